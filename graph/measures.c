/* Centralities and other measures of the nodes, by igraph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_i.h"

#include <math.h>
#include <stdlib.h>

enum {
    EXACT_NODES = 2000, /* betweenness is sampled above */
    N_SOURCES = 200,    /* from so many nodes */
    SEED = 42
};

#define BIT(measure) (1U << TRI_MEASURE_##measure)

/* Returns the code of a failed call of igraph from the caller. */
#define TRY_IGRAPH(expr)                                                               \
    do {                                                                               \
        const igraph_error_t try_code = (expr);                                        \
        if (try_code != IGRAPH_SUCCESS) {                                              \
            return try_code;                                                           \
        }                                                                              \
    } while (0)

/* What a measure is taken from. */
typedef struct {
    tri_graph *graph;
    tri_i_projection directed;   /* or undirected too, as the options want it */
    tri_i_projection undirected; /* made where a measure needs it */
    igraph_vector_t result;      /* scratch (n_nodes) */
    igraph_vector_int_t counts;  /* scratch (n_nodes) */
} measuring;

/* Keeps a vector of results as a measure. */
static igraph_error_t keep(measuring *m, tri_measure measure,
                           const igraph_vector_t *from)
{
    const size_t n = m->graph->nodes.n;
    double *values = m->graph->measures[measure];
    if (values == NULL) {
        values = malloc((n + 1) * sizeof *values);
        if (values == NULL) {
            return IGRAPH_ENOMEM;
        }
        m->graph->measures[measure] = values;
    }
    for (size_t i = 0; i < n; i++) {
        const double value = VECTOR(*from)[i];
        /* Rounding noise of a zero is a zero. */
        values[i] = !isfinite(value)      ? (double)NAN
                    : fabs(value) < 1e-15 ? 0
                                          : tri_i_round(value);
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t keep_counts(measuring *m, tri_measure measure)
{
    TRY_IGRAPH(igraph_vector_resize(&m->result, igraph_vector_int_size(&m->counts)));
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&m->counts); i++) {
        VECTOR(m->result)[i] = (double)VECTOR(m->counts)[i];
    }
    return keep(m, measure, &m->result);
}

static igraph_error_t measure_degree(measuring *m, tri_measure measure,
                                     igraph_neimode_t mode)
{
    TRY_IGRAPH(igraph_degree(&m->directed.graph, &m->counts, igraph_vss_all(), mode,
                             IGRAPH_LOOPS));
    return keep_counts(m, measure);
}

static igraph_error_t measure_strength(measuring *m)
{
    TRY_IGRAPH(igraph_strength(&m->directed.graph, &m->result, igraph_vss_all(),
                               IGRAPH_ALL, IGRAPH_LOOPS, &m->directed.weights));
    return keep(m, TRI_MEASURE_STRENGTH, &m->result);
}

static igraph_error_t measure_pagerank(measuring *m)
{
    TRY_IGRAPH(igraph_pagerank(&m->directed.graph, IGRAPH_PAGERANK_ALGO_PRPACK,
                               &m->result, NULL, igraph_vss_all(),
                               !m->graph->options.undirected, 0.85,
                               &m->directed.weights, NULL));
    return keep(m, TRI_MEASURE_PAGERANK, &m->result);
}

/* igraph hands what a node without an edge has on to all nodes, which scales the others
   alike: they get what their `start` is of all, and so does it. `m->counts`: degrees.
 */
static void give_isolates_their_share(measuring *m, const igraph_vector_t *start)
{
    const size_t n = m->graph->nodes.n;
    double all = 0;
    double joined = 0;
    double given = 0;
    for (size_t i = 0; i < n; i++) {
        const bool is_joined = VECTOR(m->counts)[i] > 0;
        all += VECTOR(*start)[i];
        joined += is_joined ? VECTOR(*start)[i] : 0;
        given += is_joined ? VECTOR(m->result)[i] : 0;
    }
    for (size_t i = 0; i < n; i++) {
        VECTOR(m->result)
        [i] = VECTOR(m->counts)[i] > 0 ? VECTOR(m->result)[i] / given * joined / all
                                       : VECTOR(*start)[i] / all;
    }
}

/* What the texts are about: PageRank over the edges in both directions that starts anew
   from what they mention (Haveliwala, Topic-sensitive PageRank, 2002). A text names
   first what it is about: in a graph of one, the mentions of the node that stands at
   place i from 0 count 1 + 3 / (1 + i) times. Damping 0.85 would let the edges drown
   what the texts say again and again: 0.3 found most of what five summaries of each of
   131 texts of GUM name, before 0.5, 0.7, the mentions alone, degree, and PageRank,
   directed and not. A node without an edge keeps its mentions' share, as if it were
   joined to itself. */
