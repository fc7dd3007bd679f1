/* Quotations of a document and who speaks in them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_QUOTES_H
#define TRI_EXTRACT_QUOTES_H

#include "extract/patterns.h"

typedef struct {
    uint32_t begin, end; /* tokens, half-open, with the marks */
    uint32_t speaker;    /* head token of who says it, outside; TRI_NONE: unclear */
} tri_i_quotation;

typedef struct {
    tri_i_quotation *list; /* (n) in the text's order; none overlap */
    uint32_t n;
} tri_i_quotations;

/* Finds the quotations and their speakers (quotes.c).

   x      its document, first_child and next_sibling are looked at
   arena  keeps the list
   found  is filled

   A quotation runs from its opening mark to its closing one; a paragraph that begins
   with an opening mark while one is open goes on with it. One that is not closed
   before a paragraph without a mark begins is none. Its speaker is who a verb of
   saying right before or behind it names; what follows such a verb in the same
   paragraph is the same speaker's, and so is a quotation without any such verb whose
   paragraph goes on about the last one who spoke. In all other cases, as in a dialogue
   of bare lines, the speaker is unclear. TRI_ERR_NO_MEMORY. Cost: linear. */
tri_status tri_i_find_quotations(const tri_i_extraction *x, tri_arena *arena,
                                 tri_i_quotations *found, tri_error *error);

#endif
