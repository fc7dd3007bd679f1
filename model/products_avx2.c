/* Products for AVX2: sums of six in 16 bits, wherever those cannot overflow.

   A byte times a weight within +-63, twice, fits 16 bits, so that each group of four
   columns could be widened to 32 bits by itself. As weights are mostly small, three
   groups nearly always fit together: of each row, each pair of places in a group, the
   positive weights and the negative ones must each sum up to 128 at most. Which groups
   go together is found for each panel when it is packed; a group that fits with no two
   others goes alone. All sums stay exact whatever the text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/products.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx2")))
#define INLINE static inline __attribute__((always_inline)) TARGET

enum {
    ROWS = 8,   /* of a tile, whose sums take 8 of 16 registers */
    WIDTH = 8,  /* rows of a panel */
    GROUP = 32, /* bytes of a panel's group, and of a tile's */
    MOST = 128  /* 255 times it, and 1 taken off for each of the others, fits 16 bits */
};

#define ATTENTION TARGET
#define VECTOR __m256i
#define WIDTH 8
#define LOAD(at) _mm256_loadu_si256((const __m256i *)(at))
#define STORE(at, v) _mm256_storeu_si256((__m256i *)(at), v)
#define SPREAD(x) _mm256_set1_epi32(x)
#define ZERO _mm256_setzero_si256()
#define MULTIPLY_ADD(s, a, b) _mm256_add_epi32(s, _mm256_madd_epi16(a, b))
#include "model/attention.h"

static bool is_there(void)
{
    return __builtin_cpu_supports("avx2");
}

/* Sums of the positive and of the negative weights that go into one 16-bit sum: 16 of
   each, of a group. */
TARGET static __m256i loads_of(const int8_t *group)
{
    const __m256i ones = _mm256_set1_epi8(1);
    const __m256i zero = _mm256_setzero_si256();
    const __m256i w = _mm256_load_si256((const __m256i *)group);
    const __m256i positive = _mm256_max_epi8(w, zero);
    const __m256i negative = _mm256_max_epi8(_mm256_sub_epi8(zero, w), zero);
    return _mm256_packus_epi16(_mm256_maddubs_epi16(positive, ones),
                               _mm256_maddubs_epi16(negative, ones));
}

TARGET static bool fits(__m256i loads)
{
    const __m256i over = _mm256_subs_epu8(loads, _mm256_set1_epi8((char)MOST));
    return _mm256_testz_si256(over, over) != 0;
}

/* order[0] becomes the number of threes; behind it stand the groups, first the threes,
   then those that go alone, each as where it begins among the bytes of the panel. A
   group is put with the first two behind it that fit. */
TARGET static void order_groups(const int8_t *panel, size_t n_groups, uint16_t *order)
{
    __m256i loads[TRI_I_COLUMNS_MOST / TRI_I_GROUP_BYTES];
    uint16_t left[TRI_I_COLUMNS_MOST / TRI_I_GROUP_BYTES];
    size_t n_left = n_groups, n_threes = 0, n_alone = 0;
    for (size_t g = 0; g < n_groups; g++) {
        loads[g] = loads_of(panel + g * GROUP);
        left[g] = (uint16_t)g;
    }
    while (n_left > 0) {
        const uint16_t first = left[0];
        __m256i two = _mm256_setzero_si256();
        size_t j = 1, k = n_left;
        for (; j < n_left && k == n_left; j++) {
            two = _mm256_adds_epu8(loads[first], loads[left[j]]);
            if (fits(two)) {
                k = j + 1;
                while (k < n_left && !fits(_mm256_adds_epu8(two, loads[left[k]]))) {
                    k++;
                }
            }
        }
        if (k < n_left) {
            uint16_t *three = order + 1 + 3 * n_threes;
            three[0] = (uint16_t)(first * GROUP);
            three[1] = (uint16_t)(left[j - 1] * GROUP);
            three[2] = (uint16_t)(left[k] * GROUP);
            n_threes++;
            memmove(left + k, left + k + 1, (n_left - k - 1) * sizeof *left);
            memmove(left + j - 1, left + j, (n_left - j - 1) * sizeof *left);
            n_left -= 2;
        } else {
            n_alone++;
            order[1 + n_groups - n_alone] = (uint16_t)(first * GROUP);
        }
        n_left--;
        memmove(left, left + 1, n_left * sizeof *left);
    }
    order[0] = (uint16_t)n_threes;
}

INLINE __m256i four_bytes(const uint8_t *at)
{
    int32_t four;
    memcpy(&four, at, sizeof four);
    return _mm256_set1_epi32(four);
}

