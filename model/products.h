/* Products of bytes and weights, as this processor makes them fastest.

   Every variant is exact, so that all give the same sums. A file holds one instruction
   set; the widest that is there is chosen when a model is opened. Nothing here starts
   threads, allocates while it multiplies, or keeps state. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_MODEL_PRODUCTS_H
#define TRI_MODEL_PRODUCTS_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TRI_I_ZERO_POINT = 128, /* added to a quantised activation to make it unsigned */
    TRI_I_WEIGHT_MOST = 63, /* the largest |weight| */
    TRI_I_GROUP_BYTES = 4,  /* columns that one 32-bit sum takes at a time */
    TRI_I_LANES = 16,       /* sums of a row come filled up to a multiple of it */
    TRI_I_SLACK = 64,       /* bytes behind the activations that may be read */
    TRI_I_COLUMNS_MOST = 2048
};

/* Before a loop of at most 8 rounds whose arrays are to stay in registers. */
#if defined(__clang__)
#define TRI_I_UNROLL _Pragma("unroll")
#else
#define TRI_I_UNROLL _Pragma("GCC unroll 8")
#endif

/* A matrix of weights in the order in which a variant reads it. Panels of `width` rows
   follow each other, in each the groups of four columns, in each group the rows; what
   is missing at the end of rows and columns is 0. */
typedef struct {
    const int8_t *weight; /* (panels, groups, width, TRI_I_GROUP_BYTES) */
    const int32_t *start; /* what a row's sum begins with, -128 times its weights */
    const uint16_t
        *order; /* (panels, 1 + groups), for the variant that orders groups */
    size_t rows;
    size_t columns;
    size_t n_groups; /* in a panel, those that fill it up counted */
} tri_i_packed;

typedef struct tri_i_products tri_i_products;
struct tri_i_products {
    const char *name;
    size_t width;        /* rows of a panel */
    size_t whole_groups; /* groups are filled up to a multiple of it */

    /* Whether this processor, and the system, let it run. */
    bool (*is_there)(void);

    /* Orders the groups of one panel; NULL where they stay as they are. */
    void (*order)(const int8_t *panel, size_t n_groups, uint16_t *order);

    /* sums (n, tri_i_filled(rows)) = (x - 128) (n, columns) weight^T. `x` may be read
       up to TRI_I_SLACK bytes past its end; `room` has n + 15 rows of columns, filled
       up to a multiple of 64, and begins at one. */
    void (*multiply)(const tri_i_packed *weight, const uint8_t *x, size_t n,
                     int32_t *sums, uint8_t *room);

    /* The two products of attention: attention.h. */
    void (*score)(const int16_t *queries, const int16_t *keys, size_t n,
                  int32_t *scores);
    void (*gather)(const int16_t *weights, const int16_t *values, size_t n,
                   int32_t *gathered);
};

extern const tri_i_products tri_i_products_plain;
#if defined(__x86_64__)
extern const tri_i_products tri_i_products_avx2;
extern const tri_i_products tri_i_products_avx_vnni;
extern const tri_i_products tri_i_products_avx512;
extern const tri_i_products tri_i_products_amx;
#elif defined(__aarch64__)
extern const tri_i_products tri_i_products_neon;
#endif

/* All that were compiled, the best first, ended by NULL. */
extern const tri_i_products *const tri_i_products_list[];

/* The best that is there, or the one that TRICOT_PRODUCTS names. TRI_ERR_ARGUMENT where
   that is unknown or not there. */
tri_status tri_i_choose_products(const tri_i_products **products, tri_error *error);

/* Rows filled up to a multiple of TRI_I_LANES. */
static inline size_t tri_i_filled(size_t rows)
{
    return (rows + TRI_I_LANES - 1) / TRI_I_LANES * TRI_I_LANES;
}

/* Bytes that tri_i_pack_weights writes for a matrix. */
size_t tri_i_packed_size(const tri_i_products *products, size_t rows, size_t columns);

/* Packs a matrix (rows, columns), columns at most TRI_I_COLUMNS_MOST, into `memory`,
   which begins at a multiple of 64. */
tri_i_packed tri_i_pack_weights(const tri_i_products *products, const int8_t *weight,
                                size_t rows, size_t columns, uint8_t *memory);

/* Rows begin to end, each a multiple of TRI_I_LANES. */
tri_i_packed tri_i_packed_part(const tri_i_products *products,
                               const tri_i_packed *packed, size_t begin, size_t end);

#endif
