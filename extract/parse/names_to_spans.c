/* Makes spans of names: of those found, and of those that the input gives. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

#include <stdlib.h>
#include <string.h>

tri_i_span tri_i_name_span(const tri_token *tokens, uint32_t begin, uint32_t end)
{
    uint32_t head = begin;
    while (head + 1 < end && tokens[head].head >= begin && tokens[head].head < end) {
        head++;
    }
    return (tri_i_span){
        .begin = begin,
        .end = end,
        .head = head,
        .kind = TRI_MENTION_NAME,
        .subtype = "",
        .value = "",
        .unit = "",
    };
}

static int compare_names(const void *a, const void *b)
{
    const tri_i_span *x = a;
    const tri_i_span *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

tri_status tri_i_take_given(const tri_document *document, tri_arena *arena,
                            tri_i_names *names, tri_error *error)
{
    if (document->n_given == 0) {
        return TRI_OK;
    }
    tri_i_span *spans =
        tri_arena_alloc(arena, (size_t)names->n + document->n_given, sizeof *spans);
    bool *taken = tri_arena_alloc(arena, document->n_tokens, sizeof *taken);
    if (spans == NULL || taken == NULL) {
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
        spans[n] = tri_i_name_span(document->tokens, begin, end);
        spans[n].type = given->type;
        spans[n].p = 1.0F;
        spans[n++].given = i + 1;
        memset(taken + begin, true, end - begin);
        covered = end;
    }
    for (uint32_t i = 0; i < names->n; i++) {
        const tri_i_span *found = &names->spans[i];
        bool is_free = true;
        for (uint32_t t = found->begin; t < found->end; t++) {
            is_free = is_free && !taken[t];
        }
        if (is_free) {
            spans[n++] = *found;
        }
    }
    qsort(spans, n, sizeof *spans, compare_names);
    *names = (tri_i_names){spans, n};
    return TRI_OK;
}
