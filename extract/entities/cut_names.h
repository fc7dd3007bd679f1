/* Which names stand for a part of a longer one that was not read as one (cut_names.c).
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_CUT_NAMES_H
#define TRI_EXTRACT_ENTITIES_CUT_NAMES_H

#include "extract/entities/resolve.h"

/* Whether a name that is no person's stands at the end of a longer one, or in a title:
   "Union" of "State of the Union", "Justice" of "Institute for Justice", "Kitchen" of
   the show "Hot Kitchen Live". */
bool tri_i_is_inside_name(const tri_i_resolver *resolver, uint32_t mention);

/* Whether of two mentions that are names, or are written as names, but no persons', one
   is cut from a longer name that the other is no form of: "Harbour Night" of "Harbour
   Night Week", "Union" of "State of the Union". Cost: the words
   around them. */
bool tri_i_is_one_cut(const tri_i_resolver *resolver, uint32_t a, uint32_t b);

#endif
