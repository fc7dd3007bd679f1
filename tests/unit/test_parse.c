/* Tests extract/parse/arcs_to_tree.c, projective_tree.c, form_to_lemma.c,
   scores_to_names.c, and of sentence_starts.c what words alone tell. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/parse/parse_i.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint32_t seed = 7;

static float random_score(void)
{
    seed = seed * 1664525U + 1013904223U;
    return -(float)(seed >> 20U) / 256.0F; /* 0 to -16, exact in binary */
}

/* Whether heads are a tree with one root. */
static bool is_tree(const uint32_t *heads, size_t n)
{
    size_t n_roots = 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = i + 1;
        size_t steps = 0;
        while (at != 0 && steps <= n) {
            at = heads[at - 1];
            steps++;
        }
        if (at != 0) {
            return false;
        }
        n_roots += heads[i] == 0;
    }
    return n_roots == 1;
}

static double score_of(const float *arcs, const uint32_t *heads, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (double)arcs[i * (n + 1) + heads[i]];
    }
    return sum;
}

/* Whether two arcs cross; ends are columns, the root is column 0. */
static bool has_crossing(const uint32_t *heads, size_t n)
{
    for (size_t i = 1; i <= n; i++) {
        for (size_t k = 1; k <= n; k++) {
            const size_t a = i < heads[i - 1] ? i : heads[i - 1];
            const size_t b = i < heads[i - 1] ? heads[i - 1] : i;
            const size_t c = k < heads[k - 1] ? k : heads[k - 1];
            const size_t d = k < heads[k - 1] ? heads[k - 1] : k;
            if (a < c && c < b && b < d) {
                return true;
            }
        }
    }
    return false;
}

/* The best score over all assignments of heads that are trees; `crossing`: whether arcs
   may cross in them. */
static double best_by_trying(const float *arcs, size_t n, bool crossing)
{
    uint32_t heads[6] = {0};
    double best = -INFINITY;
    for (;;) {
        bool loops = false;
        for (size_t i = 0; i < n; i++) {
            loops |= heads[i] == i + 1;
        }
        if (!loops && is_tree(heads, n) && (crossing || !has_crossing(heads, n)) &&
            score_of(arcs, heads, n) > best) {
            best = score_of(arcs, heads, n);
        }
        size_t at = 0;
        while (at < n && ++heads[at] == n + 1) {
            heads[at++] = 0;
        }
        if (at == n) {
            return best;
        }
    }
}

static void fill(float *arcs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t h = 0; h <= n; h++) {
            arcs[i * (n + 1) + h] = h == i + 1 ? -INFINITY : random_score();
        }
    }
}

static void test_tree_is_the_best_of_all(void **state)
{
    (void)state;
    float arcs[5 * 6];
    uint32_t heads[5];
    int kept = 0, straightened = 0;
    for (int round = 0; round < 900; round++) {
        const size_t n = 1 + (size_t)round % 5;
        fill(arcs, n);
        assert_int_equal(tri_i_arcs_to_tree(arcs, n, heads), TRI_OK);
        assert_true(is_tree(heads, n));
        const double score = score_of(arcs, heads, n);
        const double best = best_by_trying(arcs, n, true);
        if (score < best) {
            assert_true(score == best_by_trying(arcs, n, false));
            assert_true(score > best - 5);
            straightened++;
        } else {
            assert_true(score == best);
            kept += has_crossing(heads, n);
        }
    }
    assert_true(kept > 0 && straightened > 0);
}

static void test_best_tree_without_crossing_arcs(void **state)
{
    (void)state;
    float arcs[5 * 6];
    uint32_t heads[5];
    for (int round = 0; round < 900; round++) {
        const size_t n = 1 + (size_t)round % 5;
        fill(arcs, n);
        assert_int_equal(tri_i_projective_tree(arcs, n, heads), TRI_OK);
        assert_true(is_tree(heads, n) && !has_crossing(heads, n));
        assert_true(score_of(arcs, heads, n) == best_by_trying(arcs, n, false));
    }
}

static void test_long_sentences_are_trees(void **state)
{
    (void)state;
    enum { N = 300 };
    float *arcs = malloc(sizeof *arcs * N * (N + 1));
    uint32_t heads[N];
    assert_non_null(arcs);
    fill(arcs, N);
    assert_int_equal(tri_i_arcs_to_tree(arcs, N, heads), TRI_OK);
    assert_true(is_tree(heads, N));
    /* Every word wants to be the root: all scores are equal. */
    for (size_t i = 0; i < (size_t)N * (N + 1); i++) {
        arcs[i] = i % (N + 1) == 0 ? 0.0F : -50.0F;
    }
    assert_int_equal(tri_i_arcs_to_tree(arcs, N, heads), TRI_OK);
    assert_true(is_tree(heads, N));
    free(arcs);
}

static void check_lemma(const char *script, const char *form, const char *wanted)
{
    char out[64];
    assert_int_equal(tri_i_form_to_lemma(script, form, out, sizeof out),
                     strlen(wanted));
    assert_string_equal(out, wanted);
}

