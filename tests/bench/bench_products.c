/* Prints how near the products come to what this processor could do: multiply-adds a
   second in the shapes of the model, and of a loop of the same instructions alone.

   bench_products; times are the best of several runs, in processor time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { RUNS = 25, LOOP = 100000, ROWS_MOST = 128 };

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- Loops of the instructions alone; each returns its multiply-adds. */

#if defined(__x86_64__)
#define EIGHT(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7)

/* What a three of groups takes for eight rows. */
static double loop_avx2(void)
{
    for (int i = 0; i < LOOP; i++) {
#define STEP(k)                                                                        \
    "vpmaddubsw %%ymm15, %%ymm14, %%ymm8\n"                                            \
    "vpmaddubsw %%ymm15, %%ymm13, %%ymm9\n"                                            \
    "vpmaddubsw %%ymm15, %%ymm12, %%ymm10\n"                                           \
    "vpaddw %%ymm8, %%ymm9, %%ymm8\n"                                                  \
    "vpaddw %%ymm8, %%ymm10, %%ymm8\n"                                                 \
    "vpmaddwd %%ymm8, %%ymm11, %%ymm8\n"                                               \
    "vpaddd %%ymm8, %%ymm" #k ", %%ymm" #k "\n"
        __asm__ volatile(EIGHT(STEP)::
                             : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6",
                               "xmm7", "xmm8", "xmm9", "xmm10");
#undef STEP
    }
    return (double)LOOP * 8 * 3 * 32;
}

static double loop_avx_vnni(void)
{
    for (int i = 0; i < LOOP; i++) {
#define STEP(k) "%{vex%} vpdpbusd %%ymm15, %%ymm14, %%ymm" #k "\n"
        __asm__ volatile(EIGHT(STEP) STEP(8) STEP(9) STEP(10) STEP(11)::
                             : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6",
                               "xmm7", "xmm8", "xmm9", "xmm10", "xmm11");
#undef STEP
    }
    return (double)LOOP * 12 * 32;
}

__attribute__((target("avx512f"))) static double loop_avx512(void)
{
    for (int i = 0; i < LOOP; i++) {
#define STEP(k) "vpdpbusd %%zmm15, %%zmm14, %%zmm" #k "\n"
        __asm__ volatile(EIGHT(STEP) STEP(8) STEP(9) STEP(10) STEP(11)::
                             : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6",
                               "xmm7", "xmm8", "xmm9", "xmm10", "xmm11");
#undef STEP
    }
    return (double)LOOP * 12 * 64;
}

