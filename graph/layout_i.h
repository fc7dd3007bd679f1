/* The steps of the layout: places within a component, room between nodes, components
   side by side. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_LAYOUT_I_H
#define TRI_GRAPH_LAYOUT_I_H

#include "graph/igraph_i.h"

/* The nodes of a graph by their components, and the edges of each. */
typedef struct {
    size_t n_components;
    double *component;       /* (n_nodes) its number, the biggest first */
    size_t *begin;           /* (n_components + 1) of its nodes in `nodes` */
    uint32_t *nodes;         /* (n_nodes) */
    igraph_integer_t *local; /* (n_nodes) a node's number in its component */
    size_t *edges_begin;     /* (n_components + 1) of its edges in `ends`, twice */
    igraph_integer_t *ends;  /* (2 n_edges) local numbers */
} tri_i_components;

/* What a node takes up: its disc with its label across it, and some air. */
typedef struct {
    double width, height;
} tri_i_room;

/* The rooms of all nodes, by their sizes and labels: `rooms` (n_nodes). */
void tri_i_find_rooms(const tri_graph *graph, tri_i_room *rooms); /* separate.c */

/* Gives the nodes of one component their places, not minding what lies on another
   (place.c). Cost: nodes squared up to 1,000 nodes, above that about nodes times 500.
 */
igraph_error_t tri_i_place(tri_graph *graph, const tri_i_components *components,
                           size_t which, const tri_i_room *rooms);

/* Moves the nodes of one component apart until no rooms overlap, or nearly none in
   large ones, where those of the ten biggest nodes do not (separate.c). TRI_ERR_MEMORY.
 */
tri_status tri_i_separate(tri_graph *graph, const uint32_t *nodes, size_t n,
                          const tri_i_room *rooms, tri_error *error);

/* Puts the components side by side, the biggest first (pack.c). TRI_ERR_MEMORY. */
tri_status tri_i_pack(tri_graph *graph, const tri_i_components *components,
                      const tri_i_room *rooms, tri_error *error);

#endif
