/* Values: dates, times, amounts are found among the tokens, and what they are.

   In      a parsed document, and its date
   Out     spans of values
   Writes  values, whose kind is TRI_MENTION_VALUE. A name of which a word is in a value
           is none */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_VALUES_VALUES_H
#define TRI_EXTRACT_VALUES_VALUES_H

#include "extract/document.h"

/* The values in the making, by begin; they do not overlap. */
typedef struct {
    const tri_i_span *spans; /* (n) */
    uint32_t n;
} tri_i_found_values;

/* Finds DATEs and NUMs, with values (tokens_to_values.c). Memory is of `arena`.
   TRI_ERR_NO_MEMORY. Cost: linear in the tokens. */
tri_status tri_i_find_values(const tri_document *document, tri_arena *arena,
                             tri_i_found_values *out, tri_error *error);

#endif
