/* The pairs of entities that may be related, and what is known of each. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TYPED_PAIRS_H
#define TRI_EXTRACT_TYPED_PAIRS_H

#include "extract/typed/typed.h"

enum {
    TRI_I_PAIR_SENTENCES = 2, /* two mentions are at most so many apart, and stand in
                                 one paragraph */
    TRI_I_PAIR_BEHIND = 32,   /* so many mentions behind one are looked at */
    TRI_I_PAIR_CONTEXT = 8    /* most sentences of a pair's context */
};

/* Two entities that stand together. */
typedef struct {
    uint32_t low, high; /* their numbers in the cast */
    uint32_t n_same;    /* how often they share a sentence */
    uint32_t sentences; /* least sentences between two mentions */
    uint32_t tokens;    /* least tokens between two such mentions */
    bool low_first;     /* of these two mentions the low one's is before */
    uint32_t context[TRI_I_PAIR_CONTEXT]; /* sentences of the nearest mentions and
                                             between them, (n_context) */
    uint32_t n_context;
    uint32_t shown[2]; /* a mention of each, the nearest by name where there is one:
                          indices of the document's mentions, low before high */
} tri_i_pair;

/* Who may be related: entities with a name or a value. */
typedef struct {
    tri_relation_text text;         /* for the model */
    tri_relation_mention *mentions; /* those of the text (text.n_mentions) */
    uint32_t *mention_of;           /* their indices in the document */
    uint32_t *entities;   /* index in the document of each (text.n_entities) */
    uint32_t *order;      /* which of them comes first (text.n_entities) */
    uint32_t *n_mentions; /* of each (text.n_entities) */
    uint8_t *types, *subtypes;
    uint32_t *paragraphs; /* which one each sentence of the document stands in */
    uint32_t *first_at;   /* by sentence of the document: its first mention (and one
                             more) */
    uint64_t **words;     /* hashes of the words of each one's names (n_words) */
    uint32_t *n_words;
} tri_i_cast;

/* Lists the cast of a document, in `arena`; false where memory is out. */
bool tri_i_list_cast(const tri_document *document, const tri_model *model,
                     tri_arena *arena, tri_i_cast *cast);

/* Lists the pairs of a cast, in order of the first of their mentions that stand
   together, in memory that the caller frees; false where memory is out. */
bool tri_i_list_pairs(const tri_document *document, const tri_i_cast *cast,
                      tri_i_pair **pairs, uint32_t *n);

/* The features of a pair as the model counts them: with the low one, with the high one
   as head. */
void tri_i_pair_features(const tri_i_cast *cast, const tri_i_pair *pair,
                         uint8_t features[2][TRI_RELATION_FEATURES]);

/* The words of a pair's context, and how far each is from a mention of either in its
   own sentence. Returns how many. */
size_t tri_i_pair_words(const tri_document *document, const tri_i_cast *cast,
                        const tri_i_pair *pair, uint32_t words[TRI_RELATION_WORDS],
                        uint8_t near[2][TRI_RELATION_WORDS]);

#endif
