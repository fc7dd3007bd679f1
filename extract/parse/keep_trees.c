/* Lays the lemmas, tags, trees and names that the input gives over what the model
 * found.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

#include <string.h>

tri_status tri_i_kept_init(tri_document *document, tri_i_kept *kept, tri_error *error)
{
    *kept = (tri_i_kept){0};
    if (!document->trees_given) {
        return TRI_OK;
    }
    tri_token *tokens =
        tri_arena_alloc(&document->arena, document->n_tokens, sizeof *tokens);
    if (tokens == NULL) {
        return tri_i_fail_memory(error);
    }
    if (document->n_tokens > 0) {
        memcpy(tokens, document->tokens, document->n_tokens * sizeof *tokens);
    }
    *kept = (tri_i_kept){tokens, document->mentions, document->n_mentions};
    return TRI_OK;
}

void tri_i_keep_tags(const tri_i_kept *kept, tri_token *tokens, uint32_t begin,
                     uint32_t end)
{
    for (uint32_t i = begin; kept->tokens != NULL && i < end; i++) {
        const tri_token *given = &kept->tokens[i];
        if (given->upos != TRI_UPOS_COUNT) {
            tokens[i].upos = given->upos;
        }
        if (given->xpos != TRI_XPOS_COUNT) {
            tokens[i].xpos = given->xpos;
        }
        if (given->lemma[0] != '\0') {
            tokens[i].lemma = given->lemma;
        }
    }
}

void tri_i_keep_tree(const tri_i_kept *kept, tri_token *tokens, uint32_t begin,
                     uint32_t end)
{
    for (uint32_t i = begin; kept->tokens != NULL && i < end; i++) {
        const tri_token *given = &kept->tokens[i];
        if (given->rel == TRI_REL_COUNT) {
            continue;
        }
        if (tokens[i].head != given->head) {
            tokens[i].head = given->head;
            tokens[i].head_p = given->head_p;
        }
        tokens[i].rel = given->rel;
    }
}

tri_status tri_i_keep_names(const tri_i_kept *kept, tri_document *document,
                            tri_error *error)
{
    if (kept->n_names == 0) {
        return TRI_OK;
    }
    tri_mention *mentions =
        tri_arena_alloc(&document->arena, kept->n_names, sizeof *mentions);
    if (mentions == NULL) {
        return tri_i_fail_memory(error);
    }
    uint32_t at = 0; /* names found, in order too */
    for (uint32_t i = 0; i < kept->n_names; i++) {
        const tri_mention *given = &kept->names[i];
        mentions[i] = tri_i_name_mention(document, given->begin, given->end);
        mentions[i].type = given->type;
        mentions[i].p = given->p;
        while (at < document->n_mentions &&
               document->mentions[at].begin < given->begin) {
            at++;
        }
        if (at < document->n_mentions && document->mentions[at].end == given->end &&
            document->mentions[at].begin == given->begin) {
            mentions[i].p = document->mentions[at].p;
        }
    }
    document->mentions = mentions;
    document->n_mentions = kept->n_names;
    return TRI_OK;
}
