/* Makes an entity of every cluster, and the mentions as all later rooms see them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* How a mention's words stand for its entity. */
static uint8_t how_of(const tri_i_maker *m, uint32_t mention, const tri_entity *entity)
{
    const tri_i_span *one = &m->resolver->spans[mention];
    switch (one->kind) {
    case TRI_MENTION_NAME: {
        const char *name = tri_i_clean_name(m->resolver, mention);
        if (tri_i_land(m->resolver, mention) != NULL) {
            return (m->resolver->acts_for[mention] != NULL) ? TRI_HOW_METONYM
                                                            : TRI_HOW_ALIAS;
        }
        if (name == NULL || strcmp(name, entity->name) == 0) {
            return TRI_HOW_NAME;
        }
        return tri_i_has_capitals_only(name) && strchr(name, ' ') == NULL
                   ? TRI_HOW_ACRONYM
                   : TRI_HOW_ALIAS;
    }
    case TRI_MENTION_VALUE:
        return TRI_HOW_NAME;
    case TRI_MENTION_NOMINAL:
        return TRI_HOW_NOMINAL;
    default:
        return TRI_HOW_PRONOUN;
    }
}

/* Numbers the clusters. */
static void number_entities(tri_i_maker *m)
{
    for (uint32_t i = 0; i < m->resolver->n_spans; i++) {
        const uint32_t root = tri_i_find_root(m->resolver, i);
        if (root == i) {
            m->roots[m->n_entities] = i;
            m->entity_of[i] = m->n_entities++;
        } else {
            m->entity_of[i] = m->entity_of[root];
        }
    }
}

/* The one place that writes what a mention is in the end. */
static void make_mention(const tri_i_maker *m, uint32_t index, uint8_t how,
                         float identity, tri_mention *mention)
{
    const tri_i_resolver *r = m->resolver;
    const tri_i_span *span = &r->spans[index];
    const tri_entity *entity = &m->entities[m->entity_of[index]];
    const bool is_nation = r->nations[index] != NULL;
    const bool is_unresolved =
        span->kind == TRI_MENTION_PRONOUN && !entity->named &&
        r->spans[tri_i_best_mention(m, tri_i_find_root(r, index))].kind ==
            TRI_MENTION_PRONOUN;
    *mention =
        (tri_mention){.begin = span->begin,
                      .end = span->end,
                      .head = span->head,
                      .phrase_begin = r->features[index].begin,
                      .phrase_end = r->features[index].end,
                      .core = span->core,
                      .entity = m->entity_of[index],
                      .said_of = r->said_of[index],
                      .members = r->groups[index].members,
                      .n_members = r->groups[index].n,
                      .kind = span->kind,
                      .type = is_nation ? (uint8_t)TRI_TYPE_MISC : entity->type,
                      .how = r->groups[index].n > 0 ? (uint8_t)TRI_HOW_PRONOUN
                             : is_unresolved || tri_i_says_nothing(m, index, entity)
                                 ? (uint8_t)TRI_HOW_NONE
                                 : how,
                      .given = span->given,
                      .p = span->p,
                      .identity = identity,
                      .subtype = is_nation ? "nationality" : entity->subtype,
                      .value = span->value,
                      .unit = span->unit};
}

bool tri_i_make_entities(const tri_i_resolver *resolver, tri_i_resolution *out)
{
    const tri_document *document = resolver->document;
    tri_arena *arena = resolver->arena;
    const uint32_t n = resolver->n_spans;
    tri_i_maker m = {.resolver = resolver,
                     .next = tri_i_chain_mentions(resolver),
                     .entity_of = tri_arena_alloc(arena, n, sizeof *m.entity_of),
                     .roots = tri_arena_alloc(arena, n, sizeof *m.roots),
                     .named = tri_i_named_tokens(resolver),
                     .entities = tri_arena_alloc(arena, (size_t)n + document->n_given,
                                                 sizeof *m.entities)};
    uint8_t *how = tri_arena_alloc(arena, n, sizeof *how);
    float *identity = tri_arena_alloc(arena, n, sizeof *identity);
    uint32_t *given_entities =
        tri_arena_alloc(arena, document->n_given, sizeof *given_entities);
    tri_mention *mentions = tri_arena_alloc(arena, n, sizeof *mentions);
    bool ok = m.next != NULL && m.entity_of != NULL && m.roots != NULL &&
              m.named != NULL && m.entities != NULL && how != NULL &&
              identity != NULL && given_entities != NULL && mentions != NULL;
    if (ok) {
        number_entities(&m);
    }
    for (uint32_t e = 0; ok && e < m.n_entities; e++) {
        ok = tri_i_name_entity(&m, m.roots[e], &m.entities[e]);
    }
    ok = ok && tri_i_explain_aliases(&m) && tri_i_find_identity(&m, identity);
    for (uint32_t e = 0; ok && e < m.n_entities; e++) {
        ok = tri_i_list_aliases(&m, m.roots[e], &m.entities[e]);
    }
    /* By the name that the words gave it, before an owner is added. */
    for (uint32_t i = 0; ok && i < n; i++) {
        how[i] = how_of(&m, i, &m.entities[m.entity_of[i]]);
    }
    ok = ok && tri_i_find_short_names(&m);
    const char *home = ok ? tri_i_find_home(&m) : NULL;
    for (uint32_t e = 0; ok && e < m.n_entities; e++) {
        ok = tri_i_complete_by_owner(&m, home, m.roots[e], &m.entities[e]) &&
             tri_i_complete_by_complement(&m, m.roots[e], &m.entities[e]);
    }
    ok = ok && tri_i_find_wikidata(&m);
    for (uint32_t i = 0; ok && i < n; i++) {
        make_mention(&m, i, how[i], identity[i], &mentions[i]);
    }
    if (!ok || !tri_i_place_given(&m, given_entities)) {
        return false;
    }
    *out = (tri_i_resolution){.mentions = mentions,
                              .n_mentions = n,
                              .entities = m.entities,
                              .n_entities = m.n_entities,
                              .links = resolver->links,
                              .n_links = resolver->n_links,
                              .refused = resolver->refused,
                              .n_refused = resolver->n_refused,
                              .votes = resolver->votes,
                              .n_votes = resolver->n_votes,
                              .given_entities = given_entities};
    return true;
}
