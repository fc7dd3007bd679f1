/* Triples of what stands in brackets behind a person's name: when he was born and
   died. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/rules.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_TOKENS = 16, /* in the bracket */
    MAX_LIFE = 115,  /* years */
    MIN_LIFE = 25 /* where only years are told: "(2001–2009)" is a term of office */
};

/* A date in the bracket: a mention, or one half of the interval that it is. */
typedef struct {
    uint32_t head;     /* token */
    tri_i_range words; /* of the half, empty: the whole mention */
    uint8_t half;      /* 1: its beginning, 2: its end */
    const char *value; /* where it begins: ISO 8601 */
} moment;

static bool is_range_mark(const tri_i_finds *x, uint32_t token)
{
    const char *form = tri_i_token(x, token)->form;
    return tri_i_lexicon_has(&tri_i_lexicon_range_marks, form) &&
           strcmp(form, "or") != 0 && strcmp(form, "and") != 0;
}

/* "1901–1975" as two. */
static uint32_t split(const tri_i_finds *x, const tri_mention *mention, moment out[2])
{
    const char *slash = strchr(mention->value, '/');
    for (uint32_t t = mention->begin + 1; slash != NULL && t + 1 < mention->end; t++) {
        if (is_range_mark(x, t)) {
            out[0] = (moment){mention->head, {mention->begin, t}, 1, mention->value};
            out[1] = (moment){mention->head, {t + 1, mention->end}, 2, slash + 1};
            return 2;
        }
    }
    return 0;
}

/* The dates between two tokens, at most two; 0 where there are more. */
static uint32_t find_dates(const tri_i_finds *x, uint32_t begin, uint32_t end,
                           moment out[2])
{
    uint32_t n = 0;
    for (uint32_t t = begin; t < end; t++) {
        const tri_mention *mention = tri_i_mention_of(x, t);
        if (mention == NULL || mention->kind != TRI_MENTION_VALUE ||
            mention->type != TRI_TYPE_DATE) {
            continue;
        }
        if (n == 0 && strchr(mention->value, '/') != NULL) {
            n = split(x, mention, out);
            if (n == 0) {
                return 0;
            }
        } else if (n < 2) {
            out[n++] = (moment){.head = t, .value = mention->value};
        } else {
            return 0;
        }
    }
    return n;
}

/* Whether the two can be a life's ends. */
static bool is_life(const moment dates[2])
{
    const int years = atoi(dates[1].value) - atoi(dates[0].value);
    const bool is_exact = strlen(dates[0].value) > 4 && strlen(dates[1].value) > 4;
    return years <= MAX_LIFE && years >= (is_exact ? 1 : MIN_LIFE);
}

/* `without`: the token of the date behind it, TRI_NONE. */
static void add(tri_i_finds *x, uint32_t person, const moment *date, bool is_birth,
                uint32_t without)
{
    const bool is_day = strlen(date->value) >= strlen("1901-02-03") &&
                        (date->half == 0 || date->value[4] == '-');
    const char *base = is_birth ? "be born" : "die";
    const char *label = tri_i_label(x, base, is_day ? "on" : "in", "");
    tri_i_find *find =
        date->half == 0 ? tri_i_add(x, TRI_PATTERN_APPOSITION, date->head, person,
                                    date->head, label, base)
                        : tri_i_add_words(x, TRI_PATTERN_APPOSITION, date->head, person,
                                          date->head, date->words, label, base);
    if (find != NULL) {
        find->half = date->half;
        find->left_out = date->half == 0 ? without : TRI_NONE;
        find->confidence = 0.8;
    }
}

/* The place that is named right behind a date of the bracket: "born 1950 in Bremen",
   "3 May 1890, Torvik". TRI_NONE: none. */
static uint32_t place_behind(const tri_i_finds *x, const moment *date)
{
    const tri_mention *when = tri_i_mention_of(x, date->head);
    const uint32_t next = date->half == 0 ? when->end : TRI_NONE;
    if (next == TRI_NONE || next + 1 >= x->document->n_tokens ||
        (strcmp(tri_i_token(x, next)->form, "in") != 0 &&
         strcmp(tri_i_token(x, next)->form, ",") != 0)) {
        return TRI_NONE;
    }
    for (uint32_t t = next + 1; t < next + 4 && t < x->document->n_tokens; t++) {
        const tri_mention *place = tri_i_mention_of(x, t);
        if (place != NULL && place->begin == next + 1 &&
            place->kind == TRI_MENTION_NAME && place->type == TRI_TYPE_LOC) {
            return t;
        }
    }
    return TRI_NONE;
}

