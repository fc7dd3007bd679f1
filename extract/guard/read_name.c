/* Takes a name apart: its titles, numbers, parts, and what each word of it is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/guard/name_i.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    MOST_TOKENS = 24, /* of a name that are read */
    FORM_ROOM = TRI_I_FORM_ROOM,
    LAND_WORDS = 6, /* the longest name of a country in the tables */
    COMPOSED = UTF8PROC_NULLTERM | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
               UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_COMPAT
};

/* A word as it stands, and folded. */
typedef struct {
    char form[FORM_ROOM];
    char folded[FORM_ROOM];
    bool quoted; /* stands alone between quotation marks or brackets */
} token;

typedef struct {
    token tokens[MOST_TOKENS];
    uint32_t begin, end;
    tri_i_name *name;
    uint32_t used; /* bytes of the name's text */
    bool is_person;
} reader;

/* ---- Words */

/* Copies a letter beyond ASCII, o with a stroke, as what stands for it there, and goes
   on to its last byte; returns the bytes written. */
static size_t fold_letter(const char **from, char *out, size_t room)
{
    char letter[5];
    uint32_t code;
    const size_t n = tri_utf8_decode(*from, strlen(*from), &code);
    memcpy(letter, *from, n);
    letter[n] = '\0';
    *from += n - 1;
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_transliterations, letter);
    const char *instead = row != NULL ? row[TRI_TRANSLITERATIONS_INSTEAD] : letter;
    const size_t length = strlen(instead);
    if (length > room) {
        return 0;
    }
    for (size_t i = 0; i < length; i++) {
        out[i] = instead[i];
    }
    return length;
}

/* Lower case, without diacritics, full stops and the possessive ending. */
static void fold(const char *form, char out[FORM_ROOM])
{
    utf8proc_uint8_t *plain = NULL;
    const utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)form, 0,
                                                 &plain, (utf8proc_option_t)COMPOSED);
    const char *from = length < 0 ? form : (const char *)plain;
    size_t n = 0;
    for (const char *c = from; *c != '\0' && n + 1 < FORM_ROOM; c++) {
        if (strncmp(c, "\xE2\x80\x99", 3) == 0 || strncmp(c, "\xE2\x80\x98", 3) == 0) {
            out[n++] = '\'';
            c += 2;
        } else if (strncmp(c, "\xE2\x80\x93", 3) == 0 ||
                   strncmp(c, "\xE2\x80\x90", 3) == 0) {
            out[n++] = '-';
            c += 2;
        } else if ((*c & 0x80) != 0) {
            n += fold_letter(&c, out + n, FORM_ROOM - 1 - n);
        } else if (*c != '.') {
            out[n++] = *c;
        }
    }
    if (n > 2 && out[n - 1] == 's' && out[n - 2] == '\'') {
        n -= 2;
    } else if (n > 1 && out[n - 1] == '\'') {
        n--;
    }
    out[n] = '\0';
    free(plain);
}

static bool is_quote(uint32_t code)
{
    return code == '"' || code == 0x201C || code == 0x201D || code == '(' ||
           code == ')';
}

/* Parts a text at blanks, commas, brackets and quotation marks. */
static void part(reader *r, const char *text)
{
    const size_t length = strlen(text);
    size_t at = 0;
    size_t n = 0;
    bool opened = false;
    while (at <= length && r->end < MOST_TOKENS) {
        uint32_t code = ' ';
        const size_t step =
            at == length ? 1 : tri_utf8_decode(text + at, length - at, &code);
        token *t = &r->tokens[r->end];
        if (tri_is_space(code) || code == ',' || code == ';' || is_quote(code)) {
            if (n > 0) {
                t->form[n] = '\0';
                t->quoted = opened && is_quote(code);
                fold(t->form, t->folded);
                r->end += t->folded[0] != '\0';
                opened = false;
            }
            opened = is_quote(code) ? n == 0 : opened && n == 0;
            n = 0;
        } else if (n + step < FORM_ROOM) {
            memcpy(t->form + n, text + at, step);
            n += step;
        }
        at += step;
    }
}

