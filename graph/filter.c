/* Filters: which part of a graph is wanted. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_i.h"

#include <stdlib.h>
#include <string.h>

/* Types, negation, weight, dates. */
static tri_status filter_attributes(tri_graph *graph, tri_error *error)
{
    const tri_graph_options *o = &graph->options;
    bool *nodes = calloc(graph->nodes.n + 1, sizeof *nodes);
    bool *edges = calloc(graph->edges.n + 1, sizeof *edges);
    tri_status status = TRI_OK;
    if (nodes == NULL || edges == NULL) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        nodes[i] = o->types == 0 || (o->types >> graph->nodes.items[i].type & 1) != 0;
    }
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        const bool dated = edge->first_date[0] != '\0';
        /* A prefix is a date of its own: 2022 lasts to its end. */
        edges[i] =
            !(o->no_negated && edge->negated) && edge->weight >= o->min_weight &&
            (o->since == NULL || (dated && strcmp(edge->last_date, o->since) >= 0)) &&
            (o->until == NULL ||
             (dated && strncmp(edge->first_date, o->until, strlen(o->until)) <= 0));
        if (graph->from_file && edge->confidence < o->min_confidence) {
            edges[i] = false;
        }
    }
    status = tri_i_keep(graph, nodes, edges, error);
done:
    free(nodes);
    free(edges);
    return status;
}

/* Whether a list joined by "|" holds a name under a key. */
static bool list_has(const char *list, const char *key)
{
    bool found = false;
    char *copy = strdup(list);
    for (char *at = copy; copy != NULL && !found && *at != '\0';) {
        char *end = at + strcspn(at, "|");
        const bool last = *end == '\0';
        *end = '\0';
        char *one = tri_i_name_key(at);
        found = one != NULL && strcmp(one, key) == 0;
        free(one);
        at = last ? end : end + 1;
    }
    free(copy);
    return found;
}

/* The node that a person means: by id, then by label, then by alias; of several the
   most mentioned. */
static tri_status find_node(const tri_graph *graph, const char *name, size_t *node,
                            tri_error *error)
{
    char *key = tri_i_name_key(name);
    if (key == NULL) {
        return tri_i_fail_memory(error);
    }
    size_t best = SIZE_MAX;
    int best_rank = 3;
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const tri_node *one = &graph->nodes.items[i];
        int rank = strcmp(one->id, name) == 0 ? 0 : 3;
        if (rank > 0) {
            char *label = tri_i_name_key(one->label);
            rank = label != NULL && strcmp(label, key) == 0 ? 1
                   : list_has(one->aliases, key)            ? 2
                                                            : 3;
            free(label);
        }
        if (rank < best_rank || (rank == best_rank && rank < 3 &&
                                 one->mentions > graph->nodes.items[best].mentions)) {
            best = i;
            best_rank = rank;
        }
    }
    free(key);
    if (best == SIZE_MAX) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0, "no node is called \"%s\"", name);
    }
    *node = best;
    return TRI_OK;
}

/* Steps from a node along edges of any direction: (n_nodes), TRI_NONE: not reached. */
static uint32_t *steps_from(const tri_graph *graph, size_t node)
{
    const size_t n = graph->nodes.n;
    uint32_t *steps = malloc((n + 1) * sizeof *steps);
    if (steps == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        steps[i] = TRI_NONE;
    }
    steps[node] = 0;
    /* Rounds over all edges: a filter runs once, and the steps are few. */
    bool grew = true;
    for (uint32_t round = 0; grew; round++) {
        grew = false;
        for (size_t i = 0; i < graph->edges.n; i++) {
            const tri_edge *edge = &graph->edges.items[i];
            if (steps[edge->source] == round && steps[edge->target] > round + 1) {
                steps[edge->target] = round + 1;
                grew = true;
            }
            if (steps[edge->target] == round && steps[edge->source] > round + 1) {
                steps[edge->source] = round + 1;
                grew = true;
            }
        }
    }
    return steps;
}

static tri_status filter_ego(tri_graph *graph, tri_error *error)
{
    const uint32_t radius = graph->options.radius == 0 ? 1 : graph->options.radius;
    size_t node = 0;
    TRI_TRY(find_node(graph, graph->options.ego, &node, error));
    bool *keep = calloc(graph->nodes.n + 1, sizeof(bool));
    uint32_t *steps = steps_from(graph, node);
    tri_status status = TRI_OK;
    if (keep == NULL || steps == NULL) {
        status = tri_i_fail_memory(error);
    } else {
        for (size_t i = 0; i < graph->nodes.n; i++) {
            keep[i] = steps[i] <= radius;
        }
        status = tri_i_keep(graph, keep, NULL, error);
    }
    free(keep);
    free(steps);
    return status;
}

