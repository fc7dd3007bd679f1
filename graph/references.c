/* References that the input gives to what it names ("https://viaf.org/viaf/1",
   "play.xml#juliet", a Wikidata id): records of one reference are one entity, and those
   of two references of one kind never are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

static const char wikidata_scope[] = "wd:";

/* The bytes of a reference that say in which list it stands; only references of one
   list tell two things apart. */
static uint32_t scope_of(const char *ref)
{
    size_t n = strlen(ref);
    while (n > 0 && strchr("/#:", ref[n - 1]) == NULL) {
        n--;
    }
    return (uint32_t)n;
}

static bool is_other(const tri_graph *graph, uint32_t a, uint32_t b)
{
    const char *x = tri_i_string(graph, a);
    const char *y = tri_i_string(graph, b);
    const uint32_t n = scope_of(x);
    return a != b && n == scope_of(y) && memcmp(x, y, n) == 0;
}

bool tri_i_is_told_apart(tri_graph *graph, uint32_t record, uint32_t ref)
{
    record = tri_i_root(graph, record);
    for (uint32_t at = graph->records.items[record].refs; at != TRI_NONE && ref != 0;
         at = graph->cells.items[at].next) {
        if (is_other(graph, graph->cells.items[at].string, ref)) {
            return true;
        }
    }
    return false;
}

bool tri_i_are_told_apart(tri_graph *graph, uint32_t a, uint32_t b)
{
    for (uint32_t at = graph->records.items[tri_i_root(graph, a)].refs; at != TRI_NONE;
         at = graph->cells.items[at].next) {
        if (tri_i_is_told_apart(graph, b, graph->cells.items[at].string)) {
            return true;
        }
    }
    return false;
}

bool tri_i_collect_references(tri_graph *graph, uint32_t from, uint32_t to)
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

uint32_t tri_i_reference(tri_graph *graph, const char *doc, const char *ref)
{
    if (ref == NULL || ref[0] == '\0') {
        return 0;
    }
    const bool is_local = ref[0] == '#';
    const char *whole =
        tri_arena_printf(&graph->arena, "%s%s", is_local ? doc : "", ref);
    return whole == NULL ? TRI_NONE : tri_i_intern_string(graph, whole);
}

uint32_t tri_i_wikidata_reference(tri_graph *graph, const char *wikidata)
{
    if (wikidata[0] == '\0') {
        return 0;
    }
    const char *whole =
        tri_arena_printf(&graph->arena, "%s%s", wikidata_scope, wikidata);
    return whole == NULL ? TRI_NONE : tri_i_intern_string(graph, whole);
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
                                  strncmp(key + 1, wikidata_scope, 3) == 0
                                      ? TRI_I_MERGE_WIKIDATA
                                      : TRI_I_MERGE_REFERENCE,
                                  error);
    }
    return tri_map_set(&graph->record_map, key, length, record)
               ? TRI_OK
               : tri_i_fail_memory(error);
}

const char *tri_i_join_references(tri_graph *graph, const tri_i_record *record)
{
    tri_i_text text = {0};
    for (uint32_t at = record->refs; at != TRI_NONE; at = graph->cells.items[at].next) {
        const char *ref = tri_i_string(graph, graph->cells.items[at].string);
        if (strncmp(ref, wikidata_scope, 3) != 0) {
            tri_i_text_list(&text, ref);
        }
    }
    const char *joined = text.failed ? NULL
                         : text.n == 0
                             ? ""
                             : tri_arena_copy(&graph->arena, text.bytes, text.n);
    tri_i_text_clear(&text);
    return joined;
}
