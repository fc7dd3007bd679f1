/* Finds the subject of a clause: its own, or that of a clause round it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"
#include "extract/find/role.h"

#include <string.h>

/* "accuse him of silencing the press", "stop them from leaving", "thank her for
   coming": he does it; but "makes money from selling tea". */
static bool is_controlled_by_object(const tri_i_finds *x, uint32_t verb)
{
    const uint32_t above = x->document->tokens[verb].head;
    const char *lemma = x->document->tokens[above].lemma;
    const uint32_t mark = tri_i_dependent(x->tree, verb, TRI_REL_MARK);
    const uint32_t object =
        tri_i_dependent_or(x->tree, above, TRI_REL_OBJ, TRI_REL_IOBJ);
    return mark != TRI_NONE && object != TRI_NONE && object < verb &&
           (tri_i_is(x->tree, mark, "of") || tri_i_is(x->tree, mark, "into") ||
            (tri_i_is(x->tree, mark, "from") &&
             tri_i_lexicon_has(&tri_i_lexicon_warding_verbs, lemma)) ||
            (tri_i_is(x->tree, mark, "for") &&
             tri_i_lexicon_has(&tri_i_lexicon_judging_verbs, lemma)));
}

/* "said the visit was a success and vowed to come back": who vows is who says it, where
   what the clause between is about cannot. TRI_NONE. */
static uint32_t who_says_both(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t first = tokens[verb].head;
    const uint32_t above =
        tokens[first].rel == TRI_REL_CCOMP ? tokens[first].head : TRI_NONE;
    if (above == TRI_NONE || above > first || tokens[verb].xpos != tokens[above].xpos ||
        !tri_i_speaks(x, above) ||
        !tri_i_lexicon_has(&tri_i_lexicon_verbs, tokens[verb].lemma)) {
        return TRI_NONE;
    }
    const uint32_t what = tri_i_subject(x->tree, first);
    return what != TRI_NONE && tri_i_is_cause(x, what) ? tri_i_subject(x->tree, above)
                                                       : TRI_NONE;
}

/* "lost his fortune investing in rice": he invests, not the fortune. */
static uint32_t spender(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t verb = tokens[noun].head;
    return tokens[noun].rel == TRI_REL_OBJ &&
                   tri_i_lexicon_has(&tri_i_lexicon_spent_nouns, tokens[noun].lemma) &&
                   tri_i_lexicon_has(&tri_i_lexicon_spending_verbs, tokens[verb].lemma)
               ? tri_i_subject(x->tree, verb)
               : TRI_NONE;
}

/* "her experience living in Torvik", "his years selling tea": whose it is lives there.
 */
static bool is_lived(const tri_i_finds *x, uint32_t verb, uint32_t noun)
{
    return noun < verb && tri_i_token(x, verb)->xpos == TRI_XPOS_VBG &&
           tri_i_dependent(x->tree, verb, TRI_REL_MARK) == TRI_NONE &&
           tri_i_lexicon_has(&tri_i_lexicon_lived_nouns, tri_i_token(x, noun)->lemma);
}

/* Whose act the infinitive below a noun is: "Norland's promise to rebuild it", "an
   attempt by rebels to seize it". TRI_NONE: the noun does not say. */
static uint32_t actor_of_noun(const tri_i_finds *x, uint32_t noun)
{
    const uint32_t owner = tri_i_owner_before(x, noun);
    if (owner != TRI_NONE) {
        return owner;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        const char *role = tri_i_case_form(x->tree, i);
        if (x->document->tokens[i].rel == TRI_REL_NMOD && i > noun &&
            (strcmp(role, "by") == 0 || strcmp(role, "of") == 0)) {
            return i;
        }
    }
    return TRI_NONE;
}

/* The verb round a noun whose subject does what the infinitive below the noun says:
   "launched an appeal to save her", "fled in an attempt to hide". TRI_NONE: none. */
