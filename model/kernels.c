/* Softmax, GELU, layer norm and quantisation: the same bits on every x86-64. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/kernels.h"

#include <math.h>
#include <string.h>

/* TRI_BASELINE builds the plain variant alone; a test compares the others to it. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                 \
    !defined(TRI_BASELINE)
#define CLONES                                                                         \
    __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define CLONES
#endif
#define INLINE static inline __attribute__((always_inline))

enum { LANES = 16 };

/* Added to a float of magnitude below 2^22 it leaves the nearest whole number, halves
   to even, in the low bits. */
static const float rounder = 12582912.0F;
enum { ROUNDER_BITS = 0x4B400000 };

INLINE int32_t bits_of(float x)
{
    int32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

INLINE float float_of(int32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

INLINE int32_t nearest(float x)
{
    return bits_of(x + rounder) - ROUNDER_BITS;
}

/* 2^x for |x| < 126: 2^k by the exponent's bits, 2^f for |f| <= 1/2 by a minimax
   polynomial (relative error 7.5e-8). */
INLINE float power_of_two(float x)
{
    const float shifted = x + rounder;
    const float f = x - (shifted - rounder);
    float p = 0.001327647129073739F;
    p = p * f + 0.009675540961325169F;
    p = p * f + 0.05550713092088699F;
    p = p * f + 0.24022120237350464F;
    p = p * f + 0.6931469440460205F;
    p = p * f + 1.0000001192092896F;
    /* The rounder's own bits leave at the top. */
    return p * float_of((int32_t)(((uint32_t)bits_of(shifted) + 127U) << 23U));
}

INLINE float exponential(float x)
{
    x = x < -87.0F ? -87.0F : x;
    x = x > 87.0F ? 87.0F : x;
    return power_of_two(x * 1.44269504F);
}

float tri_i_exp(float x)
{
    return exponential(x);
}

/* Natural logarithm of x >= 1: the mantissa's by the series of the inverse hyperbolic
   tangent. */
static float logarithm(double x)
{
    double power = 0, sum = 0, z, term;
    while (x > 1.5) {
        x *= 0.5;
        power += 0.69314718055994530942;
    }
    z = (x - 1.0) / (x + 1.0);
    term = z;
    for (int k = 1; k < 24; k += 2) {
        sum += term / k;
        term *= z * z;
    }
    return (float)(power + 2.0 * sum);
}

INLINE float add_lanes(const float lane[LANES])
{
    float sum[LANES / 2];
    for (size_t j = 0; j < 8; j++) {
        sum[j] = lane[j] + lane[j + 8];
    }
    for (size_t j = 0; j < 4; j++) {
        sum[j] += sum[j + 4];
    }
    return (sum[0] + sum[2]) + (sum[1] + sum[3]);
}

CLONES float tri_i_dot(const float *a, const float *b, size_t n)
{
    float lane[LANES] = {0};
    size_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        for (size_t j = 0; j < LANES; j++) {
            lane[j] += a[i + j] * b[i + j];
        }
    }
    for (size_t j = 0; i + j < n; j++) {
        lane[j] += a[i + j] * b[i + j];
    }
    return add_lanes(lane);
}

/* Positive floats sort as their bits do, so that this is a maximum of integers. */
INLINE float largest(const float *x, size_t n)
{
    int32_t most = 0;
    for (size_t i = 0; i < n; i++) {
        const int32_t bits = bits_of(x[i]) & 0x7FFFFFFF;
        most = bits > most ? bits : most;
    }
    return float_of(most);
}

CLONES float tri_i_largest(const float *x, size_t n)
{
    return largest(x, n);
}

static float highest(const float *x, size_t n)
{
    float most = x[0];
    for (size_t i = 1; i < n; i++) {
        most = x[i] > most ? x[i] : most;
    }
    return most;
}

/* x -> e^(x - top); returns their sum. */
INLINE float exponentials(float *x, size_t n, float top)
{
    float lane[LANES] = {0};
    size_t i = 0;
    for (size_t k = 0; k < n; k++) {
        x[k] = exponential(x[k] - top);
    }
    for (; i + LANES <= n; i += LANES) {
        for (size_t j = 0; j < LANES; j++) {
            lane[j] += x[i + j];
        }
    }
    for (size_t j = 0; i + j < n; j++) {
        lane[j] += x[i + j];
    }
    return add_lanes(lane);
}

CLONES void tri_i_softmax(float *x, size_t n)
{
    const float factor = 1.0F / exponentials(x, n, highest(x, n));
    for (size_t i = 0; i < n; i++) {
        x[i] *= factor;
    }
}

void tri_i_log_softmax(float *x, size_t n)
{
    const float top = highest(x, n);
    double sum = 0;
    float all;
    for (size_t i = 0; i < n; i++) {
        sum += (double)exponential(x[i] - top);
    }
    all = top + logarithm(sum);
    for (size_t i = 0; i < n; i++) {
        x[i] -= all;
    }
}

/* (erf(x / sqrt(2))) / (2 x) is a polynomial of x^2, here of t = 2 x^2 / 25 - 1:
   minimax over |x| <= 5, past which the normal distribution's tail is below 3e-7. */
INLINE float gelu(float x)
{
    /* Clamped as integers: compilers turn a comparison of floats into slow masks. */
    const int32_t five = 0x40A00000;
    const int32_t bits = bits_of(x) & 0x7FFFFFFF;
    const float limited = float_of(bits < five ? bits : five);
    const float t = limited * limited * 0.08F - 1.0F;
    float p;
    p = 0.000495474611F;
    p = p * t - 0.00151735556F;
    p = p * t + 0.00199716282F;
    p = p * t - 0.00290895975F;
    p = p * t + 0.00616824394F;
    p = p * t - 0.0109782098F;
    p = p * t + 0.0164971538F;
    p = p * t - 0.02333517F;
    p = p * t + 0.0314261913F;
    p = p * t - 0.0404331423F;
    p = p * t + 0.0515214317F;
    p = p * t - 0.0702966452F;
    p = p * t + 0.141363785F;
    return 0.5F * x + float_of(bits) * (limited * p);
}

CLONES void tri_i_gelu(float *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = gelu(x[i]);
    }
}

