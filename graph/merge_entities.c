/* Which entities of different documents are one: the records that become nodes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AMBIGUOUS = UINT32_MAX - 1 };

uint32_t tri_i_root(tri_graph *graph, uint32_t record)
{
    tri_i_record *records = graph->records.items;
    while (records[record].parent != record) {
        records[record].parent = records[records[record].parent].parent;
        record = records[record].parent;
    }
    return record;
}

/* Joins two sets; the record that came first stands for both. */
static void join(tri_graph *graph, uint32_t a, uint32_t b)
{
    a = tri_i_root(graph, a);
    b = tri_i_root(graph, b);
    if (a < b) {
        graph->records.items[b].parent = a;
    } else {
        graph->records.items[a].parent = b;
    }
}

static bool may_be_same(const tri_i_record *a, const tri_i_record *b)
{
    return a->wikidata == 0 || b->wikidata == 0 || a->wikidata == b->wikidata;
}

/* A key in the record map: what kind of key, a type, a document where it is the
   document's own, a name. NULL where memory is out; free it. */
static char *make_key(char kind, unsigned type, uint32_t doc, const char *name)
{
    char *folded = tri_i_name_key(name);
    char *key = NULL;
    if (folded != NULL) {
        const size_t room = strlen(folded) + 32;
        key = malloc(room);
        if (key != NULL) {
            (void)snprintf(key, room, "%c%u\x1f%lu\x1f%s", kind, type,
                           doc == TRI_NONE ? 0UL : (unsigned long)doc + 1, folded);
        }
        free(folded);
    }
    return key;
}

/* Finds or makes the record of a key. */
static tri_status find_record(tri_graph *graph, const char *key,
                              const tri_i_record *fresh, uint32_t *record,
                              tri_error *error)
{
    *record = tri_map_get(&graph->record_map, key, strlen(key));
    if (*record != TRI_MAP_NONE) {
        return TRI_OK;
    }
    if (graph->records.n >= AMBIGUOUS) {
        return tri_i_fail(error, TRI_ERR_LIMIT, 0, "more than 2^32 - 2 entities");
    }
    const uint32_t index = (uint32_t)graph->records.n;
    const size_t length = strlen(key);
    const char *copy = tri_arena_copy(&graph->arena, key, length);
    if (copy == NULL || !TRI_I_PUSH(&graph->records, *fresh)) {
        return tri_i_fail_memory(error);
    }
    graph->records.items[index].parent = index;
    if (!tri_map_set(&graph->record_map, copy, length, index)) {
        graph->records.n--;
        return tri_i_fail_memory(error);
    }
    *record = index;
    return TRI_OK;
}

/* Which CONCEPTs of a document some phrase of it makes particular. */
static void find_particular(const tri_triples *triples, bool *particular)
{
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
}

/* Adds what one document says of an entity to its record. */
static bool enrich(tri_graph *graph, uint32_t index, const tri_entity *entity,
                   uint32_t doc)
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
    tri_i_record *record = &graph->records.items[index];
    record->subtype = record->subtype == 0 ? subtype : record->subtype;
    record->wikidata = record->wikidata == 0 ? wikidata : record->wikidata;
    record->mentions += entity->n_mentions;
    if (record->last_doc != doc) {
        const tri_i_seen seen = {.record = index, .doc = doc};
        record->last_doc = doc;
        return TRI_I_PUSH(&graph->seen, seen);
    }
    return true;
}

static tri_i_record fresh_record(void)
{
    return (tri_i_record){.names = TRI_NONE,
                          .aliases = TRI_NONE,
                          .roles = TRI_NONE,
                          .last_doc = TRI_NONE,
                          .node = TRI_NONE};
}

