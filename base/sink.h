/* Where bytes go: every writer writes to a sink; its first error sticks. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_SINK_H
#define TRI_BASE_SINK_H

#include "base/status.h"

#include <stdint.h>

/* Takes `length` bytes; anything but TRI_OK stops the writing. */
typedef tri_status (*tri_write_function)(const void *bytes, size_t length, void *user);

/* Bytes are gathered in a buffer and handed on when it is full. After an error nothing
   is handed on any more. One thread at a time. */
typedef struct {
    tri_write_function write;
    void *user;
    tri_status status;  /* the first error, else TRI_OK */
    uint64_t n_bytes;   /* handed in so far */
    uint64_t n_dropped; /* characters that a writer left out, since its form has no
                           place for them */
    size_t n_buffer;    /* bytes waiting */
    unsigned char buffer[16384];
} tri_sink;

/* A sink over a function of the caller. */
TRI_API void tri_sink_init(tri_sink *sink, tri_write_function write, void *user);

/* Hands on what waits in the buffer and returns the first error. */
TRI_API tri_status tri_sink_flush(tri_sink *sink);

/* Appends bytes, a string, a character, a printf format (numbers as in the C locale:
   use it for integers and strings only), a number with `decimals` places after a point
   in every locale (zeros at the end are kept). */
TRI_API void tri_sink_bytes(tri_sink *sink, const void *bytes, size_t length);
TRI_API void tri_sink_string(tri_sink *sink, const char *text);
TRI_API void tri_sink_char(tri_sink *sink, char c);
TRI_API void tri_sink_printf(tri_sink *sink, const char *format, ...) TRI_PRINTF(2, 3);
TRI_API void tri_sink_fixed(tri_sink *sink, double value, int decimals);

/* Appends the shortest decimal form that reads back as the same double, with a point in
   every locale; "NaN", "INF", "-INF" where it is not finite. */
TRI_API void tri_sink_double(tri_sink *sink, double value);

/* The same into `out`, ended by a NUL; returns its length. */
enum { TRI_I_DOUBLE_ROOM = 64 };
size_t tri_i_print_double(double value, char out[TRI_I_DOUBLE_ROOM]);

/* Appends `text` as a JSON string with its quotes: UTF-8 as it is, control characters,
   quote and backslash escaped, invalid UTF-8 as U+FFFD. */
TRI_API void tri_sink_json(tri_sink *sink, const char *text, size_t length);

/* Appends UTF-8 that must stay on its line and in its cell: each run of white space and
   control characters in it is one blank, at its ends none. */
TRI_API void tri_sink_line(tri_sink *sink, const char *text, size_t length);

/* A memory buffer as the end of a sink: pass it as `user` to tri_memory_write.
   Zeroed is empty. The bytes are freed by the caller with free(). */
typedef struct {
    char *bytes; /* always ended by a NUL that is not counted */
    size_t n_bytes;
    size_t capacity;
} tri_memory;
TRI_API tri_status tri_memory_write(const void *bytes, size_t length, void *memory);

#endif
