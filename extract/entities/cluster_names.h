/* The names of a document, taken apart for the guard: each different one once, and
   lists of those that a set of mentions has. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_CLUSTER_NAMES_H
#define TRI_EXTRACT_ENTITIES_CLUSTER_NAMES_H

#include "extract/guard/guard.h"

/* Pairs of names whose comparison is kept; a power of two. */
enum { TRI_I_COMPARISONS = 1 << 12 };

/* A name of a set. */
typedef struct {
    uint32_t name; /* index of `names` */
    uint32_t next; /* entry of the same set, TRI_NONE */
} tri_i_name_entry;

typedef struct {
    uint32_t a, b; /* indices of `names`, the smaller first; both 0: nothing yet */
    uint8_t reason;
} tri_i_comparison;

struct tri_i_guarded {
    tri_i_name *names; /* each different one (n_names) */
    uint32_t n_names;
    tri_i_name_entry *entries; /* one a mention at most (n_entries) */
    uint32_t n_entries;
    tri_i_comparison *cache; /* (TRI_I_COMPARISONS) */
};

#endif
