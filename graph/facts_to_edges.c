/* Sorts the facts that say one thing to each other, and has an edge made of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

static int compare_keys(const void *a, const void *b)
{
    const tri_i_fact_key *x = a;
    const tri_i_fact_key *y = b;
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

tri_status tri_i_facts_to_edges(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_i_edge_maker *maker = tri_i_edge_maker_new();
    uint32_t *ranks = rank_labels(graph);
    tri_i_fact_key *keys = malloc((graph->facts.n + 1) * sizeof *keys);
    if (maker == NULL || ranks == NULL || keys == NULL) {
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
        if (fact->is_class && graph->options.nodes != TRI_NODES_ALL) {
            continue; /* the source's description says it */
        }
        keys[n++] = (tri_i_fact_key){
            source, target, ranks[fact->label] * 2 + fact->negated, (uint32_t)i};
    }
    free(ranks);
    ranks = NULL;
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t begin = 0, end = 0; begin < n && status == TRI_OK; begin = end) {
        while (end < n && keys[end].source == keys[begin].source &&
               keys[end].target == keys[begin].target &&
               keys[end].kind == keys[begin].kind) {
            graph->facts.items[keys[end++].fact].edge = (uint32_t)graph->edges.n;
        }
        status =
            tri_i_add_edge_of_facts(graph, maker, keys + begin, end - begin, error);
    }
done:
    free(ranks);
    free(keys);
    tri_i_edge_maker_free(maker);
    return status;
}
