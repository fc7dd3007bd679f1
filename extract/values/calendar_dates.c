/* Dates of the calendar: days and months, and ranges of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/values/dates.h"

#include <string.h>

/* As it was read; 0: not there. */
typedef struct {
    int year, month, day;
    int last_month, last_day; /* of a range */
} date;

/* The year that a month without one means: the latest that is not after the document's
   date, the next one in a clause about the future. */
static int year_of_month(const tri_i_values *values, uint32_t token, int month)
{
    int year = values->today.year;
    if (tri_i_is_future(values, token)) {
        return month < values->today.month ? year + 1 : year;
    }
    return month > values->today.month ? year - 1 : year;
}

/* The year at the end of the list of months that goes on at `t`, for one before it: of
   "July" in "April, July and November 2014"; 0 where there is none. */
static int year_of_list(const tri_i_values *values, uint32_t t, uint32_t end, int month)
{
    bool is_list = false;
    int last = 0;
    for (; t < end; t++) {
        const char *word = tri_i_word(values, t, end);
        const int next = tri_i_month_at(values, t, end);
        if (next != 0) {
            is_list = true;
            last = next;
        } else if (!is(word, ",") && !is(word, "and") && !is(word, "or")) {
            break;
        }
    }
    const int year = is_list ? tri_i_year_at(values, t, end) : 0;
    return year == 0 ? 0 : last < month ? year - 1 : year;
}

/* "7 January", "7th of January", "7-9 January"; moves `*t` past it. */
static bool read_day_month(const tri_i_values *values, uint32_t *t, uint32_t end,
                           date *read)
{
    uint32_t at = *t;
    int last_day = 0;
    int day = tri_i_plain_number(tri_i_word(values, at, end));
    if (!tri_i_is_day_number(day)) {
        day = tri_i_ordinal_number(tri_i_word(values, at, end));
    }
    if (!tri_i_is_day_number(day)) {
        return false;
    }
    at++;
    const int number = tri_i_plain_number(tri_i_word(values, at + 1, end));
    if (tri_i_is_dash(tri_i_word(values, at, end)) && tri_i_is_day_number(number) &&
        number > day) {
        last_day = number;
        at += 2;
    }
    at += is(tri_i_word(values, at, end), "of") ? 1 : 0;
    const int month = tri_i_month_at(values, at, end);
    if (month == 0) {
        return false;
    }
    *read = (date){.month = month, .day = day, .last_day = last_day};
    *t = at + 1;
    return true;
}

/* "January 7", "January the 7th", "January"; moves `*t` past it. */
static bool read_month_day(const tri_i_values *values, uint32_t *t, uint32_t end,
                           date *read)
{
    uint32_t at = *t;
    const int month = tri_i_month_at(values, at, end);
    if (month == 0) {
        return false;
    }
    *read = (date){.month = month};
    at++;
    int after = tri_i_plain_number(tri_i_word(values, at, end));
    if (!tri_i_is_day_number(after)) {
        const uint32_t the = is(tri_i_word(values, at, end), "the") ? 1 : 0;
        after = tri_i_ordinal_number(tri_i_word(values, at + the, end));
        at += tri_i_is_day_number(after) ? the : 0;
    }
    if (tri_i_is_day_number(after)) {
        read->day = after;
        at++;
    }
    *t = at;
    return true;
}

/* A range of days: "March 7-9"; of months: "March-May". Moves `*t` past it. */
static void read_range(const tri_i_values *values, uint32_t *t, uint32_t end,
                       date *read)
{
    const char *between = tri_i_word(values, *t, end);
    if (!tri_i_is_dash(between) && !is(between, "to")) {
        return;
    }
    const int number = tri_i_plain_number(tri_i_word(values, *t + 1, end));
    const int month = tri_i_month_at(values, *t + 1, end);
    if (read->day != 0 && read->last_day == 0 && tri_i_is_day_number(number) &&
        number > read->day) {
        read->last_day = number;
        *t += 2;
    } else if (read->day == 0 && month != 0 && tri_i_is_dash(between)) {
        read->last_month = month;
        *t += 2;
    }
}

/* A day that does not exist has no value. */
static void set_date(date read, tri_i_value *found)
{
    char from[TRI_I_ISO_SIZE];
    char to[TRI_I_ISO_SIZE];
    const tri_i_day day = {read.year, read.month, read.day};
    if (read.day != 0 && !tri_i_is_day(day)) {
        return;
    }
    if (read.last_day != 0) {
        tri_i_print_day(day, from);
        tri_i_print_day((tri_i_day){read.year, read.month, read.last_day}, to);
        tri_i_set_interval(found, from, to);
    } else if (read.last_month != 0) {
        tri_i_print_month(read.year, read.month, from);
        tri_i_print_month(read.last_month < read.month ? read.year + 1 : read.year,
                          read.last_month, to);
        tri_i_set_interval(found, from, to);
    } else if (read.day != 0) {
        tri_i_set_day(found, day);
    } else {
        tri_i_print_month(read.year, read.month, from);
        tri_i_set_value(found, from);
    }
}

bool tri_i_match_calendar(const tri_i_values *values, uint32_t token, uint32_t end,
                          tri_i_value *found)
{
    uint32_t t = token;
    /* "Friday, 7 January" */
    if (tri_i_weekday_at(values, t, end) != 0) {
        t++;
        t += is(tri_i_word(values, t, end), ",") ? 1 : 0;
        t += is(tri_i_word(values, t, end), "the") ? 1 : 0;
    }
    /* ISO dates as they are; the reader of "2022-01-07" splits no hyphens in it. */
    tri_i_day iso;
    if (strlen(tri_i_word(values, t, end)) == 10 &&
        tri_i_read_day(tri_i_word(values, t, end), &iso)) {
        tri_i_set_day(found, iso);
        found->end = t + 1;
        return true;
    }
    date read;
    if (!read_day_month(values, &t, end, &read) &&
        !read_month_day(values, &t, end, &read)) {
        return false;
    }
    read_range(values, &t, end, &read);
    read.year = tri_i_read_year_after(values, &t, end);
    found->end = t;
    if (read.year == 0 && read.day == 0) {
        read.year = year_of_list(values, found->end, end, read.month);
    }
    if (read.year == 0) {
        if (!values->dated) {
            return true;
        }
        read.year = year_of_month(values, token, read.month);
    }
    set_date(read, found);
    return true;
}
