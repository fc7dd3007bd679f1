/* tricot convert: a graph file to a graph file, filtered, measured anew where asked. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_files.h"
#include "cli/graph_open.h"
#include "cli/messages.h"
#include "cli/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds the files that a graph is read from: one, or both of Gephi's tables. */
static bool add_inputs(const char *path, input_list *inputs)
{
    static const char *const ends[] = {"-nodes.csv", "-edges.csv", ".csv"};
    const size_t n = strlen(path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n_end = strlen(ends[i]);
        if (n <= n_end || strcmp(path + n - n_end, ends[i]) != 0) {
            continue;
        }
        bool is_added = true;
        for (size_t j = 0; j < 2 && is_added; j++) {
            const size_t room = n + strlen(ends[j]) + 1;
            char *table = malloc(room);
            if (table == NULL) {
                say("out of memory");
                return false;
            }
            (void)snprintf(table, room, "%.*s%s", (int)(n - n_end), path, ends[j]);
            is_added = inputs_add(inputs, table);
            free(table);
        }
        return is_added;
    }
    return inputs_add(inputs, path);
}

static int check(const cli_options *options, const graph_files *files)
{
    input_list inputs = {0};
    place_list places = {0};
    int status = EXIT_FAILED;
    if (add_inputs(options->operands[0], &inputs)) {
        graph_files_places(options, files, &places);
        status = places_check(options, &inputs, NULL, &places);
    }
    if (status == EXIT_DONE) {
        sandbox_enter(options, &places);
    }
    inputs_list_free(&inputs);
    return status;
}

int command_convert(const cli_options *options)
{
    cli_options mine = *options;
    if (mine.n_operands == 2) { /* IN OUT */
        if (mine.n_outputs == MAX_OUTPUTS) {
            say("-o: at most %d outputs", MAX_OUTPUTS);
            return EXIT_USAGE;
        }
        mine.outputs[mine.n_outputs++] = mine.operands[1];
        mine.n_operands = 1;
    }
    const char *extension = strrchr(mine.operands[0], '.');
    if (extension != NULL && strcmp(extension, ".jsonl") == 0) { /* triples */
        return command_graph(&mine);
    }
    graph_files *files = NULL;
    tri_graph_options wanted = mine.graph;
    wanted.options = mine.recorded;
    if (mine.min_confidence >= 0) {
        wanted.min_confidence = mine.min_confidence;
    }
    int status = graph_files_new(&mine, false, &files);
    if (status != EXIT_DONE) {
        return status;
    }
    tri_graph *graph = NULL;
    status = check(&mine, files);
    if (status == EXIT_DONE) {
        graph = graph_files_open(&mine, files)
                    ? graph_open(&mine, mine.operands[0], &wanted, UINT32_MAX)
                    : NULL;
        status = graph == NULL ? EXIT_FAILED : graph_files_write(files, &mine, graph);
    }
    tri_graph_free(graph);
    graph_files_free(files);
    return status;
}
