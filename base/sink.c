/* Gathers bytes in a buffer and hands them on; prints numbers and JSON strings. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sink.h"
#include "base/utf8.h"

#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tri_sink_init(tri_sink *sink, tri_write_function write, void *user)
{
    sink->write = write;
    sink->user = user;
    sink->status = TRI_OK;
    sink->n_bytes = 0;
    sink->n_dropped = 0;
    sink->n_buffer = 0;
}

tri_status tri_sink_flush(tri_sink *sink)
{
    if (sink->status == TRI_OK && sink->n_buffer > 0) {
        sink->status = sink->write(sink->buffer, sink->n_buffer, sink->user);
    }
    sink->n_buffer = 0;
    return sink->status;
}

void tri_sink_bytes(tri_sink *sink, const void *bytes, size_t length)
{
    if (sink->status != TRI_OK || length == 0) {
        return;
    }
    if (length > sizeof sink->buffer - sink->n_buffer &&
        tri_sink_flush(sink) != TRI_OK) {
        return;
    }
    sink->n_bytes += length;
    if (length > sizeof sink->buffer) {
        sink->status = sink->write(bytes, length, sink->user);
        return;
    }
    memcpy(sink->buffer + sink->n_buffer, bytes, length);
    sink->n_buffer += length;
}

void tri_sink_string(tri_sink *sink, const char *text)
{
    tri_sink_bytes(sink, text, strlen(text));
}

void tri_sink_char(tri_sink *sink, char c)
{
    if (sink->status == TRI_OK && sink->n_buffer < sizeof sink->buffer) {
        sink->buffer[sink->n_buffer++] = (unsigned char)c;
        sink->n_bytes++;
    } else {
        tri_sink_bytes(sink, &c, 1);
    }
}

void tri_sink_printf(tri_sink *sink, const char *format, ...)
{
    char small[256];
    va_list arguments;
    va_start(arguments, format);
    const int n = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (n < 0) {
        if (sink->status == TRI_OK) {
            sink->status = TRI_ERR_ARGUMENT;
        }
        return;
    }
    if ((size_t)n < sizeof small) {
        tri_sink_bytes(sink, small, (size_t)n);
        return;
    }
    char *big = malloc((size_t)n + 1);
    if (big == NULL) {
        if (sink->status == TRI_OK) {
            sink->status = TRI_ERR_NO_MEMORY;
        }
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(big, (size_t)n + 1, format, arguments);
    va_end(arguments);
    tri_sink_bytes(sink, big, (size_t)n);
    free(big);
}

/* Puts a point where the locale's own decimal mark stands. */
static void make_point(char *number)
{
    const char *mark = localeconv()->decimal_point;
    const size_t n = strlen(mark);
    char *at = n > 0 && strcmp(mark, ".") != 0 ? strstr(number, mark) : NULL;
    if (at != NULL) {
        *at = '.';
        memmove(at + 1, at + n, strlen(at + n) + 1);
    }
}

/* Prints what has no digits; false where `value` is finite. */
static bool not_finite(tri_sink *sink, double value)
{
    if (isfinite(value)) {
        return false;
    }
    tri_sink_string(sink, isnan(value) ? "NaN" : value > 0 ? "INF" : "-INF");
    return true;
}

void tri_sink_fixed(tri_sink *sink, double value, int decimals)
{
    if (not_finite(sink, value)) {
        return;
    }
    char number[400]; /* the largest double has 309 digits before the point */
    (void)snprintf(number, sizeof number, "%.*f", decimals > 60 ? 60 : decimals, value);
    make_point(number);
    tri_sink_string(sink, number);
}

