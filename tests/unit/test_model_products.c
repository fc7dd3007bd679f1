/* Tests the products of model/products*.c: every variant that this processor has
   against plain loops. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "model/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    HEAD = TRI_I_HEAD_WIDTH,
    KEYS = TRI_I_ROWS,
    KEY_LARGEST = 5792,
    VALUE_LARGEST = 127,
    X_MOST = 255
};

/* --- weights --- */

typedef int weight_maker(size_t i);

static int any_weight(size_t i)
{
    (void)i;
    return rand() % (2 * TRI_I_WEIGHT_MOST + 1) - TRI_I_WEIGHT_MOST;
}

/* As trained ones are: mostly small. */
static int small_weight(size_t i)
{
    return any_weight(i) / (1 + rand() % 8);
}

static int highest_weight(size_t i)
{
    (void)i;
    return TRI_I_WEIGHT_MOST;
}

static int lowest_weight(size_t i)
{
    (void)i;
    return -TRI_I_WEIGHT_MOST;
}

/* Threes of groups that just fit 16 bits, and those that just do not: 43 + 43 + 42 is
   128, and one more is too much. */
static int weight_at_the_edge(size_t i)
{
    return (i % 2 != 0 ? 21 : 22) - (int)(i % 97 == 0);
}

static int weight_past_the_edge(size_t i)
{
    return (i % 8 < 4 ? -22 : 22) + (int)(i % 5 == 0);
}

static void check_shape(const tri_i_products *products, size_t n, size_t rows,
                        size_t columns, weight_maker *maker, int x_least)
{
    const size_t filled = tri_i_filled(rows);
    const size_t size = tri_i_packed_size(products, rows, columns);
    int8_t *w = malloc(rows * columns);
    /* As many bytes as are promised, so that a sanitizer sees more. */
    uint8_t *x = calloc(n * columns + TRI_I_SLACK, 1);
    uint8_t *room = aligned_alloc(64, (n + 15) * ((columns + 63) / 64 * 64));
    int32_t *sums = malloc(n * filled * sizeof *sums);
    uint8_t *packed = aligned_alloc(64, size);
    tri_i_packed made;
    assert_true(w != NULL && x != NULL && room != NULL && sums != NULL);
    assert_non_null(packed);
    for (size_t i = 0; i < rows * columns; i++) {
        w[i] = (int8_t)maker(i);
    }
    for (size_t i = 0; i < n * columns; i++) {
        x[i] = (uint8_t)(x_least + rand() % (X_MOST + 1 - x_least));
    }
    memset(packed, 0xA5, size);
    made = tri_i_pack_weights(products, w, rows, columns, packed);
    products->multiply(&made, x, n, sums, room);
    for (size_t i = 0; i < n; i++) {
        for (size_t r = 0; r < rows; r++) {
            int32_t sum = 0;
            for (size_t c = 0; c < columns; c++) {
                sum += (x[i * columns + c] - TRI_I_ZERO_POINT) * w[r * columns + c];
            }
            assert_int_equal(sums[i * filled + r], sum);
        }
    }
    if (rows > TRI_I_LANES) {
        const tri_i_packed part =
            tri_i_packed_part(products, &made, TRI_I_LANES, filled);
        int32_t *others = malloc(n * filled * sizeof *others);
        assert_non_null(others);
        products->multiply(&part, x, n, others, room);
        for (size_t i = 0; i < n; i++) {
            assert_memory_equal(others + i * (filled - TRI_I_LANES),
                                sums + i * filled + TRI_I_LANES,
                                (rows - TRI_I_LANES) * sizeof *sums);
        }
        free(others);
    }
    free(w);
    free(x);
    free(room);
    free(sums);
    free(packed);
}

static void check_products(const tri_i_products *products)
{
    static weight_maker *const makers[] = {any_weight,         small_weight,
                                           highest_weight,     lowest_weight,
                                           weight_at_the_edge, weight_past_the_edge};
    static const size_t odd[][3] = {{1, 1, 1},     {2, 3, 5},    {7, 17, 33},
                                    {9, 33, 63},   {13, 49, 65}, {17, 31, 100},
                                    {31, 15, 130}, {33, 65, 12}, {5, 9, 1030}};
    for (size_t k = 0; k < sizeof makers / sizeof *makers; k++) {
        for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
            check_shape(products, odd[i][0], odd[i][1], odd[i][2], makers[k], 1);
        }
        for (size_t n = 1; n <= 40; n += 3) {
            check_shape(products, n, 48, 128, makers[k], X_MOST);
            check_shape(products, n, 64, 384, makers[k], 1);
        }
        check_shape(products, 35, 80, TRI_I_FFN, makers[k], 1);
        check_shape(products, 7, 33, TRI_I_FFN, makers[k], X_MOST);
    }
}

