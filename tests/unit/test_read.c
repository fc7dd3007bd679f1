/* Tests extract/read/ and extract/write/document_to_conllu.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
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

/* What came out of a reading: each document as `id=text|`, warnings as `!line`. */
typedef struct {
    char out[4000];
    size_t n_documents, n_failures, n_warnings;
    char last[300]; /* the last warning */
    bool as_conllu; /* `out` is the documents' CoNLL-U */
    bool as_jsonl;
    bool stop;
} seen;

static void append(seen *s, const void *bytes, size_t length)
{
    const size_t n = strlen(s->out);
    assert_true(n + length < sizeof s->out);
    memcpy(s->out + n, bytes, length);
    s->out[n + length] = '\0';
}

static tri_status write(const void *bytes, size_t length, void *user)
{
    append(user, bytes, length);
    return TRI_OK;
}

static tri_status take(tri_document *document, void *user)
{
    seen *s = user;
    s->n_documents++;
    tri_sink sink;
    tri_sink_init(&sink, write, s);
    if (s->as_conllu) {
        document->tokens = document->surface;
        document->sentences = document->given_sentences;
        document->n_sentences = document->n_given_sentences;
        assert_int_equal(tri_document_write_conllu(document, &sink), TRI_OK);
    } else if (s->as_jsonl) {
        assert_int_equal(tri_document_write_jsonl(document, &sink), TRI_OK);
    } else {
        tri_sink_string(&sink, document->meta.id);
        tri_sink_char(&sink, '=');
        tri_sink_bytes(&sink, document->text, document->n_bytes);
        tri_sink_char(&sink, '|');
    }
    assert_int_equal(tri_sink_flush(&sink), TRI_OK);
    tri_document_free(document);
    return s->stop ? TRI_ERR_STOPPED : TRI_OK;
}

static void warn(const char *message, bool is_failure, void *user)
{
    seen *s = user;
    s->n_failures += is_failure;
    s->n_warnings += !is_failure;
    (void)snprintf(s->last, sizeof s->last, "%s", message);
}

static tri_status read_as(tri_form form, const char *bytes, size_t length, seen *s,
                          tri_error *error)
{
    const tri_read_options options = {.form = form, .on_warning = warn, .user = s};
    return tri_read_bytes("in", bytes, length, &options, take, s, error);
}

static tri_status keep(tri_document *document, void *user)
{
    tri_document *kept = user;
    *kept = *document;
    free(document);
    return TRI_OK;
}

static void check(tri_form form, const char *bytes, size_t length, const char *wanted)
{
    seen s = {0};
    assert_int_equal(read_as(form, bytes, length, &s, NULL), TRI_OK);
    assert_string_equal(s.out, wanted);
    assert_int_equal(s.n_failures + s.n_warnings, 0);
}

static void test_text(void **state)
{
    (void)state;
    check(TRI_FORM_TEXT, "a\r\nb\rc\n\n", 8, "in=a\nb\nc\n\n|");
    check(TRI_FORM_TEXT, "\xEF\xBB\xBFx", 4, "in=x|");
    check(TRI_FORM_TEXT, "", 0, "in=|");
    seen s = {0};
    assert_int_equal(read_as(TRI_FORM_TEXT, "caf\xE9 and caf\xE9 here", 18, &s, NULL),
                     TRI_OK);
    assert_string_equal(s.out, "in=caf\xEF\xBF\xBD and caf\xEF\xBF\xBD here|");
    assert_int_equal(s.n_warnings, 1);
    assert_non_null(strstr(s.last, "in: invalid UTF-8 at byte 3"));
}

static void test_lines(void **state)
{
    (void)state;
    check(TRI_FORM_LINES, "one\n\n  \ntwo\r\nthree", 18, "1=one|4=two|5=three|");
    seen s = {0};
    const tri_read_options options = {.form = TRI_FORM_LINES, .several = true};
    assert_int_equal(tri_read_bytes("f.txt", "x\ny\n", 4, &options, take, &s, NULL),
                     TRI_OK);
    assert_string_equal(s.out, "f.txt:1=x|f.txt:2=y|");
}

static tri_status measure(tri_document *document, void *user)
{
    size_t *sum = user;
    *sum += document->n_bytes;
    tri_document_free(document);
    return TRI_OK;
}

