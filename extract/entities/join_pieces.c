/* Makes one name of the pieces that the model found of it, by the tree and by the words
   around them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/pieces.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum {
    MAX_BEHIND = 4, /* words in capitals that may lie between a name and its noun */
    MAX_TITLE = 12  /* words of a title in quotation marks */
};

static bool is_noun(const tri_token *token)
{
    return token->upos == TRI_UPOS_PROPN || token->upos == TRI_UPOS_NOUN;
}

/* The row of a word that heads names, "Museum"; NULL. */
static const char *const *head_row(const tri_i_pieces *j, uint32_t at)
{
    const char *form = tri_i_piece_token(j, at)->form;
    const char *folded = tri_i_begins_large(form) ? tri_i_fold(j->arena, form) : NULL;
    return folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
}

static bool is_modifier(uint8_t rel)
{
    return rel == TRI_REL_COMPOUND || rel == TRI_REL_AMOD ||
           rel == TRI_REL_NMOD_UNMARKED;
}

static bool is_known(const tri_i_pieces *j, const tri_i_span *name)
{
    return tri_i_is_known_place(j->document, j->arena, name->begin, name->end);
}

/* ---- The noun behind a name */

/* Where the words in capitals end that are a name's with the noun that it modifies,
   `*noun`; TRI_NONE where there is none right behind it. */
static uint32_t end_behind(const tri_i_pieces *j, const tri_i_span *name,
                           uint32_t *noun)
{
    const tri_token *tokens = j->document->tokens;
    const tri_token *head = &tokens[name->head];
    if (!is_modifier(head->rel) || head->head == TRI_NONE || head->head < name->end ||
        head->head >= name->end + MAX_BEHIND) {
        return TRI_NONE;
    }
    *noun = head->head;
    uint32_t end = *noun + 1;
    while (tokens[*noun].rel == TRI_REL_COMPOUND && tokens[*noun].head == end &&
           tri_i_begins_large(tokens[end].form)) {
        *noun = end++; /* "Treatment Plant" */
    }
    for (uint32_t t = name->end; t < end; t++) {
        if (!tri_i_begins_large(tokens[t].form) ||
            !(is_noun(&tokens[t]) || tokens[t].upos == TRI_UPOS_ADJ) ||
            tri_i_is_for_person(j, t)) {
            return TRI_NONE;
        }
    }
    /* "Brooklyn District Attorney" is who has that post. */
    const uint32_t above = tokens[*noun].head;
    const bool is_of_person = tokens[*noun].rel == TRI_REL_COMPOUND &&
                              above != TRI_NONE && tri_i_is_for_person(j, above);
    return is_noun(&tokens[*noun]) && !is_of_person ? end : TRI_NONE;
}

/* Whether a name is one by itself, to which something may belong: a country, a town, a
   company that the tables know, a name that ends in its noun. */
static bool is_whole(const tri_i_pieces *j, const tri_i_span *name)
{
    return is_known(j, name) || head_row(j, name->end - 1) != NULL;
}

/* Whether a name may go on with the noun behind it, which is in no name. */
static bool takes_noun(const tri_i_pieces *j, const tri_i_span *name, uint32_t noun)
{
    const char *const *row = head_row(j, noun);
    if (name->end - name->begin > 1 && name->type != TRI_TYPE_PER) {
        return true;
    }
    /* "EPA Office" may be anybody's. */
    return row != NULL && strcmp(row[TRI_HEADS_INSTITUTION], "owned") != 0 &&
           (name->type != TRI_TYPE_LOC || strcmp(row[TRI_HEADS_TYPE], "LOC") == 0);
}

/* Whether two names that stand side by side, the first of which modifies the noun of
   the second, are pieces of one: "American Indian Veteran" and "Health Care Act". */
