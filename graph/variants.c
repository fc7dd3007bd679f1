/* Puts records into blocks by the keys that names of one thing may share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/variants.h"

#include <stdlib.h>
#include <string.h>

static int compare_entries(const void *a, const void *b)
{
    const tri_i_entry *x = a;
    const tri_i_entry *y = b;
    const int order = strcmp(x->key, y->key);
    return order != 0 ? order : x->root < y->root ? -1 : x->root > y->root;
}

bool tri_i_add_entry(tri_i_variants *v, const char *key, uint32_t root)
{
    const tri_i_entry one = {key, root};
    return key != NULL && TRI_I_PUSH(&v->entries, one);
}

tri_status tri_i_for_blocks(tri_i_variants *v,
                            tri_status (*join)(tri_i_variants *, const tri_i_entry *,
                                               size_t))
{
    const tri_i_entry *items = v->entries.items;
    const size_t n = v->entries.n;
    if (n > 0) {
        qsort(v->entries.items, n, sizeof *v->entries.items, compare_entries);
    }
    for (size_t begin = 0, end = 0; begin < n; begin = end) {
        while (end < n && strcmp(items[end].key, items[begin].key) == 0) {
            end++;
        }
        if (end - begin > 1) {
            TRI_TRY(join(v, items + begin, end - begin));
        }
    }
    return TRI_OK;
}
