/* Which entities of different documents are one: records joined to sets. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/distance.h"
#include "graph/graph_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AMBIGUOUS = UINT32_MAX - 1, MAX_SAME = 16 /* people of one surname compared */ };

static bool may_be_same(const tri_i_record *a, const tri_i_record *b)
{
    return a->wikidata == 0 || b->wikidata == 0 || a->wikidata == b->wikidata;
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
            done = claim(graph, &claims, tri_i_record_key('N', record->type, "", alias),
                         root);
        }
        const char *surname = strrchr(tri_i_string(graph, record->name), ' ');
        if (done && record->type == TRI_TYPE_PER && surname != NULL) {
            done = claim(graph, &claims,
                         tri_i_record_key('N', TRI_TYPE_PER, "", surname + 1), root);
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
            tri_i_record_key('N', record->type, "", tri_i_string(graph, record->name));
        if (key == NULL) {
            status = tri_i_fail_memory(error);
            goto done;
        }
        const uint32_t owner = tri_map_get(&claims, key, strlen(key));
        free(key);
        if (owner != TRI_MAP_NONE && owner != AMBIGUOUS &&
            may_be_same(&graph->records.items[tri_i_root(graph, owner)],
                        &graph->records.items[tri_i_root(graph, i)])) {
            const bool were_two = tri_i_root(graph, owner) != tri_i_root(graph, i);
            status = tri_i_join_records(graph, i, owner, TRI_I_MERGE_ALIAS, error);
            graph->records.items[i].is_short =
                were_two && tri_i_root(graph, owner) == tri_i_root(graph, i);
            if (status != TRI_OK) {
                goto done;
            }
        }
    }
done:
    tri_map_clear(&claims);
    return status;
}

/* ---- Persons spelt a little otherwise */

/* Whether two names of one surname (keys; their given names are the bytes before `n`
   and `m`) are one person's: "kasim jomart", "kassym jomart"; "nursultan", "nursultan
   abishuly". */
static bool given_agree(const char *a, size_t n, const char *b, size_t m)
{
    char x[64];
    char y[64];
    if (n >= sizeof x || m >= sizeof y || a[0] != b[0]) {
        return false;
    }
    (void)snprintf(x, sizeof x, "%.*s", (int)n, a);
    (void)snprintf(y, sizeof y, "%.*s", (int)m, b);
    const size_t shorter = n < m ? n : m;
    if ((n != m) && strncmp(x, y, shorter) == 0 && (n < m ? y : x)[shorter] == ' ' &&
        shorter > 1) {
        return true;
    }
    /* But "Mario" is not "Maria". */
    return shorter >= 6 && x[n - 1] == y[m - 1] &&
           tri_distance(x, y, 2) <= (shorter >= 8 ? 2U : 1U);
}

/* Joins persons of one surname whose given names agree, where only two do. */
static tri_status merge_by_spelling(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_map last = {0};
    const uint32_t n = (uint32_t)graph->records.n;
    uint32_t *before = malloc(((size_t)n + 1) * sizeof *before);
    const char **keys = calloc((size_t)n + 1, sizeof *keys);
    if (before == NULL || keys == NULL) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    for (uint32_t i = 0; i < n && status == TRI_OK; i++) {
        const tri_i_record *record = &graph->records.items[i];
        if (!record->named || record->own || record->type != TRI_TYPE_PER) {
            continue;
        }
        char *folded = tri_i_name_key(tri_i_string(graph, record->name));
        keys[i] = folded == NULL ? NULL : tri_arena_string(&graph->arena, folded);
        free(folded);
        if (keys[i] == NULL) {
            status = tri_i_fail_memory(error);
            break;
        }
        const char *surname = strrchr(keys[i], ' ');
        if (surname == NULL) {
            continue;
        }
        const size_t length = strlen(surname);
        before[i] = tri_map_get(&last, surname, length);
        uint32_t found = TRI_NONE;
        uint32_t k = before[i];
        for (int steps = 0; k != TRI_MAP_NONE && steps < MAX_SAME;
             k = before[k], steps++) {
            const char *other = strrchr(keys[k], ' ');
            if (given_agree(keys[i], (size_t)(surname - keys[i]), keys[k],
                            (size_t)(other - keys[k])) &&
                may_be_same(record, &graph->records.items[tri_i_root(graph, k)])) {
                const bool is_first = found == TRI_NONE;
                const bool is_same = !is_first && found != AMBIGUOUS &&
                                     tri_i_root(graph, found) == tri_i_root(graph, k);
                found = is_first || is_same ? k : AMBIGUOUS;
            }
        }
        if (found != TRI_NONE && found != AMBIGUOUS) {
            status = tri_i_join_records(graph, i, found, TRI_I_MERGE_SPELLING, error);
        }
        if (!tri_map_set(&last, surname, length, i)) {
            status = tri_i_fail_memory(error);
        }
    }
done:
    tri_map_clear(&last);
    free(before);
    free(keys);
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
            char owner[16];
            (void)snprintf(owner, sizeof owner, "%u",
                           (unsigned)tri_i_root(graph, other));
            char *key = tri_i_record_key('J', 0, owner, tri_i_string(graph, a->name));
            if (key == NULL) {
                status = tri_i_fail_memory(error);
                goto done;
            }
            const size_t length = strlen(key);
            const uint32_t before = tri_map_get(&first, key, length);
            bool kept = true;
            if (before != TRI_MAP_NONE) {
                status = tri_i_join_records(graph, before, concept,
                                            TRI_I_MERGE_NEIGHBOUR, error);
            } else {
                const char *copy = tri_arena_copy(&graph->arena, key, length);
                kept = copy != NULL && tri_map_set(&first, copy, length, concept);
            }
            free(key);
            if (!kept) {
                status = tri_i_fail_memory(error);
            }
            if (status != TRI_OK) {
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
    target->mentions = tri_i_sum(target->mentions, source->mentions);
    return true;
}

tri_status tri_i_merge_entities(tri_graph *graph, tri_error *error)
{
    TRI_TRY(merge_by_spelling(graph, error));
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
