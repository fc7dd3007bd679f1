/* Graphviz's DOT. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"

#include "base/utf8.h"

#include <string.h>

/* Appends a quoted string. Backslashes are doubled, since Graphviz reads escapes in
   labels and a single one could hide the closing quote; `&` is written as `&amp;` in
   labels alone, where Graphviz reads HTML's entities. */
static void write_quoted(tri_sink *sink, const char *text, bool label)
{
    const size_t length = strlen(text);
    tri_sink_char(sink, '"');
    for (size_t i = 0; i < length;) {
        const unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\') {
            tri_sink_char(sink, '\\');
            tri_sink_char(sink, (char)c);
        } else if (c == '&' && label) {
            tri_sink_string(sink, "&amp;");
        } else if (c == '\n' || c == '\r') {
            tri_sink_string(sink, label ? "\\n" : " ");
        } else if (c >= 0x80) {
            uint32_t code = 0;
            const size_t taken = tri_utf8_decode(text + i, length - i, &code);
            if (code != 0xFFFD && code != 0xFFFE && code != 0xFFFF) {
                tri_sink_bytes(sink, text + i, taken);
            } else {
                sink->n_dropped++;
            }
            i += taken;
            continue;
        } else if (c >= 0x20 || c == '\t') {
            tri_sink_char(sink, (char)c);
        } else {
            sink->n_dropped++;
        }
        i++;
    }
    tri_sink_char(sink, '"');
}

static void write_attribute(tri_sink *sink, const char *name, const tri_i_value *value)
{
    if (tri_i_value_is_empty(value)) {
        return;
    }
    tri_sink_string(sink, ", ");
    tri_sink_string(sink, name);
    tri_sink_char(sink, '=');
    if (value->type == TRI_I_STRING || value->type == TRI_I_LIST) {
        write_quoted(sink, value->string, false);
    } else {
        /* Quoted: a number of DOT has no exponent. */
        tri_sink_char(sink, '"');
        tri_i_sink_plain(sink, value);
        tri_sink_char(sink, '"');
    }
}

static void write_node(const tri_graph *graph, size_t index,
                       const tri_i_attributes *attributes, tri_sink *sink)
{
    const tri_node *node = tri_graph_node(graph, index);
    tri_sink_string(sink, "  ");
    write_quoted(sink, node->id, false);
    tri_sink_string(sink, " [label=");
    write_quoted(sink, node->label, true);
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value = tri_i_node_value(graph, index, &attributes->items[i]);
        write_attribute(sink, attributes->items[i].name, &value);
    }
    if (tri_graph_get_info(graph)->has_layout) {
        tri_sink_string(sink, ", pos=\"");
        tri_sink_double(sink, node->x);
        tri_sink_char(sink, ',');
        tri_sink_double(sink, node->y);
        tri_sink_char(sink, '"');
    }
    tri_sink_printf(sink, ", fillcolor=\"#%02x%02x%02x\"];\n", (unsigned)node->r,
                    (unsigned)node->g, (unsigned)node->b);
}

static void write_edge(const tri_graph *graph, size_t index,
                       const tri_i_attributes *attributes, tri_sink *sink)
{
    const tri_edge *edge = tri_graph_edge(graph, index);
    tri_sink_string(sink, "  ");
    write_quoted(sink, tri_graph_node(graph, edge->source)->id, false);
    tri_sink_string(sink, " -> ");
    write_quoted(sink, tri_graph_node(graph, edge->target)->id, false);
    tri_sink_string(sink, " [id=");
    write_quoted(sink, edge->id, false);
    tri_sink_string(sink, ", label=");
    write_quoted(sink, edge->label, true);
    tri_sink_string(sink, ", weight=\"");
    tri_sink_double(sink, edge->weight);
    tri_sink_char(sink, '"');
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value = tri_i_edge_value(edge, &attributes->items[i]);
        write_attribute(sink, attributes->items[i].name, &value);
    }
    if (!edge->directed) {
        tri_sink_string(sink, ", dir=none");
    }
    if (edge->negated) {
        tri_sink_string(sink, ", style=dashed, color=\"grey\", fontcolor=\"grey\"");
    }
    tri_sink_string(sink, "];\n");
}

tri_status tri_i_write_dot(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    (void)error;
    const tri_i_attributes of_graph = tri_i_graph_attributes(graph);
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, 0);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, 0);
    /* neato and fdp would take the nodes' places for inches. */
    tri_sink_string(sink, "digraph tricot {\n"
                          "  graph [charset=\"UTF-8\", rankdir=LR, inputscale=72");
    for (size_t i = 0; i < of_graph.n; i++) {
        const tri_i_value value = tri_i_graph_value(graph, &of_graph.items[i]);
        const char *name = of_graph.items[i].name;
        /* neato's own attribute of that name takes other values. */
        write_attribute(sink, strcmp(name, "model") == 0 ? "tricot_model" : name,
                        &value);
    }
    tri_sink_string(sink, "];\n"
                          "  node [shape=box, style=\"rounded,filled\"];\n");
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        write_node(graph, i, &of_nodes, sink);
    }
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        write_edge(graph, i, &of_edges, sink);
    }
    tri_sink_string(sink, "}\n");
    return sink->status;
}
