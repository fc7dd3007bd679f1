/* Graphviz's DOT, in a form that Gephi's importer reads too. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"

#include "base/utf8.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

/* Whether an ampersand begins what Graphviz would read as one of HTML's entities:
   `&lt;`, `&#60;`. */
static bool begins_entity(const char *text)
{
    size_t i = 1;
    while (isalnum((unsigned char)text[i]) || text[i] == '#') {
        i++;
    }
    return i > 1 && text[i] == ';';
}

/* Appends a quoted string. Backslashes are doubled, since Graphviz reads escapes in
   labels and a single one could hide the closing quote; `&` is written as `&amp;` in
   labels alone, and only where it would not stand for itself: Gephi shows it as it
   stands. */
static void write_quoted(tri_sink *sink, const char *text, bool label)
{
    const size_t length = strlen(text);
    tri_sink_char(sink, '"');
    for (size_t i = 0; i < length;) {
        const unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\') {
            tri_sink_char(sink, '\\');
            tri_sink_char(sink, (char)c);
        } else if (c == '&' && label && begins_entity(text + i)) {
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

/* Appends a node's id. Gephi takes these for keywords, quoted or not; Graphviz leaves
   out a backslash with the line's end behind it, Gephi reads the line's end. */
static void write_id(tri_sink *sink, const char *id)
{
    if (strcasecmp(id, "graph") == 0 || strcasecmp(id, "node") == 0 ||
        strcasecmp(id, "edge") == 0 || strcasecmp(id, "subgraph") == 0) {
        tri_sink_printf(sink, "\"%c\\\n%s\"", id[0], id + 1);
    } else {
        write_quoted(sink, id, false);
    }
}

/* Appends a node's colour as hue, saturation and value: of the forms that Graphviz
   takes, the only one that Gephi reads as it is meant (it has `#rrggbb` transparent).
   Graphviz cuts off what is behind the point of 255ths, Gephi rounds it: 0.3 more suits
   both. */
static void write_colour(tri_sink *sink, const tri_node *node)
{
    const double r = fmin(node->r + 0.3, 255) / 255;
    const double g = fmin(node->g + 0.3, 255) / 255;
    const double b = fmin(node->b + 0.3, 255) / 255;
    const double value = fmax(r, fmax(g, b));
    const double range = value - fmin(r, fmin(g, b));
    double hue = 0;
    if (range > 0) {
        hue = r >= value   ? (g - b) / range
              : g >= value ? 2 + (b - r) / range
                           : 4 + (r - g) / range;
        hue = (hue < 0 ? hue + 6 : hue) / 6;
    }
    tri_sink_string(sink, ", color=\"");
    tri_sink_double(sink, round(hue * 1e5) / 1e5);
    tri_sink_char(sink, ' ');
    tri_sink_double(sink, round(range / value * 1e5) / 1e5);
    tri_sink_char(sink, ' ');
    tri_sink_double(sink, round(value * 1e5) / 1e5);
    tri_sink_string(sink, "\"];\n");
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
    write_id(sink, node->id);
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
    write_colour(sink, node);
}

static void write_edge(const tri_graph *graph, size_t index,
                       const tri_i_attributes *attributes, tri_sink *sink)
{
    const tri_edge *edge = tri_graph_edge(graph, index);
    tri_sink_string(sink, "  ");
    write_id(sink, tri_graph_node(graph, edge->source)->id);
    tri_sink_string(sink, " -> ");
    write_id(sink, tri_graph_node(graph, edge->target)->id);
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

/* Appends what holds for the whole graph. Behind each of its first words Gephi passes
   over all up to a brace, which is nobody's subgraph to Graphviz. */
static void write_defaults(const tri_graph *graph, tri_sink *sink)
{
    const tri_i_attributes attributes = tri_i_graph_attributes(graph);
    /* neato and fdp would take the nodes' places for inches. sfdp makes room between
       nodes, and for the edges' labels. */
    tri_sink_string(sink, "digraph tricot {\n"
                          "  graph [charset=\"UTF-8\", rankdir=LR, inputscale=72, "
                          "overlap=prism, K=2, sep=\"+60,30\"");
    for (size_t i = 0; i < attributes.n; i++) {
        const tri_i_value value = tri_i_graph_value(graph, &attributes.items[i]);
        const char *name = attributes.items[i].name;
        /* neato's own attribute of that name takes other values. */
        write_attribute(sink, strcmp(name, "model") == 0 ? "tricot_model" : name,
                        &value);
    }
    tri_sink_string(sink,
                    "];\n"
                    "  node [shape=box, style=\"rounded,filled\", "
                    "fontname=\"Helvetica,Arial,sans-serif\"];\n"
                    "  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=10];\n"
                    "  {}\n");
}

tri_status tri_i_write_dot(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    (void)error;
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, 0);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, 0);
    write_defaults(graph, sink);
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        write_node(graph, i, &of_nodes, sink);
    }
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        write_edge(graph, i, &of_edges, sink);
    }
    tri_sink_string(sink, "}\n");
    return sink->status;
}
