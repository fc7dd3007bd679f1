/* Finds the tokens of what the input says of parts of its text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/parse/parse_i.h"

#include <string.h>

enum { LONGEST = 32 /* tokens of a name that holds no sentence's end */ };

/* The first token that ends behind a byte; n_tokens where none does. */
static uint32_t token_behind(const tri_document *document, uint32_t byte)
{
    uint32_t low = 0;
    uint32_t high = document->n_tokens;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (document->tokens[middle].end <= byte) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool tri_i_given_tokens(const tri_document *document, const tri_given *given,
                        uint32_t *begin, uint32_t *end)
{
    const tri_token *tokens = document->tokens;
    uint32_t first = token_behind(document, given->begin);
    uint32_t last = first;
    while (last < document->n_tokens && tokens[last].begin < given->end &&
           tokens[last].sentence == tokens[first].sentence) {
        last++;
    }
    while (first < last && tokens[first].upos == TRI_UPOS_PUNCT) {
        first++;
    }
    while (last > first && tokens[last - 1].upos == TRI_UPOS_PUNCT &&
           strchr(")]", tokens[last - 1].form[0]) == NULL) {
        last--;
    }
    *begin = first;
    *end = last;
    return first < last;
}

void tri_i_mark_given(const tri_document *document, tri_token *tokens)
{
    for (uint32_t i = 0; i < document->n_given; i++) {
        const tri_given *given = &document->given[i];
        const uint32_t first = token_behind(document, given->begin);
        const uint32_t behind = token_behind(document, given->end - 1) + 1;
        for (uint32_t t = first + 1; !given->is_speech && behind - first <= LONGEST &&
                                     t < behind && t < document->n_tokens;
             t++) {
            tokens[t].in_given = true;
        }
    }
}

bool tri_i_is_given_name(const tri_document *document, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin; t < end; t++) {
        const tri_token *token = &document->tokens[t];
        uint32_t first;
        (void)tri_utf8_decode(token->form, strlen(token->form), &first);
        if (token->upos != TRI_UPOS_PRON && token->upos != TRI_UPOS_DET &&
            (token->upos == TRI_UPOS_PROPN ||
             (tri_is_letter(first) && !tri_is_lower(first)))) {
            return true;
        }
    }
    return false;
}

uint32_t tri_i_speech_at(const tri_document *document, uint32_t token, bool *alone)
{
    const uint32_t byte = document->tokens[token].begin;
    uint32_t found = TRI_NONE;
    bool is_alone = true;
    for (uint32_t i = 0; i < document->n_given && document->given[i].begin <= byte;
         i++) {
        const tri_given *given = &document->given[i];
        if (!given->is_speech || given->end <= byte) {
            continue;
        }
        if (found != TRI_NONE && document->given[found].begin == given->begin &&
            document->given[found].end == given->end) {
            is_alone = false; /* they speak together: the first is named */
        } else if (found == TRI_NONE ||
                   given->end - given->begin <
                       document->given[found].end - document->given[found].begin) {
            found = i;
            is_alone = true;
        }
    }
    if (alone != NULL) {
        *alone = is_alone;
    }
    return found;
}
