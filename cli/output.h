/* Output files: written beside their place, renamed when whole. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_OUTPUT_H
#define TRI_CLI_OUTPUT_H

#include "cli/kinds.h"

#include <signal.h>

/* Zeroed is empty. Not copied or moved while it is open: the sink points into it. */
typedef struct {
    tri_sink sink;
    const char *path; /* as given; "-" is standard output; borrowed */
    char *target;     /* where the file is to stand, links followed */
    char *temporary;  /* where it is written, a name of leftovers.h; NULL: at its place
                         (a pipe, a device) */
    int file;         /* descriptor */
    int error;        /* errno of the first failed write */
    bool is_open;
    bool is_terminal;  /* control characters of strangers stay off it */
    bool is_pair_open; /* terminal_clean's */
    bool is_finished;  /* all of it is written, but not yet at its place */
} cli_output;

/* Opens an output; on failure says why and returns false. The path must live as long
   as the output. A file that is there and of another kind than `kind` is a failure;
   NULL: any makes room. */
bool output_open(cli_output *output, const char *path, const output_kind *kind);

/* Hands on what waits until it is on the disk; the file does not take its place yet. On
   failure says why (unless the reader of a pipe has gone), leaves nothing, and returns
   false. */
bool output_finish(cli_output *output);

/* With `keep` finishes the output and lets it take its place, else leaves nothing of
   it. Fails as output_finish does. An output that is not open is accepted: true, unless
   it failed before. */
bool output_close(cli_output *output, bool keep);

/* Makes a folder for outputs, or takes one that is there; `*is_new` is set. On failure
   says why and returns false. */
bool output_make_folder(const char *path, bool *is_new);

/* Done with a folder that was new: removes it where nothing is in it. */
void output_leave_folder(const char *path);

/* While Ctrl-C is deferred, the first one only sets what output_interrupted points to
   (it stays set); the second one ends the program. */
void output_defer_interrupt(bool is_deferred);
const volatile sig_atomic_t *output_interrupted(void);
bool output_is_interrupted(void);

/* Sees to it that a signal that ends the program removes the unfinished files, and that
   Ctrl-C ends it with EXIT_INTERRUPTED. */
void output_watch_signals(void);

#endif
