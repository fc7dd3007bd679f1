/* The projection of a graph that igraph measures; only graph/ sees igraph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_IGRAPH_I_H
#define TRI_GRAPH_IGRAPH_I_H

#include "graph/graph_i.h"

#include <igraph/igraph.h>

/* The asserted, non-negated edges, those of one (ordered, where directed) pair of nodes
   made one, their weights summed. Vertices are nodes. */
typedef struct tri_i_projection {
    igraph_t graph;
    igraph_vector_t weights;   /* (n_edges) */
    igraph_vector_t distances; /* 1 / weight */
    bool is_made;
} tri_i_projection;

/* `tri_i_project` makes one, `all_edges` of every modality and negated ones too; clear
   it with tri_i_projection_clear, which accepts a zeroed one. */
tri_status tri_i_project(const tri_graph *graph, bool directed, bool all_edges,
                         tri_i_projection *projection, tri_error *error);
void tri_i_projection_clear(tri_i_projection *projection);

/* The communities of the nodes, as a measure (communities.c). */
tri_status tri_i_communities(tri_graph *graph, const tri_i_projection *undirected,
                             tri_error *error);

/* Between these two igraph neither aborts nor prints, and runs on one thread: its
   PageRank adds up in the order in which threads come to an end. */
typedef struct {
    igraph_error_handler_t *on_error;
    igraph_warning_handler_t *on_warning;
    int n_threads;
} tri_i_handlers;
tri_i_handlers tri_i_igraph_begin(void);
void tri_i_igraph_end(tri_i_handlers handlers);

/* Our status for igraph's error code, with a message that names `what`. */
tri_status tri_i_igraph_fail(tri_error *error, igraph_error_t code, const char *what);

/* Rounds to 10 significant digits: what is left is the same on every processor. */
double tri_i_round(double value);

/* Groups the nodes: each node's group, from 0, the biggest first (of equals, that of
   the first node), from any numbering. */
tri_status tri_i_order_groups(const igraph_vector_int_t *membership, double *groups,
                              size_t n_nodes, size_t *n_groups, tri_error *error);

#endif