static igraph_error_t measure_prominence(measuring *m)
{
    const double damping = 0.3;
    const double lead = m->graph->info.n_documents == 1 ? 3 : 0;
    const tri_graph *graph = m->graph;
    const size_t n = graph->nodes.n;
    igraph_vector_t start;
    TRY_IGRAPH(igraph_vector_init(&start, (igraph_integer_t)n));
    for (size_t i = 0; i < n; i++) {
        /* One that a file says nobody mentions is still there. */
        const uint32_t mentions = graph->nodes.items[i].mentions;
        VECTOR(start)
        [i] = (mentions > 0 ? mentions : 0.5) * (1 + lead / (1 + (double)i));
    }
    igraph_error_t code = igraph_personalized_pagerank(
        &m->undirected.graph, IGRAPH_PAGERANK_ALGO_PRPACK, &m->result, NULL,
        igraph_vss_all(), false, damping, &start, &m->undirected.weights, NULL);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_degree(&m->undirected.graph, &m->counts, igraph_vss_all(),
                             IGRAPH_ALL, IGRAPH_LOOPS);
    }
    if (code == IGRAPH_SUCCESS) {
        give_isolates_their_share(m, &start);
        code = keep(m, TRI_MEASURE_PROMINENCE, &m->result);
    }
    igraph_vector_destroy(&start);
    return code;
}

/* A generator of our own: the same sample with every version of igraph. */
static uint64_t next_random(uint64_t *state)
{
    *state += 0x9E3779B97F4A7C15U;
    return tri_hash(*state, "", 0);
}

/* The classes in which nodes share an error: in-degree times out-degree, by powers of
   two; 0: no path leads through. `class_of` (n_nodes). */
static igraph_error_t find_classes(measuring *m, uint8_t *class_of)
{
    const size_t n = m->graph->nodes.n;
    const igraph_t *graph = &m->directed.graph;
    TRY_IGRAPH(
        igraph_degree(graph, &m->counts, igraph_vss_all(), IGRAPH_IN, IGRAPH_LOOPS));
    for (size_t i = 0; i < n; i++) {
        VECTOR(m->result)[i] = (double)VECTOR(m->counts)[i];
    }
    TRY_IGRAPH(
        igraph_degree(graph, &m->counts, igraph_vss_all(), IGRAPH_OUT, IGRAPH_LOOPS));
    for (size_t i = 0; i < n; i++) {
        int exponent = 0;
        (void)frexp(VECTOR(m->result)[i] * (double)VECTOR(m->counts)[i], &exponent);
        class_of[i] = (uint8_t)exponent;
    }
    return IGRAPH_SUCCESS;
}

/* Turns the sums and sums of squares of k sources into the standard errors of estimates
   for n, in `m->result`. Most of a node's sum often comes from few sources, so that a
   sample's own variance is mostly too small and rarely far too big: it is taken for
   what nodes of one class have on average where that is more. */
static igraph_error_t find_errors(measuring *m, const double *sums,
                                  const double *squares)
{
    enum { N_CLASSES = 256 };
    const size_t n = m->graph->nodes.n;
    const double k = N_SOURCES;
    double totals[N_CLASSES] = {0};
    size_t sizes[N_CLASSES] = {0};
    uint8_t *class_of = malloc(n + 1);
    igraph_error_t code = class_of == NULL ? IGRAPH_ENOMEM : find_classes(m, class_of);
    for (size_t i = 0; i < n && code == IGRAPH_SUCCESS; i++) {
        const double variance = fmax(0, (squares[i] - sums[i] * sums[i] / k) / (k - 1));
        VECTOR(m->result)[i] = variance;
        totals[class_of[i]] += variance;
        sizes[class_of[i]]++;
    }
    for (size_t i = 0; i < n && code == IGRAPH_SUCCESS; i++) {
        const uint8_t one = class_of[i];
        const double variance =
            fmax(VECTOR(m->result)[i], totals[one] / (double)sizes[one]);
        VECTOR(m->result)[i] = (double)n * sqrt(variance / k * (1 - k / (double)n));
    }
    free(class_of);
    return code;
}

/* Brandes and Pich, Centrality estimation in large networks (2007): the dependencies of
   N_SOURCES random sources, scaled up; with their standard error. */
