/* Puts the components of a graph side by side. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    GAP = 40,        /* between components; half of it round each */
    MANY_BOXES = 500 /* fill a strip of any width */
};

/* A component's rectangle. */
typedef struct {
    size_t component;
    double x, y, width, height;
    double to_x, to_y; /* where it is put, downwards */
} box;

/* The biggest component first, then the highest. */
static int compare_boxes(const void *a, const void *b)
{
    const box *x = a;
    const box *y = b;
    if ((x->component == 0) != (y->component == 0)) {
        return x->component == 0 ? -1 : 1;
    }
    if (x->height < y->height || x->height > y->height) {
        return x->height > y->height ? -1 : 1;
    }
    return x->component < y->component ? -1 : x->component > y->component;
}

/* Rectangles round the components with their labels: `boxes` (n_components). */
static void find_boxes(const tri_graph *graph, const tri_i_components *c,
                       const tri_i_room *rooms, box *boxes)
{
    for (size_t i = 0; i < c->n_components; i++) {
        box *b = &boxes[i];
        *b = (box){.component = i, .x = HUGE_VAL, .y = HUGE_VAL};
        double right = -HUGE_VAL;
        double bottom = -HUGE_VAL;
        for (size_t j = c->begin[i]; j < c->begin[i + 1]; j++) {
            const tri_node *node = &graph->nodes.items[c->nodes[j]];
            const tri_i_room *room = &rooms[c->nodes[j]];
            b->x = fmin(b->x, node->x - room->width / 2);
            b->y = fmin(b->y, node->y - room->height / 2);
            right = fmax(right, node->x + room->width / 2);
            bottom = fmax(bottom, node->y + room->height / 2);
        }
        b->width = right - b->x + GAP;
        b->height = bottom - b->y + GAP;
    }
}
/* A rectangle where nothing stands yet. */
typedef struct {
    double x, y, width, height;
} hole;

/* Puts a box into the first hole that takes it, whose rest becomes smaller holes; those
   that take nothing any more go. `holes` has room for one more. */
static void fill_hole(box *b, hole *holes, size_t *n_holes, double least_width,
                      double least_height)
{
    size_t at = 0;
    while (holes[at].width < b->width || holes[at].height < b->height) {
        at++;
    }
    const hole old = holes[at];
    const hole beside = {old.x + b->width, old.y, old.width - b->width, b->height};
    const hole below = {old.x, old.y + b->height, old.width, old.height - b->height};
    b->to_x = old.x;
    b->to_y = old.y;
    const bool keeps[] = {beside.width >= least_width, below.height >= least_height};
    const size_t n_new = (size_t)keeps[0] + (size_t)keeps[1];
    memmove(holes + at + n_new, holes + at + 1, (*n_holes - at - 1) * sizeof *holes);
    if (keeps[0]) {
        holes[at++] = beside;
    }
    if (keeps[1]) {
        holes[at] = below;
    }
    *n_holes += n_new;
    *n_holes -= 1;
}

/* Puts all boxes into a strip, downwards. Returns the width that they take, or what the
   height comes to in a window that is half as wide again as high, if that is more. */
static double fill_strip(box *boxes, size_t n, double strip, hole *holes)
{
    double least_width = HUGE_VAL;
    double least_height = HUGE_VAL;
    for (size_t i = 0; i < n; i++) {
        least_width = fmin(least_width, boxes[i].width);
        least_height = fmin(least_height, boxes[i].height);
    }
    size_t n_holes = 1;
    double width = 0;
    double height = 0;
    holes[0] = (hole){0, 0, strip, HUGE_VAL};
    for (size_t i = 0; i < n; i++) {
        fill_hole(&boxes[i], holes, &n_holes, least_width, least_height);
        width = fmax(width, boxes[i].to_x + boxes[i].width);
        height = fmax(height, boxes[i].to_y + boxes[i].height);
    }
    return fmax(width, 1.5 * height);
}

/* How wide a strip takes the boxes best; of many boxes any does. */
static double find_strip(box *boxes, size_t n, hole *holes)
{
    double area = 0;
    double widest = 0;
    for (size_t i = 0; i < n; i++) {
        area += boxes[i].width * boxes[i].height;
        widest = fmax(widest, boxes[i].width);
    }
    double best = fmax(widest, 1.3 * sqrt(area));
    if (n > MANY_BOXES) {
        return best;
    }
    double least = fill_strip(boxes, n, best, holes);
    for (int tenths = 10; tenths <= 30; tenths++) {
        const double strip = fmax(widest, tenths / 10.0 * sqrt(area));
        const double side = fill_strip(boxes, n, strip, holes);
        if (side < least) {
            least = side;
            best = strip;
        }
    }
    return best;
}

/* Upwards is positive in Gephi and Graphviz. */
tri_status tri_i_pack(tri_graph *graph, const tri_i_components *c,
                      const tri_i_room *rooms, tri_error *error)
{
    const size_t n = c->n_components;
    box *boxes = malloc((n + 1) * sizeof *boxes);
    hole *holes = malloc((n + 2) * sizeof *holes);
    if (boxes == NULL || holes == NULL) {
        free(boxes);
        free(holes);
        return tri_i_fail_memory(error);
    }
    find_boxes(graph, c, rooms, boxes);
    qsort(boxes, n, sizeof *boxes, compare_boxes);
    fill_strip(boxes, n, find_strip(boxes, n, holes), holes);
    for (size_t i = 0; i < n; i++) {
        const box *b = &boxes[i];
        for (size_t j = c->begin[b->component]; j < c->begin[b->component + 1]; j++) {
            tri_node *node = &graph->nodes.items[c->nodes[j]];
            node->x += b->to_x - b->x;
            node->y -= b->to_y + b->y + b->height;
        }
    }
    free(boxes);
    free(holes);
    return TRI_OK;
}
