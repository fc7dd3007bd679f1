/* Whether two words of names are one in two spellings.

   Only what other alphabets and slips of the pen do to names is let pass: the letters
   of extract/lexicon/transliterations.tsv, a doubled letter, and in a long name one
   exchange of neighbours (Damerau 1964), one vowel that Arabic does not write, or one
   vowel for two. A distance of edits would join Lindberg and Lundberg. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/guard/guard.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

enum {
    LONGEST = 31,     /* letters of a word that is compared otherwise than as a whole */
    SHORT = 5,        /* letters from which spellings may differ */
    LONG = 7,         /* letters from which one slip may be in it */
    MOST_LETTERS = 4, /* that one row of the table takes */
};

/* Two words and how far their beginnings have been found to differ. */
typedef struct {
    const char *a, *b;
    size_t n, m;
    uint8_t best[LONGEST + 1][LONGEST + 1]; /* 1 + fewest slips up to here, 0: unseen */
} matcher;

static void reach(matcher *t, size_t i, size_t j, uint8_t slips)
{
    if (i <= t->n && j <= t->m && (t->best[i][j] == 0 || slips + 1 < t->best[i][j])) {
        t->best[i][j] = (uint8_t)(slips + 1);
    }
}

/* Goes on over letters of `a` that stand for others in `b`, or the reverse. */
static void reach_by_table(matcher *t, size_t i, size_t j, uint8_t slips)
{
    const tri_lexicon *table = &tri_i_lexicon_transliterations;
    for (int side = 0; side < 2; side++) {
        const char *x = side == 0 ? t->a + i : t->b + j;
        const char *y = side == 0 ? t->b + j : t->a + i;
        char letters[MOST_LETTERS + 1];
        for (size_t k = 0; k < MOST_LETTERS && x[k] != '\0'; k++) {
            letters[k] = x[k];
            letters[k + 1] = '\0';
            const char *const *row = tri_i_lexicon_find(table, letters);
            for (; row != NULL; row = tri_i_lexicon_next(table, row)) {
                const char *instead = row[TRI_TRANSLITERATIONS_INSTEAD];
                const size_t length = strlen(instead);
                if (strncmp(y, instead, length) == 0) {
                    reach(t, i + (side == 0 ? k + 1 : length),
                          j + (side == 0 ? length : k + 1), slips);
                }
            }
        }
    }
}

/* The vowels that the romanisation of Arabic and Persian is not of one mind about. */
static bool is_open_vowel(char a, char b)
{
    return (a == 'o' && b == 'u') || (a == 'u' && b == 'o') || (a == 'a' && b == 'e') ||
           (a == 'e' && b == 'a');
}

/* Whether a letter makes two vowels of the one before: "Phailin", "Phalin". */
static bool is_second_vowel(const char *letter)
{
    return (letter[0] == 'i' || letter[0] == 'u') &&
           (letter[-1] == 'a' || letter[-1] == 'e' || letter[-1] == 'o');
}

static void go_on(matcher *t, size_t i, size_t j)
{
    const uint8_t slips = (uint8_t)(t->best[i][j] - 1);
    const char *a = t->a + i;
    const char *b = t->b + j;
    if (a[0] != '\0' && a[0] == b[0]) {
        reach(t, i + 1, j + 1, slips);
    }
    if (i > 0 && a[0] != '\0' && a[0] == a[-1]) {
        reach(t, i + 1, j, slips);
    }
    if (j > 0 && b[0] != '\0' && b[0] == b[-1]) {
        reach(t, i, j + 1, slips);
    }
    if (i > 0 && a[1] != '\0' && is_second_vowel(a)) {
        reach(t, i + 1, j, slips + 1);
    }
    if (j > 0 && b[1] != '\0' && is_second_vowel(b)) {
        reach(t, i, j + 1, slips + 1);
    }
    reach_by_table(t, i, j, slips);
    if (is_open_vowel(a[0], b[0])) {
        reach(t, i + 1, j + 1, slips + 1);
    }
    if (i > 0 && a[0] != '\0' && a[1] != '\0' && a[0] == b[1] && a[1] == b[0]) {
        reach(t, i + 2, j + 2, slips + 1);
    }
}

/* Whether the letters of two parts of words that hold no hyphen may be one's. */
static bool is_part_spelling(const char *a, size_t n, const char *b, size_t m)
{
    if (n == m && memcmp(a, b, n) == 0) {
        return true;
    }
    if (n < SHORT || m < SHORT || n > LONGEST || m > LONGEST) {
        return false;
    }
    char x[LONGEST + 1];
    char y[LONGEST + 1];
    matcher t = {.a = x, .b = y, .n = n, .m = m};
    memcpy(x, a, n);
    memcpy(y, b, m);
    x[n] = y[m] = '\0';
    reach(&t, 0, 0, 0);
    for (size_t i = 0; i <= n; i++) {
        for (size_t j = 0; j <= m; j++) {
            if (t.best[i][j] != 0) {
                go_on(&t, i, j);
            }
        }
    }
    const int allowed = n >= LONG || m >= LONG ? 1 : 0;
    return t.best[n][m] != 0 && t.best[n][m] - 1 <= allowed;
}

/* What a given name is compared by. */
static const char *variant(const char *word)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_given_variants, word);
    return row != NULL ? row[TRI_GIVEN_VARIANTS_SAME] : word;
}

static bool are_equal_but_for_hyphens(const char *a, const char *b)
{
    while (*a != '\0' || *b != '\0') {
        a += *a == '-';
        b += *b == '-';
        if (*a != *b) {
            return false;
        }
        a += *a != '\0';
        b += *b != '\0';
    }
    return true;
}

bool tri_i_is_spelling(const char *a, const char *b)
{
    if (are_equal_but_for_hyphens(a, b) || strcmp(variant(a), variant(b)) == 0) {
        return true;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_census_names, a) &&
        tri_i_lexicon_has(&tri_i_lexicon_census_names, b)) {
        return false;
    }
    for (;;) { /* "kassym-jomart": part by part */
        const size_t n = strcspn(a, "-");
        const size_t m = strcspn(b, "-");
        if ((a[n] == '\0') != (b[m] == '\0') || !is_part_spelling(a, n, b, m)) {
            return false;
        }
        if (a[n] == '\0') {
            return true;
        }
        a += n + 1;
        b += m + 1;
    }
}
