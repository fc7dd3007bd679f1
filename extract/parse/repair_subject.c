/* Gives clauses the subjects, and relative clauses the nouns, that the best arcs have
   missed: subjects behind their verbs, "it" that does something, clauses without a
   relative pronoun. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/parse/repair.h"
#include "extract/tree.h"

#include <string.h>

static bool is_question(const tri_i_sentence *s)
{
    for (uint32_t i = s->begin; i < s->end; i++) {
        if (strcmp(s->tokens[i].form, "?") == 0) {
            return true;
        }
    }
    return false;
}

/* "It took the matter to the court", but not "it took two years to build it": only
   where a clause or "there" comes of it is "it" nothing. */
static void it_that_acts(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t verb = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_EXPL || s->tokens[i].xpos != TRI_XPOS_PRP ||
        verb == TRI_NONE || s->tokens[verb].upos != TRI_UPOS_VERB || i > verb ||
        tri_i_dependent_in(s, verb, TRI_REL_OBJ) == TRI_NONE ||
        tri_i_dependent_in(s, verb, TRI_REL_AUX_PASS) != TRI_NONE) {
        return;
    }
    for (uint32_t k = s->begin; k < s->end; k++) {
        const uint8_t rel = s->tokens[k].rel;
        if (s->tokens[k].head == verb && k != i &&
            (tri_i_is_subject(rel) || rel == TRI_REL_CCOMP || rel == TRI_REL_XCOMP ||
             rel == TRI_REL_ADVCL || rel == TRI_REL_ACL || rel == TRI_REL_PARATAXIS)) {
            return;
        }
    }
    s->tokens[i].rel = TRI_REL_NSUBJ;
}

/* Whether nothing but a conjunction, an adverb or punctuation stands before the words
   below `front` in the clause of `top`. */
static bool opens_clause(const tri_i_sentence *s, uint32_t front, uint32_t top)
{
    const uint32_t begin = tri_i_first_below(s, front);
    for (uint32_t k = s->begin; k < begin; k++) {
        const tri_token *token = &s->tokens[k];
        if (tri_i_is_below(s->tokens, k, top) && token->rel != TRI_REL_PUNCT &&
            token->rel != TRI_REL_CC && token->rel != TRI_REL_ADVMOD &&
            token->rel != TRI_REL_MARK) {
            return false;
        }
    }
    return true;
}

/* What opens the clause of `top` before `end` with a preposition of place, or is an
   adjective with one: "at the heart of it", "central to the plan". TRI_NONE. */
static uint32_t front_of(const tri_i_sentence *s, uint32_t top, uint32_t end)
{
    for (uint32_t k = s->begin; k < end; k++) {
        const tri_token *token = &s->tokens[k];
        if (token->head != top) {
            continue;
        }
        const uint32_t of = tri_i_dependent_in(s, k, TRI_REL_OBL);
        const uint32_t word = tri_i_dependent_in(s, k, TRI_REL_CASE);
        const bool is_place =
            (token->rel == TRI_REL_OBL || token->rel == TRI_REL_NMOD) &&
            token->upos != TRI_UPOS_NUM && word != TRI_NONE && word < k &&
            tri_i_lexicon_has(&tri_i_lexicon_fronted_prepositions,
                              s->tokens[word].lemma) &&
            !tri_i_lexicon_has(&tri_i_lexicon_months, token->lemma);
        const bool is_quality =
            (token->upos == TRI_UPOS_ADJ || token->xpos == TRI_XPOS_VBN) &&
            of != TRI_NONE && of > k && of < end;
        if ((is_place || is_quality) && opens_clause(s, k, top)) {
            return k;
        }
    }
    return TRI_NONE;
}

/* "From the port comes tea", "next to it stands the hall": the noun behind a verb that
   takes no object is its subject. */
static void subject_behind_verb(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t verb = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_OBJ || verb == TRI_NONE || verb > i ||
        !tri_i_is_noun_token(&s->tokens[i]) ||
        !tri_i_lexicon_has(&tri_i_lexicon_inverted_verbs, s->tokens[verb].lemma) ||
        !tri_i_is_finite(s, verb) || tri_i_has_subject(s, verb) || is_question(s)) {
        return;
    }
    for (uint32_t k = s->begin; k < verb; k++) {
        if (s->tokens[k].head == verb &&
            (s->tokens[k].rel == TRI_REL_OBL || s->tokens[k].rel == TRI_REL_ADVMOD) &&
            opens_clause(s, k, verb)) {
            s->tokens[i].rel = TRI_REL_NSUBJ;
            return;
        }
    }
}

