/* Corrects what conjunctions join in a sentence's tree. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/repair.h"
#include "extract/tree.h"

#include <string.h>

/* "firefighters and rescue workers": of two nouns side by side, both joined to the one
   before, the first is a part of the second's word. */
static void two_nouns_joined(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t next = i + 1;
    if (next >= s->end || s->tokens[i].rel != TRI_REL_CONJ ||
        s->tokens[i].xpos != TRI_XPOS_NN || s->tokens[next].rel != TRI_REL_CONJ ||
        s->tokens[next].upos != TRI_UPOS_NOUN ||
        s->tokens[next].head != s->tokens[i].head || s->tokens[i].head > i ||
        tri_i_first_below(s, next) != next ||
        tri_i_dependent_in(s, i, TRI_REL_CC) == TRI_NONE) {
        return;
    }
    for (uint32_t k = s->begin; k < i; k++) {
        if (s->tokens[k].head == i && s->tokens[k].rel != TRI_REL_COMPOUND) {
            s->tokens[k].head = next;
        }
    }
    s->tokens[i].head = next;
    s->tokens[i].rel = TRI_REL_COMPOUND;
}

/* "killed dozens and injured thousands": a verb in the past behind "and" has the noun
   behind it as its object, and is joined to the verb before. */
static void verb_before_joined_noun(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t noun = s->tokens[i].head;
    if (s->tokens[i].xpos != TRI_XPOS_VBD || s->tokens[i].rel != TRI_REL_AMOD ||
        noun == TRI_NONE || noun < i || s->tokens[noun].rel != TRI_REL_CONJ ||
        i == s->begin || s->tokens[i - 1].rel != TRI_REL_CC) {
        return;
    }
    const uint32_t object = s->tokens[noun].head;
    const uint32_t verb =
        object == TRI_NONE || object > i || s->tokens[object].rel != TRI_REL_OBJ
            ? TRI_NONE
            : s->tokens[object].head;
    if (verb == TRI_NONE || verb > object || s->tokens[verb].xpos != TRI_XPOS_VBD) {
        return;
    }
    s->tokens[i].head = verb;
    s->tokens[i].rel = TRI_REL_CONJ;
    s->tokens[i].upos = TRI_UPOS_VERB;
    s->tokens[i - 1].head = i;
    s->tokens[noun].head = i;
    s->tokens[noun].rel = TRI_REL_OBJ;
}

/* "a link between a gun found at the scene and the plot": "between" takes two. */
static void two_between(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t between = tri_i_dependent_in(s, i, TRI_REL_CASE);
    if ((s->tokens[i].xpos != TRI_XPOS_NN && s->tokens[i].xpos != TRI_XPOS_NNP) ||
        between == TRI_NONE || strcmp(s->tokens[between].lemma, "between") != 0 ||
        tri_i_dependent_in(s, i, TRI_REL_CONJ) != TRI_NONE) {
        return;
    }
    for (uint32_t k = i + 1; k < s->end; k++) {
        const uint32_t cc = s->tokens[k].rel == TRI_REL_CONJ
                                ? tri_i_dependent_in(s, k, TRI_REL_CC)
                                : TRI_NONE;
        if (cc != TRI_NONE && cc < k && tri_i_is_noun_token(&s->tokens[k]) &&
            strcmp(s->tokens[cc].lemma, "and") == 0 &&
            tri_i_is_below(s->tokens, k, i)) {
            s->tokens[k].head = i;
            return;
        }
    }
}

/* "editor-in-chief of the Post": what stands behind it goes with the editor; but not
   "sister-in-law". */
static void words_behind_hyphens(const tri_i_sentence *s, uint32_t i)
{
    if (i < s->begin + 4 || s->tokens[i].head != i - 4 ||
        s->tokens[i].rel != TRI_REL_NMOD || s->tokens[i - 1].xpos != TRI_XPOS_HYPH ||
        s->tokens[i - 2].upos != TRI_UPOS_ADP ||
        s->tokens[i - 3].xpos != TRI_XPOS_HYPH ||
        strcmp(s->tokens[i].lemma, "law") == 0) {
        return;
    }
    for (uint32_t k = i + 1; k < s->end; k++) {
        if (s->tokens[k].head == i) {
            s->tokens[k].head = i - 4;
        }
    }
    s->tokens[i].rel = TRI_REL_FLAT;
}

/* "Two towns applied for aid, and Peru expects to send it": what a finite clause is
   joined to is none that describes a noun, but says what the noun does. */
static void verb_of_joined_clauses(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t noun = s->tokens[i].head;
    uint32_t joined = tri_i_dependent_in(s, i, TRI_REL_CONJ);
    if (s->tokens[i].rel != TRI_REL_ACL || s->tokens[i].xpos != TRI_XPOS_VBN ||
        noun == TRI_NONE || noun > i || s->tokens[noun].rel != TRI_REL_ROOT ||
        joined == TRI_NONE || joined < i || !tri_i_is_finite(s, joined) ||
        !tri_i_has_subject(s, joined) || tri_i_is_finite(s, i) ||
        tri_i_dependent_in(s, i, TRI_REL_OBL_AGENT) != TRI_NONE ||
        tri_i_dependent_in(s, noun, TRI_REL_COP) != TRI_NONE ||
        tri_i_dependent_in(s, noun, TRI_REL_CASE) != TRI_NONE ||
        tri_i_has_subject(s, noun)) {
        return;
    }
    for (uint32_t k = i + 1; k < s->end; k++) {
        if (s->tokens[k].head == noun) {
            s->tokens[k].head = i;
        }
    }
    s->tokens[i].head = TRI_NONE;
    s->tokens[i].rel = TRI_REL_ROOT;
    s->tokens[i].xpos = TRI_XPOS_VBD;
    s->tokens[noun].head = i;
    s->tokens[noun].rel = TRI_REL_NSUBJ;
}

void tri_i_repair_joined(const tri_i_sentence *s)
{
    static void (*const corrections[])(const tri_i_sentence *, uint32_t) = {
        two_nouns_joined,     verb_before_joined_noun, two_between,
        words_behind_hyphens, verb_of_joined_clauses,
    };
    for (size_t c = 0; c < sizeof corrections / sizeof corrections[0]; c++) {
        for (uint32_t i = s->begin; i < s->end; i++) {
            corrections[c](s, i);
        }
    }
}
