/* References that the input gives to what it names ("https://viaf.org/viaf/1",
   "play.xml#juliet", a Wikidata id): records of one reference are one entity, and those
   of two references of one kind never are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <string.h>

static const char wikidata_scope[] = "wd:";

static bool is_wikidata(const char *ref)
{
    return strncmp(ref, wikidata_scope, sizeof wikidata_scope - 1) == 0;
}

bool tri_i_is_wikidata_reference(const tri_graph *graph, uint32_t ref)
{
    return is_wikidata(tri_i_string(graph, ref));
}

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

bool tri_i_is_other_reference(const tri_graph *graph, uint32_t a, uint32_t b)
{
    const char *x = tri_i_string(graph, a);
    const char *y = tri_i_string(graph, b);
    const uint32_t n = scope_of(x);
    return a != b && n == scope_of(y) && memcmp(x, y, n) == 0;
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

static bool is_other(const char *ref)
{
    return !is_wikidata(ref);
}

const char *tri_i_join_references(tri_graph *graph, const tri_i_record *record)
{
    return tri_i_join_cells(graph, record->refs, is_other);
}
