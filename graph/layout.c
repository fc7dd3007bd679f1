/* Places of the nodes, so that the first view shows something. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_NODES = 50000, /* no places above, unless asked */
    SEED = 42
};

/* Sizes by prominence: an area that grows with it. The size is a radius to Gephi; 5 to
   30, so that a label in its 12 points fits between discs. */
static void size_nodes(tri_graph *graph)
{
    const double *rank = graph->measures[TRI_MEASURE_PROMINENCE];
    double most = 0;
    for (size_t i = 0; rank != NULL && i < graph->nodes.n; i++) {
        most = rank[i] > most ? rank[i] : most;
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        /* One of a file may be missing (NaN), or below 0. */
        const double share = most > 0 && rank[i] > 0 ? rank[i] / most : 0;
        graph->nodes.items[i].size = round((5 + 25 * sqrt(share)) * 100) / 100;
    }
}

static void components_clear(tri_i_components *c)
{
    free(c->component);
    free(c->begin);
    free(c->nodes);
    free(c->local);
    free(c->edges_begin);
    free(c->ends);
}

/* Sorts nodes and edges by component (counting, so in their order). */
static void fill_components(tri_i_components *c, const igraph_t *graph, size_t n)
{
    const size_t m = (size_t)igraph_ecount(graph);
    for (size_t i = 0; i < n; i++) {
        c->begin[(size_t)c->component[i] + 1]++;
    }
    for (size_t i = 0; i < m; i++) {
        const igraph_integer_t from = IGRAPH_FROM(graph, (igraph_integer_t)i);
        c->edges_begin[(size_t)c->component[from] + 1] += 2;
    }
    for (size_t i = 0; i < c->n_components; i++) {
        c->begin[i + 1] += c->begin[i];
        c->edges_begin[i + 1] += c->edges_begin[i];
    }
    for (size_t i = 0; i < n; i++) {
        size_t *at = &c->begin[(size_t)c->component[i]];
        c->nodes[(*at)++] = (uint32_t)i;
    }
    for (size_t i = 0; i < m; i++) {
        const igraph_integer_t from = IGRAPH_FROM(graph, (igraph_integer_t)i);
        const igraph_integer_t to = IGRAPH_TO(graph, (igraph_integer_t)i);
        size_t *at = &c->edges_begin[(size_t)c->component[from]];
        c->ends[(*at)++] = from;
        c->ends[(*at)++] = to;
    }
    /* The begins have moved on to the next ones'. */
    memmove(c->begin + 1, c->begin, c->n_components * sizeof *c->begin);
    memmove(c->edges_begin + 1, c->edges_begin,
            c->n_components * sizeof *c->edges_begin);
    c->begin[0] = c->edges_begin[0] = 0;
    for (size_t i = 0; i < c->n_components; i++) {
        for (size_t j = c->begin[i]; j < c->begin[i + 1]; j++) {
            c->local[c->nodes[j]] = (igraph_integer_t)(j - c->begin[i]);
        }
    }
    for (size_t i = 0; i < 2 * m; i++) {
        c->ends[i] = c->local[c->ends[i]];
    }
}

static tri_status components_find(const igraph_t *graph, size_t n, tri_i_components *c,
                                  tri_error *error)
{
    igraph_vector_int_t membership;
    tri_status status = TRI_OK;
    c->component = malloc((n + 1) * sizeof *c->component);
    if (c->component == NULL) {
        return tri_i_fail_memory(error);
    }
    igraph_error_t code = igraph_vector_int_init(&membership, 0);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_connected_components(graph, &membership, NULL, NULL, IGRAPH_WEAK);
        if (code == IGRAPH_SUCCESS) {
            status = tri_i_order_groups(&membership, c->component, n, &c->n_components,
                                        error);
        }
        igraph_vector_int_destroy(&membership);
    }
    if (code != IGRAPH_SUCCESS) {
        return tri_i_igraph_fail(error, code, "finding components");
    }
    TRI_TRY(status);
    c->begin = calloc(c->n_components + 2, sizeof *c->begin);
    c->nodes = malloc((n + 1) * sizeof *c->nodes);
    c->local = malloc((n + 1) * sizeof *c->local);
    c->edges_begin = calloc(c->n_components + 2, sizeof *c->edges_begin);
    c->ends = malloc(((size_t)igraph_ecount(graph) * 2 + 1) * sizeof *c->ends);
    if (c->begin == NULL || c->nodes == NULL || c->local == NULL ||
        c->edges_begin == NULL || c->ends == NULL) {
        return tri_i_fail_memory(error);
    }
    fill_components(c, graph, n);
    return TRI_OK;
}

/* The middle to 0, 0; two decimals are enough for a picture. */
static void centre(tri_graph *graph)
{
    double x = 0;
    double y = 0;
    const double n = (double)graph->nodes.n;
    for (size_t i = 0; i < graph->nodes.n; i++) {
        x += graph->nodes.items[i].x / n;
        y += graph->nodes.items[i].y / n;
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        tri_node *node = &graph->nodes.items[i];
        node->x = round((node->x - x) * 100) / 100 + 0.0;
        node->y = round((node->y - y) * 100) / 100 + 0.0;
    }
}

/* Places within every component, from 0, 0 on for each. */
static tri_status place_all(tri_graph *graph, const tri_i_components *c,
                            const tri_i_room *rooms, tri_error *error)
{
    igraph_error_t code = igraph_rng_seed(igraph_rng_default(), SEED);
    for (size_t i = 0; i < graph->nodes.n; i++) {
        graph->nodes.items[i].x = graph->nodes.items[i].y = 0;
    }
    for (size_t i = 0; i < c->n_components && code == IGRAPH_SUCCESS; i++) {
        code = tri_i_place(graph, c, i, rooms);
    }
    return code == IGRAPH_SUCCESS ? TRI_OK
                                  : tri_i_igraph_fail(error, code, "laying out");
}

tri_status tri_i_layout(tri_graph *graph, tri_error *error)
{
    const size_t n = graph->nodes.n;
    const tri_graph_options *o = &graph->options;
    if (!graph->has_sizes) {
        size_nodes(graph);
    }
    if (graph->info.has_layout && !o->force_layout && !o->no_layout) {
        return TRI_OK; /* a file's */
    }
    graph->info.has_layout = false;
    if (n == 0 || o->no_layout || (n > MAX_NODES && !o->force_layout)) {
        return TRI_OK;
    }
    tri_i_projection projection = {0};
    tri_i_components c = {0};
    tri_i_room *rooms = malloc(n * sizeof *rooms);
    tri_status status = rooms == NULL
                            ? tri_i_fail_memory(error)
                            : tri_i_project(graph, false, true, &projection, error);
    if (status != TRI_OK) {
        goto done;
    }
    tri_i_find_rooms(graph, rooms);
    const tri_i_handlers handlers = tri_i_igraph_begin();
    status = components_find(&projection.graph, n, &c, error);
    if (status == TRI_OK) {
        status = place_all(graph, &c, rooms, error);
    }
    tri_i_igraph_end(handlers);
    for (size_t i = 0; i < c.n_components && status == TRI_OK; i++) {
        status = tri_i_separate(graph, c.nodes + c.begin[i],
                                c.begin[i + 1] - c.begin[i], rooms, error);
    }
    if (status == TRI_OK) {
        status = tri_i_pack(graph, &c, rooms, error);
    }
    if (status == TRI_OK) {
        centre(graph);
        graph->info.has_layout = true;
    }
done:
    tri_i_projection_clear(&projection);
    components_clear(&c);
    free(rooms);
    return status;
}
