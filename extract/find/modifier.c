/* Triples of what stands with a noun as its modifier: compounds with a hyphen,
   adjectives with what they take. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"
#include "extract/tokens/tokens.h"

#include <string.h>

/* "Paris-based Lumiere", "the Russian-led deployment". */
static void find_compound(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_AMOD || noun == TRI_NONE || noun < token ||
        token < 2 || tokens[token - 1].form[0] != '-' ||
        tokens[token - 2].sentence != tokens[token].sentence ||
        !tri_i_is_name(x, token - 2)) {
        return;
    }
    const char *lemma = tri_i_verb_lemma(tokens[token].form, TRI_XPOS_VBN);
    tri_i_find *find = NULL;
    if (lemma != NULL && tri_i_lexicon_has(&tri_i_lexicon_compound_deeds, lemma)) {
        find = tri_i_add(x, TRI_PATTERN_COMPOUND, token, token - 2, noun, lemma, lemma);
    } else if (lemma != NULL &&
               tri_i_lexicon_has(&tri_i_lexicon_compound_states, lemma)) {
        const char *base = tri_i_label(x, "be", tri_i_form(x, token), "");
        find = tri_i_add(x, TRI_PATTERN_COMPOUND, token, noun, token - 2,
                         tri_i_label(x, base, "in", ""), base);
    } else {
        tri_i_refuse(x, TRI_I_REFUSED_NOT_IN_TABLE, token, token - 2, noun);
    }
    if (find != NULL) {
        find->relation = (tri_i_range){token, token + 1};
        find->confidence = 0.7;
    }
}

/* "Troops loyal to General Adeyemi". */
static void find_adjective(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].upos != TRI_UPOS_ADJ || noun == TRI_NONE || noun > token ||
        (tokens[token].rel != TRI_REL_AMOD && tokens[token].rel != TRI_REL_ACL)) {
        return;
    }
    const uint32_t to = tri_i_dependent(x->tree, token, TRI_REL_OBL);
    if (to == TRI_NONE || to < token) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, to, &words);
    const uint32_t object = tri_i_argument_head(x, to);
    if (role[0] == '\0' || object == TRI_NONE) {
        tri_i_refuse(
            x, role[0] == '\0' ? TRI_I_REFUSED_NO_PREPOSITION : TRI_I_REFUSED_NO_PHRASE,
            token, noun, to);
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, token, noun, object,
                                 tri_i_label(x, "be", tri_i_form(x, token), role),
                                 tri_i_label(x, "be", tri_i_form(x, token), ""));
    if (find != NULL) {
        find->relation = (tri_i_range){token, words.end};
        find->confidence = tri_i_is_certain_thing(x, noun) ? 0.6 : 0.4;
    }
}

const tri_i_rule tri_i_modifier_rules[] = {
    {"compound", find_compound},   /* Paris-based Lumiere; the Russian-led deployment */
    {"adjective", find_adjective}, /* troops loyal to the general */
    {0},
};