/* Makes `front` the predicate of what `noun` heads with the copula `be`. */
static void turn_round(const tri_i_sentence *s, uint32_t noun, uint32_t front,
                       uint32_t be)
{
    tri_token *tokens = s->tokens;
    tokens[front].head = tokens[noun].head;
    tokens[front].rel = tokens[noun].rel;
    tokens[noun].head = front;
    tokens[noun].rel = TRI_REL_NSUBJ;
    for (uint32_t k = s->begin; k < s->end; k++) {
        const uint8_t rel = tokens[k].rel;
        const bool is_clause = rel == TRI_REL_PUNCT || rel == TRI_REL_PARATAXIS ||
                               rel == TRI_REL_ADVCL || rel == TRI_REL_AUX;
        if (tokens[k].head == noun && k != front && (k < be || is_clause)) {
            tokens[k].head = front;
        }
    }
    tokens[be].head = front;
    tokens[be].rel = TRI_REL_COP;
}

/* The form of "be" that stands right before the words of `noun` and joins it, or what
   opens its clause, to the rest; TRI_NONE. */
static uint32_t copula_before(const tri_i_sentence *s, uint32_t noun)
{
    for (uint32_t k = noun; k-- > s->begin + 1;) {
        const tri_token *token = &s->tokens[k];
        if (token->rel == TRI_REL_COP) {
            return token->head == noun || s->tokens[token->head].head == noun
                       ? k
                       : TRI_NONE;
        }
        if (!tri_i_is_below(s->tokens, k, noun)) {
            return TRI_NONE;
        }
    }
    return TRI_NONE;
}

/* "At the heart of it is a process", "among the dead was Anna Berg", "central to the
   plan is a tunnel": the noun behind "be" is the subject. */
static void subject_behind_be(const tri_i_sentence *s, uint32_t i)
{
    if (!tri_i_is_noun_token(&s->tokens[i]) || s->tokens[i].rel == TRI_REL_NSUBJ ||
        tri_i_dependent_in(s, i, TRI_REL_CASE) != TRI_NONE || tri_i_has_subject(s, i) ||
        is_question(s)) {
        return;
    }
    const uint32_t be = copula_before(s, i);
    if (be == TRI_NONE) {
        return;
    }
    const uint32_t front = front_of(s, i, be);
    if (front != TRI_NONE) {
        turn_round(s, i, front, be);
        return;
    }
    /* "most notable among the projects are the tunnel and": it hangs on the adjective
       already, or on what that has. */
    uint32_t up = s->tokens[i].head;
    while (up != TRI_NONE && s->tokens[up].upos != TRI_UPOS_ADJ) {
        up = s->tokens[up].head;
    }
    if (up != TRI_NONE && up < be && s->tokens[up].rel == TRI_REL_ROOT &&
        s->tokens[be].head == i && !tri_i_has_subject(s, up) &&
        tri_i_dependent_in(s, up, TRI_REL_COP) == TRI_NONE &&
        tri_i_first_below(s, up) == s->begin) {
        s->tokens[i].head = up;
        s->tokens[i].rel = TRI_REL_NSUBJ;
        s->tokens[be].head = up;
    }
}

/* "the two bills the House passed": a clause with a subject of its own right behind a
   noun describes it as one with a relative pronoun would. */
static void clause_without_pronoun(const tri_i_sentence *s, uint32_t i)
{
    tri_token *verb = &s->tokens[i];
    const uint32_t noun = verb->head;
    const uint32_t subject = tri_i_dependent_in(s, i, TRI_REL_NSUBJ);
    if (verb->rel != TRI_REL_ACL || verb->upos != TRI_UPOS_VERB || noun > i ||
        subject == TRI_NONE || subject < noun || subject > i ||
        !(tri_i_is_finite(s, i) || verb->xpos == TRI_XPOS_VBN) ||
        !tri_i_is_noun_token(&s->tokens[noun]) ||
        tri_i_dependent_in(s, i, TRI_REL_MARK) != TRI_NONE ||
        tri_i_dependent_in(s, i, TRI_REL_OBJ) != TRI_NONE ||
        tri_i_dependent_in(s, i, TRI_REL_COP) != TRI_NONE) {
        return;
    }
    const uint32_t begin = tri_i_first_below(s, subject);
    if (begin != tri_i_first_below(s, i) || begin == s->begin ||
        s->tokens[begin - 1].upos == TRI_UPOS_PUNCT ||
        !tri_i_is_below(s->tokens, begin - 1, noun)) {
        return;
    }
    verb->rel = TRI_REL_ACL_RELCL;
    verb->xpos =
        verb->xpos == TRI_XPOS_VBN && tri_i_dependent_in(s, i, TRI_REL_AUX) == TRI_NONE
            ? TRI_XPOS_VBD
            : verb->xpos;
}

