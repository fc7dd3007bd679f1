/* An edge: the table of its attributes, from which writers, readers, pairs and `tricot
   diff` go, and how it is made of facts and of meetings. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/edge.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
#define ALWAYS SIZE_MAX
#define WITH(member) offsetof(tri_graph_info, member)
#define ROW(name, held, of_pair, only_with) \
    {#name, TRI_I_HELD_##held, offsetof(tri_edge, name), TRI_I_PAIR_##of_pair, only_with}

/* (the name, also in tri_edge; what it is; what becomes of it in a pair; which graphs
   have it) */
const tri_i_edge_row tri_i_edge_rows[] = {
    ROW(label,       TEXT,     FIRST,       ALWAYS),
    ROW(relation,    TEXT,     FIRST,       ALWAYS),
    ROW(relations,   LIST,     FIRST,       WITH(simple)),
    ROW(property,    TEXT,     SUREST,      WITH(has_properties)),
    ROW(weight,      WEIGHT,   SUM,         ALWAYS),
    ROW(directed,    TRUTH,    FIRST,       WITH(has_undirected)),
    ROW(n_docs,      COUNT,    MOST,        ALWAYS),
    ROW(confidence,  SHARE,    MOST,        ALWAYS),
    ROW(identity,    SHARE,    MOST,        WITH(has_doubts)),
    ROW(negated,     TRUTH,    FIRST,       ALWAYS),
    ROW(modality,    MODALITY, LEAST,       ALWAYS),
    ROW(basis,       BASIS,    LEAST,       ALWAYS),
    ROW(attribution, LIST,     NONE_OR_ALL, ALWAYS),
    ROW(time,        LIST,     FIRST,       ALWAYS),
    ROW(place,       LIST,     FIRST,       ALWAYS),
    ROW(first_date,  TEXT,     LEAST,       WITH(has_dates)),
    ROW(last_date,   TEXT,     MOST,        WITH(has_dates)),
    ROW(evidence,    TEXT,     SUREST,      WITH(has_text)),
    ROW(docs,        LIST,     FIRST,       ALWAYS),
    {0},
};
/* clang-format on */

tri_edge tri_i_new_edge(void)
{
    tri_edge edge = {.identity = 1};
    for (const tri_i_edge_row *row = tri_i_edge_rows; row->name != NULL; row++) {
        if (tri_i_edge_row_is_text(row)) {
            *(const char **)(void *)((char *)&edge + row->at) = "";
        }
    }
    return edge;
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
    const tri_i_fact *typed = NULL; /* the most confident with a property */
    for (size_t i = 0; i < n; i++) {
        const tri_i_fact *fact = &facts[keys[i].fact];
        typed = fact->property != TRI_NONE &&
                        (typed == NULL || fact->confidence > typed->confidence)
                    ? fact
                    : typed;
        best = fact->confidence > best->confidence ? fact : best;
        edge.identity = i == 0 || fact->identity / 1000.0 > edge.identity
                            ? fact->identity / 1000.0
                            : edge.identity;
        if (fact->modality == edge.modality &&
            !tri_i_add_value(&m->wordings, tri_i_string(graph, fact->wording))) {
            return tri_i_fail_memory(error);
        }
    }
    tri_i_count_values(&m->wordings);
    edge.label = m->wordings.items[0].text;
    edge.property = typed == NULL ? "" : tri_i_string(graph, typed->property);
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
