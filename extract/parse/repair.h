/* What the corrections of a sentence's tree ask of it (repair_words.c). */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_PARSE_REPAIR_H
#define TRI_EXTRACT_PARSE_REPAIR_H

#include "extract/document.h"

typedef struct {
    tri_token *tokens;
    uint32_t begin, end; /* the sentence */
} tri_i_sentence;

/* Whether a relation is one of a subject, an empty one too. */
bool tri_i_is_subject(uint8_t rel);

/* Whether a token is a noun, common or proper. */
bool tri_i_is_noun_token(const tri_token *token);

/* "which", "whom": pronouns that open a clause. */
bool tri_i_is_wh(const tri_token *token);

/* The first dependent of `head` with a relation, TRI_NONE. This, and what follows:
   cost O(n) in the sentence's words. */
uint32_t tri_i_dependent_in(const tri_i_sentence *s, uint32_t head, tri_rel rel);

/* Whether a predicate has a subject of its own, be it an empty one. */
bool tri_i_has_subject(const tri_i_sentence *s, uint32_t verb);

/* The first word of what lies below a word. */
uint32_t tri_i_first_below(const tri_i_sentence *s, uint32_t top);

/* Whether a verb has a person and a tense, itself or by an auxiliary before it. */
bool tri_i_is_finite(const tri_i_sentence *s, uint32_t verb);

/* Whether a word begins with a capital. */
bool tri_i_is_capitalised(const tri_token *token);

/* Reads a headline in which a comma stands for "and" (repair_headline.c). */
void tri_i_repair_headline(const tri_i_sentence *s);

/* Gives conjunctions what they join (repair_joined.c). */
void tri_i_repair_joined(const tri_i_sentence *s);

/* Gives clauses their subjects and relative clauses their nouns (repair_subject.c). */
void tri_i_repair_subjects(const tri_i_sentence *s);

#endif
