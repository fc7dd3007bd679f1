/* Reads triples back from JSON Lines or rows of three columns, document by document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/triples.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tri_triples_reader {
    tri_triples_function on_triples;
    void *user;
    char *name;
    size_t n_lines;
    bool has_document; /* something waits in `triples` */
    tri_triples triples;
    tri_arena arena;  /* of the triples */
    tri_map entities; /* id, or name and type, of an entity -> index */
    size_t entity_room;
    size_t triple_room;
    tri_arena keys; /* of the map */
};

tri_status tri_triples_reader_new(const char *name, tri_triples_function on_triples,
                                  void *user, tri_triples_reader **reader,
                                  tri_error *error)
{
    tri_triples_reader *fresh = calloc(1, sizeof *fresh);
    char *copy = strdup(name);
    if (fresh == NULL || copy == NULL) {
        free(fresh);
        free(copy);
        return tri_i_fail_memory(error);
    }
    fresh->on_triples = on_triples;
    fresh->user = user;
    fresh->name = copy;
    *reader = fresh;
    return TRI_OK;
}

static void clear_document(tri_triples_reader *reader)
{
    free(reader->triples.entities);
    free(reader->triples.triples);
    tri_arena_clear(&reader->arena);
    reader->triples = (tri_triples){0};
    tri_map_clear(&reader->entities);
    tri_arena_clear(&reader->keys);
    reader->entity_room = reader->triple_room = 0;
    reader->has_document = false;
}

void tri_triples_reader_free(tri_triples_reader *reader)
{
    if (reader != NULL) {
        clear_document(reader);
        free(reader->name);
        free(reader);
    }
}

/* ---- Strings and names */

/* A copy without NUL bytes, which no name can hold. */
static const char *copy_bytes(tri_arena *arena, const char *bytes, size_t length)
{
    if (length == 0) {
        return "";
    }
    char *copy = tri_arena_copy(arena, bytes, length);
    size_t n = 0;
    for (size_t i = 0; copy != NULL && i < length; i++) {
        if (copy[i] != '\0') {
            copy[n++] = copy[i];
        }
    }
    if (copy != NULL) {
        copy[n] = '\0';
    }
    return copy;
}

/* The string under a key; "" where there is none, NULL where memory is out. */
static const char *get_string(tri_arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value)
               ? copy_bytes(arena, json_string_value(value), json_string_length(value))
               : "";
}

/* A number of code points, tokens ...; TRI_NONE where there is none. */
static uint32_t get_count(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    const json_int_t n = json_is_integer(value) ? json_integer_value(value) : -1;
    return n < 0 || n >= TRI_NONE ? TRI_NONE : (uint32_t)n;
}

static tri_span get_span(const json_t *object)
{
    return (tri_span){get_count(object, "begin"), get_count(object, "end")};
}

/* The number of a name among those that `name_of` prints; `otherwise` where it is none.
 */
#define NUMBER_OF(kind, count, text, otherwise)                                        \
    number_of((text), (count), (otherwise), name_of_##kind)
static const char *name_of_how(unsigned i)
{
    return tri_how_name((tri_how)i);
}
static const char *name_of_basis(unsigned i)
{
    return tri_basis_name((tri_basis)i);
}
static const char *name_of_modality(unsigned i)
{
    return tri_modality_name((tri_modality)i);
}
static const char *name_of_arg_kind(unsigned i)
{
    return tri_arg_kind_name((tri_arg_kind)i);
}
static const char *name_of_pattern(unsigned i)
{
    return tri_pattern_name((tri_pattern)i);
}
static uint8_t number_of(const char *text, unsigned count, unsigned otherwise,
                         const char *(*name_of)(unsigned))
{
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(name_of(i), text) == 0) {
            return (uint8_t)i;
        }
    }
    return (uint8_t)otherwise;
}

/* ---- Entities and arguments */

static bool is_named_type(uint8_t type)
{
    return type != TRI_TYPE_CONCEPT && type != TRI_TYPE_DATE && type != TRI_TYPE_NUM;
}

