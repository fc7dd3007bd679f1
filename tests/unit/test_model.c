/* Tests a run of the model: the integer path against the exact one, windows that are
   not good, threads. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model_window.h"

#include <dirent.h>
#include <math.h>
#include <pthread.h>

enum { WORDS = 100 };

static const char *const sentence[] = {
    "Russia",     "sent",     "troops", "to",           "Kazakhstan", "on",
    "Thursday",   "under",    "the",    "umbrella",     "of",         "the",
    "Collective", "Security", "Treaty", "Organization", ",",          "Tokayev",
    "said",       ".",        "The",    "White",        "House",      "'s",
    "Jen",        "Psaki",    "denied", "it",           "at",         "once",
    "."};
enum { SENTENCE = sizeof sentence / sizeof *sentence };

static void fill_window(words_window *w, size_t n_words)
{
    memset(w, 0, sizeof *w);
    for (size_t i = 0; i < n_words; i++) {
        add_word(w, sentence[i % SENTENCE]);
    }
}

/* The best column of each row of a table of arcs. */
static void best_heads(const float *arcs, size_t n, uint32_t *heads)
{
    for (size_t i = 0; i < n; i++) {
        const float *row = arcs + i * (n + 1);
        heads[i] = 0;
        assert_true(isinf(row[i + 1]) && row[i + 1] < 0);
        for (size_t j = 1; j <= n; j++) {
            heads[i] = row[j] > row[heads[i]] ? (uint32_t)j : heads[i];
        }
    }
}

/* Windows of many lengths: the shortest, odd ones, one that ends a group of keys, the
   usual and the longest. int8 may change what was close; it must stay rare. */
static void test_integers_against_exact(void **state)
{
    static const size_t lengths[] = {1, 2, 5, 30, 31, 62, 190, 360};
    size_t n_words = 0, n_other = 0;
    (void)state;
    need_model();
    for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
        static words_window w;
        tri_scores a, b;
        const float *arcs[2];
        uint32_t heads[2][512];
        uint16_t labels[2][512];
        double difference = 0, size = 0;
        tri_scratch *s, *t;
        fill_window(&w, lengths[l]);
        s = run(&w.window, false, &a);
        t = run(&w.window, true, &b);
        for (size_t i = 0; i < a.n_words * TRI_MODEL_HIDDEN; i++) {
            difference += fabs((double)a.vectors[i] - (double)b.vectors[i]);
            size += fabs((double)b.vectors[i]);
        }
        assert_true(difference < 0.1 * size);
        assert_int_equal(tri_model_arcs(model, s, 0, a.n_words, &arcs[0], NULL),
                         TRI_OK);
        assert_int_equal(tri_model_arcs(model, t, 0, a.n_words, &arcs[1], NULL),
                         TRI_OK);
        best_heads(arcs[0], a.n_words, heads[0]);
        best_heads(arcs[1], a.n_words, heads[1]);
        assert_int_equal(tri_model_arc_labels(model, s, heads[1], labels[0], NULL),
                         TRI_OK);
        assert_int_equal(tri_model_arc_labels(model, t, heads[1], labels[1], NULL),
                         TRI_OK);
        for (size_t i = 0; i < a.n_words; i++) {
            n_other += a.upos[i] != b.upos[i];
            n_other += a.lemma[i] != b.lemma[i];
            n_other += (a.sentence[i] > 0) != (b.sentence[i] > 0);
            n_other += labels[0][i] != labels[1][i];
            n_words += 4;
        }
        tri_scratch_free(s);
        tri_scratch_free(t);
    }
    assert_true(n_other * 100 < n_words * 3);
}

