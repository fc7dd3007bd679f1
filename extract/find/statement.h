/* What the readers of statements' kinds share. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_STATEMENT_H
#define TRI_EXTRACT_FIND_STATEMENT_H

#include "extract/find/rules.h"

#include <string.h>

/* What is known of the statement so far. */
typedef struct {
    tri_i_finds *x;
    tri_modality modality;
    bool is_open; /* a clause round it asks whether it is so */
    bool negated;
    bool is_would;    /* the modality is that of a "would" */
    bool presupposed; /* what stands further up does not bear on it any more */
    uint32_t speaker;
} tri_i_statement;

static inline const tri_token *token_at(const tri_i_statement *s, uint32_t token)
{
    return &s->x->document->tokens[token];
}

static inline uint32_t child(const tri_i_statement *s, uint32_t token, tri_rel rel)
{
    return tri_i_dependent(s->x->tree, token, rel);
}

static inline bool is_kind(const char *kind, const char *name)
{
    return strcmp(kind, name) == 0;
}

/* The modality that a kind of the tables stands for. */
tri_modality tri_i_modality_of(const char *kind);

/* Gives an asserted statement a modality: the word nearest to it decides. */
void tri_i_weaken(tri_i_statement *s, tri_modality modality);

/* Whether a token is denied by a word of its own: "not", "never", "no", "nobody". */
bool tri_i_is_denied(const tri_i_statement *s, uint32_t token);

/* Reads "allegedly", "perhaps" beside a verb; "the alleged leader" beside a noun. */
void tri_i_read_words(tri_i_statement *s, uint32_t token);

/* Reads the modality that the auxiliaries of a verb or predicate state. */
void tri_i_read_auxiliaries(tri_i_statement *s, uint32_t token);

/* "if the strike ends", "unless it ends", "should it end"; not "even if", "as if". */
bool tri_i_is_condition(const tri_i_statement *s, uint32_t clause);

/* "If the strike ends, the line will open again": whether such a clause hangs on a
   token. */
bool tri_i_has_condition(const tri_i_statement *s, uint32_t token);

/* Whoever says what a verb of saying governs: its subject, or that of the clause round
   it ("was quoted as saying", "criticised the plan and said"). TRI_NONE: nobody. */
uint32_t tri_i_speaker_of(const tri_i_statement *s, uint32_t verb);

/* Whether a clause stands behind the quotation that the clause before it, `head`, ends:
   nobody is quoted with it. */
bool tri_i_leaves_quotation(const tri_i_statement *s, uint32_t clause, uint32_t head);

/* The kind of the clause below a verb, by the table; `finite`: a that-clause. "" where
   it has none. (statement_governor.c) */
const char *tri_i_kind_below(const tri_i_statement *s, uint32_t verb, bool finite);

/* "denied", "did not say", "asked": takes what stands above a clause into account.
   `denied`: the word above is itself denied. */
void tri_i_apply_kind(tri_i_statement *s, const char *kind, bool finite, bool denied);

/* Takes what the verb above a complement says of it. */
void tri_i_read_governor(tri_i_statement *s, uint32_t verb, bool finite);

/* Notes who says it: whoever stands nearest to the statement. */
void tri_i_set_speaker(tri_i_statement *s, uint32_t speaker);

/* One step up: takes what the word `head` above `token` makes of it
 * (statement_above.c).
 */
void tri_i_read_above(tri_i_statement *s, uint32_t token, uint32_t head);

/* Reads "..., the ministry said", "according to the ministry" below what is said. */
void tri_i_read_inserted(tri_i_statement *s, uint32_t token);

#endif