static uint32_t verb_of_noun(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *word = &x->document->tokens[noun];
    const uint32_t verb = word->head;
    if (verb == TRI_NONE || x->document->tokens[verb].upos != TRI_UPOS_VERB) {
        return TRI_NONE;
    }
    const bool is_object =
        word->rel == TRI_REL_OBJ && !tri_i_is_passive(x->tree, verb) &&
        tri_i_lexicon_has(&tri_i_lexicon_act_verbs, x->document->tokens[verb].lemma);
    return is_object || (word->rel == TRI_REL_OBL &&
                         strcmp(tri_i_case_form(x->tree, noun), "in") == 0 &&
                         tri_i_lexicon_has(&tri_i_lexicon_tries, word->lemma))
               ? verb
               : TRI_NONE;
}

/* The verb whose subject does what a gerund behind its noun says: "plays a role in
   protecting the coast". TRI_NONE: none. */
static uint32_t verb_of_part(const tri_i_finds *x, uint32_t gerund, uint32_t noun)
{
    const tri_token *word = tri_i_token(x, noun);
    return word->rel == TRI_REL_OBJ && noun < gerund && word->head != TRI_NONE &&
                   tri_i_has_mark(x->tree, gerund, "in") &&
                   tri_i_lexicon_has(&tri_i_lexicon_part_nouns, word->lemma) &&
                   !tri_i_is_passive(x->tree, word->head)
               ? word->head
               : TRI_NONE;
}

/* Whose goal it is: "the goal of the mission was to collect dust", "one of its
   functions is to feed people", by the noun before "is to". TRI_NONE: nobody's. */
static uint32_t owner_of_goal(const tri_i_finds *x, uint32_t noun)
{
    const uint32_t of_one = tri_i_one_of(x, noun);
    const uint32_t goal = of_one == TRI_NONE ? noun : of_one;
    if (!tri_i_lexicon_has(&tri_i_lexicon_goal_nouns, tri_i_token(x, goal)->lemma)) {
        return TRI_NONE;
    }
    const uint32_t owner = tri_i_owner_before(x, goal);
    return owner != TRI_NONE ? owner : tri_i_behind_of(x, goal);
}

/* What "is what causes it" is said of, by the verb: TRI_NONE: it is no such clause. */
static uint32_t cleft_subject(const tri_i_finds *x, uint32_t verb)
{
    const uint32_t what = tri_i_token(x, verb)->head;
    return what != TRI_NONE && what < verb && tri_i_is(x->tree, what, "what") &&
                   tri_i_dependent(x->tree, what, TRI_REL_COP) != TRI_NONE
               ? tri_i_dependent(x->tree, what, TRI_REL_NSUBJ)
               : TRI_NONE;
}

/* Whether an infinitive completes a noun that says whose act it is. */
static bool completes_noun(const tri_i_finds *x, uint32_t verb, uint32_t noun)
{
    const char *lemma = x->document->tokens[noun].lemma;
    return noun < verb && tri_i_has_mark(x->tree, verb, "to") &&
           tri_i_lexicon_has(&tri_i_lexicon_statement_nouns, lemma) &&
           !tri_i_lexicon_has(&tri_i_lexicon_others_acts, lemma);
}

static tri_i_refusal_reason take_subject(const tri_i_finds *x, tri_i_clause *c,
                                         uint32_t token)
{
    c->subject = token == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, token);
    return c->subject == TRI_NONE ? TRI_I_REFUSED_NO_ANTECEDENT : TRI_I_REFUSED_NONE;
}

/* "campaigns to rename the bridge", "a law to protect birds": where nobody is said to
   do it, the means does. */
static void take_means(const tri_i_finds *x, tri_i_clause *c, uint32_t verb,
                       uint32_t noun, tri_i_refusal_reason *flaw)
{
    if (noun < verb && tri_i_has_mark(x->tree, verb, "to") &&
        tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ) == TRI_NONE &&
        tri_i_lexicon_has(&tri_i_lexicon_means_nouns, tri_i_token(x, noun)->lemma)) {
        *flaw = take_subject(x, c, noun);
    }
}