static void add_word(reader *r, const char *word, uint8_t sort)
{
    tri_i_name *name = r->name;
    const size_t n = strlen(word) + 1;
    if (name->n_words < TRI_I_GUARD_WORDS && r->used + n <= TRI_I_GUARD_BYTES) {
        memcpy(name->text + r->used, word, n);
        name->at[name->n_words] = (uint8_t)r->used;
        name->sort[name->n_words++] = sort;
        r->used += (uint32_t)n;
    }
}

static void append(char *list, size_t room, const char *text)
{
    const size_t n = strlen(list);
    (void)snprintf(list + n, room - n, "%s", text);
}

/* ---- What stands before and behind a person's name */

static bool is_leading(const token *t)
{
    return tri_i_lexicon_has(&tri_i_lexicon_titles, t->folded) ||
           tri_i_lexicon_has(&tri_i_lexicon_title_modifiers, t->folded) ||
           tri_i_lexicon_has(&tri_i_lexicon_name_epithets, t->folded) ||
           strcmp(t->folded, "the") == 0;
}

static void read_title(tri_i_name *name, const char *folded)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, folded);
    if (row == NULL) {
        return;
    }
    const char *gender = row[TRI_TITLES_GENDER];
    name->gender = name->gender != 0  ? name->gender
                   : gender[0] == 'm' ? TRI_I_NAME_MAN
                   : gender[0] == 'f' ? TRI_I_NAME_WOMAN
                                      : 0;
    name->has_rank = name->has_rank || strcmp(row[TRI_TITLES_KIND], "honorific") != 0;
    if (strcmp(folded, "mrs") == 0 || strcmp(folded, "mme") == 0) {
        name->honour = TRI_I_HONOUR_MRS;
    } else if (strcmp(folded, "miss") == 0) {
        name->honour = TRI_I_HONOUR_MISS;
    } else if (strcmp(folded, "lady") == 0) {
        name->honour = TRI_I_HONOUR_LADY;
    }
}

static void read_titles(reader *r)
{
    while (r->begin + 1 < r->end && is_leading(&r->tokens[r->begin])) {
        read_title(r->name, r->tokens[r->begin].folded);
        r->begin++;
    }
}

static void read_generation(reader *r)
{
    while (r->begin + 1 < r->end) {
        const char *last = r->tokens[r->end - 1].folded;
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_telling_words, last);
        if (row == NULL || strcmp(row[TRI_TELLING_WORDS_KIND], "generation") != 0) {
            return;
        }
        r->name->generation =
            strcmp(row[TRI_TELLING_WORDS_SAME], "junior") == 0 ? 1 : 2;
        r->end--;
        if (r->begin + 1 < r->end && strcmp(r->tokens[r->end - 1].folded, "the") == 0) {
            r->end--;
        }
    }
}

/* ---- Numbers */

/* Notes a token that is a number or has one; true where nothing is left of it. */
static bool read_number(reader *r, uint32_t i)
{
    token *t = &r->tokens[i];
    const bool is_last = i + 1 == r->end;
    bool is_all = true;
    if (tri_i_take_digits(r->name, t->folded)) {
        is_all = t->folded[0] == '\0';
    } else if ((i == r->begin ||
                !tri_i_take_roman(r->name, t->form, is_last || !r->is_person)) &&
               (r->is_person || r->end - r->begin == 1 ||
                !tri_i_take_number_word(r->name, t->folded))) {
        return false;
    }
    r->name->ends_in_number = is_last;
    return is_all;
}

/* ---- Lands, directions, sorts */

/* How many tokens from `i` on name a country or say that something is of one; `code` is
   what all its names have in common then. */