static bool takes_name(const tri_i_pieces *j, const tri_i_span *name,
                       const tri_i_span *next)
{
    const bool is_noun_alone = next->end - next->begin == 1;
    const char *const *row = head_row(j, next->end - 1);
    if (!tri_i_is_piece(next) || next->type == TRI_TYPE_PER || row == NULL ||
        strcmp(row[TRI_HEADS_INSTITUTION], "owned") == 0 || is_known(j, next)) {
        return false;
    }
    return is_noun_alone || (name->end - name->begin > 1 && name->type != TRI_TYPE_LOC);
}

/* "Brooklyn DA", "FOX NEWS Channel" */
static bool differ_in_capitals(const tri_i_pieces *j, const tri_i_span *name,
                               uint32_t noun)
{
    const bool is_large =
        tri_i_has_capitals_only(tri_i_piece_token(j, name->end - 1)->form);
    return tri_i_has_capitals_only(tri_i_piece_token(j, noun)->form)
               ? !is_large
               : is_large && name->end - name->begin > 1;
}

/* "Domain Name" and "System", "Madame Tussauds" and "Museum": one name. */
static void join_noun(tri_i_pieces *j, uint32_t index)
{
    tri_i_span *name = &j->names[index];
    const uint32_t at = name->end;
    uint32_t noun;
    if (!tri_i_is_piece(name) || at >= j->document->n_tokens ||
        !j->is_text[tri_i_piece_token(j, at)->sentence] ||
        tri_i_piece_token(j, at)->sentence != tri_i_piece_token(j, at - 1)->sentence ||
        !tri_i_begins_large(tri_i_piece_token(j, name->begin)->form)) {
        return;
    }
    const uint32_t end = end_behind(j, name, &noun);
    if (end == TRI_NONE || is_whole(j, name) ||
        (name->end - name->begin == 1 && tri_i_is_for_person(j, at - 1)) ||
        differ_in_capitals(j, name, noun)) {
        return;
    }
    const uint32_t next = j->name_at[at];
    for (uint32_t t = at; t < end; t++) {
        if (j->name_at[t] != next) {
            return;
        }
    }
    if (next == TRI_NONE
            ? !takes_noun(j, name, noun)
            : j->names[next].end != end || !takes_name(j, name, &j->names[next])) {
        return;
    }
    const char *const *row = head_row(j, noun);
    const uint8_t type = row != NULL ? (uint8_t)tri_type_from_name(row[TRI_HEADS_TYPE])
                         : next != TRI_NONE ? j->names[next].type
                                            : name->type;
    tri_i_cover_piece(j, index, name->begin, end, noun);
    name->type = type;
}

/* "Institute of Japanese" and "Studies": the word that the last one modifies, which
   depends on the name. */
static void take_last(tri_i_pieces *j, uint32_t index)
{
    const tri_i_span *name = &j->names[index];
    const uint32_t at = name->end;
    if (!tri_i_is_piece(name) || at >= j->document->n_tokens ||
        name->end < name->begin + 2 || j->name_at[at] != TRI_NONE) {
        return;
    }
    const tri_token *last = tri_i_piece_token(j, at - 1);
    const tri_token *word = tri_i_piece_token(j, at);
    if (last->head == at && is_modifier(last->rel) && is_noun(word) &&
        tri_i_begins_large(word->form) && word->head >= name->begin &&
        word->head < at && j->is_text[word->sentence] && !tri_i_is_for_person(j, at)) {
        tri_i_cover_piece(j, index, name->begin, at + 1, name->head);
    }
}

/* A hyphen without blanks round it. */
static bool is_hyphen(const tri_i_pieces *j, uint32_t at)
{
    return at > 0 && strcmp(tri_i_piece_token(j, at)->form, "-") == 0 &&
           !tri_i_piece_token(j, at - 1)->space_after &&
           !tri_i_piece_token(j, at)->space_after;
}

