/* Tests base/distance.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/distance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check(const char *a, const char *b, size_t limit, size_t wanted)
{
    assert_int_equal(tri_distance(a, b, limit), wanted);
    assert_int_equal(tri_distance(b, a, limit), wanted);
}

static void test_edits(void **state)
{
    (void)state;
    check("", "", 0, 0);
    check("", "abc", 3, 3);
    check("kitten", "sitting", 5, 3); /* k/s, e/i, +g */
    check("tokayev", "tokaev", 2, 1);
    check("ab", "ba", 2, 2); /* an exchange is two edits */
    check("same", "same", 0, 0);
}

static void test_beyond_the_limit(void **state)
{
    (void)state;
    check("kitten", "sitting", 2, 3);
    check("abcd", "wxyz", 1, 2);
    check("a", "abcd", 2, 3);
    check("ab", "ac", 0, 1);
}

static void test_long_words(void **state)
{
    (void)state;
    char longest[63];
    char longer[64];
    memset(longest, 'a', sizeof longest);
    memset(longer, 'a', sizeof longer);
    longest[62] = longer[63] = '\0';
    check(longest, longest, 4, 0);
    check(longer, longer, 4, 5);
    check(longest, longer, 4, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_beyond_the_limit),
        cmocka_unit_test(test_long_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
