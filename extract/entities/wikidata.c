/* Finds the Wikidata ids of entities that are places. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"

#include <string.h>

/* How many mentions of an entity the model took for a place, less the others; the
   article before a name that has none is of a river or a team: "the Mississippi". */
static void count_places(const tri_i_maker *maker, int32_t *places, bool *articles)
{
    const tri_i_resolver *resolver = maker->resolver;
    const tri_document *document = resolver->document;
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind != TRI_MENTION_NAME) {
            continue;
        }
        places[maker->entity_of[i]] +=
            m->type == TRI_TYPE_LOC || tri_i_land(resolver, i) != NULL ? 1 : -1;
        if (document->tokens[m->begin].upos == TRI_UPOS_DET ||
            (m->begin > 0 && document->tokens[m->begin - 1].upos == TRI_UPOS_DET &&
             document->tokens[m->begin - 1].head == m->head)) {
            articles[maker->entity_of[i]] = true;
        }
    }
}

/* What a document says for one of the places of a name: of a country that it names its
   capital or its people, of a state that it names another one of its country. */
static bool is_told(const tri_i_maker *maker, uint32_t entity, const char *const *place)
{
    const tri_i_resolver *resolver = maker->resolver;
    const bool country = strcmp(place[TRI_WIKIDATA_KIND], "country") == 0;
    for (uint32_t i = 0; country && i < resolver->n_spans; i++) {
        if (maker->entity_of[i] == entity && tri_i_land(resolver, i) != NULL) {
            return true;
        }
    }
    for (uint32_t e = 0; e < maker->n_entities; e++) {
        const tri_entity *other = &maker->entities[e];
        if (e == entity || !other->named || other->type != TRI_TYPE_LOC) {
            continue;
        }
        const char *const *row = tri_i_lexicon_find(
            country ? &tri_i_lexicon_countries : &tri_i_lexicon_wikidata, other->name);
        if (row != NULL &&
            (country
                 ? strcmp(row[TRI_COUNTRIES_CODE], place[TRI_WIKIDATA_CODE]) == 0
                 : strcmp(row[TRI_WIKIDATA_CODE], place[TRI_WIKIDATA_CODE]) == 0 &&
                       strcmp(row[TRI_WIKIDATA_KIND], place[TRI_WIKIDATA_KIND]) == 0)) {
            return true;
        }
    }
    return false;
}

/* The row of the one place of the entity's name that the document means, NULL. */
static const char *const *choose_place(const tri_i_maker *maker, uint32_t entity)
{
    const tri_entity *one = &maker->entities[entity];
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_wikidata, one->name);
    if (row == NULL || tri_i_lexicon_next(&tri_i_lexicon_wikidata, row) == NULL) {
        return row;
    }
    const char *const *chosen = NULL;
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_wikidata, row)) {
        if (is_told(maker, entity, row)) {
            if (chosen != NULL) {
                return NULL;
            }
            chosen = row;
        }
    }
    return chosen;
}

bool tri_i_find_wikidata(tri_i_maker *maker)
{
    tri_arena *arena = maker->resolver->arena;
    int32_t *places = tri_arena_alloc(arena, maker->n_entities, sizeof *places);
    bool *articles = tri_arena_alloc(arena, maker->n_entities, sizeof *articles);
    if (places == NULL || articles == NULL) {
        return false;
    }
    count_places(maker, places, articles);
    for (uint32_t e = 0; e < maker->n_entities; e++) {
        tri_entity *entity = &maker->entities[e];
        const bool given = entity->wikidata[0] != '\0' || entity->ref[0] != '\0';
        if (entity->type != TRI_TYPE_LOC || places[e] <= 0 || given) {
            continue; /* the input tells what it refers to */
        }
        const char *const *row = choose_place(maker, e);
        const bool part =
            row != NULL && (strcmp(row[TRI_WIKIDATA_KIND], "state") == 0 ||
                            strcmp(row[TRI_WIKIDATA_KIND], "city") == 0);
        if (row == NULL || (part && articles[e])) {
            continue;
        }
        entity->wikidata = row[TRI_WIKIDATA_ID];
        if (part) { /* of two places of a name the tables have the country */
            entity->subtype =
                strcmp(row[TRI_WIKIDATA_KIND], "city") == 0 ? "city" : "region";
            entity->country = "";
        } else if (entity->subtype[0] == '\0') {
            entity->subtype = row[TRI_WIKIDATA_KIND];
        }
    }
    return true;
}
