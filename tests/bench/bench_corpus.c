/* Prints how fast a corpus becomes a graph: words a second, each stage's share, time a
   document, most memory.

   usage: bench_corpus WEIGHTS FILE [N...]

   FILE holds documents in any form that `tricot read` takes; tests/bench/make_corpus.py
   makes one. Its first N are run, by default 100, then 1,000, then 10,000; it is read
   from the beginning again where it has fewer. Each N is run on one thread, stage by
   stage, to GraphML; the first one also on two threads, as the program does it. The
   memory is the most that was held since that N began, with the weights. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/threads.h"
#include "extract/extract.h"
#include "extract/parse/parse.h"
#include "extract/tokens/tokens.h"
#include "extract/values/values.h"
#include "tricot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { READ, CHECK, TOKENISE, PARSE, RESOLVE, EXTRACT, GRAPH, WRITE, N_STAGES };
static const char *const stage_names[] = {
    "read",
    "language and reprints",
    "tokens",
    "model: sentences, trees, names",
    "values and entities",
    "triples",
    "graph",
    "GraphML",
};

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void must(tri_status status, const tri_error *error)
{
    if (status != TRI_OK) {
        (void)fprintf(stderr, "%s\n",
                      error->message[0] != '\0' ? error->message : "out of memory");
        exit(1);
    }
}

/* Begins to look for the most memory that is held, where the system lets it. */
static void reset_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (file != NULL) {
        (void)fputs("5", file);
        (void)fclose(file);
    }
}

/* The most memory that the process has held since then, in MB. */
static double peak(void)
{
    char line[256];
    unsigned long kilobytes = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "VmHWM:", 6) == 0) {
            kilobytes = strtoul(line + 6, NULL, 10);
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return (double)kilobytes / 1024;
}

static void print_hardware(void)
{
    char line[256];
    FILE *file = fopen("/proc/cpuinfo", "r");
    bool found = false;
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        found = strncmp(line, "model name", 10) == 0;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    (void)printf("processor   %s", found ? strchr(line, ':') + 2 : "unknown\n");
    (void)printf("processors  %zu, VNNI %s\n", tri_n_processors(),
                 __builtin_cpu_supports("avx512vnni") ? "yes" : "no");
}

static tri_status discard(const void *bytes, size_t length, void *user)
{
    (void)bytes;
    *(size_t *)user += length;
    return TRI_OK;
}

/* ---- One thread, stage by stage */

static double spent[N_STAGES];

static double lap(double begin, int stage)
{
    const double time = now();
    spent[stage] += time - begin;
    return time;
}

/* What the documents of a run go through. */
typedef struct {
    const tri_model *model;
    tri_scratch *scratch;
    tri_duplicates *duplicates;
    tri_graph *graph;
    tri_pool *pool; /* of two threads; NULL: one thread, stage by stage */
    size_t n_left, n_words;
    double time; /* when the last document was done */
} course;

/* What is done before a document is analysed: as the program does, but that none is
   left out. */
static void check(course *c, tri_document *document)
{
    tri_error error = {0};
    const char *first = NULL;
    (void)tri_text_is_english(document->text, document->n_bytes);
    must(tri_document_sketch(document, &error), &error);
    must(tri_duplicates_add(c->duplicates, document->meta.id, document->meta.sketch,
                            &first, &error),
         &error);
}

static void run_one(course *c, tri_document *document)
{
    tri_error error = {0};
    tri_triples triples = {0};
    double time = lap(c->time, READ);
    check(c, document);
    time = lap(time, CHECK);
    const tri_i_tools tools = {.model = c->model, .scratch = c->scratch};
    static const int laps[TRI_I_N_STAGES] = {[TRI_I_STAGE_TOKENS] = TOKENISE,
                                             [TRI_I_STAGE_PARSE] = PARSE,
                                             [TRI_I_STAGE_VALUES] = RESOLVE,
                                             [TRI_I_STAGE_MENTIONS] = RESOLVE,
                                             [TRI_I_STAGE_ENTITIES] = RESOLVE};
    for (size_t i = 0; i < TRI_I_N_STAGES; i++) {
        must(tri_i_run_stage(&tri_i_stages[i], &tools, false, document, &error),
             &error);
        time = lap(time, laps[i]);
    }
    must(tri_document_extract(document, &triples, &error), &error);
    time = lap(time, EXTRACT);
    must(tri_graph_add(c->graph, &triples, &error), &error);
    tri_triples_clear(&triples);
    tri_document_free(document);
    c->time = lap(time, GRAPH);
}

/* One on its way through two threads. */
typedef struct {
    tri_document *document;
    tri_triples triples;
} item;

static tri_status take(tri_document *document, void *user)
{
    course *c = user;
    c->n_words += document->n_words;
    c->n_left--;
    if (c->pool == NULL) {
        run_one(c, document);
    } else {
        tri_error error = {0};
        item *one = calloc(1, sizeof *one);
        must(one == NULL ? TRI_ERR_NO_MEMORY : TRI_OK, &error);
        check(c, document);
        one->document = document;
        must(tri_pool_add(c->pool, one), &error);
    }
    return c->n_left > 0 ? TRI_OK : TRI_ERR_STOPPED;
}

/* Sends the first `n` documents of a file on their way, over and over where it has
   fewer. */
