/* The table of --relations, and what it leaves out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_RELATIONS_H
#define TRI_CLI_RELATIONS_H

#include "cli/options.h"

/* Opens the table that --relations names: a file, or "default"; NULL where the option
   was not given. False, after a message, where it cannot be read. */
bool relations_open(const cli_options *options, tri_relations **relations);

/* Says how many of the triples the table knew. */
void relations_report(const cli_options *options, size_t n_kept, size_t n_triples);

/* Reads the file of --infer-relations: a Wikidata property a line, empty lines and
   those that begin with "#" aside. `*properties` is NULL where it is not given, else
   ends with NULL; free it with relations_free_properties. False after a message. */
bool relations_properties(const cli_options *options, const char ***properties);
void relations_free_properties(const char **properties);

#endif
