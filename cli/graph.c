/* tricot graph: triples of any number of runs, or from elsewhere, to a graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_files.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/relations.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    tri_graph *graph;
    tri_relations *relations; /* NULL: any */
    size_t n_triples, n_kept;
    size_t n_documents;
    size_t n_bad_lines; /* of the input that is read now */
    bool is_broken;     /* memory is out: the graph is not whole */
} collection;

static tri_status collect(const tri_triples *triples, void *user)
{
    collection *all = user;
    tri_error error = {0};
    tri_triples kept = {0};
    tri_status status = TRI_OK;
    if (all->relations != NULL) {
        status = tri_relations_apply(all->relations, triples, &kept, &error);
        all->n_triples += triples->n_triples;
        all->n_kept += kept.n_triples;
    }
    if (status == TRI_OK) {
        status =
            tri_graph_add(all->graph, all->relations != NULL ? &kept : triples, &error);
    }
    tri_triples_clear(&kept);
    if (status != TRI_OK) {
        say("%s: %s", triples->meta.id, error.message);
        all->is_broken = true;
    }
    all->n_documents++;
    return status;
}

/* Reads the lines of an open input; false where something in it was wrong. */
static bool read_lines(FILE *file, const char *path, collection *all)
{
    enum { MAX_NAMED = 10 }; /* so many bad lines are named one by one */
    tri_triples_reader *reader = NULL;
    tri_error error = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t length = 0;
    tri_status status = tri_triples_reader_new(path, collect, all, &reader, &error);
    all->n_bad_lines = 0;
    while (status == TRI_OK && (errno = 0, length = getline(&line, &room, file)) > 0) {
        status = tri_triples_reader_line(reader, line, (size_t)length, &error);
        if (status == TRI_ERR_FORMAT) {
            if (all->n_bad_lines++ < MAX_NAMED) {
                say("%s", error.message);
            }
            status = TRI_OK;
        }
    }
    const int failure = errno;
    if (all->n_bad_lines > MAX_NAMED) {
        say("%s: %zu more lines are no triples", path, all->n_bad_lines - MAX_NAMED);
    }
    if (status == TRI_OK && ferror(file)) {
        say("cannot read %s: %s", path, strerror(failure));
        status = TRI_ERR_IO;
    }
    if (status == TRI_OK) {
        status = tri_triples_reader_finish(reader, &error);
    }
    if (status != TRI_OK && status != TRI_ERR_IO && !all->is_broken) {
        say("%s", error.message[0] != '\0' ? error.message : "out of memory");
    }
    free(line);
    tri_triples_reader_free(reader);
    return status == TRI_OK && all->n_bad_lines == 0;
}

static bool read_path(collection *all, const char *path)
{
    const bool is_standard = strcmp(path, "-") == 0;
    FILE *file = is_standard ? stdin : fopen(path, "r");
    if (file == NULL) {
        say("cannot read %s: %s", path, strerror(errno));
        return false;
    }
    const size_t before = all->n_documents;
    bool is_whole = read_lines(file, is_standard ? "standard input" : path, all);
    if (is_whole && all->n_documents == before) {
        say("%s: no triples", is_standard ? "standard input" : path);
        is_whole = false;
    }
    if (!is_standard) {
        (void)fclose(file);
    }
    return is_whole;
}

int command_graph(const cli_options *options)
{
    graph_files *files = NULL;
    collection all = {0};
    tri_error error = {0};
    char **paths = NULL;
    size_t n_paths = 0;
    int status = graph_files_open(options, &files);
    if (status != EXIT_DONE) {
        return status;
    }
    if (!relations_open(options, &all.relations)) {
        status = EXIT_FAILED;
        goto done;
    }
    tri_graph_options wanted = options->graph;
    wanted.min_confidence =
        options->min_confidence < 0 ? wanted.min_confidence : options->min_confidence;
    wanted.options = options->recorded;
    if (tri_graph_new(&wanted, &all.graph, &error) != TRI_OK) {
        say("%s", error.message);
        status = EXIT_FAILED;
        goto done;
    }
    status = inputs_list(options, &paths, &n_paths) ? EXIT_DONE : EXIT_FAILED;
    for (size_t i = 0; i < n_paths && !all.is_broken; i++) {
        if (!read_path(&all, paths[i])) {
            status = EXIT_FAILED;
        }
    }
    if (all.is_broken || all.n_documents == 0) {
        status = EXIT_FAILED;
        goto done;
    }
    relations_report(options, all.n_kept, all.n_triples);
    if (tri_graph_finish(all.graph, &error) != TRI_OK) {
        say("%s", error.message);
        status = EXIT_FAILED;
        goto done;
    }
    if (graph_files_write(files, options, all.graph) != EXIT_DONE) {
        status = EXIT_FAILED;
    }
done:
    tri_graph_free(all.graph);
    tri_relations_free(all.relations);
    inputs_list_free(paths, n_paths);
    graph_files_free(files);
    return status;
}
