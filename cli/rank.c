/* tricot rank: the highest nodes of a graph file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_open.h"
#include "cli/graph_text.h"
#include "cli/library.h"
#include "cli/messages.h"
#include "cli/names.h"
#include "cli/output.h"
#include "cli/sandbox.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void print_row(tri_sink *sink, const tri_graph *graph, size_t index,
                      uint32_t measures, bool json)
{
    const tri_node *node = tri_graph_node(graph, index);
    const struct {
        const char *name;
        const char *value;
    } columns[] = {
        {"id", node->id}, {"label", node->label}, {"type", tri_type_name(node->type)}};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        if (json) {
            tri_sink_printf(sink, "%s\"%s\": ", i == 0 ? "{" : ", ", columns[i].name);
            tri_sink_json(sink, columns[i].value, strlen(columns[i].value));
        } else {
            tri_sink_string(sink, i == 0 ? "" : "\t");
            tri_sink_line(sink, columns[i].value, strlen(columns[i].value));
        }
    }
    for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
        if ((measures & 1U << i) == 0) {
            continue;
        }
        const double value = tri_graph_measure(graph, index, (tri_measure)i);
        if (json) {
            tri_sink_printf(sink, ", \"%s\": ", tri_measure_name((tri_measure)i));
        } else {
            tri_sink_char(sink, '\t');
        }
        if (!isnan(value)) {
            tri_sink_double(sink, value);
        } else if (json) {
            tri_sink_string(sink, "null");
        }
    }
    tri_sink_string(sink, json ? "}" : "\n");
}

static void print_header(tri_sink *sink, uint32_t measures)
{
    tri_sink_string(sink, "id\tlabel\ttype");
    for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
        if ((measures & 1U << i) != 0) {
            tri_sink_printf(sink, "\t%s", tri_measure_name((tri_measure)i));
        }
    }
    tri_sink_char(sink, '\n');
}

static bool print_table(const tri_graph *graph, const cli_options *options,
                        uint32_t measures, tri_sink *sink)
{
    const bool json = options->to != NULL;
    const size_t n_nodes = tri_graph_n_nodes(graph);
    ranked *order = calloc(n_nodes + 1, sizeof *order);
    if (order == NULL) {
        say("out of memory");
        return false;
    }
    for (size_t i = 0; i < n_nodes; i++) {
        const double value = tri_graph_measure(graph, i, options->graph.top_by);
        order[i] = (ranked){.value = isnan(value) ? -HUGE_VAL : value, .order = i};
    }
    qsort(order, n_nodes, sizeof *order, compare_ranked);
    const size_t most = options->top_given ? options->graph.top : 0;
    const size_t n = most == 0 || most > n_nodes ? n_nodes : most;
    if (json) {
        tri_sink_char(sink, '[');
    } else {
        print_header(sink, measures);
    }
    for (size_t i = 0; i < n; i++) {
        if (json) {
            tri_sink_string(sink, i == 0 ? "\n" : ",\n");
        }
        print_row(sink, graph, order[i].order, measures, json);
    }
    if (json) {
        tri_sink_string(sink, "\n]\n");
    }
    free(order);
    return true;
}

/* The measures that --by names; prominence where it is not given. */
static uint32_t wanted_measures(const char *by)
{
    char name[64];
    uint32_t measures = 0;
    if (by == NULL) {
        return 1U << TRI_MEASURE_PROMINENCE;
    }
    if (strcmp(by, "all") == 0) {
        return (1U << TRI_MEASURE_COUNT) - 1;
    }
    while (next_name(&by, name, sizeof name)) {
        measures |= 1U << tri_measure_from_name(name); /* known: --by checked them */
    }
    return measures;
}

/* Small graphs have no standard errors: asked for by name they are an empty column, of
   all measures they are left out. */
static void keep_known(const cli_options *options, const tri_graph *graph,
                       uint32_t *measures)
{
    const uint32_t known = tri_graph_get_info(graph)->measures;
    const bool is_all = options->by != NULL && strcmp(options->by, "all") == 0;
    if (is_all) {
        *measures &= known;
    }
    for (int i = 0; i < TRI_MEASURE_COUNT && !options->quiet; i++) {
        if ((*measures & ~known) >> i & 1) {
            say("no node has %s", tri_measure_name((tri_measure)i));
        }
    }
}

int command_rank(const cli_options *options)
{
    if (options->to != NULL && strcmp(options->to, "json") != 0 &&
        strcmp(options->to, "tsv") != 0) {
        say("rank: unknown format '%s'; it is tsv or json", options->to);
        return EXIT_USAGE;
    }
    cli_options mine = *options;
    if (mine.to != NULL && strcmp(mine.to, "tsv") == 0) {
        mine.to = NULL;
    }
    if (options->by == NULL || strcmp(options->by, "all") == 0) {
        mine.graph.top_by = TRI_MEASURE_PROMINENCE;
    }
    uint32_t measures = wanted_measures(options->by);
    tri_graph_options wanted = mine.graph;
    wanted.min_confidence = 0; /* the file has what it is to have */
    wanted.measures = measures;
    wanted.measures_added = true;
    wanted.top = 0; /* all are measured, some are printed */
    wanted.no_layout = true;
    cli_output output = {0};
    int status = EXIT_FAILED;
    sandbox_enter(options, NULL);
    tri_graph *graph = graph_open(options, options->operands[0], &wanted, measures);
    if (graph != NULL) {
        keep_known(options, graph, &measures);
    }
    if (graph != NULL && output_open(&output, "-", NULL)) {
        const bool is_whole = print_table(graph, &mine, measures, &output.sink);
        status = output_close(&output, true) && is_whole ? EXIT_DONE : EXIT_FAILED;
    }
    tri_graph_free(graph);
    return status;
}
