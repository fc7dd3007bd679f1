/* A stable 64-bit hash and an open-addressed map from strings to numbers. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

struct tri_map_slot {
    const char *key; /* NULL: free */
    size_t length;
    uint64_t hash;
    uint32_t value;
};

static uint64_t mix(uint64_t h)
{
    h ^= h >> 30;
    h *= 0xBF58476D1CE4E5B9U;
    h ^= h >> 27;
    h *= 0x94D049BB133111EBU;
    return h ^ (h >> 31);
}

uint64_t tri_hash(uint64_t seed, const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    uint64_t h = 0xCBF29CE484222325U ^ seed;
    for (size_t i = 0; i < length; i++) {
        h = (h ^ p[i]) * 0x100000001B3U;
    }
    return mix(h);
}

uint64_t tri_hash_string(uint64_t seed, const char *text)
{
    return tri_hash(seed, text, strlen(text));
}

void tri_map_clear(tri_map *map)
{
    free(map->slots);
    *map = (tri_map){0};
}

/* The slot of a key: the one that holds it, or the free one where it belongs. */
static struct tri_map_slot *find(const tri_map *map, const char *key, size_t length,
                                 uint64_t hash)
{
    const size_t mask = map->n_slots - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        struct tri_map_slot *slot = &map->slots[i];
        if (slot->key == NULL || (slot->hash == hash && slot->length == length &&
                                  memcmp(slot->key, key, length) == 0)) {
            return slot;
        }
    }
}

uint32_t tri_map_get(const tri_map *map, const char *key, size_t length)
{
    if (map->n_slots == 0) {
        return TRI_MAP_NONE;
    }
    const struct tri_map_slot *slot = find(map, key, length, tri_hash(0, key, length));
    return slot->key == NULL ? TRI_MAP_NONE : slot->value;
}

static bool grow(tri_map *map)
{
    tri_map bigger = {.n_slots = map->n_slots == 0 ? 64 : map->n_slots * 2,
                      .n_used = map->n_used};
    bigger.slots = calloc(bigger.n_slots, sizeof *bigger.slots);
    if (bigger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < map->n_slots; i++) {
        const struct tri_map_slot *slot = &map->slots[i];
        if (slot->key != NULL) {
            *find(&bigger, slot->key, slot->length, slot->hash) = *slot;
        }
    }
    free(map->slots);
    *map = bigger;
    return true;
}

bool tri_map_set(tri_map *map, const char *key, size_t length, uint32_t value)
{
    if (map->n_used * 4 >= map->n_slots * 3 && !grow(map)) {
        return false;
    }
    const uint64_t hash = tri_hash(0, key, length);
    struct tri_map_slot *slot = find(map, key, length, hash);
    map->n_used += slot->key == NULL ? 1 : 0;
    *slot = (struct tri_map_slot){.key = slot->key == NULL ? key : slot->key,
                                  .length = length,
                                  .hash = hash,
                                  .value = value};
    return true;
}