INLINE void normalise(float *x, const tri_i_norm *norm)
{
    float lane[LANES] = {0};
    float mean, factor;
    for (size_t i = 0; i < TRI_MODEL_HIDDEN; i += LANES) {
        for (size_t j = 0; j < LANES; j++) {
            lane[j] += x[i + j];
        }
    }
    mean = add_lanes(lane) / (float)TRI_MODEL_HIDDEN;
    for (size_t j = 0; j < LANES; j++) {
        lane[j] = 0;
    }
    for (size_t i = 0; i < TRI_MODEL_HIDDEN; i += LANES) {
        for (size_t j = 0; j < LANES; j++) {
            const float d = x[i + j] - mean;
            lane[j] += d * d;
        }
    }
    factor = 1.0F / sqrtf(add_lanes(lane) / (float)TRI_MODEL_HIDDEN + 1e-12F);
    for (size_t i = 0; i < TRI_MODEL_HIDDEN; i++) {
        x[i] = (x[i] - mean) * factor * norm->weight[i] + norm->bias[i];
    }
}

CLONES void tri_i_layer_norm(float *x, const tri_i_norm *norm)
{
    normalise(x, norm);
}

INLINE float quantise(const float *x, size_t n, uint8_t *q)
{
    const float most = largest(x, n);
    const float factor = most > 0 ? 127.0F / most : 0.0F;
    for (size_t i = 0; i < n; i++) {
        q[i] = (uint8_t)(nearest(x[i] * factor) + 128);
    }
    return most / 127.0F;
}

CLONES float tri_i_quantise(const float *x, size_t n, uint8_t *q)
{
    return quantise(x, n, q);
}

