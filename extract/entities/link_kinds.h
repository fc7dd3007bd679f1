/* Which nouns cannot mean which names: "the party", of a ministry (link_kinds.c). */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_LINK_KINDS_H
#define TRI_EXTRACT_ENTITIES_LINK_KINDS_H

#include "extract/entities/resolve.h"

/* Whether a mention is the name of a country; a capital's is none, even where it stands
   for its country ("Moscow"). */
bool tri_i_is_country_name(const tri_i_resolver *resolver, uint32_t mention);

/* Of each root the name that tells best what it is, its first that is no nationality,
   else its first; TRI_NONE where it has none. An array of the arena, by mention; NULL
   where memory is out. Cost: linear in the mentions. */
uint32_t *tri_i_first_names(const tri_i_resolver *resolver);

/* Whether the noun of a phrase is for another kind of thing than what is named: "the
   party" and the Ministry of Justice, "the region" and Norway, "the firm" and a woman.
   False where either is not known, `phrase` is no noun's, or `name` is TRI_NONE. */
bool tri_i_is_other_kind(const tri_i_resolver *resolver, uint32_t phrase,
                         uint32_t name);

#endif