/* The entity of a key, made where it is new; NULL where memory is out. */
static tri_entity *find_entity(tri_triples_reader *reader, const char *key,
                               uint32_t *index)
{
    tri_triples *triples = &reader->triples;
    const size_t length = strlen(key);
    *index = tri_map_get(&reader->entities, key, length);
    if (*index != TRI_MAP_NONE) {
        return &triples->entities[*index];
    }
    if (triples->n_entities == reader->entity_room) {
        const size_t room = reader->entity_room * 2 + 16;
        tri_entity *bigger = realloc(triples->entities, room * sizeof *bigger);
        if (bigger == NULL) {
            return NULL;
        }
        triples->entities = bigger;
        reader->entity_room = room;
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

/* The key of an entity: its id, or its name and type where it has none. */
static char *entity_key(tri_arena *arena, const char *id, const char *name,
                        uint8_t type)
{
    return id[0] != '\0' ? tri_arena_string(arena, id)
                         : tri_arena_printf(arena, "\x1f%u\x1f%s", type, name);
}

/* What is wrong with a line; NULL: memory is out, "": nothing. */
typedef const char *fault;
static const char no_fault[] = "";

/* Fills an argument from a string or an object. */
static fault read_argument(tri_triples_reader *reader, const json_t *value,
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
    if (json_is_string(value)) {
        argument->name =
            copy_bytes(arena, json_string_value(value), json_string_length(value));
        argument->text = argument->name;
    } else if (json_is_object(value)) {
        const char *type = get_string(arena, value, "type");
        const char *how = get_string(arena, value, "how");
        argument->name = get_string(arena, value, "name");
        argument->text = get_string(arena, value, "text");
        argument->subtype = get_string(arena, value, "subtype");
        argument->value = get_string(arena, value, "value");
        argument->unit = get_string(arena, value, "unit");
        argument->span = get_span(value);
        id = get_string(arena, value, "entity");
        if (type == NULL || how == NULL || argument->name == NULL ||
            argument->text == NULL || argument->subtype == NULL ||
            argument->value == NULL || argument->unit == NULL || id == NULL) {
            return NULL;
        }
        const json_t *number = json_object_get(value, "value");
        if (json_is_number(number)) {
            argument->value =
                tri_arena_printf(arena, "%.15g", json_number_value(number));
        }
        is_foreign = how[0] == '\0';
        const tri_type known = tri_type_from_name(type);
        argument->type = (uint8_t)(known == TRI_TYPE_COUNT ? TRI_TYPE_MISC : known);
        argument->how =
            NUMBER_OF(how, TRI_HOW_COUNT, how,
                      is_named_type(argument->type) ? TRI_HOW_NAME : TRI_HOW_NOMINAL);
    }
    if (argument->name == NULL || argument->value == NULL) {
        return NULL;
    }
    if (argument->name[strspn(argument->name, " \t\r\n")] == '\0') {
        return what;
    }
    if (argument->how == TRI_HOW_NONE) {
        return no_fault;
    }
    char *key = entity_key(&reader->keys, id, argument->name, argument->type);
    tri_entity *entity =
        key == NULL ? NULL : find_entity(reader, key, &argument->entity);
    if (entity == NULL) {
        return NULL;
    }
    if (entity->name[0] == '\0') {
        entity->name = argument->name;
        entity->subtype = argument->subtype;
        entity->type = argument->type;
    }
    entity->n_mentions++;
    entity->named =
        entity->named ||
        (is_foreign ? is_named_type(argument->type)
                    : argument->how == TRI_HOW_NAME || argument->how == TRI_HOW_ALIAS ||
                          argument->how == TRI_HOW_ACRONYM);
    return no_fault;
}

/* ---- Triples */

static fault read_relation(tri_arena *arena, const json_t *value, tri_triple *triple)
{
    const char *label = "";
    triple->relation_span = (tri_span){TRI_NONE, TRI_NONE};
    triple->relation = triple->base = "";
    if (json_is_string(value)) {
        label = copy_bytes(arena, json_string_value(value), json_string_length(value));
        triple->relation = label;
    } else if (json_is_object(value)) {
        label = get_string(arena, value, "label");
        triple->relation = get_string(arena, value, "text");
        triple->base = get_string(arena, value, "base");
        triple->relation_span = get_span(value);
    }
    if (label == NULL || triple->relation == NULL || triple->base == NULL) {
        return NULL;
    }
    if (label[strspn(label, " \t\r\n")] == '\0') {
        return "a relation with a label";
    }
    /* Labels hold no negation of their own. */
    if (strncmp(label, "not ", 4) == 0 && label[4] != '\0') {
        triple->negated = true;
        label += 4;
    }
    triple->label = label;
    triple->base = triple->base[0] == '\0' ? label : triple->base;
    return no_fault;
}

static fault read_further(tri_triples_reader *reader, const json_t *list,
                          tri_triple *triple)
{
    tri_arena *arena = &reader->arena;
    const size_t n = json_array_size(list);
    tri_further *args = tri_arena_alloc(arena, n, sizeof *args);
    if (args == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_array_get(list, i);
        const char *kind = get_string(arena, one, "kind");
        args[i].role = get_string(arena, one, "role");
        if (kind == NULL || args[i].role == NULL) {
            return NULL;
        }
        args[i].kind =
            NUMBER_OF(arg_kind, TRI_ARG_KIND_COUNT, kind, TRI_ARG_KIND_OTHER);
        const char *wrong =
            read_argument(reader, one, "a name in each of args", &args[i].argument);
        if (wrong != no_fault) {
            return wrong;
        }
    }
    triple->args = args;
    triple->n_args = (uint32_t)n;
    return no_fault;
}

static fault read_support(tri_arena *arena, const json_t *list, tri_triple *triple)
{
    const size_t n = json_array_size(list);
    tri_support *support = tri_arena_alloc(arena, n, sizeof *support);
    if (support == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_array_get(list, i);
        support[i].sent = get_count(one, "sent");
        support[i].span = get_span(one);
        support[i].sentence = get_string(arena, one, "sentence");
        if (support[i].sentence == NULL) {
            return NULL;
        }
    }
    triple->support = support;
    triple->n_support = (uint32_t)n;
    return no_fault;
}

static double round_confidence(double value)
{
    return isfinite(value) ? round(fmin(1, fmax(0, value)) * 1000) / 1000 : 0;
}

/* Sixteen hex digits for a triple that has no id. */
static void make_id(const tri_triples_reader *reader, tri_triple *triple)
{
    uint64_t hash = tri_hash_string(0, reader->triples.meta.id);
    hash = tri_hash_string(hash, triple->subject.name);
    hash = tri_hash_string(hash, triple->label);
    hash = tri_hash_string(hash, triple->object.name);
    hash = tri_hash(hash, &reader->triples.n_triples, sizeof(uint32_t));
    (void)snprintf(triple->id, sizeof triple->id, "%016llx", (unsigned long long)hash);
}

static fault read_triple(tri_triples_reader *reader, const json_t *line,
                         tri_triple *triple)
{
    tri_arena *arena = &reader->arena;
    *triple = (tri_triple){.confidence = 1, .pattern = TRI_PATTERN_GIVEN};
    const char *wrong = read_relation(arena, json_object_get(line, "relation"), triple);
    if (wrong == no_fault) {
        wrong = read_argument(reader, json_object_get(line, "subject"),
                              "a subject with a name", &triple->subject);
    }
    if (wrong == no_fault) {
        wrong = read_argument(reader, json_object_get(line, "object"),
                              "an object with a name", &triple->object);
    }
    if (wrong == no_fault) {
        wrong = read_further(reader, json_object_get(line, "args"), triple);
    }
    if (wrong == no_fault) {
        wrong = read_support(arena, json_object_get(line, "support"), triple);
    }
    const json_t *attribution = json_object_get(line, "attribution");
    if (wrong == no_fault && attribution != NULL && !json_is_null(attribution)) {
        tri_argument *who = tri_arena_alloc(arena, 1, sizeof *who);
        wrong = who == NULL ? NULL
                            : read_argument(reader, attribution,
                                            "an attribution with a name", who);
        triple->attribution = who;
    }
    if (wrong != no_fault) {
        return wrong;
    }
    const char *modality = get_string(arena, line, "modality");
    const char *basis = get_string(arena, line, "basis");
    const char *pattern = get_string(arena, line, "pattern");
    const char *id = get_string(arena, line, "id");
    triple->sentence = get_string(arena, line, "sentence");
    if (modality == NULL || basis == NULL || pattern == NULL || id == NULL ||
        triple->sentence == NULL) {
        return NULL;
    }
    triple->sent = get_count(line, "sent");
    triple->span = get_span(line);
    triple->modality =
        NUMBER_OF(modality, TRI_MODALITY_COUNT, modality, TRI_MODALITY_ASSERTED);
    triple->basis = NUMBER_OF(basis, TRI_BASIS_COUNT, basis, TRI_BASIS_STATED);
    triple->pattern = NUMBER_OF(pattern, TRI_PATTERN_COUNT, pattern, TRI_PATTERN_GIVEN);
    triple->negated = triple->negated || json_is_true(json_object_get(line, "negated"));
    const json_t *confidence = json_object_get(line, "confidence");
    if (json_is_number(confidence)) {
        triple->confidence = round_confidence(json_number_value(confidence));
    }
    if (strlen(id) == 16) {
        memcpy(triple->id, id, 17);
    } else {
        make_id(reader, triple);
    }
    return no_fault;
}

/* ---- Documents */

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

/* Hands on the document that waits. */
static tri_status emit(tri_triples_reader *reader)
{
    tri_status status = TRI_OK;
    if (reader->has_document) {
        status = reader->on_triples(&reader->triples, reader->user);
    }
    clear_document(reader);
    return status;
}

/* Begins a document unless it is the one that waits. */
static tri_status begin_document(tri_triples_reader *reader, const char *id,
                                 size_t length, tri_error *error)
{
    if (reader->has_document && strlen(reader->triples.meta.id) == length &&
        memcmp(reader->triples.meta.id, id, length) == 0) {
        return TRI_OK;
    }
    TRI_TRY(emit(reader));
    const char *copy = copy_bytes(&reader->arena, id, length);
    if (copy == NULL) {
        return tri_i_fail_memory(error);
    }
    reader->triples.meta = (tri_meta){copy, "", "", "", "", "", "", "", "", ""};
    reader->triples.model = "";
    reader->has_document = true;
    return TRI_OK;
}

static bool copy_list(tri_arena *arena, const json_t *list, const char ***out,
                      uint32_t *count)
{
    const size_t n = json_array_size(list);
    const char **copies = tri_arena_alloc(arena, n, sizeof *copies);
    uint32_t kept = 0;
    for (size_t i = 0; copies != NULL && i < n; i++) {
        const json_t *one = json_array_get(list, i);
        if (json_is_string(one)) {
            copies[kept] =
                copy_bytes(arena, json_string_value(one), json_string_length(one));
            if (copies[kept++] == NULL) {
                return false;
            }
        }
    }
    *out = copies;
    *count = kept;
    return copies != NULL;
}

/* Numbers of sentences, each once and rising; what is none is left out. */
static bool copy_numbers(tri_arena *arena, const json_t *list, const uint32_t **out,
                         uint32_t *count)
{
    const size_t n = json_array_size(list);
    uint32_t *copies = tri_arena_alloc(arena, n, sizeof *copies);
    uint32_t kept = 0;
    for (size_t i = 0; copies != NULL && i < n; i++) {
        const json_t *one = json_array_get(list, i);
        const json_int_t number = json_is_integer(one) ? json_integer_value(one) : -1;
        if (number >= 0 && number < TRI_NONE &&
            (kept == 0 || (uint32_t)number > copies[kept - 1])) {
            copies[kept++] = (uint32_t)number;
        }
    }
    *out = copies;
    *count = kept;
    return copies != NULL;
}

static bool read_entity(tri_triples_reader *reader, const json_t *line, uint32_t *index)
{
    tri_arena *arena = &reader->arena;
    const char *id = get_string(arena, line, "entity");
    const char *name = get_string(arena, line, "name");
    const char *type = get_string(arena, line, "type");
    const char *subtype = get_string(arena, line, "subtype");
    const char *wikidata = get_string(arena, line, "wikidata");
    const char *ref = get_string(arena, line, "ref");
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
    char *key = entity_key(&reader->keys, id, name, number);
    tri_entity *entity = key == NULL ? NULL : find_entity(reader, key, index);
    if (entity == NULL) {
        return false;
    }
    entity->name = name;
    entity->type = number;
    entity->subtype = subtype;
    entity->wikidata = wikidata;
    entity->ref = ref;
    const uint32_t mentions = get_count(line, "mentions");
    entity->n_mentions = mentions == TRI_NONE ? entity->n_mentions : mentions;
    const json_t *named = json_object_get(line, "named");
    entity->named = json_is_boolean(named) ? json_is_true(named)
                                           : entity->named || is_named_type(number);
    return copy_numbers(arena, json_object_get(line, "sentences"), &entity->sentences,
                        &entity->n_sentences) &&
           copy_list(arena, json_object_get(line, "aliases"), &entity->aliases,
                     &entity->n_aliases) &&
           copy_list(arena, json_object_get(line, "roles"), &entity->roles,
                     &entity->n_roles);
}

/* A document's own line: ends the document. */
static tri_status read_document(tri_triples_reader *reader, const json_t *line,
                                const json_t *id, tri_error *error)
{
    TRI_TRY(
        begin_document(reader, json_string_value(id), json_string_length(id), error));
    tri_triples *triples = &reader->triples;
    tri_arena *arena = &reader->arena;
    tri_meta *meta = &triples->meta;
    meta->title = get_string(arena, line, "title");
    meta->date = get_string(arena, line, "date");
    meta->url = get_string(arena, line, "url");
    meta->source = get_string(arena, line, "source");
    meta->author = get_string(arena, line, "author");
    meta->lang = get_string(arena, line, "lang");
    meta->sketch = get_string(arena, line, "sketch");
    meta->duplicate_of = get_string(arena, line, "duplicate_of");
    triples->model = get_string(arena, line, "model");
    const uint32_t n_words = get_count(line, "words");
    const uint32_t n_sentences = get_count(line, "sentences");
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
    kept = kept && copy_numbers(arena, json_object_get(line, "paragraphs"),
                                &triples->paragraphs, &triples->n_paragraphs);
    for (size_t i = 0; kept && i < n; i++) {
        kept = read_entity(reader, json_array_get(entities, i), &listed[n_listed]);
        n_listed += kept && listed[n_listed] != TRI_NONE ? 1 : 0;
    }
    kept = kept && order_entities(reader, listed, n_listed);
    free(listed);
    return kept ? emit(reader) : tri_i_fail_memory(error);
}

/* Whether a string, or an object's `key`, has more than blanks. */
static bool has_text(const json_t *value, const char *key)
{
    const json_t *text = json_is_object(value) ? json_object_get(value, key) : value;
    const char *bytes = json_string_value(text);
    return bytes != NULL && bytes[strspn(bytes, " \t\r\n")] != '\0';
}

static tri_status add_triple(tri_triples_reader *reader, const json_t *line,
                             tri_error *error)
{
    const json_t *doc = json_object_get(line, "doc");
    tri_triples *triples = &reader->triples;
    tri_triple triple;
    if (!has_text(json_object_get(line, "subject"), "name") ||
        !has_text(json_object_get(line, "relation"), "label") ||
        !has_text(json_object_get(line, "object"), "name")) {
        return tri_i_fail(error, TRI_ERR_FORMAT, 0,
                          "%s, line %zu: no triple: needs subject.name, "
                          "relation.label and object.name",
                          reader->name, reader->n_lines);
    }
    TRI_TRY(json_is_string(doc)
                ? begin_document(reader, json_string_value(doc),
                                 json_string_length(doc), error)
                : begin_document(reader, reader->name, strlen(reader->name), error));
    const char *wrong = read_triple(reader, line, &triple);
    if (wrong == NULL) {
        return tri_i_fail_memory(error);
    }
    if (wrong != no_fault) {
        return tri_i_fail(error, TRI_ERR_FORMAT, 0, "%s, line %zu: no triple: needs %s",
                          reader->name, reader->n_lines, wrong);
    }
    if (triples->n_triples == reader->triple_room) {
        const size_t room = reader->triple_room * 2 + 16;
        tri_triple *bigger = realloc(triples->triples, room * sizeof *bigger);
        if (bigger == NULL) {
            return tri_i_fail_memory(error);
        }
        triples->triples = bigger;
        reader->triple_room = room;
    }
    triples->triples[triples->n_triples++] = triple;
    return TRI_OK;
}

/* ---- Lines */

/* A row of columns as the object that a JSON line would be. NULL: not three columns, or
   memory is out. */
static json_t *row_to_object(const char *line, size_t length)
{
    const char *columns[4] = {NULL};
    size_t lengths[4] = {0};
    size_t n = 0;
    const char *end = line + length;
    for (const char *at = line; at <= end && n < 4; n++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        columns[n] = at;
        lengths[n] = (size_t)((tab == NULL ? end : tab) - at);
        at += lengths[n] + 1;
    }
    if (n < 3) {
        return NULL;
    }
    json_t *object =
        json_pack("{s:s%, s:s%, s:s%}", "subject", columns[0], lengths[0], "relation",
                  columns[1], lengths[1], "object", columns[2], lengths[2]);
    if (object != NULL && n == 4) {
        /* jansson reads numbers with a point in every locale. */
        json_t *number =
            json_loadb(columns[3], lengths[3], JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        if (json_is_number(number)) {
            (void)json_object_set(object, "confidence", number);
        }
        json_decref(number);
    }
    return object;
}

static bool is_heading(const char *line, size_t length)
{
    static const char heading[] = "subject\trelation\tobject";
    const size_t n = sizeof heading - 1;
    return length >= n && memcmp(line, heading, n) == 0 &&
           (length == n || line[n] == '\t');
}

tri_status tri_triples_reader_line(tri_triples_reader *reader, const char *line,
                                   size_t length, tri_error *error)
{
    tri_status status = TRI_OK;
    char *repaired = NULL;
    json_t *object = NULL;
    json_error_t json_error = {.text = "needs three columns between tabs"};
    reader->n_lines++;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
        length--;
    }
    if (reader->n_lines == 1 && length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
        length -= 3;
    }
    if (length == 0 || is_heading(line, length)) {
        return TRI_OK;
    }
    if (tri_utf8_invalid(line, length) < length) {
        repaired = tri_utf8_repair(line, length, &length);
        if (repaired == NULL) {
            return tri_i_fail_memory(error);
        }
        line = repaired;
    }
    object = line[0] == '{' ? json_loadb(line, length, JSON_ALLOW_NUL, &json_error)
                            : row_to_object(line, length);
    if (object == NULL) {
        status = tri_i_fail(error, TRI_ERR_FORMAT, 0, "%s, line %zu: no triple: %s",
                            reader->name, reader->n_lines, json_error.text);
        goto done;
    }
    const json_t *id = json_object_get(object, "document");
    status = json_is_string(id) ? read_document(reader, object, id, error)
                                : add_triple(reader, object, error);
done:
    json_decref(object);
    free(repaired);
    return status;
}

tri_status tri_triples_reader_finish(tri_triples_reader *reader, tri_error *error)
{
    (void)error;
    return emit(reader);
}