CLONES void tri_i_dequantise(const int32_t *restrict sum, float row_scale,
                             const tri_i_linear *linear, float *restrict y)
{
    const float *restrict scale = linear->scale;
    const float *restrict bias = linear->bias;
    const size_t n = linear->rows;
    for (size_t i = 0; i < n; i++) {
        y[i] = (float)sum[i] * (row_scale * scale[i]) + bias[i];
    }
}

CLONES float tri_i_gelu_row(const int32_t *restrict sum, float row_scale,
                            const tri_i_linear *linear, float *restrict row,
                            uint8_t *restrict q)
{
    const float *restrict scale = linear->scale;
    const float *restrict bias = linear->bias;
    const size_t n = linear->rows;
    int32_t most = 0;
    float factor;
    for (size_t i = 0; i < n; i++) {
        const float y = gelu((float)sum[i] * (row_scale * scale[i]) + bias[i]);
        const int32_t bits = bits_of(y) & 0x7FFFFFFF;
        most = bits > most ? bits : most;
        row[i] = y;
    }
    factor = most > 0 ? 127.0F / float_of(most) : 0.0F;
    for (size_t i = 0; i < n; i++) {
        q[i] = (uint8_t)(nearest(row[i] * factor) + 128);
    }
    return float_of(most) / 127.0F;
}

CLONES float tri_i_norm_row(const int32_t *restrict sum, float row_scale,
                            const tri_i_linear *linear, const tri_i_norm *norm,
                            float *restrict x, uint8_t *restrict q)
{
    const float *restrict scale = linear->scale;
    const float *restrict bias = linear->bias;
    for (size_t i = 0; i < TRI_MODEL_HIDDEN; i++) {
        x[i] += (float)sum[i] * (row_scale * scale[i]) + bias[i];
    }
    normalise(x, norm);
    return quantise(x, TRI_MODEL_HIDDEN, q);
}

CLONES int32_t tri_i_attention_weights(int32_t *restrict scores, size_t n, float factor,
                                       int16_t *restrict weights)
{
    const size_t n_all = (n + TRI_I_GROUP - 1) / TRI_I_GROUP * TRI_I_GROUP;
    const float widest = 30.0F / factor; /* further down a weight is 0 in any case */
    const int32_t lowest = widest < 2147483520.0F ? -(int32_t)widest : INT32_MIN;
    int32_t top = scores[0], sum = 0;
    for (size_t j = n; j < n_all; j++) {
        scores[j] = scores[0];
    }
    for (size_t j = 0; j < n_all; j++) {
        top = scores[j] > top ? scores[j] : top;
    }
    for (size_t j = 0; j < n_all; j++) {
        int32_t down = scores[j] - top, weight;
        down = down > lowest ? down : lowest;
        weight =
            nearest(power_of_two((float)down * factor) * (float)TRI_I_ATTENTION_ONE);
        weights[j] = (int16_t)weight;
        sum += weight;
    }
    for (size_t j = n; j < n_all; j++) {
        sum -= weights[j];
        weights[j] = 0;
    }
    return sum;
}

CLONES void tri_i_head_largest(const float *restrict x, size_t n, size_t stride,
                               float most[restrict TRI_I_HEAD_WIDTH])
{
    int32_t bits[TRI_I_HEAD_WIDTH] = {0};
    for (size_t i = 0; i < n; i++) {
        for (size_t d = 0; d < TRI_I_HEAD_WIDTH; d++) {
            const int32_t b = bits_of(x[i * stride + d]) & 0x7FFFFFFF;
            bits[d] = b > bits[d] ? b : bits[d];
        }
    }
    for (size_t d = 0; d < TRI_I_HEAD_WIDTH; d++) {
        most[d] = float_of(bits[d]);
    }
}

CLONES void tri_i_head_round(const float *restrict x,
                             const float factor[restrict TRI_I_HEAD_WIDTH],
                             int16_t *restrict out)
{
    for (size_t d = 0; d < TRI_I_HEAD_WIDTH; d++) {
        out[d] = (int16_t)nearest(x[d] * factor[d]);
    }
}
