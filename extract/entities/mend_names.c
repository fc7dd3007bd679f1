/* Sets right what the model read as names, before mentions are made of them: the sort
   before a name, what "of" brings behind one, common nouns in capitals. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

typedef struct {
    const tri_document *document;
    tri_arena *arena;
    tri_i_span *names;
    uint32_t n;
    uint32_t *name_at; /* (n_tokens) index of the name or value that it is in, TRI_NONE
                        */
} mender;

static const tri_token *token_at(const mender *m, uint32_t at)
{
    return &m->document->tokens[at];
}

static bool is_name(const tri_i_span *span)
{
    return span->kind == TRI_MENTION_NAME && span->given == 0;
}

/* The row of a word that says what the name behind it is; NULL. */
static const char *const *sort_row(const mender *m, uint32_t at)
{
    const char *form = token_at(m, at)->form;
    const char *folded = tri_i_begins_large(form) ? tri_i_fold(m->arena, form) : NULL;
    return folded == NULL ? NULL
                          : tri_i_lexicon_find(&tri_i_lexicon_leading_sorts, folded);
}

/* "Cyclone Amara", "Typhoon" and "Morako": the sort is part of the name. */
static void take_sort(mender *m, uint32_t index)
{
    tri_i_span *span = &m->names[index];
    const uint32_t at = span->begin == 0 ? TRI_NONE : span->begin - 1;
    if (!is_name(span) || at == TRI_NONE ||
        token_at(m, at)->sentence != token_at(m, span->head)->sentence) {
        return;
    }
    const char *const *row = sort_row(m, at);
    const uint32_t other = m->name_at[at];
    const bool is_free =
        other == TRI_NONE || (is_name(&m->names[other]) && m->names[other].begin == at);
    const tri_token *sort = token_at(m, at);
    const uint32_t above = token_at(m, span->head)->head;
    const bool is_one = sort->head == span->head || above == at || sort->head == above;
    if (row == NULL || !is_free || !is_one ||
        !tri_i_begins_large(token_at(m, span->begin)->form)) {
        return;
    }
    span->begin = at;
    span->head = above == at ? at : span->head;
    span->type = (uint8_t)tri_type_from_name(row[TRI_LEADING_SORTS_TYPE]);
    if (other != TRI_NONE) {
        m->names[other].end = m->names[other].begin; /* nothing is left */
    }
    m->name_at[at] = index;
}

/* "FY 2009": the number right behind a word is part of the name; but the "Apiaries Act
   1998" is the Apiaries Act. */
static void take_number(mender *m, uint32_t index)
{
    tri_i_span *span = &m->names[index];
    if (!is_name(span) || span->type != TRI_TYPE_MISC || span->end - span->begin != 1 ||
        span->end >= m->document->n_tokens) {
        return;
    }
    const tri_token *number = token_at(m, span->end);
    const uint32_t other = m->name_at[span->end];
    const bool is_free =
        other == TRI_NONE ||
        (m->names[other].kind == TRI_MENTION_VALUE &&
         m->names[other].begin == span->end && m->names[other].end == span->end + 1);
    if (is_free && number->head == span->head && number->form[0] >= '0' &&
        number->form[0] <= '9' &&
        (number->rel == TRI_REL_FLAT || number->rel == TRI_REL_NUMMOD ||
         number->rel == TRI_REL_NMOD_UNMARKED)) {
        m->name_at[span->end++] = index;
        if (other != TRI_NONE) {
            m->names[other].end = m->names[other].begin;
        }
    }
}

/* The words of a name from `begin` on, folded, with one blank between them; NULL where
   memory is out. */
static const char *words_of(const mender *m, uint32_t begin, uint32_t end)
{
    const char *all = "";
    for (uint32_t t = begin; t < end && all != NULL; t++) {
        const char *folded = tri_i_fold(m->arena, token_at(m, t)->form);
        all = folded == NULL ? NULL
                             : tri_arena_printf(m->arena, "%s%s%s", all,
                                                t > begin ? " " : "", folded);
    }
    return all;
}

/* What stands behind the sort of a name with one, and the type that the sort gives it;
   "" where it has none. NULL where memory is out. */
static const char *behind_sort(const mender *m, const tri_i_span *span, uint8_t *type)
{
    const char *const *row = is_name(span) && span->end > span->begin + 1 &&
                                     span->type != TRI_TYPE_PER &&
                                     span->type != TRI_TYPE_ORG
                                 ? sort_row(m, span->begin)
                                 : NULL;
    const char *last =
        row == NULL ? NULL : tri_i_fold(m->arena, token_at(m, span->end - 1)->form);
    if (row == NULL || last == NULL) {
        return row == NULL ? "" : NULL;
    }
    /* "Storm Lake", "Operation Center" */
    if (tri_i_lexicon_has(&tri_i_lexicon_heads, last)) {
        return "";
    }
    *type = (uint8_t)tri_type_from_name(row[TRI_LEADING_SORTS_TYPE]);
    return words_of(m, span->begin + 1, span->end);
}

