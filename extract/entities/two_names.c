/* Tells names of two things apart of which one is a part of the other: a House and the
   White House, a department and its task force. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/two_names.h"

#include "extract/entities/capitals.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

static bool stands_at(const char *const *part, uint32_t n, const char *const *whole,
                      uint32_t begin)
{
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(part[i], whole[begin + i]) != 0) {
            return false;
        }
    }
    return true;
}

/* Whether a word of a name tells which sort of thing it is: "committee", "river". */
static bool is_sort(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_heads, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_land_words, word);
}

/* Whether a name that goes on behind the whole of another may still be it: "University
   of Bonn", "Torvik City", but not "Mother's Day for Peace". */
static bool may_go_on_with(const char *word, uint8_t type)
{
    if (type == TRI_TYPE_MISC && strcmp(word, "for") == 0) {
        return false;
    }
    return tri_i_lexicon_has(&tri_i_lexicon_legal_forms, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_small_name_words, word) ||
           strcmp(word, "city") == 0;
}

/* Whether the longer of two names is something of the shorter one's, or another one of
   its sort: "Fox News Flash" of Fox News, the White House of a House. */
static bool is_other_name(const tri_i_resolver *r, uint32_t shorter, uint32_t longer)
{
    const char *part[TRI_I_NAME_WORDS];
    const char *whole[TRI_I_NAME_WORDS];
    const tri_lexicon *table;
    const uint32_t n = tri_i_name_chunks(r, shorter, part);
    const uint32_t m = tri_i_name_chunks(r, longer, whole);
    if (n == 0 || n >= m) {
        return false;
    }
    const uint8_t type = r->spans[longer].type;
    for (uint32_t i = 0; i + n < m; i++) {
        if (stands_at(part, n, whole, i)) {
            /* "Department of Defense Task Force" */
            return !may_go_on_with(whole[i + n], type) ||
                   (n == 1 && is_sort(part[0]) &&
                    (is_sort(whole[m - 1]) ||
                     tri_i_lexicon_has(&tri_i_lexicon_inner_bodies, whole[m - 1])));
        }
    }
    const char *name = tri_i_bare_name(r, shorter);
    if (name == NULL || !stands_at(part, n, whole, m - n)) {
        return false;
    }
    const bool is_whole =
        type == TRI_TYPE_LOC
            ? strcmp(tri_i_lexicon_cell(&tri_i_lexicon_telling_words, whole[0],
                                        TRI_TELLING_WORDS_KIND),
                     "age") != 0 /* "Old Athens" */
            : type == TRI_TYPE_ORG && tri_i_known_name(name, true, &table) != NULL;
    const char *key = tri_i_chunks_key(r, part, n);
    return key == NULL ||
           tri_i_lexicon_has(&tri_i_lexicon_nation_wide_bodies, key) || /* Guards */
           tri_i_lexicon_has(&tri_i_lexicon_chambers, part[n - 1]) ||
           tri_i_lexicon_has(&tri_i_lexicon_american_parties, part[0]) ||
           (is_whole && (n > 1 || !is_sort(part[0])));
}

/* Whether a noun with a capital is the end of a known name, whose sort it does not
   tell: "Today" of USA Today. */
static bool is_end_of_known(const tri_i_resolver *r, uint32_t noun, uint32_t name)
{
    const tri_lexicon *table;
    const tri_i_span *m = &r->spans[noun];
    const tri_i_span *whole = &r->spans[name];
    if (!tri_i_is_written_as_name(r, noun) || whole->kind != TRI_MENTION_NAME ||
        whole->type != TRI_TYPE_ORG || m->end - m->begin != 1) {
        return false;
    }
    const char *word = tri_i_fold(r->arena, r->document->tokens[m->head].form);
    const char *text = tri_i_bare_name(r, name);
    return word != NULL && text != NULL && !is_sort(word) &&
           tri_i_known_name(text, true, &table) != NULL;
}

/* What tells a thing of this name from others of it: "next" of "the next Congress"; "a"
   where it is told of for the first time, "a Democratic Congress". NULL. What is set
   beside another name is that: "the Survey, a Coastal Office". */
