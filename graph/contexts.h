/* What is known of a life, and whether two are one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_CONTEXTS_H
#define TRI_GRAPH_CONTEXTS_H

#include "graph/graph_i.h"

/* Takes in what a role or a triple says of its subject. */
void tri_i_learn_role(tri_i_context *context, const char *role);
void tri_i_learn_triple(tri_i_context *context, const tri_triple *triple);
/* The same of what is said of it with a year: "be born in=1961". */
void tri_i_learn_year(tri_i_context *context, const char *label, const char *value);

/* The office that a role is, abbreviations written out: "president" of "former US
   president"; false where it is none, or no room. */
bool tri_i_office_of(const char *role, char office[32]);

/* How much speaks for two lives, above 0, or for one. From TRI_I_TWO_LIVES on they are
   two, unless they move among the same people; down to TRI_I_ONE_LIFE they have a
   calling, a nation or a year in common. Symmetrical. */
enum { TRI_I_TWO_LIVES = 4, TRI_I_ONE_LIFE = -3 };
int tri_i_compare_contexts(const tri_i_context *a, const tri_i_context *b);

/* Whether each is of a country, and not of one that the other is of. */
bool tri_i_are_of_two_nations(const tri_i_context *a, const tri_i_context *b);

/* Puts what one context says to another; what finds no room is left out. */
void tri_i_add_context(tri_i_context *to, const tri_i_context *from);

bool tri_i_is_empty_context(const tri_i_context *context);

/* The probability that two arguments are their entities, in thousandths. */
static inline uint16_t tri_i_identity_of(const tri_argument *a, const tri_argument *b)
{
    return (uint16_t)(((1000U - a->doubt) * (1000U - b->doubt) + 500) / 1000);
}

/* Whether it is less sure than the options want who an argument is; counts it then. */
static inline bool tri_i_is_doubtful(tri_graph *graph, const tri_argument *argument)
{
    const bool is_doubtful = 1000U - argument->doubt < graph->least_identity;
    graph->info.n_doubtful += is_doubtful ? 1 : 0;
    return is_doubtful;
}

#endif