static void add_place(tri_i_finds *x, uint32_t person, const moment *date,
                      bool is_birth)
{
    const uint32_t place = place_behind(x, date);
    const char *base = is_birth ? "be born" : "die";
    tri_i_find *find = place == TRI_NONE
                           ? NULL
                           : tri_i_add(x, TRI_PATTERN_APPOSITION, place, person, place,
                                       tri_i_label(x, base, "in", ""), base);
    if (find != NULL) {
        find->confidence = 0.8;
    }
}

/* "Ivan Petrov (3 May 1890 – 7 June 1950)", "Maria Soto (born 1950)". */
static void find_life(tri_i_finds *x, uint32_t token)
{
    const tri_mention *person = tri_i_mention_of(x, token);
    if (person == NULL || person->kind != TRI_MENTION_NAME ||
        person->type != TRI_TYPE_PER) {
        return;
    }
    const tri_sentence *s = &x->document->sentences[tri_i_token(x, token)->sentence];
    const uint32_t open = person->end;
    uint32_t close = open;
    while (close < s->end && close < open + MAX_TOKENS &&
           strcmp(tri_i_token(x, close)->form, ")") != 0) {
        close++;
    }
    if (open >= s->end || close >= s->end ||
        strcmp(tri_i_token(x, open)->form, "(") != 0 ||
        strcmp(tri_i_token(x, close)->form, ")") != 0) {
        return;
    }
    char first[32];
    const char *form = tri_i_token(x, open + 1)->form;
    moment dates[2];
    const uint32_t n = find_dates(x, open + 1, close, dates);
    if (n == 0 || tri_utf8_lower(form, strlen(form), first, sizeof first) == 0) {
        return;
    }
    const bool is_born = tri_i_lexicon_has(&tri_i_lexicon_birth_words, first);
    const bool is_dead = tri_i_lexicon_has(&tri_i_lexicon_death_words, first);
    if (n == 1 && (is_born || is_dead)) {
        add(x, token, &dates[0], is_born, TRI_NONE);
        add_place(x, token, &dates[0], is_born);
    } else if (n == 2 && !is_dead && is_life(dates)) {
        add(x, token, &dates[0], true, dates[1].head);
        add(x, token, &dates[1], false, TRI_NONE);
        add_place(x, token, &dates[0], true);
        add_place(x, token, &dates[1], false);
    }
}

bool tri_i_is_party(const tri_i_finds *x, uint32_t token)
{
    char word[8];
    const tri_document *d = x->document;
    const char *form = tri_i_token(x, token)->form;
    if (token == 0 || token + 2 >= d->n_tokens ||
        tri_utf8_lower(form, strlen(form), word, sizeof word) == 0 ||
        !tri_i_lexicon_has(&tri_i_lexicon_party_marks, word)) {
        return false;
    }
    const char *before = d->tokens[token - 1].form;
    const char *after = d->tokens[token + 1].form;
    const bool is_open = strcmp(before, "(") == 0 || strcmp(before, ",") == 0;
    return is_open && (strcmp(after, "-") == 0 || strcmp(after, "–") == 0 ||
                       strcmp(after, ".") == 0 || strcmp(after, ")") == 0);
}

/* "Ann Moss (D-Ohio)": for whom she sits in parliament. */
static void find_seat(tri_i_finds *x, uint32_t token)
{
    const tri_mention *person = tri_i_mention_of(x, token);
    if (person == NULL || person->kind != TRI_MENTION_NAME ||
        person->type != TRI_TYPE_PER || person->end + 3 >= x->document->n_tokens ||
        !tri_i_is_party(x, person->end + 1)) {
        return;
    }
    const uint32_t seat = person->end + 3;
    const tri_mention *place = tri_i_mention_of(x, seat);
    if (place == NULL || place->kind != TRI_MENTION_NAME || place->begin != seat ||
        place->type != TRI_TYPE_LOC) {
        tri_i_refuse(x, TRI_I_REFUSED_NO_NAME, token, token, seat);
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_APPOSITION, seat, token, seat,
                                 "represent", "represent");
    if (find != NULL) {
        find->confidence = 0.7;
    }
}

const tri_i_rule tri_i_bracket_rules[] = {
    {"seat", find_seat}, /* Ann Moss (D-Ohio) */
    {"life", find_life}, /* Ivan Petrov (3 May 1890 – 7 June 1950) */
    {0},
};
