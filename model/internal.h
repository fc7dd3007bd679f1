/* What the files of the model share: the opened weights and a thread's scratch. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_MODEL_INTERNAL_H
#define TRI_MODEL_INTERNAL_H

#include "model/model.h"
#include "model/products.h"

#include <jansson.h>

enum {
    TRI_I_LAYERS = 6,
    TRI_I_HEADS = 12,
    TRI_I_HEAD_WIDTH = 32,
    TRI_I_FFN = 1536,
    TRI_I_ROWS = 512, /* the longest window, [CLS] and [SEP] counted */
    TRI_I_CASES = 6,
    TRI_I_ARC = 256,
    TRI_I_LABEL = 96,
    TRI_I_UNK = 100,
    TRI_I_CLS = 101,
    TRI_I_SEP = 102,
    TRI_I_PIECES_LEAST = 103,    /* so that those three exist */
    TRI_I_GROUP = 32,            /* keys scored at a time */
    TRI_I_ATTENTION_ONE = 32767, /* what the highest weight of a query becomes */
    TRI_I_LINEARS_MOST = 56,
    TRI_I_BLOCK = 128,           /* most rows that go through a layer at a time */
    TRI_I_RELATION_HEADS = 2,    /* of the attention that reads a pair's context */
    TRI_I_RELATION_KEY = 32,     /* numbers in a key of each of them */
    TRI_I_RELATION_INSIDE = 128, /* numbers in each half of what is made of a pair */
    TRI_I_RELATION_VALUES = 41   /* of all features together */
};

/* y = x W^T + bias, where W[r][c] = weight[r][c] * scale[r]. */
typedef struct {
    const int8_t *weight; /* (rows, columns), within +-63 */
    const float *scale;   /* (rows) */
    const float *bias;    /* (rows) */
    size_t rows;          /* values of y */
    size_t columns;       /* values of x */
    tri_i_packed packed;  /* the weights as products read them */
} tri_i_linear;

typedef struct {
    const float *weight; /* (TRI_MODEL_HIDDEN) */
    const float *bias;   /* (TRI_MODEL_HIDDEN) */
} tri_i_norm;

typedef struct {
    tri_i_linear qkv, output, up, down;
    tri_i_norm attention_norm, ffn_norm;
} tri_i_layer;

/* Scores of what is known of an anaphor and an antecedent without the network; their
   kinds first, the anaphor's before the antecedent's. */
typedef struct {
    const float *root;      /* stands for having no antecedent (TRI_MODEL_COREF) */
    const float *sentences; /* (kinds, kinds, TRI_COREF_SENTENCES) */
    const float *between;   /* (kinds, TRI_COREF_BETWEEN) */
    const float *match;     /* (kinds, kinds, TRI_COREF_MATCHES) */
    const float *relation;  /* (kinds, kinds, TRI_COREF_RELATIONS) */
    const float *number;    /* (kinds, TRI_COREF_NUMBERS) */
} tri_i_pair_tables;

/* What reads relations (relations.c); D = TRI_MODEL_RELATION, I =
   TRI_I_RELATION_INSIDE, R relations. */
typedef struct {
    tri_i_linear word;          /* of a word's vector (D) */
    tri_i_linear mention;       /* of the mean of a mention's words and its head (D) */
    tri_i_linear key;           /* of a word (keys of all heads) */
    tri_i_linear value;         /* of a word (D) */
    tri_i_linear query;         /* of an entity (keys of all heads) */
    tri_i_linear head;          /* of an entity as the head of a relation (2 I) */
    tri_i_linear tail;          /* of an entity as its tail (2 I) */
    tri_i_linear context;       /* of what attention gathered (3 I) */
    tri_i_linear out;           /* of a pair (R) */
    const float *kind;          /* of mentions (TRI_RELATION_KINDS, D) */
    const float *type;          /* of entities (TRI_RELATION_TYPES, D) */
    const float *subtype;       /* of entities (subtypes, D) */
    const float *near;          /* (TRI_RELATION_NEAR, heads) */
    const float *feature;       /* (TRI_I_RELATION_VALUES, I) */
    const float *feature_score; /* (TRI_I_RELATION_VALUES, R) */
    const float *type_score;    /* by both types (TRI_RELATION_TYPES squared, R) */
} tri_i_relation_head;

/* The word pieces and a hash table over them. */
typedef struct {
    const uint8_t *text; /* each piece ended by '\n', in order of id */
    size_t n_pieces;
    uint32_t *begin; /* where each piece begins in `text` (n_pieces + 1); owned */
    uint16_t *slots; /* ids + 1 where their hash puts them, 0 empty; owned */
    size_t longest;  /* bytes of the longest piece */
} tri_i_pieces;

