/* The grammar of dates, times, periods and durations. Some 800 lines, since every form
   that a date takes is a small function of its own, and they call each other. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/values/values_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is(const char *word, const char *other)
{
    return strcmp(word, other) == 0;
}

static bool is_hyphen(const char *word)
{
    return is(word, "-") || is(word, "\xE2\x80\x93") || is(word, "\xE2\x80\x94");
}

static bool is_capital(const tri_i_values *values, uint32_t token)
{
    const char c = values->document->tokens[token].form[0];
    return c >= 'A' && c <= 'Z';
}

/* Digits alone, at most four: their number, else -1. */
static int plain_number(const char *word)
{
    int number = 0;
    size_t n = 0;
    for (; word[n] != '\0'; n++) {
        if (word[n] < '0' || word[n] > '9' || n == 4) {
            return -1;
        }
        number = number * 10 + (word[n] - '0');
    }
    return n == 0 ? -1 : number;
}

/* "7th", "21st", "seventh": the number, else 0. */
static int ordinal_number(const char *word)
{
    int number = 0;
    const char *c = word;
    for (; *c >= '0' && *c <= '9' && number < 100; c++) {
        number = number * 10 + (*c - '0');
    }
    if (c != word) {
        return is(c, "st") || is(c, "nd") || is(c, "rd") || is(c, "th") ? number : 0;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_number_words, word);
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_number_words, row)) {
        if (is(row[TRI_NUMBER_WORDS_KIND], "ordinal")) {
            return atoi(row[TRI_NUMBER_WORDS_VALUE]);
        }
        if (is(row[TRI_NUMBER_WORDS_KIND], "part") && word[strlen(word) - 1] != 's') {
            return is(word, "half") || is(word, "quarter")
                       ? 0
                       : atoi(row[TRI_NUMBER_WORDS_VALUE]);
        }
    }
    return 0;
}

static int month_number(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *word = tri_i_word(values, token, end);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_months, word);
    const int month = row == NULL ? 0 : atoi(row[TRI_MONTHS_NUMBER]);
    return month >= 1 && month <= 12 && is_capital(values, token) ? month : 0;
}

static int season_number(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_months, tri_i_word(values, token, end));
    const int number = row == NULL ? 0 : atoi(row[TRI_MONTHS_NUMBER]);
    return number > 12 ? number : 0;
}

static int weekday_number(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_weekdays, tri_i_word(values, token, end));
    if (row == NULL || !is_capital(values, token)) {
        return 0;
    }
    /* "Sun" and "Sat" are other things too. */
    const size_t n = strlen(row[TRI_WEEKDAYS_LOWER]);
    return n > 3 || values->document->tokens[token].upos == TRI_UPOS_PROPN
               ? atoi(row[TRI_WEEKDAYS_NUMBER])
               : 0;
}

static int year_number(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *word = tri_i_word(values, token, end);
    const int year = strlen(word) == 4 ? plain_number(word) : -1;
    return year >= 1000 && year <= 2100 ? year : 0;
}

static bool is_day_number(int day)
{
    return day >= 1 && day <= 31;
}

/* Whether the clause that the token stands in is about the future. */
static bool is_future(const tri_i_values *values, uint32_t token)
{
    const tri_document *document = values->document;
    const tri_sentence *sentence =
        &document->sentences[document->tokens[token].sentence];
    uint32_t verb = token;
    for (int depth = 0; depth < 16 && verb != TRI_NONE; depth++) {
        if (document->tokens[verb].upos == TRI_UPOS_VERB) {
            break;
        }
        verb = document->tokens[verb].head;
    }
    for (uint32_t t = sentence->begin; verb != TRI_NONE && t < sentence->end; t++) {
        if (document->tokens[t].head == verb &&
            document->tokens[t].rel == TRI_REL_AUX &&
            (is(values->words[t], "will") || is(values->words[t], "shall") ||
             is(values->words[t], "'ll") || is(values->words[t], "\xE2\x80\x99ll"))) {
            return true;
        }
    }
    return false;
}

static void set_day(tri_i_value *found, tri_i_day day)
{
    char text[TRI_I_ISO_SIZE];
    tri_i_print_day(day, text);
    (void)snprintf(found->value, sizeof found->value, "%s", text);
}

