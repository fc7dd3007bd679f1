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

#endif
