/* Opens a graph file and finds the reader that it needs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

size_t tri_i_source_read(tri_i_source *source, char *bytes, size_t room)
{
    const size_t waiting = source->n_head - source->at;
    if (waiting > 0) {
        const size_t n = waiting < room ? waiting : room;
        memcpy(bytes, source->head + source->at, n);
        source->at += n;
        return n;
    }
    for (;;) {
        const ssize_t n = read(source->file, bytes, room);
        if (n >= 0) {
            return (size_t)n;
        }
        if (errno != EINTR) {
            source->failure = errno;
            return 0;
        }
    }
}

static tri_status open_file(tri_i_reading *r, const char *path, tri_i_source *source)
{
    struct stat found;
    const bool is_standard = strcmp(path, "-") == 0;
    *source = (tri_i_source){.file = is_standard ? STDIN_FILENO : open(path, O_RDONLY)};
    r->path = is_standard ? "standard input" : path;
    r->line = 0;
    if (source->file < 0 || fstat(source->file, &found) != 0 ||
        S_ISDIR(found.st_mode)) {
        return tri_i_fail(r->error, TRI_ERR_IO, 0, "cannot read %s: %s", r->path,
                          strerror(source->file < 0 ? errno : EISDIR));
    }
    return TRI_OK;
}

static void close_file(const tri_i_source *source)
{
    if (source->file > STDIN_FILENO) {
        (void)close(source->file);
    }
}

/* Whether a file begins as JSON does, behind a byte order mark and blanks. */
static bool is_json(tri_i_source *source)
{
    while (source->n_head < sizeof source->head) {
        const size_t n = tri_i_source_read(source, source->head + source->n_head, 1);
        if (n == 0) {
            return false;
        }
        source->at = 0;
        const char c = source->head[source->n_head++];
        source->at = source->n_head; /* the next one comes from the file */
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' &&
            strchr("\xEF\xBB\xBF", c) == NULL) {
            return c == '{';
        }
    }
    return false;
}

static tri_status read_one(tri_i_reading *r, const char *path)
{
    tri_i_source source;
    tri_status status = open_file(r, path, &source);
    if (status == TRI_OK) {
        const bool json = is_json(&source);
        source.at = 0;
        status =
            json ? tri_i_json_to_graph(r, &source) : tri_i_xml_to_graph(r, &source);
        if (source.failure != 0) {
            status = tri_i_fail(r->error, TRI_ERR_IO, 0, "cannot read %s: %s", r->path,
                                strerror(source.failure));
        }
    }
    close_file(&source);
    return status;
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
    tri_status status = open_file(r, path, &source);
    if (status == TRI_OK) {
        status = tri_i_csv_to_graph(r, &source, edges);
        if (source.failure != 0) {
            status = tri_i_fail(r->error, TRI_ERR_IO, 0, "cannot read %s: %s", r->path,
                                strerror(source.failure));
        }
    }
    close_file(&source);
    return status;
}

tri_status tri_graph_read(const char *path, const tri_graph_options *options,
                          tri_graph **graph, tri_error *error)
{
    tri_i_reading r = {.error = error, .directed = true};
    TRI_TRY(tri_graph_new(options, &r.graph, error));
    r.graph->from_file = true;
    r.graph->info.tricot = ""; /* until it says so */
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
