/* Tells whether a triple says a noun phrase again and nothing more: "the mass of Earth"
   is of Earth. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/confidence.h"

#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tree.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_WORD = 48 };

static bool is_end(char c)
{
    return c == '\0' || c == ' ' || c == '\'' || c == '-' || c == ',';
}

/* Whether a name has some words, each whole. */
static bool has_words(const char *name, const char *words)
{
    const size_t n = strlen(words);
    for (const char *at = n == 0 ? NULL : strstr(name, words); at != NULL;
         at = strstr(at + 1, words)) {
        const bool is_start = at == name || at[-1] == ' ' || at[-1] == '-';
        const bool is_possessive = strncmp(at + n, "’", strlen("’")) == 0;
        if (is_start && (is_end(at[n]) || is_possessive)) {
            return true;
        }
    }
    return false;
}

/* Copies the next word of a name, lower-cased where `lower`; what follows it, NULL at
   the end. "": a word too long. */
static const char *next_word(const char *name, bool lower, char word[LONGEST_WORD])
{
    const size_t n = strcspn(name, " ");
    word[0] = '\0';
    if (n > 0 && n < LONGEST_WORD) {
        memcpy(word, name, n);
        word[n] = '\0';
        if (lower && tri_utf8_lower(name, n, word, LONGEST_WORD) == 0) {
            word[0] = '\0';
        }
    }
    return name[n] == '\0' ? NULL : name + n + 1;
}

/* Whether a name has the adjective of a country, a people or a region: "Indonesian
   coast" of `Indonesia`. */
static bool has_adjective_of(const tri_i_finds *x, const char *name,
                             const tri_argument *place)
{
    const char *known =
        place->entity == TRI_NONE ? NULL : x->document->entities[place->entity].country;
    const char *country = known == NULL ? "" : known;
    for (const char *at = name; at != NULL;) {
        char word[LONGEST_WORD];
        at = next_word(at, false, word);
        const char *region = tri_i_lexicon_cell(&tri_i_lexicon_region_adjectives, word,
                                                TRI_REGION_ADJECTIVES_REGION);
        const char *code =
            tri_i_lexicon_cell(&tri_i_lexicon_demonyms, word, TRI_DEMONYMS_CODE);
        if ((region[0] != '\0' && strcmp(region, place->name) == 0) ||
            (country[0] != '\0' && strcmp(code, country) == 0)) {
            return true;
        }
    }
    return false;
}

/* The words of an argument without an article or pointer before them. */
static const char *bare_text(const char *text)
{
    static const char *const before[] = {"the ", "The ", "this ", "that ", "a ", "an "};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        if (strncmp(text, before[i], strlen(before[i])) == 0) {
            return text + strlen(before[i]);
        }
    }
    return text;
}

/* Whether the name of a phrase says the object already, by one of its names. */
static bool holds(const tri_i_finds *x, const char *name, const tri_argument *object)
{
    if (has_words(name, object->name) || has_words(name, bare_text(object->text)) ||
        has_adjective_of(x, name, object)) {
        return true;
    }
    const tri_entity *entity =
        object->entity == TRI_NONE ? NULL : &x->document->entities[object->entity];
    for (uint32_t i = 0; entity != NULL && i < entity->n_aliases; i++) {
        if (has_words(name, entity->aliases[i])) {
            return true;
        }
    }
    return false;
}

/* Whether a word before a noun says how much, the how manieth or how good, and not
   which: "last", "largest", "2003". */
static bool is_light(const char *word)
{
    const size_t n = strlen(word);
    return tri_i_lexicon_has(&tri_i_lexicon_degree_adjectives, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_light_modifiers, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_distinguishing_modifiers, word) ||
           strcmp(word, "best") == 0 || strcmp(word, "worst") == 0 ||
           isdigit((unsigned char)word[0]) != 0 ||
           tri_i_lexicon_has(&tri_i_lexicon_number_words, word) ||
           (n > 5 && strcmp(word + n - 3, "est") == 0);
}

/* Whether a name is a noun alone, or one with words that say little: "population",
   "last details", "largest economies". */
static bool is_bare(const char *name)
{
    for (const char *at = name; at != NULL;) {
        char word[LONGEST_WORD];
        at = next_word(at, true, word);
        if (at != NULL && !is_light(word)) {
            return false;
        }
    }
    return true;
}

/* Whether a noun is of several that are most something: "one of the best preserved
   houses in Norland". */