static void test_lines_pass_the_blocks_of_a_file(void **state)
{
    (void)state;
    /* A CRLF lies across every place that a block may end at. */
    char path[] = "/tmp/tricot-read-XXXXXX";
    const int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    assert_non_null(file);
    for (int i = 1; i <= 300; i++) {
        for (int k = 0; k < 1000 + i % 2; k++) {
            (void)fputc('x', file);
        }
        (void)fputs("\r\n", file);
    }
    assert_int_equal(fclose(file), 0);
    size_t sum = 0;
    const tri_read_options options = {.form = TRI_FORM_LINES};
    assert_int_equal(tri_read_file(path, &options, measure, &sum, NULL), TRI_OK);
    assert_int_equal(sum, 300 * 1000 + 150);
    (void)remove(path);
}

static void test_a_callback_stops_the_reading(void **state)
{
    (void)state;
    seen s = {.stop = true};
    assert_int_equal(read_as(TRI_FORM_LINES, "a\nb\n", 4, &s, NULL), TRI_ERR_STOPPED);
    assert_int_equal(s.n_documents, 1);
}

static void test_jsonl(void **state)
{
    (void)state;
    static const char lines[] =
        "{\"id\": 7, \"text\": \"A\\u0000B\\r\\nC\", \"title\": \"T\", \"k\": [1]}\n"
        "\n"
        "{\"text\": \"no id\", \"date\": null, \"meta\": {\"x\": \"y\"}}\n"
        "{broken\n"
        "{\"title\": \"no text\"}\n"
        "[]\n"
        "{\"id\": \"last\", \"text\": \"\"}";
    seen s = {.as_jsonl = true};
    assert_int_equal(read_as(TRI_FORM_JSONL, lines, sizeof lines - 1, &s, NULL),
                     TRI_OK);
    assert_int_equal(s.n_failures, 3);
    assert_non_null(strstr(s.last, "in: line 6: "));
    static const char wanted[] =
        "{\"id\": \"7\", \"text\": \"A\\u0000B\\nC\", \"title\": \"T\", \"date\": "
        "\"\", "
        "\"url\": \"\", \"source\": \"\", \"author\": \"\", \"lang\": \"\", "
        "\"meta\": {\"k\": [1]}}\n"
        "{\"id\": \"3\", \"text\": \"no id\", \"title\": \"\", \"date\": \"\", "
        "\"url\": \"\", \"source\": \"\", \"author\": \"\", \"lang\": \"\", "
        "\"meta\": {\"x\": \"y\"}}\n"
        "{\"id\": \"last\", \"text\": \"\", \"title\": \"\", \"date\": \"\", "
        "\"url\": \"\", \"source\": \"\", \"author\": \"\", \"lang\": \"\", "
        "\"meta\": {}}\n";
    assert_string_equal(s.out, wanted);
    /* What was printed is read back the same. */
    seen again = {.as_jsonl = true};
    assert_int_equal(read_as(TRI_FORM_JSONL, wanted, strlen(wanted), &again, NULL),
                     TRI_OK);
    assert_string_equal(again.out, wanted);
    assert_int_equal(again.n_failures, 0);
}

static void test_date_is_given_where_there_is_none(void **state)
{
    (void)state;
    seen s = {.as_jsonl = true};
    const tri_read_options options = {.form = TRI_FORM_JSONL, .date = "2022-01-07"};
    static const char lines[] =
        "{\"text\":\"a\",\"date\":\"2021-02-03\"}\n{\"text\":\"b\"}";
    assert_int_equal(
        tri_read_bytes("in", lines, sizeof lines - 1, &options, take, &s, NULL),
        TRI_OK);
    assert_non_null(
        strstr(s.out, "\"text\": \"a\", \"title\": \"\", \"date\": \"2021-02-03\""));
    assert_non_null(
        strstr(s.out, "\"text\": \"b\", \"title\": \"\", \"date\": \"2022-01-07\""));
}

#define ROOT "\t_\tX\t_\t_\t0\tdep\t_\t"

