/* Groups of nodes that are joined more among themselves: Leiden, by igraph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_i.h"

#include <stdlib.h>

enum {
    BIG = 200000,
    SMALL = 10000,
    TRIES = 4 /* of a small graph, from other seeds */
};

/* Leiden's method from one seed, until the modularity grows no more; big graphs stop
   after some rounds. igraph 0.10.2 stops after its first round where it is to go on
   until nothing changes: the rounds are counted here. */
static igraph_error_t try_leiden(const tri_i_projection *projection,
                                 const igraph_vector_t *strengths, double total,
                                 igraph_uint_t seed, igraph_vector_int_t *membership)
{
    enum { BIG_ROUNDS = 3, STEP = 4, MAX_STEPS = 25 };
    const double beta = 0.01; /* randomness of the refinement, as published */
    const bool is_big = igraph_vcount(&projection->graph) > BIG;
    igraph_integer_t n_clusters = 0;
    double before = -1;
    igraph_error_t code = igraph_rng_seed(igraph_rng_default(), seed);
    for (int i = 0; i < MAX_STEPS && code == IGRAPH_SUCCESS; i++) {
        double quality = 0;
        code = igraph_community_leiden(
            &projection->graph, &projection->weights, strengths, 1 / total, beta, i > 0,
            is_big ? BIG_ROUNDS : STEP, membership, &n_clusters, &quality);
        if (is_big || quality <= before + 1e-9) {
            break;
        }
        before = quality;
    }
    return code;
}

/* Traag, Waltman and van Eck, From Louvain to Leiden (2019), with modularity,
   resolution 1; of a small graph the best of some tries, the first of equal ones. */
static igraph_error_t leiden(const tri_i_projection *projection,
                             igraph_vector_int_t *membership, double *modularity)
{
    enum { SEED = 42 };
    igraph_vector_t strengths;
    igraph_vector_int_t tried;
    igraph_error_t code = igraph_vector_init(&strengths, 0);
    if (code != IGRAPH_SUCCESS) {
        return code;
    }
    code = igraph_vector_int_init(&tried, 0);
    if (code != IGRAPH_SUCCESS) {
        igraph_vector_destroy(&strengths);
        return code;
    }
    code = igraph_strength(&projection->graph, &strengths, igraph_vss_all(), IGRAPH_ALL,
                           IGRAPH_LOOPS, &projection->weights);
    const double total = igraph_vector_sum(&strengths);
    if (code == IGRAPH_SUCCESS && total <= 0) {
        /* Without an edge everyone stays alone. */
        code =
            igraph_vector_int_range(membership, 0, igraph_vcount(&projection->graph));
    }
    const int n_tries = total <= 0                                        ? 0
                        : igraph_vcount(&projection->graph) <= (int)SMALL ? TRIES
                                                                          : 1;
    for (int i = 0; i < n_tries && code == IGRAPH_SUCCESS; i++) {
        double found = 0;
        code =
            try_leiden(projection, &strengths, total, SEED + (igraph_uint_t)i, &tried);
        if (code == IGRAPH_SUCCESS) {
            code = igraph_modularity(&projection->graph, &tried, &projection->weights,
                                     1, false, &found);
        }
        if (code == IGRAPH_SUCCESS && (i == 0 || found > *modularity + 1e-9)) {
            *modularity = found;
            code = igraph_vector_int_update(membership, &tried);
        }
    }
    igraph_vector_int_destroy(&tried);
    igraph_vector_destroy(&strengths);
    return code;
}

tri_status tri_i_communities(tri_graph *graph, const tri_i_projection *projection,
                             tri_error *error)
{
    const size_t n = graph->nodes.n;
    igraph_vector_int_t membership;
    double modularity = 0;
    tri_status status = TRI_OK;
    uint32_t *top = NULL;
    double *groups = graph->measures[TRI_MEASURE_COMMUNITY];
    if (groups == NULL) {
        groups = calloc(n + 1, sizeof *groups);
        graph->measures[TRI_MEASURE_COMMUNITY] = groups;
    }
    if (groups == NULL) {
        return tri_i_fail_memory(error);
    }
    const tri_i_handlers handlers = tri_i_igraph_begin();
    igraph_error_t code = igraph_vector_int_init(&membership, 0);
    if (code == IGRAPH_SUCCESS) {
        code = leiden(projection, &membership, &modularity);
        if (code == IGRAPH_SUCCESS) {
            status = tri_i_order_groups(&membership, groups, n,
                                        &graph->info.n_communities, error);
        }
        igraph_vector_int_destroy(&membership);
    }
    tri_i_igraph_end(handlers);
    if (code != IGRAPH_SUCCESS) {
        return tri_i_igraph_fail(error, code, "finding communities");
    }
    TRI_TRY(status);
    graph->info.modularity = tri_i_round(modularity);
    /* Each is named after its most prominent node. */
    top = malloc((graph->info.n_communities + 1) * sizeof *top);
    if (top == NULL) {
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < graph->info.n_communities; i++) {
        top[i] = TRI_NONE;
    }
    const double *rank = graph->measures[TRI_MEASURE_PROMINENCE];
    for (uint32_t i = 0; i < n; i++) {
        uint32_t *best = &top[(size_t)groups[i]];
        *best = *best == TRI_NONE || rank[i] > rank[*best] ? i : *best;
    }
    for (size_t i = 0; i < n; i++) {
        graph->nodes.items[i].community =
            graph->nodes.items[top[(size_t)groups[i]]].label;
    }
    free(top);
    return TRI_OK;
}
