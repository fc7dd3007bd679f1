/* How sure a triple is: how likely it is right, whether a reader keeps it, and the two
   in one figure. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_CONFIDENCE_H
#define TRI_EXTRACT_TRIPLES_CONFIDENCE_H

#include "extract/find/find.h"
#include "extract/triples/triples.h"

/* What says how likely a triple is right, besides the construction and how the clause
   comes by its subject; (name in C, what it is). 1 or 0 where no figure. */
/* clang-format off */
#define TRI_I_FEATURE_LIST(X) \
    X(ALWAYS, "1") \
    X(SUBJECT_ARC, "probability of the subject's arc") \
    X(OBJECT_ARC, "probability of the object's arc") \
    X(CLAUSE_ARC, "probability of the clause's arc") \
    X(LEAST_ARC, "the least of the three") \
    X(SUBJECT_NAME, "the subject is a name") \
    X(SUBJECT_PRONOUN, "the subject is a pronoun") \
    X(OBJECT_NAME, "the object is a name") \
    X(OBJECT_PRONOUN, "the object is a pronoun") \
    X(SUBJECT_WORDS, "root of the number of the subject's words") \
    X(OBJECT_WORDS, "root of the number of the object's words") \
    X(LONG_RELATION, "more than three words state the relation") \
    X(SENTENCE_WORDS, "root of the number of the sentence's tokens") \
    X(ONE_ARGUMENT, "it has a further argument") \
    X(TWO_ARGUMENTS, "it has two of them, or more") \
    X(NTH, "of another conjunct than the first") \
    X(DISTANCE, "root of the tokens from subject to clause") \
    X(AT_ROOT, "the clause is the sentence's own") \
    X(IN_SPEECH, "the clause is what somebody says, or stands beside it") \
    X(APART, "the preposition stands apart from the verb")
/* clang-format on */
#define TRI_I_FEATURE_OF_CONSTRUCTION(name, text) TRI_I_FEATURE_CONSTRUCTION_##name,
#define TRI_I_FEATURE_OF_SUBJECT(name, text) TRI_I_FEATURE_SUBJECT_FROM_##name,
#define TRI_I_FEATURE(name, text) TRI_I_FEATURE_##name,
enum {
    TRI_I_CONSTRUCTION_LIST(TRI_I_FEATURE_OF_CONSTRUCTION) /* which one it is: 1 */
    TRI_I_SUBJECT_LIST(TRI_I_FEATURE_OF_SUBJECT)           /* the same */
    TRI_I_FEATURE_LIST(TRI_I_FEATURE) TRI_I_N_FEATURES
};

/* The patterns of finds, in the order of tri_pattern. */
/* clang-format off */
#define TRI_I_PATTERN_LIST(X) \
    X(VERB) X(COPULA) X(NOUN) X(APPOSITION) X(POSSESSIVE) X(TITLE) X(PREPOSITION) \
    X(PARTICIPLE) X(RELATIVE) X(COMPOUND) X(EVENT) X(GIVEN)

/* What says whether a reader keeps a triple, besides its construction, or its pattern
   where it has none; (name in C, what it is). 1 or 0 where no figure. */
