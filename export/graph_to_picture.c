/* A graph to a picture: what is drawn, where, and what stands round it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_i.h"

#include <math.h>
#include <stdlib.h>

void tri_i_picture_clear(tri_i_picture *picture)
{
    tri_arena_clear(&picture->arena);
    free(picture->shapes);
    *picture = (tri_i_picture){.width = 0};
}

static void reach(tri_i_scene *s, double x, double y, double width, double height)
{
    s->left = fmin(s->left, x - width / 2);
    s->right = fmax(s->right, x + width / 2);
    s->top = fmin(s->top, y - height / 2);
    s->bottom = fmax(s->bottom, y + height / 2);
}

/* What nodes, edges and labels take up. */
static void find_bounds(tri_i_scene *s)
{
    s->left = s->top = HUGE_VAL;
    s->right = s->bottom = -HUGE_VAL;
    for (size_t i = 0; i < s->n_spots; i++) {
        const tri_i_spot *spot = &s->spots[i];
        const bool is_box = !s->is_large || spot->has_label;
        reach(s, spot->x, spot->y, fmax(is_box ? spot->width : 0, 2 * spot->radius),
              fmax(is_box ? spot->height : 0, 2 * spot->radius));
    }
    for (size_t i = 0; i < s->n_lines; i++) {
        const tri_i_line *line = &s->lines[i];
        if (line->source != line->target) {
            reach(s, (line->curve[0] + 2 * line->curve[2] + line->curve[4]) / 4,
                  (line->curve[1] + 2 * line->curve[3] + line->curve[5]) / 4, 4, 4);
            reach(s, line->x, line->y, line->width, line->height);
        } else {
            const tri_i_spot *spot = &s->spots[line->source];
            reach(s, spot->x, spot->y, spot->width + 20, spot->height + 20);
        }
    }
}

/* Moves the scene so that its left top corner stands at a place. */
static void move(tri_i_scene *s, double dx, double dy)
{
    for (size_t i = 0; i < s->n_spots; i++) {
        s->spots[i].x += dx;
        s->spots[i].y += dy;
    }
    for (size_t i = 0; i < s->n_lines; i++) {
        tri_i_line *line = &s->lines[i];
        line->x += dx;
        line->y += dy;
        for (int j = 0; j < 6; j += 2) {
            line->curve[j] += dx;
            line->curve[j + 1] += dy;
        }
    }
}

tri_status tri_i_draw(const tri_graph *graph, tri_i_picture *picture, tri_error *error)
{
    *picture = (tri_i_picture){.width = 0};
    tri_i_scene s = {
        .graph = graph, .picture = picture, .arena = &picture->arena, .zoom = 1};
    double above = 0;
    TRI_TRY(tri_i_picture_choose(&s, error));
    TRI_TRY(tri_i_picture_place(&s, error));
    tri_i_picture_bend(&s);
    find_bounds(&s);
    TRI_TRY(tri_i_picture_frame(&s, &above, error));
    if (s.n_spots > 0) {
        /* In the middle, where the frame is wider. */
        move(&s, (picture->width - (s.right - s.left)) / 2 - s.left, above - s.top);
    }
    tri_i_picture_shapes(&s);
    return picture->failed ? tri_i_fail_memory(error) : TRI_OK;
}
