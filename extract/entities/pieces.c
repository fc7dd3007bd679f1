/* Changes the names of a document one by one. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/pieces.h"

#include "extract/entities/word_forms.h"

#include <string.h>

const tri_token *tri_i_piece_token(const tri_i_pieces *j, uint32_t at)
{
    return &j->document->tokens[at];
}

bool tri_i_is_piece(const tri_i_span *span)
{
    return span->kind == TRI_MENTION_NAME && span->given == 0 &&
           span->end > span->begin;
}

void tri_i_empty_piece(tri_i_pieces *j, uint32_t index)
{
    for (uint32_t t = j->names[index].begin; t < j->names[index].end; t++) {
        j->name_at[t] = TRI_NONE;
    }
    j->names[index].end = j->names[index].begin;
}

void tri_i_cover_piece(tri_i_pieces *j, uint32_t index, uint32_t begin, uint32_t end,
                       uint32_t head)
{
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t inside = j->name_at[t];
        if (inside != TRI_NONE && inside != index) {
            tri_i_empty_piece(j, inside);
        }
    }
    for (uint32_t t = begin; t < end; t++) {
        j->name_at[t] = index;
    }
    j->names[index].begin = begin;
    j->names[index].end = end;
    j->names[index].head = head;
}

uint32_t tri_i_piece_head(const tri_i_pieces *j, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t above = tri_i_piece_token(j, t)->head;
        if (above == TRI_NONE || above < begin || above >= end) {
            return t;
        }
    }
    return begin;
}

bool tri_i_is_for_person(const tri_i_pieces *j, uint32_t at)
{
    const char *form = tri_i_fold(j->arena, tri_i_piece_token(j, at)->form);
    const char *lemma = form == NULL ? NULL : tri_i_singular(j->arena, form);
    return lemma == NULL || tri_i_lexicon_has(&tri_i_lexicon_titles, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_titles, lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_persons, lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_group_names, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_people_nouns, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_demonyms, tri_i_piece_token(j, at)->form);
}
