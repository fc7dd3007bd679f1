/* Finds whom "they", "both", "the two" and "the States" stand for, where that is no one
   mention but several that a sentence joins: "Kenya and Togo signed it, but they ..."
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* The row of the sort of names that a plural may stand for: "the States", "the
   companies"; NULL. */
static const char *const *kind_meant(const tri_i_resolver *r, uint32_t mention)
{
    const uint8_t xpos = r->document->tokens[r->spans[mention].head].xpos;
    const char *noun = r->spans[mention].kind == TRI_MENTION_NOMINAL &&
                               (xpos == TRI_XPOS_NNS || xpos == TRI_XPOS_NNPS)
                           ? tri_i_singular(r->arena, r->features[mention].head)
                           : NULL;
    return noun == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, noun);
}

/* Whether a plural for names of a sort may stand for these members: of its type, and no
   name of another sort. */
static bool is_of_kind(const tri_i_resolver *r, uint32_t mention,
                       const uint32_t *members, uint32_t n)
{
    const char *const *row = kind_meant(r, mention);
    for (uint32_t i = 0; row != NULL && i < n; i++) {
        const tri_i_span *m = &r->spans[members[i]];
        const char *const *own =
            tri_i_lexicon_find(&tri_i_lexicon_heads, r->features[members[i]].head);
        if (m->kind != TRI_MENTION_NAME ||
            m->type != (uint8_t)tri_type_from_name(row[TRI_HEADS_TYPE]) ||
            (own != NULL && strcmp(own[TRI_HEADS_GROUP], row[TRI_HEADS_GROUP]) != 0)) {
            return false;
        }
    }
    return true;
}

/* How many a word stands for: 0 any number, TRI_NONE it is no word for a group. */
static uint32_t count_meant(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t head = r->spans[mention].head;
    if (tri_i_is(tree, head, "they") || tri_i_is(tree, head, "their")) {
        return 0;
    }
    if (tri_i_is(tree, head, "both")) {
        return 2;
    }
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_groups, tree->tokens[head].lemma);
    const uint32_t the = tri_i_dependent(tree, head, TRI_REL_DET);
    const bool is_kind = kind_meant(r, mention) != NULL;
    if ((row == NULL && !is_kind) || the == TRI_NONE || !tri_i_is(tree, the, "the")) {
        return TRI_NONE;
    }
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const uint8_t rel = tree->tokens[c].rel;
        if (c != the && rel != TRI_REL_CASE && rel != TRI_REL_PUNCT &&
            rel != TRI_REL_CC) {
            return TRI_NONE; /* "the pair of shoes", "the two others" */
        }
    }
    return is_kind ? 0 : (uint32_t)(row[TRI_GROUPS_COUNT][0] - '0');
}

static bool is_subject(const tri_token *token)
{
    return token->rel == TRI_REL_NSUBJ || token->rel == TRI_REL_NSUBJ_PASS;
}

/* The mentions that coordination joins to the one with head `first`, itself first; how
   many, 0 where they are too many or not all mentions. */
static uint32_t read_joined(const tri_i_resolver *r, uint32_t first,
                            uint32_t members[TRI_GROUP_MAX])
{
    const tri_token *tokens = r->document->tokens;
    const uint32_t end = r->document->sentences[tokens[first].sentence].end;
    uint32_t heads[TRI_GROUP_MAX];
    uint32_t n = 0;
    heads[n] = first;
    members[n++] = r->mention_at[first];
    for (uint32_t t = first + 1; t < end; t++) {
        uint32_t k = 0;
        while (k < n && tokens[t].head != heads[k]) {
            k++;
        }
        if (k == n || tokens[t].rel != TRI_REL_CONJ) {
            continue;
        }
        if (r->mention_at[t] == TRI_NONE || n == TRI_GROUP_MAX) {
            return 0;
        }
        heads[n] = t;
        members[n++] = r->mention_at[t];
    }
    return n;
}

/* Whether all members are named, or people. */
static bool can_act(const tri_i_resolver *r, const uint32_t *members, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const tri_i_span *m = &r->spans[members[i]];
        if ((m->kind != TRI_MENTION_NAME || m->type == TRI_TYPE_MISC) &&
            (m->kind != TRI_MENTION_NOMINAL ||
             !tri_i_lexicon_has(&tri_i_lexicon_persons,
                                r->features[members[i]].head))) {
            return false;
        }
    }
    return true;
}