/* Notes the names of persons of several words, by each word: "Sandy" of "Sandy Lind";
   "T C Amara" may be none. */
static bool note_person(const mender *m, const tri_i_span *span, tri_map *persons)
{
    bool ok = true;
    const bool is_whole = is_name(span) && span->type == TRI_TYPE_PER &&
                          span->end > span->begin + 1 &&
                          token_at(m, span->begin)->form[1] != '\0';
    for (uint32_t t = span->begin; ok && is_whole && t < span->end; t++) {
        const char *word = words_of(m, t, t + 1);
        ok = word != NULL && tri_i_set(persons, word, 1);
    }
    return ok;
}

/* "Amara" is what "Cyclone Amara" is, whatever the model took it for. */
static bool type_by_sort(mender *m)
{
    tri_map types = {0};
    tri_map persons = {0};
    bool any = false;
    bool ok = true;
    for (uint32_t i = 0; ok && i < m->n; i++) {
        uint8_t type = 0;
        const char *rest = behind_sort(m, &m->names[i], &type);
        ok = rest != NULL && note_person(m, &m->names[i], &persons);
        if (ok && rest[0] != '\0') {
            m->names[i].type = type;
            any = true;
            ok = tri_i_set(&types, rest, type);
        }
    }
    for (uint32_t i = 0; ok && any && i < m->n; i++) {
        tri_i_span *span = &m->names[i];
        uint32_t begin = span->begin; /* "T C Amara" */
        while (begin + 1 < span->end && token_at(m, begin)->form[1] == '\0') {
            begin++;
        }
        const char *words = is_name(span) ? words_of(m, begin, span->end) : "";
        ok = words != NULL;
        const uint32_t type = ok ? tri_i_get(&types, words) : TRI_NONE;
        if (type != TRI_NONE && tri_i_get(&persons, words) == TRI_NONE) {
            span->type = (uint8_t)type;
        }
    }
    tri_map_clear(&types);
    tri_map_clear(&persons);
    return ok;
}

static bool is_land(const mender *m, uint32_t begin, uint32_t end)
{
    return tri_i_is_known_place(m->document, m->arena, begin, end);
}

/* Where the words in capitals behind "of" end, from `at` on; `at` where they are no
   part of the name before. */
static uint32_t end_behind_of(const mender *m, const tri_i_span *span, uint32_t at)
{
    const uint32_t sentence = token_at(m, span->head)->sentence;
    uint32_t end = at;
    bool is_behind = false; /* one of them depends on the name */
    while (end < m->document->n_tokens && token_at(m, end)->sentence == sentence &&
           tri_i_begins_large(token_at(m, end)->form) &&
           (token_at(m, end)->upos == TRI_UPOS_PROPN ||
            token_at(m, end)->upos == TRI_UPOS_NOUN ||
            token_at(m, end)->upos == TRI_UPOS_ADJ)) {
        const tri_token *t = token_at(m, end);
        is_behind = is_behind || (t->head != TRI_NONE && t->head >= span->begin &&
                                  t->head < span->end && t->rel == TRI_REL_NMOD);
        const uint32_t other = m->name_at[end];
        if (other != TRI_NONE && !is_name(&m->names[other])) {
            return at; /* a date */
        }
        if (is_behind && other != TRI_NONE && m->names[other].end == end + 1) {
            return end + 1; /* where another name ends: "Cleveland Museum of Art" */
        }
        end++;
    }
    return is_behind ? end : at;
}

/* "Corps" and "of Engineers", "Siege of Savannah": one name. */
static void take_complement(mender *m, uint32_t index)
{
    tri_i_span *span = &m->names[index];
    uint32_t at = span->end;
    if (!is_name(span) || span->type == TRI_TYPE_PER || span->end == span->begin ||
        at + 1 >= m->document->n_tokens || strcmp(token_at(m, at)->form, "of") != 0) {
        return;
    }
    const char *last = tri_i_fold(m->arena, token_at(m, span->end - 1)->form);
    at += strcmp(token_at(m, at + 1)->form, "the") == 0 ? 2 : 1;
    const uint32_t end =
        last != NULL && at < m->document->n_tokens ? end_behind_of(m, span, at) : at;
    /* "Islamic Republic of Iran" */
    const bool is_country = end > at && is_land(m, span->begin, end);
    if (end == at ||
        (!tri_i_lexicon_has(&tri_i_lexicon_of_names, last) && !is_country)) {
        return;
    }
    span->type = is_country ? (uint8_t)TRI_TYPE_LOC : span->type;
    const uint32_t other = m->name_at[at];
    const bool is_person = other != TRI_NONE && m->names[other].type == TRI_TYPE_PER &&
                           m->names[other].end - m->names[other].begin > 1;
    const bool is_owned = tri_i_lexicon_has(&tri_i_lexicon_institution_words, last) &&
                          is_land(m, at, end);
    if (is_person || is_owned) {
        return;
    }
    for (uint32_t t = span->end; t < end; t++) {
        const uint32_t inside = m->name_at[t];
        if (inside != TRI_NONE && inside != index) {
            m->names[inside].end = m->names[inside].begin;
        }
        m->name_at[t] = index;
    }
    span->end = end;
}

