/* Prints messages, one line each, and the line that is shown meanwhile. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/messages.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int n_shown; /* characters of the line that is shown */

/* By blanks, not by an escape sequence: those are for colours and the like. */
static void erase(void)
{
    if (n_shown > 0) {
        (void)fprintf(stderr, "\r%*s\r", n_shown, "");
        n_shown = 0;
    }
}

void show(const char *line)
{
    (void)pthread_mutex_lock(&mutex);
    const int n = line != NULL ? (int)strlen(line) : 0;
    if (n < n_shown) {
        erase();
    }
    if (n > 0) {
        (void)fprintf(stderr, "\r%s", line);
    }
    n_shown = n;
    (void)fflush(stderr);
    (void)pthread_mutex_unlock(&mutex);
}

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
    (void)pthread_mutex_lock(&mutex);
    erase();
    (void)fprintf(stderr, "tricot: %s\n", line);
    (void)pthread_mutex_unlock(&mutex);
}
