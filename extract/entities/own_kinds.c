/* Joins a name with the phrase of it and the word for what it is: "the Torvik
   alliance", "the Volta scandal". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/own_kinds.h"

static void join_own_kind(tri_i_resolver *r, uint32_t mention)
{
    const uint32_t head = r->spans[mention].head;
    const tri_token *tokens = r->document->tokens;
    if (r->spans[mention].kind != TRI_MENTION_NOMINAL || head == 0 ||
        tokens[head].xpos != TRI_XPOS_NN ||
        !tri_i_lexicon_has(&tri_i_lexicon_own_kinds, r->features[mention].head)) {
        return;
    }
    const uint32_t before = tri_i_dependent(r->document->tree, head, TRI_REL_COMPOUND);
    const uint32_t name = before == TRI_NONE ? TRI_NONE : r->mention_at[before];
    if (name != TRI_NONE && r->spans[name].kind == TRI_MENTION_NAME &&
        r->spans[name].end == head && !r->features[mention].indefinite &&
        (r->spans[name].type == TRI_TYPE_ORG || r->spans[name].type == TRI_TYPE_MISC)) {
        tri_i_join(r, mention, name, TRI_RULE_APPOSITION);
    }
}

void tri_i_join_own_kinds(tri_i_resolver *resolver)
{
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        join_own_kind(resolver, i);
    }
}
