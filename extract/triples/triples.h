/* What was extracted from a document: entities, and triples with their evidence. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_H
#define TRI_EXTRACT_TRIPLES_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/status.h"
#include "extract/document.h"

/* Finds the triples of a resolved document (tree_to_finds.c). `triples` is filled;
   clear it with tri_triples_clear (a zeroed one is accepted). TRI_ERR_NO_MEMORY. Cost:
   linear in the tokens but for sentences' own length. */
tri_status tri_document_extract(const tri_document *document, tri_triples *triples,
                                tri_error *error);

#endif