static const char *distinction(const tri_i_resolver *r, uint32_t name)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_i_span *m = &r->spans[name];
    const bool is_beside = r->features[name].predicate || r->features[name].apposed;
    const char *noun = tri_i_folded_lemma(r->arena, &tree->tokens[m->head]);
    if (noun == NULL || tri_i_lexicon_has(&tri_i_lexicon_persons, noun)) {
        return NULL; /* a former Marine is one */
    }
    TRI_I_FOR_DEPENDENTS (tree, m->head, c) {
        const char *lemma = c < m->begin ? tree->tokens[c].lemma : "";
        const uint8_t rel = tree->tokens[c].rel;
        if ((rel == TRI_REL_AMOD || rel == TRI_REL_DET) &&
            tri_i_lexicon_has(&tri_i_lexicon_distinguishing_modifiers, lemma)) {
            return lemma;
        }
        if (rel == TRI_REL_DET && strcmp(lemma, "a") == 0 && !is_beside) {
            return lemma;
        }
    }
    return NULL;
}

bool tri_i_are_two_of_sort(const tri_i_resolver *resolver, uint32_t mention,
                           uint32_t antecedent)
{
    const char *now = distinction(resolver, mention);
    const char *before = distinction(resolver, antecedent);
    const tri_i_span *x = &resolver->spans[mention];
    const tri_i_span *y = &resolver->spans[antecedent];
    if (before != NULL && x->end - x->begin <= y->end - y->begin &&
        (strcmp(before, "a") == 0 || strcmp(before, "new") == 0)) {
        before = NULL;
    }
    return now == NULL || before == NULL ? now != before : strcmp(now, before) != 0;
}

/* Whether a form is an acronym, or letters with small words in them: "UofL". */
static bool is_abbreviation(const char *form)
{
    const size_t length = strlen(form);
    const char last = length == 0 ? 'a' : form[length - 1];
    return tri_i_is_acronym(form) ||
           (length > 2 && tri_i_begins_large(form) && last >= 'A' && last <= 'Z');
}

/* Where a name's words go on with "of" or "for", else their number. */
static uint32_t first_joint(const char *const *chunks, uint32_t begin, uint32_t n)
{
    uint32_t i = begin;
    while (i < n && strcmp(chunks[i], "of") != 0 && strcmp(chunks[i], "for") != 0) {
        i++;
    }
    return i;
}

bool tri_i_is_unit_of(const tri_i_resolver *resolver, uint32_t longer, uint32_t shorter,
                      bool is_first)
{
    const char *part[TRI_I_NAME_WORDS];
    const char *whole[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_chunks(resolver, shorter, part);
    const uint32_t m = tri_i_name_chunks(resolver, longer, whole);
    if (n == 0 || n >= m || !stands_at(part, n, whole, 0)) {
        return false;
    }
    const uint32_t end = first_joint(whole, n, m);
    const char *word = end > n ? whole[end - 1] : "";
    const bool is_arm = tri_i_lexicon_has(&tri_i_lexicon_arm_heads, word);
    if (!is_arm && !tri_i_lexicon_has(&tri_i_lexicon_unit_heads, word) &&
        !tri_i_lexicon_has(&tri_i_lexicon_inner_bodies, word)) {
        return false;
    }
    const char *last = part[n - 1];
    if (n > 1 && tri_i_lexicon_has(&tri_i_lexicon_outlet_heads, last)) {
        return true;
    }
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n_words = tri_i_name_words(resolver, longer, words);
    const char *form = n > n_words ? "" : resolver->document->tokens[words[n - 1]].form;
    if (!is_arm) { /* in a name that is all in capitals each word looks like one */
        const char *text = tri_i_bare_name(resolver, longer);
        return text != NULL && !tri_i_has_capitals_only(text) && is_abbreviation(form);
    }
    return (is_first && tri_i_lexicon_has(&tri_i_lexicon_business_words, word)) ||
           (is_abbreviation(form) && !tri_i_is_acronym(form)); /* "SETI Institute" */
}

bool tri_i_are_two_names(const tri_i_resolver *resolver, uint32_t mention,
                         uint32_t antecedent)
{
    const tri_i_span *x = &resolver->spans[mention];
    const tri_i_span *y = &resolver->spans[antecedent];
    if (is_end_of_known(resolver, mention, antecedent) ||
        is_end_of_known(resolver, antecedent, mention)) {
        return true;
    }
    return x->kind == TRI_MENTION_NAME && y->kind == TRI_MENTION_NAME &&
           x->type != TRI_TYPE_PER && y->type != TRI_TYPE_PER &&
           (is_other_name(resolver, mention, antecedent) ||
            is_other_name(resolver, antecedent, mention) ||
            tri_i_are_two_of_sort(resolver, mention, antecedent));
}
