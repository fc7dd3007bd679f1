/* Merges the facts that say one thing into one edge. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

/* What facts are sorted by. */
typedef struct {
    uint32_t source, target; /* nodes */
    uint32_t kind;           /* rank of the label, twice; plus 1 when negated */
    uint32_t fact;
} key;

static int compare_keys(const void *a, const void *b)
{
    const key *x = a;
    const key *y = b;
    if (x->source != y->source) {
        return x->source < y->source ? -1 : 1;
    }
    if (x->target != y->target) {
        return x->target < y->target ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    return x->fact < y->fact ? -1 : x->fact > y->fact;
}

typedef struct {
    const char *text;
    uint32_t string;
} ranked;

static int compare_ranked(const void *a, const void *b)
{
    return strcmp(((const ranked *)a)->text, ((const ranked *)b)->text);
}

/* The place of every label among all labels: (n_strings), freed by the caller. */
static uint32_t *rank_labels(const tri_graph *graph)
{
    uint32_t *ranks = calloc(graph->strings.n + 1, sizeof *ranks);
    ranked *labels = NULL;
    size_t n = 0;
    if (ranks == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        uint32_t *rank = &ranks[graph->facts.items[i].label];
        n += *rank == 0 ? 1 : 0;
        *rank = 1;
    }
    labels = malloc((n + 1) * sizeof *labels);
    if (labels == NULL) {
        free(ranks);
        return NULL;
    }
    n = 0;
    for (size_t i = 0; i < graph->strings.n; i++) {
        if (ranks[i] != 0) {
            labels[n++] = (ranked){graph->strings.items[i], (uint32_t)i};
        }
    }
    qsort(labels, n, sizeof *labels, compare_ranked);
    for (size_t i = 0; i < n; i++) {
        ranks[labels[i].string] = (uint32_t)i;
    }
    free(labels);
    return ranks;
}

/* Distinct values of an edge with how often they occur. */
typedef struct {
    const char *text;
    uint32_t count;
    uint32_t first; /* order of the first occurrence */
} value;

typedef TRI_I_ARRAY(value) values;

static bool add_value(values *list, const char *text)
{
    const value fresh = {text, 1, (uint32_t)list->n};
    return TRI_I_PUSH(list, fresh);
}

static int compare_texts(const void *a, const void *b)
{
    const value *x = a;
    const value *y = b;
    const int order = strcmp(x->text, y->text);
    if (order != 0) {
        return order;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

static int compare_values(const void *a, const void *b)
{
    const value *x = a;
    const value *y = b;
    if (x->count != y->count) {
        return x->count > y->count ? -1 : 1;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Makes equal values one, and puts the most frequent first. */
static void count_values(values *list)
{
    size_t n = 0;
    if (list->n < 2) {
        return;
    }
    qsort(list->items, list->n, sizeof *list->items, compare_texts);
    for (size_t i = 0; i < list->n; i++) {
        if (n > 0 && strcmp(list->items[n - 1].text, list->items[i].text) == 0) {
            list->items[n - 1].count++;
        } else {
            list->items[n++] = list->items[i];
        }
    }
    list->n = n;
    qsort(list->items, n, sizeof *list->items, compare_values);
}

/* Scratch of one edge after the other. */
typedef struct {
    values wordings, attributions, times, places, docs;
    tri_i_text text;
} scratch;

/* The values joined, most frequent first. NULL: no memory. */
static const char *join_values(tri_graph *graph, scratch *s, values *list)
{
    if (list->n == 0) {
        return "";
    }
    count_values(list);
    s->text.n = 0;
    for (size_t i = 0; i < list->n; i++) {
        tri_i_text_list(&s->text, list->items[i].text);
    }
    const uint32_t string =
        s->text.failed ? TRI_NONE : tri_i_intern(graph, s->text.bytes, s->text.n);
    return string == TRI_NONE ? NULL : tri_i_string(graph, string);
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
static bool gather(tri_graph *graph, scratch *s, const tri_i_fact *fact,
                   bool *attributed)
{
    *attributed = false;
    for (uint32_t i = 0; i < fact->n_details; i++) {
        const tri_i_detail *detail = &graph->details.items[fact->details + i];
        bool kept = true;
        switch ((tri_i_detail_kind)detail->kind) {
        case TRI_I_DETAIL_TIME:
            kept = add_value(&s->times, tri_i_string(graph, detail->index));
            break;
        case TRI_I_DETAIL_PLACE:
            kept = add_value(&s->places,
                             record_label(graph, tri_i_root(graph, detail->index)));
            break;
        case TRI_I_DETAIL_ATTRIBUTION:
            *attributed = true;
            kept = add_value(&s->attributions,
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

/* One edge of the facts of keys[0] to keys[n - 1]. */
static tri_status add_edge(tri_graph *graph, scratch *s, const key *keys, size_t n,
                           tri_error *error)
{
    tri_i_fact *facts = graph->facts.items;
    const tri_i_fact *best = &facts[keys[0].fact];
    tri_edge edge = {.source = keys[0].source,
                     .target = keys[0].target,
                     .relation = tri_i_string(graph, best->label),
                     .relations = "",
                     .first_date = "",
                     .last_date = "",
                     .weight = (double)n,
                     .modality = TRI_MODALITY_REQUESTED,
                     .basis = TRI_BASIS_INFERRED,
                     .negated = best->negated,
                     .directed = true};
    bool all_attributed = true;
    uint32_t last_doc = TRI_NONE;
    s->wordings.n = s->attributions.n = s->times.n = s->places.n = s->docs.n = 0;
    for (size_t i = 0; i < n; i++) {
        tri_i_fact *fact = &facts[keys[i].fact];
        fact->edge = (uint32_t)graph->edges.n;
        best = fact->confidence > best->confidence ? fact : best;
        edge.modality = fact->modality < edge.modality ? fact->modality : edge.modality;
        edge.basis = fact->basis < edge.basis ? fact->basis : edge.basis;
        if (fact->doc != last_doc) {
            const tri_i_doc *doc = &graph->docs.items[fact->doc];
            last_doc = fact->doc;
            edge.n_docs++;
            tri_i_add_date(&edge, tri_i_string(graph, doc->date));
            if (s->docs.n < TRI_EDGE_DOCS_LIMIT &&
                !add_value(&s->docs, tri_i_string(graph, doc->id))) {
                return tri_i_fail_memory(error);
            }
        }
        bool attributed = false;
        if (!gather(graph, s, fact, &attributed)) {
            return tri_i_fail_memory(error);
        }
        all_attributed = all_attributed && attributed;
    }
    for (size_t i = 0; i < n; i++) {
        const tri_i_fact *fact = &facts[keys[i].fact];
        if (fact->modality == edge.modality &&
            !add_value(&s->wordings, tri_i_string(graph, fact->wording))) {
            return tri_i_fail_memory(error);
        }
    }
    count_values(&s->wordings);
    edge.label = s->wordings.items[0].text;
    edge.confidence = best->confidence / 1000.0;
    edge.evidence = best->evidence;
    edge.attribution = all_attributed ? join_values(graph, s, &s->attributions) : "";
    edge.time = join_values(graph, s, &s->times);
    edge.place = join_values(graph, s, &s->places);
    edge.docs = join_values(graph, s, &s->docs);
    edge.kind = edge.relation;
    if (edge.negated) {
        s->text.n = 0;
        tri_i_text_string(&s->text, "not ");
        tri_i_text_string(&s->text, edge.relation);
        const uint32_t kind =
            s->text.failed ? TRI_NONE : tri_i_intern(graph, s->text.bytes, s->text.n);
        edge.kind = kind == TRI_NONE ? NULL : tri_i_string(graph, kind);
    }
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

tri_status tri_i_facts_to_edges(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    scratch s = {0};
    uint32_t *ranks = rank_labels(graph);
    key *keys = malloc((graph->facts.n + 1) * sizeof *keys);
    if (ranks == NULL || keys == NULL) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    size_t n = 0;
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        const uint32_t source = graph->records.items[fact->source].node;
        const uint32_t target = graph->records.items[fact->target].node;
        if (source == TRI_NONE || target == TRI_NONE) {
            graph->info.n_left_out_edges++;
            continue;
        }
        keys[n++] =
            (key){source, target, ranks[fact->label] * 2 + fact->negated, (uint32_t)i};
    }
    free(ranks);
    ranks = NULL;
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t begin = 0, end = 0; begin < n && status == TRI_OK; begin = end) {
        while (end < n && keys[end].source == keys[begin].source &&
               keys[end].target == keys[begin].target &&
               keys[end].kind == keys[begin].kind) {
            end++;
        }
        status = add_edge(graph, &s, keys + begin, end - begin, error);
    }
done:
    free(ranks);
    free(keys);
    free(s.wordings.items);
    free(s.attributions.items);
    free(s.times.items);
    free(s.places.items);
    free(s.docs.items);
    tri_i_text_clear(&s.text);
    return status;
}
