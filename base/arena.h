/* Memory that is freed as a whole. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_ARENA_H
#define TRI_BASE_ARENA_H

#include "base/status.h"

typedef struct tri_arena_block tri_arena_block;

/* Zeroed is empty and valid. One thread at a time. */
typedef struct tri_arena {
    tri_arena_block *last; /* the block that is filled now */
    size_t used;           /* bytes given out of it */
} tri_arena;

/* Frees everything; the arena is empty afterwards. Cost: one free a block. */
void tri_arena_clear(tri_arena *arena);

/* An arena of its own memory, for what must not show how large one is; NULL where
   memory is out. Free it with tri_arena_free, which accepts NULL. */
tri_arena *tri_arena_new(void);
void tri_arena_free(tri_arena *arena);

/* `count` elements of `size` bytes, zeroed, aligned for any type; NULL where memory is
   out or count * size overflows. Never NULL for a count of 0. */
void *tri_arena_alloc(tri_arena *arena, size_t count, size_t size);

/* A copy of `length` bytes and a final NUL; NULL where memory is out. */
char *tri_arena_copy(tri_arena *arena, const char *text, size_t length);

/* A copy of a string; NULL where memory is out. */
char *tri_arena_string(tri_arena *arena, const char *text);

/* A string made by a printf format; NULL where memory is out. */
char *tri_arena_printf(tri_arena *arena, const char *format, ...) TRI_PRINTF(2, 3);

#endif