static igraph_error_t sample_betweenness(measuring *m, const igraph_vector_t *lengths)
{
    const size_t n = m->graph->nodes.n;
    igraph_error_t code = IGRAPH_ENOMEM;
    double *sums = calloc(n, sizeof *sums);
    double *squares = calloc(n, sizeof *squares);
    uint32_t *order = malloc(n * sizeof *order);
    uint64_t state = SEED;
    if (sums == NULL || squares == NULL || order == NULL) {
        goto done;
    }
    for (uint32_t i = 0; i < n; i++) {
        order[i] = i;
    }
    for (size_t i = 0; i < N_SOURCES; i++) {
        const size_t j = i + (size_t)(next_random(&state) % (n - i));
        const uint32_t source = order[j];
        order[j] = order[i];
        order[i] = source;
        code = igraph_betweenness_subset(
            &m->directed.graph, &m->result, igraph_vss_all(),
            !m->graph->options.undirected, igraph_vss_1((igraph_integer_t)source),
            igraph_vss_all(), lengths);
        if (code != IGRAPH_SUCCESS) {
            goto done;
        }
        for (size_t k = 0; k < n; k++) {
            sums[k] += VECTOR(m->result)[k];
            squares[k] += VECTOR(m->result)[k] * VECTOR(m->result)[k];
        }
    }
    for (size_t i = 0; i < n; i++) {
        VECTOR(m->result)[i] = sums[i] * (double)n / N_SOURCES;
    }
    code = keep(m, TRI_MEASURE_BETWEENNESS, &m->result);
    if (code == IGRAPH_SUCCESS) {
        code = find_errors(m, sums, squares);
    }
    if (code == IGRAPH_SUCCESS) {
        code = keep(m, TRI_MEASURE_BETWEENNESS_SE, &m->result);
    }
done:
    free(sums);
    free(squares);
    free(order);
    return code;
}

static igraph_error_t measure_betweenness(measuring *m, const igraph_vector_t *lengths)
{
    if (m->graph->nodes.n > EXACT_NODES) {
        return sample_betweenness(m, lengths);
    }
    TRY_IGRAPH(igraph_betweenness(&m->directed.graph, &m->result, igraph_vss_all(),
                                  !m->graph->options.undirected, lengths));
    return keep(m, TRI_MEASURE_BETWEENNESS, &m->result);
}

/* Over the paths that lead to a node, as networkx has it; scaled by the share of nodes
   that reach it (Wasserman and Faust, Social Network Analysis, 1994). */
static igraph_error_t measure_closeness(measuring *m, const igraph_vector_t *lengths)
{
    const double n = (double)m->graph->nodes.n;
    TRY_IGRAPH(igraph_closeness(&m->directed.graph, &m->result, &m->counts, NULL,
                                igraph_vss_all(), IGRAPH_IN, lengths, true));
    for (size_t i = 0; i < m->graph->nodes.n; i++) {
        const double others = (double)VECTOR(m->counts)[i]; /* without the node */
        const double value = VECTOR(m->result)[i];
        VECTOR(m->result)
        [i] = others > 0 && isfinite(value) ? value * others / (n - 1) : 0;
    }
    return keep(m, TRI_MEASURE_CLOSENESS, &m->result);
}

static igraph_error_t measure_harmonic(measuring *m, const igraph_vector_t *lengths)
{
    TRY_IGRAPH(igraph_harmonic_centrality(&m->directed.graph, &m->result,
                                          igraph_vss_all(), IGRAPH_IN, lengths, false));
    for (size_t i = 0; i < m->graph->nodes.n; i++) {
        const double value = VECTOR(m->result)[i];
        VECTOR(m->result)[i] = isfinite(value) ? value : 0;
    }
    return keep(m, TRI_MEASURE_HARMONIC, &m->result);
}

static igraph_error_t measure_eigenvector(measuring *m)
{
    igraph_arpack_options_t arpack;
    igraph_arpack_options_init(&arpack);
    TRY_IGRAPH(igraph_eigenvector_centrality(&m->directed.graph, &m->result, NULL,
                                             !m->graph->options.undirected, true,
                                             &m->directed.weights, &arpack));
    return keep(m, TRI_MEASURE_EIGENVECTOR, &m->result);
}

static igraph_error_t measure_hits(measuring *m)
{
    igraph_arpack_options_t arpack;
    igraph_arpack_options_init(&arpack);
    TRY_IGRAPH(igraph_hub_score(&m->directed.graph, &m->result, NULL, true,
                                &m->directed.weights, &arpack));
    TRY_IGRAPH(keep(m, TRI_MEASURE_HUB, &m->result));
    igraph_arpack_options_init(&arpack);
    TRY_IGRAPH(igraph_authority_score(&m->directed.graph, &m->result, NULL, true,
                                      &m->directed.weights, &arpack));
    return keep(m, TRI_MEASURE_AUTHORITY, &m->result);
}

static igraph_error_t measure_component(measuring *m)
{
    size_t n_groups = 0;
    TRY_IGRAPH(igraph_connected_components(&m->directed.graph, &m->counts, NULL, NULL,
                                           IGRAPH_WEAK));
    TRY_IGRAPH(igraph_vector_resize(&m->result, (igraph_integer_t)m->graph->nodes.n));
    if (tri_i_order_groups(&m->counts, VECTOR(m->result), m->graph->nodes.n, &n_groups,
                           NULL) != TRI_OK) {
        return IGRAPH_ENOMEM;
    }
    return keep(m, TRI_MEASURE_COMPONENT, &m->result);
}

