/* Places by stress: what is near along the ties is near on the plane. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROUNDS = 33,
    TRIED_BOXES = 250, /* several beginnings up to here: the one with least crossings */
    TRIED_TIES = 500,
    N_TRIED = 6
};

/* Numbers that look random, the same everywhere (Marsaglia's xorshift, 2003). */
static uint32_t draw(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* A pair of boxes. */
typedef struct {
    uint32_t a, b;
} pair;

/* What the steps share. */
typedef struct {
    size_t n, n_ties;
    const tri_i_tie *ties; /* (n_ties) */
    const double *lengths; /* (n_ties) */
    double *wanted;        /* (n, n) distances */
    size_t *begin;         /* (n + 1) of a box's ties in `near` */
    uint32_t *near;        /* (2 n_ties) numbers of ties */
    uint32_t *heap;        /* (n) boxes, the one that is nearest so far first */
    size_t *place;         /* (n) of each in the heap; n: it is out */
    pair *pairs;           /* (n (n - 1) / 2) */
} stress;

static void find_near(stress *s)
{
    for (size_t i = 0; i < s->n_ties; i++) {
        s->begin[s->ties[i].a + 1]++;
        s->begin[s->ties[i].b + 1]++;
    }
    for (size_t i = 0; i < s->n; i++) {
        s->begin[i + 1] += s->begin[i];
    }
    for (size_t i = 0; i < s->n_ties; i++) {
        s->near[s->begin[s->ties[i].a]++] = (uint32_t)i;
        s->near[s->begin[s->ties[i].b]++] = (uint32_t)i;
    }
    /* The begins have moved on to the next ones'. */
    memmove(s->begin + 1, s->begin, s->n * sizeof *s->begin);
    s->begin[0] = 0;
}

static void put(stress *s, size_t at, uint32_t box)
{
    s->heap[at] = box;
    s->place[box] = at;
}

/* Moves a box up to its place in the heap. */
static void raise(stress *s, const double *far, size_t at)
{
    const uint32_t box = s->heap[at];
    while (at > 0 && far[box] < far[s->heap[(at - 1) / 2]]) {
        put(s, at, s->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    put(s, at, box);
}

/* Takes the nearest box out of a heap of `n`. */
static uint32_t take(stress *s, const double *far, size_t n)
{
    const uint32_t nearest = s->heap[0];
    const uint32_t last = s->heap[n - 1];
    size_t at = 0;
    for (size_t below = 1; below < n - 1; below = 2 * at + 1) {
        below += below + 1 < n - 1 && far[s->heap[below + 1]] < far[s->heap[below]];
        if (!(far[s->heap[below]] < far[last])) {
            break;
        }
        put(s, at, s->heap[below]);
        at = below;
    }
    if (n > 1) {
        put(s, at, last);
    }
    s->place[nearest] = s->n;
    return nearest;
}

/* How far all are from one along the ties (Dijkstra 1959): `far` (n). */
static void measure_from(stress *s, uint32_t from, double *far)
{
    for (size_t i = 0; i < s->n; i++) {
        far[i] = HUGE_VAL;
        put(s, i, (uint32_t)i);
    }
    far[from] = 0;
    raise(s, far, from);
    for (size_t n = s->n; n > 0; n--) {
        const uint32_t box = take(s, far, n);
        for (size_t i = s->begin[box]; i < s->begin[box + 1]; i++) {
            const tri_i_tie *tie = &s->ties[s->near[i]];
            const uint32_t other = tie->a == box ? tie->b : tie->a;
            const double length = far[box] + s->lengths[s->near[i]];
            if (length < far[other]) {
                far[other] = length;
                raise(s, far, s->place[other]);
            }
        }
    }
}

/* Makes long distances less long, so that chains curl up and parts are compact: what is
   beyond twice the longest tie counts less and less. */
static void draw_near(stress *s)
{
    double longest = 0;
    for (size_t i = 0; i < s->n_ties; i++) {
        longest = fmax(longest, s->lengths[i]);
    }
    const double from = 2 * longest;
    for (size_t i = 0; i < s->n * s->n; i++) {
        if (s->wanted[i] > from) {
            const double root = sqrt(s->wanted[i] / from);
            s->wanted[i] = from * root * sqrt(sqrt(root));
        }
    }
}

/* Moves the ends of all pairs towards the distances that are wanted, the near ones
   most, in steps that become smaller (Zheng, Pawar and Goodman, "Graph drawing by
   stochastic gradient descent", 2019). */
static void descend(const stress *s, double *x, double *y)
{
    const size_t n_pairs = s->n * (s->n - 1) / 2;
    double least = HUGE_VAL;
    double most = 0;
    for (size_t i = 0; i < n_pairs; i++) {
        const double d = s->wanted[s->pairs[i].a * s->n + s->pairs[i].b];
        least = fmin(least, d);
        most = fmax(most, d);
    }
    /* The 32nd root, for 32 smaller steps after the first. */
    double smaller = 0.1 * (least / most) * (least / most);
    for (int i = 0; i < 5; i++) {
        smaller = sqrt(smaller);
    }
    double step = most * most;
    for (int round = 0; round < ROUNDS; round++, step *= smaller) {
        for (size_t i = 0; i < n_pairs; i++) {
            const pair p = s->pairs[i];
            const double d = s->wanted[p.a * s->n + p.b];
            const double dx = x[p.a] - x[p.b];
            const double dy = y[p.a] - y[p.b];
            const double is = fmax(sqrt(dx * dx + dy * dy), 1e-6);
            const double share = fmin(step / (d * d), 1) * (is - d) / 2 / is;
            x[p.a] -= share * dx;
            y[p.a] -= share * dy;
            x[p.b] += share * dx;
            y[p.b] += share * dy;
        }
    }
}

/* On which side of the line from a to b lies c. */
static bool is_left(const double *x, const double *y, uint32_t a, uint32_t b,
                    uint32_t c)
{
    return (x[b] - x[a]) * (y[c] - y[a]) > (y[b] - y[a]) * (x[c] - x[a]);
}

/* How many pairs of ties cross. */
static size_t count_crossings(const stress *s, const double *x, const double *y)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_ties; i++) {
        const tri_i_tie p = s->ties[i];
        for (size_t j = 0; j < i; j++) {
            const tri_i_tie q = s->ties[j];
            n += p.a != q.a && p.a != q.b && p.b != q.a && p.b != q.b &&
                 is_left(x, y, p.a, p.b, q.a) != is_left(x, y, p.a, p.b, q.b) &&
                 is_left(x, y, q.a, q.b, p.a) != is_left(x, y, q.a, q.b, p.b);
        }
    }
    return n;
}

/* Places from a beginning that is drawn. */
static void place_once(stress *s, uint32_t *state, double *x, double *y)
{
    size_t filled = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        x[i] = draw(state) % 1000;
        y[i] = draw(state) % 1000;
        for (uint32_t j = 0; j < i; j++) {
            /* Each goes to a place drawn among those before it. */
            const size_t to = draw(state) % (filled + 1);
            s->pairs[filled] = s->pairs[to];
            s->pairs[to] = (pair){i, j};
            filled++;
        }
    }
    descend(s, x, y);
}

