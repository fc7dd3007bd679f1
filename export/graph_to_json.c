/* JSON of two kinds: networkx's node-link form and Cytoscape.js. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"

#include <string.h>

static void write_string(tri_sink *sink, const char *name, const char *value)
{
    tri_sink_printf(sink, "\"%s\": ", name);
    tri_sink_json(sink, value, strlen(value));
}

/* Appends a separator and `"name": value` unless there is nothing to say. */
static void write_member(tri_sink *sink, const char *separator, const char *name,
                         const tri_i_value *value)
{
    if (tri_i_value_is_empty(value)) {
        return;
    }
    tri_sink_string(sink, separator);
    if (value->type == TRI_I_STRING || value->type == TRI_I_LIST) {
        write_string(sink, name, value->string);
    } else {
        tri_sink_printf(sink, "\"%s\": ", name);
        tri_i_sink_plain(sink, value);
    }
}

static void write_graph_members(const tri_graph *graph, tri_sink *sink)
{
    const tri_i_attributes attributes = tri_i_graph_attributes(graph);
    const char *separator = "";
    for (size_t i = 0; i < attributes.n; i++) {
        const tri_i_value value = tri_i_graph_value(graph, &attributes.items[i]);
        write_member(sink, separator, attributes.items[i].name, &value);
        separator = ", "; /* the first, the schema, is never empty */
    }
}

static void write_node_members(const tri_graph *graph, size_t index,
                               const tri_i_attributes *attributes, tri_sink *sink)
{
    write_string(sink, "id", tri_graph_node(graph, index)->id);
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value = tri_i_node_value(graph, index, &attributes->items[i]);
        write_member(sink, ", ", attributes->items[i].name, &value);
    }
}

static void write_edge_members(const tri_graph *graph, const tri_edge *edge,
                               const tri_i_attributes *attributes, tri_sink *sink)
{
    write_string(sink, "id", edge->id);
    tri_sink_string(sink, ", ");
    write_string(sink, "source", tri_graph_node(graph, edge->source)->id);
    tri_sink_string(sink, ", ");
    write_string(sink, "target", tri_graph_node(graph, edge->target)->id);
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value = tri_i_edge_value(edge, &attributes->items[i]);
        write_member(sink, ", ", attributes->items[i].name, &value);
    }
}

tri_status tri_i_write_json(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    (void)error;
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, TRI_I_WITH_ALL);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, TRI_I_WITH_ALL);
    tri_sink_string(sink, "{\"directed\": true, \"multigraph\": true,\n\"graph\": {");
    write_graph_members(graph, sink);
    tri_sink_string(sink, "},\n\"nodes\": [");
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        tri_sink_string(sink, i == 0 ? "\n{" : ",\n{");
        write_node_members(graph, i, &of_nodes, sink);
        tri_sink_char(sink, '}');
    }
    tri_sink_string(sink, "\n],\n\"edges\": [");
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        tri_sink_string(sink, i == 0 ? "\n{" : ",\n{");
        write_edge_members(graph, edge, &of_edges, sink);
        tri_sink_string(sink, ", ");
        write_string(sink, "kind", edge->kind);
        /* What networkx tells parallel edges apart by. */
        tri_sink_string(sink, ", ");
        write_string(sink, "key", edge->id);
        tri_sink_char(sink, '}');
    }
    tri_sink_string(sink, "\n]}\n");
    return sink->status;
}

tri_status tri_i_write_cyjs(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    (void)error;
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, TRI_I_WITH_ALL);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, TRI_I_WITH_ALL);
    tri_sink_string(sink, "{\"format_version\": \"1.0\", \"generated_by\": "
                          "\"tricot " TRI_VERSION "\",\n"
                          "\"target_cytoscapejs_version\": \"~3.0\",\n"
                          "\"directed\": true, \"multigraph\": true,\n\"data\": {");
    write_graph_members(graph, sink);
    tri_sink_string(sink, "},\n\"elements\": {\"nodes\": [");
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        const tri_node *node = tri_graph_node(graph, i);
        tri_sink_string(sink, i == 0 ? "\n{\"data\": {" : ",\n{\"data\": {");
        write_node_members(graph, i, &of_nodes, sink);
        tri_sink_string(sink, ", ");
        write_string(sink, "name", node->label); /* what Cytoscape shows */
        tri_sink_string(sink, ", ");
        write_string(sink, "value", node->id); /* what networkx takes as the node */
        tri_sink_char(sink, '}');
        if (tri_graph_get_info(graph)->has_layout) {
            tri_sink_string(sink, ", \"position\": {\"x\": ");
            tri_sink_double(sink, node->x);
            tri_sink_string(sink, ", \"y\": ");
            tri_sink_double(sink, node->y);
            tri_sink_char(sink, '}');
        }
        tri_sink_char(sink, '}');
    }
    tri_sink_string(sink, "\n], \"edges\": [");
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        tri_sink_string(sink, i == 0 ? "\n{\"data\": {" : ",\n{\"data\": {");
        write_edge_members(graph, edge, &of_edges, sink);
        tri_sink_string(sink, ", ");
        write_string(sink, "interaction", edge->kind); /* Cytoscape's name for it */
        tri_sink_string(sink, ", ");
        write_string(sink, "key", edge->id);
        tri_sink_string(sink, "}}");
    }
    tri_sink_string(sink, "\n]}}\n");
    return sink->status;
}
