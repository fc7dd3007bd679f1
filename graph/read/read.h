/* Graph files back to graphs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_READ_READ_H
#define TRI_GRAPH_READ_READ_H

#include "graph/graph.h"

/* Reads a graph file, ours or another program's: GraphML, GEXF, node-link JSON,
   Cytoscape.js, or Gephi's two tables.

   path     a file, or "-" for standard input, whose content tells the format; NAME.csv,
            NAME-nodes.csv or NAME-edges.csv stands for the two tables NAME-nodes.csv
            and NAME-edges.csv
   options  of the filters and measures that tri_graph_finish is to apply; copied
   graph    set to the graph, which the caller finishes, then frees
   error    may be NULL; names the file and the line

   Everything that the writers of these formats write comes back, but for the graph's
   own attributes, which tables have no place for, and for the facts behind the edges.
   What a foreign file does not say: a node's label is its id, its type MISC, and it is
   named; an edge's relation is its label, else its kind, else "related to", its weight
   and confidence are 1, asserted, stated; attributes of other names are passed over.
   XML entities are never expanded nor fetched. TRI_ERR_IO, TRI_ERR_FORMAT,
   TRI_ERR_NO_MEMORY; on an error `*graph` is as before. Cost: linear; XML and tables
   are never in memory whole, JSON is. */
TRI_API tri_status tri_graph_read(const char *path, const tri_graph_options *options,
                                  tri_graph **graph, tri_error *error);

#endif