static uint32_t find_land(const reader *r, uint32_t i, char code[FORM_ROOM])
{
    for (uint32_t n = LAND_WORDS; n > 0; n--) {
        char form[FORM_ROOM * LAND_WORDS] = "";
        if (i + n > r->end) {
            continue;
        }
        for (uint32_t k = 0; k < n; k++) {
            append(form, sizeof form, k > 0 ? " " : "");
            append(form, sizeof form, r->tokens[i + k].form);
        }
        const size_t length = strlen(form);
        if (length > 2 && strcmp(form + length - 2, "'s") == 0) {
            form[length - 2] = '\0';
        }
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_countries, form);
        if (row != NULL && strcmp(row[TRI_COUNTRIES_KIND], "country") == 0) {
            (void)snprintf(code, FORM_ROOM, "=%s",
                           row[TRI_COUNTRIES_CODE][0] != '\0'
                               ? row[TRI_COUNTRIES_CODE]
                               : row[TRI_COUNTRIES_NAME]);
            return n;
        }
        row = tri_i_lexicon_find(&tri_i_lexicon_demonyms, form);
        if (row != NULL) {
            (void)snprintf(code, FORM_ROOM, "=%s", row[TRI_DEMONYMS_CODE]);
            return n;
        }
    }
    return 0;
}

static bool read_direction(reader *r, uint32_t i)
{
    const tri_lexicon *table = &tri_i_lexicon_telling_words;
    const char *const *row = tri_i_lexicon_find(table, r->tokens[i].folded);
    if (row == NULL || r->name->direction[0] != '\0' || r->end - r->begin == 1 ||
        strcmp(row[TRI_TELLING_WORDS_KIND], "generation") == 0) {
        return false;
    }
    append(r->name->direction, sizeof r->name->direction, row[TRI_TELLING_WORDS_SAME]);
    r->name->telling = row[TRI_TELLING_WORDS_KIND][0];
    return true;
}

static uint8_t sort_of(const reader *r, uint32_t i, const char *folded)
{
    uint8_t sort = 0;
    if (r->is_person) {
        return tri_i_lexicon_has(&tri_i_lexicon_name_particles, folded)
                   ? TRI_I_WORD_PARTICLE
                   : 0;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_small_name_words, folded)) {
        sort |= TRI_I_WORD_SMALL;
    }
    if (i > r->begin && tri_i_lexicon_has(&tri_i_lexicon_legal_forms, folded)) {
        sort |= TRI_I_WORD_LEGAL;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
    if (row != NULL) {
        sort |= tri_type_from_name(row[TRI_HEADS_TYPE]) == TRI_TYPE_LOC
                    ? TRI_I_WORD_HEAD | TRI_I_WORD_LAND
                    : TRI_I_WORD_HEAD;
    }
    return sort;
}

/* ---- The name */

static void read_thing(reader *r)
{
    for (uint32_t i = r->begin; i < r->end; i++) {
        char code[FORM_ROOM];
        const uint32_t land = find_land(r, i, code);
        if (land > 0) {
            if (land == r->end - r->begin) {
                append(r->name->known, sizeof r->name->known, code);
            }
            add_word(r, code, 0);
            i += land - 1;
            continue;
        }
        if (read_direction(r, i) || read_number(r, i)) {
            continue;
        }
        const char *folded = r->tokens[i].folded;
        const char *const *row =
            r->end - r->begin > 1
                ? tri_i_lexicon_find(&tri_i_lexicon_name_variants, folded)
                : NULL;
        folded = row != NULL ? row[TRI_NAME_VARIANTS_SAME] : folded;
        const char first = r->tokens[i].form[0];
        const bool is_letter = folded[1] == '\0' && first >= 'A' && first <= 'Z';
        add_word(r, folded, is_letter ? TRI_I_WORD_INITIAL : sort_of(r, i, folded));
    }
}

/* "H.W." is two initials. */
static bool split_initials(reader *r, const char *form)
{
    const size_t n = strlen(form);
    if (n < 4 || n % 2 != 0) {
        return false;
    }
    for (size_t i = 0; i < n; i += 2) {
        if (form[i] < 'A' || form[i] > 'Z' || form[i + 1] != '.') {
            return false;
        }
    }
    for (size_t i = 0; i < n; i += 2) {
        const char initial[2] = {(char)(form[i] - 'A' + 'a'), '\0'};
        add_word(r, initial, TRI_I_WORD_INITIAL);
    }
    return true;
}