static void set_interval(tri_i_value *found, const char *from, const char *to)
{
    (void)snprintf(found->value, sizeof found->value, "%s/%s", from, to);
}

/* ---- Calendar dates */

/* Year after a month or day: "2022", ", 2022"; 0 where none. Moves `*t` past it. */
static int read_year_after(const tri_i_values *values, uint32_t *t, uint32_t end)
{
    uint32_t at = *t;
    if (is(tri_i_word(values, at, end), ",") || is(tri_i_word(values, at, end), "of")) {
        at++;
    }
    const int year = year_number(values, at, end);
    if (year != 0) {
        *t = at + 1;
    }
    return year;
}

/* The year that a month without one means: the latest that is not after the document's
   date, the next one in a clause about the future. */
static int year_of_month(const tri_i_values *values, uint32_t token, int month)
{
    int year = values->today.year;
    if (is_future(values, token)) {
        return month < values->today.month ? year + 1 : year;
    }
    return month > values->today.month ? year - 1 : year;
}

static bool match_calendar(const tri_i_values *values, uint32_t token, uint32_t end,
                           tri_i_value *found)
{
    uint32_t t = token;
    char text[TRI_I_ISO_SIZE];
    /* "Friday, 7 January" */
    if (weekday_number(values, t, end) != 0) {
        t++;
        t += is(tri_i_word(values, t, end), ",") ? 1 : 0;
        t += is(tri_i_word(values, t, end), "the") ? 1 : 0;
    }
    /* ISO dates as they are; the reader of "2022-01-07" splits no hyphens in it. */
    tri_i_day iso;
    if (strlen(tri_i_word(values, t, end)) == 10 &&
        tri_i_read_day(tri_i_word(values, t, end), &iso)) {
        set_day(found, iso);
        found->end = t + 1;
        return true;
    }
    int day = plain_number(tri_i_word(values, t, end));
    if (!is_day_number(day)) {
        day = ordinal_number(tri_i_word(values, t, end));
    }
    int month = 0;
    uint32_t at = t;
    int last_day = 0;
    if (is_day_number(day)) { /* "7 January", "7th of January", "7-9 January" */
        at++;
        const int number = plain_number(tri_i_word(values, at + 1, end));
        if (is_hyphen(tri_i_word(values, at, end)) && is_day_number(number) &&
            number > day) {
            last_day = number;
            at += 2;
        }
        at += is(tri_i_word(values, at, end), "of") ? 1 : 0;
        month = month_number(values, at, end);
        at++;
    }
    if (month == 0) { /* "January 7", "January" */
        day = 0;
        last_day = 0;
        at = t;
        month = month_number(values, at, end);
        if (month == 0) {
            return false;
        }
        at++;
        int after = plain_number(tri_i_word(values, at, end));
        if (!is_day_number(after)) {
            uint32_t the = is(tri_i_word(values, at, end), "the") ? 1 : 0;
            after = ordinal_number(tri_i_word(values, at + the, end));
            at += is_day_number(after) ? the : 0;
        }
        if (is_day_number(after)) {
            day = after;
            at++;
        }
    }
    /* A range of days: "March 7-9"; of months: "March-May". */
    int last_month = 0;
    const char *between = tri_i_word(values, at, end);
    if (is_hyphen(between) || is(between, "to")) {
        const int number = plain_number(tri_i_word(values, at + 1, end));
        const int next_month = month_number(values, at + 1, end);
        if (day != 0 && last_day == 0 && is_day_number(number) && number > day) {
            last_day = number;
            at += 2;
        } else if (day == 0 && next_month != 0 && is_hyphen(between)) {
            last_month = next_month;
            at += 2;
        }
    }
    int year = read_year_after(values, &at, end);
    found->end = at;
    if (year == 0) {
        if (!values->dated) {
            return true;
        }
        year = year_of_month(values, token, month);
    }
    const tri_i_day whole = {year, month, day == 0 ? 1 : day};
    if (day != 0 && !tri_i_is_day(whole)) {
        return true;
    }
    if (last_day != 0) {
        char to[TRI_I_ISO_SIZE];
        tri_i_print_day(whole, text);
        tri_i_print_day((tri_i_day){year, month, last_day}, to);
        set_interval(found, text, to);
    } else if (last_month != 0) {
        char to[TRI_I_ISO_SIZE];
        tri_i_print_month(year, month, text);
        tri_i_print_month(last_month < month ? year + 1 : year, last_month, to);
        set_interval(found, text, to);
    } else if (day != 0) {
        set_day(found, whole);
    } else {
        tri_i_print_month(year, month, text);
        (void)snprintf(found->value, sizeof found->value, "%s", text);
    }
    return true;
}

