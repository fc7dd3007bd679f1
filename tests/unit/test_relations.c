/* Tests extract/triples/relations.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/triples/making.h"
#include "tricot-extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static tri_argument argument(const char *name, tri_type type)
{
    return (tri_argument){.text = name,
                          .name = name,
                          .subtype = "",
                          .value = "",
                          .unit = "",
                          .entity = TRI_NONE,
                          .type = (uint8_t)type};
}

static tri_triple triple(const char *label, tri_type subject, tri_type object)
{
    return (tri_triple){.id = "0123456789abcdef",
                        .subject = argument("S", subject),
                        .object = argument("O", object),
                        .label = label,
                        .base = label,
                        .relation = "",
                        .sentence = ""};
}

/* What a table makes of one triple, "" where it does not know it: subject, label,
   object. */
static void assert_made(const char *table, tri_triple one, const char *wanted)
{
    tri_relations *relations = NULL;
    tri_triples kept = {0};
    const tri_triples from = {.triples = &one, .n_triples = 1};
    char made[256] = "";
    assert_int_equal(tri_relations_read(table, strlen(table), "t", &relations, NULL),
                     TRI_OK);
    assert_int_equal(tri_relations_apply(relations, &from, &kept, NULL), TRI_OK);
    for (uint32_t i = 0; i < kept.n_triples; i++) {
        const tri_triple *t = &kept.triples[i];
        const size_t n = strlen(made);
        (void)snprintf(made + n, sizeof made - n, "%s%s %s %s", i == 0 ? "" : "; ",
                       t->subject.name, t->label, t->object.name);
    }
    assert_string_equal(made, wanted);
    tri_triples_clear(&kept);
    tri_relations_free(relations);
}

static void test_renames(void **state)
{
    (void)state;
    const char *table = "label\taliases\n# a comment\n\nowns\town|co-own\r\n";
    assert_made(table, triple("co-own", TRI_TYPE_ORG, TRI_TYPE_ORG), "S owns O");
    assert_made(table, triple("owns", TRI_TYPE_ORG, TRI_TYPE_ORG), "S owns O");
    assert_made(table, triple("label", TRI_TYPE_ORG, TRI_TYPE_ORG), "");
    assert_made(table, triple("own in", TRI_TYPE_ORG, TRI_TYPE_LOC), "");
}

static void test_turns(void **state)
{
    (void)state;
    assert_made("member of\t<include", triple("include", TRI_TYPE_ORG, TRI_TYPE_LOC),
                "O member of S");
    /* Types are those after the turn. */
    assert_made("member of\t<include\tLOC\tORG",
                triple("include", TRI_TYPE_ORG, TRI_TYPE_LOC), "O member of S");
    assert_made("member of\t<include\tORG\tLOC",
                triple("include", TRI_TYPE_ORG, TRI_TYPE_LOC), "");
}

static void test_words_before(void **state)
{
    (void)state;
    const char *table = "speaks for\t* spokesman for";
    assert_made(table, triple("chief spokesman for", TRI_TYPE_PER, TRI_TYPE_ORG),
                "S speaks for O");
    assert_made(table, triple("spokesman for", TRI_TYPE_PER, TRI_TYPE_ORG),
                "S speaks for O");
    assert_made(table, triple("xspokesman for", TRI_TYPE_PER, TRI_TYPE_ORG), "");
    assert_made("x\tspokesman for",
                triple("chief spokesman for", TRI_TYPE_PER, TRI_TYPE_ORG), "");
}

static void test_types_choose(void **state)
{
    (void)state;
    const char *table = "heads state\tpresident of\tPER\tLOC\t^P35\n"
                        "chairs\tpresident of\tPER\tORG|MISC\t^P488\n";
    assert_made(table, triple("president of", TRI_TYPE_PER, TRI_TYPE_LOC),
                "S heads state O");
    assert_made(table, triple("president of", TRI_TYPE_PER, TRI_TYPE_MISC),
                "S chairs O");
    assert_made(table, triple("president of", TRI_TYPE_ORG, TRI_TYPE_ORG), "");
}

static void test_arguments(void **state)
{
    (void)state;
    tri_further further[] = {{.role = "to",
                              .kind = TRI_ARG_KIND_PLACE,
                              .argument = argument("A", TRI_TYPE_LOC)},
                             {.role = "object2",
                              .kind = TRI_ARG_KIND_OTHER,
                              .argument = argument("B", TRI_TYPE_PER)},
                             {.role = "in",
                              .kind = TRI_ARG_KIND_TIME,
                              .argument = argument("2019", TRI_TYPE_DATE)}};
    tri_triple one = triple("send", TRI_TYPE_LOC, TRI_TYPE_CONCEPT);
    one.args = further;
    one.n_args = 3;
    assert_made("sent to\tsend to", one, "S sent to A");
    assert_made("sent\tsend\nsends\tsend in", one, "S sent O; S sent B");

    tri_relations *relations = NULL;
    tri_triples kept = {0};
    const tri_triples from = {.triples = &one, .n_triples = 1};
    const char *table = "sent\tsend\t\t\tP9\nto\tsend to";
    assert_int_equal(tri_relations_read(table, strlen(table), "t", &relations, NULL),
                     TRI_OK);
    assert_int_equal(tri_relations_apply(relations, &from, &kept, NULL), TRI_OK);
    assert_int_equal(kept.n_triples, 3);
    assert_string_equal(kept.triples[0].id, one.id);
    assert_string_equal(kept.triples[0].property, "P9");
    assert_string_not_equal(kept.triples[1].id, one.id);
    assert_string_not_equal(kept.triples[1].id, kept.triples[2].id);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(kept.triples[i].n_args, 1);
        assert_string_equal(kept.triples[i].args[0].argument.name, "2019");
    }
    tri_triples_clear(&kept);
    tri_relations_free(relations);
}

