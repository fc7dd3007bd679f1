/* A graph's life, and the views of what is in it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const measure_names[TRI_MEASURE_COUNT] = {
    [TRI_MEASURE_PROMINENCE] = "prominence",
    [TRI_MEASURE_DEGREE] = "degree",
    [TRI_MEASURE_IN_DEGREE] = "in_degree",
    [TRI_MEASURE_OUT_DEGREE] = "out_degree",
    [TRI_MEASURE_STRENGTH] = "strength",
    [TRI_MEASURE_PAGERANK] = "pagerank",
    [TRI_MEASURE_BETWEENNESS] = "betweenness",
    [TRI_MEASURE_BETWEENNESS_SE] = "betweenness_se",
    [TRI_MEASURE_CLOSENESS] = "closeness",
    [TRI_MEASURE_HARMONIC] = "harmonic",
    [TRI_MEASURE_EIGENVECTOR] = "eigenvector",
    [TRI_MEASURE_KCORE] = "kcore",
    [TRI_MEASURE_CLUSTERING] = "clustering",
    [TRI_MEASURE_COMPONENT] = "component",
    [TRI_MEASURE_HUB] = "hub",
    [TRI_MEASURE_AUTHORITY] = "authority",
    [TRI_MEASURE_COMMUNITY] = "community",
};

const char *tri_measure_name(tri_measure measure)
{
    return (unsigned)measure < TRI_MEASURE_COUNT ? measure_names[measure] : "";
}

tri_measure tri_measure_from_name(const char *name)
{
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        if (strcmp(measure_names[i], name) == 0) {
            return (tri_measure)i;
        }
    }
    return TRI_MEASURE_COUNT;
}

bool tri_i_measure_is_count(tri_measure measure)
{
    return measure == TRI_MEASURE_DEGREE || measure == TRI_MEASURE_IN_DEGREE ||
           measure == TRI_MEASURE_OUT_DEGREE || measure == TRI_MEASURE_KCORE ||
           measure == TRI_MEASURE_COMPONENT || measure == TRI_MEASURE_COMMUNITY;
}

tri_graph_options tri_graph_options_default(void)
{
    return (tri_graph_options){
        .nodes = TRI_NODES_SALIENT,
        .literals = TRI_LITERALS_ATTRIBUTES,
        .min_confidence = 0.5,
        .measures = 1U << TRI_MEASURE_PROMINENCE | 1U << TRI_MEASURE_DEGREE |
                    1U << TRI_MEASURE_PAGERANK | 1U << TRI_MEASURE_BETWEENNESS |
                    1U << TRI_MEASURE_COMMUNITY,
        .options = "",
        .top_by = TRI_MEASURE_PROMINENCE,
        .max_nodes = 60,
    };
}

bool tri_i_set_measure(tri_graph *graph, size_t node, tri_measure measure, double value)
{
    if (node >= graph->measure_room[measure]) {
        const size_t room = (node + 32) * 2;
        double *bigger = realloc(graph->measures[measure], room * sizeof *bigger);
        if (bigger == NULL) {
            return false;
        }
        for (size_t i = graph->measure_room[measure]; i < room; i++) {
            bigger[i] = (double)NAN;
        }
        graph->measures[measure] = bigger;
        graph->measure_room[measure] = room;
    }
    graph->measures[measure][node] = value;
    graph->info.measures |= 1U << measure;
    return true;
}

/* Copies an option's string; NULL stays NULL. */
static bool copy_string(tri_graph *graph, const char **string)
{
    if (*string != NULL) {
        *string = tri_arena_string(&graph->arena, *string);
        return *string != NULL;
    }
    return true;
}

tri_status tri_graph_new(const tri_graph_options *options, tri_graph **graph,
                         tri_error *error)
{
    tri_graph *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL) {
        return tri_i_fail_memory(error);
    }
    fresh->options = *options;
    tri_graph_options *o = &fresh->options;
    o->options = o->options == NULL ? "" : o->options;
    o->base = o->base == NULL ? "urn:tricot:" : o->base;
    if (!copy_string(fresh, &o->options) || !copy_string(fresh, &o->base) ||
        !copy_string(fresh, &o->since) || !copy_string(fresh, &o->until) ||
        !copy_string(fresh, &o->ego) || !copy_string(fresh, &o->between[0]) ||
        !copy_string(fresh, &o->between[1]) || tri_i_intern(fresh, "", 0) != 0) {
        tri_graph_free(fresh);
        return tri_i_fail_memory(error);
    }
    fresh->info.tricot = TRI_VERSION;
    fresh->info.model = "";
    fresh->info.wrong_number = "";
    fresh->info.options = o->options;
    fresh->info.base = o->base;
    fresh->info.max_nodes = o->max_nodes;
    fresh->least_identity = (uint32_t)lround(o->min_identity * 1000);
    *graph = fresh;
    return TRI_OK;
}

