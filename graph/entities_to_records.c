/* Gathers the entities of documents as records, one for each name; what is known of
   them before (--entities) comes first. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/lexicon/lexicon.h"
#include "graph/contexts.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *tri_i_record_key(char kind, unsigned type, const char *owner, const char *name)
{
    char *folded = tri_i_name_key(name);
    char *key = NULL;
    if (folded != NULL) {
        const size_t room = strlen(folded) + strlen(owner) + 16;
        key = malloc(room);
        if (key != NULL) {
            (void)snprintf(key, room, "%c%u\x1f%s\x1f%s", kind, type, owner, folded);
        }
        free(folded);
    }
    return key;
}

/* The record of a key among those of the document that is added: `fresh` where there
   was none. */
static tri_status find_record(tri_graph *graph, const char *key,
                              const tri_i_record *fresh, uint32_t *record,
                              tri_error *error)
{
    const size_t length = strlen(key);
    *record = tri_map_get(&graph->doc_map, key, length);
    if (*record != TRI_MAP_NONE) {
        return TRI_OK;
    }
    if (graph->records.n >= TRI_NONE - 1) {
        return tri_i_fail(error, TRI_ERR_LIMIT, 0, "more than 2^32 - 2 entities");
    }
    const uint32_t index = (uint32_t)graph->records.n;
    const char *copy = tri_arena_copy(&graph->doc_arena, key, length);
    if (copy == NULL || !TRI_I_PUSH(&graph->records, *fresh)) {
        return tri_i_fail_memory(error);
    }
    graph->records.items[index].parent = index;
    if (!tri_map_set(&graph->doc_map, copy, length, index)) {
        graph->records.n--;
        return tri_i_fail_memory(error);
    }
    *record = index;
    return TRI_OK;
}

/* Which CONCEPTs of a document some phrase of it makes particular: all of a name, for
   "troops" and "the troops" are not two there. False where memory is out. */
static bool find_particular(const tri_triples *triples, bool *particular)
{
    tri_map names = {0};
    bool ok = true;
    for (uint32_t i = 0; i < triples->n_triples; i++) {
        const tri_triple *triple = &triples->triples[i];
        for (uint32_t j = 0; j < triple->n_args + 2; j++) {
            const tri_argument *argument = j == 0   ? &triple->subject
                                           : j == 1 ? &triple->object
                                                    : &triple->args[j - 2].argument;
            if (argument->entity < triples->n_entities &&
                tri_i_phrase_is_particular(argument->text)) {
                particular[argument->entity] = true;
            }
        }
    }
    for (uint32_t i = 0; i < triples->n_entities && ok; i++) {
        const char *name = triples->entities[i].name;
        if (particular[i]) {
            ok = tri_map_set(&names, name, strlen(name), i);
        }
    }
    for (uint32_t i = 0; i < triples->n_entities && ok; i++) {
        const char *name = triples->entities[i].name;
        particular[i] = tri_map_get(&names, name, strlen(name)) != TRI_MAP_NONE;
    }
    tri_map_clear(&names);
    return ok;
}

