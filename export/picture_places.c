/* Sizes and places of what a picture shows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_i.h"

#include <math.h>
#include <stdlib.h>

enum {
    MAX_BOXES = 1000, /* nodes are boxes with labels up to here, discs above */
    NODE_TEXT = 13,   /* pixels: of the least prominent node, */
    MORE_TEXT = 8,    /* and how much more of the most prominent */
    NODE_WIDTH = 150, /* where a label goes on in the next line, */
    EDGE_TEXT = 11,
    EDGE_WIDTH = 120,
    ARROW = 16, /* what is to be seen of an edge on each side of its label, at least */
    BARE = 45   /* and of one without a label */
};

/* Upwards is shorter than sideways, as labels are. */
static const double FLAT = 0.62;

/* How a node's label stands in its box. */
static bool measure_spots(tri_i_scene *s)
{
    double most = 0;
    for (size_t i = 0; i < s->n_spots; i++) {
        const double size = tri_graph_node(s->graph, s->spots[i].node)->size;
        most = isfinite(size) && size > most ? size : most;
    }
    for (size_t i = 0; i < s->n_spots; i++) {
        tri_i_spot *spot = &s->spots[i];
        const tri_node *node = tri_graph_node(s->graph, spot->node);
        const double share =
            most > 0 && node->size > 0 ? fmin(node->size / most, 1) : 0;
        const char *label = tri_i_text_clean(s->arena, node->label);
        spot->size = round((NODE_TEXT + MORE_TEXT * share * share) * 2) / 2;
        if (label == NULL ||
            !tri_i_text_break(s->arena, label, spot->size, NODE_WIDTH + 3 * spot->size,
                              3, &spot->label)) {
            return false;
        }
        spot->has_label = true;
        spot->width = fmax(spot->label.width, 10) + 1.2 * spot->size;
        spot->height = (double)spot->label.n * 1.2 * spot->size + 0.8 * spot->size;
    }
    return true;
}

/* Breaks the labels of a line, with commas between them; what does not go in is left
   out. */
static bool measure_line(tri_i_scene *s, tri_i_line *line)
{
    tri_i_lines broken;
    const char *all = "";
    for (size_t i = 0; i < line->n_labels && all != NULL; i++) {
        const char *label = tri_i_text_clean(s->arena, line->labels[i]);
        all = label == NULL
                  ? NULL
                  : tri_arena_printf(s->arena, "%s%s%s", all, i > 0 ? ", " : "", label);
    }
    if (all == NULL || !tri_i_text_break(s->arena, all, EDGE_TEXT, EDGE_WIDTH,
                                         TRI_I_MAX_LINES, &broken)) {
        return false;
    }
    line->n_labels = broken.n;
    for (size_t i = 0; i < broken.n; i++) {
        line->labels[i] = broken.lines[i];
    }
    line->width = broken.width + 8;
    line->height = (double)broken.n * 1.2 * EDGE_TEXT + 3;
    return true;
}

/* Labels for as many lines as can be read between the nodes. */
static bool measure_lines(tri_i_scene *s)
{
    tri_i_line **order = malloc((s->n_lines + 1) * sizeof *order);
    size_t n = 0;
    bool has_memory = order != NULL;
    if (has_memory) {
        tri_i_sort_lines(s, order);
    }
    for (size_t i = 0; i < s->n_lines && has_memory && n < tri_i_readable(s); i++) {
        if (order[i]->n_labels > 0 && order[i]->source != order[i]->target) {
            has_memory = measure_line(s, order[i]);
            order[i]->has_label = true;
            n++;
        }
    }
    free(order);
    return has_memory;
}

/* Nodes and labels are boxes, each of which has a place of its own; an edge goes from a
   node to its label and on to the other one. */
static tri_status place_boxes(tri_i_scene *s, uint32_t draw, tri_error *error)
{
    const size_t room = s->n_spots + s->n_lines;
    tri_i_box *boxes = malloc((room + 1) * sizeof *boxes);
    tri_i_tie *ties = malloc((2 * s->n_lines + 1) * sizeof *ties);
    size_t n = 0;
    size_t n_ties = 0;
    if (boxes == NULL || ties == NULL) {
        free(boxes);
        free(ties);
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < s->n_spots; i++) {
        boxes[n++] = (tri_i_box){0, 0, s->spots[i].width + 12, s->spots[i].height + 12,
                                 s->spots[i].size};
    }
    for (size_t i = 0; i < s->n_lines; i++) {
        const tri_i_line *line = &s->lines[i];
        if (line->has_label) {
            ties[n_ties++] = (tri_i_tie){line->source, (uint32_t)n, ARROW};
            ties[n_ties++] = (tri_i_tie){(uint32_t)n, line->target, ARROW};
            boxes[n++] = (tri_i_box){0, 0, line->width + 20, line->height + 14, 0};
        } else {
            ties[n_ties++] = (tri_i_tie){line->source, line->target, BARE};
        }
    }
    const tri_status status =
        tri_i_arrange(boxes, n, ties, n_ties, &(tri_i_manner){FLAT, true, draw}, error);
    n = s->n_spots;
    for (size_t i = 0; i < s->n_spots && status == TRI_OK; i++) {
        s->spots[i].x = boxes[i].x;
        s->spots[i].y = -boxes[i].y;
    }
    for (size_t i = 0; i < s->n_lines && status == TRI_OK; i++) {
        tri_i_line *line = &s->lines[i];
        const tri_i_spot *a = &s->spots[line->source];
        const tri_i_spot *b = &s->spots[line->target];
        line->x = line->has_label ? boxes[n].x : (a->x + b->x) / 2;
        line->y = line->has_label ? -boxes[n].y : (a->y + b->y) / 2;
        n += line->has_label;
    }
    free(boxes);
    free(ties);
    return status;
}

/* Takes the beginning from which the picture comes out best. */
static tri_status place_best(tri_i_scene *s, size_t n_boxes, tri_error *error)
{
    const uint32_t n_tried = n_boxes <= 150 ? 24 : n_boxes <= 300 ? 8 : 1;
    uint32_t best = 1;
    double least = HUGE_VAL;
    for (uint32_t draw = 1; draw <= n_tried && n_tried > 1; draw++) {
        TRI_TRY(place_boxes(s, draw, error));
        const double cost = tri_i_picture_cost(s);
        if (cost < least) {
            least = cost;
            best = draw;
        }
    }
    return place_boxes(s, best, error);
}

tri_status tri_i_picture_place(tri_i_scene *s, tri_error *error)
{
    if (s->n_spots > MAX_BOXES) {
        return tri_i_picture_place_large(s, error);
    }
    if (!measure_spots(s) || !measure_lines(s)) {
        return tri_i_fail_memory(error);
    }
    size_t n_boxes = s->n_spots;
    for (size_t i = 0; i < s->n_lines; i++) {
        n_boxes += s->lines[i].has_label;
    }
    for (size_t i = 0; n_boxes > MAX_BOXES && i < s->n_lines; i++) {
        s->lines[i].has_label = false;
    }
    return place_best(s, n_boxes, error);
}
