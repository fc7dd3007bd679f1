/* Durations, how long ago something was, and ages. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/values/dates.h"

#include <stdio.h>
#include <string.h>

/* How many of a unit. */
typedef struct {
    double number;
    bool vague;   /* it has no number: "several" */
    bool article; /* "a", "half a" */
} count;

/* Where the count begins behind words that make it less exact. */
static uint32_t skip_modifiers(const tri_i_values *values, uint32_t t, uint32_t end)
{
    const char *word = tri_i_word(values, t, end);
    const char *next = tri_i_word(values, t + 1, end);
    if (is(word, "more") || is(word, "less") || is(word, "fewer")) {
        return is(next, "than") ? t + 2 : t;
    }
    if (is(word, "at") && is(next, "least")) {
        return t + 2;
    }
    return tri_i_lexicon_has(&tri_i_lexicon_approximators, word) ? t + 1 : t;
}

/* "for decades": whether a bare plural stands at `t`, behind its preposition. */
static bool is_bare_plural(const tri_i_values *values, uint32_t t)
{
    const tri_token *one = &values->document->tokens[t];
    const char *previous = t > values->document->sentences[one->sentence].begin
                               ? values->words[t - 1]
                               : "";
    return one->xpos == TRI_XPOS_NNS &&
           (is(previous, "for") || is(previous, "in") || is(previous, "or"));
}

/* A number in digits or words, "a", "half a", "several"; or nothing before a plural
   that may be bare. Moves `*t` past it. */
static bool read_count(const tri_i_values *values, uint32_t *t, uint32_t end,
                       bool may_be_bare, count *read)
{
    *read = (count){0};
    uint32_t at = tri_i_read_number(values, *t, &read->number, &read->vague);
    if (at != 0) {
        *t = at;
        return true;
    }
    at = *t;
    const char *word = tri_i_word(values, at, end);
    if (is(word, "a") || is(word, "an") || is(word, "half")) {
        read->article = true;
        read->number = is(word, "half") ? 0.5 : 1;
        at++;
        at += is(word, "half") && is(tri_i_word(values, at, end), "a") ? 1 : 0;
        word = tri_i_word(values, at, end);
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_vague_numbers, word)) {
        read->vague = true;
        at++;
        at += is(tri_i_word(values, at, end), "of") ? 1 : 0;
    }
    if (at == *t) {
        read->vague = true;
        return may_be_bare && is_bare_plural(values, at);
    }
    *t = at;
    return true;
}

/* The unit that is counted, as tri_i_time_unit has it; NULL where there is none. Moves
   `*t` past it. */
static const char *read_unit(const tri_i_values *values, uint32_t *t, uint32_t end,
                             const count *of)
{
    const bool hyphen = tri_i_is_dash(tri_i_word(values, *t, end));
    *t += hyphen ? 1 : 0;
    const char *word = tri_i_word(values, *t, end);
    const char *unit = tri_i_time_unit(word);
    if (unit == NULL) {
        return NULL;
    }
    const bool singular = word[strlen(word) - 1] != 's';
    if (singular && !hyphen && !of->article && of->number != 1) {
        return NULL;
    }
    /* An ordinal rather than a time. */
    if (is(word, "second") && (of->article || (!of->vague && of->number == 1))) {
        return NULL;
    }
    ++*t;
    return unit;
}

static void set_duration(double units, char unit, tri_i_value *found)
{
    char digits[TRI_I_VALUE_SIZE];
    if (unit == 'E') { /* a weekend */
        return;
    }
    tri_i_print_number(units, digits);
    if (strlen(digits) > 16) {
        return;
    }
    const bool time = unit == 'H' || unit == 'M' || unit == 'S';
    (void)snprintf(found->value, sizeof found->value, "P%s%s%c", time ? "T" : "",
                   digits, unit == 'm' ? 'M' : unit);
}

/* "the past two decades": from a day to the document's date, or from that to a day;
   false where the days are not known. */
static bool set_span(const tri_i_values *values, int direction, double units, char unit,
                     tri_i_value *found)
{
    tri_i_day other;
    if (direction == 2 || direction == 0 || !values->dated || units >= 4000 ||
        units != (double)(int)units ||
        !tri_i_shift(values->today, direction * (int)units, unit, &other)) {
        return false;
    }
    const bool past = direction * (int)units < 0;
    char from[TRI_I_ISO_SIZE];
    char to[TRI_I_ISO_SIZE];
    tri_i_print_day(past ? other : values->today, from);
    tri_i_print_day(past ? values->today : other, to);
    tri_i_set_interval(found, from, to);
    return true;
}

/* "ago", "from now", "earlier", "later" behind a duration that ends at `t`. */
static bool read_shift(const tri_i_values *values, uint32_t t, uint32_t end,
                       const count *of, double units, char unit, tri_i_value *found)
{
    const char *word = tri_i_word(values, t, end);
    int sign = 0;
    found->end = t + 1;
    if (is(word, "ago")) {
        sign = -1;
    } else if (is(word, "from") && is(tri_i_word(values, t + 1, end), "now")) {
        sign = 1;
        found->end++;
    } else if (!is(word, "earlier") && !is(word, "later")) {
        return false;
    }
    /* "earlier" and "later" count from a day that the text names elsewhere. */
    if (sign != 0 && !of->vague && units <= 4000 && units == (double)(int)units) {
        tri_i_set_shifted(values, sign * (int)units, unit, found);
    }
    return true;
}

bool tri_i_match_duration(const tri_i_values *values, uint32_t token, uint32_t end,
                          tri_i_value *found)
{
    uint32_t t = token;
    t += is(tri_i_word(values, t, end), "the") ? 1 : 0;
    const int direction = tri_i_direction(tri_i_word(values, t, end));
    if (direction != 2) {
        t++;
    } else if (t != token) {
        return false;
    }
    t = skip_modifiers(values, t, end);
    if (t >= end) {
        return false; /* a modifier that ends its sentence */
    }
    if (direction == 2) {
        found->core = t;
    }
    count of;
    if (!read_count(values, &t, end, t == token, &of)) {
        return false;
    }
    const char *unit = read_unit(values, &t, end, &of);
    if (unit == NULL) {
        return false;
    }
    if (tri_i_is_dash(tri_i_word(values, t, end)) &&
        is(tri_i_word(values, t + 1, end), "old")) {
        found->type = TRI_TYPE_NUM;
        found->unit = "years";
        tri_i_print_number(of.number, found->value);
        found->end = t + 2;
        return true;
    }
    const char letter = unit[strlen(unit) - 1];
    /* Decades and centuries are told in years. */
    const double units = unit[0] != '1'      ? of.number
                         : strlen(unit) == 3 ? of.number * 10
                                             : of.number * 100;
    if (read_shift(values, t, end, &of, units, letter, found)) {
        return true;
    }
    found->end = t;
    /* "a year" alone is as often the noun as the time. */
    if (of.article && !of.vague && of.number == 1) {
        return false;
    }
    if (!of.vague && !set_span(values, direction, units, letter, found)) {
        set_duration(units, letter, found);
    }
    return true;
}
