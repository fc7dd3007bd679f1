/* What every writer writes to a sink, whose first error sticks. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_SINK_H
#define TRI_BASE_SINK_H

#include "base/status.h"

/* Appends bytes, a string, a character, a printf format (numbers as in the C locale:
   use it for integers and strings only), a number with `decimals` places after a point
   in every locale (zeros at the end are kept). */
void tri_sink_bytes(tri_sink *sink, const void *bytes, size_t length);
void tri_sink_string(tri_sink *sink, const char *text);
void tri_sink_char(tri_sink *sink, char c);
void tri_sink_printf(tri_sink *sink, const char *format, ...) TRI_PRINTF(2, 3);
void tri_sink_fixed(tri_sink *sink, double value, int decimals);

/* Appends the shortest decimal form that reads back as the same double, with a point in
   every locale; "NaN", "INF", "-INF" where it is not finite. */
void tri_sink_double(tri_sink *sink, double value);

/* The same into `out`, ended by a NUL; returns its length. */
enum { TRI_I_DOUBLE_ROOM = 64 };
size_t tri_i_print_double(double value, char out[TRI_I_DOUBLE_ROOM]);

/* Appends `text` as a JSON string with its quotes: UTF-8 as it is, control characters
   (C1 too), quote and backslash escaped, invalid UTF-8 as U+FFFD. */
void tri_sink_json(tri_sink *sink, const char *text, size_t length);

/* Appends UTF-8 that must stay on its line and in its cell: each run of white space and
   control characters in it is one blank, at its ends none. */
void tri_sink_line(tri_sink *sink, const char *text, size_t length);

#endif
