/* Fuzzes the reader of Gephi's tables: the nodes, an ASCII record separator, the edges.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/graph.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/fuzz_csv_XXXXXX";
static char paths[3][64];

static void remove_files(void)
{
    (void)unlink(paths[0]);
    (void)unlink(paths[1]);
    (void)rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *const names[] = {"g-nodes.csv", "g-edges.csv", "g.csv"};
    assert(mkdtemp(folder) != NULL);
    for (size_t i = 0; i < 3; i++) {
        (void)snprintf(paths[i], sizeof paths[i], "%s/%s", folder, names[i]);
    }
    return atexit(remove_files);
}

static void write_file(const char *path, const uint8_t *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert(file != NULL && fwrite(bytes, 1, length, file) == length);
    assert(fclose(file) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const uint8_t *border = length == 0 ? NULL : memchr(bytes, 0x1E, length);
    const size_t n_nodes = border == NULL ? length : (size_t)(border - bytes);
    const size_t n_edges = border == NULL ? 0 : length - n_nodes - 1;
    const tri_graph_options options = fuzz_options((unsigned)length);
    tri_graph *graph = NULL;
    write_file(paths[0], bytes, n_nodes);
    write_file(paths[1], border == NULL ? bytes : border + 1, n_edges);
    if (tri_graph_read(paths[2], &options, &graph, NULL) == TRI_OK) {
        fuzz_graph(graph);
        tri_graph_free(graph);
    }
    return 0;
}
