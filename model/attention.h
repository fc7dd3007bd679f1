/* The two products of attention, of 16-bit integers: included by the file of each
   instruction set, which defines

   ATTENTION          what stands before a function for the set
   VECTOR, WIDTH      its vector and how many 32-bit numbers are in it
   LOAD STORE SPREAD  from and to memory, and one 32-bit number in all places
   ZERO
   MULTIPLY_ADD(s,a,b) s + a b, neighbouring pairs of products added

   All are exact, so that every variant gives the same. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <string.h>

/* Two 16-bit numbers as one of 32. */
static inline int32_t pair_at(const int16_t *at)
{
    int32_t pair;
    memcpy(&pair, at, sizeof pair);
    return pair;
}

/* scores[q][j] = queries[q] . keys[j] for four queries (4, TRI_I_HEAD_WIDTH) and `n`
   keys, a multiple of 32; scores (4, TRI_I_ROWS). */
ATTENTION static void score(const int16_t *queries, const int16_t *keys, size_t n,
                            int32_t *scores)
{
    for (size_t j = 0; j < n; j += 2 * WIDTH) {
        /* Keys lie in groups of 16: (n / 16, pairs of dimensions, 16, 2). */
        const int16_t *k0 = keys + j / 16 * 16 * TRI_I_HEAD_WIDTH + j % 16 * 2;
        const int16_t *k1 =
            keys + (j + WIDTH) / 16 * 16 * TRI_I_HEAD_WIDTH + (j + WIDTH) % 16 * 2;
        VECTOR s[4][2];
        TRI_I_UNROLL
        for (size_t q = 0; q < 4; q++) {
            s[q][0] = ZERO;
            s[q][1] = ZERO;
        }
        for (size_t d = 0; d < TRI_I_HEAD_WIDTH; d += 2) {
            const VECTOR a = LOAD(k0 + d * 16);
            const VECTOR b = LOAD(k1 + d * 16);
            TRI_I_UNROLL
            for (size_t q = 0; q < 4; q++) {
                const VECTOR pair = SPREAD(pair_at(queries + q * TRI_I_HEAD_WIDTH + d));
                s[q][0] = MULTIPLY_ADD(s[q][0], a, pair);
                s[q][1] = MULTIPLY_ADD(s[q][1], b, pair);
            }
        }
        TRI_I_UNROLL
        for (size_t q = 0; q < 4; q++) {
            STORE(scores + q * TRI_I_ROWS + j, s[q][0]);
            STORE(scores + q * TRI_I_ROWS + j + WIDTH, s[q][1]);
        }
    }
}

/* gathered[q] = sum of weights[q][j] * values[j] for four queries over `n` keys, an
   even number; weights (4, TRI_I_ROWS), values (n / 2, TRI_I_HEAD_WIDTH, 2), gathered
   (4, TRI_I_HEAD_WIDTH). */
ATTENTION static void gather(const int16_t *weights, const int16_t *values, size_t n,
                             int32_t *gathered)
{
    for (size_t d = 0; d < TRI_I_HEAD_WIDTH; d += 2 * WIDTH) {
        VECTOR s[4][2];
        TRI_I_UNROLL
        for (size_t q = 0; q < 4; q++) {
            s[q][0] = ZERO;
            s[q][1] = ZERO;
        }
        for (size_t j = 0; j < n; j += 2) {
            const VECTOR a = LOAD(values + j * TRI_I_HEAD_WIDTH + d * 2);
            const VECTOR b = LOAD(values + j * TRI_I_HEAD_WIDTH + (d + WIDTH) * 2);
            TRI_I_UNROLL
            for (size_t q = 0; q < 4; q++) {
                const VECTOR pair = SPREAD(pair_at(weights + q * TRI_I_ROWS + j));
                s[q][0] = MULTIPLY_ADD(s[q][0], a, pair);
                s[q][1] = MULTIPLY_ADD(s[q][1], b, pair);
            }
        }
        TRI_I_UNROLL
        for (size_t q = 0; q < 4; q++) {
            STORE(gathered + q * TRI_I_HEAD_WIDTH + d, s[q][0]);
            STORE(gathered + q * TRI_I_HEAD_WIDTH + d + WIDTH, s[q][1]);
        }
    }
}
