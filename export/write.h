/* A graph to bytes: one function a format, all over one sink. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_WRITE_H
#define TRI_EXPORT_WRITE_H

#include "base/sink.h"
#include "graph/graph.h"

typedef tri_status (*tri_graph_writer)(const tri_graph *graph, tri_sink *sink,
                                       tri_error *error);

/* One file of a format that takes several. */
typedef struct {
    const char *name; /* "nodes.csv" */
    tri_graph_writer write;
} tri_part;

typedef struct tri_format {
    const char *name;       /* as --to takes it */
    const char *extension;  /* ".graphml"; "" where only --to names it */
    const char *title;      /* for people */
    tri_graph_writer write; /* NULL where the format has parts */
    const tri_part *parts;  /* ended by one whose name is NULL; NULL: one file */
    bool is_folder;  /* parts are files in the folder OUT, else beside each other: for
                        OUT "a.csv" and the part "nodes.csv" "a-nodes.csv" */
    bool needs_text; /* the graph must have its documents' texts */
} tri_format;

/* All formats, ended by one whose name is NULL. */
TRI_API extern const tri_format tri_formats[];

/* The format of a name ("graphml"), or of a path's extension; NULL where there is none.
 */
TRI_API const tri_format *tri_format_by_name(const char *name);
TRI_API const tri_format *tri_format_by_path(const char *path);

/* Writes a finished graph in a format of one file. Flushes the sink and returns its
   first error, with its message in `error` where a writer failed for another reason.
   TRI_ERR_ARGUMENT: the format has parts, or needs texts that
   the graph has not. Memory does not grow with the graph (Cypher, GML, RDF: a few bytes
   a node or edge; LightRAG: a paragraph too). */
TRI_API tri_status tri_write(const tri_graph *graph, const tri_format *format,
                             tri_sink *sink, tri_error *error);

/* The same for one file of a format with parts. */
TRI_API tri_status tri_write_part(const tri_graph *graph, const tri_part *part,
                                  tri_sink *sink, tri_error *error);

/* One row a triple that stands behind an edge, JSON Lines or (`csv`) a table with a
   heading: edge, source, target, relation, id, doc, title, date, url, sent, begin, end,
   sentence, confidence, modality, basis, negated. Only of a graph that was built from
   triples.
 */
TRI_API tri_status tri_write_evidence(const tri_graph *graph, bool csv, tri_sink *sink,
                                      tri_error *error);

#endif
