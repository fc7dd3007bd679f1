/* Joins a title that stands alone with the one person who has it: "the president",
   "President Lind". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"

#include <string.h>

/* A title of a person's name, or a post that stands alone. */
typedef struct {
    const char *key;  /* its words, folded, without names */
    uint32_t mention; /* of the person, or of the post */
    uint32_t owner;   /* the root of the name that owns the post, TRI_NONE */
} title;

typedef struct {
    tri_i_resolver *resolver;
    bool *named; /* (n_tokens) part of a name */
    title *titles;
    uint32_t n_titles;
} joiner;

static const char *add_word(const joiner *j, const char *key, uint32_t token,
                            bool lemma)
{
    tri_arena *arena = j->resolver->arena;
    const tri_token *t = &j->resolver->document->tokens[token];
    const char *word =
        tri_i_fold(arena, lemma && t->lemma[0] != '\0' ? t->lemma : t->form);
    return word == NULL ? NULL
                        : tri_arena_printf(arena, "%s%s%s", key,
                                           key[0] != '\0' ? " " : "", word);
}

/* The words of a title's phrase; NULL where memory is out, "" where its noun is none of
   an office or a rank. */
static const char *key_of(const joiner *j, uint32_t head)
{
    uint32_t words[TRI_I_PHRASE_WORDS];
    const char *noun = add_word(j, "", head, true);
    const char *const *row =
        noun == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_titles, noun);
    if (noun == NULL || row == NULL || strcmp(row[TRI_TITLES_KIND], "honorific") == 0) {
        return noun == NULL ? NULL : "";
    }
    const uint32_t n = tri_i_phrase_words(j->resolver, head, words);
    const char *key = "";
    for (uint32_t i = 0; key != NULL && i < n; i++) {
        if (!j->named[words[i]]) {
            key = add_word(j, key, words[i], words[i] == head);
        }
    }
    return key;
}

/* The root of the name that a post belongs to: "Russian", "of Russia", "Russia's". */
static uint32_t owner_of(const joiner *j, uint32_t head)
{
    tri_i_resolver *r = j->resolver;
    const tri_document *document = r->document;
    for (uint32_t c = r->document->tree->first_child[head]; c != TRI_NONE;
         c = r->document->tree->next_sibling[c]) {
        const uint32_t at = r->mention_at[c];
        const uint8_t rel = document->tokens[c].rel;
        if (at != TRI_NONE && r->spans[at].kind == TRI_MENTION_NAME &&
            r->spans[at].type != TRI_TYPE_PER &&
            (rel == TRI_REL_NMOD || rel == TRI_REL_NMOD_POSS || rel == TRI_REL_AMOD ||
             rel == TRI_REL_COMPOUND)) {
            return tri_i_find_root(r, at);
        }
    }
    return TRI_NONE;
}

static void add_title(joiner *j, const char *key, uint32_t mention, uint32_t owner)
{
    if (key[0] != '\0') {
        j->titles[j->n_titles++] = (title){key, mention, owner};
    }
}

/* Notes the titles of a person's name: inside it, before it, beside it. */
static bool note_titles(joiner *j, uint32_t mention)
{
    const tri_i_resolver *r = j->resolver;
    const tri_document *document = r->document;
    const tri_i_span *m = &r->spans[mention];
    uint32_t words[TRI_I_NAME_WORDS];
    (void)tri_i_name_words(r, mention, words);
    const char *inside = "";
    for (uint32_t t = m->begin; t < words[0] && inside != NULL; t++) {
        if (document->tokens[t].upos != TRI_UPOS_DET) {
            inside = add_word(j, inside, t, false);
        }
    }
    if (inside == NULL) {
        return false;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, inside);
    if (row != NULL && strcmp(row[TRI_TITLES_KIND], "honorific") != 0) {
        add_title(j, inside, mention, TRI_NONE);
    }
    for (uint32_t c = r->document->tree->first_child[m->head]; c != TRI_NONE;
         c = r->document->tree->next_sibling[c]) {
        const uint8_t rel = document->tokens[c].rel;
        if ((c < m->begin || c >= m->end) &&
            (rel == TRI_REL_NMOD_DESC || rel == TRI_REL_APPOS ||
             rel == TRI_REL_COMPOUND)) {
            const char *key = key_of(j, c);
            if (key == NULL) {
                return false;
            }
            add_title(j, key, mention, owner_of(j, c));
        }
    }
    return true;
}

/* The one person who has a post; TRI_NONE where none, or several. `shared`: only one
   who is said to have it of this owner. */
