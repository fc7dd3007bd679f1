/* Tests extract/read/conllu_tree.c: trees that come with CoNLL-U. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/sink.h"
#include "extract/read/read.h"
#include "extract/write/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    tri_document document; /* the last that was read */
    char last[300];        /* the last warning */
    size_t n_failures;
} seen;

static tri_status take(tri_document *document, void *user)
{
    seen *s = user;
    tri_document_clear(&s->document);
    s->document = *document;
    free(document);
    return TRI_OK;
}

static void warn(const char *message, bool is_failure, void *user)
{
    seen *s = user;
    assert_true(is_failure);
    s->n_failures++;
    (void)snprintf(s->last, sizeof s->last, "%s", message);
}

static void read_kept(const char *text, seen *s)
{
    const tri_read_options how = {
        .form = TRI_FORM_CONLLU, .keep_trees = true, .on_warning = warn, .user = s};
    *s = (seen){0};
    assert_int_equal(tri_read_bytes("in", text, strlen(text), &how, take, s, NULL),
                     TRI_OK);
}

/* Two paragraphs, a surface token of two words, a sentence without white space behind
   it, names side by side, a word that is its own lemma "_". */
static const char whole[] =
    "# newdoc id = d\n"
    "# global.Entity = eid-etype-head\n"
    "# newpar\n"
    "# sent_id = d-1\n"
    "# text = Boeing didn't hire Anna Smith.\n"
    "1\tBoeing\tBoeing\tPROPN\tNNP\t_\t4\tnsubj\t_\tNER=B-ORG\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\thire\thire\tVERB\tVB\t_\t0\troot\t_\t_\n"
    "5\tAnna\tAnna\tPROPN\tNNP\t_\t4\tobj\t_\tNER=B-PER\n"
    "6\tSmith\tSmith\tPROPN\tNNP\t_\t5\tflat\t_\tNER=I-PER|SpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tSpaceAfter=No\n"
    "\n"
    "# sent_id = d-2\n"
    "# text = Paris Reuters\n"
    "1\tParis\tParis\tPROPN\tNNP\t_\t2\tcompound\t_\tNER=B-LOC\n"
    "2\tReuters\tReuters\tPROPN\tNNP\t_\t0\troot\t_\tNER=B-ORG\n"
    "\n"
    "# newpar\n"
    "# sent_id = d-3\n"
    "# text = A _\n"
    "1\tA\ta\tDET\tDT\t_\t2\tdet\t_\t_\n"
    "2\t_\t_\tNOUN\tNN\t_\t0\troot\t_\t_\n"
    "\n";

static void test_what_is_given_comes_back(void **state)
{
    (void)state;
    seen s;
    read_kept(whole, &s);
    assert_int_equal(s.n_failures, 0);
    assert_true(s.document.trees_given);
    /* As if the model had found the same. */
    tri_document *d = &s.document;
    tri_mention names[4];
    assert_int_equal(d->n_given_names, 4);
    for (uint32_t i = 0; i < 4; i++) {
        names[i] = (tri_mention){.begin = d->given_names[i].begin,
                                 .end = d->given_names[i].end,
                                 .head = d->given_names[i].head,
                                 .entity = TRI_NONE,
                                 .said_of = TRI_NONE,
                                 .kind = TRI_MENTION_NAME,
                                 .type = d->given_names[i].type};
    }
    d->tokens = d->surface;
    d->sentences = d->given_sentences;
    d->n_sentences = d->n_given_sentences;
    d->mentions = names;
    d->n_mentions = 4;
    tri_memory printed = {0};
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &printed);
    assert_int_equal(tri_document_write_conllu(&s.document, &sink), TRI_OK);
    assert_int_equal(tri_sink_flush(&sink), TRI_OK);
    assert_int_equal(tri_memory_write("", 1, &printed), TRI_OK);
    assert_string_equal(printed.bytes, whole);
    free(printed.bytes);
    tri_document_clear(&s.document);
}