#define TRI_I_WORTH_LIST(X) \
    X(WORTH, "1") \
    X(TRUTH, "how likely it is right: logarithm of the odds") \
    X(OWN_FIGURE, "the same where the construction has not been judged, else 0") \
    X(NAMED_SUBJECT, "the subject is a named entity") \
    X(NAMED_OBJECT, "the object is a named entity") \
    X(NAMED_BOTH, "both are") \
    X(SUBJECT_COMMON, "a word alone, no name, is the subject") \
    X(OBJECT_COMMON, "a word alone, no name, is the object") \
    X(OBJECT_PHRASE, "a concept of several words is the object") \
    X(OBJECT_VALUE, "the object is a time or an amount") \
    X(OBJECT_NO_MENTION, "the object is a clause, an adjective or nothing") \
    X(SUBJECT_SIZE, "root of the number of the subject's words") \
    X(OBJECT_SIZE, "root of the number of the object's words") \
    X(SUBJECT_CUT, "root of the words of the subject that are not in its name") \
    X(OBJECT_CUT, "the same of the object") \
    X(UNRESOLVED, "an end stands for nothing known") \
    X(DESCRIBED, "an end is a description of something named") \
    X(EMPTY_LABEL, "the relation is be or have, or has no verb") \
    X(PREPOSITION_TO_CONCEPT, "the label ends in a preposition, its object is no name") \
    X(NAMED_ARGUMENT, "a further argument is a name or a value") \
    X(ARGUMENTS, "it has a further argument") \
    X(SENTENCE_SIZE, "root of the number of the sentence's tokens") \
    X(STATED_AT_ROOT, "the clause is the sentence's own") \
    X(SAID, "the clause is what somebody says, or stands beside it") \
    X(NOT_ASSERTED, "it is possible, wished, claimed ...") \
    X(DENIED, "it is denied")
/* clang-format on */
#define TRI_I_WORTH_OF_CONSTRUCTION(name, text) TRI_I_WORTH_CONSTRUCTION_##name,
#define TRI_I_WORTH_OF_PATTERN(name) TRI_I_WORTH_PATTERN_##name,
#define TRI_I_WORTH(name, text) TRI_I_WORTH_##name,
enum {
    TRI_I_CONSTRUCTION_LIST(TRI_I_WORTH_OF_CONSTRUCTION) /* which one it is: 1 */
    TRI_I_PATTERN_LIST(TRI_I_WORTH_OF_PATTERN)           /* of construction OTHER */
    TRI_I_WORTH_LIST(TRI_I_WORTH) TRI_I_N_WORTH
};

/* How many words a text has: counted by its blanks, which is near enough. */
static inline double tri_i_n_words(const char *text)
{
    double n = 1;
    for (; *text != '\0'; text++) {
        n += *text == ' ';
    }
    return n;
}

/* What the confidence of a triple is made of. */
typedef struct tri_i_measures {
    double truth[TRI_I_N_FEATURES]; /* all 0 of a construction that nobody judged */
    double worth[TRI_I_N_WORTH];
} tri_i_measures;

/* The name of a feature, as extract/fit/truth.inc and worth.inc have it; "" of none. */
const char *tri_i_truth_name(size_t feature);
const char *tri_i_worth_name(size_t feature);

/* How likely a triple is right (truth.c), as the logarithm of the odds: a logistic
   model of what people agree on in single sentences, fitted on CaRB's development part
   (Bhardwaj et al., EMNLP 2019); the rule's own figure where its construction has not
   been judged. Fills `features`. */
double tri_i_truth(const tri_i_finds *x, const tri_i_find *find,
                   const tri_triple *triple, double features[TRI_I_N_FEATURES]);

/* Whether a triple says a noun phrase again and nothing more (restated.c): the name of
   its subject, a concept, holds the object already, or is a noun alone that fits all
   sorts: "mass of Earth" of `Earth`, "population" in `Georgia`. Not who is somebody's
   kin or holds an office. */
bool tri_i_is_restated(const tri_i_finds *x, const tri_i_find *find,
                       const tri_triple *triple);

/* Whether a triple speaks of nobody in particular (anybody.c): a word like "people"
   alone is its subject, or its object, and no named entity the other end. "Brings
   people together" tells what is done to them all the same. */
bool tri_i_is_of_anybody(const tri_triple *triple);

/* The confidence (worth.c), rounded to 3 decimals: whether a reader keeps a triple,
   from how likely it is right and a logistic model fitted on judged triples
   (extract/fit). Of those of 0.8 and more four in five are kept, and nine in ten of
   those that are kept have 0.5 and more; what is restated, or of anybody, never has.
   Fills `measures`. */
double tri_i_confidence(const tri_i_finds *x, const tri_i_find *find,
                        const tri_triple *triple, tri_i_measures *measures);

#endif