__attribute__((target("amx-tile,amx-int8"))) static void shape_tiles(void)
{
    struct {
        uint8_t palette, start_row, reserved[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } form = {.palette = 1};
    for (size_t i = 0; i < 8; i++) {
        form.bytes[i] = 64;
        form.rows[i] = 16;
    }
    __asm__ volatile("ldtilecfg %0" : : "m"(form));
}

__attribute__((target("amx-tile,amx-int8"))) static double loop_amx(void)
{
    shape_tiles();
    for (int i = 0; i < LOOP / 16; i++) {
        _tile_dpbusd(0, 4, 6);
        _tile_dpbusd(1, 4, 7);
        _tile_dpbusd(2, 5, 6);
        _tile_dpbusd(3, 5, 7);
    }
    _tile_release();
    return (double)(LOOP / 16) * 4 * 16 * 16 * 64;
}

/* The same with what no product can leave out: each tile is loaded, those of x from the
   first cache, those of a matrix (TRI_I_FFN, TRI_MODEL_HIDDEN) from the second, and the
   sums are stored once for a row of weights. */
__attribute__((target("amx-tile,amx-int8"))) static double loop_amx_fed(void)
{
    enum { DEPTH = TRI_MODEL_HIDDEN / 64, TILE = 1024, PAIRS = TRI_I_FFN / 32 };
    static _Alignas(64) uint8_t x[2 * DEPTH * TILE];
    static _Alignas(64) uint8_t weights[PAIRS * 2 * DEPTH * TILE];
    static _Alignas(64) int32_t sums[PAIRS * TILE];
    memset(weights, 1, sizeof weights); /* else all its pages were one */
    shape_tiles();
    for (int i = 0; i < LOOP / 16 / DEPTH; i++) {
        const uint8_t *w = weights + (size_t)(i % PAIRS) * 2 * DEPTH * TILE;
        int32_t *to = sums + (size_t)(i % PAIRS) * TILE;
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
        for (size_t k = 0; k < DEPTH; k++) {
            _tile_loadd(6, w + k * TILE, 64);
            _tile_loadd(4, x + k * TILE, 64);
            _tile_dpbusd(0, 4, 6);
            _tile_loadd(7, w + (DEPTH + k) * TILE, 64);
            _tile_dpbusd(1, 4, 7);
            _tile_loadd(5, x + (DEPTH + k) * TILE, 64);
            _tile_dpbusd(2, 5, 6);
            _tile_dpbusd(3, 5, 7);
        }
        _tile_stored(0, to, 64);
        _tile_stored(1, to + 256, 64);
        _tile_stored(2, to + 512, 64);
        _tile_stored(3, to + 768, 64);
    }
    _tile_release();
    return (double)(LOOP / 16 / DEPTH) * DEPTH * 4 * 16 * 16 * 64;
}
#elif defined(__aarch64__)
#define EIGHT(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7)

static double loop_neon(void)
{
    for (int i = 0; i < LOOP; i++) {
#define STEP(k) "sdot v" #k ".4s, v30.16b, v31.16b\n"
        __asm__ volatile(".arch armv8.2-a+dotprod\n" EIGHT(STEP) STEP(8) STEP(9)
                             STEP(10) STEP(11) STEP(12) STEP(13) STEP(14) STEP(15)::
                                 : "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8",
                                   "v9", "v10", "v11", "v12", "v13", "v14", "v15");
#undef STEP
    }
    return (double)LOOP * 16 * 16;
}
#endif

/* Multiply-adds a second of the instructions alone; 0 where no loop is known. */
static double peak_of(const char *name)
{
    static const struct {
        const char *name;
        double (*loop)(void);
    } loops[] = {
#if defined(__x86_64__)
        {"avx2", loop_avx2},
        {"avx-vnni", loop_avx_vnni},
        {"avx512", loop_avx512},
        {"amx", loop_amx},
        {"amx, fed", loop_amx_fed},
#elif defined(__aarch64__)
        {"neon", loop_neon},
#endif
        {NULL, NULL}
    };
    double best = 0;
    for (size_t i = 0; loops[i].name != NULL; i++) {
        for (int run = 0; run < RUNS && strcmp(loops[i].name, name) == 0; run++) {
            const double begin = now();
            const double done = loops[i].loop();
            const double rate = done / (now() - begin);
            best = rate > best ? rate : best;
        }
    }
    return best;
}

/* ---- The products */

/* Multiply-adds a second of `n` rows by a matrix as trained ones are. */
static double rate_of(const tri_i_products *products, size_t n, size_t rows,
                      size_t columns)
{
    enum { MOST = TRI_I_FFN * TRI_MODEL_HIDDEN };
    static int8_t weight[MOST];
    static uint8_t x[ROWS_MOST * TRI_I_FFN + TRI_I_SLACK];
    static uint8_t room[(ROWS_MOST + 15) * TRI_I_FFN];
    static int32_t sums[ROWS_MOST * TRI_I_FFN];
    uint8_t *packed = aligned_alloc(64, tri_i_packed_size(products, rows, columns));
    tri_i_packed w;
    double best = 0;
    if (packed == NULL) {
        exit(1);
    }
    srand(1);
    for (size_t i = 0; i < rows * columns; i++) {
        /* Of about the spread of the trained ones, 19. */
        int sum = 0;
        for (int k = 0; k < 6; k++) {
            sum += rand() % 27 - 13;
        }
        sum = sum > TRI_I_WEIGHT_MOST ? TRI_I_WEIGHT_MOST : sum;
        weight[i] = (int8_t)(sum < -TRI_I_WEIGHT_MOST ? -TRI_I_WEIGHT_MOST : sum);
    }
    for (size_t i = 0; i < n * columns; i++) {
        x[i] = (uint8_t)(1 + rand() % 255);
    }
    w = tri_i_pack_weights(products, weight, rows, columns, packed);
    for (int run = 0; run < RUNS; run++) {
        const double begin = now();
        products->multiply(&w, x, n, sums, room);
        const double rate = (double)(n * rows * columns) / (now() - begin);
        best = rate > best ? rate : best;
    }
    free(packed);
    return best;
}

int main(void)
{
    static const size_t shapes[][2] = {{3 * TRI_MODEL_HIDDEN, TRI_MODEL_HIDDEN},
                                       {TRI_MODEL_HIDDEN, TRI_MODEL_HIDDEN},
                                       {TRI_I_FFN, TRI_MODEL_HIDDEN},
                                       {TRI_MODEL_HIDDEN, TRI_I_FFN}};
    static const size_t windows[] = {16, 40, ROWS_MOST};
    (void)printf("billions of multiply-adds a second; share of the peak of the same "
                 "instructions\n");
    for (size_t i = 0; tri_i_products_list[i] != NULL; i++) {
        const tri_i_products *products = tri_i_products_list[i];
        double peak, fed, done = 0, time = 0;
        char name[32];
        if (!products->is_there()) {
            continue;
        }
        peak = peak_of(products->name);
        (void)snprintf(name, sizeof name, "%s, fed", products->name);
        fed = peak_of(name);
        (void)printf("%-9s peak %6.1f ", products->name, 1e-9 * peak);
        if (fed > 0) {
            (void)printf("(with loads and stores %.1f) ", 1e-9 * fed);
        }
        for (size_t n = 0; n < sizeof windows / sizeof *windows; n++) {
            done = time = 0;
            for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
                const size_t size = windows[n] * shapes[s][0] * shapes[s][1];
                done += (double)size;
                time += (double)size /
                        rate_of(products, windows[n], shapes[s][0], shapes[s][1]);
            }
            (void)printf(" %3zu rows %6.1f", windows[n], 1e-9 * done / time);
            if (peak > 0) {
                (void)printf(" %3.0f%%", 100 * done / time / peak);
            }
            if (fed > 0) {
                (void)printf(" (%3.0f%%)", 100 * done / time / fed);
            }
        }
        (void)printf("\n");
    }
    return 0;
}
