/* The stages of a document: the one table of them, and the one driver. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_EXTRACT_H
#define TRI_EXTRACT_EXTRACT_H

#include "extract/order.h"
#include "extract/parse/parse.h"
#include "extract/read/read.h"
#include "extract/triples/triples.h"
#include "model/model.h"

/* What a stage needs besides the document, and what is no part of it. */
typedef struct {
    const tri_model *model;    /* parsing and typed relations need it */
    tri_scratch *scratch;      /* of this thread */
    bool exact;                /* the float path */
    struct tri_i_finds *finds; /* where the finds go, and are read */
    tri_triples *triples;      /* where the triples go */
} tri_i_tools;

/* A stage. It sees of the document what the input says and the parts that it reads; all
   others are empty in `in`. What it makes it writes into its own parts of `out`, which
   lends its arena too; finds and triples go where the tools say, for they outlive the
   view, and triples the document. */
typedef struct {
    tri_i_step step; /* parts are TRI_I_PART_... of document.h */
    tri_status (*run)(const tri_document *in, const tri_i_tools *tools,
                      tri_document *out, tri_error *error);
} tri_i_stage;

enum {
    TRI_I_STAGE_TOKENS,
    TRI_I_STAGE_PARSE,
    TRI_I_STAGE_VALUES,
    TRI_I_STAGE_MENTIONS,
    TRI_I_STAGE_ENTITIES,
    TRI_I_STAGE_TYPED,
    TRI_I_STAGE_FINDS,
    TRI_I_STAGE_TRIPLES,
    TRI_I_N_STAGES
};

/* The stages (TRI_I_N_STAGES) in the order in which they run. */
extern const tri_i_stage tri_i_stages[];

/* Puts what parsing made into a document: for who times the parser by itself. */
void tri_i_put_parsed(const tri_i_parsed *made, tri_document *out);

/* Runs one stage, unless the document has its parts already. TRI_ERR_ARGUMENT where a
   part is missing that it reads; what the stage returns. Where `is_checked`,
   TRI_ERR_ARGUMENT too where it has changed a part of an earlier stage: each is hashed
   before and after. On an error the document can only be cleared. */
tri_status tri_i_run_stage(const tri_i_stage *stage, const tri_i_tools *tools,
                           bool is_checked, tri_document *document, tri_error *error);

/* All stages from words to typed relations, checked in a debug build. On an error the
   document can only be cleared. */
tri_status tri_document_annotate(tri_document *document, const tri_model *model,
                                 tri_scratch *scratch, bool exact, tri_error *error);

/* The stages behind them: fills `triples`, which is to be cleared with
   tri_triples_clear (a zeroed one is accepted). TRI_ERR_NO_MEMORY. Cost: linear in the
   tokens, but for sentences' own length. */
tri_status tri_document_extract(tri_document *document, tri_triples *triples,
                                tri_error *error);

#endif