/* The last coordination before `mention` in its sentence or the one before that can be
   meant, subjects first; its size, 0: none. */
static uint32_t find_joined(const tri_i_resolver *r, uint32_t mention, uint32_t wanted,
                            uint32_t members[TRI_GROUP_MAX])
{
    const tri_document *document = r->document;
    const uint32_t word = r->spans[mention].head;
    const uint32_t sentence = document->tokens[word].sentence;
    const uint32_t begin = document->sentences[sentence > 0 ? sentence - 1 : 0].begin;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t t = word; t-- > begin;) {
            const tri_token *token = &document->tokens[t];
            if (r->mention_at[t] == TRI_NONE || token->rel == TRI_REL_CONJ ||
                is_subject(token) != (pass == 0) ||
                tri_i_is_below(document->tokens, word, t)) {
                continue;
            }
            const uint32_t n = read_joined(r, t, members);
            if (n < 2 || (wanted != 0 && n != wanted) || !can_act(r, members, n) ||
                !is_of_kind(r, mention, members, n)) {
                continue;
            }
            /* "They" is a subject and means one, or the reader could not know. */
            if (wanted != 0 || (pass == 0 && is_subject(&document->tokens[word]))) {
                return n;
            }
        }
    }
    return 0;
}

/* "tea from Kenya and silk from China, and lamps to both": the only two names of one
   type that stand in the sentence behind one preposition. */
static uint32_t find_parallel(const tri_i_resolver *r, uint32_t mention,
                              uint32_t members[TRI_GROUP_MAX])
{
    const tri_document *document = r->document;
    const tri_i_tree *tree = document->tree;
    const uint32_t word = r->spans[mention].head;
    uint32_t n = 0;
    for (uint32_t t = document->sentences[document->tokens[word].sentence].begin;
         t < word; t++) {
        const uint32_t at = tri_i_name_at(r, t);
        const uint32_t with = tri_i_dependent(tree, t, TRI_REL_CASE);
        if (at == TRI_NONE || with == TRI_NONE || with > t) {
            continue;
        }
        if (n > 0) {
            const tri_i_span *first = &r->spans[members[0]];
            const uint32_t other = tri_i_dependent(tree, first->head, TRI_REL_CASE);
            if (n == 2 || r->spans[at].type != first->type ||
                !tri_i_is(tree, with, tree->tokens[other].lemma)) {
                return 0;
            }
        }
        members[n++] = at;
    }
    return n == 2 ? n : 0;
}

/* The most that one of an entity's mentions stands for (0: any number); TRI_NONE where
   one is no word for a group. */
static uint32_t count_all_meant(const tri_i_resolver *r, const uint32_t *next,
                                uint32_t first)
{
    uint32_t wanted = 0;
    for (uint32_t i = first; i != TRI_NONE; i = next[i]) {
        const uint32_t meant = count_meant(r, i);
        if (meant == TRI_NONE) {
            return TRI_NONE;
        }
        wanted = meant > wanted ? meant : wanted;
    }
    return wanted;
}

bool tri_i_find_groups(tri_i_resolver *resolver)
{
    const uint32_t *next = tri_i_chain_mentions(resolver);
    for (uint32_t i = 0; next != NULL && i < resolver->n_spans; i++) {
        uint32_t members[TRI_GROUP_MAX];
        const uint32_t wanted = tri_i_find_root(resolver, i) == i
                                    ? count_all_meant(resolver, next, i)
                                    : TRI_NONE;
        if (wanted == TRI_NONE) {
            continue; /* no root, or a mention that says more */
        }
        uint32_t size = find_joined(resolver, i, wanted, members);
        size = size == 0 && wanted == 2 ? find_parallel(resolver, i, members) : size;
        if (size == 0) {
            continue;
        }
        uint32_t *list = tri_arena_alloc(resolver->arena, size, sizeof *list);
        if (list == NULL) {
            return false;
        }
        memcpy(list, members, size * sizeof *list);
        for (uint32_t k = i; k != TRI_NONE; k = next[k]) {
            resolver->groups[k] = (tri_i_group){list, size};
        }
    }
    return next != NULL;
}
