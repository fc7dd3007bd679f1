/* Which tokens can stand in a slot of a triple, and which mention each stands for. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

const tri_mention *tri_i_mention_of(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = token == TRI_NONE ? TRI_NONE : x->mention_at[token];
    return index == TRI_NONE ? NULL : &x->document->mentions[index];
}

bool tri_i_is_name(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = tri_i_mention_of(x, token);
    return mention != NULL && mention->kind == TRI_MENTION_NAME;
}

bool tri_i_is_noun(const tri_i_finds *x, uint32_t token)
{
    const uint8_t upos = x->document->tokens[token].upos;
    return upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN;
}

/* "editor-in-chief", "sister-in-law": the last word names nothing. */
static bool is_end_of_word(const tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    return token > 2 && tokens[token - 1].xpos == TRI_XPOS_HYPH &&
           tokens[token - 2].upos == TRI_UPOS_ADP &&
           tokens[token - 3].xpos == TRI_XPOS_HYPH && !tri_i_is_name(x, token);
}

tri_i_refusal_reason tri_i_argument_flaw(const tri_i_finds *x, uint32_t token)
{
    if (token == TRI_NONE || x->mention_at[token] == TRI_NONE) {
        return TRI_I_REFUSED_NO_PHRASE;
    }
    if (is_end_of_word(x, token)) {
        return TRI_I_REFUSED_NAMES_NOTHING;
    }
    const uint32_t which = tri_i_dependent(x->tree, token, TRI_REL_DET);
    if (which != TRI_NONE && x->document->tokens[which].xpos == TRI_XPOS_WDT) {
        return TRI_I_REFUSED_WHICH_IS_ASKED; /* "what kind of service" */
    }
    const uint32_t owner = tri_i_dependent(x->tree, token, TRI_REL_NMOD_POSS);
    if (owner != TRI_NONE && x->document->tokens[owner].xpos == TRI_XPOS_WPS &&
        owner > 0 && x->document->tokens[owner - 1].upos != TRI_UPOS_PUNCT) {
        return TRI_I_REFUSED_WHICH_IS_ASKED; /* "the group whose robots won": of which
                                                group, is not said */
    }
    if (x->document->mentions[x->mention_at[token]].n_members > 0) {
        return TRI_I_REFUSED_NONE;
    }
    switch (x->document->tokens[token].upos) {
    case TRI_UPOS_NOUN:
    case TRI_UPOS_PROPN:
    case TRI_UPOS_PRON:
    case TRI_UPOS_NUM:
    case TRI_UPOS_SYM:
    case TRI_UPOS_X:
        return TRI_I_REFUSED_NONE;
    default:
        if (tri_i_is_gerund_subject(x->tree, token)) {
            return TRI_I_REFUSED_NONE;
        }
        /* "many of the towns", "each of them" */
        if (tri_i_dependent(x->tree, token, TRI_REL_NMOD) != TRI_NONE ||
            tri_i_held(x, token) != TRI_NONE) {
            return TRI_I_REFUSED_NONE;
        }
        /* A name may be tagged as anything. */
        return x->document->mentions[x->mention_at[token]].kind == TRI_MENTION_NAME ||
                       x->document->mentions[x->mention_at[token]].kind ==
                           TRI_MENTION_VALUE
                   ? TRI_I_REFUSED_NONE
                   : TRI_I_REFUSED_NAMES_NOTHING;
    }
}

bool tri_i_can_be_argument(const tri_i_finds *x, uint32_t token)
{
    return tri_i_argument_flaw(x, token) == TRI_I_REFUSED_NONE;
}

