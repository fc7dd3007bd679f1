/* Interns strings: a map from each to its copy. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/strings.h"

#include <stdlib.h>

const char *tri_i_strings_add(tri_i_strings *strings, const char *text, size_t length)
{
    const uint32_t known = tri_map_get(&strings->map, text, length);
    if (known != TRI_MAP_NONE) {
        return strings->strings[known];
    }
    if (strings->n_strings == strings->capacity) {
        const uint32_t capacity = strings->capacity > 0 ? strings->capacity * 2 : 256;
        const char **grown =
            realloc(strings->strings, capacity * sizeof *strings->strings);
        if (grown == NULL) {
            return NULL;
        }
        strings->strings = grown;
        strings->capacity = capacity;
    }
    char *copy = tri_arena_copy(strings->arena, text, length);
    if (copy == NULL || !tri_map_set(&strings->map, copy, length, strings->n_strings)) {
        return NULL;
    }
    strings->strings[strings->n_strings++] = copy;
    return copy;
}

void tri_i_strings_clear(tri_i_strings *strings)
{
    tri_map_clear(&strings->map);
    free(strings->strings);
    strings->strings = NULL;
    strings->n_strings = 0;
    strings->capacity = 0;
}