static tri_status add_entity(tri_graph *graph, const tri_entity *entity, uint32_t doc,
                             bool particular, uint32_t *record, tri_error *error)
{
    /* A name is everyone's, a role's name and a description its document's own; a
       generic concept is everyone's again. */
    const bool known = entity->wikidata[0] != '\0';
    const bool named =
        entity->named && entity->type != TRI_TYPE_DATE && entity->type != TRI_TYPE_NUM;
    const bool own = named ? !known && tri_i_name_is_role(entity->name)
                     : entity->type == TRI_TYPE_CONCEPT
                         ? particular && !graph->options.merge_concepts
                         : entity->type != TRI_TYPE_DATE;
    tri_i_record fresh = fresh_record();
    fresh.type = entity->type;
    fresh.own = own;
    fresh.named = named;
    fresh.name = tri_i_intern_string(graph, entity->name);
    char *key =
        make_key(named ? 'N' : 'C', entity->type, own ? doc : TRI_NONE, entity->name);
    tri_status status = TRI_OK;
    if (key == NULL || fresh.name == TRI_NONE) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    status = find_record(graph, key, &fresh, record, error);
    if (status == TRI_OK && !enrich(graph, *record, entity, doc)) {
        status = tri_i_fail_memory(error);
    }
    if (status == TRI_OK && known && named) {
        /* One Wikidata id is one thing, whatever it is called. */
        char by_id[64];
        (void)snprintf(by_id, sizeof by_id, "W%.60s", entity->wikidata);
        const uint32_t other = tri_map_get(&graph->record_map, by_id, strlen(by_id));
        if (other != TRI_MAP_NONE) {
            join(graph, other, *record);
        } else {
            const char *copy = tri_arena_string(&graph->arena, by_id);
            if (copy == NULL ||
                !tri_map_set(&graph->record_map, copy, strlen(copy), *record)) {
                status = tri_i_fail_memory(error);
            }
        }
    }
done:
    free(key);
    return status;
}

tri_status tri_i_add_entities(tri_graph *graph, const tri_triples *triples,
                              uint32_t doc, uint32_t *records, tri_error *error)
{
    tri_status status = TRI_OK;
    bool *particular = calloc(triples->n_entities + 1, sizeof *particular);
    if (particular == NULL) {
        return tri_i_fail_memory(error);
    }
    find_particular(triples, particular);
    for (uint32_t i = 0; i < triples->n_entities && status == TRI_OK; i++) {
        status = add_entity(graph, &triples->entities[i], doc, particular[i],
                            &records[i], error);
    }
    free(particular);
    return status;
}

tri_status tri_i_add_argument(tri_graph *graph, const tri_argument *argument,
                              uint32_t doc, uint32_t *record, tri_error *error)
{
    const tri_entity entity = {.name = argument->name,
                               .subtype = argument->subtype,
                               .wikidata = "",
                               .type = argument->type,
                               .n_mentions = 1,
                               .named = argument->how == TRI_HOW_NAME ||
                                        argument->how == TRI_HOW_ALIAS ||
                                        argument->how == TRI_HOW_ACRONYM};
    return add_entity(graph, &entity, doc, tri_i_phrase_is_particular(argument->text),
                      record, error);
}

/* Notes that `record` claims a key, or that it is not the only one. */
static bool claim(tri_graph *graph, tri_map *claims, char *key, uint32_t record)
{
    bool done = key != NULL;
    if (done) {
        const size_t length = strlen(key);
        const uint32_t before = tri_map_get(claims, key, length);
        if (before == TRI_MAP_NONE) {
            const char *copy = tri_arena_copy(&graph->arena, key, length);
            done = copy != NULL && tri_map_set(claims, copy, length, record);
        } else if (before != AMBIGUOUS && tri_i_root(graph, before) != record) {
            done = tri_map_set(claims, key, length, AMBIGUOUS);
        }
    }
    free(key);
    return done;
}

/* A single name that another document uses alone is the one entity that claims it, by
   an alias or (a person) as its last word; where two do, it stays its own. */
