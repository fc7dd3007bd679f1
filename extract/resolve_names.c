/* Joins names by string: full names, surnames, acronyms, well-known other forms. A
   little over 500 lines: one rule after the other over one index. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/resolve_names.h"

#include "base/hash.h"
#include "extract/resolve_phrase.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 16, MAX_SAME = 8 /* people of one name that are compared */ };

/* A person met in the text. */
typedef struct {
    uint32_t mention;      /* one of the entity's */
    uint32_t same_surname; /* the person before of the same surname, TRI_NONE */
    uint32_t same_given;   /* the person before of the same given name, TRI_NONE */
    const char *given;     /* folded, "" where unknown */
    const char *surname;   /* folded; the only name where there is one */
} person;

typedef struct {
    tri_i_resolver *resolver;
    person *persons;
    uint32_t n_persons;
    tri_map surnames; /* to the latest person */
    tri_map givens;
    tri_map names;    /* folded names of all that is no person, to a mention */
    tri_map acronyms; /* folded acronyms that the text explains, to a mention */
    tri_map initials; /* first letters of names so far, to a mention */
} joiner;

static bool set(joiner *j, tri_map *map, const char *key, uint32_t value)
{
    (void)j;
    return key[0] == '\0' || tri_map_set(map, key, strlen(key), value);
}

static uint32_t get(const tri_map *map, const char *key)
{
    const uint32_t value = tri_map_get(map, key, strlen(key));
    return value == TRI_MAP_NONE ? TRI_NONE : value;
}

/* Levenshtein distance of two words, at most `limit` + 1. */
static size_t distance(const char *a, const char *b, size_t limit)
{
    size_t row[64];
    const size_t n = strlen(a);
    const size_t m = strlen(b);
    if (n >= 63 || m >= 63 || (n > m ? n - m : m - n) > limit) {
        return limit + 1;
    }
    for (size_t k = 0; k <= m; k++) {
        row[k] = k;
    }
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            const size_t above = row[k];
            size_t best = corner + (a[i - 1] != b[k - 1]);
            best = above + 1 < best ? above + 1 : best;
            best = row[k - 1] + 1 < best ? row[k - 1] + 1 : best;
            corner = above;
            row[k] = best;
        }
    }
    return row[m];
}

