/* Tests extract/entities/antecedents.c and what joins by it, with the trained weights:
   who is who in plain sentences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model.h"

#include "extract/entities/antecedents.h"
#include "extract/extract.h"

static tri_document document;

static void parse(const char *text)
{
    tri_scratch *scratch = NULL;
    tri_error error = {0};
    tri_document_clear(&document);
    assert_int_equal(tri_document_init(&document, text, strlen(text), NULL, &error),
                     TRI_OK);
    assert_int_equal(tri_scratch_new(model, &scratch, &error), TRI_OK);
    assert_int_equal(tri_document_annotate(&document, model, scratch, false, &error),
                     TRI_OK);
    tri_scratch_free(scratch);
}

/* The entity of the mention headed by the nth token of this form, from 1; NULL where it
   stands for nothing known. */
static const tri_entity *entity_of(const char *form, int nth)
{
    for (uint32_t t = 0; t < document.n_tokens; t++) {
        if (strcmp(document.tokens[t].form, form) != 0 || --nth > 0) {
            continue;
        }
        for (uint32_t i = 0; i < document.n_mentions; i++) {
            const tri_mention *mention = &document.mentions[i];
            if (mention->begin <= t && t < mention->end &&
                (mention->head == t || mention->kind == TRI_MENTION_NAME)) {
                return mention->entity == TRI_NONE
                           ? NULL
                           : &document.entities[mention->entity];
            }
        }
        break;
    }
    return NULL;
}

static void same(const char *a, int nth_a, const char *b, int nth_b)
{
    const tri_entity *x = entity_of(a, nth_a);
    const tri_entity *y = entity_of(b, nth_b);
    if (x == NULL || x != y) {
        fail_msg("'%s' (%d) is '%s', '%s' (%d) is '%s' in: %s", a, nth_a,
                 x == NULL ? "nothing" : x->name, b, nth_b,
                 y == NULL ? "nothing" : y->name, document.text);
    }
}

static void other(const char *a, int nth_a, const char *b, int nth_b)
{
    const tri_entity *x = entity_of(a, nth_a);
    if (x != NULL && x == entity_of(b, nth_b)) {
        fail_msg("'%s' and '%s' are both '%s' in: %s", a, b, x->name, document.text);
    }
}

static void test_persons(void **state)
{
    (void)state;
    need_model();
    parse(
        "Anna Smith met Bob Jones in Paris. She gave him a book, and he thanked her.");
    same("She", 1, "Smith", 1);
    same("her", 1, "Smith", 1);
    same("him", 1, "Jones", 1);
    same("he", 1, "Jones", 1);
    other("She", 1, "he", 1);
}

static void test_things_and_groups(void **state)
{
    (void)state;
    need_model();
    parse("The company said on Monday that it would sell its plant in Ohio.");
    same("it", 1, "company", 1);
    same("its", 1, "company", 1);
    other("it", 1, "plant", 1);
    parse(
        "The rebels attacked the village at dawn. They burned three houses before they "
        "fled.");
    same("They", 1, "rebels", 1);
    same("they", 1, "rebels", 1);
}

static void test_nominals(void **state)
{
    (void)state;
    need_model();
    parse("A bridge collapsed in Genoa on Tuesday. Officials said the bridge was built "
          "in "
          "1967.");
    same("bridge", 2, "bridge", 1);
}

static void test_speakers(void **state)
{
    (void)state;
    need_model();
    parse("\"I have ordered my staff to leave,\" Anna Smith said on Friday.");
    same("I", 1, "my", 1);
    parse("Anna Smith said on Friday: \"I will sell my house in Oslo.\"");
    same("I", 1, "Smith", 1);
    same("my", 1, "Smith", 1);
}

