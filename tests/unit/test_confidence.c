/* Tests that each feature has its own weight, by name, and that a find's features are
   those of its construction. usage: test_confidence truth.inc worth.inc */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/triples/confidence.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *paths[2];

static tri_token tokens[] = {{.head = 1, .head_p = 0.9F, .upos = TRI_UPOS_PROPN},
                             {.head = TRI_NONE, .head_p = 0.8F, .upos = TRI_UPOS_VERB},
                             {.head = 1, .head_p = 0.7F, .upos = TRI_UPOS_NOUN}};
static tri_sentence sentences[] = {{.begin = 0, .end = 3}};
static const uint32_t mention_at[] = {TRI_NONE, TRI_NONE, TRI_NONE};
static const tri_document document = {
    .tokens = tokens, .n_tokens = 3, .sentences = sentences, .n_sentences = 1};
static const tri_i_finds finds = {.document = &document, .mention_at = mention_at};
static const tri_triple triple = {.subject = {.name = "Lund", .text = "Lund"},
                                  .object = {.name = "tea", .text = "tea"},
                                  .relation = "sold",
                                  .label = "sell",
                                  .base = "sell"};

typedef const char *name_function(size_t feature);

static size_t feature_named(name_function *name_of, size_t n, const char *name)
{
    size_t i = 0;
    while (i < n && strcmp(name_of(i), name) != 0) {
        i++;
    }
    return i;
}

static size_t truth_named(const char *name)
{
    return feature_named(tri_i_truth_name, TRI_I_N_FEATURES, name);
}

static size_t worth_named(const char *name)
{
    return feature_named(tri_i_worth_name, TRI_I_N_WORTH, name);
}

/* Reads the next weight of a file as text, so that no order in C can hide a shift. */
static bool next_weight(FILE *file, char name[64], double *weight)
{
    char line[256];
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "WEIGHT(%63[A-Z_], %lf)", name, weight) == 2) {
            return true;
        }
    }
    return false;
}

/* The weights as read, by the number of their feature. */
static void read_weights(const char *path, name_function *name_of, size_t n,
                         double *weights)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char name[64];
    double weight;
    size_t seen = 0;
    for (; next_weight(file, name, &weight); seen++) {
        const size_t feature = feature_named(name_of, n, name);
        assert_true(feature < n);
        weights[feature] = weight;
    }
    (void)fclose(file);
    assert_int_equal(seen, n);
}

static double product(const double *weights, const double *features, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += weights[i] * features[i];
    }
    return sum;
}

/* Of every construction and pattern: odds and confidence are what the files say. */
static void every_weight_is_its_feature_s(void **state)
{
    (void)state;
    double truth[TRI_I_N_FEATURES] = {0};
    double worth[TRI_I_N_WORTH] = {0};
    read_weights(paths[0], tri_i_truth_name, TRI_I_N_FEATURES, truth);
    read_weights(paths[1], tri_i_worth_name, TRI_I_N_WORTH, worth);
    for (int i = 0; i < TRI_I_N_CONSTRUCTIONS * (int)TRI_PATTERN_COUNT; i++) {
        const tri_i_find find = {.subject = 0,
                                 .object = 2,
                                 .clause = 1,
                                 .confidence = 0.5,
                                 .construction = (uint8_t)(i % TRI_I_N_CONSTRUCTIONS),
                                 .pattern = (uint8_t)(i / TRI_I_N_CONSTRUCTIONS)};
        tri_i_measures measures;
        const double found = tri_i_confidence(&finds, &find, &triple, &measures);
        const double odds = product(worth, measures.worth, TRI_I_N_WORTH);
        assert_true(fabs(found - 1 / (1 + exp(-odds))) <= 0.0005001);
        if (find.construction != TRI_I_OTHER) {
            assert_true(fabs(measures.worth[worth_named("TRUTH")] -
                             product(truth, measures.truth, TRI_I_N_FEATURES)) < 1e-9);
        }
    }
}

