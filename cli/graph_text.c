/* Counts of a graph, and the paragraph that says how it was made. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/graph_text.h"

#include "cli/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The node that stands for a node's component. */
static uint32_t root_of(uint32_t *parents, uint32_t node)
{
    while (parents[node] != node) {
        parents[node] = parents[parents[node]];
        node = parents[node];
    }
    return node;
}

static bool count_components(const tri_graph *graph, graph_counts *counts)
{
    const size_t n = tri_graph_n_nodes(graph);
    uint32_t *parents = malloc((n + 1) * sizeof *parents);
    size_t *sizes = calloc(n + 1, sizeof *sizes);
    const bool done = parents != NULL && sizes != NULL;
    for (uint32_t i = 0; done && i < n; i++) {
        parents[i] = i;
    }
    for (size_t i = 0; done && i < tri_graph_n_edges(graph); i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        parents[root_of(parents, edge->source)] = root_of(parents, edge->target);
    }
    for (uint32_t i = 0; done && i < n; i++) {
        const uint32_t root = root_of(parents, i);
        counts->n_components += sizes[root]++ == 0 ? 1 : 0;
        counts->largest_component = sizes[root] > counts->largest_component
                                        ? sizes[root]
                                        : counts->largest_component;
    }
    free(parents);
    free(sizes);
    return done;
}

/* An edge that --cooccur made. */
static bool is_meeting(const tri_edge *edge)
{
    return !edge->directed && strcmp(edge->relation, "with") == 0;
}

