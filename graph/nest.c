/* Puts the parts of a picture side by side, small ones into the gaps of big ones. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <math.h>
#include <stdlib.h>

enum {
    CELL = 12,      /* of the grid on which is marked where something stands */
    AIR = 14,       /* round each box */
    STEP = 2,       /* cells from one place that is tried to the next */
    MAX_SIDE = 4000 /* cells */
};

/* Where something stands; 0, 0 is its middle. */
typedef struct {
    uint8_t *cells; /* (side, side) */
    long side;
    double left, right, bottom, top; /* of what stands there */
} ground;

/* The cells that a part covers, at no place yet. */
typedef struct {
    long *x, *y; /* (n) */
    size_t n, room;
    double left, right, bottom, top;
    bool failed;
} cover;

static void add_cell(cover *c, long x, long y)
{
    if (c->n == c->room && !c->failed) {
        const size_t room = c->room == 0 ? 256 : 2 * c->room;
        long *xs = realloc(c->x, room * sizeof *xs);
        c->x = xs != NULL ? xs : c->x;
        long *ys = realloc(c->y, room * sizeof *ys);
        c->y = ys != NULL ? ys : c->y;
        c->failed = xs == NULL || ys == NULL;
        c->room = c->failed ? c->room : room;
    }
    if (!c->failed) {
        c->x[c->n] = x;
        c->y[c->n++] = y;
    }
}

static long cell_of(double at)
{
    return lround(floor(at / CELL));
}

/* What a part covers: its boxes, and the lines between them. */
static void find_cover(const tri_i_box *boxes, const tri_i_parts *parts, size_t which,
                       cover *c)
{
    const uint32_t *members = parts->boxes + parts->begin[which];
    c->n = 0;
    c->left = c->bottom = HUGE_VAL;
    c->right = c->top = -HUGE_VAL;
    for (size_t i = 0; i < parts->begin[which + 1] - parts->begin[which]; i++) {
        const tri_i_box *b = &boxes[members[i]];
        const double half_width = b->width / 2 + AIR;
        const double half_height = b->height / 2 + AIR;
        c->left = fmin(c->left, b->x - half_width);
        c->right = fmax(c->right, b->x + half_width);
        c->bottom = fmin(c->bottom, b->y - half_height);
        c->top = fmax(c->top, b->y + half_height);
        for (long x = cell_of(b->x - half_width); x <= cell_of(b->x + half_width);
             x++) {
            for (long y = cell_of(b->y - half_height); y <= cell_of(b->y + half_height);
                 y++) {
                add_cell(c, x, y);
            }
        }
    }
    for (size_t i = parts->ties_begin[which]; i < parts->ties_begin[which + 1]; i++) {
        const tri_i_box *a = &boxes[members[parts->ties[i].a]];
        const tri_i_box *b = &boxes[members[parts->ties[i].b]];
        const double length = fmax(fabs(b->x - a->x), fabs(b->y - a->y));
        const long n = lround(fmax(ceil(length / CELL), 1));
        for (long j = 1; j < n; j++) {
            const double share = (double)j / (double)n;
            const long x = cell_of(a->x + (b->x - a->x) * share);
            const long y = cell_of(a->y + (b->y - a->y) * share);
            for (long near = 0; near < 9; near++) {
                add_cell(c, x + near % 3 - 1, y + near / 3 - 1);
            }
        }
    }
}

static bool is_free(const ground *g, const cover *c, long dx, long dy)
{
    for (size_t i = 0; i < c->n; i++) {
        const long x = c->x[i] + dx + g->side / 2;
        const long y = c->y[i] + dy + g->side / 2;
        if (x < 0 || y < 0 || x >= g->side || y >= g->side ||
            g->cells[y * g->side + x] != 0) {
            return false;
        }
    }
    return true;
}

/* Finds the place at which the whole stays smallest, in a window that is half as wide
   again as high; of such places the one nearest to the middle. */
