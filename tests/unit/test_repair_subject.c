/* Tests extract/parse/repair_subject.c and repair_headline.c: each correction, and what
   it must leave alone. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/repair.h"

static void test_subject_behind_be(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Behind behind ADP IN 3 case",
        "the the DET DT 3 det",
        "raid raid NOUN NN 6 nmod > 0 root",
        "was be AUX VBD 3 cop",
        "a a DET DT 6 det",
        "group group NOUN NN 0 root > 3 nsubj",
        ". . PUNCT . 6 punct > 3 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_subject_behind_adjective(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Central central ADJ JJ 7 advmod > 0 root",
        "to to ADP IN 4 case",
        "the the DET DT 4 det",
        "plan plan NOUN NN 1 obl",
        "is be AUX VBZ 7 cop > 1 cop",
        "a a DET DT 7 det",
        "tunnel tunnel NOUN NN 0 root > 1 nsubj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_subject_hung_on_adjective(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Notable notable ADJ JJ 0 root", "among among ADP IN 4 case",
        "the the DET DT 4 det",          "towns town NOUN NNS 1 obl",
        "is be AUX VBZ 6 cop > 1 cop",   "Torvik Torvik PROPN NNP 4 appos > 1 nsubj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_when_somebody_was_something_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "In in ADP IN 2 case",
        "1990 1990 NUM CD 4 obl",
        "was be AUX VBD 4 cop",
        "mayor mayor NOUN NN 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_where_is_asked_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "In in ADP IN 3 case", "which which DET WDT 3 det", "town town NOUN NN 6 obl",
        "is be AUX VBZ 6 cop", "the the DET DT 6 det",      "mill mill NOUN NN 0 root",
        "? ? PUNCT . 6 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_subject_behind_verb(void **state)
{
    (void)state;
    static const char *const words[] = {
        "From from ADP IN 3 case",         "the the DET DT 3 det",
        "hills hill NOUN NNS 4 obl",       "comes come VERB VBZ 0 root",
        "tea tea NOUN NN 4 obj > 4 nsubj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_object_of_order_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "At at ADP IN 2 case",  "noon noon NOUN NN 3 obl", "ring ring VERB VB 0 root",
        "the the DET DT 5 det", "bell bell NOUN NN 3 obj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_it_that_acts(void **state)
{
    (void)state;
    static const char *const words[] = {
        "It it PRON PRP 2 expl > 2 nsubj",
        "took take VERB VBD 0 root",
        "the the DET DT 4 det",
        "matter matter NOUN NN 2 obj",
        "to to ADP IN 6 case",
        "court court NOUN NN 2 obl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_it_that_takes_time_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "It it PRON PRP 2 expl",       "took take VERB VBD 0 root",
        "years year NOUN NNS 2 obj",   "to to PART TO 5 mark",
        "build build VERB VB 2 csubj", "it it PRON PRP 5 obj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_clause_without_pronoun(void **state)
{
    (void)state;
    static const char *const words[] = {
        "the the DET DT 2 det",
        "bills bill NOUN NNS 0 root",
        "the the DET DT 4 det",
        "House House PROPN NNP 5 nsubj",
        "passed pass VERB VBN 2 acl > 2 acl:relcl",
        "on on ADP IN 7 case",
        "trade trade NOUN NN 5 obl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_clause_with_that_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "the the DET DT 2 det",          "claim claim NOUN NN 0 root",
        "that that SCONJ IN 6 mark",     "the the DET DT 5 det",
        "House House PROPN NNP 6 nsubj", "voted vote VERB VBD 2 acl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_behind_clause_of_subject(void **state)
{
    (void)state;
    static const char *const words[] = {
        "The the DET DT 2 det",      "book book NOUN NN 7 nsubj",
        "he he PRON PRP 4 nsubj",    "wrote write VERB VBD 2 acl:relcl",
        "in in ADP IN 6 case",       "1990 1990 NUM CD 7 obl > 4 obl",
        "sold sell VERB VBD 0 root", "well well ADV RB 7 advmod",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_second_subject(void **state)
{
    (void)state;
    static const char *const words[] = {
        "They they PRON PRP 2 nsubj",
        "expect expect VERB VBP 0 root",
        "rebels rebel NOUN NNS 2 nsubj > 2 obj",
        "in in ADP IN 5 case",
        "Peru Peru PROPN NNP 3 nmod",
        "to to PART TO 7 mark",
        "attack attack VERB VB 2 xcomp",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_gerund_before_be(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Joining join VERB VBG 5 csubj > 0 root",
        "the the DET DT 3 det",
        "mayor mayor NOUN NN 1 obj",
        "were be AUX VBD 5 cop > 1 aux",
        "Lind Lind PROPN NNP 0 root > 1 nsubj",
        "and and CCONJ CC 7 cc",
        "Orr Orr PROPN NNP 5 conj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_what_a_deed_is_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Joining join VERB VBG 6 csubj",
        "the the DET DT 3 det",
        "army army NOUN NN 1 obj",
        "was be AUX VBD 6 cop",
        "a a DET DT 6 det",
        "mistake mistake NOUN NN 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_only_subject_behind_verb_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "There there ADV RB 2 advmod",   "came come VERB VBD 0 root",
        "rebels rebel NOUN NNS 2 nsubj", "to to PART TO 5 mark",
        "attack attack VERB VB 2 xcomp",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_verbs_of_a_headline(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Storm storm NOUN NN 2 compound > 2 nsubj",
        "floods flood VERB NNS 0 root",
        "towns town NOUN NNS 2 obj",
        ", , PUNCT , 5 punct",
        "cuts cut VERB VBZ 2 parataxis > 2 conj",
        "power power NOUN NN 5 obj",
    };
    check(words, sizeof words / sizeof words[0]);
    static const char *const court[] = {
        "Norland Norland PROPN NNP 2 compound",
        "court court NOUN NN 3 compound > 3 nsubj",
        "jails jail NOUN NNS 0 root",
        "banker banker NOUN NN 3 obj",
    };
    check(court, sizeof court / sizeof court[0]);
}

static void test_what_is_no_headline_stays(void **state)
{
    (void)state;
    /* A sentence; a verb with a subject of its own; a name of things; no verb. */
    static const char *const sentence[] = {
        "Storms storm NOUN NNS 2 nsubj", "flood flood VERB VBP 0 root",
        "towns town NOUN NNS 2 obj",     ", , PUNCT , 5 punct",
        "cut cut VERB VBP 2 parataxis",  "power power NOUN NN 5 obj",
        ". . PUNCT . 2 punct",
    };
    check(sentence, sizeof sentence / sizeof sentence[0]);
    static const char *const other[] = {
        "Storms storm NOUN NNS 2 nsubj", "flood flood VERB VBP 0 root",
        "towns town NOUN NNS 2 obj",     ", , PUNCT , 6 punct",
        "mayor mayor NOUN NN 6 nsubj",   "resigns resign VERB VBZ 2 parataxis",
    };
    check(other, sizeof other / sizeof other[0]);
    static const char *const things[] = {
        "Storm storm NOUN NN 2 compound",
        "floods flood NOUN NNS 0 root",
        "in in ADP IN 4 case",
        "Norland Norland PROPN NNP 2 nmod",
    };
    check(things, sizeof things / sizeof things[0]);
    static const char *const noun[] = {
        "Torvik Torvik PROPN NNP 2 compound",
        "tsunami tsunami NOUN NN 0 root",
        "three three NUM CD 4 nummod",
        "towns town NOUN NNS 2 obj",
    };
    check(noun, sizeof noun / sizeof noun[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verbs_of_a_headline),
        cmocka_unit_test(test_what_is_no_headline_stays),
        cmocka_unit_test(test_subject_behind_be),
        cmocka_unit_test(test_subject_behind_adjective),
        cmocka_unit_test(test_subject_hung_on_adjective),
        cmocka_unit_test(test_when_somebody_was_something_stays),
        cmocka_unit_test(test_where_is_asked_stays),
        cmocka_unit_test(test_subject_behind_verb),
        cmocka_unit_test(test_object_of_order_stays),
        cmocka_unit_test(test_it_that_acts),
        cmocka_unit_test(test_it_that_takes_time_stays),
        cmocka_unit_test(test_clause_without_pronoun),
        cmocka_unit_test(test_clause_with_that_stays),
        cmocka_unit_test(test_behind_clause_of_subject),
        cmocka_unit_test(test_second_subject),
        cmocka_unit_test(test_gerund_before_be),
        cmocka_unit_test(test_what_a_deed_is_stays),
        cmocka_unit_test(test_only_subject_behind_verb_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
