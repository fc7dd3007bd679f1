/* Tests what holds for the public functions as a whole: freeing nothing, and wrong
 * calls.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tricot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_nothing_is_freed(void **state)
{
    (void)state;
    tri_model_free(NULL);
    tri_scratch_free(NULL);
    tri_pool_free(NULL);
    tri_graph_free(NULL);
    tri_triples_reader_free(NULL);
    tri_arena arena = {0};
    tri_document document = {0};
    tri_triples triples = {0};
    for (int twice = 0; twice < 2; twice++) {
        tri_arena_clear(&arena);
        tri_document_clear(&document);
        tri_triples_clear(&triples);
    }
}

/* What an output held before a call that failed, it holds afterwards. */
static void test_outputs_stay_on_errors(void **state)
{
    (void)state;
    tri_error error = {0};
    tri_model *model = (tri_model *)&error;
    assert_int_equal(tri_model_open("gone.safetensors", &model, &error), TRI_ERR_MODEL);
    assert_ptr_equal(model, &error);
    assert_non_null(strstr(error.message, "gone.safetensors"));
    assert_int_equal(error.status, TRI_ERR_MODEL);
    const tri_graph_options options = tri_graph_options_default();
    tri_graph *graph = (tri_graph *)&error;
    assert_int_equal(tri_graph_read("gone.graphml", &options, &graph, &error),
                     TRI_ERR_IO);
    assert_ptr_equal(graph, &error);
    assert_non_null(strstr(error.message, "gone.graphml"));
    assert_int_equal(tri_graph_read("gone.graphml", &options, &graph, NULL),
                     TRI_ERR_IO);
}

static tri_status stop(tri_document *document, void *user)
{
    ++*(int *)user;
    tri_document_clear(document);
    return TRI_ERR_STOPPED;
}

static void test_a_callback_stops_the_reading(void **state)
{
    (void)state;
    static const char lines[] = "One.\nTwo.\nThree.\n";
    const tri_read_options how = {.form = TRI_FORM_LINES};
    int n = 0;
    assert_int_equal(
        tri_read_bytes("lines", lines, sizeof lines - 1, &how, stop, &n, NULL),
        TRI_ERR_STOPPED);
    assert_int_equal(n, 1);
}

static void test_wrong_calls(void **state)
{
    (void)state;
    const tri_graph_options options = tri_graph_options_default();
    const tri_triples none = {.meta = {.id = "a"}};
    tri_graph *graph = NULL;
    tri_error error = {0};
    tri_memory written = {0};
    tri_sink sink;
    assert_int_equal(tri_graph_new(&options, &graph, &error), TRI_OK);
    assert_int_equal(tri_graph_finish(graph, &error), TRI_OK);
    assert_int_equal(tri_graph_add(graph, &none, &error), TRI_ERR_ARGUMENT);
    assert_int_equal(tri_graph_n_nodes(graph), 0);
    tri_sink_init(&sink, tri_memory_write, &written);
    assert_int_equal(tri_write(graph, tri_format_by_name("csv"), &sink, &error),
                     TRI_ERR_ARGUMENT);
    assert_int_equal(written.n_bytes, 0);
    assert_int_equal(tri_write(graph, tri_format_by_name("graphml"), &sink, &error),
                     TRI_OK);
    assert_true(written.n_bytes > 0);
    tri_pool *pool = NULL;
    assert_int_equal(tri_pool_new(0, NULL, NULL, NULL, NULL, &pool, &error),
                     TRI_ERR_ARGUMENT);
    assert_null(pool);
    free(written.bytes);
    tri_graph_free(graph);
}

static void test_names_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < TRI_TYPE_COUNT; i++) {
        assert_int_equal(tri_type_from_name(tri_type_name((tri_type)i)), i);
    }
    for (int i = 0; i < TRI_FORM_COUNT; i++) {
        assert_int_equal(tri_form_from_name(tri_form_name((tri_form)i)), i);
    }
    for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
        assert_int_equal(tri_measure_from_name(tri_measure_name((tri_measure)i)), i);
    }
    for (int i = 0; i < TRI_UPOS_COUNT; i++) {
        assert_int_equal(tri_upos_from_name(tri_upos_name((tri_upos)i)), i);
    }
    for (int i = 0; i < TRI_XPOS_COUNT; i++) {
        assert_int_equal(tri_xpos_from_name(tri_xpos_name((tri_xpos)i)), i);
    }
    for (int i = 0; i < TRI_REL_COUNT; i++) {
        assert_int_equal(tri_rel_from_name(tri_rel_name((tri_rel)i)), i);
    }
    for (const tri_format *one = tri_formats; one->name != NULL; one++) {
        assert_ptr_equal(tri_format_by_name(one->name), one);
        assert_true((one->write == NULL) != (one->parts == NULL));
    }
    assert_int_equal(tri_type_from_name("per"), TRI_TYPE_COUNT);
    assert_int_equal(tri_form_from_name(""), TRI_FORM_COUNT);
    assert_int_equal(tri_measure_from_name("rank"), TRI_MEASURE_COUNT);
    assert_null(tri_format_by_name(""));
    assert_null(tri_format_by_path("graphml"));
    assert_null(tri_format_by_path("a.graphml/b"));
    assert_string_equal(tri_format_by_path("a.b/c.dot")->name, "dot");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_freed),
        cmocka_unit_test(test_outputs_stay_on_errors),
        cmocka_unit_test(test_a_callback_stops_the_reading),
        cmocka_unit_test(test_wrong_calls),
        cmocka_unit_test(test_names_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
