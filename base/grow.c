/* Makes room in arrays. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool tri_i_grow(void *items, size_t n, size_t *capacity, size_t size)
{
    if (n < *capacity) {
        return true;
    }
    /* Half as much again: of the biggest arrays little stays unused. */
    const size_t wanted = *capacity < 64 ? 64 : *capacity + *capacity / 2;
    void *first;
    memcpy(&first, items, sizeof first);
    void *bigger = wanted > SIZE_MAX / size ? NULL : realloc(first, wanted * size);
    if (bigger == NULL) {
        return false;
    }
    memcpy(items, &bigger, sizeof bigger);
    *capacity = wanted;
    return true;
}
