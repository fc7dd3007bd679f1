/* Chooses the records that become nodes, and gives the nodes their names and ids. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name that most mentions have; the first of equals. */
static uint32_t canonical_name(const tri_graph *graph, const tri_i_record *record)
{
    uint32_t best = record->name;
    uint32_t count = 0;
    if (record->row != TRI_NONE) {
        return best; /* --entities decides */
    }
    uint32_t at = record->names != TRI_NONE ? record->names : record->aliases;
    for (; at != TRI_NONE; at = graph->cells.items[at].next) {
        const tri_i_cell *cell = &graph->cells.items[at];
        if (cell->count > count) {
            best = cell->string;
            count = cell->count;
        }
    }
    return best;
}

/* The name that a node shows: the canonical one, or where no text uses it the longest
   that they use, of equals the commonest. */
static uint32_t shown_name(const tri_graph *graph, const tri_i_record *record)
{
    const uint32_t canonical = canonical_name(graph, record);
    if (strchr(tri_i_string(graph, canonical), '(') != NULL) {
        return canonical; /* completed by its owner: "Parliament (Uganda)" */
    }
    uint32_t best = TRI_NONE;
    size_t longest = 0;
    uint32_t count = 0;
    for (uint32_t at = record->forms; at != TRI_NONE;
         at = graph->cells.items[at].next) {
        const tri_i_cell *cell = &graph->cells.items[at];
        const size_t n = strlen(tri_i_string(graph, cell->string));
        if (cell->string == canonical || record->row != TRI_NONE) {
            return canonical;
        }
        if (n > longest || (n == longest && cell->count > count)) {
            best = cell->string;
            longest = n;
            count = cell->count;
        }
    }
    return best == TRI_NONE ? canonical : best;
}

/* Two lists of cells as one, each string once, without `label`. NULL: no memory. */
static const char *join_both(tri_graph *graph, uint32_t first, uint32_t second,
                             uint32_t label)
{
    uint32_t list = TRI_NONE;
    for (int which = 0; which < 2; which++) {
        uint32_t at = which == 0 ? first : second;
        while (at != TRI_NONE) {
            const tri_i_cell cell = graph->cells.items[at];
            if (cell.string != label && cell.string != 0 &&
                !tri_i_count(graph, &list, cell.string, cell.count)) {
                return NULL;
            }
            at = cell.next;
        }
    }
    return tri_i_join_cells(graph, list, NULL);
}

static int compare_properties(const void *a, const void *b)
{
    const tri_i_property *x = a;
    const tri_i_property *y = b;
    if (x->record != y->record) {
        return x->record < y->record ? -1 : 1;
    }
    if (x->string != y->string) {
        return x->string < y->string ? -1 : 1;
    }
    return x->order < y->order ? -1 : x->order > y->order;
}

static int compare_property_order(const void *a, const void *b)
{
    const tri_i_property *x = a;
    const tri_i_property *y = b;
    if (x->record != y->record) {
        return x->record < y->record ? -1 : 1;
    }
    return x->order < y->order ? -1 : x->order > y->order;
}

/* Properties by record, each once, in the order of the documents. */
static void sort_properties(tri_graph *graph)
{
    tri_i_property *items = graph->properties.items;
    for (size_t i = 0; i < graph->properties.n; i++) {
        items[i].record = tri_i_root(graph, items[i].record);
    }
    if (graph->properties.n == 0) {
        return;
    }
    qsort(items, graph->properties.n, sizeof *items, compare_properties);
    size_t n = 0;
    for (size_t i = 0; i < graph->properties.n; i++) {
        if (n == 0 || items[n - 1].record != items[i].record ||
            items[n - 1].string != items[i].string) {
            items[n++] = items[i];
        }
    }
    graph->properties.n = n;
    qsort(items, n, sizeof *items, compare_property_order);
}

/* The properties of a record, from `*at` on; moves `*at` past them. */
static const char *join_properties(tri_graph *graph, uint32_t record, size_t *at)
{
    tri_i_text text = {0};
    while (*at < graph->properties.n && graph->properties.items[*at].record < record) {
        (*at)++;
    }
    while (*at < graph->properties.n && graph->properties.items[*at].record == record) {
        tri_i_text_list(&text,
                        tri_i_string(graph, graph->properties.items[*at].string));
        (*at)++;
    }
    return tri_i_keep_text(graph, &text);
}

