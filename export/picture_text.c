/* What of a text a picture shows, and where its lines end. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_text.h"

#include "base/utf8.h"

#include <string.h>

/* Characters that tell a program how to write the others. */
static bool is_shapeless(uint32_t code)
{
    return (code >= 0x200B && code <= 0x200F) || (code >= 0x2060 && code <= 0x2064) ||
           (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0000 && code <= 0xE0FFF) ||
           code == 0x00AD || code == 0x061C || code == 0x180E || code == 0xFEFF;
}

/* Overrides, embeddings and isolates. */
static bool turns_order(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           (code >= 0x206A && code <= 0x206F);
}

char *tri_i_text_clean(tri_arena *arena, const char *text)
{
    const size_t length = strlen(text);
    /* One byte may become three. */
    char *clean = tri_arena_alloc(arena, length + 1, 3);
    size_t n = 0;
    bool is_blank = false;
    for (size_t at = 0; clean != NULL && at < length;) {
        uint32_t code = 0;
        at += tri_utf8_decode(text + at, length - at, &code);
        if (is_shapeless(code)) {
            continue;
        }
        if (tri_is_space(code) || code < 0x20 || (code >= 0x7F && code < 0xA0)) {
            is_blank = n > 0;
            continue;
        }
        if (is_blank) {
            clean[n++] = ' ';
            is_blank = false;
        }
        const bool is_odd = turns_order(code) || code == 0xFFFE || code == 0xFFFF;
        n += tri_utf8_encode(is_odd ? 0xFFFD : code, clean + n);
    }
    if (clean != NULL) {
        clean[n] = '\0';
    }
    return clean;
}

/* How many bytes of a text go into a line: up to a blank, else a hyphen, where there
   is one. */
static size_t fit(const char *text, double size, double width)
{
    const size_t length = strlen(text);
    size_t good = 0;
    size_t hyphen = 0;
    double is = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        const size_t taken = tri_utf8_decode(text + at, length - at, &code);
        is += tri_i_text_width(text + at, taken, size, NULL);
        if (is > width && at > 0) {
            return good > 0 ? good : hyphen > 0 ? hyphen : at;
        }
        good = code == ' ' ? at : good;
        hyphen = code == '-' && at > 1 ? at + taken : hyphen;
        at += taken;
    }
    return length;
}

/* Into how many lines of up to `width` a text goes, counted up to `most` + 1. */
static size_t count_lines(const char *text, double size, double width, size_t most)
{
    size_t n = 0;
    while (*text != '\0' && n <= most) {
        text += fit(text, size, width);
        text += *text == ' ';
        n++;
    }
    return n;
}

/* The least width that takes as many lines: none of them is left with one word. */
static double even_width(const char *text, double size, double width, size_t n)
{
    const size_t n_lines = count_lines(text, size, width, n);
    if (n_lines < 2 || n_lines > n) {
        return width;
    }
    double least = width / 2;
    for (int i = 0; i < 6; i++) {
        const double middle = (least + width) / 2;
        if (count_lines(text, size, middle, n) > n_lines) {
            least = middle;
        } else {
            width = middle;
        }
    }
    return width;
}

bool tri_i_text_break(tri_arena *arena, const char *text, double size, double width,
                      size_t n, tri_i_lines *lines)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    *lines = (tri_i_lines){.n = 0};
    width = even_width(text, size, width, n);
    do {
        size_t length = fit(text, size, width);
        char *line = tri_arena_alloc(arena, length + sizeof ellipsis, 1);
        if (line == NULL) {
            return false;
        }
        memcpy(line, text, length);
        line[length] = '\0';
        text += length;
        text += *text == ' ';
        if (*text != '\0' && lines->n + 1 == n) {
            lines->is_cut = true;
            memcpy(line + length, ellipsis, sizeof ellipsis);
            length += sizeof ellipsis - 1;
        }
        const double is = tri_i_text_width(line, length, size, NULL);
        lines->width = is > lines->width ? is : lines->width;
        lines->lines[lines->n++] = line;
    } while (*text != '\0' && lines->n < n);
    return true;
}