/* Whether a four-digit number stands where a year does. */
static bool stands_as_year(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const tri_document *document = values->document;
    const tri_token *t = &document->tokens[token];
    const int year = year_number(values, token, end);
    if (year == 0) {
        return false;
    }
    const char *next = tri_i_word(values, token + 1, end);
    const tri_sentence *sentence = &document->sentences[t->sentence];
    const char *previous = token > sentence->begin ? values->words[token - 1] : "";
    if (is(previous, "than") || is(previous, "$") || is(next, "%")) {
        return false;
    }
    const bool numbers =
        t->rel == TRI_REL_NUMMOD && t->head != TRI_NONE && t->head > token;
    if (numbers && (document->tokens[t->head].xpos == TRI_XPOS_NNS ||
                    tri_i_lexicon_has(&tri_i_lexicon_units, values->words[t->head]))) {
        return false;
    }
    return tri_i_lexicon_has(&tri_i_lexicon_year_marks, previous) ||
           (year >= 1500 && (!numbers || year >= 1800));
}

/* "(from) 1992 to 1997", "between 1992 and 1997": whether the word behind the year at
   `token` makes a range of it. */
static bool joins_years(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const tri_document *document = values->document;
    const uint32_t begin = document->sentences[document->tokens[token].sentence].begin;
    const char *between = tri_i_word(values, token + 1, end);
    return is(between, "to") || is(between, "until") ||
           (is(between, "and") && token > begin &&
            is(values->words[token - 1], "between"));
}

/* "the Middle Ages", "the late Bronze Age", "Pleistocene": one or two words in
   capitals; their end, 0 where there is none. */
static uint32_t read_era(const tri_i_values *values, uint32_t token, uint32_t end)
{
    char era[2 * TRI_I_WORD_SIZE];
    if (token >= end || !is_capital(values, token)) {
        return 0;
    }
    const char *word = tri_i_word(values, token, end);
    (void)snprintf(era, sizeof era, "%s %s", word, tri_i_word(values, token + 1, end));
    if (tri_i_lexicon_has(&tri_i_lexicon_eras, era)) {
        return token + 2;
    }
    return tri_i_lexicon_has(&tri_i_lexicon_eras, word) ? token + 1 : 0;
}