/* "a ban against Acme selling tea", "the talk about Peru leaving": the name right
   before a gerund does it. TRI_NONE. */
static uint32_t named_before(const tri_i_finds *x, uint32_t verb, uint32_t noun)
{
    if (tri_i_token(x, verb)->xpos != TRI_XPOS_VBG || verb == 0 || noun + 1 >= verb) {
        return TRI_NONE;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        const tri_mention *mention = tri_i_mention_of(x, i);
        if (i > noun && tri_i_is_name(x, i) && mention != NULL &&
            mention->end == verb &&
            tri_i_lexicon_has(&tri_i_lexicon_topic_prepositions,
                              tri_i_case_form(x->tree, i))) {
            return i;
        }
    }
    return TRI_NONE;
}

/* "protesters carrying flags", "the capital named after him", "the promise to rebuild
   it": fills the subject of what describes the noun `*head`, or says why there is none
   (`*flaw`). False: it is that of the verb that `*head` is now. */
static bool subject_of_modifier(const tri_i_finds *x, tri_i_clause *c, uint32_t verb,
                                uint32_t *head, tri_i_refusal_reason *flaw)
{
    const tri_token *tokens = x->document->tokens;
    c->subject_from = TRI_I_SUBJECT_MODIFIED;
    *flaw = TRI_I_REFUSED_NO_SUBJECT;
    if (is_lived(x, verb, *head)) {
        *flaw = take_subject(x, c, tri_i_owner_before(x, *head));
        return true;
    }
    if (named_before(x, verb, *head) != TRI_NONE) {
        *flaw = take_subject(x, c, named_before(x, verb, *head));
        return true;
    }
    if ((tokens[verb].xpos == TRI_XPOS_VBG || tokens[verb].xpos == TRI_XPOS_VBN) &&
        *head < verb && tri_i_dependent(x->tree, verb, TRI_REL_MARK) == TRI_NONE) {
        *flaw = take_subject(x, c, tri_i_described(x, *head));
        return true;
    }
    c->subject_from = TRI_I_SUBJECT_CONTROLLED;
    const uint32_t part = verb_of_part(x, verb, *head);
    if (part != TRI_NONE) {
        *head = part;
        return false;
    }
    if (!completes_noun(x, verb, *head)) {
        take_means(x, c, verb, *head, flaw);
        return true;
    }
    const uint32_t actor = actor_of_noun(x, *head);
    if (actor != TRI_NONE) {
        *flaw = take_subject(x, c, actor);
        return true;
    }
    const uint32_t above = verb_of_noun(x, *head);
    if (above == TRI_NONE) {
        take_means(x, c, verb, *head, flaw);
    }
    *head = above;
    return *head == TRI_NONE;
}

/* "ordered his forces to be shot": the object is who does it; but "promised her to
   stay". TRI_NONE: whoever ordered does. */
static uint32_t ordered(const tri_i_finds *x, uint32_t verb, uint32_t head)
{
    const uint32_t object =
        tri_i_dependent_or(x->tree, head, TRI_REL_OBJ, TRI_REL_IOBJ);
    return object != TRI_NONE && object < verb &&
                   !tri_i_lexicon_has(&tri_i_lexicon_promising_verbs,
                                      x->document->tokens[head].lemma)
               ? object
               : TRI_NONE;
}

/* "hired Lind to design it", "sent troops to guard it": who is to do it, if not whoever
   hired; TRI_NONE. */
