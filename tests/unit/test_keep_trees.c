/* Tests extract/parse/keep_trees.c: what the input gives, over what the model found. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/parse/parse_i.h"
#include "extract/read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The first sentence has its tree, the second its tags alone. */
static const char text[] = "1\tAnna\tAnna\tPROPN\tNNP\t_\t2\tnsubj\t_\tNER=B-PER\n"
                           "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                           "3\tOslo\tOslo\tPROPN\tNNP\t_\t2\tobj\t_\tNER=B-LOC\n"
                           "\n"
                           "1\tBye\t_\tINTJ\t_\t_\t_\t_\t_\t_\n"
                           "2\tnow\tnow\tADV\tRB\t_\t_\t_\t_\t_\n"
                           "\n";

static tri_status take(tri_document *document, void *user)
{
    tri_document *kept = user;
    *kept = *document;
    free(document);
    return TRI_OK;
}

static void read_text(bool keep_trees, tri_document *document)
{
    const tri_read_options how = {.form = TRI_FORM_CONLLU, .keep_trees = keep_trees};
    assert_int_equal(
        tri_read_bytes("in", text, sizeof text - 1, &how, take, document, NULL),
        TRI_OK);
    assert_int_equal(document->n_tokens, 5);
}

/* What a model might say. */
static void find(const tri_document *document, tri_token tokens[5])
{
    static const uint32_t heads[] = {1, TRI_NONE, 0, 4, TRI_NONE};
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        tokens[i] = document->surface[i];
        tokens[i].upos = TRI_UPOS_NOUN;
        tokens[i].xpos = TRI_XPOS_NNS;
        tokens[i].lemma = "found";
        tokens[i].head = heads[i];
        tokens[i].rel = heads[i] == TRI_NONE ? TRI_REL_ROOT : TRI_REL_DEP;
        tokens[i].head_p = 0.25F;
    }
}

static void test_trees(void **state)
{
    (void)state;
    tri_document d;
    tri_token tokens[5];
    read_text(true, &d);
    assert_true(d.trees_given);
    find(&d, tokens);
    tri_i_keep_tags(d.surface, tokens, 0, 5);
    tri_i_keep_tree(d.surface, tokens, 0, 3);
    tri_i_keep_tree(d.surface, tokens, 3, 5);
    assert_int_equal(tokens[1].upos, TRI_UPOS_VERB);
    assert_string_equal(tokens[1].lemma, "leave");
    assert_int_equal(tokens[0].rel, TRI_REL_NSUBJ);
    /* An arc that was found keeps its probability, another one is certain. */
    assert_int_equal(tokens[0].head, 1);
    assert_true(tokens[0].head_p == 0.25F);
    assert_int_equal(tokens[2].head, 1);
    assert_true(tokens[2].head_p == 1.0F);
    /* What is not given is as it was found. */
    assert_int_equal(tokens[3].upos, TRI_UPOS_INTJ);
    assert_int_equal(tokens[3].xpos, TRI_XPOS_NNS);
    assert_string_equal(tokens[3].lemma, "found");
    assert_int_equal(tokens[3].head, 4);
    assert_int_equal(tokens[3].rel, TRI_REL_DEP);
    tri_document_clear(&d);
}

static void test_names(void **state)
{
    (void)state;
    static const tri_i_span found[] = {
        {.begin = 0, .end = 1, .type = TRI_TYPE_ORG, .p = 0.5F},
        {.begin = 1, .end = 3, .type = TRI_TYPE_LOC, .p = 0.5F},
        {.begin = 4, .end = 5, .type = TRI_TYPE_LOC, .p = 0.5F}};
    tri_document d;
    tri_i_names names = {found, 3};
    read_text(true, &d);
    d.tokens = d.surface;
    assert_int_equal(tri_i_keep_names(&d, &d.arena, &names, NULL), TRI_OK);
    assert_int_equal(names.n, 2);
    assert_int_equal(names.spans[0].type, TRI_TYPE_PER);
    assert_true(names.spans[0].p == 0.5F); /* of a span that was found */
    assert_int_equal(names.spans[1].begin, 2);
    assert_true(names.spans[1].p == 1.0F);
    tri_document_clear(&d);
}

static void test_nothing_is_given(void **state)
{
    (void)state;
    static const tri_i_span name = {.begin = 0, .end = 1};
    tri_document d;
    tri_token tokens[5];
    tri_i_names names = {&name, 1};
    read_text(false, &d);
    assert_false(d.trees_given);
    find(&d, tokens);
    tri_i_keep_tags(NULL, tokens, 0, 5);
    tri_i_keep_tree(NULL, tokens, 0, 5);
    assert_int_equal(tokens[2].head, 0);
    assert_int_equal(tokens[2].upos, TRI_UPOS_NOUN);
    assert_int_equal(tri_i_keep_names(&d, &d.arena, &names, NULL), TRI_OK);
    assert_ptr_equal(names.spans, &name);
    tri_document_clear(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_nothing_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
