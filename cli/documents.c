/* Runs documents through the model on a pool of threads. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/documents.h"

#include "cli/library.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/relations.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One document on its way, or what became of it without one. */
typedef struct {
    tri_document *document; /* NULL: it is done with, or there is none */
    char *id;               /* outlives the document, for messages */
    outcome outcome;        /* DONE until something else is known */
    char *reason;           /* as the report says it; owned */
    size_t n_words, n_sentences;
    tri_triples all_triples; /* those behind the result's where a table of relations
                                chooses among them */
    documents_result result;
    tri_error error;
} job;

typedef struct {
    const cli_options *options;
    const tri_model *model;
    documents_goal goal;
    const tri_graph *known; /* NULL: no names are known */
    documents_function on_result;
    void *user;
    tri_scratch **scratches; /* one a worker (n_workers); made when first needed */
    size_t n_workers;
    tri_pool *pool;
    tri_relations *relations;   /* NULL: any */
    const char **properties;    /* of --infer-relations, ended by NULL; NULL: any */
    size_t n_triples, n_kept;   /* where there are relations */
    tri_duplicates *duplicates; /* NULL: they are kept */
    progress progress;
    cli_output report;
    size_t counts[N_OUTCOMES];
    size_t n_failures_said; /* one by one */
    bool is_broken;         /* memory was out for a document */
} run;

static void drop(void *item)
{
    job *done = item;
    tri_document_free(done->document);
    tri_triples_clear(&done->result.triples);
    tri_triples_clear(&done->all_triples);
    free(done->result.bytes.bytes);
    free(done->result.reasons.bytes);
    free(done->reason);
    free(done->id);
    free(done);
}

/* ---- The work, on any thread */

/* Why mentions are one, and what found the triples. */
static tri_status explain(job *one)
{
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &one->result.reasons);
    TRI_TRY(tri_document_explain(one->document, &sink));
    TRI_TRY(tri_triples_explain(&one->result.triples, &sink));
    return tri_sink_flush(&sink);
}

/* Adds the names of --entities to what the input says of the text; where that speaks of
   a place, it wins. */
static tri_status add_known_names(const run *all, tri_document *document,
                                  tri_error *error)
{
    tri_i_known_name *names = NULL;
    size_t n_names = 0;
    if (all->known == NULL) {
        return TRI_OK;
    }
    if (!tri_i_graph_known_names(all->known, document->text, document->n_bytes, &names,
                                 &n_names)) {
        return TRI_ERR_NO_MEMORY;
    }
    tri_given *given = calloc(document->n_given + n_names + 1, sizeof *given);
    tri_status status = given == NULL ? TRI_ERR_NO_MEMORY : TRI_OK;
    size_t n = 0;
    for (; given != NULL && n < document->n_given; n++) {
        given[n] = document->given[n];
    }
    size_t next = 0; /* the input's first one that does not end before the name */
    for (size_t i = 0; given != NULL && i < n_names; i++) {
        while (next < document->n_given &&
               (document->given[next].is_speech ||
                document->given[next].end <= names[i].begin)) {
            next++;
        }
        if (next == document->n_given || document->given[next].begin >= names[i].end) {
            given[n++] = (tri_given){.begin = names[i].begin,
                                     .end = names[i].end,
                                     .type = names[i].type,
                                     .ref = names[i].ref};
        }
    }
    if (n > document->n_given) {
        status = tri_document_add_given(document, given, n, NULL, error);
    }
    free(given);
    free(names);
    return status;
}

/* Prints the triples of confidence `least` and more. */
static tri_status print_triples(const tri_triples *triples, double least,
                                tri_memory *printed)
{
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, printed);
    TRI_TRY(tri_triples_write_jsonl(triples, least, &sink));
    return tri_sink_flush(&sink);
}

