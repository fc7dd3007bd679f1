/* Tests graph/: what only its own functions show. Measures, filters and merging are
   judged from outside, by tests/judge and tests/cli. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/sink.h"
#include "graph/graph_i.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static tri_status add(const tri_triples *triples, void *graph)
{
    return tri_graph_add(graph, triples, NULL);
}

/* A finished graph of rows "subject\trelation\tobject". */
static tri_graph *graph_of(const tri_graph_options *options, const char *const *rows,
                           size_t n)
{
    tri_graph *graph = NULL;
    tri_triples_reader *reader = NULL;
    assert_int_equal(tri_graph_new(options, &graph, NULL), TRI_OK);
    assert_int_equal(tri_triples_reader_new("rows", add, graph, &reader, NULL), TRI_OK);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(
            tri_triples_reader_line(reader, rows[i], strlen(rows[i]), NULL), TRI_OK);
    }
    assert_int_equal(tri_triples_reader_finish(reader, NULL), TRI_OK);
    tri_triples_reader_free(reader);
    assert_int_equal(tri_graph_finish(graph, NULL), TRI_OK);
    return graph;
}

static void empty_and_null(void **state)
{
    (void)state;
    tri_graph_free(NULL);
    const tri_graph_options options = tri_graph_options_default();
    tri_graph *graph = graph_of(&options, NULL, 0);
    tri_error error = {0};
    size_t node = 0;
    assert_int_equal(tri_graph_n_nodes(graph), 0);
    assert_int_equal(tri_graph_n_edges(graph), 0);
    assert_int_equal(tri_graph_finish(graph, &error), TRI_ERR_ARGUMENT);
    const tri_triples none = {.meta = {"1", "", "", "", "", "", "", ""}};
    assert_int_equal(tri_graph_add(graph, &none, &error), TRI_ERR_ARGUMENT);
    assert_int_equal(tri_graph_find_node(graph, "x", &node, &error), TRI_ERR_ARGUMENT);
    assert_string_equal(error.message, "no node is called \"x\"");
    tri_graph_free(graph);
}

static void measures_have_names(void **state)
{
    (void)state;
    for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
        assert_int_equal(tri_measure_from_name(tri_measure_name((tri_measure)i)), i);
    }
    assert_int_equal(tri_measure_from_name("beauty"), TRI_MEASURE_COUNT);
    assert_string_equal(tri_measure_name(TRI_MEASURE_COUNT), "");
}

