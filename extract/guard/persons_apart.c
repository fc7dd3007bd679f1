/* Why two names cannot be one person's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/guard/name_i.h"

#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

/* Whether the table has one folded name as a short form of the other. */
static bool is_short_form(const char *nick, const char *full)
{
    char form[32];
    char whole[32];
    if (strlen(nick) >= sizeof form || strlen(full) >= sizeof whole) {
        return false;
    }
    (void)snprintf(form, sizeof form, "%s", nick);
    (void)snprintf(whole, sizeof whole, "%s", full);
    for (int i = 0; i < 2; i++) { /* the table has them with a capital */
        char *c = i == 0 ? form : whole;
        *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
    }
    const tri_lexicon *table = &tri_i_lexicon_nicknames;
    const char *const *row = tri_i_lexicon_find(table, form);
    for (; row != NULL; row = tri_i_lexicon_next(table, row)) {
        if (strcmp(row[TRI_NICKNAMES_FULL], whole) == 0) {
            return true;
        }
    }
    return false;
}

static bool shares_full_form(const char *a, const char *b)
{
    const tri_lexicon *table = &tri_i_lexicon_nicknames;
    char form[32];
    if (strlen(a) >= sizeof form) {
        return false;
    }
    (void)snprintf(form, sizeof form, "%s", a);
    form[0] = form[0] >= 'a' && form[0] <= 'z' ? (char)(form[0] - 'a' + 'A') : form[0];
    const char *const *row = tri_i_lexicon_find(table, form);
    for (; row != NULL; row = tri_i_lexicon_next(table, row)) {
        char full[32];
        (void)snprintf(full, sizeof full, "%s", row[TRI_NICKNAMES_FULL]);
        full[0] =
            full[0] >= 'A' && full[0] <= 'Z' ? (char)(full[0] - 'A' + 'a') : full[0];
        if (is_short_form(b, full)) {
            return true;
        }
    }
    return false;
}

/* Whether two given names may be one's: equal, an initial, a short form, a spelling. */
static bool given_agree(const char *a, const char *b)
{
    if (a[1] == '\0' || b[1] == '\0') {
        return a[0] == b[0];
    }
    return tri_i_is_spelling(a, b) || is_short_form(a, b) || is_short_form(b, a) ||
           shares_full_form(a, b);
}

/* Whether a word is a part of a hyphenated one: "smith", "smith-jones". */
static bool is_hyphen_part(const char *part, const char *whole)
{
    const size_t n = strlen(part);
    for (const char *c = whole; n > 1; c++) {
        const size_t length = strcspn(c, "-");
        if (length == n && memcmp(c, part, n) == 0) {
            return true;
        }
        c += length;
        if (*c == '\0') {
            break;
        }
    }
    return false;
}

/* Whether word `i` of one name may be word `j` of the other: a spelling of it, or a
   part of a double one. */
static bool words_agree(const tri_i_name *a, uint32_t i, const tri_i_name *b,
                        uint32_t j)
{
    const char *x = tri_i_word(a, i);
    const char *y = tri_i_word(b, j);
    return tri_i_is_spelling(x, y) ||
           ((b->sort[j] & TRI_I_WORD_DOUBLE) != 0 && is_hyphen_part(x, y)) ||
           ((a->sort[i] & TRI_I_WORD_DOUBLE) != 0 && is_hyphen_part(y, x));
}

/* Whether one word may be all that is left of a name: a surname, a given name or a
   short form of it. */
static bool is_word_of(const tri_i_name *one, const tri_i_name *name)
{
    const char *word = tri_i_word(one, 0);
    if (name->nickname[0] != '\0' && given_agree(word, name->nickname)) {
        return true;
    }
    for (uint32_t i = 0; i < name->n_words; i++) {
        const char *other = tri_i_word(name, i);
        if ((name->sort[i] & TRI_I_WORD_INITIAL) == 0 &&
            (words_agree(one, 0, name, i) ||
             (i + 1 < name->n_words && given_agree(word, other)))) {
            return true;
        }
    }
    return false;
}

/* Whether both have the same words, in whatever order and however cut: "Kim Jong Un",
   "Jong-un Kim". */
