/* Corrects what the best arcs and labels, each chosen for itself, make of a sentence
   that no sentence can be. Each correction looks at one word; measured on the
   development sets of EWT and GUM. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/parse/parse_i.h"
#include "extract/parse/repair.h"
#include "extract/tokens/tokens.h"
#include "extract/tree.h"

#include <string.h>

enum { TITLE_ROOM = 64 };

/* "the mayor's cousin runs the mill": of two objects round a finite verb without a
   subject, the one in front is the subject. */
static void object_before_verb(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t verb = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_OBJ || verb == TRI_NONE || i > verb ||
        tri_i_is_wh(&s->tokens[i]) || s->tokens[verb].upos != TRI_UPOS_VERB ||
        !tri_i_is_finite(s, verb) || tri_i_has_subject(s, verb)) {
        return;
    }
    for (uint32_t k = verb + 1; k < s->end; k++) {
        if (s->tokens[k].head == verb && s->tokens[k].rel == TRI_REL_OBJ) {
            s->tokens[i].rel = TRI_REL_NSUBJ;
            return;
        }
    }
}

/* "won gold and silver medals": two objects with a conjunction between them are joined.
 */
static void joined_objects(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t verb = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_OBJ || verb == TRI_NONE || i < verb) {
        return;
    }
    for (uint32_t cc = i; cc-- > verb + 1;) {
        if (s->tokens[cc].head == i && s->tokens[cc].rel == TRI_REL_CC) {
            for (uint32_t k = verb + 1; k < cc; k++) {
                if (s->tokens[k].head == verb && s->tokens[k].rel == TRI_REL_OBJ) {
                    s->tokens[i].head = k;
                    s->tokens[i].rel = TRI_REL_CONJ;
                    return;
                }
            }
        }
    }
}

/* "buys tea from Kenya and silk from China": a noun that is joined to a verb and has
   nothing beside it that could be its own object is joined to the verb's object. */
static void noun_joined_to_verb(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t verb = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_CONJ || !tri_i_is_noun_token(&s->tokens[i]) ||
        verb == TRI_NONE || verb > i || s->tokens[verb].upos != TRI_UPOS_VERB) {
        return;
    }
    uint32_t object = TRI_NONE;
    for (uint32_t k = s->begin; k < s->end; k++) {
        const tri_token *token = &s->tokens[k];
        if (token->head == verb && token->rel == TRI_REL_OBJ && k > verb && k < i) {
            object = k;
        } else if (token->head == i && token->rel != TRI_REL_CC &&
                   token->rel != TRI_REL_PUNCT && token->rel != TRI_REL_DET &&
                   token->rel != TRI_REL_AMOD && token->rel != TRI_REL_COMPOUND &&
                   token->rel != TRI_REL_NUMMOD && token->rel != TRI_REL_NMOD_POSS &&
                   token->rel != TRI_REL_NMOD) {
            return;
        }
    }
    if (object != TRI_NONE) {
        s->tokens[i].head = object;
    }
}

/* "the road that the army took": a clause with a pronoun of its noun is a relative one.
 */
static void clause_of_noun(const tri_i_sentence *s, uint32_t i)
{
    if (s->tokens[i].rel != TRI_REL_ACL || s->tokens[i].upos != TRI_UPOS_VERB ||
        !(tri_i_is_finite(s, i) || tri_i_has_subject(s, i)) ||
        tri_i_dependent_in(s, i, TRI_REL_MARK) != TRI_NONE) {
        return;
    }
    for (uint32_t k = s->begin; k < i; k++) {
        if (s->tokens[k].head == i &&
            (s->tokens[k].xpos == TRI_XPOS_WDT || s->tokens[k].xpos == TRI_XPOS_WP)) {
            s->tokens[i].rel = TRI_REL_ACL_RELCL;
        }
    }
}

/* "his wife, the painter, now coaches the team": what has an object and an adverb
   before it is a verb, though its form is a noun's too. */
