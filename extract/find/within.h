/* The way from a name up to what a find is about: what stands between, in words of a
   label. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_WITHIN_H
#define TRI_EXTRACT_FIND_WITHIN_H

#include "extract/find/rules.h"

typedef enum {
    TRI_I_WAY_EQUAL, /* the name stands in the token's place: "Lund and Malmö" */
    TRI_I_WAY_BELOW, /* it hangs below the token: "the mayor of Lund" */
    TRI_I_WAY_BESIDE /* below what stands in its place: "him and the mayor of Lund" */
} tri_i_way_kind;

typedef struct {
    uint32_t name;     /* token */
    uint32_t at;       /* the token reached */
    const char *words; /* below: those between it and the name; beside: what stands in
                          its place too; "" where it is equal */
    tri_i_range with;  /* the preposition before the name; begin == end: not there */
    uint32_t n_words;  /* nouns and verbs among `words` */
    tri_i_way_kind kind;
    bool is_below_of; /* "of" brought in what stands below */
} tri_i_way;

/* Goes one step up; false where what stands above says nothing of the name. */
bool tri_i_way_up(tri_i_finds *x, tri_i_way *way);

/* The words from the token reached on, its own first: "role in"; "" where the name is
   equal; NULL where the token is no word of a label. */
const char *tri_i_way_words(tri_i_finds *x, const tri_i_way *way);

/* Joins institutions to their owners where one of the two is not joined to anything yet
   (owner.c). `is_joined` (n_entities): which are; `first` (n_entities): to work in.
   Cost: mentions and entities. */
void tri_i_find_owners(tri_i_finds *x, bool *is_joined, uint32_t *first);

#endif
