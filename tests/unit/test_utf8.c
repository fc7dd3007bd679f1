/* Tests base/utf8.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FFFD "\xEF\xBF\xBD"

static void check_repair(const char *text, size_t length, const char *wanted)
{
    size_t n = 0;
    char *out = tri_utf8_repair(text, length, &n);
    assert_non_null(out);
    assert_int_equal(n, strlen(wanted));
    assert_string_equal(out, wanted);
    assert_int_equal(tri_utf8_invalid(out, n), n);
    free(out);
}

/* The Unicode Standard 15, section 3.9, tables 3-8 to 3-11. */
static void test_maximal_subparts_become_one_replacement(void **state)
{
    (void)state;
    check_repair("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", 9,
                 FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A");
    check_repair("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", 9,
                 FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A");
    check_repair("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", 9,
                 FFFD FFFD FFFD FFFD FFFD "A" FFFD FFFD "B");
    check_repair("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", 9, FFFD FFFD FFFD FFFD "A");
}

static void test_valid_text_stays(void **state)
{
    (void)state;
    check_repair("na\xC3\xAFve " FFFD " \xF0\x9F\x98\x80", 15,
                 "na\xC3\xAFve " FFFD " \xF0\x9F\x98\x80");
    assert_int_equal(tri_utf8_count("\xC3\xAF\xE2\x80\x99\xF0\x9F\x98\x80x", 10), 4);
    assert_int_equal(tri_utf8_invalid("ab\xE2\x80", 4), 2);
}

static void test_every_character_comes_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        char bytes[4];
        uint32_t back = 0;
        const size_t n = tri_utf8_encode(code, bytes);
        assert_int_equal(tri_utf8_decode(bytes, n, &back), n);
        assert_int_equal(back, code);
    }
}

static void test_classes(void **state)
{
    (void)state;
    assert_true(tri_is_letter('z') && tri_is_letter(0x416) && tri_is_letter(0x4F60));
    assert_false(tri_is_letter('[') || tri_is_letter('@') || tri_is_letter(0x2019));
    assert_true(tri_is_digit('0') && tri_is_digit(0x0664) && !tri_is_digit(0xBD));
    assert_true(tri_is_upper(0x17D) && tri_is_lower(0x17E) && !tri_is_upper('1'));
    assert_true(tri_is_mark(0x301) && !tri_is_mark('e'));
    assert_true(tri_is_space(0xA0) && tri_is_space(0x200B) && tri_is_space(0xFEFF));
    assert_false(tri_is_space(0x200D) || tri_is_space(0));
    assert_int_equal(tri_to_lower(0x410), 0x430);
    assert_int_equal(tri_to_upper(0xE9), 0xC9);
}

static void test_lower_ends_at_a_character(void **state)
{
    (void)state;
    char out[8];
    assert_int_equal(tri_utf8_lower("\xC3\x89T\xC3\x89", 5, out, sizeof out), 5);
    assert_string_equal(out, "\xC3\xA9t\xC3\xA9");
    assert_int_equal(tri_utf8_lower("\xC3\x89T\xC3\x89", 5, out, 5), 3);
    assert_string_equal(out, "\xC3\xA9t");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_maximal_subparts_become_one_replacement),
        cmocka_unit_test(test_valid_text_stays),
        cmocka_unit_test(test_every_character_comes_back),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_lower_ends_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
