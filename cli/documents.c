/* Runs documents through the model on a pool of threads. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/documents.h"

#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/relations.h"

#include <stdlib.h>
#include <string.h>

/* One document on its way. */
typedef struct {
    tri_document document;
    char *id;                /* outlives the document, for messages */
    tri_triples all_triples; /* those behind the result's where a table of relations
                                chooses among them */
    documents_result result;
    tri_status status;
    tri_error error;
} job;

typedef struct {
    const cli_options *options;
    const tri_model *model;
    documents_goal goal;
    documents_function on_result;
    void *user;
    tri_scratch **scratches; /* one a worker (n_workers); made when first needed */
    size_t n_workers;
    tri_pool *pool;
    tri_relations *relations; /* NULL: any */
    size_t n_triples, n_kept;
    bool has_failed; /* some document was given up */
    bool is_stopped; /* on_result asked for the end */
} run;

static void drop(void *item)
{
    job *done = item;
    tri_document_clear(&done->document);
    tri_triples_clear(&done->result.triples);
    tri_triples_clear(&done->all_triples);
    free(done->result.bytes.bytes);
    free(done->id);
    free(done);
}

static tri_status process(run *all, job *one, size_t worker)
{
    tri_error *error = &one->error;
    if (all->scratches[worker] == NULL) {
        TRI_TRY(tri_scratch_new(all->model, &all->scratches[worker], error));
    }
    TRI_TRY(tri_document_annotate(&one->document, all->model, all->scratches[worker],
                                  all->options->exact, error));
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &one->result.bytes);
    if (all->goal == TO_ANNOTATION) {
        TRI_TRY(tri_document_write_conllu(&one->document, &sink));
        return tri_sink_flush(&sink);
    }
    if (all->goal == TO_MENTIONS) {
        TRI_TRY(tri_document_write_mentions(&one->document, &sink));
        return tri_sink_flush(&sink);
    }
    TRI_TRY(tri_document_extract(&one->document, &one->result.triples, error));
    tri_document_clear(&one->document);
    if (all->relations != NULL) {
        one->all_triples = one->result.triples;
        one->result.triples = (tri_triples){0};
        TRI_TRY(tri_relations_apply(all->relations, &one->all_triples,
                                    &one->result.triples, error));
    }
    if (all->goal == TO_JSONL) {
        const double least = all->options->min_confidence;
        TRI_TRY(tri_triples_write_jsonl(&one->result.triples, least < 0 ? 0 : least,
                                        &sink));
        return tri_sink_flush(&sink);
    }
    return TRI_OK;
}

static void work(void *item, size_t worker, void *user)
{
    job *one = item;
    one->status = process(user, one, worker);
    tri_document_clear(&one->document);
}

static tri_status take(void *item, void *user)
{
    run *all = user;
    job *one = item;
    tri_status status = TRI_OK;
    if (one->status == TRI_OK) {
        all->n_triples += one->all_triples.n_triples;
        all->n_kept += one->result.triples.n_triples;
        status = all->on_result(&one->result, all->user);
        all->is_stopped = status != TRI_OK;
    } else {
        say("%s: %s", one->id,
            one->error.message[0] != '\0' ? one->error.message : "out of memory");
        all->has_failed = true;
    }
    drop(one);
    return status;
}

static tri_status add(tri_document *document, void *user)
{
    run *all = user;
    job *one = calloc(1, sizeof *one);
    char *id = strdup(document->meta.id);
    if (one == NULL || id == NULL) {
        say("%s: out of memory", document->meta.id);
        all->has_failed = true;
        free(one);
        free(id);
        tri_document_clear(document);
        return TRI_OK;
    }
    one->document = *document;
    *document = (tri_document){0};
    one->id = id;
    return tri_pool_add(all->pool, one);
}

int documents_run(const cli_options *options, const tri_model *model,
                  documents_goal goal, documents_function on_result, void *user)
{
    run all = {.options = options,
               .model = model,
               .goal = goal,
               .on_result = on_result,
               .user = user,
               .n_workers = options->n_threads};
    int status = EXIT_FAILED;
    tri_error error = {0};
    if (all.n_workers == 0) {
        all.n_workers = tri_n_processors();
    }
    all.scratches = calloc(all.n_workers, sizeof *all.scratches);
    if (all.scratches == NULL) {
        say("out of memory");
        goto done;
    }
    if (!relations_open(options, &all.relations)) {
        goto done;
    }
    if (tri_pool_new(all.n_workers, work, take, drop, &all, &all.pool, &error) !=
        TRI_OK) {
        say("%s", error.message);
        goto done;
    }
    status = inputs_read(options, add, &all);
    if (tri_pool_finish(all.pool) != TRI_OK || all.has_failed || all.is_stopped) {
        status = EXIT_FAILED;
    }
    relations_report(options, all.n_kept, all.n_triples);
done:
    tri_pool_free(all.pool);
    tri_relations_free(all.relations);
    for (size_t i = 0; all.scratches != NULL && i < all.n_workers; i++) {
        tri_scratch_free(all.scratches[i]);
    }
    free(all.scratches);
    return status;
}
