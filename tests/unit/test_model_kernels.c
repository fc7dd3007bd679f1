/* Tests model/kernels.c: against libm, and the compiled variants against the plain one.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG

/* The plain variant under names of its own; the library holds the one chosen at start.
 */
#define TRI_BASELINE
#define tri_i_exp plain_exp
#define tri_i_dot plain_dot
#define tri_i_largest plain_largest
#define tri_i_softmax plain_softmax
#define tri_i_log_softmax plain_log_softmax
#define tri_i_gelu plain_gelu
#define tri_i_layer_norm plain_layer_norm
#define tri_i_quantise plain_quantise
#define tri_i_dequantise plain_dequantise
#define tri_i_gelu_row plain_gelu_row
#define tri_i_norm_row plain_norm_row
#define tri_i_attention_weights plain_attention_weights
#define tri_i_head_largest plain_head_largest
#define tri_i_head_round plain_head_round
#include "model/kernels.c"
#undef tri_i_exp
#undef tri_i_dot
#undef tri_i_largest
#undef tri_i_softmax
#undef tri_i_log_softmax
#undef tri_i_gelu
#undef tri_i_layer_norm
#undef tri_i_quantise
#undef tri_i_dequantise
#undef tri_i_gelu_row
#undef tri_i_norm_row
#undef tri_i_attention_weights
#undef tri_i_head_largest
#undef tri_i_head_round
#undef TRI_MODEL_KERNELS_H
#include "model/kernels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 1536 };

static uint32_t seed = 1;

static uint32_t next_random(void)
{
    seed = seed * 1664525U + 1013904223U;
    return seed >> 8U;
}

/* Uniform within +-range. */
static float random_float(float range)
{
    return ((float)next_random() / 8388608.0F - 1.0F) * range;
}

static void fill(float *x, size_t n, float range)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = random_float(range);
    }
}

static void fill_products(int32_t *x, size_t n, int32_t range)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = (int32_t)(next_random() % (2U * (uint32_t)range)) - range;
    }
}

static void test_exp_is_that_of_libm(void **state)
{
    (void)state;
    for (float x = -10.0F; x < 10.0F; x += 0.0137F) {
        const double expected = exp((double)x);
        assert_true(fabs((double)tri_i_exp(x) - expected) < 1e-6 * expected);
    }
    assert_true(tri_i_exp(0.0F) > 0.9999998F && tri_i_exp(0.0F) < 1.0000002F);
    assert_true(tri_i_exp(-1000.0F) >= 0.0F && tri_i_exp(-1000.0F) < 1e-37F);
    assert_true(tri_i_exp(-INFINITY) < 1e-37F);
    assert_true(isfinite(tri_i_exp(1000.0F)));
}

static void test_gelu_is_that_of_libm(void **state)
{
    float x[MOST], y[MOST];
    (void)state;
    for (size_t i = 0; i < MOST; i++) {
        x[i] = y[i] = ((float)i - MOST / 2.0F) / 90.0F;
    }
    tri_i_gelu(y, MOST);
    for (size_t i = 0; i < MOST; i++) {
        const double expected =
            0.5 * (double)x[i] * (1.0 + erf((double)x[i] * sqrt(0.5)));
        assert_true(fabs((double)y[i] - expected) < 3e-6);
    }
}

static void test_softmax_and_its_logarithm(void **state)
{
    (void)state;
    for (size_t n = 1; n < 70; n++) {
        float x[70], p[70], l[70];
        double all = 0, total = 0;
        fill(x, n, 20.0F);
        memcpy(p, x, sizeof p);
        memcpy(l, x, sizeof l);
        tri_i_softmax(p, n);
        tri_i_log_softmax(l, n);
        for (size_t i = 0; i < n; i++) {
            all += exp((double)x[i]);
            total += (double)p[i];
        }
        assert_true(fabs(total - 1.0) < 1e-5);
        for (size_t i = 0; i < n; i++) {
            assert_true(fabs((double)p[i] - exp((double)x[i]) / all) < 1e-6);
            assert_true(fabs((double)l[i] - ((double)x[i] - log(all))) < 1e-5);
        }
    }
}

