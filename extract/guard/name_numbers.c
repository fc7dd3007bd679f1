/* The numbers in the words of a name: digits, numerals of kings, ordinals. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/guard/name_i.h"

#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

static bool is_roman(const char *form, bool is_alone)
{
    return form[strspn(form, "IVX")] == '\0' && form[0] != '\0' &&
           (form[1] != '\0' || is_alone);
}

static unsigned roman_value(const char *form)
{
    unsigned sum = 0;
    unsigned before = 0;
    for (size_t i = strlen(form); i-- > 0;) {
        const unsigned value = form[i] == 'X' ? 10 : form[i] == 'V' ? 5 : 1;
        sum = value < before ? sum - value : sum + value;
        before = value > before ? value : before;
    }
    return sum;
}

static void add_number(tri_i_name *name, const char *digits)
{
    const size_t n = strlen(name->numbers);
    (void)snprintf(name->numbers + n, sizeof name->numbers - n, "%s ", digits);
}

bool tri_i_take_digits(tri_i_name *name, char *folded)
{
    char rest[TRI_I_FORM_ROOM];
    size_t n = 0;
    bool any = false;
    for (const char *c = folded; *c != '\0';) {
        const size_t length = strspn(c, "0123456789");
        if (length == 0) {
            rest[n++] = *c++;
            continue;
        }
        char digits[TRI_I_FORM_ROOM];
        const size_t zeros = strspn(c, "0") < length ? strspn(c, "0") : length - 1;
        memcpy(digits, c + zeros, length - zeros);
        digits[length - zeros] = '\0';
        add_number(name, digits);
        any = true;
        c += length;
    }
    while (any && n > 0 && rest[n - 1] == '-') {
        n--;
    }
    rest[n] = '\0';
    if (any && (strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 ||
                strcmp(rest, "rd") == 0 || strcmp(rest, "th") == 0)) {
        rest[0] = '\0'; /* "2nd" */
    }
    memcpy(folded, rest, strlen(rest) + 1);
    return any;
}

bool tri_i_take_roman(tri_i_name *name, const char *form, bool may_be_letter)
{
    if (!is_roman(form, may_be_letter)) {
        return false;
    }
    char digits[16];
    (void)snprintf(digits, sizeof digits, "%u", roman_value(form));
    add_number(name, digits);
    return true;
}

bool tri_i_take_number_word(tri_i_name *name, const char *folded)
{
    const tri_lexicon *table = &tri_i_lexicon_number_words;
    const char *const *row = tri_i_lexicon_find(table, folded);
    for (; row != NULL; row = tri_i_lexicon_next(table, row)) {
        const char *kind = row[TRI_NUMBER_WORDS_KIND];
        if (strcmp(kind, "digit") == 0 || strcmp(kind, "ordinal") == 0 ||
            (strcmp(kind, "part") == 0 && strcmp(folded, "half") != 0 &&
             strncmp(folded, "quarter", 7) != 0)) {
            add_number(name, row[TRI_NUMBER_WORDS_VALUE]);
            return true;
        }
    }
    return false;
}
