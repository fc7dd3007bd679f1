/* The curves of a picture's edges, and the places of their labels on them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    STEPS = 24,        /* where a curve is looked at */
    MAX_LINES = 400,   /* labels of more lines stay where they are, */
    MAX_FANNED = 5000, /* and these lie on one another */
    HEAD = 15,         /* of an arrow, and some line behind it */
    ROUNDS = 4
};

typedef struct {
    double x, y;
} point;

static point on_curve(const double *c, double t)
{
    const double u = 1 - t;
    return (point){u * u * c[0] + 2 * u * t * c[2] + t * t * c[4],
                   u * u * c[1] + 2 * u * t * c[3] + t * t * c[5]};
}

static double distance(double x, double y, double x2, double y2)
{
    return sqrt((x - x2) * (x - x2) + (y - y2) * (y - y2));
}

/* The curve between the middles of two nodes that passes a point, the earlier the
   nearer that is to the first one. */
static void curve_through(const tri_i_scene *s, const tri_i_line *line, double x,
                          double y, double *curve)
{
    const tri_i_spot *a = &s->spots[line->source];
    const tri_i_spot *b = &s->spots[line->target];
    const double before = distance(x, y, a->x, a->y);
    const double behind = distance(x, y, b->x, b->y);
    const double sum = before + behind;
    const double t = sum > 0 ? fmin(fmax(before / sum, 0.2), 0.8) : 0.5;
    const double u = 1 - t;
    curve[0] = a->x;
    curve[1] = a->y;
    curve[2] = (x - u * u * a->x - t * t * b->x) / (2 * u * t);
    curve[3] = (y - u * u * a->y - t * t * b->y) / (2 * u * t);
    curve[4] = b->x;
    curve[5] = b->y;
}

static bool is_in(point p, double x, double y, double width, double height)
{
    return fabs(p.x - x) < width / 2 && fabs(p.y - y) < height / 2;
}

/* How much two boxes lie on one another. */
static bool overlap(double x, double y, double width, double height, double x2,
                    double y2, double width2, double height2)
{
    return fabs(x - x2) < (width + width2) / 2 && fabs(y - y2) < (height + height2) / 2;
}

/* Whether two stretches cross. */
static bool cross(point a, point b, point c, point d)
{
    const double p = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    const double q = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
    const double r = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
    const double t = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);
    return ((p < 0) != (q < 0)) && ((r < 0) != (t < 0));
}

/* What another line costs that this one, which is at some points, crosses, runs along,
   or has under its label. */
static double cost_beside(const tri_i_scene *s, const tri_i_line *line,
                          const tri_i_line *other, const point *at, double x, double y)
{
    enum { STRIDE = 3, NEAR = 7, NEAR_END = 45 };
    const tri_i_spot *a = &s->spots[line->source];
    const tri_i_spot *b = &s->spots[line->target];
    point its[STEPS / STRIDE + 1];
    int n_crossed = 0;
    int n_under = 0;
    int n_along = 0;
    for (int i = 0; i <= STEPS / STRIDE; i++) {
        its[i] = on_curve(other->curve, (double)i * STRIDE / STEPS);
    }
    for (int i = 0; i < STEPS / STRIDE; i++) {
        const point p = its[i];
        const point q = its[i + 1];
        for (int j = 0; j < STEPS; j += STRIDE) {
            n_crossed += cross(at[j], at[j + STRIDE], p, q);
            n_along += fabs(at[j].x - p.x) < NEAR && fabs(at[j].y - p.y) < NEAR &&
                       distance(p.x, p.y, a->x, a->y) > NEAR_END &&
                       distance(p.x, p.y, b->x, b->y) > NEAR_END;
        }
        n_under += line->has_label && is_in((point){(p.x + q.x) / 2, (p.y + q.y) / 2},
                                            x, y, line->width, line->height);
    }
    return 2 * n_crossed + 1.5 * n_along + 3 * n_under;
}

/* What it costs that a line passes a point: nodes and labels that its curve or its
   label lies on, lines that it crosses, and how much it bends. HUGE_VAL: its label has
   no room there. */
static double cost_of(const tri_i_scene *s, size_t which, double x, double y)
{
    const tri_i_line *line = &s->lines[which];
    const tri_i_spot *a = &s->spots[line->source];
    const tri_i_spot *b = &s->spots[line->target];
    double curve[6];
    point at[STEPS + 1];
    double cost = 0;
    double length = 0;
    curve_through(s, line, x, y, curve);
    for (int i = 0; i <= STEPS; i++) {
        at[i] = on_curve(curve, (double)i / STEPS);
        length += i > 0 ? distance(at[i].x, at[i].y, at[i - 1].x, at[i - 1].y) : 0;
    }
    cost += (length - distance(a->x, a->y, b->x, b->y)) / 20 + length / 400;
    for (size_t i = 0; i < s->n_spots; i++) {
        const tri_i_spot *spot = &s->spots[i];
        const bool is_end = i == line->source || i == line->target;
        if (line->has_label && overlap(x, y, line->width, line->height, spot->x,
                                       spot->y, spot->width + 6, spot->height + 4)) {
            return HUGE_VAL;
        }
        if (line->has_label && is_end &&
            overlap(x, y, line->width, line->height, spot->x, spot->y,
                    spot->width + 2 * HEAD, spot->height + 2 * HEAD)) {
            cost += 8; /* it hides the arrow's head */
        }
        int n = 0;
        for (int j = 1; j < STEPS && !is_end; j++) {
            n += is_in(at[j], spot->x, spot->y, spot->width + 6, spot->height + 6);
        }
        cost += n > 0 ? 25 + n : 0;
    }
    for (size_t i = 0; i < s->n_lines; i++) {
        const tri_i_line *other = &s->lines[i];
        if (i == which) {
            continue;
        }
        if (other->has_label) {
            if (line->has_label &&
                overlap(x, y, line->width + 2, line->height + 2, other->x, other->y,
                        other->width, other->height)) {
                return HUGE_VAL;
            }
            int n = 0;
            for (int j = 1; j < STEPS; j++) {
                n += is_in(at[j], other->x, other->y, other->width, other->height);
            }
            cost += n > 0 ? 4 + n : 0;
        }
        cost += cost_beside(s, line, other, at, x, y);
    }
    return cost;
}

