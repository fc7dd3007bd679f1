/* Tests extract/parse/document_names.c and repair_names.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/parse/parse_i.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TOKENS = 64, LABELS = 9 };
/* O B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC: what a word says by itself, as a
 * letter and how surely. */
static const char letters[] = "OPpLlGgMm";

typedef struct {
    tri_document document;
    tri_token tokens[TOKENS];
    tri_sentence sentences[8];
    char forms[TOKENS][32];
    float scores[TOKENS * LABELS];
    tri_i_bio bio;
} made;

/* Reads "form/letter[confidence]" words; '|' ends a sentence. The letter's score is
   -0.1 times (9 - confidence), the others' - confidence. A form in small letters that
   ends in '_' is a preposition without it. */
static void make(made *m, const char *text)
{
    static const char *const labels[] = {"O",     "B-PER", "I-PER",  "B-LOC", "I-LOC",
                                         "B-ORG", "I-ORG", "B-MISC", "I-MISC"};
    memset(m, 0, sizeof *m);
    for (size_t i = 0; i < LABELS; i++) {
        assert_true(tri_i_bio_add(&m->bio, labels[i]));
    }
    char copy[1024];
    (void)snprintf(copy, sizeof copy, "%s", text);
    uint32_t n = 0, s = 0;
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " ")) {
        if (strcmp(word, "|") == 0) {
            m->sentences[s++].end = n;
            m->sentences[s].begin = n;
            continue;
        }
        const char *slash = strrchr(word, '/');
        size_t length = (size_t)(slash - word);
        m->tokens[n].upos = TRI_UPOS_NOUN;
        if (word[length - 1] == '_') {
            m->tokens[n].upos = TRI_UPOS_ADP;
            length--;
        }
        memcpy(m->forms[n], word, length);
        m->tokens[n].form = m->forms[n];
        m->tokens[n].sentence = s;
        const int sure = slash[2] != '\0' ? slash[2] - '0' : 9;
        for (size_t k = 0; k < LABELS; k++) {
            m->scores[n * LABELS + k] =
                letters[k] == slash[1] ? -0.1F * (float)(9 - sure) : -(float)sure;
        }
        n++;
    }
    m->sentences[s].end = n;
    m->document.tokens = m->tokens;
    m->document.n_tokens = n;
}

/* Checks the names, as "PER[words] LOC[words]". */
static void check(const char *text, const char *expected)
{
    made m;
    char found[1024] = "";
    tri_i_name *names = NULL;
    size_t n_names = 0;
    make(&m, text);
    const uint32_t n_sentences = m.tokens[m.document.n_tokens - 1].sentence + 1;
    assert_int_equal(tri_i_document_names(&m.document, m.sentences, n_sentences, &m.bio,
                                          m.scores, &names, &n_names),
                     TRI_OK);
    for (size_t i = 0; i < n_names; i++) {
        size_t at = strlen(found);
        (void)snprintf(found + at, sizeof found - at, "%s%s[", i > 0 ? " " : "",
                       m.bio.types[names[i].type]);
        for (uint32_t k = names[i].begin; k < names[i].end; k++) {
            at = strlen(found);
            (void)snprintf(found + at, sizeof found - at, "%s%s",
                           k > names[i].begin ? " " : "", m.forms[k]);
        }
        at = strlen(found);
        (void)snprintf(found + at, sizeof found - at, "]");
    }
    free(names);
    assert_string_equal(found, expected);
}

static void test_a_name_missed_in_one_place_is_found_by_another(void **state)
{
    (void)state;
    check("Rio/L9 Alto/l9 rose/O9 | in_/O9 Rio/O1 Alto/O1 fell/O9",
          "LOC[Rio Alto] LOC[Rio Alto]");
}

static void test_a_type_is_what_all_places_say(void **state)
{
    (void)state;
    check("Dakar/P3 won/O9 | to_/O9 Dakar/L8 | of_/O9 Dakar/L8",
          "LOC[Dakar] LOC[Dakar] LOC[Dakar]");
}

