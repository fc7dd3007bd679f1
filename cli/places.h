/* Sees to it that no output is an input, and no two outputs are one file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_PLACES_H
#define TRI_CLI_PLACES_H

#include "cli/inputs.h"

enum { MAX_PLACES = 256 };

/* The paths that a run writes to, borrowed; zeroed is empty. NULL is passed over. */
typedef struct {
    const char *paths[MAX_PLACES]; /* (n) as given; "-" is standard output */
    size_t n;
} place_list;

void places_add(place_list *outputs, const char *path);

/* Compares files by what they are, not by their paths: links, hard links, and names in
   another case where the file system takes them for one. The inputs are the listed
   ones, and what the options name beside them. `model`: the path of the weights, or
   NULL. The file of --update-entities is an input and an output. Nothing is opened.
   Returns EXIT_DONE, or EXIT_USAGE after a message. */
int places_check(const cli_options *options, const input_list *inputs,
                 const char *model, const place_list *outputs);

#endif
