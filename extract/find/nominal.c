/* Triples of nouns that state what a verb would: what two have with each other. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

/* "the war between Norland and Sudmark" */
static void find_mutual(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD || noun == TRI_NONE || token < noun ||
        !tri_i_lexicon_has(&tri_i_lexicon_mutual_nouns, tokens[noun].lemma)) {
        return;
    }
    tri_i_range words;
    if (strcmp(tri_i_preposition(x, token, &words), "between") != 0) {
        return;
    }
    uint32_t sides[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, token, sides, TRI_I_MAX_CONJUNCTS);
    const char *base = tri_i_label(x, "have", tokens[noun].lemma, "");
    for (uint32_t i = 1; i < n; i++) {
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, noun, sides[0], sides[i],
                                     tri_i_label(x, base, "with", ""), base);
        if (find != NULL) {
            find->basis = TRI_BASIS_NOMINAL;
            find->relation = (tri_i_range){noun, words.end};
            find->confidence = 0.55;
        }
    }
}

const tri_i_rule tri_i_nominal_rules[] = {
    {"mutual", find_mutual}, /* the war between Norland and Sudmark */
    {0},
};
