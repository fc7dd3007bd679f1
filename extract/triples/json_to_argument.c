/* Reads an argument of a triple, and which entity it is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "extract/triples/jsonl_i.h"

#include <math.h>
#include <string.h>

bool tri_i_is_named_type(uint8_t type)
{
    return type != TRI_TYPE_CONCEPT && type != TRI_TYPE_DATE && type != TRI_TYPE_NUM;
}

tri_entity *tri_i_reader_entity(tri_triples_reader *reader, const char *key,
                                uint32_t *index)
{
    tri_triples *triples = &reader->triples;
    const size_t length = strlen(key);
    *index = tri_map_get(&reader->entities, key, length);
    if (*index != TRI_MAP_NONE) {
        return &triples->entities[*index];
    }
    if (!tri_i_grow(&triples->entities, triples->n_entities, &reader->entity_room,
                    sizeof *triples->entities)) {
        return NULL;
    }
    const char *copy = tri_arena_string(&reader->keys, key);
    if (copy == NULL ||
        !tri_map_set(&reader->entities, copy, length, triples->n_entities)) {
        return NULL;
    }
    *index = triples->n_entities++;
    tri_entity *entity = &triples->entities[*index];
    *entity = (tri_entity){
        .name = "", .subtype = "", .wikidata = "", .ref = "", .country = ""};
    return entity;
}

char *tri_i_reader_key(tri_arena *arena, const char *id, const char *name, uint8_t type)
{
    return id[0] != '\0' ? tri_arena_string(arena, id)
                         : tri_arena_printf(arena, "\x1f%u\x1f%s", type, name);
}

/* The pieces of a phrase whose words do not stand together; false where memory is out.
 */
static bool read_spans(tri_arena *arena, const json_t *list, tri_argument *argument)
{
    const size_t n = json_array_size(list);
    tri_span *spans = n < 2 ? NULL : tri_arena_alloc(arena, n, sizeof *spans);
    uint32_t kept = 0;
    for (size_t i = 0; spans != NULL && i < n; i++) {
        const json_t *begin = json_array_get(json_array_get(list, i), 0);
        const json_t *end = json_array_get(json_array_get(list, i), 1);
        const json_int_t from = json_is_integer(begin) ? json_integer_value(begin) : -1;
        const json_int_t to = json_is_integer(end) ? json_integer_value(end) : -1;
        if (from >= 0 && from <= to && to < TRI_NONE) {
            spans[kept++] = (tri_span){(uint32_t)from, (uint32_t)to};
        }
    }
    argument->spans = spans;
    argument->n_spans = kept == n ? kept : 0;
    return spans != NULL || n < 2;
}

static const char *name_of_how(unsigned i)
{
    return tri_how_name((tri_how)i);
}

/* Tells an entity that an argument mentions it; `is_foreign`: one that does not say
   how, of another program. */
static void mention(const tri_argument *argument, bool is_foreign, tri_entity *entity)
{
    if (entity->name[0] == '\0') {
        entity->name = argument->name;
        entity->subtype = argument->subtype;
        entity->type = argument->type;
    }
    entity->n_mentions++;
    entity->named =
        entity->named ||
        (is_foreign ? tri_i_is_named_type(argument->type)
                    : argument->how == TRI_HOW_NAME || argument->how == TRI_HOW_ALIAS ||
                          argument->how == TRI_HOW_ACRONYM);
}

tri_i_fault tri_i_json_to_argument(tri_triples_reader *reader, const json_t *value,
                                   const char *what, tri_argument *argument)
{
    tri_arena *arena = &reader->arena;
    *argument = (tri_argument){.text = "",
                               .span = {TRI_NONE, TRI_NONE},
                               .entity = TRI_NONE,
                               .name = "",
                               .subtype = "",
                               .value = "",
                               .unit = "",
                               .type = TRI_TYPE_MISC,
                               .how = TRI_HOW_NAME};
    const char *id = "";
    bool is_foreign = true;
    bool is_none = false;
    if (json_is_string(value)) {
        argument->name =
            tri_i_json_copy(arena, json_string_value(value), json_string_length(value));
        argument->text = argument->name;
    } else if (json_is_object(value)) {
        const char *type = tri_i_json_string(arena, value, "type");
        const char *how = tri_i_json_string(arena, value, "how");
        argument->name = tri_i_json_string(arena, value, "name");
        argument->text = tri_i_json_string(arena, value, "text");
        argument->subtype = tri_i_json_string(arena, value, "subtype");
        argument->value = tri_i_json_string(arena, value, "value");
        argument->unit = tri_i_json_string(arena, value, "unit");
        argument->span = tri_i_json_span(value);
        id = tri_i_json_string(arena, value, "entity");
        if (type == NULL || how == NULL || argument->name == NULL ||
            argument->text == NULL || argument->subtype == NULL ||
            argument->value == NULL || argument->unit == NULL || id == NULL ||
            !read_spans(arena, json_object_get(value, "spans"), argument)) {
            return NULL;
        }
        const json_t *identity = json_object_get(value, "identity");
        const double p = json_is_number(identity) ? json_number_value(identity) : 1;
        argument->doubt = p >= 0 && p < 1 ? (uint16_t)lround((1 - p) * 1000) : 0;
        const json_t *number = json_object_get(value, "value");
        if (json_is_number(number)) {
            argument->value =
                tri_arena_printf(arena, "%.15g", json_number_value(number));
        }
        is_foreign = how[0] == '\0';
        is_none = !is_foreign && id[0] == '\0' &&
                  json_is_string(json_object_get(value, "entity"));
        const tri_type known = tri_type_from_name(type);
        argument->type = (uint8_t)(known == TRI_TYPE_COUNT ? TRI_TYPE_MISC : known);
        argument->how = tri_i_number_of(
            how, TRI_HOW_COUNT,
            tri_i_is_named_type(argument->type) ? TRI_HOW_NAME : TRI_HOW_NOMINAL,
            name_of_how);
    }
    if (argument->name == NULL || argument->value == NULL) {
        return NULL;
    }
    if (argument->how == TRI_HOW_ABSENT) {
        argument->name = argument->text = "";
        return tri_i_no_fault;
    }
    if (argument->name[strspn(argument->name, " \t\r\n")] == '\0') {
        return what;
    }
    /* One that says itself that it is no entity of its document stays none. */
    if (is_none || (argument->how == TRI_HOW_NONE && id[0] == '\0')) {
        return tri_i_no_fault;
    }
    char *key = tri_i_reader_key(&reader->keys, id, argument->name, argument->type);
    tri_entity *entity =
        key == NULL ? NULL : tri_i_reader_entity(reader, key, &argument->entity);
    if (entity == NULL) {
        return NULL;
    }
    if (argument->how == TRI_HOW_NONE) {
        return tri_i_no_fault; /* no mention of it, nor its name */
    }
    mention(argument, is_foreign, entity);
    return tri_i_no_fault;
}
