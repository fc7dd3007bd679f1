/* Words -> word pieces, as BERT's uncased tokeniser cuts them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    SLOTS = 1 << 17, /* twice the pieces that 16 bits can name: lookups stay short */
    PART_MOST = 100, /* characters of a part that is still looked up */
    DECOMPOSED_MOST =
        32 /* code points that one may decompose to; 18 is Unicode's most */
};

/* FNV-1a, byte by byte. */
static uint32_t hash_byte(uint32_t hash, uint8_t byte)
{
    return (hash ^ byte) * 16777619U;
}

static uint32_t slot_of(uint32_t hash)
{
    return (hash ^ hash >> 15) & (SLOTS - 1);
}

static const uint32_t hash_start = 2166136261U;

static void index_pieces(tri_i_pieces *pieces, size_t size)
{
    size_t id = 0, begin = 0;
    uint32_t hash = hash_start;
    for (size_t i = 0; i < size; i++) {
        uint32_t slot;
        if (pieces->text[i] != '\n') {
            hash = hash_byte(hash, pieces->text[i]);
            continue;
        }
        slot = slot_of(hash);
        while (pieces->slots[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        pieces->slots[slot] = (uint16_t)(id + 1);
        pieces->begin[id++] = (uint32_t)begin;
        if (i - begin > pieces->longest) {
            pieces->longest = i - begin;
        }
        begin = i + 1;
        hash = hash_start;
    }
    pieces->begin[id] = (uint32_t)begin;
}

tri_status tri_i_pieces_init(tri_i_pieces *pieces, const uint8_t *text, size_t size,
                             const char *path, tri_error *error)
{
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        n += text[i] == '\n';
    }
    if (n < TRI_I_PIECES_LEAST || n >= UINT16_MAX || size > UINT32_MAX ||
        text[size - 1] != '\n') {
        return tri_i_fail(error, TRI_ERR_MODEL, 0,
                          "%s: tensor pieces has %zu lines, expected %d to %d, each "
                          "ended by a line feed",
                          path, n, TRI_I_PIECES_LEAST, UINT16_MAX - 1);
    }
    pieces->text = text;
    pieces->n_pieces = n;
    pieces->longest = 0;
    pieces->begin = malloc((n + 1) * sizeof *pieces->begin);
    pieces->slots = calloc(SLOTS, sizeof *pieces->slots);
    if (pieces->begin == NULL || pieces->slots == NULL) {
        return tri_i_fail_memory(error);
    }
    index_pieces(pieces, size);
    return TRI_OK;
}

void tri_i_pieces_clear(tri_i_pieces *pieces)
{
    free(pieces->begin);
    free(pieces->slots);
}

/* One run of a word's characters that pieces may not cross. */
typedef struct {
    char text[4 * (PART_MOST + 1)]; /* lower case, without marks */
    size_t length;                  /* bytes */
    size_t n_characters;            /* counted on past PART_MOST, no longer kept */
} part;

/* Id + 1 of the piece `text`, with ## before it where `inside`; 0 where there is none.
 */
static uint16_t find(const tri_i_pieces *pieces, uint32_t hash, const char *text,
                     size_t length, bool inside)
{
    const size_t before = inside ? 2 : 0;
    uint32_t slot = slot_of(hash);
    while (pieces->slots[slot] != 0) {
        const uint16_t id = (uint16_t)(pieces->slots[slot] - 1);
        const uint8_t *piece = pieces->text + pieces->begin[id];
        const size_t piece_length = pieces->begin[id + 1] - pieces->begin[id] - 1;
        if (piece_length == before + length &&
            (!inside || (piece[0] == '#' && piece[1] == '#')) &&
            memcmp(piece + before, text, length) == 0) {
            return pieces->slots[slot];
        }
        slot = (slot + 1) & (SLOTS - 1);
    }
    return 0;
}

/* Greedy longest match over one part: appends to out[0..n), returns the new n. One pass
   a piece: hashes of all prefixes come one from another. */
static size_t cut_part(const tri_i_pieces *pieces, const part *p, uint16_t *out,
                       size_t n)
{
    const size_t first = n;
    size_t begin = 0;
    if (p->n_characters > PART_MOST) {
        begin = p->length;
        if (n < TRI_MODEL_WORD_PIECES) {
            out[n++] = TRI_I_UNK;
        }
    }
    while (begin < p->length && n < TRI_MODEL_WORD_PIECES) {
        const bool inside = begin > 0;
        uint32_t hash = hash_start;
        uint16_t best = 0;
        size_t best_end = 0;
        if (inside) {
            hash = hash_byte(hash_byte(hash, '#'), '#');
        }
        for (size_t i = begin; i < p->length && i - begin < pieces->longest; i++) {
            uint16_t found;
            hash = hash_byte(hash, (uint8_t)p->text[i]);
            if (i + 1 < p->length && ((uint8_t)p->text[i + 1] & 0xC0U) == 0x80U) {
                continue; /* inside a character */
            }
            found = find(pieces, hash, p->text + begin, i + 1 - begin, inside);
            if (found != 0) {
                best = found;
                best_end = i + 1;
            }
        }
        if (best == 0) {
            out[first] = TRI_I_UNK;
            return first + 1;
        }
        out[n++] = (uint16_t)(best - 1);
        begin = best_end;
    }
    return n;
}

static bool is_punctuation(int32_t code)
{
    const utf8proc_category_t c = utf8proc_category(code);
    return (code >= '!' && code <= '/') || (code >= ':' && code <= '@') ||
           (code >= '[' && code <= '`') || (code >= '{' && code <= '~') ||
           (c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO);
}

static bool is_cjk(int32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
           (code >= 0x20000 && code <= 0x2A6DF) ||
           (code >= 0x2A700 && code <= 0x2CEAF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x2F800 && code <= 0x2FA1F);
}

static bool is_space(int32_t code)
{
    const utf8proc_category_t c = utf8proc_category(code);
    return code == '\t' || code == '\n' || code == '\r' ||
           (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP);
}

/* Control, format, private, unassigned and replacement characters, which are dropped.
 */
static bool is_dropped(int32_t code)
{
    const utf8proc_category_t c = utf8proc_category(code);
    if (code == '\t' || code == '\n' || code == '\r') {
        return false;
    }
    return code == 0xFFFD || c == UTF8PROC_CATEGORY_CN ||
           (c >= UTF8PROC_CATEGORY_CC && c <= UTF8PROC_CATEGORY_CO);
}

static bool is_letter(utf8proc_category_t c)
{
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

/* Decimal digits, and those that stand raised, lowered, in circles or with a point. */
static bool is_digit(int32_t code, utf8proc_category_t c)
{
    static const int32_t ranges[][2] = {
        {0xB2, 0xB3},     {0xB9, 0xB9},     {0x2070, 0x2070}, {0x2074, 0x2079},
        {0x2080, 0x2089}, {0x2460, 0x2468}, {0x2474, 0x247C}, {0x2488, 0x2490},
        {0x24EA, 0x24EA}, {0x24F5, 0x24FD}, {0x24FF, 0x24FF}, {0x2776, 0x277E},
        {0x2780, 0x2788}, {0x278A, 0x2792}};
    bool found = c == UTF8PROC_CATEGORY_ND;
    for (size_t i = 0; c == UTF8PROC_CATEGORY_NO && i < sizeof ranges / sizeof *ranges;
         i++) {
        found = found || (code >= ranges[i][0] && code <= ranges[i][1]);
    }
    return found;
}

/* Decodes the character at `at`; invalid bytes give U+FFFD one by one. */
static size_t decode(const char *word, size_t length, size_t at, int32_t *code)
{
    const utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)word + at,
                                                (utf8proc_ssize_t)(length - at), code);
    if (n <= 0) {
        *code = 0xFFFD;
        return 1;
    }
    return (size_t)n;
}

