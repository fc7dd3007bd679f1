/* The verb of a statement: made finite for its subject, denied, hedged. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

bool tri_i_is_one_of(const char *word, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (strcmp(word, *list) == 0) {
            return true;
        }
    }
    return false;
}

bool tri_i_is_be(const char *word)
{
    static const char *const forms[] = {"am", "is",   "are",   "was", "were",
                                        "be", "been", "being", "'s",  "'re",
                                        "’s", "’re",  NULL};
    return tri_i_is_one_of(word, forms);
}

bool tri_i_is_auxiliary(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_auxiliaries, word);
}

bool tri_i_is_modal(const char *word)
{
    return strcmp(tri_i_lexicon_cell(&tri_i_lexicon_auxiliaries, word,
                                     TRI_AUXILIARIES_KIND),
                  "modal") == 0;
}

bool tri_i_is_negation(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_negations, word);
}

bool tri_i_is_adverb(const char *word)
{
    const bool is_verb =
        tri_i_lexicon_has(&tri_i_lexicon_verb_forms, word); /* "rely" */
    return (!is_verb && strlen(word) > 2 &&
            strcmp(word + strlen(word) - 2, "ly") == 0) ||
           tri_i_lexicon_has(&tri_i_lexicon_connective_adverbs, word);
}

/* "is", "were" and the like for the number. */
void tri_i_agree(const tri_i_relation *r, char word[TRI_I_WORD_ROOM])
{
    static const struct {
        const char *one, *several;
    } pairs[] = {{"is", "are"}, {"was", "were"}, {"has", "have"}, {"does", "do"}};
    const bool several = r->number == TRI_I_PLURAL;
    if (r->number == TRI_I_NUMBER_UNKNOWN) {
        return;
    }
    static const char *const short_forms[] = {"am", "'s", "'re", "’s", "’re", NULL};
    if (tri_i_is_one_of(word, short_forms)) {
        (void)snprintf(word, TRI_I_WORD_ROOM, "%s", several ? "are" : "is");
    }
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(word, several ? pairs[i].one : pairs[i].several) == 0) {
            (void)snprintf(word, TRI_I_WORD_ROOM, "%s",
                           several ? pairs[i].several : pairs[i].one);
            return;
        }
    }
}

/* The present of a verb. */
void tri_i_add_present(const tri_i_relation *r, tri_i_phrase *out, const char *lemma)
{
    char form[TRI_I_WORD_ROOM];
    if (r->number == TRI_I_PLURAL) {
        tri_i_phrase_add(out, strcmp(lemma, "be") == 0 ? "are" : lemma);
    } else {
        tri_i_verb_third(lemma, form);
        tri_i_phrase_add(out, form);
    }
}

void tri_i_add_past(const tri_i_relation *r, tri_i_phrase *out, const char *lemma)
{
    char form[TRI_I_WORD_ROOM];
    tri_i_verb_past(lemma, form);
    tri_i_phrase_add(out, r->number == TRI_I_PLURAL && strcmp(lemma, "be") == 0 ? "were"
                                                                                : form);
}

/* Whether a finite phrase begins with an auxiliary: "has" does in "has gone", not in
   "has mines". */
static bool begins_with_auxiliary(const tri_i_relation *r, const tri_i_phrase *out)
{
    const char *first = out->words[0];
    if (tri_i_is_be(first) || tri_i_is_modal(first)) {
        return true;
    }
    const bool is_main =
        r->label.n > 0 && tri_i_form_of(first, r->label.words[0]) != TRI_I_FORM_NONE;
    return tri_i_is_auxiliary(first) &&
           (!is_main ||
            (out->n > 1 &&
             tri_i_form_of(out->words[1], r->label.words[0]) != TRI_I_FORM_NONE));
}

bool tri_i_is_verbal(const tri_i_relation *r)
{
    const tri_triple *t = r->triple;
    const char *first = r->label.words[0];
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, first);
    const bool is_clause = t->pattern == TRI_PATTERN_VERB ||
                           t->pattern == TRI_PATTERN_PARTICIPLE ||
                           t->pattern == TRI_PATTERN_RELATIVE;
    if (row == NULL) {
        return is_clause; /* a verb that the table lacks: "to credential experts" */
    }
    if ((row[TRI_VERB_FORMS_BASE][0] != '\0' && row[TRI_VERB_FORMS_VERB][0] == '\0') ||
        t->pattern == TRI_PATTERN_GIVEN || r->is_noun) {
        return false;
    }
    return r->is_finite || is_clause || t->pattern == TRI_PATTERN_EVENT ||
           t->pattern == TRI_PATTERN_COMPOUND || r->label.n == 1;
}

