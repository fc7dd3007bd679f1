/* Makes one name of the pieces that the model found of it, by the tree and by the words
   around them; takes out of names what belongs to a post. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum {
    MAX_BEHIND = 4, /* words in capitals that may lie between a name and its noun */
    MAX_TITLE = 12  /* words of a title in quotation marks */
};

typedef struct {
    const tri_document *document;
    tri_arena *arena;
    tri_i_span *names;
    uint32_t n;
    uint32_t *name_at; /* (n_tokens) index of the name or value that it is in, TRI_NONE
                        */
    bool *is_text;     /* (n_sentences) it has content words in small letters: capitals
                          tell names */
} joiner;

static const tri_token *token_at(const joiner *j, uint32_t at)
{
    return &j->document->tokens[at];
}

static bool is_name(const tri_i_span *span)
{
    return span->kind == TRI_MENTION_NAME && span->given == 0 &&
           span->end > span->begin;
}

static bool is_noun(const tri_token *token)
{
    return token->upos == TRI_UPOS_PROPN || token->upos == TRI_UPOS_NOUN;
}

static void empty(joiner *j, uint32_t index)
{
    for (uint32_t t = j->names[index].begin; t < j->names[index].end; t++) {
        j->name_at[t] = TRI_NONE;
    }
    j->names[index].end = j->names[index].begin;
}

/* Makes tokens [begin, end) the name of this index; names inside are left empty. */
static void cover(joiner *j, uint32_t index, uint32_t begin, uint32_t end,
                  uint32_t head)
{
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t inside = j->name_at[t];
        if (inside != TRI_NONE && inside != index) {
            empty(j, inside);
        }
    }
    for (uint32_t t = begin; t < end; t++) {
        j->name_at[t] = index;
    }
    j->names[index].begin = begin;
    j->names[index].end = end;
    j->names[index].head = head;
}

/* The word of the tokens that depends on none of them. */
static uint32_t head_of(const joiner *j, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t above = token_at(j, t)->head;
        if (above == TRI_NONE || above < begin || above >= end) {
            return t;
        }
    }
    return begin;
}

/* The row of a word that heads names, "Museum"; NULL. */
static const char *const *head_row(const joiner *j, uint32_t at)
{
    const char *form = token_at(j, at)->form;
    const char *folded = tri_i_begins_large(form) ? tri_i_fold(j->arena, form) : NULL;
    return folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
}

static bool is_for_person(const joiner *j, uint32_t at)
{
    const char *form = tri_i_fold(j->arena, token_at(j, at)->form);
    const char *lemma = form == NULL ? NULL : tri_i_singular(j->arena, form);
    return lemma == NULL || tri_i_lexicon_has(&tri_i_lexicon_titles, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_titles, lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_persons, lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_group_names, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_people_nouns, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_demonyms, token_at(j, at)->form);
}

static bool is_modifier(uint8_t rel)
{
    return rel == TRI_REL_COMPOUND || rel == TRI_REL_AMOD ||
           rel == TRI_REL_NMOD_UNMARKED;
}

static bool is_known(const joiner *j, const tri_i_span *name)
{
    return tri_i_is_known_place(j->document, j->arena, name->begin, name->end);
}

/* ---- The noun behind a name */

/* Where the words in capitals end that are a name's with the noun that it modifies,
   `*noun`; TRI_NONE where there is none right behind it. */
static uint32_t end_behind(const joiner *j, const tri_i_span *name, uint32_t *noun)
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
            is_for_person(j, t)) {
            return TRI_NONE;
        }
    }
    /* "Brooklyn District Attorney" is who has that post. */
    const uint32_t above = tokens[*noun].head;
    const bool is_of_person = tokens[*noun].rel == TRI_REL_COMPOUND &&
                              above != TRI_NONE && is_for_person(j, above);
    return is_noun(&tokens[*noun]) && !is_of_person ? end : TRI_NONE;
}

/* Whether a name is one by itself, to which something may belong: a country, a town, a
   company that the tables know, a name that ends in its noun. */
static bool is_whole(const joiner *j, const tri_i_span *name)
{
    return is_known(j, name) || head_row(j, name->end - 1) != NULL;
}

/* Whether a name may go on with the noun behind it, which is in no name. */
static bool takes_noun(const joiner *j, const tri_i_span *name, uint32_t noun)
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
static bool takes_name(const joiner *j, const tri_i_span *name, const tri_i_span *next)
{
    const bool is_noun_alone = next->end - next->begin == 1;
    const char *const *row = head_row(j, next->end - 1);
    if (!is_name(next) || next->type == TRI_TYPE_PER || row == NULL ||
        strcmp(row[TRI_HEADS_INSTITUTION], "owned") == 0 || is_known(j, next)) {
        return false;
    }
    return is_noun_alone || (name->end - name->begin > 1 && name->type != TRI_TYPE_LOC);
}

