/* Gives the words of a label the capitals that they have in the sentence: "will discuss
   South Dakota's priorities in". */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_end(char c)
{
    return isalnum((unsigned char)c) == 0 && (unsigned char)c < 128;
}

/* Whether a word is common whatever its capitals: a verb, a post, a word of grammar. */
static bool is_common(const char *word)
{
    char lemma[TRI_I_WORD_ROOM];
    return tri_i_lexicon_has(&tri_i_lexicon_verb_forms, word) ||
           tri_i_lemma_of(word, lemma) || tri_i_is_adverb(word) ||
           tri_i_lexicon_has(&tri_i_lexicon_particles, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_label_prepositions, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_function_words, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_persons, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_agent_nouns, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_heads, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_act_nouns, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_common_nouns, word);
}

/* Whether letters stand in capitals throughout. */
static bool is_shouted(const char *word, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (islower((unsigned char)word[i]) != 0) {
            return false;
        }
    }
    return true;
}

/* "KILLS", beside other words in capitals: a headline, which says nothing of the word.
 */
static bool is_headline(const char *sentence, const char *at, size_t n)
{
    const char *next = at + n;
    next += strspn(next, " ");
    const char *before = at;
    while (before > sentence && before[-1] == ' ') {
        before--;
    }
    return (isupper((unsigned char)next[0]) != 0 &&
            isupper((unsigned char)next[1]) != 0) ||
           (before - sentence > 1 && isupper((unsigned char)before[-1]) != 0 &&
            isupper((unsigned char)before[-2]) != 0);
}

/* The word of a sentence that a word in lower case was; NULL where it stands there in
   lower case, too, or only as the first one. */
static const char *find_form(const char *sentence, const char *word, size_t n)
{
    const char *found = NULL;
    for (const char *at = sentence; *at != '\0'; at++) {
        if ((at != sentence && !is_end(at[-1])) || strncasecmp(at, word, n) != 0 ||
            !is_end(at[n])) {
            continue;
        }
        if (strncmp(at, word, n) == 0) {
            return NULL;
        }
        const bool is_first = at - sentence < 3; /* a quotation mark before it */
        if (!is_first &&
            !(n > 1 && is_shouted(at, n) && is_headline(sentence, at, n))) {
            found = found == NULL ? at : found;
        }
    }
    return found;
}

void tri_i_restore_case(const char *sentence, tri_i_text *text)
{
    char *label = text->bytes;
    while (text->n > 0 && *label != '\0') {
        const size_t n = strcspn(label, " ");
        size_t stem = n; /* "Dakota's" */
        while (stem > 0 && is_end(label[stem - 1])) {
            stem--;
        }
        if (stem > 2 && label[stem - 2] == '\'') {
            stem -= 2;
        }
        char word[TRI_I_WORD_ROOM];
        if (stem > 1 && stem < sizeof word && islower((unsigned char)label[0]) != 0) {
            memcpy(word, label, stem);
            word[stem] = '\0';
            const char *form = is_common(word) ? NULL : find_form(sentence, word, stem);
            if (form != NULL) {
                memcpy(label, form, stem);
            }
        }
        label += n;
        label += strspn(label, " ");
    }
}
