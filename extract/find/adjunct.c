/* Phrases that say how, when or by the way, and nouns that are words of a preposition.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

/* "with ease", "with great vividness": a quality of what is done, by its ending. */
static bool is_quality(const char *lemma)
{
    static const char *const endings[] = {"ness", "ity", "asm", "dom"};
    const size_t n = strlen(lemma);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t n_ending = strlen(endings[i]);
        if (n > n_ending + 2 && strcmp(lemma + n - n_ending, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether `word` is one of a list parted by blanks. */
static bool is_listed(const char *list, const char *word)
{
    const size_t n = strlen(word);
    for (const char *at = list; *at != '\0';) {
        const size_t length = strcspn(at, " ");
        if (length == n && memcmp(at, word, n) == 0) {
            return true;
        }
        at += length;
        at += *at == ' ';
    }
    return false;
}

/* Whether a name or a date stands below a noun: "during his time at Harvard", "the
   first quarter of 2021" say more than when. */
static bool holds_name(const tri_i_finds *x, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        const tri_mention *mention = tri_i_mention_of(x, child);
        const bool is_name = mention != NULL && (mention->kind == TRI_MENTION_NAME ||
                                                 mention->kind == TRI_MENTION_VALUE);
        if ((x->document->tokens[child].rel != TRI_REL_NUMMOD || child > noun) &&
            (is_name || holds_name(x, child))) {
            return true;
        }
    }
    return false;
}

/* Whether a noun stands without words of its own but its preposition. */
static bool is_bare(const tri_i_finds *x, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        const uint8_t rel = x->document->tokens[child].rel;
        if (rel == TRI_REL_DET || rel == TRI_REL_AMOD || rel == TRI_REL_NMOD ||
            rel == TRI_REL_NMOD_POSS || rel == TRI_REL_COMPOUND ||
            rel == TRI_REL_NUMMOD || rel == TRI_REL_ACL || rel == TRI_REL_ACL_RELCL) {
            return false;
        }
    }
    return true;
}

bool tri_i_is_unnamed(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = tri_i_mention_of(x, token);
    return mention != NULL && mention->kind == TRI_MENTION_NOMINAL &&
           tri_i_mention(x, token) == x->mention_at[token] &&
           (mention->entity == TRI_NONE ||
            !x->document->entities[mention->entity].named) &&
           !holds_name(x, token);
}

/* "on the other hand", "on the one hand": words that join sentences. */
static bool is_hand(const tri_i_finds *x, uint32_t noun, const char *role)
{
    if (strcmp(role, "on") != 0 || !tri_i_is(x->tree, noun, "hand")) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        if (i + 1 == noun &&
            (tri_i_is(x->tree, i, "other") || (tri_i_is(x->tree, i, "one") && i > 0 &&
                                               tri_i_is(x->tree, i - 1, "the")))) {
            return true;
        }
    }
    return false;
}

/* "ranked by size", "are compared by their efficiency": by what, and not by whom. */
static bool is_criterion(const tri_i_finds *x, uint32_t noun, const char *role)
{
    const tri_token *word = tri_i_token(x, noun);
    const tri_mention *mention = tri_i_mention_of(x, noun);
    return strcmp(role, "by") == 0 && word->head != TRI_NONE && mention != NULL &&
           mention->type == TRI_TYPE_CONCEPT &&
           tri_i_lexicon_has(&tri_i_lexicon_ordering_verbs,
                             tri_i_token(x, word->head)->lemma) &&
           tri_i_lexicon_cell(&tri_i_lexicon_heads, word->lemma, TRI_HEADS_TYPE)[0] ==
               '\0' &&
           !tri_i_lexicon_has(&tri_i_lexicon_persons, word->lemma) &&
           !tri_i_lexicon_has(&tri_i_lexicon_groups, word->lemma);
}

bool tri_i_is_adjunct(const tri_i_finds *x, uint32_t token, const char *role,
                      tri_arg_kind *kind)
{
    const tri_token *word = &x->document->tokens[token];
    const tri_mention *mention = tri_i_mention_of(x, token);
    if (word->upos != TRI_UPOS_NOUN ||
        (mention != NULL && mention->kind != TRI_MENTION_NOMINAL) ||
        holds_name(x, token)) {
        return false;
    }
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_adjunct_nouns, word->lemma);
    const bool is_time = row != NULL && is_listed(row[TRI_ADJUNCT_NOUNS_WHEN], role);
    const bool is_how = row != NULL && is_listed(row[TRI_ADJUNCT_NOUNS_HOW], role) &&
                        (row[TRI_ADJUNCT_NOUNS_FREE][0] != '\0' || is_bare(x, token));
    if (kind != NULL) {
        *kind = is_time ? TRI_ARG_KIND_TIME : TRI_ARG_KIND_OTHER;
    }
    /* "is associated with productivity": the verb takes it. */
    const bool is_taken =
        word->head != TRI_NONE &&
        tri_i_lexicon_has(&tri_i_lexicon_verbs_with, tri_i_token(x, word->head)->lemma);
    return is_time || is_how || is_hand(x, token, role) ||
           is_criterion(x, token, role) ||
           (strcmp(role, "with") == 0 && is_quality(word->lemma) && !is_taken &&
            tri_i_dependent_or(x->tree, token, TRI_REL_DET, TRI_REL_NMOD_POSS) ==
                TRI_NONE);
}