static uint32_t hired(const tri_i_finds *x, uint32_t verb, uint32_t head)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t object =
        tri_i_dependent_or(x->tree, head, TRI_REL_OBJ, TRI_REL_IOBJ);
    if (object == TRI_NONE || object < head || object > verb ||
        tokens[verb].xpos != TRI_XPOS_VB || !tri_i_has_mark(x->tree, verb, "to") ||
        x->mention_at[object] == TRI_NONE) {
        return TRI_NONE;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_hiring_nouns, tokens[object].lemma)) {
        return tri_i_behind_of(x, object); /* "the appointment of Lind to lead it" */
    }
    if (!tri_i_lexicon_has(&tri_i_lexicon_hiring_verbs, tokens[head].lemma)) {
        return TRI_NONE;
    }
    const tri_mention *mention = &x->document->mentions[x->mention_at[object]];
    const uint8_t type = mention->entity == TRI_NONE
                             ? mention->type
                             : x->document->entities[mention->entity].type;
    return type == TRI_TYPE_PER || type == TRI_TYPE_ORG ||
                   tri_i_lexicon_has(&tri_i_lexicon_persons, tokens[object].lemma) ||
                   tri_i_lexicon_has(&tri_i_lexicon_collectives, tokens[object].lemma)
               ? object
               : TRI_NONE;
}

/* "makes it hard to sell land": nobody in particular sells. */
static bool is_of_nobody(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t making = tokens[verb].head;
    if (tokens[making].upos == TRI_UPOS_ADJ && tokens[making].rel == TRI_REL_XCOMP) {
        making = tokens[making].head;
    }
    const uint32_t it = tri_i_dependent_or(x->tree, making, TRI_REL_EXPL, TRI_REL_OBJ);
    return it != TRI_NONE && it < verb && tri_i_is_formal(x, making, it);
}

/* "the data needed to build it": whoever builds it needs the data. */
static bool is_need(const tri_i_finds *x, uint32_t verb, uint32_t head)
{
    const tri_token *word = tri_i_token(x, head);
    return word->xpos == TRI_XPOS_VBN && tri_i_token(x, verb)->xpos == TRI_XPOS_VB &&
           tri_i_has_mark(x->tree, verb, "to") &&
           (tri_i_is(x->tree, head, "need") ||
            (tri_i_is(x->tree, head, "require") && word->rel == TRI_REL_ACL)) &&
           tri_i_is_passive(x->tree, head);
}

/* "based on its price", "owing to it": a word of grammar, which nobody does. */
static bool is_preposition(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t next = verb + 1;
    if (next >= x->document->n_tokens) {
        return false;
    }
    const char *lemma = tokens[verb].lemma;
    const char *role = tokens[next].lemma;
    const bool is_on = strcmp(role, "on") == 0 || strcmp(role, "upon") == 0;
    const bool is_to = strcmp(role, "to") == 0;
    if (tokens[verb].xpos == TRI_XPOS_VBG) {
        return strcmp(lemma, is_on ? "depend" : "owe") == 0 && (is_on || is_to);
    }
    return tokens[verb].xpos == TRI_XPOS_VBN &&
           strcmp(lemma, is_on ? "base" : "compare") == 0 &&
           (is_on || is_to || strcmp(role, "with") == 0);
}

/* "was an impediment to passing it", "is key to winning": others pass it; but "is
   committed to closing it". */
static bool is_aim_of_others(const tri_i_finds *x, uint32_t verb, uint32_t head)
{
    return tri_i_token(x, verb)->xpos == TRI_XPOS_VBG && head < verb &&
           tri_i_has_mark(x->tree, verb, "to") &&
           tri_i_dependent(x->tree, head, TRI_REL_COP) != TRI_NONE &&
           !tri_i_lexicon_has(&tri_i_lexicon_committed_words,
                              tri_i_token(x, head)->lemma) &&
           !tri_i_lexicon_has(&tri_i_lexicon_committed_words,
                              tri_i_token(x, head)->form);
}

/* "by removing him", "to combat disturbances": fills the subject of what goes with the
   clause of `head`, or says why there is none (`*flaw`). False: it is that of `head`.
 */
