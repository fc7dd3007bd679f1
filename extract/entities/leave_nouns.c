/* Takes out of names what belongs to a post, and words in capitals that are common
   nouns. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/pieces.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* "whole United States", "federal Election Commission": the adjective in small letters
   is not of the name; but "western Norland" is a land of its own. */
static void leave_adjective(tri_i_pieces *j, uint32_t index)
{
    const tri_i_span *name = &j->names[index];
    const uint32_t begin = name->begin;
    const uint32_t end = name->end;
    if (!tri_i_is_piece(name) || end < begin + 2) {
        return;
    }
    const tri_token *word = tri_i_piece_token(j, begin);
    const bool is_small = word->upos == TRI_UPOS_ADJ && word->form[0] >= 'a' &&
                          word->form[0] <= 'z' &&
                          strcmp(word->form, word->lemma) == 0 &&
                          !tri_i_lexicon_has(&tri_i_lexicon_telling_words, word->form);
    if (is_small && tri_i_begins_large(tri_i_piece_token(j, begin + 1)->form) &&
        (end > begin + 2 ||
         tri_i_is_known_place(j->document, j->arena, begin + 1, end))) {
        tri_i_empty_piece(j, index);
        tri_i_cover_piece(j, index, begin + 1, end,
                          tri_i_piece_head(j, begin + 1, end));
    }
}

/* ---- Common nouns in capitals */

static bool has_determiner(const tri_i_pieces *j, uint32_t at)
{
    return tri_i_dependent(j->document->tree, at, TRI_REL_DET) != TRI_NONE ||
           tri_i_dependent(j->document->tree, at, TRI_REL_NMOD_POSS) != TRI_NONE;
}

/* "Members", "my Lords", "a Democrat", "our Nation" are words for people and lands, no
   names. */
static void leave_noun(tri_i_pieces *j, uint32_t index)
{
    const tri_i_span *name = &j->names[index];
    if (!tri_i_is_piece(name) || name->end - name->begin != 1) {
        return;
    }
    const char *form = tri_i_fold(j->arena, tri_i_piece_token(j, name->begin)->form);
    const char *one = form == NULL ? NULL : tri_i_singular(j->arena, form);
    if (one == NULL) {
        return;
    }
    const bool is_many = strcmp(form, one) != 0;
    const bool is_led = has_determiner(j, name->begin);
    /* "the Duchess" may be all that a novel calls her. */
    const bool is_owned =
        tri_i_dependent(j->document->tree, name->begin, TRI_REL_NMOD_POSS) != TRI_NONE;
    const bool is_role = tri_i_lexicon_has(&tri_i_lexicon_titles, one) ||
                         tri_i_lexicon_has(&tri_i_lexicon_persons, one) ||
                         tri_i_lexicon_has(&tri_i_lexicon_people_nouns, form);
    /* What is tagged an adjective would be no phrase without its name. */
    const bool is_noun = tri_i_piece_token(j, name->begin)->upos != TRI_UPOS_ADJ;
    const bool is_one_of_group = is_noun && !is_many && form[strlen(form) - 1] != 's' &&
                                 is_led &&
                                 tri_i_lexicon_has(&tri_i_lexicon_group_names, form);
    const bool is_land = name->type == TRI_TYPE_LOC && is_led &&
                         strcmp(form, "nation") == 0 && name->head == name->begin;
    if ((name->type == TRI_TYPE_PER && is_role && (is_many || is_owned)) ||
        is_one_of_group || is_land) {
        tri_i_empty_piece(j, index);
    }
}

/* ---- Posts */

/* Whether the word in capitals is a post of the kind that is held. */
static bool is_office(const tri_i_pieces *j, uint32_t at)
{
    const char *form = tri_i_piece_token(j, at)->form;
    const char *folded = tri_i_begins_large(form) ? tri_i_fold(j->arena, form) : NULL;
    const char *const *row =
        folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_titles, folded);
    return row != NULL && (strcmp(row[TRI_TITLES_KIND], "office") == 0 ||
                           strcmp(row[TRI_TITLES_KIND], "rank") == 0 ||
                           strcmp(row[TRI_TITLES_KIND], "role") == 0);
}

