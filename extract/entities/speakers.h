/* Whose voice a pronoun is. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_SPEAKERS_H
#define TRI_EXTRACT_ENTITIES_SPEAKERS_H

#include "extract/entities/resolve.h"

/* Whether one of two is "I" or "you" and the other is not the same word in the same
   voice: what the text says itself, one quotation, one label, one letter. */
bool tri_i_is_other_voice(const tri_i_resolver *resolver, uint32_t mention,
                          uint32_t antecedent);

#endif