static void test_grammar(void **state)
{
    (void)state;
    need_model();
    parse("The album's producer, Ines Tavares, thanked her brother.");
    same("her", 1, "Tavares", 1);
    same("producer", 1, "Tavares", 1);
    parse("Troops left Arden Valley, which lies above the lake.");
    other("lake", 1, "Arden", 1);
    parse(
        "Peter Lund, 81, has ruled the island for decades. He handed over the chair to "
        "Omar Bell three years ago and his family is believed to have kept power in "
        "Leeds, the purpose-built town named after him.");
    same("him", 1, "Lund", 1);
    parse("Norway taxes salt. The agency says that every country should do so.");
    other("country", 1, "Norway", 1);
    parse("The voters kept the old flag. A different flag was drawn in Oslo.");
    other("flag", 2, "flag", 1);
    parse("Alvin Jones, Ruth Lund and Eve Moss, councillors of Leeds, were elected. "
          "Councillors met.");
    other("Councillors", 1, "Jones", 1);
}

/* The word `form` stands for `n` things, the last of which is that of `member`. */
static void stands_for(const char *form, uint32_t n, const char *member)
{
    for (uint32_t i = 0; i < document.n_mentions; i++) {
        const tri_mention *mention = &document.mentions[i];
        if (strcmp(document.tokens[mention->head].form, form) == 0) {
            assert_int_equal(mention->n_members, n);
            if (n > 0) {
                const uint32_t last = mention->members[n - 1];
                assert_ptr_equal(&document.entities[document.mentions[last].entity],
                                 entity_of(member, 1));
            }
            return;
        }
    }
    fail_msg("no mention '%s' in: %s", form, document.text);
}

static void test_groups(void **state)
{
    (void)state;
    need_model();
    parse("Kenya and Togo signed the treaty, but they failed to agree on a date.");
    stands_for("they", 2, "Togo");
    parse("Anna Smith and Bob Jones own the firm. The two founded it in 1990.");
    stands_for("two", 2, "Jones");
    parse("The firm buys tea from Kenya and silk from China, and sells lamps to both.");
    stands_for("both", 2, "China");
    /* Three cannot be meant by two, nor things that nobody told of by anything. */
    parse("Anna Smith, Bob Jones and Eve Lund met in Oslo. The two left early.");
    stands_for("two", 0, "");
    parse("Kenya sent a minister. The two of them left.");
    stands_for("two", 0, "");
    /* A plural that is there already goes before. */
    parse("The rebels attacked the village at dawn. They burned three houses.");
    stands_for("They", 0, "");
}

static void test_countries(void **state)
{
    (void)state;
    need_model();
    parse("Kenya held elections on Monday. Officials of Kenya counted the votes. The "
          "country has 47 counties.");
    same("country", 1, "Kenya", 1);
    parse("Moscow welcomed the talks. The country will send its ministers.");
    other("country", 1, "Moscow", 1);
    parse("His brother bought a house in Nur-Sultan last year.");
    assert_non_null(entity_of("Sultan", 1));
    assert_string_equal(entity_of("Sultan", 1)->name, entity_of("Nur", 1)->name);
}

static void test_abstains(void **state)
{
    (void)state;
    need_model();
    parse("It rained in London on Sunday. It is clear that trains will be late.");
    other("It", 1, "London", 1);
    other("It", 2, "London", 1);
    parse(
        "Germany: You can obtain the card in post.\n\nChile: You can obtain it at the "
        "consulate.");
    other("You", 1, "Germany", 1);
    other("You", 2, "Chile", 1);
    parse("The allies did work on roads. The treaty is part of Biden's work.");
    other("work", 1, "work", 2);
    parse("William Bratton spoke first. Rafael Ramos had been studying to become a lay "
          "chaplain when he died.");
    other("chaplain", 1, "Bratton", 1);
    parse("She smiled.");
    parse("");
}

static int clear(void **state)
{
    tri_document_clear(&document);
    return close_model(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_persons),   cmocka_unit_test(test_things_and_groups),
        cmocka_unit_test(test_nominals),  cmocka_unit_test(test_speakers),
        cmocka_unit_test(test_countries), cmocka_unit_test(test_abstains),
        cmocka_unit_test(test_grammar),   cmocka_unit_test(test_groups),
    };
    return cmocka_run_group_tests(tests, open_model, clear);
}
