/* Nodes and edges to shapes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_i.h"

#include "base/grow.h"

#include <math.h>

enum {
    WHITE = 0xFFFFFF,
    BLACK = 0x000000,
    INK = 0x1B1F24,      /* of the nodes' labels */
    EDGE_INK = 0x3D4650, /* of the edges' */
    EDGE_TEXT = 11,
    STEPS = 64,
    ARROW = 10,        /* long */
    MOST_HEADS = 10000 /* of more lines none has one */
};

int32_t tri_i_mix(int32_t colour, int32_t with, double share)
{
    int32_t mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        const double a = colour >> shift & 0xFF;
        const double b = with >> shift & 0xFF;
        mixed |= (int32_t)lround(a + (b - a) * share) << shift;
    }
    return mixed;
}

int32_t tri_i_node_colour(const tri_node *node)
{
    return (int32_t)node->r << 16 | (int32_t)node->g << 8 | (int32_t)node->b;
}

int32_t tri_i_node_tint(const tri_node *node)
{
    return tri_i_mix(tri_i_node_colour(node), WHITE, 0.68);
}

tri_i_stroke tri_i_way_stroke(tri_i_way way)
{
    static const tri_i_stroke strokes[TRI_I_WAY_COUNT] = {
        [TRI_I_STATED] = {0x6B7785, TRI_I_SOLID},
        [TRI_I_DENIED] = {0xB3261E, TRI_I_DASHED},
        [TRI_I_SUPPOSED] = {0x6B7785, TRI_I_DOTTED},
        [TRI_I_NEAR] = {0xC9CFD6, TRI_I_SOLID}};
    return strokes[way];
}

void tri_i_add_shape(tri_i_picture *picture, tri_i_shape shape)
{
    if (picture->failed || !tri_i_grow(&picture->shapes, picture->n_shapes,
                                       &picture->capacity, sizeof *picture->shapes)) {
        picture->failed = true;
        return;
    }
    picture->shapes[picture->n_shapes++] = shape;
}

void tri_i_add_text(tri_i_picture *picture, double x, double y, const char *text,
                    double size, int32_t colour)
{
    tri_i_add_shape(picture, (tri_i_shape){.kind = TRI_I_TEXT,
                                           .at = {x, y},
                                           .fill = colour,
                                           .stroke = TRI_I_NO_COLOUR,
                                           .size = size,
                                           .text = text});
}

/* A line of a label, its middle at x, as wide as was reckoned where that is known. */
static void add_line(tri_i_picture *picture, double x, double y, const char *text,
                     double size, int32_t colour)
{
    size_t length = 0;
    while (text[length] != '\0') {
        length++;
    }
    bool known = false;
    const double width = tri_i_text_width(text, length, size, &known);
    tri_i_add_shape(picture, (tri_i_shape){.kind = TRI_I_TEXT,
                                           .at = {x, y, known ? width : 0},
                                           .fill = colour,
                                           .stroke = TRI_I_NO_COLOUR,
                                           .size = size,
                                           .is_centred = true,
                                           .text = text});
}

static void begin(tri_i_picture *picture, const char *called, const char *text)
{
    tri_i_add_shape(picture,
                    (tri_i_shape){.kind = TRI_I_BEGIN, .called = called, .text = text});
}

static void end(tri_i_picture *picture)
{
    tri_i_add_shape(picture, (tri_i_shape){.kind = TRI_I_END});
}

static void on_curve(const double *c, double t, double *x, double *y)
{
    const double u = 1 - t;
    *x = u * u * c[0] + 2 * u * t * c[2] + t * t * c[4];
    *y = u * u * c[1] + 2 * u * t * c[3] + t * t * c[5];
}

/* Whether a point of a curve lies on a node. */
static bool is_on(const tri_i_scene *s, const tri_i_spot *spot, const double *c,
                  double t)
{
    double x = 0;
    double y = 0;
    on_curve(c, t, &x, &y);
    if (s->is_large) {
        return (x - spot->x) * (x - spot->x) + (y - spot->y) * (y - spot->y) <
               spot->radius * spot->radius;
    }
    return fabs(x - spot->x) < spot->width / 2 + 1 &&
           fabs(y - spot->y) < spot->height / 2 + 1;
}

