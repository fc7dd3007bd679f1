/* Adds DATE and NUM mentions, with their values, by a grammar over tokens. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/values/values_i.h"

#include <stdlib.h>
#include <string.h>

const char *tri_i_word(const tri_i_values *values, uint32_t token, uint32_t end)
{
    return token < end ? values->words[token] : "";
}

uint32_t tri_i_sentence_end(const tri_i_values *values, uint32_t token)
{
    const tri_document *document = values->document;
    if (token >= document->n_tokens) {
        return document->n_tokens; /* behind the last: nothing is left to read */
    }
    return document->sentences[document->tokens[token].sentence].end;
}

static void lower_word(const char *form, char out[TRI_I_WORD_SIZE])
{
    const size_t n = strlen(form);
    if (n >= TRI_I_WORD_SIZE) {
        out[0] = '\0';
        return;
    }
    for (size_t i = 0; i <= n; i++) {
        out[i] =
            form[i] >= 'A' && form[i] <= 'Z' ? (char)(form[i] - 'A' + 'a') : form[i];
    }
    if (n > 1 && out[n - 1] == '.') {
        out[n - 1] = '\0';
    }
}

/* The word of begin..end that depends on something outside. */
static uint32_t head_of(const tri_document *document, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t head = document->tokens[t].head;
        if ((head == TRI_NONE || head < begin || head >= end) &&
            document->tokens[t].rel != TRI_REL_PUNCT &&
            document->tokens[t].rel != TRI_REL_CASE &&
            document->tokens[t].rel != TRI_REL_DET) {
            return t;
        }
    }
    return end - 1;
}

/* Whether a name reaches over the border of begin..end. */
static bool crosses_name(const tri_document *document, const uint32_t *name_at,
                         uint32_t begin, uint32_t end)
{
    const uint32_t first = name_at[begin];
    const uint32_t last = name_at[end - 1];
    return (first != TRI_NONE && document->mentions[first].begin < begin) ||
           (last != TRI_NONE && document->mentions[last].end > end);
}

/* Whether a name inside begin..end is one that a value never swallows. */
static bool holds_name(const tri_document *document, const tri_i_values *values,
                       const uint32_t *name_at, uint32_t begin, uint32_t end,
                       tri_type type)
{
    for (uint32_t t = begin; t < end; t++) {
        if (name_at[t] == TRI_NONE) {
            continue;
        }
        const tri_mention *name = &document->mentions[name_at[t]];
        /* "May" and "Friday" are no places; "U.S." in "U.S. dollars" goes with them. */
        const bool weak = name->type == TRI_TYPE_LOC || name->type == TRI_TYPE_MISC;
        if (name->given != 0 ||
            (!weak && (type != TRI_TYPE_DATE || values->blocked[t]))) {
            return true;
        }
        if (weak && type == TRI_TYPE_NUM && name->end - name->begin > 1) {
            return true;
        }
    }
    return false;
}

/* "Ada Lee, 81,": a number alone between commas after a person is an age. */
static bool is_age(const tri_document *document, const uint32_t *name_at,
                   uint32_t begin, uint32_t end)
{
    if (end != begin + 1 || begin < 2 || document->tokens[begin - 1].form[0] != ',' ||
        strlen(document->tokens[begin].form) > 3) {
        return false;
    }
    const uint32_t name = name_at[begin - 2];
    return name != TRI_NONE && document->mentions[name].type == TRI_TYPE_PER &&
           document->mentions[name].end == begin - 1;
}

static int compare(const void *a, const void *b)
{
    const tri_mention *x = a;
    const tri_mention *y = b;
    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    return x->end > y->end ? -1 : x->end < y->end;
}

tri_status tri_document_find_values(tri_document *document, tri_error *error)
{
    tri_arena *arena = &document->arena;
    const uint32_t n = document->n_tokens;
    tri_i_values values = {.document = document};
    values.words = tri_arena_alloc(arena, n, sizeof *values.words);
    values.blocked = tri_arena_alloc(arena, n, sizeof *values.blocked);
    uint32_t *name_at = tri_arena_alloc(arena, n, sizeof *name_at);
    tri_mention *mentions =
        tri_arena_alloc(arena, (size_t)document->n_mentions + n, sizeof *mentions);
    if (values.words == NULL || values.blocked == NULL || name_at == NULL ||
        mentions == NULL) {
        return tri_i_fail_memory(error);
    }
    values.dated = tri_i_read_day(document->meta.date, &values.today);
    for (uint32_t t = 0; t < n; t++) {
        lower_word(document->tokens[t].form, values.words[t]);
        name_at[t] = TRI_NONE;
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *name = &document->mentions[i];
        for (uint32_t t = name->begin; t < name->end; t++) {
            name_at[t] = i;
            values.blocked[t] = name->end - name->begin > 1;
        }
    }
    uint32_t n_values = 0;
    tri_mention *made = mentions + document->n_mentions;
    for (uint32_t t = 0; t < n;) {
        tri_i_value best;
        tri_i_value number;
        bool found = tri_i_match_date(&values, t, &best) &&
                     !crosses_name(document, name_at, t, best.end) &&
                     !holds_name(document, &values, name_at, t, best.end, best.type);
        if (tri_i_match_number(&values, t, &number) &&
            (!found || number.end > best.end) &&
            !crosses_name(document, name_at, t, number.end) &&
            !holds_name(document, &values, name_at, t, number.end, number.type)) {
            best = number;
            found = true;
        }
        if (!found) {
            t++;
            continue;
        }
        if (best.type == TRI_TYPE_NUM && best.unit[0] == '\0' &&
            is_age(document, name_at, t, best.end)) {
            best.unit = "years";
        }
        const char *value = tri_arena_string(arena, best.value);
        if (value == NULL) {
            return tri_i_fail_memory(error);
        }
        made[n_values++] = (tri_mention){.begin = t,
                                         .end = best.end,
                                         .head = head_of(document, t, best.end),
                                         .phrase_begin = t,
                                         .phrase_end = best.end,
                                         .core = best.core,
                                         .entity = TRI_NONE,
                                         .kind = TRI_MENTION_VALUE,
                                         .type = (uint8_t)best.type,
                                         .how = TRI_HOW_NAME,
                                         .p = 1.0F,
                                         .subtype = best.subtype,
                                         .value = value,
                                         .unit = best.unit};
        for (uint32_t k = t; k < best.end; k++) {
            values.blocked[k] = true;
            if (name_at[k] != TRI_NONE) { /* the value wins: the name goes */
                document->mentions[name_at[k]].kind = TRI_MENTION_VALUE;
            }
        }
        t = best.end;
    }
    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        if (document->mentions[i].kind == TRI_MENTION_NAME) {
            mentions[n_kept++] = document->mentions[i];
        }
    }
    memmove(mentions + n_kept, made, n_values * sizeof *made);
    document->mentions = mentions;
    document->n_mentions = n_kept + n_values;
    qsort(mentions, document->n_mentions, sizeof *mentions, compare);
    return TRI_OK;
}