void tri_i_clear_records(tri_graph *graph)
{
    tri_map_clear(&graph->record_map);
    tri_map_clear(&graph->doc_map);
    tri_map_clear(&graph->known_map);
    tri_arena_clear(&graph->doc_arena);
    tri_map_clear(&graph->string_map);
    tri_map_clear(&graph->relation_map);
    tri_map_clear(&graph->row_ids);
    free(graph->cells.items);
    free(graph->meetings.items);
    free(graph->properties.items);
    free(graph->statements.items);
    free(graph->statement_ends.items);
    graph->statements.items = NULL;
    graph->statements.n = graph->statements.capacity = 0;
    graph->statement_ends.items = NULL;
    graph->statement_ends.n = graph->statement_ends.capacity = 0;
    graph->cells.items = NULL;
    graph->meetings.items = NULL;
    graph->meetings.n = graph->meetings.capacity = 0;
    graph->properties.items = NULL;
    graph->cells.n = graph->properties.n = 0;
    graph->cells.capacity = graph->properties.capacity = 0;
}

void tri_graph_free(tri_graph *graph)
{
    if (graph == NULL) {
        return;
    }
    tri_i_clear_records(graph);
    free(graph->strings.items);
    free(graph->records.items);
    free(graph->merges.items);
    free(graph->apart.items);
    free(graph->rows.items);
    free(graph->newcomers.items);
    free(graph->known.items);
    free(graph->facts.items);
    free(graph->details.items);
    free(graph->docs.items);
    free(graph->texts.items);
    free(graph->nodes.items);
    free(graph->edges.items);
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        free(graph->measures[i]);
    }
    tri_arena_clear(&graph->arena);
    free(graph);
}

const tri_graph_info *tri_graph_get_info(const tri_graph *graph)
{
    return &graph->info;
}

size_t tri_graph_n_nodes(const tri_graph *graph)
{
    return graph->nodes.n;
}

size_t tri_graph_n_edges(const tri_graph *graph)
{
    return graph->edges.n;
}

const tri_node *tri_graph_node(const tri_graph *graph, size_t index)
{
    return &graph->nodes.items[index];
}

const tri_edge *tri_graph_edge(const tri_graph *graph, size_t index)
{
    return &graph->edges.items[index];
}

bool tri_i_is_meeting(const tri_edge *edge)
{
    return !edge->directed && strcmp(edge->relation, TRI_I_MEETING) == 0;
}

size_t tri_graph_n_facts(const tri_graph *graph)
{
    return graph->facts.n;
}

bool tri_graph_fact(const tri_graph *graph, size_t index, tri_fact *out)
{
    const tri_i_fact *fact = &graph->facts.items[index];
    const tri_i_doc *doc = &graph->docs.items[fact->doc];
    *out = (tri_fact){.id = fact->triple,
                      .edge = fact->edge,
                      .doc = tri_i_string(graph, doc->id),
                      .title = tri_i_string(graph, doc->title),
                      .date = tri_i_string(graph, doc->date),
                      .url = tri_i_string(graph, doc->url),
                      .sentence = fact->evidence,
                      .sent = fact->sent,
                      .begin = fact->begin,
                      .end = fact->end,
                      .source_text = tri_i_string(graph, fact->source_text),
                      .target_text = tri_i_string(graph, fact->target_text),
                      .source_span = fact->source_span,
                      .target_span = fact->target_span,
                      .relation_span = fact->relation_span,
                      .confidence = fact->confidence / 1000.0,
                      .modality = (tri_modality)fact->modality,
                      .basis = (tri_basis)fact->basis,
                      .negated = fact->negated};
    return fact->edge < graph->edges.n;
}

double tri_graph_measure(const tri_graph *graph, size_t node, tri_measure measure)
{
    return graph->measures[measure] == NULL ? (double)NAN
                                            : graph->measures[measure][node];
}
