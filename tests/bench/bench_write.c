/* Prints how fast GraphML is written, by us and by igraph's own writer: the same graph
   and attributes, to a null sink, in one run; and what writing allocates.

   bench_write [TRIPLES]; times are the best of several runs, in processor time of the
   one thread. igraph gets the ids of nodes and edges and the kinds of edges as
   attributes, since it writes none of its own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tricot.h"

#include "export/attributes.h"

#include <igraph.h>

#include <assert.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 5 };

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static tri_status add(const tri_triples *triples, void *graph)
{
    return tri_graph_add(graph, triples, NULL);
}

/* A graph of half as many nodes as triples, with sentences of ordinary length. */
static tri_graph *make_graph(unsigned n)
{
    tri_graph_options options = tri_graph_options_default();
    tri_graph *graph = NULL;
    tri_triples_reader *reader = NULL;
    options.nodes = TRI_NODES_ALL;
    options.measures = 1U << TRI_MEASURE_DEGREE | 1U << TRI_MEASURE_PAGERANK |
                       1U << TRI_MEASURE_COMMUNITY;
    assert(tri_graph_new(&options, &graph, NULL) == TRI_OK);
    assert(tri_triples_reader_new("bench", add, graph, &reader, NULL) == TRI_OK);
    uint64_t seed = 1;
    for (unsigned i = 0; i < n; i++) {
        char line[1024];
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        const unsigned a = (unsigned)(seed >> 33U) % (n / 2 + 1);
        const unsigned b = (unsigned)(seed >> 13U) % (n / 2 + 1);
        const int length = snprintf(
            line, sizeof line,
            "{\"doc\": \"news-%u\", \"subject\": {\"name\": \"Anna Smith %u\", "
            "\"type\": \"PER\"}, \"relation\": {\"label\": \"work for %u\"}, "
            "\"object\": {\"name\": \"Boeing & Sons %u\", \"type\": \"ORG\"}, "
            "\"confidence\": 0.%03u, \"sentence\": \"Anna Smith %u, who\\u2019d "
            "studied "
            "law before, has worked for Boeing & Sons %u since the company was founded "
            "in the city of Seattle by two of her friends.\"}",
            i / 100, a, i % 97, b, 500 + i % 500, a, b);
        assert(tri_triples_reader_line(reader, line, (size_t)length, NULL) == TRI_OK);
    }
    assert(tri_triples_reader_finish(reader, NULL) == TRI_OK);
    tri_triples_reader_free(reader);
    assert(tri_graph_finish(graph, NULL) == TRI_OK);
    return graph;
}

/* ---- The same in igraph. */

/* A column of values, set on all nodes or all edges; `value` hands out one. */
typedef tri_i_value (*value_function)(const tri_graph *graph, size_t index,
                                      const tri_i_attribute *attribute);

static tri_i_value edge_value(const tri_graph *graph, size_t index,
                              const tri_i_attribute *attribute)
{
    return tri_i_edge_value(tri_graph_edge(graph, index), attribute);
}

static tri_i_value node_id(const tri_graph *graph, size_t index,
                           const tri_i_attribute *attribute)
{
    (void)attribute;
    return (tri_i_value){.type = TRI_I_STRING,
                         .string = tri_graph_node(graph, index)->id};
}

static tri_i_value edge_id(const tri_graph *graph, size_t index,
                           const tri_i_attribute *attribute)
{
    (void)attribute;
    return (tri_i_value){.type = TRI_I_STRING,
                         .string = tri_graph_edge(graph, index)->id};
}

static tri_i_value edge_kind(const tri_graph *graph, size_t index,
                             const tri_i_attribute *attribute)
{
    (void)attribute;
    return (tri_i_value){.type = TRI_I_STRING,
                         .string = tri_graph_edge(graph, index)->kind};
}