/* A window's scores do not depend on what the scratch held before. */
static void test_a_scratch_remembers_nothing(void **state)
{
    static words_window w, longer;
    tri_scores a, b;
    tri_scratch *s, *t;
    const float *arcs[2];
    (void)state;
    need_model();
    fill_window(&longer, 300);
    fill_window(&w, 33);
    s = run(&w.window, false, &a);
    t = run(&longer.window, false, &b);
    assert_int_equal(tri_model_run(model, t, &w.window, false, &b, NULL), TRI_OK);
    assert_memory_equal(a.vectors, b.vectors,
                        a.n_words * TRI_MODEL_HIDDEN * sizeof(float));
    assert_memory_equal(a.upos_p, b.upos_p, a.n_words * sizeof(float));
    assert_int_equal(tri_model_arcs(model, s, 20, 31, &arcs[0], NULL), TRI_OK);
    assert_int_equal(tri_model_arcs(model, t, 0, 20, &arcs[1], NULL), TRI_OK);
    assert_int_equal(tri_model_arcs(model, t, 20, 31, &arcs[1], NULL), TRI_OK);
    assert_memory_equal(arcs[0], arcs[1], (size_t)11 * 12 * sizeof(float));
    tri_scratch_free(s);
    tri_scratch_free(t);
}

static void test_bad_windows(void **state)
{
    static words_window w;
    tri_scores scores;
    tri_scratch *s;
    const float *arcs = NULL;
    tri_error error;
    uint32_t heads[8] = {9};
    uint16_t labels[8];
    (void)state;
    need_model();
    fill_window(&w, 5);
    s = run(&w.window, false, &scores);
    assert_int_equal(tri_model_arcs(model, s, 2, 2, &arcs, &error), TRI_ERR_ARGUMENT);
    assert_int_equal(tri_model_arcs(model, s, 2, 6, &arcs, &error), TRI_ERR_ARGUMENT);
    assert_null(arcs);
    assert_int_equal(tri_model_arcs(model, s, 0, 5, &arcs, &error), TRI_OK);
    assert_int_equal(tri_model_arc_labels(model, s, heads, labels, &error),
                     TRI_ERR_ARGUMENT);
    w.window.n_pieces = 0;
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    w.window.n_pieces = TRI_MODEL_WINDOW_MAX + 1;
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    w.window.n_pieces = 5;
    w.pieces[1] = UINT16_MAX;
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    fill_window(&w, 5);
    w.first[2] = w.first[1];
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    tri_scratch_free(s);
}

/* --- threads --- */

static size_t count_threads(void)
{
    size_t n = 0;
    DIR *tasks = opendir("/proc/self/task");
    assert_non_null(tasks);
    for (const struct dirent *task; (task = readdir(tasks)) != NULL;) {
        n += task->d_name[0] != '.';
    }
    (void)closedir(tasks);
    return n;
}

/* Products start no threads of their own. */
static void test_one_thread_stays_one(void **state)
{
    static words_window w;
    tri_scores scores;
    (void)state;
    need_model();
    fill_window(&w, 150);
    tri_scratch_free(run(&w.window, false, &scores));
    assert_int_equal(count_threads(), 1);
}

/* Runs a window of its own a few times over; returns the vectors' first number. */
static void *run_in_thread(void *n_words)
{
    words_window *w = malloc(sizeof *w);
    tri_scratch *scratch = NULL;
    tri_scores scores;
    float *result = malloc(sizeof *result);
    if (w == NULL || result == NULL ||
        tri_scratch_new(model, &scratch, NULL) != TRI_OK) {
        return NULL;
    }
    fill_window(w, *(size_t *)n_words);
    for (int i = 0; i < 5; i++) {
        if (tri_model_run(model, scratch, &w->window, false, &scores, NULL) != TRI_OK) {
            return NULL;
        }
    }
    *result = scores.vectors[scores.n_words * TRI_MODEL_HIDDEN - 1];
    tri_scratch_free(scratch);
    free(w);
    return result;
}

static void test_threads_share_a_model(void **state)
{
    enum { THREADS = 4 };
    size_t lengths[THREADS] = {20, 20, 33, 33};
    pthread_t threads[THREADS];
    void *results[THREADS];
    (void)state;
    need_model();
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, run_in_thread, &lengths[i]),
                         0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &results[i]), 0);
        assert_non_null(results[i]);
    }
    assert_memory_equal(results[0], results[1], sizeof(float));
    assert_memory_equal(results[2], results[3], sizeof(float));
    for (size_t i = 0; i < THREADS; i++) {
        free(results[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_integers_against_exact),
        cmocka_unit_test(test_a_scratch_remembers_nothing),
        cmocka_unit_test(test_bad_windows),
        cmocka_unit_test(test_one_thread_stays_one),
        cmocka_unit_test(test_threads_share_a_model),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
