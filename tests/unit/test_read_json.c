/* Tests how extract/read/read_jsonl.c reads one value that holds all records. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* What became of an input: "id=text|" for each document. */
typedef struct {
    char out[300];
    size_t n_failures;
    char last[300]; /* the last warning */
} seen;

static tri_status take(tri_document *document, void *user)
{
    seen *s = user;
    const size_t n = strlen(s->out);
    (void)snprintf(s->out + n, sizeof s->out - n, "%s=%s|", document->meta.id,
                   document->text);
    tri_document_free(document);
    return TRI_OK;
}

static void warn(const char *message, bool is_failure, void *user)
{
    seen *s = user;
    s->n_failures += is_failure;
    (void)snprintf(s->last, sizeof s->last, "%s", message);
}

static tri_status read_json(const char *bytes, size_t length, seen *s, tri_error *error)
{
    const tri_read_options options = {
        .form = TRI_FORM_JSON, .on_warning = warn, .user = s};
    return tri_read_bytes("in", bytes, length, &options, take, s, error);
}

static void check(const char *bytes, size_t length, const char *wanted)
{
    seen s = {0};
    assert_int_equal(read_json(bytes, length, &s, NULL), TRI_OK);
    assert_string_equal(s.out, wanted);
    assert_int_equal(s.n_failures, 0);
}

static void test_lists_and_objects_of_records(void **state)
{
    (void)state;
    static const char list[] =
        "[{\"id\": \"a\", \"text\": \"One\"},\n {\"text\": \"Two\"}]";
    check(list, sizeof list - 1, "a=One|2=Two|");
    static const char inside[] =
        "{\"n\": [1], \"docs\": [{\"text\": \"One\"}], \"x\": 1}";
    check(inside, sizeof inside - 1, "1=One|");
    static const char one[] = "{\n \"text\": \"One\"\n}";
    check(one, sizeof one - 1, "1=One|");
    static const char lines[] = "{\"text\": \"One\"}\n{\"text\": \"Two\"}\n";
    check(lines, sizeof lines - 1, "1=One|2=Two|");
    check("[]", 2, "");
    check(" \n", 2, "");
}

static void test_faults_name_the_place(void **state)
{
    (void)state;
    seen s = {0};
    static const char mixed[] = "[{\"text\": \"One\"}, {\"txt\": \"Two\"}, 3]";
    assert_int_equal(read_json(mixed, sizeof mixed - 1, &s, NULL), TRI_OK);
    assert_string_equal(s.out, "1=One|");
    assert_int_equal(s.n_failures, 2);
    assert_non_null(strstr(s.last, "in: record 3: expected an object"));
    static const char *const bad[][2] = {
        {"{\"nodes\": [{\"id\": 1}]}", "in: expected a list of objects with a string"},
        {"[{\"text\": \"One\"},\n oops]", "in: line 2: no JSON: "},
        {"\"text\"", "in: "}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        tri_error error = {0};
        seen none = {0};
        assert_int_equal(read_json(bad[i][0], strlen(bad[i][0]), &none, &error),
                         TRI_ERR_FORMAT);
        assert_memory_equal(error.message, bad[i][1], strlen(bad[i][1]));
        assert_string_equal(none.out, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists_and_objects_of_records),
        cmocka_unit_test(test_faults_name_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
