/* Parsing: tokens get sentences, tags and trees, and names are found.

   In      a document with tokens, and the model
   Out     the same with sentences, trees and the mentions that are names
   Writes  sentences; of tokens lemma, sentence, head, head_p, upos, xpos, rel,
           in_given, sentence_score; mentions, whose kind is TRI_MENTION_NAME;
           candidates; model */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_PARSE_PARSE_H
#define TRI_EXTRACT_PARSE_PARSE_H

#include "extract/document.h"
#include "model/model.h"

/* Runs the model over the tokens: sentences, tags, lemmas, trees; named mentions
   (tokens_to_tree.c). `exact`: the float path. On an error the document can only
   be cleared. */
tri_status tri_document_parse(tri_document *document, const tri_model *model,
                              tri_scratch *scratch, bool exact, tri_error *error);

/* The words of a document that may head a mention, with the model's vectors. */
typedef struct tri_i_candidates {
    const tri_model *model;
    uint32_t *tokens;            /* rising (n) */
    tri_mention_vector *vectors; /* (n) */
    uint32_t n;
} tri_i_candidates;

/* exp(log_p) for log_p <= 0, to five digits: (1 + log_p / 2^16)^(2^16). Multiplications
   alone, for libm's exp has other bits on other processors (scores_to_names.c). */
float tri_i_probability(float log_p);

/* ---- What the input says of parts of its text (given.c) */

/* The tokens that a given span touches, without punctuation at its ends, in one
   sentence; false where there are none. */
bool tri_i_given_tokens(const tri_document *document, const tri_given *given,
                        uint32_t *begin, uint32_t *end);

/* Whether the words are a name, not a description or a pronoun: "my brother", "he". */
bool tri_i_is_given_name(const tri_document *document, uint32_t begin, uint32_t end);

/* The speech that a token stands in, the innermost; TRI_NONE: none. `*alone` (may be
   NULL): nobody else says the same words. Cost: the speeches that begin before it. */
uint32_t tri_i_speech_at(const tri_document *document, uint32_t token, bool *alone);

#endif
