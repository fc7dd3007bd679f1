/* Lays the lemmas, tags, trees and names that the input gives over what the model
 * found.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

#include <string.h>

void tri_i_keep_tags(const tri_token *kept, tri_token *tokens, uint32_t begin,
                     uint32_t end)
{
    for (uint32_t i = begin; kept != NULL && i < end; i++) {
        const tri_token *given = &kept[i];
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

void tri_i_keep_tree(const tri_token *kept, tri_token *tokens, uint32_t begin,
                     uint32_t end)
{
    for (uint32_t i = begin; kept != NULL && i < end; i++) {
        const tri_token *given = &kept[i];
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

tri_status tri_i_keep_names(const tri_document *document, tri_arena *arena,
                            tri_i_names *names, tri_error *error)
{
    const uint32_t n = document->n_given_names;
    if (n == 0) {
        return TRI_OK;
    }
    tri_i_span *spans = tri_arena_alloc(arena, n, sizeof *spans);
    if (spans == NULL) {
        return tri_i_fail_memory(error);
    }
    uint32_t at = 0; /* names found, in order too */
    for (uint32_t i = 0; i < n; i++) {
        const tri_i_span *given = &document->given_names[i];
        spans[i] = tri_i_name_span(document->tokens, given->begin, given->end);
        spans[i].type = given->type;
        spans[i].p = given->p;
        while (at < names->n && names->spans[at].begin < given->begin) {
            at++;
        }
        if (at < names->n && names->spans[at].end == given->end &&
            names->spans[at].begin == given->begin) {
            spans[i].p = names->spans[at].p;
        }
    }
    *names = (tri_i_names){spans, n};
    return TRI_OK;
}
