/* What the program says on standard error. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_MESSAGES_H
#define TRI_CLI_MESSAGES_H

#include "cli/library.h"

/* Prints "tricot: ", the message and a line feed; control characters of what is named
   in it become '?', so that it stays one line. Any thread may call it. */
void say(const char *format, ...) TRI_PRINTF(1, 2);

/* Prints lines as they are; on a terminal without control characters. False where they
   could not be written. */
bool say_lines(const char *lines, size_t length);

/* Shows a line in place of the one that was shown before, without a line feed; a
   message takes its place. NULL: nothing is shown any more. For terminals. */
void show(const char *line);

#endif
