/* Tests the integer products of model/encoder.c: every variant against plain loops. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#define tri_i_linear_run tested_linear_run
#define tri_i_encode tested_encode
#define tri_i_avoid_amx tested_avoid_amx
#include "model/encoder.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

enum { KEYS = TRI_I_ROWS };

static int16_t queries[4 * HEAD], keys[KEYS * HEAD], packed[KEYS * HEAD];
static int16_t weights[4 * KEYS], values[KEYS * HEAD], pairs[KEYS * HEAD];
static int32_t scores[4 * KEYS];

static int16_t any(int16_t most)
{
    return (int16_t)(rand() % (2 * most + 1) - most);
}

static void make(void)
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
            packed[j / 16 * 16 * HEAD + d / 2 * 32 + j % 16 * 2 + d % 2] =
                keys[j * HEAD + d];
            pairs[j / 2 * 2 * HEAD + d * 2 + j % 2] = values[j * HEAD + d];
        }
    }
}

static void check(attention_products products)
{
    int32_t gathered[4 * HEAD];
    for (size_t n = 32; n <= KEYS; n += 96) {
        make();
        products.score(queries, packed, n, scores);
        products.gather(weights, pairs, n, gathered);
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

static void test_attention_of_the_baseline(void **state)
{
    (void)state;
    check((attention_products){score_sse2, gather_sse2});
}

static void test_attention_of_avx2(void **state)
{
    (void)state;
    if (!__builtin_cpu_supports("avx2")) {
        skip();
    }
    check((attention_products){score_avx2, gather_avx2});
}

static void test_attention_of_avx512(void **state)
{
    (void)state;
    if (!__builtin_cpu_supports("avx512bw")) {
        skip();
    }
    check((attention_products){score_avx512, gather_avx512});
    if (__builtin_cpu_supports("avx512vnni")) {
        check((attention_products){score_vnni, gather_vnni});
    }
}

/* The largest numbers that occur stay within 32 bits. */
static void test_attention_does_not_overflow(void **state)
{
    const attention_products products = choose_products();
    int32_t gathered[4 * HEAD];
    (void)state;
    for (size_t i = 0; i < KEYS * HEAD; i++) {
        packed[i] = KEY_LARGEST;
        pairs[i] = VALUE_LARGEST;
        queries[i % (4 * HEAD)] = -KEY_LARGEST;
        weights[i % (4 * KEYS)] = TRI_I_ATTENTION_ONE;
    }
    products.score(queries, packed, KEYS, scores);
    assert_int_equal(scores[5], -HEAD * KEY_LARGEST * KEY_LARGEST);
    products.gather(weights, pairs, KEYS, gathered);
    assert_int_equal(gathered[5], KEYS * TRI_I_ATTENTION_ONE * VALUE_LARGEST);
}

/* oneDNN: the offset is taken off the activations, and no processor saturates. */
static void test_products_are_exact(void **state)
{
    static uint8_t x[7 * TRI_I_FFN];
    static int8_t w[33 * TRI_I_FFN];
    static int32_t y[7 * 33];
    (void)state;
    for (int extreme = 0; extreme < 2; extreme++) {
        const tri_i_linear linear = {.weight = w, .rows = 33, .columns = TRI_I_FFN};
        for (size_t i = 0; i < sizeof x; i++) {
            x[i] = extreme ? 255 : (uint8_t)(1 + rand() % 255);
        }
        for (size_t i = 0; i < sizeof w; i++) {
            w[i] = extreme ? 63 : (int8_t)(rand() % 127 - 63);
        }
        assert_int_equal(multiply(&linear, x, 7, y), TRI_OK);
        for (size_t i = 0; i < 7; i++) {
            for (size_t r = 0; r < 33; r++) {
                int32_t sum = 0;
                for (size_t c = 0; c < TRI_I_FFN; c++) {
                    sum += (x[i * TRI_I_FFN + c] - 128) * w[r * TRI_I_FFN + c];
                }
                assert_int_equal(y[i * 33 + r], sum);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attention_of_the_baseline),
        cmocka_unit_test(test_attention_of_avx2),
        cmocka_unit_test(test_attention_of_avx512),
        cmocka_unit_test(test_attention_does_not_overflow),
        cmocka_unit_test(test_products_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
