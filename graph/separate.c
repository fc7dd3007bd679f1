/* Room between the boxes of a part: none on another. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N_READABLE = 10 }; /* the heaviest boxes, in graphs of any size */

/* A box by its place: the row that it stands in, from left to right. */
typedef struct {
    double row, x;
    uint32_t box;
} swept;

static int compare_swept(const void *a, const void *b)
{
    const swept *x = a;
    const swept *y = b;
    if (x->row < y->row || x->row > y->row) {
        return x->row < y->row ? -1 : 1;
    }
    if (x->x < y->x || x->x > y->x) {
        return x->x < y->x ? -1 : 1;
    }
    return x->box < y->box ? -1 : x->box > y->box;
}

/* The boxes that are moved, and how far one reaches at most. */
typedef struct {
    tri_i_box *items;
    const uint32_t *members; /* (n) */
    size_t n;
    swept *order; /* (n) scratch */
    double widest, highest;
} crowd;

/* Whether two boxes overlap; where `push`, moves both apart, the shorter
   way. */
static bool touch(const crowd *c, uint32_t a, uint32_t b, bool push)
{
    tri_i_box *first = &c->items[a];
    tri_i_box *second = &c->items[b];
    const double dx = second->x - first->x;
    const double dy = second->y - first->y;
    const double over_x = (first->width + second->width) / 2 - fabs(dx);
    const double over_y = (first->height + second->height) / 2 - fabs(dy);
    if (over_x <= 0 || over_y <= 0) {
        return false;
    }
    if (push && over_x < over_y) {
        const double by = (dx < 0 ? -over_x : over_x) * 0.505;
        first->x -= by;
        second->x += by;
    } else if (push) {
        const double by = (dy < 0 ? -over_y : over_y) * 0.505;
        first->y -= by;
        second->y += by;
    }
    return true;
}

/* How many pairs of the boxes overlap; pushes them apart where `push`. The boxes are
   put into rows so high that overlapping ones stand in one row or in neighbouring ones;
   each is compared with those right of it and those in the next row. */
static size_t touch_all(const crowd *c, bool push)
{
    const size_t n = c->n;
    swept *order = c->order;
    size_t n_touching = 0;
    size_t next = 0; /* the first of the next row that may overlap */
    for (size_t i = 0; i < n; i++) {
        const tri_i_box *box = &c->items[c->members[i]];
        order[i] = (swept){floor(box->y / c->highest), box->x, c->members[i]};
    }
    qsort(order, n, sizeof *order, compare_swept);
    for (size_t i = 0; i < n; i++) {
        const swept *a = &order[i];
        const double reach = (c->items[a->box].width + c->widest) / 2;
        for (size_t j = i + 1;
             j < n && !(order[j].row > a->row) && order[j].x - a->x < reach; j++) {
            n_touching += touch(c, a->box, order[j].box, push);
        }
        while (next < n &&
               (order[next].row < a->row + 1 || (!(order[next].row > a->row + 1) &&
                                                 order[next].x <= a->x - c->widest))) {
            next++;
        }
        for (size_t j = next;
             j < n && !(order[j].row > a->row + 1) && order[j].x < a->x + reach; j++) {
            n_touching += touch(c, a->box, order[j].box, push);
        }
    }
    return n_touching;
}

/* Moves all boxes away from 0, 0. */
static void grow(const crowd *c, double times)
{
    for (size_t i = 0; i < c->n; i++) {
        c->items[c->members[i]].x *= times;
        c->items[c->members[i]].y *= times;
    }
}

/* The heaviest boxes, of equals the first: `heaviest` (N_READABLE). Returns how many.
 */
static size_t find_heaviest(const crowd *c, uint32_t *heaviest)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        size_t at = n;
        while (at > 0 &&
               c->items[c->members[i]].weight > c->items[heaviest[at - 1]].weight) {
            at--;
        }
        if (at < N_READABLE) {
            n = n < N_READABLE ? n + 1 : n;
            memmove(heaviest + at + 1, heaviest + at, (n - at - 1) * sizeof *heaviest);
            heaviest[at] = c->members[i];
        }
    }
    return n;
}

/* Grows the part until its heaviest boxes do not overlap. */
static void free_heaviest(const crowd *c)
{
    uint32_t heaviest[N_READABLE + 1];
    const size_t n = find_heaviest(c, heaviest);
    double times = 1;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            const tri_i_box *a = &c->items[heaviest[i]];
            const tri_i_box *b = &c->items[heaviest[j]];
            const double dx = fabs(a->x - b->x);
            const double dy = fabs(a->y - b->y);
            const double need_x = (a->width + b->width) / 2 / fmax(dx, 1);
            const double need_y = (a->height + b->height) / 2 / fmax(dy, 1);
            times = fmax(times, fmin(need_x, need_y));
        }
    }
    grow(c, times);
}

tri_status tri_i_separate(tri_i_box *boxes, const uint32_t *members, size_t n,
                          tri_error *error)
{
    if (n < 2) {
        return TRI_OK;
    }
    swept *order = malloc(n * sizeof *order);
    if (order == NULL) {
        return tri_i_fail_memory(error);
    }
    crowd c = {boxes, members, n, order, 0, 0};
    for (size_t i = 0; i < n; i++) {
        c.widest = fmax(c.widest, boxes[members[i]].width);
        c.highest = fmax(c.highest, boxes[members[i]].height);
    }
    for (int grown = 0; grown < 12 && touch_all(&c, false) > n; grown++) {
        grow(&c, 1.25);
    }
    bool moved = true;
    for (int round = 0; moved && round < 300; round++) {
        moved = touch_all(&c, true) > 0;
    }
    if (moved) {
        free_heaviest(&c);
    }
    free(order);
    return TRI_OK;
}