static void test_a_word_that_is_rarely_a_name_is_none(void **state)
{
    (void)state;
    check("May/L2 came/O9 | May/O8 we/O9 | May/O8 I/O9", "");
}

static void test_words_inside_a_longer_name_say_nothing_of_the_shorter(void **state)
{
    (void)state;
    check("Paris/P9 Hilton/p9 sang/O9 | Paris/L2 is/O9 | Paris/P9 Hilton/p9",
          "PER[Paris Hilton] LOC[Paris] PER[Paris Hilton]");
}

static void test_capitals_tell_names_from_words(void **state)
{
    (void)state;
    /* A small word that was once taken for a name is looked for nowhere else ... */
    check("New/L9 | war/L9 it/O9 | war/O1 he/O9", "LOC[New] LOC[war]");
    /* ... but where nothing has capitals, if it is no function word. */
    check("almaty/L9 burns/O9 | almaty/O1 sleeps/O9", "LOC[almaty] LOC[almaty]");
    check("from/L9 burns/O9 | from/O1 sleeps/O9", "LOC[from]");
}

static void test_edges_are_set_right(void **state)
{
    (void)state;
    check("Award/L9 for_/l7 X/O9", "LOC[Award]");
    check("AWARD/L9 FOR_/l7 X/O9", "LOC[AWARD]");
    check("Award/L9 For_/l9 x/O9", "LOC[Award For]"); /* a title */
    check("Rio/L9 (/l9 Alto/O9", "LOC[Rio]");
    check("Rio/L9 (/l9 Alto/l9 )/O9 x/O9", "LOC[Rio ( Alto )]");
    check("Rio/L9 (/l9 Alto/l9 x/O9 )/O9", "LOC[Rio]");
    check("Rio/L9 )/l9 Alto/l9", "LOC[Rio]");
    check("-/L9 (/l9 X/O9", "");
}

static void test_a_name_goes_on_behind_a_connecting_word(void **state)
{
    (void)state;
    /* Read up to "of", and another name behind it: whichever is likelier. */
    check("the/O9 Vale/G9 of_/g9 Shade/G8", "ORG[Vale of Shade]");
    check("Harm/G9 or_/g9 Hope/P8 won/O9", "ORG[Harm or Hope]");
    check("Rio/L9 and_/l2 Alto/L9 won/O9", "LOC[Rio] LOC[Alto]");
    check("Rio/L9 against_/l9 Alto/L8", "LOC[Rio] LOC[Alto]");
    check("Rio/L9 ,/l9 Alto/L8", "LOC[Rio] LOC[Alto]");
    check("Rio/L9 &/l3 Alto/L8", "LOC[Rio] LOC[Alto]");
    check("Rio/L9 or_/l4", "LOC[Rio]");
    check("Act/L9 Of_/l9 Alto/G8", "LOC[Act Of] ORG[Alto]"); /* a title's word */
}

static void test_pieces_of_one_name_are_joined(void **state)
{
    (void)state;
    check("Rio/L9 -/L9 Alto/l9", "LOC[Rio - Alto]");
    check("Province/L9 of_/O9 Rieti/L9", "LOC[Province of Rieti]");
    check("Rome/L9 of_/O9 Rieti/L9", "LOC[Rome] LOC[Rieti]");
    check("Province/L9 of_/O9 Rieti/P9", "LOC[Province] PER[Rieti]");
    check("Province/L9 | of_/O9 Rieti/L9", "LOC[Province] LOC[Rieti]");
}

