/* The file of entities (--entities). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_ENTITIES_H
#define TRI_CLI_ENTITIES_H

#include "cli/options.h"

/* Reads the file that --entities names into a new graph; one that is not there yet is
   empty, with --update-entities. Returns false after a message. */
bool entities_read(const cli_options *options, tri_graph *graph);

/* Prints on standard error why entities of different documents are one (--explain). */
void entities_explain(const cli_options *options, const tri_graph *graph);

#endif