static bool is_nickname(tri_arena *arena, const char *shorter, const char *longer)
{
    const tri_lexicon *table = &tri_i_lexicon_nicknames;
    for (uint32_t i = 0; i < table->n_rows; i++) {
        const char *const *row = table->cells + (size_t)i * table->n_columns;
        const char *nick = tri_i_fold(arena, row[0]);
        const char *full = tri_i_fold(arena, row[1]);
        if (nick != NULL && full != NULL && strcmp(nick, shorter) == 0 &&
            strcmp(full, longer) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether two given names may be one person's. */
static bool given_agree(tri_arena *arena, const char *a, const char *b)
{
    if (a[0] == '\0' || b[0] == '\0' || strcmp(a, b) == 0) {
        return true;
    }
    if (a[1] == '\0' || b[1] == '\0') {
        return a[0] == b[0];
    }
    const size_t n = strlen(a);
    const size_t m = strlen(b);
    const size_t shorter = n < m ? n : m;
    if (a[0] == b[0] && shorter >= 5 && distance(a, b, 2) <= (shorter >= 8 ? 2U : 1U)) {
        return true;
    }
    return is_nickname(arena, a, b) || is_nickname(arena, b, a);
}

static bool gender_agrees(tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    a = tri_i_find_root(resolver, a);
    b = tri_i_find_root(resolver, b);
    return (resolver->referents[a].gender & resolver->referents[b].gender) != 0;
}

static bool is_suffix(const char *word)
{
    return strcmp(word, "jr") == 0 || strcmp(word, "sr") == 0 ||
           strcmp(word, "ii") == 0 || strcmp(word, "iii") == 0 ||
           strcmp(word, "iv") == 0;
}

/* Drops titles before a person's name. */
static uint32_t skip_titles(const tri_document *document, tri_arena *arena,
                            uint32_t begin, uint32_t end)
{
    while (begin + 1 < end) {
        const char *folded = tri_i_fold(arena, document->tokens[begin].form);
        if (folded == NULL || !tri_i_lexicon_has(&tri_i_lexicon_titles, folded)) {
            const bool modifier =
                folded != NULL &&
                (strcmp(folded, "prime") == 0 || strcmp(folded, "vice") == 0 ||
                 strcmp(folded, "deputy") == 0 || strcmp(folded, "former") == 0);
            if (!modifier || begin + 2 >= end) {
                break;
            }
        }
        begin++;
    }
    return begin;
}

uint32_t tri_i_name_words(const tri_i_resolver *resolver, const tri_mention *mention,
                          uint32_t words[TRI_I_NAME_WORDS])
{
    const tri_document *document = resolver->document;
    uint32_t begin = mention->begin;
    uint32_t end = mention->end;
    while (end - begin > 1 && document->tokens[end - 1].xpos == TRI_XPOS_POS) {
        end--;
    }
    while (end - begin > 1 && (document->tokens[begin].upos == TRI_UPOS_DET ||
                               document->tokens[begin].upos == TRI_UPOS_PUNCT)) {
        begin++;
    }
    if (mention->type == TRI_TYPE_PER) {
        begin = skip_titles(document, &resolver->document->arena, begin, end);
    }
    uint32_t n = 0;
    for (uint32_t t = begin; t < end && n < TRI_I_NAME_WORDS; t++) {
        words[n++] = t;
    }
    return n;
}

/* ---- Persons */

static bool add_person(joiner *j, uint32_t mention, const char *given,
                       const char *surname)
{
    person *p = &j->persons[j->n_persons];
    *p = (person){.mention = mention,
                  .given = given,
                  .surname = surname,
                  .same_surname = get(&j->surnames, surname),
                  .same_given = given[0] != '\0' ? get(&j->givens, given) : TRI_NONE};
    return set(j, &j->surnames, surname, j->n_persons) &&
           set(j, &j->givens, given, j->n_persons++);
}

/* Whom a single name means: the latest of that surname, else the only one of that
   given name. */
static uint32_t person_of_one_name(joiner *j, uint32_t mention, const char *name)
{
    uint32_t at = get(&j->surnames, name);
    for (int n = 0; at != TRI_NONE && n < MAX_SAME; n++) {
        if (gender_agrees(j->resolver, mention, j->persons[at].mention)) {
            return at;
        }
        at = j->persons[at].same_surname;
    }
    at = get(&j->givens, name);
    if (at != TRI_NONE && j->persons[at].same_given == TRI_NONE &&
        gender_agrees(j->resolver, mention, j->persons[at].mention)) {
        return at;
    }
    return TRI_NONE;
}

static uint32_t person_of_full_name(joiner *j, uint32_t mention, const char *given,
                                    const char *surname)
{
    tri_arena *arena = &j->resolver->document->arena;
    uint32_t at = get(&j->surnames, surname);
    for (int n = 0; at != TRI_NONE && n < MAX_SAME; n++) {
        if (gender_agrees(j->resolver, mention, j->persons[at].mention) &&
            given_agree(arena, given, j->persons[at].given)) {
            return at;
        }
        at = j->persons[at].same_surname;
    }
    /* "Sofia" before "Sofia Conti". */
    at = get(&j->surnames, given);
    if (at != TRI_NONE && j->persons[at].given[0] == '\0' &&
        gender_agrees(j->resolver, mention, j->persons[at].mention)) {
        return at;
    }
    /* The same given name, the surname spelt a little otherwise. */
    at = get(&j->givens, given);
    for (int n = 0; at != TRI_NONE && n < MAX_SAME; n++) {
        if (strlen(surname) >= 7 && distance(surname, j->persons[at].surname, 1) <= 1) {
            return at;
        }
        at = j->persons[at].same_given;
    }
    return TRI_NONE;
}

static bool join_person(joiner *j, uint32_t mention)
{
    tri_document *document = j->resolver->document;
    uint32_t words[TRI_I_NAME_WORDS];
    uint32_t n = tri_i_name_words(j->resolver, &document->mentions[mention], words);
    const char *last =
        tri_i_fold(&document->arena, document->tokens[words[n - 1]].form);
    const char *given = tri_i_fold(&document->arena, document->tokens[words[0]].form);
    if (last == NULL || given == NULL) {
        return false;
    }
    if (n > 1 && is_suffix(last)) {
        n--;
        last = tri_i_fold(&document->arena, document->tokens[words[n - 1]].form);
        if (last == NULL) {
            return false;
        }
    }
    const uint32_t at = n == 1 ? person_of_one_name(j, mention, last)
                               : person_of_full_name(j, mention, given, last);
    if (at == TRI_NONE) {
        return add_person(j, mention, n == 1 ? "" : given, last);
    }
    tri_i_join(j->resolver, mention, j->persons[at].mention);
    person *p = &j->persons[at];
    if (n > 1 && p->given[0] == '\0') {
        p->given = given;
        p->same_given = get(&j->givens, given);
        if (!set(j, &j->givens, given, at)) {
            return false;
        }
        if (strcmp(p->surname, last) != 0) { /* what stood alone was a given name */
            p->surname = last;
            p->same_surname = get(&j->surnames, last);
            return set(j, &j->surnames, last, at);
        }
    }
    return true;
}

/* ---- Everything else */

const char *const *tri_i_known_name(const char *name, bool organisation,
                                    const tri_lexicon **table)
{
    *table = &tri_i_lexicon_countries;
    const char *const *row = tri_i_lexicon_find(*table, name);
    if (row != NULL) {
        return row;
    }
    *table = &tri_i_lexicon_organisations;
    row = tri_i_lexicon_find(*table, name);
    if (row != NULL && (organisation || strcmp(row[4], "acronym") != 0)) {
        return row;
    }
    *table = &tri_i_lexicon_places;
    row = tri_i_lexicon_find(*table, name);
    if (row != NULL) {
        return row;
    }
    *table = &tri_i_lexicon_demonyms;
    return tri_i_lexicon_find(*table, name);
}

/* An acronym: two to seven capitals, perhaps with full stops; a final s is allowed. */
static bool is_acronym(const char *form)
{
    size_t letters = 0;
    for (const char *c = form; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z') {
            letters++;
        } else if (*c != '.' && *c != '-' && !(*c == 's' && c[1] == '\0')) {
            return false;
        }
    }
    return letters >= 2 && letters <= 7;
}

/* First letters of a name's capitalised words, folded; "" under two. */
static const char *initials_of(joiner *j, const uint32_t *words, uint32_t n)
{
    tri_document *document = j->resolver->document;
    char letters[MAX_WORDS + 1];
    uint32_t m = 0;
    for (uint32_t i = 0; i < n && m < MAX_WORDS; i++) {
        const char *form = document->tokens[words[i]].form;
        if (form[0] >= 'A' && form[0] <= 'Z') {
            letters[m++] = (char)(form[0] - 'A' + 'a');
        }
    }
    letters[m] = '\0';
    return m < 2 ? "" : tri_arena_string(&document->arena, letters);
}

/* The acronym right after a name, in brackets: its mention, or TRI_NONE. */
static uint32_t bracketed_acronym(const joiner *j, uint32_t mention)
{
    const tri_document *document = j->resolver->document;
    const uint32_t at = document->mentions[mention].end + 1;
    if (at + 1 >= document->n_tokens || document->tokens[at - 1].form[0] != '(' ||
        document->tokens[at + 1].form[0] != ')' ||
        document->tokens[at + 1].sentence != document->tokens[at - 1].sentence ||
        !is_acronym(document->tokens[at].form)) {
        return TRI_NONE;
    }
    return j->resolver->mention_at[at];
}

/* Whether the letters come, in order, at words' beginnings or inside the name. */
static bool explains(const char *acronym, const char *initials)
{
    if (initials[0] == '\0') {
        return false;
    }
    if (strcmp(acronym, initials) == 0) {
        return true;
    }
    /* Words such as "for" may be skipped in either. */
    return acronym[0] == initials[0] && strlen(acronym) >= 2 &&
           distance(acronym, initials, 1) <= 1;
}

/* A name without what says only which sort of thing it is: "Zendra Corp". */
static uint32_t without_sort(const joiner *j, const uint32_t *words, uint32_t n)
{
    tri_document *document = j->resolver->document;
    while (n > 1) {
        const char *folded =
            tri_i_fold(&document->arena, document->tokens[words[n - 1]].form);
        const char *const *row =
            folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
        const bool sort = row != NULL && strcmp(row[2], "company") == 0;
        if (!sort && (folded == NULL ||
                      (strcmp(folded, "co") != 0 && strcmp(folded, "group") != 0 &&
                       strcmp(folded, "holdings") != 0 && strcmp(folded, ",") != 0))) {
            break;
        }
        n--;
    }
    return n;
}

static bool join_other(joiner *j, uint32_t mention)
{
    tri_document *document = j->resolver->document;
    tri_arena *arena = &document->arena;
    const tri_mention *m = &document->mentions[mention];
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(j->resolver, m, words);
    const char *name = tri_i_words(j->resolver, words, n, false);
    const char *folded = name == NULL ? NULL : tri_i_fold(arena, name);
    const char *initials = initials_of(j, words, n);
    if (folded == NULL || initials == NULL) {
        return false;
    }
    const uint32_t n_short = without_sort(j, words, n);
    const char *shorter = folded;
    if (n_short < n) {
        const char *text = tri_i_words(j->resolver, words, n_short, false);
        shorter = text == NULL ? NULL : tri_i_fold(arena, text);
        if (shorter == NULL) {
            return false;
        }
        /* "London Bank" is not London. */
        const tri_lexicon *table;
        if (tri_i_known_name(text, false, &table) != NULL) {
            shorter = folded;
        }
    }
    const bool acronym = n == 1 && is_acronym(name);
    uint32_t same = TRI_NONE;
    if (acronym) {
        same = get(&j->acronyms, folded);
    }
    const char *key = folded;
    if (same == TRI_NONE) {
        const tri_lexicon *table;
        const char *const *row =
            tri_i_known_name(name, m->type != TRI_TYPE_LOC || n > 1, &table);
        if (row == NULL && m->begin < words[0]) { /* "The Hague" */
            row = tri_i_known_name(j->resolver->referents[mention].name, false, &table);
        }
        if (row != NULL && table != &tri_i_lexicon_places) {
            const bool demonym = table == &tri_i_lexicon_demonyms;
            const size_t length = strlen(folded);
            key = demonym && length > 4 && folded[length - 1] == 's' &&
                          folded[length - 2] != 's'
                      ? tri_arena_copy(arena, folded, length - 1)
                  : demonym
                      ? folded
                      : tri_i_fold(arena,
                                   table == &tri_i_lexicon_countries ? row[2] : row[1]);
            if (key == NULL) {
                return false;
            }
        }
        same = get(&j->names, key);
    }
    if (same == TRI_NONE && shorter != folded) {
        same = get(&j->names, shorter);
    }
    if (same == TRI_NONE && acronym && strlen(folded) >= 3) {
        same = get(&j->initials, folded);
    }
    if (same != TRI_NONE) {
        tri_i_join(j->resolver, mention, same);
    }
    if (!set(j, &j->names, key, mention) || !set(j, &j->names, shorter, mention) ||
        !set(j, &j->names, folded, mention) ||
        (n > 2 && get(&j->initials, initials) == TRI_NONE &&
         !set(j, &j->initials, initials, mention))) {
        return false;
    }
    const uint32_t short_form = bracketed_acronym(j, mention);
    if (short_form != TRI_NONE) {
        const char *letters = tri_i_fold(
            arena, document->tokens[document->mentions[short_form].head].form);
        if (letters == NULL) {
            return false;
        }
        if (explains(letters, initials)) {
            tri_mention *other = &document->mentions[short_form];
            other->kind = TRI_MENTION_NAME;
            other->type = m->type;
            tri_i_join(j->resolver, mention, short_form);
            return set(j, &j->acronyms, letters, mention) &&
                   set(j, &j->names, letters, mention);
        }
    }
    return true;
}

/* A word that the model took for a person here and for something else there is what it
   is more often; a surname of a full name stays a person. */
static bool settle_types(joiner *j)
{
    tri_document *document = j->resolver->document;
    tri_map at = {0}; /* folded single names to an index of `counts` */
    struct count {
        uint32_t person, other;
        uint8_t type;
        bool surname;
    } *counts = tri_arena_alloc(&document->arena, document->n_mentions, sizeof *counts);
    uint32_t n_counts = 0;
    bool ok = counts != NULL;
    for (int pass = 0; ok && pass < 2; pass++) {
        for (uint32_t i = 0; ok && i < document->n_mentions; i++) {
            tri_mention *m = &document->mentions[i];
            if (m->kind != TRI_MENTION_NAME) {
                continue;
            }
            uint32_t words[TRI_I_NAME_WORDS];
            const uint32_t n = tri_i_name_words(j->resolver, m, words);
            const char *key =
                tri_i_fold(&document->arena, document->tokens[words[n - 1]].form);
            ok = key != NULL;
            if (!ok || (n > 1 && m->type != TRI_TYPE_PER)) {
                continue;
            }
            uint32_t index = get(&at, key);
            if (pass == 0) {
                if (index == TRI_NONE) {
                    index = n_counts++;
                    ok = tri_map_set(&at, key, strlen(key), index);
                }
                struct count *c = &counts[index];
                const bool titled = m->type == TRI_TYPE_PER && n < m->end - m->begin;
                c->surname = c->surname || n > 1 || titled;
                if (m->type == TRI_TYPE_PER) {
                    c->person++;
                } else {
                    c->other++;
                    c->type = m->type;
                }
            } else if (n == 1) {
                const struct count *c = &counts[index];
                const char *form = document->tokens[words[0]].form;
                const bool country = tri_i_lexicon_has(&tri_i_lexicon_countries, form);
                if (c->surname || (c->person > c->other && !country)) {
                    m->type = c->person > 0 ? TRI_TYPE_PER : m->type;
                } else if (m->type == TRI_TYPE_PER && c->other > 0) {
                    m->type = c->type;
                }
            }
        }
    }
    tri_map_clear(&at);
    return ok;
}

tri_status tri_i_join_names(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    joiner j = {.resolver = resolver};
    j.persons =
        tri_arena_alloc(&document->arena, document->n_mentions + 1, sizeof *j.persons);
    bool ok = j.persons != NULL && settle_types(&j);
    /* Full names first within the document's order would break the order of recency;
       a surname that comes before its full name is joined when the full name comes. */
    for (uint32_t i = 0; ok && i < document->n_mentions; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind == TRI_MENTION_NAME) {
            ok = m->type == TRI_TYPE_PER ? join_person(&j, i) : join_other(&j, i);
        }
    }
    tri_map_clear(&j.surnames);
    tri_map_clear(&j.givens);
    tri_map_clear(&j.names);
    tri_map_clear(&j.acronyms);
    tri_map_clear(&j.initials);
    return ok ? TRI_OK : tri_i_fail_memory(resolver->error);
}
