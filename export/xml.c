/* XML out. Written by hand and not by libxml2's writer, which takes several times as
   long for each small piece (bench/write): most of a graph's time is here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/xml.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* How many bytes the character takes that begins with a byte, where its form alone says
   that XML takes it; 0: it needs a look, or something else in its place. Besides markup
   and controls these are the bytes that begin U+D000 to U+DFFF, U+F000 to U+FFFF, or
   overlong forms, and those that begin nothing. */
static size_t plain_length(unsigned char c)
{
    if (c < 0x80) {
        return c >= 0x20 && c != '"' && c != '&' && c != '<' && c != '>' ? 1 : 0;
    }
    return c >= 0xC2 && c <= 0xDF ? 2 : (c >= 0xE1 && c <= 0xEC) || c == 0xEE ? 3 : 0;
}

/* Steps over eight bytes at once while they are ASCII and none of them is special. */
static const char *skip_ascii(const char *at, const char *end)
{
    const uint64_t ones = 0x0101010101010101U;
    const uint64_t tops = 0x8080808080808080U;
    while (end - at >= 8) {
        uint64_t w;
        memcpy(&w, at, sizeof w);
        /* The top bit of a byte is set where it is below 0x20, or equals a character;
           after Mycroft, exact up to the first byte found, which is enough. */
        const uint64_t control = w - ones * 0x20;
        const uint64_t quote = (w ^ ones * '"') - ones;
        const uint64_t ampersand = (w ^ ones * '&') - ones;
        const uint64_t angle = (w & ~(ones * 2)) ^ ones * '<'; /* < and > */
        if (((control | quote | ampersand | (angle - ones) | w) & tops) != 0) {
            return at;
        }
        at += 8;
    }
    return at;
}

/* What stands for an ASCII byte. */
static const char *escape(unsigned char c)
{
    switch (c) {
    case '"':
        return "&quot;";
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return "";
    }
}

/* Bytes of the character at `text` when it may stand in XML, else 0; `*taken` bytes are
   behind it either way. */
static size_t allowed(const char *text, size_t length, size_t *taken)
{
    uint32_t code = 0;
    *taken = tri_utf8_decode(text, length, &code);
    const bool replaced =
        code == 0xFFFD && (*taken != 3 || memcmp(text, "\xEF\xBF\xBD", 3) != 0);
    return replaced || code == 0xFFFE || code == 0xFFFF ? 0 : *taken;
}

static bool is_continued(const char *at, const char *end, size_t length)
{
    return (size_t)(end - at) >= length && ((unsigned char)at[1] & 0xC0) == 0x80 &&
           (length == 2 || ((unsigned char)at[2] & 0xC0) == 0x80);
}

void tri_i_sink_xml_text(tri_sink *sink, const char *text)
{
    const char *begin = text; /* of what is copied as it is */
    const char *at = text;
    const char *end = text + strlen(text);
    while (at < end) {
        at = skip_ascii(at, end);
        if (at == end) {
            break;
        }
        const unsigned char c = (unsigned char)*at;
        const size_t length = plain_length(c);
        if (length == 1 || (length > 1 && is_continued(at, end, length))) {
            at += length;
            continue;
        }
        size_t taken = 1;
        if (c >= 0x80 && allowed(at, (size_t)(end - at), &taken) > 0) {
            at += taken;
            continue;
        }
        tri_sink_bytes(sink, begin, (size_t)(at - begin));
        const char *instead = c < 0x80 ? escape(c) : "";
        tri_sink_string(sink, instead);
        sink->n_dropped += instead[0] == '\0';
        at += taken;
        begin = at;
    }
    tri_sink_bytes(sink, begin, (size_t)(end - begin));
}

void tri_i_sink_xml_attribute(tri_sink *sink, const char *name, const char *value)
{
    tri_sink_char(sink, ' ');
    tri_sink_string(sink, name);
    tri_sink_string(sink, "=\"");
    tri_i_sink_xml_text(sink, value);
    tri_sink_char(sink, '"');
}
