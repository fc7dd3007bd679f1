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

/* Some words of a phrase with blanks between; cut off where they are too long. */
static void join(const tri_i_phrase *phrase, size_t begin, size_t n,
                 char out[TRI_I_WORD_ROOM])
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = begin; i < begin + n && length < TRI_I_WORD_ROOM; i++) {
        length += (size_t)snprintf(out + length, TRI_I_WORD_ROOM - length, "%s%s",
                                   length > 0 ? " " : "", phrase->words[i]);
    }
}

/* "in response": it only leads to what a further preposition brings. */
static bool is_leading(const tri_i_phrase *phrase, size_t begin)
{
    char words[TRI_I_WORD_ROOM];
    join(phrase, begin, 2, words);
    return tri_i_lexicon_has(&tri_i_lexicon_leading_phrases, words);
}

/* How many words the preposition at the end has: "in response to" is one, and so is
   "along with"; 0: none. */
static size_t count_last(const tri_i_phrase *phrase)
{
    char words[TRI_I_WORD_ROOM];
    const size_t n = phrase->n;
    if (n < 2 || !is_preposition(phrase->words[n - 1])) {
        return 0;
    }
    if (n > 3 && is_leading(phrase, n - 3)) {
        return 3;
    }
    join(phrase, n - 2, 2, words);
    return n > 2 && tri_i_lexicon_has(&tri_i_lexicon_compound_prepositions, words) ? 2
                                                                                   : 1;
}

/* Whether a verb and the noun behind it are one relation, which neither tells alone:
   "make a visit", "launch an attack". */
static bool says_deed(const char *verb, const char *noun)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_light_nouns, noun);
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_light_nouns, row)) {
        if (tri_i_lexicon_lists(row[TRI_LIGHT_NOUNS_VERBS], verb)) {
            return true;
        }
    }
    return tri_i_lexicon_has(&tri_i_lexicon_light_verbs, verb);
}

static bool is_person(const char *noun)
{
    return tri_i_lexicon_has(&tri_i_lexicon_persons, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_people_nouns, noun) ||
           tri_i_lexicon_has(&tri_i_lexicon_titles, noun);
}

bool tri_i_is_own_noun(const tri_i_phrase *label, const char *subject)
{
    if (label->n < 2 || strcmp(label->words[0], "be") == 0) {
        return false;
    }
    const char *noun = label->words[label->n - 2];
    return tri_i_lexicon_has(&tri_i_lexicon_plain_prepositions,
                             label->words[label->n - 1]) &&
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
   what has a name; "use tactics in", where the verb alone may be another one, and
   "announce a visit to", where the noun takes the preposition: use something in. */
static bool drop_object(tri_i_phrase *phrase, size_t n_base)
{
    const tri_i_phrase before = *phrase;
    const char *word = before.words[1];
    if (n_base != 2 || is_particle(word) || is_preposition(word) ||
        says_deed(before.words[0], word)) {
        return false;
    }
    const bool is_of = strcmp(before.words[2], "of") == 0 &&
                       !tri_i_lexicon_has(&tri_i_lexicon_of_verbs, before.words[0]);
    phrase->n = 1;
    if (is_of || !tri_i_lexicon_has(&tri_i_lexicon_object_verbs, before.words[0]) ||
        tri_i_lexicon_has(&tri_i_lexicon_light_nouns, word) ||
        tri_i_lexicon_has(&tri_i_lexicon_act_nouns, word) ||
        tri_i_lexicon_has(&tri_i_lexicon_event_nouns, word) ||
        tri_i_lexicon_has(&tri_i_lexicon_mutual_nouns, word) ||
        tri_i_lexicon_has(&tri_i_lexicon_predicate_nouns, word)) {
        tri_i_phrase_add(phrase, stand_in(word));
    }
    tri_i_phrase_append(phrase, &before, 2, before.n);
    return true;
}

/* "help victims of", "vote for war in": help somebody of, vote for something in. Where
   the object is a phrase within a phrase ("find hope in words of") it may be anything.
 */
static bool drop_nouns(tri_i_phrase *phrase, size_t begin, size_t n_last)
{
    const size_t last = phrase->n - n_last;
    const char *verb = phrase->words[begin - 1];
    size_t noun = begin;
    if (noun < last && is_particle(phrase->words[noun])) {
        noun++;
    }
    const bool is_behind = noun + 1 < last && is_preposition(phrase->words[noun]);
    if (is_behind && (is_leading(phrase, noun) ||
                      tri_i_lexicon_has(&tri_i_lexicon_light_verbs, verb))) {
        return false;
    }
    noun += is_behind;
    if (noun >= last || is_preposition(phrase->words[noun]) || is_preposition(verb) ||
        (!is_behind &&
         (begin > 1 || noun + 1 != last || says_deed(verb, phrase->words[noun])))) {
        return false;
    }
    const tri_i_phrase before = *phrase;
    phrase->n = noun;
    tri_i_phrase_add(phrase, stand_in(before.words[noun]));
    tri_i_phrase_append(phrase, &before, last, before.n);
    return true;
}

/* "call racist", of what somebody called so: describe. */
static bool drop_complement(tri_i_phrase *phrase)
{
    if (phrase->n != 2 ||
        !tri_i_lexicon_has(&tri_i_lexicon_calling_verbs, phrase->words[0]) ||
        is_particle(phrase->words[1]) || is_preposition(phrase->words[1])) {
        return false;
    }
    phrase->n = 0;
    tri_i_phrase_add(phrase, "describe");
    return true;
}

bool tri_i_frame(tri_i_phrase *phrase, size_t n_base)
{
    if (drop_complement(phrase)) {
        return true;
    }
    const size_t n_last = phrase->n > 2 ? count_last(phrase) : 0;
    const size_t begin = strcmp(phrase->words[0], "be") == 0 ? 2 : 1;
    if (n_last == 0 || phrase->n < begin + n_last + 1) {
        return false;
    }
    return begin == 1 && n_base + n_last == phrase->n
               ? drop_object(phrase, n_base)
               : drop_nouns(phrase, begin, n_last);
}
