/* What the targets do with a graph: every measure, every format, and a look at the
 * files.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_FUZZ_GRAPH_H
#define TRI_FUZZ_GRAPH_H

#include "tricot.h"

/* Options with every measure and, by the number, other choices. */
tri_graph_options fuzz_options(unsigned choice);

/* Finishes a graph, writes it in every format, and reads its GraphML back. */
void fuzz_graph(tri_graph *graph);

/* Reads a graph from memory. */
tri_status fuzz_graph_read(const void *bytes, size_t length,
                           const tri_graph_options *options, tri_graph **graph);

#endif