static bool find_place(const ground *g, const cover *c, long *dx, long *dy)
{
    const long left = cell_of(g->left - c->right) - 1;
    const long right = cell_of(g->right - c->left) + 1;
    const long bottom = cell_of(g->bottom - c->top) - 1;
    const long top = cell_of(g->top - c->bottom) + 1;
    double best = HUGE_VAL;
    for (long y = bottom; y <= top; y += STEP) {
        for (long x = left; x <= right; x += STEP) {
            const double width = fmax(g->right, c->right + (double)x * CELL) -
                                 fmin(g->left, c->left + (double)x * CELL);
            const double height = fmax(g->top, c->top + (double)y * CELL) -
                                  fmin(g->bottom, c->bottom + (double)y * CELL);
            const double middle_x =
                (c->left + c->right - g->left - g->right) / 2 + (double)x * CELL;
            const double middle_y =
                (c->bottom + c->top - g->bottom - g->top) / 2 + (double)y * CELL;
            const double cost = fmax(width, 1.5 * height) +
                                0.3 * fmin(width, 1.5 * height) +
                                0.02 * sqrt(middle_x * middle_x + middle_y * middle_y);
            if (cost < best && is_free(g, c, x, y)) {
                best = cost;
                *dx = x;
                *dy = y;
            }
        }
    }
    return best < HUGE_VAL;
}

/* Puts a part where it was found to go. */
static void settle(ground *g, const cover *c, long dx, long dy, tri_i_box *boxes,
                   const tri_i_parts *parts, size_t which)
{
    for (size_t i = 0; i < c->n; i++) {
        const long x = c->x[i] + dx + g->side / 2;
        const long y = c->y[i] + dy + g->side / 2;
        g->cells[y * g->side + x] = 1;
    }
    for (size_t i = parts->begin[which]; i < parts->begin[which + 1]; i++) {
        boxes[parts->boxes[i]].x += (double)dx * CELL;
        boxes[parts->boxes[i]].y += (double)dy * CELL;
    }
    g->left = fmin(g->left, c->left + (double)dx * CELL);
    g->right = fmax(g->right, c->right + (double)dx * CELL);
    g->bottom = fmin(g->bottom, c->bottom + (double)dy * CELL);
    g->top = fmax(g->top, c->top + (double)dy * CELL);
}

tri_status tri_i_nest(tri_i_box *boxes, const tri_i_parts *parts, bool *is_done,
                      tri_error *error)
{
    ground g = {NULL, 0, HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL};
    cover c = {0};
    double reach = 0;
    *is_done = false;
    for (size_t i = 0; i < parts->n_parts; i++) {
        find_cover(boxes, parts, i, &c);
        reach += fmax(c.right - c.left, c.top - c.bottom);
    }
    /* On each side all parts in a row have room. */
    const double side = 2 * reach / CELL + 8;
    g.side = side < MAX_SIDE ? (long)side : MAX_SIDE;
    g.cells = c.failed ? NULL : calloc((size_t)g.side * (size_t)g.side, 1);
    bool fits = g.cells != NULL;
    for (size_t i = 0; i < parts->n_parts && fits && !c.failed; i++) {
        long dx = 0;
        long dy = 0;
        find_cover(boxes, parts, i, &c);
        if (i == 0) {
            dx = -cell_of((c.left + c.right) / 2);
            dy = -cell_of((c.bottom + c.top) / 2);
            fits = is_free(&g, &c, dx, dy);
        } else {
            fits = find_place(&g, &c, &dx, &dy);
        }
        if (fits && !c.failed) {
            settle(&g, &c, dx, dy, boxes, parts, i);
        }
    }
    const bool has_memory = g.cells != NULL && !c.failed;
    *is_done = fits;
    free(g.cells);
    free(c.x);
    free(c.y);
    return has_memory ? TRI_OK : tri_i_fail_memory(error);
}
