/* GEXF 1.3 with colours, sizes and places, as Gephi and networkx read it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"
#include "export/xml.h"

#include <string.h>

static const char *type_name(tri_i_value_type type)
{
    switch (type) {
    case TRI_I_INT:
        return "integer";
    case TRI_I_DOUBLE:
        return "double";
    case TRI_I_BOOL:
        return "boolean";
    default:
        return "string";
    }
}

static void write_declarations(tri_sink *sink, const char *owner,
                               const tri_i_attributes *attributes)
{
    tri_sink_printf(sink, "    <attributes class=\"%s\" mode=\"static\">\n", owner);
    for (size_t i = 0; i < attributes->n; i++) {
        tri_sink_printf(sink, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n",
                        attributes->items[i].name, attributes->items[i].name,
                        type_name(attributes->items[i].type));
    }
    tri_sink_string(sink, "    </attributes>\n");
}

static void write_value(tri_sink *sink, const char *name, const tri_i_value *value)
{
    if (tri_i_value_is_empty(value)) {
        return;
    }
    tri_sink_printf(sink, "          <attvalue for=\"%s\" value=\"", name);
    if (value->type == TRI_I_STRING || value->type == TRI_I_LIST) {
        tri_i_sink_xml_text(sink, value->string);
    } else {
        tri_i_sink_plain(sink, value);
    }
    tri_sink_string(sink, "\"/>\n");
}

static void write_number(tri_sink *sink, const char *name, double value)
{
    tri_sink_printf(sink, " %s=\"", name);
    tri_sink_double(sink, value);
    tri_sink_char(sink, '"');
}

static void write_node(const tri_graph *graph, size_t index,
                       const tri_i_attributes *attributes, tri_sink *sink)
{
    const tri_node *node = tri_graph_node(graph, index);
    tri_sink_string(sink, "      <node");
    tri_i_sink_xml_attribute(sink, "id", node->id);
    tri_i_sink_xml_attribute(sink, "label", node->label);
    tri_sink_string(sink, ">\n        <attvalues>\n");
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value = tri_i_node_value(graph, index, &attributes->items[i]);
        write_value(sink, attributes->items[i].name, &value);
    }
    tri_sink_string(sink, "        </attvalues>\n        <viz:size");
    write_number(sink, "value", node->size);
    tri_sink_string(sink, "/>\n");
    if (tri_graph_get_info(graph)->has_layout) {
        tri_sink_string(sink, "        <viz:position");
        write_number(sink, "x", node->x);
        write_number(sink, "y", node->y);
        tri_sink_string(sink, " z=\"0\"/>\n");
    }
    tri_sink_printf(sink,
                    "        <viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>\n      </node>\n",
                    (unsigned)node->r, (unsigned)node->g, (unsigned)node->b);
}

/* Whether a date is a day of the calendar's form, the only one that GEXF takes. */
static bool is_day(const char *date)
{
    return strlen(date) == 10 && date[4] == '-' && date[7] == '-' &&
           strspn(date, "0123456789-") == 10;
}

static void write_edge(const tri_graph *graph, size_t index,
                       const tri_i_attributes *attributes, tri_sink *sink)
{
    const tri_edge *edge = tri_graph_edge(graph, index);
    tri_sink_string(sink, "      <edge");
    tri_i_sink_xml_attribute(sink, "id", edge->id);
    tri_i_sink_xml_attribute(sink, "source", tri_graph_node(graph, edge->source)->id);
    tri_i_sink_xml_attribute(sink, "target", tri_graph_node(graph, edge->target)->id);
    tri_i_sink_xml_attribute(sink, "kind", edge->kind);
    tri_i_sink_xml_attribute(sink, "label", edge->label);
    write_number(sink, "weight", edge->weight);
    if (is_day(edge->first_date) && is_day(edge->last_date)) {
        tri_i_sink_xml_attribute(sink, "start", edge->first_date);
        tri_i_sink_xml_attribute(sink, "end", edge->last_date);
    }
    tri_sink_string(sink, ">\n        <attvalues>\n");
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value = tri_i_edge_value(edge, &attributes->items[i]);
        write_value(sink, attributes->items[i].name, &value);
    }
    tri_sink_string(sink, "        </attvalues>\n      </edge>\n");
}

tri_status tri_i_write_gexf(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    (void)error;
    const tri_i_attributes of_graph = tri_i_graph_attributes(graph);
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, 0);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, 0);
    tri_sink_string(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<gexf xmlns=\"http://gexf.net/1.3\" "
                          "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
                          "  <meta>\n    <creator>tricot " TRI_VERSION
                          "</creator>\n    <description>");
    /* The graph has no attributes of its own here: one line holds them. */
    for (size_t i = 0; i < of_graph.n; i++) {
        const tri_i_value value = tri_i_graph_value(graph, &of_graph.items[i]);
        tri_sink_string(sink, i > 0 ? "; " : "");
        tri_sink_string(sink, of_graph.items[i].name);
        tri_sink_char(sink, '=');
        if (value.type == TRI_I_STRING) {
            tri_i_sink_xml_text(sink, value.string);
        } else {
            tri_i_sink_plain(sink, &value);
        }
    }
    tri_sink_printf(sink,
                    "</description>\n  </meta>\n  <graph defaultedgetype=\"directed\" "
                    "mode=\"%s\">\n",
                    tri_graph_get_info(graph)->has_dates
                        ? "dynamic\" timeformat=\"date\" timerepresentation=\"interval"
                        : "static");
    write_declarations(sink, "node", &of_nodes);
    write_declarations(sink, "edge", &of_edges);
    tri_sink_string(sink, "    <nodes>\n");
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        write_node(graph, i, &of_nodes, sink);
    }
    tri_sink_string(sink, "    </nodes>\n    <edges>\n");
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        write_edge(graph, i, &of_edges, sink);
    }
    tri_sink_string(sink, "    </edges>\n  </graph>\n</gexf>\n");
    return sink->status;
}