static uint32_t person_of(const joiner *j, const title *post, bool shared)
{
    uint32_t found = TRI_NONE;
    bool owned = false; /* the one found has this owner */
    for (uint32_t i = 0; i < j->n_titles; i++) {
        const title *t = &j->titles[i];
        const bool same_owner = post->owner != TRI_NONE && t->owner == post->owner;
        if (strcmp(t->key, post->key) != 0 || (shared && !same_owner) ||
            (post->owner != TRI_NONE && t->owner != TRI_NONE && !same_owner)) {
            continue;
        }
        if (found == TRI_NONE || (same_owner && !owned)) {
            found = t->mention;
            owned = same_owner;
        } else if (same_owner == owned &&
                   tri_i_find_root(j->resolver, found) !=
                       tri_i_find_root(j->resolver, t->mention)) {
            return TRI_NONE;
        }
    }
    return found;
}

/* Whether one of `titles`, parted by commas, is the key. */
static bool is_listed(const char *titles, const char *key)
{
    const size_t n = strlen(key);
    while (*titles != '\0') {
        const size_t length = strcspn(titles, ",");
        if (length == n && strncmp(titles, key, n) == 0) {
            return true;
        }
        titles += length + (titles[length] == ',');
    }
    return false;
}

/* "The Danish leader": the one person named before whose title is of the sort that the
   post's word stands for and who is not of another owner; TRI_NONE where none, or
   several. */
static uint32_t person_of_sort(const joiner *j, const title *post)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_post_sorts, post->key);
    uint32_t found = TRI_NONE;
    for (uint32_t i = 0; row != NULL && i < j->n_titles; i++) {
        const title *t = &j->titles[i];
        if (t->mention > post->mention ||
            !is_listed(row[TRI_POST_SORTS_TITLES], t->key) ||
            (post->owner != TRI_NONE && t->owner != TRI_NONE &&
             t->owner != post->owner)) {
            continue;
        }
        if (found != TRI_NONE && tri_i_find_root(j->resolver, found) !=
                                     tri_i_find_root(j->resolver, t->mention)) {
            return TRI_NONE;
        }
        found = t->mention;
    }
    return found;
}

/* Whether the document gives a post to several owners without saying whose the persons
   are: "Bolivia's president met Peru's president", "President Falk". */
static bool is_shared(const joiner *j, const title *posts, uint32_t n, const char *key)
{
    uint32_t owner = TRI_NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(posts[i].key, key) == 0 && posts[i].owner != TRI_NONE) {
            if (owner != TRI_NONE && owner != posts[i].owner) {
                return true;
            }
            owner = posts[i].owner;
        }
    }
    for (uint32_t i = 0; i < j->n_titles; i++) {
        const title *t = &j->titles[i];
        if (strcmp(t->key, key) == 0 && t->owner != TRI_NONE && owner != TRI_NONE &&
            t->owner != owner) {
            return true;
        }
    }
    return false;
}

bool tri_i_join_titles(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    tri_arena *arena = resolver->arena;
    joiner j = {.resolver = resolver,
                .named = tri_arena_alloc(arena, document->n_tokens, sizeof *j.named)};
    bool ok = j.named != NULL;
    size_t n = 0;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        for (uint32_t t = m->begin; m->kind == TRI_MENTION_NAME && t < m->end; t++) {
            j.named[t] = true;
        }
        for (uint32_t c = resolver->document->tree->first_child[m->head];
             m->type == TRI_TYPE_PER && c != TRI_NONE;
             c = resolver->document->tree->next_sibling[c]) {
            n++;
        }
        n++;
    }
    j.titles = ok ? tri_arena_alloc(arena, n + 1, sizeof *j.titles) : NULL;
    ok = j.titles != NULL;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        ok = m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_PER ||
             note_titles(&j, i);
    }
    title *posts = ok ? tri_arena_alloc(arena, resolver->n_spans, sizeof *posts) : NULL;
    uint32_t n_posts = 0;
    ok = posts != NULL;
    for (uint32_t i = 0; ok && i < resolver->n_spans && j.n_titles > 0; i++) {
        const tri_i_span *m = &resolver->spans[i];

        const uint8_t rel = document->tokens[m->head].rel;
        if (m->kind != TRI_MENTION_NOMINAL || !resolver->features[i].definite ||
            resolver->features[i].predicate ||
            resolver->clusters[i].number != TRI_I_SINGULAR ||
            rel == TRI_REL_NMOD_DESC || rel == TRI_REL_APPOS || rel == TRI_REL_CONJ ||
            rel == TRI_REL_XCOMP) {
            continue;
        }
        const char *key = key_of(&j, m->head);
        ok = key != NULL;
        if (ok && key[0] != '\0') {
            posts[n_posts++] = (title){key, i, owner_of(&j, m->head)};
        }
    }
    for (uint32_t i = 0; ok && i < n_posts; i++) {
        uint32_t person =
            person_of(&j, &posts[i], is_shared(&j, posts, n_posts, posts[i].key));
        person = person == TRI_NONE ? person_of_sort(&j, &posts[i]) : person;
        if (person != TRI_NONE) {
            tri_i_join(resolver, posts[i].mention, person, TRI_RULE_TITLE);
        }
    }
    return ok;
}
