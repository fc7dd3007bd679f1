/* What the parts of the grammar of dates share. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_VALUES_DATES_H
#define TRI_EXTRACT_VALUES_DATES_H

#include "extract/values/values_i.h"

/* ---- The parts: each finds what begins at `token` and ends before `end`, its
   sentence's, and fills `found` but for what is the same for all dates. */

/* "7 January 2022", "Friday, 7 January", "March 7-9", "March-May" (calendar_dates.c).
 */
bool tri_i_match_calendar(const tri_i_values *values, uint32_t token, uint32_t end,
                          tri_i_value *found);
/* "2019", "2001-2005", "the 1990s", "the 19th century", "winter 2010", "Bronze Age"
   (periods.c). */
bool tri_i_match_period(const tri_i_values *values, uint32_t token, uint32_t end,
                        tri_i_value *found);
/* "today", "Friday morning", "last Monday", "next week", "this year"
   (relative_dates.c). */
bool tri_i_match_relative(const tri_i_values *values, uint32_t token, uint32_t end,
                          tri_i_value *found);
/* "three years", "a few days", "the past two decades", "three years ago", "81-year-old"
   (an age: a number) (durations.c). */
bool tri_i_match_duration(const tri_i_values *values, uint32_t token, uint32_t end,
                          tri_i_value *found);
/* "10:30 a.m.", "5 p.m.", "noon", "midnight" (times.c). */
bool tri_i_match_time(const tri_i_values *values, uint32_t token, uint32_t end,
                      tri_i_value *found);

/* ---- Words (date_words.c) */

bool tri_i_is_dash(const char *word);

/* Whether the token's form begins with a capital of ASCII. */
bool tri_i_is_capital(const tri_i_values *values, uint32_t token);

/* Digits alone, at most four: their number, else -1. */
int tri_i_plain_number(const char *word);

/* "7th", "21st", "seventh": the number, else 0. */
int tri_i_ordinal_number(const char *word);

/* Each is the number of what stands at `token`, 0 where it is none: 1 January to 12
   December; ISO 8601's 21 spring to 24 winter; 1 Monday to 7 Sunday; a year of 1000 to
   2100. */
int tri_i_month_at(const tri_i_values *values, uint32_t token, uint32_t end);
int tri_i_season_at(const tri_i_values *values, uint32_t token, uint32_t end);
int tri_i_weekday_at(const tri_i_values *values, uint32_t token, uint32_t end);
int tri_i_year_at(const tri_i_values *values, uint32_t token, uint32_t end);

bool tri_i_is_day_number(int day);

/* Year after a month or day: "2022", ", 2022"; 0 where none. Moves `*t` past it. */
int tri_i_read_year_after(const tri_i_values *values, uint32_t *t, uint32_t end);

/* -1 last, 0 this, 1 next; 2 where the word is none of these. */
int tri_i_direction(const char *word);

/* The letter of a unit of time, a number before it where it is several ("10Y"); NULL
   where the word is none. */
const char *tri_i_time_unit(const char *word);

/* Whether the clause that the token stands in is about the future. */
bool tri_i_is_future(const tri_i_values *values, uint32_t token);

/* ---- Values (date_words.c) */

void tri_i_set_value(tri_i_value *found, const char *text);
void tri_i_set_day(tri_i_value *found, tri_i_day day);
void tri_i_set_interval(tri_i_value *found, const char *from, const char *to);

/* The day `n` years (unit Y), months (m), weeks (W) or days (D) later, negative:
   earlier; false where the unit is another. */
bool tri_i_shift(tri_i_day day, int n, char unit, tri_i_day *shifted);

/* The year, month, week or day that is so far from the document's date; nothing where
   that is unknown or the unit is another. */
void tri_i_set_shifted(const tri_i_values *values, int n, char unit,
                       tri_i_value *found);

#endif
