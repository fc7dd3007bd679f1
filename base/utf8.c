/* UTF-8 by the tables of the Unicode standard; letter tests by utf8proc. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include <utf8proc.h>

#include <stdlib.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* The Unicode Standard 15, table 3-7 (well-formed byte sequences): the second byte has
   a range of its own after some first bytes; all others are 80 to BF. A sequence ends
   before the first byte that cannot go on (section 3.9, "substitution of maximal
   subparts"). */
size_t tri_utf8_decode(const char *text, size_t length, uint32_t *code)
{
    const unsigned char *bytes = (const unsigned char *)text;
    const unsigned char first = bytes[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    *code = REPLACEMENT;
    size_t n;
    uint32_t value;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        n = 2;
        value = first & 0x1FU;
    } else if (first >= 0xE0 && first <= 0xEF) {
        n = 3;
        value = first & 0x0FU;
        low = first == 0xE0 ? 0xA0 : low;
        high = first == 0xED ? 0x9F : high;
    } else if (first >= 0xF0 && first <= 0xF4) {
        n = 4;
        value = first & 0x07U;
        low = first == 0xF0 ? 0x90 : low;
        high = first == 0xF4 ? 0x8F : high;
    } else {
        return 1;
    }
    for (size_t i = 1; i < n; i++) {
        if (i >= length || bytes[i] < low || bytes[i] > high) {
            return i;
        }
        value = (value << 6U) | (bytes[i] & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    *code = value;
    return n;
}

size_t tri_utf8_encode(uint32_t code, char out[4])
{
    const utf8proc_ssize_t n =
        utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
    return n > 0 ? (size_t)n : 0;
}

size_t tri_utf8_count(const char *text, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        n += ((unsigned char)text[i] & 0xC0U) != 0x80U;
    }
    return n;
}

/* Whether the `n` bytes that were decoded to `code` were invalid: U+FFFD itself is
   EF BF BD. */
static bool was_invalid(const char *text, size_t n, uint32_t code)
{
    return code == REPLACEMENT && !(n == 3 && memcmp(text, "\xEF\xBF\xBD", 3) == 0);
}

size_t tri_utf8_invalid(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        if (was_invalid(text + i, n, code)) {
            return i;
        }
        i += n;
    }
    return length;
}

bool tri_utf8_is_blank(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        at += tri_utf8_decode(text + at, length - at, &code);
        if (code > ' ' && code != 0x7F && !tri_is_space(code)) {
            return false;
        }
    }
    return true;
}

char *tri_utf8_repair(const char *text, size_t length, size_t *out_length)
{
    /* An invalid sequence is at least one byte and becomes three. */
    if (length > (SIZE_MAX - 1) / 3) {
        return NULL;
    }
    size_t n_out = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        n_out += was_invalid(text + i, n, code) ? 3 : n;
        i += n;
    }
    char *out = malloc(n_out + 1);
    if (out == NULL) {
        return NULL;
    }
    size_t at = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        if (code == REPLACEMENT) {
            memcpy(out + at, "\xEF\xBF\xBD", 3);
            at += 3;
        } else {
            memcpy(out + at, text + i, n);
            at += n;
        }
        i += n;
    }
    out[at] = '\0';
    *out_length = at;
    return out;
}

bool tri_is_letter(uint32_t code)
{
    if (code < 0x80) {
        return (code | 0x20U) >= 'a' && (code | 0x20U) <= 'z';
    }
    const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool tri_is_mark(uint32_t code)
{
    if (code < 0x300) {
        return false;
    }
    const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool tri_is_digit(uint32_t code)
{
    if (code < 0x80) {
        return code >= '0' && code <= '9';
    }
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_ND;
}

bool tri_is_upper(uint32_t code)
{
    if (code < 0x80) {
        return code >= 'A' && code <= 'Z';
    }
    const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool tri_is_lower(uint32_t code)
{
    if (code < 0x80) {
        return code >= 'a' && code <= 'z';
    }
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LL;
}

/* Unicode's PropList.txt, White_Space. */
bool tri_is_space(uint32_t code)
{
    return (code >= 0x09 && code <= 0x0D) || code == ' ' || code == 0x85 ||
           code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200B) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x3000 || code == 0xFEFF;
}

uint32_t tri_to_lower(uint32_t code)
{
    if (code < 0x80) {
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    }
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint32_t tri_to_upper(uint32_t code)
{
    if (code < 0x80) {
        return code >= 'a' && code <= 'z' ? code - 32 : code;
    }
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}

size_t tri_utf8_lower(const char *text, size_t length, char *out, size_t room)
{
    size_t at = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        i += tri_utf8_decode(text + i, length - i, &code);
        char bytes[4];
        const size_t n = tri_utf8_encode(tri_to_lower(code), bytes);
        if (at + n + 1 > room) {
            break;
        }
        memcpy(out + at, bytes, n);
        at += n;
    }
    if (room > 0) {
        out[at] = '\0';
    }
    return at;
}

/* The number of four hex digits; 0 where there are none. */
static uint32_t hex_of(const char *digits, size_t room)
{
    uint32_t number = 0;
    for (size_t i = 0; i < 4; i++) {
        const char c = i < room ? digits[i] : '\0';
        const uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                               : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                               : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                                      : 16;
        if (digit == 16) {
            return 0;
        }
        number = number * 16 + digit;
    }
    return number;
}

size_t tri_lone_surrogate(const char *json, size_t length, size_t from)
{
    enum { ESCAPE = 6 }; /* bytes: backslash, u, four digits */
    for (size_t i = from; i < length;) {
        const char *found = memchr(json + i, '\\', length - i);
        if (found == NULL || (size_t)(found - json) + 1 >= length) {
            break;
        }
        i = (size_t)(found - json);
        if (json[i + 1] != 'u') {
            i += 2; /* an escaped backslash begins nothing */
            continue;
        }
        const uint32_t code = hex_of(json + i + 2, length - i - 2);
        if (code >= 0xDC00 && code <= 0xDFFF) {
            return i + 2;
        }
        if (code >= 0xD800 && code <= 0xDBFF) {
            const size_t next = i + ESCAPE;
            const uint32_t other =
                next + 2 < length && json[next] == '\\' && json[next + 1] == 'u'
                    ? hex_of(json + next + 2, length - next - 2)
                    : 0;
            if (other < 0xDC00 || other > 0xDFFF) {
                return i + 2;
            }
            i = next;
        }
        i += ESCAPE;
    }
    return length;
}