/* Adds what one document says of an entity to its record. */
static bool enrich(tri_graph *graph, uint32_t index, const tri_entity *entity)
{
    const uint32_t name = tri_i_intern_string(graph, entity->name);
    const uint32_t subtype = tri_i_intern_string(graph, entity->subtype);
    const uint32_t wikidata = tri_i_intern_string(graph, entity->wikidata);
    if (name == TRI_NONE || subtype == TRI_NONE || wikidata == TRI_NONE ||
        !tri_i_count(graph, &graph->records.items[index].names, name,
                     entity->n_mentions == 0 ? 1 : entity->n_mentions)) {
        return false;
    }
    for (uint32_t i = 0; i < entity->n_aliases + entity->n_roles; i++) {
        const bool alias = i < entity->n_aliases;
        const uint32_t string = tri_i_intern_string(
            graph, alias ? entity->aliases[i] : entity->roles[i - entity->n_aliases]);
        tri_i_record *record = &graph->records.items[index];
        if (string == TRI_NONE ||
            !tri_i_count(graph, alias ? &record->aliases : &record->roles, string, 1)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < entity->n_explained; i++) {
        const uint32_t string = tri_i_intern_string(graph, entity->explained[i]);
        if (string == TRI_NONE ||
            !tri_i_count(graph, &graph->records.items[index].explained, string, 1)) {
            return false;
        }
    }
    tri_i_record *record = &graph->records.items[index];
    record->subtype = record->subtype == 0 ? subtype : record->subtype;
    record->wikidata = record->wikidata == 0 ? wikidata : record->wikidata;
    record->mentions = tri_i_sum(record->mentions, entity->n_mentions);
    for (uint32_t i = 0; i < entity->n_roles; i++) {
        tri_i_learn_role(&record->context, entity->roles[i]);
    }
    return true;
}

tri_i_record tri_i_fresh_record(void)
{
    return (tri_i_record){.names = TRI_NONE,
                          .aliases = TRI_NONE,
                          .explained = TRI_NONE,
                          .roles = TRI_NONE,
                          .forms = TRI_NONE,
                          .refs = TRI_NONE,
                          .last_doc = TRI_NONE,
                          .node = TRI_NONE,
                          .doc = TRI_NONE,
                          .row = TRI_NONE};
}

/* The record of an entity whose name's record has another reference: its own, by name
   and reference. */
static tri_status find_other(tri_graph *graph, char kind, const tri_entity *entity,
                             uint32_t ref, const tri_i_record *fresh, uint32_t *record,
                             tri_error *error)
{
    const char *owner =
        tri_arena_printf(&graph->doc_arena, "\x1e%s", tri_i_string(graph, ref));
    char *key = owner == NULL
                    ? NULL
                    : tri_i_record_key(kind, entity->type, owner, entity->name);
    const tri_status status = key == NULL
                                  ? tri_i_fail_memory(error)
                                  : find_record(graph, key, fresh, record, error);
    free(key);
    return status;
}

/* Whether a person's name is one word, titles before it aside: "Hale", "Mr. Hale". */
static bool is_one_word(const char *name)
{
    for (const char *blank; (blank = strchr(name, ' ')) != NULL; name = blank + 1) {
        char title[24];
        size_t n = 0;
        for (const char *c = name; c < blank && n + 1 < sizeof title; c++) {
            title[n++] = (char)tolower((unsigned char)*c);
        }
        title[n] = '\0';
        if (!tri_i_lexicon_has(&tri_i_lexicon_titles, title)) {
            return false;
        }
    }
    return true;
}

/* Whether a name is everyone's: a role's name and a description are their document's
   own, and so is one word for a person, a surname or given name of many, but in triples
   of another program, whose names are its ids; a generic concept is everyone's again.
 */
static bool is_own(const tri_graph *graph, const tri_entity *entity, bool named,
                   bool particular)
{
    const bool known =
        entity->wikidata[0] != '\0' ||
        (entity->ref != NULL && entity->ref[0] != '\0' && entity->ref[0] != '#');
    if (named) {
        return !known &&
               !tri_i_lexicon_has(&tri_i_lexicon_organisations, entity->name) &&
               (tri_i_name_is_role(entity->name) ||
                (entity->type == TRI_TYPE_PER && !graph->is_foreign &&
                 is_one_word(entity->name)));
    }
    return entity->type == TRI_TYPE_CONCEPT
               ? particular && !graph->options.merge_concepts
               : entity->type != TRI_TYPE_DATE;
}

static tri_status add_entity(tri_graph *graph, const tri_entity *entity, uint32_t doc,
                             bool particular, uint32_t *record, tri_error *error)
{
    const bool named =
        entity->named && entity->type != TRI_TYPE_DATE && entity->type != TRI_TYPE_NUM;
    const char *id = tri_i_string(graph, graph->docs.items[doc].id);
    const char kind = named ? 'N' : 'C';
    tri_i_record fresh = tri_i_fresh_record();
    fresh.type = entity->type;
    fresh.own = is_own(graph, entity, named, particular);
    fresh.named = named;
    fresh.name = tri_i_intern_string(graph, entity->name);
    fresh.doc = doc;
    char *key = tri_i_record_key(kind, entity->type, "", entity->name);
    const uint32_t refs[] = {named ? tri_i_reference(graph, id, entity->ref) : 0,
                             named ? tri_i_wikidata_reference(graph, entity->wikidata)
                                   : 0};
    tri_status status = TRI_OK;
    if (key == NULL || fresh.name == TRI_NONE || refs[0] == TRI_NONE ||
        refs[1] == TRI_NONE) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    status = find_record(graph, key, &fresh, record, error);
    for (int i = 0; i < 2 && status == TRI_OK; i++) {
        if (tri_i_is_told_apart(graph, *record, refs[i])) {
            status = find_other(graph, kind, entity, refs[i], &fresh, record, error);
        }
    }
    if (status == TRI_OK && !enrich(graph, *record, entity)) {
        status = tri_i_fail_memory(error);
    }
    for (int i = 1; i >= 0 && status == TRI_OK; i--) {
        if (refs[i] != 0 &&
            !tri_i_count(graph, &graph->records.items[*record].refs, refs[i], 1)) {
            status = tri_i_fail_memory(error);
        }
    }
done:
    free(key);
    return status;
}

/* Marks the entities that a triple is about. */
static void mark_used(const tri_triples *triples, bool *used)
{
    for (uint32_t i = 0; i < triples->n_triples; i++) {
        const tri_triple *triple = &triples->triples[i];
        for (uint32_t j = 0; j < triple->n_args + 3; j++) {
            const tri_argument *argument = j == 0   ? &triple->subject
                                           : j == 1 ? &triple->object
                                           : j == 2 ? triple->attribution
                                                    : &triple->args[j - 3].argument;
            if (argument != NULL && argument->entity < triples->n_entities) {
                used[argument->entity] = true;
            }
        }
    }
}

tri_status tri_i_add_entities(tri_graph *graph, const tri_triples *triples,
                              uint32_t doc, uint32_t *records, tri_error *error)
{
    tri_status status = TRI_OK;
    bool *particular = calloc(triples->n_entities + 1, sizeof *particular);
    bool *used = calloc(triples->n_entities + 1, sizeof *used);
    tri_map_clear(&graph->doc_map);
    tri_arena_clear(&graph->doc_arena);
    if (particular == NULL || used == NULL || !find_particular(triples, particular)) {
        free(particular);
        free(used);
        return tri_i_fail_memory(error);
    }
    mark_used(triples, used);
    graph->is_foreign = triples->model == NULL || triples->model[0] == '\0';
    for (uint32_t i = 0; i < triples->n_entities && status == TRI_OK; i++) {
        if (triples->entities[i].name[0] == '\0' ||
            !(used[i] || triples->entities[i].named)) {
            /* Nothing known, or of no fact: no node. */
            records[i] = TRI_NONE;
            continue;
        }
        status = add_entity(graph, &triples->entities[i], doc, particular[i],
                            &records[i], error);
    }
    free(particular);
    free(used);
    return status;
}

tri_status tri_i_add_argument(tri_graph *graph, const tri_argument *argument,
                              uint32_t doc, uint32_t *record, tri_error *error)
{
    const tri_entity entity = {.name = argument->name,
                               .subtype = argument->subtype,
                               .wikidata = "",
                               .ref = "",
                               .type = argument->type,
                               .n_mentions = 1,
                               .named = argument->how == TRI_HOW_NAME ||
                                        argument->how == TRI_HOW_ALIAS ||
                                        argument->how == TRI_HOW_ACRONYM};
    return add_entity(graph, &entity, doc, tri_i_phrase_is_particular(argument->text),
                      record, error);
}