static void a_find_has_the_features_of_its_construction(void **state)
{
    static const char *const names[] = {
#define NAME(name, text) "CONSTRUCTION_" #name,
        TRI_I_CONSTRUCTION_LIST(NAME)
#undef NAME
    };
    (void)state;
    for (int i = TRI_I_OTHER + 1; i < TRI_I_N_CONSTRUCTIONS; i++) {
        const tri_i_find find = {.subject = 0,
                                 .object = 2,
                                 .clause = 1,
                                 .construction = (uint8_t)i,
                                 .subject_from = TRI_I_SUBJECT_CONTROLLED,
                                 .nth = 1};
        double features[TRI_I_N_FEATURES];
        (void)tri_i_truth(&finds, &find, &triple, features);
        double sum = 0;
        for (size_t k = 0; k < TRI_I_N_FEATURES; k++) {
            sum += strncmp(tri_i_truth_name(k), "CONSTRUCTION_", 13) == 0 ||
                           strncmp(tri_i_truth_name(k), "SUBJECT_FROM_", 13) == 0
                       ? features[k]
                       : 0;
        }
        assert_true(fabs(sum - 2) < 1e-9);
        assert_true(features[truth_named(names[i])] > 0.5);
        assert_true(features[truth_named("SUBJECT_FROM_CONTROLLED")] > 0.5);
        assert_true(fabs(features[truth_named("LEAST_ARC")] - 0.7) < 1e-6);
        assert_true(features[truth_named("NTH")] > 0.5);
        assert_true(fabs(features[truth_named("DISTANCE")] - 1) < 1e-9);
        assert_true(features[truth_named("APART")] < 0.5);
    }
}

/* What nobody judged has no such features, and its own figure. */
static void what_is_not_judged_has_none(void **state)
{
    (void)state;
    const tri_i_find find = {.subject = 0, .object = 2, .clause = 1, .confidence = 0.5};
    double features[TRI_I_N_FEATURES];
    const double odds = tri_i_truth(&finds, &find, &triple, features);
    for (size_t k = 0; k < TRI_I_N_FEATURES; k++) {
        assert_true(fabs(features[k]) < 1e-9);
    }
    assert_true(fabs(odds - 4 * (0.5 * (0.6 + 0.4 * 0.7) - 0.5)) < 1e-6);
}

/* Lund sold tea: a name, and a word alone. */
static void worth_is_what_the_ends_say(void **state)
{
    (void)state;
    const tri_i_find find = {
        .subject = 0, .object = 2, .clause = 1, .construction = TRI_I_OBJECT};
    tri_triple said = triple;
    said.subject.name = "Lund";
    said.subject.type = TRI_TYPE_PER;
    said.object.name = "tea";
    said.object.text = "the tea that nobody drank";
    said.object.type = TRI_TYPE_CONCEPT;
    said.label = said.base = "sell";
    tri_i_measures measures;
    (void)tri_i_confidence(&finds, &find, &said, &measures);
    assert_true(measures.worth[worth_named("NAMED_SUBJECT")] > 0.5);
    assert_true(measures.worth[worth_named("NAMED_BOTH")] < 0.5);
    assert_true(measures.worth[worth_named("OBJECT_COMMON")] > 0.5);
    assert_true(fabs(measures.worth[worth_named("OBJECT_CUT")] - 2) < 1e-9);
    assert_true(measures.worth[worth_named("EMPTY_LABEL")] < 0.5);
    said.label = said.base = "have";
    (void)tri_i_confidence(&finds, &find, &said, &measures);
    assert_true(measures.worth[worth_named("EMPTY_LABEL")] > 0.5);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_weight_is_its_feature_s),
        cmocka_unit_test(a_find_has_the_features_of_its_construction),
        cmocka_unit_test(what_is_not_judged_has_none),
        cmocka_unit_test(worth_is_what_the_ends_say),
    };
    paths[0] = argc == 3 ? argv[1] : "";
    paths[1] = argc == 3 ? argv[2] : "";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