/* Makes of the triples what `graph` would read of what `extract` prints. */
static tri_status reread(job *one)
{
    tri_memory printed = {0};
    tri_triples read = {0};
    tri_status status = print_triples(&one->result.triples, 0, &printed);
    if (status == TRI_OK) {
        status =
            tri_i_triples_reread(printed.bytes, printed.n_bytes, &read, &one->error);
    }
    if (status == TRI_OK) {
        tri_triples_clear(&one->result.triples);
        one->result.triples = read;
    }
    free(printed.bytes);
    return status;
}

static tri_status process(run *all, job *one, size_t worker)
{
    tri_error *error = &one->error;
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &one->result.bytes);
    if (all->goal == TO_TEXT) {
        TRI_TRY(tri_document_write_jsonl(one->document, &sink));
        return tri_sink_flush(&sink);
    }
    if (all->scratches[worker] == NULL) {
        TRI_TRY(tri_scratch_new(all->model, &all->scratches[worker], error));
    }
    TRI_TRY(add_known_names(all, one->document, error));
    one->document->explain = all->options->explain;
    one->document->explain_all = all->options->explain_all;
    one->document->infer =
        all->goal >= TO_JSONL ? (uint8_t)all->options->infer : (uint8_t)TRI_I_INFER_OFF;
    one->document->infer_properties = all->properties;
    TRI_TRY(tri_document_annotate(one->document, all->model, all->scratches[worker],
                                  all->options->exact, error));
    one->n_sentences = one->document->n_sentences;
    if (all->goal == TO_MENTIONS) {
        TRI_TRY(tri_document_write_mentions(one->document, &sink));
        return tri_sink_flush(&sink);
    }
    if (all->goal == TO_ANNOTATION) {
        TRI_TRY(tri_document_write_conllu(one->document, &sink));
        return tri_sink_flush(&sink);
    }
    TRI_TRY(tri_document_extract(one->document, &one->result.triples, error));
    if (all->options->explain) {
        TRI_TRY(explain(one));
    }
    if (all->goal == TO_TRIPLES_AND_TEXT) {
        TRI_TRY(tri_memory_write(one->document->text, one->document->n_bytes,
                                 &one->result.bytes));
    }
    tri_document_free(one->document);
    one->document = NULL;
    if (all->goal >= TO_TRIPLES) {
        TRI_TRY(reread(one));
    }
    if (all->relations != NULL) {
        one->all_triples = one->result.triples;
        one->result.triples = (tri_triples){0};
        TRI_TRY(tri_relations_apply(all->relations, &one->all_triples,
                                    &one->result.triples, error));
    }
    if (all->goal == TO_JSONL) {
        const double least = all->options->min_confidence;
        return print_triples(&one->result.triples, least < 0 ? 0 : least,
                             &one->result.bytes);
    }
    return TRI_OK;
}

/* A document that repeats another has its line, so that `graph` knows of it. */
static tri_status print_duplicate(job *one)
{
    const tri_triples nothing = {.meta = one->document->meta, .n_words = one->n_words};
    return print_triples(&nothing, 0, &one->result.bytes);
}

static void work(void *item, size_t worker, void *user)
{
    run *all = user;
    job *one = item;
    tri_status status = TRI_OK;
    if (one->outcome == OUTCOME_DONE) {
        one->document->stop = output_interrupted();
        status = *output_interrupted() ? TRI_ERR_STOPPED : process(all, one, worker);
    } else if (one->outcome == OUTCOME_DUPLICATE && all->goal == TO_JSONL) {
        status = print_duplicate(one);
    }
    if (status == TRI_ERR_STOPPED) {
        one->outcome = OUTCOME_INTERRUPTED;
    } else if (status != TRI_OK) {
        one->outcome = OUTCOME_FAILED;
        if (one->error.message[0] == '\0') {
            (void)strcpy(one->error.message, "out of memory");
        }
    }
    tri_document_free(one->document);
    one->document = NULL;
}

/* ---- What is done, in order, on one thread */