/* "The book Lind wrote in 1990 sold well": what stands between the clause of a subject
   and the verb, without a comma, goes with the clause. */
static void behind_clause_of_subject(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t verb = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_OBL || verb == TRI_NONE || verb < i ||
        s->tokens[verb].upos != TRI_UPOS_VERB) {
        return;
    }
    const uint32_t begin = tri_i_first_below(s, i);
    uint32_t subject = tri_i_dependent_in(s, verb, TRI_REL_NSUBJ);
    subject =
        subject == TRI_NONE ? tri_i_dependent_in(s, verb, TRI_REL_NSUBJ_PASS) : subject;
    if (subject == TRI_NONE || subject > begin || begin == s->begin) {
        return;
    }
    for (uint32_t k = begin; k-- > subject + 1;) {
        if (s->tokens[k].rel == TRI_REL_ACL_RELCL && s->tokens[k].head == subject &&
            tri_i_is_below(s->tokens, begin - 1, k) &&
            s->tokens[begin - 1].upos != TRI_UPOS_PUNCT) {
            s->tokens[i].head = k;
            return;
        }
    }
}

/* "Joining the mayor were Lind and Orr": a name behind "be" does what the gerund in
   front says. */
static void gerund_before_be(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t be = copula_before(s, i);
    if (s->tokens[i].upos != TRI_UPOS_PROPN || be == TRI_NONE ||
        tri_i_dependent_in(s, i, TRI_REL_NSUBJ) != TRI_NONE || is_question(s)) {
        return;
    }
    for (uint32_t k = s->begin; k < be; k++) {
        const tri_token *token = &s->tokens[k];
        if (token->head == i && token->xpos == TRI_XPOS_VBG &&
            (token->rel == TRI_REL_CSUBJ || token->rel == TRI_REL_ADVCL) &&
            tri_i_dependent_in(s, k, TRI_REL_MARK) == TRI_NONE &&
            tri_i_first_below(s, k) == s->begin && token->head > be &&
            tri_i_is_below(s->tokens, be - 1, k)) {
            turn_round(s, i, k, be);
            s->tokens[be].rel = TRI_REL_AUX;
            return;
        }
    }
}

/* "fully expect the rebels, armed by Chile, to attack": of two subjects the one behind
   the verb, with an infinitive behind it, is who is to do that. */
static void second_subject(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t verb = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_NSUBJ || verb == TRI_NONE || verb > i ||
        s->tokens[verb].upos != TRI_UPOS_VERB || is_question(s)) {
        return;
    }
    bool has_first = false;
    bool has_infinitive = false;
    for (uint32_t k = s->begin; k < s->end; k++) {
        if (s->tokens[k].head != verb) {
            continue;
        }
        has_first = has_first || (k < verb && s->tokens[k].rel == TRI_REL_NSUBJ);
        has_infinitive =
            has_infinitive || (k > i && s->tokens[k].rel == TRI_REL_XCOMP &&
                               s->tokens[k].xpos == TRI_XPOS_VB);
    }
    s->tokens[i].rel = has_first && has_infinitive ? TRI_REL_OBJ : TRI_REL_NSUBJ;
}

void tri_i_repair_subjects(const tri_i_sentence *s)
{
    static void (*const corrections[])(const tri_i_sentence *, uint32_t) = {
        it_that_acts,           subject_behind_verb,      subject_behind_be,
        clause_without_pronoun, behind_clause_of_subject, second_subject,
        gerund_before_be,
    };
    for (size_t c = 0; c < sizeof corrections / sizeof corrections[0]; c++) {
        for (uint32_t i = s->begin; i < s->end; i++) {
            corrections[c](s, i);
        }
    }
}