/* The probability, in thousandths, that a record is of its set. */
static uint64_t certainty(const tri_graph *graph, uint32_t record)
{
    return 1000 - graph->records.items[graph->records.items[record].group].doubt;
}

/* Takes away that somebody speaks of somebody where another fact joins the speaker to
   something: (n_records) `is_joined`. */
static void drop_speeches(tri_graph *graph, const bool *is_joined)
{
    size_t n = 0;
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact fact = graph->facts.items[i];
        if (!fact.is_speech || !is_joined[fact.source]) {
            graph->facts.items[n++] = fact;
        }
    }
    graph->facts.n = n;
}

/* Facts between records that stand for their sets; loops are left out, and those of
   which too little says who is meant. False where memory is out. */
static bool resolve_facts(tri_graph *graph)
{
    bool *is_joined = calloc(graph->records.n + 1, sizeof *is_joined);
    size_t n = 0;
    if (is_joined == NULL) {
        return false;
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        tri_i_fact fact = graph->facts.items[i];
        fact.identity = (uint16_t)((fact.identity * certainty(graph, fact.source) *
                                        certainty(graph, fact.target) +
                                    500000) /
                                   1000000);
        if (fact.identity < graph->least_identity) {
            graph->info.n_doubtful++;
            continue;
        }
        fact.source = tri_i_root(graph, fact.source);
        fact.target = tri_i_root(graph, fact.target);
        if (fact.source == fact.target) {
            graph->info.n_self_loops += fact.is_speech ? 0 : 1;
            continue;
        }
        graph->facts.items[n++] = fact;
        const bool joins = !fact.is_speech && !fact.is_class &&
                           (!fact.is_tie || fact.is_cut) &&
                           tri_i_tells(tri_i_string(graph, fact.label));
        is_joined[fact.source] = is_joined[fact.source] || joins;
        is_joined[fact.target] = is_joined[fact.target] || joins;
    }
    graph->facts.n = n;
    drop_speeches(graph, is_joined);
    free(is_joined);
    return true;
}

/* Whether a fact tells something of both its ends: not where it only says what kind of
   thing its source is, or again what its name or phrase says. */
static bool tells_of(const tri_graph *graph, const tri_i_fact *fact)
{
    const tri_i_record *source = &graph->records.items[fact->source];
    const char *label = tri_i_string(graph, fact->label);
    return !fact->is_in_name && tri_i_tells(label) &&
           (source->named ||
            !tri_i_says_phrase(label, tri_i_string(graph, source->name))) &&
           (graph->records.items[fact->target].named || !tri_i_is_of_kind(label));
}

/* Marks the records that carry information: `keep` (n_records). */
static bool choose_salient(tri_graph *graph, bool *keep)
{
    const size_t n = graph->records.n;
    tri_i_salient_node *nodes = malloc((n + 1) * sizeof *nodes);
    tri_i_salient_link *links = malloc((graph->facts.n + 1) * sizeof *links);
    size_t n_links = 0;
    bool done = nodes != NULL && links != NULL;
    for (size_t i = 0; i < n && done; i++) {
        const tri_i_record *record = &graph->records.items[i];
        const char *name = tri_i_string(graph, canonical_name(graph, record));
        nodes[i] = tri_i_salient_of(name, (tri_type)record->type, record->named,
                                    record->mentions, record->own);
    }
    for (size_t i = 0; i < graph->facts.n && done; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        if (!fact->is_class && !fact->is_tie) {
            links[n_links++] =
                (tri_i_salient_link){fact->source, fact->target, tells_of(graph, fact),
                                     tri_i_is_naming(tri_i_string(graph, fact->label))};
        }
    }
    done = done && tri_i_choose_salient(nodes, n, links, n_links, keep);
    free(nodes);
    free(links);
    return done;
}

