/* Places of the boxes of one part, so that what is near in the graph is near in the
   picture. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>

enum {
    STRESS_BOXES = 1000, /* springs above */
    SPRING_ROUNDS = 500,
    SEED = 42
};

/* How far from a box its neighbours begin: they and their labels lie all round it, or
   beside it, where there are but one or two. */
static double reach_of(const tri_i_box *box, size_t degree, bool is_row, double flat)
{
    if (is_row) {
        return box->width / 2;
    }
    const double spread = degree < 2 ? 0 : 25 * sqrt((double)degree);
    return fmax((box->width + box->height / flat) / 4, spread);
}

/* How long each tie is wanted: `lengths` (n_ties of the part). */
static tri_status want_lengths(const tri_i_box *boxes, const tri_i_parts *parts,
                               size_t which, double flat, double *lengths,
                               tri_error *error)
{
    const uint32_t *members = parts->boxes + parts->begin[which];
    const tri_i_tie *ties = parts->ties + parts->ties_begin[which];
    const size_t n = parts->begin[which + 1] - parts->begin[which];
    const size_t n_ties = parts->ties_begin[which + 1] - parts->ties_begin[which];
    size_t *degrees = calloc(n + 1, sizeof *degrees);
    if (degrees == NULL) {
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < n_ties; i++) {
        degrees[ties[i].a]++;
        degrees[ties[i].b]++;
    }
    for (size_t i = 0; i < n_ties; i++) {
        const uint32_t a = ties[i].a;
        const uint32_t b = ties[i].b;
        lengths[i] = ties[i].gap;
        lengths[i] += reach_of(&boxes[members[a]], degrees[a], n <= 3, flat);
        lengths[i] += reach_of(&boxes[members[b]], degrees[b], n <= 3, flat);
    }
    free(degrees);
    return TRI_OK;
}

/* Fruchterman and Reingold (1991), with the grid variant: a tie is then some 100 units
   long. */
static tri_status place_by_springs(const tri_i_tie *ties, size_t n_ties, size_t n,
                                   double *x, double *y, tri_error *error)
{
    igraph_vector_int_t ends;
    igraph_t part;
    igraph_matrix_t at;
    const tri_i_handlers handlers = tri_i_igraph_begin();
    igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t)(2 * n_ties));
    if (code != IGRAPH_SUCCESS) {
        goto done;
    }
    for (size_t i = 0; i < n_ties; i++) {
        VECTOR(ends)[2 * i] = (igraph_integer_t)ties[i].a;
        VECTOR(ends)[2 * i + 1] = (igraph_integer_t)ties[i].b;
    }
    code = igraph_create(&part, &ends, (igraph_integer_t)n, false);
    igraph_vector_int_destroy(&ends);
    if (code != IGRAPH_SUCCESS) {
        goto done;
    }
    code = igraph_matrix_init(&at, (igraph_integer_t)n, 2);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_rng_seed(igraph_rng_default(), SEED);
        code = code != IGRAPH_SUCCESS
                   ? code
                   : igraph_layout_fruchterman_reingold(
                         &part, &at, false, SPRING_ROUNDS, sqrt((double)n),
                         IGRAPH_LAYOUT_GRID, NULL, NULL, NULL, NULL, NULL);
        for (size_t i = 0; i < n && code == IGRAPH_SUCCESS; i++) {
            x[i] = MATRIX(at, (igraph_integer_t)i, 0) * 100;
            y[i] = MATRIX(at, (igraph_integer_t)i, 1) * 100;
        }
        igraph_matrix_destroy(&at);
    }
    igraph_destroy(&part);
done:
    tri_i_igraph_end(handlers);
    return code == IGRAPH_SUCCESS ? TRI_OK
                                  : tri_i_igraph_fail(error, code, "laying out");
}

/* Turns the places so that they reach farther sideways than up: labels do too, and so
   do screens. */
static void lay_flat(size_t n, double *at_x, double *at_y)
{
    double x = 0;
    double y = 0;
    for (size_t i = 0; i < n; i++) {
        x += at_x[i] / (double)n;
        y += at_y[i] / (double)n;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (size_t i = 0; i < n; i++) {
        const double dx = at_x[i] - x;
        const double dy = at_y[i] - y;
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
    for (size_t i = 0; i < n; i++) {
        const double dx = at_x[i] - x;
        const double dy = at_y[i] - y;
        at_x[i] = dx * to_x + dy * to_y;
        at_y[i] = dy * to_x - dx * to_y;
    }
}

tri_status tri_i_place(tri_i_box *boxes, const tri_i_parts *parts, size_t which,
                       const tri_i_manner *manner, tri_error *error)
{
    const double flat = manner->flat;
    const uint32_t *members = parts->boxes + parts->begin[which];
    const tri_i_tie *ties = parts->ties + parts->ties_begin[which];
    const size_t n = parts->begin[which + 1] - parts->begin[which];
    const size_t n_ties = parts->ties_begin[which + 1] - parts->ties_begin[which];
    if (n == 1) {
        boxes[members[0]].x = boxes[members[0]].y = 0;
        return TRI_OK;
    }
    double *x = malloc(2 * n * sizeof *x);
    double *lengths = malloc((n_ties + 1) * sizeof *lengths);
    tri_status status = TRI_OK;
    if (x == NULL || lengths == NULL) {
        status = tri_i_fail_memory(error);
    } else if (n > STRESS_BOXES) {
        status = place_by_springs(ties, n_ties, n, x, x + n, error);
    } else {
        status = want_lengths(boxes, parts, which, flat, lengths, error);
        status = status != TRI_OK
                     ? status
                     : tri_i_place_by_stress(n, ties, n_ties, lengths, manner->draw, x,
                                             x + n, error);
    }
    if (status == TRI_OK) {
        lay_flat(n, x, x + n);
        for (size_t i = 0; i < n; i++) {
            boxes[members[i]].x = x[i];
            boxes[members[i]].y = x[n + i] * flat;
        }
    }
    free(x);
    free(lengths);
    return status;
}
