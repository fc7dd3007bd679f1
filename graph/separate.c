/* Room between the nodes of a component: no disc and no label on another. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONG_LABEL = 600, /* what goes beyond may lie on others */
    N_READABLE = 10   /* labels of the biggest nodes, in graphs of any size */
};

/* How wide a label is in 12 point Arial, in which Gephi writes it, from above: capitals
   and digits are three quarters as wide as high, ideographs as wide as high. */
static double label_width(const char *label)
{
    const size_t length = strlen(label);
    double width = 0;
    for (size_t i = 0; i < length && width < LONG_LABEL;) {
        uint32_t code = 0;
        i += tri_utf8_decode(label + i, length - i, &code);
        const bool is_capital = code >= 'A' && code <= 'Z';
        width += code >= 0x1100 ? 12.5 : is_capital ? 8.5 : 6.6;
    }
    return fmin(width, LONG_LABEL);
}

void tri_i_find_rooms(const tri_graph *graph, tri_i_room *rooms)
{
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const tri_node *node = &graph->nodes.items[i];
        rooms[i].width = fmax(node->size * 2, label_width(node->label)) + 8;
        rooms[i].height = fmax(node->size * 2, 14) + 6;
    }
}

/* A node by its place: the row that it stands in, from left to right. */
typedef struct {
    double row, x;
    uint32_t node;
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
    return x->node < y->node ? -1 : x->node > y->node;
}

/* The nodes that are moved, and how far a room reaches at most. */
typedef struct {
    tri_node *items;
    const tri_i_room *rooms;
    const uint32_t *nodes; /* (n) */
    size_t n;
    swept *order; /* (n) scratch */
    double widest, highest;
} crowd;

/* Whether the rooms of two nodes overlap; where `push`, moves both apart, the shorter
   way. */
static bool touch(const crowd *c, uint32_t a, uint32_t b, bool push)
{
    tri_node *first = &c->items[a];
    tri_node *second = &c->items[b];
    const double dx = second->x - first->x;
    const double dy = second->y - first->y;
    const double over_x = (c->rooms[a].width + c->rooms[b].width) / 2 - fabs(dx);
    const double over_y = (c->rooms[a].height + c->rooms[b].height) / 2 - fabs(dy);
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

/* How many pairs of the nodes overlap; pushes them apart where `push`. The nodes are
   put into rows so high that overlapping ones stand in one row or in neighbouring ones;
   each is compared with those right of it and those in the next row. */
static size_t touch_all(const crowd *c, bool push)
{
    const size_t n = c->n;
    swept *order = c->order;
    size_t n_touching = 0;
    size_t next = 0; /* the first of the next row that may overlap */
    for (size_t i = 0; i < n; i++) {
        const tri_node *node = &c->items[c->nodes[i]];
        order[i] = (swept){floor(node->y / c->highest), node->x, c->nodes[i]};
    }
    qsort(order, n, sizeof *order, compare_swept);
    for (size_t i = 0; i < n; i++) {
        const swept *a = &order[i];
        const double reach = (c->rooms[a->node].width + c->widest) / 2;
        for (size_t j = i + 1;
             j < n && !(order[j].row > a->row) && order[j].x - a->x < reach; j++) {
            n_touching += touch(c, a->node, order[j].node, push);
        }
        while (next < n &&
               (order[next].row < a->row + 1 || (!(order[next].row > a->row + 1) &&
                                                 order[next].x <= a->x - c->widest))) {
            next++;
        }
        for (size_t j = next;
             j < n && !(order[j].row > a->row + 1) && order[j].x < a->x + reach; j++) {
            n_touching += touch(c, a->node, order[j].node, push);
        }
    }
    return n_touching;
}

/* Moves all nodes away from 0, 0. */
static void grow(const crowd *c, double times)
{
    for (size_t i = 0; i < c->n; i++) {
        c->items[c->nodes[i]].x *= times;
        c->items[c->nodes[i]].y *= times;
    }
}

/* The biggest nodes, of equals the first: `biggest` (N_READABLE). Returns how many. */
static size_t find_biggest(const crowd *c, uint32_t *biggest)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        size_t at = n;
        while (at > 0 && c->items[c->nodes[i]].size > c->items[biggest[at - 1]].size) {
            at--;
        }
        if (at < N_READABLE) {
            n = n < N_READABLE ? n + 1 : n;
            memmove(biggest + at + 1, biggest + at, (n - at - 1) * sizeof *biggest);
            biggest[at] = c->nodes[i];
        }
    }
    return n;
}

/* Grows the component until the rooms of its biggest nodes do not overlap. */
static void free_biggest(const crowd *c)
{
    uint32_t biggest[N_READABLE + 1];
    const size_t n = find_biggest(c, biggest);
    double times = 1;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            const tri_i_room *a = &c->rooms[biggest[i]];
            const tri_i_room *b = &c->rooms[biggest[j]];
            const double dx = fabs(c->items[biggest[i]].x - c->items[biggest[j]].x);
            const double dy = fabs(c->items[biggest[i]].y - c->items[biggest[j]].y);
            const double need_x = (a->width + b->width) / 2 / fmax(dx, 1);
            const double need_y = (a->height + b->height) / 2 / fmax(dy, 1);
            times = fmax(times, fmin(need_x, need_y));
        }
    }
    grow(c, times);
}

tri_status tri_i_separate(tri_graph *graph, const uint32_t *nodes, size_t n,
                          const tri_i_room *rooms, tri_error *error)
{
    if (n < 2) {
        return TRI_OK;
    }
    swept *order = malloc(n * sizeof *order);
    if (order == NULL) {
        return tri_i_fail_memory(error);
    }
    crowd c = {graph->nodes.items, rooms, nodes, n, order, 0, 0};
    for (size_t i = 0; i < n; i++) {
        c.widest = fmax(c.widest, rooms[nodes[i]].width);
        c.highest = fmax(c.highest, rooms[nodes[i]].height);
    }
    for (int grown = 0; grown < 12 && touch_all(&c, false) > n; grown++) {
        grow(&c, 1.25);
    }
    bool moved = true;
    for (int round = 0; moved && round < 300; round++) {
        moved = touch_all(&c, true) > 0;
    }
    if (moved) {
        free_biggest(&c);
    }
    free(order);
    return TRI_OK;
}
