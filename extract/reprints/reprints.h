/* Reprints: documents that say what an earlier one said, equal ones and reprints.

   In      a document's text
   Out     its sketch, and which earlier document it repeats
   Writes  meta.sketch */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_REPRINTS_REPRINTS_H
#define TRI_EXTRACT_REPRINTS_REPRINTS_H

#include "extract/document.h"

/* All of it is in tricot-extract.h: tri_document_sketch and tri_duplicates.

   A sketch is the document's words in their order, each as fifteen bits of a hash and
   one that says whether it is a name or a number, in base64; those of lines that are no
   sentences (headlines, bylines, credits) stand at the end.

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
   a half share one with probability 0.99, by four fifths always but in 1 of 10^7. */

#endif
