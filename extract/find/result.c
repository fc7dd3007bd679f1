/* Tells what a verb makes of its object, which is a part of the relation: "made him
   rich", "set the house on fire". Without it the verb and its object say something
   else.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"

#include <string.h>

/* "operating": a participle without anything of its own behind a verb that keeps
   somebody at it. */
static bool is_kept_at(const tri_i_finds *x, const tri_i_clause *c, uint32_t word)
{
    const tri_token *tokens = x->document->tokens;
    if (tokens[word].xpos != TRI_XPOS_VBG ||
        !tri_i_lexicon_has(&tri_i_lexicon_keeping_verbs, c->lemma)) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, word, child) {
        if (tokens[child].rel != TRI_REL_PUNCT && tokens[child].rel != TRI_REL_ADVMOD) {
            return false;
        }
    }
    return true;
}

/* "rich", "a star": what a verb makes of its object, or takes it to be; TRI_NONE. */
static uint32_t predicative(const tri_i_finds *x, const tri_i_clause *c,
                            uint32_t object)
{
    const tri_token *tokens = x->document->tokens;
    for (uint32_t i = tri_i_dependent(x->tree, c->predicate, TRI_REL_XCOMP);
         i != TRI_NONE; i = tri_i_next_dependent(x->tree, i)) {
        const bool is_word = tokens[i].upos == TRI_UPOS_ADJ ||
                             tokens[i].upos == TRI_UPOS_NOUN || is_kept_at(x, c, i) ||
                             (tokens[i].xpos == TRI_XPOS_RB &&
                              tri_i_dependent(x->tree, i, TRI_REL_COP) != TRI_NONE);
        const bool is_bare = tri_i_dependent(x->tree, i, TRI_REL_MARK) == TRI_NONE ||
                             tri_i_dependent(x->tree, i, TRI_REL_COP) != TRI_NONE;
        if (i > object && is_word && is_bare &&
            tri_i_dependent(x->tree, i, TRI_REL_CASE) == TRI_NONE) {
            return i;
        }
    }
    return TRI_NONE;
}

bool tri_i_is_addressee(const tri_i_finds *x, uint32_t verb, uint32_t object)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t said = tri_i_dependent(x->tree, verb, TRI_REL_CCOMP);
    return said != TRI_NONE && object > verb && object < said &&
           tokens[object].head == verb && !tri_i_is_name(x, object) &&
           tokens[object].upos == TRI_UPOS_NOUN &&
           tri_i_lexicon_has(&tri_i_lexicon_informing_verbs, tokens[verb].lemma);
}

uint32_t tri_i_topic(const tri_i_finds *x, const tri_i_clause *c, uint32_t object)
{
    const tri_token *tokens = x->document->tokens;
    if (tokens[object].upos != TRI_UPOS_NOUN || tri_i_is_name(x, object) ||
        tokens[object].head != c->predicate ||
        !tri_i_lexicon_has(&tri_i_lexicon_informing_verbs,
                           tokens[c->predicate].lemma) ||
        !(tri_i_lexicon_has(&tri_i_lexicon_persons, tokens[object].lemma) ||
          tri_i_lexicon_has(&tri_i_lexicon_agent_nouns, tokens[object].lemma) ||
          tri_i_lexicon_has(&tri_i_lexicon_collectives, tokens[object].lemma) ||
          tokens[object].rel == TRI_REL_IOBJ)) {
        return UINT32_MAX;
    }
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (!one->is_clause && !one->is_adjunct && one->head > object &&
            (strcmp(one->role, "about") == 0 || strcmp(one->role, "of") == 0)) {
            return i;
        }
    }
    return UINT32_MAX;
}