/* The digits of a whole number; returns how many bytes. */
static size_t print_whole(uint64_t n, char *out)
{
    char reversed[20];
    size_t length = 0;
    do {
        reversed[length++] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    for (size_t i = 0; i < length; i++) {
        out[i] = reversed[length - 1 - i];
    }
    return length;
}

/* The digits of n / 10^k, without zeros at the end, as %g has them. */
static size_t place_point(const char *digits, size_t n, size_t k, char *out)
{
    if (k == 0) {
        memcpy(out, digits, n);
        return n;
    }
    if (n > k) {
        memcpy(out, digits, n - k);
        out[n - k] = '.';
        memcpy(out + n - k + 1, digits + n - k, k);
        return n + 1;
    }
    size_t at = 0;
    if (k + 1 - n <= 4) {
        out[at++] = '0';
        out[at++] = '.';
        for (size_t i = n; i < k; i++) {
            out[at++] = '0';
        }
        memcpy(out + at, digits, n);
        return at + n;
    }
    out[at++] = digits[0];
    if (n > 1) {
        out[at++] = '.';
        memcpy(out + at, digits + 1, n - 1);
        at += n - 1;
    }
    const size_t exponent = k + 1 - n; /* at most 22 */
    out[at++] = 'e';
    out[at++] = '-';
    out[at++] = (char)('0' + exponent / 10);
    out[at++] = (char)('0' + exponent % 10);
    return at;
}

/* The shortest form of a number of few decimals: n / 10^k is the double next to that
   decimal where n < 2^53 and k <= 22, since both are exact and a division is rounded
   once (Clinger 1990, "How to read floating point numbers accurately"). 0: not of that
   kind. */
static size_t print_short(double value, char *out)
{
    static const double powers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const double limit = 1e15; /* below 2^50: the product's error is below a quarter */
    const double size = value < 0 ? -value : value;
    if (size == 0 && signbit(value)) {
        return 0;
    }
    for (unsigned k = 0; k < sizeof powers / sizeof *powers; k++) {
        const double scaled = size * powers[k];
        if (scaled >= limit) {
            return 0;
        }
        const uint64_t whole = (uint64_t)(scaled + 0.5);
        if ((double)whole / powers[k] == size) {
            char digits[20];
            const size_t n = print_whole(whole, digits);
            const size_t sign = value < 0;
            out[0] = '-';
            return sign + place_point(digits, n, k, out + sign);
        }
    }
    return 0;
}

size_t tri_i_print_double(double value, char out[TRI_I_DOUBLE_ROOM])
{
    if (!isfinite(value)) {
        return (size_t)snprintf(out, TRI_I_DOUBLE_ROOM, "%s",
                                isnan(value) ? "NaN"
                                : value > 0  ? "INF"
                                             : "-INF");
    }
    const size_t length = print_short(value, out);
    if (length > 0) {
        out[length] = '\0';
        return length;
    }
    for (int digits = 1; digits <= 17; digits++) {
        (void)snprintf(out, TRI_I_DOUBLE_ROOM, "%.*g", digits, value);
        if (strtod(out, NULL) == value) { /* in the same locale */
            break;
        }
    }
    make_point(out);
    return strlen(out);
}

void tri_sink_double(tri_sink *sink, double value)
{
    char number[TRI_I_DOUBLE_ROOM];
    tri_sink_bytes(sink, number, tri_i_print_double(value, number));
}

void tri_sink_json(tri_sink *sink, const char *text, size_t length)
{
    static const char hex[] = "0123456789abcdef";
    tri_sink_char(sink, '"');
    size_t begin = 0; /* of the run that can be printed as it is */
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        const bool plain = code >= 0x20 && code != '"' && code != '\\' &&
                           (code < 0x7F || code > 0x9F) && code != 0xFFFD;
        if (!plain) {
            tri_sink_bytes(sink, text + begin, i - begin);
            begin = i + n;
            if (code == 0xFFFD) {
                tri_sink_string(sink, "\xEF\xBF\xBD");
            } else if (code == '"' || code == '\\') {
                tri_sink_char(sink, '\\');
                tri_sink_char(sink, (char)code);
            } else if (code == '\n') {
                tri_sink_string(sink, "\\n");
            } else if (code == '\t') {
                tri_sink_string(sink, "\\t");
            } else {
                tri_sink_string(sink, "\\u00");
                tri_sink_char(sink, hex[code >> 4U]);
                tri_sink_char(sink, hex[code & 15U]);
            }
        }
        i += n;
    }
    tri_sink_bytes(sink, text + begin, length - begin);
    tri_sink_char(sink, '"');
}

void tri_sink_line(tri_sink *sink, const char *text, size_t length)
{
    bool any = false;
    bool blank = false;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        if (code < 0x20 || (code >= 0x7F && code <= 0x9F) || tri_is_space(code)) {
            blank = any;
        } else {
            if (blank) {
                tri_sink_char(sink, ' ');
            }
            blank = false;
            any = true;
            tri_sink_bytes(sink, text + i, n);
        }
        i += n;
    }
}

tri_status tri_memory_write(const void *bytes, size_t length, void *memory)
{
    tri_memory *m = memory;
    if (length > SIZE_MAX / 4 || m->n_bytes > SIZE_MAX / 4) {
        return TRI_ERR_NO_MEMORY;
    }
    const size_t need = m->n_bytes + length + 1;
    if (need > m->capacity) {
        const size_t capacity = need + need / 2;
        char *grown = realloc(m->bytes, capacity);
        if (grown == NULL) {
            return TRI_ERR_NO_MEMORY;
        }
        m->bytes = grown;
        m->capacity = capacity;
    }
    if (length > 0) {
        memcpy(m->bytes + m->n_bytes, bytes, length);
    }
    m->n_bytes += length;
    m->bytes[m->n_bytes] = '\0';
    return TRI_OK;
}
