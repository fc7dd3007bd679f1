/* Sets right where the names of persons end that the model has cut. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <ctype.h>
#include <string.h>

static bool is_person(const tri_i_span *span)
{
    return span->kind == TRI_MENTION_NAME && span->given == 0 &&
           span->type == TRI_TYPE_PER;
}

/* "B." */
static bool is_initial(const char *form)
{
    return isupper((unsigned char)form[0]) != 0 && strcmp(form + 1, ".") == 0;
}

/* "anna.lind@example.org" */
static bool is_address(const char *form)
{
    const char *at = strchr(form, '@');
    return at != NULL && at != form && strchr(at, '.') != NULL;
}

/* Whether a word may be the surname behind "Anna B."; `first`: the word before that. */
static bool may_be_surname(const tri_document *document, tri_arena *arena,
                           const char *first, uint32_t at)
{
    const char *form = document->tokens[at].form;
    const char *folded = tri_i_begins_large(form) ? tri_i_fold(arena, form) : NULL;
    return folded != NULL && strlen(form) > 2 &&
           tri_i_has_capitals_only(form) == tri_i_has_capitals_only(first) &&
           !tri_i_lexicon_has(&tri_i_lexicon_function_words, folded);
}

/* "Elena B. Marwick", of which the model saw "Elena B.": no name of a person ends in a
   middle initial where another word in capitals follows. */
static void take_surname(const tri_document *document, tri_arena *arena,
                         tri_i_span *names, uint32_t n_names, uint32_t index)
{
    tri_i_span *span = &names[index];
    const uint32_t at = span->end;
    if (!is_person(span) || span->end < span->begin + 2 || at >= document->n_tokens ||
        document->tokens[at].sentence != document->tokens[at - 1].sentence ||
        !is_initial(document->tokens[at - 1].form) ||
        !may_be_surname(document, arena, document->tokens[span->begin].form, at)) {
        return;
    }
    tri_i_span *next = index + 1 < n_names ? &names[index + 1] : NULL;
    if (next == NULL || next->begin > at || next->end == next->begin) {
        span->end = at + 1;
    } else if (next->begin == at && is_person(next)) {
        span->end = next->end;
        next->end = next->begin; /* nothing is left */
    }
}

/* "Anna Marie" and "Lind" of one name, which the tree holds together and the model has
   cut: a single word that is no given name. */
static void join_halves(const tri_document *document, tri_i_span *names,
                        uint32_t n_names, uint32_t index)
{
    tri_i_span *span = &names[index];
    tri_i_span *next = index + 1 < n_names ? &names[index + 1] : NULL;
    if (next == NULL || !is_person(span) || !is_person(next) ||
        span->end < span->begin + 2 || next->begin != span->end ||
        next->end != next->begin + 1) {
        return;
    }
    const tri_token *word = &document->tokens[next->begin];
    if (word->rel == TRI_REL_FLAT && word->head >= span->begin &&
        word->head < span->end &&
        word->sentence == document->tokens[span->begin].sentence &&
        !tri_i_lexicon_has(&tri_i_lexicon_given_names, word->form)) {
        span->end = next->end;
        next->end = next->begin; /* nothing is left */
    }
}

void tri_i_mend_persons(const tri_document *document, tri_arena *arena,
                        tri_i_span *names, uint32_t n_names)
{
    for (uint32_t i = 0; i < n_names; i++) {
        tri_i_span *span = &names[i];
        take_surname(document, arena, names, n_names, i);
        join_halves(document, names, n_names, i);
        for (uint32_t t = span->begin + 1; is_person(span) && t < span->end; t++) {
            if (is_address(document->tokens[t].form)) {
                span->end = t; /* "Anna Lind anna.lind@example.org" */
                span->head = span->head < t ? span->head : span->begin;
            }
        }
    }
}
