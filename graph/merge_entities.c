/* Which entities of different documents are one: records joined to sets. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/lexicon/lexicon.h"
#include "graph/graph_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Joins the records of one reference. */
static tri_status merge_by_reference(tri_graph *graph, tri_error *error)
{
    for (uint32_t i = 0; i < graph->records.n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        uint32_t at = record->doc == TRI_NONE ? TRI_NONE : record->refs;
        for (; at != TRI_NONE; at = graph->cells.items[at].next) {
            TRI_TRY(
                tri_i_claim_reference(graph, graph->cells.items[at].string, i, error));
        }
    }
    return TRI_OK;
}

/* Whether a noun is for something of which an owner has one: "navy", "government"; but
   no office, which others hold in other years. */
static bool is_one_of_a_kind(const char *name)
{
    const char *last = strrchr(name, ' ');
    last = last == NULL ? name : last + 1;
    return tri_i_lexicon_has(&tri_i_lexicon_role_heads, last) &&
           !tri_i_lexicon_has(&tri_i_lexicon_titles, last);
}

/* CONCEPTs of one name that one named entity has are one: "Kenya's navy". */
static tri_status merge_by_neighbour(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_map first = {0};
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        const char *label = tri_i_string(graph, fact->label);
        if (fact->negated || (strcmp(label, "have") != 0 && strcmp(label, "of") != 0)) {
            continue;
        }
        for (int side = 0; side < 2; side++) {
            const uint32_t concept = side == 0 ? fact->source : fact->target;
            const uint32_t other = side == 0 ? fact->target : fact->source;
            if ((side == 1) != (label[0] == 'h')) {
                continue; /* it has something, something is of it */
            }
            const tri_i_record *a = &graph->records.items[concept];
            const tri_i_record *b = &graph->records.items[tri_i_root(graph, other)];
            if (a->named || a->type != TRI_TYPE_CONCEPT || !a->own || !b->named ||
                b->own || !is_one_of_a_kind(tri_i_string(graph, a->name))) {
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
    for (int which = 0; which < 5; which++) {
        const tri_i_record *source = &graph->records.items[from];
        uint32_t at = which == 0   ? source->names
                      : which == 1 ? source->aliases
                      : which == 2 ? source->roles
                      : which == 3 ? source->explained
                                   : source->forms;
        for (; at != TRI_NONE; at = graph->cells.items[at].next) {
            const tri_i_cell cell = graph->cells.items[at];
            tri_i_record *target = &graph->records.items[to];
            uint32_t *list = which == 0   ? &target->names
                             : which == 1 ? &target->aliases
                             : which == 2 ? &target->roles
                             : which == 3 ? &target->explained
                                          : &target->forms;
            if (!tri_i_count(graph, list, cell.string, cell.count)) {
                return false;
            }
        }
    }
    const tri_i_record *source = &graph->records.items[from];
    tri_i_record *target = &graph->records.items[to];
    if (target->typeless && source->doc != TRI_NONE) {
        target->type = source->type;
        target->typeless = false;
    }
    target->subtype = target->subtype == 0 ? source->subtype : target->subtype;
    target->wikidata = target->wikidata == 0 ? source->wikidata : target->wikidata;
    target->mentions = tri_i_sum(target->mentions, source->mentions);
    return true;
}

tri_status tri_i_merge_entities(tri_graph *graph, tri_error *error)
{
    TRI_TRY(tri_i_order_documents(graph, error));
    TRI_TRY(tri_i_merge_names(graph, error));
    TRI_TRY(merge_by_reference(graph, error));
    for (uint32_t i = 0; i < graph->records.n; i++) {
        graph->records.items[i].group = tri_i_root(graph, i);
        graph->records.items[i].doubt = 0;
    }
    TRI_TRY(tri_i_merge_variants(graph, error));
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
    for (uint32_t i = 0; i < graph->records.n; i++) {
        const uint32_t doc = graph->records.items[i].doc;
        tri_i_record *root = &graph->records.items[tri_i_root(graph, i)];
        if (doc != TRI_NONE && root->last_doc != doc) {
            root->last_doc = doc;
            root->n_docs++;
        }
    }
    return TRI_OK;
}
