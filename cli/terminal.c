/* Keeps control characters of strangers from a terminal. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/terminal.h"

enum { C1_LEAD = 0xC2 }; /* C1 controls are C2 80 to C2 9F */

size_t terminal_clean(const char *bytes, size_t length, char *out, bool *is_open)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)bytes[i];
        const bool was_open = *is_open;
        *is_open = c == C1_LEAD;
        if (was_open && c >= 0x80 && c <= 0x9F) {
            out[n++] = '?';
            continue;
        }
        if (was_open) {
            out[n++] = (char)C1_LEAD;
        }
        if (c == C1_LEAD) {
            continue; /* the next byte tells */
        }
        const bool is_control = (c < ' ' && c != '\n' && c != '\t') || c == 0x7F;
        out[n++] = is_control ? '?' : bytes[i];
    }
    return n;
}
