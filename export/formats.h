/* The writers, one a format: what write.c puts into its table. Each writes a finished
   graph to the sink and returns the sink's status. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_FORMATS_H
#define TRI_EXPORT_FORMATS_H

#include "base/sink.h"
#include "graph/graph.h"

tri_status tri_i_write_graphml(const tri_graph *graph, tri_sink *sink,
                               tri_error *error);
tri_status tri_i_write_gexf(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_dot(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_gml(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_csv_nodes(const tri_graph *graph, tri_sink *sink,
                                 tri_error *error);
tri_status tri_i_write_csv_edges(const tri_graph *graph, tri_sink *sink,
                                 tri_error *error);
tri_status tri_i_write_json(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_cyjs(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_nt(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_ttl(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_jsonld(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_nq(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_lightrag(const tri_graph *graph, tri_sink *sink,
                                tri_error *error);
tri_status tri_i_write_html(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_cypher(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_neo4j_nodes(const tri_graph *graph, tri_sink *sink,
                                   tri_error *error);
tri_status tri_i_write_neo4j_edges(const tri_graph *graph, tri_sink *sink,
                                   tri_error *error);
tri_status tri_i_write_neo4j_readme(const tri_graph *graph, tri_sink *sink,
                                    tri_error *error);
tri_status tri_i_write_svg(const tri_graph *graph, tri_sink *sink, tri_error *error);
tri_status tri_i_write_png(const tri_graph *graph, tri_sink *sink, tri_error *error);

/* Whether cairo is there, which draws PNG; TRI_ERR_FORMAT: it is not. */
tri_status tri_i_png_ready(tri_error *error);

/* Whether a file that begins so may be of the format (begins.c). */
bool tri_i_begins_graphml(const char *head);
bool tri_i_begins_gexf(const char *head);
bool tri_i_begins_dot(const char *head);
bool tri_i_begins_gml(const char *head);
bool tri_i_begins_json(const char *head);
bool tri_i_begins_cyjs(const char *head);
bool tri_i_begins_nt(const char *head);
bool tri_i_begins_ttl(const char *head);
bool tri_i_begins_jsonld(const char *head);
bool tri_i_begins_cypher(const char *head);
bool tri_i_begins_html(const char *head);
bool tri_i_begins_lightrag(const char *head);
bool tri_i_begins_svg(const char *head);
bool tri_i_begins_png(const char *head);
bool tri_i_begins_csv_nodes(const char *head);
bool tri_i_begins_csv_edges(const char *head);
bool tri_i_begins_neo4j_nodes(const char *head);
bool tri_i_begins_neo4j_edges(const char *head);
bool tri_i_begins_neo4j_readme(const char *head);

#endif
