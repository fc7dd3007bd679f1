/* Tests extract/parse/repair_joined.c: each correction, and what it must leave alone.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/repair.h"

static void test_two_nouns_joined(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Firemen fireman NOUN NNS 5 nsubj",
        "and and CCONJ CC 3 cc > 4 cc",
        "rescue rescue NOUN NN 1 conj > 4 compound",
        "workers worker NOUN NNS 1 conj",
        "left leave VERB VBD 0 root",
        ". . PUNCT . 5 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_nouns_behind_commas_stay(void **state)
{
    (void)state;
    static const char *const words[] = {
        "tea tea NOUN NN 0 root",   ", , PUNCT , 3 punct",
        "silk silk NOUN NN 1 conj", "and and CCONJ CC 5 cc",
        "wool wool NOUN NN 1 conj", "workers worker NOUN NNS 1 dep",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_verb_before_joined_noun(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Bombs bomb NOUN NNS 2 nsubj",
        "killed kill VERB VBD 0 root",
        "dozens dozen NOUN NNS 2 obj",
        "and and CCONJ CC 6 cc > 5 cc",
        "injured injure VERB VBD 6 amod > 2 conj",
        "thousands thousand NOUN NNS 3 conj > 5 obj",
        ". . PUNCT . 2 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_a_participle_before_a_noun_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Bombs bomb NOUN NNS 2 nsubj", "killed kill VERB VBD 0 root",
        "dozens dozen NOUN NNS 2 obj", "and and CCONJ CC 6 cc",
        "armed arm VERB VBN 6 amod",   "men man NOUN NNS 3 conj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_two_between(void **state)
{
    (void)state;
    static const char *const words[] = {
        "a a DET DT 2 det",
        "link link NOUN NN 0 root",
        "between between ADP IN 5 case",
        "the the DET DT 5 det",
        "murder murder NOUN NN 2 nmod",
        "of of ADP IN 7 case",
        "Lind Lind PROPN NNP 5 nmod",
        "and and CCONJ CC 10 cc",
        "the the DET DT 10 det",
        "plot plot NOUN NN 7 conj > 5 conj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_several_between_stay(void **state)
{
    (void)state;
    static const char *const words[] = {
        "a a DET DT 2 det",
        "pact pact NOUN NN 0 root",
        "between between ADP IN 4 case",
        "parties party NOUN NNS 2 nmod",
        "of of ADP IN 6 case",
        "Togo Togo PROPN NNP 4 nmod",
        "and and CCONJ CC 8 cc",
        "Peru Peru PROPN NNP 6 conj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_words_behind_hyphens(void **state)
{
    (void)state;
    static const char *const words[] = {
        "editor editor NOUN NN 0 root",
        "- - PUNCT HYPH 3 punct",
        "in in ADP IN 5 case",
        "- - PUNCT HYPH 3 punct",
        "chief chief NOUN NN 1 nmod > 1 flat",
        "of of ADP IN 7 case",
        "Post Post PROPN NNP 5 nmod > 1 nmod",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_verb_of_joined_clauses(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Two two NUM CD 2 nummod",
        "towns town NOUN NNS 0 root > 3 nsubj",
        "applied apply VERB VBN 2 acl > 0 root",
        ", , PUNCT , 6 punct",
        "and and CCONJ CC 6 cc",
        "Peru Peru PROPN NNP 7 nsubj",
        "left leave VERB VBD 3 conj",
        ". . PUNCT . 2 punct > 3 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_a_described_noun_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Towns town NOUN NNS 0 root", "burned burn VERB VBN 1 acl",
        "and and CCONJ CC 4 cc",      "looted loot VERB VBN 2 conj",
        ". . PUNCT . 1 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_a_sister_in_law_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "sister sister NOUN NN 0 root", "- - PUNCT HYPH 3 punct", "in in ADP IN 5 case",
        "- - PUNCT HYPH 3 punct",       "law law NOUN NN 1 nmod",
    };
    check(words, sizeof words / sizeof words[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_nouns_joined),
        cmocka_unit_test(test_nouns_behind_commas_stay),
        cmocka_unit_test(test_verb_before_joined_noun),
        cmocka_unit_test(test_a_participle_before_a_noun_stays),
        cmocka_unit_test(test_two_between),
        cmocka_unit_test(test_several_between_stay),
        cmocka_unit_test(test_words_behind_hyphens),
        cmocka_unit_test(test_verb_of_joined_clauses),
        cmocka_unit_test(test_a_described_noun_stays),
        cmocka_unit_test(test_a_sister_in_law_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
