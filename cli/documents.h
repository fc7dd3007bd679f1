/* The documents of the inputs, through the model, on all threads, in order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_DOCUMENTS_H
#define TRI_CLI_DOCUMENTS_H

#include "cli/options.h"

/* How far a document goes before it is handed over. */
typedef enum {
    TO_ANNOTATION, /* bytes: CoNLL-U */
    TO_JSONL,      /* bytes: triples as JSON Lines */
    TO_MENTIONS,   /* bytes: mentions as a table */
    TO_TRIPLES     /* triples */
} documents_goal;

/* A document that is done. */
typedef struct {
    tri_triples triples; /* TO_TRIPLES */
    tri_memory bytes;    /* the others */
} documents_result;

/* Takes the results in the order of the documents; borrowed for the length of the call.
   Anything but TRI_OK ends the run. */
typedef tri_status (*documents_function)(const documents_result *result, void *user);

/* Reads every operand, runs its documents as far as `goal`, hands them over. What fails
   is named on standard error and the rest goes on. Returns EXIT_DONE, EXIT_FAILED. */
int documents_run(const cli_options *options, const tri_model *model,
                  documents_goal goal, documents_function on_result, void *user);

#endif
