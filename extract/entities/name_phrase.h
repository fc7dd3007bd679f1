/* Names a noun phrase: the shortest phrase that names the thing, and its folded key. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_RESOLVE_PHRASE_H
#define TRI_EXTRACT_RESOLVE_PHRASE_H

#include "extract/entities/resolve.h"

enum { TRI_I_PHRASE_WORDS = 24 /* of a name; what stands before them is dropped */ };

/* The tokens of a noun phrase's name (below) in their order; returns how many. */
uint32_t tri_i_phrase_words(const tri_i_resolver *resolver, uint32_t head,
                            uint32_t words[TRI_I_PHRASE_WORDS]);

/* The name of the noun phrase that `head` heads: the head with its compounds and
   adjectives, without determiner, possessor, quantity, prepositional phrase and clause
   ("more than 70 planes of the army": planes), in lower case where only the sentence's
   beginning made it upper. `*key` is it folded, the head as its lemma. Strings of the
   arena. False where memory is out. */
bool tri_i_name_phrase(const tri_i_resolver *resolver, uint32_t head, const char **name,
                       const char **key);

/* `n` words as they stand, with one blank where words between them were left out; NULL
   where memory is out. `lower_first`: the first letter in lower case (ASCII). */
const char *tri_i_words(const tri_i_resolver *resolver, const uint32_t *words,
                        uint32_t n, bool lower_first);

#endif
