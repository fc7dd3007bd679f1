/* The checksum of a weights file. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* `sum` goes on over n bytes: eight a step by eight tables (slicing-by-8). */
static uint32_t go_on(uint32_t sum, const uint8_t *bytes, size_t n)
{
    uint32_t table[8][256];
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int bit = 0; bit < 8; bit++) {
            c = (c & 1U) != 0 ? 0xEDB88320U ^ c >> 1U : c >> 1U;
        }
        table[0][i] = c;
    }
    for (size_t i = 0; i < 256; i++) {
        for (size_t k = 1; k < 8; k++) {
            const uint32_t c = table[k - 1][i];
            table[k][i] = c >> 8U ^ table[0][c & 0xFFU];
        }
    }
    for (; n >= 8; n -= 8, bytes += 8) {
        uint64_t next;
        memcpy(&next, bytes, sizeof next);
        next ^= sum;
        sum = 0;
        for (size_t k = 0; k < 8; k++) {
            sum ^= table[7 - k][next >> (8 * k) & 0xFFU];
        }
    }
    for (; n > 0; n--, bytes++) {
        sum = sum >> 8U ^ table[0][(sum ^ *bytes) & 0xFFU];
    }
    return sum;
}

#if defined(__x86_64__)
#define TARGET __attribute__((target("pclmul,sse4.1")))

TARGET static __m128i load(const uint8_t *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* Moves 128 bits on, to where `next` stands: by as far as `constants` say. */
TARGET static __m128i fold(__m128i x, __m128i next, __m128i constants)
{
    return _mm_xor_si128(next, _mm_xor_si128(_mm_clmulepi64_si128(x, constants, 0x00),
                                             _mm_clmulepi64_si128(x, constants, 0x11)));
}

/* 128 bits whose remainder is that of the first n bytes, n a multiple of 64 and at
   least that: Gopal et al. 2009, "Fast CRC Computation for Generic Polynomials Using
   PCLMULQDQ Instruction". What is left is 16 bytes for the tables. */
TARGET static void fold_all(const uint8_t *bytes, size_t n, uint8_t rest[16])
{
    const __m128i by_64 = _mm_set_epi64x(0x01C6E41596, 0x0154442BD4);
    const __m128i by_16 = _mm_set_epi64x(0x00CCAA009E, 0x01751997D0);
    __m128i x[4];
    for (size_t k = 0; k < 4; k++) {
        x[k] = load(bytes + 16 * k);
    }
    x[0] = _mm_xor_si128(x[0], _mm_cvtsi32_si128(-1));
    for (size_t i = 64; i < n; i += 64) {
        for (size_t k = 0; k < 4; k++) {
            x[k] = fold(x[k], load(bytes + i + 16 * k), by_64);
        }
    }
    for (size_t k = 1; k < 4; k++) {
        x[k] = fold(x[k - 1], x[k], by_16);
    }
    _mm_storeu_si128((__m128i *)(void *)rest, x[3]);
}
#endif

uint32_t tri_i_crc32(const uint8_t *bytes, size_t n)
{
#if defined(__x86_64__)
    if (n >= 64 && __builtin_cpu_supports("pclmul") &&
        __builtin_cpu_supports("sse4.1")) {
        const size_t n_folded = n / 64 * 64;
        uint8_t rest[16];
        fold_all(bytes, n_folded, rest);
        return ~go_on(go_on(0, rest, sizeof rest), bytes + n_folded, n - n_folded);
    }
#endif
    return ~go_on(UINT32_MAX, bytes, n);
}
