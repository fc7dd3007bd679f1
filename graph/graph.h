/* What the writers and the program need of a graph beyond tricot.h. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_GRAPH_H
#define TRI_GRAPH_GRAPH_H

#include "base/status.h"
#include "tricot.h"

typedef enum {
    TRI_I_STRING,
    TRI_I_LIST, /* a string: values joined by "|", "|" inside one "\|" */
    TRI_I_INT,
    TRI_I_DOUBLE,
    TRI_I_BOOL
} tri_i_value_type;

/* An attribute's value; which member holds it is its type's. */
typedef struct {
    tri_i_value_type type;
    const char *string;
    double number; /* INT, DOUBLE */
    bool truth;
} tri_i_value;

typedef struct {
    const char *name;
    tri_i_value_type type;
    int which; /* what the file that lists them knows it by */
} tri_i_attribute;

/* The attributes of edges, from 0 on, in the order in which every format writes them;
   the name of the one behind the last is NULL (edge.c). */
tri_i_attribute tri_i_edge_attribute(size_t which);

/* Whether the edges of a graph have an attribute. */
bool tri_i_edges_have(const tri_graph *graph, const tri_i_attribute *attribute);

tri_i_value tri_i_edge_value(const tri_edge *edge, const tri_i_attribute *attribute);

/* Whether a measure is a whole number, 0 or above. */
bool tri_i_measure_is_count(tri_measure measure);

/* Where a text has a name of the file of entities. */
typedef struct {
    uint32_t begin, end; /* bytes, half-open */
    uint8_t type;        /* tri_type: PER, ORG, LOC or MISC */
    const char *ref;     /* which entity alone it is, where the file tells it from
                            others ("not_same_as"), else ""; lives as long as the graph */
} tri_i_known_name;

/* Finds the names and aliases that a person wrote into the file of entities, written as
   they are there; of those that overlap the first, the longest. `names` (n) in the
   order of the text, freed by the caller. False where memory is out. Cost: linear in
   the text. Thread safe before the graph is finished (known_names.c). */
bool tri_i_graph_known_names(const tri_graph *graph, const char *text, size_t length,
                             tri_i_known_name **names, size_t *n);

/* How many texts were added, and a text with its document's id. */
size_t tri_i_graph_n_texts(const tri_graph *graph);
const char *tri_i_graph_text(const tri_graph *graph, size_t index, const char **doc,
                             size_t *n_bytes);

/* What a layout gives a place: a node with its label, or an edge's label. */
typedef struct {
    double x, y;          /* its middle, upwards positive */
    double width, height; /* with some air round it */
    double weight;        /* of the heaviest none overlap, in graphs of any size */
} tri_i_box;

/* That two boxes are joined. */
typedef struct {
    uint32_t a, b;
    double gap; /* what is to be seen of the line between the two, at least */
} tri_i_tie;

/* How boxes are arranged. */
typedef struct {
    double flat;   /* how much shorter distances are upwards than sideways: 1 for discs,
                      less for what is wide */
    bool nested;   /* parts may stand within one another's bounds, where nothing is */
    uint32_t draw; /* from 1: the number of the beginning; 0: the best of several */
} tri_i_manner;

/* Gives boxes places: what is joined is near, none lies on another, the connected parts
   stand side by side (arrange.c).

   TRI_ERR_MEMORY; TRI_ERR_LIMIT: igraph gave up, which is asked in parts of above 1,000
   boxes alone: up to that many, any number of threads may call this at a time. Cost: a
   part's boxes squared up to 1,000, above that its boxes times 500. */
tri_status tri_i_arrange(tri_i_box *boxes, size_t n, const tri_i_tie *ties,
                         size_t n_ties, const tri_i_manner *manner, tri_error *error);

#endif
