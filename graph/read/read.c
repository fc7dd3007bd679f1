/* Finds the reader that a graph file needs, and the two files of a pair of tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include <string.h>

static tri_status read_one(tri_i_reading *r, const char *path)
{
    tri_i_source source;
    tri_status status = tri_i_source_open(r, path, &source);
    if (status == TRI_OK) {
        status = tri_i_source_is_json(&source) ? tri_i_json_to_graph(r, &source)
                                               : tri_i_xml_to_graph(r, &source);
    }
    return tri_i_source_close(r, &source, status);
}

/* ---- Gephi's two tables. */

static bool ends_in(const char *path, const char *end)
{
    const size_t n = strlen(path);
    const size_t n_end = strlen(end);
    return n > n_end && strcmp(path + n - n_end, end) == 0;
}

/* The path of a table: OUT-nodes.csv for OUT.csv, and for either of the two. */
static const char *table_path(tri_i_reading *r, const char *path, const char *end)
{
    const char *const ends[] = {"-nodes.csv", "-edges.csv", ".csv"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (ends_in(path, ends[i])) {
            return tri_arena_printf(&r->graph->arena, "%.*s%s",
                                    (int)(strlen(path) - strlen(ends[i])), path, end);
        }
    }
    return NULL;
}

static tri_status read_table(tri_i_reading *r, const char *path, bool edges)
{
    tri_i_source source;
    if (path == NULL) {
        return tri_i_fail_memory(r->error);
    }
    tri_status status = tri_i_source_open(r, path, &source);
    if (status == TRI_OK) {
        status = tri_i_csv_to_graph(r, &source, edges);
    }
    return tri_i_source_close(r, &source, status);
}

tri_status tri_graph_read(const char *path, const tri_graph_options *options,
                          tri_graph **graph, tri_error *error)
{
    tri_i_reading r = {.error = error, .directed = true};
    TRI_TRY(tri_graph_new(options, &r.graph, error));
    r.graph->from_file = true;
    r.graph->info.tricot = r.graph->info.options = ""; /* until it says so */
    tri_status status = TRI_OK;
    if (ends_in(path, ".csv")) {
        status = read_table(&r, table_path(&r, path, "-nodes.csv"), false);
        if (status == TRI_OK) {
            status = read_table(&r, table_path(&r, path, "-edges.csv"), true);
        }
    } else {
        status = read_one(&r, path);
    }
    if (status == TRI_OK) {
        *graph = r.graph;
    } else {
        tri_graph_free(r.graph);
    }
    tri_map_clear(&r.node_at);
    return status;
}
