/* Finds: what the trees of a document state, found rule by rule.

   In      a resolved document
   Out     finds: statements by their tokens, with the kind of each
   Writes  its own list, and nothing of the document */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_H
#define TRI_EXTRACT_FIND_H

#include "base/arena.h"
#include "base/hash.h"
#include "extract/find/refusals.h"
#include "extract/tree.h"

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
    uint32_t head;    /* token */
    uint8_t kind;     /* tri_arg_kind */
    bool is_clause;   /* the words of a clause, no thing */
    bool is_adjunct;  /* of a phrase that says how or when: no thing either */
    bool is_beside;   /* it says nothing without the object; a find of its own may have
                         both (with_object.c) */
    tri_i_range with; /* such an argument's preposition; begin == end: none */
} tri_i_find_arg;

/* The constructions whose triples people have judged, each with a weight of the
   confidence (extract/fit/truth.inc); (name in C, name). */
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

/* How a clause comes by its subject; (name in C, as told). */
/* clang-format off */
#define TRI_I_SUBJECT_LIST(X) \
    X(OWN, "its own") \
    X(CONJUNCT, "of the verb that it is joined to") \
    X(CONTROLLED, "of the verb that it completes") \
    X(MODIFIED, "the noun that a participle stands behind") \
    X(ADVERBIAL, "of the clause that it goes with")
/* clang-format on */
#define TRI_I_ENUM_MEMBER_SUBJECT(name, text) TRI_I_SUBJECT_##name,
typedef enum {
    TRI_I_SUBJECT_LIST(TRI_I_ENUM_MEMBER_SUBJECT) TRI_I_N_SUBJECTS_FROM
} tri_i_subject_from;

/* What a rule found; triples/ makes one triple of it, or several. */
typedef struct {
    uint32_t subject, object; /* head tokens */
    const char *label;
    const char *base;
    const char *verb; /* of a passive: the verb, whose participle `base` has; NULL */
    tri_i_range relation; /* the words that state it; begin == end: none */
    tri_i_range before; /* its auxiliaries, where they stand apart; begin == end: not */
    tri_i_range with;   /* its preposition, where it stands apart; begin == end: not */
    tri_i_range words;  /* of an object that is no mention: a clause, an adjective, a
                           title; begin == end: the object is one */
    uint32_t left_out;  /* a token in `words` that is no part of them, with all below
                           it; TRI_NONE */
    uint8_t half;   /* such an object is the 1: beginning, 2: end of the interval that
                       `object` heads */
    uint32_t to_do; /* the infinitive that says what the object is asked to do, a part
                       of its words; TRI_NONE */
    bool is_title;  /* such an object names a role, so a graph can have it */
    bool is_description; /* such an object says what the subject is */
    bool is_absent;      /* there is no object: `object` and `words` are the verb */
    uint32_t clause;     /* the token whose clause or phrase states it */
    uint8_t pattern;     /* tri_pattern */
    uint8_t modality;    /* tri_modality */
    uint8_t basis;       /* tri_basis */
    bool negated;
    tri_i_range noun;     /* that states it with a light verb; begin == end: none */
    uint32_t speaker;     /* head token of who says so, TRI_NONE */
    uint32_t voice;       /* whom the speaker means by "we", TRI_NONE: himself */
    uint32_t support;     /* a sentence that it needs besides its own, TRI_NONE */
    uint8_t construction; /* tri_i_construction */
    uint8_t subject_from; /* tri_i_subject_from */
    uint8_t nth;          /* 1 for another conjunct than the first */
    double confidence;    /* of a construction that nobody judged: its own figure */
    tri_i_find_arg args[TRI_I_MAX_ARGS];
    uint32_t n_args;
} tri_i_find;

/* The finds of a document, in the order in which they were found. */
typedef struct tri_i_finds {
    tri_document seen;            /* the parts that the rules read, shallow: its arrays
                                     are the document's */
    const tri_document *document; /* the same */
    const tri_i_tree *tree;       /* the document's */
    const uint32_t *mention_at;   /* (n_tokens) the mention with this head, TRI_NONE */
    tri_i_find *finds;            /* (n_finds) */
    uint32_t n_finds;
    size_t room;
    tri_map known;            /* subject, object and label of each */
    tri_arena arena;          /* keeps their labels and these keys */
    bool failed;              /* memory was out: the list is not whole */
    tri_i_refusals *refusals; /* a log of what was given up; NULL: nobody asks */
} tri_i_finds;

/* Says why a candidate is given up: the token that would state it, and what would stand
   in the slots (TRI_NONE: nothing). Where nobody asks, it costs a look at a pointer. */
static inline void tri_i_refuse(const tri_i_finds *x, tri_i_refusal_reason reason,
                                uint32_t clause, uint32_t subject, uint32_t object)
{
    if (x->refusals != NULL) {
        tri_i_refusals_add(x->refusals, &(tri_i_refusal){.clause = clause,
                                                         .subject = subject,
                                                         .object = object,
                                                         .reason = (uint8_t)reason});
    }
}

/* Runs the rules over a document's tokens (tree_to_finds.c). `finds` is filled, and
   must stay where it is; free it with tri_i_finds_clear, also where this failed. What
   it holds of the document is good for as long as the document. TRI_ERR_NO_MEMORY. */
tri_status tri_i_tree_to_finds(const tri_document *document, tri_i_finds *finds,
                               tri_error *error);
void tri_i_finds_clear(tri_i_finds *finds);

/* ---- Which mention a token stands for (argument.c) */

/* The mention that a token heads, NULL; TRI_NONE is accepted. */
const tri_mention *tri_i_mention_of(const tri_i_finds *x, uint32_t token);

/* Whether a token heads a name. */
bool tri_i_is_name(const tri_i_finds *x, uint32_t token);

/* Index of the mention that an argument's head stands for: its own, or the name that
   stands beside a description ("the capital, Astana"). TRI_NONE: none. */
uint32_t tri_i_mention(const tri_i_finds *x, uint32_t token);

/* Whether a token can stand in a slot at all. */
bool tri_i_can_be_argument(const tri_i_finds *x, uint32_t token);

/* Whether a token is "I", "my", "us" ...; `*is_plural`: "we" (voices.c). */
bool tri_i_is_first_person(const tri_i_finds *x, uint32_t token, bool *is_plural);

/* ---- The words of a slot (phrase.c) */

/* The words of the phrase that a token heads as an argument: modifiers and
   prepositional phrases, but no conjuncts, appositions, relative clauses, nor the
   preposition before it. `without`: a dependent that is left out with all below it,
   TRI_NONE: none. */
tri_i_words tri_i_phrase(const tri_i_finds *x, uint32_t token, uint32_t without);

/* All words below a token, without punctuation at its ends; `without` as above. */
tri_i_words tri_i_clause_words(const tri_i_finds *x, uint32_t token, uint32_t without);

/* From the first to the last of them. */
tri_i_range tri_i_extent(const tri_i_words *words);

/* Whether a phrase goes on behind the end of a sentence: the text is garbled there. */
bool tri_i_crosses_sentence(const tri_document *document, const tri_i_words *words);

/* A title that is cut short, as a whole word: "senator" for "Sen."; any other text as
   it is (role_name.c). */
const char *tri_i_whole_title(const char *text);

#endif