static void test_conllu_comes_back(void **state)
{
    (void)state;
    /* Given: two documents, a surface token of two words, an empty node. */
    static const char given[] = "# newdoc id = d1\n"
                                "# sent_id = s1\n"
                                "# text = I don\xE2\x80\x99t  go.\n"
                                "1\tI\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "2-3\tdon\xE2\x80\x99t\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "2\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "3\tn\xE2\x80\x99t\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "3.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "4\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                                "5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "\n"
                                "# newpar\n"
                                "1\tBye\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "\n"
                                "# newdoc\n"
                                "1\tau\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "\n";
    check(TRI_FORM_CONLLU, given, sizeof given - 1,
          "d1=I don\xE2\x80\x99t  go.\n\nBye|in:2=au|");
    seen s = {.as_conllu = true};
    assert_int_equal(read_as(TRI_FORM_CONLLU, given, sizeof given - 1, &s, NULL),
                     TRI_OK);
    /* Not parsed: every word hangs on nothing. */
    assert_string_equal(s.out, "# newdoc id = d1\n# global.Entity = eid-etype-head\n"
                               "# sent_id = s1\n# text = I don\xE2\x80\x99t go.\n"
                               "1\tI" ROOT "_\n"
                               "2-3\tdon\xE2\x80\x99t\t_\t_\t_\t_\t_\t_\t_\t_\n"
                               "2\tdo" ROOT "_\n3\tn\xE2\x80\x99t" ROOT "_\n"
                               "4\tgo" ROOT "SpaceAfter=No\n5\t." ROOT "_\n\n"
                               "# sent_id = d1-2\n# text = Bye\n1\tBye" ROOT "_\n\n"
                               "# newdoc id = in:2\n# global.Entity = eid-etype-head\n"
                               "# sent_id = in:2-1\n# text = au\n1\tau" ROOT "_\n\n");
}

static void test_conllu_text_that_differs_is_made_of_the_tokens(void **state)
{
    (void)state;
    static const char given[] = "# text = Something else\n"
                                "1\tA\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                                "2-3\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "2\tde\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "3\tle\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                "4\tB\t_\t_\t_\t_\t_\t_\t_\t_\n";
    check(TRI_FORM_CONLLU, given, sizeof given - 1, "in=Adu B|");
}

static void test_conllu_faults(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "1\tA\n\n",                             /* columns */
        "2\tA\t_\t_\t_\t_\t_\t_\t_\t_\n\n",     /* begins with 2 */
        "1-3\tAB\t_\t_\t_\t_\t_\t_\t_\t_\n"     /* a range without its end */
        "1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n\n",     /* */
        "x\tA\t_\t_\t_\t_\t_\t_\t_\t_\n\n",     /* no number */
        "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n\n",      /* no form */
        "1\tA\t_\t_\t_\t_\t_\t_\t_\t_\t_\n\n",  /* eleven columns */
        "1-900\tA\t_\t_\t_\t_\t_\t_\t_\t_\n\n", /* */
        "1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n1\tB\t_\t_\t_\t_\t_\t_\t_\t_", /* no end */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        seen s = {0};
        char both[400];
        (void)snprintf(both, sizeof both, "1\tok\t_\t_\t_\t_\t_\t_\t_\t_\n\n%s",
                       bad[i]);
        assert_int_equal(read_as(TRI_FORM_CONLLU, both, strlen(both), &s, NULL),
                         TRI_OK);
        assert_string_equal(s.out, "in=ok|");
        assert_int_equal(s.n_failures, 1);
    }
}

static void test_binary_data_is_refused(void **state)
{
    (void)state;
    char data[3000];
    for (size_t i = 0; i < sizeof data; i++) {
        data[i] = (char)(i * 37 % 256);
    }
    for (int form = 0; form < TRI_FORM_COUNT; form++) {
        const bool takes_bytes = form == TRI_FORM_EPUB || form == TRI_FORM_DOCX ||
                                 form == TRI_FORM_ODT || form == TRI_FORM_PDF;
        seen s = {0};
        tri_error error = {0};
        assert_int_equal(read_as((tri_form)form, data, sizeof data, &s, &error),
                         TRI_ERR_FORMAT);
        assert_non_null(
            strstr(error.message, takes_bytes ? "in: " : "in is binary data"));
        assert_int_equal(s.n_documents, 0);
    }
    seen s = {.as_jsonl = true}; /* NUL alone is text */
    assert_int_equal(read_as(TRI_FORM_LINES, "a\0b", 3, &s, NULL), TRI_OK);
    assert_non_null(strstr(s.out, "\"text\": \"a\\u0000b\""));
}

