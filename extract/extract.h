/* Text to triples in one call. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_EXTRACT_H
#define TRI_EXTRACT_EXTRACT_H

#include "extract/triples/triples.h"
#include "model/model.h"

/* Takes the triples of one document; borrowed for the length of the call. Anything but
   TRI_OK stops the extraction and is returned. */
typedef tri_status (*tri_triples_function)(const tri_triples *triples, void *user);

/* Extracts the triples of a text.

   model       shared, immutable
   text        UTF-8 (invalid sequences become U+FFFD), `length` bytes
   meta        what is known of the text, or NULL
   on_triples  called once, with all triples in the order of the text
   user        handed on to it
   error       may be NULL

   TRI_ERR_NO_MEMORY, TRI_ERR_LIMIT (a text above 2^31 bytes), or what on_triples
   returned. Thread safe: each call has its own memory. */
TRI_API tri_status tri_extract(const tri_model *model, const char *text, size_t length,
                               const tri_meta *meta, tri_triples_function on_triples,
                               void *user, tri_error *error);

/* The same with a thread's own scratch, for many documents in a row; the stage before
   it may have read the tokens already (document->tokens_given). */
TRI_API tri_status tri_document_annotate(tri_document *document, const tri_model *model,
                                         tri_scratch *scratch, bool exact,
                                         tri_error *error);

#endif
