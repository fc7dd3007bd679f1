/* Sizes and places in a picture of a large graph: discs where the graph's own layout
   has them, and as many labels as have room. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_i.h"

#include <math.h>
#include <stdlib.h>

enum {
    TEXT = 12,
    MOST_LABELS = 3000,
    MOST_RADIUS = 40,
    WINDOW = 1600, /* pixels: how wide a picture is that is seen as it is */
    SIDE = 8000,   /* pixels: what a picture measures at most */
    FAR = 1000000000
};

/* A place as a file may have it: not a number, or beyond all bounds. */
static double sane(double value)
{
    return isfinite(value) ? fmax(fmin(value, FAR), -FAR) : 0;
}

/* Nodes without places stand in rows, the most prominent first. */
static void place_in_rows(tri_i_scene *s)
{
    const size_t n_columns = (size_t)sqrt((double)s->n_spots * 0.4) + 1;
    for (size_t i = 0; i < s->n_spots; i++) {
        const size_t row = i / n_columns;
        s->spots[i].x = (double)(i % n_columns) * 110;
        s->spots[i].y = (double)row * 44;
    }
}

/* The graph's places, made so small that they go on a picture. */
static void take_places(tri_i_scene *s)
{
    double left = FAR;
    double right = -FAR;
    double top = FAR;
    double bottom = -FAR;
    for (size_t i = 0; i < s->n_spots; i++) {
        tri_i_spot *spot = &s->spots[i];
        const tri_node *node = tri_graph_node(s->graph, spot->node);
        spot->x = sane(node->x);
        spot->y = -sane(node->y);
        left = fmin(left, spot->x);
        right = fmax(right, spot->x);
        top = fmin(top, spot->y);
        bottom = fmax(bottom, spot->y);
    }
    if (!tri_graph_get_info(s->graph)->has_layout || !(right > left || bottom > top)) {
        place_in_rows(s);
        return;
    }
    const double scale = fmin(1, SIDE / fmax(right - left, bottom - top));
    for (size_t i = 0; i < s->n_spots; i++) {
        s->spots[i].x = (s->spots[i].x - left) * scale;
        s->spots[i].y = (s->spots[i].y - top) * scale;
    }
}

/* How much larger the title and the first labels are, so that they are read where the
   whole is seen at once. */
static void find_zoom(tri_i_scene *s)
{
    double right = 0;
    double bottom = 0;
    for (size_t i = 0; i < s->n_spots; i++) {
        right = fmax(right, s->spots[i].x);
        bottom = fmax(bottom, s->spots[i].y);
    }
    s->zoom = fmin(fmax(fmax(right, bottom) / WINDOW, 1), 4);
}

/* Whether a label lies on none of those that have their place. */
static bool is_free(const tri_i_scene *s, const uint32_t *placed, size_t n_placed,
                    const tri_i_spot *spot)
{
    for (size_t i = 0; i < n_placed; i++) {
        const tri_i_spot *other = &s->spots[placed[i]];
        if (fabs(spot->y - other->y) < (spot->height + other->height) / 2 &&
            fabs(spot->x - other->x) < (spot->width + other->width) / 2) {
            return false;
        }
    }
    return true;
}

tri_status tri_i_picture_place_large(tri_i_scene *s, tri_error *error)
{
    uint32_t *placed = malloc(MOST_LABELS * sizeof *placed);
    size_t n_placed = 0;
    double most = 0;
    for (size_t i = 0; i < s->n_spots; i++) {
        const double size = tri_graph_node(s->graph, s->spots[i].node)->size;
        most = size > most ? fmin(size, MOST_RADIUS) : most;
    }
    if (placed == NULL) {
        return tri_i_fail_memory(error);
    }
    s->is_large = true;
    take_places(s);
    find_zoom(s);
    for (size_t i = 0; i < s->n_spots; i++) {
        tri_i_spot *spot = &s->spots[i];
        const tri_node *node = tri_graph_node(s->graph, spot->node);
        spot->radius = node->size > 0 ? fmin(node->size, MOST_RADIUS) : 4;
        const double share = most > 0 ? spot->radius / most : 0;
        spot->size = round(TEXT * (1 + (s->zoom - 1) * share * share));
        if (n_placed == MOST_LABELS) {
            continue;
        }
        const char *label = tri_i_text_clean(s->arena, node->label);
        if (label == NULL || !tri_i_text_break(s->arena, label, spot->size,
                                               17 * spot->size, 1, &spot->label)) {
            free(placed);
            return tri_i_fail_memory(error);
        }
        spot->width = spot->label.width + 6;
        spot->height = 1.3 * spot->size;
        spot->has_label = is_free(s, placed, n_placed, spot);
        if (spot->has_label) {
            placed[n_placed++] = (uint32_t)i;
        }
    }
    free(placed);
    return TRI_OK;
}
