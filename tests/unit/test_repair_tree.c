/* Tests extract/parse/repair_tree.c: each correction, and what it must leave alone. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/repair.h"

static void test_object_before_verb(void **state)
{
    (void)state;
    static const char *const words[] = {
        "The the DET DT 2 det",     "mayor mayor NOUN NN 4 nmod:poss",
        "'s 's PART POS 2 case",    "cousin cousin NOUN NN 5 obj > 5 nsubj",
        "runs run VERB VBZ 0 root", "a a DET DT 7 det",
        "mill mill NOUN NN 5 obj",  ". . PUNCT . 5 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_close_apposition(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Output output NOUN NN 6 nsubj",
        "at at ADP IN 4 case",
        "its its PRON PRP$ 4 nmod:poss",
        "mine mine NOUN NN 1 nmod",
        "Kusmuryn Kusmuryn PROPN NNP 1 appos > 4 appos",
        "fell fall VERB VBD 0 root",
        ". . PUNCT . 6 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_apposition_to_what_can_be_named(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Output output NOUN NN 7 nsubj",
        "at at ADP IN 4 case",
        "its its PRON PRP$ 4 nmod:poss",
        "mine mine NOUN NN 1 nmod",
        ", , PUNCT , 6 punct",
        "Kusmuryn Kusmuryn PROPN NNP 1 appos > 4 appos",
        "fell fall VERB VBD 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_an_apposition_behind_a_comma_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Pilot pilot NOUN NN 6 nsubj", "of of ADP IN 3 case",
        "ships ship NOUN NNS 1 nmod",  ", , PUNCT , 5 punct",
        "Ode Ode PROPN NNP 1 appos",   "left leave VERB VBD 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_description_of_name(void **state)
{
    (void)state;
    static const char *const words[] = {
        "the the DET DT 2 det > 3 det",
        "painter painter NOUN NN 5 nsubj > 3 nmod:desc",
        "Ode Ode PROPN NNP 2 flat > 5 nsubj",
        "Lund Lund PROPN NNP 3 flat",
        "left leave VERB VBD 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_joined_behind_noun(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Attorney Attorney PROPN NNP 7 nsubj",
        "Ada Ada PROPN NNP 1 appos",
        "Lind Lind PROPN NNP 2 flat",
        "and and CCONJ CC 5 cc",
        "Commissioner Commissioner PROPN NNP 1 compound > 1 conj",
        "Berg Berg PROPN NNP 5 flat",
        "left leave VERB VBD 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
    static const char *const towns[] = {
        "Council Council PROPN NNP 5 nsubj",
        "or or CCONJ CC 4 cc",
        "Town Town PROPN NNP 4 compound",
        "Board Board PROPN NNP 1 compound > 1 conj",
        "meet meet VERB VBP 0 root",
    };
    check(towns, sizeof towns / sizeof towns[0]);
}

static void test_a_noun_before_or_behind_another_stays(void **state)
{
    (void)state;
    static const char *const research[] = {
        "Research research NOUN NN 4 compound",
        "and and CCONJ CC 3 cc",
        "development development NOUN NN 1 conj",
        "costs cost NOUN NNS 5 nsubj",
        "rose rise VERB VBD 0 root",
    };
    check(research, sizeof research / sizeof research[0]);
    static const char *const part[] = {
        "Episode episode NOUN NN 3 nsubj",
        "Two two PROPN NNP 1 compound",
        "failed fail VERB VBD 0 root",
    };
    check(part, sizeof part / sizeof part[0]);
}

static void test_fronted_participle(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Built build VERB VBN 6 acl > 7 advcl",
        "in in ADP IN 3 case",
        "1902 1902 NUM CD 1 obl",
        ", , PUNCT , 1 punct",
        "the the DET DT 6 det",
        "mill mill NOUN NN 7 nsubj",
        "feeds feed VERB VBZ 0 root",
        "villages village NOUN NNS 7 obj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_a_participle_before_its_noun_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Broken break VERB VBN 2 acl",
        "glass glass NOUN NN 3 nsubj",
        "cuts cut VERB VBZ 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_verb_of_root_noun(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Ana Ana PROPN NNP 0 root > 7 nsubj",
        "Duarte Duarte PROPN NNP 1 flat",
        ", , PUNCT , 4 punct",
        "61 61 NUM CD 1 amod",
        ", , PUNCT , 7 punct",
        "now now ADV RB 7 advmod",
        "chairs chair VERB VBZ 1 parataxis > 0 root",
        "the the DET DT 9 det",
        "board board NOUN NN 7 obj",
        ". . PUNCT . 1 punct > 7 punct",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_passive_verb_of_root_noun(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Towns town NOUN NNS 0 root > 5 nsubj:pass",
        "they they PRON PRP 3 nsubj",
        "took take VERB VBD 1 acl:relcl",
        "were be AUX VBD 5 aux:pass",
        "burnt burn VERB VBN 1 acl:relcl > 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_a_relative_clause_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Ships ship NOUN NNS 0 root",
        "which which PRON WDT 3 nsubj",
        "sail sail VERB VBP 1 acl:relcl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_whom_it_goes_to(void **state)
{
    (void)state;
    static const char *const words[] = {
        "She she PRON PRP 2 nsubj",
        "lost lose VERB VBD 0 root",
        "the the DET DT 4 det",
        "match match NOUN NN 2 obj",
        "to to ADP IN 7 case",
        "his his PRON PRP$ 7 nmod:poss",
        "cousin cousin NOUN NN 4 nmod > 2 obl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_what_of_it_goes_to_somebody(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Peru Peru PROPN NNP 2 nsubj",   "lost lose VERB VBD 0 root",
        "half half NOUN NN 2 obj",       "of of ADP IN 6 case",
        "its its PRON PRP$ 6 nmod:poss", "stock stock NOUN NN 3 nmod",
        "of of ADP IN 8 case",           "tanks tank NOUN NNS 6 nmod",
        "to to ADP IN 10 case",          "Chile Chile PROPN NNP 8 nmod > 2 obl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_what_leads_somewhere_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Peru Peru PROPN NNP 2 nsubj",
        "sold sell VERB VBD 0 root",
        "a a DET DT 4 det",
        "map map NOUN NN 2 obj",
        "of of ADP IN 7 case",
        "the the DET DT 7 det",
        "road road NOUN NN 4 nmod",
        "to to ADP IN 9 case",
        "Chile Chile PROPN NNP 7 nmod",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_where_it_leads(void **state)
{
    (void)state;
    static const char *const words[] = {
        "They they PRON PRP 2 nsubj", "closed close VERB VBD 0 root",
        "the the DET DT 4 det",       "road road NOUN NN 2 obj",
        "to to ADP IN 6 case",        "Leith Leith PROPN NNP 2 obl > 4 nmod",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_an_answer_to_somebody_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "She she PRON PRP 2 nsubj", "knew know VERB VBD 0 root",
        "the the DET DT 4 det",     "answer answer NOUN NN 2 obj",
        "to to ADP IN 6 case",      "questions question NOUN NNS 4 nmod",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_behind_the_last_verb(void **state)
{
    (void)state;
    static const char *const words[] = {
        "They they PRON PRP 2 nsubj", "hired hire VERB VBD 0 root",
        "crews crew NOUN NNS 2 obj",  "and and CCONJ CC 5 cc",
        "sold sell VERB VBD 2 conj",  "fish fish NOUN NN 5 obj",
        "to to ADP IN 8 case",        "Portugal Portugal PROPN NNP 2 obl > 5 obl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_behind_a_comma_it_is_both_verbs(void **state)
{
    (void)state;
    static const char *const words[] = {
        "They they PRON PRP 2 nsubj",  "ate eat VERB VBD 0 root",
        "and and CCONJ CC 4 cc",       "slept sleep VERB VBD 2 conj",
        ", , PUNCT , 7 punct",         "in in ADP IN 7 case",
        "Leith Leith PROPN NNP 2 obl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_noun_with_object(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Ana Ana PROPN NNP 0 root > 4 nsubj",
        ", , PUNCT , 4 punct",
        "now now ADV RB 4 advmod",
        "coaches coach NOUN NNS 1 parataxis > 0 root",
        "them they PRON PRP 4 obj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_a_noun_of_two_readings_without_adverb_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Many many ADJ JJ 2 amod",
        "coaches coach NOUN NNS 3 nsubj",
        "left leave VERB VBD 0 root",
        "town town NOUN NN 3 obj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_joined_objects(void **state)
{
    (void)state;
    static const char *const words[] = {
        "They they PRON PRP 2 nsubj",   "won win VERB VBD 0 root",
        "bronze bronze NOUN NN 2 obj",  "and and CCONJ CC 6 cc",
        "gold gold NOUN NN 6 compound", "cups cup NOUN NNS 2 obj > 3 conj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_noun_joined_to_verb(void **state)
{
    (void)state;
    static const char *const words[] = {
        "It it PRON PRP 2 nsubj",
        "buys buy VERB VBZ 0 root",
        "tea tea NOUN NN 2 obj",
        "from from ADP IN 5 case",
        "Kenya Kenya PROPN NNP 2 obl",
        "and and CCONJ CC 7 cc",
        "silk silk NOUN NN 2 conj > 3 conj",
        "from from ADP IN 9 case",
        "China China PROPN NNP 7 nmod",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_a_gap_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Chen Chen PROPN NNP 2 nsubj", "sells sell VERB VBZ 0 root",
        "tea tea NOUN NN 2 obj",       "and and CCONJ CC 5 cc",
        "Ode Ode PROPN NNP 2 conj",    "silk silk NOUN NN 5 orphan",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_object_in_gap(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Ode Ode PROPN NNP 2 nsubj",
        "sells sell VERB VBZ 0 root",
        "tea tea NOUN NN 2 obj",
        "and and CCONJ CC 6 cc",
        "her her PRON PRP$ 6 nmod:poss",
        "brother brother NOUN NN 2 conj",
        "silk silk NOUN NN 6 appos > 6 orphan",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_title_of_object(void **state)
{
    (void)state;
    static const char *const words[] = {
        "They they PRON PRP 2 nsubj",
        "met meet VERB VBD 0 root",
        "Danish danish ADJ JJ 4 amod",
        "President President PROPN NNP 2 iobj > 5 nmod:desc",
        "Ode Ode PROPN NNP 2 obj",
        "Lund Lund PROPN NNP 5 flat",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_clause_of_noun(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Roads road NOUN NNS 0 root",
        "that that PRON WDT 4 obj",
        "they they PRON PRP 4 nsubj",
        "took take VERB VBD 1 acl > 1 acl:relcl",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_finite_joined_to_infinitive(void **state)
{
    (void)state;
    static const char *const words[] = {
        "She she PRON PRP 2 nsubj",
        "refused refuse VERB VBD 0 root",
        "to to PART TO 4 mark",
        "sign sign VERB VB 2 xcomp",
        "it it PRON PRP 4 obj",
        "and and CCONJ CC 7 cc",
        "left leave VERB VBD 4 conj > 2 conj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_joined_infinitives_stay(void **state)
{
    (void)state;
    static const char *const words[] = {
        "She she PRON PRP 2 nsubj", "refused refuse VERB VBD 0 root",
        "to to PART TO 4 mark",     "sign sign VERB VB 2 xcomp",
        "or or CCONJ CC 6 cc",      "leave leave VERB VB 4 conj",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_agent_without_by(void **state)
{
    (void)state;
    static const char *const words[] = {
        "A a DET DT 2 det",
        "memo memo NOUN NN 6 nsubj",
        "addressed address VERB VBN 2 acl",
        "to to ADP IN 5 case",
        "Lund Lund PROPN NNP 3 obl:agent > 3 obl",
        "leaked leak VERB VBD 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_agent_with_by_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "A a DET DT 2 det",
        "memo memo NOUN NN 6 nsubj",
        "signed sign VERB VBN 2 acl",
        "by by ADP IN 5 case",
        "Lund Lund PROPN NNP 3 obl:agent",
        "leaked leak VERB VBD 0 root",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_country_before_name(void **state)
{
    (void)state;
    static const char *const words[] = {
        "the the DET DT 2 det",
        "ambassador ambassador NOUN NN 0 root",
        "to to ADP IN 5 case > 4 case",
        "France France PROPN NNP 5 nmod:desc > 2 nmod",
        "Omar Omar PROPN NNP 2 nmod > 2 appos",
        "Diaz Diaz PROPN NNP 5 flat",
    };
    check(words, sizeof words / sizeof words[0]);
}

static void test_title_before_name_stays(void **state)
{
    (void)state;
    static const char *const words[] = {
        "the the DET DT 2 det",       "letter letter NOUN NN 0 root",
        "to to ADP IN 5 case",        "Consul Consul PROPN NNP 5 nmod:desc",
        "Omar Omar PROPN NNP 2 nmod", "Diaz Diaz PROPN NNP 5 flat",
    };
    check(words, sizeof words / sizeof words[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_object_before_verb),
        cmocka_unit_test(test_close_apposition),
        cmocka_unit_test(test_apposition_to_what_can_be_named),
        cmocka_unit_test(test_an_apposition_behind_a_comma_stays),
        cmocka_unit_test(test_description_of_name),
        cmocka_unit_test(test_joined_behind_noun),
        cmocka_unit_test(test_a_noun_before_or_behind_another_stays),
        cmocka_unit_test(test_fronted_participle),
        cmocka_unit_test(test_a_participle_before_its_noun_stays),
        cmocka_unit_test(test_verb_of_root_noun),
        cmocka_unit_test(test_passive_verb_of_root_noun),
        cmocka_unit_test(test_a_relative_clause_stays),
        cmocka_unit_test(test_whom_it_goes_to),
        cmocka_unit_test(test_what_of_it_goes_to_somebody),
        cmocka_unit_test(test_what_leads_somewhere_stays),
        cmocka_unit_test(test_where_it_leads),
        cmocka_unit_test(test_an_answer_to_somebody_stays),
        cmocka_unit_test(test_behind_the_last_verb),
        cmocka_unit_test(test_behind_a_comma_it_is_both_verbs),
        cmocka_unit_test(test_noun_with_object),
        cmocka_unit_test(test_a_noun_of_two_readings_without_adverb_stays),
        cmocka_unit_test(test_joined_objects),
        cmocka_unit_test(test_noun_joined_to_verb),
        cmocka_unit_test(test_a_gap_stays),
        cmocka_unit_test(test_object_in_gap),
        cmocka_unit_test(test_title_of_object),
        cmocka_unit_test(test_clause_of_noun),
        cmocka_unit_test(test_finite_joined_to_infinitive),
        cmocka_unit_test(test_joined_infinitives_stay),
        cmocka_unit_test(test_agent_without_by),
        cmocka_unit_test(test_agent_with_by_stays),
        cmocka_unit_test(test_country_before_name),
        cmocka_unit_test(test_title_before_name_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
