/* Tells which common noun phrases are written as names are. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/capitals.h"

#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

bool tri_i_is_written_as_name(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_i_span *span = &resolver->spans[mention];
    return span->kind == TRI_MENTION_NOMINAL &&
           tri_i_begins_large(resolver->document->tokens[span->head].form);
}

bool tri_i_is_title_of_name(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *d = resolver->document;
    const uint32_t behind = resolver->spans[mention].head + 1;
    if (behind >= d->n_tokens ||
        !tri_i_begins_large(d->tokens[resolver->spans[mention].head].form)) {
        return false;
    }
    /* The name's head is its first word, but for a middle of it. */
    for (uint32_t t = behind; t < d->n_tokens && t < behind + 3; t++) {
        const uint32_t name = tri_i_name_at(resolver, t);
        if (name != TRI_NONE) {
            return resolver->spans[name].begin == behind &&
                   resolver->spans[name].type == TRI_TYPE_PER;
        }
    }
    return false;
}

bool tri_i_is_set_off(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *d = resolver->document;
    const uint32_t begin = resolver->spans[mention].begin;
    if (d->tokens[begin].form[0] == '@') {
        return false;
    }
    if (!tri_i_is_written_as_name(resolver, mention) || begin == 0) {
        return true;
    }
    const tri_token *before = &d->tokens[begin - 1];
    const char *head = d->tokens[resolver->spans[mention].head].form;
    if (tri_i_has_capitals_only(head) && !tri_i_is_acronym(head)) {
        return false; /* a headline */
    }
    return (before->upos != TRI_UPOS_PUNCT || strcmp(before->form, ",") == 0 ||
            strcmp(before->form, "(") == 0);
}

/* The first token of [begin, end) that begins with a digit, `end` where none does. */
static uint32_t next_number(const tri_token *tokens, uint32_t begin, uint32_t end)
{
    while (begin < end &&
           (tokens[begin].form[0] < '0' || tokens[begin].form[0] > '9')) {
        begin++;
    }
    return begin;
}

bool tri_i_have_same_numbers(const tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    const tri_token *tokens = resolver->document->tokens;
    const tri_i_span *x = &resolver->spans[a];
    const tri_i_span *y = &resolver->spans[b];
    uint32_t i = next_number(tokens, x->begin, x->end);
    uint32_t k = next_number(tokens, y->begin, y->end);
    while (i < x->end && k < y->end && strcmp(tokens[i].form, tokens[k].form) == 0) {
        i = next_number(tokens, i + 1, x->end);
        k = next_number(tokens, k + 1, y->end);
    }
    return i == x->end && k == y->end;
}
