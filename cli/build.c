/* tricot build: documents to a graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/graph_files.h"
#include "cli/messages.h"
#include "cli/sandbox.h"
#include "cli/weights.h"

typedef struct {
    tri_graph *graph;
    size_t n_documents;
    bool with_text;
    bool has_failed;
} collection;

static tri_status collect(const documents_result *result, void *user)
{
    collection *all = user;
    tri_error error = {0};
    tri_status status = tri_graph_add(all->graph, &result->triples, &error);
    if (status == TRI_OK && all->with_text && result->bytes.n_bytes > 0) {
        status = tri_graph_add_text(all->graph, result->triples.meta.id,
                                    result->bytes.bytes, result->bytes.n_bytes, &error);
    }
    if (status != TRI_OK) {
        say("%s: %s", result->triples.meta.id, error.message);
        all->has_failed = true;
    }
    all->n_documents++;
    return status;
}

int command_build(const cli_options *options)
{
    graph_files *files = NULL;
    tri_model *model = NULL;
    collection all = {0};
    input_list inputs = {0};
    place_list places = {0};
    int status = graph_files_new(options, true, &files);
    if (status != EXIT_DONE) {
        return status;
    }
    if (!inputs_know_form(options)) {
        status = EXIT_USAGE;
        goto done;
    }
    if (!inputs_list(options, &inputs)) {
        status = EXIT_FAILED;
        goto done;
    }
    graph_files_places(options, files, &places);
    status = places_check(options, &inputs, weights_path(options->model), &places);
    if (status != EXIT_DONE) {
        goto done;
    }
    sandbox_enter(options, &places);
    status = EXIT_FAILED;
    if (!graph_files_open(options, files)) {
        goto done;
    }
    model = weights_open(options->model);
    if (model == NULL) {
        goto done;
    }
    all.graph = graph_begin(options);
    if (all.graph == NULL) {
        goto done;
    }
    all.with_text = graph_files_take_text(options, files);
    status = documents_run(options, &inputs, model,
                           all.with_text ? TO_TRIPLES_AND_TEXT : TO_TRIPLES, all.graph,
                           collect, &all);
    if (all.has_failed) {
        status = EXIT_FAILED;
    }
    if (all.has_failed || (all.n_documents == 0 && status != EXIT_DONE)) {
        goto done; /* no document at all is no graph: nothing is written */
    }
    if (!graph_end(files, options, all.graph)) {
        status = EXIT_FAILED;
    }
done:
    tri_graph_free(all.graph);
    tri_model_free(model);
    inputs_list_free(&inputs);
    graph_files_free(files);
    return status;
}