static void test_dot_sums_every_length(void **state)
{
    float a[100], b[100];
    (void)state;
    for (size_t n = 0; n < 100; n++) {
        double expected = 0;
        fill(a, n, 1.0F);
        fill(b, n, 1.0F);
        for (size_t i = 0; i < n; i++) {
            expected += (double)a[i] * (double)b[i];
        }
        assert_true(fabs((double)tri_i_dot(a, b, n) - expected) < 1e-5);
    }
}

static void test_layer_norm_has_mean_0_and_variance_1(void **state)
{
    float x[TRI_MODEL_HIDDEN], one[TRI_MODEL_HIDDEN], two[TRI_MODEL_HIDDEN];
    const tri_i_norm norm = {one, two};
    double mean = 0, variance = 0;
    (void)state;
    fill(x, TRI_MODEL_HIDDEN, 5.0F);
    for (size_t i = 0; i < TRI_MODEL_HIDDEN; i++) {
        one[i] = 1.0F;
        two[i] = 2.0F;
    }
    tri_i_layer_norm(x, &norm);
    for (size_t i = 0; i < TRI_MODEL_HIDDEN; i++) {
        mean += ((double)x[i] - 2.0) / TRI_MODEL_HIDDEN;
        variance += ((double)x[i] - 2.0) * ((double)x[i] - 2.0) / TRI_MODEL_HIDDEN;
    }
    assert_true(fabs(mean) < 1e-5);
    assert_true(fabs(variance - 1.0) < 1e-5);
}

static void test_quantise_rounds_to_the_nearest(void **state)
{
    const float x[6] = {-12.7F, 12.7F, 0.0F, 0.149F, -0.151F, 6.31F};
    const float nothing[3] = {0.0F, -0.0F, 0.0F};
    const uint8_t expected[6] = {1, 255, 128, 129, 126, 191};
    uint8_t q[6];
    (void)state;
    assert_true(fabsf(tri_i_quantise(x, 6, q) - 0.1F) < 1e-7F);
    assert_memory_equal(q, expected, sizeof q);
    assert_true(tri_i_quantise(nothing, 3, q) == 0.0F);
    assert_memory_equal(q, "\x80\x80\x80", 3);
}

static void test_attention_weights_are_a_softmax(void **state)
{
    (void)state;
    for (size_t n = 1; n < 80; n++) {
        int32_t scores[96];
        int16_t weights[96];
        double all = 0;
        int32_t sum = 0, top = INT32_MIN, returned;
        fill_products(scores, n, 1 << 20);
        for (size_t j = 0; j < n; j++) {
            top = scores[j] > top ? scores[j] : top;
        }
        returned = tri_i_attention_weights(scores, n, 1e-5F, weights);
        for (size_t j = 0; j < n; j++) {
            all += exp2((double)(scores[j] - top) * 1e-5);
            sum += weights[j];
        }
        assert_int_equal(returned, sum);
        for (size_t j = 0; j < n; j++) {
            assert_true(fabs(weights[j] / (double)sum -
                             exp2((double)(scores[j] - top) * 1e-5) / all) < 1e-4);
        }
    }
}

static void test_attention_weights_of_the_widest_scores(void **state)
{
    int32_t scores[TRI_I_GROUP] = {1 << 30, -(1 << 30) + 1, 1 << 30};
    int16_t weights[TRI_I_GROUP];
    (void)state;
    assert_int_equal(tri_i_attention_weights(scores, 3, 1.0F, weights), 2 * 32767);
    assert_int_equal(weights[0], 32767);
    assert_int_equal(weights[1], 0);
    assert_int_equal(weights[3], 0);
    scores[1] = 5;
    assert_int_equal(tri_i_attention_weights(scores, 3, 0.0F, weights), 3 * 32767);
}

