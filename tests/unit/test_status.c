/* Tests base/status.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/status.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_fail_fills_the_error(void **state)
{
    (void)state;
    tri_error error = {0};
    assert_int_equal(tri_i_fail(&error, TRI_ERR_IO, 7, "%s: no such file", "a.txt"),
                     TRI_ERR_IO);
    assert_int_equal(error.status, TRI_ERR_IO);
    assert_int_equal(error.position, 7);
    assert_string_equal(error.message, "a.txt: no such file");
    assert_int_equal(tri_i_fail(NULL, TRI_ERR_IO, 0, "x"), TRI_ERR_IO);
    assert_int_equal(tri_i_fail_memory(&error), TRI_ERR_NO_MEMORY);
}

static void test_a_long_message_is_cut_at_a_character(void **state)
{
    (void)state;
    tri_error error;
    char name[400];
    for (int shift = 0; shift < 3; shift++) {
        /* U+20AC, three bytes each, so that the border falls anywhere in one. */
        size_t n = 0;
        for (int i = 0; i < shift; i++) {
            name[n++] = 'a';
        }
        while (n + 3 < sizeof name) {
            memcpy(name + n, "\xE2\x82\xAC", 3);
            n += 3;
        }
        name[n] = '\0';
        (void)tri_i_fail(&error, TRI_ERR_IO, 0, "%s", name);
        const size_t length = strlen(error.message);
        assert_true(length >= sizeof error.message - 4);
        assert_int_equal((length - (size_t)shift) % 3, 0);
        assert_memory_equal(error.message, name, length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fail_fills_the_error),
        cmocka_unit_test(test_a_long_message_is_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
