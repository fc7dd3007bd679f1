/* Tells who holds the posts that nouns name beside a name: "banker Piotr Wolski",
   "founder and chief executive Anna Berg". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/rules.h"

#include <string.h>

uint32_t tri_i_named_beside(const tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t next = token + 1;
    if (next >= x->document->n_tokens || tokens[token].upos != TRI_UPOS_NOUN ||
        tokens[next].sentence != tokens[token].sentence ||
        x->mention_at[next] == TRI_NONE) {
        return TRI_NONE;
    }
    const tri_mention *mention = &x->document->mentions[x->mention_at[next]];
    const uint8_t rel = tokens[next].rel;
    const bool is_below =
        tokens[next].head == token && (rel == TRI_REL_FLAT || rel == TRI_REL_APPOS ||
                                       rel == TRI_REL_NMOD || rel == TRI_REL_NMOD_DESC);
    const bool is_beside = tokens[next].head == tokens[token].head &&
                           rel == tokens[token].rel &&
                           (rel == TRI_REL_NSUBJ || rel == TRI_REL_NSUBJ_PASS ||
                            rel == TRI_REL_NMOD || rel == TRI_REL_OBL);
    /* "judges Maria Soto and Luis Vega" */
    const bool is_one_or_all =
        tokens[token].xpos != TRI_XPOS_NNS ||
        (is_beside && mention->type == TRI_TYPE_PER &&
         tri_i_dependent(x->tree, next, TRI_REL_CONJ) != TRI_NONE);
    return mention->kind == TRI_MENTION_NAME && is_one_or_all &&
                   (mention->type == TRI_TYPE_PER || rel == TRI_REL_NSUBJ ||
                    /* "field operator Chevron" */
                    (mention->type == TRI_TYPE_ORG && rel == TRI_REL_FLAT)) &&
                   (is_below || is_beside) &&
                   tri_i_dependent(x->tree, next, TRI_REL_CASE) == TRI_NONE
               ? next
               : TRI_NONE;
}

bool tri_i_is_role(const tri_i_finds *x, uint32_t token)
{
    const tri_token *word = tri_i_token(x, token);
    char lemma[64];
    if ((word->upos != TRI_UPOS_NOUN && word->upos != TRI_UPOS_PROPN) ||
        word->xpos == TRI_XPOS_NNS || word->xpos == TRI_XPOS_NNPS ||
        tri_utf8_lower(word->lemma, strlen(word->lemma), lemma, sizeof lemma) == 0 ||
        (x->mention_at[token] != TRI_NONE &&
         x->document->mentions[x->mention_at[token]].kind == TRI_MENTION_NAME)) {
        return false;
    }
    const char *const *title = tri_i_lexicon_find(&tri_i_lexicon_titles, lemma);
    return (title != NULL && strcmp(title[TRI_TITLES_KIND], "honorific") != 0) ||
           tri_i_lexicon_has(&tri_i_lexicon_persons, lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_agent_nouns, lemma);
}

static bool is_person(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = token == TRI_NONE ? TRI_NONE : x->mention_at[token];
    return index != TRI_NONE && x->document->mentions[index].kind == TRI_MENTION_NAME &&
           x->document->mentions[index].type == TRI_TYPE_PER;
}

/* The name that stands beside one of the nouns: right behind it, or behind the comma
   after all of them. */
static uint32_t name_beside(const tri_i_finds *x, uint32_t role)
{
    const uint32_t beside = tri_i_named_beside(x, role);
    if (is_person(x, beside)) {
        return beside;
    }
    const uint32_t behind = tri_i_dependent(x->tree, role, TRI_REL_APPOS);
    return is_person(x, behind) && behind > role ? behind : TRI_NONE;
}

uint32_t tri_i_joined_roles(const tri_i_finds *x, uint32_t token,
                            uint32_t roles[TRI_I_MAX_CONJUNCTS], uint32_t *n)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t top = token;
    *n = 0;
    if (tokens[token].rel == TRI_REL_CONJ && tokens[token].head != TRI_NONE &&
        tokens[token].head < token) {
        top = tokens[token].head;
    }
    if (!tri_i_is_role(x, top) ||
        tri_i_dependent(x->tree, top, TRI_REL_CONJ) == TRI_NONE) {
        return TRI_NONE;
    }
    uint32_t name = name_beside(x, top);
    roles[(*n)++] = top;
    uint32_t last = top;
    for (uint32_t i = tri_i_dependent(x->tree, top, TRI_REL_CONJ); i != TRI_NONE;
         i = tri_i_next_dependent(x->tree, i)) {
        if (!tri_i_is_role(x, i) || *n == TRI_I_MAX_CONJUNCTS || i > last + 8 ||
            tri_i_dependent(x->tree, i, TRI_REL_DET) != TRI_NONE) {
            return TRI_NONE; /* "the mayor and a senator" */
        }
        const uint32_t own = name_beside(x, i);
        if (own != TRI_NONE && name != TRI_NONE) {
            return TRI_NONE; /* "mayor Lind and senator Moss" */
        }
        name = own == TRI_NONE ? name : own;
        roles[(*n)++] = last = i;
    }
    if (name == TRI_NONE || name < last) {
        return TRI_NONE;
    }
    /* "the mayor and senator Moss" are two; "the mayor and senator, Ann Moss" is one.
     */
    const bool is_apart = tokens[name - 1].form[0] == ',';
    return is_apart || tri_i_dependent(x->tree, top, TRI_REL_DET) == TRI_NONE
               ? name
               : TRI_NONE;
}

uint32_t tri_i_holder(const tri_i_finds *x, uint32_t token)
{
    uint32_t roles[TRI_I_MAX_CONJUNCTS];
    uint32_t n;
    if (tri_i_dependent(x->tree, token, TRI_REL_CONJ) == TRI_NONE &&
        tri_i_token(x, token)->rel != TRI_REL_CONJ) {
        return TRI_NONE;
    }
    return tri_i_joined_roles(x, token, roles, &n);
}
