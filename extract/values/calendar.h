/* Dates of the Gregorian calendar, and their ISO 8601 forms. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_CALENDAR_H
#define TRI_EXTRACT_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

/* A day; month and day from 1. */
typedef struct {
    int year, month, day;
} tri_i_day;

enum { TRI_I_ISO_SIZE = 32 }; /* bytes that every form below fits in */

/* Days since 1970-01-01, and back: Howard Hinnant, "chrono-Compatible Low-Level Date
   Algorithms", days_from_civil and civil_from_days. */
long tri_i_day_number(tri_i_day day);
tri_i_day tri_i_day_of_number(long number);

/* 1 Monday to 7 Sunday. */
int tri_i_weekday(tri_i_day day);

/* Whether such a day exists. */
bool tri_i_is_day(tri_i_day day);

/* Reads the date at the beginning of `text`: YYYY-MM-DD; false where there is none. */
bool tri_i_read_day(const char *text, tri_i_day *day);

/* The same day of the month `months` later (negative: before), the month's last day
   where it is shorter. */
tri_i_day tri_i_add_months(tri_i_day day, int months);

/* "2022-01-07", "2022-01", "2022", "2022-W01" (the week of the day). */
void tri_i_print_day(tri_i_day day, char out[TRI_I_ISO_SIZE]);
void tri_i_print_month(int year, int month, char out[TRI_I_ISO_SIZE]);
void tri_i_print_year(int year, char out[TRI_I_ISO_SIZE]);
void tri_i_print_week(tri_i_day day, char out[TRI_I_ISO_SIZE]);

#endif
