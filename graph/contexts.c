/* What the texts tell of somebody's life, and whether two such lives can be one: by
   that alone are two people of one name told apart. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/contexts.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORD = 48 };

/* What speaks for two lives or for one, in points; judged on made-up namesakes and on
   news, not fitted. */
enum {
    OTHER_NATION = 5,
    SAME_NATION = -3,
    OTHER_FIELD = 6,
    OPEN_FIELD = 2, /* one of the two may do anything: "politician" */
    SAME_FIELD = -1,
    SAME_CALLING = -3,
    OTHER_YEAR = 6,
    SAME_YEAR = -5
};

enum { OPEN = 1 }; /* the bit of "open" */

/* The bit of a field of the table of callings. */
static uint16_t field_bit(const char *field)
{
    static const char *const fields[] = {"open",     "sport", "medicine", "science",
                                         "law",      "art",   "clergy",   "military",
                                         "aviation", "craft", "police"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(fields[i], field) == 0) {
            return (uint16_t)(1U << i);
        }
    }
    return 0;
}

static void add_value(uint16_t list[3], uint16_t value)
{
    for (int i = 0; i < 3 && value != 0; i++) {
        if (list[i] == 0 || list[i] == value) {
            list[i] = value;
            return;
        }
    }
}

static bool have_common(const uint16_t a[3], const uint16_t b[3])
{
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            if (a[i] != 0 && a[i] == b[k]) {
                return true;
            }
        }
    }
    return false;
}

static void learn_nation(tri_i_context *context, const char *code)
{
    if (strlen(code) == 2) {
        add_value(context->nations,
                  (uint16_t)((unsigned char)code[0] << 8 | (unsigned char)code[1]));
    }
}

static void learn_calling(tri_i_context *context, const char *word)
{
    char lower[MAX_WORD];
    size_t n = 0;
    for (; word[n] != '\0' && n + 1 < sizeof lower; n++) {
        lower[n] = (char)tolower((unsigned char)word[n]);
    }
    lower[n] = '\0';
    const char *field =
        tri_i_lexicon_cell(&tri_i_lexicon_callings, lower, TRI_CALLINGS_FIELD);
    if (field[0] != '\0') {
        const char *whole =
            tri_i_lexicon_cell(&tri_i_lexicon_callings, lower, TRI_CALLINGS_WHOLE);
        context->fields |= field_bit(field);
        add_value(context->callings,
                  (uint16_t)(1 + tri_hash_string(0, whole[0] == '\0' ? lower : whole) %
                                     UINT16_MAX));
    }
}

/* Takes in a description: the nationalities in it, and its last word before the first
   preposition. */
static void learn_phrase(tri_i_context *context, const char *phrase)
{
    char last[MAX_WORD] = "";
    while (*phrase != '\0') {
        char word[MAX_WORD];
        const size_t n = strcspn(phrase, " ");
        const size_t kept = n < sizeof word ? n : sizeof word - 1;
        memcpy(word, phrase, kept);
        word[kept] = '\0';
        phrase += n;
        phrase += strspn(phrase, " ");
        if (tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, word)) {
            break;
        }
        if (isupper((unsigned char)word[0])) {
            learn_nation(context, tri_i_lexicon_cell(&tri_i_lexicon_demonyms, word,
                                                     TRI_DEMONYMS_CODE));
        }
        memcpy(last, word, kept + 1);
    }
    learn_calling(context, last);
}

void tri_i_learn_role(tri_i_context *context, const char *role)
{
    learn_phrase(context, role);
}

bool tri_i_office_of(const char *role, char office[32])
{
    const char *end = role;
    const char *last = role;
    for (const char *word = role; *word != '\0'; word = end + strspn(end, " ")) {
        char lower[MAX_WORD];
        const size_t n = strcspn(word, " ");
        end = word + n;
        if (n < sizeof lower) {
            memcpy(lower, word, n);
            lower[n] = '\0';
            if (tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, lower)) {
                break;
            }
        }
        last = word;
    }
    size_t n = 0;
    for (; last[n] != '\0' && last[n] != ' ' && n + 1 < 32; n++) {
        office[n] = (char)tolower((unsigned char)last[n]);
    }
    office[n] = '\0';
    const char *whole =
        tri_i_lexicon_cell(&tri_i_lexicon_callings, office, TRI_CALLINGS_WHOLE);
    if (whole[0] != '\0' && strlen(whole) < 32) {
        memcpy(office, whole, strlen(whole) + 1);
    }
    return strcmp(tri_i_lexicon_cell(&tri_i_lexicon_titles, office, TRI_TITLES_KIND),
                  "office") == 0 &&
           strcmp(
               tri_i_lexicon_cell(&tri_i_lexicon_callings, office, TRI_CALLINGS_FIELD),
               "open") == 0;
}

