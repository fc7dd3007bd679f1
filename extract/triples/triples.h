/* Triples: what was found in a document becomes entities and triples with their
   evidence; and triples are printed, read back and fitted to a table of relations.

   In      a resolved document with its finds; or lines of triples
   Out     triples, which own what they hold
   Writes  triples, and nothing of the document and the finds */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_H
#define TRI_EXTRACT_TRIPLES_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/status.h"
#include "extract/document.h"

/* Finds the triples of a resolved document (finds_to_triples.c). `triples` is filled;
   clear it with tri_triples_clear (a zeroed one is accepted). TRI_ERR_NO_MEMORY. Cost:
   linear in the tokens but for sentences' own length. */
tri_status tri_document_extract(const tri_document *document, tri_triples *triples,
                                tri_error *error);

#endif
