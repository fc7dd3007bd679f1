/* The past and the participle of English verbs, by the rules of spelling and two
 * tables.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static bool ends_in(const char *word, const char *ending)
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

bool tri_i_verb_doubled(const char *lemma, const char *ending,
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
    if (ends_in(lemma, "e")) {
        join(out, lemma, n, "d");
    } else if (ends_in(lemma, "y") && n > 1 && !is_vowel(lemma[n - 2])) {
        join(out, lemma, n - 1, "ied");
    } else if (!tri_i_verb_doubled(lemma, "ed", out)) {
        join(out, lemma, n, "ed");
    }
}

void tri_i_verb_past(const char *lemma, char out[TRI_I_WORD_ROOM])
{
    const char *past = tri_i_lexicon_cell(&tri_i_lexicon_irregular_verbs, lemma,
                                          TRI_IRREGULAR_VERBS_PAST);
    if (past[0] != '\0') {
        join(out, past, strlen(past), "");
    } else {
        add_ed(lemma, out);
    }
}

void tri_i_verb_participle(const char *lemma, char out[TRI_I_WORD_ROOM])
{
    const char *participle = tri_i_lexicon_cell(&tri_i_lexicon_irregular_verbs, lemma,
                                                TRI_IRREGULAR_VERBS_PARTICIPLE);
    if (participle[0] != '\0') {
        join(out, participle, strlen(participle), "");
    } else {
        tri_i_verb_past(lemma, out);
    }
}
