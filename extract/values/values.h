/* Values: dates, times, amounts are found among the tokens, and what they are.

   In      a parsed document, and its date
   Out     the same with a mention for each value
   Writes  mentions: adds those whose kind is TRI_MENTION_VALUE, and drops the names
           that are part of one */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_VALUES_VALUES_H
#define TRI_EXTRACT_VALUES_VALUES_H

#include "extract/document.h"

/* Adds DATE and NUM mentions, with values (tokens_to_values.c). On an error the
   document can only be cleared. */
tri_status tri_document_find_values(tri_document *document, tri_error *error);

#endif
