/* The singular of a common noun, where the model's is no word. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tokens/tokens.h"

#include <string.h>

enum { LONGEST = 48 };

/* Endings of plurals, those of their singulars, and whether that is what to take where
   nothing is known; the first that fits. */
static const struct {
    const char *plural, *singular;
    bool is_rule;
} endings[] = {
    {"men", "man", true}, {"sses", "ss", true}, {"shes", "sh", true},
    {"ches", "ch", true}, {"xes", "x", true},   {"ies", "y", true},
    {"ves", "f", false},  {"ves", "fe", false}, {"ses", "sis", false},
    {"es", "", false},    {"ss", "ss", true},   {"s", "", true},
};

/* Puts the singular by an ending into `out`; false where the word does not end so. */
static bool turn(const char *form, size_t n, size_t ending, char *out)
{
    const char *plural = endings[ending].plural;
    const size_t n_plural = strlen(plural);
    if (n < n_plural + 2 || strcmp(form + n - n_plural, plural) != 0) {
        return false;
    }
    memcpy(out, form, n - n_plural);
    const char *singular = endings[ending].singular;
    memcpy(out + n - n_plural, singular, strlen(singular) + 1);
    return true;
}

bool tri_i_noun_lemma(const char *form, bool is_plural, const char *guess, char *out)
{
    enum { N_ENDINGS = sizeof endings / sizeof *endings };
    char word[LONGEST];
    char lemma[LONGEST];
    const size_t n = tri_utf8_lower(form, strlen(form), word, sizeof word);
    const size_t n_guess = tri_utf8_lower(guess, strlen(guess), lemma, sizeof lemma);
    if (n < 4 || n + 1 >= sizeof word || strchr(form, '.') != NULL ||
        (n_guess == n && memcmp(word, lemma, n) == 0)) {
        return false; /* "km" and "p.m." have lemmas of their own */
    }
    const char *known =
        tri_i_lexicon_cell(&tri_i_lexicon_plural_forms, word, TRI_PLURAL_FORMS_LEMMA);
    if (known[0] != '\0') {
        memcpy(out, known, strlen(known) + 1);
        return true;
    }
    for (size_t i = 0; is_plural && i < N_ENDINGS; i++) {
        if (turn(word, n, i, out)) {
            if (strcmp(out, lemma) == 0) {
                return false;
            }
            if (endings[i].is_rule) { /* "territories" is of no "territorie" */
                return true;
            }
        }
    }
    memcpy(out, word, n + 1);
    return true;
}