static void test_encodings(void **state)
{
    (void)state;
    /* UTF-16 with a byte order mark, either way, a character of two units among it. */
    check(TRI_FORM_TEXT,
          "\xFF\xFE"
          "C\0a\0f\0\xE9\0\x3D\xD8\x00\xDE",
          14, "in=Caf\xC3\xA9\xF0\x9F\x98\x80|");
    check(TRI_FORM_TEXT,
          "\xFE\xFF"
          "\0C\0a\0f\0\xE9\xD8\x3D\xDE\x00",
          14, "in=Caf\xC3\xA9\xF0\x9F\x98\x80|");
    /* Without a mark, by the NULs of ASCII letters. */
    check(TRI_FORM_LINES, "a\0 \0b\0\n\0c\0\n\0", 12, "1=a b|2=c|");
    /* A half of a pair alone, and an odd byte at the end. */
    check(TRI_FORM_TEXT,
          "\xFF\xFE"
          "a\0\x3D\xD8"
          "b\0c",
          9,
          "in=a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD|");
    /* Windows-1252: quotes, a dash, letters among letters. */
    check(TRI_FORM_TEXT, "\x93It\x92s the caf\xE9\x94 \x96 \x80 5", 21,
          "in=\xE2\x80\x9CIt\xE2\x80\x99s the caf\xC3\xA9\xE2\x80\x9D "
          "\xE2\x80\x93 \xE2\x82\xAC 5|");
    /* One character in valid UTF-8 says that all of it is meant so. */
    seen s = {0};
    static const char mixed[] = "caf\xC3\xA9, caf\xE9, na\xEFve, \x93so\x94";
    assert_int_equal(read_as(TRI_FORM_TEXT, mixed, sizeof mixed - 1, &s, NULL), TRI_OK);
    assert_string_equal(s.out, "in=caf\xC3\xA9, caf\xEF\xBF\xBD, na\xEF\xBF\xBDve, "
                               "\xEF\xBF\xBDso\xEF\xBF\xBD|");
    assert_int_equal(s.n_warnings, 1);
}

static void test_windows_1252_behind_much_ascii(void **state)
{
    (void)state;
    enum { FILLER = 100000 };
    static const char end[] = "\x93"
                              "caf\xE9\x94";
    char *text = malloc(FILLER + sizeof end);
    assert_non_null(text);
    memset(text, ' ', FILLER);
    memcpy(text + FILLER, end, sizeof end);
    tri_document document = {0};
    const tri_read_options options = {.form = TRI_FORM_TEXT};
    assert_int_equal(tri_read_bytes("in", text, FILLER + sizeof end - 1, &options, keep,
                                    &document, NULL),
                     TRI_OK);
    assert_string_equal(document.text + FILLER, "\xE2\x80\x9C"
                                                "caf\xC3\xA9\xE2\x80\x9D");
    tri_document_clear(&document);
    free(text);
}

static void test_csv(void **state)
{
    (void)state;
    seen s = {.as_jsonl = true};
    static const char rows[] = "id,text,title,rank\r\n"
                               "a,\"One, \"\"two\"\"\nthree\",T,5\r\n"
                               "\r\n"
                               ",plain \"quotes\",,\n"
                               "b,short\n"
                               "c,last,,";
    assert_int_equal(read_as(TRI_FORM_CSV, rows, sizeof rows - 1, &s, NULL), TRI_OK);
    assert_non_null(strstr(s.out,
                           "{\"id\": \"a\", \"text\": \"One, \\\"two\\\"\\nthree\", "
                           "\"title\": \"T\""));
    assert_non_null(strstr(s.out, "\"meta\": {\"rank\": \"5\"}}"));
    assert_non_null(
        strstr(s.out, "{\"id\": \"5\", \"text\": \"plain \\\"quotes\\\"\""));
    assert_non_null(strstr(s.out, "{\"id\": \"c\", \"text\": \"last\""));
    assert_int_equal(s.n_documents, 3);
    assert_int_equal(s.n_failures, 1);
    assert_string_equal(s.last, "in: line 6: 2 cells where the heading has 4");
    /* The delimiter is that of the heading. */
    check(TRI_FORM_CSV, "id\ttext\nx\ta,b;c\n", 16, "x=a,b;c|");
    check(TRI_FORM_CSV, "text;id\na,b;x", 13, "x=a,b|");
    check(TRI_FORM_CSV, "", 0, "");
}

