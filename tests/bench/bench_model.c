/* Prints how fast the model runs: pieces a second, the time of its products alone, and
   the encoder's share of that ceiling.

   bench_model [WEIGHTS]; TRICOT_PRODUCTS names a lesser instruction set. Times are the
   best of several runs, in processor time of the one thread. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define tri_i_linear_run timed_linear_run
#define tri_i_encode timed_encode
#include "model/encoder.c"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 15, SENTENCE = 25 };

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void print_hardware(const tri_model *model)
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
    (void)printf("products    %s\n", model->products->name);
}

/* A window of plain English, over and over, of exactly n pieces with [CLS] and [SEP].
 */
typedef struct {
    uint16_t pieces[TRI_MODEL_WINDOW_MAX];
    uint8_t cases[TRI_MODEL_WINDOW_MAX];
    uint32_t first[TRI_MODEL_WINDOW_MAX];
    tri_window window;
} bench_window;

static void fill(const tri_model *model, bench_window *w, size_t n)
{
    static const char *const words[] = {
        "Russia",   "has",      "sent", "3,000",     "troops",    "to",
        "quell",    "unrest",   "in",   "Almaty",    ",",         "where",
        "protests", "against",  "fuel", "prices",    "turned",    "violent",
        "on",       "Thursday", ",",    "officials", "of",        "the",
        "Interior", "Ministry", "said", ".",         "President", "Tokayev",
        "called",   "it",       "a",    "terrorist", "threat",    "."};
    w->window = (tri_window){
        .pieces = w->pieces, .cases = w->cases, .first = w->first, .n_pieces = n - 2};
    for (size_t at = 0, i = 0; at < n - 2; i++) {
        const char *word = words[i % (sizeof words / sizeof *words)];
        uint16_t ids[TRI_MODEL_WORD_PIECES];
        uint8_t letter_case;
        const size_t k = tri_model_pieces(model, word, strlen(word), ids, &letter_case);
        w->first[w->window.n_words++] = (uint32_t)at;
        for (size_t p = 0; p < k && at < n - 2; p++, at++) {
            w->pieces[at] = ids[p];
            w->cases[at] = letter_case;
        }
    }
}

/* The products that finish_block makes of n rows. */
static void finish_products(tri_scratch *s, const tri_i_layer *layer, size_t n)
{
    const size_t block = block_of(n);
    for (size_t begin = 0; begin < n; begin += block) {
        const size_t m = n - begin < block ? n - begin : block;
        multiply(s, &layer->output, s->block8, m);
        multiply(s, &layer->up, s->x8, m);
        multiply(s, &layer->down, s->block8, m);
    }
}

static void project_products(tri_scratch *s, const tri_i_linear *linear, size_t n)
{
    const size_t block = block_of(n);
    for (size_t begin = 0; begin < n; begin += block) {
        multiply(s, linear, s->x8, n - begin < block ? n - begin : block);
    }
}

static void attention_products_alone(tri_scratch *s, size_t n, size_t n_queries)
{
    const tri_i_products *products = s->model->products;
    int32_t gathered[4 * HEAD];
    for (size_t head = 0; head < TRI_I_HEADS; head++) {
        for (size_t i = 0; i < n_queries; i += 4) {
            products->score(s->queries + i * HEAD, s->keys,
                            (n + TRI_I_GROUP - 1) / TRI_I_GROUP * TRI_I_GROUP,
                            s->scores);
            products->gather(s->weights, s->values, n + n % 2, gathered);
        }
    }
}

/* Everything that the encoder multiplies, and nothing else. Of its time the part of
   attention is added to `attention`. */
static void products_alone(tri_scratch *s, const tri_window *w, double *attention)
{
    const size_t n = w->n_pieces + 2;
    double before;
    for (size_t l = 0; l < TRI_I_LAYERS; l++) {
        const tri_i_layer *layer = &s->model->layers[l];
        const bool last = l + 1 == TRI_I_LAYERS;
        const size_t n_on = last ? w->n_words : n;
        if (last) {
            const tri_i_linear queries = part_of(s->model, &layer->qkv, 0, H);
            const tri_i_linear others =
                part_of(s->model, &layer->qkv, H, (size_t)3 * H);
            project_products(s, &others, n);
            project_products(s, &queries, n_on);
        } else {
            project_products(s, &layer->qkv, n);
        }
        before = now();
        attention_products_alone(s, n, n_on);
        *attention += now() - before;
        finish_products(s, layer, n_on);
    }
}

/* Arcs and their labels, in sentences of SENTENCE words; each word's head is the next.
 */
static void label_sentences(const tri_model *model, tri_scratch *s)
{
    uint32_t heads[SENTENCE];
    uint16_t labels[SENTENCE];
    const float *arcs;
    for (size_t begin = 0; begin < s->n_words; begin += SENTENCE) {
        const size_t left = s->n_words - begin;
        const size_t n = left < SENTENCE ? left : SENTENCE;
        for (size_t i = 0; i < n; i++) {
            heads[i] = (uint32_t)((i + 2) % (n + 1));
        }
        (void)tri_model_arcs(model, s, begin, begin + n, &arcs, NULL);
        (void)tri_model_arc_labels(model, s, heads, labels, NULL);
    }
}

static void bench(const tri_model *model, size_t n)
{
    static bench_window w;
    tri_scratch *s = NULL;
    tri_scores scores;
    tri_error error;
    double run = 1, encode = 1, products = 1, attention = 1, trees = 1;
    memset(&w, 0, sizeof w);
    fill(model, &w, n);
    if (tri_scratch_new(model, &s, &error) != TRI_OK) {
        (void)printf("%s\n", error.message);
        exit(1);
    }
    for (int i = 0; i < RUNS; i++) {
        const double t0 = now();
        double t1, tn, t2, t3, part = 0;
        if (tri_model_run(model, s, &w.window, false, &scores, &error) != TRI_OK) {
            (void)printf("%s\n", error.message);
            exit(1);
        }
        t1 = now();
        label_sentences(model, s);
        tn = now();
        timed_encode(s, &w.window, false);
        t2 = now();
        products_alone(s, &w.window, &part);
        t3 = now();
        run = t1 - t0 < run ? t1 - t0 : run;
        trees = tn - t1 < trees ? tn - t1 : trees;
        encode = t2 - tn < encode ? t2 - tn : encode;
        products = t3 - t2 < products ? t3 - t2 : products;
        attention = part < attention ? part : attention;
    }
    (void)printf(
        "window %3zu  encoder and heads %6.2f ms, arcs %5.2f ms (%5.0f pieces/s, "
        "%5.0f words/s)  encoder %6.2f ms (%5.0f pieces/s)  its products %6.2f "
        "ms, attention's %5.2f of it  share %.0f%%\n",
        n, run * 1e3, trees * 1e3, (double)n / (run + trees),
        (double)w.window.n_words / (run + trees), encode * 1e3, (double)n / encode,
        products * 1e3, attention * 1e3, 100 * products / encode);
    tri_scratch_free(s);
}

int main(int argc, char **argv)
{
    tri_model *model = NULL;
    tri_error error;
    const double begin = now();
    if (tri_model_open(argc > 1 ? argv[1] : "model/tricot.safetensors", &model,
                       &error) != TRI_OK) {
        (void)fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    print_hardware(model);
    (void)printf("opening     %.1f ms\n", 1e3 * (now() - begin));
    bench(model, 32);
    bench(model, 64);
    bench(model, 128);
    bench(model, 256);
    bench(model, 512);
    tri_model_free(model);
    return 0;
}
