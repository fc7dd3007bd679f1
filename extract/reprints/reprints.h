/* Reprints: documents that say what an earlier one said, equal ones and reprints.

   In      a document's text
   Out     its sketch, and which earlier document it repeats
   Writes  meta.sketch */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_REPRINTS_REPRINTS_H
#define TRI_EXTRACT_REPRINTS_REPRINTS_H

#include "extract/document.h"

/* Sets the document's meta.sketch: its words in their order, each as fifteen bits of a
   hash and one that says whether it is a name or a number, in base64; those of lines
   that are no sentences (headlines, bylines, credits) stand at the end. Two characters
   and two thirds a word. A document of under 20 words gets none. TRI_ERR_NO_MEMORY.
   Cost: linear. */
TRI_API tri_status tri_document_sketch(tri_document *document, tri_error *error);

/* The sketches of the documents so far. One thread at a time. */
typedef struct tri_duplicates tri_duplicates;

TRI_API tri_status tri_duplicates_new(tri_duplicates **duplicates, tri_error *error);

/* Adds a document and tells whether it says nothing that an earlier one did not.

   id      of the document; copied
   sketch  its meta.sketch; "" or what is no sketch is never found and not kept
   first   set to the id of the first document that it repeats, NULL where there is
           none; borrowed until the next call

   A document B repeats an earlier A where their words are the same; or where
   - they resemble each other: of all sequences of four words in A or B, half and more
     are in both (Broder, On the resemblance and containment of documents, 1997); and
   - B is contained in A: of those in the sentences of B, four fifths are in A; and
   - B has nothing new: no name and no number in its sentences that A has not, no five
     pairs of neighbouring words in a row that A has not (a new sentence; a word that
     was replaced makes two), and few new words: two, and one in a hundred.
   So an update with new facts is not left out, nor is a shorter version's longer one.
   Documents are compared with all earlier ones, so the answer does not depend on how a
   collection is cut into parts. Pairs to compare are found by MinHash: sixteen pairs
   of one-permutation minima (Li, Owen, Zhang, 2012); those that resemble each other by
   a half share one with probability 0.99, by four fifths always but in 1 of 10^7.

   TRI_ERR_NO_MEMORY. Cost: linear in the sketch, and in those of the few candidates;
   of each document two bytes a word and 300 bytes are kept. */
TRI_API tri_status tri_duplicates_add(tri_duplicates *duplicates, const char *id,
                                      const char *sketch, const char **first,
                                      tri_error *error);

/* NULL is accepted. */
TRI_API void tri_duplicates_free(tri_duplicates *duplicates);

#endif