static bool subject_of_adverbial(const tri_i_finds *x, tri_i_clause *c, uint32_t verb,
                                 uint32_t head, tri_i_refusal_reason *flaw)
{
    const uint8_t xpos = x->document->tokens[verb].xpos;
    c->subject_from = TRI_I_SUBJECT_ADVERBIAL;
    if (is_of_nobody(x, verb) || is_need(x, verb, head)) {
        *flaw = TRI_I_REFUSED_NOBODY_IN_PARTICULAR;
    } else if (hired(x, verb, head) != TRI_NONE) {
        c->subject_from = TRI_I_SUBJECT_CONTROLLED;
        *flaw = take_subject(x, c, hired(x, verb, head));
    } else if (tri_i_is_of_others(x, verb, head) || is_aim_of_others(x, verb, head)) {
        *flaw = TRI_I_REFUSED_BY_WHOM;
    } else if (is_preposition(x, verb) ||
               (xpos != TRI_XPOS_VBG && xpos != TRI_XPOS_VB &&
                (xpos != TRI_XPOS_VBN ||
                 tri_i_dependent(x->tree, verb, TRI_REL_MARK) != TRI_NONE))) {
        *flaw = TRI_I_REFUSED_NO_SUBJECT;
    } else if (tri_i_is_result(x, verb)) {
        *flaw = TRI_I_REFUSED_RESULT;
    } else if (tri_i_is_purpose_of_state(x, verb)) {
        *flaw = TRI_I_REFUSED_PURPOSE;
    } else if (tri_i_has_mark(x->tree, verb, "by") && tri_i_is_passive(x->tree, head)) {
        *flaw = TRI_I_REFUSED_BY_WHOM; /* "can be avoided by walking": who walks is not
                                          said */
    } else if (is_controlled_by_object(x, verb)) {
        *flaw = take_subject(
            x, c, tri_i_dependent_or(x->tree, head, TRI_REL_OBJ, TRI_REL_IOBJ));
    } else {
        return false;
    }
    return true;
}

/* The subject of a predicate, be it a gerund; TRI_NONE. */
static uint32_t own_subject(const tri_i_finds *x, uint32_t verb)
{
    const uint32_t subject = tri_i_subject(x->tree, verb);
    const uint32_t gerund =
        subject != TRI_NONE
            ? TRI_NONE
            : tri_i_dependent_or(x->tree, verb, TRI_REL_CSUBJ, TRI_REL_CSUBJ_PASS);
    return gerund != TRI_NONE && tri_i_is_gerund_subject(x->tree, gerund) ? gerund
                                                                          : subject;
}

/* "whether it's baking bread or": it names nothing. */
static bool is_any_case(const tri_i_finds *x, uint32_t verb, uint32_t subject)
{
    return tri_i_token(x, verb)->rel == TRI_REL_ADVCL &&
           tri_i_is(x->tree, subject, "it") && subject > 0 &&
           tri_i_is(x->tree, subject - 1, "whether");
}

/* "More videos ... MUST WATCH": captions of a page, joined as they stand. */
static bool is_caption(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t first = verb;
    while (first > 0 && tokens[first - 1].head == verb &&
           tokens[first - 1].rel == TRI_REL_AUX) {
        first--;
    }
    for (const char *c = tokens[verb].form; *c != '\0'; c++) {
        if (*c < 'A' || *c > 'Z') {
            return false;
        }
    }
    return first > 0 && (strcmp(tokens[first - 1].form, "...") == 0 ||
                         strcmp(tokens[first - 1].form, "…") == 0);
}

