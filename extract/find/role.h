/* Roles: what somebody is for somebody else, as its noun names it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_ROLE_H
#define TRI_EXTRACT_FIND_ROLE_H

#include "extract/find/clause.h"

/* The kind of a title or post: "honorific", "rank", "office", "role"; "" for none. */
const char *tri_i_title_kind(const tri_i_finds *x, uint32_t token);

/* The role as a reader names it: the noun with what sorts it, without its owner (a
   token, TRI_NONE: none), ages and articles: "deputy foreign minister". */
const char *tri_i_role_name(tri_i_finds *x, uint32_t noun, uint32_t owner);

/* The same of a noun that the table of titles knows as a role, "" of others. */
const char *tri_i_role_label(tri_i_finds *x, uint32_t noun, uint32_t owner);

/* A named entity that stands before a noun as its owner or sort: "Kazakhstan's
   president", "White House spokeswoman", "the Russian president". TRI_NONE: none. */
uint32_t tri_i_owner_before(const tri_i_finds *x, uint32_t noun);

/* What belongs to the name of a post: "Secretary of State", and of one whose `owner`
   (TRI_NONE: nobody) stands before it, "Poland's Minister of Defence". TRI_NONE. */
uint32_t tri_i_post_part(const tri_i_finds *x, uint32_t noun, uint32_t owner);

/* Who is named behind a role noun by "of", "for", "in" ..., which `*role` is set to;
   TRI_NONE. */
uint32_t tri_i_owner_behind(tri_i_finds *x, uint32_t noun, const char **role);

/* A role of somebody: "P is the R of O" gives P, "R of", O, and P, "be", R.
   `copula`: the clause that says so, NULL: an apposition. */
void tri_i_add_role(tri_i_finds *x, uint32_t person, uint32_t noun,
                    const tri_i_clause *copula);

/* What a noun that is one relation with its preposition is of: "a symbol of peace".
   `*with`: the preposition, `*words` where it stands. TRI_NONE: it is no such noun, or
   nothing stands behind it. */
uint32_t tri_i_behind_predicate(tri_i_finds *x, uint32_t noun, const char **with,
                                tri_i_range *words);

/* The same of roles too, "became president of Norland", "Norland's president";
   `*label`: the noun as a reader names it. */
uint32_t tri_i_behind_role(tri_i_finds *x, uint32_t noun, const char **label,
                           const char **with, tri_i_range *words);

/* The things of which "one" is meant: "one of the main causes". TRI_NONE: it is no such
   word. */
uint32_t tri_i_one_of(const tri_i_finds *x, uint32_t token);

/* What leads from a role to the owner before it: "of", and "from" where a country only
   says where somebody is from: "the Russian president", "the French author"
   (role_name.c). */
const char *tri_i_owner_role(const tri_i_finds *x, uint32_t noun, uint32_t owner);

#endif
