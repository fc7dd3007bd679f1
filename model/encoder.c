/* Pieces -> one vector a word: six layers of attention and feed-forward, their products
   in integers, or all in plain float for the oracle. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"
#include "model/kernels.h"

#include <string.h>

enum {
    H = TRI_MODEL_HIDDEN,
    HEAD = TRI_I_HEAD_WIDTH,
    /* Largest quantised query or key, and value: a score stays below 2^30, so that the
       difference of two fits 32 bits; TRI_I_ROWS weights times values stay below 2^31.
     */
    KEY_LARGEST = 5792,
    VALUE_LARGEST = 127
};

/* s->product (n, rows filled up) = (x - TRI_I_ZERO_POINT) (n, columns) weight^T */
static void multiply(tri_scratch *s, const tri_i_linear *linear, const uint8_t *x,
                     size_t n)
{
    s->model->products->multiply(&linear->packed, x, n, s->product, s->room);
}

/* The oracle's product: plain float over the dequantised weights. */
static void multiply_exact(const tri_i_linear *linear, const float *x, size_t n,
                           float *row, float *y)
{
    const size_t columns = linear->columns;
    for (size_t r = 0; r < linear->rows; r++) {
        for (size_t c = 0; c < columns; c++) {
            row[c] = (float)linear->weight[r * columns + c] * linear->scale[r];
        }
        for (size_t i = 0; i < n; i++) {
            y[i * linear->rows + r] =
                tri_i_dot(x + i * columns, row, columns) + linear->bias[r];
        }
    }
}

void tri_i_linear_run(tri_scratch *s, const tri_i_linear *linear, const float *x,
                      size_t n, bool exact, float *y)
{
    const size_t filled = tri_i_filled(linear->rows);
    size_t block = s->product_room / filled;
    if (exact) {
        multiply_exact(linear, x, n, s->row, y);
        return;
    }
    block = block < TRI_I_BLOCK ? block : TRI_I_BLOCK;
    for (size_t begin = 0; begin < n; begin += block) {
        const size_t m = n - begin < block ? n - begin : block;
        for (size_t i = 0; i < m; i++) {
            s->block_scale[i] =
                tri_i_quantise(x + (begin + i) * linear->columns, linear->columns,
                               s->block8 + i * linear->columns);
        }
        multiply(s, linear, s->block8, m);
        for (size_t i = 0; i < m; i++) {
            tri_i_dequantise(s->product + i * filled, s->block_scale[i], linear,
                             y + (begin + i) * linear->rows);
        }
    }
}

/* x (n_pieces + 2, H): the sum of the three embeddings, normalised; [CLS] and [SEP] are
   put round the window. */
static void embed(const tri_model *m, const tri_window *window, float *x)
{
    const size_t n = window->n_pieces + 2;
    for (size_t i = 0; i < n; i++, x += H) {
        const bool inside = i > 0 && i + 1 < n;
        const size_t edge = i == 0 ? TRI_I_CLS : TRI_I_SEP;
        const size_t piece = inside ? window->pieces[i - 1] : edge;
        const size_t letter_case = inside ? window->cases[i - 1] : 0;
        const int8_t *word = m->word + piece * H;
        const float *position = m->position + i * H;
        const float *kind = m->letter_case + letter_case * H;
        for (size_t k = 0; k < H; k++) {
            x[k] = (float)word[k] * m->word_scale[piece] + position[k] + kind[k];
        }
        tri_i_layer_norm(x, &m->norm);
    }
}

/* Rows of a block where n rows go in equal blocks of at most TRI_I_BLOCK. */
static size_t block_of(size_t n)
{
    const size_t n_blocks = n == 0 ? 1 : (n + TRI_I_BLOCK - 1) / TRI_I_BLOCK;
    return (n + n_blocks - 1) / n_blocks;
}

/* x8 (n, H) -> columns of qkv (n, 3H), from `column` on. */
static void project(tri_scratch *s, const tri_i_linear *linear, size_t n, size_t column)
{
    const size_t block = block_of(n);
    for (size_t begin = 0; begin < n; begin += block) {
        const size_t m = n - begin < block ? n - begin : block;
        multiply(s, linear, s->x8 + begin * H, m);
        for (size_t i = 0; i < m; i++) {
            tri_i_dequantise(s->product + i * linear->rows, s->x_scale[begin + i],
                             linear, s->qkv + (begin + i) * 3 * H + column);
        }
    }
}

/* Some rows of a linear map: from and to multiples of TRI_I_LANES. */
static tri_i_linear part_of(const tri_model *m, const tri_i_linear *linear,
                            size_t begin, size_t end)
{
    return (tri_i_linear){
        .weight = linear->weight + begin * linear->columns,
        .scale = linear->scale + begin,
        .bias = linear->bias + begin,
        .rows = end - begin,
        .columns = linear->columns,
        .packed = tri_i_packed_part(m->products, &linear->packed, begin, end)};
}

