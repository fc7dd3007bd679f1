/* What the patterns of triples share: the tree, arguments, and the list of finds. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_PATTERNS_H
#define TRI_EXTRACT_PATTERNS_H

#include "extract/tree.h"
#include "extract/triples/triples.h"

/* Tokens begin to end, half-open. */
typedef struct {
    uint32_t begin, end;
} tri_i_range;

enum { TRI_I_MAX_ARGS = 8, TRI_I_MAX_PIECES = 4, TRI_I_MAX_CONJUNCTS = 8 };

/* The words of a phrase, in pieces where others stand between them. */
typedef struct {
    tri_i_range pieces[TRI_I_MAX_PIECES]; /* (n), rising; at least one */
    uint32_t n;
} tri_i_words;

/* A further argument of a find. */
typedef struct {
    const char *role;
    uint32_t head;  /* token */
    uint8_t kind;   /* tri_arg_kind */
    bool is_clause; /* the words of a clause, no thing */
} tri_i_find_arg;

/* The constructions whose triples people have judged, each a row of the weights of
   confidence (confidence.c); (name in C, name). */
/* clang-format off */
#define TRI_I_CONSTRUCTION_LIST(X) \
    X(OTHER, "other") X(OBJECT, "object") X(AGENT, "agent") X(OBLIQUE, "oblique") \
    X(TIME, "time") X(PASSIVE_OBJECT, "passive object") \
    X(PASSIVE_OBLIQUE, "passive oblique") X(PASSIVE_TIME, "passive time") \
    X(LIGHT, "light verb") X(CONTENT, "content") X(INSERTED, "inserted") \
    X(FREE, "free relative") X(SUBORDINATE, "subordinate") X(BECOME, "become") X(BECOME_ADJECTIVE, "become adjective") \
    X(COPULA, "copula") X(COPULA_ROLE, "copula role") X(COPULA_PLACE, "copula place") \
    X(COPULA_ADJECTIVE, "copula adjective") X(COPULA_ADJECTIVE_TO, "copula adjective to") \
    X(APPOSITION, "apposition")
/* clang-format on */
#define TRI_I_ENUM_MEMBER_CONSTRUCTION(name, text) TRI_I_##name,
typedef enum {
    TRI_I_CONSTRUCTION_LIST(TRI_I_ENUM_MEMBER_CONSTRUCTION) TRI_I_N_CONSTRUCTIONS
} tri_i_construction;

/* How a clause comes by its subject. */
typedef enum {
    TRI_I_SUBJECT_OWN,
    TRI_I_SUBJECT_CONJUNCT,   /* of the verb that it is joined to */
    TRI_I_SUBJECT_CONTROLLED, /* of the verb that it completes */
    TRI_I_SUBJECT_MODIFIED,   /* the noun that a participle stands behind */
    TRI_I_SUBJECT_ADVERBIAL,  /* of the clause that it goes with */
    TRI_I_N_SUBJECTS_FROM
} tri_i_subject_from;

/* What a pattern found; tree_to_finds.c makes a triple of it. */
typedef struct {
    uint32_t subject, object; /* head tokens */
    const char *label;
    const char *base;
    tri_i_range relation; /* the words that state it; begin == end: none */
    tri_i_range with;  /* its preposition, where it stands apart; begin == end: not */
    tri_i_range words; /* of an object that is no mention: a clause, an adjective, a
                          title; begin == end: the object is one */
    uint32_t left_out; /* a token in `words` that is no part of them, with all below
                          it; TRI_NONE */
    bool is_title;     /* such an object names a role, so a graph can have it */
    uint32_t clause;   /* the token whose clause or phrase states it */
    uint8_t pattern;   /* tri_pattern */
    uint8_t modality;  /* tri_modality */
    uint8_t basis;     /* tri_basis */
    bool negated;
    uint32_t speaker;     /* head token of who says so, TRI_NONE */
    uint32_t support;     /* a sentence that it needs besides its own, TRI_NONE */
    uint8_t construction; /* tri_i_construction */
    uint8_t subject_from; /* tri_i_subject_from */
    uint8_t nth;          /* 1 for another conjunct than the first */
    double confidence;    /* of a construction that nobody judged: its own figure */
    tri_i_find_arg args[TRI_I_MAX_ARGS];
    uint32_t n_args;
} tri_i_find;

typedef struct {
    const tri_document *document;
    tri_arena *arena;       /* of the triples: labels live there */
    const tri_i_tree *tree; /* the document's */
    uint32_t *mention_at;   /* (n_tokens) the mention with this head, TRI_NONE */
    uint32_t *seen;     /* (n_tokens) the number of the phrase that it was last in */
    uint32_t n_phrases; /* phrases put together so far */
    tri_i_find *finds;  /* (n_finds) */
    uint32_t n_finds;
    uint32_t room;
    bool failed; /* memory was out: the list is not whole */
} tri_i_extraction;

/* ---- The tree (tree.c) */

/* The preposition of a token, words of a fixed one joined ("because of"); "" where it
   has none. `*range` (may be NULL) is set to its tokens. */
const char *tri_i_preposition(tri_i_extraction *x, uint32_t token, tri_i_range *range);

/* The words of the phrase that a token heads as an argument: modifiers and
   prepositional phrases, but no conjuncts, appositions, relative clauses, nor the
   preposition before it. `without`: a dependent that is left out with all below it,
   TRI_NONE: none. */
tri_i_words tri_i_phrase(tri_i_extraction *x, uint32_t token, uint32_t without);

/* All words below a token, without punctuation at its ends; `without` as above. */
tri_i_words tri_i_clause_words(tri_i_extraction *x, uint32_t token, uint32_t without);

