/* Tests base/hash.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void test_hash_is_chained_and_spreads(void **state)
{
    (void)state;
    assert_true(tri_hash_string(0, "a") != tri_hash_string(0, "b"));
    assert_true(tri_hash_string(1, "a") != tri_hash_string(0, "a"));
    assert_true(tri_hash(0, "ab", 2) == tri_hash_string(0, "ab"));
    /* Among 4,096 short keys every top byte turns up: ids cut from a hash differ. */
    unsigned seen[256] = {0};
    for (int i = 0; i < 4096; i++) {
        char key[16];
        (void)snprintf(key, sizeof key, "e%d", i);
        seen[tri_hash_string(0, key) >> 56]++;
    }
    for (int i = 0; i < 256; i++) {
        assert_true(seen[i] > 0);
    }
}

static void test_map_keeps_what_it_is_given(void **state)
{
    (void)state;
    enum { N = 5000 };
    static char keys[N][8];
    tri_map map = {0};
    assert_int_equal(tri_map_get(&map, "x", 1), TRI_MAP_NONE);
    for (uint32_t i = 0; i < N; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "k%u", (unsigned)i);
        assert_true(tri_map_set(&map, keys[i], strlen(keys[i]), i));
    }
    assert_int_equal(map.n_used, N);
    assert_true(tri_map_set(&map, "k7", 2, 70000));
    assert_int_equal(map.n_used, N);
    for (uint32_t i = 0; i < N; i++) {
        assert_int_equal(tri_map_get(&map, keys[i], strlen(keys[i])),
                         i == 7 ? 70000 : i);
    }
    assert_int_equal(tri_map_get(&map, "k", 1), TRI_MAP_NONE);
    assert_int_equal(tri_map_get(&map, "k50000", 6), TRI_MAP_NONE);
    assert_true(tri_map_set(&map, "", 0, 1));
    assert_int_equal(tri_map_get(&map, "", 0), 1);
    tri_map_clear(&map);
    assert_int_equal(tri_map_get(&map, "k7", 2), TRI_MAP_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hash_is_chained_and_spreads),
        cmocka_unit_test(test_map_keeps_what_it_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