static bool is_post_word(const tri_i_pieces *j, uint32_t at)
{
    const char *folded = tri_i_fold(j->arena, tri_i_piece_token(j, at)->form);
    return folded != NULL &&
           (tri_i_lexicon_has(&tri_i_lexicon_role_modifiers, folded) ||
            tri_i_lexicon_has(&tri_i_lexicon_title_modifiers, folded));
}

/* "New York City Mayor" */
static bool is_town_word(const tri_i_pieces *j, uint32_t at)
{
    const char *folded = tri_i_fold(j->arena, tri_i_piece_token(j, at)->form);
    return folded != NULL && tri_i_lexicon_has(&tri_i_lexicon_named_lands, folded);
}

/* "Brooklyn District" of "Brooklyn District Attorney Lind" is Brooklyn, and "Defense"
   of "Defense Secretary" nobody. */
static void leave_to_post(tri_i_pieces *j, uint32_t index)
{
    tri_i_span *name = &j->names[index];
    const uint32_t post = name->end;
    if (!tri_i_is_piece(name) || post >= j->document->n_tokens ||
        tri_i_piece_token(j, post)->sentence !=
            tri_i_piece_token(j, name->begin)->sentence ||
        tri_i_piece_token(j, name->head)->head != post || !is_office(j, post)) {
        return;
    }
    if (name->end - name->begin == 1 && name->type != TRI_TYPE_PER) {
        return; /* "Treasury Secretary", "Labour MP" */
    }
    uint32_t end = name->end;
    for (uint32_t t = name->begin; t < end; t++) {
        if (tri_i_piece_token(j, t)->upos == TRI_UPOS_ADP) {
            return; /* "Department of Housing and Development" */
        }
    }
    while (end > name->begin && is_post_word(j, end - 1) &&
           (name->type != TRI_TYPE_LOC || !is_town_word(j, end - 1))) {
        end--;
    }
    if (end == name->end) {
        return;
    }
    while (end > name->begin && tri_i_is_for_person(j, end - 1)) {
        end--; /* "Executive Assistant" */
    }
    const uint32_t begin = name->begin;
    tri_i_empty_piece(j, index);
    if (end > begin) {
        tri_i_cover_piece(j, index, begin, end, tri_i_piece_head(j, begin, end));
    }
}

/* Whether a name of a person or one word may be the field of a post. */
static bool may_be_field(const tri_i_pieces *j, const tri_i_span *name)
{
    const char *form = tri_i_piece_token(j, name->begin)->form;
    const char *folded = tri_i_fold(j->arena, form);
    if (folded == NULL || name->end - name->begin > 2 || name->type == TRI_TYPE_LOC) {
        return false;
    }
    return name->type == TRI_TYPE_PER
               ? !tri_i_lexicon_has(&tri_i_lexicon_given_names, form) &&
                     !tri_i_lexicon_has(&tri_i_lexicon_census_names, folded)
               : name->end - name->begin == 1 && is_post_word(j, name->begin);
}

/* "Defense" of "Secretary of Defense", "Media" and "Communications" of "Director of
   Media and Communications" are what the post is for, no names. */
static void leave_field(tri_i_pieces *j, uint32_t index)
{
    const tri_i_span *name = &j->names[index];
    if (!tri_i_is_piece(name) || name->begin < 2 || !may_be_field(j, name)) {
        return;
    }
    uint32_t first = name->begin;
    const tri_token *head = tri_i_piece_token(j, name->head);
    const bool is_second = head->rel == TRI_REL_CONJ && head->head < first;
    first = is_second ? head->head : first;
    while ((is_second || is_post_word(j, name->begin)) && first > 0 &&
           tri_i_begins_large(tri_i_piece_token(j, first - 1)->form)) {
        first--; /* "Homeland Security" */
    }
    if (first >= 2 && strcmp(tri_i_piece_token(j, first - 1)->form, "of") == 0 &&
        tri_i_piece_token(j, first - 2)->sentence == head->sentence &&
        is_office(j, first - 2)) {
        tri_i_empty_piece(j, index);
    }
}

/* ---- All */

void tri_i_leave_nouns(tri_i_pieces *j, uint32_t index)
{
    leave_adjective(j, index);
    leave_noun(j, index);
    leave_to_post(j, index);
    leave_field(j, index);
}