/* Takes the subject that a predicate has of its own. */
static tri_i_refusal_reason take_own(const tri_i_finds *x, tri_i_clause *c,
                                     uint32_t verb, uint32_t subject)
{
    if (is_any_case(x, verb, subject)) {
        return TRI_I_REFUSED_NOBODY_IN_PARTICULAR;
    }
    if (is_caption(x, verb)) {
        return TRI_I_REFUSED_GARBLED;
    }
    const tri_i_refusal_reason flaw = take_subject(x, c, subject);
    return flaw == TRI_I_REFUSED_NONE &&
                   tri_i_is_result_of_clause(x, verb, subject, c->subject)
               ? TRI_I_REFUSED_RESULT
               : flaw;
}

/* Finds who does it: the predicate's own subject, or that of the clause round it. */
tri_i_refusal_reason tri_i_find_subject(const tri_i_finds *x, tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t verb = c->predicate;
    tri_i_refusal_reason flaw;
    c->subject = TRI_NONE;
    c->subject_from = TRI_I_SUBJECT_OWN;
    for (int depth = 0; depth < 6; depth++) {
        const uint32_t subject = own_subject(x, verb);
        if (subject != TRI_NONE) {
            return take_own(x, c, verb, subject);
        }
        uint32_t head = tokens[verb].head;
        const uint32_t goal = tri_i_has_mark(x->tree, verb, "to")
                                  ? tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ_OUTER)
                                  : TRI_NONE;
        if (goal != TRI_NONE) {
            const uint32_t owner = owner_of_goal(x, goal);
            c->subject_from = TRI_I_SUBJECT_CONTROLLED;
            return owner == TRI_NONE ? TRI_I_REFUSED_NO_SUBJECT
                                     : take_subject(x, c, owner);
        }
        if (head == TRI_NONE ||
            tri_i_dependent(x->tree, verb, TRI_REL_EXPL) != TRI_NONE) {
            /* "it is hard to tell": nobody in particular */
            return head == TRI_NONE ? TRI_I_REFUSED_NO_SUBJECT
                                    : TRI_I_REFUSED_NOBODY_IN_PARTICULAR;
        }
        switch (tokens[verb].rel) {
        case TRI_REL_CONJ:
            c->subject_from = TRI_I_SUBJECT_CONJUNCT;
            if (who_says_both(x, verb) != TRI_NONE) {
                return take_subject(x, c, who_says_both(x, verb));
            }
            break;
        case TRI_REL_XCOMP:
            c->subject_from = TRI_I_SUBJECT_CONTROLLED;
            if (is_of_nobody(x, verb) || is_need(x, verb, head)) {
                return TRI_I_REFUSED_NOBODY_IN_PARTICULAR;
            }
            if (ordered(x, verb, head) != TRI_NONE) {
                return take_subject(x, c, ordered(x, verb, head));
            }
            break;
        case TRI_REL_ACL:
            if (tri_i_has_mark(x->tree, verb, "to") &&
                tri_i_dependent(x->tree, verb, TRI_REL_AUX_PASS) != TRI_NONE) {
                c->subject_from = TRI_I_SUBJECT_MODIFIED;
                /* "a tunnel to be built", "he was the first to be named" */
                return take_subject(x, c, tri_i_described(x, head));
            }
            if (tokens[verb].xpos == TRI_XPOS_VBG && spender(x, head) != TRI_NONE) {
                c->subject_from = TRI_I_SUBJECT_ADVERBIAL;
                return take_subject(x, c, spender(x, head));
            }
            if (subject_of_modifier(x, c, verb, &head, &flaw)) {
                return flaw;
            }
            break;
        case TRI_REL_ACL_RELCL:
            if (cleft_subject(x, verb) == TRI_NONE) {
                return TRI_I_REFUSED_NO_SUBJECT;
            }
            return take_subject(x, c, cleft_subject(x, verb));
        case TRI_REL_ADVCL:
            flaw = TRI_I_REFUSED_NONE;
            if (subject_of_adverbial(x, c, verb, head, &flaw)) {
                return flaw;
            }
            break;
        default:
            return TRI_I_REFUSED_NO_SUBJECT;
        }
        verb = head;
    }
    return TRI_I_REFUSED_NO_SUBJECT;
}