static void test_heads_and_names_count_in_the_document(void **state)
{
    (void)state;
    seen s;
    read_kept(whole, &s);
    const tri_document *d = &s.document;
    assert_string_equal(d->text, "Boeing didn't hire Anna Smith.Paris Reuters\n\nA _");
    assert_int_equal(d->n_tokens, 11);
    assert_int_equal(d->surface[0].head, 3);
    assert_int_equal(d->surface[3].head, TRI_NONE);
    assert_int_equal(d->surface[7].head, 8);
    assert_true(d->surface[7].head_p == 1.0F);
    assert_int_equal(d->n_given_names, 4);
    assert_int_equal(d->given_names[1].begin, 4);
    assert_int_equal(d->given_names[1].end, 6);
    assert_int_equal(d->given_names[1].type, TRI_TYPE_PER);
    assert_int_equal(d->given_names[3].type, TRI_TYPE_ORG);
    assert_string_equal(d->surface[10].lemma, "_");
    /* A paragraph is a hard boundary, a sentence is none. */
    assert_true(d->surface[0].block_start && d->surface[9].block_start);
    assert_false(d->surface[7].block_start);
    tri_document_clear(&s.document);
}

static void test_without_the_option_nothing_is_given(void **state)
{
    (void)state;
    seen s = {0};
    const tri_read_options how = {.form = TRI_FORM_CONLLU};
    assert_int_equal(tri_read_bytes("in", whole, strlen(whole), &how, take, &s, NULL),
                     TRI_OK);
    assert_false(s.document.trees_given);
    assert_int_equal(s.document.n_given_names, 0);
    assert_int_equal(s.document.surface[0].head, TRI_NONE);
    assert_string_equal(s.document.surface[0].lemma, "");
    assert_true(s.document.surface[7].block_start);
    tri_document_clear(&s.document);
}

static void test_what_is_missing_is_left_to_the_model(void **state)
{
    (void)state;
    seen s;
    read_kept("1\tHe\t_\tPRON\t_\t_\t_\t_\t_\tNER=O|NER=B-PER\n"
              "2\tleft\tleave\t_\tVBD\t_\t_\t_\t_\tx|NER=B-DATE|y\n\n",
              &s);
    const tri_token *tokens = s.document.surface;
    assert_int_equal(s.n_failures, 0);
    assert_string_equal(tokens[0].lemma, "");
    assert_int_equal(tokens[0].upos, TRI_UPOS_PRON);
    assert_int_equal(tokens[0].xpos, TRI_XPOS_COUNT);
    assert_int_equal(tokens[1].upos, TRI_UPOS_COUNT);
    assert_int_equal(tokens[1].xpos, TRI_XPOS_VBD);
    assert_int_equal(tokens[1].rel, TRI_REL_COUNT);
    assert_int_equal(s.document.n_given_names, 0); /* dates are read from the words */
    tri_document_clear(&s.document);
}

#define WORD(number, tags, head, rel, misc)                                            \
    number "\tw\tw\t" tags "\t_\t" head "\t" rel "\t_\t" misc "\n"

