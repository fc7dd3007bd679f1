/* Softmax, GELU, layer norm and quantisation: the same bits on every x86-64. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CLONES                                                                         \
    __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define CLONES
#endif

enum { LANES = 16 };

/* exp by 2^k * p(f), |f| <= ln(2)/2, a Taylor polynomial of degree 6: relative error
   below 2e-7. Inlined, so that each clone has its own. */
static inline float fast_exp(float x)
{
    x = x < -87.0F ? -87.0F : x > 88.0F ? 88.0F : x;
    const float shifted = x * 1.44269504F + 12582912.0F; /* rounds to a whole number */
    const float k = shifted - 12582912.0F;
    const float f = (x - k * 0.693359375F) - k * -2.12194440e-4F;
    float p = 1.0F / 720.0F;
    p = p * f + 1.0F / 120.0F;
    p = p * f + 1.0F / 24.0F;
    p = p * f + 1.0F / 6.0F;
    p = p * f + 0.5F;
    p = p * f + 1.0F;
    p = p * f + 1.0F;
    int32_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    bits = (bits - 0x4B400000 + 127) * (1 << 23);
    float power;
    memcpy(&power, &bits, sizeof power);
    return p * power;
}

float tri_i_exp(float x)
{
    return fast_exp(x);
}

static inline float add_lanes(const float *lane)
{
    float s[8];
    for (int i = 0; i < 8; i++) {
        s[i] = lane[i] + lane[i + 8];
    }
    for (int i = 0; i < 4; i++) {
        s[i] += s[i + 4];
    }
    return (s[0] + s[2]) + (s[1] + s[3]);
}

CLONES float tri_i_dot(const float *a, const float *b, size_t n)
{
    float lane[LANES] = {0};
    size_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        for (int j = 0; j < LANES; j++) {
            lane[j] += a[i + (size_t)j] * b[i + (size_t)j];
        }
    }
    for (int j = 0; i < n; i++, j++) {
        lane[j] += a[i] * b[i];
    }
    return add_lanes(lane);
}

static inline float maximum(const float *x, size_t n)
{
    float m = x[0];
    for (size_t i = 1; i < n; i++) {
        m = x[i] > m ? x[i] : m;
    }
    return m;
}

static inline float exp_and_sum(float *x, size_t n, float m)
{
    float lane[LANES] = {0};
    for (size_t i = 0; i < n; i++) {
        x[i] = fast_exp(x[i] - m);
    }
    size_t i = 0;
    for (; i + LANES <= n; i += LANES) {
        for (int j = 0; j < LANES; j++) {
            lane[j] += x[i + (size_t)j];
        }
    }
    for (int j = 0; i < n; i++, j++) {
        lane[j] += x[i];
    }
    return add_lanes(lane);
}

CLONES void tri_i_softmax(float *x, size_t n)
{
    const float scale = 1.0F / exp_and_sum(x, n, maximum(x, n));
    for (size_t i = 0; i < n; i++) {
        x[i] *= scale;
    }
}

void tri_i_log_softmax(float *x, size_t n)
{
    const float m = maximum(x, n);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += (double)fast_exp(x[i] - m);
    }
    /* log by Newton's steps on our own exp: no libm, whose last bit may differ. */
    float y = 0;
    for (double s = sum; s > 2.0; s /= 2.0) {
        y += 0.693147181F;
    }
    for (int i = 0; i < 4; i++) {
        y += 2.0F * ((float)sum - fast_exp(y)) / ((float)sum + fast_exp(y));
    }
    for (size_t i = 0; i < n; i++) {
        x[i] = x[i] - m - y;
    }
}

/* Abramowitz and Stegun, 7.1.26: absolute error below 1.5e-7. */
static inline float fast_erf(float x)
{
    const float a = x < 0 ? -x : x;
    const float t = 1.0F / (1.0F + 0.3275911F * a);
    const float p =
        ((((1.061405429F * t - 1.453152027F) * t + 1.421413741F) * t - 0.284496736F) *
             t +
         0.254829592F) *
        t;
    const float y = 1.0F - p * fast_exp(-a * a);
    return x < 0 ? -y : y;
}

CLONES void tri_i_gelu(float *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = 0.5F * x[i] * (1.0F + fast_erf(x[i] * 0.707106781F));
    }
}

CLONES void tri_i_add_norm(float *x, const float *y, const tri_norm *norm)
{
    float lane[LANES] = {0};
    for (size_t i = 0; i < H; i += LANES) {
        for (size_t j = 0; j < LANES; j++) {
            x[i + j] += y == NULL ? 0.0F : y[i + j];
            lane[j] += x[i + j];
        }
    }
    const float mean = add_lanes(lane) / (float)H;
    memset(lane, 0, sizeof lane);
    for (size_t i = 0; i < H; i += LANES) {
        for (size_t j = 0; j < LANES; j++) {
            const float d = x[i + j] - mean;
            lane[j] += d * d;
        }
    }
    const float scale = 1.0F / sqrtf(add_lanes(lane) / (float)H + 1e-12F);
    for (size_t i = 0; i < H; i++) {
        x[i] = (x[i] - mean) * scale * norm->weight[i] + norm->bias[i];
    }
}

CLONES void tri_i_quantise(const float *x, size_t n, uint8_t *q, float *scale)
{
    float m = 0;
    for (size_t i = 0; i < n; i++) {
        const float a = x[i] < 0 ? -x[i] : x[i];
        m = a > m ? a : m;
    }
    const float factor = m > 0 ? 127.0F / m : 0.0F;
    *scale = m / 127.0F;
    for (size_t i = 0; i < n; i++) {
        const float shifted = x[i] * factor + 12582912.0F;
        int32_t bits;
        memcpy(&bits, &shifted, sizeof bits);
        q[i] = (uint8_t)(bits - 0x4B400000 + 128);
    }
}

CLONES void tri_i_dequantise(const int32_t *sum, float row_scale, const float *scale,
                             const float *bias, float *y, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        y[i] = (float)sum[i] * (row_scale * scale[i]) + bias[i];
    }
}
