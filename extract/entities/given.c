/* What the input says of its names and speakers decides who is one, and who they are.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/names.h"
#include "extract/parse/parse.h"

#include <string.h>

/* Numbers what the given spans refer to, from 1; 0: to nothing. False where memory is
   out. */
static bool number_references(const tri_document *document, uint32_t *numbers)
{
    tri_map known = {0};
    bool ok = true;
    uint32_t n = 0;
    for (uint32_t i = 0; i < document->n_given && ok; i++) {
        const tri_given *given = &document->given[i];
        const char *ref = given->wikidata[0] != '\0'                  ? given->wikidata
                          : given->ref[0] == '\0' && given->is_speech ? given->name
                                                                      : given->ref;
        if (ref[0] == '\0') {
            continue;
        }
        numbers[i] = tri_i_get(&known, ref);
        if (numbers[i] == TRI_NONE) {
            numbers[i] = ++n;
            ok = tri_i_set(&known, ref, n);
        }
    }
    tri_map_clear(&known);
    return ok;
}

/* The description or pronoun that a given span is. */
static void take_description(tri_i_resolver *resolver, uint32_t index)
{
    const tri_document *document = resolver->document;
    uint32_t begin;
    uint32_t end;
    if (!tri_i_given_tokens(document, &document->given[index], &begin, &end) ||
        tri_i_is_given_name(document, begin, end)) {
        return;
    }
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t head = document->tokens[t].head;
        const uint32_t at = resolver->mention_at[t];
        if (at != TRI_NONE && resolver->spans[at].given == 0 &&
            (head == TRI_NONE || head < begin || head >= end)) {
            resolver->spans[at].given = index + 1;
            return;
        }
    }
}

/* "I", "my" in a speech are its speaker. */
static void take_first_person(tri_i_resolver *resolver, uint32_t mention)
{
    tri_i_span *m = &resolver->spans[mention];
    bool alone;
    if (m->kind != TRI_MENTION_PRONOUN || m->given != 0 ||
        resolver->features[mention].person != 1 ||
        resolver->clusters[mention].number != TRI_I_SINGULAR ||
        resolver->features[mention].quote != 0) {
        return;
    }
    const uint32_t speech = tri_i_speech_at(resolver->document, m->head, &alone);
    if (speech != TRI_NONE && alone) {
        m->given = speech + 1;
    }
}

bool tri_i_join_given(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    const uint32_t n = document->n_given;
    uint32_t *numbers = resolver->given_numbers;
    uint32_t *first = tri_arena_alloc(resolver->arena, (size_t)n + 1, sizeof *first);
    if (first == NULL || !number_references(document, numbers)) {
        return false;
    }
    memset(first, 0xFF, ((size_t)n + 1) * sizeof *first); /* TRI_NONE */
    for (uint32_t i = 0; i < n; i++) {
        if (!document->given[i].is_speech) {
            take_description(resolver, i);
        }
    }
    for (uint32_t i = 0; n > 0 && i < resolver->n_spans; i++) {
        take_first_person(resolver, i);
        const uint32_t given = resolver->spans[i].given;
        if (given == 0) {
            continue;
        }
        const uint32_t number = numbers[given - 1];
        resolver->clusters[i].reference = number;
        resolver->clusters[i].given_type =
            (uint8_t)(document->given[given - 1].type + 1);
        if (number == 0) {
            continue;
        }
        if (first[number] == TRI_NONE) {
            first[number] = i;
        } else {
            (void)tri_i_join(resolver, i, first[number], TRI_RULE_GIVEN);
        }
    }
    return true;
}

/* ---- What is known of an entity */

void tri_i_describe_given(const tri_document *document, uint32_t given,
                          bool is_nameless, tri_entity *entity)
{
    const tri_given *one = &document->given[given];
    const char *id =
        one->ref[0] == '#' && one->ref[1] != '\0' ? one->ref + 1 : one->ref;
    const char *name = one->name[0] == '\0' && is_nameless ? id : one->name;
    entity->ref = entity->ref[0] == '\0' ? one->ref : entity->ref;
    entity->wikidata = entity->wikidata[0] == '\0' ? one->wikidata : entity->wikidata;
    if (entity->type != one->type) { /* what was known is of something else */
        entity->type = one->type;
        entity->subtype = "";
        entity->country = "";
    }
    if (name[0] != '\0') {
        entity->name = name;
        entity->named = true;
    }
}

bool tri_i_place_given(tri_i_maker *m, uint32_t *given_entities)
{
    const tri_i_resolver *resolver = m->resolver;
    const tri_document *document = resolver->document;
    const uint32_t *numbers = resolver->given_numbers;
    const uint32_t n = document->n_given;
    uint32_t *entities =
        tri_arena_alloc(resolver->arena, (size_t)n + 1, sizeof *entities);
    if (entities == NULL) {
        return false;
    }
    memset(entities, 0xFF, ((size_t)n + 1) * sizeof *entities); /* TRI_NONE */
    for (uint32_t i = 0; i < n; i++) {
        given_entities[i] = TRI_NONE;
    }
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        const uint32_t given = resolver->spans[i].given;
        if (given != 0) {
            given_entities[given - 1] = m->entity_of[i];
            entities[numbers[given - 1]] = m->entity_of[i];
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        if (numbers[i] == 0) {
            continue;
        }
        if (entities[numbers[i]] == TRI_NONE && document->given[i].is_speech) {
            tri_entity *entity = &m->entities[m->n_entities];
            *entity = (tri_entity){.subtype = "",
                                   .wikidata = "",
                                   .ref = "",
                                   .country = "",
                                   .type = TRI_TYPE_PER};
            tri_i_describe_given(document, i, true, entity);
            entities[numbers[i]] = m->n_entities++;
        }
        given_entities[i] = entities[numbers[i]];
    }
    return true;
}
