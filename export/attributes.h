/* What every format writes about nodes, edges and the graph: one list for all. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_ATTRIBUTES_H
#define TRI_EXPORT_ATTRIBUTES_H

#include "base/sink.h"
#include "graph/graph.h"

enum { TRI_I_MAX_ATTRIBUTES = 48 };

typedef struct {
    tri_i_attribute items[TRI_I_MAX_ATTRIBUTES];
    size_t n;
} tri_i_attributes;

/* Parts of the list that a format may leave to other elements of its own. */
enum {
    TRI_I_WITH_LABEL = 1,  /* label of nodes and edges; weight of edges */
    TRI_I_WITH_LAYOUT = 2, /* x y size r g b */
    TRI_I_WITH_ALL = 3
};

/* The attributes that this graph has. */
tri_i_attributes tri_i_node_attributes(const tri_graph *graph, int with);
tri_i_attributes tri_i_edge_attributes(const tri_graph *graph, int with);
tri_i_attributes tri_i_graph_attributes(const tri_graph *graph);

/* The value of an attribute of a node (by index), of the graph; an edge's is
   tri_i_edge_value. */
tri_i_value tri_i_node_value(const tri_graph *graph, size_t node,
                             const tri_i_attribute *attribute);
tri_i_value tri_i_graph_value(const tri_graph *graph, const tri_i_attribute *attribute);

/* Whether there is nothing to write: an empty string, a number that is none. */
bool tri_i_value_is_empty(const tri_i_value *value);

/* A number or truth value into `out`, ended by a NUL; returns its length. */
size_t tri_i_print_plain(const tri_i_value *value, char out[TRI_I_DOUBLE_ROOM]);

/* Appends a number or truth value. */
void tri_i_sink_plain(tri_sink *sink, const tri_i_value *value);

/* The same, a whole number of an attribute that need not be whole with ".0" behind it:
   for readers that guess types from values. */
void tri_i_sink_decimal(tri_sink *sink, const tri_i_value *value);

/* Takes the next value out of a list into `out` (of at least `room` bytes, enough for
   the list's own length and a NUL); returns what is left, NULL after the last. */
const char *tri_i_next_value(const char *list, char *out);

/* Whether a spreadsheet takes a cell that begins so for a formula: an apostrophe goes
   before it, and before an apostrophe, so that reading back can take it away again. */
bool tri_i_is_formula(const char *text);

/* Of the graph's attributes: the number of this list of them. */
enum { TRI_I_SCHEMA = 1 };

#endif
