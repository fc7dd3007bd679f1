/* Reckons with dates of the Gregorian calendar. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/values/calendar.h"

#include <stdio.h>

long tri_i_day_number(tri_i_day day)
{
    const long y = day.month <= 2 ? (long)day.year - 1 : day.year;
    const long era = (y >= 0 ? y : y - 399) / 400;
    const long year_of_era = y - era * 400;
    const long month = (day.month + 9) % 12; /* from March */
    const long day_of_year = (153 * month + 2) / 5 + day.day - 1;
    const long day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

tri_i_day tri_i_day_of_number(long number)
{
    const long z = number + 719468;
    const long era = (z >= 0 ? z : z - 146096) / 146097;
    const long day_of_era = z - era * 146097;
    const long year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
        365;
    const long day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long month = (5 * day_of_year + 2) / 153;
    tri_i_day day;
    day.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    day.month = (int)(month < 10 ? month + 3 : month - 9);
    day.year = (int)(year_of_era + era * 400 + (day.month <= 2));
    return day;
}

int tri_i_weekday(tri_i_day day)
{
    const long n = (tri_i_day_number(day) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(n < 0 ? n + 7 : n) + 1;
}

bool tri_i_is_day(tri_i_day day)
{
    if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) {
        return false;
    }
    const tri_i_day back = tri_i_day_of_number(tri_i_day_number(day));
    return back.month == day.month && back.day == day.day;
}

bool tri_i_read_day(const char *text, tri_i_day *day)
{
    int numbers[3] = {0};
    static const int digits[3] = {4, 2, 2};
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < digits[i]; k++, text++) {
            if (*text < '0' || *text > '9') {
                return false;
            }
            numbers[i] = numbers[i] * 10 + (*text - '0');
        }
        if (i < 2 && *text++ != '-') {
            return false;
        }
    }
    *day = (tri_i_day){numbers[0], numbers[1], numbers[2]};
    return tri_i_is_day(*day);
}

tri_i_day tri_i_add_months(tri_i_day day, int months)
{
    int index = day.year * 12 + day.month - 1 + months;
    day.year = (index >= 0 ? index : index - 11) / 12;
    day.month = index - day.year * 12 + 1;
    while (!tri_i_is_day(day) && day.day > 28) {
        day.day--;
    }
    return day;
}

void tri_i_print_year(int year, char out[TRI_I_ISO_SIZE])
{
    (void)snprintf(out, TRI_I_ISO_SIZE, "%s%04d", year < 0 ? "-" : "",
                   year < 0 ? -year : year);
}

void tri_i_print_month(int year, int month, char out[TRI_I_ISO_SIZE])
{
    (void)snprintf(out, TRI_I_ISO_SIZE, "%04d-%02d", year, month);
}

void tri_i_print_day(tri_i_day day, char out[TRI_I_ISO_SIZE])
{
    (void)snprintf(out, TRI_I_ISO_SIZE, "%04d-%02d-%02d", day.year, day.month, day.day);
}

void tri_i_print_week(tri_i_day day, char out[TRI_I_ISO_SIZE])
{
    /* ISO 8601: a week belongs to the year that has its Thursday. */
    const long thursday = tri_i_day_number(day) - tri_i_weekday(day) + 4;
    const int year = tri_i_day_of_number(thursday).year;
    const long first = tri_i_day_number((tri_i_day){year, 1, 1});
    (void)snprintf(out, TRI_I_ISO_SIZE, "%04d-W%02ld", year,
                   (thursday - first) / 7 + 1);
}
