/* Words to word pieces: BERT's basic tokeniser, then greedy longest match. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    CASE_NONE,
    CASE_LOWER,
    CASE_TITLE,
    CASE_UPPER,
    CASE_MIXED,
    CASE_DIGITS,
    PART_BYTES = 512,     /* room for a part of at most PART_CHARACTERS and "##" */
    PART_CHARACTERS = 100 /* longer parts are one [UNK] */
};

static bool is_punctuation(utf8proc_int32_t c)
{
    if ((c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) ||
        (c >= 123 && c <= 126)) {
        return true;
    }
    const utf8proc_category_t category = utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

static bool is_cjk(utf8proc_int32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B73F) ||
           (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B820 && c <= 0x2CEAF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/* What a word is cut into: parts are gathered here and cut into pieces one by one. */
typedef struct {
    const tri_model *model;
    uint16_t *pieces;
    size_t n_pieces;
    char part[PART_BYTES]; /* "##", then the part in UTF-8 */
    size_t n_bytes;        /* of the part */
    size_t n_characters;
} cutter;

static void add(cutter *c, uint32_t piece)
{
    if (c->n_pieces < TRI_MODEL_WORD_PIECES) {
        c->pieces[c->n_pieces++] = (uint16_t)piece;
    }
}

/* The longest piece that begins the part's bytes begin to n_bytes; its length or 0. */
static size_t longest(const cutter *c, size_t begin, uint32_t *piece)
{
    char key[PART_BYTES];
    const size_t mark = begin == 0 ? 0 : 2;
    memcpy(key, "##", 2);
    memcpy(key + mark, c->part + begin, c->n_bytes - begin);
    for (size_t n = c->n_bytes - begin; n > 0; n--) {
        if (begin + n < c->n_bytes &&
            ((unsigned char)c->part[begin + n] & 0xC0U) == 0x80U) {
            continue;
        }
        *piece = tri_map_get(&c->model->pieces, key, mark + n);
        if (*piece != TRI_MAP_NONE) {
            return n;
        }
    }
    return 0;
}

static void end_part(cutter *c)
{
    const size_t before = c->n_pieces;
    if (c->n_characters > PART_CHARACTERS) {
        add(c, PIECE_UNKNOWN);
    } else {
        for (size_t at = 0; at < c->n_bytes;) {
            uint32_t piece = 0;
            const size_t n = longest(c, at, &piece);
            if (n == 0) {
                c->n_pieces = before;
                add(c, PIECE_UNKNOWN);
                break;
            }
            add(c, piece);
            at += n;
        }
    }
    c->n_bytes = c->n_characters = 0;
}

static void add_character(cutter *c, utf8proc_int32_t code)
{
    const bool alone = is_punctuation(code) || is_cjk(code);
    if (alone && c->n_characters > 0) {
        end_part(c);
    }
    if (c->n_characters <= PART_CHARACTERS) {
        c->n_bytes += (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)c->part +
                                                             c->n_bytes);
    }
    c->n_characters++;
    if (alone) {
        end_part(c);
    }
}

/* One character of the word: lower case, decomposed, without marks and controls. */
static void normalise(cutter *c, utf8proc_int32_t code)
{
    utf8proc_int32_t out[32];
    const utf8proc_ssize_t n = utf8proc_decompose_char(utf8proc_tolower(code), out, 32,
                                                       UTF8PROC_DECOMPOSE, NULL);
    for (utf8proc_ssize_t i = 0; i < n && i < 32; i++) {
        const utf8proc_category_t category = utf8proc_category(out[i]);
        if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_CC ||
            category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CO ||
            category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CS ||
            out[i] == 0xFFFD) {
            continue;
        }
        add_character(c, out[i]);
    }
}

/* The letter case of a word, gathered character by character. */
typedef struct {
    size_t n_letters, n_upper, n_digits;
    bool first_upper;
} letters;

static uint8_t case_of(const letters *l)
{
    if (l->n_letters == 0) {
        return l->n_digits > 0 ? CASE_DIGITS : CASE_NONE;
    }
    if (l->n_upper == 0) {
        return CASE_LOWER;
    }
    if (l->n_upper == l->n_letters) {
        return l->n_letters > 1 ? CASE_UPPER : CASE_TITLE;
    }
    return l->first_upper && l->n_upper == 1 ? CASE_TITLE : CASE_MIXED;
}

static void count(letters *l, utf8proc_int32_t code)
{
    const utf8proc_category_t category = utf8proc_category(code);
    if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) {
        const bool upper =
            category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
        l->first_upper = l->n_letters == 0 ? upper : l->first_upper;
        l->n_upper += upper ? 1 : 0;
        l->n_letters++;
    } else if (category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NO) {
        l->n_digits++;
    }
}

size_t tri_model_pieces(const tri_model *model, const char *word, size_t length,
                        uint16_t *pieces, uint8_t *letter_case)
{
    cutter c = {.model = model, .pieces = pieces};
    letters l = {0};
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)word;
    const utf8proc_uint8_t *end = at + length;
    while (at < end) {
        utf8proc_int32_t code = 0;
        const utf8proc_ssize_t n = utf8proc_iterate(at, end - at, &code);
        if (n <= 0) {
            at++;
            continue;
        }
        at += n;
        count(&l, code);
        normalise(&c, code);
    }
    if (c.n_characters > 0) {
        end_part(&c);
    }
    if (c.n_pieces == 0) {
        add(&c, PIECE_UNKNOWN);
    }
    *letter_case = case_of(&l);
    return c.n_pieces;
}
