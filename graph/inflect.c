/* Which form of a verb a word is, and of which verb: by the rules of spelling. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

tri_i_verb_form tri_i_form_of(const char *word, const char *lemma)
{
    char form[TRI_I_WORD_ROOM];
    if (lemma[0] == '\0' || strlen(lemma) + 6 >= TRI_I_WORD_ROOM) {
        return TRI_I_FORM_NONE;
    }
    if (strcmp(word, lemma) == 0) {
        return TRI_I_FORM_BASE;
    }
    /* All forms begin alike, but for "was", "went" and "ate". */
    if (word[0] != lemma[0] && strcmp(lemma, "be") != 0 && strcmp(lemma, "go") != 0 &&
        strcmp(lemma, "eat") != 0) {
        return TRI_I_FORM_NONE;
    }
    tri_i_verb_third(lemma, form);
    if (strcmp(word, form) == 0) {
        return TRI_I_FORM_THIRD;
    }
    tri_i_verb_gerund(lemma, form);
    if (strcmp(word, form) == 0) {
        return TRI_I_FORM_GERUND;
    }
    tri_i_verb_past(lemma, form);
    if (strcmp(word, form) == 0) {
        return TRI_I_FORM_PAST;
    }
    tri_i_verb_participle(lemma, form);
    if (strcmp(word, form) == 0) {
        return TRI_I_FORM_PARTICIPLE;
    }
    /* British and rarer spellings: "travelled", "burnt". */
    if (strcmp(tri_i_lexicon_cell(&tri_i_lexicon_verb_forms, word, TRI_VERB_FORMS_BASE),
               lemma) == 0) {
        return tri_i_ends_in(word, "ing") ? TRI_I_FORM_GERUND : TRI_I_FORM_PAST;
    }
    return TRI_I_FORM_NONE;
}

/* Whether a word is a verb's base form. */
static bool is_base_form(const char *word)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, word);
    return row != NULL && (row[TRI_VERB_FORMS_BASE][0] == '\0' ||
                           row[TRI_VERB_FORMS_VERB][0] != '\0'); /* "found" */
}

/* Puts the stem of a word without its last `cut` bytes, and `add` behind it, into
   `lemma`; whether it is a verb. */
static bool try_stem(const char *word, size_t cut, const char *add,
                     char lemma[TRI_I_WORD_ROOM])
{
    (void)snprintf(lemma, TRI_I_WORD_ROOM, "%.*s%s", (int)(strlen(word) - cut), word,
                   add);
    return is_base_form(lemma) && tri_i_form_of(word, lemma) != TRI_I_FORM_NONE;
}

bool tri_i_lemma_of(const char *word, char lemma[TRI_I_WORD_ROOM])
{
    const char *base =
        tri_i_lexicon_cell(&tri_i_lexicon_verb_forms, word, TRI_VERB_FORMS_BASE);
    const size_t n = strlen(word);
    if (is_base_form(word) || n < 3 || n + 2 >= TRI_I_WORD_ROOM) {
        return false;
    }
    if (base[0] != '\0') {
        (void)snprintf(lemma, TRI_I_WORD_ROOM, "%s", base);
        return true;
    }
    if (tri_i_ends_in(word, "ed")) {
        return try_stem(word, 1, "", lemma) || try_stem(word, 2, "", lemma) ||
               try_stem(word, 3, "y", lemma);
    }
    return tri_i_ends_in(word, "s") &&
           (try_stem(word, 1, "", lemma) || try_stem(word, 2, "", lemma) ||
            try_stem(word, 3, "y", lemma));
}
