/* Products for AVX-VNNI: tiles of up to six rows and one panel. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/products.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx2,avxvnni")))
#define INLINE static inline __attribute__((always_inline)) TARGET

enum {
    ROWS = 6,   /* of a tile: 6 x 2 sums, 2 of weights and one of x in 16 registers */
    HALVES = 2, /* vectors of a panel's group */
    HALF = 8,   /* rows in each */
    GROUP = 64  /* bytes of a panel's group */
};

#define ATTENTION TARGET
#define VECTOR __m256i
#define WIDTH 8
#define LOAD(at) _mm256_loadu_si256((const __m256i *)(at))
#define STORE(at, v) _mm256_storeu_si256((__m256i *)(at), v)
#define SPREAD(x) _mm256_set1_epi32(x)
#define ZERO _mm256_setzero_si256()
#define MULTIPLY_ADD(s, a, b) _mm256_dpwssd_avx_epi32(s, a, b)
#include "model/attention.h"

static bool is_there(void)
{
    enum { FEATURES = 7, MORE = 1, AVX_VNNI = 4 }; /* cpuid's leaves, its bit in eax */
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __builtin_cpu_supports("avx2") &&
           __get_cpuid_count(FEATURES, MORE, &a, &b, &c, &d) != 0 &&
           (a >> AVX_VNNI & 1U) != 0;
}

INLINE void run(const uint8_t *x, size_t x_stride, const int8_t *w, size_t n_groups,
                const int32_t *start, int32_t *sums, size_t sums_stride,
                const size_t n_rows)
{
    __m256i sum[ROWS][HALVES];
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        TRI_I_UNROLL
        for (size_t h = 0; h < HALVES; h++) {
            sum[i][h] = _mm256_loadu_si256((const __m256i *)(start + h * HALF));
        }
    }
    for (size_t g = 0; g < n_groups; g++, w += GROUP, x += TRI_I_GROUP_BYTES) {
        const __m256i b0 = _mm256_load_si256((const __m256i *)w);
        const __m256i b1 = _mm256_load_si256((const __m256i *)(w + GROUP / 2));
        TRI_I_UNROLL
        for (size_t i = 0; i < n_rows; i++) {
            int32_t four;
            memcpy(&four, x + i * x_stride, sizeof four);
            const __m256i a = _mm256_set1_epi32(four);
            sum[i][0] = _mm256_dpbusd_avx_epi32(sum[i][0], a, b0);
            sum[i][1] = _mm256_dpbusd_avx_epi32(sum[i][1], a, b1);
        }
    }
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        TRI_I_UNROLL
        for (size_t h = 0; h < HALVES; h++) {
            _mm256_storeu_si256((__m256i *)(sums + i * sums_stride + h * HALF),
                                sum[i][h]);
        }
    }
}

TARGET static void multiply(const tri_i_packed *w, const uint8_t *x, size_t n,
                            int32_t *sums, uint8_t *room)
{
    const size_t stride = tri_i_filled(w->rows);
    const size_t n_tiles = (n + ROWS - 1) / ROWS;
    (void)room;
    for (size_t r = 0; r < stride; r += TRI_I_LANES) {
        const int8_t *panel = w->weight + r * w->n_groups * TRI_I_GROUP_BYTES;
        for (size_t k = 0; k < n_tiles; k++) {
            const size_t begin = n * k / n_tiles;
            const uint8_t *from = x + begin * w->columns;
            int32_t *to = sums + begin * stride + r;
#define CASE(rows)                                                                     \
    case rows:                                                                         \
        run(from, w->columns, panel, w->n_groups, w->start + r, to, stride, rows);     \
        break;
            switch (n * (k + 1) / n_tiles - begin) {
                CASE(1)
                CASE(2)
                CASE(3)
                CASE(4)
                CASE(5)
                CASE(6)
            default:
                break;
            }
#undef CASE
        }
    }
}

const tri_i_products tri_i_products_avx_vnni = {.name = "avx-vnni",
                                                .width = TRI_I_LANES,
                                                .whole_groups = 1,
                                                .is_there = is_there,
                                                .multiply = multiply,
                                                .score = score,
                                                .gather = gather};
#endif