/* Places from several beginnings, of which the one with the fewest crossings stays;
   `scratch` (2 n). */
static void place_best(stress *s, uint32_t number, double *scratch, double *x,
                       double *y)
{
    uint32_t state = 2463534242 + 7919 * number;
    size_t least = 0;
    place_once(s, &state, x, y);
    if (number > 0 || s->n < 4 || s->n > TRIED_BOXES || s->n_ties > TRIED_TIES) {
        return;
    }
    least = count_crossings(s, x, y);
    for (int i = 1; i < N_TRIED && least > 0; i++) {
        place_once(s, &state, scratch, scratch + s->n);
        const size_t n = count_crossings(s, scratch, scratch + s->n);
        if (n < least) {
            least = n;
            memcpy(x, scratch, s->n * sizeof *x);
            memcpy(y, scratch + s->n, s->n * sizeof *y);
        }
    }
}

tri_status tri_i_place_by_stress(size_t n, const tri_i_tie *ties, size_t n_ties,
                                 const double *lengths, uint32_t number, double *x,
                                 double *y, tri_error *error)
{
    stress s = {.n = n, .n_ties = n_ties, .ties = ties, .lengths = lengths};
    double *scratch = malloc((2 * n + 1) * sizeof *scratch);
    s.wanted = malloc((n * n + 1) * sizeof *s.wanted);
    s.begin = calloc(n + 1, sizeof *s.begin);
    s.near = malloc((2 * n_ties + 1) * sizeof *s.near);
    s.heap = malloc((n + 1) * sizeof *s.heap);
    s.place = malloc((n + 1) * sizeof *s.place);
    s.pairs = malloc((n * (n - (n > 0)) / 2 + 1) * sizeof *s.pairs);
    const bool has_memory = scratch != NULL && s.wanted != NULL && s.begin != NULL &&
                            s.near != NULL && s.heap != NULL && s.place != NULL &&
                            s.pairs != NULL;
    if (has_memory) {
        find_near(&s);
        for (size_t i = 0; i < n; i++) {
            measure_from(&s, (uint32_t)i, s.wanted + i * n);
        }
        draw_near(&s);
        place_best(&s, number, scratch, x, y);
    }
    free(scratch);
    free(s.wanted);
    free(s.begin);
    free(s.near);
    free(s.heap);
    free(s.place);
    free(s.pairs);
    return has_memory ? TRI_OK : tri_i_fail_memory(error);
}