/* Whether a word before a name, in capitals and in no name, is its first one. */
static bool is_first_of(const tri_i_pieces *j, const tri_i_span *name, uint32_t at)
{
    const tri_token *word = tri_i_piece_token(j, at);
    const char *folded = tri_i_fold(j->arena, word->form);
    return (word->upos == TRI_UPOS_PROPN || word->upos == TRI_UPOS_NOUN) &&
           folded != NULL && tri_i_begins_large(word->form) &&
           j->name_at[at] == TRI_NONE && word->head >= name->begin &&
           word->head < name->end && word->rel == TRI_REL_COMPOUND &&
           word->sentence == tri_i_piece_token(j, name->begin)->sentence &&
           !tri_i_is_for_person(j, at) &&
           !tri_i_lexicon_has(&tri_i_lexicon_title_modifiers, folded) &&
           !tri_i_lexicon_has(&tri_i_lexicon_leading_sorts, folded);
}

/* "Reischauer" and "Institute of Art", "Winter" and "Carnival": the first words, of
   which the model saw none. The first word of a sentence has its capital from there. */
static void take_first(tri_i_pieces *j, uint32_t index)
{
    tri_i_span *name = &j->names[index];
    uint32_t begin = name->begin;
    if (!tri_i_is_piece(name) || name->type == TRI_TYPE_PER ||
        name->end < name->begin + 2 ||
        !j->is_text[tri_i_piece_token(j, begin)->sentence] ||
        !tri_i_begins_large(tri_i_piece_token(j, begin)->form)) {
        return;
    }
    while (begin > 1 && is_first_of(j, name, begin - 1) &&
           tri_i_piece_token(j, begin - 2)->sentence ==
               tri_i_piece_token(j, begin)->sentence &&
           tri_i_has_capitals_only(tri_i_piece_token(j, begin - 1)->form) ==
               tri_i_has_capitals_only(tri_i_piece_token(j, name->begin)->form)) {
        begin--;
    }
    if (begin > 0 && is_hyphen(j, begin - 1)) { /* "Low-Income" */
        const bool is_whole_word =
            begin > 2 && begin < name->begin && j->name_at[begin - 2] == TRI_NONE &&
            tri_i_begins_large(tri_i_piece_token(j, begin - 2)->form);
        begin = is_whole_word ? begin - 2 : name->begin;
    }
    if (begin < name->begin) {
        tri_i_cover_piece(j, index, begin, name->end, name->head);
    }
}

/* "COVID" and "-19", "Magi" and "-Fest": what a hyphen joins without a blank, and is in
   no name. */
static void take_hyphen(tri_i_pieces *j, uint32_t index)
{
    const tri_i_span *name = &j->names[index];
    const uint32_t hyphen = name->end;
    if (!tri_i_is_piece(name) || hyphen + 1 >= j->document->n_tokens ||
        !is_hyphen(j, hyphen)) {
        return;
    }
    const tri_token *behind = tri_i_piece_token(j, hyphen + 1);
    const uint32_t other = j->name_at[hyphen + 1];
    const bool is_number = behind->form[0] >= '0' && behind->form[0] <= '9' &&
                           (other == TRI_NONE || (j->names[other].end == hyphen + 2 &&
                                                  j->names[other].given == 0));
    const bool is_word = tri_i_begins_large(behind->form) && other == TRI_NONE &&
                         is_noun(behind) && !is_known(j, name) &&
                         !tri_i_is_for_person(j, hyphen + 1);
    if (name->type != TRI_TYPE_PER && (is_number || is_word)) {
        tri_i_cover_piece(j, index, name->begin, hyphen + 2, name->head);
    }
}

/* ---- Possessors that are part of a name */

/* "Saint Mary" and "Lake" of "Saint Mary's Lake", "People" and "Republic" of "People's
   Republic of China". */