/* Moves what a line passes to where it costs least. */
static bool improve(tri_i_scene *s, size_t which)
{
    static const double along[] = {0, -0.12, 0.12, -0.25, 0.25, -0.35, 0.35};
    static const double aside[] = {0, 14, -14, 28, -28, 48, -48, 75, -75, 110, -110};
    tri_i_line *line = &s->lines[which];
    const tri_i_spot *a = &s->spots[line->source];
    const tri_i_spot *b = &s->spots[line->target];
    const double dx = b->x - a->x;
    const double dy = b->y - a->y;
    const double length = fmax(sqrt(dx * dx + dy * dy), 1);
    double best_x = line->x;
    double best_y = line->y;
    double best = cost_of(s, which, line->x, line->y);
    bool moved = false;
    for (size_t i = 0; i < sizeof along / sizeof *along; i++) {
        for (size_t j = 0; j < sizeof aside / sizeof *aside; j++) {
            const double x = (a->x + b->x) / 2 + along[i] * dx - aside[j] * dy / length;
            const double y = (a->y + b->y) / 2 + along[i] * dy + aside[j] * dx / length;
            const double cost = cost_of(s, which, x, y);
            if (cost < best - 1e-6) {
                best = cost;
                best_x = x;
                best_y = y;
                moved = true;
            }
        }
    }
    line->x = best_x;
    line->y = best_y;
    curve_through(s, line, best_x, best_y, line->curve);
    return moved;
}

/* Lines between the same two nodes that have no label lie side by side. */
static void fan_out(tri_i_scene *s)
{
    for (size_t i = 0; i < s->n_lines; i++) {
        tri_i_line *line = &s->lines[i];
        size_t n_before = 0;
        for (size_t j = i; j-- > 0 && s->n_lines <= MAX_FANNED;) {
            const tri_i_line *other = &s->lines[j];
            n_before +=
                !other->has_label &&
                ((other->source == line->source && other->target == line->target) ||
                 (other->source == line->target && other->target == line->source));
        }
        if (n_before > 0 && !line->has_label) {
            const tri_i_spot *a = &s->spots[line->source];
            const tri_i_spot *b = &s->spots[line->target];
            const double dx = b->x - a->x;
            const double dy = b->y - a->y;
            const double length = fmax(sqrt(dx * dx + dy * dy), 1);
            const size_t n_aside = (n_before + 1) / 2; /* on its side of the line */
            const double by = 14 * (double)n_aside * (n_before % 2 == 1 ? 1 : -1) *
                              (line->source < line->target ? 1 : -1);
            line->x -= by * dy / length;
            line->y += by * dx / length;
        }
        curve_through(s, line, line->x, line->y, line->curve);
    }
}

double tri_i_picture_cost(tri_i_scene *s)
{
    enum { NO_ROOM = 40 };
    double cost = 0;
    double left = HUGE_VAL;
    double right = -HUGE_VAL;
    double top = HUGE_VAL;
    double bottom = -HUGE_VAL;
    fan_out(s);
    for (size_t i = 0; i < s->n_lines; i++) {
        if (s->lines[i].source != s->lines[i].target) {
            cost += fmin(cost_of(s, i, s->lines[i].x, s->lines[i].y), NO_ROOM);
        }
    }
    for (size_t i = 0; i < s->n_spots; i++) {
        const tri_i_spot *spot = &s->spots[i];
        left = fmin(left, spot->x - spot->width / 2);
        right = fmax(right, spot->x + spot->width / 2);
        top = fmin(top, spot->y - spot->height / 2);
        bottom = fmax(bottom, spot->y + spot->height / 2);
    }
    return cost + fmax(right - left, 1.5 * (bottom - top)) / 6;
}

void tri_i_picture_bend(tri_i_scene *s)
{
    if (s->is_large) {
        for (size_t i = 0; i < s->n_lines; i++) {
            tri_i_line *line = &s->lines[i];
            const tri_i_spot *a = &s->spots[line->source];
            const tri_i_spot *b = &s->spots[line->target];
            curve_through(s, line, (a->x + b->x) / 2, (a->y + b->y) / 2, line->curve);
        }
        return;
    }
    fan_out(s);
    bool moved = s->n_lines <= MAX_LINES;
    for (int round = 0; moved && round < ROUNDS; round++) {
        moved = false;
        for (size_t i = 0; i < s->n_lines; i++) {
            if (s->lines[i].source != s->lines[i].target) {
                moved = improve(s, i) || moved;
            }
        }
    }
}
