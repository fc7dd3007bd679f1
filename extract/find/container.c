/* Says of what a phrase holds what is said of the phrase: "most of the towns", "the
   port of Odesa", "members of the senate", "ports such as Odesa". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

/* "just like every other town": what is compared is no example. */
static bool is_compared(const tri_i_finds *x, uint32_t token)
{
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        const tri_token *word = tri_i_token(x, i);
        if ((word->rel == TRI_REL_DET &&
             (tri_i_is(x->tree, i, "every") || tri_i_is(x->tree, i, "any"))) ||
            (word->rel == TRI_REL_ADVMOD &&
             (tri_i_is(x->tree, i, "just") || tri_i_is(x->tree, i, "much") ||
              tri_i_is(x->tree, i, "exactly")))) {
            return true;
        }
    }
    return false;
}

bool tri_i_is_example(tri_i_finds *x, uint32_t token)
{
    const tri_token *word = tri_i_token(x, token);
    if (word->head == TRI_NONE || token < word->head) {
        return false;
    }
    if (word->rel == TRI_REL_NMOD) {
        const char *role = tri_i_preposition(x, token, NULL);
        if (strcmp(role, "such as") == 0 || strcmp(role, "include") == 0 ||
            (strcmp(role, "like") == 0 && !is_compared(x, token))) {
            return true;
        }
    }
    return (word->rel == TRI_REL_NMOD || word->rel == TRI_REL_APPOS) &&
           tri_i_is_one_among(x, token);
}

/* The tokens of which is said what is said of `token`; returns how many. `*is_sure`:
   they are its examples, no body of which it is part. */
static uint32_t contents_of(tri_i_finds *x, uint32_t token,
                            uint32_t out[TRI_I_MAX_CONJUNCTS], bool *is_sure)
{
    *is_sure = true;
    const uint32_t index = x->mention_at[token];
    if (index == TRI_NONE || x->document->mentions[index].kind == TRI_MENTION_NAME) {
        return 0;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, token, child) {
        if (tri_i_is_example(x, child)) {
            return tri_i_conjuncts(x, child, out, TRI_I_MAX_CONJUNCTS);
        }
    }
    const char *kind = tri_i_container_kind(x, token);
    const uint32_t inner = kind[0] == '\0' ? TRI_NONE : tri_i_behind_of(x, token);
    if (inner == TRI_NONE || !tri_i_is_name(x, inner)) {
        return 0;
    }
    const tri_token *word = tri_i_token(x, token);
    const bool is_plural = word->xpos == TRI_XPOS_NNS || word->xpos == TRI_XPOS_NNPS;
    const tri_mention *whole = tri_i_mention_of(x, inner);
    const bool is_told =
        strcmp(kind, "place") == 0
            ? is_plural && tri_i_dependent(x->tree, inner, TRI_REL_CONJ) != TRI_NONE &&
                  whole->type == TRI_TYPE_LOC
        : strcmp(kind, "body") == 0
            ? is_plural && !tri_i_is_one_of_several(x, token) &&
                  (whole->type == TRI_TYPE_ORG || whole->type == TRI_TYPE_LOC)
            : strcmp(kind, "copy") == 0;
    *is_sure = strcmp(kind, "place") == 0;
    return is_told ? tri_i_conjuncts(x, inner, out, TRI_I_MAX_CONJUNCTS) : 0;
}

/* Whether a find says what a thing is or has: of what it holds that is told apart. */
static bool is_description(const tri_i_find *find)
{
    return find->pattern == TRI_PATTERN_APPOSITION ||
           find->pattern == TRI_PATTERN_TITLE ||
           find->pattern == TRI_PATTERN_PREPOSITION ||
           find->pattern == TRI_PATTERN_POSSESSIVE ||
           find->pattern == TRI_PATTERN_NOUN || find->pattern == TRI_PATTERN_COPULA;
}

/* A find of the list once more, with another subject or object. `is_sure`: what is said
   of all is said of each by the grammar, not by the sense of a noun alone. */