/* Marks the records that `--nodes` keeps: (n_records), freed by the caller. */
static bool *choose_records(tri_graph *graph)
{
    const tri_i_record *records = graph->records.items;
    const tri_nodes nodes = graph->options.nodes;
    bool *keep = calloc(graph->records.n + 1, sizeof *keep);
    if (keep == NULL || (nodes == TRI_NODES_SALIENT && !choose_salient(graph, keep))) {
        free(keep);
        return NULL;
    }
    for (size_t i = 0; i < graph->records.n; i++) {
        const bool named =
            records[i].parent == i && records[i].named && records[i].n_docs > 0;
        keep[i] = records[i].named ? named : keep[i];
    }
    for (size_t i = 0; i < graph->facts.n && nodes == TRI_NODES_ALL; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        keep[fact->source] = keep[fact->source] || !fact->is_tie;
        keep[fact->target] = keep[fact->target] || !fact->is_tie;
    }
    if (!tri_i_take_ties(graph, keep)) {
        free(keep);
        return NULL;
    }
    if (nodes == TRI_NODES_SALIENT && !tri_i_leave_out_sorts(graph, keep)) {
        free(keep);
        return NULL;
    }
    if (nodes == TRI_NODES_SALIENT && !tri_i_drop_repeats(graph, keep)) {
        free(keep);
        return NULL;
    }
    for (size_t i = 0; i < graph->properties.n && nodes == TRI_NODES_ALL; i++) {
        keep[graph->properties.items[i].record] = true;
    }
    for (size_t i = 0; i < graph->statements.n && nodes == TRI_NODES_ALL; i++) {
        keep[tri_i_root(graph, graph->statements.items[i].source)] = true;
    }
    return keep;
}

static tri_status make_nodes(tri_graph *graph, const bool *keep, tri_error *error)
{
    size_t property = 0;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        if (!keep[i]) {
            continue;
        }
        tri_i_record *record = &graph->records.items[i];
        const uint32_t label = canonical_name(graph, record);
        const tri_node node = {
            .id = "",
            .label = tri_i_string(graph, label),
            .subtype = tri_i_string(graph, record->subtype),
            .aliases = join_both(graph, record->names, record->aliases, label),
            .roles = join_both(graph, record->roles, TRI_NONE, TRI_NONE),
            .properties = join_properties(graph, i, &property),
            .wikidata = tri_i_string(graph, record->wikidata),
            .description = "",
            .facts = "",
            .facts_evidence = "",
            .facts_docs = "",
            .facts_confidence = "",
            .facts_modality = "",
            .community = "",
            .mentions = record->mentions,
            .n_docs = record->n_docs,
            .type = (tri_type)record->type,
            .named = record->named};
        if (node.aliases == NULL || node.roles == NULL || node.properties == NULL ||
            !TRI_I_PUSH(&graph->nodes, node)) {
            return tri_i_fail_memory(error);
        }
        record->node = (uint32_t)(graph->nodes.n - 1);
    }
    return TRI_OK;
}

/* An entry of the order in which nodes choose their ids. */
typedef struct {
    uint32_t node;
    uint8_t type;
    bool named;
} turn;

static int compare_turns(const void *a, const void *b)
{
    const turn *x = a;
    const turn *y = b;
    if (x->named != y->named) {
        return x->named ? -1 : 1;
    }
    if (x->type != y->type) {
        return x->type < y->type ? -1 : 1;
    }
    return x->node < y->node ? -1 : x->node > y->node;
}

/* The id that --entities gives a record, NULL. */
static const char *given_id(const tri_graph *graph, const tri_i_record *record)
{
    for (size_t i = 0; record->row != TRI_NONE && i < graph->n_columns; i++) {
        if (strcmp(graph->columns[i], "id") == 0) {
            return graph->rows.items[record->row].cells[i];
        }
    }
    return NULL;
}

static tri_status make_id(tri_graph *graph, tri_map *taken, tri_node *node,
                          tri_error *error)
{
    if (node->id[0] != '\0') {
        return TRI_OK;
    }
    char *slug = tri_i_name_slug(node->label);
    if (slug == NULL) {
        return tri_i_fail_memory(error);
    }
    const char *id = tri_arena_string(&graph->arena, slug);
    /* Two documents' own entities may share type and name: the hash goes on. */
    uint64_t hash = tri_hash_string(0, tri_type_name(node->type));
    while (id != NULL && tri_map_get(taken, id, strlen(id)) != TRI_MAP_NONE) {
        hash = tri_hash_string(hash, node->label);
        id = tri_arena_printf(&graph->arena, "%s_%06x", slug,
                              (unsigned)(hash & 0xFFFFFF));
    }
    free(slug);
    if (id == NULL || !tri_map_set(taken, id, strlen(id), 0)) {
        return tri_i_fail_memory(error);
    }
    node->id = id;
    return TRI_OK;
}