/* Where a curve leaves a node, from `t` on in steps of `by`. */
static double leave(const tri_i_scene *s, const tri_i_spot *spot, const double *c,
                    double t, double by)
{
    for (int i = 0; i < STEPS && is_on(s, spot, c, t + by); i++) {
        t += by;
    }
    for (int i = 0; i < 10; i++) {
        by /= 2;
        t += is_on(s, spot, c, t + by) ? by : 0;
    }
    return t;
}

/* The part of a curve between two of its points. */
static void cut(const double *c, double from, double to, double *part)
{
    on_curve(c, from, &part[0], &part[1]);
    for (int i = 0; i < 2; i++) {
        part[2 + i] = (1 - from) * (1 - to) * c[i] +
                      (from * (1 - to) + to * (1 - from)) * c[2 + i] +
                      from * to * c[4 + i];
    }
    on_curve(c, to, &part[4], &part[5]);
}

/* An arrow's head whose point is at `to`; returns where the line behind it ends. */
static double add_head(tri_i_picture *picture, const double *c, double from, double to,
                       double length, int32_t colour)
{
    double x = 0;
    double y = 0;
    double x2 = 0;
    double y2 = 0;
    on_curve(c, to, &x, &y);
    double base = to;
    double far = 0;
    for (int i = 0; i < 4 * STEPS && base > from && far < length; i++) {
        base -= 0.25 / STEPS;
        on_curve(c, base, &x2, &y2);
        far = sqrt((x - x2) * (x - x2) + (y - y2) * (y - y2));
    }
    if (!(far > 0)) {
        return to;
    }
    const double dx = (x - x2) / far;
    const double dy = (y - y2) / far;
    const double half = length * 0.4;
    tri_i_add_shape(picture, (tri_i_shape){.kind = TRI_I_TRIANGLE,
                                           .at = {x, y, x - length * dx - half * dy,
                                                  y - length * dy + half * dx,
                                                  x - length * dx + half * dy,
                                                  y - length * dy - half * dx},
                                           .fill = colour,
                                           .stroke = TRI_I_NO_COLOUR,
                                           .opacity = 1});
    return base;
}

/* What an edge says, as its ends and its sentence have it. */
static const char *edge_in_words(const tri_i_scene *s, const tri_i_line *line)
{
    tri_arena *arena = s->arena;
    const tri_edge *edge = tri_graph_edge(s->graph, line->edge);
    const char *text =
        tri_arena_printf(arena, "%s \xE2\x80\x94 %s \xE2\x86\x92 %s",
                         tri_graph_node(s->graph, edge->source)->label, edge->label,
                         tri_graph_node(s->graph, edge->target)->label);
    if (text != NULL && edge->evidence[0] != '\0') {
        text = tri_arena_printf(arena, "%s: %s", text, edge->evidence);
    }
    return text == NULL ? NULL : tri_i_text_clean(arena, text);
}

static const char *node_in_words(const tri_i_scene *s, const tri_node *node)
{
    const char *text =
        node->description[0] == '\0'
            ? node->label
            : tri_arena_printf(s->arena, "%s: %s", node->label, node->description);
    return text == NULL ? NULL : tri_i_text_clean(s->arena, text);
}

static void add_edge(tri_i_scene *s, const tri_i_line *line)
{
    const tri_i_spot *a = &s->spots[line->source];
    const tri_i_spot *b = &s->spots[line->target];
    const tri_i_stroke stroke = tri_i_way_stroke(line->way);
    const double thick = s->is_large ? 0.8 : fmin(1 + 0.35 * sqrt(line->weight), 3);
    const char *words = s->is_large ? "" : edge_in_words(s, line);
    tri_i_shape shape = {.kind = TRI_I_CURVE,
                         .fill = TRI_I_NO_COLOUR,
                         .stroke = stroke.colour,
                         .line = isfinite(thick) ? thick : 1,
                         .dash = stroke.dash,
                         .opacity = 1};
    if (words == NULL) {
        s->picture->failed = true;
        return;
    }
    if (!s->is_large) {
        begin(s->picture, "edge", words);
    }
    if (line->source == line->target) {
        shape.kind = TRI_I_CIRCLE;
        shape.at[0] = a->x + (s->is_large ? a->radius : a->width / 2);
        shape.at[1] = a->y - (s->is_large ? a->radius : a->height / 2);
        shape.at[2] = 9;
        tri_i_add_shape(s->picture, shape);
    } else {
        const double from = leave(s, a, line->curve, 0, 1.0 / STEPS);
        double to = leave(s, b, line->curve, 1, -1.0 / STEPS);
        if (to > from) {
            if (line->is_directed && s->n_lines <= MOST_HEADS) {
                to = add_head(s->picture, line->curve, from, to,
                              s->is_large ? ARROW / 2 : ARROW, stroke.colour);
            }
            cut(line->curve, from, to, shape.at);
            tri_i_add_shape(s->picture, shape);
        }
    }
    if (!s->is_large) {
        end(s->picture);
    }
}

