/* Fuzzes the tables that people write: of entities (the first byte is e) and of
   relations, each used on triples. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/graph.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char lines[] =
    "Ada Lind\tbe born in\tKell\nAda Lind\tfound\tNorlink\nA. Lind\tlead\tNorlink\n"
    "Norlink\tbe based in\tKell\nKell\tcapital of\tHale\n";

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return 0;
}

typedef struct {
    tri_graph *graph;
    const tri_relations *relations; /* NULL: any */
} target;

static tri_status add(const tri_triples *triples, void *user)
{
    const target *to = user;
    tri_triples kept = {0};
    if (to->relations == NULL) {
        return tri_graph_add(to->graph, triples, NULL);
    }
    assert(tri_relations_apply(to->relations, triples, &kept, NULL) == TRI_OK);
    const tri_status status = tri_graph_add(to->graph, &kept, NULL);
    tri_triples_clear(&kept);
    return status;
}

static void add_triples(target *to)
{
    tri_triples_reader *reader = NULL;
    assert(tri_triples_reader_new("input", add, to, &reader, NULL) == TRI_OK);
    for (const char *line = lines; *line != '\0'; line = strchr(line, '\n') + 1) {
        assert(tri_triples_reader_line(reader, line, strcspn(line, "\n"), NULL) ==
               TRI_OK);
    }
    assert(tri_triples_reader_finish(reader, NULL) == TRI_OK);
    tri_triples_reader_free(reader);
}

/* What is written of a table is read again. */
static void check_entities(const tri_graph *graph, const tri_graph_options *options)
{
    tri_memory written = {0};
    tri_sink sink;
    tri_graph *again = NULL;
    tri_sink_init(&sink, tri_memory_write, &written);
    assert(tri_graph_write_entities(graph, &sink) == TRI_OK);
    assert(tri_sink_flush(&sink) == TRI_OK);
    assert(tri_graph_new(options, &again, NULL) == TRI_OK);
    assert(tri_graph_read_entities(again, "again", written.bytes, written.n_bytes,
                                   NULL) == TRI_OK);
    tri_graph_free(again);
    free(written.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const tri_graph_options options = fuzz_options((unsigned)length);
    tri_relations *relations = NULL;
    target to = {0};
    if (length == 0) {
        return 0;
    }
    const char *table = (const char *)bytes + 1;
    const bool is_of_entities = bytes[0] == 'e';
    assert(tri_graph_new(&options, &to.graph, NULL) == TRI_OK);
    const tri_status status =
        is_of_entities
            ? tri_graph_read_entities(to.graph, "table", table, length - 1, NULL)
            : tri_relations_read(table, length - 1, "table", &relations, NULL);
    if (status == TRI_OK) {
        to.relations = relations;
        add_triples(&to);
        fuzz_graph(to.graph);
        if (is_of_entities) {
            check_entities(to.graph, &options);
        }
    }
    tri_graph_free(to.graph);
    tri_relations_free(relations);
    return 0;
}