static int compare_kinds(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool count_relations(const tri_graph *graph, graph_counts *counts)
{
    const size_t n_edges = tri_graph_n_edges(graph);
    const char **kinds = malloc((n_edges + 1) * sizeof *kinds);
    size_t n = 0;
    if (kinds == NULL) {
        return false;
    }
    for (size_t i = 0; i < n_edges; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        kinds[n] = edge->kind;
        n += is_meeting(edge) ? 0 : 1;
    }
    qsort(kinds, n, sizeof *kinds, compare_kinds);
    for (size_t i = 0; i < n; i++) {
        counts->n_relations += i == 0 || strcmp(kinds[i - 1], kinds[i]) != 0 ? 1 : 0;
    }
    free(kinds);
    return true;
}

int compare_ranked(const void *a, const void *b)
{
    const ranked *x = a;
    const ranked *y = b;
    if (x->value < y->value || x->value > y->value) {
        return x->value > y->value ? -1 : 1;
    }
    return x->order < y->order ? -1 : x->order > y->order;
}

bool graph_count(const tri_graph *graph, graph_counts *counts)
{
    const size_t n = tri_graph_n_nodes(graph);
    const size_t m = tri_graph_n_edges(graph);
    *counts = (graph_counts){.first_date = "", .last_date = ""};
    for (size_t i = 0; i < n; i++) {
        const tri_node *node = tri_graph_node(graph, i);
        counts->types[node->type]++;
        counts->n_named += node->named ? 1 : 0;
    }
    for (size_t i = 0; i < m; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        if (is_meeting(edge)) {
            counts->n_meetings++;
        } else {
            counts->modalities[edge->modality]++;
            counts->n_negated += edge->negated ? 1 : 0;
            counts->n_undirected += edge->directed ? 0 : 1;
        }
        if (edge->first_date[0] != '\0' &&
            (counts->first_date[0] == '\0' ||
             strcmp(edge->first_date, counts->first_date) < 0)) {
            counts->first_date = edge->first_date;
        }
        if (strcmp(edge->last_date, counts->last_date) > 0) {
            counts->last_date = edge->last_date;
        }
    }
    counts->density = n > 1 ? (double)m / ((double)n * (double)(n - 1)) : 0;
    return count_components(graph, counts) && count_relations(graph, counts);
}

/* The last value of an option among those that made the graph; `otherwise` where it was
   not given. Ends at a blank, for the options asked for here. */
static const char *value_of(const char *options, const char *option,
                            const char *otherwise, char *out, size_t room)
{
    const char *value = otherwise;
    const size_t length = strlen(option);
    for (const char *at = strstr(options, option); at != NULL;
         at = strstr(at + length, option)) {
        if ((at == options || at[-1] == ' ') && at[length] == ' ') {
            value = at + length + 1;
        }
    }
    const size_t n = strcspn(value, " ");
    (void)snprintf(out, room, "%.*s", (int)n, value);
    return out;
}

static bool has_flag(const char *options, const char *flag)
{
    const size_t length = strlen(flag);
    for (const char *at = strstr(options, flag); at != NULL;
         at = strstr(at + length, flag)) {
        if ((at == options || at[-1] == ' ') &&
            (at[length] == ' ' || at[length] == '\0')) {
            return true;
        }
    }
    return false;
}

static void print_origin(tri_sink *sink, const tri_graph_info *info)
{
    char least[32];
    char nodes[32];
    if (info->tricot[0] == '\0') {
        tri_sink_string(sink, "The graph was read from a file of another program");
        tri_sink_printf(sink, " and analysed with tricot %s. ", TRI_VERSION);
        return;
    }
    tri_sink_printf(sink, "The knowledge graph was made with tricot %s", info->tricot);
    if (info->model[0] != '\0') {
        tri_sink_printf(sink, " (weights %s)", info->model);
    }
    if (info->n_documents > 0) {
        tri_sink_printf(sink, " from %zu document%s", info->n_documents,
                        info->n_documents == 1 ? "" : "s");
    }
    if (info->n_words > 0) {
        tri_sink_printf(sink, " of English text, %zu words in all", info->n_words);
    }
    tri_sink_printf(
        sink,
        ". Entities of one name, alias or Wikidata id are one node; triples of one "
        "subject, relation and object, affirmed or denied, are one edge whose weight "
        "is "
        "their number. Triples of confidence %s or more were kept; ",
        value_of(info->options, "--min-confidence", "0.5", least, sizeof least));
    value_of(info->options, "--nodes", "salient", nodes, sizeof nodes);
    tri_sink_string(
        sink, strcmp(nodes, "all") == 0 ? "nodes are all entities and noun phrases. "
              : strcmp(nodes, "named") == 0
                  ? "nodes are named entities. "
                  : "nodes are named entities, and concepts that join two of them, "
                    "are told something with one, or recur. ");
    if (info->options[0] != '\0') {
        tri_sink_printf(sink, "Options given: %s. ", info->options);
    }
}

static void print_size(tri_sink *sink, const tri_graph *graph,
                       const graph_counts *counts)
{
    const size_t n = tri_graph_n_nodes(graph);
    const size_t m = tri_graph_n_edges(graph) - counts->n_meetings;
    const char *direction = counts->n_undirected == 0   ? "directed "
                            : counts->n_undirected == m ? "undirected "
                                                        : "";
    tri_sink_printf(sink, "The graph has %zu node%s", n, n == 1 ? "" : "s");
    const char *before = " (";
    for (int i = 0; i < TRI_TYPE_COUNT; i++) {
        if (counts->types[i] > 0) {
            tri_sink_printf(sink, "%s%zu %s", before, counts->types[i],
                            tri_type_name((tri_type)i));
            before = ", ";
        }
    }
    tri_sink_printf(sink, "%s and %zu %sedge%s", n > 0 ? ")" : "", m, direction,
                    m == 1 ? "" : "s");
    tri_sink_printf(sink, " of %zu relations, of which %zu %s denied and %zu ",
                    counts->n_relations, counts->n_negated,
                    counts->n_negated == 1 ? "is" : "are",
                    m - counts->modalities[TRI_MODALITY_ASSERTED]);
    tri_sink_string(sink, "are not asserted (expected, supposed or claimed)");
    if (counts->n_meetings > 0) {
        tri_sink_printf(sink,
                        ", and %zu undirected edges of co-occurrence, which no "
                        "measure counts",
                        counts->n_meetings);
    }
    tri_sink_printf(sink, "; %zu connected components, the largest of %zu nodes. ",
                    counts->n_components, counts->largest_component);
}

/* How each measure was taken; its words stand after its name. */
static void print_measures(tri_sink *sink, const tri_graph *graph,
                           const graph_counts *counts)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    const bool no_arrows =
        counts->n_undirected > 0 &&
        counts->n_undirected + counts->n_meetings == tri_graph_n_edges(graph);
    const char *direction = no_arrows || has_flag(info->options, "--undirected")
                                ? "undirected"
                                : "directed";
    char inverse[32];
    value_of(info->options, "--weights", "count", inverse, sizeof inverse);
    const char *lengths =
        strcmp(inverse, "inverse") == 0 ? "length 1/weight" : "unweighted";
    const bool sampled = (info->measures >> TRI_MEASURE_BETWEENNESS_SE & 1) != 0;
    const struct {
        tri_measure measure;
        const char *name, *how;
        bool walks, paths; /* says the direction; says the lengths */
    } list[] = {
        {TRI_MEASURE_PROMINENCE, "prominence",
         "PageRank that starts from the mentions, damping 0.3, weighted, undirected",
         false, false},
        {TRI_MEASURE_DEGREE, "degree", "number of neighbours by edge", true, false},
        {TRI_MEASURE_IN_DEGREE, "in-degree", "", false, false},
        {TRI_MEASURE_OUT_DEGREE, "out-degree", "", false, false},
        {TRI_MEASURE_STRENGTH, "strength", "sum of the weights", false, false},
        {TRI_MEASURE_PAGERANK, "PageRank", "damping 0.85, weighted", true, false},
        {TRI_MEASURE_BETWEENNESS, "betweenness",
         sampled ? "estimated from 200 random sources with standard errors, Brandes "
                   "and Pich 2007"
                 : "exact, not normalised",
         true, true},
        {TRI_MEASURE_CLOSENESS, "closeness", "incoming paths, Wasserman and Faust 1994",
         true, true},
        {TRI_MEASURE_HARMONIC, "harmonic centrality", "incoming paths, not normalised",
         true, true},
        {TRI_MEASURE_EIGENVECTOR, "eigenvector centrality", "weighted, maximum 1", true,
         false},
        {TRI_MEASURE_KCORE, "k-core number", "undirected", false, false},
        {TRI_MEASURE_CLUSTERING, "local clustering coefficient", "undirected", false,
         false},
        {TRI_MEASURE_COMPONENT, "connected component", "undirected", false, false},
        {TRI_MEASURE_HUB, "hub score", "HITS, weighted, maximum 1", false, false},
        {TRI_MEASURE_AUTHORITY, "authority score", "HITS, weighted, maximum 1", false,
         false},
    };
    const char *before = "Measures were taken on the asserted edges that are not "
                         "denied, parallel ones made one and their weights summed: ";
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        if ((info->measures >> list[i].measure & 1) == 0) {
            continue;
        }
        tri_sink_printf(sink, "%s%s", before, list[i].name);
        before = ", ";
        if (list[i].how[0] != '\0') {
            tri_sink_printf(sink, " (%s%s%s%s%s)", list[i].how,
                            list[i].walks ? ", " : "", list[i].walks ? direction : "",
                            list[i].paths ? ", " : "", list[i].paths ? lengths : "");
        }
    }
    const bool any = before[0] == ',';
    if ((info->measures >> TRI_MEASURE_COMMUNITY & 1) != 0) {
        tri_sink_string(sink, any ? "; communities" : "Communities were found");
        tri_sink_printf(
            sink,
            " by the Leiden method (Traag, Waltman and van Eck 2019; "
            "modularity, resolution 1, weighted, undirected, seed 42): %zu, "
            "modularity ",
            info->n_communities);
        tri_sink_fixed(sink, info->modularity, 3);
    }
    tri_sink_printf(sink, "%sComputed with igraph %s.\n",
                    any || info->measures != 0 ? ". " : "", TRICOT_IGRAPH_VERSION);
}

bool graph_print_methods(const tri_graph *graph, tri_sink *sink)
{
    graph_counts counts;
    if (!graph_count(graph, &counts)) {
        return false;
    }
    print_origin(sink, tri_graph_get_info(graph));
    print_size(sink, graph, &counts);
    print_measures(sink, graph, &counts);
    return true;
}
