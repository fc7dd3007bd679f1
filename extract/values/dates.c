/* The grammar of dates, times, periods and durations: the longest that any part finds.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/values/dates.h"

bool tri_i_match_date(const tri_i_values *values, uint32_t token, tri_i_value *found)
{
    static bool (*const rules[])(const tri_i_values *, uint32_t, uint32_t,
                                 tri_i_value *) = {
        tri_i_match_calendar, tri_i_match_period, tri_i_match_relative,
        tri_i_match_duration, tri_i_match_time,
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
