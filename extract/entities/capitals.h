/* Noun phrases that are written as names are: "the Board", "Assistant District
   Attorney" (capitals.c). */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_CAPITALS_H
#define TRI_EXTRACT_ENTITIES_CAPITALS_H

#include "extract/entities/resolve.h"

/* Whether a common noun phrase is written as a name is: its noun has a capital, be it
   that of the sentence. */
bool tri_i_is_written_as_name(const tri_i_resolver *resolver, uint32_t mention);

/* Whether a phrase so written is the title of a person whose name stands right behind
   it: "Assistant District Attorney Ada Lee". It says who, and is nobody else's. */
bool tri_i_is_title_of_name(const tri_i_resolver *resolver, uint32_t mention);

/* Whether what stands before an apposed phrase can set one off: a comma or a bracket,
   but not the semicolons, colons and quotation marks of headlines. */
bool tri_i_is_set_off(const tri_i_resolver *resolver, uint32_t mention);

/* Whether the words of two phrases that begin with a digit are the same: "PL 221.10" is
   not "PL 221.10 and 221.05". */
bool tri_i_have_same_numbers(const tri_i_resolver *resolver, uint32_t a, uint32_t b);

#endif
