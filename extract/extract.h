/* The stages of a document in one call. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_EXTRACT_H
#define TRI_EXTRACT_EXTRACT_H

#include "extract/triples/triples.h"
#include "model/model.h"

/* All stages from words to entities, with a thread's own scratch for many documents in
   a row; the tokens may be there already (document->tokens_given). On an error the
   document can only be cleared. */
tri_status tri_document_annotate(tri_document *document, const tri_model *model,
                                 tri_scratch *scratch, bool exact, tri_error *error);

#endif