static tri_status filter_between(tri_graph *graph, tri_error *error)
{
    size_t from = 0;
    size_t to = 0;
    TRI_TRY(find_node(graph, graph->options.between[0], &from, error));
    TRI_TRY(find_node(graph, graph->options.between[1], &to, error));
    bool *keep = calloc(graph->nodes.n + 1, sizeof(bool));
    bool *keep_edges = calloc(graph->edges.n + 1, sizeof *keep_edges);
    uint32_t *a = steps_from(graph, from);
    uint32_t *b = steps_from(graph, to);
    tri_status status = TRI_OK;
    if (keep == NULL || keep_edges == NULL || a == NULL || b == NULL) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    const uint32_t length = a[to];
    for (size_t i = 0; i < graph->nodes.n; i++) {
        keep[i] = i == from || i == to ||
                  (length != TRI_NONE && a[i] != TRI_NONE && b[i] != TRI_NONE &&
                   a[i] + b[i] == length);
    }
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        keep_edges[i] = keep[edge->source] && keep[edge->target] &&
                        length != TRI_NONE && a[edge->source] != a[edge->target];
    }
    status = tri_i_keep(graph, keep, keep_edges, error);
done:
    free(keep);
    free(keep_edges);
    free(a);
    free(b);
    return status;
}

/* Nodes whose number by an igraph call (component, coreness) is wanted. */
static tri_status filter_structure(tri_graph *graph, bool component, tri_error *error)
{
    tri_i_projection projection = {0};
    igraph_vector_int_t numbers;
    size_t n_groups = 0;
    tri_status status = tri_i_project(graph, false, true, &projection, error);
    bool *keep = calloc(graph->nodes.n + 1, sizeof(bool));
    double *groups = malloc((graph->nodes.n + 1) * sizeof *groups);
    if (status == TRI_OK && (keep == NULL || groups == NULL)) {
        status = tri_i_fail_memory(error);
    }
    if (status != TRI_OK) {
        goto done;
    }
    const tri_i_handlers handlers = tri_i_igraph_begin();
    igraph_error_t code = igraph_vector_int_init(&numbers, 0);
    if (code == IGRAPH_SUCCESS) {
        code = component ? igraph_connected_components(&projection.graph, &numbers,
                                                       NULL, NULL, IGRAPH_WEAK)
                         : igraph_coreness(&projection.graph, &numbers, IGRAPH_ALL);
        if (code == IGRAPH_SUCCESS && component) {
            status =
                tri_i_order_groups(&numbers, groups, graph->nodes.n, &n_groups, error);
        }
        for (size_t i = 0; i < graph->nodes.n && code == IGRAPH_SUCCESS; i++) {
            keep[i] = component ? groups[i] < 0.5
                                : VECTOR(numbers)[i] >=
                                      (igraph_integer_t)graph->options.k_core;
        }
        igraph_vector_int_destroy(&numbers);
    }
    tri_i_igraph_end(handlers);
    if (code != IGRAPH_SUCCESS) {
        status = tri_i_igraph_fail(error, code, "filtering");
    }
    if (status == TRI_OK) {
        status = tri_i_keep(graph, keep, NULL, error);
    }
done:
    tri_i_projection_clear(&projection);
    free(keep);
    free(groups);
    return status;
}

typedef struct {
    double value;
    size_t node;
} scored;

static int compare_scored(const void *a, const void *b)
{
    const scored *x = a;
    const scored *y = b;
    if (x->value < y->value || x->value > y->value) {
        return x->value > y->value ? -1 : 1;
    }
    return x->node < y->node ? -1 : x->node > y->node;
}

static tri_status filter_top(tri_graph *graph, tri_error *error)
{
    const uint32_t before = graph->info.measures;
    TRI_TRY(tri_i_measure(graph, 1U << graph->options.top_by, error));
    graph->info.measures = before; /* those of the part that is left are the graph's */
    const double *values = graph->measures[graph->options.top_by];
    bool *keep = calloc(graph->nodes.n + 1, sizeof(bool));
    scored *order = malloc((graph->nodes.n + 1) * sizeof *order);
    tri_status status = TRI_OK;
    if (keep == NULL || order == NULL) {
        status = tri_i_fail_memory(error);
    } else {
        for (size_t i = 0; i < graph->nodes.n; i++) {
            order[i] = (scored){values[i], i};
        }
        qsort(order, graph->nodes.n, sizeof *order, compare_scored);
        for (size_t i = 0; i < graph->nodes.n && i < graph->options.top; i++) {
            keep[order[i].node] = true;
        }
        status = tri_i_keep(graph, keep, NULL, error);
    }
    free(keep);
    free(order);
    return status;
}

tri_status tri_i_filter(tri_graph *graph, tri_error *error)
{
    const tri_graph_options *o = &graph->options;
    TRI_TRY(filter_attributes(graph, error));
    if (o->ego != NULL) {
        TRI_TRY(filter_ego(graph, error));
    }
    if (o->between[0] != NULL && o->between[1] != NULL) {
        TRI_TRY(filter_between(graph, error));
    }
    if (o->largest_component) {
        TRI_TRY(filter_structure(graph, true, error));
    }
    if (o->k_core > 0) {
        TRI_TRY(filter_structure(graph, false, error));
    }
    if (o->top > 0 && graph->nodes.n > 0) {
        TRI_TRY(filter_top(graph, error));
    }
    return TRI_OK;
}
