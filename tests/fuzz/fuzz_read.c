/* Fuzzes the readers of documents, and all that follows up to triples.

   The first byte says the form: t text, l lines, j jsonl, c conllu, k conllu whose
   trees are kept, h html, x xml. With $TRICOT_MODEL short documents go through the
   model and give triples. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/utf8.h"
#include "extract/extract.h"
#include "extract/tokens/tokens.h"
#include "extract/write/write.h"
#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PARSED = 1200 }; /* bytes: the model is slow beside the rest */

static tri_model *model;
static tri_scratch *scratch;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *path = getenv("TRICOT_MODEL");
    if (path != NULL) {
        assert(tri_model_open(path, &model, NULL) == TRI_OK);
        assert(tri_scratch_new(model, &scratch, NULL) == TRI_OK);
    }
    return 0;
}

static tri_status ignore(const void *bytes, size_t length, void *user)
{
    (void)bytes;
    (void)length;
    (void)user;
    return TRI_OK;
}

/* Byte at which a code point begins. */
static size_t at_code_point(const tri_document *document, uint32_t n)
{
    size_t at = 0;
    for (; n > 0; n--) {
        uint32_t code = 0;
        assert(at < document->n_bytes);
        at += tri_utf8_decode(document->text + at, document->n_bytes - at, &code);
    }
    return at;
}

/* A span leads back to the very characters; white space may have been folded. */
static void check_span(const tri_document *document, tri_span span, const char *text)
{
    assert(span.begin <= span.end && span.end <= document->n_code_points);
    const char *from = document->text + at_code_point(document, span.begin);
    const char *to = document->text + at_code_point(document, span.end);
    const char *end = text + strlen(text);
    while (from < to || text < end) {
        uint32_t one = 0;
        uint32_t other = 0;
        const size_t n =
            from < to ? tri_utf8_decode(from, (size_t)(to - from), &one) : 0;
        const size_t m =
            text < end ? tri_utf8_decode(text, (size_t)(end - text), &other) : 0;
        if (n > 0 && (tri_is_space(one) || one == 0)) {
            from += n;
        } else if (m > 0 && tri_is_space(other)) {
            text += m;
        } else {
            assert(one == other && n == m);
            from += n;
            text += m;
        }
    }
}

static void check_argument(const tri_document *document, const tri_argument *argument)
{
    assert((argument->name[0] == '\0') == (argument->how == TRI_HOW_ABSENT));
    if (argument->text[0] == '\0') {
        assert(argument->span.begin == TRI_NONE && argument->span.end == TRI_NONE);
    } else if (argument->n_spans == 0) {
        check_span(document, argument->span, argument->text);
    }
}

static tri_status nothing(tri_document *document, void *user)
{
    size_t *n_tokens = user;
    *n_tokens += document->n_tokens;
    tri_document_free(document);
    return TRI_OK;
}

/* What we print as CoNLL-U our own reader takes, word by word and tree by tree. */
static void check_conllu(const tri_document *document)
{
    tri_memory printed = {0};
    tri_sink sink;
    size_t n_tokens = 0;
    const tri_read_options how = {.form = TRI_FORM_CONLLU, .keep_trees = true};
    tri_sink_init(&sink, tri_memory_write, &printed);
    assert(tri_document_write_conllu(document, &sink) == TRI_OK);
    assert(tri_sink_flush(&sink) == TRI_OK);
    assert(tri_read_bytes("conllu", printed.bytes, printed.n_bytes, &how, nothing,
                          &n_tokens, NULL) == TRI_OK);
    assert(n_tokens == document->n_tokens);
    free(printed.bytes);
}

static void print_lines(const tri_triples *triples, tri_memory *printed)
{
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, printed);
    assert(tri_triples_write_jsonl(triples, 0, &sink) == TRI_OK);
    assert(tri_sink_flush(&sink) == TRI_OK);
}

