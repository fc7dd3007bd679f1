/* tricot graph: triples of any number of runs, or from elsewhere, to a graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_files.h"
#include "cli/ids.h"
#include "cli/inputs.h"
#include "cli/library.h"
#include "cli/messages.h"
#include "cli/relations.h"
#include "cli/report.h"
#include "cli/sandbox.h"
#include "cli/text_lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const cli_options *options;
    tri_graph *graph;
    tri_relations *relations; /* NULL: any */
    size_t n_triples, n_kept;
    tri_duplicates *duplicates; /* NULL: they are kept */
    cli_output report;
    id_set ids; /* of the documents that have a line of their own */
    size_t n_documents, n_duplicates;
    size_t n_bad_lines; /* of the input that is read now, */
    size_t n_lines;     /* and those that are not empty */
    bool is_broken;     /* memory is out: the graph is not whole */
} collection;

/* The document that this one repeats: as `extract` has found, or by its sketch. */
static tri_status find_first(collection *all, const tri_triples *triples,
                             const char **first, tri_error *error)
{
    const tri_meta *meta = &triples->meta;
    const char *given = meta->duplicate_of != NULL ? meta->duplicate_of : "";
    if (all->duplicates != NULL && meta->sketch != NULL) {
        TRI_TRY(
            tri_duplicates_add(all->duplicates, meta->id, meta->sketch, first, error));
    }
    /* It has no triples, even where duplicates are to be kept. */
    if (given[0] != '\0') {
        *first = given;
    }
    return TRI_OK;
}

static void note(collection *all, const tri_triples *triples, const char *first)
{
    const report_line line = {.outcome =
                                  first != NULL ? OUTCOME_DUPLICATE : OUTCOME_DONE,
                              .id = triples->meta.id,
                              .reason = first,
                              .n_words = triples->n_words,
                              .n_sentences = triples->n_sentences,
                              .n_triples = triples->n_triples,
                              .n_entities = triples->n_entities};
    report_write(&all->report, &line);
}

/* Adds the triples that a table of relations knows, if there is one. */
static tri_status add(collection *all, const tri_triples *triples, tri_error *error)
{
    if (all->relations == NULL) {
        return tri_graph_add(all->graph, triples, error);
    }
    tri_triples kept = {0};
    tri_status status = tri_relations_apply(all->relations, triples, &kept, error);
    all->n_triples += triples->n_triples;
    all->n_kept += kept.n_triples;
    if (status == TRI_OK) {
        status = tri_graph_add(all->graph, &kept, error);
    }
    tri_triples_clear(&kept);
    return status;
}

static tri_status collect(const tri_triples *triples, void *user)
{
    collection *all = user;
    tri_error error = {0};
    tri_triples own = *triples; /* but for an id that was there before */
    char *fresh = NULL;
    const char *first = NULL;
    tri_status status = TRI_OK;
    /* Triples from elsewhere may come back to a document. */
    if (triples->n_words > 0 && !ids_add(&all->ids, triples->meta.id, &fresh)) {
        status = TRI_ERR_NO_MEMORY;
    }
    own.meta.id = fresh != NULL ? fresh : own.meta.id;
    if (status == TRI_OK) {
        status = find_first(all, &own, &first, &error);
    }
    if (status == TRI_OK) {
        note(all, &own, first);
        all->n_documents += first == NULL;
        all->n_duplicates += first != NULL;
    }
    if (status == TRI_OK && first == NULL) {
        status = add(all, &own, &error);
    }
    if (status != TRI_OK) {
        say("%s: %s", own.meta.id,
            error.message[0] != '\0' ? error.message : "out of memory");
        all->is_broken = true;
    }
    free(fresh);
    return status;
}

