/* What must run before what: steps that say what they read and what they write. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ORDER_H
#define TRI_EXTRACT_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A step of a row: a stage of a document, a pass of resolution. Parts are bits. */
typedef struct {
    const char *name;
    uint32_t reads;  /* parts that must have been written before it */
    uint32_t writes; /* parts that it writes, and nobody else */
} tri_i_step;

/* Whether a row of steps (n) is in an order in which it can run: every part is written
   once, and before whoever reads it; `given` are the parts that are there already. Else
   *step is the first step that cannot run, *parts what it misses, or what was written
   before it already; both may be NULL. Cost: linear. */
bool tri_i_is_in_order(const tri_i_step *steps, size_t n, uint32_t given, size_t *step,
                       uint32_t *parts);

#endif
