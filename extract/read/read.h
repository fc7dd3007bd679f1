/* Reading: inputs of every form become documents.

   In      a file or bytes, and which form they have
   Out     its documents, one after the other: tri_read_file of tricot-extract.h
   Writes  meta, text, n_bytes, n_code_points, n_words and given; of CoNLL-U
           tokens_given, surface and given_sentences; where its trees are kept,
           trees_given and given_names too */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_READ_H
#define TRI_EXTRACT_READ_READ_H

#include "extract/document.h"

/* Adds what the input says of parts of the text (given.c here), before the document is
   tokenised.

   given   n of them in any order; strings are copied, NULL ones are ""; a Wikidata id
           is taken from a reference that is one

   Those that are no span of whole characters of the text, or of no such type, are left
   out and counted in *n_wrong (may be NULL). TRI_ERR_NO_MEMORY. */
tri_status tri_document_add_given(tri_document *document, const tri_given *given,
                                  size_t n, size_t *n_wrong, tri_error *error);

#endif
