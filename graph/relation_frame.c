/* Shortens a long relation to its frame: the verb and the preposition, without the
   nouns between them, which the words of the edge keep. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

static bool is_preposition(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_label_prepositions, word);
}

static bool is_particle(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_particles, word);
}

/* How many words the preposition at the end has: "in response to" is one; 0: none. */
static size_t count_last(const tri_i_phrase *phrase)
{
    enum { LONGEST = 4 };
    for (size_t n = phrase->n - 1 < LONGEST ? phrase->n - 1 : LONGEST; n > 1; n--) {
        char words[TRI_I_WORD_ROOM * LONGEST];
        size_t length = 0;
        for (size_t i = phrase->n - n; i < phrase->n; i++) {
            length += (size_t)snprintf(words + length, sizeof words - length, "%s%s",
                                       length > 0 ? " " : "", phrase->words[i]);
        }
        if (tri_i_lexicon_has(&tri_i_lexicon_compound_prepositions, words)) {
            return n;
        }
    }
    return phrase->n > 1 && is_preposition(phrase->words[phrase->n - 1]) ? 1 : 0;
}

/* Whether a noun behind a verb says what is done: "make a visit", "launch an attack".
 */
static bool says_deed(const char *verb, const char *noun)
{
    return tri_i_lexicon_has(&tri_i_lexicon_light_verbs, verb) ||
           tri_i_lexicon_has(&tri_i_lexicon_light_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_act_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_event_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_mutual_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_predicate_nouns, noun);
}

static bool is_person(const char *noun)
{
    return tri_i_lexicon_has(&tri_i_lexicon_persons, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_people_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_titles, noun);
}

bool tri_i_is_own_noun(const tri_i_phrase *label, const char *subject)
{
    static const char *const alike[] = {"about", "against", "by", "toward", NULL};
    if (label->n < 2 || strcmp(label->words[0], "be") == 0) {
        return false;
    }
    const char *noun = label->words[label->n - 2];
    const char *preposition = label->words[label->n - 1];
    return (tri_i_is_one_of(preposition, alike) ||
            tri_i_lexicon_has(&tri_i_lexicon_whereabouts, preposition)) &&
           strcmp(preposition, "on") != 0 && strcmp(preposition, "over") != 0 &&
           tri_i_is_called(subject, noun) && !is_person(noun) &&
           !tri_i_lexicon_has(&tri_i_lexicon_relatives, noun);
}

size_t tri_i_count_base(const tri_i_phrase *label, const char *base)
{
    const tri_i_phrase words = tri_i_phrase_of(base);
    if (words.n < 2 || words.n >= label->n) {
        return 0;
    }
    for (size_t i = 0; i < words.n; i++) {
        if (strcmp(words.words[i], label->words[i]) != 0) {
            return 0;
        }
    }
    return words.n;
}

static const char *stand_in(const char *noun)
{
    return is_person(noun) ? "somebody" : "something";
}

/* "ship arms to", whose first words are the verb and its object: ship to, as is told of
   what has a name; "use tactics in", where the verb alone may be another one: use
   something in. */
static bool drop_object(tri_i_phrase *phrase, size_t n_base)
{
    const size_t noun = is_particle(phrase->words[1]) ? 2 : 1;
    if (n_base <= noun || says_deed(phrase->words[0], phrase->words[noun])) {
        return false;
    }
    for (size_t i = noun + 1; i < n_base; i++) {
        if (!is_particle(phrase->words[i])) {
            return false; /* "make priority of passage" */
        }
    }
    const tri_i_phrase before = *phrase;
    phrase->n = noun;
    if (!tri_i_lexicon_has(&tri_i_lexicon_object_verbs, phrase->words[0])) {
        tri_i_phrase_add(phrase, stand_in(before.words[noun]));
    }
    tri_i_phrase_append(phrase, &before, noun + 1, before.n);
    return true;
}

/* "help victims of", "vote for war in": help somebody of, vote for something in. "give
   speech at meeting of": give speech at something of. */
static bool drop_nouns(tri_i_phrase *phrase, size_t begin, size_t n_last)
{
    const size_t last = phrase->n - n_last;
    size_t noun = begin;
    if (noun < last && is_particle(phrase->words[noun])) {
        noun++;
    }
    const bool is_deed = begin == 1 && noun < last &&
                         !is_preposition(phrase->words[noun]) &&
                         says_deed(phrase->words[0], phrase->words[noun]);
    noun += is_deed;
    noun += noun < last && is_preposition(phrase->words[noun]);
    if (noun >= last || is_preposition(phrase->words[noun]) ||
        (is_deed && !is_preposition(phrase->words[noun - 1]))) {
        return false;
    }
    const tri_i_phrase before = *phrase;
    phrase->n = noun;
    tri_i_phrase_add(phrase, stand_in(before.words[noun]));
    tri_i_phrase_append(phrase, &before, last, before.n);
    return true;
}

bool tri_i_frame(tri_i_phrase *phrase, size_t n_base)
{
    const size_t n_last = phrase->n > 2 ? count_last(phrase) : 0;
    const size_t begin = strcmp(phrase->words[0], "be") == 0 ? 2 : 1;
    if (n_last == 0 || phrase->n < begin + n_last + 1) {
        return false;
    }
    return begin == 1 && n_base + n_last == phrase->n
               ? drop_object(phrase, n_base)
               : drop_nouns(phrase, begin, n_last);
}
