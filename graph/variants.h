/* Blocks of records whose names may be one thing's: what the files share that join
   names that differ (merge_variants.c, merge_offices.c). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_VARIANTS_H
#define TRI_GRAPH_VARIANTS_H

#include "graph/graph_i.h"

/* A set of records under a key that names of one thing may share. */
typedef struct {
    const char *key;
    uint32_t root;
} tri_i_entry;

typedef struct {
    tri_graph *graph;
    tri_arena arena; /* keys */
    TRI_I_ARRAY(tri_i_entry) entries;
    tri_error *error;
} tri_i_variants;

/* Enters a record under a key. False where memory is out, or `key` is NULL for lack of
   it. */
bool tri_i_add_entry(tri_i_variants *v, const char *key, uint32_t root);

/* Calls a function with the entries of each key that several have. Time n log n. */
tri_status tri_i_for_blocks(tri_i_variants *v,
                            tri_status (*join)(tri_i_variants *, const tri_i_entry *,
                                               size_t));

/* Joins bare surnames with the whole name that has the same office (merge_offices.c).
 */
tri_status tri_i_merge_offices(tri_i_variants *v);

#endif
