/* tricot build: documents to a graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/entities.h"
#include "cli/graph_files.h"
#include "cli/messages.h"
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
    tri_error error = {0};
    int status = graph_files_open(options, true, &files);
    if (status != EXIT_DONE) {
        return status;
    }
    status = EXIT_FAILED;
    model = weights_open(options->model);
    if (model == NULL) {
        goto done;
    }
    tri_graph_options wanted = options->graph;
    wanted.min_confidence =
        options->min_confidence < 0 ? wanted.min_confidence : options->min_confidence;
    wanted.options = options->recorded;
    if (tri_graph_new(&wanted, &all.graph, &error) != TRI_OK) {
        say("%s", error.message);
        goto done;
    }
    if (!entities_read(options, all.graph)) {
        goto done;
    }
    all.with_text = graph_files_need_text(files);
    status =
        documents_run(options, model, all.with_text ? TO_TRIPLES_AND_TEXT : TO_TRIPLES,
                      collect, &all);
    if (all.has_failed) {
        status = EXIT_FAILED;
    }
    if (all.has_failed || (all.n_documents == 0 && status != EXIT_DONE)) {
        goto done; /* no document at all is no graph: nothing is written */
    }
    if (tri_graph_finish(all.graph, &error) != TRI_OK) {
        say("%s", error.message);
        status = EXIT_FAILED;
        goto done;
    }
    entities_explain(options, all.graph);
    if (graph_files_write(files, options, all.graph) != EXIT_DONE) {
        status = EXIT_FAILED;
    }
done:
    tri_graph_free(all.graph);
    tri_model_free(model);
    graph_files_free(files);
    return status;
}