/* "Brooklyn DA", "FOX NEWS Channel" */
static bool differ_in_capitals(const joiner *j, const tri_i_span *name, uint32_t noun)
{
    const bool is_large = tri_i_has_capitals_only(token_at(j, name->end - 1)->form);
    return tri_i_has_capitals_only(token_at(j, noun)->form)
               ? !is_large
               : is_large && name->end - name->begin > 1;
}

/* "Domain Name" and "System", "Madame Tussauds" and "Museum": one name. */
static void join_noun(joiner *j, uint32_t index)
{
    tri_i_span *name = &j->names[index];
    const uint32_t at = name->end;
    uint32_t noun;
    if (!is_name(name) || at >= j->document->n_tokens ||
        !j->is_text[token_at(j, at)->sentence] ||
        token_at(j, at)->sentence != token_at(j, at - 1)->sentence ||
        !tri_i_begins_large(token_at(j, name->begin)->form)) {
        return;
    }
    const uint32_t end = end_behind(j, name, &noun);
    if (end == TRI_NONE || is_whole(j, name) ||
        (name->end - name->begin == 1 && is_for_person(j, at - 1)) ||
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
    cover(j, index, name->begin, end, noun);
    name->type = type;
}

/* ---- Posts */

/* Whether the word in capitals is a post of the kind that is held. */
static bool is_office(const joiner *j, uint32_t at)
{
    const char *form = token_at(j, at)->form;
    const char *folded = tri_i_begins_large(form) ? tri_i_fold(j->arena, form) : NULL;
    const char *const *row =
        folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_titles, folded);
    return row != NULL && (strcmp(row[TRI_TITLES_KIND], "office") == 0 ||
                           strcmp(row[TRI_TITLES_KIND], "rank") == 0 ||
                           strcmp(row[TRI_TITLES_KIND], "role") == 0);
}

static bool is_post_word(const joiner *j, uint32_t at)
{
    const char *folded = tri_i_fold(j->arena, token_at(j, at)->form);
    return folded != NULL &&
           (tri_i_lexicon_has(&tri_i_lexicon_role_modifiers, folded) ||
            tri_i_lexicon_has(&tri_i_lexicon_title_modifiers, folded));
}

/* "New York City Mayor" */
static bool is_town_word(const joiner *j, uint32_t at)
{
    const char *folded = tri_i_fold(j->arena, token_at(j, at)->form);
    return folded != NULL && tri_i_lexicon_has(&tri_i_lexicon_named_lands, folded);
}

/* "Brooklyn District" of "Brooklyn District Attorney Lind" is Brooklyn, and "Defense"
   of "Defense Secretary" nobody. */