/* A plate of the paper's colour, which lets no line through a text. */
static void add_plate(tri_i_picture *picture, double x, double y, double width,
                      double height)
{
    tri_i_add_shape(
        picture, (tri_i_shape){.kind = TRI_I_RECTANGLE,
                               .at = {x - width / 2, y - height / 2, width, height, 4},
                               .fill = WHITE,
                               .stroke = TRI_I_NO_COLOUR,
                               .opacity = 0.86});
}

static void add_edge_label(tri_i_scene *s, const tri_i_line *line)
{
    const int32_t colour =
        line->way == TRI_I_DENIED ? tri_i_way_stroke(line->way).colour : EDGE_INK;
    const double n = (double)line->n_labels;
    begin(s->picture, "edge-label", "");
    add_plate(s->picture, line->x, line->y, line->width, line->height);
    for (size_t i = 0; i < line->n_labels; i++) {
        const double y = line->y + ((double)i - (n - 1) / 2) * 1.2 * EDGE_TEXT;
        add_line(s->picture, line->x, y + 0.36 * EDGE_TEXT, line->labels[i], EDGE_TEXT,
                 colour);
    }
    end(s->picture);
}

static void add_node(tri_i_scene *s, const tri_i_spot *spot)
{
    const tri_node *node = tri_graph_node(s->graph, spot->node);
    const char *words = node_in_words(s, node);
    if (words == NULL) {
        s->picture->failed = true;
        return;
    }
    begin(s->picture, "node", words);
    tri_i_shape shape = {.fill = tri_i_node_tint(node),
                         .stroke = tri_i_mix(tri_i_node_colour(node), BLACK, 0.2),
                         .line = 1.3,
                         .opacity = 1};
    if (s->is_large) {
        shape.kind = TRI_I_CIRCLE;
        shape.line = 0.8;
        shape.at[0] = spot->x;
        shape.at[1] = spot->y;
        shape.at[2] = spot->radius;
    } else {
        const double corner = spot->label.n == 1 ? spot->height / 2 : spot->size * 0.9;
        shape.kind = TRI_I_RECTANGLE;
        shape.at[0] = spot->x - spot->width / 2;
        shape.at[1] = spot->y - spot->height / 2;
        shape.at[2] = spot->width;
        shape.at[3] = spot->height;
        shape.at[4] = corner;
    }
    tri_i_add_shape(s->picture, shape);
    for (size_t i = 0; i < spot->label.n && !s->is_large; i++) {
        const double n = (double)spot->label.n;
        const double y = spot->y + ((double)i - (n - 1) / 2) * 1.2 * spot->size;
        add_line(s->picture, spot->x, y + 0.36 * spot->size, spot->label.lines[i],
                 spot->size, INK);
    }
    end(s->picture);
}

void tri_i_picture_shapes(tri_i_scene *s)
{
    for (size_t i = 0; i < s->n_lines; i++) {
        add_edge(s, &s->lines[i]);
    }
    for (size_t i = 0; i < s->n_lines && !s->is_large; i++) {
        if (s->lines[i].has_label) {
            add_edge_label(s, &s->lines[i]);
        }
    }
    for (size_t i = s->n_spots; i-- > 0;) {
        add_node(s, &s->spots[i]);
    }
    for (size_t i = 0; i < s->n_spots && s->is_large; i++) {
        const tri_i_spot *spot = &s->spots[i];
        if (spot->has_label) {
            begin(s->picture, "label", "");
            add_plate(s->picture, spot->x, spot->y, spot->width, spot->height);
            add_line(s->picture, spot->x, spot->y + 0.36 * spot->size,
                     spot->label.lines[0], spot->size, INK);
            end(s->picture);
        }
    }
}
