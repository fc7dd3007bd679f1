/* The table of formats, and the way into it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/write.h"

#include "export/formats.h"

#include <string.h>

const tri_format tri_formats[] = {
    {"graphml", ".graphml", "GraphML", tri_i_write_graphml},
    {"dot", ".dot", "Graphviz", tri_i_write_dot},
    {NULL, NULL, NULL, NULL},
};

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

tri_status tri_write(const tri_graph *graph, const tri_format *format, tri_sink *sink,
                     tri_error *error)
{
    if (error != NULL) {
        *error = (tri_error){0};
    }
    tri_status status = format->write(graph, sink, error);
    const tri_status flushed = tri_sink_flush(sink);
    status = status == TRI_OK ? flushed : status;
    if (status != TRI_OK && error != NULL && error->status == TRI_OK) {
        return tri_i_fail(error, status, 0, "writing %s failed", format->title);
    }
    return status;
}
