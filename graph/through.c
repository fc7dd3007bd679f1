/* Joins the name inside a phrase to what the phrase is joined to: "an official of the
   Justice Department assured Karl Lind" to `Karl Lind`. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

bool tri_i_is_owned(const tri_triple *triple)
{
    return (triple->pattern == TRI_PATTERN_NOUN ||
            triple->pattern == TRI_PATTERN_PREPOSITION ||
            triple->pattern == TRI_PATTERN_POSSESSIVE) &&
           triple->subject.how == TRI_HOW_NOMINAL &&
           triple->subject.type == TRI_TYPE_CONCEPT && !triple->negated &&
           triple->object.type < TRI_TYPE_DATE && strcmp(triple->label, "have") != 0;
}

bool tri_i_is_phrase(const tri_triple *triple)
{
    const uint8_t how = triple->object.how;
    return tri_i_is_owned(triple) &&
           (how == TRI_HOW_NAME || how == TRI_HOW_ALIAS || how == TRI_HOW_ACRONYM);
}

bool tri_i_is_clause(const tri_triple *triple)
{
    return triple->pattern == TRI_PATTERN_VERB ||
           triple->pattern == TRI_PATTERN_COPULA ||
           triple->pattern == TRI_PATTERN_RELATIVE ||
           triple->pattern == TRI_PATTERN_PARTICIPLE;
}

/* Whether an argument is the phrase: the same thing, by words that overlap. */
static bool is_same(const tri_argument *a, const tri_argument *phrase)
{
    return a->how != TRI_HOW_NONE && a->entity == phrase->entity &&
           a->span.begin != TRI_NONE && phrase->span.begin != TRI_NONE &&
           a->span.begin < phrase->span.end && phrase->span.begin < a->span.end;
}

static bool is_thing(const tri_argument *argument)
{
    return argument->how != TRI_HOW_NONE && argument->how != TRI_HOW_ABSENT &&
           argument->type != TRI_TYPE_DATE && argument->type != TRI_TYPE_NUM;
}

/* The head of a concept's name: "talks" of `peace talks in the north`. */
static void add_head(tri_i_text *out, const char *name)
{
    static const char *const prepositions[] = {" of ",   " in ", " for ", " on ",
                                               " with ", " to ", " from "};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
        const char *at = strstr(name, prepositions[i]);
        n = at != NULL && (size_t)(at - name) < n ? (size_t)(at - name) : n;
    }
    size_t begin = n;
    while (begin > 0 && name[begin - 1] != ' ') {
        begin--;
    }
    tri_i_text_add(out, name + begin, n - begin);
}

/* "official of", of `be in` "talks in". */
static void add_phrase(tri_i_text *out, const tri_triple *phrase)
{
    const char *label = phrase->label;
    const bool is_be = strncmp(label, "be ", 3) == 0;
    tri_i_text_add(out, " ", 1);
    if (is_be || strchr(label, ' ') == NULL) {
        add_head(out, phrase->subject.name);
        tri_i_text_add(out, " ", 1);
    }
    tri_i_text_string(out, label + (is_be ? 3 : 0));
}

bool tri_i_read_through(const tri_triple *phrase, const tri_triple *clause,
                        tri_i_text *label, tri_triple *out)
{
    const bool is_clause =
        tri_i_is_clause(clause) && clause->pattern != TRI_PATTERN_COPULA;
    const tri_i_phrase words = tri_i_phrase_of(clause->label);
    const tri_argument *other = NULL;
    label->n = 0;
    if (!is_clause || !words.is_whole || words.n == 0 || !tri_i_tells(clause->label)) {
        return false;
    }
    if (is_same(&clause->object, &phrase->subject)) {
        other = &clause->subject;
        tri_i_text_string(label, clause->label);
    } else if (is_same(&clause->subject, &phrase->subject) && words.n == 1 &&
               strcmp(words.words[0], "make") != 0 && /* what it makes of it, is lost */
               tri_i_lexicon_has(&tri_i_lexicon_verb_forms, words.words[0])) {
        char participle[TRI_I_WORD_ROOM];
        other = &clause->object;
        tri_i_verb_participle(words.words[0], participle);
        tri_i_text_string(label, "be ");
        tri_i_text_string(label, participle);
        tri_i_text_string(label, " by");
    }
    for (uint32_t i = 0; i < clause->n_args && other == NULL; i++) {
        const tri_further *further = &clause->args[i];
        if (is_same(&further->argument, &phrase->subject) && further->role[0] != '\0' &&
            strcmp(further->role, "object2") != 0 &&
            further->kind != TRI_ARG_KIND_TIME) {
            other = &clause->subject;
            tri_i_text_string(label, clause->base);
            tri_i_text_add(label, " ", 1);
            tri_i_text_string(label, further->role);
        }
    }
    if (other == NULL || !is_thing(other) || other->entity == phrase->object.entity ||
        other->entity == phrase->subject.entity) {
        return false;
    }
    add_phrase(label, phrase);
    *out = *clause;
    out->subject = *other;
    out->object = phrase->object;
    out->relation = "";
    out->label = out->base = label->bytes;
    out->n_args = 0;
    return !label->failed;
}
