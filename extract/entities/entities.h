/* Entities: which words speak of somebody or something, and which of them of the same.

   In      a parsed document with its names and values
   Out     the list of mentions, then what each refers to, and the entities
   Writes  find_mentions: spans, span_at, antecedents; resolve: mentions, entities,
   links, refused, votes, given_entities */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_ENTITIES_H
#define TRI_EXTRACT_ENTITIES_ENTITIES_H

#include "extract/document.h"

struct tri_i_antecedent;

/* The mentions as spans. Their indices never move from here on. */
typedef struct {
    const tri_i_span *spans; /* by begin, then by end, the longer first (n_spans) */
    uint32_t n_spans;
    const uint32_t *span_at; /* (n_tokens) the span with this head, TRI_NONE */
    const struct tri_i_antecedent *antecedents; /* what the model says, by token
                                                   (n_antecedents) */
    uint32_t n_antecedents;
} tri_i_mentions;

/* Merges the names and values, and adds nominals and pronouns (mentions.c). Memory is
   of `arena`. TRI_ERR_NO_MEMORY. Cost: n log n in the tokens. */
tri_status tri_i_find_mentions(const tri_document *document, tri_arena *arena,
                               tri_i_mentions *out, tri_error *error);

/* What the mentions refer to. */
typedef struct {
    tri_mention *mentions; /* of the same index as the spans (n_mentions) */
    uint32_t n_mentions;
    tri_entity *entities;
    uint32_t n_entities;
    const tri_link *links; /* in the order in which they were found */
    uint32_t n_links;
    const tri_refused_link *refused; /* the same */
    uint32_t n_refused;
    const tri_vote *votes;
    uint32_t n_votes;
    const uint32_t *given_entities; /* (n_given) */
} tri_i_resolution;

/* Decides which mentions are one entity, names and types the entities (resolve.c).
   Memory is of `arena`. TRI_ERR_NO_MEMORY. Cost: near linear in the mentions. */
tri_status tri_i_resolve(const tri_document *document, tri_arena *arena,
                         tri_i_resolution *out, tri_error *error);

#endif
