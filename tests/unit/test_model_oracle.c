/* Tests the exact path of the model against the trainer, which wrote what it says of
   three windows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model_window.h"

#include <jansson.h>
#include <math.h>

enum { WORDS = 100 };

static const json_t *row_of(const json_t *window, const char *key, size_t i)
{
    const json_t *row = json_array_get(json_object_get(window, key), i);
    assert_non_null(row);
    return row;
}

static double number(const json_t *window, const char *key, size_t i)
{
    return json_number_value(row_of(window, key, i));
}

static void close_to(double a, double b, const char *what)
{
    if (!(fabs(a - b) < 1e-3)) {
        fail_msg("%s: %f here, %f by the trainer", what, a, b);
    }
}

static void check_arcs(tri_scratch *s, const json_t *expected, size_t n)
{
    const float *arcs = NULL;
    uint32_t heads[WORDS];
    uint16_t labels[WORDS];
    assert_int_equal(tri_model_arcs(model, s, 0, n, &arcs, NULL), TRI_OK);
    for (size_t i = 0; i < n; i++) {
        const json_t *row = row_of(expected, "arcs", i);
        for (size_t j = 0; j <= n; j++) {
            if (j != i + 1) {
                close_to((double)arcs[i * (n + 1) + j],
                         json_number_value(json_array_get(row, j)), "arc");
            }
        }
        heads[i] = (uint32_t)number(expected, "best_heads", i);
    }
    assert_int_equal(tri_model_arc_labels(model, s, heads, labels, NULL), TRI_OK);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(labels[i], number(expected, "labels_of_best_heads", i));
    }
}

/* A mention's vector is rounded to bytes even where all else is exact. */
static void check_pairs(tri_scratch *s, const json_t *expected, size_t n)
{
    static tri_mention_vector vectors[WORDS];
    uint32_t words[WORDS];
    for (uint32_t i = 0; i < n; i++) {
        words[i] = i;
    }
    assert_int_equal(tri_model_mentions(model, s, words, n, vectors, NULL), TRI_OK);
    for (size_t i = 0; i < n; i++) {
        const json_t *row = row_of(expected, "pairs", i);
        close_to((double)vectors[i].none, number(expected, "no_antecedent", i), "none");
        for (size_t j = 0; j < n; j++) {
            const double wanted = json_number_value(json_array_get(row, j));
            double norm = 0;
            int32_t sum = 0;
            for (size_t k = 0; k < TRI_MODEL_COREF; k++) {
                sum += vectors[i].anaphor[k] * vectors[j].antecedent[k];
                norm += fabs((double)vectors[i].anaphor[k] * vectors[j].antecedent[k]);
            }
            const double scale =
                (double)vectors[i].anaphor_scale * (double)vectors[j].antecedent_scale;
            if (fabs(sum * scale - wanted) > 0.02 * norm * scale + 1e-3) {
                fail_msg("pair %zu, %zu: %f here, %f by the trainer", i, j, sum * scale,
                         wanted);
            }
        }
    }
}

static size_t numbers_of(const json_t *list, size_t most, uint32_t *out)
{
    const size_t n = json_array_size(list);
    assert_in_range(n, 0, most);
    for (size_t i = 0; i < n; i++) {
        out[i] = (uint32_t)json_number_value(json_array_get(list, i));
    }
    return n;
}

static size_t bytes_of(const json_t *list, size_t most, uint8_t *out)
{
    const size_t n = json_array_size(list);
    assert_in_range(n, 0, most);
    for (size_t i = 0; i < n; i++) {
        out[i] = (uint8_t)json_number_value(json_array_get(list, i));
    }
    return n;
}

/* What is made up of a pair: its context, how near that is, its features. */
static void read_pair(const json_t *of, size_t i, uint32_t words[WORDS],
                      uint8_t near[2][WORDS], tri_relation_pair *pair)
{
    uint32_t ends[2];
    assert_int_equal(numbers_of(row_of(of, "pairs", i), 2, ends), 2);
    pair->first = ends[0];
    pair->second = ends[1];
    pair->words = words;
    pair->n_words = numbers_of(row_of(of, "context", i), WORDS, words);
    for (size_t side = 0; side < 2; side++) {
        const json_t *row = json_array_get(row_of(of, "near", side), i);
        assert_int_equal(bytes_of(row, WORDS, near[side]), pair->n_words);
        pair->near[side] = near[side];
        assert_int_equal(bytes_of(row_of(of, "features", 2 * i + side),
                                  TRI_RELATION_FEATURES, pair->features[side]),
                         TRI_RELATION_FEATURES);
    }
}