static void noun_with_object(const tri_i_sentence *s, uint32_t i)
{
    tri_token *word = &s->tokens[i];
    bool has_object = false, has_adverb = false;
    if (word->xpos != TRI_XPOS_NNS) {
        return;
    }
    for (uint32_t k = s->begin; k < s->end; k++) {
        if (s->tokens[k].head != i || s->tokens[k].rel == TRI_REL_PUNCT) {
            continue;
        }
        if (s->tokens[k].rel == TRI_REL_OBJ && k > i) {
            has_object = true;
        } else if (s->tokens[k].rel == TRI_REL_ADVMOD && k < i) {
            has_adverb = true;
        } else if (k < i && !tri_i_is_subject(s->tokens[k].rel) &&
                   s->tokens[k].rel != TRI_REL_CC) {
            return;
        }
    }
    const char *lemma =
        has_object && has_adverb ? tri_i_verb_lemma(word->form, TRI_XPOS_VBZ) : NULL;
    if (lemma != NULL) {
        word->upos = TRI_UPOS_VERB;
        word->xpos = TRI_XPOS_VBZ;
        word->lemma = lemma;
    }
}

/* "the painter Ode Lund": a name heads the noun for a person before it. */
static void description_of_name(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t noun = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_FLAT || noun == TRI_NONE || noun + 1 != i ||
        s->tokens[i].upos != TRI_UPOS_PROPN || s->tokens[noun].upos != TRI_UPOS_NOUN ||
        !tri_i_lexicon_has(&tri_i_lexicon_persons, s->tokens[noun].lemma)) {
        return;
    }
    s->tokens[i].head = s->tokens[noun].head;
    s->tokens[i].rel = s->tokens[noun].rel;
    s->tokens[noun].head = i;
    s->tokens[noun].rel = TRI_REL_NMOD_DESC;
    for (uint32_t k = s->begin; k < s->end; k++) {
        const uint8_t rel = s->tokens[k].rel;
        if (s->tokens[k].head == noun && rel != TRI_REL_COMPOUND &&
            rel != TRI_REL_AMOD) {
            s->tokens[k].head = i;
        }
    }
}

/* "she sells tea and her brother silk": a common noun right behind another that is
   joined to a verb with an object is the object of the same verb, not said again. */
static void object_in_gap(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t subject = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_APPOS || s->tokens[i].upos != TRI_UPOS_NOUN ||
        subject == TRI_NONE || subject + 1 != i ||
        s->tokens[subject].rel != TRI_REL_CONJ) {
        return;
    }
    const uint32_t verb = s->tokens[subject].head;
    if (s->tokens[verb].upos == TRI_UPOS_VERB && verb < subject &&
        tri_i_dependent_in(s, verb, TRI_REL_OBJ) != TRI_NONE) {
        s->tokens[i].rel = TRI_REL_ORPHAN;
    }
}

/* "met Consul Ode Lund" read as two objects: a title right before a name is
   the name's. */
static void title_of_object(const tri_i_sentence *s, uint32_t i)
{
    tri_token *title = &s->tokens[i];
    if ((title->rel != TRI_REL_OBJ && title->rel != TRI_REL_IOBJ) ||
        !tri_i_is_noun_token(title) || i + 1 == s->end) {
        return;
    }
    const tri_token *name = &s->tokens[i + 1];
    char lower[TITLE_ROOM];
    (void)tri_utf8_lower(title->form, strlen(title->form), lower, sizeof lower);
    if (name->rel == TRI_REL_OBJ && name->head == title->head &&
        name->upos == TRI_UPOS_PROPN &&
        tri_i_lexicon_has(&tri_i_lexicon_titles, lower)) {
        title->rel = TRI_REL_NMOD_DESC;
        title->head = i + 1;
    }
}

/* "ambassador to France Omar Diaz": the country is where the post is, not a title of
   the man, whom the post describes. */
static void country_before_name(const tri_i_sentence *s, uint32_t i)
{
    tri_token *country = &s->tokens[i];
    const uint32_t name = country->head;
    if (country->upos != TRI_UPOS_PROPN || name != i + 1 || name >= s->end ||
        (country->rel != TRI_REL_NMOD_DESC && country->rel != TRI_REL_COMPOUND) ||
        s->tokens[name].upos != TRI_UPOS_PROPN || s->tokens[name].rel != TRI_REL_NMOD ||
        tri_i_dependent_in(s, name, TRI_REL_FLAT) == TRI_NONE ||
        tri_i_lexicon_find(&tri_i_lexicon_countries, country->form) == NULL) {
        return;
    }
    const uint32_t post = s->tokens[name].head;
    const uint32_t by = tri_i_dependent_in(s, name, TRI_REL_CASE);
    if (by == TRI_NONE || by > i || post > by ||
        !tri_i_lexicon_has(&tri_i_lexicon_persons, s->tokens[post].lemma)) {
        return;
    }
    country->head = post;
    country->rel = TRI_REL_NMOD;
    s->tokens[by].head = i;
    s->tokens[name].rel = TRI_REL_APPOS;
}

