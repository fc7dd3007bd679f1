/* Which words make up the noun phrase of a head. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_PHRASES_H
#define TRI_EXTRACT_PHRASES_H

#include "extract/document.h"

/* The tree the other way round, and the phrase of every token. */
typedef struct {
    uint32_t *first_child;  /* (n_tokens) leftmost dependent, TRI_NONE: none */
    uint32_t *next_sibling; /* (n_tokens) the next dependent of the same head */
    uint32_t *begin, *end;  /* (n_tokens) the noun phrase that the token heads */
} tri_i_phrases;

/* Fills `phrases`, in the document's arena. A phrase holds the head's modifiers, its
   possessive ending, prepositional phrases and relative clauses; not the preposition
   before it, further conjuncts, appositions, or the clause that it is the predicate of.
   TRI_ERR_NO_MEMORY. Cost: linear in the tokens. */
tri_status tri_i_phrases_find(tri_document *document, tri_i_phrases *phrases,
                              tri_error *error);

/* Whether `token` is `top` or lies below it in its tree. Cost: the token's depth. */
bool tri_i_is_below(const tri_token *tokens, uint32_t token, uint32_t top);

#endif