/* Whether the first letter met from `at` on, in the given direction, has case;
   characters that Unicode calls case-ignorable are passed over. */
static bool cased_neighbour(const char *word, size_t length, size_t at, bool forward)
{
    while (forward ? at < length : at > 0) {
        int32_t code;
        utf8proc_category_t c;
        size_t n;
        if (!forward) {
            do {
                at--;
            } while (at > 0 && ((uint8_t)word[at] & 0xC0U) == 0x80U);
        }
        n = decode(word, length, at, &code);
        if (forward) {
            at += n;
        }
        c = utf8proc_category(code);
        if (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LT) {
            return true;
        }
        if (c != UTF8PROC_CATEGORY_MN && c != UTF8PROC_CATEGORY_ME &&
            c != UTF8PROC_CATEGORY_CF && c != UTF8PROC_CATEGORY_LM &&
            c != UTF8PROC_CATEGORY_SK && code != '\'' && code != '.' && code != ':' &&
            code != 0xB7 && code != 0x2019) {
            return false;
        }
    }
    return false;
}

/* Lower case of the character at `at`, which ends before `end`; a Greek capital sigma
   at a word's end has a form of its own. */
static int32_t lower(const char *word, size_t length, size_t at, size_t end,
                     int32_t code)
{
    if (code == 0x3A3 && cased_neighbour(word, length, at, false) &&
        !cased_neighbour(word, length, end, true)) {
        return 0x3C2;
    }
    return utf8proc_tolower(code);
}

