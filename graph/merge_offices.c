/* Joins a surname that goes with an office with the person who nearly always has both:
   "President Tokayev" of one document, "Kasim-Jomart Tokayev" of another. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/lexicon/lexicon.h"
#include "graph/contexts.h"
#include "graph/variants.h"

#include <stdlib.h>
#include <string.h>

/* Of a hundred documents, those in which an office is one's. */
enum { NEARLY_ALL = 90 };

/* Enters a person's surname with each office that the document gives it, so that
   "President Xi" of one meets "President Xi Jinping" of another. */
static bool enter_offices(tri_i_variants *v, uint32_t i)
{
    tri_graph *graph = v->graph;
    const tri_i_record *record = &graph->records.items[i];
    char *folded = tri_i_plain_name(tri_i_string(graph, record->name));
    bool ok = folded != NULL;
    const bool is_title = ok && tri_i_lexicon_has(&tri_i_lexicon_titles, folded);
    for (uint32_t at = is_title ? TRI_NONE : record->roles; ok && at != TRI_NONE;
         at = graph->cells.items[at].next) {
        char office[32];
        if (!tri_i_office_of(tri_i_string(graph, graph->cells.items[at].string),
                             office)) {
            continue;
        }
        const char *last = strrchr(folded, ' ');
        ok = tri_i_add_entry(v,
                             tri_arena_printf(&v->arena, "%s %s",
                                              last == NULL ? folded : last + 1, office),
                             i);
    }
    free(folded);
    return ok;
}

/* The whole name of a block that nearly all of its documents with a whole name have;
   TRI_NONE where two have a part: then each surname stays its document's. */
static uint32_t find_holder(tri_graph *graph, const tri_i_entry *items, size_t n)
{
    uint32_t holder = TRI_NONE;
    size_t n_wholes = 0;
    size_t most = 0;
    for (size_t i = 0; i < n; i++) {
        if (graph->records.items[items[i].root].own) {
            continue;
        }
        const uint32_t root = tri_i_root(graph, items[i].root);
        n_wholes++;
        if (holder != TRI_NONE && root == tri_i_root(graph, holder)) {
            most++;
        } else if (most == 0) { /* the one of the majority stays (Boyer and Moore) */
            holder = items[i].root;
            most = 1;
        } else {
            most--;
        }
    }
    size_t n_holder = 0;
    for (size_t i = 0; i < n && holder != TRI_NONE; i++) {
        n_holder += !graph->records.items[items[i].root].own &&
                    tri_i_root(graph, items[i].root) == tri_i_root(graph, holder);
    }
    return n_holder * 100 >= n_wholes * NEARLY_ALL ? holder : TRI_NONE;
}

/* Whether the document of a surname has the whole name too, and did not join them: the
   president, and a grandson's wife. A document's entries stand together. */
static bool are_told_apart(tri_graph *graph, const tri_i_entry *items, size_t n,
                           size_t at, uint32_t whole)
{
    const uint32_t doc = graph->records.items[items[at].root].doc;
    size_t begin = at;
    while (begin > 0 && graph->records.items[items[begin - 1].root].doc == doc) {
        begin--;
    }
    for (size_t i = begin; i < n && graph->records.items[items[i].root].doc == doc;
         i++) {
        if (i != at && tri_i_root(graph, items[i].root) == tri_i_root(graph, whole)) {
            return doc != TRI_NONE;
        }
    }
    return false;
}

/* Joins the bare surnames of one office with the whole name that has both. */
static tri_status join_office(tri_i_variants *v, const tri_i_entry *items, size_t n)
{
    tri_graph *graph = v->graph;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        any = any || !graph->records.items[items[i].root].own;
    }
    const uint32_t whole = any ? find_holder(graph, items, n) : items[0].root;
    for (size_t i = 0; i < n && whole != TRI_NONE; i++) {
        const uint32_t one = items[i].root;
        const tri_i_record *record = &graph->records.items[one];
        if (!record->own || one == whole || are_told_apart(graph, items, n, i, whole) ||
            tri_i_are_of_two_nations(&record->context,
                                     &graph->records.items[whole].context)) {
            continue;
        }
        TRI_TRY(tri_i_join_records(graph, one, whole, TRI_I_MERGE_OFFICE, v->error));
        graph->records.items[one].is_short =
            !graph->records.items[whole].own && tri_i_root(graph, one) != one;
    }
    return TRI_OK;
}

tri_status tri_i_merge_offices(tri_i_variants *v)
{
    tri_graph *graph = v->graph;
    v->entries.n = 0;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        const bool is_role =
            record->own && tri_i_name_is_role(tri_i_string(graph, record->name));
        if (record->named && record->type == TRI_TYPE_PER && !is_role &&
            !enter_offices(v, i)) {
            return tri_i_fail_memory(v->error);
        }
    }
    return tri_i_for_blocks(v, join_office);
}
