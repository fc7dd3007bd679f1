/* Tests base/sink.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/sink.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Takes `left` bytes, then fails; counts its calls. */
typedef struct {
    size_t left, n_calls;
} limited;

static tri_status take(const void *bytes, size_t length, void *user)
{
    (void)bytes;
    limited *end = user;
    end->n_calls++;
    if (length > end->left) {
        return TRI_ERR_IO;
    }
    end->left -= length;
    return TRI_OK;
}

static void test_first_error_sticks(void **state)
{
    (void)state;
    static char big[40000];
    memset(big, 'x', sizeof big);
    tri_sink sink;
    limited end = {.left = 10};
    tri_sink_init(&sink, take, &end);
    tri_sink_string(&sink, "twelve bytes");
    assert_int_equal(sink.status, TRI_OK); /* still in the buffer */
    tri_sink_bytes(&sink, big, sizeof big);
    assert_int_equal(sink.status, TRI_ERR_IO);
    tri_sink_string(&sink, "more");
    assert_int_equal(tri_sink_flush(&sink), TRI_ERR_IO);
    assert_int_equal(end.n_calls, 1);
}

static void test_all_bytes_arrive_in_order(void **state)
{
    (void)state;
    tri_memory memory = {0};
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &memory);
    for (int i = 0; i < 20000; i++) {
        tri_sink_printf(&sink, "%d,", i);
    }
    static char big[50000];
    memset(big, 'y', sizeof big);
    tri_sink_bytes(&sink, big, sizeof big);
    tri_sink_char(&sink, '.');
    assert_int_equal(tri_sink_flush(&sink), TRI_OK);
    assert_int_equal(memory.n_bytes, sink.n_bytes);
    const char *at = memory.bytes;
    for (int i = 0; i < 20000; i++) {
        char *end = NULL;
        assert_int_equal(strtol(at, &end, 10), i);
        at = end + 1;
    }
    assert_memory_equal(at, big, sizeof big);
    assert_string_equal(at + sizeof big, ".");
    free(memory.bytes);
}

static const char *printed(void (*print)(tri_sink *sink), char *out, size_t room)
{
    tri_memory memory = {0};
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &memory);
    print(&sink);
    assert_int_equal(tri_sink_flush(&sink), TRI_OK);
    assert_true(memory.n_bytes < room);
    memcpy(out, memory.bytes, memory.n_bytes + 1);
    free(memory.bytes);
    return out;
}

static void print_numbers(tri_sink *sink)
{
    tri_sink_double(sink, 0.1);
    tri_sink_char(sink, ' ');
    tri_sink_double(sink, 1.0 / 3);
    tri_sink_char(sink, ' ');
    tri_sink_double(sink, -2);
    tri_sink_char(sink, ' ');
    tri_sink_double(sink, NAN);
    tri_sink_char(sink, ' ');
    tri_sink_double(sink, -INFINITY);
    tri_sink_char(sink, ' ');
    tri_sink_fixed(sink, 0.8, 3);
}

static void test_numbers_have_a_point_in_any_locale(void **state)
{
    (void)state;
    char out[200];
    static const char wanted[] = "0.1 0.3333333333333333 -2 NaN -INF 0.800";
    assert_string_equal(printed(print_numbers, out, sizeof out), wanted);
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") != NULL) { /* where it is installed */
        assert_string_equal(printed(print_numbers, out, sizeof out), wanted);
        (void)setlocale(LC_NUMERIC, "C");
    }
}

static void print_json(tri_sink *sink)
{
    tri_sink_json(sink, "a\"b\\c\n\t\0\x1F\x7F\xC3\xA9\xFF\xF0\x9F\x98\x80", 17);
    tri_sink_json(sink, "", 0);
}

static void test_json_strings_are_escaped(void **state)
{
    (void)state;
    char out[200];
    assert_string_equal(printed(print_json, out, sizeof out),
                        "\"a\\\"b\\\\c\\n\\t\\u0000\\u001f\\u007f\xC3\xA9"
                        "\xEF\xBF\xBD\xF0\x9F\x98\x80\"\"\"");
}

static void print_long(tri_sink *sink)
{
    tri_sink_printf(sink, "%0300d|", 7);
}

static void test_long_formats_are_whole(void **state)
{
    (void)state;
    char out[400];
    assert_int_equal(strlen(printed(print_long, out, sizeof out)), 301);
    assert_string_equal(out + 299, "7|");
}

static void print_round_numbers(tri_sink *sink)
{
    const double numbers[] = {30, -1200, 1e14, 1e300, 0};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        tri_sink_double(sink, numbers[i]);
        tri_sink_char(sink, ' ');
    }
}

static void bug_round_numbers_had_exponents(void **state)
{
    (void)state;
    char out[200];
    assert_string_equal(printed(print_round_numbers, out, sizeof out),
                        "30 -1200 100000000000000 1e+300 0 ");
}

/* The shortest form by trying all of them: what the quick way must equal. */
static void shortest(double value, char out[64])
{
    for (int digits = 1; digits <= 17; digits++) {
        (void)snprintf(out, 64, "%.*g", digits, value);
        if (strtod(out, NULL) == value) {
            return;
        }
    }
}

static void test_doubles_are_shortest_and_read_back(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 50000; i++) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        const int decimals = (int)(seed >> 60U);
        double value = (double)(seed >> 20U & 0xFFFFFFFFU);
        for (int k = 0; k < decimals; k++) {
            value /= 10;
        }
        if (i % 7 == 0) {
            value = sqrt(value); /* all digits */
        }
        value = i % 2 == 0 ? value : -value;
        char ours[TRI_I_DOUBLE_ROOM];
        char tried[64];
        const size_t length = tri_i_print_double(value, ours);
        assert_int_equal(length, strlen(ours));
        assert_true(strtod(ours, NULL) == value);
        shortest(value, tried);
        if (strchr(tried, 'e') == NULL) {
            assert_string_equal(ours, tried);
        }
    }
    char minus_zero[TRI_I_DOUBLE_ROOM];
    (void)tri_i_print_double(-0.0, minus_zero);
    assert_string_equal(minus_zero, "-0");
}

static void test_line(void **state)
{
    (void)state;
    static const char text[] = " a\t\n b\xC2\xA0\xE2\x80\xA8"
                               "c\x01\x7F d\0e \n";
    tri_memory memory = {0};
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &memory);
    tri_sink_line(&sink, text, sizeof text - 1);
    tri_sink_char(&sink, '|');
    tri_sink_line(&sink, " \n", 2);
    tri_sink_line(&sink, "", 0);
    assert_int_equal(tri_sink_flush(&sink), TRI_OK);
    assert_string_equal(memory.bytes, "a b c d e|");
    free(memory.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line),
        cmocka_unit_test(bug_round_numbers_had_exponents),
        cmocka_unit_test(test_first_error_sticks),
        cmocka_unit_test(test_all_bytes_arrive_in_order),
        cmocka_unit_test(test_numbers_have_a_point_in_any_locale),
        cmocka_unit_test(test_json_strings_are_escaped),
        cmocka_unit_test(test_long_formats_are_whole),
        cmocka_unit_test(test_doubles_are_shortest_and_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
