/* Tables for neo4j-admin's import, with the command that reads them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"
#include "export/relation_name.h"

#include <string.h>

/* A quoted cell. The importer reads one line a row and takes a backslash for the begin
   of an escape: white space becomes a blank, a backslash a slash. In an array, whose
   values stand between semicolons, `list`, a semicolon becomes a comma. People look at
   tables in spreadsheets: what those take for a formula gets an apostrophe, as in
   Gephi's. */
static void write_cell(tri_sink *sink, const char *text, bool list)
{
    tri_sink_string(sink, tri_i_is_formula(text) ? "\"'" : "\"");
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c == '"') {
            tri_sink_string(sink, "\"\"");
        } else if (list && c == '|') {
            tri_sink_char(sink, ';');
        } else if (list && c == '\\' && text[1] == '|') {
            tri_sink_char(sink, '|');
            text++;
        } else if (list && c == ';') {
            tri_sink_char(sink, ',');
        } else if (c == '\\') {
            tri_sink_char(sink, '/');
        } else {
            tri_sink_char(sink, c < 0x20 ? ' ' : *text);
        }
    }
    tri_sink_char(sink, '"');
}

static const char *type_name(tri_i_value_type type)
{
    switch (type) {
    case TRI_I_LIST:
        return ":string[]";
    case TRI_I_INT:
        return ":long";
    case TRI_I_DOUBLE:
        return ":double";
    case TRI_I_BOOL:
        return ":boolean";
    default:
        return ":string";
    }
}

static void write_heading(tri_sink *sink, const tri_i_attributes *attributes)
{
    for (size_t i = 0; i < attributes->n; i++) {
        tri_sink_char(sink, ',');
        tri_sink_string(sink, attributes->items[i].name);
        tri_sink_string(sink, type_name(attributes->items[i].type));
    }
    tri_sink_char(sink, '\n');
}

static void write_value(tri_sink *sink, const tri_i_value *value)
{
    tri_sink_char(sink, ',');
    if (tri_i_value_is_empty(value)) {
        return;
    }
    if (value->type == TRI_I_STRING || value->type == TRI_I_LIST) {
        write_cell(sink, value->string, value->type == TRI_I_LIST);
    } else {
        tri_i_sink_plain(sink, value);
    }
}

tri_status tri_i_write_neo4j_nodes(const tri_graph *graph, tri_sink *sink,
                                   tri_error *error)
{
    (void)error;
    const tri_i_attributes attributes = tri_i_node_attributes(graph, TRI_I_WITH_ALL);
    tri_sink_string(sink, "id:ID,:LABEL");
    write_heading(sink, &attributes);
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        const tri_node *node = tri_graph_node(graph, i);
        write_cell(sink, node->id, false);
        tri_sink_string(sink, ",Entity;");
        tri_sink_string(sink, tri_type_name(node->type));
        for (size_t j = 0; j < attributes.n; j++) {
            const tri_i_value value = tri_i_node_value(graph, i, &attributes.items[j]);
            write_value(sink, &value);
        }
        tri_sink_char(sink, '\n');
    }
    return sink->status;
}

tri_status tri_i_write_neo4j_edges(const tri_graph *graph, tri_sink *sink,
                                   tri_error *error)
{
    (void)error;
    const tri_i_attributes attributes = tri_i_edge_attributes(graph, TRI_I_WITH_ALL);
    tri_sink_string(sink, ":START_ID,:END_ID,:TYPE,id:string");
    write_heading(sink, &attributes);
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        write_cell(sink, tri_graph_node(graph, edge->source)->id, false);
        tri_sink_char(sink, ',');
        write_cell(sink, tri_graph_node(graph, edge->target)->id, false);
        tri_sink_char(sink, ',');
        tri_i_sink_relation_name(sink, edge->kind);
        tri_sink_char(sink, ',');
        write_cell(sink, edge->id, false);
        for (size_t j = 0; j < attributes.n; j++) {
            const tri_i_value value = tri_i_edge_value(edge, &attributes.items[j]);
            write_value(sink, &value);
        }
        tri_sink_char(sink, '\n');
    }
    return sink->status;
}

tri_status tri_i_write_neo4j_readme(const tri_graph *graph, tri_sink *sink,
                                    tri_error *error)
{
    (void)graph;
    (void)error;
    tri_sink_string(sink,
                    "Stop the database, then from this folder:\n\n"
                    "neo4j-admin database import full neo4j --overwrite-destination "
                    "--id-type=string \\\n"
                    "  --array-delimiter=\";\" --nodes=nodes.csv "
                    "--relationships=relationships.csv\n\n"
                    "White space in texts is written as blanks, a backslash as a "
                    "slash, a semicolon in lists as a comma; before = + - @ ' at a "
                    "cell's begin stands an apostrophe.\n");
    return sink->status;
}
