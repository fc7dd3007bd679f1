/* A graph as shapes on a plane, which SVG and PNG both draw. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_PICTURE_H
#define TRI_EXPORT_PICTURE_H

#include "base/arena.h"
#include "graph/graph.h"

/* What is drawn; the numbers in `at`. */
typedef enum {
    TRI_I_RECTANGLE, /* left, top, width, height, radius of its corners */
    TRI_I_CIRCLE,    /* x, y, radius */
    TRI_I_CURVE,     /* begin, control point, end: x and y of each (quadratic Bezier) */
    TRI_I_TRIANGLE,  /* three corners: x and y of each */
    TRI_I_TEXT,      /* x, y of the base line, how wide it is, 0: as wide as it gets */
    TRI_I_BEGIN,     /* a group of shapes that is one thing, */
    TRI_I_END        /* and its end */
} tri_i_shape_kind;

typedef enum { TRI_I_SOLID, TRI_I_DASHED, TRI_I_DOTTED } tri_i_dash;

enum { TRI_I_NO_COLOUR = -1 };

typedef struct {
    tri_i_shape_kind kind;
    double at[6];
    int32_t fill;   /* 0xRRGGBB, or none; of a text its colour */
    int32_t stroke; /* the same */
    double line;    /* how thick the stroke is */
    double opacity; /* of the fill */
    tri_i_dash dash;
    double size;        /* TEXT: in pixels */
    bool is_bold;       /* TEXT */
    bool is_centred;    /* TEXT: `at` is its middle, not its begin */
    const char *text;   /* TEXT: a line of it; BEGIN: what it is in words, or "" */
    const char *called; /* BEGIN: which sort of thing: "node" */
} tri_i_shape;

/* Shapes from the lowest to the topmost; all of it lies in the arena. In pixels, from
   the top left corner. */
typedef struct {
    tri_arena arena;
    double width, height;
    const char *title;
    tri_i_shape *shapes; /* (n_shapes) */
    size_t n_shapes;
    size_t capacity;
    bool failed; /* memory was out */
} tri_i_picture;

/* Draws a finished graph (graph_to_picture.c). Clear `picture` with
   tri_i_picture_clear, after an error too. TRI_ERR_MEMORY. Cost: up to 1,000 boxes
   (nodes and labels) their number squared, above that linear in the graph but for the
   labels that are placed, of which each looks at the others near it. */
tri_status tri_i_draw(const tri_graph *graph, tri_i_picture *picture, tri_error *error);
void tri_i_picture_clear(tri_i_picture *picture);

/* The font of all text, whose widths are those of Helvetica: what a file names, and
   what the toy interface of cairo asks for. */
#define TRI_I_FONTS                                                                    \
    "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', 'DejaVu Sans', sans-serif"
#define TRI_I_FONT "Arial"

#endif
