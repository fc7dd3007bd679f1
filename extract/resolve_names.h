/* What a name's words are without titles and articles, and who is known by a name. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_RESOLVE_NAMES_H
#define TRI_EXTRACT_RESOLVE_NAMES_H

#include "extract/resolve.h"

enum { TRI_I_NAME_WORDS = 24 };

/* The tokens of a name without its article, a person's titles and the possessive
   ending, at least one and at most TRI_I_NAME_WORDS; returns how many. */
uint32_t tri_i_name_words(const tri_i_resolver *resolver, const tri_mention *mention,
                          uint32_t words[TRI_I_NAME_WORDS]);

/* The row of a name as it stands in the tables of countries, organisations, places and
   demonyms, and which table it was; NULL where none has it. Acronyms count only where
   an organisation may be meant. */
const char *const *tri_i_known_name(const char *name, bool organisation,
                                    const tri_lexicon **table);

#endif
