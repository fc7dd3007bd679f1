/* Tokens: a text is cut into words.

   In      a document's text
   Out     its words; beside them, whether a text is English
           (tri_text_is_english of tricot-extract.h), and the base form of a verb
   Writes  surface, n_tokens; of a token all but what the parser knows */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TOKENS_TOKENS_H
#define TRI_EXTRACT_TOKENS_TOKENS_H

#include "extract/document.h"

/* The words as they stand. */
typedef struct {
    const tri_token *tokens; /* (n) */
    uint32_t n;
} tri_i_surface;

/* Cuts the text into words by UD's conventions for English (text_to_tokens.c). Memory
   is of `arena`. TRI_ERR_NO_MEMORY. Cost: linear in the text. */
tri_status tri_i_tokenise(const tri_document *document, tri_arena *arena,
                          tri_i_surface *out, tri_error *error);

/* The base form of a verb (verb_lemma.c): irregular forms by a table, regular ones by
   their spelling where it leads to a verb of the table; NULL where none does. `xpos`
   parts "they found a school" from "they found him". The string is the table's. Cost: a
   few binary searches. */
const char *tri_i_verb_lemma(const char *form, tri_xpos xpos);

enum { TRI_I_NOUN_LEMMA = 64 }; /* room for the lemma of a noun */

/* The singular of a common noun (noun_lemma.c): false where `guess`, the model's, is
   one that the form can have; else one by a table or the spelling stands in `out`
   (TRI_I_NOUN_LEMMA bytes). Cost: a binary search. */
bool tri_i_noun_lemma(const char *form, bool is_plural, const char *guess, char *out);

/* The base form of a verb that the table does not know: of a known one behind a prefix
   ("remastered"), else by the spelling of its ending ("showcasing", "prepped"). Writes
   it into `out` (room), with a NUL; returns its bytes, 0 where it does not fit. */
size_t tri_i_guess_verb_lemma(const char *form, tri_xpos xpos, char *out, size_t room);

#endif
