/* How likely a triple is right: a logistic model for what people have judged, the
   construction's own figure for the rest. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/confidence.h"

#include <math.h>
#include <string.h>

/* Every weight by the name of its feature: none is missing, none stands twice. */
#define WEIGHT(name, value) WEIGHT_OF_##name,
enum {
#include "extract/fit/truth.inc"
    N_WEIGHTS
};
#undef WEIGHT
_Static_assert((int)N_WEIGHTS == (int)TRI_I_N_FEATURES,
               "each feature has a weight in extract/fit/truth.inc");

#define WEIGHT(name, value) [TRI_I_FEATURE_##name] = (value),
static const double weights[TRI_I_N_FEATURES] = {
#include "extract/fit/truth.inc"
};
#undef WEIGHT

const char *tri_i_truth_name(size_t feature)
{
#define CONSTRUCTION(name, text) "CONSTRUCTION_" #name,
#define SUBJECT(name, text) "SUBJECT_FROM_" #name,
#define FEATURE(name, text) #name,
    static const char *const names[] = {TRI_I_CONSTRUCTION_LIST(
        CONSTRUCTION) TRI_I_SUBJECT_LIST(SUBJECT) TRI_I_FEATURE_LIST(FEATURE)};
#undef CONSTRUCTION
#undef SUBJECT
#undef FEATURE
    return feature < TRI_I_N_FEATURES ? names[feature] : "";
}

static bool is_pronoun(const tri_i_finds *x, uint32_t token)
{
    return x->document->tokens[token].upos == TRI_UPOS_PRON;
}

static double distance(uint32_t a, uint32_t b)
{
    return sqrt((double)(a > b ? a - b : b - a));
}

static void measure(const tri_i_finds *x, const tri_i_find *find,
                    const tri_triple *triple, double features[TRI_I_N_FEATURES])
{
    const tri_token *tokens = x->document->tokens;
    const tri_sentence *s = &x->document->sentences[triple->sent];
    const tri_token *clause = &tokens[find->clause];
    memset(features, 0, TRI_I_N_FEATURES * sizeof *features);
    if (find->construction == TRI_I_OTHER) {
        return;
    }
    const bool is_thing = find->words.begin == find->words.end;
    const double subject_p = fmin(1, (double)tokens[find->subject].head_p);
    const double object_p = fmin(1, (double)tokens[find->object].head_p);
    const double clause_p = fmin(1, (double)clause->head_p);
    double *f = features;
    f[TRI_I_FEATURE_CONSTRUCTION_OTHER + find->construction] = 1;
    f[TRI_I_FEATURE_SUBJECT_FROM_OWN + find->subject_from] = 1;
    f[TRI_I_FEATURE_ALWAYS] = 1;
    f[TRI_I_FEATURE_SUBJECT_ARC] = subject_p;
    f[TRI_I_FEATURE_OBJECT_ARC] = object_p;
    f[TRI_I_FEATURE_CLAUSE_ARC] = clause_p;
    f[TRI_I_FEATURE_LEAST_ARC] = fmin(subject_p, fmin(object_p, clause_p));
    f[TRI_I_FEATURE_SUBJECT_NAME] = tri_i_is_name(x, find->subject);
    f[TRI_I_FEATURE_SUBJECT_PRONOUN] = is_pronoun(x, find->subject);
    f[TRI_I_FEATURE_OBJECT_NAME] = is_thing && tri_i_is_name(x, find->object);
    f[TRI_I_FEATURE_OBJECT_PRONOUN] = is_thing && is_pronoun(x, find->object);
    f[TRI_I_FEATURE_SUBJECT_WORDS] = sqrt(tri_i_n_words(triple->subject.text));
    f[TRI_I_FEATURE_OBJECT_WORDS] = sqrt(tri_i_n_words(triple->object.text));
    f[TRI_I_FEATURE_LONG_RELATION] = tri_i_n_words(triple->relation) > 3;
    f[TRI_I_FEATURE_SENTENCE_WORDS] = sqrt((double)(s->end - s->begin));
    f[TRI_I_FEATURE_ONE_ARGUMENT] = find->n_args > 0;
    f[TRI_I_FEATURE_TWO_ARGUMENTS] = find->n_args > 1;
    f[TRI_I_FEATURE_NTH] = find->nth;
    f[TRI_I_FEATURE_DISTANCE] = distance(find->subject, find->clause);
    f[TRI_I_FEATURE_AT_ROOT] = clause->rel == TRI_REL_ROOT;
    f[TRI_I_FEATURE_IN_SPEECH] =
        clause->rel == TRI_REL_CCOMP || clause->rel == TRI_REL_PARATAXIS;
    f[TRI_I_FEATURE_APART] = find->with.end > find->with.begin;
}

/* The most that a construction can have which nobody judged: it enters a graph, but
   what people were seen to agree on comes first. */
static const double UNJUDGED = 0.57;

/* A construction's own figure, less for a doubtful tree, long phrases and long
   sentences, more for names. */
static double by_hand(const tri_i_finds *x, const tri_i_find *find,
                      const tri_triple *triple)
{
    const tri_document *d = x->document;
    const tri_sentence *s = &d->sentences[triple->sent];
    const double least = fmin(fmin((double)d->tokens[find->subject].head_p,
                                   (double)d->tokens[find->object].head_p),
                              (double)d->tokens[find->clause].head_p);
    double confidence = find->confidence * (0.6 + 0.4 * fmax(0, fmin(1, least)));
    confidence += tri_i_is_name(x, find->subject) ? 0.08 : 0;
    confidence += find->words.end == find->words.begin && tri_i_is_name(x, find->object)
                      ? 0.08
                      : 0;
    confidence -=
        tri_i_n_words(triple->subject.text) + tri_i_n_words(triple->object.text) > 20
            ? 0.1
            : 0;
    confidence -= s->end - s->begin > 60 ? 0.1 : 0;
    return confidence;
}

double tri_i_truth(const tri_i_finds *x, const tri_i_find *find,
                   const tri_triple *triple, double features[TRI_I_N_FEATURES])
{
    measure(x, find, triple, features);
    if (find->construction == TRI_I_OTHER) {
        /* The logarithm of the odds of a share near a half, to the first order. */
        return 4 * (fmin(UNJUDGED, by_hand(x, find, triple)) - 0.5);
    }
    double sum = 0;
    for (size_t i = 0; i < TRI_I_N_FEATURES; i++) {
        sum += weights[i] * features[i];
    }
    return sum;
}