static void test_csv_faults(void **state)
{
    (void)state;
    seen s = {0};
    tri_error error = {0};
    static const char open[] = "text\nfine\n\"never closed\n";
    assert_int_equal(read_as(TRI_FORM_CSV, open, sizeof open - 1, &s, &error),
                     TRI_ERR_FORMAT);
    assert_string_equal(error.message, "in: line 3: a quote is not closed");
    assert_string_equal(s.out, "2=fine|");
    assert_int_equal(read_as(TRI_FORM_CSV, "id,body\n1,x\n", 12, &s, &error),
                     TRI_ERR_FORMAT);
    assert_string_equal(error.message, "in: no column 'text' among 'id' 'body'; "
                                       "--text-field names it");
}

static void test_text_field(void **state)
{
    (void)state;
    seen s = {.as_jsonl = true};
    tri_read_options options = {
        .form = TRI_FORM_JSONL, .text_field = "body", .on_warning = warn, .user = &s};
    static const char lines[] = "{\"body\": \"b\", \"text\": \"kept aside\"}\n"
                                "{\"text\": \"no body\"}\n";
    assert_int_equal(
        tri_read_bytes("in", lines, sizeof lines - 1, &options, take, &s, NULL),
        TRI_OK);
    assert_non_null(strstr(s.out, "\"text\": \"b\", "));
    assert_non_null(strstr(s.out, "\"meta\": {\"text\": \"kept aside\"}}"));
    assert_int_equal(s.n_documents, 1);
    assert_string_equal(s.last, "in: line 2: expected an object with a string under "
                                "\"body\"");
    options.form = TRI_FORM_CSV;
    s.out[0] = '\0';
    assert_int_equal(
        tri_read_bytes("in", "id,body\n7,x\n", 12, &options, take, &s, NULL), TRI_OK);
    assert_non_null(strstr(s.out, "{\"id\": \"7\", \"text\": \"x\""));
}

static void test_files(void **state)
{
    (void)state;
    seen s = {0};
    tri_error error = {0};
    const tri_read_options options = {.form = TRI_FORM_TEXT};
    assert_int_equal(tri_read_file("/nowhere/x", &options, take, &s, &error),
                     TRI_ERR_IO);
    assert_string_equal(error.message,
                        "cannot read /nowhere/x: No such file or directory");
    assert_int_equal(tri_read_file("/", &options, take, &s, &error), TRI_ERR_IO);
    assert_string_equal(error.message, "cannot read /: Is a directory");
    assert_int_equal(s.n_documents, 0);
}

static void test_forms(void **state)
{
    (void)state;
    assert_int_equal(tri_form_from_name("jsonl"), TRI_FORM_JSONL);
    assert_int_equal(tri_form_from_name("Text"), TRI_FORM_COUNT);
    assert_int_equal(tri_form_from_path("a.b/c.JSONL"), TRI_FORM_JSONL);
    assert_int_equal(tri_form_from_path("a.conllu/c"), TRI_FORM_TEXT);
    assert_string_equal(tri_form_name(TRI_FORM_CONLLU), "conllu");
    assert_int_equal(tri_form_from_path("a/b.jsonl.gz"), TRI_FORM_JSONL);
    assert_int_equal(tri_form_from_path("b.txt.ZST"), TRI_FORM_TEXT);
    assert_int_equal(tri_form_from_path("x.md"), TRI_FORM_MARKDOWN);
    assert_int_equal(tri_form_from_path("x.pdf"), TRI_FORM_PDF);
    assert_int_equal(tri_form_from_path("x.json.gz"), TRI_FORM_JSON);
    assert_int_equal(tri_form_from_path("x.tsv"), TRI_FORM_CSV);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_lines_pass_the_blocks_of_a_file),
        cmocka_unit_test(test_a_callback_stops_the_reading),
        cmocka_unit_test(test_jsonl),
        cmocka_unit_test(test_date_is_given_where_there_is_none),
        cmocka_unit_test(test_conllu_comes_back),
        cmocka_unit_test(test_conllu_text_that_differs_is_made_of_the_tokens),
        cmocka_unit_test(test_conllu_faults),
        cmocka_unit_test(test_binary_data_is_refused),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_windows_1252_behind_much_ascii),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_csv_faults),
        cmocka_unit_test(test_text_field),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