/* `x` is a tile of ROWS rows (groups, ROWS, 4), of which the first n_rows count. */
INLINE void run(const uint8_t *x, const int8_t *w, const uint16_t *order,
                size_t n_groups, const int32_t *start, int32_t *sums,
                size_t sums_stride, const size_t n_rows)
{
    const __m256i ones = _mm256_set1_epi16(1);
    const uint16_t *end = order + 1 + (size_t)3 * order[0];
    const uint16_t *end_alone = order + 1 + n_groups;
    __m256i sum[ROWS];
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        sum[i] = _mm256_loadu_si256((const __m256i *)start);
    }
    for (order++; order < end; order += 3) {
        const size_t at[3] = {order[0], order[1], order[2]};
        const __m256i w0 = _mm256_load_si256((const __m256i *)(w + at[0]));
        const __m256i w1 = _mm256_load_si256((const __m256i *)(w + at[1]));
        const __m256i w2 = _mm256_load_si256((const __m256i *)(w + at[2]));
        TRI_I_UNROLL
        for (size_t i = 0; i < n_rows; i++) {
            const uint8_t *row = x + i * TRI_I_GROUP_BYTES;
            __m256i t = _mm256_maddubs_epi16(four_bytes(row + at[0]), w0);
            t = _mm256_add_epi16(t, _mm256_maddubs_epi16(four_bytes(row + at[1]), w1));
            t = _mm256_add_epi16(t, _mm256_maddubs_epi16(four_bytes(row + at[2]), w2));
            sum[i] = _mm256_add_epi32(sum[i], _mm256_madd_epi16(t, ones));
        }
    }
    for (; order < end_alone; order++) {
        const __m256i b = _mm256_load_si256((const __m256i *)(w + *order));
        TRI_I_UNROLL
        for (size_t i = 0; i < n_rows; i++) {
            const __m256i a = four_bytes(x + *order + i * TRI_I_GROUP_BYTES);
            sum[i] = _mm256_add_epi32(
                sum[i], _mm256_madd_epi16(_mm256_maddubs_epi16(a, b), ones));
        }
    }
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        _mm256_storeu_si256((__m256i *)(sums + i * sums_stride), sum[i]);
    }
}

/* Rows of x -> a tile (groups, ROWS, 4). */
TARGET static void lay_tile(const uint8_t *x, size_t n, size_t columns, uint8_t *tile)
{
    for (size_t i = 0; i < n; i++, x += columns, tile += TRI_I_GROUP_BYTES) {
        size_t c = 0;
        for (; c + TRI_I_GROUP_BYTES <= columns; c += TRI_I_GROUP_BYTES) {
            memcpy(tile + c * ROWS, x + c, TRI_I_GROUP_BYTES);
        }
        memcpy(tile + c * ROWS, x + c, columns - c);
    }
}

TARGET static void multiply(const tri_i_packed *w, const uint8_t *x, size_t n,
                            int32_t *sums, uint8_t *room)
{
    const size_t stride = tri_i_filled(w->rows);
    const size_t n_tiles = (n + ROWS - 1) / ROWS;
    const size_t panel_size = w->n_groups * GROUP;
    for (size_t k = 0; k < n_tiles; k++) {
        const size_t begin = n * k / n_tiles;
        lay_tile(x + begin * w->columns, n * (k + 1) / n_tiles - begin, w->columns,
                 room + k * panel_size);
    }
    for (size_t r = 0; r < stride; r += WIDTH) {
        const int8_t *panel = w->weight + r / WIDTH * panel_size;
        const uint16_t *order = w->order + r / WIDTH * (1 + w->n_groups);
        for (size_t k = 0; k < n_tiles; k++) {
            const size_t begin = n * k / n_tiles;
            const uint8_t *tile = room + k * panel_size;
            int32_t *to = sums + begin * stride + r;
#define CASE(rows)                                                                     \
    case rows:                                                                         \
        run(tile, panel, order, w->n_groups, w->start + r, to, stride, rows);          \
        break;
            switch (n * (k + 1) / n_tiles - begin) {
                CASE(1)
                CASE(2)
                CASE(3)
                CASE(4)
                CASE(5)
                CASE(6)
                CASE(7)
                CASE(8)
            default:
                break;
            }
#undef CASE
        }
    }
}

const tri_i_products tri_i_products_avx2 = {.name = "avx2",
                                            .width = WIDTH,
                                            .whole_groups = 1,
                                            .is_there = is_there,
                                            .order = order_groups,
                                            .multiply = multiply,
                                            .score = score,
                                            .gather = gather};
#endif