struct tri_model {
    void *map; /* the whole file */
    size_t map_size;
    char hash[9];
    tri_i_pieces pieces;
    json_t *labels[TRI_LABELS_COUNT]; /* arrays of strings */
    const tri_i_products *products;
    void *packed; /* the packed weights of all linear maps */

    const int8_t *word;       /* (n_pieces, TRI_MODEL_HIDDEN) */
    const float *word_scale;  /* (n_pieces) */
    const float *position;    /* (TRI_I_ROWS, TRI_MODEL_HIDDEN) */
    const float *letter_case; /* (TRI_I_CASES, TRI_MODEL_HIDDEN) */
    tri_i_norm norm;
    tri_i_layer layers[TRI_I_LAYERS];

    tri_i_linear sentence, upos, xpos, lemma, name;
    tri_i_linear arc_dependent, arc_head, arc;
    tri_i_linear label_dependent, label_head, label, label_plain;
    tri_i_linear coref_anaphor, coref_antecedent, coref;
    tri_i_pair_tables pairs;
    tri_i_relation_head relation;
    const float *arc_root;   /* (TRI_I_ARC) */
    const float *label_root; /* (TRI_I_LABEL); a root's label needs no scores */
};

/* One thread's working memory. Rows of a whole window are counted by `rows`
   (TRI_I_ROWS), rows on their way through a layer by `block` (TRI_I_BLOCK). */
struct tri_scratch {
    const tri_model *model;
    void *memory; /* what all pointers up to `label_head` point into */

    float *x;           /* the residual stream (rows, TRI_MODEL_HIDDEN) */
    uint8_t *x8;        /* the same quantised */
    float *x_scale;     /* (rows) */
    float *qkv;         /* queries, keys, values (rows, 3 TRI_MODEL_HIDDEN) */
    float *context;     /* what attention gathered (rows, TRI_MODEL_HIDDEN) */
    uint8_t *block8;    /* quantised rows (block, TRI_I_FFN) */
    float *block_scale; /* (block) */
    int32_t *product;   /* integer products: `product_room` of them */
    size_t product_room;
    uint8_t *room; /* for tri_i_products.multiply */
    float *row;    /* one row of a product or of weights */
    float *inside; /* feed-forward in float, a head's scores (rows, TRI_I_FFN) */

    int16_t *queries; /* of one head (rows, TRI_I_HEAD_WIDTH) */
    int16_t *keys;    /* (rows / 16, TRI_I_HEAD_WIDTH / 2, 16, 2) */
    int16_t *values;  /* (rows / 2, TRI_I_HEAD_WIDTH, 2) */
    int32_t *scores;  /* of four queries (4, rows) */
    int16_t *weights; /* their softmax (4, rows) */

    /* What is known of the words of the window last run. */
    bool exact; /* it was run in plain float */
    size_t n_words;
    float *vectors; /* the last layer (words, TRI_MODEL_HIDDEN) */
    float *sentence;
    uint16_t *upos, *xpos, *lemma;
    float *upos_p;
    float *name;            /* (words, name labels) */
    float *arc_product;     /* W d + bias (words, TRI_I_ARC) */
    float *arc_head;        /* h (words, TRI_I_ARC) */
    float *label_dependent; /* d (words, TRI_I_LABEL) */
    float *label_head;      /* h (words, TRI_I_LABEL) */

    float *arcs;                 /* (n, n + 1); grows */
    size_t arcs_room;            /* floats there */
    size_t arcs_begin, arcs_end; /* their sentence */
};

/* pieces.c */
/* Builds the table over `text` (`size` bytes); `path` names the file in messages. */
tri_status tri_i_pieces_init(tri_i_pieces *pieces, const uint8_t *text, size_t size,
                             const char *path, tri_error *error);
void tri_i_pieces_clear(tri_i_pieces *pieces);

/* checksum.c */
/* The crc32 of zlib and PNG. */
uint32_t tri_i_crc32(const uint8_t *bytes, size_t n);

/* encoder.c */
/* y (n, linear->rows) = x (n, linear->columns) W^T + bias: in integers, or in plain
   float where `exact`. */
void tri_i_linear_run(tri_scratch *scratch, const tri_i_linear *linear, const float *x,
                      size_t n, bool exact, float *y);
/* coreference.c: tri_model_mentions without the checks; n is at most the window's
 * words.
 */
void tri_i_mentions_run(tri_scratch *scratch, const uint32_t *words, size_t n,
                        tri_mention_vector *vectors);

/* Sets scratch->vectors to the words' vectors; the window has been checked. */
void tri_i_encode(tri_scratch *scratch, const tri_window *window, bool exact);

#endif