static void test_faults_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *sentence;
        const char *wanted; /* the warning behind "in: line " */
    } faults[] = {
        {WORD("1", "NOUNS\tNN", "0", "root", "_"), "3: UPOS 'NOUNS' is unknown"},
        {WORD("1", "NOUN\tN", "0", "root", "_"), "3: XPOS 'N' is no tag of English"},
        {WORD("1", "X\t_", "0", "rooot", "_"), "3: DEPREL 'rooot' is unknown"},
        {WORD("1", "X\t_", "-1", "dep", "_"),
         "3: HEAD '-1' is no word of the sentence"},
        {WORD("1", "X\t_", "4294967296", "dep", "_"),
         "3: HEAD '4294967296' is no word of the sentence"},
        {WORD("1", "X\t_", "0", "root", "_") WORD("2", "X\t_", "3", "dep", "_"),
         "4: HEAD '3' is no word of the sentence"},
        {WORD("1", "X\t_", "0", "root", "_") WORD("2", "X\t_", "_", "_", "_"),
         "4: HEAD is missing; the sentence has others"},
        {WORD("1", "X\t_", "0", "root", "_") WORD("2", "X\t_", "1", "_", "_"),
         "4: DEPREL is missing; the sentence has others"},
        {WORD("1", "X\t_", "0", "root", "_") WORD("2", "X\t_", "0", "root", "_"),
         "4: a second root"},
        {WORD("1", "X\t_", "0", "dep", "_"), "3: HEAD 0 and DEPREL root go together"},
        {WORD("1", "X\t_", "0", "root", "_") WORD("2", "X\t_", "1", "root", "_"),
         "4: HEAD 0 and DEPREL root go together"},
        {WORD("1", "X\t_", "2", "dep", "_") WORD("2", "X\t_", "1", "dep", "_"),
         "3: no word is the root (HEAD 0)"},
        {WORD("1", "X\t_", "0", "root", "_") WORD("2", "X\t_", "2", "dep", "_"),
         "4: from word 2 the heads lead back to it"},
        {WORD("1", "X\t_", "2", "dep", "_") WORD("2", "X\t_", "3", "dep", "_")
             WORD("3", "X\t_", "2", "dep", "_") WORD("4", "X\t_", "0", "root", "_"),
         "4: from word 2 the heads lead back to it"},
        {WORD("1", "X\t_", "0", "root", "NER=B-GPE"),
         "3: NER=B-GPE: a name is B- or I- and PER, ORG, LOC or MISC"},
        {WORD("1", "X\t_", "0", "root", "a|NER=PER|b"),
         "3: NER=PER: a name is B- or I- and PER, ORG, LOC or MISC"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char both[600];
        char wanted[300];
        seen s;
        (void)snprintf(both, sizeof both, "%s\n%s\n",
                       WORD("1", "X\t_", "0", "root", "_"), faults[i].sentence);
        (void)snprintf(wanted, sizeof wanted, "in: line %s; the sentence is left out",
                       faults[i].wanted);
        read_kept(both, &s);
        assert_string_equal(s.last, wanted);
        assert_int_equal(s.n_failures, 1);
        assert_int_equal(s.document.n_tokens, 1); /* the sentence before it */
        tri_document_clear(&s.document);
    }
}

/* A value of any length is shown in whole characters. */
static void test_long_values_are_cut_in_messages(void **state)
{
    (void)state;
    char line[1000];
    seen s;
    (void)snprintf(line, sizeof line, "%s%s%s", "1\tw\tw\tx",
                   "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
                   "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
                   "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9",
                   "\t_\t_\t0\troot\t_\t_\n");
    read_kept(line, &s);
    const char *value = strstr(s.last, "'x");
    assert_non_null(value);
    assert_int_equal(strcspn(value + 1, "'"), 39); /* x and 19 of two bytes */
    tri_document_clear(&s.document);
}

/* The search for circles is linear: a chain of words, each below the next. */
static void test_a_long_chain_is_a_tree(void **state)
{
    (void)state;
    enum { N = 100000 };
    tri_memory text = {0};
    for (int i = 1; i <= N; i++) {
        char line[100];
        const int n = snprintf(line, sizeof line, "%d\tw\tw\tX\t_\t_\t%d\t%s\t_\t_\n",
                               i, i < N ? i + 1 : 0, i < N ? "dep" : "root");
        assert_int_equal(tri_memory_write(line, (size_t)n, &text), TRI_OK);
    }
    assert_int_equal(tri_memory_write("", 1, &text), TRI_OK);
    seen s;
    read_kept(text.bytes, &s);
    assert_int_equal(s.n_failures, 0);
    assert_int_equal(s.document.n_tokens, N);
    tri_document_clear(&s.document);
    free(text.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_given_comes_back),
        cmocka_unit_test(test_heads_and_names_count_in_the_document),
        cmocka_unit_test(test_without_the_option_nothing_is_given),
        cmocka_unit_test(test_what_is_missing_is_left_to_the_model),
        cmocka_unit_test(test_faults_are_named),
        cmocka_unit_test(test_long_values_are_cut_in_messages),
        cmocka_unit_test(test_a_long_chain_is_a_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
