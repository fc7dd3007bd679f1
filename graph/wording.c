/* The words of a relation as a person reads them between subject and object: an English
   statement, with "not", "may" and "will". */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* ---- Words and phrases */

/* ---- From the label alone */

bool tri_i_is_called(const char *subject, const char *noun)
{
    static const char *const ends[] = {"of", "in",   "for", "from",    "with", "to",
                                       "on", "over", "by",  "against", NULL};
    const tri_i_phrase name = tri_i_phrase_of(subject);
    const size_t n = strlen(noun);
    size_t head = 0;
    while (head + 1 < name.n && !tri_i_is_one_of(name.words[head + 1], ends)) {
        head++;
    }
    const char *word = name.n > 0 ? name.words[head] : "";
    return strcmp(tri_i_lexicon_cell(&tri_i_lexicon_plural_forms, word,
                                     TRI_PLURAL_FORMS_LEMMA),
                  noun) == 0 ||
           (strncmp(word, noun, n) == 0 &&
            (word[n] == '\0' || strcmp(word + n, "s") == 0 ||
             strcmp(word + n, "es") == 0)) ||
           (n > 1 && noun[n - 1] == 'y' && strncmp(word, noun, n - 1) == 0 &&
            strcmp(word + n - 1, "ies") == 0);
}

/* "a journey through Thrace": the noun is not said twice, "is through". */
static void say_noun(const tri_i_relation *r, tri_i_phrase *out)
{
    const tri_i_phrase *label = &r->label;
    if (label->n < 2 ||
        !tri_i_is_called(r->triple->subject.name, label->words[label->n - 2])) {
        tri_i_phrase_append(out, label, 0, label->n);
        return;
    }
    tri_i_add_present(r, out, "be");
    tri_i_phrase_append(out, label, label->n - 1, label->n);
}

static void say_label(const tri_i_relation *r, tri_i_phrase *out)
{
    const tri_i_phrase *label = &r->label;
    const char *first = label->words[0];
    const char *second = label->n > 1 ? label->words[1] : "";
    if (strcmp(first, "be") == 0) {
        const bool is_done =
            second[0] != '\0' &&
            !tri_i_lexicon_has(&tri_i_lexicon_stative_participles, second) &&
            (tri_i_ends_in(second, "ed") ||
             tri_i_lexicon_cell(&tri_i_lexicon_verb_forms, second,
                                TRI_VERB_FORMS_BASE)[0] != '\0');
        if (is_done) {
            tri_i_add_past(r, out, "be");
        } else {
            tri_i_add_present(r, out, "be");
        }
        tri_i_phrase_append(out, label, 1, label->n);
    } else if (strcmp(first, "have") == 0) {
        tri_i_add_present(r, out, "have");
        tri_i_phrase_append(out, label, 1, label->n);
    } else if (label->n == 1 && tri_i_lexicon_has(&tri_i_lexicon_whereabouts, first)) {
        tri_i_add_present(r, out, "be");
        tri_i_phrase_add(out, first);
    } else if (tri_i_is_verbal(r)) {
        if (r->is_present) {
            tri_i_add_present(r, out, first);
        } else {
            tri_i_add_past(r, out, first);
        }
        tri_i_phrase_append(out, label, 1, label->n);
    } else {
        say_noun(r, out);
    }
}

/* ---- From the words of the text */

/* The place of the label's verb among the words; the phrase's length where it is not
   among them. */
static size_t find_verb(const tri_i_relation *r, const char *verb)
{
    const bool is_passive = verb != r->label.words[0];
    for (size_t i = 0; i < r->text.n; i++) {
        const char *word = r->text.words[i];
        if (is_passive ? strcmp(word, verb) == 0
                       : tri_i_form_of(word, verb) != TRI_I_FORM_NONE) {
            /* "has had": the later one is the verb. */
            if (i + 1 < r->text.n && tri_i_is_auxiliary(word) && !is_passive &&
                tri_i_form_of(r->text.words[i + 1], verb) != TRI_I_FORM_NONE) {
                continue;
            }
            return i;
        }
    }
    return r->text.n;
}

/* Of a passive with its agent ("was founded by"), or one whose agent another sentence
   tells: what the agent did, in the passive's tense. */