/* From the first to the last of them. */
tri_i_range tri_i_extent(const tri_i_words *words);

/* The mention that an argument's head stands for: its own, or the name that stands
   beside a description ("the capital, Astana"). TRI_NONE: none. */
uint32_t tri_i_mention(const tri_i_extraction *x, uint32_t token);

/* The name right behind a title in the same slot ("banker Piotr Wolski"), TRI_NONE. */
uint32_t tri_i_named_beside(const tri_i_extraction *x, uint32_t token);

/* The token that an argument stands for: a relative pronoun's antecedent, else itself.
   TRI_NONE where it can be no argument. */
uint32_t tri_i_argument_head(const tri_i_extraction *x, uint32_t token);

/* The tokens joined to `token` by coordination, itself first; at most `room`. */
uint32_t tri_i_conjuncts(const tri_i_extraction *x, uint32_t token, uint32_t *out,
                         uint32_t room);

/* Whether a verb can stand beside what somebody says: "said", "warned", "believes". */
bool tri_i_speaks(const tri_i_extraction *x, uint32_t token);

/* The label of the role that a noun names, from titles.tsv: "deputy foreign minister";
   without the words of its owner (a token, TRI_NONE: none). "" where it names none
   (role.c). */
const char *tri_i_role_label(tri_i_extraction *x, uint32_t noun, uint32_t owner);

/* ---- Finds (finds.c) */

/* Whether a token can stand in a slot at all. */
bool tri_i_can_be_argument(const tri_i_extraction *x, uint32_t token);

/* A new find of a pattern with its statement's kind read from the clause (kind.c);
   NULL where memory is out, or where subject and object cannot be arguments of one
   triple. Valid until the next call. */
tri_i_find *tri_i_add(tri_i_extraction *x, tri_pattern pattern, uint32_t clause,
                      uint32_t subject, uint32_t object, const char *label,
                      const char *base);

/* The same with an object that is no mention: the words of a clause, an adjective or a
   title round the token `object`. */
tri_i_find *tri_i_add_words(tri_i_extraction *x, tri_pattern pattern, uint32_t clause,
                            uint32_t subject, uint32_t object, tri_i_range words,
                            const char *label, const char *base);

/* A label of up to three words; "" for none. NULL only where memory is out. */
const char *tri_i_label(tri_i_extraction *x, const char *a, const char *b,
                        const char *c);

/* ---- How sure a triple is (confidence.c) */

enum { TRI_I_N_FEATURES = TRI_I_N_CONSTRUCTIONS + TRI_I_N_SUBJECTS_FROM + 20 };

/* What the confidence of a find of a judged construction is made of, 0 for none. */
void tri_i_features(const tri_i_extraction *x, const tri_i_find *find,
                    const tri_triple *triple, double features[TRI_I_N_FEATURES]);

/* The confidence of a find from its features, rounded to 3 decimals. */
double tri_i_confidence(const tri_i_extraction *x, const tri_i_find *find,
                        const tri_triple *triple,
                        const double features[TRI_I_N_FEATURES]);

/* Takes a triple with its features. */
typedef void (*tri_i_features_function)(const tri_triple *triple,
                                        const tri_i_find *find,
                                        const double features[TRI_I_N_FEATURES],
                                        void *user);

/* tri_document_extract with a look at the features (NULL: without). */
tri_status tri_i_document_extract(const tri_document *document, tri_triples *triples,
                                  tri_i_features_function on_features, void *user,
                                  tri_error *error);

/* ---- Where entities stand (entities_to_sentences.c): fills the sentences of the named
   entities of `triples`, which are the document's, and the paragraphs. False where
   memory is out. */
bool tri_i_list_sentences(const tri_document *document, tri_triples *triples);

/* Why a find came about, on one line: construction, tokens, scores (explain.c); NULL
   where memory is out. */
const char *tri_i_explain(const tri_i_extraction *x, const tri_i_find *find);

/* ---- The kind of a statement (statement_kind.c): fills negation, modality and the
   speaker of a find from its clause. */
void tri_i_statement_kind(tri_i_extraction *x, tri_i_find *find);

/* ---- The patterns; each looks at one token. */
void tri_i_find_verb(tri_i_extraction *x, uint32_t token);         /* verb.c */
void tri_i_find_ellipsis(tri_i_extraction *x, uint32_t token);     /* verb.c */
void tri_i_find_gap(tri_i_extraction *x, uint32_t token);          /* verb.c */
void tri_i_find_copula(tri_i_extraction *x, uint32_t token);       /* copula.c */
void tri_i_find_apposition(tri_i_extraction *x, uint32_t token);   /* role.c */
void tri_i_find_title(tri_i_extraction *x, uint32_t token);        /* role.c */
void tri_i_find_possessive(tri_i_extraction *x, uint32_t token);   /* noun.c */
void tri_i_find_noun(tri_i_extraction *x, uint32_t token);         /* noun.c */
void tri_i_find_compound(tri_i_extraction *x, uint32_t token);     /* noun.c */
void tri_i_find_adjective(tri_i_extraction *x, uint32_t token);    /* noun.c */
void tri_i_find_object_place(tri_i_extraction *x, uint32_t token); /* noun.c */
void tri_i_find_member(tri_i_extraction *x, uint32_t token);       /* role.c */
void tri_i_find_age(tri_i_extraction *x, uint32_t token);          /* role.c */

/* ---- Patterns over the whole document */
void tri_i_find_roles(tri_i_extraction *x);  /* roles.c */
void tri_i_find_events(tri_i_extraction *x); /* events.c */
void tri_i_find_quotes(tri_i_extraction *x); /* quotes.c */

/* Gives all finds of one relation one label (folding.c). */
void tri_i_fold_relations(tri_i_extraction *x);

#endif