static void read_all(const char *path, size_t n, course *c)
{
    const tri_read_options how = {.form = tri_form_from_path(path)};
    c->n_left = n;
    while (c->n_left > 0) {
        tri_error error = {0};
        const size_t before = c->n_left;
        const tri_status status = tri_read_file(path, &how, take, c, &error);
        if (c->n_left > 0) {
            must(status, &error);
        }
        if (c->n_left == before) {
            (void)fprintf(stderr, "%s: no documents\n", path);
            exit(1);
        }
    }
}

static double finish(tri_graph *graph, size_t *n_bytes)
{
    tri_error error = {0};
    tri_sink sink;
    const double begin = now();
    must(tri_graph_finish(graph, &error), &error);
    const double time = lap(begin, GRAPH);
    tri_sink_init(&sink, discard, n_bytes);
    must(tri_write(graph, tri_format_by_name("graphml"), &sink, &error), &error);
    must(tri_sink_flush(&sink), &error);
    return lap(time, WRITE) - begin;
}

/* Returns the words a second. */
static double run(const tri_model *model, const char *path, size_t n)
{
    tri_error error = {0};
    course c = {.model = model};
    const tri_graph_options options = tri_graph_options_default();
    size_t n_bytes = 0;
    reset_peak();
    must(tri_scratch_new(model, &c.scratch, &error), &error);
    must(tri_graph_new(&options, &c.graph, &error), &error);
    must(tri_duplicates_new(&c.duplicates, &error), &error);
    memset(spent, 0, sizeof spent);
    const double begin = now();
    c.time = begin;
    read_all(path, n, &c);
    (void)finish(c.graph, &n_bytes);
    const double seconds = now() - begin;
    (void)printf("%zu documents, %zu words, one thread: %.0f words/s, %.2f ms a "
                 "document; %zu nodes, %zu edges, %zu kB; peak memory %.0f MB\n",
                 n, c.n_words, (double)c.n_words / seconds, 1e3 * seconds / (double)n,
                 tri_graph_n_nodes(c.graph), tri_graph_n_edges(c.graph), n_bytes / 1024,
                 peak());
    for (int i = 0; i < N_STAGES; i++) {
        (void)printf("  %-32s %5.1f%%\n", stage_names[i], 100 * spent[i] / seconds);
    }
    (void)fflush(stdout);
    tri_duplicates_free(c.duplicates);
    tri_graph_free(c.graph);
    tri_scratch_free(c.scratch);
    return (double)c.n_words / seconds;
}

/* ---- Two threads, as the program has them */

typedef struct {
    const tri_model *model;
    tri_scratch *scratches[2];
    tri_graph *graph;
} team;

static void work(void *argument, size_t worker, void *user)
{
    item *one = argument;
    team *all = user;
    tri_error error = {0};
    must(tri_document_annotate(one->document, all->model, all->scratches[worker], false,
                               &error),
         &error);
    must(tri_document_extract(one->document, &one->triples, &error), &error);
    tri_document_free(one->document);
    one->document = NULL;
}

static void drop(void *argument)
{
    item *one = argument;
    tri_triples_clear(&one->triples);
    tri_document_free(one->document);
    free(one);
}

static tri_status hand_over(void *argument, void *user)
{
    const item *one = argument;
    const team *all = user;
    tri_error error = {0};
    must(tri_graph_add(all->graph, &one->triples, &error), &error);
    drop(argument);
    return TRI_OK;
}

static double run_two(const tri_model *model, const char *path, size_t n)
{
    tri_error error = {0};
    team two = {.model = model};
    course c = {.model = model};
    const tri_graph_options options = tri_graph_options_default();
    size_t n_bytes = 0;
    for (int i = 0; i < 2; i++) {
        must(tri_scratch_new(model, &two.scratches[i], &error), &error);
    }
    must(tri_graph_new(&options, &two.graph, &error), &error);
    must(tri_duplicates_new(&c.duplicates, &error), &error);
    must(tri_pool_new(2, work, hand_over, drop, &two, &c.pool, &error), &error);
    const double begin = now();
    read_all(path, n, &c);
    must(tri_pool_finish(c.pool), &error);
    (void)finish(two.graph, &n_bytes);
    const double seconds = now() - begin;
    tri_pool_free(c.pool);
    tri_duplicates_free(c.duplicates);
    tri_graph_free(two.graph);
    for (int i = 0; i < 2; i++) {
        tri_scratch_free(two.scratches[i]);
    }
    return (double)c.n_words / seconds;
}

int main(int argc, char **argv)
{
    static const size_t usual[] = {100, 1000, 10000};
    tri_model *model = NULL;
    tri_error error = {0};
    if (argc < 3) {
        (void)fprintf(stderr, "usage: bench_corpus WEIGHTS FILE [N...]\n");
        return 2;
    }
    must(tri_model_open(argv[1], &model, &error), &error);
    print_hardware();
    const size_t n_runs = argc > 3 ? (size_t)argc - 3 : sizeof usual / sizeof *usual;
    for (size_t i = 0; i < n_runs; i++) {
        const size_t n = argc > 3 ? strtoul(argv[3 + i], NULL, 10) : usual[i];
        if (n == 0) {
            (void)fprintf(stderr, "N is a number of documents from 1\n");
            return 2;
        }
        const double one = run(model, argv[2], n);
        if (i == 0) {
            const double two = run_two(model, argv[2], n);
            (void)printf("%zu documents, two threads: %.0f words/s, %.2f times one\n",
                         n, two, two / one);
        }
    }
    tri_model_free(model);
    return 0;
}