static void note(run *all, const job *one)
{
    const bool has_error = one->error.message[0] != '\0';
    const report_line line = {.outcome = one->outcome,
                              .id = one->id,
                              .reason = has_error ? one->error.message : one->reason,
                              .n_words = one->n_words,
                              .n_sentences = one->n_sentences,
                              .n_triples = one->result.triples.n_triples,
                              .n_entities = one->result.triples.n_entities};
    report_write(&all->report, &line);
    all->counts[one->outcome]++;
    progress_document(&all->progress, one->n_words);
}

static tri_status take(void *item, void *user)
{
    enum { MOST_NAMED = 10 }; /* documents that are not English, with -q failed ones */
    run *all = user;
    job *one = item;
    tri_status status = TRI_OK;
    switch (one->outcome) {
    case OUTCOME_FAILED:
        if (all->options->quiet && all->n_failures_said >= MOST_NAMED) {
            break;
        }
        all->n_failures_said++;
        if (one->error.message[0] != '\0') {
            say("%s: %s", one->id, one->error.message);
        } else {
            say("%s", one->reason);
        }
        break;
    case OUTCOME_SKIPPED:
        if (!all->options->quiet && all->counts[OUTCOME_SKIPPED] < MOST_NAMED) {
            say("%s: not English, left out (--force keeps it)", one->id);
        } else if (!all->options->quiet && all->counts[OUTCOME_SKIPPED] == MOST_NAMED) {
            say("more documents that are not English follow; --report names them");
        }
        break;
    case OUTCOME_DUPLICATE:
    case OUTCOME_DONE:
        if (one->outcome == OUTCOME_DONE || all->goal == TO_JSONL) {
            all->n_triples += one->all_triples.n_triples;
            all->n_kept += one->result.triples.n_triples;
            if (one->result.reasons.n_bytes > 0) {
                (void)say_lines(one->result.reasons.bytes, one->result.reasons.n_bytes);
            }
            status = all->on_result(&one->result, all->user);
        }
        break;
    default:
        break;
    }
    note(all, one);
    drop(one);
    return status;
}

/* ---- What is read */

/* Puts a job into the pool; takes what `one` holds. */
static tri_status add(run *all, const job *one, const char *id, const char *reason)
{
    job *made = malloc(sizeof *made);
    char *own = strdup(id);
    char *why = reason != NULL ? strdup(reason) : NULL;
    if (made == NULL || own == NULL || (reason != NULL && why == NULL)) {
        say("%s: out of memory", id);
        all->is_broken = true;
        tri_document_free(one->document);
        free(made);
        free(own);
        free(why);
        return TRI_ERR_NO_MEMORY;
    }
    *made = *one;
    made->id = own;
    made->reason = why;
    return tri_pool_add(all->pool, made);
}

static tri_status on_document(tri_document *document, tri_form form, void *user)
{
    run *all = user;
    const bool is_running = form != TRI_FORM_LINES && form != TRI_FORM_CONLLU;
    job one = {.document = document, .n_words = document->n_words};
    const char *first = NULL;
    if (is_running && all->goal != TO_TEXT && !all->options->force &&
        !tri_text_is_english(document->text, document->n_bytes)) {
        one.outcome = OUTCOME_SKIPPED;
    } else if (is_running && all->goal >= TO_JSONL) {
        tri_status status = tri_document_sketch(document, NULL);
        if (status == TRI_OK && all->duplicates != NULL) {
            status = tri_duplicates_add(all->duplicates, document->meta.id,
                                        document->meta.sketch, &first, NULL);
        }
        if (status != TRI_OK) {
            one.outcome = OUTCOME_FAILED;
            (void)strcpy(one.error.message, "out of memory");
        } else if (first != NULL) {
            one.outcome = OUTCOME_DUPLICATE;
            document->meta.duplicate_of = tri_arena_string(&document->arena, first);
            first = document->meta.duplicate_of;
        }
    }
    return add(all, &one, document->meta.id,
               one.outcome == OUTCOME_SKIPPED ? "not English" : first);
}

static tri_status on_failure(const char *id, const char *message, void *user)
{
    const job one = {.outcome = OUTCOME_FAILED};
    return add(user, &one, id, message);
}

