/* Words of a relation, one by one, and whether somebody is one or several. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void tri_i_phrase_add_bytes(tri_i_phrase *phrase, const char *word, size_t length)
{
    if (phrase->n == TRI_I_PHRASE_WORDS || length >= TRI_I_WORD_ROOM) {
        phrase->is_whole = false;
        return;
    }
    for (size_t i = 0; i < length; i++) {
        phrase->words[phrase->n][i] = (char)tolower((unsigned char)word[i]);
    }
    phrase->words[phrase->n++][length] = '\0';
}

void tri_i_phrase_add(tri_i_phrase *phrase, const char *word)
{
    tri_i_phrase_add_bytes(phrase, word, strlen(word));
}

void tri_i_join_words(const tri_i_phrase *phrase, size_t begin, size_t end,
                      char out[TRI_I_WORD_ROOM])
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = begin; i < end && n < TRI_I_WORD_ROOM; i++) {
        n += (size_t)snprintf(out + n, TRI_I_WORD_ROOM - n, "%s%s",
                              i > begin ? " " : "", phrase->words[i]);
    }
    if (n >= TRI_I_WORD_ROOM) {
        out[0] = '\0'; /* no row is so long */
    }
}

static bool ends_in(const char *word, size_t n, const char *ending)
{
    const size_t length = strlen(ending);
    return n > length && strncmp(word + n - length, ending, length) == 0;
}

/* "'ll" in full. */
static void expand(char word[TRI_I_WORD_ROOM])
{
    static const struct {
        const char *clitic, *whole;
    } clitics[] = {{"n't", "not"},  {"n’t", "not"},  {"'ll", "will"}, {"’ll", "will"},
                   {"'ve", "have"}, {"’ve", "have"}, {"'re", "are"},  {"’re", "are"},
                   {"'m", "am"},    {"’m", "am"},    {"'d", "would"}, {"’d", "would"}};
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        if (strcmp(word, clitics[i].clitic) == 0) {
            (void)snprintf(word, TRI_I_WORD_ROOM, "%s", clitics[i].whole);
            return;
        }
    }
}

tri_i_phrase tri_i_phrase_of(const char *text)
{
    tri_i_phrase phrase = {.is_whole = true};
    while (*text != '\0') {
        const size_t blank = strspn(text, " \t\n");
        const size_t n = strcspn(text + blank, " \t\n");
        const char *word = text + blank;
        text = word + n;
        if (ends_in(word, n, "n't") || ends_in(word, n, "n’t")) {
            const size_t stem = n - (word[n - 2] == '\'' ? 3 : 5);
            const bool is_can = stem == 2 && strncmp(word, "ca", 2) == 0;
            const bool is_will = stem == 2 && strncmp(word, "wo", 2) == 0;
            if (is_can || is_will) {
                tri_i_phrase_add(&phrase, is_can ? "can" : "will");
            } else {
                tri_i_phrase_add_bytes(&phrase, word, stem);
            }
            tri_i_phrase_add(&phrase, "not");
        } else if (n == 6 && strncasecmp(word, "cannot", n) == 0) {
            tri_i_phrase_add(&phrase, "can");
            tri_i_phrase_add(&phrase, "not");
        } else if (n > 0) {
            const size_t before = phrase.n;
            tri_i_phrase_add_bytes(&phrase, word, n);
            if (phrase.n > before) { /* there was room */
                expand(phrase.words[before]);
            }
        }
    }
    return phrase;
}

void tri_i_phrase_append(tri_i_phrase *out, const tri_i_phrase *words, size_t begin,
                         size_t end)
{
    for (size_t i = begin; i < end; i++) {
        tri_i_phrase_add(out, words->words[i]);
    }
}

void tri_i_phrase_insert(tri_i_phrase *out, size_t at, const char *word)
{
    tri_i_phrase before = *out;
    out->n = at;
    tri_i_phrase_add(out, word);
    tri_i_phrase_append(out, &before, at, before.n);
}

/* "children", "fishermen"; "aircraft" may be one. */
static bool is_irregular_plural(const char *word)
{
    char man[TRI_I_WORD_ROOM];
    const size_t n = strlen(word);
    const char *lemma =
        tri_i_lexicon_cell(&tri_i_lexicon_plural_forms, word, TRI_PLURAL_FORMS_LEMMA);
    (void)snprintf(man, sizeof man, "%.*sman", n > 3 ? (int)n - 3 : 0, word);
    return (lemma[0] != '\0' && strcmp(lemma, word) != 0) ||
           (ends_in(word, n, "men") && tri_i_lexicon_has(&tri_i_lexicon_persons, man));
}