static uint8_t letter_case_of(const char *word, size_t length)
{
    size_t n_letters = 0, n_upper = 0;
    bool digits = false, first_upper = false;
    for (size_t at = 0; at < length;) {
        int32_t code;
        utf8proc_category_t c;
        at += decode(word, length, at, &code);
        c = utf8proc_category(code);
        if (is_letter(c)) {
            const bool upper = c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
            first_upper = n_letters == 0 ? upper : first_upper;
            n_upper += upper;
            n_letters++;
        }
        digits = digits || is_digit(code, c);
    }
    if (n_letters == 0) {
        return digits ? 5 : 0;
    }
    if (n_upper == 0) {
        return 1;
    }
    if (n_upper == n_letters) {
        return n_letters > 1 ? 3 : 2;
    }
    return first_upper && n_upper == 1 ? 2 : 4;
}

static void part_append(part *p, int32_t code)
{
    p->n_characters++;
    if (p->n_characters <= PART_MOST) {
        p->length +=
            (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)p->text + p->length);
    }
}

/* Cuts what the part holds and empties it. */
static size_t part_end(const tri_i_pieces *pieces, part *p, uint16_t *out, size_t n)
{
    n = cut_part(pieces, p, out, n);
    p->length = 0;
    p->n_characters = 0;
    return n;
}

size_t tri_model_pieces(const tri_model *model, const char *word, size_t length,
                        uint16_t *pieces, uint8_t *letter_case)
{
    const tri_i_pieces *table = &model->pieces;
    part p;
    size_t n = 0;

    p.length = 0;
    p.n_characters = 0;
    *letter_case = letter_case_of(word, length);
    for (size_t at = 0; at < length && n < TRI_MODEL_WORD_PIECES;) {
        int32_t code, codes[DECOMPOSED_MOST];
        int boundary = 0;
        utf8proc_ssize_t n_codes;
        const size_t end = at + decode(word, length, at, &code);
        if (is_dropped(code)) {
            at = end;
            continue;
        }
        code = lower(word, length, at, end, code);
        n_codes = utf8proc_decompose_char(code, codes, DECOMPOSED_MOST,
                                          UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t i = 0; i < n_codes && i < DECOMPOSED_MOST; i++) {
            if (utf8proc_category(codes[i]) == UTF8PROC_CATEGORY_MN) {
                continue;
            }
            if (is_space(codes[i])) {
                n = part_end(table, &p, pieces, n);
            } else if (is_punctuation(codes[i]) || is_cjk(codes[i])) {
                n = part_end(table, &p, pieces, n);
                part_append(&p, codes[i]);
                n = part_end(table, &p, pieces, n);
            } else {
                part_append(&p, codes[i]);
            }
        }
        at = end;
    }
    n = part_end(table, &p, pieces, n);
    if (n == 0) {
        pieces[n++] = TRI_I_UNK;
    }
    return n;
}
