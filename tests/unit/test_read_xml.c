/* Tests extract/read/read_xml.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static tri_status take(tri_document *document, void *user)
{
    tri_document *kept = user;
    *kept = *document;
    return TRI_OK;
}

static tri_status read_file(const char *bytes, tri_document *document, tri_error *error)
{
    const tri_read_options options = {.form = TRI_FORM_XML};
    return tri_read_bytes("f.xml", bytes, strlen(bytes), &options, take, document,
                          error);
}

static void check(const char *bytes, const char *wanted)
{
    tri_document document = {0};
    assert_int_equal(read_file(bytes, &document, NULL), TRI_OK);
    assert_string_equal(document.text, wanted);
    tri_document_clear(&document);
}

static void test_elements_with_text_are_paragraphs(void **state)
{
    (void)state;
    check("<a>\n <t>One</t>\n <p>Two <b>three</b>\n four<c>five</c></p> "
          "<p>six</p><e/></a>",
          "One\n\nTwo three fourfive\n\nsix");
    check("<a><![CDATA[x < y]]> &amp; &#233;</a>", "x < y & \xC3\xA9");
    check(
        "<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xE9 and more text here</a>",
        "caf\xC3\xA9 and more text here");
    check("<a/>", "");
}

static void test_tei(void **state)
{
    (void)state;
    tri_document document = {0};
    assert_int_equal(
        read_file(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='en'><teiHeader>"
            "<fileDesc><titleStmt><title>A\n letter</title><author>Jane Roe</author>"
            "</titleStmt><publicationStmt><publisher>P</publisher>"
            "<date when='1851-03-02'>then</date></publicationStmt></fileDesc>"
            "</teiHeader><text><body><head>To X</head><p>I was in Lon<lb break='no'/>"
            "\ndon<lb/>again<note>why?</note>.</p><fw>page 2</fw><p>Yours</p></body>"
            "</text></TEI>",
            &document, NULL),
        TRI_OK);
    assert_string_equal(document.text, "To X\n\nI was in London again.\n\nYours");
    assert_string_equal(document.meta.title, "A letter");
    assert_string_equal(document.meta.author, "Jane Roe");
    assert_string_equal(document.meta.source, "P");
    assert_string_equal(document.meta.date, "1851-03-02");
    assert_string_equal(document.meta.lang, "en");
    tri_document_clear(&document);
}

static void test_faults_name_the_line(void **state)
{
    (void)state;
    tri_document document = {0};
    tri_error error = {0};
    assert_int_equal(read_file("<a>\n<b></a>", &document, &error), TRI_ERR_FORMAT);
    assert_non_null(strstr(error.message, "f.xml: line 2: no XML: "));
    assert_int_equal(read_file("", &document, &error), TRI_ERR_FORMAT);
    assert_int_equal(read_file("no markup", &document, &error), TRI_ERR_FORMAT);
}

static void test_entities_are_never_put_in(void **state)
{
    (void)state;
    tri_document document = {0};
    assert_int_equal(
        read_file("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>"
                  "<!ENTITY b 'bomb'><!ENTITY c '&b;&b;&b;'>]><a>one &x;&c; two</a>",
                  &document, NULL),
        TRI_OK);
    assert_string_equal(document.text, "one two");
    tri_document_clear(&document);
}

static void test_deep_files_end(void **state)
{
    (void)state;
    enum { DEPTH = 5000 };
    char *file = malloc(DEPTH * 3 + 1);
    assert_non_null(file);
    for (size_t i = 0; i < DEPTH; i++) {
        memcpy(file + 3 * i, "<a>", 4);
    }
    tri_document document = {0};
    assert_int_equal(read_file(file, &document, NULL), TRI_ERR_FORMAT);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_with_text_are_paragraphs),
        cmocka_unit_test(test_tei),
        cmocka_unit_test(test_faults_name_the_line),
        cmocka_unit_test(test_entities_are_never_put_in),
        cmocka_unit_test(test_deep_files_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
