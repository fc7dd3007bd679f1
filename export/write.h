/* A graph to bytes: one function a format, all over one sink. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_WRITE_H
#define TRI_EXPORT_WRITE_H

#include "base/sink.h"
#include "graph/graph.h"

typedef struct tri_format {
    const char *name;      /* as --to takes it */
    const char *extension; /* ".graphml"; "" where only --to names it */
    const char *title;     /* for people */
    tri_status (*write)(const tri_graph *graph, tri_sink *sink, tri_error *error);
} tri_format;

/* All formats, ended by one whose name is NULL. */
TRI_API extern const tri_format tri_formats[];

/* The format of a name ("graphml"), or of a path's extension; NULL where there is none.
 */
TRI_API const tri_format *tri_format_by_name(const char *name);
TRI_API const tri_format *tri_format_by_path(const char *path);

/* Writes a finished graph. Flushes the sink and returns its first error, with its
   message in `error` where a writer failed for another reason. Memory does not grow
   with the graph. */
TRI_API tri_status tri_write(const tri_graph *graph, const tri_format *format,
                             tri_sink *sink, tri_error *error);

#endif
