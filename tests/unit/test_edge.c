/* Tests the table of an edge's attributes: each has its own place and its name, and
   joins as it says where edges of a pair are made one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "graph/graph_i.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What a file says of an attribute, and no fresh edge has. */
static const char *sample(const tri_i_attribute *attribute)
{
    if (strcmp(attribute->name, "modality") == 0) {
        return "possible";
    }
    if (strcmp(attribute->name, "basis") == 0) {
        return "coreference";
    }
    switch (attribute->type) {
    case TRI_I_INT:
        return "7";
    case TRI_I_DOUBLE:
        return "0.625";
    case TRI_I_BOOL:
        return "true";
    default:
        return "one\\|two|three";
    }
}

/* Sets an attribute by its name, as a reader of files does whose numbers are good. */
static void set(tri_edge *edge, const char *name, const char *value)
{
    for (size_t i = 0; tri_i_edge_attribute(i).name != NULL; i++) {
        const tri_i_attribute one = tri_i_edge_attribute(i);
        if (strcmp(one.name, name) == 0 && tri_i_edge_number_kind(&one) == NULL) {
            tri_i_set_edge_text(edge, &one, value);
        } else if (strcmp(one.name, name) == 0) {
            tri_i_set_edge_number(edge, &one, strtod(value, NULL));
        }
    }
}

static bool is_sample(const tri_i_attribute *attribute, const tri_i_value *value)
{
    switch (attribute->type) {
    case TRI_I_INT:
        return value->number > 6.5 && value->number < 7.5;
    case TRI_I_DOUBLE:
        return value->number > 0.62 && value->number < 0.63;
    case TRI_I_BOOL:
        return value->truth;
    default:
        return strcmp(value->string, sample(attribute)) == 0;
    }
}

static void each_attribute_has_its_own_place(void **state)
{
    (void)state;
    size_t n = 0;
    for (; tri_i_edge_attribute(n).name != NULL; n++) {
        const tri_i_attribute given = tri_i_edge_attribute(n);
        tri_edge edge = tri_i_new_edge();
        set(&edge, given.name, sample(&given));
        for (size_t i = 0; tri_i_edge_attribute(i).name != NULL; i++) {
            const tri_i_attribute one = tri_i_edge_attribute(i);
            const tri_i_value value = tri_i_edge_value(&edge, &one);
            assert_int_equal(value.type, one.type);
            assert_non_null(value.string);
            assert_true((tri_i_edge_number_kind(&one) != NULL) ==
                        (one.type == TRI_I_INT || one.type == TRI_I_DOUBLE));
            assert_int_equal(is_sample(&one, &value), i == n);
            assert_true(i == n || strcmp(one.name, given.name) != 0);
        }
    }
    assert_true(n > 10);
    assert_null(tri_i_edge_attribute(n + 1).name);
}

static void words_that_are_none_change_nothing(void **state)
{
    (void)state;
    tri_edge edge = tri_i_new_edge();
    set(&edge, "directed", "true");
    set(&edge, "modality", "claimed");
    set(&edge, "directed", "perhaps");
    set(&edge, "modality", "stated");
    assert_true(edge.directed);
    assert_int_equal(edge.modality, TRI_MODALITY_CLAIMED);
    set(&edge, "directed", "false");
    assert_false(edge.directed);
}

static tri_edge heavier(void)
{
    tri_edge edge = tri_i_new_edge();
    edge.label = "met";
    edge.weight = 3;
    edge.n_docs = 2;
    edge.confidence = 0.6;
    edge.modality = TRI_MODALITY_POSSIBLE;
    edge.basis = TRI_BASIS_STATED;
    edge.attribution = "Ann";
    edge.time = "2020";
    edge.first_date = "2020-02-01";
    edge.last_date = "2020-03-01";
    edge.evidence = "They met.";
    return edge;
}

static void a_pair_is_joined(void **state)
{
    (void)state;
    tri_edge edge = heavier();
    tri_edge other = tri_i_new_edge();
    other.label = "saw";
    other.weight = 1.5;
    other.n_docs = 1;
    other.confidence = 0.9;
    other.modality = TRI_MODALITY_ASSERTED;
    other.basis = TRI_BASIS_INFERRED;
    other.attribution = "Ben";
    other.time = "2021";
    other.first_date = "2020-01-01";
    other.last_date = "2020-01-01";
    other.evidence = "She saw him.";
    tri_i_join_edge(&edge, &other);
    assert_string_equal(edge.label, "met");
    assert_true(edge.weight > 4.49 && edge.weight < 4.51);
    assert_int_equal(edge.n_docs, 2);
    assert_true(edge.confidence > 0.89 && edge.confidence < 0.91);
    assert_int_equal(edge.modality, TRI_MODALITY_ASSERTED);
    assert_int_equal(edge.basis, TRI_BASIS_STATED);
    assert_string_equal(edge.attribution, "Ann");
    assert_string_equal(edge.time, "2020");
    assert_string_equal(edge.first_date, "2020-01-01");
    assert_string_equal(edge.last_date, "2020-03-01");
    assert_string_equal(edge.evidence, "She saw him.");
}

/* Nothing said is neither early nor late; who says so is said of all or of none. */
static void a_pair_with_gaps(void **state)
{
    (void)state;
    const tri_edge empty = tri_i_new_edge();
    tri_edge edge = heavier();
    tri_i_join_edge(&edge, &empty);
    assert_string_equal(edge.attribution, "");
    assert_string_equal(edge.first_date, "2020-02-01");
    assert_string_equal(edge.last_date, "2020-03-01");
    assert_string_equal(edge.evidence, "They met.");
    edge = tri_i_new_edge();
    const tri_edge dated = heavier();
    tri_i_join_edge(&edge, &dated);
    assert_string_equal(edge.attribution, "");
    assert_string_equal(edge.first_date, "2020-02-01");
    assert_string_equal(edge.last_date, "2020-03-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_attribute_has_its_own_place),
        cmocka_unit_test(words_that_are_none_change_nothing),
        cmocka_unit_test(a_pair_is_joined),
        cmocka_unit_test(a_pair_with_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
