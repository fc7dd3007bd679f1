/* The grammar of amounts: counts, measures, money, percentages, fractions. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/values/values_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_hyphen(const char *word)
{
    return is(word, "-") || is(word, "\xE2\x80\x93") || is(word, "\xE2\x80\x90");
}

/* A number in digits: 3,700 or 2.5 or 1 000; `*rest` is what letters follow ("m"). */
static bool read_digits(const char *word, double *number, const char **rest)
{
    char plain[TRI_I_WORD_SIZE];
    size_t n = 0;
    const char *c = word;
    if (*c < '0' || *c > '9') {
        return false;
    }
    bool point = false;
    for (; (*c >= '0' && *c <= '9') || *c == ',' || *c == '.'; c++) {
        if (*c == ',') {
            /* A comma parts thousands: three digits follow. */
            size_t digits = 0;
            while (c[1 + digits] >= '0' && c[1 + digits] <= '9') {
                digits++;
            }
            if (digits != 3 || point) {
                return false;
            }
        } else if (*c == '.') {
            if (point || c[1] < '0' || c[1] > '9') {
                return false;
            }
            point = true;
            plain[n++] = '.';
        } else {
            plain[n++] = *c;
        }
    }
    plain[n] = '\0';
    /* Digits are read by hand: strtod would follow the locale's point. */
    double whole = 0;
    double scale = 1;
    bool after = false;
    for (size_t i = 0; i < n; i++) {
        if (plain[i] == '.') {
            after = true;
        } else {
            whole = whole * 10 + (plain[i] - '0');
            scale *= after ? 10 : 1;
        }
    }
    *number = whole / scale;
    *rest = c;
    return true;
}

static const char *const *number_word(const char *word, const char *kind)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_number_words, word);
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_number_words, row)) {
        if (is(row[TRI_NUMBER_WORDS_KIND], kind)) {
            return row;
        }
    }
    return NULL;
}

/* Scale words written out; a letter ("m", "bn") counts only after digits. */
static bool read_scale(const char *word, bool letters, double *scale)
{
    const char *const *row = number_word(word, "scale");
    if (row == NULL || (!letters && strlen(word) < 4)) {
        return false;
    }
    *scale = strtod(row[TRI_NUMBER_WORDS_VALUE], NULL);
    return true;
}

/* Words: "twenty-five", "two hundred and ten thousand". */
static uint32_t read_words(const tri_i_values *values, uint32_t token, double *number)
{
    const uint32_t end = tri_i_sentence_end(values, token);
    double total = 0;
    double group = 0; /* below the next scale */
    bool any = false;
    uint32_t t = token;
    uint32_t last = 0;
    while (t < end) {
        const char *word = tri_i_word(values, t, end);
        const char *const *digit = number_word(word, "digit");
        double scale;
        if (digit != NULL) {
            const double d = strtod(digit[TRI_NUMBER_WORDS_VALUE], NULL);
            const double below = group - (double)(long)(group / 100) * 100;
            /* "nineteen ninety" is no number here. */
            if (any && below != 0 && (d >= 10 || below < 20)) {
                break;
            }
            group += d;
        } else if (any && read_scale(word, false, &scale)) {
            if (scale >= 1000) {
                total += (group == 0 ? 1 : group) * scale;
                group = 0;
            } else {
                group = (group == 0 ? 1 : group) * scale;
            }
        } else {
            break;
        }
        any = true;
        last = ++t;
        /* A hyphen or "and" goes on only where another number word follows. */
        const char *next = tri_i_word(values, t, end);
        if ((is_hyphen(next) || is(next, "and")) && t + 1 < end) {
            const char *after = tri_i_word(values, t + 1, end);
            const bool more = number_word(after, "digit") != NULL &&
                              (is_hyphen(next) || group >= 100 || total > 0);
            if (more && number_word(after, "part") == NULL) {
                t++;
            }
        }
    }
    *number = total + group;
    return any ? last : 0;
}

uint32_t tri_i_read_number(const tri_i_values *values, uint32_t token, double *number,
                           bool *vague)
{
    const uint32_t end = tri_i_sentence_end(values, token);
    const char *word = tri_i_word(values, token, end);
    const char *rest;
    uint32_t t;
    *vague = false;
    double scale;
    if (read_digits(word, number, &rest)) {
        if (*rest != '\0') {
            if (!read_scale(rest, true, &scale)) {
                return 0;
            }
            *number *= scale;
        }
        t = token + 1;
    } else if ((t = read_words(values, token, number)) == 0) {
        /* "a hundred", "a few thousand", "several hundred", "half a million" */
        const char *next = tri_i_word(values, token + 1, end);
        const char *third = tri_i_word(values, token + 2, end);
        *number = 1;
        if ((is(word, "a") || is(word, "an")) && read_scale(next, false, &scale)) {
            t = token + 1;
        } else if (is(word, "half") && (is(next, "a") || is(next, "an")) &&
                   read_scale(third, false, &scale)) {
            *number = 0.5;
            t = token + 2;
        } else if ((is(word, "several") || is(word, "many") || is(word, "few")) &&
                   read_scale(next, false, &scale)) {
            *vague = true;
            t = token + 1;
        } else if (is(word, "a") && (is(next, "few") || is(next, "couple")) &&
                   (read_scale(third, false, &scale))) {
            *vague = true;
            t = token + 2;
        } else {
            return 0;
        }
    }
    while (t < end && read_scale(tri_i_word(values, t, end), false, &scale)) {
        *number *= scale;
        t++;
    }
    return t;
}

