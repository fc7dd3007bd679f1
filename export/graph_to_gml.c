/* GML: seven-bit text, other characters as HTML's entities. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <string.h>

static void write_text(tri_sink *sink, const char *text)
{
    const size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        uint32_t code = 0;
        i += tri_utf8_decode(text + i, length - i, &code);
        if (code == '"') {
            tri_sink_string(sink, "&quot;");
        } else if (code == '&') {
            tri_sink_string(sink, "&amp;");
        } else if (code >= 0x20 && code < 0x7F) {
            tri_sink_char(sink, (char)code);
        } else if (code == '\t' || code == '\n' || code == '\r' || code >= 0xA0) {
            tri_sink_printf(sink, "&#%lu;", (unsigned long)code);
        } else {
            sink->n_dropped++;
        }
    }
}

static void write_string(tri_sink *sink, const char *indent, const char *name,
                         const char *text)
{
    tri_sink_printf(sink, "%s%s \"", indent, name);
    write_text(sink, text);
    tri_sink_string(sink, "\"\n");
}

/* A key without its underscores, which GML does not know: first_date, firstDate. */
static void write_key(tri_sink *sink, const char *name)
{
    for (; *name != '\0'; name++) {
        if (*name == '_' && name[1] != '\0') {
            name++;
            tri_sink_char(sink, (char)(*name >= 'a' ? *name - 'a' + 'A' : *name));
        } else {
            tri_sink_char(sink, *name);
        }
    }
}

static void write_value(tri_sink *sink, const char *indent, const char *name,
                        const tri_i_value *value)
{
    if (tri_i_value_is_empty(value)) {
        return;
    }
    tri_sink_string(sink, indent);
    write_key(sink, name);
    switch (value->type) {
    case TRI_I_BOOL:
        tri_sink_string(sink, value->truth ? " 1\n" : " 0\n");
        break;
    case TRI_I_INT:
    case TRI_I_DOUBLE:
        tri_sink_char(sink, ' ');
        tri_i_sink_plain(sink, value);
        tri_sink_char(sink, '\n');
        break;
    default:
        tri_sink_string(sink, " \"");
        write_text(sink, value->string);
        tri_sink_string(sink, "\"\n");
        break;
    }
}

/* GML's readers know a node by its label: one that another node has gets the id. */
static void write_label(tri_sink *sink, tri_map *labels, const tri_node *node,
                        tri_status *status)
{
    const size_t length = strlen(node->label);
    const bool taken = tri_map_get(labels, node->label, length) != TRI_MAP_NONE;
    if (!taken && !tri_map_set(labels, node->label, length, 0)) {
        *status = TRI_ERR_NO_MEMORY;
    }
    tri_sink_string(sink, "    label \"");
    write_text(sink, node->label);
    if (taken) {
        tri_sink_string(sink, " (");
        write_text(sink, node->id);
        tri_sink_char(sink, ')');
    }
    tri_sink_string(sink, "\"\n");
}

tri_status tri_i_write_gml(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    const tri_i_attributes of_graph = tri_i_graph_attributes(graph);
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, 0);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, 0);
    tri_map labels = {0};
    tri_status status = TRI_OK;
    tri_sink_string(sink, "graph [\n  directed 1\n  multigraph 1\n");
    for (size_t i = 0; i < of_graph.n; i++) {
        const tri_i_value value = tri_i_graph_value(graph, &of_graph.items[i]);
        write_value(sink, "  ", of_graph.items[i].name, &value);
    }
    for (size_t i = 0;
         i < tri_graph_n_nodes(graph) && sink->status == TRI_OK && status == TRI_OK;
         i++) {
        const tri_node *node = tri_graph_node(graph, i);
        tri_sink_printf(sink, "  node [\n    id %zu\n", i);
        write_label(sink, &labels, node, &status);
        write_string(sink, "    ", "name", node->id);
        for (size_t j = 0; j < of_nodes.n; j++) {
            const tri_i_value value = tri_i_node_value(graph, i, &of_nodes.items[j]);
            write_value(sink, "    ", of_nodes.items[j].name, &value);
        }
        tri_sink_string(sink, "    graphics [\n");
        if (tri_graph_get_info(graph)->has_layout) {
            tri_sink_string(sink, "      x ");
            tri_sink_fixed(sink, node->x, 2);
            tri_sink_string(sink, "\n      y ");
            tri_sink_fixed(sink, node->y, 2);
            tri_sink_char(sink, '\n');
        }
        tri_sink_string(sink, "      w ");
        tri_sink_fixed(sink, 2 * node->size, 2);
        tri_sink_printf(sink, "\n      fill \"#%02x%02x%02x\"\n    ]\n  ]\n",
                        (unsigned)node->r, (unsigned)node->g, (unsigned)node->b);
    }
    tri_map_clear(&labels);
    for (size_t i = 0;
         i < tri_graph_n_edges(graph) && sink->status == TRI_OK && status == TRI_OK;
         i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        tri_sink_printf(sink, "  edge [\n    source %lu\n    target %lu\n",
                        (unsigned long)edge->source, (unsigned long)edge->target);
        write_string(sink, "    ", "key", edge->id);
        write_string(sink, "    ", "label", edge->label);
        tri_sink_string(sink, "    weight ");
        tri_sink_double(sink, edge->weight);
        tri_sink_char(sink, '\n');
        for (size_t j = 0; j < of_edges.n; j++) {
            const tri_i_value value = tri_i_edge_value(edge, &of_edges.items[j]);
            write_value(sink, "    ", of_edges.items[j].name, &value);
        }
        tri_sink_string(sink, "  ]\n");
    }
    tri_sink_string(sink, "]\n");
    return status != TRI_OK ? tri_i_fail_memory(error) : sink->status;
}
