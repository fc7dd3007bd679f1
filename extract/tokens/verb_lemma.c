/* The base form of a verb, by its spelling and a table of verbs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tokens/tokens.h"

#include <string.h>

enum { LONGEST = 40 };

/* A stem with an ending, if that is a verb. */
static const char *known(const char *stem, size_t n_stem, const char *ending)
{
    char word[LONGEST + 4];
    memcpy(word, stem, n_stem);
    memcpy(word + n_stem, ending, strlen(ending) + 1);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, word);
    return row != NULL && row[TRI_VERB_FORMS_BASE][0] == '\0'
               ? row[TRI_VERB_FORMS_LOWER]
               : NULL;
}

static const char *first(const char *a, const char *b)
{
    return a != NULL ? a : b;
}

const char *tri_i_verb_lemma(const char *form)
{
    char word[LONGEST];
    const size_t n = tri_utf8_lower(form, strlen(form), word, sizeof word);
    if (n == 0 || n + 1 >= sizeof word) {
        return NULL;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, word);
    if (row != NULL && row[TRI_VERB_FORMS_BASE][0] != '\0') {
        return row[TRI_VERB_FORMS_BASE];
    }
    const char *lemma = NULL;
    if (n > 4 && strcmp(word + n - 3, "ies") == 0) {
        lemma = known(word, n - 3, "y");
    }
    if (lemma == NULL && n > 2 && word[n - 1] == 's') {
        lemma = known(word, n - 1, "");
        if (lemma == NULL && word[n - 2] == 'e') {
            lemma = known(word, n - 2, "");
        }
    }
    const size_t n_ending = n > 4 && strcmp(word + n - 3, "ing") == 0  ? 3
                            : n > 3 && strcmp(word + n - 2, "ed") == 0 ? 2
                                                                       : 0;
    if (lemma == NULL && n_ending > 0) {
        const size_t stem = n - n_ending;
        /* "hoping" is of "hope", "hopping" of "hop" */
        lemma = first(known(word, stem, "e"), known(word, stem, ""));
        if (lemma == NULL && stem > 2 &&
            (word[stem - 1] == word[stem - 2] || word[stem - 1] == 'k')) {
            lemma = known(word, stem - 1, "");
        }
        if (lemma == NULL && word[stem - 1] == 'i') {
            lemma = known(word, stem - 1, "y");
        }
    }
    return lemma != NULL ? lemma : row != NULL ? row[TRI_VERB_FORMS_LOWER] : NULL;
}
