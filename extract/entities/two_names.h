/* Which names are two things', though one is a part of the other (two_names.c). */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_TWO_NAMES_H
#define TRI_EXTRACT_ENTITIES_TWO_NAMES_H

#include "extract/entities/resolve.h"

/* Whether one of two names, the later one first, is of another thing of the sort: "a
   Commission", "the next Congress". The first may be new, where the other says no more:
   "a Coastal Office", then "the Office". */
bool tri_i_are_two_of_sort(const tri_i_resolver *resolver, uint32_t mention,
                           uint32_t antecedent);

/* Whether the longer of two names is of a unit, a branch or a product of what the other
   one means, which begins it and is whole by itself: an acronym, a newspaper, a
   broadcaster. `is_first`: the text has the shorter one before
   the longer one, which tells a company with an arm ("Barlow", then "Barlow Capital")
   from one that is called shortly. Cost: the words of both. */
bool tri_i_is_unit_of(const tri_i_resolver *resolver, uint32_t longer, uint32_t shorter,
                      bool is_first);

/* Whether two mentions, the later one first, have names that are not one thing's, no
   person's: "House" and "White House", "Congress" and "the next Congress"; or a noun is
   but the end of a name, "Today" of USA Today. Cost: the words of both. */
bool tri_i_are_two_names(const tri_i_resolver *resolver, uint32_t mention,
                         uint32_t antecedent);

#endif