/* "2019", "2001-2005", "the 1990s", "the 19th century", "winter 2010", "Bronze Age". */
static bool match_period(const tri_i_values *values, uint32_t token, uint32_t end,
                         tri_i_value *found)
{
    uint32_t t = token;
    char from[TRI_I_ISO_SIZE];
    char to[TRI_I_ISO_SIZE];
    const bool article = is(tri_i_word(values, t, end), "the");
    t += article ? 1 : 0;
    const char *word = tri_i_word(values, t, end);
    const bool part =
        is(word, "early") || is(word, "late") || is(word, "mid") || is(word, "mid-");
    if (part) {
        t++;
        t += is_hyphen(tri_i_word(values, t, end)) ? 1 : 0;
        word = tri_i_word(values, t, end);
    }
    if (strncmp(word, "mid-", 4) == 0) {
        word += 4;
    }
    found->core = t;
    /* Decades: "1990s", "'90s". */
    const size_t n = strlen(word);
    if ((n == 5 || n == 6) && word[n - 1] == 's') {
        char digits[5] = {word[0], word[1], word[2], word[3], '\0'};
        const int year = plain_number(digits);
        if (year >= 1000 && year <= 2100 && year % 10 == 0) {
            const int last = year % 100 == 0 && year < 2000 ? year + 99 : year + 9;
            tri_i_print_year(year, from);
            tri_i_print_year(last, to);
            set_interval(found, from, to);
            found->end = t + 1;
            return true;
        }
    }
    /* Centuries: "19th century", "nineteenth-century". */
    const int ordinal = ordinal_number(word);
    if (ordinal >= 1 && ordinal <= 30) {
        uint32_t at = t + 1;
        at += is_hyphen(tri_i_word(values, at, end)) ? 1 : 0;
        const char *noun = tri_i_word(values, at, end);
        if (is(noun, "century") || is(noun, "centuries")) {
            tri_i_print_year(ordinal * 100 - 99, from);
            tri_i_print_year(ordinal * 100, to);
            set_interval(found, from, to);
            found->end = at + 1;
            return true;
        }
    }
    /* Seasons with a year: "winter 2010", "the summer of 1914". */
    const int season = season_number(values, t, end);
    if (season != 0) {
        uint32_t at = t + 1;
        const int year = read_year_after(values, &at, end);
        if (year != 0) {
            (void)snprintf(found->value, sizeof found->value, "%04d-%02d", year,
                           season);
            found->end = at;
            return true;
        }
    }
    const uint32_t era = read_era(values, t, end);
    if (era != 0) {
        found->end = era;
        return true;
    }
    if (part && month_number(values, t, end) != 0) {
        return match_calendar(values, t, end, found);
    }
    if (!stands_as_year(values, t, end) || (article && !part)) {
        return false;
    }
    const int year = year_number(values, t, end);
    tri_i_print_year(year, from);
    (void)snprintf(found->value, sizeof found->value, "%s", from);
    found->end = t + 1;
    const char *between = tri_i_word(values, t + 1, end);
    const bool dash = is_hyphen(between) || is(between, "/");
    if (dash || joins_years(values, t, end)) {
        int last = year_number(values, t + 2, end);
        const int short_form = plain_number(tri_i_word(values, t + 2, end));
        if (last == 0 && dash && short_form > year % 100 && short_form < 100) {
            last = year - year % 100 + short_form;
        }
        if (last > year) {
            tri_i_print_year(last, to);
            set_interval(found, from, to);
            found->end = t + 3;
        }
    } else if (is(between, "bc") || is(between, "bce")) {
        tri_i_print_year(1 - year, from);
        (void)snprintf(found->value, sizeof found->value, "%s", from);
        found->end = t + 2;
    }
    return true;
}

/* ---- Days relative to the document's date */

static uint32_t skip_part_of_day(const tri_i_values *values, uint32_t t, uint32_t end)
{
    uint32_t at = t;
    const char *word = tri_i_word(values, at, end);
    if (is(word, "early") || is(word, "late")) {
        word = tri_i_word(values, ++at, end);
    }
    return tri_i_lexicon_has(&tri_i_lexicon_parts_of_day, word) ? at + 1 : t;
}

/* -1 last, 0 this, 1 next; 2 where the word is none of these. */
static int direction_of(const char *word)
{
    return is(word, "last") || is(word, "past") || is(word, "previous") ? -1
           : is(word, "this")                                           ? 0
           : is(word, "next") || is(word, "coming")                     ? 1
                                                                        : 2;
}

static void set_weekday(const tri_i_values *values, uint32_t token, int weekday,
                        int direction, tri_i_value *found)
{
    if (!values->dated) {
        return;
    }
    const long today = tri_i_day_number(values->today);
    const int now = tri_i_weekday(values->today);
    long day = today - (now - weekday + 7) % 7; /* the latest, today included */
    if (direction == -1 && day == today) {
        day -= 7;
    } else if (direction == 1 || (direction == 2 && is_future(values, token))) {
        day += day == today && direction != 1 ? 0 : 7;
    } else if (direction == 0) {
        day = today - now + weekday;
    }
    set_day(found, tri_i_day_of_number(day));
}