static bool has_determiner(const tri_i_sentence *s, uint32_t noun)
{
    return tri_i_dependent_in(s, noun, TRI_REL_DET) != TRI_NONE ||
           tri_i_dependent_in(s, noun, TRI_REL_NMOD_POSS) != TRI_NONE;
}

/* "output at its largest mine Kusmuryn": a name right behind a noun names that noun and
   none before it; behind a comma, where the noun before has no determiner and so cannot
   have a name, but this one has. */
static void close_apposition(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t head = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_APPOS || head == TRI_NONE || head > i ||
        s->tokens[i].upos != TRI_UPOS_PROPN) {
        return;
    }
    uint32_t first = tri_i_first_below(s, i);
    const bool has_comma = strcmp(s->tokens[first].form, ",") == 0;
    if (first <= head + 1 || s->tokens[first + has_comma].upos != TRI_UPOS_PROPN) {
        return;
    }
    const uint32_t beside = first - 1;
    if (s->tokens[beside].upos == TRI_UPOS_NOUN &&
        tri_i_is_below(s->tokens, beside, head) &&
        (!has_comma || (s->tokens[head].upos == TRI_UPOS_NOUN &&
                        !has_determiner(s, head) && has_determiner(s, beside)))) {
        s->tokens[i].head = beside;
    }
}

/* "Built in 1902, the mill feeds": a participle before the subject goes with the
   verb. */
static void fronted_participle(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t noun = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_ACL || noun == TRI_NONE || noun < i ||
        (s->tokens[i].xpos != TRI_XPOS_VBN && s->tokens[i].xpos != TRI_XPOS_VBG) ||
        (s->tokens[noun].rel != TRI_REL_NSUBJ &&
         s->tokens[noun].rel != TRI_REL_NSUBJ_PASS)) {
        return;
    }
    for (uint32_t k = i + 1; k < noun; k++) {
        if (strcmp(s->tokens[k].form, ",") == 0) {
            s->tokens[i].rel = TRI_REL_ADVCL;
            s->tokens[i].head = s->tokens[noun].head;
            return;
        }
    }
}

/* "Ana Duarte, 61, now chairs the board": a finite verb without a subject that hangs on
   a noun which nothing governs has it as its subject. */
static void verb_of_root_noun(const tri_i_sentence *s, uint32_t i)
{
    tri_token *verb = &s->tokens[i];
    const uint32_t noun = verb->head;
    if (verb->upos != TRI_UPOS_VERB || noun == TRI_NONE || noun > i ||
        s->tokens[noun].rel != TRI_REL_ROOT || !tri_i_is_noun_token(&s->tokens[noun]) ||
        (verb->rel != TRI_REL_PARATAXIS && verb->rel != TRI_REL_ACL_RELCL) ||
        !tri_i_is_finite(s, i) || tri_i_has_subject(s, i)) {
        return;
    }
    for (uint32_t k = s->begin; k < s->end; k++) {
        const tri_token *token = &s->tokens[k];
        if ((k < i && token->head == i &&
             (tri_i_is_wh(token) || token->rel == TRI_REL_CC ||
              token->rel == TRI_REL_MARK)) ||
            (token->head == noun &&
             (token->rel == TRI_REL_CASE || token->rel == TRI_REL_COP ||
              tri_i_is_subject(token->rel)))) {
            return;
        }
    }
    verb->head = TRI_NONE;
    verb->rel = TRI_REL_ROOT;
    s->tokens[noun].head = i;
    s->tokens[noun].rel = tri_i_dependent_in(s, i, TRI_REL_AUX_PASS) != TRI_NONE
                              ? TRI_REL_NSUBJ_PASS
                              : TRI_REL_NSUBJ;
    for (uint32_t k = i + 1; k < s->end; k++) {
        if (s->tokens[k].head == noun) {
            s->tokens[k].head = i;
        }
    }
}

