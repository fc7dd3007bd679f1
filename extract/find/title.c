/* Triples of titles before a name, and of people before their role. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/role.h"

#include <string.h>

/* The noun and what sorts it, as they stand: "finance minister". */
static tri_i_range role_words(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range words = {noun, noun + 1};
    while (words.begin > 0 && tokens[words.begin - 1].head >= words.begin &&
           tokens[words.begin - 1].head <= noun && /* "science fiction writer" */
           (tokens[words.begin - 1].rel == TRI_REL_AMOD ||
            tokens[words.begin - 1].rel == TRI_REL_COMPOUND)) {
        words.begin -= tri_i_is_behind_hyphen(x, words.begin - 1) ? 3 : 1;
    }
    const uint32_t part = tri_i_post_part(x, noun, TRI_NONE);
    words.end = part == TRI_NONE ? words.end : part + 1;
    return words;
}

/* A title that nobody is named as the giver of, of each person behind it. */
static void add_titles(tri_i_finds *x, uint32_t token, uint32_t person)
{
    /* "ministers Anna Weiss and Pavel Orlov": each is one. */
    uint32_t persons[TRI_I_MAX_CONJUNCTS] = {person};
    const uint32_t n = tri_i_token(x, token)->xpos == TRI_XPOS_NNS
                           ? tri_i_conjuncts(x, person, persons, TRI_I_MAX_CONJUNCTS)
                           : 1;
    for (uint32_t i = 0; i < n; i++) {
        tri_i_find *find =
            i > 0 && !tri_i_is_name(x, persons[i])
                ? NULL
                : tri_i_add_words(x, TRI_PATTERN_TITLE, token, persons[i], token,
                                  role_words(x, token), "be", "be");
        if (find != NULL) {
            find->is_title = true;
            find->confidence = 0.6;
        }
    }
}

/* "the head of the bank Anna Berg": she is the head, and no bank. */
static bool is_of_role(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *word = tri_i_token(x, noun);
    return word->rel == TRI_REL_NMOD && word->head < noun && !tri_i_is_role(x, noun) &&
           tri_i_is_role(x, word->head);
}

static void find_title(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint8_t rel = tokens[token].rel;
    uint32_t person = tokens[token].head;
    const char *kind = tri_i_title_kind(x, token);
    if ((!tri_i_is_noun(x, token) && kind[0] == '\0') || tri_i_is_name(x, token)) {
        return;
    }
    if (strcmp(kind, "honorific") == 0) {
        tri_i_refuse(x, TRI_I_REFUSED_FORM_OF_ADDRESS, token, person, token);
        return;
    }
    if (tri_i_holder(x, token) != TRI_NONE) {
        person = tri_i_holder(x, token);
    } else if (tri_i_named_beside(x, token) != TRI_NONE) {
        person = tri_i_named_beside(x, token);
        if (is_of_role(x, token)) {
            tri_i_refuse(x, TRI_I_REFUSED_NO_PERSON, token, person, token);
            return;
        }
    } else if (person == TRI_NONE ||
               (rel != TRI_REL_NMOD_DESC && rel != TRI_REL_COMPOUND &&
                (rel != TRI_REL_AMOD || kind[0] == '\0'))) {
        return;
    }
    const tri_mention *mention = tri_i_mention_of(x, person);
    if (mention == NULL || mention->kind != TRI_MENTION_NAME) {
        if (kind[0] != '\0') { /* else it is any noun before another */
            tri_i_refuse(x, TRI_I_REFUSED_NO_NAME, token, person, token);
        }
        return;
    }
    if (token >= mention->begin) {
        if (kind[0] != '\0') {
            tri_i_refuse(x, TRI_I_REFUSED_PART_OF_NAME, token, person, token);
        }
        return;
    }
    if (mention->type != TRI_TYPE_PER && rel == TRI_REL_COMPOUND && kind[0] == '\0') {
        tri_i_refuse(x, TRI_I_REFUSED_NO_PERSON, token, person, token);
        return;
    }
    uint32_t owner = tri_i_owner_before(x, token);
    const uint32_t possessor = tri_i_dependent(x->tree, person, TRI_REL_NMOD_POSS);
    if (owner == TRI_NONE && possessor != TRI_NONE && possessor < token) {
        owner = possessor; /* "its rival Palmatech" */
    }
    if (owner == TRI_NONE && !tri_i_is_noun(x, token)) {
        tri_i_refuse(x, TRI_I_REFUSED_NO_OWNER, token, person, token);
        return;
    }
    if (owner != TRI_NONE) {
        const char *base = tri_i_role_name(x, token, owner);
        const char *role = tri_i_owner_role(x, token, owner);
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_TITLE, token, person, owner,
                                     tri_i_label(x, base, role, ""), base);
        if (find != NULL) {
            find->confidence = 0.72;
        }
        return;
    }
    const char *with = "of";
    owner = tri_i_owner_behind(x, token, &with);
    if (owner != TRI_NONE && owner < person && kind[0] != '\0') {
        /* "Minister of Education Ana Ruiz" */
        const char *base = tri_i_role_name(x, token, owner);
        tri_i_find *role = tri_i_add(x, TRI_PATTERN_TITLE, token, person, owner,
                                     tri_i_label(x, base, with, ""), base);
        if (role != NULL) {
            role->confidence = 0.72;
        }
        return;
    }
    add_titles(x, token, person);
}

const tri_i_rule tri_i_title_rules[] = {
    {"title", find_title}, /* White House spokeswoman Jen Psaki */
    {0},
};
