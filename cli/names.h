/* Names on the command line. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_NAMES_H
#define TRI_CLI_NAMES_H

#include "tricot.h"

/* Takes the next name out of a list with commas into `name` (of `room` bytes); false at
   its end. */
bool next_name(const char **list, char *name, size_t room);

/* The one of `names` (n_names) that is nearest to `name`, NULL where none is near. */
const char *nearest_name(const char *name, const char *const *names, size_t n_names);

#endif