/* The quantised queries, keys and values of one head, in the order of attention.h.
   Queries are filled up to a multiple of 4 and keys to one of TRI_I_GROUP; what is
   filled in is never used. Values of keys that are not there are 0, and so are their
   weights. */
typedef struct {
    float factor;            /* of a score, for 2^x */
    float value_scale[HEAD]; /* of each column of the values */
} head_scales;

/* One scale for n rows of HEAD columns: sets `factor` for tri_i_head_round and returns
   the scale. */
static float one_scale(const float *x, size_t n, float factor[HEAD])
{
    float most[HEAD];
    float all;
    tri_i_head_largest(x, n, (size_t)3 * H, most);
    all = tri_i_largest(most, HEAD);
    for (size_t d = 0; d < HEAD; d++) {
        factor[d] = all > 0 ? (float)KEY_LARGEST / all : 0.0F;
    }
    return all / (float)KEY_LARGEST;
}

static void pack_head(tri_scratch *s, size_t head, size_t n, size_t n_queries,
                      head_scales *scales)
{
    const float *q = s->qkv + head * HEAD;
    const float *k = q + H;
    const float *v = k + H;
    const size_t stride = (size_t)3 * H;
    float factor[HEAD], most[HEAD];
    int16_t row[2][HEAD];

    scales->factor = one_scale(q, n_queries, factor);
    for (size_t i = 0; i < n_queries; i++) {
        tri_i_head_round(q + i * stride, factor, s->queries + i * HEAD);
    }
    scales->factor *= one_scale(k, n, factor) * 1.44269504F; /* 1 / ln 2 */
    for (size_t j = 0; j < n; j++) {
        int16_t *to = s->keys + j / 16 * 16 * HEAD + j % 16 * 2;
        tri_i_head_round(k + j * stride, factor, row[0]);
        for (size_t d = 0; d < HEAD; d += 2) {
            memcpy(to + d * 16, row[0] + d, 2 * sizeof *to);
        }
    }
    tri_i_head_largest(v, n, stride, most);
    for (size_t d = 0; d < HEAD; d++) {
        factor[d] = most[d] > 0 ? (float)VALUE_LARGEST / most[d] : 0.0F;
        scales->value_scale[d] = most[d] / (float)VALUE_LARGEST;
    }
    for (size_t j = 0; j < n; j += 2) {
        int16_t *to = s->values + j * HEAD;
        memset(row, 0, sizeof row);
        tri_i_head_round(v + j * stride, factor, row[0]);
        if (j + 1 < n) {
            tri_i_head_round(v + (j + 1) * stride, factor, row[1]);
        }
        for (size_t d = 0; d < HEAD; d++) {
            to[2 * d] = row[0][d];
            to[2 * d + 1] = row[1][d];
        }
    }
}

/* context (n_queries, H) from qkv (n, 3H), whose first n_queries rows hold the queries.
 */
static void attend(tri_scratch *s, size_t n, size_t n_queries)
{
    const tri_i_products *products = s->model->products;
    const size_t n_keys = (n + TRI_I_GROUP - 1) / TRI_I_GROUP * TRI_I_GROUP;
    int32_t gathered[4 * HEAD], sum[4];
    head_scales scales;
    for (size_t head = 0; head < TRI_I_HEADS; head++) {
        pack_head(s, head, n, n_queries, &scales);
        for (size_t i = 0; i < n_queries; i += 4) {
            const size_t m = n_queries - i < 4 ? n_queries - i : 4;
            products->score(s->queries + i * HEAD, s->keys, n_keys, s->scores);
            for (size_t q = 0; q < m; q++) {
                sum[q] =
                    tri_i_attention_weights(s->scores + q * TRI_I_ROWS, n,
                                            scales.factor, s->weights + q * TRI_I_ROWS);
            }
            products->gather(s->weights, s->values, n + n % 2, gathered);
            for (size_t q = 0; q < m; q++) {
                float *to = s->context + (i + q) * H + head * HEAD;
                const float factor = 1.0F / (float)sum[q];
                for (size_t d = 0; d < HEAD; d++) {
                    to[d] = (float)gathered[q * HEAD + d] *
                            (scales.value_scale[d] * factor);
                }
            }
        }
    }
}

/* The part of a layer after attention, on rows begin to begin + n. */
static void finish_block(tri_scratch *s, const tri_i_layer *layer, size_t begin,
                         size_t n)
{
    float *x = s->x + begin * H;
    float *x_scale = s->x_scale + begin;
    uint8_t *x8 = s->x8 + begin * H;
    for (size_t i = 0; i < n; i++) {
        s->block_scale[i] =
            tri_i_quantise(s->context + (begin + i) * H, H, s->block8 + i * H);
    }
    multiply(s, &layer->output, s->block8, n);
    for (size_t i = 0; i < n; i++) {
        x_scale[i] =
            tri_i_norm_row(s->product + i * H, s->block_scale[i], &layer->output,
                           &layer->attention_norm, x + i * H, x8 + i * H);
    }
    multiply(s, &layer->up, x8, n);
    for (size_t i = 0; i < n; i++) {
        s->block_scale[i] =
            tri_i_gelu_row(s->product + i * TRI_I_FFN, x_scale[i], &layer->up, s->row,
                           s->block8 + i * TRI_I_FFN);
    }
    multiply(s, &layer->down, s->block8, n);
    for (size_t i = 0; i < n; i++) {
        x_scale[i] = tri_i_norm_row(s->product + i * H, s->block_scale[i], &layer->down,
                                    &layer->ffn_norm, x + i * H, x8 + i * H);
    }
}

