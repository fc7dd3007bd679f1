/* What a mention is: the one place that changes the kind and type of a proposal. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"

void tri_i_vote(tri_i_resolver *resolver, uint32_t mention, tri_type type,
                tri_reason reason)
{
    if (resolver->spans[mention].type != type) {
        resolver->votes[resolver->n_votes++] =
            (tri_vote){mention, (uint8_t)type, (uint8_t)reason};
        resolver->spans[mention].type = (uint8_t)type;
    }
}

void tri_i_vote_name(tri_i_resolver *resolver, uint32_t mention, tri_type type,
                     tri_reason reason)
{
    resolver->spans[mention].kind = TRI_MENTION_NAME;
    tri_i_vote(resolver, mention, type, reason);
}
