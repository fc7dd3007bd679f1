/* Products for ARM64 with dot products: tiles of up to four rows and one panel. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/products.h"

#if defined(__aarch64__)
#include <arm_neon.h>
#include <string.h>
#include <sys/auxv.h>

#define TARGET __attribute__((target("arch=armv8.2-a+dotprod")))
#define INLINE static inline __attribute__((always_inline)) TARGET

enum {
    ROWS = 4,     /* of a tile: 4 x 4 sums, 4 of weights and 4 of x in 32 registers */
    QUARTERS = 4, /* vectors of a panel's group */
    GROUP = 64    /* bytes of a panel's group */
};

#define ATTENTION TARGET
#define VECTOR int32x4_t
#define WIDTH 4
#define LOAD(at) vreinterpretq_s32_s16(vld1q_s16((const int16_t *)(at)))
#define STORE(at, v) vst1q_s32(at, v)
#define SPREAD(x) vdupq_n_s32(x)
#define ZERO vdupq_n_s32(0)
#define MULTIPLY_ADD(s, a, b)                                                          \
    multiply_add(s, vreinterpretq_s16_s32(a), vreinterpretq_s16_s32(b))

INLINE int32x4_t multiply_add(int32x4_t s, int16x8_t a, int16x8_t b)
{
    const int32x4_t low = vmull_s16(vget_low_s16(a), vget_low_s16(b));
    return vaddq_s32(s, vpaddq_s32(low, vmull_high_s16(a, b)));
}
#include "model/attention.h"

static bool is_there(void)
{
    const unsigned long dot_products = 1UL << 20U; /* HWCAP_ASIMDDP */
    return (getauxval(AT_HWCAP) & dot_products) != 0;
}

/* One group; `four` is a tile's four columns of a row, in all places. */
INLINE void add_group(int32x4_t sum[QUARTERS], int8x16_t four, const int8_t *w)
{
    TRI_I_UNROLL
    for (size_t q = 0; q < QUARTERS; q++) {
        sum[q] = vdotq_s32(sum[q], vld1q_s8(w + q * 16), four);
    }
}

INLINE void run(const uint8_t *x, size_t x_stride, const int8_t *w, size_t n_groups,
                int32_t *sums, size_t sums_stride, const size_t n_rows)
{
    const uint8x16_t middle = vdupq_n_u8(TRI_I_ZERO_POINT);
    int32x4_t sum[ROWS][QUARTERS];
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        TRI_I_UNROLL
        for (size_t q = 0; q < QUARTERS; q++) {
            sum[i][q] = vdupq_n_s32(0);
        }
    }
    for (size_t g = 0; g < n_groups; g++, w += GROUP, x += TRI_I_GROUP_BYTES) {
        TRI_I_UNROLL
        for (size_t i = 0; i < n_rows; i++) {
            uint32_t four;
            memcpy(&four, x + i * x_stride, sizeof four);
            /* x - 128, which fits a signed byte: nothing is to be taken off later. */
            add_group(sum[i],
                      vreinterpretq_s8_u8(
                          veorq_u8(vreinterpretq_u8_u32(vdupq_n_u32(four)), middle)),
                      w);
        }
    }
    TRI_I_UNROLL
    for (size_t i = 0; i < n_rows; i++) {
        TRI_I_UNROLL
        for (size_t q = 0; q < QUARTERS; q++) {
            vst1q_s32(sums + i * sums_stride + q * 4, sum[i][q]);
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
        run(from, w->columns, panel, w->n_groups, to, stride, rows);                   \
        break;
            switch (n * (k + 1) / n_tiles - begin) {
                CASE(1)
                CASE(2)
                CASE(3)
                CASE(4)
            default:
                break;
            }
#undef CASE
        }
    }
}

const tri_i_products tri_i_products_neon = {.name = "neon",
                                            .width = TRI_I_LANES,
                                            .whole_groups = 1,
                                            .is_there = is_there,
                                            .multiply = multiply,
                                            .score = score,
                                            .gather = gather};
#endif
