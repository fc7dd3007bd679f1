/* An edge: the table of its attributes, from which writers, readers and `tricot diff`
   go, and how it is made of facts, of meetings, of the edges of a pair. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* What an attribute is; a count is held as uint32_t, weights and shares as double. */
typedef enum { TEXT, LIST, COUNT, WEIGHT, SHARE, TRUTH, MODALITY, BASIS } holding;

/* What becomes of an attribute where edges of a pair are made one, the first of which
   is the heaviest. Texts: "" is neither the least nor the most. */
typedef enum {
    FIRST, /* as the first has it */
    SUM,
    LEAST,
    MOST,
    SUREST,     /* as that of the highest confidence has it */
    NONE_OR_ALL /* as the first has it, "" where one has none */
} pairing;

typedef struct {
    const char *name;
    holding held;
    size_t at; /* in tri_edge */
    pairing of_pair;
    size_t only_with; /* of a bool in tri_graph_info: graphs without it have none */
} row;

#define ALWAYS SIZE_MAX
#define AT(member) offsetof(tri_edge, member)
#define WITH(member) offsetof(tri_graph_info, member)

/* In the order in which every format writes them. */
/* clang-format off */
static const row rows[] = {
    {"label",       TEXT,     AT(label),       FIRST,       ALWAYS},
    {"relation",    TEXT,     AT(relation),    FIRST,       ALWAYS},
    {"relations",   LIST,     AT(relations),   FIRST,       WITH(simple)},
    {"weight",      WEIGHT,   AT(weight),      SUM,         ALWAYS},
    {"directed",    TRUTH,    AT(directed),    FIRST,       WITH(has_undirected)},
    {"n_docs",      COUNT,    AT(n_docs),      MOST,        ALWAYS},
    {"confidence",  SHARE,    AT(confidence),  MOST,        ALWAYS},
    {"negated",     TRUTH,    AT(negated),     FIRST,       ALWAYS},
    {"modality",    MODALITY, AT(modality),    LEAST,       ALWAYS},
    {"basis",       BASIS,    AT(basis),       LEAST,       ALWAYS},
    {"attribution", LIST,     AT(attribution), NONE_OR_ALL, ALWAYS},
    {"time",        LIST,     AT(time),        FIRST,       ALWAYS},
    {"place",       LIST,     AT(place),       FIRST,       ALWAYS},
    {"first_date",  TEXT,     AT(first_date),  LEAST,       WITH(has_dates)},
    {"last_date",   TEXT,     AT(last_date),   MOST,        WITH(has_dates)},
    {"evidence",    TEXT,     AT(evidence),    SUREST,      WITH(has_text)},
    {"docs",        LIST,     AT(docs),        FIRST,       ALWAYS},
};
/* clang-format on */
enum { N_ROWS = sizeof rows / sizeof *rows };

static bool is_text(const row *one)
{
    return one->held == TEXT || one->held == LIST;
}

static void *place_in(tri_edge *edge, const row *one)
{
    return (char *)edge + one->at;
}

static const char *text_in(const tri_edge *edge, const row *one)
{
    return *(const char *const *)(const void *)((const char *)edge + one->at);
}

/* What is no text, as a number. */
static double number_in(const tri_edge *edge, const row *one)
{
    const void *at = (const char *)edge + one->at;
    switch (one->held) {
    case COUNT:
        return *(const uint32_t *)at;
    case WEIGHT:
    case SHARE:
        return *(const double *)at;
    case TRUTH:
        return *(const bool *)at;
    case MODALITY:
        return *(const tri_modality *)at;
    default:
        return *(const tri_basis *)at;
    }
}

static void put_number(tri_edge *edge, const row *one, double number)
{
    void *at = place_in(edge, one);
    switch (one->held) {
    case COUNT:
        *(uint32_t *)at = (uint32_t)fmin(number, UINT32_MAX);
        break;
    case WEIGHT:
    case SHARE:
        *(double *)at = number;
        break;
    case TRUTH:
        *(bool *)at = number > 0;
        break;
    case MODALITY:
        *(tri_modality *)at = (tri_modality)number;
        break;
    default:
        *(tri_basis *)at = (tri_basis)number;
        break;
    }
}

/* ---- The attributes by their names */

