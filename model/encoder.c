/* Pieces to vectors: six layers of attention and feed-forward, products in int8. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <omp.h>
#include <oneapi/dnnl/dnnl.h>
#include <string.h>

enum { OFFSET = 128 }; /* added to a quantised activation to make it unsigned */

/* The oracle's product: plain float over the dequantised weights. */
static void linear_exact(const tri_linear *l, const float *x, size_t n, float *y)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t r = 0; r < l->rows; r++) {
            float sum = 0;
            for (size_t c = 0; c < l->columns; c++) {
                sum += x[i * l->columns + c] * (float)l->weight[r * l->columns + c];
            }
            y[i * l->rows + r] = sum * l->scale[r] + l->bias[r];
        }
    }
}

tri_status tri_i_linear(tri_scratch *s, const tri_linear *l, const float *x, size_t n,
                        float *y, bool exact)
{
    if (exact) {
        linear_exact(l, x, n, y);
        return TRI_OK;
    }
    for (size_t i = 0; i < n; i++) {
        tri_i_quantise(x + i * l->columns, l->columns, s->q8 + i * l->columns,
                       &s->q_scale[i]);
    }
    const int32_t zero = 0;
    const dnnl_dim_t rows = (dnnl_dim_t)l->rows;
    const dnnl_dim_t columns = (dnnl_dim_t)l->columns;
    /* sum (n, rows) = (q8 - OFFSET) (n, columns) x weight^T */
    const dnnl_status_t status = dnnl_gemm_u8s8s32(
        'N', 'T', 'F', (dnnl_dim_t)n, rows, columns, 1.0F, s->q8, columns, OFFSET,
        l->weight, columns, 0, 0.0F, s->sum, rows, &zero);
    if (status != dnnl_success) {
        return TRI_ERR_NO_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        tri_i_dequantise(s->sum + i * l->rows, s->q_scale[i], l->scale, l->bias,
                         y + i * l->rows, l->rows);
    }
    return TRI_OK;
}

/* x (t, H): the sum of the three embeddings, normalised. */
static void embed(const tri_model *m, tri_scratch *s, const tri_window *w)
{
    const size_t t = w->n_pieces + 2;
    for (size_t i = 0; i < t; i++) {
        const bool inside = i > 0 && i + 1 < t;
        const size_t piece = inside   ? w->pieces[i - 1]
                             : i == 0 ? PIECE_BEGIN
                                      : PIECE_END;
        const size_t letter_case = inside ? w->cases[i - 1] : 0;
        float *x = s->x + i * H;
        for (size_t k = 0; k < H; k++) {
            x[k] = (float)m->word[piece * H + k] * m->word_scale[piece] +
                   m->position[i * H + k] + m->letter_case[letter_case * H + k];
        }
        tri_i_add_norm(x, NULL, &m->norm);
    }
}

/* y (t, H) = attention over qkv (t, 3H), head by head. */
static void attend(tri_scratch *s, size_t t)
{
    for (size_t h = 0; h < HEADS; h++) {
        const float *q = s->qkv + h * HEAD;
        const float *k = q + H;
        const float *v = k + H;
        for (size_t i = 0; i < t; i++) {
            float *a = s->attention; /* (t) */
            for (size_t j = 0; j < t; j++) {
                a[j] = tri_i_dot(q + i * 3 * H, k + j * 3 * H, HEAD);
            }
            tri_i_softmax(a, t);
            float *y = s->y + i * H + h * HEAD;
            memset(y, 0, HEAD * sizeof *y);
            for (size_t j = 0; j < t; j++) {
                for (size_t d = 0; d < HEAD; d++) {
                    y[d] += a[j] * v[j * 3 * H + d];
                }
            }
        }
    }
}

static tri_status run_layer(const tri_layer *l, tri_scratch *s, size_t t, bool exact)
{
    TRI_TRY(tri_i_linear(s, &l->qkv, s->x, t, s->qkv, exact));
    attend(s, t);
    TRI_TRY(tri_i_linear(s, &l->output, s->y, t, s->qkv, exact));
    for (size_t i = 0; i < t; i++) {
        tri_i_add_norm(s->x + i * H, s->qkv + i * H, &l->attention_norm);
    }
    TRI_TRY(tri_i_linear(s, &l->up, s->x, t, s->y, exact));
    tri_i_gelu(s->y, t * FFN);
    TRI_TRY(tri_i_linear(s, &l->down, s->y, t, s->qkv, exact));
    for (size_t i = 0; i < t; i++) {
        tri_i_add_norm(s->x + i * H, s->qkv + i * H, &l->ffn_norm);
    }
    return TRI_OK;
}

tri_status tri_i_encode(const tri_model *m, tri_scratch *s, const tri_window *w,
                        bool exact)
{
    const size_t t = w->n_pieces + 2;
    /* Documents are the unit of work: a product never starts threads of its own. */
    omp_set_num_threads(1);
    embed(m, s, w);
    for (int i = 0; i < LAYERS; i++) {
        TRI_TRY(run_layer(&m->layers[i], s, t, exact));
    }
    for (size_t i = 0; i < w->n_words; i++) {
        memcpy(s->vectors + i * H, s->x + (w->first[i] + 1) * H, H * sizeof(float));
    }
    s->n_words = w->n_words;
    return TRI_OK;
}