bool tri_i_is_formal(const tri_i_finds *x, uint32_t verb, uint32_t object)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t how = tri_i_dependent(x->tree, verb, TRI_REL_XCOMP);
    if (!tri_i_is(x->tree, object, "it") || object < verb || how == TRI_NONE ||
        how < object || tokens[how].upos != TRI_UPOS_ADJ) {
        return false;
    }
    const uint32_t heads[] = {verb, how};
    for (size_t i = 0; i < 2; i++) {
        TRI_I_FOR_DEPENDENTS (x->tree, heads[i], child) {
            const uint8_t rel = tokens[child].rel;
            if (child > how && (rel == TRI_REL_XCOMP || rel == TRI_REL_CCOMP ||
                                rel == TRI_REL_CSUBJ || rel == TRI_REL_ADVCL)) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a noun stands without any word but its preposition, or an article: "on fire",
   "to a halt". */
static bool is_bare(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        const bool is_article =
            tokens[child].rel == TRI_REL_DET &&
            (tri_i_is(x->tree, child, "a") || tri_i_is(x->tree, child, "an"));
        if (tokens[child].rel != TRI_REL_CASE && tokens[child].rel != TRI_REL_PUNCT &&
            !is_article) {
            return false;
        }
    }
    return tokens[noun].xpos == TRI_XPOS_NN && !tri_i_is_name(x, noun) &&
           tri_i_arg_kind(x, noun) != TRI_ARG_KIND_TIME;
}

static const char *with_words(tri_i_finds *x, const tri_i_clause *c, const char *a,
                              const char *b, uint32_t last, tri_i_result *result)
{
    result->words = (tri_i_range){last, last + 1};
    for (uint32_t i = 0; i < c->n_complements; i++) {
        if (c->complements[i].head == last) {
            result->but = i;
        }
    }
    return result->label = tri_i_label(x, c->lemma, a, b);
}

bool tri_i_read_result(tri_i_finds *x, const tri_i_clause *c, uint32_t object,
                       tri_i_result *result)
{
    const tri_token *tokens = x->document->tokens;
    *result = (tri_i_result){.but = UINT32_MAX};
    if (c->lemma == NULL || object < c->predicate) {
        return false;
    }
    const uint32_t what = predicative(x, c, object);
    const bool is_noun = what != TRI_NONE && tokens[what].upos == TRI_UPOS_NOUN;
    /* "called the vote a turning point": words for it, as those behind "describe as".
     */
    const bool is_word =
        is_noun && tri_i_lexicon_has(&tri_i_lexicon_calling_verbs, c->lemma);
    if (what != TRI_NONE && !is_word &&
        tri_i_lexicon_has(&tri_i_lexicon_making_verbs, c->lemma)) {
        const bool is_made = is_noun && strcmp(c->lemma, "make") == 0;
        const char *quality = is_noun ? tokens[what].lemma : tri_i_form(x, what);
        const bool is_less =
            tri_i_dependent_word(x->tree, what, TRI_REL_ADVMOD, "less") != TRI_NONE;
        const char *word = is_less ? tri_i_label(x, "less", quality, "") : quality;
        const uint32_t next = what + 1; /* "left them worse off" */
        const bool is_two =
            !is_noun && next < x->document->n_tokens && tokens[next].head == what &&
            (tokens[next].xpos == TRI_XPOS_RP ||
             tri_i_lexicon_has(&tri_i_lexicon_particle_adverbs, tokens[next].lemma));
        if (is_made && tri_i_behind_of(x, what) != TRI_NONE) {
            /* "made the town a symbol of war": it is no "symbol of the town" */
            return with_words(x, c, "into", word, what, result) != NULL;
        }
        const char *behind = is_made  ? "of" /* "made a star of her" */
                             : is_two ? tokens[next].lemma
                                      : "";
        if (with_words(x, c, word, behind, what, result) != NULL) {
            result->words.end += is_two;
        }
        return result->label != NULL;
    }
    if (!tri_i_lexicon_has(&tri_i_lexicon_placing_verbs, c->lemma)) {
        return false;
    }
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (!one->is_clause && one->head > object && one->role[0] != '\0' &&
            one->words.begin < one->words.end && one->words.end <= one->head &&
            tokens[one->head].head == c->predicate && is_bare(x, one->head)) {
            const char *label =
                with_words(x, c, one->role, tokens[one->head].lemma, one->head, result);
            result->words.begin = one->words.begin;
            return label != NULL;
        }
    }
    return false;
}

uint32_t tri_i_to_do(const tri_i_finds *x, uint32_t verb, uint32_t object)
{
    const uint32_t infinitive = tri_i_dependent(x->tree, verb, TRI_REL_XCOMP);
    const bool is_bare = /* "makes people laugh" */
        infinitive != TRI_NONE && x->document->tokens[infinitive].xpos == TRI_XPOS_VB &&
        tri_i_dependent(x->tree, infinitive, TRI_REL_MARK) == TRI_NONE &&
        tri_i_lexicon_has(&tri_i_lexicon_letting_verbs,
                          x->document->tokens[verb].lemma);
    if (infinitive == TRI_NONE || infinitive < object || object < verb ||
        (!is_bare && !tri_i_has_mark(x->tree, infinitive, "to"))) {
        return TRI_NONE;
    }
    const tri_i_words phrase = tri_i_phrase(x, object, TRI_NONE);
    const tri_i_words words = tri_i_clause_words(x, infinitive, TRI_NONE);
    return phrase.n == 1 && words.n == 1 &&
                   words.pieces[0].begin == phrase.pieces[0].end
               ? infinitive
               : TRI_NONE;
}

void tri_i_take_addressee(const tri_i_finds *x, tri_i_clause *c)
{
    const uint32_t object =
        c->is_passive
            ? TRI_NONE
            : tri_i_dependent_or(x->tree, c->predicate, TRI_REL_IOBJ, TRI_REL_OBJ);
    if (object != TRI_NONE && tri_i_is_addressee(x, c->predicate, object) &&
        c->n_complements < TRI_I_MAX_COMPLEMENTS) {
        c->complements[c->n_complements++] = (tri_i_complement){
            .head = object, .role = "object2", .kind = tri_i_arg_kind(x, object)};
    }
}
