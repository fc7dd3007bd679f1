/* Reads a clause off the tree: subject, verb group, complements. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"

#include <string.h>

/* "a charge he rejects": the noun that a clause without a relative pronoun describes is
   its object, if it has no other, nor a place for one behind a preposition. */
static bool is_object_gap(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[verb].head;
    if (tokens[verb].rel != TRI_REL_ACL_RELCL || noun == TRI_NONE || noun > verb ||
        tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ) == TRI_NONE ||
        tokens[noun].upos == TRI_UPOS_PRON || x->mention_at[noun] == TRI_NONE ||
        x->document->mentions[x->mention_at[noun]].type == TRI_TYPE_DATE ||
        tri_i_lexicon_has(&tri_i_lexicon_circumstance_nouns, tokens[noun].lemma)) {
        return false;
    }
    const uint32_t owner = tri_i_dependent(
        x->tree, tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ), TRI_REL_NMOD_POSS);
    if (owner != TRI_NONE && tokens[owner].xpos == TRI_XPOS_WPS) {
        return false; /* "migrants whose boat sank" */
    }
    TRI_I_FOR_DEPENDENTS (x->tree, verb, child) {
        const uint8_t rel = tokens[child].rel;
        const uint8_t xpos = tokens[child].xpos;
        /* "the mill he bought in Lund", but not "the town to which he fled" */
        const bool is_before = rel == TRI_REL_OBL && child < verb;
        if (rel == TRI_REL_CCOMP || rel == TRI_REL_XCOMP || is_before ||
            rel == TRI_REL_AUX_PASS || rel == TRI_REL_CASE ||
            rel == TRI_REL_NSUBJ_PASS || xpos == TRI_XPOS_WDT || xpos == TRI_XPOS_WP ||
            xpos == TRI_XPOS_WRB || (xpos == TRI_XPOS_IN && child > verb)) {
            return false;
        }
    }
    return true;
}

/* "What the city needs is a hospital": what it needs; TRI_NONE. */
static uint32_t needed(const tri_i_finds *x, uint32_t verb)
{
    const uint32_t what = tri_i_token(x, verb)->head;
    if (tri_i_token(x, verb)->rel != TRI_REL_ACL_RELCL || what > verb ||
        !tri_i_is(x->tree, what, "what") ||
        tri_i_token(x, what)->rel != TRI_REL_NSUBJ ||
        tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ) == TRI_NONE) {
        return TRI_NONE;
    }
    const uint32_t thing = tri_i_token(x, what)->head;
    return thing > verb && tri_i_dependent(x->tree, thing, TRI_REL_COP) != TRI_NONE &&
                   tri_i_dependent(x->tree, thing, TRI_REL_CASE) == TRI_NONE &&
                   x->mention_at[thing] != TRI_NONE
               ? thing
               : TRI_NONE;
}

uint32_t tri_i_object(const tri_i_finds *x, uint32_t verb, uint32_t *receiver)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t object = tri_i_dependent(x->tree, verb, TRI_REL_OBJ);
    *receiver = tri_i_dependent(x->tree, verb, TRI_REL_IOBJ);
    if (object == TRI_NONE && *receiver != TRI_NONE) {
        object = *receiver; /* "asked the council to repair it" */
        *receiver = TRI_NONE;
    }
    if (object != TRI_NONE) {
        const uint32_t second = tri_i_next_dependent(x->tree, object);
        if (second != TRI_NONE && *receiver == TRI_NONE && object > verb) {
            *receiver = object;
            object = second;
        }
        return object;
    }
    const uint32_t first = tokens[verb].head;
    if (is_object_gap(x, verb)) {
        return first;
    }
    const uint32_t cleft = needed(x, verb);
    if (cleft != TRI_NONE) {
        return cleft;
    }
    if (tokens[verb].rel != TRI_REL_CONJ || first == TRI_NONE ||
        tokens[first].upos != TRI_UPOS_VERB) {
        return TRI_NONE;
    }
    /* Behind both, or a pronoun before both ("which he patented and sold"). */
    const uint32_t shared = tri_i_dependent(x->tree, first, TRI_REL_OBJ);
    return shared != TRI_NONE && (shared > verb || shared < first) ? shared : TRI_NONE;
}

