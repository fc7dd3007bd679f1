/* Reads roles: what a noun names somebody, and whose it is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/role.h"

#include <stdio.h>
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

const char *tri_i_owner_role(const tri_i_finds *x, uint32_t noun, uint32_t owner)
{
    const tri_token *word = &x->document->tokens[owner];
    const char *kind = tri_i_title_kind(x, noun);
    const bool is_post = strcmp(kind, "office") == 0 || strcmp(kind, "rank") == 0;
    const tri_mention *mention = tri_i_mention_of(x, owner);
    return word->upos == TRI_UPOS_ADJ && owner < noun && !is_post && mention != NULL &&
                   tri_i_is_role(x, noun) &&
                   tri_i_country(x->document, mention->entity)[0] != '\0'
               ? "from"
               : "of";
}

uint32_t tri_i_post_part(const tri_i_finds *x, uint32_t noun, uint32_t owner)
{
    const uint32_t part = tri_i_dependent(x->tree, noun, TRI_REL_NMOD);
    if (part != noun + 2 || strcmp(tri_i_title_kind(x, noun), "office") != 0 ||
        !tri_i_is(x->tree, noun + 1, "of")) {
        return TRI_NONE;
    }
    char word[32];
    char post[32];
    const char *form = x->document->tokens[part].form;
    const char *lemma = x->document->tokens[noun].lemma;
    if (tri_utf8_lower(form, strlen(form), word, sizeof word) == 0 ||
        tri_utf8_lower(lemma, strlen(lemma), post, sizeof post) == 0) {
        return TRI_NONE;
    }
    /* "Norland's Minister of Defence": a name in capitals is the field, no owner */
    const bool is_part = tri_i_lexicon_has(&tri_i_lexicon_post_parts, word);
    const bool is_owned = owner != TRI_NONE && owner != part &&
                          tri_i_is_noun(x, part) &&
                          tri_i_dependent(x->tree, part, TRI_REL_DET) == TRI_NONE &&
                          (tri_i_is_unnamed(x, part) ||
                           tri_i_lexicon_has(&tri_i_lexicon_field_posts, post));
    return is_part || is_owned ? part : TRI_NONE;
}

/* "of", "for", "in" ... with what they name, behind a role noun. */
uint32_t tri_i_owner_behind(tri_i_finds *x, uint32_t noun, const char **role)
{
    const uint32_t part = tri_i_post_part(x, noun, TRI_NONE);
    uint32_t child = part == TRI_NONE ? TRI_NONE /* "Secretary of State of Norland" */
                                      : tri_i_dependent(x->tree, part, TRI_REL_NMOD);
    child = child == TRI_NONE ? tri_i_dependent(x->tree, noun, TRI_REL_NMOD) : child;
    for (; child != TRI_NONE; child = tri_i_next_dependent(x->tree, child)) {
        const char *found = tri_i_preposition(x, child, NULL);
        if (child > noun && x->mention_at[child] != TRI_NONE && child != part &&
            tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, found)) {
            *role = found;
            return child;
        }
    }
    return TRI_NONE;
}

const char *tri_i_whole_title(const char *text)
{
    char word[16];
    const char *whole =
        text != NULL && tri_utf8_lower(text, strlen(text), word, sizeof word) > 0
            ? tri_i_lexicon_cell(&tri_i_lexicon_titles, word, TRI_TITLES_WHOLE)
            : "";
    return whole[0] != '\0' ? whole : text;
}

/* "mother-in-law", "editor-in-chief": the noun with what hyphens join behind it; ""
   where nothing is. */
static const char *with_rest(tri_i_finds *x, uint32_t noun)
{
    const tri_document *d = x->document;
    char whole[96];
    if (noun + 4 >= d->n_tokens || d->tokens[noun].end != d->tokens[noun + 1].begin ||
        !tri_i_is_behind_hyphen(x, noun + 2) || !tri_i_is_behind_hyphen(x, noun + 4) ||
        d->tokens[noun + 2].upos != TRI_UPOS_ADP) {
        return "";
    }
    (void)snprintf(whole, sizeof whole, "%.30s-%.30s-%.30s", d->tokens[noun].lemma,
                   d->tokens[noun + 2].form, d->tokens[noun + 4].form);
    const char *label = tri_i_label(x, whole, "", "");
    return label == NULL ? "" : label;
}

/* The role as a reader names it: the noun with what sorts it, without its owner, ages
   and articles: "deputy foreign minister". */
