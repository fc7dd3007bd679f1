/* Says why entities of different documents are one node. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sink.h"
#include "graph/graph_i.h"

static const char *const merge_texts[] = {
#define X_TEXT(name, doubt, text) text,
    TRI_I_MERGE_LIST(X_TEXT)
#undef X_TEXT
};

static void write_record(const tri_graph *graph, tri_sink *sink, uint32_t index)
{
    const tri_i_record *record = &graph->records.items[index];
    tri_sink_printf(sink, "\"%s\"", tri_i_string(graph, record->name));
    if (record->row != TRI_NONE) {
        tri_sink_string(sink, " (file of entities)");
    } else if (record->doc != TRI_NONE) {
        tri_sink_printf(sink, " (%s)",
                        tri_i_string(graph, graph->docs.items[record->doc].id));
    }
}

tri_status tri_graph_explain(const tri_graph *graph, tri_sink *sink)
{
    for (size_t i = 0; i < graph->records.n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        if (record->n_seen > 1) {
            tri_sink_printf(sink, "\"%s\" in %u documents is one: one name, %s\n",
                            tri_i_string(graph, record->name), (unsigned)record->n_seen,
                            tri_type_name((tri_type)record->type));
        }
    }
    for (size_t i = 0; i < graph->merges.n; i++) {
        const tri_i_merge *merge = &graph->merges.items[i];
        write_record(graph, sink, merge->a);
        tri_sink_string(sink, " is ");
        write_record(graph, sink, merge->b);
        tri_sink_printf(sink, ": %s\n", merge_texts[merge->rule]);
    }
    return sink->status;
}
