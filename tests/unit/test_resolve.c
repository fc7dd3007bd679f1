/* Tests extract/entities/: which mentions of parsed sentences are one entity.

   usage: test_resolve CASES.conllu

   Each document of the file is parsed (tags, trees, NER= for names) and says by
   comments what is wanted: `# one = A; B` (all mentions with these words are one
   entity),
   `# apart = A; B` (no two are), `# name = A; B` (A's entity is called B), `# type = A;
   B`,
   `# wikidata = A; Q1` (A's entity has this id; `none`: it has none),
   `# role = A; B` (a role of A's is B), `# called = A; B; C` (the entities of the
   mentions with A's words are called B and C, in this order). `# link = A; B`: the
   model says that the last A is the first B. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/entities/antecedents.h"
#include "extract/extract.h"
#include "tests/unit/cases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MAX_LINE = 512, MAX_NAMES = 8, MAX_LINKS = 8 };

static const char *cases;
static int n_wrong; /* all are told before the test fails */

/* Whether a mention's words are these. */
static bool has_words(const tri_document *d, const tri_mention *m, const char *words)
{
    const tri_token *first = &d->tokens[m->begin];
    const size_t length = d->tokens[m->end - 1].end - first->begin;
    return strlen(words) == length &&
           strncmp(d->text + first->begin, words, length) == 0;
}

/* Whether the entities of the mentions with the words of the first name are called as
   the others say. */
static bool is_called(const test_case *one, char *const *names, size_t n)
{
    const tri_document *d = one->document;
    size_t found = 1;
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        if (has_words(d, &d->mentions[i], names[0])) {
            if (found == n ||
                strcmp(d->entities[d->mentions[i].entity].name, names[found]) != 0) {
                print_error("%s: '%s' is called '%s'\n", one->document->meta.id,
                            names[0], d->entities[d->mentions[i].entity].name);
                return false;
            }
            found++;
        }
    }
    return found == n;
}

/* The entity that all mentions with these words have. */
static uint32_t entity_of(const test_case *one, const char *words)
{
    const tri_document *d = one->document;
    uint32_t entity = TRI_NONE;
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const tri_mention *m = &d->mentions[i];
        if (has_words(d, m, words)) {
            if (entity != TRI_NONE && entity != m->entity) {
                print_error("%s: '%s' is two entities\n", one->document->meta.id,
                            words);
                n_wrong++;
            }
            entity = m->entity;
        }
    }
    if (entity == TRI_NONE) {
        print_error("%s: no mention '%s'\n", one->document->meta.id, words);
        fail();
    }
    return entity;
}

static void check_wish(const test_case *one, const char *wish)
{
    char copy[MAX_LINE];
    char *names[MAX_NAMES];
    size_t n = 0;
    (void)snprintf(copy, sizeof copy, "%s", wish);
    char *rest = strstr(copy, " = ");
    assert_non_null(rest);
    *rest = '\0';
    rest += 3;
    while (rest != NULL && n < MAX_NAMES) {
        names[n++] = rest;
        rest = strstr(rest, "; ");
        if (rest != NULL) {
            *rest = '\0';
            rest += 2;
        }
    }
    assert_true(n >= 2);
    if (strcmp(copy, "called") == 0) {
        n_wrong += !is_called(one, names, n);
        return;
    }
    const tri_entity *entities = one->document->entities;
    const uint32_t first = entity_of(one, names[0]);
    bool holds = true;
    if (strcmp(copy, "name") == 0) {
        holds = strcmp(entities[first].name, names[1]) == 0;
    } else if (strcmp(copy, "type") == 0) {
        holds = strcmp(tri_type_name((tri_type)entities[first].type), names[1]) == 0;
    } else if (strcmp(copy, "role") == 0) {
        holds = false;
        for (uint32_t i = 0; i < entities[first].n_roles; i++) {
            holds = holds || strcmp(entities[first].roles[i], names[1]) == 0;
        }
    } else if (strcmp(copy, "wikidata") == 0) {
        const char *wanted = strcmp(names[1], "none") == 0 ? "" : names[1];
        holds = strcmp(entities[first].wikidata, wanted) == 0;
    } else {
        for (size_t a = 0; a < n; a++) {
            for (size_t b = a + 1; b < n; b++) {
                const bool same = entity_of(one, names[a]) == entity_of(one, names[b]);
                holds = holds && same == (strcmp(copy, "one") == 0);
            }
        }
    }
    if (!holds) {
        print_error("%s: not so: %s (the first is '%s', %s)\n", one->document->meta.id,
                    wish, entities[first].name,
                    tri_type_name((tri_type)entities[first].type));
        fail();
    }
}