tri_i_attribute tri_i_edge_attribute(size_t which)
{
    static const tri_i_value_type types[] = {
        [TEXT] = TRI_I_STRING,     [LIST] = TRI_I_LIST,    [COUNT] = TRI_I_INT,
        [WEIGHT] = TRI_I_DOUBLE,   [SHARE] = TRI_I_DOUBLE, [TRUTH] = TRI_I_BOOL,
        [MODALITY] = TRI_I_STRING, [BASIS] = TRI_I_STRING,
    };
    if (which >= N_ROWS) {
        return (tri_i_attribute){0};
    }
    return (tri_i_attribute){rows[which].name, types[rows[which].held], (int)which};
}

bool tri_i_edges_have(const tri_graph *graph, const tri_i_attribute *attribute)
{
    const size_t flag = rows[attribute->which].only_with;
    return flag == ALWAYS ||
           *(const bool *)((const char *)tri_graph_get_info(graph) + flag);
}

tri_i_value tri_i_edge_value(const tri_edge *edge, const tri_i_attribute *attribute)
{
    const row *one = &rows[attribute->which];
    tri_i_value value = {.type = attribute->type, .string = ""};
    if (is_text(one)) {
        value.string = text_in(edge, one);
    } else if (one->held == MODALITY) {
        value.string = tri_modality_name(edge->modality);
    } else if (one->held == BASIS) {
        value.string = tri_basis_name(edge->basis);
    } else {
        value.number = number_in(edge, one);
        value.truth = one->held == TRUTH && value.number > 0;
    }
    return value;
}

const tri_i_number_kind tri_i_count_kind = {0, INT32_MAX, true};

const tri_i_number_kind *tri_i_edge_number_kind(const tri_i_attribute *attribute)
{
    static const tri_i_number_kind a_weight = {1e-30, 1e30, false};
    static const tri_i_number_kind a_share = {0, 1, false};
    switch (rows[attribute->which].held) {
    case COUNT:
        return &tri_i_count_kind;
    case WEIGHT:
        return &a_weight;
    case SHARE:
        return &a_share;
    default:
        return NULL;
    }
}

void tri_i_set_edge_number(tri_edge *edge, const tri_i_attribute *attribute,
                           double number)
{
    put_number(edge, &rows[attribute->which], number);
}

void tri_i_set_edge_text(tri_edge *edge, const tri_i_attribute *attribute,
                         const char *text)
{
    const row *one = &rows[attribute->which];
    if (is_text(one)) {
        *(const char **)place_in(edge, one) = text;
    } else if (one->held == TRUTH) {
        const bool is_true = strcmp(text, "true") == 0;
        if (is_true || strcmp(text, "false") == 0) {
            put_number(edge, one, is_true ? 1 : 0);
        }
    }
    for (int i = 0; one->held == MODALITY && i < TRI_MODALITY_COUNT; i++) {
        if (strcmp(text, tri_modality_name((tri_modality)i)) == 0) {
            put_number(edge, one, i);
        }
    }
    for (int i = 0; one->held == BASIS && i < TRI_BASIS_COUNT; i++) {
        if (strcmp(text, tri_basis_name((tri_basis)i)) == 0) {
            put_number(edge, one, i);
        }
    }
}

tri_edge tri_i_new_edge(void)
{
    tri_edge edge = {0};
    for (size_t i = 0; i < N_ROWS; i++) {
        if (is_text(&rows[i])) {
            *(const char **)place_in(&edge, &rows[i]) = "";
        }
    }
    return edge;
}

/* ---- Of the edges of a pair */

/* Whether an attribute of another edge is less, or more, as LEAST or MOST asks. */
static bool is_beyond(const row *one, const tri_edge *edge, const tri_edge *other)
{
    if (!is_text(one)) {
        const double more = number_in(other, one) - number_in(edge, one);
        return one->of_pair == LEAST ? more < 0 : more > 0;
    }
    const char *a = text_in(edge, one);
    const char *b = text_in(other, one);
    if (a[0] == '\0' || b[0] == '\0') {
        return b[0] != '\0';
    }
    return one->of_pair == LEAST ? strcmp(b, a) < 0 : strcmp(b, a) > 0;
}

void tri_i_join_edge(tri_edge *edge, const tri_edge *other)
{
    const bool is_surer = other->confidence > edge->confidence;
    for (size_t i = 0; i < N_ROWS; i++) {
        const row *one = &rows[i];
        bool takes = false;
        switch (one->of_pair) {
        case FIRST:
            break;
        case SUM:
            put_number(edge, one, number_in(edge, one) + number_in(other, one));
            break;
        case LEAST:
        case MOST:
            takes = is_beyond(one, edge, other);
            break;
        case SUREST:
            takes = is_surer;
            break;
        case NONE_OR_ALL:
            takes = text_in(other, one)[0] == '\0';
            break;
        }
        if (takes && is_text(one)) {
            *(const char **)place_in(edge, one) = text_in(other, one);
        } else if (takes) {
            put_number(edge, one, number_in(other, one));
        }
    }
}

