/* Parsing: words get sentences, tags and trees, and names are found.

   In      a document with its surface, and the model
   Out     the same words, parsed; their sentences and trees; spans of names
   Writes  model, tokens, sentences, tree, names (of the kind TRI_MENTION_NAME),
           candidates */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_PARSE_PARSE_H
#define TRI_EXTRACT_PARSE_PARSE_H

#include "extract/document.h"
#include "model/model.h"

/* The words of a document that may head a mention, with the model's vectors. */
typedef struct tri_i_candidates {
    const tri_model *model;
    uint32_t *tokens;            /* rising (n) */
    tri_mention_vector *vectors; /* (n) */
    uint32_t n;
    const int16_t *words; /* what typed relations are read from, of all words (n_tokens,
                           TRI_MODEL_RELATION); NULL where nobody asks for them */
} tri_i_candidates;

/* What the model says of a document. */
typedef struct {
    const char *model;       /* hash of its weights */
    const tri_token *tokens; /* of the document's n_tokens */
    const tri_sentence *sentences;
    uint32_t n_sentences;
    const struct tri_i_tree *tree;
    const tri_i_span *names;
    uint32_t n_names;
    const tri_i_candidates *candidates;
} tri_i_parsed;

/* Runs the model over the words: sentences, tags, lemmas, trees; named mentions
   (tokens_to_tree.c). `exact`: the float path. Memory is of `arena`. TRI_ERR_NO_MEMORY,
   TRI_ERR_MODEL, TRI_ERR_STOPPED. Cost: linear in the words, but for sentences' own
   length. */
tri_status tri_i_parse(const tri_document *document, const tri_model *model,
                       tri_scratch *scratch, bool exact, tri_arena *arena,
                       tri_i_parsed *out, tri_error *error);

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
