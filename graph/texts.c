/* Keeps the documents' texts for the formats that hold them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

tri_status tri_graph_add_text(tri_graph *graph, const char *doc, const char *text,
                              size_t n_bytes, tri_error *error)
{
    tri_i_doc_text one = {.doc = tri_arena_string(&graph->arena, doc),
                          .text = tri_arena_copy(&graph->arena, text, n_bytes),
                          .n_bytes = n_bytes};
    if (one.doc == NULL || one.text == NULL || !TRI_I_PUSH(&graph->texts, one)) {
        return tri_i_fail_memory(error);
    }
    return TRI_OK;
}

size_t tri_i_graph_n_texts(const tri_graph *graph)
{
    return graph->texts.n;
}

const char *tri_i_graph_text(const tri_graph *graph, size_t index, const char **doc,
                             size_t *n_bytes)
{
    *doc = graph->texts.items[index].doc;
    *n_bytes = graph->texts.items[index].n_bytes;
    return graph->texts.items[index].text;
}
