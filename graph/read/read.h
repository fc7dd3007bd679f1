/* Graph files back to graphs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_READ_READ_H
#define TRI_GRAPH_READ_READ_H

#include "graph/graph.h"

/* Reads a GraphML file, ours or another program's.

   path     a file, or "-" for standard input
   options  of the filters and measures that tri_graph_finish is to apply; copied
   graph    set to the graph, which the caller finishes, then frees
   error    may be NULL; names the file and the line

   What a foreign file does not say: a node's label is its id, its type MISC, and it is
   named; an edge's relation is its label, else "related to", its weight and confidence
   are 1, asserted, stated. Entities are never expanded nor fetched. TRI_ERR_IO,
   TRI_ERR_FORMAT, TRI_ERR_NO_MEMORY; on an error `*graph` is as before. Cost: linear;
   the file is never in memory whole. */
TRI_API tri_status tri_graph_read(const char *path, const tri_graph_options *options,
                                  tri_graph **graph, tri_error *error);

#endif