/* "today", "Friday morning", "last Monday", "next week", "this year". */
static bool match_relative(const tri_i_values *values, uint32_t token, uint32_t end,
                           tri_i_value *found)
{
    const char *word = tri_i_word(values, token, end);
    char text[TRI_I_ISO_SIZE];
    const bool today = is(word, "today") || is(word, "tonight");
    if (today || is(word, "yesterday") || is(word, "tomorrow")) {
        const long shift = today ? 0 : is(word, "yesterday") ? -1 : 1;
        if (values->dated) {
            set_day(found,
                    tri_i_day_of_number(tri_i_day_number(values->today) + shift));
        }
        found->end = skip_part_of_day(values, token + 1, end);
        return true;
    }
    uint32_t t = token;
    int direction = direction_of(word);
    if (direction != 2) {
        t++;
    }
    const int weekday = weekday_number(values, t, end);
    if (weekday != 0) {
        set_weekday(values, token, weekday, direction, found);
        found->end = skip_part_of_day(values, t + 1, end);
        return true;
    }
    if (direction == 2) {
        return false;
    }
    word = tri_i_word(values, t, end);
    const int month = month_number(values, t, end);
    const int season = season_number(values, t, end);
    found->end = t + 1;
    if (month != 0) {
        if (values->dated) {
            const int now = values->today.month;
            const int year =
                values->today.year + (direction == -1 && month >= now  ? -1
                                      : direction == 1 && month <= now ? 1
                                                                       : 0);
            tri_i_print_month(year, month, text);
            (void)snprintf(found->value, sizeof found->value, "%s", text);
        }
        return true;
    }
    if (season != 0) {
        if (values->dated) {
            (void)snprintf(found->value, sizeof found->value, "%04d-%02d",
                           values->today.year + direction, season);
        }
        return true;
    }
    const char *const *unit = tri_i_lexicon_find(&tri_i_lexicon_units, word);
    if (is(word, "morning") || is(word, "afternoon") || is(word, "evening") ||
        is(word, "night")) {
        if (values->dated) {
            set_day(found,
                    tri_i_day_of_number(tri_i_day_number(values->today) + direction));
        }
        return true;
    }
    if (unit == NULL || !is(unit[TRI_UNITS_KIND], "time") ||
        word[strlen(word) - 1] == 's') {
        return false;
    }
    if (!values->dated) {
        return true;
    }
    const tri_i_day now = values->today;
    const long number = tri_i_day_number(now);
    switch (unit[TRI_UNITS_UNIT][0]) {
    case 'Y':
        tri_i_print_year(now.year + direction, text);
        break;
    case 'm': {
        const tri_i_day other = tri_i_add_months(now, direction);
        tri_i_print_month(other.year, other.month, text);
        break;
    }
    case 'W':
        tri_i_print_week(tri_i_day_of_number(number + 7L * direction), text);
        break;
    case 'D':
        tri_i_print_day(tri_i_day_of_number(number + direction), text);
        break;
    default:
        return true;
    }
    (void)snprintf(found->value, sizeof found->value, "%s", text);
    return true;
}

/* ---- Durations and times of day */

/* `number` units before (negative) or after the document's date. */
static void set_shifted(const tri_i_values *values, double number, char unit, int sign,
                        tri_i_value *found)
{
    if (!values->dated || number > 4000 || number != (double)(int)number) {
        return;
    }
    const int n = sign * (int)number;
    char text[TRI_I_ISO_SIZE];
    const long today = tri_i_day_number(values->today);
    switch (unit) {
    case 'Y':
        tri_i_print_year(values->today.year + n, text);
        break;
    case 'm': {
        const tri_i_day other = tri_i_add_months(values->today, n);
        tri_i_print_month(other.year, other.month, text);
        break;
    }
    case 'W':
        tri_i_print_week(tri_i_day_of_number(today + 7L * n), text);
        break;
    case 'D':
        tri_i_print_day(tri_i_day_of_number(today + n), text);
        break;
    default:
        return;
    }
    (void)snprintf(found->value, sizeof found->value, "%s", text);
}

static void set_duration(double number, const char *unit, tri_i_value *found)
{
    char digits[TRI_I_VALUE_SIZE];
    char letter = unit[strlen(unit) - 1];
    if (unit[0] == '1') { /* decades and centuries in years */
        number *= strlen(unit) == 3 ? 10 : 100;
    }
    if (letter == 'E') { /* a weekend */
        return;
    }
    tri_i_print_number(number, digits);
    if (strlen(digits) > 16) {
        return;
    }
    const bool time = letter == 'H' || letter == 'M' || letter == 'S';
    (void)snprintf(found->value, sizeof found->value, "P%s%s%c", time ? "T" : "",
                   digits, letter == 'm' ? 'M' : letter);
}