static void join_possessor(tri_i_pieces *j, uint32_t index)
{
    tri_i_span *name = &j->names[index];
    const uint32_t noun = name->end + 1;
    if (!tri_i_is_piece(name) || noun >= j->document->n_tokens ||
        tri_i_piece_token(j, name->end)->xpos != TRI_XPOS_POS ||
        tri_i_piece_token(j, noun)->sentence !=
            tri_i_piece_token(j, name->end)->sentence ||
        tri_i_piece_token(j, name->head)->rel != TRI_REL_NMOD_POSS) {
        return;
    }
    const char *first = tri_i_fold(j->arena, tri_i_piece_token(j, name->begin)->form);
    const bool is_people = first != NULL && name->end - name->begin == 1 &&
                           tri_i_lexicon_has(&tri_i_lexicon_people_nouns, first);
    const bool is_saint = first != NULL && name->end - name->begin > 1 &&
                          (strcmp(first, "saint") == 0 || strcmp(first, "st") == 0 ||
                           strcmp(first, "st.") == 0);
    const uint32_t above = tri_i_piece_token(j, name->head)->head;
    const char *const *row =
        above == TRI_NONE || above < noun ? NULL : head_row(j, above);
    const uint32_t next = j->name_at[noun];
    if (row == NULL || !(is_people || is_saint) ||
        (next == TRI_NONE
             ? above != noun
             : !tri_i_is_piece(&j->names[next]) || j->names[next].begin != noun ||
                   j->names[next].end <= above)) {
        return;
    }
    const uint32_t end = next == TRI_NONE ? noun + 1 : j->names[next].end;
    tri_i_cover_piece(j, index, name->begin, end, above);
    name->type = (uint8_t)tri_type_from_name(row[TRI_HEADS_TYPE]);
}

/* ---- Titles in quotation marks */

static bool is_quote(const tri_token *token)
{
    return token->upos == TRI_UPOS_PUNCT && token->lemma[0] == '"';
}

/* Whether a word may stand inside a title whose words have capitals. */
static bool is_in_title(const tri_token *word)
{
    const bool is_small_word =
        word->upos == TRI_UPOS_ADP || word->upos == TRI_UPOS_DET ||
        word->upos == TRI_UPOS_CCONJ || word->upos == TRI_UPOS_PART ||
        word->xpos == TRI_XPOS_POS;
    return tri_i_begins_large(word->form) || is_small_word ||
           word->upos == TRI_UPOS_NUM || strcmp(word->form, "-") == 0 ||
           strcmp(word->form, ":") == 0;
}

/* The closing mark of a title that begins at `begin`, behind an opening one; TRI_NONE
   where the words are none: a saying, one word. */
static uint32_t end_of_title(const tri_i_pieces *j, uint32_t begin)
{
    uint32_t n_large = 0;
    const bool is_saying = /* "Entering into Lebanon" */
        begin + 1 < j->document->n_tokens &&
        tri_i_piece_token(j, begin)->upos == TRI_UPOS_VERB &&
        !tri_i_begins_large(tri_i_piece_token(j, begin + 1)->form);
    if (is_saying || (begin < j->document->n_tokens &&
                      !tri_i_begins_large(tri_i_piece_token(j, begin)->form))) {
        return TRI_NONE;
    }
    for (uint32_t t = begin; t < j->document->n_tokens && t - begin < MAX_TITLE; t++) {
        const tri_token *word = tri_i_piece_token(j, t);
        if (word->sentence != tri_i_piece_token(j, begin)->sentence) {
            return TRI_NONE;
        }
        if (is_quote(word)) {
            return n_large > 1 && tri_i_begins_large(tri_i_piece_token(j, begin)->form)
                       ? t
                       : TRI_NONE;
        }
        if (!is_in_title(word)) {
            return TRI_NONE;
        }
        n_large += tri_i_begins_large(word->form);
    }
    return TRI_NONE;
}

/* Whether a name is all that stands in tokens [begin, end), but for an article and what
   a person is called by, or behind "of": "the Lunar Works", "Mr. Lind", "Protector of
   Norland". */
