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
    ROWS = 16,         /* of a tile */
    BYTES = 64,        /* of a tile's row */
    TILE = 16 * BYTES, /* bytes of a tile, and of 16 groups of a panel */
    PAIR = 2 * ROWS,   /* rows of x, and of weights, that go together */
    DEPTH = 8          /* tiles of columns of x that stay in the first cache */
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

/* Rows of x -> tiles (n / 16, columns / 64, 16, 64) of x - 128, which fits a signed
   byte: nothing is to be taken off the sums later. */
TARGET static void lay_tiles(const uint8_t *x, size_t n, size_t columns, uint8_t *tiles)
{
    const __m512i middle = _mm512_set1_epi8((char)TRI_I_ZERO_POINT);
    const size_t n_tiles = (columns + BYTES - 1) / BYTES;
    for (size_t i = 0; i < n; i++, x += columns) {
        uint8_t *to = tiles + i / ROWS * n_tiles * TILE + i % ROWS * BYTES;
        for (size_t c = 0; c < columns; c += BYTES, to += TILE) {
            const __mmask64 some =
                columns - c < BYTES ? (1ULL << (columns - c)) - 1 : ~0ULL;
            const __m512i v = _mm512_maskz_loadu_epi8(some, x + c);
            _mm512_storeu_si512(to, _mm512_xor_si512(v, middle));
        }
    }
}

#define INLINE static inline __attribute__((always_inline)) TARGET

/* Two tiles of x, of which the lower one may be missing, by two panels, of which the
   second may be; the next ones are `next` bytes on. `first`: sums begin with 0, else
   with what stands there. */
INLINE void run(const uint8_t *x, const int8_t *w, size_t n_tiles, size_t next,
                int32_t *sums, size_t stride, const bool first, const bool lower,
                const bool second)
{
    const size_t sums_bytes = stride * sizeof *sums;
    if (first) {
        _tile_zero(0);
        _tile_zero(1);
        if (lower) {
            _tile_zero(2);
            _tile_zero(3);
        }
    } else {
        _tile_loadd(0, sums, sums_bytes);
        if (second) {
            _tile_loadd(1, sums + TRI_I_LANES, sums_bytes);
        }
        if (lower) {
            _tile_loadd(2, sums + ROWS * stride, sums_bytes);
        }
        if (lower && second) {
            _tile_loadd(3, sums + ROWS * stride + TRI_I_LANES, sums_bytes);
        }
    }
    for (size_t k = 0; k < n_tiles; k++, x += TILE, w += TILE) {
        _tile_loadd(6, w, BYTES);
        _tile_loadd(4, x, BYTES);
        _tile_dpbssd(0, 4, 6);
        if (second) {
            _tile_loadd(7, w + next, BYTES);
            _tile_dpbssd(1, 4, 7);
        }
        if (lower) {
            _tile_loadd(5, x + next, BYTES);
            _tile_dpbssd(2, 5, 6);
        }
        if (lower && second) {
            _tile_dpbssd(3, 5, 7);
        }
    }
    _tile_stored(0, sums, sums_bytes);
    if (second) {
        _tile_stored(1, sums + TRI_I_LANES, sums_bytes);
    }
    if (lower) {
        _tile_stored(2, sums + ROWS * stride, sums_bytes);
    }
    if (lower && second) {
        _tile_stored(3, sums + ROWS * stride + TRI_I_LANES, sums_bytes);
    }
}

/* Up to 32 rows by the panels of rows r to r + 32, as many as there are; of the columns
   the tiles from k on, up to DEPTH of them. */
TARGET static void run_any(const tri_i_packed *w, const uint8_t *tiles, size_t n,
                           int32_t *sums, size_t r, size_t k)
{
    const size_t stride = tri_i_filled(w->rows);
    const size_t n_tiles = w->n_groups * TRI_I_GROUP_BYTES / BYTES;
    const size_t n_k = n_tiles - k < DEPTH ? n_tiles - k : DEPTH;
    const int8_t *b = w->weight + r * w->n_groups * TRI_I_GROUP_BYTES + k * TILE;
    const bool second = stride - r > TRI_I_LANES;
    tiles += k * TILE;
    sums += r;
#define RUN(first, lower, second)                                                      \
    run(tiles, b, n_k, n_tiles *TILE, sums, stride, first, lower, second)
    if (n > ROWS && second && k == 0) {
        RUN(true, true, true);
    } else if (n > ROWS && second) {
        RUN(false, true, true);
    } else if (n > ROWS) {
        RUN(k == 0, true, false);
    } else if (second) {
        RUN(k == 0, false, true);
    } else {
        RUN(k == 0, false, false);
    }
#undef RUN
}

/* Up to PAIR rows of x by all panels, which come from the second cache. */
TARGET static void run_rows(const tri_i_packed *w, const uint8_t *tiles, size_t n,
                            int32_t *sums)
{
    const size_t stride = tri_i_filled(w->rows);
    const size_t n_tiles = w->n_groups * TRI_I_GROUP_BYTES / BYTES;
    for (size_t k = 0; k < n_tiles; k += DEPTH) {
        for (size_t r = 0; r < stride; r += PAIR) {
            run_any(w, tiles, n, sums, r, k);
        }
    }
}

TARGET static void multiply(const tri_i_packed *w, const uint8_t *x, size_t n,
                            int32_t *sums, uint8_t *room)
{
    size_t shaped = 0; /* rows that tiles were last shaped for */
    for (size_t i = 0; i < n; i += PAIR) {
        const size_t m = n - i < PAIR ? n - i : PAIR;
        if (m != shaped) {
            shape(m < ROWS ? m : ROWS, m < ROWS ? 0 : m - ROWS);
            shaped = m;
        }
        lay_tiles(x + i * w->columns, m, w->columns, room);
        /* GCC 12 believes that tiles are loaded from no memory at all. */
        __asm__ volatile("" : : : "memory");
        run_rows(w, room, m, sums + i * tri_i_filled(w->rows));
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