static igraph_error_t measure_clustering(measuring *m)
{
    TRY_IGRAPH(igraph_transitivity_local_undirected(
        &m->undirected.graph, &m->result, igraph_vss_all(), IGRAPH_TRANSITIVITY_ZERO));
    return keep(m, TRI_MEASURE_CLUSTERING, &m->result);
}

static igraph_error_t measure_kcore(measuring *m)
{
    TRY_IGRAPH(igraph_coreness(&m->undirected.graph, &m->counts, IGRAPH_ALL));
    return keep_counts(m, TRI_MEASURE_KCORE);
}

/* All that is asked for but communities. */
static igraph_error_t measure_all(measuring *m, uint32_t wanted)
{
    const igraph_vector_t *lengths =
        m->graph->options.inverse_weights ? &m->directed.distances : NULL;
    if (wanted & BIT(PROMINENCE)) {
        TRY_IGRAPH(measure_prominence(m));
    }
    if (wanted & BIT(DEGREE)) {
        TRY_IGRAPH(measure_degree(m, TRI_MEASURE_DEGREE, IGRAPH_ALL));
    }
    if (wanted & BIT(IN_DEGREE)) {
        TRY_IGRAPH(measure_degree(m, TRI_MEASURE_IN_DEGREE, IGRAPH_IN));
    }
    if (wanted & BIT(OUT_DEGREE)) {
        TRY_IGRAPH(measure_degree(m, TRI_MEASURE_OUT_DEGREE, IGRAPH_OUT));
    }
    if (wanted & BIT(STRENGTH)) {
        TRY_IGRAPH(measure_strength(m));
    }
    if (wanted & BIT(PAGERANK)) {
        TRY_IGRAPH(measure_pagerank(m));
    }
    if (wanted & (BIT(BETWEENNESS) | BIT(BETWEENNESS_SE))) {
        TRY_IGRAPH(measure_betweenness(m, lengths));
    }
    if (wanted & BIT(CLOSENESS)) {
        TRY_IGRAPH(measure_closeness(m, lengths));
    }
    if (wanted & BIT(HARMONIC)) {
        TRY_IGRAPH(measure_harmonic(m, lengths));
    }
    if (wanted & BIT(EIGENVECTOR)) {
        TRY_IGRAPH(measure_eigenvector(m));
    }
    if (wanted & BIT(KCORE)) {
        TRY_IGRAPH(measure_kcore(m));
    }
    if (wanted & BIT(CLUSTERING)) {
        TRY_IGRAPH(measure_clustering(m));
    }
    if (wanted & BIT(COMPONENT)) {
        TRY_IGRAPH(measure_component(m));
    }
    if (wanted & (BIT(HUB) | BIT(AUTHORITY))) {
        TRY_IGRAPH(measure_hits(m));
    }
    return IGRAPH_SUCCESS;
}

tri_status tri_i_measure(tri_graph *graph, uint32_t measures, tri_error *error)
{
    if (graph->nodes.n == 0) {
        return TRI_OK;
    }
    measuring m = {.graph = graph};
    tri_status status =
        tri_i_project(graph, !graph->options.undirected, false, &m.directed, error);
    if (status == TRI_OK) {
        status = tri_i_project(graph, false, false, &m.undirected, error);
    }
    if (status != TRI_OK) {
        goto done;
    }
    const tri_i_handlers handlers = tri_i_igraph_begin();
    igraph_error_t code = igraph_vector_init(&m.result, 0);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_vector_int_init(&m.counts, 0);
        if (code == IGRAPH_SUCCESS) {
            /* Sizes and the names of communities go by prominence. */
            code = measure_all(&m, measures | BIT(PROMINENCE));
            igraph_vector_int_destroy(&m.counts);
        }
        igraph_vector_destroy(&m.result);
    }
    tri_i_igraph_end(handlers);
    if (code != IGRAPH_SUCCESS) {
        status = tri_i_igraph_fail(error, code, "measuring");
        goto done;
    }
    if ((measures & (BIT(BETWEENNESS) | BIT(BETWEENNESS_SE))) != 0 &&
        graph->nodes.n > EXACT_NODES) {
        measures |= BIT(BETWEENNESS_SE);
    } else {
        measures &= ~BIT(BETWEENNESS_SE);
    }
    graph->info.measures |= measures;
    if (measures & BIT(COMMUNITY)) {
        status = tri_i_communities(graph, &m.undirected, error);
    }
done:
    tri_i_projection_clear(&m.directed);
    tri_i_projection_clear(&m.undirected);
    return status;
}