static bool is_all_but_title(const tri_i_pieces *j, uint32_t index, uint32_t begin,
                             uint32_t end)
{
    const tri_i_span *name = &j->names[index];
    while (begin < name->begin && (tri_i_piece_token(j, begin)->upos == TRI_UPOS_DET ||
                                   tri_i_is_for_person(j, begin))) {
        begin++;
    }
    const char *before =
        name->begin > begin ? tri_i_piece_token(j, name->begin - 1)->form : "";
    return name->end == end && (name->begin == begin || strcmp(before, "of") == 0);
}

/* "Wrecking" and "Ball" of a song "Wrecking Ball": what stands in the marks is the
   name, of which the model saw pieces. Returns where to look on. */
static uint32_t join_title(tri_i_pieces *j, uint32_t quote)
{
    const uint32_t begin = quote + 1;
    const uint32_t end =
        begin < j->document->n_tokens ? end_of_title(j, begin) : TRI_NONE;
    uint32_t first = TRI_NONE;
    for (uint32_t t = begin; end != TRI_NONE && t < end; t++) {
        const uint32_t inside = j->name_at[t];
        if (inside != TRI_NONE &&
            (!tri_i_is_piece(&j->names[inside]) || j->names[inside].begin < begin ||
             j->names[inside].end > end)) {
            return quote;
        }
        first = first == TRI_NONE ? inside : first;
    }
    if (first == TRI_NONE || is_all_but_title(j, first, begin, end)) {
        return quote;
    }
    const char *const *row = head_row(j, end - 1);
    tri_i_cover_piece(j, first, begin, end, tri_i_piece_head(j, begin, end));
    const bool is_body = row != NULL && strcmp(row[TRI_HEADS_TYPE], "ORG") == 0;
    j->names[first].type = is_body ? (uint8_t)TRI_TYPE_ORG : (uint8_t)TRI_TYPE_MISC;
    return end;
}

/* ---- All */

/* Notes which sentences are no headings. */
static void find_text(tri_i_pieces *j)
{
    for (uint32_t t = 0; t < j->document->n_tokens; t++) {
        const tri_token *token = tri_i_piece_token(j, t);
        const bool is_content =
            token->upos == TRI_UPOS_NOUN || token->upos == TRI_UPOS_VERB ||
            token->upos == TRI_UPOS_ADJ || token->upos == TRI_UPOS_ADV;
        if (is_content && token->form[0] >= 'a' && token->form[0] <= 'z') {
            j->is_text[token->sentence] = true;
        }
    }
}

bool tri_i_join_pieces(const tri_document *document, tri_arena *arena,
                       tri_i_span *names, uint32_t *n_names)
{
    tri_i_pieces j = {
        .document = document,
        .arena = arena,
        .names = names,
        .n = *n_names,
        .name_at = tri_arena_alloc(arena, document->n_tokens, sizeof *j.name_at),
        .is_text = tri_arena_alloc(arena, document->n_sentences, sizeof *j.is_text),
    };
    if (j.name_at == NULL || j.is_text == NULL) {
        return false;
    }
    memset(j.name_at, 0xFF, document->n_tokens * sizeof *j.name_at); /* TRI_NONE */
    find_text(&j);
    for (uint32_t i = 0; i < j.n; i++) {
        for (uint32_t t = names[i].begin; t < names[i].end; t++) {
            j.name_at[t] = i;
        }
    }
    for (uint32_t t = 0; t < document->n_tokens; t++) {
        t = is_quote(&document->tokens[t]) ? join_title(&j, t) : t;
    }
    for (uint32_t i = 0; i < j.n; i++) {
        take_last(&j, i);
        take_hyphen(&j, i);
        take_first(&j, i);
        join_noun(&j, i);
        join_possessor(&j, i);
        tri_i_leave_nouns(&j, i);
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < j.n; i++) {
        if (names[i].end > names[i].begin) {
            names[n++] = names[i];
        }
    }
    *n_names = n;
    return true;
}
