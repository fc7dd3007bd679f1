/* tricot convert: a graph file to a graph file, filtered, measured anew where asked. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_files.h"
#include "cli/graph_open.h"
#include "cli/messages.h"

#include <string.h>

int command_convert(const cli_options *options)
{
    cli_options mine = *options;
    if (mine.n_operands == 2) { /* IN OUT */
        if (mine.n_outputs == MAX_OUTPUTS) {
            say("-o: at most %d outputs", MAX_OUTPUTS);
            return EXIT_USAGE;
        }
        mine.outputs[mine.n_outputs++] = mine.operands[1];
    }
    const char *extension = strrchr(mine.operands[0], '.');
    if (extension != NULL && strcmp(extension, ".jsonl") == 0) { /* triples */
        mine.n_operands = 1;
        return command_graph(&mine);
    }
    graph_files *files = NULL;
    tri_graph_options wanted = mine.graph;
    wanted.options = mine.recorded;
    if (mine.min_confidence >= 0) {
        wanted.min_confidence = mine.min_confidence;
    }
    int status = graph_files_open(&mine, false, &files);
    if (status != EXIT_DONE) {
        return status;
    }
    tri_graph *graph = graph_open(&mine, mine.operands[0], &wanted, UINT32_MAX);
    status = graph == NULL ? EXIT_FAILED : graph_files_write(files, &mine, graph);
    tri_graph_free(graph);
    graph_files_free(files);
    return status;
}