/* "not" where it belongs: "was not born in", "did not go to". */
void tri_i_deny(const tri_i_relation *r, tri_i_phrase *out)
{
    if (begins_with_auxiliary(r, out)) {
        tri_i_phrase_insert(out, 1, "not");
        return;
    }
    const char *lemma = r->label.words[0];
    const tri_i_verb_form form = tri_i_form_of(out->words[0], lemma);
    if (form == TRI_I_FORM_NONE || !tri_i_is_verbal(r)) {
        tri_i_phrase_insert(out, 0, "not"); /* "not president of" */
        return;
    }
    const bool is_past = form == TRI_I_FORM_PAST || form == TRI_I_FORM_PARTICIPLE;
    (void)snprintf(out->words[0], TRI_I_WORD_ROOM, "%s", lemma);
    tri_i_phrase_insert(out, 0, "not");
    tri_i_phrase_insert(out, 0,
                        is_past                     ? "did"
                        : r->number == TRI_I_PLURAL ? "do"
                                                    : "does");
}

/* "may", "will", "should" or "allegedly" before a finite phrase. */
void tri_i_hedge(const tri_i_relation *r, tri_i_phrase *out)
{
    const uint8_t modality = r->triple->modality;
    const char *first = out->words[0];
    if (modality == TRI_MODALITY_ASSERTED || tri_i_is_modal(first)) {
        return;
    }
    if (tri_i_is_negation(first)) {
        tri_i_phrase_insert(out, 0,
                            modality == TRI_MODALITY_FUTURE ? "will" : "should");
        return;
    }
    if (modality == TRI_MODALITY_CLAIMED) {
        for (size_t i = 0; i < out->n; i++) {
            if (strcmp(out->words[i], "allegedly") == 0 ||
                strcmp(out->words[i], "reportedly") == 0) {
                return;
            }
        }
        tri_i_phrase_insert(out, tri_i_is_be(first) ? 1 : 0, "allegedly");
        return;
    }
    size_t verb = 0; /* "ceremoniously opens" */
    while (verb < out->n && tri_i_is_adverb(out->words[verb])) {
        verb++;
    }
    const char *modal = modality == TRI_MODALITY_FUTURE      ? "will"
                        : modality == TRI_MODALITY_REQUESTED ? "should"
                                                             : "may";
    if (tri_i_is_be(first)) {
        const bool is_denied = out->n > 1 && strcmp(out->words[1], "not") == 0;
        (void)snprintf(out->words[0], TRI_I_WORD_ROOM, is_denied ? "not" : "be");
        (void)snprintf(is_denied ? out->words[1] : out->words[0], TRI_I_WORD_ROOM,
                       "be");
    } else if (strcmp(first, "do") == 0 || strcmp(first, "does") == 0 ||
               strcmp(first, "did") == 0) {
        (void)snprintf(out->words[0], TRI_I_WORD_ROOM, "%s", modal);
        return;
    } else if (begins_with_auxiliary(r, out)) {
        (void)snprintf(out->words[0], TRI_I_WORD_ROOM, "have");
    } else if (verb < out->n &&
               (tri_i_is_verbal(r) || strcmp(r->label.words[0], "have") == 0) &&
               tri_i_form_of(out->words[verb], r->label.words[0]) != TRI_I_FORM_NONE) {
        (void)snprintf(out->words[verb], TRI_I_WORD_ROOM, "%s", r->label.words[0]);
    } else {
        tri_i_phrase_insert(out, 0, "be"); /* "may be president of" */
    }
    tri_i_phrase_insert(out, 0, modal);
}

bool tri_i_lacks_object(const tri_i_relation *r)
{
    const tri_i_phrase *label = &r->label;
    if ((r->triple->pattern != TRI_PATTERN_PARTICIPLE &&
         r->triple->pattern != TRI_PATTERN_RELATIVE) ||
        label->n < 3 || strcmp(label->words[0], "be") == 0) {
        return false;
    }
    const char *noun = label->words[label->n - 2];
    if (tri_i_lexicon_has(&tri_i_lexicon_particles, noun) ||
        tri_i_lexicon_has(&tri_i_lexicon_label_prepositions, noun) ||
        !tri_i_lexicon_has(&tri_i_lexicon_label_prepositions,
                           label->words[label->n - 1])) {
        return false;
    }
    for (size_t i = 0; i < r->text.n; i++) {
        if (strncmp(r->text.words[i], noun, 3) == 0) {
            return false;
        }
    }
    return true;
}