uint32_t tri_i_mention(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mentions = x->document->mentions;
    const tri_token *word = &x->document->tokens[token];
    const uint32_t own = x->mention_at[token];
    const uint32_t held = tri_i_held(x, token);
    if (held != TRI_NONE) {
        return x->mention_at[held];
    }
    const uint32_t holder = own == TRI_NONE ? TRI_NONE : tri_i_holder(x, token);
    if (holder != TRI_NONE) {
        return x->mention_at[holder];
    }
    if (own == TRI_NONE || mentions[own].kind == TRI_MENTION_NAME ||
        mentions[own].kind == TRI_MENTION_VALUE || word->upos == TRI_UPOS_PRON) {
        return own;
    }
    /* "the painter Ode Lund"; "the capital, Astana"; "Astana, the capital" */
    uint32_t beside = tri_i_named_beside(x, token);
    if (beside == TRI_NONE) {
        beside = word->rel == TRI_REL_APPOS
                     ? word->head
                     : tri_i_dependent(x->tree, token, TRI_REL_APPOS);
    }
    if (beside == TRI_NONE || x->mention_at[beside] == TRI_NONE ||
        mentions[x->mention_at[beside]].kind != TRI_MENTION_NAME ||
        tri_i_dependent(x->tree, token, TRI_REL_CONJ) < beside ||
        (word->xpos == TRI_XPOS_NNS &&
         mentions[x->mention_at[beside]].type == TRI_TYPE_PER) ||
        tri_i_is_one_among(x, beside)) {
        /* Behind "a, b and c" it may be another's; one person is no "councillors",
           one port among them not the ports. */
        return own;
    }
    return x->mention_at[beside];
}

uint32_t tri_i_argument_head(const tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const tri_token *word = &tokens[token];
    if (tri_i_is_relative(x, token)) {
        return tri_i_antecedent(x, token);
    }
    if (x->mention_at[token] == TRI_NONE) {
        return TRI_NONE;
    }
    /* Two subjects side by side are a title and a name. */
    const uint32_t named = tri_i_named_beside(x, token);
    return named != TRI_NONE && tokens[named].rel == word->rel ? named : token;
}

uint32_t tri_i_conjuncts(const tri_i_finds *x, uint32_t token, uint32_t *out,
                         uint32_t room)
{
    uint32_t n = 0;
    out[n++] = token;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t child = tri_i_dependent(x->tree, out[i], TRI_REL_CONJ);
             child != TRI_NONE && n < room;
             child = tri_i_next_dependent(x->tree, child)) {
            const uint8_t upos = x->document->tokens[child].upos;
            if (tri_i_holder(x, child) != TRI_NONE ||
                tri_i_subject(x->tree, child) != TRI_NONE) {
                continue; /* "founder and chief executive Anna Berg" is one; "music is
                             an art and chess is a game" are two clauses */
            }
            if (upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN ||
                upos == TRI_UPOS_PRON || upos == TRI_UPOS_NUM || upos == TRI_UPOS_SYM) {
                out[n++] = child;
            }
        }
    }
    return n;
}

tri_arg_kind tri_i_arg_kind(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    if (index == TRI_NONE) {
        return TRI_ARG_KIND_OTHER;
    }
    const tri_mention *mention = &x->document->mentions[index];
    return mention->type == TRI_TYPE_DATE  ? TRI_ARG_KIND_TIME
           : mention->type == TRI_TYPE_LOC ? TRI_ARG_KIND_PLACE
                                           : TRI_ARG_KIND_OTHER;
}

uint32_t tri_i_conjuncts_beside(const tri_i_finds *x, uint32_t token, uint32_t clause,
                                uint32_t *out, uint32_t room)
{
    const uint32_t n = tri_i_conjuncts(x, token, out, room);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if ((out[i] < clause) == (token < clause)) {
            out[kept++] = out[i];
        }
    }
    return kept;
}

const char *tri_i_country(const tri_document *document, uint32_t entity)
{
    const char *country =
        entity == TRI_NONE ? NULL : document->entities[entity].country;
    return country == NULL ? "" : country;
}

bool tri_i_same_side(const tri_document *document, uint32_t a, uint32_t b)
{
    const char *country = tri_i_country(document, a);
    return (a != TRI_NONE && a == b) ||
           (country[0] != '\0' && strcmp(country, tri_i_country(document, b)) == 0);
}

/* Whether a phrase is of certain things: named, or with a determiner, a number or an
   owner. Of "children in Kenya" nothing is stated. */
bool tri_i_is_certain_thing(const tri_i_finds *x, uint32_t noun)
{
    const uint32_t word = tri_i_dependent(x->tree, noun, TRI_REL_DET);
    if (word != TRI_NONE && tri_i_lexicon_has(&tri_i_lexicon_quantifiers,
                                              x->document->tokens[word].lemma)) {
        return false;
    }
    return tri_i_is_name(x, noun) || word != TRI_NONE ||
           tri_i_dependent(x->tree, noun, TRI_REL_NUMMOD) != TRI_NONE ||
           tri_i_dependent(x->tree, noun, TRI_REL_NMOD_POSS) != TRI_NONE;
}
