/* Prints how fast a corpus becomes a graph: words a second, each stage's share, memory.

   usage: bench_corpus WEIGHTS FILE [N...]

   FILE's documents (any form that `tricot read` takes; news as JSON Lines) are taken
   over and over until there are N of them: by default 100. Each N is run on one thread,
   stage by stage, to GraphML; the first one also on two threads, as the program does
   it, to compare. A corpus that repeats itself has the graph of its first round: what
   memory still grows by is not the graph's. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tricot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
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

typedef struct {
    char *text; /* (n_bytes) */
    size_t n_bytes;
} source;

typedef struct {
    source *sources; /* (n_sources) */
    size_t n_sources, capacity;
} corpus;

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

static void *need(void *memory)
{
    if (memory == NULL) {
        (void)fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return memory;
}

/* Most memory that the process has held, in MB. */
static double peak(void)
{
    struct rusage use;
    (void)getrusage(RUSAGE_SELF, &use);
    return (double)use.ru_maxrss / 1024;
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

/* Keeps a document as the line of JSON that a reader is fed with. */
static tri_status keep(tri_document *document, void *user)
{
    corpus *all = user;
    tri_memory line = {0};
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &line);
    tri_error error = {0};
    must(tri_document_write_jsonl(document, &sink), &error);
    must(tri_sink_flush(&sink), &error);
    if (all->n_sources == all->capacity) {
        all->capacity = all->capacity == 0 ? 64 : 2 * all->capacity;
        all->sources =
            need(realloc(all->sources, all->capacity * sizeof *all->sources));
    }
    all->sources[all->n_sources++] = (source){line.bytes, line.n_bytes};
    tri_document_clear(document);
    return TRI_OK;
}

static tri_status take(tri_document *document, void *user)
{
    *(tri_document *)user = *document;
    return TRI_OK;
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

static tri_document read_one(const source *from)
{
    const tri_read_options how = {.form = TRI_FORM_JSONL};
    tri_document document = {0};
    tri_error error = {0};
    must(tri_read_bytes("corpus", from->text, from->n_bytes, &how, take, &document,
                        &error),
         &error);
    return document;
}

static size_t run_one(const tri_model *model, tri_scratch *scratch,
                      tri_duplicates *duplicates, const source *from, tri_graph *graph)
{
    tri_error error = {0};
    tri_triples triples = {0};
    const char *first = NULL;
    double time = now();
    tri_document document = read_one(from);
    time = lap(time, READ);
    (void)tri_text_is_english(document.text, document.n_bytes);
    must(tri_document_sketch(&document, &error), &error);
    must(tri_duplicates_add(duplicates, document.meta.id, document.meta.sketch, &first,
                            &error),
         &error);
    time = lap(time, CHECK);
    must(tri_document_tokenise(&document, &error), &error);
    time = lap(time, TOKENISE);
    must(tri_document_parse(&document, model, scratch, false, &error), &error);
    time = lap(time, PARSE);
    must(tri_document_find_values(&document, &error), &error);
    must(tri_document_resolve(&document, &error), &error);
    time = lap(time, RESOLVE);
    must(tri_document_extract(&document, &triples, &error), &error);
    time = lap(time, EXTRACT);
    must(tri_graph_add(graph, &triples, &error), &error);
    (void)lap(time, GRAPH);
    const size_t n_words = document.n_words;
    tri_triples_clear(&triples);
    tri_document_clear(&document);
    return n_words;
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
static double run(const tri_model *model, const corpus *all, size_t n)
{
    tri_error error = {0};
    tri_scratch *scratch = NULL;
    tri_graph *graph = NULL;
    tri_duplicates *duplicates = NULL;
    const tri_graph_options options = tri_graph_options_default();
    size_t n_words = 0;
    size_t n_bytes = 0;
    must(tri_scratch_new(model, &scratch, &error), &error);
    must(tri_graph_new(&options, &graph, &error), &error);
    must(tri_duplicates_new(&duplicates, &error), &error);
    memset(spent, 0, sizeof spent);
    const double begin = now();
    for (size_t i = 0; i < n; i++) {
        n_words += run_one(model, scratch, duplicates,
                           &all->sources[i % all->n_sources], graph);
    }
    (void)finish(graph, &n_bytes);
    const double seconds = now() - begin;
    (void)printf("%zu documents, %zu words, one thread: %.0f words/s, %.2f ms a "
                 "document; %zu nodes, %zu edges, %zu kB; peak memory %.0f MB\n",
                 n, n_words, (double)n_words / seconds, 1e3 * seconds / (double)n,
                 tri_graph_n_nodes(graph), tri_graph_n_edges(graph), n_bytes / 1024,
                 peak());
    for (int i = 0; i < N_STAGES; i++) {
        (void)printf("  %-32s %5.1f%%\n", stage_names[i], 100 * spent[i] / seconds);
    }
    tri_duplicates_free(duplicates);
    tri_graph_free(graph);
    tri_scratch_free(scratch);
    return (double)n_words / seconds;
}

/* ---- Two threads, as the program has them */

typedef struct {
    tri_document document;
    tri_triples triples;
} item;

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
    must(tri_document_annotate(&one->document, all->model, all->scratches[worker],
                               false, &error),
         &error);
    must(tri_document_extract(&one->document, &one->triples, &error), &error);
}

static void drop(void *argument)
{
    item *one = argument;
    tri_triples_clear(&one->triples);
    tri_document_clear(&one->document);
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

static double run_two(const tri_model *model, const corpus *all, size_t n)
{
    tri_error error = {0};
    tri_pool *pool = NULL;
    team two = {.model = model};
    const tri_graph_options options = tri_graph_options_default();
    size_t n_words = 0;
    size_t n_bytes = 0;
    for (int i = 0; i < 2; i++) {
        must(tri_scratch_new(model, &two.scratches[i], &error), &error);
    }
    must(tri_graph_new(&options, &two.graph, &error), &error);
    must(tri_pool_new(2, work, hand_over, drop, &two, &pool, &error), &error);
    const double begin = now();
    for (size_t i = 0; i < n; i++) {
        item *one = need(calloc(1, sizeof *one));
        one->document = read_one(&all->sources[i % all->n_sources]);
        n_words += one->document.n_words;
        must(tri_pool_add(pool, one), &error);
    }
    must(tri_pool_finish(pool), &error);
    (void)finish(two.graph, &n_bytes);
    const double seconds = now() - begin;
    tri_pool_free(pool);
    tri_graph_free(two.graph);
    for (int i = 0; i < 2; i++) {
        tri_scratch_free(two.scratches[i]);
    }
    return (double)n_words / seconds;
}

int main(int argc, char **argv)
{
    tri_model *model = NULL;
    tri_error error = {0};
    corpus all = {0};
    if (argc < 3) {
        (void)fprintf(stderr, "usage: bench_corpus WEIGHTS FILE [N...]\n");
        return 2;
    }
    const tri_read_options how = {.form = tri_form_from_path(argv[2])};
    must(tri_model_open(argv[1], &model, &error), &error);
    must(tri_read_file(argv[2], &how, keep, &all, &error), &error);
    print_hardware();
    (void)printf("corpus      %s, %zu documents\n", argv[2], all.n_sources);
    const size_t first = argc > 3 ? strtoul(argv[3], NULL, 10) : 100;
    const double one = run(model, &all, first);
    const double two = run_two(model, &all, first);
    (void)printf("%zu documents, two threads: %.0f words/s, %.2f times one\n", first,
                 two, two / one);
    for (int i = 4; i < argc; i++) {
        (void)run(model, &all, strtoul(argv[i], NULL, 10));
    }
    for (size_t i = 0; i < all.n_sources; i++) {
        free(all.sources[i].text);
    }
    free(all.sources);
    tri_model_free(model);
    return 0;
}
