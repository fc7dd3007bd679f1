/* Reads a graph file, and says what is missing in it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/graph_open.h"

#include "cli/messages.h"

#include <math.h>
#include <string.h>

static void say_missing(const char *path, const tri_graph *graph, uint32_t measures)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    const size_t n_nodes = tri_graph_n_nodes(graph);
    if (info->n_wrong_numbers > 0) {
        say("%s: left out %zu number%s that cannot be, %s\"%s\"", name,
            info->n_wrong_numbers, info->n_wrong_numbers == 1 ? "" : "s",
            info->n_wrong_numbers == 1 ? "" : "the first ", info->wrong_number);
    }
    for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
        size_t n = 0;
        for (size_t j = 0; j < n_nodes && (measures >> i & 1) != 0; j++) {
            n += isnan(tri_graph_measure(graph, j, (tri_measure)i)) ? 1 : 0;
        }
        if (n > 0) {
            say("%s: %zu of %zu nodes ha%s no %s", name, n, n_nodes,
                n == 1 ? "s" : "ve", tri_measure_name((tri_measure)i));
        }
    }
}

tri_graph *graph_open(const cli_options *options, const char *path,
                      const tri_graph_options *wanted, uint32_t measures)
{
    tri_graph *graph = NULL;
    tri_error error = {0};
    if (tri_graph_read(path, wanted, &graph, &error) != TRI_OK ||
        tri_graph_finish(graph, &error) != TRI_OK) {
        say("%s", error.message);
        tri_graph_free(graph);
        return NULL;
    }
    if (!options->quiet) {
        say_missing(path, graph, measures & tri_graph_get_info(graph)->measures);
    }
    return graph;
}
