/* XML out. Written by hand and not by libxml2's writer, which takes several times as
   long for each small piece (bench/write): most of a graph's time is here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/xml.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* 1: a byte that may need something else in its place. Besides markup and controls the
   bytes that begin U+D000 to U+DFFF and U+F000 to U+FFFF, and those that begin nothing.
 */
static bool is_special(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '&' || c == '<' || c == '>' || c >= 0x80;
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

void tri_i_sink_xml_text(tri_sink *sink, const char *text)
{
    const char *begin = text; /* of what is copied as it is */
    const char *at = text;
    const char *end = text + strlen(text);
    while (at < end) {
        if (!is_special((unsigned char)*at)) {
            at++;
            continue;
        }
        if ((unsigned char)*at >= 0x80) {
            size_t taken = 0;
            if (allowed(at, (size_t)(end - at), &taken) > 0) {
                at += taken;
                continue;
            }
            tri_sink_bytes(sink, begin, (size_t)(at - begin));
            at += taken;
        } else {
            tri_sink_bytes(sink, begin, (size_t)(at - begin));
            tri_sink_string(sink, escape((unsigned char)*at));
            at++;
        }
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
