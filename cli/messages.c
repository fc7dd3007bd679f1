/* Prints messages, one line each, and the line that is shown meanwhile. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/messages.h"

#include "cli/terminal.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
    bool is_open = false;
    char clean[sizeof line + 1];
    size_t n = terminal_clean(line, strlen(line), clean, &is_open);
    for (size_t i = 0; i < n; i++) {
        if (clean[i] == '\n' || clean[i] == '\t') {
            clean[i] = '?'; /* a message is one line */
        }
    }
    (void)pthread_mutex_lock(&mutex);
    erase();
    (void)fprintf(stderr, "tricot: %.*s\n", (int)n, clean);
    (void)pthread_mutex_unlock(&mutex);
}

bool say_lines(const char *lines, size_t length)
{
    enum { BLOCK = 4096 };
    char clean[BLOCK + 1];
    bool is_open = false;
    bool is_said = true;
    const bool is_terminal = isatty(STDERR_FILENO) == 1;
    (void)pthread_mutex_lock(&mutex);
    erase();
    for (size_t at = 0; at < length; at += BLOCK) {
        const size_t n = length - at < BLOCK ? length - at : BLOCK;
        const size_t n_said =
            is_terminal ? terminal_clean(lines + at, n, clean, &is_open) : n;
        is_said =
            fwrite(is_terminal ? clean : lines + at, 1, n_said, stderr) == n_said &&
            is_said;
    }
    (void)pthread_mutex_unlock(&mutex);
    return is_said;
}