static void test_a_head_and_what_of_brings_are_one_name(void **state)
{
    (void)state;
    check("at_/O9 the/O9 University/G9 of_/O9 Rieti/L9", "ORG[University of Rieti]");
    check("at_/O9 the/O9 University/G9 of_/g9 Rieti/L9", "ORG[University of Rieti]");
    check("at_/O9 the/O9 University/O9 of_/O9 Rieti/L9", "ORG[University of Rieti]");
    check("the/O9 Rio/G9 Journal/g9 of_/O9 Alto/L9", "ORG[Rio Journal of Alto]");
    check("the/O9 Museum/L9 of_/O9 the/O9 Sea/L9", "LOC[Museum of the Sea]");
    /* Not whose it is, what every country has, who heads it, a word in small letters,
       another sentence's word. */
    check("the/O9 Rio/G9 Award/g9 of_/O9 the/O9 Guild/G9", "ORG[Rio Award] ORG[Guild]");
    check("the/O9 Group/O9 of_/O9 the/O9 Guild/G9", "ORG[Guild]");
    check("the/O9 Parliament/G9 of_/O9 Rieti/L9", "ORG[Parliament] LOC[Rieti]");
    check("the/O9 President/O9 of_/O9 Rieti/L9", "LOC[Rieti]");
    check("the/O9 university/O9 of_/O9 Rieti/L9", "LOC[Rieti]");
    check("the/O9 Church/O9 of_/O9 Anna/P9", "PER[Anna]");
    check("the/O9 University/G9 | of_/O9 Rieti/L9", "ORG[University] LOC[Rieti]");
}

static void test_a_country_or_body_may_have_an_and(void **state)
{
    (void)state;
    check("the/O9 Law/G9 Society/g9 of/g9 Norway/g9 and/O9 Sweden/L9 won/O9",
          "ORG[Law Society of Norway and Sweden]");
    check("Guild/G9 of/g9 New/g9 Zealand/g9 and/O9 South/L9 Africa/l9",
          "ORG[Guild of New Zealand and South Africa]");
    /* Each has a bank and a parliament of its own; no country, another type. */
    check("the/O9 Bank/G9 of/g9 Japan/g9 and/O9 Sweden/L9",
          "ORG[Bank of Japan] LOC[Sweden]");
    check("Parliament/G9 of/g9 Norway/g9 and/O9 Sweden/L9",
          "ORG[Parliament of Norway] LOC[Sweden]");
    check("Guild/G9 of/g9 Norway/g9 and/O9 Borex/G9",
          "ORG[Guild of Norway] ORG[Borex]");
    check("Guild/G9 of/g9 Rieti/g9 and/O9 Sweden/L9",
          "ORG[Guild of Rieti] LOC[Sweden]");
    check("Trinidad/L9 and/O9 Tobago/L9 won/O9", "LOC[Trinidad and Tobago]");
    check("Trinidad/L9 and/O9 Rieti/L9 won/O9", "LOC[Trinidad] LOC[Rieti]");
}

static void test_small_words_round_a_name_are_none_of_it(void **state)
{
    (void)state;
    check("in_/O9 western/L9 Rio/l9", "LOC[Rio]");
    check("in_/O9 upper/L9 Rio/l9 Alto/l9", "LOC[Rio Alto]");
    check("in_/O9 Western/L9 Rio/l9", "LOC[Western Rio]");
    check("in_/O9 western/L9", "LOC[western]");
    check("in_/O9 south/L9 rio/l9", "LOC[south rio]"); /* nothing has capitals */
    check("the/O9 Rio/L9 region/l9", "LOC[Rio]");
    check("the/O9 Rio/M9 Cup/m9 winners/m9", "MISC[Rio Cup]");
    check("Top/M9 40/m9 charts/m9", "MISC[Top 40]");
    check("the/O9 Rio/L9 Region/l9", "LOC[Rio Region]");
    check("a/O9 vino/L9 region/l9 X/O9", "LOC[vino region]");
    check("the/O9 Rio/M9 earthquake/m9", "MISC[Rio earthquake]");
    check("at_/O9 Rio/G9 's/g9 Alto/G9 School/g9", "ORG[Rio] ORG[Alto School]");
    check("at_/O9 Rio/G9 's/g9 shop/O9", "ORG[Rio 's]");
    check("at_/O9 Rio/G9 's/g9 | Alto/G9", "ORG[Rio 's] ORG[Alto]");
}