void tri_i_print_number(double number, char out[TRI_I_VALUE_SIZE])
{
    if (number == (double)(long long)number) {
        (void)snprintf(out, TRI_I_VALUE_SIZE, "%lld", (long long)number);
        return;
    }
    /* Six places, rounded, without the locale's point and without zeros at the end. */
    const long long millionths = (long long)(number * 1e6 + (number < 0 ? -0.5 : 0.5));
    int n = snprintf(out, TRI_I_VALUE_SIZE, "%lld.%06lld", millionths / 1000000,
                     millionths % 1000000);
    while (n > 0 && out[n - 1] == '0') {
        out[--n] = '\0';
    }
}

/* Where the number begins after words that only make it less exact. */
static uint32_t skip_modifiers(const tri_i_values *values, uint32_t token)
{
    const uint32_t end = tri_i_sentence_end(values, token);
    const char *word = tri_i_word(values, token, end);
    const char *next = tri_i_word(values, token + 1, end);
    if (is(next, "than") && tri_i_lexicon_has(&tri_i_lexicon_comparatives, word)) {
        return token + 2;
    }
    if ((is(word, "at") && (is(next, "least") || is(next, "most"))) ||
        (is(word, "up") && is(next, "to")) || (is(word, "close") && is(next, "to")) ||
        (is(word, "well") && is(next, "over")) ||
        (is(word, "an") && is(next, "estimated"))) {
        return token + 2;
    }
    if (is(word, "as") && (is(next, "many") || is(next, "much") || is(next, "few")) &&
        is(tri_i_word(values, token + 2, end), "as")) {
        return token + 3;
    }
    return tri_i_lexicon_has(&tri_i_lexicon_approximators, word) ||
                   tri_i_lexicon_has(&tri_i_lexicon_number_approximators, word)
               ? token + 1
               : token;
}

/* "one-fifth", "two thirds", "a quarter", "half" before "of". */
static uint32_t read_fraction(const tri_i_values *values, uint32_t token,
                              double *number)
{
    const uint32_t end = tri_i_sentence_end(values, token);
    const char *word = tri_i_word(values, token, end);
    double above = 1;
    uint32_t t = token;
    const char *const *digit = number_word(word, "digit");
    const bool article = is(word, "a");
    if (digit != NULL) {
        above = strtod(digit[TRI_NUMBER_WORDS_VALUE], NULL);
        t++;
        t += is_hyphen(tri_i_word(values, t, end)) ? 1 : 0;
    } else if (article) {
        t++;
    } else if (!is(word, "half")) {
        return 0;
    }
    const char *part = tri_i_word(values, t, end);
    const char *const *row = number_word(part, "part");
    const double below = row == NULL ? 0 : strtod(row[TRI_NUMBER_WORDS_VALUE], NULL);
    if (below == 0 || above >= below) {
        return 0;
    }
    /* "a third" and "half" alone may be an ordinal or a noun; "one fifth" is not. */
    const char *after = tri_i_word(values, t + 1, end);
    if (digit == NULL && !is(after, "of")) {
        return 0;
    }
    if (above == 1 && (is(part, "second") || part[strlen(part) - 1] == 's')) {
        return 0;
    }
    *number = above / below;
    return t + 1;
}

