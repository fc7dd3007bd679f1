/* Finds of roles: what a noun says that somebody is, and of whom. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/role.h"

#include <string.h>

/* P, "R of", O, for one owner; false where the two cannot be. */
static bool add_owner(tri_i_finds *x, uint32_t person, uint32_t noun, const char *base,
                      uint32_t owner, const char *with, tri_i_range words,
                      const tri_i_clause *copula)
{
    tri_i_find *find =
        tri_i_add(x, copula == NULL ? TRI_PATTERN_APPOSITION : TRI_PATTERN_COPULA,
                  copula == NULL ? noun : copula->predicate, person, owner,
                  tri_i_label(x, base, with, ""), base);
    if (find != NULL) {
        find->construction = copula == NULL ? TRI_I_OTHER : TRI_I_COPULA_ROLE;
        find->confidence = 0.7;
        if (copula != NULL) {
            if (copula->predicate != noun) {
                words = (tri_i_range){noun, noun}; /* the second of two */
            }
            tri_i_put_copula(x, copula, words, UINT32_MAX, find);
        }
    }
    return find != NULL;
}

/* "is a symbol of peace": what it is of says what it is. */
static bool add_predicate(tri_i_finds *x, uint32_t subject, uint32_t noun,
                          const tri_i_clause *copula)
{
    const char *with = "";
    tri_i_range words = {noun, noun};
    const uint32_t sort = tri_i_one_of(x, noun);
    noun = sort == TRI_NONE ? noun : sort; /* "one of the main causes of the flood" */
    const uint32_t behind = tri_i_behind_predicate(x, noun, &with, &words);
    if (behind == TRI_NONE && sort != TRI_NONE && copula != NULL) {
        (void)tri_i_preposition(x, sort, &words);
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_COPULA, copula->predicate, subject,
                                     sort, "be one of", "be one");
        if (find != NULL) {
            tri_i_put_copula(x, copula, words, UINT32_MAX, find);
            find->construction = TRI_I_COPULA;
        }
        return find != NULL;
    }
    if (behind == TRI_NONE || behind == subject) {
        return false;
    }
    uint32_t things[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, behind, things, TRI_I_MAX_CONJUNCTS);
    bool is_told = false;
    for (uint32_t i = 0; i < n; i++) {
        is_told = add_owner(x, subject, noun, x->document->tokens[noun].lemma,
                            things[i], with, words, copula) ||
                  is_told;
    }
    return is_told;
}

/* "founder and chief executive of Borealis", "the founder and CEO of Borealis": of two
   joined nouns what "of" brings behind both belongs to both. TRI_NONE: nothing. */
static uint32_t shared_owner(tri_i_finds *x, uint32_t noun, const char **with)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t first = tokens[noun].head;
    if (tokens[noun].rel == TRI_REL_CONJ && first != TRI_NONE && first < noun) {
        const uint32_t owner = tri_i_owner_behind(x, first, with);
        return owner != TRI_NONE && owner > noun ? owner : TRI_NONE;
    }
    const uint32_t joined = tri_i_dependent(x->tree, noun, TRI_REL_CONJ);
    return joined == TRI_NONE || joined > noun + 4 || tri_i_is_name(x, joined) ||
                   tri_i_dependent(x->tree, joined, TRI_REL_DET) != TRI_NONE ||
                   tri_i_title_kind(x, joined)[0] == '\0'
               ? TRI_NONE
               : tri_i_owner_behind(x, joined, with);
}

void tri_i_add_role(tri_i_finds *x, uint32_t person, uint32_t noun,
                    const tri_i_clause *copula)
{
    const char *with = "of";
    tri_i_range words = {noun, noun};
    if (add_predicate(x, person, noun, copula)) {
        return;
    }
    /* "were Council's Ann Moss and ...": a name is no role. */
    uint32_t before = tri_i_is_name(x, noun) ? TRI_NONE : tri_i_owner_before(x, noun);
    uint32_t behind =
        tri_i_is_name(x, noun) ? TRI_NONE : tri_i_owner_behind(x, noun, &with);
    if (behind == TRI_NONE && before == TRI_NONE && !tri_i_is_name(x, noun) &&
        tri_i_title_kind(x, noun)[0] != '\0') {
        behind = shared_owner(x, noun, &with);
    }
    /* "the world's top producer of uranium", "a Swedish maker of scanners": what it
       makes says more. */
    if (before != TRI_NONE && behind != TRI_NONE &&
        (!(tri_i_is_name(x, before) ||
           tri_i_mention_of(x, before)->kind == TRI_MENTION_PRONOUN) ||
         tri_i_title_kind(x, noun)[0] == '\0')) {
        tri_i_refuse(x, TRI_I_REFUSED_SAYS_LESS, noun, person, before);
        before = TRI_NONE;
    }
    /* "the consumption of salt" is nothing that somebody is for somebody. */
    const size_t length = strlen(x->document->tokens[noun].lemma);
    const char *lemma = x->document->tokens[noun].lemma;
    if (behind != TRI_NONE && !tri_i_is_name(x, behind) &&
        tri_i_title_kind(x, noun)[0] == '\0' &&
        (length < 3 || (strcmp(lemma + length - 2, "er") != 0 &&
                        strcmp(lemma + length - 2, "or") != 0))) {
        tri_i_refuse(x, TRI_I_REFUSED_NOBODY_S_ROLE, noun, person, behind);
        behind = TRI_NONE;
    }
    if (before != TRI_NONE && before != person) {
        (void)add_owner(x, person, noun, tri_i_role_name(x, noun, before), before,
                        tri_i_owner_role(x, noun, before), words, copula);
    }
    if (behind != TRI_NONE && behind != person) {
        uint32_t owners[TRI_I_MAX_CONJUNCTS];
        const uint32_t n = tri_i_conjuncts(x, behind, owners, TRI_I_MAX_CONJUNCTS);
        (void)tri_i_preposition(x, behind, &words);
        for (uint32_t i = 0; i < n; i++) {
            if (i > 0 && copula == NULL && tri_i_is_role(x, owners[i]) &&
                !tri_i_is_role(x, owners[0])) {
                tri_i_add_role(x, person, owners[i], NULL);
                continue; /* "professor of law and curator of the exhibit" */
            }
            (void)add_owner(x, person, noun, tri_i_role_name(x, noun, owners[i]),
                            owners[i], with, words, copula);
        }
    }
    if (copula != NULL || (before == TRI_NONE && behind == TRI_NONE)) {
        tri_i_find *find = tri_i_add(
            x, copula == NULL ? TRI_PATTERN_APPOSITION : TRI_PATTERN_COPULA,
            copula == NULL ? noun : copula->predicate, person, noun, "be", "be");
        if (find != NULL) {
            find->construction = copula == NULL ? TRI_I_APPOSITION : TRI_I_COPULA;
            if (copula != NULL) {
                tri_i_put_copula(x, copula, (tri_i_range){0, 0}, UINT32_MAX, find);
            }
        }
    }
}
