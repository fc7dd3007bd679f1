/* A noun that states what its verb would, with what its complements are to the verb. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_NOMINAL_H
#define TRI_EXTRACT_FIND_NOMINAL_H

#include "extract/find/rules.h"

/* "The surrender of Torvik to the marines". */
typedef struct {
    const char *const *row; /* of event_nouns */
    const char *verb;       /* its first verb: the label */
    uint32_t noun;
    uint32_t agent;  /* head token of who does it, TRI_NONE */
    uint32_t object; /* head token of what it is done to, TRI_NONE */
    uint32_t owner;  /* which of the two stands before the noun, TRI_NONE */
    uint32_t moved;  /* which dependent of the object was taken as the noun's,
                        TRI_NONE */
    uint32_t kept;   /* the argument that goes on with the verb ("to"), UINT32_MAX */
    tri_i_range kept_with;               /* the words of its preposition */
    tri_i_find_arg args[TRI_I_MAX_ARGS]; /* what else stands behind it */
    uint32_t n_args;
} tri_i_deed;

/* Reads a noun of the table event_nouns with its complements; false where it is none,
   or names neither who does it nor what it befalls. Cost: the noun's dependents. */
bool tri_i_read_deed(tri_i_finds *x, uint32_t noun, tri_i_deed *deed);

/* What the clause round a deed's noun makes of it: "will complete the purchase of",
   "blocked the sale of", "a plan for the invasion of". Fills modality, negation and
   speaker of a find whose clause is the noun. */
void tri_i_read_deed_statement(tri_i_finds *x, tri_i_find *find);

/* Whether a noun's deed is stated with what `token`, one of its dependents, heads: no
   "have" or bare preposition says more of the two. */
bool tri_i_deed_tells(tri_i_finds *x, uint32_t noun, uint32_t token);

#endif