static void read_person(reader *r)
{
    read_titles(r);
    read_generation(r);
    if (r->end - r->begin == 1 &&
        tri_i_lexicon_has(&tri_i_lexicon_titles, r->tokens[r->begin].folded)) {
        r->begin++; /* "Major", "Mother": whoever it is */
        return;
    }
    while (
        r->begin + 1 < r->end && /* "van Beethoven" */
        tri_i_lexicon_has(&tri_i_lexicon_name_particles, r->tokens[r->begin].folded)) {
        r->begin++;
    }
    for (uint32_t i = r->begin; i < r->end; i++) {
        token *t = &r->tokens[i];
        const char *hyphen = strchr(t->form, '-');
        const bool is_double = hyphen != NULL && hyphen[1] >= 'A' && hyphen[1] <= 'Z';
        if (t->quoted && i > r->begin && i + 1 < r->end) {
            append(r->name->nickname, sizeof r->name->nickname, t->folded);
        } else if (!split_initials(r, t->form) && !read_number(r, i)) {
            const bool one = t->folded[1] == '\0';
            add_word(r, t->folded,
                     one         ? TRI_I_WORD_INITIAL
                     : is_double ? TRI_I_WORD_DOUBLE
                                 : sort_of(r, i, t->folded));
        }
    }
}

/* The name's initials, and whether it may be made of another's. */
static void read_letters(reader *r)
{
    tri_i_name *name = r->name;
    size_t n = 0;
    for (uint32_t i = r->begin; i < r->end; i++) {
        const char *form = r->tokens[i].form;
        for (size_t k = 0; form[k] != '\0'; k++) {
            const bool first = k == 0 || form[k - 1] == '-';
            if (first && form[k] >= 'A' && form[k] <= 'Z' &&
                n + 1 < sizeof name->letters) {
                name->letters[n++] = (char)(form[k] - 'A' + 'a');
            }
        }
    }
    name->letters[n] = '\0';
    if (r->end - r->begin == 1) {
        size_t capitals = 0;
        bool others = false;
        for (const char *c = r->tokens[r->begin].form; *c != '\0'; c++) {
            capitals += *c >= 'A' && *c <= 'Z';
            others = others || ((*c < 'A' || *c > 'Z') && *c != '.' && c[1] != '\0');
        }
        name->is_acronym = capitals >= 2 && capitals <= 7 && !others;
    }
}

/* What the table of organisations calls the whole name. */
static void read_known(reader *r, const char *text)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_organisations, text);
    if (row != NULL && r->name->known[0] == '\0' && !r->is_person) {
        append(r->name->known, sizeof r->name->known, row[TRI_ORGANISATIONS_NAME]);
    }
}

void tri_i_read_name(const char *text, const tri_i_name_facts *facts, tri_i_name *name)
{
    *name = (tri_i_name){.type = (uint8_t)facts->type, .gender = facts->gender};
    append(name->wikidata, sizeof name->wikidata, facts->wikidata);
    reader r = {.name = name, .is_person = facts->type == TRI_TYPE_PER};
    part(&r, text);
    if (r.end > 1 && strcmp(r.tokens[0].folded, "the") == 0) {
        r.begin = 1;
    }
    read_letters(&r);
    read_known(&r, text);
    if (r.is_person) {
        read_person(&r);
    } else {
        read_thing(&r);
    }
    if (facts->is_description) {
        name->n_words = 0;
    } else if (name->n_words == 0 && r.end > r.begin) { /* "1325", "The Seven" */
        char folded[FORM_ROOM];
        fold(r.tokens[r.begin].form, folded);
        add_word(&r, folded, 0);
    }
    name->n_bytes = (uint8_t)r.used;
    name->key = tri_hash(0, name->text, r.used);
    name->key = tri_hash_string(name->key, name->numbers);
    name->key = tri_hash_string(name->key, name->direction);
    name->key = tri_hash(name->key, &name->generation, sizeof name->generation);
}