static bool is_superlative(const tri_i_finds *x, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        const tri_token *word = &x->document->tokens[child];
        bool is_most = child < noun && word->xpos == TRI_XPOS_JJS;
        TRI_I_FOR_DEPENDENTS (x->tree, child, below) {
            is_most = is_most || (below < noun && word->rel == TRI_REL_AMOD &&
                                  x->document->tokens[below].xpos == TRI_XPOS_RBS);
        }
        if (is_most) {
            return x->document->tokens[noun].xpos == TRI_XPOS_NNS;
        }
    }
    return false;
}

/* "is after", "is during": when something is, not what it has to do with the other. */
static bool is_when(const char *role)
{
    return strcmp(role, "after") == 0 || strcmp(role, "before") == 0 ||
           strcmp(role, "during") == 0 || strcmp(role, "since") == 0 ||
           strcmp(role, "until") == 0;
}

/* Whether a noun alone and the object behind `role` tell something all the same: an act
   and whom it befalls, a work and who made it, a building or body and where it is,
   whose mother somebody is. */
static bool tells(const tri_i_finds *x, const tri_i_find *find,
                  const tri_argument *object, const char *role)
{
    const tri_token *noun = &x->document->tokens[find->subject];
    const char *const *head = tri_i_lexicon_find(&tri_i_lexicon_heads, noun->lemma);
    const bool is_act = tri_i_lexicon_has(&tri_i_lexicon_act_nouns, noun->lemma) ||
                        tri_i_lexicon_has(&tri_i_lexicon_event_nouns, noun->lemma);
    const bool is_somebody =
        noun->xpos != TRI_XPOS_NNS &&
        (tri_i_lexicon_has(&tri_i_lexicon_kin_nouns, noun->lemma) ||
         (find->pattern == TRI_PATTERN_NOUN &&
          !tri_i_lexicon_has(&tri_i_lexicon_relatives, noun->lemma) &&
          !tri_i_lexicon_has(&tri_i_lexicon_collectives, noun->lemma)));
    const char *country = object->entity == TRI_NONE
                              ? NULL
                              : x->document->entities[object->entity].country;
    const bool is_wide = country != NULL && country[0] != '\0'; /* roads in Norway */
    const bool is_spot = head != NULL && !is_wide &&
                         (strcmp(head[TRI_HEADS_TYPE], "ORG") == 0 ||
                          strcmp(head[TRI_HEADS_SUBTYPE], "city") == 0 ||
                          strcmp(head[TRI_HEADS_SUBTYPE], "facility") == 0);
    return is_somebody || (is_act && strcmp(role, "of") == 0) ||
           (!is_act && strcmp(role, "by") == 0) ||
           (is_spot && object->type == TRI_TYPE_LOC && strcmp(find->base, "be") == 0);
}

/* "a clean future for Norland", "the strategy around Torvik", "countries of the
   charter": what a phrase is for, about or of says little of either end; not whose kin
   somebody is, and what an act befalls. */
static bool is_loose(const tri_i_finds *x, const tri_i_find *find, const char *role)
{
    const char *lemma = x->document->tokens[find->subject].lemma;
    if (find->pattern == TRI_PATTERN_POSSESSIVE) {
        return false;
    }
    return tri_i_lexicon_has(&tri_i_lexicon_loose_prepositions, role) ||
           (strcmp(role, "of") == 0 &&
            !tri_i_lexicon_has(&tri_i_lexicon_kin_nouns, lemma) &&
            !tri_i_lexicon_has(&tri_i_lexicon_act_nouns, lemma) &&
            !tri_i_lexicon_has(&tri_i_lexicon_event_nouns, lemma));
}

bool tri_i_is_restated(const tri_i_finds *x, const tri_i_find *find,
                       const tri_triple *triple)
{
    const tri_argument *subject = &triple->subject;
    const tri_argument *object = &triple->object;
    const char *blank = strrchr(triple->label, ' ');
    const char *role = blank == NULL ? triple->label : blank + 1;
    const bool is_phrase = find->pattern == TRI_PATTERN_NOUN ||
                           find->pattern == TRI_PATTERN_POSSESSIVE ||
                           find->pattern == TRI_PATTERN_PREPOSITION;
    if (find->pattern == TRI_PATTERN_COMPOUND && find->clause == find->subject) {
        return true; /* "Navy (Indonesia)" says whose it is */
    }
    if (!is_phrase || find->clause != find->subject ||
        find->words.begin != find->words.end || subject->how != TRI_HOW_NOMINAL ||
        subject->type != TRI_TYPE_CONCEPT || triple->negated) {
        return false;
    }
    return holds(x, subject->name, object) || is_when(role) ||
           is_superlative(x, find->subject) || is_loose(x, find, role) ||
           (strcmp(role, "of") == 0 && strstr(subject->name, " of ") != NULL) ||
           (is_bare(subject->name) && !tells(x, find, object, role));
}
