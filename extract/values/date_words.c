/* The words that dates are made of, and how their values are put down. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/values/dates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Words */

bool tri_i_is_dash(const char *word)
{
    return is(word, "-") || is(word, "\xE2\x80\x93") || is(word, "\xE2\x80\x94");
}

bool tri_i_is_capital(const tri_i_values *values, uint32_t token)
{
    const char c = values->document->tokens[token].form[0];
    return c >= 'A' && c <= 'Z';
}

int tri_i_plain_number(const char *word)
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

int tri_i_ordinal_number(const char *word)
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

int tri_i_month_at(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *word = tri_i_word(values, token, end);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_months, word);
    const int month = row == NULL ? 0 : atoi(row[TRI_MONTHS_NUMBER]);
    return month >= 1 && month <= 12 && tri_i_is_capital(values, token) ? month : 0;
}

int tri_i_season_at(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_months, tri_i_word(values, token, end));
    const int number = row == NULL ? 0 : atoi(row[TRI_MONTHS_NUMBER]);
    return number > 12 ? number : 0;
}

int tri_i_weekday_at(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_weekdays, tri_i_word(values, token, end));
    if (row == NULL || !tri_i_is_capital(values, token)) {
        return 0;
    }
    /* "Sun" and "Sat" are other things too. */
    const size_t n = strlen(row[TRI_WEEKDAYS_LOWER]);
    return n > 3 || values->document->tokens[token].upos == TRI_UPOS_PROPN
               ? atoi(row[TRI_WEEKDAYS_NUMBER])
               : 0;
}

int tri_i_year_at(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const char *word = tri_i_word(values, token, end);
    const int year = strlen(word) == 4 ? tri_i_plain_number(word) : -1;
    return year >= 1000 && year <= 2100 ? year : 0;
}

bool tri_i_is_day_number(int day)
{
    return day >= 1 && day <= 31;
}

int tri_i_read_year_after(const tri_i_values *values, uint32_t *t, uint32_t end)
{
    uint32_t at = *t;
    if (is(tri_i_word(values, at, end), ",") || is(tri_i_word(values, at, end), "of")) {
        at++;
    }
    const int year = tri_i_year_at(values, at, end);
    if (year != 0) {
        *t = at + 1;
    }
    return year;
}

int tri_i_direction(const char *word)
{
    return is(word, "last") || is(word, "past") || is(word, "previous") ? -1
           : is(word, "this")                                           ? 0
           : is(word, "next") || is(word, "coming")                     ? 1
                                                                        : 2;
}

const char *tri_i_time_unit(const char *word)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_units, word);
    return row != NULL && is(row[TRI_UNITS_KIND], "time") ? row[TRI_UNITS_UNIT] : NULL;
}

bool tri_i_is_future(const tri_i_values *values, uint32_t token)
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

/* ---- Values */

void tri_i_set_value(tri_i_value *found, const char *text)
{
    (void)snprintf(found->value, sizeof found->value, "%s", text);
}

void tri_i_set_day(tri_i_value *found, tri_i_day day)
{
    char text[TRI_I_ISO_SIZE];
    tri_i_print_day(day, text);
    tri_i_set_value(found, text);
}

void tri_i_set_interval(tri_i_value *found, const char *from, const char *to)
{
    (void)snprintf(found->value, sizeof found->value, "%s/%s", from, to);
}

bool tri_i_shift(tri_i_day day, int n, char unit, tri_i_day *shifted)
{
    switch (unit) {
    case 'Y':
        *shifted = tri_i_add_months(day, 12 * n);
        return true;
    case 'm':
        *shifted = tri_i_add_months(day, n);
        return true;
    case 'W':
        *shifted = tri_i_day_of_number(tri_i_day_number(day) + 7L * n);
        return true;
    case 'D':
        *shifted = tri_i_day_of_number(tri_i_day_number(day) + n);
        return true;
    default:
        return false;
    }
}

void tri_i_set_shifted(const tri_i_values *values, int n, char unit, tri_i_value *found)
{
    tri_i_day day;
    char text[TRI_I_ISO_SIZE];
    if (!values->dated || !tri_i_shift(values->today, n, unit, &day)) {
        return;
    }
    switch (unit) {
    case 'Y':
        tri_i_print_year(day.year, text);
        break;
    case 'm':
        tri_i_print_month(day.year, day.month, text);
        break;
    case 'W':
        tri_i_print_week(day, text);
        break;
    default:
        tri_i_print_day(day, text);
        break;
    }
    tri_i_set_value(found, text);
}
