/* Fuzzes the reader of triples, and the graph and the files that are made of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/graph.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return 0;
}

static tri_status add(const tri_triples *triples, void *graph)
{
    return tri_graph_add(graph, triples, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const tri_graph_options options =
        fuzz_options(length == 0 ? 0 : bytes[length / 2] + (unsigned)length);
    tri_graph *graph = NULL;
    tri_triples_reader *reader = NULL;
    const char *line = (const char *)bytes;
    const char *end = line + length;
    assert(tri_graph_new(&options, &graph, NULL) == TRI_OK);
    assert(tri_triples_reader_new("input", add, graph, &reader, NULL) == TRI_OK);
    while (line < end) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        next = next == NULL ? end : next + 1;
        const tri_status status =
            tri_triples_reader_line(reader, line, (size_t)(next - line), NULL);
        assert(status == TRI_OK || status == TRI_ERR_FORMAT);
        line = next;
    }
    assert(tri_triples_reader_finish(reader, NULL) == TRI_OK);
    tri_triples_reader_free(reader);
    fuzz_graph(graph);
    tri_graph_free(graph);
    return 0;
}
