/* The best tree without crossing arcs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

#include <math.h>
#include <stdlib.h>

/* A span of words begin..end with its head at one end: `open` where the arc between its
   two ends is the last one made, `closed` where the end's own dependents are in too. */
enum {
    TO_LEFT,
    TO_RIGHT
}; /* where the arcs point: the head is the last, the first word */

typedef struct {
    size_t n;
    double *open[2], *closed[2]; /* (n, n) [begin * n + end]: the best score */
    uint16_t *open_cut[2],
        *closed_cut[2]; /* (n, n): where the best one is put together */
} chart;

static double score_of(const float *arcs, size_t n, size_t dependent, size_t head)
{
    return (double)arcs[dependent * (n + 1) + head + 1];
}

/* The best spans of begin..end from shorter ones. */
static void fill(chart *c, const float *arcs, size_t begin, size_t end)
{
    const size_t n = c->n;
    const size_t at = begin * n + end;
    double best = -INFINITY;
    size_t cut = begin;
    for (size_t k = begin; k < end; k++) {
        const double score =
            c->closed[TO_RIGHT][begin * n + k] + c->closed[TO_LEFT][(k + 1) * n + end];
        if (score > best) {
            best = score;
            cut = k;
        }
    }
    c->open[TO_LEFT][at] = best + score_of(arcs, n, begin, end);
    c->open[TO_RIGHT][at] = best + score_of(arcs, n, end, begin);
    c->open_cut[TO_LEFT][at] = c->open_cut[TO_RIGHT][at] = (uint16_t)cut;

    best = -INFINITY;
    for (size_t k = begin; k < end; k++) {
        const double score =
            c->closed[TO_LEFT][begin * n + k] + c->open[TO_LEFT][k * n + end];
        if (score > best) {
            best = score;
            cut = k;
        }
    }
    c->closed[TO_LEFT][at] = best;
    c->closed_cut[TO_LEFT][at] = (uint16_t)cut;

    best = -INFINITY;
    for (size_t k = begin + 1; k <= end; k++) {
        const double score =
            c->open[TO_RIGHT][begin * n + k] + c->closed[TO_RIGHT][k * n + end];
        if (score > best) {
            best = score;
            cut = k;
        }
    }
    c->closed[TO_RIGHT][at] = best;
    c->closed_cut[TO_RIGHT][at] = (uint16_t)cut;
}

/* Writes the heads of the closed span begin..end. Recursion is as deep as the tree. */
static void trace(const chart *c, size_t begin, size_t end, int direction,
                  uint32_t *heads)
{
    while (begin < end) {
        const size_t at = begin * c->n + end;
        const size_t k = c->closed_cut[direction][at];
        /* The open span between the head and its outermost dependent k. */
        const size_t first = direction == TO_RIGHT ? begin : k;
        const size_t last = direction == TO_RIGHT ? k : end;
        const size_t cut = c->open_cut[direction][first * c->n + last];
        heads[k] = (uint32_t)(direction == TO_RIGHT ? begin : end) + 1;
        if (direction == TO_RIGHT) {
            trace(c, k, end, TO_RIGHT, heads);
            trace(c, cut + 1, last, TO_LEFT, heads);
            end = cut;
        } else {
            trace(c, begin, k, TO_LEFT, heads);
            trace(c, first, cut, TO_RIGHT, heads);
            begin = cut + 1;
        }
    }
}

tri_status tri_i_projective_tree(const float *arcs, size_t n, uint32_t *heads)
{
    chart c = {.n = n};
    double *scores = malloc(4 * n * n * sizeof *scores);
    uint16_t *cuts = malloc(4 * n * n * sizeof *cuts);
    if (scores == NULL || cuts == NULL) {
        free(scores);
        free(cuts);
        return TRI_ERR_NO_MEMORY;
    }
    for (size_t d = 0; d < 2; d++) {
        c.open[d] = scores + (2 * d) * n * n;
        c.closed[d] = scores + (2 * d + 1) * n * n;
        c.open_cut[d] = cuts + (2 * d) * n * n;
        c.closed_cut[d] = cuts + (2 * d + 1) * n * n;
        for (size_t i = 0; i < n; i++) {
            c.closed[d][i * n + i] = 0;
        }
    }
    for (size_t length = 1; length < n; length++) {
        for (size_t begin = 0; begin + length < n; begin++) {
            fill(&c, arcs, begin, begin + length);
        }
    }
    size_t root = 0;
    double best = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        const double score = c.closed[TO_LEFT][i] + c.closed[TO_RIGHT][i * n + n - 1] +
                             (double)arcs[i * (n + 1)];
        if (score > best) {
            best = score;
            root = i;
        }
    }
    heads[root] = 0;
    trace(&c, 0, root, TO_LEFT, heads);
    trace(&c, root, n - 1, TO_RIGHT, heads);
    free(scores);
    free(cuts);
    return TRI_OK;
}
