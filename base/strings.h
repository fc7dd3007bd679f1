/* One copy of each string, in an arena. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_STRINGS_H
#define TRI_BASE_STRINGS_H

#include "base/arena.h"
#include "base/hash.h"

/* Zeroed, but for the arena, is empty. The strings live as long as the arena. */
typedef struct {
    tri_arena *arena;
    tri_map map;
    const char **strings; /* (n_strings) */
    uint32_t n_strings;
    uint32_t capacity;
} tri_i_strings;

/* The one copy of `length` bytes (without NUL among them), NUL-terminated; NULL where
   memory is out. */
const char *tri_i_strings_add(tri_i_strings *strings, const char *text, size_t length);

/* Frees the table, not the strings. */
void tri_i_strings_clear(tri_i_strings *strings);

#endif