static void test_a_sort_of_things_has_no_name(void **state)
{
    (void)state;
    check("A/O9 scimitar/M9 oryx/m9 ran/O9", "");
    check("A/O9 zydeco/M9 ran/O9", "");
    check("A/O9 bitcoin/G9 ran/O9", "");
    check("A/O9 3/G9 ./g9 ran/O9", "");
    check("A/O9 24/M9 ran/O9", "MISC[24]");
    check("so_/O9 per/P9 Rio/p9", "PER[Rio]");
    check("A/O9 taco/G9 bell/g9 rang/O9", "ORG[taco bell]");
    check("A/O9 rio/L9 ran/O9", "LOC[rio]");
    check("At/O9 the/O9 2006/M9 general/m9 election/m9", "");
    check("the/O9 2006/M9 Rio/m9 election/m9", "MISC[2006 Rio election]");
    check("the/O9 Rio/M9 2006/m9", "MISC[Rio 2006]");
    check("It/O9 is/O9 2006/M9", "MISC[2006]");
    check("A/O9 b2/M9 ran/O9", "MISC[b2]");
    check("A/O9 5x/M9 platinum/m9", "MISC[5x platinum]");
    check("A/O9 iPad/M9 ran/O9", "MISC[iPad]");
    check("A/O9 player/M9 of_/m9 rio/m9", "MISC[player of rio]");
    check("zydeco/M9 ran/O9", "MISC[zydeco]"); /* nothing has capitals */
}

static void test_an_article_is_no_name_alone(void **state)
{
    (void)state;
    check("The/G9 Rio/G9 won/O9", "ORG[The Rio]");
    check("the/M9 Rio/G9 won/O9", "ORG[the Rio]");
    check("THE/P9 PRESIDENT/P9 :/O9 I/O9", "");
    check("A/G9 Rio/G9 won/O9", "ORG[A] ORG[Rio]");
}

static void test_what_a_land_is_belongs_to_its_name(void **state)
{
    (void)state;
    check("the/O9 Duchy/O9 of_/O9 Rio/L9", "LOC[Duchy of Rio]");
    check("the/O9 Royal/O9 Borough/O9 of_/O9 Rio/L9", "LOC[Royal Borough of Rio]");
    check("the/O9 Alto/L9 Borough/l9 of_/O9 Rio/L9", "LOC[Alto Borough of Rio]");
    check("the/O9 East/L9 Riding/l9 of_/O9 Rio/L9", "LOC[East Riding of Rio]");
    check("The/O9 Duchy/O9 of_/O9 Rio/L9", "LOC[Duchy of Rio]");
    /* Another land's, in small letters, a body or person, another sentence's. */
    check("the/O9 Alto/L9 Province/l9 of_/O9 Rio/L9", "LOC[Alto Province] LOC[Rio]");
    check("the/O9 duchy/O9 of_/O9 Rio/L9", "LOC[Rio]");
    check("the/O9 Duchy/O9 of_/O9 Rio/P9", "PER[Rio]");
    check("the/O9 Duke/O9 of_/O9 Rio/L9", "LOC[Rio]");
    check("the/O9 Duchy/O9 | of_/O9 Rio/L9", "LOC[Rio]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_name_missed_in_one_place_is_found_by_another),
        cmocka_unit_test(test_a_type_is_what_all_places_say),
        cmocka_unit_test(test_a_word_that_is_rarely_a_name_is_none),
        cmocka_unit_test(test_words_inside_a_longer_name_say_nothing_of_the_shorter),
        cmocka_unit_test(test_capitals_tell_names_from_words),
        cmocka_unit_test(test_edges_are_set_right),
        cmocka_unit_test(test_a_name_goes_on_behind_a_connecting_word),
        cmocka_unit_test(test_pieces_of_one_name_are_joined),
        cmocka_unit_test(test_a_head_and_what_of_brings_are_one_name),
        cmocka_unit_test(test_a_country_or_body_may_have_an_and),
        cmocka_unit_test(test_small_words_round_a_name_are_none_of_it),
        cmocka_unit_test(test_a_sort_of_things_has_no_name),
        cmocka_unit_test(test_an_article_is_no_name_alone),
        cmocka_unit_test(test_what_a_land_is_belongs_to_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
