/* Memory that is freed as a whole: a list of blocks, each filled from its start. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16 };

struct tri_arena_block {
    tri_arena_block *before;
    size_t size; /* bytes of `data` */
    _Alignas(ALIGNMENT) unsigned char data[];
};

void tri_arena_clear(tri_arena *arena)
{
    while (arena->last != NULL) {
        tri_arena_block *before = arena->last->before;
        free(arena->last);
        arena->last = before;
    }
    arena->used = 0;
}

tri_arena *tri_arena_new(void)
{
    return calloc(1, sizeof(tri_arena));
}

void tri_arena_free(tri_arena *arena)
{
    if (arena != NULL) {
        tri_arena_clear(arena);
        free(arena);
    }
}

void *tri_arena_alloc(tri_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > (SIZE_MAX / 4) / size) {
        return NULL;
    }
    const size_t n = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (arena->last == NULL || arena->last->size - arena->used < n) {
        const size_t room = n > BLOCK_SIZE / 4 ? n : BLOCK_SIZE;
        tri_arena_block *block = malloc(sizeof *block + room);
        if (block == NULL) {
            return NULL;
        }
        block->size = room;
        if (n > BLOCK_SIZE / 4 && arena->last != NULL) {
            /* A big piece gets a block of its own behind the one being filled. */
            block->before = arena->last->before;
            arena->last->before = block;
            memset(block->data, 0, n);
            return block->data;
        }
        block->before = arena->last;
        arena->last = block;
        arena->used = 0;
    }
    void *piece = arena->last->data + arena->used;
    arena->used += n;
    memset(piece, 0, n);
    return piece;
}

char *tri_arena_copy(tri_arena *arena, const char *text, size_t length)
{
    char *copy = length < SIZE_MAX ? tri_arena_alloc(arena, length + 1, 1) : NULL;
    if (copy != NULL && length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *tri_arena_string(tri_arena *arena, const char *text)
{
    return tri_arena_copy(arena, text, strlen(text));
}

char *tri_arena_printf(tri_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int n = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = n < 0 ? NULL : tri_arena_alloc(arena, (size_t)n + 1, 1);
    if (text != NULL) {
        va_start(arguments, format);
        (void)vsnprintf(text, (size_t)n + 1, format, arguments);
        va_end(arguments);
    }
    return text;
}
