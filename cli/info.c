/* tricot info: what a graph file holds, and how it was made in the words of a methods
 * section. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_open.h"
#include "cli/graph_text.h"
#include "cli/library.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/sandbox.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 10 };

/* Prints "name 12, name 7, ..." of the highest. */
static void print_ranked(tri_sink *sink, const char *title, ranked *items, size_t n)
{
    qsort(items, n, sizeof *items, compare_ranked);
    tri_sink_printf(sink, "%s\t", title);
    for (size_t i = 0; i < n && i < TOP; i++) {
        tri_sink_string(sink, i == 0 ? "" : ", ");
        tri_sink_line(sink, items[i].name, strlen(items[i].name));
        tri_sink_char(sink, ' ');
        tri_sink_double(sink, items[i].value);
    }
    tri_sink_string(sink, n > TOP ? ", ...\n" : "\n");
}

static void print_types(tri_sink *sink, const graph_counts *counts)
{
    ranked types[TRI_TYPE_COUNT];
    size_t n = 0;
    for (int i = 0; i < TRI_TYPE_COUNT; i++) {
        if (counts->types[i] > 0) {
            types[n] =
                (ranked){tri_type_name((tri_type)i), (double)counts->types[i], n};
            n++;
        }
    }
    print_ranked(sink, "types", types, n);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const ranked *)a)->name, ((const ranked *)b)->name);
}

/* The commonest relations by the edges that have them. */
static void print_relations(tri_sink *sink, const tri_graph *graph, ranked *items)
{
    const size_t n_edges = tri_graph_n_edges(graph);
    size_t n = 0;
    for (size_t i = 0; i < n_edges; i++) {
        items[i] = (ranked){.name = tri_graph_edge(graph, i)->kind};
    }
    qsort(items, n_edges, sizeof *items, compare_names);
    for (size_t i = 0; i < n_edges; i++) {
        if (n > 0 && strcmp(items[n - 1].name, items[i].name) == 0) {
            items[n - 1].value++;
        } else {
            items[n] = (ranked){items[i].name, 1, n};
            n++;
        }
    }
    print_ranked(sink, "top relations", items, n);
}

static void print_nodes(tri_sink *sink, const tri_graph *graph, ranked *items)
{
    size_t n = 0;
    const tri_graph_info *info = tri_graph_get_info(graph);
    const bool has_rank = (info->measures >> TRI_MEASURE_PROMINENCE & 1) != 0;
    for (size_t i = 0; i < tri_graph_n_nodes(graph); i++) {
        const tri_node *node = tri_graph_node(graph, i);
        const double rank = tri_graph_measure(graph, i, TRI_MEASURE_PROMINENCE);
        if (!has_rank || !isnan(rank)) { /* a file may lack some */
            items[n++] = (ranked){node->label, has_rank ? rank : node->mentions, i};
        }
    }
    print_ranked(sink, has_rank ? "top nodes by prominence" : "top nodes by mentions",
                 items, n);
}

static bool print_info(tri_sink *sink, const tri_graph *graph)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    const size_t n = tri_graph_n_nodes(graph);
    const size_t m = tri_graph_n_edges(graph);
    graph_counts counts;
    ranked *items = malloc(((n > m ? n : m) + 1) * sizeof *items);
    const bool done = items != NULL && graph_count(graph, &counts);
    if (done) {
        tri_sink_printf(sink, "nodes\t%zu\n", n);
        print_types(sink, &counts);
        tri_sink_printf(sink, "named\t%zu\n", counts.n_named);
        tri_sink_printf(sink, "edges\t%zu\n", m);
        tri_sink_printf(sink, "denied\t%zu\n", counts.n_negated);
        for (int i = 0; i < TRI_MODALITY_COUNT; i++) {
            if (counts.modalities[i] > 0) {
                tri_sink_printf(sink, "%s\t%zu\n", tri_modality_name((tri_modality)i),
                                counts.modalities[i]);
            }
        }
        if (counts.n_undirected > 0) {
            tri_sink_printf(sink, "undirected\t%zu\n", counts.n_undirected);
        }
        if (counts.n_meetings > 0) {
            tri_sink_printf(sink, "co-occurrences\t%zu\n", counts.n_meetings);
        }
        tri_sink_printf(sink, "relations\t%zu\n", counts.n_relations);
        print_relations(sink, graph, items);
        print_nodes(sink, graph, items);
        tri_sink_printf(sink, "components\t%zu\nlargest component\t%zu\ndensity\t",
                        counts.n_components, counts.largest_component);
        tri_sink_double(sink, counts.density);
        tri_sink_char(sink, '\n');
        if ((info->measures >> TRI_MEASURE_COMMUNITY & 1) != 0) {
            tri_sink_printf(sink, "communities\t%zu\nmodularity\t",
                            info->n_communities);
            tri_sink_double(sink, info->modularity);
            tri_sink_char(sink, '\n');
        }
        if (counts.first_date[0] != '\0') {
            tri_sink_printf(sink, "dates\t%s to %s\n", counts.first_date,
                            counts.last_date);
        }
        tri_sink_printf(sink, "documents\t%zu\nwords\t%zu\n", info->n_documents,
                        info->n_words);
        const char *const made[] = {"tricot",    info->tricot, "weights",
                                    info->model, "options",    info->options};
        for (size_t i = 0; i < sizeof made / sizeof *made; i += 2) {
            tri_sink_printf(sink, "%s\t", made[i]);
            tri_sink_line(sink, made[i + 1], strlen(made[i + 1]));
            tri_sink_char(sink, '\n');
        }
    }
    free(items);
    return done;
}

int command_info(const cli_options *options)
{
    tri_graph_options wanted = options->graph;
    wanted.no_layout = true;
    wanted.measures = 1U << TRI_MEASURE_PROMINENCE | 1U << TRI_MEASURE_COMMUNITY;
    /* Another program's file has none; a methods section tells what the file has. */
    wanted.measures_added = !options->methods;
    cli_output output = {0};
    int status = EXIT_FAILED;
    sandbox_enter(options, NULL);
    tri_graph *graph =
        graph_open(options, options->operands[0], &wanted, wanted.measures);
    if (graph != NULL && output_open(&output, "-", NULL)) {
        const bool whole = options->methods ? graph_print_methods(graph, &output.sink)
                                            : print_info(&output.sink, graph);
        if (!whole) {
            say("out of memory");
        }
        status = output_close(&output, true) && whole ? EXIT_DONE : EXIT_FAILED;
    }
    tri_graph_free(graph);
    return status;
}
