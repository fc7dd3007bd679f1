/* Sets of records that are one entity, and what keeps two of them apart. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <string.h>

uint32_t tri_i_root(tri_graph *graph, uint32_t record)
{
    tri_i_record *records = graph->records.items;
    while (records[record].parent != record) {
        records[record].parent = records[records[record].parent].parent;
        record = records[record].parent;
    }
    return record;
}

static const uint16_t merge_doubts[] = {
#define X_DOUBT(name, doubt, text) doubt,
    TRI_I_MERGE_LIST(X_DOUBT)
#undef X_DOUBT
};

/* Whether --entities says that two sets are not one. */
static bool is_forbidden(tri_graph *graph, uint32_t a, uint32_t b)
{
    if (!graph->records.items[a].is_told || !graph->records.items[b].is_told) {
        return false;
    }
    for (size_t i = 0; i < graph->apart.n; i++) {
        const uint32_t x = tri_i_root(graph, graph->apart.items[i].a);
        const uint32_t y = tri_i_root(graph, graph->apart.items[i].b);
        if ((x == a && y == b) || (x == b && y == a)) {
            return true;
        }
    }
    return false;
}

bool tri_i_is_told_apart(tri_graph *graph, uint32_t record, uint32_t ref)
{
    record = tri_i_root(graph, record);
    for (uint32_t at = graph->records.items[record].refs; at != TRI_NONE && ref != 0;
         at = graph->cells.items[at].next) {
        if (tri_i_is_other_reference(graph, graph->cells.items[at].string, ref)) {
            return true;
        }
    }
    return false;
}

/* Whether two sets have references of one list. */
static bool are_told_apart(tri_graph *graph, uint32_t a, uint32_t b)
{
    for (uint32_t at = graph->records.items[tri_i_root(graph, a)].refs; at != TRI_NONE;
         at = graph->cells.items[at].next) {
        if (tri_i_is_told_apart(graph, b, graph->cells.items[at].string)) {
            return true;
        }
    }
    return false;
}

/* Adds the references of one record to another's; false where memory is out. */
static bool collect_references(tri_graph *graph, uint32_t from, uint32_t to)
{
    for (uint32_t at = graph->records.items[from].refs; at != TRI_NONE;
         at = graph->cells.items[at].next) {
        const uint32_t string = graph->cells.items[at].string;
        if (!tri_i_count(graph, &graph->records.items[to].refs, string, 1)) {
            return false;
        }
    }
    return true;
}

bool tri_i_may_be_one_record(tri_graph *graph, uint32_t a, uint32_t b)
{
    const uint32_t x = tri_i_root(graph, a);
    const uint32_t y = tri_i_root(graph, b);
    return x == y || (!is_forbidden(graph, x, y) && !are_told_apart(graph, x, y));
}

bool tri_i_unite(tri_graph *graph, uint32_t a, uint32_t b)
{
    const uint32_t x = tri_i_root(graph, a);
    const uint32_t y = tri_i_root(graph, b);
    const uint32_t first = x < y ? x : y;
    const uint32_t other = x < y ? y : x;
    tri_i_record *records = graph->records.items;
    if (x == y) {
        return true;
    }
    records[other].parent = first;
    records[first].is_told = records[first].is_told || records[other].is_told;
    return collect_references(graph, other, first);
}

/* Whether two persons are of one document, which knows them apart by more than their
   names: "Mrs. Hale" and "Margaret Hale". */
static bool are_two_of_one_document(const tri_graph *graph, uint32_t a, uint32_t b)
{
    const tri_i_record *x = &graph->records.items[a];
    const tri_i_record *y = &graph->records.items[b];
    return x->doc != TRI_NONE && x->doc == y->doc && x->named && y->named &&
           x->type == TRI_TYPE_PER && y->type == TRI_TYPE_PER;
}

tri_status tri_i_join_records(tri_graph *graph, uint32_t a, uint32_t b,
                              tri_i_merge_rule rule, tri_error *error)
{
    const uint32_t x = tri_i_root(graph, a);
    const uint32_t y = tri_i_root(graph, b);
    const bool is_sure = rule == TRI_I_MERGE_SAME_AS || rule == TRI_I_MERGE_WIKIDATA;
    if (x == y || is_forbidden(graph, x, y) ||
        (!is_sure && are_told_apart(graph, x, y)) ||
        (rule == TRI_I_MERGE_SPELLING && are_two_of_one_document(graph, a, b))) {
        return TRI_OK;
    }
    const tri_i_merge merge = {.a = a, .b = b, .rule = (uint8_t)rule};
    if (!TRI_I_PUSH(&graph->merges, merge) || !tri_i_unite(graph, a, b)) {
        return tri_i_fail_memory(error);
    }
    uint16_t *doubt = &graph->records.items[x < y ? y : x].doubt;
    *doubt = *doubt > merge_doubts[rule] ? *doubt : merge_doubts[rule];
    return TRI_OK;
}

tri_status tri_i_claim_reference(tri_graph *graph, uint32_t ref, uint32_t record,
                                 tri_error *error)
{
    if (ref == 0) {
        return TRI_OK;
    }
    const char *key = ref == TRI_NONE ? NULL
                                      : tri_arena_printf(&graph->arena, "R%s",
                                                         tri_i_string(graph, ref));
    if (key == NULL ||
        !tri_i_count(graph, &graph->records.items[tri_i_root(graph, record)].refs, ref,
                     1)) {
        return tri_i_fail_memory(error);
    }
    const size_t length = strlen(key);
    const uint32_t other = tri_map_get(&graph->record_map, key, length);
    if (other != TRI_MAP_NONE) {
        return tri_i_join_records(graph, other, record,
                                  tri_i_is_wikidata_reference(graph, ref)
                                      ? TRI_I_MERGE_WIKIDATA
                                      : TRI_I_MERGE_REFERENCE,
                                  error);
    }
    return tri_map_set(&graph->record_map, key, length, record)
               ? TRI_OK
               : tri_i_fail_memory(error);
}
