/* The stages that make a finished graph of what was added or read, in their order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The measures of a graph from a file reach to its last node; its options go on. */
static bool complete_read(tri_graph *graph)
{
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        if ((graph->info.measures >> i & 1) != 0 && graph->nodes.n > 0 &&
            graph->measure_room[i] < graph->nodes.n &&
            !tri_i_set_measure(graph, graph->nodes.n - 1, (tri_measure)i,
                               (double)NAN)) {
            return false;
        }
    }
    if (graph->options.options[0] != '\0') {
        const char *before = graph->info.options;
        graph->info.options =
            tri_arena_printf(&graph->arena, "%s%s%s", before,
                             before[0] == '\0' ? "" : " ", graph->options.options);
    }
    return graph->info.options != NULL;
}

/* Whether the options that made a graph hold one. */
static bool has_option(const char *options, const char *option)
{
    const char *found = strstr(options, option);
    const size_t length = strlen(option);
    return found != NULL && (found == options || found[-1] == ' ') &&
           (found[length] == '\0' || found[length] == ' ');
}

/* Whether a file has brought all that is wanted, and nothing has changed it. */
static bool has_measures(const tri_graph *graph)
{
    const tri_graph_options *o = &graph->options;
    const bool is_part =
        graph->info.n_filtered_nodes + graph->info.n_filtered_edges > 0;
    const bool has_groups = o->colors != TRI_COLORS_COMMUNITY ||
                            graph->measures[TRI_MEASURE_COMMUNITY] != NULL;
    return !is_part && o->top == 0 && !o->simple && !o->undirected &&
           !o->inverse_weights && has_groups;
}

/* Whether no relation has a direction: a file of another program's. */
static bool is_undirected(const tri_graph *graph)
{
    bool any = false;
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        if (edge->directed) {
            return false;
        }
        any = any || !tri_i_is_meeting(edge);
    }
    return any;
}

/* Takes measures that a file lacks; what it has stays. */
static tri_status add_measures(tri_graph *graph, uint32_t lacking, tri_error *error)
{
    double *kept[TRI_MEASURE_COUNT];
    const uint32_t before = graph->info.measures;
    /* They are taken together with others. */
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        kept[i] = graph->measures[i];
        graph->measures[i] = NULL;
    }
    const tri_status status = tri_i_measure(graph, lacking, error);
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        if (kept[i] != NULL) {
            free(graph->measures[i]);
            graph->measures[i] = kept[i];
        }
    }
    graph->info.measures |= before;
    return status;
}

/* Measures what the filters have left. */
static tri_status measure_rest(tri_graph *graph, tri_error *error)
{
    tri_graph_options *o = &graph->options;
    tri_graph_info *info = &graph->info;
    uint32_t measures = o->measures;
    if (graph->from_file && !o->measures_given && info->measures != 0) {
        const uint32_t lacking = o->measures_added ? measures & ~info->measures : 0;
        const bool is_whole = has_measures(graph);
        const bool has_sizes =
            graph->has_sizes || graph->measures[TRI_MEASURE_PROMINENCE] != NULL;
        if (is_whole && lacking == 0 && has_sizes) {
            return TRI_OK;
        }
        measures = info->measures | lacking;
        o->undirected = o->undirected || has_option(info->options, "--undirected");
        o->inverse_weights =
            o->inverse_weights || has_option(info->options, "--weights inverse");
        if (is_whole) {
            o->undirected = o->undirected || is_undirected(graph);
            return add_measures(graph, lacking, error);
        }
    }
    o->undirected = o->undirected || is_undirected(graph);
    if (o->colors == TRI_COLORS_COMMUNITY) {
        measures |= 1U << TRI_MEASURE_COMMUNITY;
    }
    graph->has_sizes = false; /* they follow the new ranks */
    info->measures = 0;
    return tri_i_measure(graph, measures, error);
}

tri_status tri_graph_finish(tri_graph *graph, tri_error *error)
{
    if (graph->finished) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0, "the graph is finished already");
    }
    graph->finished = true;
    if (!graph->from_file) {
        TRI_TRY(tri_i_merge_entities(graph, error));
        TRI_TRY(tri_i_records_to_nodes(graph, error));
        TRI_TRY(tri_i_facts_to_edges(graph, error));
        TRI_TRY(tri_i_meetings_to_edges(graph, error));
        tri_i_clear_records(graph);
    } else if (!complete_read(graph)) {
        return tri_i_fail_memory(error);
    }
    TRI_TRY(tri_i_correct(graph, error));
    TRI_TRY(tri_i_filter(graph, error));
    if (graph->options.simple) {
        TRI_TRY(tri_i_simplify(graph, error));
    }
    TRI_TRY(measure_rest(graph, error));
    TRI_TRY(tri_i_layout(graph, error));
    tri_i_paint(graph);
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        graph->info.has_text = graph->info.has_text || edge->evidence[0] != '\0';
        graph->info.has_doubts = graph->info.has_doubts || edge->identity < 1;
        graph->info.has_properties =
            graph->info.has_properties || edge->property[0] != '\0';
        graph->info.has_dates = graph->info.has_dates || edge->first_date[0] != '\0';
        graph->info.has_undirected = graph->info.has_undirected || !edge->directed;
    }
    return TRI_OK;
}
