/* The table of formats, and the way into it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/formats.h"

#include <string.h>

static const tri_part csv_parts[] = {
    {"nodes.csv", tri_i_write_csv_nodes, tri_i_begins_csv_nodes},
    {"edges.csv", tri_i_write_csv_edges, tri_i_begins_csv_edges},
    {NULL, NULL, NULL},
};

static const tri_part neo4j_parts[] = {
    {"nodes.csv", tri_i_write_neo4j_nodes, tri_i_begins_neo4j_nodes},
    {"relationships.csv", tri_i_write_neo4j_edges, tri_i_begins_neo4j_edges},
    {"import.txt", tri_i_write_neo4j_readme, tri_i_begins_neo4j_readme},
    {NULL, NULL, NULL},
};

/* clang-format off */
const tri_format tri_formats[] = {
    {"graphml", ".graphml", "GraphML", tri_i_write_graphml, tri_i_begins_graphml, NULL, false, false, false},
    {"gexf", ".gexf", "GEXF", tri_i_write_gexf, tri_i_begins_gexf, NULL, false, false, false},
    {"dot", ".dot", "Graphviz", tri_i_write_dot, tri_i_begins_dot, NULL, false, false, false},
    {"gml", ".gml", "GML", tri_i_write_gml, tri_i_begins_gml, NULL, false, false, false},
    {"csv", ".csv", "CSV", NULL, NULL, csv_parts, false, false, false},
    {"json", ".json", "node-link JSON", tri_i_write_json, tri_i_begins_json, NULL, false, false, false},
    {"cyjs", ".cyjs", "Cytoscape.js", tri_i_write_cyjs, tri_i_begins_cyjs, NULL, false, false, false},
    {"nt", ".nt", "N-Triples", tri_i_write_nt, tri_i_begins_nt, NULL, false, false, false},
    {"ttl", ".ttl", "Turtle", tri_i_write_ttl, tri_i_begins_ttl, NULL, false, false, false},
    {"jsonld", ".jsonld", "JSON-LD", tri_i_write_jsonld, tri_i_begins_jsonld, NULL, false, false, false},
    {"nq", ".nq", "N-Quads", tri_i_write_nq, tri_i_begins_nt, NULL, false, false, false},
    {"svg", ".svg", "SVG", tri_i_write_svg, tri_i_begins_svg, NULL, false, false, false},
    {"png", ".png", "PNG", tri_i_write_png, tri_i_begins_png, NULL, false, false, false},
    {"lightrag", "", "LightRAG's insert_custom_kg", tri_i_write_lightrag, tri_i_begins_lightrag, NULL, false, true, true},
    {"html", ".html", "a page", tri_i_write_html, tri_i_begins_html, NULL, false, false, true},
    {"cypher", ".cypher", "Cypher", tri_i_write_cypher, tri_i_begins_cypher, NULL, false, false, false},
    {"neo4j", "", "neo4j-admin tables", NULL, NULL, neo4j_parts, true, false, false},
    {NULL, NULL, NULL, NULL, NULL, NULL, false, false, false},
};
/* clang-format on */

const tri_format *tri_format_by_name(const char *name)
{
    for (const tri_format *format = tri_formats; format->name != NULL; format++) {
        if (strcmp(format->name, name) == 0) {
            return format;
        }
    }
    return NULL;
}

const tri_format *tri_format_by_path(const char *path)
{
    const char *extension = strrchr(path, '.');
    for (const tri_format *format = tri_formats;
         extension != NULL && format->name != NULL; format++) {
        if (strcmp(format->extension, extension) == 0) {
            return format;
        }
    }
    return NULL;
}

tri_status tri_format_ready(const tri_format *format, tri_error *error)
{
    return format->write == tri_i_write_png ? tri_i_png_ready(error) : TRI_OK;
}

/* Calls a writer and sees to the end of the sink. */
static tri_status run(const tri_graph *graph, tri_graph_writer write, const char *title,
                      tri_sink *sink, tri_error *error)
{
    if (error != NULL) {
        *error = (tri_error){0};
    }
    tri_status status = write(graph, sink, error);
    const tri_status flushed = tri_sink_flush(sink);
    status = status == TRI_OK ? flushed : status;
    if (status != TRI_OK && error != NULL && error->status == TRI_OK) {
        return tri_i_fail(error, status, 0, "writing %s failed", title);
    }
    return status;
}

tri_status tri_write(const tri_graph *graph, const tri_format *format, tri_sink *sink,
                     tri_error *error)
{
    if (format->write == NULL) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "%s is written to several files, not to one stream",
                          format->title);
    }
    return run(graph, format->write, format->title, sink, error);
}

tri_status tri_write_part(const tri_graph *graph, const tri_part *part, tri_sink *sink,
                          tri_error *error)
{
    return run(graph, part->write, part->name, sink, error);
}
