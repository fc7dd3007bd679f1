/* Shortens a relation to the words that tell which one it is: a verb and its
   preposition without the object between them, a preposition without its subject's own
   noun. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

static bool is_person(const char *noun)
{
    return tri_i_lexicon_has(&tri_i_lexicon_persons, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_people_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_titles, noun);
}

static bool is_preposition(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_particles, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_label_prepositions, word);
}

bool tri_i_is_own_noun(const tri_i_phrase *label, const char *subject)
{
    if (label->n < 2 || strcmp(label->words[0], "be") == 0) {
        return false;
    }
    const char *noun = label->words[label->n - 2];
    return tri_i_lexicon_has(&tri_i_lexicon_label_prepositions,
                             label->words[label->n - 1]) &&
           tri_i_is_called(subject, noun) && !is_person(noun) &&
           !tri_i_lexicon_has(&tri_i_lexicon_relatives, noun);
}

size_t tri_i_count_copula(const tri_i_phrase *label)
{
    char lemma[TRI_I_WORD_ROOM];
    if (label->n < 3 ||
        (strcmp(label->words[0], "be") != 0 &&
         strcmp(label->words[0], "remain") != 0) ||
        !is_person(label->words[label->n - 2])) {
        return 0;
    }
    for (size_t i = 1; i + 2 < label->n; i++) {
        const char *word = label->words[i];
        if (is_preposition(word) || strcmp(word, "one") == 0 ||
            tri_i_lemma_of(word, lemma)) {
            return 0; /* "be one of senators in", "be named leader of" */
        }
    }
    return 1;
}

bool tri_i_begins_with_object(const tri_i_phrase *label, const char *base)
{
    const tri_i_phrase words = tri_i_phrase_of(base);
    return words.n == 2 && label->n > 2 &&
           strcmp(words.words[0], label->words[0]) == 0 &&
           strcmp(words.words[1], label->words[1]) == 0;
}

/* Whether a noun takes the preposition behind it, or says with the verb what is done:
   "announce a visit to", "give access to". */
static bool says_deed(const char *noun)
{
    return tri_i_lexicon_has(&tri_i_lexicon_light_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_act_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_event_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_mutual_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_predicate_nouns, noun);
}

bool tri_i_drop_object(tri_i_phrase *phrase)
{
    const tri_i_phrase before = *phrase;
    const char *noun = before.words[1];
    if (before.n < 3 ||
        !tri_i_lexicon_has(&tri_i_lexicon_object_verbs, before.words[0]) ||
        is_preposition(noun) || says_deed(noun) ||
        (strcmp(before.words[2], "of") == 0 &&
         !tri_i_lexicon_has(&tri_i_lexicon_of_verbs, before.words[0]))) {
        return false;
    }
    phrase->n = 1;
    tri_i_phrase_append(phrase, &before, 2, before.n);
    return true;
}

bool tri_i_drop_complement(tri_i_phrase *phrase)
{
    if (phrase->n != 2 ||
        !tri_i_lexicon_has(&tri_i_lexicon_calling_verbs, phrase->words[0]) ||
        is_preposition(phrase->words[1])) {
        return false;
    }
    phrase->n = 0;
    /* not "describe", which is what somebody does to an event that he saw */
    tri_i_phrase_add(phrase, "characterize");
    return true;
}

/* Whether the words of a label from `begin` on are a preposition of several words: "in
   response to". */
static bool is_long_preposition(const tri_i_phrase *label, size_t begin)
{
    char words[TRI_I_WORD_ROOM];
    tri_i_join_words(label, begin, label->n, words);
    if (tri_i_lexicon_has(&tri_i_lexicon_preposition_synonyms, words)) {
        return true;
    }
    tri_i_join_words(label, begin, label->n - 1, words);
    return tri_i_lexicon_lists(tri_i_lexicon_cell(&tri_i_lexicon_leading_phrases, words,
                                                  TRI_LEADING_PHRASES_PREPOSITIONS),
                               label->words[label->n - 1]);
}

bool tri_i_drop_nouns(tri_i_phrase *phrase)
{
    const tri_i_phrase before = *phrase;
    const size_t begin = strcmp(before.words[0], "be") == 0 ? 2 : 1;
    size_t at = begin;
    if (before.n < begin + 2 || strcmp(before.words[1], "one") == 0 ||
        tri_i_lexicon_has(&tri_i_lexicon_vague_verbs, before.words[0]) ||
        !is_preposition(before.words[before.n - 1]) ||
        is_preposition(before.words[before.n - 2])) {
        return false;
    }
    const char *noun = before.words[before.n - 2];
    if (strcmp(noun, "because") == 0) { /* "shut down because of" */
        return false;
    }
    if (before.n == begin + 2) { /* "criticize leader of" */
        if (begin == 2 || !is_person(noun) ||
            strcmp(before.words[before.n - 1], "of") != 0) {
            return false;
        }
    } else {
        if (!is_preposition(before.words[at])) {
            if (!tri_i_lexicon_has(&tri_i_lexicon_object_verbs, before.words[0]) ||
                !is_preposition(before.words[++at])) {
                return false;
            }
        }
        if (is_long_preposition(&before, at) || at + 3 > before.n ||
            strcmp(before.words[at], "as") == 0) { /* "regard as father of" */
            return false;
        }
    }
    phrase->n = begin;
    if (before.n > begin + 2) { /* "speak at meeting of" */
        tri_i_phrase_append(phrase, &before, at, at + 1);
        if (is_preposition(before.words[at + 1])) {
            tri_i_phrase_append(phrase, &before, at + 1, at + 2);
        }
    }
    tri_i_phrase_add(phrase, is_person(noun) ? "someone" : "something");
    tri_i_phrase_append(phrase, &before, before.n - 1, before.n);
    return true;
}
