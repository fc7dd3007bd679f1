/* The loops between the products: the same bits on every x86-64.

   Each is compiled for three instruction sets and chosen at start. No multiply and add
   is fused, sums of floats run in 16 lanes folded in one order, sums of integers are
   exact, and exp, log and erf are our own. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_MODEL_KERNELS_H
#define TRI_MODEL_KERNELS_H

#include "model/internal.h"

/* e^x; relative error below 1e-6 for |x| < 10; x is held within +-87. */
float tri_i_exp(float x);

/* a . b over n numbers. */
float tri_i_dot(const float *a, const float *b, size_t n);

/* Largest |x|; 0 where n is 0. */
float tri_i_largest(const float *x, size_t n);

/* x -> probabilities, and x -> log probabilities, in place; n at least 1. */
void tri_i_softmax(float *x, size_t n);
void tri_i_log_softmax(float *x, size_t n);

/* x -> x * (1 + erf(x / sqrt(2))) / 2, in place; error below 2e-6. */
void tri_i_gelu(float *x, size_t n);

/* x -> layer norm of x, in place (TRI_MODEL_HIDDEN). */
void tri_i_layer_norm(float *x, const tri_i_norm *norm);

/* Quantises a row: q[i] = 128 + round(x[i] / scale), halves to even. Returns the scale:
   the largest |x| over 127. */
float tri_i_quantise(const float *x, size_t n, uint8_t *q);

/* Products of a row quantised with `row_scale` -> y = sum * row_scale * scale + bias.
 */
void tri_i_dequantise(const int32_t *sum, float row_scale, const tri_i_linear *linear,
                      float *y);

/* The same, then GELU, then quantised again; `row` has room for linear->rows floats.
   Returns the new scale. */
float tri_i_gelu_row(const int32_t *sum, float row_scale, const tri_i_linear *linear,
                     float *row, uint8_t *q);

/* Adds such a product to the residual stream `x`, normalises it there and quantises the
   result (TRI_MODEL_HIDDEN). Returns the new scale. */
float tri_i_norm_row(const int32_t *sum, float row_scale, const tri_i_linear *linear,
                     const tri_i_norm *norm, float *x, uint8_t *q);

/* weights[j] = round(TRI_I_ATTENTION_ONE * 2^((scores[j] - highest) * factor)), where
   `factor` is positive or 0. Returns their sum; n is at most TRI_I_ROWS, which keeps it
   and what is later multiplied by it within 32 bits. Both arrays have room for n filled
   up to a multiple of TRI_I_GROUP; there the weights are set to 0. */
int32_t tri_i_attention_weights(int32_t *scores, size_t n, float factor,
                                int16_t *weights);

/* Of one head's columns x (n, TRI_I_HEAD_WIDTH), `stride` apart: the largest |x| of
   each column. */
void tri_i_head_largest(const float *x, size_t n, size_t stride,
                        float largest[TRI_I_HEAD_WIDTH]);

/* round(x * factor) of a row of TRI_I_HEAD_WIDTH numbers; one factor a column. */
void tri_i_head_round(const float *x, const float factor[TRI_I_HEAD_WIDTH],
                      int16_t *out);

#endif
