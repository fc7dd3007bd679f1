/* The base form of a verb, by its spelling and a table of verbs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tokens/tokens.h"

#include <string.h>

enum { LONGEST = 40 };

/* A word in lower case; `n` bytes, 0: it is too long. */
typedef struct {
    char text[LONGEST];
    size_t n;
} word;

static word lower(const char *form)
{
    word w = {.n = 0};
    w.n = tri_utf8_lower(form, strlen(form), w.text, sizeof w.text);
    w.n = w.n + 1 >= sizeof w.text ? 0 : w.n;
    return w;
}

static bool ends_in(const word *w, const char *ending)
{
    const size_t n = strlen(ending);
    return w->n > n && memcmp(w->text + w->n - n, ending, n) == 0;
}

/* A stem with an ending, if that is a verb. */
static const char *known(const char *stem, size_t n_stem, const char *ending)
{
    char text[LONGEST + 4];
    memcpy(text, stem, n_stem);
    memcpy(text + n_stem, ending, strlen(ending) + 1);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, text);
    return row != NULL && (row[TRI_VERB_FORMS_BASE][0] == '\0' ||
                           row[TRI_VERB_FORMS_VERB][0] != '\0')
               ? row[TRI_VERB_FORMS_LOWER]
               : NULL;
}

static const char *first(const char *a, const char *b)
{
    return a != NULL ? a : b;
}

/* Bytes of "-ed", "-ing" or a dropped "-in'" at a word's end, 0: it has none. */
static size_t ending_of(const word *w)
{
    static const char *const endings[] = {"ing", "in'", "in\u2019", "in", "ed"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (ends_in(w, endings[i]) && w->n - strlen(endings[i]) > 1) {
            return strlen(endings[i]);
        }
    }
    return 0;
}

const char *tri_i_verb_lemma(const char *form, tri_xpos xpos)
{
    const word w = lower(form);
    if (w.n == 0) {
        return NULL;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, w.text);
    if (row != NULL && row[TRI_VERB_FORMS_BASE][0] != '\0') {
        const bool is_base = (xpos == TRI_XPOS_VB || xpos == TRI_XPOS_VBP) &&
                             row[TRI_VERB_FORMS_VERB][0] != '\0';
        return row[is_base ? TRI_VERB_FORMS_LOWER : TRI_VERB_FORMS_BASE];
    }
    const char *lemma = NULL;
    if (w.n > 4 && ends_in(&w, "ies")) {
        lemma = known(w.text, w.n - 3, "y");
    }
    if (lemma == NULL && w.n > 2 && ends_in(&w, "s")) {
        lemma = known(w.text, w.n - 1, "");
        if (lemma == NULL && w.text[w.n - 2] == 'e') {
            lemma = known(w.text, w.n - 2, "");
        }
    }
    const size_t n_ending = ending_of(&w);
    if (lemma == NULL && n_ending > 0 && (row == NULL || w.text[w.n - 1] != 'n')) {
        const size_t stem = w.n - n_ending;
        /* "hoping" is of "hope", "hopping" of "hop" */
        lemma = first(known(w.text, stem, "e"), known(w.text, stem, ""));
        if (lemma == NULL && stem > 2 &&
            (w.text[stem - 1] == w.text[stem - 2] || w.text[stem - 1] == 'k')) {
            lemma = known(w.text, stem - 1, "");
        }
        if (lemma == NULL && w.text[stem - 1] == 'i') {
            lemma = known(w.text, stem - 1, "y");
        }
    }
    return lemma != NULL ? lemma : row != NULL ? row[TRI_VERB_FORMS_LOWER] : NULL;
}

/* Bytes of a prefix that a verb may have before another, a hyphen behind it among them;
   0: it has none. */
static size_t prefix_of(const word *w)
{
    for (size_t n = 2; n <= 6 && n + 2 < w->n; n++) {
        char prefix[8] = "";
        memcpy(prefix, w->text, n);
        if (tri_i_lexicon_has(&tri_i_lexicon_verb_prefixes, prefix)) {
            return w->text[n] == '-' ? n + 1 : n;
        }
    }
    return 0;
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

/* Whether a stem of a verb that no table knows has lost an "e" to its ending:
   "rebrand-ed", but "showcas-ing". */
static bool has_lost_e(const char *stem, size_t n)
{
    const char last = stem[n - 1];
    const char before = n > 1 ? stem[n - 2] : '\0';
    if (last == 'c' || last == 'v' || last == 'z' || last == 'u') {
        return true;
    }
    if (last == 's' || last == 'g') {
        return before != last && before != 'n' && before != 'w';
    }
    if (last == 'l') {
        return !is_vowel(before) && before != 'l' && before != 'r' && before != 'w';
    }
    /* "-ate", "-ute"; of one syllable those whose consonant is not doubled */
    const bool is_single =
        is_vowel(before) && !is_vowel(last) && !(n > 2 && is_vowel(stem[n - 3]));
    size_t n_vowels = 0;
    for (size_t i = 0; i < n; i++) {
        n_vowels += is_vowel(stem[i]);
    }
    return is_single && last != 'w' && last != 'x' && last != 'y' &&
           ((last == 't' && (before == 'a' || before == 'u')) ||
            (last == 'm' && before == 'a') || n_vowels == 1);
}

size_t tri_i_guess_verb_lemma(const char *form, tri_xpos xpos, char *out, size_t room)
{
    word w = lower(form);
    const size_t n_prefix = prefix_of(&w);
    const char *rest = n_prefix == 0 ? NULL : tri_i_verb_lemma(w.text + n_prefix, xpos);
    const size_t n_ending = ends_in(&w, "ing") ? 3 : ends_in(&w, "ed") ? 2 : 0;
    const char *end = "";
    if (w.n == 0 || w.text[0] < 'a' || w.text[0] > 'z') { /* "'s" */
        return 0;
    }
    if (rest != NULL) {
        w.n = n_prefix;
        end = rest;
    } else if (xpos == TRI_XPOS_VBZ && ends_in(&w, "ies")) {
        w.n -= 3;
        end = "y";
    } else if (xpos == TRI_XPOS_VBZ && ends_in(&w, "s") && !ends_in(&w, "ss")) {
        w.n--;
    } else if (n_ending > 0 && w.n > n_ending + 2 && xpos != TRI_XPOS_VB &&
               xpos != TRI_XPOS_VBP && xpos != TRI_XPOS_VBZ) {
        w.n -= n_ending;
        const char last = w.text[w.n - 1];
        if (last == 'i') {
            w.n--;
            end = "y";
        } else if (last == w.text[w.n - 2] && !is_vowel(last)) {
            w.n -= strchr("sfz", last) == NULL;
        } else {
            end = has_lost_e(w.text, w.n) ? "e" : "";
        }
    }
    if (w.n + strlen(end) >= room) {
        return 0;
    }
    memcpy(out, w.text, w.n);
    memcpy(out + w.n, end, strlen(end) + 1);
    return w.n + strlen(end);
}
