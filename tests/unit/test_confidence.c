/* Tests that each feature has its own weight, by name, and that a find's features are
   those of its construction. usage: test_confidence confidence.inc */
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

static const char *path;

static tri_token tokens[] = {{.head = 1, .head_p = 0.9F, .upos = TRI_UPOS_PROPN},
                             {.head = TRI_NONE, .head_p = 0.8F, .upos = TRI_UPOS_VERB},
                             {.head = 1, .head_p = 0.7F, .upos = TRI_UPOS_NOUN}};
static tri_sentence sentences[] = {{.begin = 0, .end = 3}};
static const uint32_t mention_at[] = {TRI_NONE, TRI_NONE, TRI_NONE};
static const tri_document document = {
    .tokens = tokens, .n_tokens = 3, .sentences = sentences, .n_sentences = 1};
static const tri_i_finds finds = {.document = &document, .mention_at = mention_at};
static const tri_triple triple = {
    .subject = {.text = "Lund"}, .object = {.text = "tea"}, .relation = "sold"};

static size_t feature_named(const char *name)
{
    size_t i = 0;
    while (i < TRI_I_N_FEATURES && strcmp(tri_i_feature_name(i), name) != 0) {
        i++;
    }
    return i;
}

/* The weights are read here as text, so that no order in C can hide a shift. */
static void every_weight_is_its_feature_s(void **state)
{
    (void)state;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char line[256];
    size_t n = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        char name[64];
        double weight;
        if (sscanf(line, "WEIGHT(%63[A-Z_], %lf)", name, &weight) != 2) {
            continue;
        }
        n++;
        double features[TRI_I_N_FEATURES] = {0};
        const size_t feature = feature_named(name);
        assert_true(feature < TRI_I_N_FEATURES);
        features[feature] = 1;
        const tri_i_find find = {.construction = TRI_I_OBJECT};
        const double found = tri_i_confidence(&finds, &find, &triple, features);
        assert_true(fabs(found - 1 / (1 + exp(-weight))) <= 0.0005001);
    }
    (void)fclose(file);
    assert_int_equal(n, TRI_I_N_FEATURES);
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
        tri_i_features(&finds, &find, &triple, features);
        double sum = 0;
        for (size_t k = 0; k < TRI_I_N_FEATURES; k++) {
            sum += strncmp(tri_i_feature_name(k), "CONSTRUCTION_", 13) == 0 ||
                           strncmp(tri_i_feature_name(k), "SUBJECT_FROM_", 13) == 0
                       ? features[k]
                       : 0;
        }
        assert_true(fabs(sum - 2) < 1e-9);
        assert_true(features[feature_named(names[i])] > 0.5);
        assert_true(features[feature_named("SUBJECT_FROM_CONTROLLED")] > 0.5);
        assert_true(fabs(features[feature_named("LEAST_ARC")] - 0.7) < 1e-6);
        assert_true(features[feature_named("NTH")] > 0.5);
        assert_true(fabs(features[feature_named("DISTANCE")] - 1) < 1e-9);
        assert_true(features[feature_named("APART")] < 0.5);
    }
}

/* What nobody judged has no features, and its own figure. */
static void what_is_not_judged_has_none(void **state)
{
    (void)state;
    const tri_i_find find = {.subject = 0, .object = 2, .clause = 1, .confidence = 0.5};
    double features[TRI_I_N_FEATURES];
    tri_i_features(&finds, &find, &triple, features);
    for (size_t k = 0; k < TRI_I_N_FEATURES; k++) {
        assert_true(fabs(features[k]) < 1e-9);
    }
    const double found = tri_i_confidence(&finds, &find, &triple, features);
    assert_true(fabs(found - 0.5 * (0.6 + 0.4 * 0.7)) <= 0.0005001);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_weight_is_its_feature_s),
        cmocka_unit_test(a_find_has_the_features_of_its_construction),
        cmocka_unit_test(what_is_not_judged_has_none),
    };
    path = argc == 2 ? argv[1] : "";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