/* ---- Of facts */

/* Scratch of one edge after the other. */
struct tri_i_edge_maker {
    tri_i_values wordings, attributions, times, places, docs;
    tri_i_text text;
};

tri_i_edge_maker *tri_i_edge_maker_new(void)
{
    return calloc(1, sizeof(tri_i_edge_maker));
}

void tri_i_edge_maker_free(tri_i_edge_maker *m)
{
    if (m != NULL) {
        free(m->wordings.items);
        free(m->attributions.items);
        free(m->times.items);
        free(m->places.items);
        free(m->docs.items);
        tri_i_text_clear(&m->text);
        free(m);
    }
}

static const char *record_label(const tri_graph *graph, uint32_t record)
{
    /* The record may have no node of its own in this graph. */
    const tri_i_record *set = &graph->records.items[record];
    return set->node < graph->nodes.n ? graph->nodes.items[set->node].label
                                      : tri_i_string(graph, set->name);
}

/* Gathers one fact's details; says whether someone is named or hinted at as saying it.
 */
static bool gather(tri_graph *graph, tri_i_edge_maker *m, const tri_i_fact *fact,
                   bool *attributed)
{
    *attributed = false;
    for (uint32_t i = 0; i < fact->n_details; i++) {
        const tri_i_detail *detail = &graph->details.items[fact->details + i];
        bool kept = true;
        switch ((tri_i_detail_kind)detail->kind) {
        case TRI_I_DETAIL_TIME:
            kept = tri_i_add_value(&m->times, tri_i_string(graph, detail->index));
            break;
        case TRI_I_DETAIL_PLACE:
            kept = tri_i_add_value(
                &m->places, record_label(graph, tri_i_root(graph, detail->index)));
            break;
        case TRI_I_DETAIL_ATTRIBUTION:
            *attributed = true;
            kept =
                tri_i_add_value(&m->attributions,
                                record_label(graph, tri_i_root(graph, detail->index)));
            break;
        case TRI_I_DETAIL_UNKNOWN:
            *attributed = true;
            break;
        }
        if (!kept) {
            return false;
        }
    }
    return true;
}

/* Lets the date of a document, "" where it has none, into those that an edge spans. */
static void add_date(tri_edge *edge, const char *date)
{
    if (date[0] == '\0') {
        return;
    }
    if (edge->first_date[0] == '\0' || strcmp(date, edge->first_date) < 0) {
        edge->first_date = date;
    }
    if (strcmp(date, edge->last_date) > 0) {
        edge->last_date = date;
    }
}

/* Adds up what the facts say one by one, and gathers the rest. False where memory is
   out. */
static bool add_facts(tri_graph *graph, tri_i_edge_maker *m, const tri_i_fact_key *keys,
                      size_t n, tri_edge *edge, bool *all_attributed)
{
    uint32_t last_doc = TRI_NONE;
    *all_attributed = true;
    for (size_t i = 0; i < n; i++) {
        const tri_i_fact *fact = &graph->facts.items[keys[i].fact];
        bool attributed = false;
        edge->modality =
            fact->modality < edge->modality ? fact->modality : edge->modality;
        edge->basis = fact->basis < edge->basis ? fact->basis : edge->basis;
        if (fact->doc != last_doc) {
            const tri_i_doc *doc = &graph->docs.items[fact->doc];
            last_doc = fact->doc;
            edge->n_docs++;
            add_date(edge, tri_i_string(graph, doc->date));
            if (m->docs.n < TRI_EDGE_DOCS_LIMIT &&
                !tri_i_add_value(&m->docs, tri_i_string(graph, doc->id))) {
                return false;
            }
        }
        if (!gather(graph, m, fact, &attributed)) {
            return false;
        }
        *all_attributed = *all_attributed && attributed;
    }
    return true;
}