/* Whether "of" alone stands before a word as its preposition. */
static bool is_of(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t word = tri_i_dependent_in(s, i, TRI_REL_CASE);
    return word != TRI_NONE && strcmp(s->tokens[word].lemma, "of") == 0;
}

/* "lost the match to his cousin": who receives it; "closed the road to Leith": where
   it leads. */
static void to_behind_object(const tri_i_sentence *s, uint32_t i)
{
    tri_token *word = &s->tokens[i];
    const uint32_t to = tri_i_dependent_in(s, i, TRI_REL_CASE);
    if (to == TRI_NONE || to > i || strcmp(s->tokens[to].lemma, "to") != 0 ||
        word->head == TRI_NONE || word->head > i) {
        return;
    }
    const tri_token *head = &s->tokens[word->head];
    /* "lost most of its stock of tanks to Chile" */
    while (word->rel == TRI_REL_NMOD && head->rel == TRI_REL_NMOD &&
           head->head < word->head && is_of(s, (uint32_t)(head - s->tokens)) &&
           !tri_i_lexicon_has(&tri_i_lexicon_path_nouns, head->lemma)) {
        head = &s->tokens[head->head];
    }
    if (word->rel == TRI_REL_NMOD && head->rel == TRI_REL_OBJ &&
        head->head < word->head &&
        tri_i_lexicon_has(&tri_i_lexicon_transfer_verbs, s->tokens[head->head].lemma) &&
        !tri_i_lexicon_has(&tri_i_lexicon_path_nouns, head->lemma)) {
        word->rel = TRI_REL_OBL;
        word->head = head->head;
    } else if (word->rel == TRI_REL_OBL && head->upos == TRI_UPOS_VERB &&
               to > s->begin && s->tokens[to - 1].head == word->head &&
               s->tokens[to - 1].rel == TRI_REL_OBJ &&
               tri_i_lexicon_has(&tri_i_lexicon_path_nouns, s->tokens[to - 1].lemma) &&
               !tri_i_lexicon_has(&tri_i_lexicon_transfer_verbs, head->lemma)) {
        word->rel = TRI_REL_NMOD;
        word->head = to - 1;
    }
}

/* "warned miners of a strike": what somebody is warned of goes with the verb. */
static void of_behind_person(const tri_i_sentence *s, uint32_t i)
{
    tri_token *word = &s->tokens[i];
    const uint32_t of = tri_i_dependent_in(s, i, TRI_REL_CASE);
    if (word->rel != TRI_REL_NMOD || word->upos != TRI_UPOS_NOUN || of == TRI_NONE ||
        of > i || strcmp(s->tokens[of].lemma, "of") != 0 || of == 0 ||
        word->head != of - 1) {
        return;
    }
    const tri_token *person = &s->tokens[word->head];
    const uint32_t verb = person->head;
    if ((person->rel != TRI_REL_OBJ && person->rel != TRI_REL_IOBJ) ||
        verb == TRI_NONE || verb > word->head ||
        !tri_i_lexicon_has(&tri_i_lexicon_of_verbs, s->tokens[verb].lemma)) {
        return;
    }
    for (uint32_t k = i + 1; k < s->end; k++) {
        if (s->tokens[k].head == verb && strcmp(s->tokens[k - 1].lemma, "of") == 0) {
            return; /* "accused the sons of miners of theft" */
        }
    }
    word->head = verb;
    word->rel = TRI_REL_OBL;
}

/* "hired a crew and sold fish to Portugal", "rich and popular with tourists": what
   stands behind the last of joined verbs' own object, or of joined adjectives, goes
   with that one. */
static void behind_last_verb(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t first = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_OBL || first == TRI_NONE || first > i ||
        (s->tokens[first].upos != TRI_UPOS_VERB &&
         s->tokens[first].upos != TRI_UPOS_ADJ)) {
        return;
    }
    const uint32_t begin = tri_i_first_below(s, i);
    for (uint32_t k = begin; k-- > first + 1;) {
        if (s->tokens[k].head == first && s->tokens[k].rel == TRI_REL_CONJ &&
            s->tokens[k].upos == s->tokens[first].upos &&
            tri_i_is_below(s->tokens, begin - 1, k) &&
            s->tokens[begin - 1].upos != TRI_UPOS_PUNCT &&
            s->tokens[begin].upos != TRI_UPOS_PUNCT) {
            s->tokens[i].head = k;
            return;
        }
    }
}