/* "three years", "a few days", "the past two decades", "three years ago", "81-year-old"
   (an age: a number). */
static bool match_duration(const tri_i_values *values, uint32_t token, uint32_t end,
                           tri_i_value *found)
{
    uint32_t t = token;
    t += is(tri_i_word(values, t, end), "the") ? 1 : 0;
    const int direction = direction_of(tri_i_word(values, t, end));
    if (direction != 2) {
        t++;
    } else if (t != token) {
        return false;
    }
    const char *word = tri_i_word(values, t, end);
    if (is(word, "more") || is(word, "less") || is(word, "fewer")) {
        t += is(tri_i_word(values, t + 1, end), "than") ? 2 : 0;
    } else if (is(word, "at") && is(tri_i_word(values, t + 1, end), "least")) {
        t += 2;
    } else {
        t += tri_i_lexicon_has(&tri_i_lexicon_approximators, word) ? 1 : 0;
    }
    if (t >= end) {
        return false; /* a modifier that ends its sentence */
    }
    if (direction == 2) {
        found->core = t;
    }
    double number = 0;
    bool vague = false;
    uint32_t at = tri_i_read_number(values, t, &number, &vague);
    bool article = false;
    if (at == 0) {
        word = tri_i_word(values, t, end);
        at = t;
        if (is(word, "a") || is(word, "an") || is(word, "half")) {
            article = true;
            number = is(word, "half") ? 0.5 : 1;
            at++;
            at += is(word, "half") && is(tri_i_word(values, at, end), "a") ? 1 : 0;
            word = tri_i_word(values, at, end);
        }
        if (tri_i_lexicon_has(&tri_i_lexicon_vague_numbers, word)) {
            vague = true;
            at++;
            at += is(tri_i_word(values, at, end), "of") ? 1 : 0;
        }
        if (at == t) {
            /* "for decades": a bare plural after its preposition. */
            const tri_token *one = &values->document->tokens[t];
            const char *previous = t > values->document->sentences[one->sentence].begin
                                       ? values->words[t - 1]
                                       : "";
            if (t != token || one->xpos != TRI_XPOS_NNS ||
                !(is(previous, "for") || is(previous, "in") || is(previous, "or"))) {
                return false;
            }
            vague = true;
        }
    }
    const bool hyphen = is_hyphen(tri_i_word(values, at, end));
    at += hyphen ? 1 : 0;
    word = tri_i_word(values, at, end);
    const char *const *unit = tri_i_lexicon_find(&tri_i_lexicon_units, word);
    if (unit == NULL || !is(unit[TRI_UNITS_KIND], "time")) {
        return false;
    }
    const bool singular = word[strlen(word) - 1] != 's';
    if (singular && !hyphen && !article && number != 1) {
        return false;
    }
    if (is(word, "second") && (article || !vague)) { /* an ordinal rather than a time */
        if (article || number == 1) {
            return false;
        }
    }
    at++;
    if (is_hyphen(tri_i_word(values, at, end)) &&
        is(tri_i_word(values, at + 1, end), "old")) {
        found->type = TRI_TYPE_NUM;
        found->unit = "years";
        tri_i_print_number(number, found->value);
        found->end = at + 2;
        return true;
    }
    found->end = at;
    word = tri_i_word(values, at, end);
    const char kind = unit[TRI_UNITS_UNIT][strlen(unit[TRI_UNITS_UNIT]) - 1];
    const double units = unit[TRI_UNITS_UNIT][0] != '1'      ? number
                         : strlen(unit[TRI_UNITS_UNIT]) == 3 ? number * 10
                                                             : number * 100;
    if (is(word, "ago") || is(word, "earlier") || is(word, "later") ||
        is(word, "before") || is(word, "from")) {
        if (is(word, "from")) {
            if (!is(tri_i_word(values, at + 1, end), "now")) {
                goto duration;
            }
            at++;
        }
        /* "earlier" and "later" count from a day that the text names elsewhere. */
        if (is(word, "before")) {
            goto duration;
        }
        found->end = at + 1;
        if (!vague && (is(word, "ago") || is(word, "from"))) {
            set_shifted(values, units, kind, is(word, "ago") ? -1 : 1, found);
        }
        return true;
    }
duration:
    /* "a year" alone is as often the noun as the time. */
    if (article && !vague && number == 1) {
        return false;
    }
    if (!vague && direction == 2) {
        set_duration(number, unit[TRI_UNITS_UNIT], found);
    } else if (!vague && direction != 0 && values->dated &&
               units == (double)(int)units && units < 4000) {
        const int n = direction * (int)units;
        const long today = tri_i_day_number(values->today);
        tri_i_day other = values->today;
        switch (kind) {
        case 'Y':
            other = tri_i_add_months(values->today, 12 * n);
            break;
        case 'm':
            other = tri_i_add_months(values->today, n);
            break;
        case 'W':
            other = tri_i_day_of_number(today + 7L * n);
            break;
        case 'D':
            other = tri_i_day_of_number(today + n);
            break;
        default:
            set_duration(number, unit[TRI_UNITS_UNIT], found);
            return true;
        }
        char a[TRI_I_ISO_SIZE];
        char b[TRI_I_ISO_SIZE];
        tri_i_print_day(n < 0 ? other : values->today, a);
        tri_i_print_day(n < 0 ? values->today : other, b);
        set_interval(found, a, b);
    } else if (!vague) {
        set_duration(number, unit[TRI_UNITS_UNIT], found);
    }
    return true;
}

