/* A picture while it is made: which nodes and edges it has, and where they are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_PICTURE_I_H
#define TRI_EXPORT_PICTURE_I_H

#include "export/picture.h"
#include "export/picture_text.h"

/* A node that is drawn: a box with its label in it or, in a large graph, a disc with
   its label across it, if there is room. */
typedef struct {
    uint32_t node;
    double x, y; /* its middle, downwards positive */
    double width, height;
    double radius; /* of its disc */
    double size;   /* of its text */
    tri_i_lines label;
    bool has_label;
} tri_i_spot;

/* How an edge is drawn: what the texts state, deny, or do not say to be so. */
typedef enum {
    TRI_I_STATED,
    TRI_I_DENIED,
    TRI_I_SUPPOSED,
    TRI_I_NEAR,
    TRI_I_WAY_COUNT
} tri_i_way;

/* Edges of one way from one node to another: one line, a label for each of the first.
 */
typedef struct {
    uint32_t source, target; /* spots */
    uint32_t edge;           /* the first of them */
    uint32_t n_edges;
    tri_i_way way;
    bool is_directed;
    double weight; /* of all */
    const char *labels[TRI_I_MAX_LINES];
    size_t n_labels;
    double x, y, width, height; /* of the box of its labels; its curve passes x, y */
    bool has_label;
    bool is_kept; /* while lines are chosen */
    double curve[6];
} tri_i_line;

typedef struct {
    const tri_graph *graph;
    tri_i_picture *picture;
    tri_arena *arena;  /* the picture's */
    tri_i_spot *spots; /* (n_spots) the most prominent first */
    size_t n_spots;
    tri_i_line *lines; /* (n_lines) */
    size_t n_lines;
    size_t n_edges; /* that the lines stand for */
    bool is_large;  /* discs */
    double zoom;    /* how much larger than usual the text round the picture is */
    double left, top, right, bottom; /* what nodes, edges and labels take up */
} tri_i_scene;

/* Chooses the nodes and edges that are drawn: the most prominent that are joined to one
   another, and as many edges as can be read, unless all nodes are asked for
   (picture_choice.c). Each of these returns TRI_ERR_MEMORY where memory is out.
 */
tri_status tri_i_picture_choose(tri_i_scene *scene, tri_error *error);

/* Sorts the lines by how much they tell, into `order` (n_lines); how many of them can
   be read between the nodes (picture_choice.c). */
void tri_i_sort_lines(tri_i_scene *scene, tri_i_line **order);
size_t tri_i_readable(const tri_i_scene *scene);

/* Gives nodes and labels their sizes and places (picture_places.c). */
tri_status tri_i_picture_place(tri_i_scene *scene, tri_error *error);

/* The same of more than 1,000 nodes (picture_large.c). */
tri_status tri_i_picture_place_large(tri_i_scene *scene, tri_error *error);

/* Bends the edges round what they are not to touch, and moves their labels where they
   touch least (picture_curves.c). */
void tri_i_picture_bend(tri_i_scene *scene);

/* How much edges of a picture that is placed cross and touch, and how large it is: the
   less the better (picture_curves.c). */
double tri_i_picture_cost(tri_i_scene *scene);

/* Makes shapes of nodes and edges (picture_shapes.c), and of what stands round them:
   title, legend, what is left out, sources (picture_frame.c), which says how much room
   is `above` the nodes. */
void tri_i_picture_shapes(tri_i_scene *scene);
tri_status tri_i_picture_frame(tri_i_scene *scene, double *above, tri_error *error);

/* How the edges of a way are drawn (picture_shapes.c). */
typedef struct {
    int32_t colour;
    tri_i_dash dash;
} tri_i_stroke;
tri_i_stroke tri_i_way_stroke(tri_i_way way);

/* A colour nearer to white or black: `share` of the other. */
int32_t tri_i_mix(int32_t colour, int32_t with, double share);

/* A node's colour, and what its box is filled with. */
int32_t tri_i_node_colour(const tri_node *node);
int32_t tri_i_node_tint(const tri_node *node);

/* Appends a shape; where memory is out, `picture->failed` is set. */
void tri_i_add_shape(tri_i_picture *picture, tri_i_shape shape);
void tri_i_add_text(tri_i_picture *picture, double x, double y, const char *text,
                    double size, int32_t colour);

#endif
