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

bool tri_i_begins_with_object(const tri_i_phrase *label, const char *base)
{
    const tri_i_phrase words = tri_i_phrase_of(base);
    return words.n == 2 && label->n > 2 &&
           strcmp(words.words[0], label->words[0]) == 0 &&
           strcmp(words.words[1], label->words[1]) == 0;
}

static bool is_preposition(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_particles, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_label_prepositions, word);
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
    tri_i_phrase_add(phrase, "describe");
    return true;
}
