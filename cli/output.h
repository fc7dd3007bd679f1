/* Output files: written beside their place, renamed when whole. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_OUTPUT_H
#define TRI_CLI_OUTPUT_H

#include "tricot.h"

/* Zeroed is empty. Not copied or moved while it is open: the sink points into it. */
typedef struct {
    tri_sink sink;
    const char *path; /* as given; "-" is standard output; borrowed */
    char *target;     /* where the file is to stand, links followed */
    char *temporary;  /* where it is written; NULL: at its place (a pipe, a device) */
    int file;         /* descriptor */
    int error;        /* errno of the first failed write */
    bool is_open;
} cli_output;

/* Opens an output; on failure says why and returns false. The path must live as long
   as the output. */
bool output_open(cli_output *output, const char *path);

/* Hands on what waits; with `keep` the file takes its place, else nothing is left of
   it. On failure says why (unless the reader of a pipe has gone), leaves nothing, and
   returns false. An output that is not open is accepted: true. */
bool output_close(cli_output *output, bool keep);

/* Sees to it that a signal that ends the program removes the unfinished files, and that
   Ctrl-C ends it with EXIT_INTERRUPTED. */
void output_watch_signals(void);

#endif
