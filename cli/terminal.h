/* Text of strangers on its way to a terminal. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_TERMINAL_H
#define TRI_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Copies bytes, with '?' for every control character (C0 but line feed and tab, DEL,
   and C1 as UTF-8 has it), which would move a terminal's cursor, or worse.

   out      room for length + 1 bytes
   is_open  the last byte was the first of a pair that the next may end; false at first

   Returns how many bytes are in `out`. */
size_t terminal_clean(const char *bytes, size_t length, char *out, bool *is_open);

#endif