/* Where the verb group of `verb` begins: with its auxiliaries, copula and adverbs. */
static uint32_t group_begin(const tri_i_finds *x, uint32_t verb, uint32_t begin)
{
    const tri_token *tokens = x->document->tokens;
    while (begin > 0) {
        const uint8_t rel = tokens[begin - 1].rel;
        if (begin < verb && tri_i_is(x->tree, begin - 1, "no") &&
            tokens[begin - 1].head == begin) { /* "is no longer leading" */
            begin--;
            continue;
        }
        if (tokens[begin - 1].head != verb) {
            break;
        }
        const bool is_auxiliary = rel == TRI_REL_AUX || rel == TRI_REL_AUX_PASS;
        const bool is_to = /* "is to be held" */
            rel == TRI_REL_MARK && begin > 1 && tokens[begin - 2].head == verb &&
            tokens[begin - 2].rel == TRI_REL_AUX;
        if (!is_auxiliary && !is_to && rel != TRI_REL_COP && rel != TRI_REL_ADVMOD) {
            break;
        }
        begin--;
    }
    /* An adverb before all of it is the sentence's ("However, he ..."). */
    return begin;
}

/* "continue to commit", "was forced to leave": the verb that another completes, where
   it stands right before the other's words, which begin at `begin`; TRI_NONE. */
static uint32_t governor_of(const tri_i_finds *x, uint32_t verb, uint32_t begin)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t head = tokens[verb].head;
    if (tokens[verb].rel != TRI_REL_XCOMP || head > verb ||
        tri_i_dependent_or(x->tree, head, TRI_REL_OBJ, TRI_REL_IOBJ) != TRI_NONE) {
        return TRI_NONE;
    }
    for (uint32_t i = head + 1; i < begin; i++) {
        if (tokens[i].head != verb && tokens[i].head != head) {
            return TRI_NONE;
        }
    }
    return head;
}

/* The words of the verbs that govern it are part of the wording, and what completes
   them completes it. */
static void take_governors(tri_i_finds *x, tri_i_clause *c)
{
    uint32_t verb = c->predicate;
    uint32_t head = governor_of(x, verb, c->words.begin);
    while (head != TRI_NONE) {
        tri_i_read_complements(x, head, verb, false, c);
        verb = head;
        c->words.begin = group_begin(x, verb, verb);
        head = governor_of(x, verb, c->words.begin);
    }
}

/* The auxiliaries of a verb that stand before `end`, with what is between them: "has
   not been"; begin == end: none. */
static tri_i_range auxiliaries_of(const tri_i_finds *x, uint32_t verb, uint32_t end)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range found = {verb, verb};
    TRI_I_FOR_DEPENDENTS (x->tree, verb, child) {
        const uint8_t rel = tokens[child].rel;
        const bool is_auxiliary = rel == TRI_REL_AUX || rel == TRI_REL_AUX_PASS;
        const bool is_only = /* "will not just build": he will */
            tri_i_is(x->tree, child, "not") && child + 1 < x->document->n_tokens &&
            tri_i_lexicon_has(&tri_i_lexicon_only_words, tokens[child + 1].lemma);
        if (child >= end || is_only ||
            (!is_auxiliary && !tri_i_is(x->tree, child, "not"))) {
            continue;
        }
        if (found.begin == found.end && is_auxiliary) {
            found = (tri_i_range){child, child + 1};
        } else if (found.end == child) {
            found.end = child + 1;
        }
    }
    return found;
}

/* "had been “eliminated”", "did he leave": auxiliaries that stand apart; "was tried and
   hanged": those that it shares. */
static tri_i_range words_before(const tri_i_finds *x, const tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t verb = c->predicate;
    const uint32_t first = tokens[verb].head;
    uint32_t top = verb;
    while (tokens[top].rel == TRI_REL_XCOMP && tokens[top].head < top &&
           tokens[top].head >= c->words.begin) {
        top = tokens[top].head;
    }
    const tri_i_range own = auxiliaries_of(x, top, c->words.begin);
    if (own.begin < own.end || tokens[verb].rel != TRI_REL_CONJ || first == TRI_NONE ||
        first > verb || tokens[verb].upos != TRI_UPOS_VERB ||
        tokens[first].xpos != tokens[verb].xpos ||
        (tokens[verb].xpos != TRI_XPOS_VBN && tokens[verb].xpos != TRI_XPOS_VBG &&
         tokens[verb].xpos != TRI_XPOS_VB) ||
        tri_i_dependent_or(x->tree, verb, TRI_REL_AUX, TRI_REL_AUX_PASS) != TRI_NONE ||
        tri_i_subject(x->tree, verb) != TRI_NONE) {
        return own;
    }
    tri_i_range shared = auxiliaries_of(x, first, first);
    uint32_t begin = group_begin(x, first, first);
    for (uint32_t head = governor_of(x, first, begin); head != TRI_NONE;
         head = governor_of(x, head, begin)) {
        begin = group_begin(x, head, head); /* "wants to build and sell" */
        shared = (tri_i_range){begin, first};
    }
    return shared;
}

