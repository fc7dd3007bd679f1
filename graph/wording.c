/* The words of a relation as a person reads them on an edge. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *bytes;
    size_t length;
} word;

/* A word for the tables, which have no long ones. */
static const char *copy_of(word w, char copy[32])
{
    (void)snprintf(copy, 32, "%.*s", w.length < 32 ? (int)w.length : 0, w.bytes);
    return copy;
}

/* Auxiliaries say nothing on a picture; modals are kept, they change the fact. */
static bool is_auxiliary(word w, const char *kind)
{
    char copy[32];
    const char *found = tri_i_lexicon_cell(&tri_i_lexicon_auxiliaries, copy_of(w, copy),
                                           TRI_AUXILIARIES_KIND);
    return strcmp(found, kind) == 0;
}

static bool is_negation(word w)
{
    char copy[32];
    return tri_i_lexicon_has(&tri_i_lexicon_negations, copy_of(w, copy));
}

static word next_word(const char **at)
{
    const char *begin = *at;
    while (*begin != '\0' && isspace((unsigned char)*begin)) {
        begin++;
    }
    const char *end = begin;
    while (*end != '\0' && !isspace((unsigned char)*end)) {
        end++;
    }
    *at = end;
    return (word){begin, (size_t)(end - begin)};
}

static word last_word(const char *text)
{
    word last = {text, 0};
    for (word w = next_word(&text); w.length > 0; w = next_word(&text)) {
        last = w;
    }
    return last;
}

static void add_word(tri_i_text *out, word w)
{
    if (out->n > 0) {
        tri_i_text_add(out, " ", 1);
    }
    tri_i_text_add(out, w.bytes, w.length);
}

static void add_string(tri_i_text *out, const char *text)
{
    add_word(out, (word){text, strlen(text)});
}

/* Whether the relation's own words can stand on the edge: it is a verb's, and its last
   word is the label's, so that nothing reads the other way round. */
static bool words_fit(const tri_triple *triple, const char *label)
{
    const word ends_in = last_word(triple->relation);
    if (strchr(label, ' ') == NULL && triple->pattern != TRI_PATTERN_EVENT &&
        ends_in.length == 2 && strncmp(ends_in.bytes, "of", 2) == 0) {
        return true; /* "founder of", which is to found */
    }
    if (triple->pattern != TRI_PATTERN_VERB &&
        triple->pattern != TRI_PATTERN_PARTICIPLE &&
        triple->pattern != TRI_PATTERN_RELATIVE &&
        triple->pattern != TRI_PATTERN_EVENT) {
        return false;
    }
    const char *at = label;
    const word first = next_word(&at);
    const word second = next_word(&at);
    const word in_text = last_word(triple->relation);
    if (in_text.length == 0 || strlen(triple->relation) > 80) {
        return false;
    }
    if (second.length == 0) {
        /* A bare verb: no preposition may have been left over from a passive. */
        const char *text = triple->relation;
        word w = next_word(&text);
        while (w.length > 0 && (is_auxiliary(w, "auxiliary") ||
                                is_auxiliary(w, "modal") || is_negation(w))) {
            w = next_word(&text);
        }
        return next_word(&text).length == 0 && w.length > 0 && first.length > 0;
    }
    const word in_label = last_word(label);
    return in_text.length == in_label.length &&
           strncmp(in_text.bytes, in_label.bytes, in_label.length) == 0;
}

void tri_i_wording(const tri_triple *triple, const char *label, bool further,
                   tri_i_text *out)
{
    const bool hedged = triple->modality == TRI_MODALITY_POSSIBLE ||
                        triple->modality == TRI_MODALITY_FUTURE;
    bool negated = false;
    bool modal = false;
    if (!further && words_fit(triple, label)) {
        char *text = strdup(triple->relation);
        if (text == NULL) {
            out->failed = true;
            return;
        }
        for (char *p = text; *p != '\0'; p++) {
            *p = (char)tolower((unsigned char)*p);
        }
        const char *at = text;
        word w = next_word(&at);
        bool inside = false;
        for (; w.length > 0; w = next_word(&at)) {
            if (is_negation(w)) {
                negated = true;
                w = w.bytes[0] == 'n' && w.bytes[1] == 'e' ? w : (word){"not", 3};
            } else if (!inside && is_auxiliary(w, "modal")) {
                modal = inside = true;
            } else if (!inside && is_auxiliary(w, "auxiliary")) {
                continue;
            } else {
                inside = true;
            }
            add_word(out, w);
        }
        free(text);
        const bool says_not = negated == triple->negated;
        if (out->n > 0 && says_not && (modal || !hedged)) {
            return;
        }
        out->n = 0; /* the words leave out what kind of statement it is */
    }
    if (hedged) {
        add_string(out, triple->modality == TRI_MODALITY_FUTURE ? "will" : "may");
    }
    if (triple->negated) {
        add_string(out, "not");
    }
    add_string(out, label);
}