static void on_bytes(size_t n_bytes, void *user)
{
    run *all = user;
    progress_read(&all->progress, n_bytes);
}

static void say_summary(const run *all)
{
    const size_t *n = all->counts;
    report_say_duplicates(all->options, n[OUTCOME_DUPLICATE]);
    if (n[OUTCOME_FAILED] > all->n_failures_said) {
        say("%zu more failed like these; --report names them",
            n[OUTCOME_FAILED] - all->n_failures_said);
    }
    if (output_is_interrupted()) {
        say("interrupted: %zu document%s done, the rest left out", n[OUTCOME_DONE],
            n[OUTCOME_DONE] == 1 ? " is" : "s are");
    }
}

static bool prepare(run *all)
{
    tri_error error = {0};
    const cli_options *options = all->options;
    if (all->goal == TO_TEXT) {
        all->n_workers = 1;
    } else if (all->n_workers == 0) {
        all->n_workers = tri_n_processors();
    }
    all->scratches = calloc(all->n_workers, sizeof *all->scratches);
    if (all->scratches == NULL ||
        (!options->keep_duplicates &&
         tri_duplicates_new(&all->duplicates, &error) != TRI_OK)) {
        say("out of memory");
        return false;
    }
    if (!relations_open(options, &all->relations) ||
        !relations_properties(options, &all->properties)) {
        return false;
    }
    if (options->report != NULL &&
        !output_open(&all->report, options->report,
                     options->overwrite ? NULL : &kind_of_report)) {
        return false;
    }
    if (tri_pool_new(all->n_workers, work, take, drop, all, &all->pool, &error) !=
        TRI_OK) {
        say("%s", error.message);
        return false;
    }
    return true;
}

/* Whether all that was asked for is another language; says so, with --quiet too. */
static bool nothing_was_read(const run *all)
{
    const size_t *n = all->counts;
    const size_t n_skipped = n[OUTCOME_SKIPPED];
    if (n_skipped == 0 || n[OUTCOME_DONE] + n[OUTCOME_DUPLICATE] > 0 ||
        n[OUTCOME_FAILED] + n[OUTCOME_INTERRUPTED] > 0 || output_is_interrupted()) {
        return false;
    }
    say("nothing was read: %zu document%s not English (--force keeps %s)", n_skipped,
        n_skipped == 1 ? " is" : "s are", n_skipped == 1 ? "it" : "them");
    return true;
}

int documents_run(const cli_options *options, const input_list *inputs,
                  const tri_model *model, documents_goal goal, const tri_graph *known,
                  documents_function on_result, void *user)
{
    run all = {.options = options,
               .model = model,
               .goal = goal,
               .known = known,
               .on_result = on_result,
               .user = user,
               .n_workers = options->n_threads};
    const inputs_functions functions = {on_document, on_failure, on_bytes, &all};
    int status = EXIT_FAILED;
    if (prepare(&all)) {
        output_defer_interrupt(true);
        progress_begin(&all.progress, options, inputs_size(inputs));
        inputs_read(options, inputs, &functions);
        const bool is_whole = tri_pool_finish(all.pool) == TRI_OK;
        progress_end(&all.progress);
        output_defer_interrupt(false);
        say_summary(&all);
        relations_report(options, all.n_kept, all.n_triples);
        status = is_whole && !all.is_broken && all.counts[OUTCOME_FAILED] == 0 &&
                         !nothing_was_read(&all)
                     ? EXIT_DONE
                     : EXIT_FAILED;
        if (output_is_interrupted()) {
            status = EXIT_INTERRUPTED;
        }
    }
    if (!output_close(&all.report, all.pool != NULL)) {
        status = EXIT_FAILED;
    }
    tri_pool_free(all.pool);
    for (size_t i = 0; all.scratches != NULL && i < all.n_workers; i++) {
        tri_scratch_free(all.scratches[i]);
    }
    free(all.scratches);
    relations_free_properties(all.properties);
    tri_duplicates_free(all.duplicates);
    tri_relations_free(all.relations);
    return status;
}
