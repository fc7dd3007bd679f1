/* Finishes graphs, writes them in every format, looks at what was written. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#define _GNU_SOURCE /* memfd_create */
#include "tests/fuzz/graph.h"

#include <assert.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

tri_graph_options fuzz_options(unsigned choice)
{
    tri_graph_options options = tri_graph_options_default();
    options.measures = (1U << TRI_MEASURE_COUNT) - 1;
    options.min_confidence = choice % 3 == 0 ? 0 : 0.5;
    options.nodes = choice % 2 == 0 ? TRI_NODES_ALL : TRI_NODES_SALIENT;
    options.literals = choice % 5 == 0 ? TRI_LITERALS_NODES : TRI_LITERALS_ATTRIBUTES;
    options.simple = choice % 7 == 0;
    options.undirected = choice % 11 == 0;
    options.inverse_weights = choice % 13 == 0;
    options.merge_concepts = choice % 17 == 0;
    options.cooccur = choice % 4 == 1   ? TRI_COOCCUR_SENTENCE
                      : choice % 4 == 2 ? TRI_COOCCUR_PARAGRAPH
                                        : TRI_COOCCUR_NONE;
    options.colors = choice % 6 == 0 ? TRI_COLORS_COMMUNITY : TRI_COLORS_DEFAULT;
    options.top = choice % 19 == 0 ? 3 : 0;
    options.k_core = choice % 23 == 0 ? 2 : 0;
    options.largest_component = choice % 29 == 0;
    return options;
}

tri_status fuzz_graph_read(const void *bytes, size_t length,
                           const tri_graph_options *options, tri_graph **graph)
{
    char path[64];
    const int file = memfd_create("graph", 0);
    assert(file >= 0 && write(file, bytes, length) == (ssize_t)length);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    const tri_status status = tri_graph_read(path, options, graph, NULL);
    (void)close(file);
    return status;
}

/* Another parser takes it. */
static void check(const tri_format *format, const tri_memory *written)
{
    if (strcmp(format->name, "graphml") == 0 || strcmp(format->name, "gexf") == 0) {
        xmlDoc *read = xmlReadMemory(written->bytes, (int)written->n_bytes, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_HUGE);
        assert(read != NULL);
        xmlFreeDoc(read);
    } else if (strcmp(format->name, "json") == 0 || strcmp(format->name, "cyjs") == 0) {
        json_t *read =
            json_loadb(written->bytes, written->n_bytes, JSON_REJECT_DUPLICATES, NULL);
        assert(read != NULL);
        json_decref(read);
    }
}

/* Reads a written graph and writes it anew. The caller frees `anew`. */
static void write_again(const tri_format *format, const tri_memory *written,
                        size_t n_nodes, size_t n_edges, tri_memory *anew)
{
    tri_graph_options options = tri_graph_options_default();
    tri_graph *again = NULL;
    tri_sink sink;
    options.nodes = TRI_NODES_ALL;
    options.min_confidence = 0;
    assert(fuzz_graph_read(written->bytes, written->n_bytes, &options, &again) ==
           TRI_OK);
    assert(tri_graph_finish(again, NULL) == TRI_OK);
    assert(tri_graph_n_nodes(again) == n_nodes);
    assert(tri_graph_n_edges(again) == n_edges);
    tri_sink_init(&sink, tri_memory_write, anew);
    assert(tri_write(again, format, &sink, NULL) == TRI_OK);
    tri_graph_free(again);
}

/* A graph that was read is written as it was, but for what XML cannot hold: the second
   time there is no more of that. */
static void read_back(const tri_graph *graph, const tri_format *format,
                      const tri_memory *written)
{
    const size_t n_nodes = tri_graph_n_nodes(graph);
    const size_t n_edges = tri_graph_n_edges(graph);
    tri_memory anew = {0};
    tri_memory third = {0};
    write_again(format, written, n_nodes, n_edges, &anew);
    if (strcmp(format->name, "json") != 0) {
        write_again(format, &anew, n_nodes, n_edges, &third);
        written = &third;
    }
    if (n_edges > 0) { /* else nobody can tell what edges would have */
        assert(anew.n_bytes == written->n_bytes &&
               memcmp(anew.bytes, written->bytes, anew.n_bytes) == 0);
    }
    free(anew.bytes);
    free(third.bytes);
}

void fuzz_graph(tri_graph *graph)
{
    if (tri_graph_finish(graph, NULL) != TRI_OK) {
        return;
    }
    for (size_t i = 0; i < tri_graph_n_nodes(graph); i++) {
        const tri_node *node = tri_graph_node(graph, i);
        assert(node->id[0] != '\0' && node->label[0] != '\0');
        assert(isfinite(node->x) && isfinite(node->y) && isfinite(node->size));
        for (int j = 0; j < TRI_MEASURE_COUNT; j++) {
            assert(!isinf(tri_graph_measure(graph, i, (tri_measure)j)));
        }
    }
    for (size_t i = 0; i < tri_graph_n_edges(graph); i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        assert(isfinite(edge->weight) && edge->weight > 0);
        assert(edge->confidence >= 0 && edge->confidence <= 1);
    }
    assert(isfinite(tri_graph_get_info(graph)->modularity));
    for (const tri_format *format = tri_formats; format->name != NULL; format++) {
        tri_memory written = {0};
        tri_sink sink;
        tri_sink_init(&sink, tri_memory_write, &written);
        /* Drawing takes too long for PNG, whose shapes are those of SVG. */
        if (format->write != NULL && !format->needs_text &&
            strcmp(format->name, "png") != 0) {
            assert(tri_write(graph, format, &sink, NULL) == TRI_OK);
            check(format, &written);
            if (strcmp(format->name, "graphml") == 0 ||
                strcmp(format->name, "gexf") == 0 ||
                strcmp(format->name, "json") == 0) {
                read_back(graph, format, &written);
            }
        }
        for (const tri_part *part = format->parts; part != NULL && part->name != NULL;
             part++) {
            assert(tri_write_part(graph, part, &sink, NULL) == TRI_OK);
        }
        free(written.bytes);
    }
}
