/* Triples back from text: what `extract` printed, and triples made elsewhere. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_JSONL_TO_TRIPLES_H
#define TRI_EXTRACT_JSONL_TO_TRIPLES_H

#include "extract/extract.h"

/* Gathers lines until a document is whole. One thread at a time. */
typedef struct tri_triples_reader tri_triples_reader;

/* A reader of triples, a line at a time.

   name        of the input: the document's id where the lines name none; copied
   on_triples  called once a document, with the triples in the order of their lines
   user        handed on to it
   reader      the new reader; free it with tri_triples_reader_free

   A line is a JSON object of a triple or a document, or a row of at least three
   columns between tabs: subject, relation, object and, where the fourth is a number
   from 0 to 1, confidence. A document ends with its own line (the key "document"), with
   a triple of another document, or with the input. Of a triple only `subject.name`,
   `relation.label` and `object.name` are needed, and a plain string may stand for each.
   What a foreign triple does not say: type MISC, and named; confidence 1; asserted;
   stated; pattern "given". TRI_ERR_NO_MEMORY. */
TRI_API tri_status tri_triples_reader_new(const char *name,
                                          tri_triples_function on_triples, void *user,
                                          tri_triples_reader **reader,
                                          tri_error *error);

/* Takes the next line, `length` bytes, with or without its line feed; empty lines and a
   heading "subject<TAB>relation<TAB>object" are passed over. TRI_ERR_FORMAT: the line
   is no triple; its number and what was expected stand in `error`, nothing is kept of
   it, and the next line may follow. Anything else ends the reading. */
TRI_API tri_status tri_triples_reader_line(tri_triples_reader *reader, const char *line,
                                           size_t length, tri_error *error);

/* The input's end: hands on the document that waits. */
TRI_API tri_status tri_triples_reader_finish(tri_triples_reader *reader,
                                             tri_error *error);

/* NULL is accepted. */
TRI_API void tri_triples_reader_free(tri_triples_reader *reader);

#endif