static void assert_refused(const char *table, const char *message)
{
    tri_relations *relations = NULL;
    tri_error error = {0};
    assert_int_equal(
        tri_relations_read(table, strlen(table), "t.tsv", &relations, &error),
        TRI_ERR_FORMAT);
    assert_null(relations);
    assert_non_null(strstr(error.message, message));
}

static void test_refuses(void **state)
{
    (void)state;
    assert_refused("", "t.tsv: no relation in the table");
    assert_refused("label\taliases\n# nothing\n", "no relation in the table");
    assert_refused("a\tb\n\tc", "t.tsv: line 2: no label");
    assert_refused("a\tb\tPERSON", "line 1: 'PERSON' is no type");
    assert_refused("a\tb\t\tPER|\t35", "'35' is no Wikidata property");
    assert_refused("a\tb\t\t\tP0", "'P0' is no Wikidata property");
    assert_refused("a\tb\t\t\t\tf", "more than five columns");
    tri_relations_free(NULL);
}

static void test_default(void **state)
{
    (void)state;
    tri_relations *relations = NULL;
    tri_triple all[] = {triple("president of", TRI_TYPE_PER, TRI_TYPE_LOC),
                        triple("found", TRI_TYPE_PER, TRI_TYPE_ORG),
                        triple("spokeswoman of", TRI_TYPE_PER, TRI_TYPE_ORG),
                        triple("include", TRI_TYPE_ORG, TRI_TYPE_LOC),
                        triple("be buried in", TRI_TYPE_PER, TRI_TYPE_LOC),
                        triple("paint", TRI_TYPE_PER, TRI_TYPE_MISC),
                        triple("lose to", TRI_TYPE_ORG, TRI_TYPE_ORG),
                        triple("serve in", TRI_TYPE_PER, TRI_TYPE_MISC),
                        triple("flow into", TRI_TYPE_LOC, TRI_TYPE_LOC),
                        triple("eat", TRI_TYPE_PER, TRI_TYPE_CONCEPT)};
    const char *labels[] = {"head of state of", "founded",   "spokesperson for",
                            "member of",        "buried in", "painted",
                            "defeated",         "fought in", "flows into"};
    const char *properties[] = {"^P35",  "^P112", "",     "P463", "P119",
                                "^P170", "",      "P607", "P403"};
    const tri_triples from = {.triples = all, .n_triples = 10};
    tri_triples kept = {0};
    assert_int_equal(tri_relations_default(&relations, NULL), TRI_OK);
    assert_int_equal(tri_relations_apply(relations, &from, &kept, NULL), TRI_OK);
    assert_int_equal(kept.n_triples, 9);
    for (uint32_t i = 0; i < 9; i++) {
        assert_string_equal(kept.triples[i].label, labels[i]);
        assert_string_equal(kept.triples[i].property, properties[i]);
    }
    assert_string_equal(kept.triples[3].subject.name, "O");
    tri_triples_clear(&kept);
    tri_relations_free(relations);
}

/* Which properties the built-in table says by a label, either way round. */
static void test_says_property(void **state)
{
    static const struct {
        const char *label;
        tri_type subject, object;
        const char *property;
        bool from_object, says;
    } cases[] = {
        {"be born in", TRI_TYPE_PER, TRI_TYPE_LOC, "P19", false, true},
        {"be born in", TRI_TYPE_PER, TRI_TYPE_LOC, "P19", true, false},
        {"be born in", TRI_TYPE_PER, TRI_TYPE_ORG, "P19", false, false},
        {"be born in", TRI_TYPE_PER, TRI_TYPE_LOC, "P20", false, false},
        {"establish", TRI_TYPE_PER, TRI_TYPE_ORG, "P112", true, true},
        {"establish", TRI_TYPE_PER, TRI_TYPE_ORG, "P112", false, false},
        {"capital of", TRI_TYPE_LOC, TRI_TYPE_LOC, "P1376", false, true},
        {"old capital of", TRI_TYPE_LOC, TRI_TYPE_LOC, "P1376", false, true},
        {"xcapital of", TRI_TYPE_LOC, TRI_TYPE_LOC, "P1376", false, false},
        {"citizen of", TRI_TYPE_PER, TRI_TYPE_LOC, "P27", false, true},
        /* "<include": the other way round */
        {"include", TRI_TYPE_ORG, TRI_TYPE_ORG, "P463", true, true},
        {"include", TRI_TYPE_ORG, TRI_TYPE_ORG, "P463", false, false},
        {"", TRI_TYPE_PER, TRI_TYPE_LOC, "P19", false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (tri_i_says_property(cases[i].label, cases[i].subject, cases[i].object,
                                cases[i].property,
                                cases[i].from_object) != cases[i].says) {
            fail_msg("case %zu: '%s' and %s", i, cases[i].label, cases[i].property);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renames),      cmocka_unit_test(test_turns),
        cmocka_unit_test(test_words_before), cmocka_unit_test(test_types_choose),
        cmocka_unit_test(test_arguments),    cmocka_unit_test(test_refuses),
        cmocka_unit_test(test_default),      cmocka_unit_test(test_says_property),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
