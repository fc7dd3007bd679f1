/* Forms of English verbs, by the rules of spelling and two tables. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

bool tri_i_ends_in(const char *word, const char *ending)
{
    const size_t n = strlen(word);
    const size_t length = strlen(ending);
    return n > length && strcmp(word + n - length, ending) == 0;
}

/* Puts an ending behind a stem of `n` bytes. */
static void join(char out[TRI_I_WORD_ROOM], const char *stem, size_t n,
                 const char *ending)
{
    (void)snprintf(out, TRI_I_WORD_ROOM, "%.*s%s", (int)n, stem, ending);
}

/* The form that doubles the last letter before an ending, where a verb has one
   ("stopped", "referring"); false where it has none, and `out` is as it was. */
static bool doubled_before(const char *lemma, const char *ending,
                           char out[TRI_I_WORD_ROOM])
{
    char doubled[TRI_I_WORD_ROOM];
    const size_t n = strlen(lemma);
    const char last[2] = {lemma[n - 1], '\0'};
    if (n < 3 || n + 5 >= TRI_I_WORD_ROOM) {
        return false;
    }
    (void)snprintf(doubled, sizeof doubled, "%s%sed", lemma, last);
    if (strcmp(
            tri_i_lexicon_cell(&tri_i_lexicon_verb_forms, doubled, TRI_VERB_FORMS_BASE),
            lemma) != 0) {
        /* Verbs whose past is irregular have the other form alone: "running". */
        (void)snprintf(doubled, sizeof doubled, "%s%sing", lemma, last);
        if (strcmp(tri_i_lexicon_cell(&tri_i_lexicon_verb_forms, doubled,
                                      TRI_VERB_FORMS_BASE),
                   lemma) != 0) {
            return false;
        }
    }
    (void)snprintf(out, TRI_I_WORD_ROOM, "%s%s%s", lemma, last, ending);
    return true;
}

static void add_ed(const char *lemma, char out[TRI_I_WORD_ROOM])
{
    const size_t n = strlen(lemma);
    if (tri_i_ends_in(lemma, "e")) {
        join(out, lemma, n, "d");
    } else if (tri_i_ends_in(lemma, "y") && n > 1 && !is_vowel(lemma[n - 2])) {
        join(out, lemma, n - 1, "ied");
    } else if (!doubled_before(lemma, "ed", out)) {
        join(out, lemma, n, "ed");
    }
}

/* The form of an irregular verb, of one with a hyphen ("co-write") that of its end;
   false where it is regular. */
static bool irregular(const char *lemma, uint32_t column, char out[TRI_I_WORD_ROOM])
{
    const char *dash = strrchr(lemma, '-');
    const size_t n_before = dash == NULL ? 0 : (size_t)(dash + 1 - lemma);
    const char *form =
        tri_i_lexicon_cell(&tri_i_lexicon_irregular_verbs, lemma + n_before, column);
    if (form[0] == '\0' || n_before + strlen(form) >= TRI_I_WORD_ROOM) {
        return false;
    }
    join(out, lemma, n_before, form);
    return true;
}

void tri_i_verb_past(const char *lemma, char out[TRI_I_WORD_ROOM])
{
    if (!irregular(lemma, TRI_IRREGULAR_VERBS_PAST, out)) {
        add_ed(lemma, out);
    }
}

void tri_i_verb_participle(const char *lemma, char out[TRI_I_WORD_ROOM])
{
    if (!irregular(lemma, TRI_IRREGULAR_VERBS_PARTICIPLE, out)) {
        tri_i_verb_past(lemma, out);
    }
}

void tri_i_verb_gerund(const char *lemma, char out[TRI_I_WORD_ROOM])
{
    const size_t n = strlen(lemma);
    if (tri_i_ends_in(lemma, "ie")) {
        join(out, lemma, n - 2, "ying");
    } else if (tri_i_ends_in(lemma, "e") && !tri_i_ends_in(lemma, "ee") &&
               !tri_i_ends_in(lemma, "oe") && !tri_i_ends_in(lemma, "ye") && n > 2) {
        join(out, lemma, n - 1, "ing");
    } else if (!doubled_before(lemma, "ing", out)) {
        join(out, lemma, n, "ing");
    }
}

void tri_i_verb_third(const char *lemma, char out[TRI_I_WORD_ROOM])
{
    const size_t n = strlen(lemma);
    if (strcmp(lemma, "be") == 0 || strcmp(lemma, "have") == 0) {
        join(out, lemma[0] == 'b' ? "is" : "has", lemma[0] == 'b' ? 2 : 3, "");
    } else if (tri_i_ends_in(lemma, "y") && n > 1 && !is_vowel(lemma[n - 2])) {
        join(out, lemma, n - 1, "ies");
    } else if (tri_i_ends_in(lemma, "s") || tri_i_ends_in(lemma, "x") ||
               tri_i_ends_in(lemma, "z") || tri_i_ends_in(lemma, "ch") ||
               tri_i_ends_in(lemma, "sh") || tri_i_ends_in(lemma, "o")) {
        join(out, lemma, n, "es");
    } else {
        join(out, lemma, n, "s");
    }
}
