/* GraphML, as Gephi, networkx, igraph, Cytoscape and yEd read it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"
#include "export/xml.h"

#include <stdio.h>

/* Key ids of nodes, edges and the graph must differ, or networkx rejects the file. */
static const char *const prefixes[] = {"n_", "e_", "g_"};
static const char *const owners[] = {"node", "edge", "graph"};
enum { NODE, EDGE, GRAPH };

static const char *type_name(tri_i_value_type type)
{
    switch (type) {
    case TRI_I_INT:
        return "int";
    case TRI_I_DOUBLE:
        return "double";
    case TRI_I_BOOL:
        return "boolean";
    default:
        return "string"; /* lists too: networkx fails on Gephi's liststring */
    }
}

static void write_keys(tri_sink *sink, int owner, const tri_i_attributes *attributes)
{
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_attribute *one = &attributes->items[i];
        tri_sink_printf(sink,
                        "  <key id=\"%s%s\" for=\"%s\" attr.name=\"%s\" "
                        "attr.type=\"%s\"/>\n",
                        prefixes[owner], one->name, owners[owner], one->name,
                        type_name(one->type));
    }
}

/* What stands before the values of each attribute: `<data key="n_label">`. */
typedef struct {
    char begin[TRI_I_MAX_ATTRIBUTES][64];
    size_t length[TRI_I_MAX_ATTRIBUTES];
} openings;

static void make_openings(int owner, const tri_i_attributes *attributes, openings *out)
{
    for (size_t i = 0; i < attributes->n; i++) {
        const int n =
            snprintf(out->begin[i], sizeof out->begin[i], "      <data key=\"%s%s\">",
                     prefixes[owner], attributes->items[i].name);
        out->length[i] = (size_t)n;
    }
}

static void write_data(tri_sink *sink, const openings *open, size_t i,
                       const tri_i_value *value)
{
    if (tri_i_value_is_empty(value)) {
        return;
    }
    tri_sink_bytes(sink, open->begin[i], open->length[i]);
    if (value->type == TRI_I_STRING || value->type == TRI_I_LIST) {
        tri_i_sink_xml_text(sink, value->string);
    } else {
        tri_i_sink_plain(sink, value);
    }
    tri_sink_string(sink, "</data>\n");
}

tri_status tri_i_write_graphml(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    (void)error;
    const tri_i_attributes of_graph = tri_i_graph_attributes(graph);
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, TRI_I_WITH_ALL);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, TRI_I_WITH_ALL);
    openings open;
    tri_sink_string(sink,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    write_keys(sink, GRAPH, &of_graph);
    write_keys(sink, NODE, &of_nodes);
    write_keys(sink, EDGE, &of_edges);
    tri_sink_string(sink, "  <graph id=\"G\" edgedefault=\"directed\">\n");
    make_openings(GRAPH, &of_graph, &open);
    for (size_t i = 0; i < of_graph.n; i++) {
        const tri_i_value value = tri_i_graph_value(graph, &of_graph.items[i]);
        write_data(sink, &open, i, &value);
    }
    make_openings(NODE, &of_nodes, &open);
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        tri_sink_string(sink, "    <node");
        tri_i_sink_xml_attribute(sink, "id", tri_graph_node(graph, i)->id);
        tri_sink_string(sink, ">\n");
        for (size_t j = 0; j < of_nodes.n; j++) {
            const tri_i_value value = tri_i_node_value(graph, i, &of_nodes.items[j]);
            write_data(sink, &open, j, &value);
        }
        tri_sink_string(sink, "    </node>\n");
    }
    make_openings(EDGE, &of_edges, &open);
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        tri_sink_string(sink, "    <edge");
        tri_i_sink_xml_attribute(sink, "id", edge->id);
        tri_i_sink_xml_attribute(sink, "source",
                                 tri_graph_node(graph, edge->source)->id);
        tri_i_sink_xml_attribute(sink, "target",
                                 tri_graph_node(graph, edge->target)->id);
        /* networkx opens no graph of edges with and without a direction: which has none
           is told by an attribute of our own. Gephi takes `label` as the edge's kind:
           without it parallel edges become one. */
        tri_i_sink_xml_attribute(sink, "label", edge->kind);
        tri_sink_string(sink, ">\n");
        for (size_t j = 0; j < of_edges.n; j++) {
            const tri_i_value value = tri_i_edge_value(edge, &of_edges.items[j]);
            write_data(sink, &open, j, &value);
        }
        tri_sink_string(sink, "    </edge>\n");
    }
    tri_sink_string(sink, "  </graph>\n</graphml>\n");
    return sink->status;
}
