/* Times of day. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/values/dates.h"

#include <stdio.h>

bool tri_i_match_time(const tri_i_values *values, uint32_t token, uint32_t end,
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
    if (tri_i_lexicon_has(&tri_i_lexicon_time_zones, tri_i_word(values, at, end))) {
        at++;
    }
    (void)snprintf(found->value, sizeof found->value, "T%02d:%02d", hour, minute);
    found->end = at;
    return true;
}