/* ---- Nouns for a place before its name */

static bool is_named_land(const mender *m, uint32_t at)
{
    const char *lemma = tri_i_fold(m->arena, token_at(m, at)->form);
    lemma = lemma == NULL ? NULL : tri_i_singular(m->arena, lemma);
    return lemma != NULL && tri_i_lexicon_has(&tri_i_lexicon_named_lands, lemma);
}

/* Whether a name is one of the text or the tables by itself too: "Texas" of "State of
   Texas". False where memory is out, too. */
static bool is_own_name(const mender *m, uint32_t begin, uint32_t end)
{
    const char *words = words_of(m, begin, end);
    if (is_land(m, begin, end)) {
        return true;
    }
    for (uint32_t i = 0; words != NULL && i < m->n; i++) {
        const tri_i_span *other = &m->names[i];
        if (is_name(other) && other->type == TRI_TYPE_LOC &&
            other->end - other->begin == end - begin) {
            const char *name = words_of(m, other->begin, other->end);
            if (name != NULL && strcmp(name, words) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* "City of Oslo", "the State of Texas", "the Kingdom": the noun is a description, and
   the name is what stands behind "of". */
static void part_land(mender *m, uint32_t index)
{
    tri_i_span *span = &m->names[index];
    const uint32_t begin = span->begin;
    if (!is_name(span) || span->end == begin || span->type == TRI_TYPE_PER ||
        !is_named_land(m, begin)) {
        return;
    }
    const uint32_t behind = begin + 1;
    const bool has_of =
        behind < m->document->n_tokens && strcmp(token_at(m, behind)->form, "of") == 0;
    const bool has_article = begin > 0 && token_at(m, begin - 1)->upos == TRI_UPOS_DET;
    if (span->end == behind) {
        span->end = has_of || has_article ? begin : behind;
        return;
    }
    if (!has_of || span->end < behind + 2 || is_land(m, begin, span->end) ||
        !is_own_name(m, behind + 1, span->end)) {
        return;
    }
    span->begin = behind + 1;
    span->type = TRI_TYPE_LOC;
    span->head = span->begin;
    for (uint32_t t = span->begin; t < span->end; t++) {
        const uint32_t head = token_at(m, t)->head;
        if (head == TRI_NONE || head < span->begin || head >= span->end) {
            span->head = t;
            break;
        }
    }
}

/* ---- Acronyms taken for persons */

/* The letters of an acronym or of initials in the order of the alphabet. */
static void sort_letters(const char *letters, char out[TRI_I_INITIALS + 1])
{
    size_t n = 0;
    for (int c = 'a'; c <= 'z'; c++) {
        for (const char *l = letters; *l != '\0' && n < TRI_I_INITIALS; l++) {
            if (*l == c) {
                out[n++] = (char)c;
            }
        }
    }
    out[n] = '\0';
}

/* Enters the initials of an organisation's name; false where memory is out. */
static bool enter_letters(const mender *m, tri_map *initials, uint32_t index)
{
    const tri_i_span *span = &m->names[index];
    if (!is_name(span) || span->type != TRI_TYPE_ORG || span->end < span->begin + 3) {
        return true;
    }
    char letters[TRI_I_INITIALS + 1];
    char sorted[TRI_I_INITIALS + 1];
    tri_i_initials(m->document, span->begin, span->end, letters);
    sort_letters(letters, sorted);
    const char *key = tri_arena_string(m->arena, sorted);
    return key != NULL && tri_i_set(initials, key, index);
}

/* "ADI" is no person where a name before has these initials, in this order or turned.
   False where memory is out. */
static bool type_acronym(const mender *m, const tri_map *initials, tri_i_span *span)
{
    const char *form = token_at(m, span->begin)->form;
    if (!is_name(span) || span->type != TRI_TYPE_PER || span->end != span->begin + 1 ||
        !tri_i_is_acronym(form)) {
        return true;
    }
    char letters[TRI_I_INITIALS + 1];
    char sorted[TRI_I_INITIALS + 1];
    const char *acronym = tri_i_fold(m->arena, form);
    if (acronym == NULL) {
        return false;
    }
    sort_letters(acronym, sorted);
    const uint32_t found =
        strlen(acronym) >= 3 ? tri_i_get(initials, sorted) : TRI_NONE;
    if (found != TRI_NONE) {
        tri_i_initials(m->document, m->names[found].begin, m->names[found].end,
                       letters);
        if (strcmp(letters, acronym) == 0 || tri_i_is_turned(acronym, letters)) {
            span->type = TRI_TYPE_ORG;
        }
    }
    return true;
}

static bool type_acronyms(mender *m)
{
    tri_map initials = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < m->n; i++) {
        ok = type_acronym(m, &initials, &m->names[i]) && enter_letters(m, &initials, i);
    }
    tri_map_clear(&initials);
    return ok;
}

/* ---- Common nouns in capitals */

/* What single words are in this document. */
typedef struct {
    tri_map nouns; /* lemmas of common nouns in small letters, to how many */
    tri_map names; /* folded names of persons of one word, to how many */
} words;

static bool count(tri_map *map, const char *key)
{
    const uint32_t before = key == NULL ? TRI_NONE : tri_i_get(map, key);
    return key != NULL && tri_i_set(map, key, before == TRI_NONE ? 1 : before + 1);
}

/* A name of a person of one word that no table has for one's; folded, "" for others,
   NULL where memory is out. */
static const char *doubtful_name(const mender *m, const tri_i_span *span)
{
    const char *form = token_at(m, span->begin)->form;
    if (!is_name(span) || span->type != TRI_TYPE_PER || span->end != span->begin + 1 ||
        tri_i_has_capitals_only(form)) {
        return "";
    }
    const char *folded = tri_i_fold(m->arena, form);
    return folded == NULL || tri_i_lexicon_has(&tri_i_lexicon_given_names, form) ||
                   tri_i_lexicon_has(&tri_i_lexicon_nicknames, form) ||
                   tri_i_lexicon_has(&tri_i_lexicon_census_names, folded) ||
                   tri_i_lexicon_has(&tri_i_lexicon_titles, folded) ||
                   tri_i_lexicon_has(&tri_i_lexicon_persons, folded)
               ? (folded == NULL ? NULL : "")
               : folded;
}

static bool count_words(const mender *m, words *w)
{
    for (uint32_t t = 0; t < m->document->n_tokens; t++) {
        const tri_token *token = token_at(m, t);
        if (token->upos == TRI_UPOS_NOUN && !tri_i_begins_large(token->form) &&
            !count(&w->nouns, tri_i_folded_lemma(m->arena, token))) {
            return false;
        }
    }
    for (uint32_t i = 0; i < m->n; i++) {
        const char *name = doubtful_name(m, &m->names[i]);
        if (name == NULL || (name[0] != '\0' && !count(&w->names, name))) {
            return false;
        }
    }
    return true;
}

/* "Articles of Impeachment", where the text has "the impeachment" at least as often. */
static bool drop_nouns(mender *m)
{
    words w = {0};
    bool ok = count_words(m, &w);
    for (uint32_t i = 0; ok && i < m->n; i++) {
        const char *name = doubtful_name(m, &m->names[i]);
        ok = name != NULL;
        const uint32_t as_noun = ok ? tri_i_get(&w.nouns, name) : TRI_NONE;
        if (as_noun != TRI_NONE && name[0] != '\0' &&
            as_noun >= tri_i_get(&w.names, name)) {
            m->names[i].end = m->names[i].begin;
        }
    }
    tri_map_clear(&w.nouns);
    tri_map_clear(&w.names);
    return ok;
}

bool tri_i_mend_names(const tri_document *document, tri_arena *arena, tri_i_span *names,
                      uint32_t *n_names)
{
    mender m = {.document = document,
                .arena = arena,
                .names = names,
                .n = *n_names,
                .name_at =
                    tri_arena_alloc(arena, document->n_tokens, sizeof *m.name_at)};
    if (m.name_at == NULL) {
        return false;
    }
    tri_i_mend_persons(document, arena, names, m.n);
    memset(m.name_at, 0xFF, document->n_tokens * sizeof *m.name_at); /* TRI_NONE */
    for (uint32_t i = 0; i < m.n; i++) {
        for (uint32_t t = names[i].begin; t < names[i].end; t++) {
            m.name_at[t] = i;
        }
    }
    for (uint32_t i = 0; i < m.n; i++) {
        take_sort(&m, i);
    }
    for (uint32_t i = 0; i < m.n; i++) {
        take_number(&m, i);
        take_complement(&m, i);
        part_land(&m, i);
    }
    if (!type_by_sort(&m) || !type_acronyms(&m) || !drop_nouns(&m)) {
        return false;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < m.n; i++) {
        if (names[i].end > names[i].begin) {
            names[n++] = names[i];
        }
    }
    *n_names = n;
    return true;
}