/* "himself": whoever does it has it done to himself. */
static bool is_reflexive(const tri_i_finds *x, uint32_t token)
{
    const char *form = x->document->tokens[token].form;
    const size_t length = strlen(form);
    return x->document->tokens[token].xpos == TRI_XPOS_PRP &&
           ((length > 4 && strcmp(form + length - 4, "self") == 0) ||
            (length > 6 && strcmp(form + length - 6, "selves") == 0));
}

/* "where soldiers had fought": the clause is in the place that it describes. */
static void read_where(tri_i_finds *x, tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t place = tokens[c->predicate].head;
    if (tokens[c->predicate].rel != TRI_REL_ACL_RELCL || place == TRI_NONE ||
        x->mention_at[place] == TRI_NONE || c->n_complements == TRI_I_MAX_COMPLEMENTS) {
        return;
    }
    const uint32_t where =
        tri_i_dependent_word(x->tree, c->predicate, TRI_REL_ADVMOD, "where");
    if (where != TRI_NONE) {
        c->complements[c->n_complements++] =
            (tri_i_complement){.head = place,
                               .role = "in",
                               .words = {where, where},
                               .kind = TRI_ARG_KIND_PLACE,
                               .is_before = true};
    }
}

const char *tri_i_passive_label(tri_i_finds *x, const tri_i_clause *clause)
{
    const char *particle =
        clause->particle == TRI_NONE ? "" : x->document->tokens[clause->particle].lemma;
    const char *participle =
        tri_i_with_hyphen(x, clause->predicate, tri_i_form(x, clause->predicate));
    return tri_i_label(x, "be", participle, particle);
}

const char *tri_i_taken_as(tri_i_finds *x, const tri_i_clause *c)
{
    const uint32_t noun =
        tri_i_dependent_or(x->tree, c->predicate, TRI_REL_OBJ, TRI_REL_XCOMP);
    return noun == c->predicate + 1 && noun < x->document->n_tokens &&
                   tri_i_token(x, noun)->xpos == TRI_XPOS_NN &&
                   x->tree->first_child[noun] == TRI_NONE
               ? tri_i_label(x, c->lemma, tri_i_token(x, noun)->lemma, "")
               : c->lemma;
}

static bool has_time(const tri_i_clause *clause)
{
    bool found = false;
    for (uint32_t i = 0; i < clause->n_complements; i++) {
        found = found || (clause->complements[i].kind == TRI_ARG_KIND_TIME &&
                          !clause->complements[i].is_clause);
    }
    return found;
}

/* Whether an adverb behind a verb, or behind its object, is a word of the verb:
   "brought the sides together", "sent it back". */
static bool is_particle(const tri_i_finds *x, uint32_t verb, uint32_t adverb)
{
    const tri_token *tokens = x->document->tokens;
    if (tokens[adverb].rel != TRI_REL_ADVMOD || adverb < verb ||
        adverb + 1 >= x->document->n_tokens ||
        !tri_i_lexicon_has(&tri_i_lexicon_particle_adverbs, tokens[adverb].lemma)) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, adverb, child) {
        return false; /* "far away", "back in 1990" */
    }
    if (tri_i_is(x->tree, adverb + 1, "in") && tri_i_is(x->tree, adverb, "back")) {
        return false; /* "left back in 1990" */
    }
    const uint32_t object = tri_i_dependent(x->tree, verb, TRI_REL_OBJ);
    if (object != TRI_NONE && tri_i_is(x->tree, adverb + 1, "with")) {
        return false; /* "bought the mill together with Acme" */
    }
    return adverb == verb + 1 ||
           (object != TRI_NONE && object > verb && object < adverb &&
            tri_i_is_below(tokens, adverb - 1, object));
}

/* The word that makes another verb of a verb: "shut down", "standing up to". TRI_NONE.
 */
