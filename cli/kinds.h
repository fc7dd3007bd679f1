/* What the outputs are, and how a file of each begins. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_KINDS_H
#define TRI_CLI_KINDS_H

#include "tricot.h"

typedef struct {
    char title[80]; /* "triples (JSON Lines)" */
    tri_graph_recognizer begins;
} output_kind;

/* What is no graph. */
extern const output_kind kind_of_triples, kind_of_mentions, kind_of_annotation,
    kind_of_texts, kind_of_report, kind_of_evidence, kind_of_evidence_table;

/* A graph's file, or (`part`, else NULL) one of those of its format. */
output_kind kind_of_graph(const tri_format *format, const tri_part *part);

/* Whether a file that is there is of another kind: what is empty is of any. */
bool is_of_other_kind(const char *path, const output_kind *kind);

#endif
