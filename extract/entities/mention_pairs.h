/* The words that may head a mention, and what is known of a pair of them without the
   network: kinds, distance, strings, tree, number. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_MENTION_PAIRS_H
#define TRI_EXTRACT_ENTITIES_MENTION_PAIRS_H

#include "base/arena.h"
#include "base/hash.h"
#include "extract/parse/parse.h"

typedef enum {
    TRI_I_KIND_FIRST,
    TRI_I_KIND_SECOND,
    TRI_I_KIND_HE,
    TRI_I_KIND_SHE,
    TRI_I_KIND_IT,
    TRI_I_KIND_THEY,
    TRI_I_KIND_THIS,
    TRI_I_KIND_PRONOUN,
    TRI_I_KIND_NAME, /* from here on no pronouns */
    TRI_I_KIND_DEFINITE,
    TRI_I_KIND_INDEFINITE,
    TRI_I_KIND_BARE,
    TRI_I_KIND_NUMBER
} tri_i_candidate_kind;

/* How a candidate stands to an antecedent in the tree. */
typedef enum {
    TRI_I_PAIR_UNRELATED,
    TRI_I_PAIR_APPOSED,  /* in apposition to it */
    TRI_I_PAIR_SAID,     /* its predicate */
    TRI_I_PAIR_HOLDS,    /* its phrase holds it */
    TRI_I_PAIR_INSIDE,   /* its phrase stands in it */
    TRI_I_PAIR_SAME_HEAD /* both hang on one word */
} tri_i_pair_relation;

/* A word that may head a mention. */
typedef struct {
    uint32_t token;
    uint32_t begin, end;                 /* the phrase, tokens */
    uint32_t content_begin, content_end; /* without determiners and possessive ending */
    uint32_t key;                        /* id of the lemma in lower case */
    uint8_t kind;                        /* tri_i_candidate_kind */
    uint8_t number;                      /* 0 unknown, 1 singular, 2 plural */
    bool is_thing;      /* a noun that names no person, as far as the tables tell */
    bool is_quantified; /* of any one, of each or of another: "every country", "a
                           different flag"; it refers back to nothing */
} tri_i_candidate;

/* The candidates of a document, and what comparing them needs. */
typedef struct {
    const tri_document *document;
    tri_i_candidate *all; /* (n), by token */
    uint32_t n;
    uint32_t *forms; /* id of each token's form in lower case (n_tokens) */
    tri_map ids;     /* of strings in lower case */
    uint32_t n_ids;
    tri_arena arena; /* the ids' strings */
} tri_i_candidate_list;

/* Describes the document's candidates, of which it has some; false where memory is out.
   tri_i_candidate_list_clear frees it either way. Cost: linear in the tokens. */
bool tri_i_candidate_list_init(tri_i_candidate_list *list,
                               const tri_document *document);
void tri_i_candidate_list_clear(tri_i_candidate_list *list);

/* How candidate `i` stands to one before it. */
tri_i_pair_relation tri_i_relation(const tri_i_candidate_list *list, uint32_t i,
                                   uint32_t antecedent);

/* What the model is told of the two. Cost: the product of their words. */
tri_mention_pair tri_i_mention_pair(const tri_i_candidate_list *list, uint32_t i,
                                    uint32_t antecedent);

#endif
