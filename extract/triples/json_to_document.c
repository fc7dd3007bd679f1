/* Reads a document's own line: what is known of it, and its entities. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/jsonl_i.h"

#include <stdlib.h>

/* Puts the entities into the order in which the document's line lists them. */
static bool order_entities(tri_triples_reader *reader, const uint32_t *listed, size_t n)
{
    tri_triples *triples = &reader->triples;
    tri_entity *ordered = malloc((triples->n_entities + 1) * sizeof *ordered);
    uint32_t *place = malloc((triples->n_entities + 1) * sizeof *place);
    if (ordered == NULL || place == NULL) {
        free(ordered);
        free(place);
        return false;
    }
    uint32_t used = 0;
    for (uint32_t i = 0; i < triples->n_entities; i++) {
        place[i] = TRI_NONE;
    }
    for (size_t i = 0; i < n + triples->n_entities; i++) {
        const uint32_t index = i < n ? listed[i] : (uint32_t)(i - n);
        if (place[index] == TRI_NONE) {
            place[index] = used;
            ordered[used++] = triples->entities[index];
        }
    }
    for (uint32_t i = 0; i < triples->n_triples; i++) {
        tri_triple *triple = &triples->triples[i];
        for (uint32_t j = 0; j < triple->n_args + 3; j++) {
            /* The arguments lie in our own arena. */
            tri_argument *argument =
                j == 0   ? &triple->subject
                : j == 1 ? &triple->object
                : j == 2 ? (tri_argument *)triple->attribution
                         : &((tri_further *)triple->args)[j - 3].argument;
            if (argument != NULL && argument->entity != TRI_NONE) {
                argument->entity = place[argument->entity];
            }
        }
    }
    free(triples->entities);
    free(place);
    triples->entities = ordered;
    reader->entity_room = triples->n_entities + 1;
    return true;
}

static bool read_entity(tri_triples_reader *reader, const json_t *line, uint32_t *index)
{
    tri_arena *arena = &reader->arena;
    const char *id = tri_i_json_string(arena, line, "entity");
    const char *name = tri_i_json_string(arena, line, "name");
    const char *type = tri_i_json_string(arena, line, "type");
    const char *subtype = tri_i_json_string(arena, line, "subtype");
    const char *wikidata = tri_i_json_string(arena, line, "wikidata");
    const char *ref = tri_i_json_string(arena, line, "ref");
    *index = TRI_NONE;
    if (id == NULL || name == NULL || type == NULL || subtype == NULL ||
        wikidata == NULL || ref == NULL) {
        return false;
    }
    if (name[0] == '\0') {
        return true; /* names nothing */
    }
    const tri_type known = tri_type_from_name(type);
    const uint8_t number = (uint8_t)(known == TRI_TYPE_COUNT ? TRI_TYPE_MISC : known);
    char *key = tri_i_reader_key(&reader->keys, id, name, number);
    tri_entity *entity = key == NULL ? NULL : tri_i_reader_entity(reader, key, index);
    if (entity == NULL) {
        return false;
    }
    entity->name = name;
    entity->type = number;
    entity->subtype = subtype;
    entity->wikidata = wikidata;
    entity->ref = ref;
    const uint32_t mentions = tri_i_json_count(line, "mentions");
    entity->n_mentions = mentions == TRI_NONE ? entity->n_mentions : mentions;
    const json_t *named = json_object_get(line, "named");
    entity->named = json_is_boolean(named)
                        ? json_is_true(named)
                        : entity->named || tri_i_is_named_type(number);
    return tri_i_json_numbers(arena, json_object_get(line, "sentences"),
                              &entity->sentences, &entity->n_sentences) &&
           tri_i_json_strings(arena, json_object_get(line, "aliases"), &entity->aliases,
                              &entity->n_aliases) &&
           tri_i_json_strings(arena, json_object_get(line, "explained"),
                              &entity->explained, &entity->n_explained) &&
           tri_i_json_strings(arena, json_object_get(line, "roles"), &entity->roles,
                              &entity->n_roles);
}

bool tri_i_json_to_document(tri_triples_reader *reader, const json_t *line)
{
    tri_triples *triples = &reader->triples;
    tri_arena *arena = &reader->arena;
    tri_meta *meta = &triples->meta;
    meta->title = tri_i_json_string(arena, line, "title");
    meta->date = tri_i_json_string(arena, line, "date");
    meta->url = tri_i_json_string(arena, line, "url");
    meta->source = tri_i_json_string(arena, line, "source");
    meta->author = tri_i_json_string(arena, line, "author");
    meta->lang = tri_i_json_string(arena, line, "lang");
    meta->sketch = tri_i_json_string(arena, line, "sketch");
    meta->duplicate_of = tri_i_json_string(arena, line, "duplicate_of");
    triples->model = tri_i_json_string(arena, line, "model");
    const uint32_t n_words = tri_i_json_count(line, "words");
    const uint32_t n_sentences = tri_i_json_count(line, "sentences");
    triples->n_words = n_words == TRI_NONE ? 0 : n_words;
    triples->n_sentences = n_sentences == TRI_NONE ? 0 : n_sentences;
    const json_t *entities = json_object_get(line, "entities");
    const size_t n = json_array_size(entities);
    uint32_t *listed = malloc((n + 1) * sizeof *listed);
    size_t n_listed = 0;
    bool kept = listed != NULL && meta->title != NULL && meta->date != NULL &&
                meta->url != NULL && meta->source != NULL && meta->author != NULL &&
                meta->lang != NULL && meta->sketch != NULL &&
                meta->duplicate_of != NULL && triples->model != NULL;
    kept = kept && tri_i_json_numbers(arena, json_object_get(line, "paragraphs"),
                                      &triples->paragraphs, &triples->n_paragraphs);
    for (size_t i = 0; kept && i < n; i++) {
        kept = read_entity(reader, json_array_get(entities, i), &listed[n_listed]);
        n_listed += kept && listed[n_listed] != TRI_NONE ? 1 : 0;
    }
    kept = kept && order_entities(reader, listed, n_listed);
    free(listed);
    return kept;
}