/* "not " before a relation that is denied; NULL where memory is out. */
static const char *kind_of(tri_graph *graph, tri_i_edge_maker *m, const tri_edge *edge)
{
    if (!edge->negated) {
        return edge->relation;
    }
    m->text.n = 0;
    tri_i_text_string(&m->text, "not ");
    tri_i_text_string(&m->text, edge->relation);
    const uint32_t kind =
        m->text.failed ? TRI_NONE : tri_i_intern(graph, m->text.bytes, m->text.n);
    return kind == TRI_NONE ? NULL : tri_i_string(graph, kind);
}

tri_status tri_i_add_edge_of_facts(tri_graph *graph, tri_i_edge_maker *m,
                                   const tri_i_fact_key *keys, size_t n,
                                   tri_error *error)
{
    const tri_i_fact *facts = graph->facts.items;
    const tri_i_fact *best = &facts[keys[0].fact];
    tri_edge edge = tri_i_new_edge();
    bool all_attributed = true;
    edge.source = keys[0].source;
    edge.target = keys[0].target;
    edge.relation = tri_i_string(graph, best->label);
    edge.weight = (double)n;
    edge.modality = TRI_MODALITY_REQUESTED;
    edge.basis = TRI_BASIS_INFERRED;
    edge.negated = best->negated;
    edge.directed = true;
    m->wordings.n = m->attributions.n = m->times.n = m->places.n = m->docs.n = 0;
    if (!add_facts(graph, m, keys, n, &edge, &all_attributed)) {
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < n; i++) {
        const tri_i_fact *fact = &facts[keys[i].fact];
        best = fact->confidence > best->confidence ? fact : best;
        if (fact->modality == edge.modality &&
            !tri_i_add_value(&m->wordings, tri_i_string(graph, fact->wording))) {
            return tri_i_fail_memory(error);
        }
    }
    tri_i_count_values(&m->wordings);
    edge.label = m->wordings.items[0].text;
    edge.confidence = best->confidence / 1000.0;
    edge.evidence = best->evidence;
    edge.attribution =
        all_attributed ? tri_i_join_values(graph, &m->text, &m->attributions) : "";
    edge.time = tri_i_join_values(graph, &m->text, &m->times);
    edge.place = tri_i_join_values(graph, &m->text, &m->places);
    edge.docs = tri_i_join_values(graph, &m->text, &m->docs);
    edge.kind = kind_of(graph, m, &edge);
    if (edge.attribution == NULL || edge.time == NULL || edge.place == NULL ||
        edge.docs == NULL || edge.kind == NULL) {
        return tri_i_fail_memory(error);
    }
    edge.id =
        tri_arena_printf(&graph->arena, "%s|%s|%s", graph->nodes.items[edge.source].id,
                         edge.kind, graph->nodes.items[edge.target].id);
    if (edge.id == NULL || !TRI_I_PUSH(&graph->edges, edge)) {
        return tri_i_fail_memory(error);
    }
    return TRI_OK;
}

/* ---- Of meetings */

tri_status tri_i_add_edge_of_meetings(tri_graph *graph, tri_i_edge_maker *m,
                                      const tri_i_meeting *meetings, size_t n,
                                      tri_error *error)
{
    const tri_node *nodes = graph->nodes.items;
    tri_edge edge = tri_i_new_edge();
    edge.source = meetings[0].a;
    edge.target = meetings[0].b;
    edge.relation = edge.kind = edge.label = TRI_I_MEETING;
    edge.weight = (double)n;
    edge.confidence = 1;
    edge.modality = TRI_MODALITY_ASSERTED;
    edge.basis = TRI_BASIS_STATED;
    m->text.n = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && meetings[i].doc == meetings[i - 1].doc) {
            continue;
        }
        const tri_i_doc *doc = &graph->docs.items[meetings[i].doc];
        if (edge.n_docs++ < TRI_EDGE_DOCS_LIMIT) {
            tri_i_text_list(&m->text, tri_i_string(graph, doc->id));
        }
        add_date(&edge, tri_i_string(graph, doc->date));
    }
    /* No id of a relation has a tilde: ids of nodes and "|" have none. */
    edge.id = tri_arena_printf(&graph->arena, "%s~%s~%s", nodes[edge.source].id,
                               TRI_I_MEETING, nodes[edge.target].id);
    edge.docs =
        m->text.failed ? NULL : tri_arena_copy(&graph->arena, m->text.bytes, m->text.n);
    if (edge.id == NULL || edge.docs == NULL || !TRI_I_PUSH(&graph->edges, edge)) {
        return tri_i_fail_memory(error);
    }
    return TRI_OK;
}