/* The head of the first or the last mention with these words. */
static uint32_t head_of(const test_case *one, const char *words, bool is_last)
{
    const tri_document *d = one->document;
    uint32_t head = TRI_NONE;
    for (uint32_t i = 0; i < d->n_spans; i++) {
        const tri_i_span *span = &d->spans[i];
        const size_t begin = d->tokens[span->begin].begin;
        const size_t length = d->tokens[span->end - 1].end - begin;
        if (strlen(words) == length && strncmp(d->text + begin, words, length) == 0 &&
            (head == TRI_NONE || is_last)) {
            head = span->head;
        }
    }
    if (head == TRI_NONE) {
        print_error("%s: nothing to link is '%s'\n", one->document->meta.id, words);
        fail();
    }
    return head;
}

/* The links that a case asks for in the place of the model's; returns how many. */
static uint32_t read_links(const test_case *one, tri_i_antecedent *links)
{
    uint32_t n = 0;
    for (size_t i = 0; i < one->n_wishes; i++) {
        char copy[MAX_LINE];
        (void)snprintf(copy, sizeof copy, "%s", one->wishes[i]);
        if (strncmp(copy, "link = ", 7) != 0) {
            continue;
        }
        char *antecedent = strstr(copy, "; ");
        assert_non_null(antecedent);
        *antecedent = '\0';
        assert_true(n < MAX_LINKS);
        links[n++] =
            (tri_i_antecedent){.token = head_of(one, copy + 7, true),
                               .antecedent = head_of(one, antecedent + 2, false),
                               .p = 0.9F,
                               .others = {TRI_NONE, TRI_NONE, TRI_NONE}};
    }
    return n;
}

static void check(test_case *one, void *user)
{
    (void)user;
    tri_error error = {0};
    tri_document *d = one->document;
    tri_i_antecedent links[MAX_LINKS];
    const tri_i_tools tools = {0};
    for (size_t i = 0; i <= TRI_I_STAGE_MENTIONS; i++) {
        assert_int_equal(tri_i_run_stage(&tri_i_stages[i], &tools, true, d, &error),
                         TRI_OK);
    }
    d->n_antecedents = read_links(one, links);
    d->antecedents = links;
    assert_int_equal(
        tri_i_run_stage(&tri_i_stages[TRI_I_STAGE_ENTITIES], &tools, true, d, &error),
        TRI_OK);
    d->antecedents = NULL;
    d->n_antecedents = 0;
    assert_true(one->n_wishes > 0);
    for (size_t i = 0; i < one->n_wishes; i++) {
        if (strncmp(one->wishes[i], "link = ", 7) != 0) {
            check_wish(one, one->wishes[i]);
        }
    }
    /* Every join is explained, and none twice. */
    assert_int_equal(d->n_links + d->n_entities, d->n_mentions);
    for (uint32_t i = 0; i < d->n_links; i++) {
        assert_true(tri_rule_text((tri_rule)d->links[i].rule)[0] != '\0');
        assert_int_equal(d->mentions[d->links[i].mention].entity,
                         d->mentions[d->links[i].antecedent].entity);
    }
}

static void test_cases(void **state)
{
    (void)state;
    assert_true(cases_run(cases, check, NULL) >= 25);
    assert_int_equal(n_wrong, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    if (argc != 2) {
        return 2;
    }
    cases = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