static void test_lemmas(void **state)
{
    (void)state;
    check_lemma("l|0||0|", "The", "the");
    check_lemma("k|1||0|", "Kazakhs", "Kazakh");
    check_lemma("l|3|y|0|", "Stories", "story");
    check_lemma("=be", "Was", "be");
    check_lemma("l|1|\xC3\xA9|0|", "\xC3\x89t\xC3\xA8", "\xC3\xA9t\xC3\xA9");
    check_lemma("l|0||2|x", "abcd", "xcd");
    check_lemma("l|3||2|", "abcd", "abcd"); /* removes more than there is */
    check_lemma("nonsense", "Word", "word");
    check_lemma("l|x||0|", "Word", "word");
    check_lemma("l|1|", "Word", "word");
    char small[4];
    assert_int_equal(tri_i_form_to_lemma("=longer", "Word", small, sizeof small), 3);
    assert_string_equal(small, "wor");
}

static void test_names_keep_to_bio(void **state)
{
    (void)state;
    tri_i_bio bio = {0};
    assert_true(tri_i_bio_add(&bio, "O"));
    assert_true(tri_i_bio_add(&bio, "B-PER"));
    assert_true(tri_i_bio_add(&bio, "I-PER"));
    assert_true(tri_i_bio_add(&bio, "B-ORG"));
    assert_true(tri_i_bio_add(&bio, "I-ORG"));
    assert_false(tri_i_bio_add(&bio, "X-ORG"));
    /* The first word would be I-PER, the third I-ORG: neither may be. */
    static const float scores[] = {
        -3.0F, -1.0F, -0.5F, -9.0F, -9.0F, /* */
        -4.0F, -4.0F, -0.1F, -4.0F, -4.0F, /* */
        -9.0F, -9.0F, -0.4F, -9.0F, -0.3F, /* */
        -0.1F, -9.0F, -9.0F, -3.0F, -9.0F, /* */
        -9.0F, -9.0F, -9.0F, -0.1F, -9.0F,
    };
    static const bool anywhere[5] = {false};
    uint8_t path[5];
    uint8_t back[25];
    tri_i_name names[5];
    assert_int_equal(
        tri_i_scores_to_names(&bio, scores, anywhere, 5, path, back, names), 2);
    assert_int_equal(names[0].begin, 0);
    assert_int_equal(names[0].end, 3);
    assert_string_equal(bio.types[names[0].type], "PER");
    assert_float_equal(names[0].p, (0.367879 + 0.904837 + 0.670320) / 3, 1e-4);
    assert_int_equal(names[1].begin, 4);
    assert_int_equal(names[1].end, 5);
    assert_string_equal(bio.types[names[1].type], "ORG");
    assert_int_equal(
        tri_i_scores_to_names(&bio, scores, anywhere, 0, path, back, names), 0);
}

static void test_probability(void **state)
{
    (void)state;
    for (float x = 0; x > -20.0F; x -= 0.37F) {
        const double wanted = exp((double)x);
        assert_true(fabs((double)tri_i_probability(x) - wanted) < 1e-4 * wanted + 1e-5);
    }
    assert_true(tri_i_probability(-INFINITY) < 1e-20F);
}

/* Where words alone let a sentence begin, which a window may end behind. */
static void test_sentences_that_seem_to_begin(void **state)
{
    (void)state;
    /* '|' before each token that seems to begin one, '+' behind a joined one. */
    static const char *const texts[] = {
        "He left . |The town stayed",
        "Did he ? |No ! |1990 was late",
        "\" He left . \" |She stayed",
        "( He left . ) |She stayed",
        "( \" He left ! \" ) |She stayed",
        "Dr. Lind met Mr. Berg of the U.S. Senate",
        "He left , The Times said : It rained ; Rain",
        "\" Will he ? \" asked Lind",
        "It rained . . . |Then it stopped",
        "e + . + Bay . |It sold",
        "\" ( [ He left . ] ) \" Behind two of them at most",
    };
    static const size_t n_texts = sizeof texts / sizeof *texts;
    for (size_t k = 0; k < n_texts; k++) {
        char forms[32][16];
        tri_token tokens[32] = {0};
        bool wanted[32] = {false};
        size_t n = 0;
        for (const char *at = texts[k]; *at != '\0';) {
            const size_t length = strcspn(at, " ");
            if (*at == '+') {
                tokens[n - 1].joined = true;
            } else {
                wanted[n] = *at == '|';
                memcpy(forms[n], at + wanted[n], length - wanted[n]);
                forms[n][length - wanted[n]] = '\0';
                tokens[n].form = forms[n];
                n++;
            }
            at += length + (at[length] == ' ');
        }
        const tri_document document = {.tokens = tokens, .n_tokens = (uint32_t)n};
        for (uint32_t i = 0; i < n; i++) {
            if (tri_i_seems_to_begin_sentence(&document, i) != wanted[i]) {
                fail_msg("%s: token %u, '%s'", texts[k], (unsigned)i, tokens[i].form);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree_is_the_best_of_all),
        cmocka_unit_test(test_best_tree_without_crossing_arcs),
        cmocka_unit_test(test_long_sentences_are_trees),
        cmocka_unit_test(test_lemmas),
        cmocka_unit_test(test_names_keep_to_bio),
        cmocka_unit_test(test_sentences_that_seem_to_begin),
        cmocka_unit_test(test_probability),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
