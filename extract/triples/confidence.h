/* How sure a triple is: what the confidence is made of. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_CONFIDENCE_H
#define TRI_EXTRACT_TRIPLES_CONFIDENCE_H

#include "extract/find/find.h"
#include "extract/triples/triples.h"

/* What a find and its triple are measured by, besides the construction and how the
   clause comes by its subject; (name in C, what it is). 1 or 0 where no figure. */
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

/* The name of a feature, as extract/fit/confidence.inc has it; "" of none. */
const char *tri_i_feature_name(size_t feature);

/* What the confidence of a find of a judged construction is made of, 0 for none. */
void tri_i_features(const tri_i_finds *x, const tri_i_find *find,
                    const tri_triple *triple, double features[TRI_I_N_FEATURES]);

/* The confidence of a find from its features, rounded to 3 decimals. */
double tri_i_confidence(const tri_i_finds *x, const tri_i_find *find,
                        const tri_triple *triple,
                        const double features[TRI_I_N_FEATURES]);

#endif