/* The relations of the window last run, of n words. */
static void check_relations(tri_scratch *s, const json_t *of, size_t n)
{
    enum { MOST = 4, NUMBERS = 5 };
    static int16_t words[WORDS * TRI_MODEL_RELATION];
    uint8_t types[MOST], subtypes[MOST], near[MOST][2][WORDS];
    uint32_t context[MOST][WORDS];
    tri_relation_mention mentions[MOST];
    tri_relation_pair pairs[MOST];
    tri_relation_vectors *vectors = NULL;
    const size_t n_labels = tri_model_n_labels(model, TRI_LABELS_RELATION);
    const size_t n_pairs = json_array_size(json_object_get(of, "pairs"));
    tri_relation_text text = {.words = words,
                              .n_words = n,
                              .mentions = mentions,
                              .types = types,
                              .subtypes = subtypes};
    text.n_entities = bytes_of(json_object_get(of, "types"), MOST, types);
    assert_int_equal(bytes_of(json_object_get(of, "subtypes"), MOST, subtypes),
                     text.n_entities);
    text.n_mentions = json_array_size(json_object_get(of, "mentions"));
    assert_in_range(text.n_mentions, 1, MOST);
    for (size_t i = 0; i < text.n_mentions; i++) {
        uint32_t one[NUMBERS];
        assert_int_equal(numbers_of(row_of(of, "mentions", i), NUMBERS, one), NUMBERS);
        mentions[i] =
            (tri_relation_mention){one[0], one[1], one[2], one[3], (uint8_t)one[4]};
    }
    assert_in_range(n_pairs, 1, MOST);
    for (size_t i = 0; i < n_pairs; i++) {
        read_pair(of, i, context[i], near[i], &pairs[i]);
    }
    float *p = malloc(n_pairs * 2 * n_labels * sizeof *p);
    assert_non_null(p);
    assert_int_equal(tri_model_relation_words(model, s, 0, n, words, NULL), TRI_OK);
    assert_int_equal(tri_model_relation_vectors(model, s, &text, &vectors, NULL),
                     TRI_OK);
    tri_model_relations(s, &text, vectors, pairs, n_pairs, p);
    for (size_t i = 0; i < 2 * n_pairs; i++) {
        const json_t *row = row_of(of, "p", i);
        assert_int_equal(json_array_size(row), n_labels);
        for (size_t k = 0; k < n_labels; k++) {
            const double wanted = json_number_value(json_array_get(row, k));
            const float here = p[i * n_labels + k];
            /* What is improbable may be 0. */
            if (here > 0 || wanted > 0.1) {
                close_to((double)here, wanted, "relation");
            }
        }
    }
    assert_int_not_equal(tri_model_relation_words(model, s, n, n + 1, words, NULL),
                         TRI_OK);
    tri_model_relation_free(vectors);
    free(p);
}

/* `relations`: of this window, NULL: not asked. */
static void check_window(const json_t *expected, const json_t *relations)
{
    static words_window w;
    const size_t n = json_array_size(json_object_get(expected, "words"));
    const size_t n_names = tri_model_n_labels(model, TRI_LABELS_NAME);
    tri_scores scores;
    tri_scratch *s;
    memset(&w, 0, sizeof w);
    assert_in_range(n, 1, WORDS);
    for (size_t i = 0; i < n; i++) {
        add_word(&w, json_string_value(row_of(expected, "words", i)));
        assert_int_equal(w.first[i], number(expected, "first", i));
    }
    assert_int_equal(w.window.n_pieces,
                     json_array_size(json_object_get(expected, "pieces")));
    for (size_t i = 0; i < w.window.n_pieces; i++) {
        assert_int_equal(w.pieces[i], number(expected, "pieces", i));
        assert_int_equal(w.cases[i], number(expected, "cases", i));
    }
    s = run(&w.window, true, &scores);
    for (size_t i = 0; i < n; i++) {
        const json_t *vector = row_of(expected, "vectors", i);
        const json_t *names = row_of(expected, "name_log_probabilities", i);
        for (size_t k = 0; k < json_array_size(vector); k++) {
            close_to((double)scores.vectors[i * TRI_MODEL_HIDDEN + k],
                     json_number_value(json_array_get(vector, k)), "vector");
        }
        for (size_t k = 0; k < n_names; k++) {
            close_to((double)scores.name[i * n_names + k],
                     json_number_value(json_array_get(names, k)), "name");
        }
        close_to((double)scores.sentence[i], number(expected, "sentence", i),
                 "sentence");
        close_to((double)scores.upos_p[i], number(expected, "upos_probability", i),
                 "upos_p");
        assert_int_equal(scores.upos[i], number(expected, "upos", i));
        assert_int_equal(scores.xpos[i], number(expected, "xpos", i));
        assert_int_equal(scores.lemma[i], number(expected, "lemma", i));
    }
    check_arcs(s, expected, n);
    check_pairs(s, expected, n);
    if (relations != NULL) {
        check_relations(s, relations, n);
    }
    tri_scratch_free(s);
}

static void test_exact_against_the_trainer(void **state)
{
    json_t *all;
    const json_t *windows;
    const char *of;
    (void)state;
    need_model();
    if (oracle[0] == '\0') {
        print_message("no model/train/oracle.json of these weights: skipped\n");
        skip();
    }
    all = json_load_file(oracle, 0, NULL);
    assert_non_null(all);
    of = json_string_value(json_object_get(json_object_get(all, "about"), "model"));
    if (of == NULL || strcmp(of, tri_model_hash(model)) != 0) {
        fail_msg("%s is of the weights %s, these are %s: run model/train/oracle.py",
                 oracle, of, tri_model_hash(model));
    }
    windows = json_object_get(all, "windows");
    assert_true(json_array_size(windows) > 0);
    assert_non_null(json_object_get(all, "relations"));
    for (size_t i = 0; i < json_array_size(windows); i++) {
        check_window(json_array_get(windows, i),
                     i == 0 ? json_object_get(all, "relations") : NULL);
    }
    json_decref(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exact_against_the_trainer),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
