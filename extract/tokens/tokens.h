/* Tokens: a text is cut into words.

   In      a document's text
   Out     the same document with tokens; beside it, whether a text is English
           (tri_text_is_english of tricot-extract.h), and the base form of a verb
   Writes  tokens, n_tokens; of a token all but what the parser knows */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TOKENS_TOKENS_H
#define TRI_EXTRACT_TOKENS_TOKENS_H

#include "extract/document.h"

/* Cuts the text into words by UD's conventions for English (text_to_tokens.c). On an
   error the document can only be cleared. */
tri_status tri_document_tokenise(tri_document *document, tri_error *error);

/* The base form of a verb (verb_lemma.c): irregular forms by a table, regular ones by
   their spelling where it leads to a verb of the table; NULL where none does. The
   string is the table's. Cost: a few binary searches. */
const char *tri_i_verb_lemma(const char *form);

#endif