static void say_active(const tri_i_relation *r, size_t verb, tri_i_phrase *out)
{
    const char *lemma = r->label.words[0];
    const char *first = r->text.words[0];
    char form[TRI_I_WORD_ROOM];
    bool been = false;
    for (size_t i = 0; i < verb; i++) {
        been = been || strcmp(r->text.words[i], "been") == 0;
    }
    if (verb > 0 && tri_i_is_modal(first)) {
        tri_i_phrase_add(out, first);
        tri_i_phrase_add(out, lemma);
    } else if (been && (strcmp(first, "had") == 0 || strcmp(first, "has") == 0 ||
                        strcmp(first, "have") == 0)) {
        tri_i_phrase_add(out, strcmp(first, "had") == 0   ? "had"
                              : r->number == TRI_I_PLURAL ? "have"
                                                          : "has");
        tri_i_verb_participle(lemma, form);
        tri_i_phrase_add(out, form);
    } else if (verb > 1 && strcmp(r->text.words[verb - 1], "being") == 0 &&
               (strcmp(first, "is") == 0 || strcmp(first, "are") == 0)) {
        tri_i_add_present(r, out, "be");
        tri_i_verb_gerund(lemma, form);
        tri_i_phrase_add(out, form);
    } else if (verb > 0 && (strcmp(first, "is") == 0 || strcmp(first, "are") == 0)) {
        tri_i_add_present(r, out, lemma);
    } else {
        tri_i_add_past(r, out, lemma);
    }
    tri_i_phrase_append(out, &r->label, 1, r->label.n);
}

/* How many words between subject and verb say more than tense and voice: "tried to",
   "refused to". Such words have their own "may" and "not". */
static size_t count_other_words(const tri_i_relation *r, size_t verb)
{
    size_t n = 0;
    for (size_t i = 0; i < verb; i++) {
        const char *word = r->text.words[i];
        n += !tri_i_is_auxiliary(word) && !tri_i_is_negation(word) &&
             !tri_i_is_adverb(word);
    }
    return n;
}

/* Whether a base form beside somebody alone is no past ("put"): it stood behind a verb
   that the words leave out, "made him pay". */
static bool is_infinitive(const tri_i_relation *r, const char *lemma)
{
    char past[TRI_I_WORD_ROOM];
    tri_i_verb_past(lemma, past);
    return r->triple->pattern != TRI_PATTERN_GIVEN && strcmp(past, lemma) != 0;
}

/* "help pay" beside somebody alone, where "would" or "to" is left out: "helps pay". */
static void agree_main_verb(const tri_i_relation *r, char word[TRI_I_WORD_ROOM])
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, word);
    char lemma[TRI_I_WORD_ROOM];
    (void)snprintf(lemma, sizeof lemma, "%s", word);
    if (row != NULL && row[TRI_VERB_FORMS_BASE][0] == '\0' &&
        r->number == TRI_I_SINGULAR && !tri_i_is_auxiliary(word) &&
        is_infinitive(r, lemma)) {
        tri_i_verb_third(lemma, word);
    }
}

/* Words that are finite already, the verb at `first` made to agree. */
static void say_lexical(const tri_i_relation *r, size_t first, bool is_verb,
                        tri_i_phrase *out)
{
    const tri_i_phrase *text = &r->text;
    const char *lemma = r->label.words[0];
    const tri_i_verb_form form =
        is_verb ? tri_i_form_of(text->words[first], lemma) : TRI_I_FORM_NONE;
    for (size_t i = 0; i < first; i++) {
        /* "not enters": it is said where it belongs. */
        if (!is_verb || strcmp(text->words[i], "not") != 0) {
            tri_i_phrase_add(out, text->words[i]);
        }
    }
    const size_t at = out->n;
    tri_i_phrase_append(out, text, first, text->n);
    char *word = out->words[at];
    if (tri_i_is_auxiliary(word) && !tri_i_is_modal(word)) {
        tri_i_agree(r, word);
    } else if (form == TRI_I_FORM_BASE && r->number == TRI_I_SINGULAR &&
               (r->was_several || is_infinitive(r, lemma))) {
        tri_i_verb_third(lemma, word);
    } else if (form == TRI_I_FORM_THIRD && r->number == TRI_I_PLURAL) {
        (void)snprintf(word, TRI_I_WORD_ROOM, "%s", lemma);
    }
}