static void leave_to_post(joiner *j, uint32_t index)
{
    tri_i_span *name = &j->names[index];
    const uint32_t post = name->end;
    if (!is_name(name) || post >= j->document->n_tokens ||
        token_at(j, post)->sentence != token_at(j, name->begin)->sentence ||
        token_at(j, name->head)->head != post || !is_office(j, post)) {
        return;
    }
    if (name->end - name->begin == 1 && name->type != TRI_TYPE_PER) {
        return; /* "Treasury Secretary", "Labour MP" */
    }
    uint32_t end = name->end;
    for (uint32_t t = name->begin; t < end; t++) {
        if (token_at(j, t)->upos == TRI_UPOS_ADP) {
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
    while (end > name->begin && is_for_person(j, end - 1)) {
        end--; /* "Executive Assistant" */
    }
    const uint32_t begin = name->begin;
    empty(j, index);
    if (end > begin) {
        cover(j, index, begin, end, head_of(j, begin, end));
    }
}

/* Whether a name of a person or one word may be the field of a post. */
static bool may_be_field(const joiner *j, const tri_i_span *name)
{
    const char *form = token_at(j, name->begin)->form;
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
static void leave_field(joiner *j, uint32_t index)
{
    const tri_i_span *name = &j->names[index];
    if (!is_name(name) || name->begin < 2 || !may_be_field(j, name)) {
        return;
    }
    uint32_t first = name->begin;
    const tri_token *head = token_at(j, name->head);
    const bool is_second = head->rel == TRI_REL_CONJ && head->head < first;
    first = is_second ? head->head : first;
    while ((is_second || is_post_word(j, name->begin)) && first > 0 &&
           tri_i_begins_large(token_at(j, first - 1)->form)) {
        first--; /* "Homeland Security" */
    }
    if (first >= 2 && strcmp(token_at(j, first - 1)->form, "of") == 0 &&
        token_at(j, first - 2)->sentence == head->sentence && is_office(j, first - 2)) {
        empty(j, index);
    }
}

/* ---- Possessors that are part of a name */

/* "Saint Mary" and "Lake" of "Saint Mary's Lake", "People" and "Republic" of "People's
   Republic of China". */
static void join_possessor(joiner *j, uint32_t index)
{
    tri_i_span *name = &j->names[index];
    const uint32_t noun = name->end + 1;
    if (!is_name(name) || noun >= j->document->n_tokens ||
        token_at(j, name->end)->xpos != TRI_XPOS_POS ||
        token_at(j, noun)->sentence != token_at(j, name->end)->sentence ||
        token_at(j, name->head)->rel != TRI_REL_NMOD_POSS) {
        return;
    }
    const char *first = tri_i_fold(j->arena, token_at(j, name->begin)->form);
    const bool is_people = first != NULL && name->end - name->begin == 1 &&
                           tri_i_lexicon_has(&tri_i_lexicon_people_nouns, first);
    const bool is_saint = first != NULL && name->end - name->begin > 1 &&
                          (strcmp(first, "saint") == 0 || strcmp(first, "st") == 0 ||
                           strcmp(first, "st.") == 0);
    const uint32_t above = token_at(j, name->head)->head;
    const char *const *row =
        above == TRI_NONE || above < noun ? NULL : head_row(j, above);
    const uint32_t next = j->name_at[noun];
    if (row == NULL || !(is_people || is_saint) ||
        (next == TRI_NONE ? above != noun
                          : !is_name(&j->names[next]) || j->names[next].begin != noun ||
                                j->names[next].end <= above)) {
        return;
    }
    const uint32_t end = next == TRI_NONE ? noun + 1 : j->names[next].end;
    cover(j, index, name->begin, end, above);
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
           (word->upos == TRI_UPOS_NUM) || strcmp(word->form, "-") == 0;
}

/* The closing mark of a title that begins at `begin`, behind an opening one; TRI_NONE
   where the words are none: a saying, one word. */
static uint32_t end_of_title(const joiner *j, uint32_t begin)
{
    uint32_t n_large = 0;
    const bool is_saying = /* "Entering into Lebanon" */
        begin + 1 < j->document->n_tokens &&
        token_at(j, begin)->upos == TRI_UPOS_VERB &&
        !tri_i_begins_large(token_at(j, begin + 1)->form);
    if (is_saying) {
        return TRI_NONE;
    }
    for (uint32_t t = begin; t < j->document->n_tokens && t - begin < MAX_TITLE; t++) {
        const tri_token *word = token_at(j, t);
        if (word->sentence != token_at(j, begin)->sentence) {
            return TRI_NONE;
        }
        if (is_quote(word)) {
            return n_large > 1 && tri_i_begins_large(token_at(j, begin)->form)
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
static bool is_all_but_title(const joiner *j, uint32_t index, uint32_t begin,
                             uint32_t end)
{
    const tri_i_span *name = &j->names[index];
    while (begin < name->begin &&
           (token_at(j, begin)->upos == TRI_UPOS_DET || is_for_person(j, begin))) {
        begin++;
    }
    const char *before = name->begin > begin ? token_at(j, name->begin - 1)->form : "";
    return name->end == end && (name->begin == begin || strcmp(before, "of") == 0);
}

/* "Wrecking" and "Ball" of a song "Wrecking Ball": what stands in the marks is the
   name, of which the model saw pieces. Returns where to look on. */
static uint32_t join_title(joiner *j, uint32_t quote)
{
    const uint32_t begin = quote + 1;
    const uint32_t end =
        begin < j->document->n_tokens ? end_of_title(j, begin) : TRI_NONE;
    uint32_t first = TRI_NONE;
    for (uint32_t t = begin; end != TRI_NONE && t < end; t++) {
        const uint32_t inside = j->name_at[t];
        if (inside != TRI_NONE &&
            (!is_name(&j->names[inside]) || j->names[inside].begin < begin ||
             j->names[inside].end > end)) {
            return quote;
        }
        first = first == TRI_NONE ? inside : first;
    }
    if (first == TRI_NONE || is_all_but_title(j, first, begin, end)) {
        return quote;
    }
    const char *const *row = head_row(j, end - 1);
    cover(j, first, begin, end, head_of(j, begin, end));
    const bool is_body = row != NULL && strcmp(row[TRI_HEADS_TYPE], "ORG") == 0;
    j->names[first].type = is_body ? (uint8_t)TRI_TYPE_ORG : (uint8_t)TRI_TYPE_MISC;
    return end;
}

/* ---- All */

/* Notes which sentences are no headings. */
static void find_text(joiner *j)
{
    for (uint32_t t = 0; t < j->document->n_tokens; t++) {
        const tri_token *token = token_at(j, t);
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
    joiner j = {
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
        join_noun(&j, i);
        join_possessor(&j, i);
        leave_to_post(&j, i);
        leave_field(&j, i);
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
