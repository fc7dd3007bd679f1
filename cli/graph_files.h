/* The files that a graph goes to: opened before the work, written after it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_GRAPH_FILES_H
#define TRI_CLI_GRAPH_FILES_H

#include "cli/options.h"
#include "cli/places.h"

typedef struct graph_files graph_files;

/* Finds out what every -o asks for; opens nothing. `has_text`: the graph will have the
   documents' texts, which some formats hold. Returns EXIT_DONE, EXIT_FAILED, or
   EXIT_USAGE (no -o, an unknown format, one whose texts are missing), after a message.
 */
int graph_files_new(const cli_options *options, bool has_text, graph_files **files);

/* Adds all that a run writes: these files, --evidence, --report, --update-entities. */
void graph_files_places(const cli_options *options, const graph_files *files,
                        place_list *places);

/* Opens them, and --evidence and --update-entities, so that a place that cannot be
   written is known before the work begins. False after a message. */
bool graph_files_open(const cli_options *options, graph_files *files);

/* Whether some format holds the texts of the documents, and may. */
bool graph_files_take_text(const cli_options *options, const graph_files *files);

/* Writes a finished graph to all of them; unless --quiet, says which files were written
   and what was left out. Returns EXIT_DONE or EXIT_FAILED. */
int graph_files_write(graph_files *files, const cli_options *options,
                      const tri_graph *graph);

/* A graph as the options want it, which knows what --entities says; NULL after a
   message. */
tri_graph *graph_begin(const cli_options *options);

/* Finishes a graph, says with --explain what was joined, and writes it to all files.
   False after a message. */
bool graph_end(graph_files *files, const cli_options *options, tri_graph *graph);

/* Leaves nothing of files that were not written. NULL is accepted. */
void graph_files_free(graph_files *files);

#endif