/* --- attention --- */

static int16_t queries[4 * HEAD], keys[KEYS * HEAD], packed_keys[KEYS * HEAD];
static int16_t weights[4 * KEYS], values[KEYS * HEAD], pairs[KEYS * HEAD];
static int32_t scores[4 * KEYS];

static int16_t any(int16_t most)
{
    return (int16_t)(rand() % (2 * most + 1) - most);
}

static void make_attention(void)
{
    for (size_t i = 0; i < 4 * HEAD; i++) {
        queries[i] = any(KEY_LARGEST);
    }
    for (size_t i = 0; i < 4 * KEYS; i++) {
        weights[i] = (int16_t)(rand() % (TRI_I_ATTENTION_ONE + 1));
    }
    for (size_t j = 0; j < KEYS; j++) {
        for (size_t d = 0; d < HEAD; d++) {
            keys[j * HEAD + d] = any(KEY_LARGEST);
            values[j * HEAD + d] = any(VALUE_LARGEST);
            packed_keys[j / 16 * 16 * HEAD + d / 2 * 32 + j % 16 * 2 + d % 2] =
                keys[j * HEAD + d];
            pairs[j / 2 * 2 * HEAD + d * 2 + j % 2] = values[j * HEAD + d];
        }
    }
}

static void check_attention(const tri_i_products *products)
{
    int32_t gathered[4 * HEAD];
    for (size_t n = 32; n <= KEYS; n += 96) {
        make_attention();
        products->score(queries, packed_keys, n, scores);
        products->gather(weights, pairs, n, gathered);
        for (size_t q = 0; q < 4; q++) {
            int32_t sums[HEAD] = {0};
            for (size_t j = 0; j < n; j++) {
                int32_t score = 0;
                for (size_t d = 0; d < HEAD; d++) {
                    score += queries[q * HEAD + d] * keys[j * HEAD + d];
                    sums[d] += weights[q * KEYS + j] * values[j * HEAD + d];
                }
                assert_int_equal(scores[q * KEYS + j], score);
            }
            assert_memory_equal(gathered + q * HEAD, sums, sizeof sums);
        }
    }
}

/* The largest numbers that occur stay within 32 bits. */
static void check_overflow(const tri_i_products *products)
{
    int32_t gathered[4 * HEAD];
    for (size_t i = 0; i < KEYS * HEAD; i++) {
        packed_keys[i] = KEY_LARGEST;
        pairs[i] = VALUE_LARGEST;
        queries[i % (4 * HEAD)] = -KEY_LARGEST;
        weights[i % (4 * KEYS)] = TRI_I_ATTENTION_ONE;
    }
    products->score(queries, packed_keys, KEYS, scores);
    assert_int_equal(scores[5], -HEAD * KEY_LARGEST * KEY_LARGEST);
    products->gather(weights, pairs, KEYS, gathered);
    assert_int_equal(gathered[5], KEYS * TRI_I_ATTENTION_ONE * VALUE_LARGEST);
}

/* --- all --- */

static void test_every_variant(void **state)
{
    (void)state;
    for (size_t i = 0; tri_i_products_list[i] != NULL; i++) {
        const tri_i_products *products = tri_i_products_list[i];
        const bool is_there = products->is_there();
        print_message("%s%s\n", products->name, is_there ? "" : ": not here");
        if (is_there) {
            check_products(products);
            check_attention(products);
            check_overflow(products);
        }
    }
}

static void test_choice(void **state)
{
    const tri_i_products *products = NULL;
    tri_error error;
    (void)state;
    assert_int_equal(setenv("TRICOT_PRODUCTS", "plain", 1), 0);
    assert_int_equal(tri_i_choose_products(&products, &error), TRI_OK);
    assert_ptr_equal(products, &tri_i_products_plain);
    assert_int_equal(setenv("TRICOT_PRODUCTS", "abacus", 1), 0);
    assert_int_equal(tri_i_choose_products(&products, &error), TRI_ERR_ARGUMENT);
    assert_non_null(strstr(error.message, "abacus"));
    assert_int_equal(unsetenv("TRICOT_PRODUCTS"), 0);
    assert_int_equal(tri_i_choose_products(&products, &error), TRI_OK);
    assert_true(products->is_there());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_variant),
        cmocka_unit_test(test_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