/* The first word made finite: "being", "to go" and "going" are not. */
static void say_finite(const tri_i_relation *r, size_t verb, tri_i_phrase *out)
{
    const tri_i_phrase *text = &r->text;
    const char *lemma = r->label.words[0];
    size_t first = 0;
    while (first < verb && (tri_i_is_negation(text->words[first]) ||
                            tri_i_is_adverb(text->words[first]))) {
        first++;
    }
    const char *word = text->words[first];
    const bool is_verb = first == verb;
    if (strcmp(word, "to") == 0 || strcmp(word, "be") == 0 ||
        strcmp(word, "being") == 0) {
        /* "to be killed", "being killed": what follows tells */
        size_t at = first;
        while (at < verb && tri_i_is_auxiliary(text->words[at])) {
            at++;
        }
        if (strcmp(lemma, "be") == 0) {
            tri_i_add_present(r, out, "be");
            at += at < text->n && tri_i_is_be(text->words[at]) ? 1 : 0; /* "to be" */
            tri_i_phrase_append(out, text, at, text->n);
        } else {
            tri_i_add_present(r, out, lemma);
            tri_i_phrase_append(out, text, verb + 1, text->n);
        }
    } else if (strcmp(word, "been") == 0 || strcmp(word, "having") == 0) {
        tri_i_phrase_add(out, r->number == TRI_I_PLURAL ? "have" : "has");
        tri_i_phrase_append(out, text, strcmp(word, "been") == 0 ? first : first + 1,
                            text->n);
    } else if (is_verb && tri_i_form_of(word, lemma) == TRI_I_FORM_GERUND) {
        tri_i_phrase_append(out, text, 0, first);
        tri_i_add_present(r, out, lemma);
        tri_i_phrase_append(out, text, first + 1, text->n);
    } else {
        say_lexical(r, first, is_verb, out);
    }
}

/* The words as they stand, made a statement; false where they are none. */
static bool say_words(const tri_i_relation *r, tri_i_phrase *out,
                      bool *speaks_for_itself)
{
    const tri_i_phrase *text = &r->text;
    const tri_i_phrase *label = &r->label;
    const bool is_passive = strcmp(label->words[0], "be") == 0 && label->n > 1;
    const char *lemma = label->words[is_passive ? 1 : 0];
    const size_t verb = find_verb(r, lemma);
    *speaks_for_itself = false;
    if (text->n == 0 || verb == text->n || !text->is_whole || text->n > 10 ||
        tri_i_lacks_object(r)) {
        return false;
    }
    bool be = false;
    for (size_t i = 0; i < verb; i++) {
        be = be || tri_i_is_be(text->words[i]);
    }
    const tri_i_verb_form form =
        is_passive ? TRI_I_FORM_NONE : tri_i_form_of(text->words[verb], lemma);
    const bool is_participle = form == TRI_I_FORM_PAST || form == TRI_I_FORM_PARTICIPLE;
    const char *last = text->words[text->n - 1];
    const size_t n_others = count_other_words(r, verb);
    if (n_others > 3 || r->triple->pattern == TRI_PATTERN_PREPOSITION ||
        (r->triple->pattern == TRI_PATTERN_NOUN && !tri_i_is_verbal(r))) {
        return false;
    }
    if (n_others > 0) {
        if (!is_passive && be && is_participle) {
            return false; /* "is expected to be sentenced", of whoever does it */
        }
        const char *first = text->words[0];
        if (tri_i_ends_in(first, "ing") || strcmp(first, "to") == 0 ||
            (!tri_i_is_auxiliary(first) &&
             !tri_i_lexicon_has(&tri_i_lexicon_verb_forms, first) &&
             !tri_i_ends_in(first, "ed") && !tri_i_ends_in(first, "s"))) {
            return false;
        }
        tri_i_phrase_append(out, text, 0, text->n);
        tri_i_agree(r, out->words[0]);
        if (strcmp(out->words[1], "to") == 0 || tri_i_ends_in(out->words[1], "ing") ||
            strcmp(out->words[0], "help") == 0) { /* no adverb: "still consider" */
            agree_main_verb(r, out->words[0]);
        }
        *speaks_for_itself = true;
    } else if (is_participle &&
               (be || (strcmp(last, "by") == 0 &&
                       strcmp(label->words[label->n - 1], "by") != 0))) {
        say_active(r, verb, out);
        return true;
    } else if (is_passive && !be && tri_i_is_auxiliary(text->words[0])) {
        return false; /* "has drawn", of what was */
    } else if (is_passive && !be) {
        const bool is_state =
            tri_i_lexicon_has(&tri_i_lexicon_stative_participles, lemma);
        tri_i_phrase_add(out, is_state ? (r->number == TRI_I_PLURAL ? "are" : "is")
                                       : (r->number == TRI_I_PLURAL ? "were" : "was"));
        tri_i_phrase_append(out, text, 0, text->n);
    } else if (form == TRI_I_FORM_PARTICIPLE && verb == 0) {
        return false; /* "driven": by whom the label knows */
    } else {
        say_finite(r, verb, out);
    }
    /* A preposition that stands elsewhere: "the house in which he lived". */
    const char *preposition = label->words[label->n - 1];
    bool is_there = label->n < (is_passive ? 3U : 2U);
    for (size_t i = 0; i < out->n; i++) {
        is_there =
            is_there || strcmp(out->words[i], preposition) == 0 ||
            (tri_i_lexicon_has(&tri_i_lexicon_verbal_prepositions, preposition) &&
             tri_i_form_of(out->words[i], preposition) != TRI_I_FORM_NONE);
    }
    if (!is_there &&
        (r->is_finite || (strcmp(preposition, "of") == 0 && !tri_i_is_verbal(r)))) {
        return false; /* "spoke about", which a table calls "spoke of" */
    }
    if (!is_there) {
        tri_i_phrase_add(out, preposition);
    }
    return true;
}