static void set_column(igraph_t *to, const tri_graph *graph, size_t n, bool of_nodes,
                       const tri_i_attribute *attribute, value_function value)
{
    if (attribute->type == TRI_I_STRING || attribute->type == TRI_I_LIST) {
        igraph_strvector_t column;
        igraph_strvector_init(&column, (igraph_integer_t)n);
        for (size_t i = 0; i < n; i++) {
            igraph_strvector_set(&column, (igraph_integer_t)i,
                                 value(graph, i, attribute).string);
        }
        if (of_nodes) {
            igraph_cattribute_VAS_setv(to, attribute->name, &column);
        } else {
            igraph_cattribute_EAS_setv(to, attribute->name, &column);
        }
        igraph_strvector_destroy(&column);
    } else if (attribute->type == TRI_I_BOOL) {
        igraph_vector_bool_t column;
        igraph_vector_bool_init(&column, (igraph_integer_t)n);
        for (size_t i = 0; i < n; i++) {
            VECTOR(column)[i] = value(graph, i, attribute).truth;
        }
        if (of_nodes) {
            igraph_cattribute_VAB_setv(to, attribute->name, &column);
        } else {
            igraph_cattribute_EAB_setv(to, attribute->name, &column);
        }
        igraph_vector_bool_destroy(&column);
    } else {
        igraph_vector_t column;
        igraph_vector_init(&column, (igraph_integer_t)n);
        for (size_t i = 0; i < n; i++) {
            VECTOR(column)[i] = value(graph, i, attribute).number;
        }
        if (of_nodes) {
            igraph_cattribute_VAN_setv(to, attribute->name, &column);
        } else {
            igraph_cattribute_EAN_setv(to, attribute->name, &column);
        }
        igraph_vector_destroy(&column);
    }
}

static void copy_graph(const tri_graph *graph, igraph_t *to)
{
    const size_t n_nodes = tri_graph_n_nodes(graph);
    const size_t n_edges = tri_graph_n_edges(graph);
    igraph_vector_int_t ends;
    igraph_set_attribute_table(&igraph_cattribute_table);
    igraph_vector_int_init(&ends, (igraph_integer_t)(2 * n_edges));
    for (size_t i = 0; i < n_edges; i++) {
        VECTOR(ends)[2 * i] = tri_graph_edge(graph, i)->source;
        VECTOR(ends)[2 * i + 1] = tri_graph_edge(graph, i)->target;
    }
    igraph_create(to, &ends, (igraph_integer_t)n_nodes, IGRAPH_DIRECTED);
    igraph_vector_int_destroy(&ends);
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, TRI_I_WITH_ALL);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, TRI_I_WITH_ALL);
    const tri_i_attribute id = {"id", TRI_I_STRING, 0};
    const tri_i_attribute kind = {"kind", TRI_I_STRING, 0};
    set_column(to, graph, n_nodes, true, &id, node_id);
    set_column(to, graph, n_edges, false, &id, edge_id);
    set_column(to, graph, n_edges, false, &kind, edge_kind);
    for (size_t i = 0; i < of_nodes.n; i++) {
        set_column(to, graph, n_nodes, true, &of_nodes.items[i], tri_i_node_value);
    }
    for (size_t i = 0; i < of_edges.n; i++) {
        set_column(to, graph, n_edges, false, &of_edges.items[i], edge_value);
    }
}

/* ---- The race. */

static tri_status swallow(const void *bytes, size_t length, void *user)
{
    (void)bytes;
    *(size_t *)user += length;
    return TRI_OK;
}

int main(int argc, char **argv)
{
    const unsigned n = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 40000;
    tri_graph *graph = make_graph(n);
    igraph_t other;
    copy_graph(graph, &other);
    tri_sink *sink = malloc(sizeof *sink);
    FILE *nowhere = fopen("/dev/null", "w");
    assert(sink != NULL && nowhere != NULL);
    double ours = 1e9;
    double theirs = 1e9;
    size_t bytes = 0;
    size_t allocated = 0;
    for (int i = 0; i < RUNS; i++) {
        const size_t before = (size_t)mallinfo2().uordblks;
        double begin = now();
        bytes = 0;
        tri_sink_init(sink, swallow, &bytes);
        assert(tri_write(graph, tri_format_by_name("graphml"), sink, NULL) == TRI_OK);
        const double one = now() - begin;
        allocated = (size_t)mallinfo2().uordblks - before;
        ours = one < ours ? one : ours;
        begin = now();
        assert(igraph_write_graph_graphml(&other, nowhere, true) == IGRAPH_SUCCESS);
        const double two = now() - begin;
        theirs = two < theirs ? two : theirs;
    }
    (void)printf("graph       %zu nodes, %zu edges, %.1f MB of GraphML\n",
                 tri_graph_n_nodes(graph), tri_graph_n_edges(graph),
                 (double)bytes / 1e6);
    (void)printf("tricot      %.3f s, %.0f MB/s, %zu bytes left allocated\n", ours,
                 (double)bytes / ours / 1e6, allocated);
    (void)printf("igraph      %.3f s\n", theirs);
    (void)printf("faster      %.2f times\n", theirs / ours);
    (void)fclose(nowhere);
    free(sink);
    igraph_destroy(&other);
    tri_graph_free(graph);
    return 0;
}
