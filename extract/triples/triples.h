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
#include "extract/find/find.h"

/* Takes a triple with what its confidence is made of (a tri_i_measures of
   confidence.h). */
struct tri_i_measures;
typedef void (*tri_i_measures_function)(const tri_triple *triple,
                                        const tri_i_find *find,
                                        const struct tri_i_measures *measures,
                                        void *user);

/* Makes the triples of a document's finds (finds_to_triples.c); `triples` is filled.
   `on_measures` is called for each, NULL: nobody wants them. TRI_ERR_NO_MEMORY: and
   nothing is filled. */
tri_status tri_i_finds_to_triples(const tri_document *document,
                                  const tri_i_finds *finds, tri_triples *triples,
                                  tri_i_measures_function on_measures, void *user,
                                  tri_error *error);

/* The triples of one document as its printed lines say them (jsonl_to_triples.c): the
   way from text to graph is then one, whether a file lies between or not.

   lines     what tri_triples_write_jsonl has printed (length)
   triples   is filled; clear it with tri_triples_clear

   Cost: linear. TRI_ERR_NO_MEMORY: and nothing is filled. */
tri_status tri_i_triples_reread(const char *lines, size_t length, tri_triples *triples,
                                tri_error *error);

/* Whether a text is empty or a Wikidata property as a table of relations and a printed
   triple have it, like P35 or ^P35 (relations.c). */
bool tri_i_is_property(const char *text);

#endif
