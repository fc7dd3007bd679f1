/* Tests model/pieces.c against BERT's own tokeniser. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model.h"

/* Ids are those of BERT's own tokeniser (its Python form, over the same vocabulary). */
static void test_pieces(void **state)
{
    static const struct {
        const char *word;
        uint8_t letter_case;
        size_t n;
        uint16_t ids[10];
    } words[] = {
        {"the", 1, 1, {1996}},
        {"The", 2, 1, {1996}},
        {"NATO", 3, 1, {10079}},
        {"iPhone", 4, 1, {18059}},
        {"I", 2, 1, {1045}},
        {"1999", 5, 1, {2639}},
        {"3,000", 5, 3, {1017, 1010, 2199}},
        {"--", 0, 2, {1011, 1011}},
        {"don't", 1, 3, {2123, 1005, 1056}},
        {"Kazakhstan", 2, 1, {11769}},
        {"Kassym-Jomart", 4, 6, {10556, 4757, 24335, 1011, 8183, 22345}},
        {"Zo\303\253", 2, 1, {11199}},                    /* Zoë */
        {"Garc\303\255a", 2, 1, {7439}},                  /* García */
        {"\305\201\303\263d\305\272", 2, 1, {17814}},     /* Łódź */
        {"\303\205NGSTR\303\226M", 3, 2, {17076, 15687}}, /* ÅNGSTRÖM */
        {"unaffable", 1, 3, {14477, 20961, 3468}},
        {"\346\227\245\346\234\254", 1, 2, {1864, 1876}}, /* 日本 */
        {"\346\227\245\346\234\254\344\272\272abc",
         1,
         4,
         {1864, 1876, 1756, 5925}},        /* 日本人abc */
        {"\360\237\221\215", 0, 1, {100}}, /* 👍 */
        {"\316\237\316\224\316\237\316\243", 3, 3, {1169, 29722, 15297}}, /* ΟΔΟΣ */
        {"\316\243", 2, 1, {1173}},                                       /* Σ */
        {"\304\260stanbul", 2, 1, {9960}},          /* İstanbul */
        {"\357\254\201n", 1, 2, {1984, 2078}},      /* ﬁn */
        {"\342\200\246", 0, 1, {1529}},             /* … */
        {"\342\200\234", 0, 1, {1523}},             /* “ */
        {"x\302\262", 1, 2, {1060, 10701}},         /* x² */
        {"\302\262", 5, 1, {1082}},                 /* ² */
        {"e\314\201t\303\251", 1, 2, {3802, 2063}}, /* été */
        {"U.S.", 3, 4, {1057, 1012, 1055, 1012}},
        {"http://a.b/c", 1, 9, {8299, 1024, 1013, 1013, 1037, 1012, 1038, 1013, 1039}},
        {"\342\200\213zero", 1, 1, {5717}},
        {"co\302\255op", 1, 1, {21859}},
        {"\303\237", 1, 1, {1096}},             /* ß */
        {"na\303\257ve", 1, 1, {15743}},        /* naïve */
        {"Stra\303\237e", 2, 2, {2358, 27807}}, /* Straße */
        {"\355\225\234\352\265\255",
         1,
         6,
         {1469, 30006, 30021, 29991, 30014, 30020}}, /* 한국 */
    };
    (void)state;
    need_model();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint16_t ids[TRI_MODEL_WORD_PIECES];
        uint8_t letter_case = 9;
        const size_t n = tri_model_pieces(model, words[i].word, strlen(words[i].word),
                                          ids, &letter_case);
        if (n != words[i].n || letter_case != words[i].letter_case ||
            memcmp(ids, words[i].ids, n * sizeof *ids) != 0) {
            fail_msg("other pieces of %s: %zu, the first %u, case %u", words[i].word, n,
                     (unsigned)ids[0], (unsigned)letter_case);
        }
    }
}

static void test_pieces_of_long_and_broken_words(void **state)
{
    char word[5000];
    uint16_t ids[TRI_MODEL_WORD_PIECES];
    uint8_t letter_case;
    (void)state;
    need_model();
    memset(word, 'a', sizeof word);
    assert_int_equal(tri_model_pieces(model, word, 101, ids, &letter_case), 1);
    assert_int_equal(ids[0], 100);
    memset(word, '-', sizeof word);
    assert_int_equal(tri_model_pieces(model, word, sizeof word, ids, &letter_case),
                     TRI_MODEL_WORD_PIECES);
    assert_int_equal(tri_model_pieces(model, "\377\200x\300", 4, ids, &letter_case), 1);
    assert_int_equal(ids[0], 1060); /* x */
    assert_int_equal(tri_model_pieces(model, "\0a", 2, ids, &letter_case), 1);
    assert_int_equal(ids[0], 1037); /* a */
    assert_int_equal(tri_model_pieces(model, "\xCC\x81", 2, ids, &letter_case), 1);
    assert_int_equal(ids[0], 100); /* a mark alone */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_pieces_of_long_and_broken_words),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
