/* Periods: years, decades, centuries, seasons and eras. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/values/dates.h"

#include <stdio.h>
#include <string.h>

/* Whether a four-digit number stands where a year does. */
static bool stands_as_year(const tri_i_values *values, uint32_t token, uint32_t end)
{
    const tri_document *document = values->document;
    const tri_token *t = &document->tokens[token];
    const int year = tri_i_year_at(values, token, end);
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
    if (token >= end || !tri_i_is_capital(values, token)) {
        return 0;
    }
    const char *word = tri_i_word(values, token, end);
    (void)snprintf(era, sizeof era, "%s %s", word, tri_i_word(values, token + 1, end));
    if (tri_i_lexicon_has(&tri_i_lexicon_eras, era)) {
        return token + 2;
    }
    return tri_i_lexicon_has(&tri_i_lexicon_eras, word) ? token + 1 : 0;
}

bool tri_i_is_before_christ(const char *word)
{
    return is(word, "bc") || is(word, "bce") || is(word, "b.c.") ||
           is(word, "b.c.e.") || is(word, "b.c");
}

/* "3000 BC", "44 B.C.", "AD 122", "122 AD": a year that its era makes one; its end, 0
   where it is none. */
static uint32_t read_year_of_era(const tri_i_values *values, uint32_t t, uint32_t end,
                                 tri_i_value *found)
{
    const bool leads =
        is(tri_i_word(values, t, end), "ad") && tri_i_is_capital(values, t);
    const int year = tri_i_plain_number(tri_i_word(values, t + leads, end));
    const char *after = tri_i_word(values, t + 1, end);
    const bool is_after_christ =
        leads || ((is(after, "ad") || is(after, "ce")) && t + 1 < end &&
                  tri_i_is_capital(values, t + 1));
    if (year < 1 || !(is_after_christ || tri_i_is_before_christ(after))) {
        return 0;
    }
    char text[TRI_I_ISO_SIZE];
    tri_i_print_year(is_after_christ ? year : 1 - year, text);
    tri_i_set_value(found, text);
    return t + 2;
}

/* "1990s", "1900s". */
static bool read_decade(const char *word, tri_i_value *found)
{
    const size_t n = strlen(word);
    if ((n != 5 && n != 6) || word[n - 1] != 's') {
        return false;
    }
    const char digits[5] = {word[0], word[1], word[2], word[3], '\0'};
    const int year = tri_i_plain_number(digits);
    if (year < 1000 || year > 2100 || year % 10 != 0) {
        return false;
    }
    char from[TRI_I_ISO_SIZE];
    char to[TRI_I_ISO_SIZE];
    tri_i_print_year(year, from);
    tri_i_print_year(year % 100 == 0 && year < 2000 ? year + 99 : year + 9, to);
    tri_i_set_interval(found, from, to);
    return true;
}

/* "19th century", "nineteenth-century": its end, 0 where there is none. */
static uint32_t read_century(const tri_i_values *values, uint32_t t, uint32_t end,
                             const char *word, tri_i_value *found)
{
    const int ordinal = tri_i_ordinal_number(word);
    if (ordinal < 1 || ordinal > 30) {
        return 0;
    }
    uint32_t at = t + 1;
    at += tri_i_is_dash(tri_i_word(values, at, end)) ? 1 : 0;
    const char *noun = tri_i_word(values, at, end);
    if (!is(noun, "century") && !is(noun, "centuries")) {
        return 0;
    }
    char from[TRI_I_ISO_SIZE];
    char to[TRI_I_ISO_SIZE];
    const bool before = tri_i_is_before_christ(tri_i_word(values, at + 1, end));
    tri_i_print_year(before ? 1 - ordinal * 100 : ordinal * 100 - 99, from);
    tri_i_print_year(before ? ordinal * -100 + 100 : ordinal * 100, to);
    tri_i_set_interval(found, from, to);
    return at + 1 + before;
}

/* Seasons with a year: "winter 2010", "the summer of 1914"; the end, 0 where there is
   none. */
static uint32_t read_season(const tri_i_values *values, uint32_t t, uint32_t end,
                            tri_i_value *found)
{
    const int season = tri_i_season_at(values, t, end);
    uint32_t at = t + 1;
    const int year = season != 0 ? tri_i_read_year_after(values, &at, end) : 0;
    if (year == 0) {
        return 0;
    }
    (void)snprintf(found->value, sizeof found->value, "%04d-%02d", year, season);
    return at;
}

/* A year, or what it is a range with; its end. */
static uint32_t read_years(const tri_i_values *values, uint32_t t, uint32_t end,
                           tri_i_value *found)
{
    char from[TRI_I_ISO_SIZE];
    char to[TRI_I_ISO_SIZE];
    const int year = tri_i_year_at(values, t, end);
    tri_i_print_year(year, from);
    tri_i_set_value(found, from);
    const char *between = tri_i_word(values, t + 1, end);
    const bool dash = tri_i_is_dash(between) || is(between, "/");
    if (dash || joins_years(values, t, end)) {
        int last = tri_i_year_at(values, t + 2, end);
        const int short_form = tri_i_plain_number(tri_i_word(values, t + 2, end));
        if (last == 0 && dash && short_form > year % 100 && short_form < 100) {
            last = year - year % 100 + short_form;
        }
        if (last > year) {
            tri_i_print_year(last, to);
            tri_i_set_interval(found, from, to);
            return t + 3;
        }
    }
    return t + 1;
}

bool tri_i_match_period(const tri_i_values *values, uint32_t token, uint32_t end,
                        tri_i_value *found)
{
    uint32_t t = token;
    const bool article = is(tri_i_word(values, t, end), "the");
    t += article ? 1 : 0;
    const char *word = tri_i_word(values, t, end);
    const bool part =
        is(word, "early") || is(word, "late") || is(word, "mid") || is(word, "mid-");
    if (part) {
        t++;
        t += tri_i_is_dash(tri_i_word(values, t, end)) ? 1 : 0;
        word = tri_i_word(values, t, end);
    }
    if (strncmp(word, "mid-", 4) == 0) {
        word += 4;
    }
    found->core = t;
    if (read_decade(word, found)) {
        found->end = t + 1;
        return true;
    }
    uint32_t after = read_century(values, t, end, word, found);
    after = after != 0 ? after : read_year_of_era(values, t, end, found);
    after = after != 0 ? after : read_season(values, t, end, found);
    after = after != 0 ? after : read_era(values, t, end);
    if (after != 0) {
        found->end = after;
        return true;
    }
    if (part && tri_i_month_at(values, t, end) != 0) {
        return tri_i_match_calendar(values, t, end, found);
    }
    if (!stands_as_year(values, t, end) || (article && !part)) {
        return false;
    }
    found->end = read_years(values, t, end, found);
    return true;
}
