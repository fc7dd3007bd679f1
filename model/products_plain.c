/* Products in plain C, for any processor: the oracle of the others. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/products.h"

#include <string.h>

enum { ROWS = 4 /* of x at a time */ };

/* Attention: SSE2, which every x86-64 has, or the vectors of the compiler. */
#define ATTENTION
#define WIDTH 4
#if defined(__x86_64__)
#include <emmintrin.h>
#define VECTOR __m128i
#define LOAD(at) _mm_loadu_si128((const __m128i *)(at))
#define STORE(at, v) _mm_storeu_si128((__m128i *)(at), v)
#define SPREAD(x) _mm_set1_epi32(x)
#define ZERO _mm_setzero_si128()
#define MULTIPLY_ADD(s, a, b) _mm_add_epi32(s, _mm_madd_epi16(a, b))
#else
typedef int32_t four_numbers __attribute__((vector_size(16)));
static inline four_numbers load(const void *at)
{
    four_numbers v;
    memcpy(&v, at, sizeof v);
    return v;
}
static inline four_numbers multiply_add(four_numbers s, four_numbers a, four_numbers b)
{
    /* Shifts bring the halves of each number to its end, with their signs. */
    return s + (a << 16 >> 16) * (b << 16 >> 16) + (a >> 16) * (b >> 16);
}
#define VECTOR four_numbers
#define LOAD(at) load(at)
#define STORE(at, v) memcpy(at, &(v), sizeof(v))
#define SPREAD(x) ((four_numbers){x, x, x, x})
#define ZERO ((four_numbers){0, 0, 0, 0})
#define MULTIPLY_ADD(s, a, b) multiply_add(s, a, b)
#endif
#include "model/attention.h"

static bool is_there(void)
{
    return true;
}

/* Panels are single rows, so that a sum is a plain loop over two arrays of 16-bit
   numbers: compilers have good vectors for it. */
static void multiply(const tri_i_packed *w, const uint8_t *x, size_t n, int32_t *sums,
                     uint8_t *room)
{
    const size_t n_rows = tri_i_filled(w->rows);
    const size_t n_columns = w->columns;
    int16_t row[ROWS][TRI_I_COLUMNS_MOST], weight[TRI_I_COLUMNS_MOST];
    (void)room;
    for (size_t begin = 0; begin < n; begin += ROWS) {
        const size_t m = n - begin < ROWS ? n - begin : ROWS;
        for (size_t i = 0; i < m; i++) {
            for (size_t c = 0; c < n_columns; c++) {
                row[i][c] =
                    (int16_t)(x[(begin + i) * n_columns + c] - TRI_I_ZERO_POINT);
            }
        }
        for (size_t r = 0; r < n_rows; r++) {
            const int8_t *at = w->weight + r * w->n_groups * TRI_I_GROUP_BYTES;
            for (size_t c = 0; c < n_columns; c++) {
                weight[c] = (int16_t)(0 + at[c]);
            }
            for (size_t i = 0; i < m; i++) {
                int32_t sum = 0;
                for (size_t c = 0; c < n_columns; c++) {
                    sum += row[i][c] * weight[c];
                }
                sums[(begin + i) * n_rows + r] = sum;
            }
        }
    }
}

const tri_i_products tri_i_products_plain = {.name = "plain",
                                             .width = 1,
                                             .whole_groups = 1,
                                             .is_there = is_there,
                                             .multiply = multiply,
                                             .score = score,
                                             .gather = gather};
