/* The operands of a command: files, folders, standard input, to documents. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_INPUTS_H
#define TRI_CLI_INPUTS_H

#include "cli/options.h"

/* Takes a document that was read and owns it from then on, whether or not it succeeds.
   Anything but TRI_OK ends the reading. */
typedef tri_status (*inputs_function)(tri_document *document, void *user);

/* Reads the operands in order, folders' files sorted by name, and hands their documents
   over, ids made unique. What fails is named on standard error and the rest goes on.
   Returns EXIT_DONE, EXIT_FAILED, or EXIT_USAGE (an unknown form). */
int inputs_read(const cli_options *options, inputs_function on_document, void *user);

/* The files that the operands stand for: a file or "-" as it is, a folder's files
   sorted by name (bytes) with those of folders in it, names that begin with a dot left
   out. Returns false where an operand could not be walked, after a message; the others
   are listed nevertheless. Free the list with inputs_list_free. */
bool inputs_list(const cli_options *options, char ***paths, size_t *n_paths);
void inputs_list_free(char **paths, size_t n_paths);

#endif
