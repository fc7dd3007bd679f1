/* Lists what else an entity is called, and the roles that the text gives a person. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"

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
        tri_i_fold(m->resolver->arena, document->tokens[token].lemma[0]
                                           ? document->tokens[token].lemma
                                           : document->tokens[token].form);
    if (lemma == NULL) {
        return false;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, lemma);
    if ((row == NULL && !tri_i_lexicon_has(&tri_i_lexicon_persons, lemma)) ||
        (row != NULL && strcmp(row[TRI_TITLES_KIND], "honorific") == 0)) {
        return true;
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
    const tri_document *document = m->resolver->document;
    const tri_i_span *one = &m->resolver->spans[mention];
    for (uint32_t c = m->resolver->document->tree->first_child[one->head];
         c != TRI_NONE; c = m->resolver->document->tree->next_sibling[c]) {
        const uint8_t rel = document->tokens[c].rel;
        const uint8_t upos = document->tokens[c].upos;
        if ((rel == TRI_REL_NMOD_DESC || rel == TRI_REL_APPOS ||
             rel == TRI_REL_COMPOUND) &&
            (upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN) &&
            !add_role(m, c, entity)) {
            return false;
        }
    }
    /* "the former leader Ada Lee": the name stands in apposition to the title. */
    const tri_token *head = &document->tokens[one->head];
    if (head->rel == TRI_REL_APPOS && head->head != TRI_NONE &&
        document->tokens[head->head].upos == TRI_UPOS_NOUN) {
        return add_role(m, head->head, entity);
    }
    return true;
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
