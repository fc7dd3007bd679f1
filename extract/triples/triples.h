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

/* Prints a parsed document as CoNLL-U (document_to_conllu.c). */
tri_status tri_document_write_conllu(const tri_document *document, tri_sink *sink);

/* Says on a line each why mentions of a resolved document are one entity, and what
   found the triples of one (document_to_explanation.c). */
tri_status tri_document_explain(const tri_document *document, tri_sink *sink);
tri_status tri_triples_explain(const tri_triples *triples, tri_sink *sink);

/* Prints the mentions of a resolved document, in its order, one a line between tabs:
   document, sentence, begin, end (code points), text, entity, its name, type, subtype,
   how (document_to_mentions.c). White space in a cell is one blank. */
tri_status tri_document_write_mentions(const tri_document *document, tri_sink *sink);

#endif