void tri_i_learn_year(tri_i_context *context, const char *label, const char *value)
{
    const bool born =
        strncmp(label, "be bear", 7) == 0 || strncmp(label, "be born", 7) == 0;
    const bool died =
        strncmp(label, "die", 3) == 0 && (label[3] == ' ' || label[3] == '\0');
    if ((born || died) && strspn(value, "0123456789") == 4) {
        const uint16_t year = (uint16_t)strtoul(value, NULL, 10);
        uint16_t *kept = born ? &context->born : &context->died;
        *kept = *kept == 0 ? year : *kept;
    }
}

/* "Springfield, Illinois": the state or province tells two towns of one name apart. */
static void learn_state(tri_i_context *context, const tri_triple *triple)
{
    const char *const *row =
        strcmp(triple->label, "be located in") != 0
            ? NULL
            : tri_i_lexicon_find(&tri_i_lexicon_wikidata, triple->object.name);
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_wikidata, row)) {
        if (strcmp(row[TRI_WIKIDATA_KIND], "state") == 0) {
            add_value(
                context->nations,
                (uint16_t)(1 + tri_hash_string(0, triple->object.name) % UINT16_MAX));
            return;
        }
    }
}

void tri_i_learn_triple(tri_i_context *context, const tri_triple *triple)
{
    if (triple->negated || triple->modality != TRI_MODALITY_ASSERTED) {
        return;
    }
    if (triple->subject.type != TRI_TYPE_PER) {
        if (triple->subject.type == TRI_TYPE_LOC) {
            learn_state(context, triple);
        }
        return;
    }
    for (uint32_t i = 0; i < triple->n_args; i++) {
        if (triple->args[i].kind == TRI_ARG_KIND_TIME) {
            tri_i_learn_year(context, triple->label, triple->args[i].argument.value);
        }
    }
    tri_i_learn_year(context, triple->label, triple->object.value);
    if (triple->pattern != TRI_PATTERN_TITLE && triple->pattern != TRI_PATTERN_COPULA &&
        triple->pattern != TRI_PATTERN_APPOSITION) {
        return;
    }
    if (strcmp(triple->label, "be") == 0) { /* "is a Finnish composer of operas" */
        learn_phrase(context, triple->object.text);
        return;
    }
    /* "composer of" | Finland, whatever words stand for it */
    learn_phrase(context, triple->label);
    const size_t n = strlen(triple->label);
    if (n > 3 && strcmp(triple->label + n - 3, " of") == 0 &&
        strcmp(triple->object.subtype, "country") == 0) {
        const char *const *row =
            tri_i_lexicon_find(&tri_i_lexicon_countries, triple->object.name);
        learn_nation(context, row == NULL ? "" : row[TRI_COUNTRIES_CODE]);
    }
}

void tri_i_add_context(tri_i_context *to, const tri_i_context *from)
{
    for (int i = 0; i < 3; i++) {
        add_value(to->nations, from->nations[i]);
        add_value(to->callings, from->callings[i]);
    }
    to->fields |= from->fields;
    to->born = to->born == 0 ? from->born : to->born;
    to->died = to->died == 0 ? from->died : to->died;
}

bool tri_i_is_empty_context(const tri_i_context *context)
{
    return context->nations[0] == 0 && context->fields == 0 && context->born == 0 &&
           context->died == 0;
}

bool tri_i_are_of_two_nations(const tri_i_context *a, const tri_i_context *b)
{
    return a->nations[0] != 0 && b->nations[0] != 0 &&
           !have_common(a->nations, b->nations);
}

static int compare_years(uint16_t a, uint16_t b)
{
    if (a == 0 || b == 0) {
        return 0;
    }
    return a + 1 < b || b + 1 < a ? OTHER_YEAR : SAME_YEAR;
}

int tri_i_compare_contexts(const tri_i_context *a, const tri_i_context *b)
{
    int points = compare_years(a->born, b->born) + compare_years(a->died, b->died);
    if (a->nations[0] != 0 && b->nations[0] != 0) {
        points += have_common(a->nations, b->nations) ? SAME_NATION : OTHER_NATION;
    }
    if (a->fields != 0 && b->fields != 0) {
        const bool open = ((a->fields | b->fields) & OPEN) != 0;
        points += (a->fields & b->fields) != 0 ? SAME_FIELD
                  : open                       ? OPEN_FIELD
                                               : OTHER_FIELD;
    }
    return points + (have_common(a->callings, b->callings) ? SAME_CALLING : 0);
}
