/* How far a run has come, on standard error. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_PROGRESS_H
#define TRI_CLI_PROGRESS_H

#include "cli/options.h"

#include <pthread.h>

typedef struct {
    progress_kind kind; /* never PROGRESS_AUTO */
    double began, last; /* seconds on a clock that only goes forward */
    uint64_t n_documents, n_words;
    uint64_t n_bytes_all;  /* of all inputs; 0: not known */
    uint64_t n_bytes_read; /* by `mutex` */
    pthread_mutex_t mutex;
} progress;

/* PROGRESS_AUTO is a line where standard error is a terminal that can go back to a
   line's beginning (TERM is not "dumb") and --quiet is not given, else nothing. */
void progress_begin(progress *state, const cli_options *options, uint64_t n_bytes_all);

/* So many bytes more were read. Any thread may call it. */
void progress_read(progress *state, size_t n_bytes);

/* A document more is done. One thread at a time; says how far it is at most five times
   a second, as JSON once a second. */
void progress_document(progress *state, size_t n_words);

/* The end: the line goes; JSON has a last object with "done": true. */
void progress_end(progress *state);

#endif
