/* Who refers back to whom, as the model sees it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_ANTECEDENTS_H
#define TRI_EXTRACT_ENTITIES_ANTECEDENTS_H

#include "extract/parse/parse.h"
#include "extract/tree.h"

enum { TRI_I_OTHERS = 3 };

/* A candidate's antecedent. */
typedef struct tri_i_antecedent {
    uint32_t token;
    uint32_t antecedent;           /* token, before this one; TRI_NONE: it has none */
    float p;                       /* probability of that */
    uint32_t others[TRI_I_OTHERS]; /* the next best tokens, TRI_NONE, */
    float other_p[TRI_I_OTHERS];   /* and theirs: mostly the same thing, named again */
    bool is_said; /* it says what the antecedent is: its predicate, an apposition */
} tri_i_antecedent;

/* Finds the antecedent of every candidate.

   links  set to an array over document->candidates (n), in `arena`; to
          NULL where there are no candidates

   Each candidate looks back at the last 80 and at the last one of its own head word, so
   the cost is linear in the text. TRI_ERR_NO_MEMORY. */
tri_status tri_i_find_antecedents(const tri_document *document, tri_arena *arena,
                                  tri_i_antecedent **links, tri_error *error);

#endif