static tri_status make_ids(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_map taken = {0};
    turn *turns = malloc((graph->nodes.n + 1) * sizeof *turns);
    if (turns == NULL) {
        return tri_i_fail_memory(error);
    }
    /* Ids of --entities first, those of entities that no document names too. */
    for (size_t i = 0; i < graph->records.n && status == TRI_OK; i++) {
        const tri_i_record *record = &graph->records.items[i];
        const char *id = given_id(graph, record);
        if (id == NULL) {
            break; /* they are the first records */
        }
        if (record->node != TRI_NONE) {
            graph->nodes.items[record->node].id = id;
        }
        if (!tri_map_set(&taken, id, strlen(id), 0)) {
            status = tri_i_fail_memory(error);
        }
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const tri_node *node = &graph->nodes.items[i];
        turns[i] = (turn){(uint32_t)i, (uint8_t)node->type, node->named};
    }
    qsort(turns, graph->nodes.n, sizeof *turns, compare_turns);
    for (size_t i = 0; i < graph->nodes.n && status == TRI_OK; i++) {
        status = make_id(graph, &taken, &graph->nodes.items[turns[i].node], error);
    }
    free(turns);
    tri_map_clear(&taken);
    return status;
}

/* Notes the nodes that --entities does not have. */
static tri_status note_newcomers(tri_graph *graph, tri_error *error)
{
    for (size_t i = 0; i < graph->records.n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        if (record->node == TRI_NONE || record->row != TRI_NONE) {
            continue;
        }
        const tri_node *node = &graph->nodes.items[record->node];
        const char *refs = tri_i_join_references(graph, record);
        if (refs == NULL) {
            return tri_i_fail_memory(error);
        }
        const tri_i_newcomer one = {
            .id = node->id,
            .refs = refs,
            .name = node->label,
            .subtype = node->subtype,
            .aliases = node->aliases,
            /* Those that another document may use by themselves. */
            .explained =
                tri_i_join_cells(graph, record->explained, tri_i_is_telling_name),
            .wikidata = node->wikidata,
            .doc = record->own && record->doc != TRI_NONE
                       ? tri_i_string(graph, graph->docs.items[record->doc].id)
                       : tri_i_string(graph, record->docs),
            .type = record->type};
        if (one.explained == NULL || !TRI_I_PUSH(&graph->newcomers, one)) {
            return tri_i_fail_memory(error);
        }
    }
    return TRI_OK;
}

/* Lets nodes show the names that the texts use, behind all that goes by canonical
   ones. */
static tri_status show_names(tri_graph *graph, tri_error *error)
{
    for (size_t i = 0; i < graph->records.n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        const uint32_t name =
            record->node == TRI_NONE ? record->name : shown_name(graph, record);
        if (record->node == TRI_NONE || name == canonical_name(graph, record)) {
            continue;
        }
        tri_node *node = &graph->nodes.items[record->node];
        const uint32_t names = record->names;
        const char *aliases = join_both(graph, names, record->aliases, name);
        if (aliases == NULL) {
            return tri_i_fail_memory(error);
        }
        node->label = tri_i_string(graph, name);
        node->aliases = aliases;
    }
    return TRI_OK;
}

tri_status tri_i_records_to_nodes(tri_graph *graph, tri_error *error)
{
    bool *keep = NULL;
    if (resolve_facts(graph)) {
        sort_properties(graph);
        keep = choose_records(graph);
    }
    if (keep == NULL) {
        return tri_i_fail_memory(error);
    }
    /* What another setting of `nodes` would bring: the ends of facts left out. */
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        for (int side = 0; side < 2; side++) {
            tri_i_record *record =
                &graph->records.items[side == 0 ? fact->source : fact->target];
            const size_t index = (size_t)(record - graph->records.items);
            if (!keep[index] && record->node == TRI_NONE) {
                record->node = TRI_NONE - 1;
                graph->info.n_left_out_nodes++;
            }
        }
    }
    for (size_t i = 0; i < graph->records.n; i++) {
        graph->records.items[i].node = TRI_NONE;
    }
    tri_status status = make_nodes(graph, keep, error);
    free(keep);
    TRI_TRY(status);
    TRI_TRY(make_ids(graph, error));
    TRI_TRY(tri_i_statements_to_nodes(graph, error));
    TRI_TRY(note_newcomers(graph, error));
    return show_names(graph, error);
}
