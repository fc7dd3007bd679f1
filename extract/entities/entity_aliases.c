/* Lists what else an entity is called, and the roles that the text gives a person. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum { MAX_LISTED = 16 /* aliases, roles */ };

static bool is_listed(const char *const *list, uint32_t n, const char *text)
{
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(list[i], text) == 0) {
            return true;
        }
    }
    return false;
}

bool tri_i_add_to_list(tri_arena *arena, const char ***list, uint32_t *n,
                       const char *text)
{
    if (text[0] == '\0' || *n == MAX_LISTED || is_listed(*list, *n, text)) {
        return true;
    }
    if (*list == NULL) {
        *list = tri_arena_alloc(arena, MAX_LISTED, sizeof **list);
        if (*list == NULL) {
            return false;
        }
    }
    (*list)[(*n)++] = text;
    return true;
}

static const char *lower(tri_arena *arena, const char *word)
{
    char *copy = tri_arena_string(arena, word);
    for (char *c = copy; c != NULL && *c != '\0'; c++) {
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    }
    return copy;
}

/* The noun phrase of a title before a name or beside it: "White House spokeswoman". */
static bool add_role(const tri_i_maker *m, uint32_t token, tri_entity *entity)
{
    const tri_document *document = m->resolver->document;
    const char *lemma =
        tri_i_folded_lemma(m->resolver->arena, &document->tokens[token]);
    if (lemma == NULL) {
        return false;
    }
    if (!tri_i_is_post(lemma) && (tri_i_lexicon_has(&tri_i_lexicon_titles, lemma) ||
                                  !tri_i_lexicon_has(&tri_i_lexicon_persons, lemma))) {
        return true; /* an honorific, or no word for people */
    }
    /* Posts are written in lower case, names in them as they stand. */
    uint32_t words[TRI_I_PHRASE_WORDS];
    const uint32_t n = tri_i_phrase_words(m->resolver, token, words);
    const char *role = "";
    for (uint32_t i = 0; role != NULL && i < n; i++) {
        const tri_token *t = &document->tokens[words[i]];
        const char *word =
            m->named[words[i]] ? t->form : lower(m->resolver->arena, t->form);
        const bool blank =
            i > 0 && (words[i] != words[i - 1] + 1 || (t - 1)->space_after);
        role = word == NULL ? NULL
                            : tri_arena_printf(m->resolver->arena, "%s%s%s", role,
                                               blank ? " " : "", word);
    }
    return role != NULL && tri_i_add_to_list(m->resolver->arena, &entity->roles,
                                             &entity->n_roles, role);
}

/* The titles of a person's mention: before the name, inside it, in apposition. */
static bool add_roles(const tri_i_maker *m, uint32_t mention, tri_entity *entity)
{
    const tri_i_tree *tree = m->resolver->document->tree;
    const uint32_t head = m->resolver->spans[mention].head;
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const uint8_t upos = tree->tokens[c].upos;
        if (tri_i_may_describe(tree, c) &&
            (upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN) &&
            !add_role(m, c, entity)) {
            return false;
        }
    }
    /* "the former leader Ada Lee": the name stands in apposition to the title. */
    const uint32_t title = tri_i_apposed_to(tree, head);
    return title == TRI_NONE || tree->tokens[title].upos != TRI_UPOS_NOUN ||
           add_role(m, title, entity);
}

bool tri_i_list_aliases(const tri_i_maker *m, uint32_t root, tri_entity *entity)
{
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        const tri_i_span *one = &m->resolver->spans[i];
        if (one->kind == TRI_MENTION_PRONOUN ||
            (entity->named && one->kind != TRI_MENTION_NAME) ||
            (one->kind != TRI_MENTION_NAME &&
             m->resolver->features[i]
                 .apposed)) { /* what it is, not what it is called */
            continue;
        }
        const char *name = tri_i_clean_name(m->resolver, i);
        if (name == NULL ||
            (strcmp(name, entity->name) != 0 &&
             !tri_i_add_to_list(m->resolver->arena, &entity->aliases,
                                &entity->n_aliases, name)) ||
            (entity->type == TRI_TYPE_PER && one->kind == TRI_MENTION_NAME &&
             !add_roles(m, i, entity))) {
            return false;
        }
    }
    return true;
}