/* Reads the lines of an open input; false where something in it was wrong. */
static bool read_lines(FILE *file, const char *path, collection *all)
{
    enum { MAX_NAMED = 10 }; /* so many bad lines are named one by one */
    tri_triples_reader *reader = NULL;
    tri_error error = {0};
    const uint32_t most = all->options->max_bytes;
    text_lines lines = {.file = file, .most = most == 0 ? TRI_MAX_BYTES : most};
    tri_status status = tri_triples_reader_new(path, collect, all, &reader, &error);
    all->n_bad_lines = all->n_lines = 0;
    while (status == TRI_OK && text_lines_next(&lines)) {
        all->n_lines += strspn(lines.bytes, "\r\n") < lines.n_bytes ? 1 : 0;
        status = tri_triples_reader_line(reader, lines.bytes, lines.n_bytes, &error);
        if (status == TRI_ERR_FORMAT) {
            if (all->n_bad_lines++ < MAX_NAMED) {
                say("%s", error.message);
            }
            status = TRI_OK;
        }
    }
    if (all->n_bad_lines > MAX_NAMED) {
        say("%s: %zu more lines are no triples", path, all->n_bad_lines - MAX_NAMED);
    }
    if (status == TRI_OK && lines.failure == EFBIG) {
        say("%s: a line of more than %zu bytes (--max-bytes raises the limit)", path,
            lines.most);
        status = TRI_ERR_IO;
    } else if (status == TRI_OK && lines.failure != 0) {
        say("cannot read %s: %s", path, strerror(lines.failure));
        status = TRI_ERR_IO;
    }
    if (status == TRI_OK) {
        status = tri_triples_reader_finish(reader, &error);
    }
    if (status != TRI_OK && status != TRI_ERR_IO && !all->is_broken) {
        say("%s", error.message[0] != '\0' ? error.message : "out of memory");
    }
    text_lines_clear(&lines);
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
    const size_t before = all->n_documents + all->n_duplicates;
    bool is_whole = read_lines(file, is_standard ? "standard input" : path, all);
    const char *extension = strrchr(path, '.');
    const bool is_part = all->n_lines == 0 && extension != NULL &&
                         strcmp(extension, ".jsonl") == 0; /* an empty one of many */
    if (is_whole && !is_part && all->n_documents + all->n_duplicates == before) {
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
    collection all = {.options = options};
    tri_error error = {0};
    input_list list = {0};
    place_list places = {0};
    int status = graph_files_new(options, false, &files);
    if (status != EXIT_DONE) {
        return status;
    }
    if (!inputs_list(options, &list)) {
        status = EXIT_FAILED;
        goto done;
    }
    graph_files_places(options, files, &places);
    status = places_check(options, &list, NULL, &places);
    if (status != EXIT_DONE) {
        goto done;
    }
    sandbox_enter(options, &places);
    if (!graph_files_open(options, files)) {
        status = EXIT_FAILED;
        goto done;
    }
    if (!relations_open(options, &all.relations)) {
        status = EXIT_FAILED;
        goto done;
    }
    all.graph = graph_begin(options);
    if (all.graph == NULL) {
        status = EXIT_FAILED;
        goto done;
    }
    if (!options->keep_duplicates &&
        tri_duplicates_new(&all.duplicates, &error) != TRI_OK) {
        say("%s", error.message);
        status = EXIT_FAILED;
        goto done;
    }
    if (options->report != NULL &&
        !output_open(&all.report, options->report,
                     options->overwrite ? NULL : &kind_of_report)) {
        status = EXIT_FAILED;
        goto done;
    }
    for (size_t i = 0; i < list.n_files && !all.is_broken; i++) {
        if (list.files[i].failure != NULL) {
            say("%s", list.files[i].failure);
            status = EXIT_FAILED;
        } else if (!read_path(&all, list.files[i].path)) {
            status = EXIT_FAILED;
        }
    }
    report_say_duplicates(options, all.n_duplicates);
    if (!output_close(&all.report, true)) {
        status = EXIT_FAILED;
    }
    if (all.is_broken || (all.n_documents == 0 && status != EXIT_DONE)) {
        status = EXIT_FAILED;
        goto done; /* nothing was read of what was asked for: nothing is written */
    }
    relations_report(options, all.n_kept, all.n_triples);
    if (!graph_end(files, options, all.graph)) {
        status = EXIT_FAILED;
    }
done:
    tri_graph_free(all.graph);
    (void)output_close(&all.report, false);
    tri_duplicates_free(all.duplicates);
    tri_relations_free(all.relations);
    ids_clear(&all.ids);
    inputs_list_free(&list);
    graph_files_free(files);
    return status;
}
