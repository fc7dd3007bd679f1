/* Quotations of a document, and who speaks in them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_QUOTATIONS_H
#define TRI_EXTRACT_QUOTATIONS_H

#include "extract/document.h"

typedef struct {
    uint32_t begin, end; /* tokens, half-open, with the marks */
    uint32_t speaker;    /* head token of who says it, outside; TRI_NONE: unclear */
} tri_i_quotation;

typedef struct {
    tri_i_quotation *list; /* (n) in the text's order; none overlap */
    uint32_t n;
} tri_i_quotations;

/* Finds the quotations and their speakers.

   document  with tokens and tree
   arena     keeps the list
   found     is filled

   A quotation runs from its opening mark to its closing one; a paragraph that begins
   with an opening mark while one is open goes on with it. So it does
   over a paragraph whose first mark closes. Another that is not closed before a
   paragraph begins is none. Its speaker is who a verb of
   saying right before or behind it names; what follows such a verb in the same
   paragraph is the same speaker's, and so is a quotation without any such verb whose
   paragraph goes on about the last one who spoke. In all other cases, as in a dialogue
   of bare lines, the speaker is unclear. TRI_ERR_NO_MEMORY. Cost: linear. */
tri_status tri_i_find_quotations(const tri_document *document, tri_arena *arena,
                                 tri_i_quotations *found);

/* The number of the quotation that holds a token, TRI_NONE. */
uint32_t tri_i_quotation_at(const tri_i_quotations *found, uint32_t token);

/* Whether a token is a word of saying or thinking, by the table of verbs. */
bool tri_i_is_saying(const tri_document *document, uint32_t token);

#endif
