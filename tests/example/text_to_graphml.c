/* A whole program over tricot.h: a text to a graph on standard output. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <tricot.h>

#include <stdio.h>

static tri_status add(const tri_triples *triples, void *graph)
{
    return tri_graph_add(graph, triples, NULL);
}

static tri_status print(const void *bytes, size_t length, void *file)
{
    return fwrite(bytes, 1, length, file) == length ? TRI_OK : TRI_ERR_IO;
}

int main(int argc, char **argv)
{
    static char text[1 << 20];
    tri_model *model = NULL;
    tri_graph *graph = NULL;
    tri_sink sink;
    tri_error error = {0};
    const tri_graph_options options = tri_graph_options_default();
    const tri_meta meta = {.id = "standard input"};

    if (argc != 2) {
        (void)fprintf(stderr, "usage: text_to_graphml WEIGHTS < TEXT > GRAPHML\n");
        return 2;
    }
    const size_t length = fread(text, 1, sizeof text, stdin);
    tri_sink_init(&sink, print, stdout);
    tri_status status = tri_model_open(argv[1], &model, &error);
    if (status == TRI_OK) {
        status = tri_graph_new(&options, &graph, &error);
    }
    if (status == TRI_OK) {
        status = tri_extract(model, text, length, &meta, add, graph, &error);
    }
    if (status == TRI_OK) {
        status = tri_graph_finish(graph, &error);
    }
    if (status == TRI_OK) {
        status = tri_write(graph, tri_format_by_name("graphml"), &sink, &error);
    }
    if (status != TRI_OK) {
        (void)fprintf(stderr, "%s\n", error.message);
    }
    tri_graph_free(graph);
    tri_model_free(model);
    return status == TRI_OK ? 0 : 1;
}