/* One layer on n rows. `window` is set for the last one: its keys and values come from
   all rows, but only words' first pieces ask and go on; they move to the front. */
static void run_layer(tri_scratch *s, const tri_i_layer *layer, size_t n,
                      const tri_window *window)
{
    const size_t n_on = window != NULL ? window->n_words : n;
    const size_t block = block_of(n_on);
    if (window == NULL) {
        project(s, &layer->qkv, n, 0);
    } else {
        const tri_i_linear queries = part_of(s->model, &layer->qkv, 0, H);
        const tri_i_linear others = part_of(s->model, &layer->qkv, H, 3 * H);
        project(s, &others, n, H);
        for (size_t i = 0; i < n_on; i++) {
            const size_t from = window->first[i] + 1; /* beyond i: rows move forward */
            memcpy(s->x + i * H, s->x + from * H, H * sizeof *s->x);
            memcpy(s->x8 + i * H, s->x8 + from * H, H);
            s->x_scale[i] = s->x_scale[from];
        }
        project(s, &queries, n_on, 0);
    }
    attend(s, n, n_on);
    for (size_t begin = 0; begin < n_on; begin += block) {
        finish_block(s, layer, begin, n_on - begin < block ? n_on - begin : block);
    }
}

/* Attention in plain float: context (n, H) from qkv (n, 3H). */
static void attend_exact(tri_scratch *s, size_t n)
{
    for (size_t head = 0; head < TRI_I_HEADS; head++) {
        const float *q = s->qkv + head * HEAD;
        const float *k = q + H;
        const float *v = k + H;
        for (size_t i = 0; i < n; i++) {
            float *weights = s->row; /* (n) */
            float *to = s->context + i * H + head * HEAD;
            for (size_t j = 0; j < n; j++) {
                weights[j] = tri_i_dot(q + i * 3 * H, k + j * 3 * H, HEAD);
            }
            tri_i_softmax(weights, n);
            memset(to, 0, HEAD * sizeof *to);
            for (size_t j = 0; j < n; j++) {
                for (size_t d = 0; d < HEAD; d++) {
                    to[d] += weights[j] * v[j * 3 * H + d];
                }
            }
        }
    }
}

/* x += y, normalised, row by row. */
static void add_norm(float *x, const float *y, size_t n, const tri_i_norm *norm)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < H; k++) {
            x[i * H + k] += y[i * H + k];
        }
        tri_i_layer_norm(x + i * H, norm);
    }
}

/* The oracle's layer: what the others do, read aloud. */
static void run_layer_exact(tri_scratch *s, const tri_i_layer *layer, size_t n)
{
    float *inside = s->inside; /* (n, TRI_I_FFN) */
    multiply_exact(&layer->qkv, s->x, n, s->row, s->qkv);
    attend_exact(s, n);
    multiply_exact(&layer->output, s->context, n, s->row, s->qkv);
    add_norm(s->x, s->qkv, n, &layer->attention_norm);
    multiply_exact(&layer->up, s->x, n, s->row, inside);
    tri_i_gelu(inside, n * TRI_I_FFN);
    multiply_exact(&layer->down, inside, n, s->row, s->qkv);
    add_norm(s->x, s->qkv, n, &layer->ffn_norm);
}

static void encode_exact(tri_scratch *s, const tri_window *window)
{
    const size_t n = window->n_pieces + 2;
    for (size_t l = 0; l < TRI_I_LAYERS; l++) {
        run_layer_exact(s, &s->model->layers[l], n);
    }
    for (size_t i = 0; i < window->n_words; i++) {
        memmove(s->x + i * H, s->x + (window->first[i] + 1) * H, H * sizeof *s->x);
    }
}

void tri_i_encode(tri_scratch *s, const tri_window *window, bool exact)
{
    const size_t n = window->n_pieces + 2;
    embed(s->model, window, s->x);
    s->vectors = s->x;
    s->n_words = window->n_words;
    if (exact) {
        encode_exact(s, window);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        s->x_scale[i] = tri_i_quantise(s->x + i * H, H, s->x8 + i * H);
    }
    for (size_t l = 0; l < TRI_I_LAYERS; l++) {
        run_layer(s, &s->model->layers[l], n, l + 1 == TRI_I_LAYERS ? window : NULL);
    }
}
