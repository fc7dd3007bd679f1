/* A graph file to a finished graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_GRAPH_OPEN_H
#define TRI_CLI_GRAPH_OPEN_H

#include "cli/options.h"

/* Reads and finishes the graph of a file as `wanted` says; NULL after a message. Unless
   --quiet, says once for the file which numbers in it were left out, and how many nodes
   lack a measure of `measures` (bit 1 << tri_measure) that others have. */
tri_graph *graph_open(const cli_options *options, const char *path,
                      const tri_graph_options *wanted, uint32_t measures);

#endif
