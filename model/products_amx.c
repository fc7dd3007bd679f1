/* Products for AMX: tiles of 16 rows by 16 weights' rows, four at a time. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "model/products.h"

#if defined(__x86_64__) && defined(__linux__)
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TARGET                                                                         \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,amx-tile,amx-int8")))

enum {
    ROWS = 16,        /* of a tile */
    BYTES = 64,       /* of a tile's row */
    TILE = 16 * BYTES /* bytes of a tile, and of 16 groups of a panel */
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

/* The processor has tiles of bytes, the system saves them, and lets us use them. */
static bool is_there(void)
{
    enum {
        FEATURES = 7,  /* cpuid's leaf */
        AMX_TILE = 24, /* its bits in edx */
        AMX_INT8 = 25,
        OSXSAVE = 27,          /* bit of leaf 1 in ecx */
        TILE_STATES = 3 << 17, /* of xgetbv */
        REQUEST = 0x1023,      /* ARCH_REQ_XCOMP_PERM */
        TILE_DATA = 18
    };
    unsigned a = 0, b = 0, c = 0, d = 0, low, high;
    if (!tri_i_products_avx512.is_there() || __get_cpuid(1, &a, &b, &c, &d) == 0 ||
        (c >> OSXSAVE & 1U) == 0 ||
        __get_cpuid_count(FEATURES, 0, &a, &b, &c, &d) == 0 ||
        (d >> AMX_TILE & d >> AMX_INT8 & 1U) == 0) {
        return false;
    }
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & TILE_STATES) == TILE_STATES &&
           syscall(SYS_arch_prctl, REQUEST, TILE_DATA) == 0;
}

/* Tiles 0 to 3 hold sums, 4 and 5 rows of x, 6 and 7 weights. The upper rows of x and
   their sums are `upper`, the lower ones `lower` (0 to 16 each). */
TARGET static void shape(size_t upper, size_t lower)
{
    struct {
        uint8_t palette, start_row, reserved[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } form = {.palette = 1};
    const size_t rows[8] = {upper, upper, lower, lower, upper, lower, ROWS, ROWS};
    for (size_t i = 0; i < 8; i++) {
        form.bytes[i] = rows[i] > 0 ? BYTES : 0;
        form.rows[i] = (uint8_t)rows[i];
    }
    /* GCC 12 believes that _tile_loadconfig reads but a pointer of it. */
    __asm__ volatile("ldtilecfg %0" : : "m"(form));
}

/* Up to 32 rows of x by two panels; the lower rows and the second panel only where they
   are there. */
static inline __attribute__((always_inline)) TARGET void
run(const tri_i_packed *w, const uint8_t *x, const int8_t *panel, int32_t *sums,
    size_t stride, const bool lower, const bool second)
{
    const size_t panel_size = w->n_groups * BYTES;
    const uint8_t *x1 = x + ROWS * w->columns;
    const size_t sums_bytes = stride * sizeof *sums;
    _tile_zero(0);
    if (second) {
        _tile_zero(1);
    }
    if (lower) {
        _tile_zero(2);
        if (second) {
            _tile_zero(3);
        }
    }
    for (size_t at = 0; at < w->n_groups; at += 16) {
        const size_t column = at * TRI_I_GROUP_BYTES;
        _tile_loadd(6, panel + at * BYTES, BYTES);
        _tile_loadd(4, x + column, w->columns);
        _tile_dpbusd(0, 4, 6);
        if (second) {
            _tile_loadd(7, panel + panel_size + at * BYTES, BYTES);
            _tile_dpbusd(1, 4, 7);
        }
        if (lower) {
            _tile_loadd(5, x1 + column, w->columns);
            _tile_dpbusd(2, 5, 6);
            if (second) {
                _tile_dpbusd(3, 5, 7);
            }
        }
    }
    _tile_stored(0, sums, sums_bytes);
    if (second) {
        _tile_stored(1, sums + TRI_I_LANES, sums_bytes);
    }
    if (lower) {
        _tile_stored(2, sums + ROWS * stride, sums_bytes);
        if (second) {
            _tile_stored(3, sums + ROWS * stride + TRI_I_LANES, sums_bytes);
        }
    }
}

/* Up to 32 rows of x by all panels. */
TARGET static void run_panels(const tri_i_packed *w, const uint8_t *x, size_t n,
                              int32_t *sums, size_t r, size_t n_r)
{
    const size_t stride = tri_i_filled(w->rows);
    const int8_t *panel = w->weight + r * w->n_groups * TRI_I_GROUP_BYTES;
    const bool lower = n > ROWS;
    const bool second = n_r > TRI_I_LANES;
    if (lower && second) {
        run(w, x, panel, sums + r, stride, true, true);
    } else if (lower) {
        run(w, x, panel, sums + r, stride, true, false);
    } else if (second) {
        run(w, x, panel, sums + r, stride, false, true);
    } else {
        run(w, x, panel, sums + r, stride, false, false);
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n_r; k += TRI_I_LANES) {
            int32_t *at = sums + i * stride + r + k;
            _mm512_storeu_si512(at,
                                _mm512_add_epi32(_mm512_loadu_si512(at),
                                                 _mm512_loadu_si512(w->start + r + k)));
        }
    }
}

TARGET static void multiply(const tri_i_packed *w, const uint8_t *x, size_t n,
                            int32_t *sums, uint8_t *room)
{
    enum { PAIR = 2 * ROWS };
    const size_t stride = tri_i_filled(w->rows);
    const size_t n_whole = n / PAIR * PAIR;
    const size_t rest = n - n_whole;
    (void)room;
    /* ... and that tiles are loaded from no memory at all. */
    __asm__ volatile("" : : : "memory");
    if (n_whole > 0) {
        shape(ROWS, ROWS);
    }
    for (size_t r = 0; r < stride && n_whole > 0; r += PAIR) {
        const size_t n_r = stride - r < PAIR ? stride - r : PAIR;
        for (size_t i = 0; i < n_whole; i += PAIR) {
            run_panels(w, x + i * w->columns, PAIR, sums + i * stride, r, n_r);
        }
    }
    if (rest > 0) {
        shape(rest < ROWS ? rest : ROWS, rest < ROWS ? 0 : rest - ROWS);
    }
    for (size_t r = 0; r < stride && rest > 0; r += PAIR) {
        run_panels(w, x + n_whole * w->columns, rest, sums + n_whole * stride, r,
                   stride - r < PAIR ? stride - r : PAIR);
    }
    _tile_release();
}

const tri_i_products tri_i_products_amx = {.name = "amx",
                                           .width = TRI_I_LANES,
                                           .whole_groups = 16,
                                           .is_there = is_there,
                                           .multiply = multiply,
                                           .score = score,
                                           .gather = gather};
#endif