/* Printed triples are read back whole: printed again they have the same bytes. */
static void check_lines(const tri_triples *triples)
{
    tri_memory printed = {0};
    tri_memory again = {0};
    tri_triples read = {0};
    print_lines(triples, &printed);
    assert(tri_i_triples_reread(printed.bytes, printed.n_bytes, &read, NULL) == TRI_OK);
    assert(read.n_triples == triples->n_triples);
    print_lines(&read, &again);
    assert(printed.n_bytes == again.n_bytes &&
           memcmp(printed.bytes, again.bytes, again.n_bytes) == 0);
    tri_triples_clear(&read);
    free(printed.bytes);
    free(again.bytes);
}

static void parse(tri_document *document)
{
    tri_triples triples = {0};
    tri_sink sink;
    if (tri_document_annotate(document, model, scratch, false, NULL) != TRI_OK) {
        return;
    }
    check_conllu(document);
    assert(tri_document_extract(document, &triples, NULL) == TRI_OK);
    for (uint32_t i = 0; i < triples.n_triples; i++) {
        const tri_triple *one = &triples.triples[i];
        assert(one->label[0] != '\0');
        assert(one->confidence >= 0 && one->confidence <= 1);
        check_argument(document, &one->subject);
        check_argument(document, &one->object);
        for (uint32_t j = 0; j < one->n_args; j++) {
            check_argument(document, &one->args[j].argument);
        }
    }
    tri_sink_init(&sink, ignore, NULL);
    assert(tri_document_write_mentions(document, &sink) == TRI_OK);
    check_lines(&triples);
    tri_triples_clear(&triples);
}

static tri_status take(tri_document *document, void *user)
{
    (void)user;
    assert(tri_utf8_invalid(document->text, document->n_bytes) == document->n_bytes);
    assert(tri_utf8_count(document->text, document->n_bytes) ==
           document->n_code_points);
    tri_sink sink;
    tri_sink_init(&sink, ignore, NULL);
    assert(tri_document_write_jsonl(document, &sink) == TRI_OK);
    (void)tri_text_is_english(document->text, document->n_bytes);
    const tri_i_tools tools = {0};
    if (tri_i_run_stage(&tri_i_stages[TRI_I_STAGE_TOKENS], &tools, true, document,
                        NULL) == TRI_OK) {
        uint32_t at = 0;
        for (uint32_t i = 0; i < document->n_tokens; i++) {
            const tri_token *token = &document->surface[i];
            assert(token->begin >= at || token[-1].joined);
            assert(token->begin <= token->end && token->end <= document->n_bytes);
            assert(token->cp_begin <= token->cp_end);
            at = token->end;
        }
    }
    if (model != NULL && document->n_bytes <= MAX_PARSED && document->n_tokens > 0) {
        document->tokens_given = true; /* they are cut already */
        parse(document);
    }
    tri_document_free(document);
    return TRI_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char letters[] = {
        [TRI_FORM_TEXT] = 't', [TRI_FORM_LINES] = 'l',  [TRI_FORM_JSONL] = 'j',
        [TRI_FORM_CSV] = 'v',  [TRI_FORM_CONLLU] = 'c', [TRI_FORM_MARKDOWN] = 'm',
        [TRI_FORM_HTML] = 'h', [TRI_FORM_XML] = 'x',    [TRI_FORM_EPUB] = 'e',
        [TRI_FORM_DOCX] = 'd', [TRI_FORM_ODT] = 'o'};
    tri_read_options how = {.form = TRI_FORM_TEXT, .date = "2022-01-08"};
    if (length == 0) {
        return 0;
    }
    for (size_t i = 0; i < sizeof letters; i++) {
        if (letters[i] == (char)bytes[0]) {
            how.form = (tri_form)i;
        }
    }
    if (bytes[0] == 'k') {
        how.form = TRI_FORM_CONLLU;
        how.keep_trees = true;
    }
    (void)tri_read_bytes("input", (const char *)bytes + 1, length - 1, &how, take, NULL,
                         NULL);
    return 0;
}
