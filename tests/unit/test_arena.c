/* Tests base/arena.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_pieces_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    tri_arena arena = {0};
    unsigned char *before = NULL;
    for (size_t n = 1; n < 3000; n += 7) {
        unsigned char *piece = tri_arena_alloc(&arena, n, 1);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % 16, 0);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(piece[i], 0);
        }
        memset(piece, 0xAB, n);
        if (before != NULL) {
            assert_int_equal(before[0], 0xAB);
        }
        before = piece;
    }
    tri_arena_clear(&arena);
}

static void test_big_pieces_do_not_end_the_block_being_filled(void **state)
{
    (void)state;
    tri_arena arena = {0};
    char *small = tri_arena_alloc(&arena, 16, 1);
    char *big = tri_arena_alloc(&arena, 1 << 20, 1);
    char *next = tri_arena_alloc(&arena, 16, 1);
    assert_non_null(big);
    memset(big, 1, 1 << 20);
    assert_ptr_equal(next, small + 16);
    assert_int_equal(next[0], 0);
    tri_arena_clear(&arena);
}

static void test_overflow_and_empty(void **state)
{
    (void)state;
    tri_arena arena = {0};
    assert_null(tri_arena_alloc(&arena, SIZE_MAX / 2, 4));
    assert_null(tri_arena_alloc(&arena, SIZE_MAX, 1));
    assert_non_null(tri_arena_alloc(&arena, 0, 8));
    tri_arena_clear(&arena);
    tri_arena_clear(&arena);
    assert_non_null(tri_arena_alloc(&arena, 1, 1));
    tri_arena_clear(&arena);
}

static void test_strings(void **state)
{
    (void)state;
    tri_arena arena = {0};
    assert_string_equal(tri_arena_string(&arena, "Almaty"), "Almaty");
    assert_string_equal(tri_arena_copy(&arena, "Almaty", 4), "Alma");
    assert_string_equal(tri_arena_copy(&arena, NULL, 0), "");
    assert_string_equal(tri_arena_printf(&arena, "%s-%d", "e", 12), "e-12");
    tri_arena_clear(&arena);
}

static void test_an_arena_of_its_own_memory(void **state)
{
    (void)state;
    tri_arena *arena = tri_arena_new();
    assert_non_null(arena);
    assert_string_equal(tri_arena_string(arena, "Almaty"), "Almaty");
    tri_arena_free(arena);
    tri_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(test_big_pieces_do_not_end_the_block_being_filled),
        cmocka_unit_test(test_overflow_and_empty),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_an_arena_of_its_own_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
