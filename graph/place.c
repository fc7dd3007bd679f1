/* Places of the nodes of one component, so that what is near in the graph is near in
   the picture. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>

enum {
    STRESS_NODES = 1000, /* springs above */
    STRESS_ROUNDS = 33,
    SPRING_ROUNDS = 500,
    EDGE = 20 /* what is to be seen of one, at least */
};

/* Numbers that look random, the same everywhere (Marsaglia's xorshift, 2003). */
static uint32_t draw(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* How far from a node its neighbours begin: they and their labels lie all round it, or
   beside it, where it has but one, which has no other. */
static double reach_of(const tri_i_room *room, size_t degree, bool is_pair)
{
    if (is_pair) {
        return room->width / 2;
    }
    const double spread = degree < 2 ? 0 : 25 * sqrt((double)degree);
    return fmax((room->width + room->height) / 4, spread);
}

/* How long each edge is wanted: `lengths` (n_edges of the component). */
static igraph_error_t want_lengths(const tri_i_components *c, size_t which,
                                   const tri_i_room *rooms, igraph_vector_t *lengths)
{
    const uint32_t *nodes = c->nodes + c->begin[which];
    const igraph_integer_t *ends = c->ends + c->edges_begin[which];
    const size_t n = c->begin[which + 1] - c->begin[which];
    const size_t n_ends = c->edges_begin[which + 1] - c->edges_begin[which];
    size_t *degrees = calloc(n + 1, sizeof *degrees);
    if (degrees == NULL) {
        return IGRAPH_ENOMEM;
    }
    for (size_t i = 0; i < n_ends; i++) {
        degrees[ends[i]]++;
    }
    for (size_t i = 0; i < n_ends; i += 2) {
        VECTOR(*lengths)[i / 2] = EDGE;
        for (size_t j = i; j < i + 2; j++) {
            VECTOR(*lengths)
            [i / 2] += reach_of(&rooms[nodes[ends[j]]], degrees[ends[j]], n == 2);
        }
    }
    free(degrees);
    return IGRAPH_SUCCESS;
}

/* A pair of nodes, by their local numbers. */
typedef struct {
    uint32_t a, b;
} pair;

/* Moves the ends of all pairs towards the distances that are wanted, the near ones
   most, in steps that become smaller (Zheng, Pawar and Goodman, "Graph drawing by
   stochastic gradient descent", 2019). */
static void descend(const igraph_matrix_t *wanted, pair *pairs, size_t n_pairs,
                    igraph_matrix_t *at)
{
    double least = HUGE_VAL;
    double most = 0;
    for (size_t i = 0; i < n_pairs; i++) {
        const double d = MATRIX(*wanted, pairs[i].a, pairs[i].b);
        least = fmin(least, d);
        most = fmax(most, d);
    }
    /* The 32nd root, for 32 smaller steps after the first. */
    double smaller = 0.1 * (least / most) * (least / most);
    for (int i = 0; i < 5; i++) {
        smaller = sqrt(smaller);
    }
    double step = most * most;
    for (int round = 0; round < STRESS_ROUNDS; round++, step *= smaller) {
        for (size_t i = 0; i < n_pairs; i++) {
            const pair p = pairs[i];
            const double d = MATRIX(*wanted, p.a, p.b);
            const double dx = MATRIX(*at, p.a, 0) - MATRIX(*at, p.b, 0);
            const double dy = MATRIX(*at, p.a, 1) - MATRIX(*at, p.b, 1);
            const double is = fmax(sqrt(dx * dx + dy * dy), 1e-6);
            const double share = fmin(step / (d * d), 1) * (is - d) / 2 / is;
            MATRIX(*at, p.a, 0) -= share * dx;
            MATRIX(*at, p.a, 1) -= share * dy;
            MATRIX(*at, p.b, 0) += share * dx;
            MATRIX(*at, p.b, 1) += share * dy;
        }
    }
}

/* Distances as near as can be to those along the edges. */
static igraph_error_t place_by_stress(const igraph_t *part,
                                      const igraph_vector_t *lengths,
                                      igraph_matrix_t *at)
{
    const size_t n = (size_t)igraph_vcount(part);
    const size_t n_pairs = n * (n - 1) / 2;
    igraph_matrix_t wanted;
    pair *pairs = malloc(n_pairs * sizeof *pairs);
    if (pairs == NULL) {
        return IGRAPH_ENOMEM;
    }
    igraph_error_t code = igraph_matrix_init(&wanted, 0, 0);
    if (code != IGRAPH_SUCCESS) {
        free(pairs);
        return code;
    }
    code = igraph_distances_dijkstra(part, &wanted, igraph_vss_all(), igraph_vss_all(),
                                     lengths, IGRAPH_ALL);
    if (code == IGRAPH_SUCCESS) {
        uint32_t state = 2463534242;
        size_t filled = 0;
        for (uint32_t i = 0; i < n; i++) {
            MATRIX(*at, i, 0) = draw(&state) % 1000;
            MATRIX(*at, i, 1) = draw(&state) % 1000;
            for (uint32_t j = 0; j < i; j++) {
                /* Each goes to a place drawn among those before it. */
                const size_t to = draw(&state) % (filled + 1);
                pairs[filled] = pairs[to];
                pairs[to] = (pair){i, j};
                filled++;
            }
        }
        descend(&wanted, pairs, n_pairs, at);
    }
    igraph_matrix_destroy(&wanted);
    free(pairs);
    return code;
}

/* Fruchterman and Reingold (1991), with the grid variant: an edge is then some 100
   units long. */
static igraph_error_t place_by_springs(const igraph_t *part, igraph_matrix_t *at)
{
    const igraph_error_t code = igraph_layout_fruchterman_reingold(
        part, at, false, SPRING_ROUNDS, sqrt((double)igraph_vcount(part)),
        IGRAPH_LAYOUT_GRID, NULL, NULL, NULL, NULL, NULL);
    if (code == IGRAPH_SUCCESS) {
        igraph_matrix_scale(at, 100);
    }
    return code;
}

/* Turns the places so that they reach farther sideways than up: labels do too, and so
   do screens. */
static void lay_flat(igraph_matrix_t *at)
{
    const igraph_integer_t n = igraph_matrix_nrow(at);
    double x = 0;
    double y = 0;
    for (igraph_integer_t i = 0; i < n; i++) {
        x += MATRIX(*at, i, 0) / (double)n;
        y += MATRIX(*at, i, 1) / (double)n;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (igraph_integer_t i = 0; i < n; i++) {
        const double dx = MATRIX(*at, i, 0) - x;
        const double dy = MATRIX(*at, i, 1) - y;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    /* The longer axis of the ellipse with these moments. */
    const double half = (xx - yy) / 2;
    const double root = sqrt(half * half + xy * xy);
    double to_x = half > 0 ? half + root : xy;
    double to_y = half > 0 ? xy : root - half;
    const double length = sqrt(to_x * to_x + to_y * to_y);
    if (!(length > 0)) {
        return;
    }
    to_x /= length;
    to_y /= length;
    for (igraph_integer_t i = 0; i < n; i++) {
        const double dx = MATRIX(*at, i, 0) - x;
        const double dy = MATRIX(*at, i, 1) - y;
        MATRIX(*at, i, 0) = dx * to_x + dy * to_y;
        MATRIX(*at, i, 1) = dy * to_x - dx * to_y;
    }
}

igraph_error_t tri_i_place(tri_graph *graph, const tri_i_components *c, size_t which,
                           const tri_i_room *rooms)
{
    const uint32_t *nodes = c->nodes + c->begin[which];
    const size_t n = c->begin[which + 1] - c->begin[which];
    const size_t n_ends = c->edges_begin[which + 1] - c->edges_begin[which];
    if (n == 1) {
        return IGRAPH_SUCCESS; /* at 0, 0 */
    }
    igraph_vector_int_t ends = {0};
    const igraph_vector_int_t *view = igraph_vector_int_view(
        &ends, c->ends + c->edges_begin[which], (igraph_integer_t)n_ends);
    igraph_t part;
    igraph_matrix_t at;
    igraph_vector_t lengths;
    igraph_error_t code = igraph_create(&part, view, (igraph_integer_t)n, false);
    if (code != IGRAPH_SUCCESS) {
        return code;
    }
    code = igraph_matrix_init(&at, (igraph_integer_t)n, 2);
    if (code != IGRAPH_SUCCESS) {
        goto free_part;
    }
    code = igraph_vector_init(&lengths, (igraph_integer_t)(n_ends / 2));
    if (code != IGRAPH_SUCCESS) {
        goto free_places;
    }
    if (n > STRESS_NODES) {
        code = place_by_springs(&part, &at);
    } else {
        code = want_lengths(c, which, rooms, &lengths);
        code = code == IGRAPH_SUCCESS ? place_by_stress(&part, &lengths, &at) : code;
    }
    if (code == IGRAPH_SUCCESS) {
        lay_flat(&at);
        for (size_t i = 0; i < n; i++) {
            graph->nodes.items[nodes[i]].x = MATRIX(at, (igraph_integer_t)i, 0);
            graph->nodes.items[nodes[i]].y = MATRIX(at, (igraph_integer_t)i, 1);
        }
    }
    igraph_vector_destroy(&lengths);
free_places:
    igraph_matrix_destroy(&at);
free_part:
    igraph_destroy(&part);
    return code;
}
