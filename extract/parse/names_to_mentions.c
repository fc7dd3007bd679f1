/* Makes mentions of names: of those found, and of those that the input gives. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

#include <stdlib.h>
#include <string.h>

tri_mention tri_i_name_mention(const tri_document *document, uint32_t begin,
                               uint32_t end)
{
    const tri_token *tokens = document->tokens;
    uint32_t head = begin;
    while (head + 1 < end && tokens[head].head >= begin && tokens[head].head < end) {
        head++;
    }
    return (tri_mention){
        .begin = begin,
        .end = end,
        .head = head,
        .phrase_begin = begin,
        .phrase_end = end,
        .entity = TRI_NONE,
        .kind = TRI_MENTION_NAME,
        .how = TRI_HOW_NAME,
        .subtype = "",
        .value = "",
        .unit = "",
    };
}

static int compare_mentions(const void *a, const void *b)
{
    const tri_mention *x = a;
    const tri_mention *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

tri_status tri_i_take_given(tri_document *document, tri_error *error)
{
    if (document->n_given == 0) {
        return TRI_OK;
    }
    tri_mention *mentions = tri_arena_alloc(
        &document->arena, (size_t)document->n_mentions + document->n_given,
        sizeof *mentions);
    bool *taken = tri_arena_alloc(&document->arena, document->n_tokens, sizeof *taken);
    if (mentions == NULL || taken == NULL) {
        return tri_i_fail_memory(error);
    }
    uint32_t n = 0;
    uint32_t covered = 0; /* tokens before it are in a given name, or passed */
    for (uint32_t i = 0; i < document->n_given; i++) {
        const tri_given *given = &document->given[i];
        uint32_t begin;
        uint32_t end;
        if (given->is_speech || !tri_i_given_tokens(document, given, &begin, &end) ||
            begin < covered || !tri_i_is_given_name(document, begin, end)) {
            continue;
        }
        mentions[n] = tri_i_name_mention(document, begin, end);
        mentions[n].type = given->type;
        mentions[n].p = 1.0F;
        mentions[n++].given = i + 1;
        memset(taken + begin, true, end - begin);
        covered = end;
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *found = &document->mentions[i];
        bool is_free = true;
        for (uint32_t t = found->begin; t < found->end; t++) {
            is_free = is_free && !taken[t];
        }
        if (is_free) {
            mentions[n++] = *found;
        }
    }
    qsort(mentions, n, sizeof *mentions, compare_mentions);
    document->mentions = mentions;
    document->n_mentions = n;
    return TRI_OK;
}