static void add_again(tri_i_finds *x, uint32_t number, uint32_t subject,
                      uint32_t object, bool is_sure)
{
    const tri_i_find from = x->finds[number];
    tri_i_find *find =
        from.words.begin == from.words.end
            ? tri_i_add(x, (tri_pattern)from.pattern, from.clause, subject, object,
                        from.label, from.base)
            : tri_i_add_words(x, (tri_pattern)from.pattern, from.clause, subject,
                              object, from.words, from.label, from.base);
    if (find != NULL) {
        *find = from;
        find->subject = subject;
        find->object = object;
        find->nth = 1;
        find->construction = is_sure ? from.construction : TRI_I_OTHER;
        find->confidence = 0.7;
    }
}

/* "shipped arms to ports such as Odesa": adds the examples to a find's arguments. */
static void add_arguments(tri_i_finds *x, tri_i_find *find)
{
    for (uint32_t a = 0, n_args = find->n_args; a < n_args; a++) {
        uint32_t contents[TRI_I_MAX_CONJUNCTS];
        bool is_sure;
        const tri_i_find_arg arg = find->args[a];
        const uint32_t n =
            arg.is_clause ? 0 : contents_of(x, arg.head, contents, &is_sure);
        for (uint32_t k = 0; k < n && find->n_args < TRI_I_MAX_ARGS; k++) {
            if (x->mention_at[contents[k]] != TRI_NONE) {
                find->args[find->n_args++] =
                    (tri_i_find_arg){.role = arg.role,
                                     .head = contents[k],
                                     .kind = (uint8_t)tri_i_arg_kind(x, contents[k])};
            }
        }
    }
}

/* "discussed the death of Anna Berg": what the name in a phrase has to do with it. */
static void add_through(tri_i_finds *x, uint32_t number)
{
    const tri_i_find from = x->finds[number];
    const uint32_t noun = from.object;
    if (from.pattern != TRI_PATTERN_VERB || tri_i_is_name(x, noun) ||
        tri_i_token(x, noun)->upos != TRI_UPOS_NOUN ||
        tri_i_mention(x, noun) != x->mention_at[noun]) {
        return;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        tri_i_range words;
        if (tri_i_token(x, child)->rel != TRI_REL_NMOD || child < noun ||
            !tri_i_is_name(x, child)) {
            continue;
        }
        const char *role = tri_i_preposition(x, child, &words);
        if (words.begin != noun + 1 || !tri_i_keeps(x, noun, role) ||
            strcmp(role, "between") == 0) { /* neither of two alone */
            continue;
        }
        const char *base = tri_i_label(x, from.label, tri_i_token(x, noun)->lemma, "");
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_VERB, from.clause, from.subject,
                                     child, tri_i_label(x, base, role, ""), base);
        if (find != NULL) {
            const char *label = find->label;
            *find = from;
            find->object = child;
            find->label = label;
            find->base = base;
            find->with = (tri_i_range){
                from.with.end > from.with.begin ? from.with.begin : noun, words.end};
            find->construction = TRI_I_OTHER;
            find->confidence = 0.7;
        }
        return;
    }
}

void tri_i_find_contents(tri_i_finds *x)
{
    uint32_t contents[TRI_I_MAX_CONJUNCTS];
    bool is_sure = true;
    for (uint32_t i = 0, n = x->n_finds; i < n && !x->failed; i++) {
        const tri_i_find find = x->finds[i];
        if (is_description(&find)) {
            continue;
        }
        add_arguments(x, &x->finds[i]);
        const uint32_t n_each = contents_of(x, find.subject, contents, &is_sure);
        for (uint32_t k = 0; k < n_each; k++) {
            add_again(x, i, contents[k], find.object, is_sure);
        }
    }
    for (uint32_t i = 0, n = x->n_finds; i < n && !x->failed; i++) {
        const tri_i_find find = x->finds[i];
        if (is_description(&find) || find.words.begin != find.words.end) {
            continue;
        }
        const uint32_t n_each = contents_of(x, find.object, contents, &is_sure);
        /* "had two brothers, Jon and Aro": nobody has Jon */
        const bool is_had = n_each > 0 && strcmp(find.label, "have") == 0 &&
                            tri_i_token(x, contents[0])->rel == TRI_REL_APPOS;
        for (uint32_t k = 0; k < n_each && !is_had; k++) {
            add_again(x, i, find.subject, contents[k], is_sure);
        }
        if (n_each == 0) {
            add_through(x, i);
        }
    }
}