/* "refused to sign the treaty and left the room": a finite verb is joined to the finite
   one that the infinitive completes. */
static void finite_joined_to_infinitive(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t first = s->tokens[i].head;
    if (s->tokens[i].rel != TRI_REL_CONJ || s->tokens[i].upos != TRI_UPOS_VERB ||
        first == TRI_NONE || first > i || s->tokens[first].rel != TRI_REL_XCOMP ||
        s->tokens[first].xpos != TRI_XPOS_VB || tri_i_is_finite(s, first) ||
        !tri_i_is_finite(s, i)) {
        return;
    }
    const uint32_t above = s->tokens[first].head;
    if (above != TRI_NONE && above < first && tri_i_is_finite(s, above) &&
        s->tokens[above].upos == TRI_UPOS_VERB) {
        s->tokens[i].head = above;
    }
}

/* "her friend from Oslo Karl Lind asked him": of two subjects side by side the first
   says who the second is. */
static void two_subjects(const tri_i_sentence *s, uint32_t i)
{
    const tri_token *name = &s->tokens[i];
    const uint32_t verb = name->head;
    if ((name->rel != TRI_REL_NSUBJ && name->rel != TRI_REL_NSUBJ_PASS) ||
        name->upos != TRI_UPOS_PROPN || verb == TRI_NONE || i > verb) {
        return;
    }
    const uint32_t before = tri_i_first_below(s, i);
    for (uint32_t k = s->begin; k < before; k++) {
        const bool is_noun = s->tokens[k].xpos == TRI_XPOS_NN && k + 1 < before;
        if (s->tokens[k].head == verb && s->tokens[k].rel == name->rel &&
            (is_noun || s->tokens[k].xpos == TRI_XPOS_JJ) && /* "Democrat Ann Moss" */
            s->tokens[before - 1].upos != TRI_UPOS_PUNCT &&
            tri_i_is_below(s->tokens, before - 1, k)) {
            s->tokens[k].head = i;
            s->tokens[k].rel = TRI_REL_NMOD_DESC;
            return;
        }
    }
}

/* "Attorney Ada Lind and Commissioner Karl Berg": what "and" brings behind a noun is
   joined to it. */
static void joined_behind_noun(const tri_i_sentence *s, uint32_t i)
{
    const uint32_t first = s->tokens[i].head;
    const uint32_t and = s->tokens[i].rel == TRI_REL_COMPOUND && first != TRI_NONE
                             ? tri_i_dependent_in(s, i, TRI_REL_CC)
                             : TRI_NONE;
    if (and != TRI_NONE && first < and&&and < i) {
        s->tokens[i].rel = TRI_REL_CONJ;
    }
}

/* "A memo addressed to the admiral": nobody but whom "by" brings does it. */
static void agent_without_by(const tri_i_sentence *s, uint32_t i)
{
    if (s->tokens[i].rel != TRI_REL_OBL_AGENT) {
        return;
    }
    bool has_case = false;
    for (uint32_t c = s->begin; c < i; c++) {
        if (s->tokens[c].head == i && s->tokens[c].rel == TRI_REL_CASE) {
            if (strcmp(s->tokens[c].lemma, "by") == 0) {
                return;
            }
            has_case = true;
        }
    }
    s->tokens[i].rel = has_case ? TRI_REL_OBL : TRI_REL_OBL_AGENT;
}

void tri_i_repair_tree(tri_token *tokens, uint32_t begin, uint32_t end)
{
    static void (*const corrections[])(const tri_i_sentence *, uint32_t) = {
        noun_with_object,    object_before_verb,
        joined_objects,      noun_joined_to_verb,
        clause_of_noun,      object_in_gap,
        title_of_object,     close_apposition,
        description_of_name, fronted_participle,
        verb_of_root_noun,   to_behind_object,
        behind_last_verb,    finite_joined_to_infinitive,
        agent_without_by,    country_before_name,
        two_subjects,        of_behind_person,
        joined_behind_noun,
    };
    const tri_i_sentence s = {tokens, begin, end};
    tri_i_repair_headline(&s);
    for (size_t c = 0; c < sizeof corrections / sizeof corrections[0]; c++) {
        for (uint32_t i = begin; i < end; i++) {
            corrections[c](&s, i);
        }
    }
    tri_i_repair_joined(&s);
    tri_i_repair_subjects(&s);
}
