/* Finds out how a text is encoded, and turns it into UTF-8. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/read/input.h"

#include <string.h>

/* What Windows-1252 has at 0x80 to 0x9F (the Encoding Standard's index); 0: nothing. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

uint32_t tri_i_from_windows_1252(uint32_t code)
{
    return windows_1252[code - 0x80];
}

static uint32_t code_of(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? tri_i_from_windows_1252(byte) : byte;
}

static bool is_ascii_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the byte at `i` makes sense in Windows-1252: a letter beside a letter, or a
   mark of punctuation. */
static bool is_plausible(const unsigned char *bytes, size_t i, size_t length)
{
    const uint32_t code = code_of(bytes[i]);
    if (code == 0) {
        return false;
    }
    if (!tri_is_letter(code)) {
        return true;
    }
    /* Letters above ASCII begin a word, or stand in one with letters of ASCII. */
    const unsigned char before = i > 0 ? bytes[i - 1] : ' ';
    const unsigned char after = i + 1 < length ? bytes[i + 1] : ' ';
    return is_ascii_letter(before) || is_ascii_letter(after);
}

/* Whether a block with bytes above ASCII is Windows-1252 rather than UTF-8. */
static bool is_windows_1252(const char *block, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)block;
    size_t n_high = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(block + i, length - i, &code);
        if (bytes[i] < 0x80) {
            i++;
            continue;
        }
        if (code != 0xFFFD || n == 3 || !is_plausible(bytes, i, length)) {
            return false; /* valid UTF-8, or no text of that kind */
        }
        n_high++;
        i++;
    }
    enum { FEWEST = 3 }; /* fewer say too little */
    return n_high >= FEWEST;
}

/* UTF-16 without a byte order mark: half of its bytes are NUL where it is English. */
static tri_i_encoding utf16_by_nuls(const char *bytes, size_t length)
{
    size_t n_nul[2] = {0, 0};
    for (size_t i = 0; i < length; i++) {
        n_nul[i % 2] += bytes[i] == '\0';
    }
    const size_t half = length / 2;
    if (length >= 4 && n_nul[1] * 10 > half * 7 && n_nul[0] * 20 < half) {
        return TRI_I_ENCODING_UTF16_LE;
    }
    if (length >= 4 && n_nul[0] * 10 > half * 7 && n_nul[1] * 20 < half) {
        return TRI_I_ENCODING_UTF16_BE;
    }
    return TRI_I_ENCODING_UNKNOWN;
}

/* Sets the encoding by the text's first bytes; returns how many the byte order mark
   takes. */
static size_t begin(tri_i_decoder *decoder, const char *bytes, size_t length)
{
    decoder->has_begun = true;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        decoder->encoding = TRI_I_ENCODING_UTF8;
        return 3;
    }
    if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) {
        decoder->encoding = TRI_I_ENCODING_UTF16_LE;
        return 2;
    }
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) {
        decoder->encoding = TRI_I_ENCODING_UTF16_BE;
        return 2;
    }
    decoder->encoding = utf16_by_nuls(bytes, length);
    return 0;
}

static size_t put(uint32_t code, char *text)
{
    char encoded[4];
    const size_t n = tri_utf8_encode(code, encoded);
    memcpy(text, encoded, n);
    return n;
}

/* One byte more of UTF-16: writes a character when it is whole. A surrogate without
   its half becomes U+FFFD. */
static size_t put_utf16(tri_i_decoder *decoder, unsigned char byte, char *text)
{
    const int low = decoder->encoding == TRI_I_ENCODING_UTF16_LE ? 0 : 1;
    unsigned char *kept = decoder->kept;
    size_t n = 0;
    kept[decoder->n_kept++] = byte;
    if (decoder->n_kept % 2 != 0) {
        return 0;
    }
    const uint32_t first = (uint32_t)(kept[1 - low] << 8 | kept[low]);
    if (decoder->n_kept == 2) {
        if (first >= 0xD800 && first < 0xDC00) {
            return 0; /* its half follows */
        }
        decoder->n_kept = 0;
        return put(first >= 0xDC00 && first < 0xE000 ? 0xFFFD : first, text);
    }
    const uint32_t second = (uint32_t)(kept[3 - low] << 8 | kept[2 + low]);
    if (second >= 0xDC00 && second < 0xE000) {
        decoder->n_kept = 0;
        return put(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), text);
    }
    n = put(0xFFFD, text);
    memmove(kept, kept + 2, 2);
    decoder->n_kept = 2;
    if (second < 0xD800 || second >= 0xE000) {
        decoder->n_kept = 0;
        n += put(second, text + n);
    }
    return n;
}

size_t tri_i_decode(tri_i_decoder *decoder, const char *bytes, size_t length,
                    bool is_last, char *text)
{
    size_t i = 0;
    if (!decoder->has_begun) {
        i = begin(decoder, bytes, length);
    }
    if (decoder->encoding == TRI_I_ENCODING_UNKNOWN) {
        size_t high = i;
        while (high < length && (unsigned char)bytes[high] < 0x80) {
            high++;
        }
        if (high < length) {
            decoder->encoding =
                !decoder->only_utf && is_windows_1252(bytes + i, length - i)
                    ? TRI_I_ENCODING_WINDOWS_1252
                    : TRI_I_ENCODING_UTF8;
        }
    }
    size_t n = 0;
    switch (decoder->encoding) {
    case TRI_I_ENCODING_WINDOWS_1252:
        for (; i < length; i++) {
            const uint32_t code = code_of((unsigned char)bytes[i]);
            n += put(code != 0 || bytes[i] == '\0' ? code : 0xFFFD, text + n);
        }
        break;
    case TRI_I_ENCODING_UTF16_LE:
    case TRI_I_ENCODING_UTF16_BE:
        for (; i < length; i++) {
            n += put_utf16(decoder, (unsigned char)bytes[i], text + n);
        }
        if (is_last && decoder->n_kept > 0) {
            n += put(0xFFFD, text + n);
            decoder->n_kept = 0;
        }
        break;
    default:
        if (length > i) {
            memcpy(text, bytes + i, length - i);
        }
        n = length - i;
        break;
    }
    return n;
}
