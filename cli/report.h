/* The file that lists every document and what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_REPORT_H
#define TRI_CLI_REPORT_H

#include "cli/options.h"
#include "cli/output.h"

/* What became of a document; (name in C, as the report says it). */
/* clang-format off */
#define OUTCOME_LIST(X) \
    X(DONE, "done") X(FAILED, "failed") X(SKIPPED, "skipped") \
    X(DUPLICATE, "duplicate") X(INTERRUPTED, "interrupted")
/* clang-format on */
#define OUTCOME_MEMBER(name, text) OUTCOME_##name,
typedef enum { OUTCOME_LIST(OUTCOME_MEMBER) N_OUTCOMES } outcome;

typedef struct {
    outcome outcome;
    const char *id;
    const char *reason; /* FAILED, SKIPPED: why; DUPLICATE: the id of the first one */
    size_t n_words, n_sentences, n_triples, n_entities;
} report_line;

/* Writes a line of JSON; nothing where no report is open. */
void report_write(cli_output *report, const report_line *line);

/* Says how many documents repeated an earlier one; with --quiet, or where none did,
   nothing. */
void report_say_duplicates(const cli_options *options, size_t n);

#endif
