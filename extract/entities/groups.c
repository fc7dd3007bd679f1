/* Finds whom "they", "both" and "the two" stand for, where that is no one mention but
   several that a sentence joins: "Kenya and Togo signed it, but they ..." */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"

#include <string.h>

typedef struct {
    tri_i_resolver *resolver;
    uint32_t *next; /* (n_mentions) the next mention of the same set, TRI_NONE */
} finder;

/* How many a word stands for: 0 any number, TRI_NONE it is no word for a group. */
static uint32_t count_meant(const finder *f, uint32_t mention)
{
    const tri_document *document = f->resolver->document;
    const tri_i_span *m = &f->resolver->spans[mention];
    const tri_token *head = &document->tokens[m->head];
    if (strcmp(head->lemma, "they") == 0 || strcmp(head->lemma, "their") == 0) {
        return 0;
    }
    if (strcmp(head->lemma, "both") == 0) {
        return 2;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_groups, head->lemma);
    const uint32_t the =
        tri_i_dependent(f->resolver->document->tree, m->head, TRI_REL_DET);
    if (row == NULL || the == TRI_NONE ||
        strcmp(document->tokens[the].lemma, "the") != 0) {
        return TRI_NONE;
    }
    for (uint32_t c = f->resolver->document->tree->first_child[m->head]; c != TRI_NONE;
         c = f->resolver->document->tree->next_sibling[c]) {
        const uint8_t rel = document->tokens[c].rel;
        if (c != the && rel != TRI_REL_CASE && rel != TRI_REL_PUNCT &&
            rel != TRI_REL_CC) {
            return TRI_NONE; /* "the pair of shoes", "the two others" */
        }
    }
    return (uint32_t)(row[TRI_GROUPS_COUNT][0] - '0');
}

static bool is_subject(const tri_token *token)
{
    return token->rel == TRI_REL_NSUBJ || token->rel == TRI_REL_NSUBJ_PASS;
}

/* The mentions that coordination joins to the one with head `first`, itself first; how
   many, 0 where they are too many or not all mentions. */
static uint32_t read_joined(const finder *f, uint32_t first,
                            uint32_t members[TRI_GROUP_MAX])
{
    const tri_i_resolver *r = f->resolver;
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
static bool can_act(const finder *f, const uint32_t *members, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const tri_i_span *m = &f->resolver->spans[members[i]];
        if ((m->kind != TRI_MENTION_NAME || m->type == TRI_TYPE_MISC) &&
            (m->kind != TRI_MENTION_NOMINAL ||
             !tri_i_lexicon_has(&tri_i_lexicon_persons,
                                f->resolver->features[members[i]].head))) {
            return false;
        }
    }
    return true;
}

/* The last coordination before `mention` in its sentence or the one before that can be
   meant, subjects first; its size, 0: none. */
static uint32_t find_joined(const finder *f, uint32_t mention, uint32_t wanted,
                            uint32_t members[TRI_GROUP_MAX])
{
    const tri_document *document = f->resolver->document;
    const uint32_t word = f->resolver->spans[mention].head;
    const uint32_t sentence = document->tokens[word].sentence;
    const uint32_t begin = document->sentences[sentence > 0 ? sentence - 1 : 0].begin;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t t = word; t-- > begin;) {
            const tri_token *token = &document->tokens[t];
            if (f->resolver->mention_at[t] == TRI_NONE || token->rel == TRI_REL_CONJ ||
                is_subject(token) != (pass == 0) ||
                tri_i_is_below(document->tokens, word, t)) {
                continue;
            }
            const uint32_t n = read_joined(f, t, members);
            if (n < 2 || (wanted != 0 && n != wanted) || !can_act(f, members, n)) {
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
static uint32_t find_parallel(const finder *f, uint32_t mention,
                              uint32_t members[TRI_GROUP_MAX])
{
    const tri_document *document = f->resolver->document;
    const uint32_t word = f->resolver->spans[mention].head;
    uint32_t n = 0;
    for (uint32_t t = document->sentences[document->tokens[word].sentence].begin;
         t < word; t++) {
        const uint32_t at = f->resolver->mention_at[t];
        const uint32_t with =
            at == TRI_NONE
                ? TRI_NONE
                : tri_i_dependent(f->resolver->document->tree, t, TRI_REL_CASE);
        if (with == TRI_NONE || with > t ||
            f->resolver->spans[at].kind != TRI_MENTION_NAME) {
            continue;
        }
        if (n > 0) {
            const tri_i_span *first = &f->resolver->spans[members[0]];
            const uint32_t other =
                tri_i_dependent(f->resolver->document->tree, first->head, TRI_REL_CASE);
            if (n == 2 || f->resolver->spans[at].type != first->type ||
                strcmp(document->tokens[with].lemma, document->tokens[other].lemma) !=
                    0) {
                return 0;
            }
        }
        members[n++] = at;
    }
    return n == 2 ? n : 0;
}

bool tri_i_find_groups(tri_i_resolver *resolver)
{
    const uint32_t n = resolver->n_spans;
    finder f = {.resolver = resolver,
                .next = tri_arena_alloc(resolver->arena, n, sizeof *f.next)};
    uint32_t *last = tri_arena_alloc(resolver->arena, n, sizeof *last);
    if (f.next == NULL || last == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t root = tri_i_find_root(resolver, i);
        f.next[i] = TRI_NONE;
        if (root != i) {
            f.next[last[root]] = i;
        }
        last[root] = i;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t members[TRI_GROUP_MAX];
        uint32_t wanted = 0;
        uint32_t k = tri_i_find_root(resolver, i) == i ? i : TRI_NONE;
        const uint32_t first = k;
        for (; k != TRI_NONE; k = f.next[k]) {
            const uint32_t meant = count_meant(&f, k);
            if (meant == TRI_NONE) {
                break;
            }
            wanted = meant > wanted ? meant : wanted;
        }
        if (first == TRI_NONE || k != TRI_NONE) {
            continue; /* no root, or a mention that says more */
        }
        uint32_t size = find_joined(&f, first, wanted, members);
        size = size == 0 && wanted == 2 ? find_parallel(&f, first, members) : size;
        if (size == 0) {
            continue;
        }
        uint32_t *list = tri_arena_alloc(resolver->arena, size, sizeof *list);
        if (list == NULL) {
            return false;
        }
        memcpy(list, members, size * sizeof *list);
        for (k = first; k != TRI_NONE; k = f.next[k]) {
            resolver->groups[k] = (tri_i_group){list, size};
        }
    }
    return true;
}
