/* A stable 64-bit hash and a map from strings to numbers. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_HASH_H
#define TRI_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* FNV-1a, 64 bits, then mixed (splitmix64's finaliser): the same on every machine; ids
   are made of it. `seed` 0 to begin with, or the hash so far to go on. */
uint64_t tri_hash(uint64_t seed, const void *bytes, size_t length);
uint64_t tri_hash_string(uint64_t seed, const char *text);

enum { TRI_MAP_NONE = UINT32_MAX };

/* Zeroed is empty. Keys are borrowed: they must live as long as the map. */
typedef struct {
    struct tri_map_slot *slots;
    size_t n_slots; /* a power of two, or 0 */
    size_t n_used;
} tri_map;

void tri_map_clear(tri_map *map); /* frees the slots */

/* The value of a key, TRI_MAP_NONE where there is none. */
uint32_t tri_map_get(const tri_map *map, const char *key, size_t length);

/* Sets a key's value (not TRI_MAP_NONE); false where memory is out. */
bool tri_map_set(tri_map *map, const char *key, size_t length, uint32_t value);

#endif
