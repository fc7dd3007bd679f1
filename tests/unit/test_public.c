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
    tri_document_free(NULL);
    tri_duplicates_free(NULL);
    tri_relations_free(NULL);
    tri_triples_reader_free(NULL);
    tri_graph_free(NULL);
    tri_triples triples = {0};
    tri_triples_clear(&triples);
    tri_triples_clear(&triples);
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
    tri_document_free(document);
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
    free(written.bytes);
    tri_graph_free(graph);
}

static tri_argument thing(const char *name, tri_type type)
{
    const tri_argument made = {.text = name,
                               .span = {TRI_NONE, TRI_NONE},
                               .entity = TRI_NONE,
                               .name = name,
                               .subtype = "",
                               .value = "",
                               .unit = "",
                               .type = (uint8_t)type,
                               .how = TRI_HOW_NAME};
    return made;
}

/* Triples that a program makes itself, filled as the header says. */
static void test_triples_made_by_hand(void **state)
{
    (void)state;
    tri_triple one = {.id = "00000000000000a1",
                      .span = {TRI_NONE, TRI_NONE},
                      .sentence = "",
                      .subject = thing("Orla Venn", TRI_TYPE_PER),
                      .object = thing("Brightwater", TRI_TYPE_ORG),
                      .relation = "",
                      .relation_span = {TRI_NONE, TRI_NONE},
                      .label = "found",
                      .base = "found",
                      .pattern = TRI_PATTERN_GIVEN,
                      .confidence = 1};
    tri_triples triples = {.meta = {"a", "", "", "", "", "", "", "", "", ""},
                           .triples = &one,
                           .n_triples = 1};
    const tri_graph_options options = tri_graph_options_default();
    tri_graph *graph = NULL;
    size_t node = 0;
    assert_int_equal(tri_graph_new(&options, &graph, NULL), TRI_OK);
    assert_int_equal(tri_graph_add(graph, &triples, NULL), TRI_OK);
    tri_triples_clear(&triples); /* frees nothing of ours */
    one.label = "";
    assert_int_equal(tri_graph_finish(graph, NULL), TRI_OK);
    assert_int_equal(tri_graph_n_nodes(graph), 2);
    assert_int_equal(tri_graph_n_edges(graph), 1);
    assert_string_equal(tri_graph_edge(graph, 0)->relation, "found");
    assert_int_equal(tri_graph_find_node(graph, "brightwater", &node, NULL), TRI_OK);
    assert_int_equal(tri_graph_node(graph, node)->type, TRI_TYPE_ORG);
    assert_true(tri_graph_measure(graph, node, TRI_MEASURE_DEGREE) == 1);
    tri_graph_free(graph);
}

/* Every value has a name of its own, and what is none has "". */
static void assert_names(const char *(*name_of)(int), int count)
{
    for (int i = 0; i < count; i++) {
        assert_true(name_of(i)[0] != '\0');
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(name_of(i), name_of(k));
        }
    }
    assert_string_equal(name_of(count), "");
}

#define NAME_OF(noun)                                                                  \
    static const char *noun##_of(int value)                                            \
    {                                                                                  \
        return tri_##noun##_name((tri_##noun)value);                                   \
    }
NAME_OF(form)
NAME_OF(type)
NAME_OF(how)
NAME_OF(modality)
NAME_OF(basis)
NAME_OF(pattern)
NAME_OF(arg_kind)
NAME_OF(measure)

static void test_names(void **state)
{
    (void)state;
    assert_names(form_of, TRI_FORM_COUNT);
    assert_names(type_of, TRI_TYPE_COUNT);
    assert_names(how_of, TRI_HOW_COUNT);
    assert_names(modality_of, TRI_MODALITY_COUNT);
    assert_names(basis_of, TRI_BASIS_COUNT);
    assert_names(pattern_of, TRI_PATTERN_COUNT);
    assert_names(arg_kind_of, TRI_ARG_KIND_COUNT);
    assert_names(measure_of, TRI_MEASURE_COUNT);
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
    for (const tri_format *one = tri_formats; one->name != NULL; one++) {
        assert_ptr_equal(tri_format_by_name(one->name), one);
        assert_ptr_equal(tri_format_by_path(one->extension),
                         one->extension[0] == '\0' ? NULL : one);
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
        cmocka_unit_test(test_triples_made_by_hand),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