/* By id before label, by label before alias, whatever the case and the blanks. */
static void nodes_are_found(void **state)
{
    (void)state;
    static const char *const rows[] = {"New  York\tbe\tb", "b\tbe\tNew York City"};
    const tri_graph_options options = tri_graph_options_default();
    tri_graph *graph = graph_of(&options, rows, 2);
    static const struct {
        const char *name, *label;
    } cases[] = {{"new_york_city", "New York City"},
                 {"NEW YORK CITY", "New York City"},
                 {"new-york", "New  York"},
                 {"the B", "b"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t node = 0;
        assert_int_equal(tri_graph_find_node(graph, cases[i].name, &node, NULL),
                         TRI_OK);
        assert_string_equal(tri_graph_node(graph, node)->label, cases[i].label);
    }
    tri_graph_free(graph);
}

static bool overlap(const tri_node *a, const tri_node *b)
{
    return hypot(a->x - b->x, a->y - b->y) < a->size + b->size;
}

/* A wheel, a chain, fifty pairs: no node on another, no part within another's bounds.
 */
static void places_are_readable(void **state)
{
    (void)state;
    enum { N = 400 };
    static char text[N][64];
    const char *rows[N];
    size_t n = 0;
    for (int i = 0; i < 120; i++, n++) {
        (void)snprintf(text[n], sizeof text[n], "spoke %d\tjoin\thub", i);
    }
    for (int i = 0; i < 120; i++, n++) {
        (void)snprintf(text[n], sizeof text[n], "spoke %d\tmeet\tspoke %d", i,
                       (i + 1) % 120);
    }
    for (int i = 0; i < 40; i++, n++) {
        (void)snprintf(text[n], sizeof text[n], "link %d\tpull\tlink %d", i, i + 1);
    }
    for (int i = 0; i < 50; i++, n++) {
        (void)snprintf(text[n], sizeof text[n], "left %d\tlike\tright %d", i, i);
    }
    for (size_t i = 0; i < n; i++) {
        rows[i] = text[i];
    }
    tri_graph_options options = tri_graph_options_default();
    options.measures = 1U << TRI_MEASURE_COMPONENT;
    tri_graph *graph = graph_of(&options, rows, n);
    const size_t n_nodes = tri_graph_n_nodes(graph);
    assert_int_equal(n_nodes, 121 + 41 + 100);
    assert_true(tri_graph_get_info(graph)->has_layout);
    struct {
        double left, right, bottom, top;
    } bounds[52];
    size_t n_parts = 0;
    for (size_t i = 0; i < n_nodes; i++) {
        const tri_node *node = tri_graph_node(graph, i);
        for (size_t j = 0; j < i; j++) {
            assert_false(overlap(node, tri_graph_node(graph, j)));
        }
        const size_t part = (size_t)tri_graph_measure(graph, i, TRI_MEASURE_COMPONENT);
        assert_true(part < 52);
        for (; n_parts <= part; n_parts++) {
            bounds[n_parts].left = bounds[n_parts].bottom = HUGE_VAL;
            bounds[n_parts].right = bounds[n_parts].top = -HUGE_VAL;
        }
        bounds[part].left = fmin(bounds[part].left, node->x - node->size);
        bounds[part].right = fmax(bounds[part].right, node->x + node->size);
        bounds[part].bottom = fmin(bounds[part].bottom, node->y - node->size);
        bounds[part].top = fmax(bounds[part].top, node->y + node->size);
    }
    assert_int_equal(n_parts, 52);
    for (size_t i = 0; i < n_parts; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_true(
                bounds[i].right < bounds[j].left || bounds[j].right < bounds[i].left ||
                bounds[i].top < bounds[j].bottom || bounds[j].top < bounds[i].bottom);
        }
    }
    /* Packed: the picture is not much wider than high, nor mostly empty. */
    double area = 0;
    double left = HUGE_VAL;
    double right = -HUGE_VAL;
    double bottom = HUGE_VAL;
    double top = -HUGE_VAL;
    for (size_t i = 0; i < n_parts; i++) {
        area += (bounds[i].right - bounds[i].left + 110) *
                (bounds[i].top - bounds[i].bottom + 50);
        left = fmin(left, bounds[i].left);
        right = fmax(right, bounds[i].right);
        bottom = fmin(bottom, bounds[i].bottom);
        top = fmax(top, bounds[i].top);
    }
    assert_true(area > 0.4 * (right - left) * (top - bottom));
    assert_true((right - left) / (top - bottom) < 3);
    assert_true((top - bottom) / (right - left) < 3);
    tri_graph_free(graph);
}

/* The same places in every run: igraph's generator is seeded each time. */
static void places_are_the_same(void **state)
{
    (void)state;
    static const char *const rows[] = {"a\tr\tb", "b\tr\tc", "c\tr\td",
                                       "d\tr\ta", "e\tr\tf", "a\tr\tc"};
    const tri_graph_options options = tri_graph_options_default();
    tri_graph *one = graph_of(&options, rows, 6);
    tri_graph *two = graph_of(&options, rows, 6);
    for (size_t i = 0; i < tri_graph_n_nodes(one); i++) {
        const tri_node *a = tri_graph_node(one, i);
        const tri_node *b = tri_graph_node(two, i);
        assert_memory_equal(&a->x, &b->x, sizeof a->x);
        assert_memory_equal(&a->y, &b->y, sizeof a->y);
    }
    tri_graph_free(one);
    tri_graph_free(two);
}

/* A measure that a file says of some nodes alone is none for the others. */
static void measures_from_files_have_gaps(void **state)
{
    (void)state;
    const tri_graph_options options = tri_graph_options_default();
    tri_graph *graph = NULL;
    assert_int_equal(tri_graph_new(&options, &graph, NULL), TRI_OK);
    assert_true(tri_i_set_measure(graph, 3, TRI_MEASURE_HUB, 0.5));
    assert_true(tri_i_set_measure(graph, 1000, TRI_MEASURE_HUB, 0.25));
    assert_true(isnan(tri_graph_measure(graph, 0, TRI_MEASURE_HUB)));
    assert_true(isnan(tri_graph_measure(graph, 999, TRI_MEASURE_HUB)));
    assert_true(isnan(tri_graph_measure(graph, 3, TRI_MEASURE_AUTHORITY)));
    assert_true(tri_graph_measure(graph, 3, TRI_MEASURE_HUB) == 0.5);
    assert_true(tri_graph_measure(graph, 1000, TRI_MEASURE_HUB) == 0.25);
    tri_graph_free(graph);
}

