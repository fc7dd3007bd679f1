/* What the model's files share: the weights as they lie in the file, and one thread's
 * scratch. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_MODEL_INTERNAL_H
#define TRI_MODEL_INTERNAL_H

#include "base/hash.h"
#include "model/model.h"

enum {
    H = TRI_MODEL_HIDDEN,
    LAYERS = 6,
    HEADS = 12,
    HEAD = H / HEADS, /* width of an attention head */
    FFN = 1536,
    ARC = 256,
    LABEL = 96,
    VOCABULARY = 30522,
    POSITIONS = 512,
    CASES = 6,
    PIECE_UNKNOWN = 100,
    PIECE_BEGIN = 101, /* [CLS] */
    PIECE_END = 102    /* [SEP] */
};

/* y = x W^T + bias, W int8 with one scale a row. */
typedef struct {
    const int8_t *weight; /* (rows, columns) */
    const float *scale;   /* (rows) */
    const float *bias;    /* (rows) */
    size_t rows, columns;
} tri_linear;

typedef struct {
    const float *weight, *bias; /* (H) */
} tri_norm;

typedef struct {
    tri_linear qkv, output, up, down;
    tri_norm attention_norm, ffn_norm;
} tri_layer;

struct tri_model {
    const unsigned char *map;
    size_t n_map;
    char hash[9];
    const int8_t *word;       /* (VOCABULARY, H) */
    const float *word_scale;  /* (VOCABULARY) */
    const float *position;    /* (POSITIONS, H) */
    const float *letter_case; /* (CASES, H) */
    tri_norm norm;
    tri_layer layers[LAYERS];
    tri_linear sentence, upos, xpos, lemma, name;
    tri_linear arc_dependent, arc_head, arc;
    tri_linear label_dependent, label_head, label, label_plain;
    const float *arc_root, *label_root;
    const char **labels[TRI_LABELS_COUNT];
    size_t n_labels[TRI_LABELS_COUNT];
    tri_map pieces; /* piece -> id; keys lie in the file */
};

struct tri_scratch {
    const tri_model *model;
    size_t n_pieces; /* of the window last run, [CLS] and [SEP] counted */
    size_t n_words;
    bool exact;
    float *x;         /* (pieces, H): the stream */
    float *y;         /* (pieces, FFN): a layer's inside */
    float *qkv;       /* (pieces, 3H) */
    float *attention; /* (pieces) scores of one query */
    uint8_t *q8;      /* (pieces, FFN): quantised rows */
    float *q_scale;   /* (pieces) */
    int32_t *sum;     /* (pieces, FFN): integer products */
    size_t n_sum;
    float *vectors;           /* (words, H) */
    float *sentence;          /* (words) */
    float *upos_p;            /* (words) */
    uint16_t *tags;           /* (3, words): upos, xpos, lemma */
    float *name;              /* (words, name labels) */
    float *scores;            /* (words, widest head) */
    float *arc_d, *arc_h;     /* (words, ARC) */
    float *label_d, *label_h; /* (words, LABEL) */
    float *arcs;              /* (n, n + 1) of the last sentence */
    size_t n_arcs;
    size_t arc_begin, arc_n; /* that sentence */
    float *label_scores;     /* (labels) */
};

/* kernels.c: the same bits on every x86-64. Sums run in 16 lanes, in one order. */
float tri_i_exp(float x);
void tri_i_softmax(float *x, size_t n);
void tri_i_log_softmax(float *x, size_t n);
void tri_i_gelu(float *x, size_t n);
void tri_i_add_norm(float *x, const float *y, const tri_norm *norm);
void tri_i_quantise(const float *x, size_t n, uint8_t *q, float *scale);
void tri_i_dequantise(const int32_t *sum, float row_scale, const float *scale,
                      const float *bias, float *y, size_t n);
float tri_i_dot(const float *a, const float *b, size_t n);

/* encoder.c: y = x W^T + bias over n rows, in int8, or in float where `exact`. */
tri_status tri_i_linear(tri_scratch *s, const tri_linear *linear, const float *x,
                        size_t n, float *y, bool exact);
tri_status tri_i_encode(const tri_model *model, tri_scratch *s,
                        const tri_window *window, bool exact);

#endif
