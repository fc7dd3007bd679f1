/* Tests extract/document.c, and extract.c on a document that was read. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model.h"

#include "extract/extract.h"

static const char text[] = "Orla Venn founded Brightwater in Almaty.\n";

static void test_names_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < TRI_UPOS_COUNT; i++) {
        assert_int_equal(tri_upos_from_name(tri_upos_name((tri_upos)i)), i);
    }
    for (int i = 0; i < TRI_XPOS_COUNT; i++) {
        assert_int_equal(tri_xpos_from_name(tri_xpos_name((tri_xpos)i)), i);
    }
    for (int i = 0; i < TRI_REL_COUNT; i++) {
        assert_int_equal(tri_rel_from_name(tri_rel_name((tri_rel)i)), i);
    }
    assert_int_equal(tri_rel_from_name("obl:with"), TRI_REL_OBL);
    assert_int_equal(tri_upos_from_name("noun"), TRI_UPOS_COUNT);
}

static void test_clearing_twice(void **state)
{
    (void)state;
    tri_document document = {0};
    tri_document_clear(&document);
    assert_int_equal(tri_document_init(&document, "a", 1, NULL, NULL), TRI_OK);
    assert_string_equal(document.meta.title, "");
    tri_document_clear(&document);
    tri_document_clear(&document);
    assert_null(document.text);
}

static tri_status keep(tri_document *document, void *user)
{
    *(tri_document **)user = document;
    return TRI_OK;
}

static tri_status print(const tri_triples *triples, void *memory)
{
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, memory);
    TRI_TRY(tri_triples_write_jsonl(triples, 0, &sink));
    return tri_sink_flush(&sink);
}

static tri_status refuse(const tri_triples *triples, void *user)
{
    (void)triples;
    (void)user;
    return TRI_ERR_STOPPED;
}

static void test_a_document_is_extracted_once(void **state)
{
    (void)state;
    need_model();
    tri_document *document = NULL;
    tri_error error = {0};
    tri_memory read = {0};
    tri_memory direct = {0};
    size_t n_bytes = 0;
    const tri_read_options how = {.form = TRI_FORM_TEXT};
    const tri_meta meta = {.id = "a.txt"};
    assert_int_equal(
        tri_read_bytes("a.txt", text, sizeof text - 1, &how, keep, &document, NULL),
        TRI_OK);
    assert_int_equal(tri_extract_document(model, document, print, &read, &error),
                     TRI_OK);
    assert_int_equal(
        tri_extract(model, text, sizeof text - 1, &meta, print, &direct, &error),
        TRI_OK);
    assert_non_null(strstr(read.bytes, "\"label\": \"found\""));
    assert_string_equal(read.bytes, direct.bytes);
    assert_int_equal(tri_extract_document(model, document, print, &read, &error),
                     TRI_ERR_ARGUMENT);
    assert_non_null(strstr(error.message, "a.txt"));
    assert_string_equal(tri_document_text(document, &n_bytes), text);
    assert_int_equal(n_bytes, sizeof text - 1);
    assert_string_equal(tri_document_meta(document)->id, "a.txt");
    assert_int_equal(
        tri_extract(model, text, sizeof text - 1, NULL, refuse, NULL, NULL),
        TRI_ERR_STOPPED);
    tri_document_free(document);
    free(read.bytes);
    free(direct.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_and_back),
        cmocka_unit_test(test_clearing_twice),
        cmocka_unit_test(test_a_document_is_extracted_once),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
