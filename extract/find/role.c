/* Roles: what a noun names somebody, whose it is, and the finds of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/role.h"
#include "base/utf8.h"

#include <string.h>

/* A named entity that stands before a noun as its owner or sort: "Kazakhstan's
   president", "White House spokeswoman", "the Russian president". TRI_NONE: none. */
uint32_t tri_i_owner_before(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        if (child > noun) {
            break;
        }
        const uint8_t rel = tokens[child].rel;
        const tri_mention *mention = tri_i_mention_of(x, child);
        if (mention == NULL ||
            (!tri_i_may_own(x->tree, child) && rel != TRI_REL_NMOD_DESC)) {
            continue;
        }
        const bool is_country = tri_i_country(x->document, mention->entity)[0] != '\0';
        if (rel == TRI_REL_NMOD_POSS ||
            (mention->kind == TRI_MENTION_NAME &&
             (mention->type == TRI_TYPE_ORG || mention->type == TRI_TYPE_LOC ||
              is_country))) {
            return child;
        }
    }
    return TRI_NONE;
}

/* "of", "for", "in" ... with what they name, behind a role noun. */
uint32_t tri_i_owner_behind(tri_i_finds *x, uint32_t noun, const char **role)
{
    for (uint32_t child = tri_i_dependent(x->tree, noun, TRI_REL_NMOD);
         child != TRI_NONE; child = tri_i_next_dependent(x->tree, child)) {
        const char *found = tri_i_preposition(x, child, NULL);
        if (child > noun && x->mention_at[child] != TRI_NONE &&
            tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, found)) {
            *role = found;
            return child;
        }
    }
    return TRI_NONE;
}

/* The role as a reader names it: the noun with what sorts it, without its owner, ages
   and articles: "deputy foreign minister". */
const char *tri_i_role_name(tri_i_finds *x, uint32_t noun, uint32_t owner)
{
    const tri_token *tokens = x->document->tokens;
    const char *label = tokens[noun].lemma;
    char word[64];
    if (tri_utf8_lower(label, strlen(label), word, sizeof word) > 0) {
        label = tri_i_label(x, word, "", "");
    }
    /* From the noun to the left. */
    for (uint32_t i = noun; i > 0 && label != NULL; i--) {
        const tri_token *before = &tokens[i - 1];
        if (before->head < i || before->head > noun || i - 1 == owner ||
            (before->rel != TRI_REL_AMOD && before->rel != TRI_REL_COMPOUND) ||
            tri_i_is_name(x, i - 1) || before->sentence != tokens[noun].sentence) {
            break;
        }
        (void)tri_utf8_lower(before->form, strlen(before->form), word, sizeof word);
        label = tri_i_label(x, word, label, "");
    }
    return label == NULL ? "" : label;
}

/* The kind of a title or post: "honorific", "rank", "office", "role"; "" for none. */
const char *tri_i_title_kind(const tri_i_finds *x, uint32_t token)
{
    char word[64];
    const char *lemma = x->document->tokens[token].lemma;
    if (tri_utf8_lower(lemma, strlen(lemma), word, sizeof word) == 0) {
        return "";
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, word);
    return row == NULL ? "" : row[TRI_TITLES_KIND];
}

const char *tri_i_role_label(tri_i_finds *x, uint32_t noun, uint32_t owner)
{
    const char *kind = tri_i_title_kind(x, noun);
    return kind[0] == '\0' || strcmp(kind, "honorific") == 0 || tri_i_is_name(x, noun)
               ? ""
               : tri_i_role_name(x, noun, owner);
}

/* P, "R of", O, for one owner. */
static void add_owner(tri_i_finds *x, uint32_t person, uint32_t noun, uint32_t owner,
                      const char *with, tri_i_range words, const tri_i_clause *copula)
{
    const char *base = tri_i_role_name(x, noun, owner);
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
        add_owner(x, person, noun, before, "of", words, copula);
    }
    if (behind != TRI_NONE && behind != person) {
        uint32_t owners[TRI_I_MAX_CONJUNCTS];
        const uint32_t n = tri_i_conjuncts(x, behind, owners, TRI_I_MAX_CONJUNCTS);
        (void)tri_i_preposition(x, behind, &words);
        for (uint32_t i = 0; i < n; i++) {
            add_owner(x, person, noun, owners[i], with, words, copula);
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
