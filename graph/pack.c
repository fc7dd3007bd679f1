/* Puts the parts of a graph side by side. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    GAP = 40,        /* between parts; half of it round each */
    MANY_BOXES = 500 /* fill a strip of any width */
};

/* A part's rectangle. */
typedef struct {
    size_t part;
    double x, y, width, height;
    double to_x, to_y; /* where it is put, downwards */
} box;

/* The biggest part first, then the highest. */
static int compare_boxes(const void *a, const void *b)
{
    const box *x = a;
    const box *y = b;
    if ((x->part == 0) != (y->part == 0)) {
        return x->part == 0 ? -1 : 1;
    }
    if (x->height < y->height || x->height > y->height) {
        return x->height > y->height ? -1 : 1;
    }
    return x->part < y->part ? -1 : x->part > y->part;
}

/* Rectangles round the parts: `rectangles` (n_parts). */
static void find_boxes(const tri_i_box *boxes, const tri_i_parts *parts,
                       box *rectangles)
{
    for (size_t i = 0; i < parts->n_parts; i++) {
        box *b = &rectangles[i];
        *b = (box){.part = i, .x = HUGE_VAL, .y = HUGE_VAL};
        double right = -HUGE_VAL;
        double bottom = -HUGE_VAL;
        for (size_t j = parts->begin[i]; j < parts->begin[i + 1]; j++) {
            const tri_i_box *one = &boxes[parts->boxes[j]];
            b->x = fmin(b->x, one->x - one->width / 2);
            b->y = fmin(b->y, one->y - one->height / 2);
            right = fmax(right, one->x + one->width / 2);
            bottom = fmax(bottom, one->y + one->height / 2);
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
tri_status tri_i_pack(tri_i_box *boxes, const tri_i_parts *parts, tri_error *error)
{
    const size_t n = parts->n_parts;
    box *rectangles = malloc((n + 1) * sizeof *rectangles);
    hole *holes = malloc((n + 2) * sizeof *holes);
    if (rectangles == NULL || holes == NULL) {
        free(rectangles);
        free(holes);
        return tri_i_fail_memory(error);
    }
    find_boxes(boxes, parts, rectangles);
    qsort(rectangles, n, sizeof *rectangles, compare_boxes);
    fill_strip(rectangles, n, find_strip(rectangles, n, holes), holes);
    for (size_t i = 0; i < n; i++) {
        const box *b = &rectangles[i];
        for (size_t j = parts->begin[b->part]; j < parts->begin[b->part + 1]; j++) {
            tri_i_box *one = &boxes[parts->boxes[j]];
            one->x += b->to_x - b->x;
            one->y -= b->to_y + b->y + b->height;
        }
    }
    free(rectangles);
    free(holes);
    return TRI_OK;
}