static uint32_t particle_of(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t particle = tri_i_dependent(x->tree, verb, TRI_REL_COMPOUND_PRT);
    if (particle != TRI_NONE || tokens[verb].upos != TRI_UPOS_VERB) {
        return particle;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, verb, child) {
        if ((child == verb + 1 && tokens[child].xpos == TRI_XPOS_RP) ||
            is_particle(x, verb, child)) {
            return child;
        }
    }
    return TRI_NONE;
}

bool tri_i_clause_read(tri_i_finds *x, uint32_t predicate, tri_i_range words,
                       tri_i_clause *clause)
{
    const tri_token *tokens = x->document->tokens;
    *clause = (tri_i_clause){
        .predicate = predicate, .words = words, .lemma = tokens[predicate].lemma};
    const tri_i_refusal_reason flaw = tri_i_find_subject(x, clause);
    if (flaw != TRI_I_REFUSED_NONE) {
        tri_i_refuse(x, flaw, predicate, TRI_NONE, TRI_NONE);
        return false;
    }
    /* "only two weeks to build it": time does nothing. */
    if (clause->subject_from != TRI_I_SUBJECT_OWN &&
        clause->subject_from != TRI_I_SUBJECT_CONJUNCT &&
        tri_i_arg_kind(x, clause->subject) == TRI_ARG_KIND_TIME) {
        tri_i_refuse(x, TRI_I_REFUSED_TIME_DOES_NOTHING, predicate, clause->subject,
                     TRI_NONE);
        return false;
    }
    clause->is_passive = tri_i_is_passive(x->tree, predicate);
    clause->lemma = tri_i_with_hyphen(x, predicate, clause->lemma);
    words.begin -=
        clause->lemma != tokens[predicate].lemma && words.begin == predicate ? 2 : 0;
    const uint32_t particle = particle_of(x, predicate);
    clause->particle = particle;
    if (particle != TRI_NONE) {
        clause->lemma = tri_i_label(x, clause->lemma, tokens[particle].lemma, "");
    }
    if (particle == words.end) {
        clause->words.end = particle + 1;
    }
    clause->words.begin = group_begin(x, predicate, words.begin);
    const uint32_t object = tri_i_dependent(x->tree, predicate, TRI_REL_OBJ);
    clause->is_reflexive = object == predicate + 1 && is_reflexive(x, object);
    clause->words.end += clause->is_reflexive && object == clause->words.end;
    tri_i_read_complements(x, predicate, TRI_NONE, false, clause);
    take_governors(x, clause);
    read_where(x, clause);
    clause->before = words_before(x, clause);
    /* "In 1990 he sang and danced": when, of both. */
    if (tokens[predicate].rel == TRI_REL_CONJ && !has_time(clause)) {
        tri_i_read_complements(x, tokens[predicate].head, TRI_NONE, true, clause);
    }
    return clause->lemma != NULL;
}

/* Whether a verb says "is", "has" or "does" of a relative pronoun: of one. */
static bool is_of_one(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    for (int depth = 0; depth < 4 && tokens[verb].rel == TRI_REL_XCOMP; depth++) {
        verb = tokens[verb].head;
    }
    const uint32_t subject = tri_i_subject(x->tree, verb);
    if (subject == TRI_NONE || !tri_i_is_relative(x, subject)) {
        return false;
    }
    bool is_one = tokens[verb].xpos == TRI_XPOS_VBZ;
    TRI_I_FOR_DEPENDENTS (x->tree, verb, child) {
        const uint8_t rel = tokens[child].rel;
        is_one =
            is_one ||
            ((rel == TRI_REL_AUX || rel == TRI_REL_AUX_PASS || rel == TRI_REL_COP) &&
             (tokens[child].xpos == TRI_XPOS_VBZ ||
              strcmp(tokens[child].form, "was") == 0));
    }
    return is_one;
}

uint32_t tri_i_subjects_of(const tri_i_finds *x, uint32_t subject, uint32_t verb,
                           uint32_t out[TRI_I_MAX_CONJUNCTS])
{
    uint32_t n = tri_i_conjuncts_beside(x, subject, verb, out, TRI_I_MAX_CONJUNCTS);
    if (n > 1 && is_of_one(x, verb)) {
        for (uint32_t i = 1; i < n; i++) {
            out[0] = out[i] > out[0] && out[i] < verb ? out[i] : out[0];
        }
        n = 1;
    }
    return n;
}
