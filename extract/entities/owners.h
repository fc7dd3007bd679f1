/* Whose a phrase is: the name that its words say it belongs to. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_OWNERS_H
#define TRI_EXTRACT_ENTITIES_OWNERS_H

#include "extract/entities/resolve.h"

/* Who may be the owner. */
typedef enum {
    TRI_I_ANYBODY,
    TRI_I_NO_PERSON,   /* posts are of places and bodies */
    TRI_I_NO_POSSESSOR /* "Russia's" is what the mention's features have */
} tri_i_owner_sort;

/* The first name among a noun's dependents of [begin, end) that owns it or says where
   it is: "Russia's", "Russian", "of Russia", "in Russia". The mention, TRI_NONE. */
uint32_t tri_i_owner_among(const tri_i_resolver *resolver, uint32_t noun,
                           uint32_t begin, uint32_t end, tri_i_owner_sort sort);

/* The root of such a name among all dependents, TRI_NONE. */
uint32_t tri_i_owner_root(const tri_i_resolver *resolver, uint32_t noun,
                          tri_i_owner_sort sort);

/* "the president of that country": whether whose it is points at another than who was
   told of. */
bool tri_i_is_of_that(const tri_i_tree *tree, uint32_t noun);

#endif