/* ---- All of it */

static void drop_connectives(tri_i_phrase *phrase)
{
    size_t n = 0;
    for (size_t i = 0; i < phrase->n; i++) {
        if (!tri_i_lexicon_has(&tri_i_lexicon_connective_adverbs, phrase->words[i])) {
            memmove(phrase->words[n++], phrase->words[i], TRI_I_WORD_ROOM);
        }
    }
    phrase->n = n;
}

/* Without the preposition of its first argument, where the base has none: what a
   further argument stands behind. */
static void drop_preposition(tri_i_phrase *text, const tri_i_phrase *label,
                             const tri_i_phrase *base)
{
    if (base->n < label->n && text->n > 1 &&
        strcmp(text->words[text->n - 1], label->words[label->n - 1]) == 0) {
        text->n--;
    }
}

static void say(const tri_i_relation *r, bool denies, tri_i_phrase *out)
{
    bool speaks_for_itself = false;
    const tri_triple *t = r->triple;
    const tri_i_phrase *text = &r->text;
    /* "founder of", which is to found */
    const bool is_agent = r->label.n == 1 && t->pattern != TRI_PATTERN_EVENT &&
                          text->n > 0 && strcmp(text->words[text->n - 1], "of") == 0 &&
                          text->n < 4;
    if (is_agent) {
        tri_i_phrase_append(out, text, 0, text->n);
    } else if (!say_words(r, out, &speaks_for_itself)) {
        out->n = 0;
        say_label(r, out);
    }
    if (out->n == 0 || speaks_for_itself) {
        return;
    }
    bool negated = false;
    for (size_t i = 0; i < out->n; i++) {
        negated = negated || tri_i_is_negation(out->words[i]);
    }
    if (t->negated && !negated && denies) {
        tri_i_deny(r, out);
    }
    tri_i_hedge(r, out);
}

static void print(const tri_i_phrase *phrase, tri_i_text *out)
{
    for (size_t i = 0; i < phrase->n; i++) {
        const bool is_cannot = i > 0 && strcmp(phrase->words[i - 1], "can") == 0 &&
                               strcmp(phrase->words[i], "not") == 0;
        tri_i_text_string(out, i > 0 && !is_cannot ? " " : "");
        tri_i_text_string(out, phrase->words[i]);
    }
}

