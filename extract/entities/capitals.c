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