static void test_every_variant_gives_the_same_bits(void **state)
{
    static float a[MOST], b[MOST], c[MOST], scale[MOST], bias[MOST];
    static int32_t sum[MOST];
    static uint8_t q[MOST], r[MOST];
    static int16_t v[MOST], w[MOST];
    float most[2][TRI_I_HEAD_WIDTH];
    const tri_i_norm norm = {scale, bias};
    (void)state;
    for (int round = 0; round < 50; round++) {
        const size_t n = 1 + next_random() % MOST;
        const tri_i_linear wide = {.scale = scale, .bias = bias, .rows = n};
        const tri_i_linear narrow = {
            .scale = scale, .bias = bias, .rows = TRI_MODEL_HIDDEN};
        float s, t;
        fill(a, MOST, 6.0F);
        fill(b, MOST, 6.0F);
        fill(scale, MOST, 1e-4F);
        fill(bias, MOST, 1.0F);
        fill_products(sum, MOST, 1 << 24);
        s = tri_i_dot(a, b, n);
        t = plain_dot(a, b, n);
        assert_memory_equal(&s, &t, sizeof s);
        s = tri_i_quantise(a, n, q);
        t = plain_quantise(a, n, r);
        assert_memory_equal(&s, &t, sizeof s);
        assert_memory_equal(q, r, n);
        s = tri_i_gelu_row(sum, 0.01F, &wide, b, q);
        t = plain_gelu_row(sum, 0.01F, &wide, c, r);
        assert_memory_equal(&s, &t, sizeof s);
        assert_memory_equal(b, c, n * sizeof *b);
        assert_memory_equal(q, r, n);
        tri_i_dequantise(sum, 0.01F, &wide, b);
        plain_dequantise(sum, 0.01F, &wide, c);
        assert_memory_equal(b, c, n * sizeof *b);
        memcpy(b, a, sizeof b);
        memcpy(c, a, sizeof c);
        s = tri_i_norm_row(sum, 0.01F, &narrow, &norm, b, q);
        t = plain_norm_row(sum, 0.01F, &narrow, &norm, c, r);
        assert_memory_equal(&s, &t, sizeof s);
        assert_memory_equal(b, c, TRI_MODEL_HIDDEN * sizeof *b);
        assert_memory_equal(q, r, TRI_MODEL_HIDDEN);
        tri_i_softmax(b, n);
        plain_softmax(c, n);
        assert_memory_equal(b, c, n * sizeof *b);
        tri_i_gelu(b, n);
        plain_gelu(c, n);
        assert_memory_equal(b, c, n * sizeof *b);
        assert_int_equal(tri_i_attention_weights(sum, n % 512 + 1, 1e-6F, v),
                         plain_attention_weights(sum, n % 512 + 1, 1e-6F, w));
        assert_memory_equal(v, w, (n % 512 + 1) * sizeof *v);
        tri_i_head_largest(a, 20, 40, most[0]);
        plain_head_largest(a, 20, 40, most[1]);
        assert_memory_equal(most[0], most[1], sizeof most[0]);
        tri_i_head_round(a, most[0], v);
        plain_head_round(a, most[0], w);
        assert_memory_equal(v, w, TRI_I_HEAD_WIDTH * sizeof *v);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exp_is_that_of_libm),
        cmocka_unit_test(test_gelu_is_that_of_libm),
        cmocka_unit_test(test_softmax_and_its_logarithm),
        cmocka_unit_test(test_dot_sums_every_length),
        cmocka_unit_test(test_layer_norm_has_mean_0_and_variance_1),
        cmocka_unit_test(test_quantise_rounds_to_the_nearest),
        cmocka_unit_test(test_attention_weights_are_a_softmax),
        cmocka_unit_test(test_attention_weights_of_the_widest_scores),
        cmocka_unit_test(test_every_variant_gives_the_same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