static tri_status merge_by_alias(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_map claims = {0};
    const uint32_t n = (uint32_t)graph->records.n;
    for (uint32_t i = 0; i < n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        if (!record->named || record->own) {
            continue;
        }
        const uint32_t root = tri_i_root(graph, i);
        bool done = true;
        for (uint32_t at = record->aliases; at != TRI_NONE && done;
             at = graph->cells.items[at].next) {
            const char *alias = tri_i_string(graph, graph->cells.items[at].string);
            done = claim(graph, &claims, make_key('N', record->type, TRI_NONE, alias),
                         root);
        }
        const char *surname = strrchr(tri_i_string(graph, record->name), ' ');
        if (done && record->type == TRI_TYPE_PER && surname != NULL) {
            done = claim(graph, &claims,
                         make_key('N', TRI_TYPE_PER, TRI_NONE, surname + 1), root);
        }
        if (!done) {
            status = tri_i_fail_memory(error);
            goto done;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        if (!record->named || record->own) {
            continue;
        }
        char *key =
            make_key('N', record->type, TRI_NONE, tri_i_string(graph, record->name));
        if (key == NULL) {
            status = tri_i_fail_memory(error);
            goto done;
        }
        const uint32_t owner = tri_map_get(&claims, key, strlen(key));
        free(key);
        if (owner != TRI_MAP_NONE && owner != AMBIGUOUS &&
            may_be_same(&graph->records.items[tri_i_root(graph, owner)],
                        &graph->records.items[tri_i_root(graph, i)])) {
            graph->records.items[i].is_short =
                tri_i_root(graph, owner) != tri_i_root(graph, i);
            join(graph, owner, i);
        }
    }
done:
    tri_map_clear(&claims);
    return status;
}

/* CONCEPTs of one name that facts join to one common named entity are one. */
static tri_status merge_by_neighbour(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_map first = {0};
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        for (int side = 0; side < 2; side++) {
            const uint32_t concept = side == 0 ? fact->source : fact->target;
            const uint32_t other = side == 0 ? fact->target : fact->source;
            const tri_i_record *a = &graph->records.items[concept];
            const tri_i_record *b = &graph->records.items[tri_i_root(graph, other)];
            if (a->named || a->type != TRI_TYPE_CONCEPT || !a->own || !b->named ||
                b->own) {
                continue;
            }
            char *key = make_key('J', 0, tri_i_root(graph, other),
                                 tri_i_string(graph, a->name));
            if (key == NULL) {
                status = tri_i_fail_memory(error);
                goto done;
            }
            const size_t length = strlen(key);
            const uint32_t before = tri_map_get(&first, key, length);
            bool kept = true;
            if (before != TRI_MAP_NONE) {
                join(graph, before, concept);
            } else {
                const char *copy = tri_arena_copy(&graph->arena, key, length);
                kept = copy != NULL && tri_map_set(&first, copy, length, concept);
            }
            free(key);
            if (!kept) {
                status = tri_i_fail_memory(error);
                goto done;
            }
        }
    }
done:
    tri_map_clear(&first);
    return status;
}

/* Puts what a joined record knows to the one that stands for it. */
static bool collect(tri_graph *graph, uint32_t from, uint32_t to)
{
    for (int which = 0; which < 3; which++) {
        const tri_i_record *source = &graph->records.items[from];
        uint32_t at = which == 0   ? source->names
                      : which == 1 ? source->aliases
                                   : source->roles;
        for (; at != TRI_NONE; at = graph->cells.items[at].next) {
            const tri_i_cell cell = graph->cells.items[at];
            tri_i_record *target = &graph->records.items[to];
            uint32_t *list = which == 0   ? &target->names
                             : which == 1 ? &target->aliases
                                          : &target->roles;
            if (!tri_i_count(graph, list, cell.string, cell.count)) {
                return false;
            }
        }
    }
    const tri_i_record *source = &graph->records.items[from];
    tri_i_record *target = &graph->records.items[to];
    target->subtype = target->subtype == 0 ? source->subtype : target->subtype;
    target->wikidata = target->wikidata == 0 ? source->wikidata : target->wikidata;
    target->mentions += source->mentions;
    return true;
}

tri_status tri_i_merge_entities(tri_graph *graph, tri_error *error)
{
    TRI_TRY(merge_by_alias(graph, error));
    TRI_TRY(merge_by_neighbour(graph, error));
    for (uint32_t i = 0; i < graph->records.n; i++) {
        /* Another document's whole name is the canonical one. */
        tri_i_record *record = &graph->records.items[i];
        if (record->is_short) {
            for (uint32_t at = record->names; at != TRI_NONE;) {
                const tri_i_cell cell = graph->cells.items[at];
                if (!tri_i_count(graph, &record->aliases, cell.string, cell.count)) {
                    return tri_i_fail_memory(error);
                }
                at = cell.next;
            }
            record->names = TRI_NONE;
        }
    }
    for (uint32_t i = 0; i < graph->records.n; i++) {
        const uint32_t root = tri_i_root(graph, i);
        if (root != i && !collect(graph, i, root)) {
            return tri_i_fail_memory(error);
        }
    }
    /* A document counts once for a set: they stand in the documents' order. */
    for (size_t i = 0; i < graph->records.n; i++) {
        graph->records.items[i].last_doc = TRI_NONE;
    }
    for (size_t i = 0; i < graph->seen.n; i++) {
        const tri_i_seen *seen = &graph->seen.items[i];
        tri_i_record *record = &graph->records.items[tri_i_root(graph, seen->record)];
        if (record->last_doc != seen->doc) {
            record->last_doc = seen->doc;
            record->n_docs++;
        }
    }
    return TRI_OK;
}