/* What is counted: sets unit and subtype and returns the end after it. */
static uint32_t read_unit(const tri_i_values *values, uint32_t t, uint32_t end,
                          double number, tri_i_value *found)
{
    uint32_t at = t;
    const char *word = tri_i_word(values, at, end);
    /* "5-mile": the hyphen belongs to it where a unit follows. */
    if (is_hyphen(word) &&
        tri_i_lexicon_has(&tri_i_lexicon_units, tri_i_word(values, at + 1, end))) {
        word = tri_i_word(values, ++at, end);
    }
    if (is(word, "per") && is(tri_i_word(values, at + 1, end), "cent")) {
        found->unit = "percent";
        found->subtype = "percent";
        return at + 2;
    }
    const char *next = tri_i_word(values, at + 1, end);
    if (is(next, "dollars") || is(next, "dollar")) {
        const char *const *dollar = tri_i_lexicon_find(&tri_i_lexicon_dollars, word);
        if (dollar != NULL) {
            found->unit = dollar[TRI_DOLLARS_UNIT];
            found->subtype = "money";
            return at + 2;
        }
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_units, word);
    if (row == NULL || is(row[TRI_UNITS_KIND], "time") ||
        is(row[TRI_UNITS_USE], "before") || is(row[TRI_UNITS_USE], "noun") ||
        (is(row[TRI_UNITS_USE], "symbol") && at != t)) {
        return t;
    }
    if (is(row[TRI_UNITS_USE], "points")) {
        if (!is(tri_i_word(values, at + 1, end), "points") &&
            !is(tri_i_word(values, at + 1, end), "point")) {
            return t;
        }
        at++;
    }
    found->unit = row[TRI_UNITS_UNIT];
    found->subtype = is(row[TRI_UNITS_KIND], "money")     ? "money"
                     : is(row[TRI_UNITS_KIND], "percent") ? "percent"
                                                          : "quantity";
    if (is(row[TRI_UNITS_USE], "pound") &&
        (number >= 1e6 || is(tri_i_word(values, at + 1, end), "sterling"))) {
        found->unit = "GBP";
        found->subtype = "money";
        at += is(tri_i_word(values, at + 1, end), "sterling") ? 1 : 0;
    }
    return at + 1;
}

/* Whether a bare number at begin..end counts something, rather than numbering it. */
static bool is_count(const tri_i_values *values, uint32_t begin, uint32_t end)
{
    const tri_document *document = values->document;
    const tri_token *token = &document->tokens[end - 1];
    const uint32_t n = end - begin;
    if (n == 1 && is(values->words[begin], "one")) {
        return false;
    }
    if (token->xpos == TRI_XPOS_LS || token->xpos == TRI_XPOS_NNP) {
        return false;
    }
    /* "the Top 5" */
    const tri_sentence *sentence = &document->sentences[token->sentence];
    if (begin > sentence->begin && is(values->words[begin - 1], "top")) {
        return false;
    }
    /* "Article 5", "Boeing 737": the number follows what it numbers. */
    if (token->head != TRI_NONE && token->head + 1 == begin &&
        (token->rel == TRI_REL_NUMMOD || token->rel == TRI_REL_FLAT ||
         token->rel == TRI_REL_DEP || token->rel == TRI_REL_COMPOUND)) {
        return false;
    }
    return true;
}

bool tri_i_match_number(const tri_i_values *values, uint32_t token, tri_i_value *found)
{
    const uint32_t end = tri_i_sentence_end(values, token);
    uint32_t t = skip_modifiers(values, token);
    const uint32_t begin = t;
    *found = (tri_i_value){
        .type = TRI_TYPE_NUM, .core = begin, .subtype = "", .unit = "", .value = ""};
    /* A currency before the number: "$", "US$", "EUR". */
    const char *const *sign =
        tri_i_lexicon_find(&tri_i_lexicon_units, tri_i_word(values, t, end));
    const bool money = sign != NULL && is(sign[TRI_UNITS_USE], "before") &&
                       tri_i_word(values, t + 1, end)[0] >= '0' &&
                       tri_i_word(values, t + 1, end)[0] <= '9';
    t += money ? 1 : 0;
    double number;
    bool vague = false;
    uint32_t after = read_fraction(values, t, &number);
    const bool fraction = after != 0;
    if (!fraction) {
        after = tri_i_read_number(values, t, &number, &vague);
        if (after == 0 || tri_i_is_before_christ(tri_i_word(values, after, end))) {
            return false; /* "around 500 BC" */
        }
        /* "$5m", "20bn"; "5m" alone is as often a length. */
        double scale;
        const char *letters = tri_i_word(values, after, end);
        if ((money || strlen(letters) > 1) && read_scale(letters, true, &scale)) {
            number *= scale;
            after++;
        }
    }
    /* A range: "10-15 percent", "five to six". */
    bool range = false;
    const char *between = tri_i_word(values, after, end);
    if (is_hyphen(between) || is(between, "to") || is(between, "or")) {
        double second;
        bool second_vague;
        uint32_t from = after + 1;
        const char *const *again =
            tri_i_lexicon_find(&tri_i_lexicon_units, tri_i_word(values, from, end));
        from += again != NULL && is(again[TRI_UNITS_USE], "before") ? 1 : 0;
        const uint32_t second_end =
            tri_i_read_number(values, from, &second, &second_vague);
        if (second_end != 0 && second > number) {
            range = true;
            after = second_end;
        }
    }
    if (money) {
        found->unit = sign[TRI_UNITS_UNIT];
        found->subtype = "money";
    } else if (!fraction) {
        after = read_unit(values, after, end, number, found);
        if (found->unit[0] == '\0' && (vague || !is_count(values, begin, after))) {
            return false;
        }
    }
    if (!vague && !range) {
        tri_i_print_number(number, found->value);
    }
    found->end = after;
    return true;
}