/* "10:30 a.m.", "5 p.m.", "noon", "midnight". */
static bool match_time(const tri_i_values *values, uint32_t token, uint32_t end,
                       tri_i_value *found)
{
    const char *word = tri_i_word(values, token, end);
    if (is(word, "noon") || is(word, "midnight")) {
        (void)snprintf(found->value, sizeof found->value, "T%s",
                       is(word, "noon") ? "12:00" : "00:00");
        found->end = token + 1;
        return true;
    }
    int hour = 0;
    int minute = 0;
    const char *c = word;
    size_t digits = 0;
    for (; *c >= '0' && *c <= '9' && digits < 3; c++, digits++) {
        hour = hour * 10 + (*c - '0');
    }
    if (digits == 0 || digits > 2) {
        return false;
    }
    bool clock = false;
    if ((*c == ':' || *c == '.') && c[1] >= '0' && c[1] <= '5' && c[2] >= '0' &&
        c[2] <= '9') {
        minute = (c[1] - '0') * 10 + (c[2] - '0');
        clock = *c == ':';
        c += 3;
    }
    uint32_t at = token + 1;
    const char *half = *c != '\0' ? c : tri_i_word(values, at, end);
    const bool morning = is(half, "am") || is(half, "a.m");
    const bool evening = is(half, "pm") || is(half, "p.m");
    if (!morning && !evening) {
        if (is(half, "o'clock")) {
            at++;
        } else if (!clock || *c != '\0') {
            return false;
        }
    } else {
        at += *c == '\0' ? 1 : 0;
        if (hour > 12) {
            return false;
        }
        hour = hour % 12 + (evening ? 12 : 0);
    }
    if (hour > 24) {
        return false;
    }
    /* The zone belongs to it. */
    at += tri_i_lexicon_has(&tri_i_lexicon_time_zones, tri_i_word(values, at, end)) ? 1
                                                                                    : 0;
    (void)snprintf(found->value, sizeof found->value, "T%02d:%02d", hour, minute);
    found->end = at;
    return true;
}

bool tri_i_match_date(const tri_i_values *values, uint32_t token, tri_i_value *found)
{
    static bool (*const rules[])(const tri_i_values *, uint32_t, uint32_t,
                                 tri_i_value *) = {
        match_calendar, match_period, match_relative, match_duration, match_time,
    };
    const uint32_t end = tri_i_sentence_end(values, token);
    bool any = false;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        tri_i_value one = {.type = TRI_TYPE_DATE,
                           .core = token,
                           .subtype = "",
                           .unit = "",
                           .value = ""};
        if (rules[i](values, token, end, &one) && (!any || one.end > found->end)) {
            *found = one;
            any = true;
        }
    }
    return any;
}
