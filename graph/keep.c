/* Keeps some nodes and edges of a graph, and makes one edge of those of a pair. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

tri_status tri_i_keep(tri_graph *graph, const bool *keep_nodes, const bool *keep_edges,
                      tri_error *error)
{
    const size_t n_edges = graph->edges.n;
    uint32_t *node_at = malloc((graph->nodes.n + 1) * sizeof *node_at);
    uint32_t *edge_at = malloc((n_edges + 1) * sizeof *edge_at);
    if (node_at == NULL || edge_at == NULL) {
        free(node_at);
        free(edge_at);
        return tri_i_fail_memory(error);
    }
    size_t n = 0;
    for (size_t i = 0; i < graph->nodes.n; i++) {
        node_at[i] = TRI_NONE;
        if (keep_nodes == NULL || keep_nodes[i]) {
            node_at[i] = (uint32_t)n;
            graph->nodes.items[n] = graph->nodes.items[i];
            for (unsigned m = 0; m < TRI_MEASURE_COUNT; m++) {
                if (graph->measures[m] != NULL) {
                    graph->measures[m][n] = graph->measures[m][i];
                }
            }
            n++;
        }
    }
    graph->info.n_filtered_nodes += graph->nodes.n - n;
    graph->nodes.n = n;
    n = 0;
    for (size_t i = 0; i < n_edges; i++) {
        tri_edge edge = graph->edges.items[i];
        edge_at[i] = TRI_NONE;
        edge.source = node_at[edge.source];
        edge.target = node_at[edge.target];
        if (edge.source != TRI_NONE && edge.target != TRI_NONE &&
            (keep_edges == NULL || keep_edges[i])) {
            edge_at[i] = (uint32_t)n;
            graph->edges.items[n++] = edge;
        }
    }
    graph->info.n_filtered_edges += n_edges - n;
    graph->edges.n = n;
    for (size_t i = 0; i < graph->facts.n; i++) {
        tri_i_fact *fact = &graph->facts.items[i];
        fact->edge = fact->edge < n_edges ? edge_at[fact->edge] : TRI_NONE;
    }
    free(node_at);
    free(edge_at);
    return TRI_OK;
}

/* An edge in the order in which a pair's edges are read: affirmed before negated, then
   the heaviest first. */
typedef struct {
    uint32_t source, target, edge;
    double weight;
    bool directed;
    bool negated;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a;
    const entry *y = b;
    if (x->source != y->source) {
        return x->source < y->source ? -1 : 1;
    }
    if (x->target != y->target) {
        return x->target < y->target ? -1 : 1;
    }
    if (x->directed != y->directed) {
        return x->directed ? -1 : 1;
    }
    if (x->negated != y->negated) {
        return x->negated ? 1 : -1;
    }
    if (x->weight < y->weight || x->weight > y->weight) {
        return x->weight > y->weight ? -1 : 1;
    }
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* One edge of a pair's. A denial never makes an affirmed edge heavier: negated edges
   count only where there are no others, and are named among the relations. */
static tri_status join_pair(tri_graph *graph, const entry *entries, size_t n,
                            tri_edge *out, tri_error *error)
{
    tri_edge edge = graph->edges.items[entries[0].edge];
    tri_i_text labels = {0};
    tri_i_text relations = {0};
    for (size_t i = 0; i < n; i++) {
        const tri_edge *one = &graph->edges.items[entries[i].edge];
        tri_i_text_list(&relations, one->kind);
        if (entries[i].negated != entries[0].negated) {
            continue;
        }
        if (i < 3) {
            if (i > 0) {
                tri_i_text_string(&labels, ", ");
            }
            tri_i_text_string(&labels, one->label);
        }
        if (i > 0) {
            tri_i_join_edge(&edge, one);
        }
    }
    if (!labels.failed && !relations.failed) {
        edge.label = tri_arena_copy(&graph->arena, labels.bytes, labels.n);
        edge.relations = tri_arena_copy(&graph->arena, relations.bytes, relations.n);
    }
    const bool failed = labels.failed || relations.failed || edge.label == NULL ||
                        edge.relations == NULL;
    tri_i_text_clear(&labels);
    tri_i_text_clear(&relations);
    edge.id =
        tri_arena_printf(&graph->arena, "%s%s%s", graph->nodes.items[edge.source].id,
                         edge.directed ? "|" : "~", graph->nodes.items[edge.target].id);
    if (failed || edge.id == NULL) {
        return tri_i_fail_memory(error);
    }
    *out = edge;
    return TRI_OK;
}

tri_status tri_i_simplify(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    const size_t n = graph->edges.n;
    entry *entries = malloc((n + 1) * sizeof *entries);
    tri_edge *edges = malloc((n + 1) * sizeof *edges);
    uint32_t *edge_at = malloc((n + 1) * sizeof *edge_at);
    size_t kept = 0;
    if (entries == NULL || edges == NULL || edge_at == NULL) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    for (size_t i = 0; i < n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        entries[i] = (entry){edge->source, edge->target,   (uint32_t)i,
                             edge->weight, edge->directed, edge->negated};
    }
    qsort(entries, n, sizeof *entries, compare_entries);
    for (size_t begin = 0, end = 0; begin < n && status == TRI_OK; begin = end) {
        while (end < n && entries[end].source == entries[begin].source &&
               entries[end].target == entries[begin].target &&
               entries[end].directed == entries[begin].directed) {
            edge_at[entries[end++].edge] = (uint32_t)kept;
        }
        status = join_pair(graph, entries + begin, end - begin, &edges[kept++], error);
    }
    if (status != TRI_OK) {
        goto done;
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        tri_i_fact *fact = &graph->facts.items[i];
        fact->edge = fact->edge < n ? edge_at[fact->edge] : TRI_NONE;
    }
    if (kept > 0) {
        memcpy(graph->edges.items, edges, kept * sizeof *edges);
    }
    graph->edges.n = kept;
    graph->info.simple = true;
done:
    free(entries);
    free(edges);
    free(edge_at);
    return status;
}