const char *tri_i_role_name(tri_i_finds *x, uint32_t noun, uint32_t owner)
{
    const tri_token *tokens = x->document->tokens;
    const char *label = tokens[noun].lemma;
    char word[64];
    if (tri_utf8_lower(label, strlen(label), word, sizeof word) > 0) {
        label = tri_i_whole_title(tri_i_label(x, word, "", "")); /* "Sen." */
    }
    const char *whole = with_rest(x, noun);
    label = whole[0] != '\0' ? whole : label;
    /* From the noun to the left. */
    for (uint32_t i = noun; i > 0 && label != NULL; i--) {
        const tri_token *before = &tokens[i - 1];
        if (before->head < i || before->head > noun || i - 1 == owner ||
            (before->rel != TRI_REL_AMOD && before->rel != TRI_REL_COMPOUND) ||
            tri_i_is_name(x, i - 1) || before->sentence != tokens[noun].sentence) {
            break;
        }
        (void)tri_utf8_lower(before->form, strlen(before->form), word, sizeof word);
        label = tri_i_label(x, tri_i_with_hyphen(x, i - 1, word), label, "");
        i -= tri_i_is_behind_hyphen(x, i - 1) ? 2 : 0; /* "third-oldest" */
    }
    const uint32_t part = tri_i_post_part(x, noun, owner);
    if (part != TRI_NONE && label != NULL &&
        tri_utf8_lower(tokens[part].form, strlen(tokens[part].form), word,
                       sizeof word) > 0) {
        label = tri_i_label(x, label, "of", word); /* "secretary of state" */
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

uint32_t tri_i_behind_predicate(tri_i_finds *x, uint32_t noun, const char **with,
                                tri_i_range *words)
{
    const char *roles = tri_i_is_name(x, noun) || tri_i_title_kind(x, noun)[0] != '\0'
                            ? ""
                            : tri_i_lexicon_cell(&tri_i_lexicon_predicate_nouns,
                                                 x->document->tokens[noun].lemma,
                                                 TRI_PREDICATE_NOUNS_PREPOSITIONS);
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        const uint8_t rel = x->document->tokens[i].rel;
        if (roles[0] == '\0' || i < noun ||
            (rel != TRI_REL_NMOD && rel != TRI_REL_OBL)) {
            continue; /* "was home to seals": of the predicate */
        }
        tri_i_range found;
        const char *role = tri_i_preposition(x, i, &found);
        if (x->mention_at[i] != TRI_NONE && tri_i_lexicon_lists(roles, role)) {
            *with = role;
            *words = found;
            return i;
        }
    }
    return TRI_NONE;
}

uint32_t tri_i_behind_role(tri_i_finds *x, uint32_t noun, const char **label,
                           const char **with, tri_i_range *words)
{
    *label = x->document->tokens[noun].lemma;
    uint32_t behind = tri_i_behind_predicate(x, noun, with, words);
    const char *kind = tri_i_title_kind(x, noun);
    if (behind != TRI_NONE || kind[0] == '\0' || strcmp(kind, "honorific") == 0 ||
        tri_i_is_name(x, noun)) {
        return behind;
    }
    const char *role = "of";
    behind = tri_i_owner_behind(x, noun, &role);
    if (behind != TRI_NONE && tri_i_arg_kind(x, behind) == TRI_ARG_KIND_TIME) {
        return TRI_NONE; /* "player of the year" */
    }
    tri_i_range found = {noun, noun};
    if (behind != TRI_NONE) {
        (void)tri_i_preposition(x, behind, &found);
    } else {
        behind = tri_i_owner_before(x, noun);
    }
    if (behind != TRI_NONE) {
        *with = role;
        *words = found;
    }
    *label = behind == TRI_NONE ? *label : tri_i_role_name(x, noun, behind);
    return behind;
}

uint32_t tri_i_one_of(const tri_i_finds *x, uint32_t token)
{
    const uint32_t sort = tri_i_is(x->tree, token, "one")
                              ? tri_i_dependent(x->tree, token, TRI_REL_NMOD)
                              : TRI_NONE;
    return sort != TRI_NONE && sort > token && x->mention_at[sort] != TRI_NONE &&
                   strcmp(tri_i_case_form(x->tree, sort), "of") == 0 &&
                   tri_i_is_noun(x, sort)
               ? sort
               : TRI_NONE;
}
