/* Triples of people of an organisation, and of holders who are known by name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/role.h"

#include <string.h>

/* Whether a description stands for a person known by name. */
static bool is_person(const tri_i_finds *x, uint32_t token)
{
    const uint32_t entity = tri_i_mention_of(x, token)->entity;
    return entity != TRI_NONE && x->document->entities[entity].named &&
           x->document->entities[entity].type == TRI_TYPE_PER;
}

/* "Reuters correspondents", "National Guard soldiers": people of an organisation;
   "Kazakhstan's president", who is known by name. */
static void find_member(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if ((tokens[token].rel != TRI_REL_COMPOUND &&
         tokens[token].rel != TRI_REL_NMOD_POSS) ||
        noun == TRI_NONE || noun < token || !tri_i_is_name(x, token) ||
        tri_i_is_name(x, noun) || tri_i_mention_of(x, noun) == NULL ||
        tri_i_title_kind(x, noun)[0] == '\0') {
        return;
    }
    const bool is_compound = tokens[token].rel == TRI_REL_COMPOUND;
    if (tokens[noun].rel == TRI_REL_NMOD_DESC || tokens[noun].rel == TRI_REL_APPOS ||
        (is_compound && tri_i_mention(x, noun) != x->mention_at[noun])) {
        tri_i_refuse(x, TRI_I_REFUSED_TOLD_AS_ROLE, noun, noun, token);
        return;
    }
    if (is_compound && tri_i_mention_of(x, token)->type != TRI_TYPE_ORG) {
        tri_i_refuse(x, TRI_I_REFUSED_NO_ORGANISATION, noun, noun, token);
        return;
    }
    if (!is_compound && !is_person(x, noun)) {
        tri_i_refuse(x, TRI_I_REFUSED_HOLDER_UNKNOWN, noun, noun, token);
        return;
    }
    const char *base = tri_i_role_name(x, noun, token);
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, noun, noun, token,
                                 tri_i_label(x, base, "of", ""), base);
    if (find != NULL) {
        find->confidence = 0.62;
    }
}

/* "a Financial Times article", "the OPEC meeting": of the organisation. */
static void find_belonging(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_COMPOUND || noun == TRI_NONE || noun < token ||
        !tri_i_is_name(x, token) || tri_i_mention_of(x, token)->type != TRI_TYPE_ORG ||
        tokens[noun].upos != TRI_UPOS_NOUN || tri_i_is_name(x, noun) ||
        tri_i_mention_of(x, noun) == NULL || tri_i_title_kind(x, noun)[0] != '\0' ||
        tokens[noun].rel == TRI_REL_NMOD_DESC || tokens[noun].rel == TRI_REL_COMPOUND ||
        tri_i_mention(x, noun) != x->mention_at[noun] ||
        tri_i_mention_of(x, token)->end != noun || !tri_i_keeps(x, noun, "of") ||
        tri_i_lexicon_has(&tri_i_lexicon_collectives, tokens[noun].lemma) ||
        tri_i_lexicon_find(&tri_i_lexicon_heads, tokens[noun].lemma) != NULL) {
        return; /* "the Grey Heron gang" is called so */
    }
    tri_i_find *find =
        tri_i_add(x, TRI_PATTERN_NOUN, noun, noun, token,
                  tri_i_label(x, tokens[noun].lemma, "of", ""), tokens[noun].lemma);
    if (find != NULL) {
        find->confidence = 0.5;
    }
}

const tri_i_rule tri_i_member_rules[] = {
    {"member", find_member},       /* Reuters correspondents */
    {"belonging", find_belonging}, /* a Financial Times article */
    {0},
};
