/* Prints messages, one line each. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/messages.h"

#include <stdarg.h>
#include <stdio.h>

void say(const char *format, ...)
{
    char line[2048];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    for (char *c = line; *c != '\0'; c++) {
        if ((unsigned char)*c < ' ' || *c == 0x7F) {
            *c = '?';
        }
    }
    (void)fprintf(stderr, "tricot: %s\n", line);
}
