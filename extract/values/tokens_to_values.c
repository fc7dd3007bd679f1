/* Finds dates and numbers, with their values, by a grammar over tokens. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/values/values_i.h"

#include <string.h>

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

/* The values, and the names that they may cross. */
typedef struct {
    const tri_document *document;
    tri_arena *arena;
    tri_i_values grammar;
    uint32_t *name_at; /* (n_tokens) the name that a token is in, TRI_NONE */
    tri_i_span *made;  /* (n_made) */
    uint32_t n_made;
} finder;

/* Whether a name reaches over the border of begin..end. */
static bool crosses_name(const finder *f, uint32_t begin, uint32_t end)
{
    const tri_i_span *names = f->document->names;
    const uint32_t first = f->name_at[begin];
    const uint32_t last = f->name_at[end - 1];
    return (first != TRI_NONE && names[first].begin < begin) ||
           (last != TRI_NONE && names[last].end > end);
}

/* Whether a name inside begin..end is one that a value never swallows. */
static bool holds_name(const finder *f, uint32_t begin, uint32_t end, tri_type type)
{
    for (uint32_t t = begin; t < end; t++) {
        if (f->name_at[t] == TRI_NONE) {
            continue;
        }
        const tri_i_span *name = &f->document->names[f->name_at[t]];
        /* "May" and "Friday" are no places; "U.S." in "U.S. dollars" goes with them. */
        const bool weak = name->type == TRI_TYPE_LOC || name->type == TRI_TYPE_MISC;
        if (name->given != 0 ||
            (!weak && (type != TRI_TYPE_DATE || f->grammar.blocked[t]))) {
            return true;
        }
        if (weak && type == TRI_TYPE_NUM && name->end - name->begin > 1) {
            return true;
        }
    }
    return false;
}

/* "Ada Lee, 81,": a number alone between commas after a person is an age. */
static bool is_age(const finder *f, uint32_t begin, uint32_t end)
{
    const tri_document *document = f->document;
    if (end != begin + 1 || begin < 2 || document->tokens[begin - 1].form[0] != ',' ||
        strlen(document->tokens[begin].form) > 3) {
        return false;
    }
    const uint32_t name = f->name_at[begin - 2];
    return name != TRI_NONE && document->names[name].type == TRI_TYPE_PER &&
           document->names[name].end == begin - 1;
}

/* Makes room, and looks at all words and names. */
static tri_status begin(finder *f, tri_error *error)
{
    const tri_document *document = f->document;
    const uint32_t n = document->n_tokens;
    tri_i_values *grammar = &f->grammar;
    grammar->document = document;
    grammar->words = tri_arena_alloc(f->arena, n, sizeof *grammar->words);
    grammar->blocked = tri_arena_alloc(f->arena, n, sizeof *grammar->blocked);
    f->name_at = tri_arena_alloc(f->arena, n, sizeof *f->name_at);
    f->made = tri_arena_alloc(f->arena, n, sizeof *f->made);
    if (grammar->words == NULL || grammar->blocked == NULL || f->name_at == NULL ||
        f->made == NULL) {
        return tri_i_fail_memory(error);
    }
    grammar->dated = tri_i_read_day(document->meta.date, &grammar->today);
    for (uint32_t t = 0; t < n; t++) {
        lower_word(document->tokens[t].form, grammar->words[t]);
        f->name_at[t] = TRI_NONE;
    }
    for (uint32_t i = 0; i < document->n_names; i++) {
        const tri_i_span *name = &document->names[i];
        for (uint32_t t = name->begin; t < name->end; t++) {
            f->name_at[t] = i;
            grammar->blocked[t] = name->end - name->begin > 1;
        }
    }
    return TRI_OK;
}

/* Whether a value may be one beside the names. */
static bool may_stand(const finder *f, uint32_t token, const tri_i_value *value)
{
    return !crosses_name(f, token, value->end) &&
           !holds_name(f, token, value->end, value->type);
}

/* The longer of the date and the number that begin at `token`. */
static bool match(const finder *f, uint32_t token, tri_i_value *best)
{
    tri_i_value number;
    const bool is_date =
        tri_i_match_date(&f->grammar, token, best) && may_stand(f, token, best);
    if (tri_i_match_number(&f->grammar, token, &number) &&
        (!is_date || number.end > best->end) && may_stand(f, token, &number)) {
        *best = number;
        if (best->unit[0] == '\0' && is_age(f, token, best->end)) {
            best->unit = "years";
        }
        return true;
    }
    return is_date;
}

/* Adds a value. */
static tri_status add(finder *f, uint32_t token, const tri_i_value *found,
                      tri_error *error)
{
    const char *value = tri_arena_string(f->arena, found->value);
    if (value == NULL) {
        return tri_i_fail_memory(error);
    }
    f->made[f->n_made++] = (tri_i_span){.begin = token,
                                        .end = found->end,
                                        .head = head_of(f->document, token, found->end),
                                        .core = found->core,
                                        .kind = TRI_MENTION_VALUE,
                                        .type = (uint8_t)found->type,
                                        .p = 1.0F,
                                        .subtype = found->subtype,
                                        .value = value,
                                        .unit = found->unit};
    for (uint32_t t = token; t < found->end; t++) {
        f->grammar.blocked[t] = true;
    }
    return TRI_OK;
}

tri_status tri_i_find_values(const tri_document *document, tri_arena *arena,
                             tri_i_found_values *out, tri_error *error)
{
    finder f = {.document = document, .arena = arena};
    TRI_TRY(begin(&f, error));
    for (uint32_t t = 0; t < document->n_tokens;) {
        tri_i_value found;
        if (match(&f, t, &found)) {
            TRI_TRY(add(&f, t, &found, error));
            t = found.end;
        } else {
            t++;
        }
    }
    *out = (tri_i_found_values){f.made, f.n_made};
    return TRI_OK;
}
