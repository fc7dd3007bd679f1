/* What the input itself says of parts of its text, as mentions and speakers. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_GIVEN_H
#define TRI_EXTRACT_GIVEN_H

#include "extract/document.h"

/* The Wikidata id that a reference is ("wd:Q159", an address of wikidata.org), ""
   where it is none; NULL where memory is out. Text of the arena. */
const char *tri_i_wikidata_in(tri_arena *arena, const char *text);

/* Marks the tokens inside given names, where no sentence begins. */
void tri_i_mark_given(tri_document *document);

/* Puts the given names in place of the names found that they touch. The document has
   sentences and tags. Of given names that overlap the first, of those the longer one,
   is a name. TRI_ERR_NO_MEMORY. */
tri_status tri_i_take_given(tri_document *document, tri_error *error);

/* The speech that a token stands in, the innermost; TRI_NONE: none. `*alone` (may be
   NULL): nobody else says the same words. Cost: the speeches that begin before it. */
uint32_t tri_i_speech_at(const tri_document *document, uint32_t token, bool *alone);

#endif
