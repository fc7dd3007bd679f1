/* From nodes and edges to an igraph graph, and what every call of igraph needs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_i.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* OpenMP's own, there where igraph was built with it and brings it. */
__attribute__((weak)) int omp_get_max_threads(void);
__attribute__((weak)) void omp_set_num_threads(int n);

static void set_threads(int n)
{
    if (omp_set_num_threads != NULL) {
        omp_set_num_threads(n);
    }
}

tri_i_handlers tri_i_igraph_begin(void)
{
    const tri_i_handlers before = {
        .on_error = igraph_set_error_handler(igraph_error_handler_ignore),
        .on_warning = igraph_set_warning_handler(igraph_warning_handler_ignore),
        .n_threads = omp_get_max_threads != NULL ? omp_get_max_threads() : 1};
    set_threads(1);
    return before;
}

void tri_i_igraph_end(tri_i_handlers handlers)
{
    (void)igraph_set_error_handler(handlers.on_error);
    (void)igraph_set_warning_handler(handlers.on_warning);
    set_threads(handlers.n_threads);
}

tri_status tri_i_igraph_fail(tri_error *error, igraph_error_t code, const char *what)
{
    return code == IGRAPH_ENOMEM ? tri_i_fail_memory(error)
                                 : tri_i_fail(error, TRI_ERR_LIMIT, 0, "igraph, %s: %s",
                                              what, igraph_strerror(code));
}

double tri_i_round(double value)
{
    char digits[40];
    if (!isfinite(value)) {
        return value;
    }
    /* Both directions follow the same locale. */
    (void)snprintf(digits, sizeof digits, "%.10g", value);
    return strtod(digits, NULL);
}

typedef struct {
    uint32_t source, target;
    double weight;
} link;

static int compare_links(const void *a, const void *b)
{
    const link *x = a;
    const link *y = b;
    if (x->source != y->source) {
        return x->source < y->source ? -1 : 1;
    }
    if (x->target != y->target) {
        return x->target < y->target ? -1 : 1;
    }
    return x->weight < y->weight ? -1 : x->weight > y->weight;
}

/* The edges as sorted links, one a pair: `*links` is freed by the caller. */
static tri_status collapse(const tri_graph *graph, bool directed, bool all_edges,
                           link **links, size_t *n_links, tri_error *error)
{
    link *all = malloc((2 * graph->edges.n + 1) * sizeof *all);
    size_t n = 0;
    if (all == NULL) {
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        const bool asserted = edge->modality == TRI_MODALITY_ASSERTED && !edge->negated;
        if (((!asserted || tri_i_is_meeting(edge)) && !all_edges) ||
            edge->source == edge->target) {
            continue;
        }
        const bool turn = !directed && edge->source > edge->target;
        all[n++] = (link){turn ? edge->target : edge->source,
                          turn ? edge->source : edge->target, edge->weight};
        if (directed && !edge->directed) {
            /* One of both directions. */
            all[n++] = (link){edge->target, edge->source, edge->weight};
        }
    }
    qsort(all, n, sizeof *all, compare_links);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (kept > 0 && all[kept - 1].source == all[i].source &&
            all[kept - 1].target == all[i].target) {
            all[kept - 1].weight += all[i].weight;
        } else {
            all[kept++] = all[i];
        }
    }
    *links = all;
    *n_links = kept;
    return TRI_OK;
}

tri_status tri_i_project(const tri_graph *graph, bool directed, bool all_edges,
                         tri_i_projection *projection, tri_error *error)
{
    link *links = NULL;
    size_t n = 0;
    igraph_vector_int_t ends = {0};
    igraph_error_t code = IGRAPH_SUCCESS;
    *projection = (tri_i_projection){0};
    TRI_TRY(collapse(graph, directed, all_edges, &links, &n, error));
    const tri_i_handlers handlers = tri_i_igraph_begin();
    code = igraph_vector_int_init(&ends, (igraph_integer_t)(n * 2));
    if (code != IGRAPH_SUCCESS) {
        goto done;
    }
    for (size_t i = 0; i < n; i++) {
        VECTOR(ends)[2 * i] = (igraph_integer_t)links[i].source;
        VECTOR(ends)[2 * i + 1] = (igraph_integer_t)links[i].target;
    }
    code = igraph_create(&projection->graph, &ends, (igraph_integer_t)graph->nodes.n,
                         directed);
    igraph_vector_int_destroy(&ends);
    if (code != IGRAPH_SUCCESS) {
        goto done;
    }
    code = igraph_vector_init(&projection->weights, (igraph_integer_t)n);
    if (code != IGRAPH_SUCCESS) {
        igraph_destroy(&projection->graph);
        goto done;
    }
    code = igraph_vector_init(&projection->distances, (igraph_integer_t)n);
    if (code != IGRAPH_SUCCESS) {
        igraph_vector_destroy(&projection->weights);
        igraph_destroy(&projection->graph);
        goto done;
    }
    projection->is_made = true;
    for (size_t i = 0; i < n; i++) {
        const double weight = links[i].weight > 0 ? links[i].weight : 1;
        VECTOR(projection->weights)[i] = weight;
        VECTOR(projection->distances)[i] = 1 / weight;
    }
done:
    tri_i_igraph_end(handlers);
    free(links);
    return code == IGRAPH_SUCCESS ? TRI_OK
                                  : tri_i_igraph_fail(error, code, "making the graph");
}

void tri_i_projection_clear(tri_i_projection *projection)
{
    if (projection->is_made) {
        igraph_vector_destroy(&projection->distances);
        igraph_vector_destroy(&projection->weights);
        igraph_destroy(&projection->graph);
        projection->is_made = false;
    }
}

typedef struct {
    size_t group;
    size_t size;
    size_t first;
} group;

static int compare_groups(const void *a, const void *b)
{
    const group *x = a;
    const group *y = b;
    if (x->size != y->size) {
        return x->size > y->size ? -1 : 1;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

tri_status tri_i_order_groups(const igraph_vector_int_t *membership, double *groups,
                              size_t n_nodes, size_t *n_groups, tri_error *error)
{
    size_t n = 0;
    for (size_t i = 0; i < n_nodes; i++) {
        const size_t number = (size_t)VECTOR(*membership)[i];
        n = number + 1 > n ? number + 1 : n;
    }
    group *sizes = calloc(n + 1, sizeof *sizes);
    double *place = malloc((n + 1) * sizeof *place);
    if (sizes == NULL || place == NULL) {
        free(sizes);
        free(place);
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < n_nodes; i++) {
        group *one = &sizes[VECTOR(*membership)[i]];
        if (one->size++ == 0) {
            one->group = (size_t)VECTOR(*membership)[i];
            one->first = i;
        }
    }
    qsort(sizes, n, sizeof *sizes, compare_groups);
    *n_groups = 0;
    for (size_t i = 0; i < n; i++) {
        place[sizes[i].group] = (double)i;
        *n_groups += sizes[i].size > 0 ? 1 : 0;
    }
    for (size_t i = 0; i < n_nodes; i++) {
        groups[i] = place[VECTOR(*membership)[i]];
    }
    free(sizes);
    free(place);
    return TRI_OK;
}