/* Whether the words of a subject take the verb of several: "they", "we", "I". */
static bool takes_base_form(const tri_argument *subject)
{
    static const char *const words[] = {"they", "we",    "i",     "you",
                                        "both", "these", "those", NULL};
    const tri_i_phrase phrase = tri_i_phrase_of(subject->text);
    return phrase.n == 1 && tri_i_is_one_of(phrase.words[0], words);
}

/* Whether a list joined by "|" has a value. */
static bool has_alias(const char *list, const char *value)
{
    const size_t n = strlen(value);
    for (; *list != '\0'; list += strcspn(list, "|"), list += *list == '|') {
        if (strncmp(list, value, n) == 0 && (list[n] == '|' || list[n] == '\0')) {
            return true;
        }
    }
    return false;
}

/* Makes a table's label one of lemmas: "met" is to meet, "born in" to be born in. */
static void make_lemmas(tri_i_relation *r, const char *label)
{
    char lemma[TRI_I_WORD_ROOM];
    char passive[TRI_I_WORD_ROOM * 2];
    char *first = r->label.words[0];
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_relations, label);
    const bool of = tri_i_ends_in(label, " of");
    (void)snprintf(passive, sizeof passive, "be %s", label);
    if (row != NULL && !of && has_alias(row[TRI_RELATIONS_ALIASES], passive)) {
        tri_i_phrase_insert(&r->label, 0, "be");
        r->is_finite = true;
    } else if (strcmp(first, "was") == 0) {
        (void)snprintf(first, TRI_I_WORD_ROOM, "be");
        r->is_finite = true;
    } else if (tri_i_lemma_of(first, lemma)) {
        r->is_finite = true;
        r->is_present = tri_i_form_of(first, lemma) == TRI_I_FORM_THIRD;
        (void)snprintf(first, TRI_I_WORD_ROOM, "%s", lemma);
    } else {
        r->is_noun = row != NULL && of; /* "head of": it is not headed */
    }
}

static tri_i_relation relation_of(const tri_triple *triple, const char *label)
{
    tri_i_relation r = {.triple = triple,
                        .label = tri_i_phrase_of(label),
                        .text = tri_i_phrase_of(triple->relation),
                        .number = tri_i_grammatical_number(&triple->subject),
                        .was_several = takes_base_form(&triple->subject)};
    drop_connectives(&r.text);
    if (r.label.n > 0) {
        make_lemmas(&r, label);
    }
    return r;
}

void tri_i_wording(const tri_triple *triple, const char *label, bool denies,
                   tri_i_text *out)
{
    const tri_i_relation r = relation_of(triple, label);
    tri_i_phrase words = {.is_whole = true};
    if (r.label.n == 0 || !r.label.is_whole) {
        tri_i_text_string(out, label);
        return;
    }
    say(&r, denies, &words);
    print(&words, out);
}

void tri_i_further_wording(const tri_triple *triple, const char *role, tri_i_text *out)
{
    const tri_argument *object = &triple->object;
    const bool has_role = role[0] != '\0' && strcmp(role, "object2") != 0;
    /* "sent troops to", "fell in love with", where "sent to" would be another thing */
    const bool is_direct = strcmp(triple->label, triple->base) == 0;
    char said[TRI_I_SHORT_ROOM];
    const bool with_object = has_role && tri_i_shorten(object, is_direct, said);
    tri_i_relation r = relation_of(triple, with_object ? triple->label : triple->base);
    const tri_i_phrase label = tri_i_phrase_of(triple->label);
    tri_i_phrase words = {.is_whole = true};
    if (r.label.n == 0 || !r.label.is_whole) {
        tri_i_text_string(out, triple->base);
    } else {
        drop_preposition(&r.text, &label, &r.label);
        say(&r, true, &words);
        print(&words, out);
    }
    if (with_object) {
        tri_i_text_string(out, " ");
        tri_i_add_in_sentence(out, said);
    }
    if (has_role) {
        tri_i_text_string(out, " ");
        tri_i_add_preposition(out, role);
    }
}
