/* Filters: which part of a graph is wanted. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_i.h"
#include "graph/statements.h"

#include <stdlib.h>
#include <string.h>

/* Whether an edge only says what its source is. */
static bool is_class(const tri_graph *graph, const tri_edge *edge)
{
    const tri_node *target = &graph->nodes.items[edge->target];
    return strcmp(edge->relation, "be") == 0 && !edge->negated &&
           edge->modality == TRI_MODALITY_ASSERTED && !target->named &&
           target->type == TRI_TYPE_CONCEPT;
}

/* Marks what `--nodes` keeps of a graph from a file, as choose_records does of facts:
   `keep` (n_nodes). False where memory is out. */
static bool mark_kind(const tri_graph *graph, bool *keep)
{
    const size_t n = graph->nodes.n;
    if (graph->options.nodes != TRI_NODES_SALIENT) {
        for (size_t i = 0; i < n; i++) {
            keep[i] =
                graph->options.nodes == TRI_NODES_ALL || graph->nodes.items[i].named;
        }
        return true;
    }
    tri_i_salient_node *nodes = malloc((n + 1) * sizeof *nodes);
    tri_i_salient_link *links = malloc((graph->edges.n + 1) * sizeof *links);
    size_t n_links = 0;
    bool done = nodes != NULL && links != NULL;
    for (size_t i = 0; i < n && done; i++) {
        const tri_node *node = &graph->nodes.items[i];
        nodes[i] = tri_i_salient_of(node->label, node->type, node->named,
                                    node->mentions, false);
    }
    for (size_t i = 0; i < graph->edges.n && done; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        if (!is_class(graph, edge)) {
            links[n_links++] = (tri_i_salient_link){edge->source, edge->target,
                                                    tri_i_tells(edge->relation),
                                                    tri_i_is_naming(edge->relation)};
        }
    }
    done = done && tri_i_choose_salient(nodes, n, links, n_links, keep);
    free(nodes);
    free(links);
    return done;
}

/* Kind of node, types, negation, weight, dates. */
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
    if (graph->from_file) {
        status = mark_kind(graph, nodes) ? tri_i_filter_facts(graph, error)
                                         : tri_i_fail_memory(error);
        if (status != TRI_OK) {
            goto done;
        }
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const bool of_type =
            o->types == 0 || (o->types >> graph->nodes.items[i].type & 1) != 0;
        nodes[i] = (nodes[i] || !graph->from_file) && of_type;
    }
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        const bool dated = edge->first_date[0] != '\0';
        /* A year or month is a span: it lasts to its end. */
        edges[i] =
            !(o->no_negated && edge->negated) && edge->weight >= o->min_weight &&
            (o->since == NULL || (dated && strncmp(edge->last_date, o->since,
                                                   strlen(edge->last_date)) >= 0)) &&
            (o->until == NULL ||
             (dated && strncmp(edge->first_date, o->until, strlen(o->until)) <= 0));
        if (graph->from_file && (edge->confidence < o->min_confidence ||
                                 edge->identity < o->min_identity)) {
            edges[i] = false;
        }
    }
    status = tri_i_keep(graph, nodes, edges, error);
done:
    free(nodes);
    free(edges);
    return status;
}

/* The neighbours of all nodes, whatever the direction: those of node i stand in `list`
   from begin[i] to begin[i + 1]. */
typedef struct {
    size_t *begin;  /* (n_nodes + 2) */
    uint32_t *list; /* (2 n_edges) */
} neighbours;

static bool find_neighbours(const tri_graph *graph, neighbours *all)
{
    const size_t n = graph->nodes.n;
    all->begin = calloc(n + 2, sizeof *all->begin);
    all->list = malloc((2 * graph->edges.n + 1) * sizeof *all->list);
    if (all->begin == NULL || all->list == NULL) {
        return false;
    }
    /* Counted two places on, filled one place on: then each begin is its own. */
    for (size_t i = 0; i < graph->edges.n; i++) {
        all->begin[graph->edges.items[i].source + 2]++;
        all->begin[graph->edges.items[i].target + 2]++;
    }
    for (size_t i = 2; i < n + 2; i++) {
        all->begin[i] += all->begin[i - 1];
    }
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        all->list[all->begin[edge->source + 1]++] = edge->target;
        all->list[all->begin[edge->target + 1]++] = edge->source;
    }
    return true;
}

/* Steps from a node along edges of any direction: (n_nodes), TRI_NONE: not reached.
   Freed by the caller; NULL where memory is out. */
static uint32_t *steps_from(const tri_graph *graph, size_t node)
{
    const size_t n = graph->nodes.n;
    neighbours all = {0};
    uint32_t *steps = malloc((n + 1) * sizeof *steps);
    uint32_t *queue = malloc((n + 1) * sizeof *queue);
    if (!find_neighbours(graph, &all) || steps == NULL || queue == NULL) {
        free(steps);
        steps = NULL;
        goto done;
    }
    for (size_t i = 0; i < n; i++) {
        steps[i] = TRI_NONE;
    }
    steps[node] = 0;
    queue[0] = (uint32_t)node;
    for (size_t i = 0, n_met = 1; i < n_met; i++) {
        const uint32_t from = queue[i];
        for (size_t j = all.begin[from]; j < all.begin[from + 1]; j++) {
            const uint32_t to = all.list[j];
            if (steps[to] == TRI_NONE) {
                steps[to] = steps[from] + 1;
                queue[n_met++] = to;
            }
        }
    }
done:
    free(all.begin);
    free(all.list);
    free(queue);
    return steps;
}

static tri_status filter_ego(tri_graph *graph, tri_error *error)
{
    const uint32_t radius = graph->options.radius == 0 ? 1 : graph->options.radius;
    size_t node = 0;
    TRI_TRY(tri_graph_find_node(graph, graph->options.ego, &node, error));
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
    TRI_TRY(tri_graph_find_node(graph, graph->options.between[0], &from, error));
    TRI_TRY(tri_graph_find_node(graph, graph->options.between[1], &to, error));
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

/* Leaves out the nodes that have no edge and tell nothing. */
static tri_status filter_isolates(tri_graph *graph, tri_error *error)
{
    const size_t n = graph->nodes.n;
    const size_t n_filtered = graph->info.n_filtered_nodes;
    bool *keep = calloc(n + 1, sizeof *keep);
    if (keep == NULL) {
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < n; i++) {
        const tri_node *node = &graph->nodes.items[i];
        keep[i] = node->facts[0] != '\0' || node->properties[0] != '\0';
    }
    for (size_t i = 0; i < graph->edges.n; i++) {
        keep[graph->edges.items[i].source] = true;
        keep[graph->edges.items[i].target] = true;
    }
    const tri_status status = tri_i_keep(graph, keep, NULL, error);
    /* They are no part that was not asked for: what is left is measured as a whole. */
    graph->info.n_left_out_nodes += n - graph->nodes.n;
    graph->info.n_filtered_nodes = n_filtered;
    free(keep);
    return status;
}

tri_status tri_i_filter(tri_graph *graph, tri_error *error)
{
    const tri_graph_options *o = &graph->options;
    if (o->of_table && !graph->from_file && o->nodes != TRI_NODES_ALL) {
        TRI_TRY(filter_isolates(graph, error));
    }
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
