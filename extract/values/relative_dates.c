/* Dates that are told from the document's own: "today", "last week". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/values/dates.h"

#include <stdio.h>
#include <string.h>

static uint32_t skip_part_of_day(const tri_i_values *values, uint32_t t, uint32_t end)
{
    uint32_t at = t;
    const char *word = tri_i_word(values, at, end);
    if (is(word, "early") || is(word, "late")) {
        word = tri_i_word(values, ++at, end);
    }
    return tri_i_lexicon_has(&tri_i_lexicon_parts_of_day, word) ? at + 1 : t;
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
    } else if (direction == 1 || (direction == 2 && tri_i_is_future(values, token))) {
        day += day == today && direction != 1 ? 0 : 7;
    } else if (direction == 0) {
        day = today - now + weekday;
    }
    tri_i_set_day(found, tri_i_day_of_number(day));
}

/* "last March": the latest before the document's date. */
static void set_month(const tri_i_values *values, int month, int direction,
                      tri_i_value *found)
{
    const int now = values->today.month;
    const int shift = direction == -1 && month >= now  ? -1
                      : direction == 1 && month <= now ? 1
                                                       : 0;
    char text[TRI_I_ISO_SIZE];
    if (values->dated) {
        tri_i_print_month(values->today.year + shift, month, text);
        tri_i_set_value(found, text);
    }
}

static void set_season(const tri_i_values *values, int season, int direction,
                       tri_i_value *found)
{
    if (values->dated) {
        (void)snprintf(found->value, sizeof found->value, "%04d-%02d",
                       values->today.year + direction, season);
    }
}

/* What "last", "this" or "next" says of the word at `t`; false where that is no time.
 */
static bool match_directed(const tri_i_values *values, uint32_t t, uint32_t end,
                           int direction, tri_i_value *found)
{
    const char *word = tri_i_word(values, t, end);
    const int month = tri_i_month_at(values, t, end);
    const int season = tri_i_season_at(values, t, end);
    const char *unit = tri_i_time_unit(word);
    found->end = t + 1;
    if (month != 0) {
        set_month(values, month, direction, found);
    } else if (season != 0) {
        set_season(values, season, direction, found);
    } else if (is(word, "morning") || is(word, "afternoon") || is(word, "evening") ||
               is(word, "night")) {
        tri_i_set_shifted(values, direction, 'D', found);
    } else if (unit != NULL && word[strlen(word) - 1] != 's') {
        tri_i_set_shifted(values, direction, unit[0], found);
    } else {
        return false;
    }
    return true;
}

/* Whether "Today" is a name, or the end of one: "USA TODAY", "Gaza Today", "for Today";
   not where a sentence begins, nor in a heading, where all words have capitals. */
static bool is_in_name(const tri_i_values *values, uint32_t token)
{
    const tri_token *tokens = values->document->tokens;
    const tri_sentence *sentence = &values->document->sentences[tokens[token].sentence];
    if (!tri_i_is_capital(values, token) || token == sentence->begin) {
        return false;
    }
    const tri_token *before = &tokens[token - 1];
    if (before->upos == TRI_UPOS_PUNCT ||
        tri_i_weekday_at(values, token - 1, token) != 0) {
        return false;
    }
    if (before->upos != TRI_UPOS_PROPN || !tri_i_is_capital(values, token - 1)) {
        return !tri_i_is_capital(values, token - 1) || before->upos == TRI_UPOS_DET;
    }
    for (uint32_t t = sentence->begin; t < sentence->end; t++) {
        const char first = tokens[t].form[0];
        if (first >= 'a' && first <= 'z' && tokens[t].upos == TRI_UPOS_VERB) {
            return true;
        }
    }
    char name[64];
    (void)snprintf(name, sizeof name, "%s %s", before->form, tokens[token].form);
    return tri_i_lexicon_has(&tri_i_lexicon_organisations, name);
}

/* "CBS This Morning", but "this morning", "This Monday". */
static bool is_title_of_show(const tri_i_values *values, uint32_t token, uint32_t t)
{
    const tri_token *tokens = values->document->tokens;
    return tri_i_is_capital(values, token) && tri_i_is_capital(values, t) &&
           token > values->document->sentences[tokens[token].sentence].begin &&
           tri_i_month_at(values, t, t + 1) == 0;
}

bool tri_i_match_relative(const tri_i_values *values, uint32_t token, uint32_t end,
                          tri_i_value *found)
{
    const char *word = tri_i_word(values, token, end);
    const bool today = is(word, "today") || is(word, "tonight");
    if (today && is_in_name(values, token)) {
        return false;
    }
    if (today || is(word, "yesterday") || is(word, "tomorrow")) {
        tri_i_set_shifted(values,
                          today                   ? 0
                          : is(word, "yesterday") ? -1
                                                  : 1,
                          'D', found);
        found->end = skip_part_of_day(values, token + 1, end);
        return true;
    }
    int direction = tri_i_direction(word);
    if (direction == 2 && token > 0 &&
        is(tri_i_word(values, token - 1, token), "until")) {
        direction = 1; /* "had until Wednesday": the next one */
    }
    const uint32_t t = token + (tri_i_direction(word) != 2 ? 1 : 0);
    const int weekday = tri_i_weekday_at(values, t, end);
    if (weekday != 0) {
        set_weekday(values, token, weekday, direction, found);
        found->end = skip_part_of_day(values, t + 1, end);
        return true;
    }
    return direction != 2 && !is_title_of_show(values, token, t) &&
           match_directed(values, t, end, direction, found);
}
