/* The documents of the inputs, through the model, on all threads, in order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_DOCUMENTS_H
#define TRI_CLI_DOCUMENTS_H

#include "cli/inputs.h"

/* How far a document goes before it is handed over. */
typedef enum {
    TO_TEXT,       /* bytes: the text as a line of JSON */
    TO_ANNOTATION, /* bytes: CoNLL-U */
    TO_MENTIONS,   /* bytes: mentions, a table */
    TO_JSONL,      /* bytes: triples as JSON Lines */
    TO_TRIPLES,    /* triples */
    TO_TRIPLES_AND_TEXT
} documents_goal;

/* A document that is done. */
typedef struct {
    tri_triples triples; /* TO_TRIPLES...; TO_JSONL: what was printed */
    tri_memory bytes;    /* the other goals; TO_TRIPLES_AND_TEXT: the text */
    tri_memory reasons;  /* with --explain: lines for standard error */
} documents_result;

/* Takes the results in the order of the documents, on a thread of the pool; borrowed
   for the length of the call. Anything but TRI_OK ends the run. */
typedef tri_status (*documents_function)(const documents_result *result, void *user);

/* Reads the listed files, runs their documents as far as `goal`, hands them over.
   `model` may be NULL for TO_TEXT. The names that `known` has of --entities are found
   in the texts wherever they stand; it may be NULL.

   What fails is named on standard error, in the order of the documents, and the rest
   goes on. Documents that are not English are left out (but with --force, TO_TEXT, and
   the forms `lines` and `conllu`), and those that repeat an earlier one (TO_JSONL,
   TO_TRIPLES; but with --duplicates keep, and the same forms). TO_JSONL, one that is
   left out so has its line, with the key `duplicate_of`. --report lists every one.

   After Ctrl-C nothing more is read, what is done is handed over, the rest dropped.

   Of documents that are all left out for their language nothing was read: that is said,
   and a failure. Returns EXIT_DONE, EXIT_FAILED, EXIT_INTERRUPTED. */
int documents_run(const cli_options *options, const input_list *inputs,
                  const tri_model *model, documents_goal goal, const tri_graph *known,
                  documents_function on_result, void *user);

#endif
