/* Writing: documents and why they came out so, as text.

   In      a document, or its triples
   Out     CoNLL-U, JSON Lines (tri_document_write_jsonl of tricot-extract.h), tables
           and sentences, put into a sink
   Writes  no field */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_WRITE_WRITE_H
#define TRI_EXTRACT_WRITE_WRITE_H

#include "base/sink.h"
#include "extract/triples/triples.h"

/* Prints a parsed document as CoNLL-U (document_to_conllu.c). */
tri_status tri_document_write_conllu(const tri_document *document, tri_sink *sink);

/* Says on a line each why mentions of a resolved document are one entity, and what
   found the triples of one, or refused others, where it was asked for
   (document_to_explanation.c). */
tri_status tri_document_explain(const tri_document *document, tri_sink *sink);
tri_status tri_triples_explain(const tri_triples *triples, tri_sink *sink);

/* Prints the mentions of a resolved document, in its order, one a line between tabs:
   document, sentence, begin, end (code points), text, entity, its name, type, subtype,
   how (document_to_mentions.c). White space in a cell is one blank. */
tri_status tri_document_write_mentions(const tri_document *document, tri_sink *sink);

#endif