/* Facts follow their edges through filters: those of edges left out have none. */
static void facts_follow_edges(void **state)
{
    (void)state;
    static const char *const rows[] = {"a\tr\tb", "b\tq\tc", "a\tr\tb", "c\tr\td"};
    tri_graph_options options = tri_graph_options_default();
    options.ego = "a";
    tri_graph *graph = graph_of(&options, rows, 4);
    assert_int_equal(tri_graph_n_edges(graph), 1);
    assert_int_equal(tri_graph_n_facts(graph), 4);
    size_t n_kept = 0;
    for (size_t i = 0; i < 4; i++) {
        tri_fact fact;
        if (tri_graph_fact(graph, i, &fact)) {
            assert_int_equal(fact.edge, 0);
            n_kept++;
        }
    }
    assert_int_equal(n_kept, 2);
    assert_true(tri_graph_edge(graph, 0)->weight == 2);
    tri_graph_free(graph);
}

static tri_status check_entities(const tri_triples *triples, void *graph)
{
    assert_int_equal(triples->n_triples, 4);
    assert_int_equal(triples->n_entities, 4);
    assert_string_equal(triples->entities[1].name, "harbour");
    assert_int_equal(triples->entities[1].n_mentions, 3);
    assert_int_equal(triples->triples[0].object.entity, TRI_NONE);
    assert_int_equal(triples->triples[1].subject.entity, 1);
    assert_int_equal(triples->triples[2].object.entity, 0);
    assert_int_equal(triples->triples[2].subject.entity, 2);
    assert_int_equal(triples->triples[3].subject.entity, 3); /* nobody names it */
    assert_string_equal(triples->entities[3].name, "");
    return tri_graph_add(graph, triples, NULL);
}

/* What extract prints is read as it was: an argument that is no entity of its document
   does not become one, and one that stands for nothing known keeps the one it is. */
static void bug_arguments_keep_their_entity(void **state)
{
    (void)state;
#define ANN                                                                            \
    "{\"name\": \"Ann\", \"entity\": \"e1\", \"type\": \"PER\", \"how\": \"name\"}"
#define END "\"relation\": {\"label\": \"own\"}, \"confidence\": 0.4}"
    static const char *const lines[] = {
        "{\"doc\": \"d\", \"subject\": " ANN ", \"object\": {\"name\": \"harbour\", "
        "\"entity\": \"\", \"type\": \"CONCEPT\", \"how\": \"nominal\"}, " END,
        "{\"doc\": \"d\", \"subject\": {\"name\": \"it\", \"entity\": \"e2\", "
        "\"type\": \"CONCEPT\", \"how\": \"none\"}, \"object\": " ANN ", " END,
        "{\"doc\": \"d\", \"subject\": \"Bob\", \"object\": " ANN ", " END,
        "{\"doc\": \"d\", \"subject\": {\"name\": \"we\", \"entity\": \"e9\", "
        "\"type\": \"CONCEPT\", \"how\": \"none\"}, \"object\": " ANN ", " END,
        "{\"document\": \"d\", \"words\": 9, \"entities\": [{\"entity\": \"e1\", "
        "\"name\": "
        "\"Ann\", \"type\": \"PER\", \"mentions\": 4}, {\"entity\": \"e2\", \"name\": "
        "\"harbour\", \"type\": \"CONCEPT\", \"mentions\": 3}]}"};
#undef ANN
#undef END
    tri_graph_options options = tri_graph_options_default();
    options.min_confidence = 0;
    options.nodes = TRI_NODES_ALL;
    tri_graph *graph = NULL;
    tri_triples_reader *reader = NULL;
    size_t node = 0;
    assert_int_equal(tri_graph_new(&options, &graph, NULL), TRI_OK);
    assert_int_equal(tri_triples_reader_new("x", check_entities, graph, &reader, NULL),
                     TRI_OK);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_int_equal(
            tri_triples_reader_line(reader, lines[i], strlen(lines[i]), NULL), TRI_OK);
    }
    tri_triples_reader_free(reader);
    assert_int_equal(tri_graph_finish(graph, NULL), TRI_OK);
    assert_int_equal(tri_graph_n_nodes(graph), 3);
    assert_int_equal(tri_graph_find_node(graph, "harbour", &node, NULL), TRI_OK);
    assert_int_equal(tri_graph_n_edges(graph), 2);
    tri_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_and_null),
        cmocka_unit_test(measures_have_names),
        cmocka_unit_test(nodes_are_found),
        cmocka_unit_test(bug_arguments_keep_their_entity),
        cmocka_unit_test(places_are_readable),
        cmocka_unit_test(places_are_the_same),
        cmocka_unit_test(measures_from_files_have_gaps),
        cmocka_unit_test(facts_follow_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