static bool has_same_letters(const tri_i_name *a, const tri_i_name *b)
{
    for (uint32_t turn = 0; turn < a->n_words; turn++) {
        char x[TRI_I_GUARD_BYTES];
        char y[TRI_I_GUARD_BYTES];
        size_t n = 0;
        size_t m = 0;
        for (uint32_t i = 0; i < a->n_words; i++) {
            const char *c = tri_i_word(a, (turn + i) % a->n_words);
            for (; *c != '\0'; c++) {
                if (*c != '-') {
                    x[n++] = *c;
                }
            }
        }
        for (uint32_t i = 0; i < b->n_words; i++) {
            for (const char *c = tri_i_word(b, i); *c != '\0'; c++) {
                if (*c != '-') {
                    y[m++] = *c;
                }
            }
        }
        if (n == m && memcmp(x, y, n) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether all words of the shorter name stand in the longer one, in order, from the
   first on: "Jefferson Madeira" in "Jefferson Madeira da Silva". */
static bool is_contained(const tri_i_name *a, const tri_i_name *b)
{
    const tri_i_name *shorter = a->n_words <= b->n_words ? a : b;
    const tri_i_name *longer = a->n_words <= b->n_words ? b : a;
    uint32_t i = 0;
    for (uint32_t k = 0; k < longer->n_words && i < shorter->n_words; k++) {
        const char *word = tri_i_word(shorter, i);
        const char *other = tri_i_word(longer, k);
        const bool agree =
            k == 0 ? given_agree(word, other) : tri_i_is_spelling(word, other);
        if (i == 0 && k == 0 && !agree) {
            return false;
        }
        i += agree;
    }
    return i == shorter->n_words && shorter->n_words > 1;
}

/* Where the surname begins: at its particles, at the last word else. */
static uint32_t surname_of(const tri_i_name *name)
{
    uint32_t at = name->n_words - 1U;
    while (at > 1 && (name->sort[at - 1] & TRI_I_WORD_PARTICLE) != 0) {
        at--;
    }
    return at;
}

/* Whether what stands between given name and surname may be one person's: of "George H.
   W. Bush" and "George W. Bush" it is not. */
static bool middles_agree(const tri_i_name *a, const tri_i_name *b)
{
    const uint32_t n = surname_of(a);
    const uint32_t m = surname_of(b);
    for (uint32_t i = 1; i < n && i < m; i++) {
        if (!given_agree(tri_i_word(a, i), tri_i_word(b, i))) {
            return false;
        }
    }
    return true;
}

/* "F. Scott Fitzgerald" is called Scott. */
static bool is_called_by_middle(const tri_i_name *a, const tri_i_name *b)
{
    const char *called = tri_i_word(b, 0);
    const uint32_t n = surname_of(a);
    for (uint32_t i = 1; i < n && called[1] != '\0'; i++) {
        if (given_agree(called, tri_i_word(a, i)) &&
            (a->sort[i] & TRI_I_WORD_INITIAL) == 0) {
            return true;
        }
    }
    return false;
}

static tri_i_apart full_names_apart(const tri_i_name *a, const tri_i_name *b)
{
    if (a->key == b->key || has_same_letters(a, b)) {
        return TRI_I_APART_NOT;
    }
    const char *x = tri_i_word(a, 0);
    const char *y = tri_i_word(b, 0);
    const bool given = given_agree(x, y) ||
                       (a->nickname[0] != '\0' && given_agree(a->nickname, y)) ||
                       (b->nickname[0] != '\0' && given_agree(b->nickname, x));
    if (!words_agree(a, a->n_words - 1U, b, b->n_words - 1U)) {
        return is_contained(a, b) ? TRI_I_APART_NOT
               : given            ? TRI_I_APART_SURNAME
                                  : TRI_I_APART_UNLIKE;
    }
    if (!given) {
        return is_called_by_middle(a, b) || is_called_by_middle(b, a)
                   ? TRI_I_APART_NOT
                   : TRI_I_APART_GIVEN;
    }
    return middles_agree(a, b) ? TRI_I_APART_NOT : TRI_I_APART_INITIAL;
}

/* Whether titles alone tell two of one surname apart: "Mrs. Thorne", "Miss Thorne". */
static bool titles_differ(const tri_i_name *a, const tri_i_name *b)
{
    return (a->n_words == 1 || b->n_words == 1) && a->honour != 0 && b->honour != 0 &&
           a->honour != b->honour &&
           (a->honour == TRI_I_HONOUR_MISS || b->honour == TRI_I_HONOUR_MISS);
}

tri_i_apart tri_i_persons_apart(const tri_i_name *a, const tri_i_name *b)
{
    if (a->generation != 0 && b->generation != 0 && a->generation != b->generation) {
        return TRI_I_APART_GENERATION;
    }
    if (a->numbers[0] != '\0' && b->numbers[0] != '\0' &&
        strcmp(a->numbers, b->numbers) != 0) {
        return TRI_I_APART_NUMBER;
    }
    tri_i_apart reason = TRI_I_APART_NOT;
    if (a->n_words > 1 && b->n_words > 1) {
        reason = full_names_apart(a, b);
    } else if (a->n_words == 1 && b->n_words == 1) {
        reason = given_agree(tri_i_word(a, 0), tri_i_word(b, 0)) ? TRI_I_APART_NOT
                                                                 : TRI_I_APART_UNLIKE;
    } else if (a->n_words == 1 ? !is_word_of(a, b) : !is_word_of(b, a)) {
        reason = TRI_I_APART_UNLIKE;
    }
    if (reason != TRI_I_APART_NOT) {
        return reason;
    }
    if (a->gender != 0 && b->gender != 0 && (a->gender & b->gender) == 0) {
        return TRI_I_APART_GENDER;
    }
    return titles_differ(a, b) ? TRI_I_APART_TITLE : TRI_I_APART_NOT;
}
