/* Fuzzes the readers of GraphML, GEXF and JSON, and what becomes of a foreign graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/graph.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const tri_graph_options options =
        fuzz_options(length == 0 ? 0 : bytes[length / 2] + (unsigned)length);
    tri_graph *graph = NULL;
    if (fuzz_graph_read(bytes, length, &options, &graph) == TRI_OK) {
        fuzz_graph(graph);
        tri_graph_free(graph);
    }
    return 0;
}