static bool is_named(const tri_argument *argument)
{
    return argument->how == TRI_HOW_NAME || argument->how == TRI_HOW_ALIAS ||
           argument->how == TRI_HOW_ACRONYM ||
           (argument->type != TRI_TYPE_CONCEPT &&
            isupper((unsigned char)argument->name[0]) != 0);
}

/* The head of "users of the net" and "soldiers (Kazakhstan)" is the first noun. */
static const char *head_of(const char *name, size_t *length)
{
    size_t n = strlen(name);
    const char *const ends[] = {" of ", " in ", " for ",  " from ", " about ",
                                " on ", " by ", " with ", " to ",   " ("};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *at = strstr(name, ends[i]);
        n = at != NULL && (size_t)(at - name) < n ? (size_t)(at - name) : n;
    }
    size_t begin = n;
    while (begin > 0 && name[begin - 1] != ' ') {
        begin--;
    }
    *length = n - begin;
    return name + begin;
}

bool tri_i_shorten(const tri_argument *argument, bool to_noun,
                   char out[TRI_I_SHORT_ROOM])
{
    const char *words =
        argument->how == TRI_HOW_PRONOUN ? argument->name : argument->text;
    size_t n = strlen(words);
    if (n >= TRI_I_SHORT_ROOM) {
        words = argument->name;
        n = strlen(words);
    }
    if (n >= TRI_I_SHORT_ROOM && to_noun && !is_named(argument)) {
        words = head_of(words, &n);
    }
    if (n == 0 || n >= TRI_I_SHORT_ROOM) {
        return false;
    }
    memcpy(out, words, n);
    out[n] = '\0';
    return true;
}

tri_i_number tri_i_grammatical_number(const tri_argument *argument)
{
    const char *name = argument->name;
    const bool named = is_named(argument);
    tri_i_phrase head = {.is_whole = true};
    size_t length_of_head = 0;
    const char *first = head_of(name, &length_of_head);
    tri_i_phrase_add_bytes(&head, first, length_of_head);
    if (head.n == 0) {
        return TRI_I_NUMBER_UNKNOWN;
    }
    const char *word = head.words[0];
    const size_t length = strlen(word);
    const bool in_s = ends_in(word, length, "s") && !ends_in(word, length, "ss") &&
                      !ends_in(word, length, "us") && !ends_in(word, length, "is");
    if (strcmp(argument->subtype, "nationality") == 0 ||
        (named && in_s && tri_i_name_is_group(name))) { /* "Republicans" */
        return TRI_I_PLURAL;
    }
    if (named) {
        const bool is_one = argument->type == TRI_TYPE_PER ||
                            argument->type == TRI_TYPE_ORG ||
                            argument->type == TRI_TYPE_LOC;
        return is_one && !in_s ? TRI_I_SINGULAR : TRI_I_NUMBER_UNKNOWN;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_singular_nouns, word)) {
        return TRI_I_SINGULAR;
    }
    return in_s || tri_i_lexicon_has(&tri_i_lexicon_plural_nouns, word) ||
                   is_irregular_plural(word)
               ? TRI_I_PLURAL
               : TRI_I_SINGULAR;
}

void tri_i_add_in_sentence(tri_i_text *out, const char *phrase)
{
    char first[TRI_I_WORD_ROOM] = "";
    const size_t n = strcspn(phrase, " ");
    for (size_t i = 0; i < n && n < sizeof first; i++) {
        first[i] = (char)tolower((unsigned char)phrase[i]);
    }
    const bool is_small =
        strcmp(first, "a") == 0 ||
        tri_i_lexicon_has(&tri_i_lexicon_particular_determiners, first);
    tri_i_text_string(out, is_small ? first : "");
    tri_i_text_string(out, phrase + (is_small ? n : 0));
}

void tri_i_add_preposition(tri_i_text *out, const char *role)
{
    char form[TRI_I_WORD_ROOM];
    if (!tri_i_lexicon_has(&tri_i_lexicon_verbal_prepositions, role)) {
        tri_i_text_string(out, role);
        return;
    }
    tri_i_verb_gerund(role, form); /* "following" */
    tri_i_text_string(out, form);
}
