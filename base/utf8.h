/* UTF-8: decoding, encoding, repair, counting; letter tests over Unicode. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_UTF8_H
#define TRI_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at text[0], `length` bytes left (at least 1). Sets `*code`
   (U+FFFD where the bytes are invalid: surrogates, overlong forms, above U+10FFFF, cut
   off) and returns how many bytes it takes; for invalid bytes the maximal invalid
   sequence as Unicode's "substitution of maximal subparts" has it. */
size_t tri_utf8_decode(const char *text, size_t length, uint32_t *code);

/* Encodes a code point; returns the 1 to 4 bytes written. */
size_t tri_utf8_encode(uint32_t code, char out[4]);

/* Number of code points in valid UTF-8. */
size_t tri_utf8_count(const char *text, size_t length);

/* Where the first invalid sequence begins; `length` where there is none. */
size_t tri_utf8_invalid(const char *text, size_t length);

/* Whether a text has nothing to see: white space and control characters alone. */
bool tri_utf8_is_blank(const char *text, size_t length);

/* A copy with each maximal invalid sequence replaced by U+FFFD; `*out_length` is set, a
   NUL follows. NULL where memory is out; the caller frees it. */
char *tri_utf8_repair(const char *text, size_t length, size_t *out_length);

/* Where the four hex digits of the next half of a surrogate pair without its other half
   stand in JSON (\ud83d), from byte `from` on; `length` where there is none. No Unicode
   text has such a character, and JSON parsers refuse it. Cost: linear. */
size_t tri_lone_surrogate(const char *json, size_t length, size_t from);

bool tri_is_letter(uint32_t code); /* general category L* */
bool tri_is_mark(uint32_t code);   /* general category M* */
bool tri_is_digit(uint32_t code);  /* general category Nd */
bool tri_is_upper(uint32_t code);  /* Lu or Lt */
bool tri_is_lower(uint32_t code);  /* Ll */
bool tri_is_space(uint32_t code);  /* White_Space, U+200B and U+FEFF too */

uint32_t tri_to_lower(uint32_t code); /* simple case mapping */
uint32_t tri_to_upper(uint32_t code);

/* `text` in lower case (simple mapping) into `out`; returns the bytes written, at most
   `room` - 1, and ends them by a NUL. A character that does not fit ends the copy. */
size_t tri_utf8_lower(const char *text, size_t length, char *out, size_t room);

#endif
