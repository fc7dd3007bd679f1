/* Products for AVX-512 with VNNI: tiles of up to eight rows and three panels. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/products.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#define INLINE static inline __attribute__((always_inline)) TARGET

enum {
    ROWS = 8, /* of a tile: 8 x 3 sums, 3 of weights and one of x in 32 registers */
    PANELS = 3,
    DEPTH = 128, /* groups at a time: three panels of them stay in the first cache */
    GROUP = 64   /* bytes of a panel's group */
};

#define ATTENTION TARGET
#define VECTOR __m512i
#define WIDTH 16
#define LOAD(at) _mm512_loadu_si512(at)
#define STORE(at, v) _mm512_storeu_si512(at, v)
#define SPREAD(x) _mm512_set1_epi32(x)
#define ZERO _mm512_setzero_si512()
#define MULTIPLY_ADD(s, a, b) _mm512_dpwssd_epi32(s, a, b)
#include "model/attention.h"

static bool is_there(void)
{
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512vnni");
}

/* What a tile reads and writes. */
typedef struct {
    const uint8_t *x;
    size_t x_stride;
    const int8_t *weight; /* the first panel */
    size_t panel_size;
    size_t n_groups;
    const int32_t *start; /* NULL: from what stands in sums */
    int32_t *sums;
    size_t sums_stride;
} tile;

INLINE void run(const tile *t, const size_t n_rows, const size_t n_panels)
{
    const int8_t *w = t->weight;
    const uint8_t *x = t->x;
    __m512i sum[ROWS][PANELS];
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        TRI_I_UNROLL
        for (size_t p = 0; p < n_panels; p++) {
            sum[i][p] = _mm512_loadu_si512(
                t->start != NULL ? t->start + p * TRI_I_LANES
                                 : t->sums + i * t->sums_stride + p * TRI_I_LANES);
        }
    }
    for (size_t g = 0; g < t->n_groups; g++, w += GROUP, x += TRI_I_GROUP_BYTES) {
        __m512i b[PANELS];
        TRI_I_UNROLL
        for (size_t p = 0; p < n_panels; p++) {
            b[p] = _mm512_load_si512(w + p * t->panel_size);
        }
        TRI_I_UNROLL
        for (size_t i = 0; i < n_rows; i++) {
            int32_t four;
            memcpy(&four, x + i * t->x_stride, sizeof four);
            const __m512i a = _mm512_set1_epi32(four);
            TRI_I_UNROLL
            for (size_t p = 0; p < n_panels; p++) {
                sum[i][p] = _mm512_dpbusd_epi32(sum[i][p], a, b[p]);
            }
        }
    }
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        TRI_I_UNROLL
        for (size_t p = 0; p < n_panels; p++) {
            _mm512_storeu_si512(t->sums + i * t->sums_stride + p * TRI_I_LANES,
                                sum[i][p]);
        }
    }
}

#define CASE(rows)                                                                     \
    case rows:                                                                         \
        if (n_panels == 3) {                                                           \
            run(t, rows, 3);                                                           \
        } else if (n_panels == 2) {                                                    \
            run(t, rows, 2);                                                           \
        } else {                                                                       \
            run(t, rows, 1);                                                           \
        }                                                                              \
        break;

TARGET static void run_any(const tile *t, size_t n_rows, size_t n_panels)
{
    switch (n_rows) {
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
}

static void multiply(const tri_i_packed *w, const uint8_t *x, size_t n, int32_t *sums,
                     uint8_t *room)
{
    const size_t n_panels = tri_i_filled(w->rows) / TRI_I_LANES;
    const size_t stride = n_panels * TRI_I_LANES;
    const size_t n_tiles = (n + ROWS - 1) / ROWS;
    (void)room;
    TRI_I_UNROLL
    for (size_t p = 0; p < n_panels; p += PANELS) {
        const size_t n_p = n_panels - p < PANELS ? n_panels - p : PANELS;
        for (size_t g = 0; g < w->n_groups; g += DEPTH) {
            for (size_t k = 0; k < n_tiles; k++) {
                const size_t begin = n * k / n_tiles;
                const tile t = {.x = x + begin * w->columns + g * TRI_I_GROUP_BYTES,
                                .x_stride = w->columns,
                                .weight = w->weight + (p * w->n_groups + g) * GROUP,
                                .panel_size = w->n_groups * GROUP,
                                .n_groups =
                                    w->n_groups - g < DEPTH ? w->n_groups - g : DEPTH,
                                .start = g == 0 ? w->start + p * TRI_I_LANES : NULL,
                                .sums = sums + begin * stride + p * TRI_I_LANES,
                                .sums_stride = stride};
                run_any(&t, n * (k + 1) / n_tiles - begin, n_p);
            }
        }
    }
}

const tri_i_products tri_i_products_avx512 = {.name = "avx512",
                                              .width = TRI_I_LANES,
                                              .whole_groups = 1,
                                              .is_there = is_there,
                                              .multiply = multiply,
                                              .score = score,
                                              .gather = gather};
#endif
