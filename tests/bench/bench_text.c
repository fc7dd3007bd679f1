/* Prints how fast text becomes annotation and triples: words a second, and each stage's
   share of the time.

   bench_text [WEIGHTS [TEXT]]; TRICOT_PRODUCTS names the instruction set of the
   products (the loops between them stay this processor's). Times are the best of
   several runs, in processor time of the one thread. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sink.h"
#include "extract/extract.h"
#include "extract/parse/parse_i.h"
#include "extract/values/values.h"
#include "extract/write/write.h"
#include "model/internal.h"

#include <stdio.h>
#include <time.h>

enum { RUNS = 7 };

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- What the parser calls, behind clocks */

enum {
    TOKENS,
    ENCODER,
    HEADS,
    ARCS,
    TREES,
    NAMES,
    PARSER, /* what of it is none of the above */
    VALUES,
    ENTITIES,
    ANNOTATION, /* printing it as CoNLL-U */
    TRIPLES,
    STAGES
};
static const char *const stage_names[STAGES] = {
    "tokens",       "encoder", "heads",    "arcs and labels", "trees",  "names",
    "pieces, rest", "values",  "entities", "CoNLL-U",         "triples"};

static double spent[STAGES];

/* The encoder runs a second time, to be told from the heads; not counted. */
static tri_status clocked_run(const tri_model *model, tri_scratch *scratch,
                              const tri_window *window, bool exact, tri_scores *scores,
                              tri_error *error)
{
    const double t0 = now();
    const tri_status status =
        tri_model_run(model, scratch, window, exact, scores, error);
    const double t1 = now();
    tri_i_encode(scratch, window, exact);
    const double again = now() - t1;
    const double encoder = again < t1 - t0 ? again : t1 - t0;
    spent[ENCODER] += encoder;
    spent[HEADS] += t1 - t0 - encoder;
    spent[PARSER] -= t1 - t0 + again;
    return status;
}

static double clocked(int stage, double since)
{
    const double t = now() - since;
    spent[stage] += t;
    spent[PARSER] -= t;
    return t;
}

static tri_status clocked_arcs(const tri_model *model, tri_scratch *scratch,
                               size_t begin, size_t end, const float **arcs,
                               tri_error *error)
{
    const double t = now();
    const tri_status status = tri_model_arcs(model, scratch, begin, end, arcs, error);
    (void)clocked(ARCS, t);
    return status;
}

static tri_status clocked_labels(const tri_model *model, tri_scratch *scratch,
                                 const uint32_t *heads, uint16_t *labels,
                                 tri_error *error)
{
    const double t = now();
    const tri_status status =
        tri_model_arc_labels(model, scratch, heads, labels, error);
    (void)clocked(ARCS, t);
    return status;
}

static tri_status clocked_tree(const float *arcs, size_t n, uint32_t *heads)
{
    const double t = now();
    const tri_status status = tri_i_arcs_to_tree(arcs, n, heads);
    (void)clocked(TREES, t);
    return status;
}

static tri_status clocked_names(const tri_document *document,
                                const tri_sentence *sentences, uint32_t n_sentences,
                                const tri_i_bio *bio, float *scores, tri_i_name **names,
                                size_t *n_names)
{
    const double t = now();
    const tri_status status = tri_i_document_names(document, sentences, n_sentences,
                                                   bio, scores, names, n_names);
    (void)clocked(NAMES, t);
    return status;
}

#define tri_i_parse clocked_parse
#define tri_model_run clocked_run
#define tri_model_arcs clocked_arcs
#define tri_model_arc_labels clocked_labels
#define tri_i_arcs_to_tree clocked_tree
#define tri_i_document_names clocked_names
static tri_status clocked_parse(const tri_document *document, const tri_model *model,
                                tri_scratch *scratch, bool exact, tri_arena *arena,
                                tri_i_parsed *out, tri_error *error);
#include "extract/parse/tokens_to_tree.c"

/* ---- The whole */

static tri_status count(const void *bytes, size_t n, void *user)
{
    (void)bytes;
    *(size_t *)user += n;
    return TRI_OK;
}

/* The stage with the clocked parser. */
static tri_status parse(const tri_document *in, const tri_i_tools *tools,
                        tri_document *out, tri_error *error)
{
    tri_i_parsed made;
    TRI_TRY(clocked_parse(in, tools->model, tools->scratch, tools->exact, &out->arena,
                          &made, error));
    tri_i_put_parsed(&made, out);
    return TRI_OK;
}

/* Reads one text, adding to `spent`; its words. */
static size_t read_text(const tri_model *model, tri_scratch *scratch, const char *text,
                        size_t length)
{
    tri_document document = {0};
    tri_triples triples = {0};
    tri_sink sink;
    size_t printed = 0;
    const tri_meta meta = {.id = "text"};
    tri_status status = tri_document_init(&document, text, length, &meta, NULL);
    const size_t n_words = document.n_words;
    const tri_i_tools tools = {.model = model, .scratch = scratch};
    static const int kinds[TRI_I_STAGE_FINDS] = {[TRI_I_STAGE_TOKENS] = TOKENS,
                                                 [TRI_I_STAGE_PARSE] = PARSER,
                                                 [TRI_I_STAGE_VALUES] = VALUES,
                                                 [TRI_I_STAGE_MENTIONS] = ENTITIES,
                                                 [TRI_I_STAGE_ENTITIES] = ENTITIES};
    for (size_t i = 0; status == TRI_OK && i < TRI_I_STAGE_FINDS; i++) {
        tri_i_stage stage = tri_i_stages[i];
        if (i == TRI_I_STAGE_PARSE) {
            stage.run = parse;
        }
        const double t = now();
        status = tri_i_run_stage(&stage, &tools, false, &document, NULL);
        spent[kinds[i]] += now() - t;
    }
    double t = now();
    tri_sink_init(&sink, count, &printed);
    status = status != TRI_OK ? status : tri_document_write_conllu(&document, &sink);
    (void)tri_sink_flush(&sink);
    spent[ANNOTATION] += now() - t;
    t = now();
    status =
        status != TRI_OK ? status : tri_document_extract(&document, &triples, NULL);
    spent[TRIPLES] += now() - t;
    tri_triples_clear(&triples);
    tri_document_clear(&document);
    return status == TRI_OK ? n_words : 0;
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    *length = 0;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
        const long size = ftell(file);
        rewind(file);
        text = size > 0 ? malloc((size_t)size) : NULL;
        *length = text != NULL ? fread(text, 1, (size_t)size, file) : 0;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return text;
}

int main(int argc, char **argv)
{
    const char *weights = argc > 1 ? argv[1] : "model/tricot.safetensors";
    const char *path = argc > 2 ? argv[2] : "tests/data/kazakhstan.txt";
    tri_model *model = NULL;
    tri_scratch *scratch = NULL;
    tri_error error = {0};
    double best[STAGES];
    double least = 1e9;
    size_t length;
    size_t n_words = 0;
    char *text = read_file(path, &length);
    if (text == NULL) {
        (void)fprintf(stderr, "cannot read %s\n", path);
        return 1;
    }
    if (tri_model_open(weights, &model, &error) != TRI_OK ||
        tri_scratch_new(model, &scratch, &error) != TRI_OK) {
        (void)fprintf(stderr, "%s\n", error.message);
        free(text);
        return 1;
    }
    for (int run = 0; run < RUNS; run++) {
        double all = 0;
        memset(spent, 0, sizeof spent);
        n_words = read_text(model, scratch, text, length);
        for (size_t i = 0; i < STAGES; i++) {
            all += spent[i];
        }
        if (all < least) {
            least = all;
            memcpy(best, spent, sizeof best);
        }
    }
    const double annotation = least - best[TRIPLES];
    (void)printf("%s: %zu words, %.1f ms: %.0f words/s to annotation, %.0f to "
                 "triples\n",
                 path, n_words, least * 1e3, (double)n_words / annotation,
                 (double)n_words / least);
    for (size_t i = 0; i < STAGES; i++) {
        (void)printf("  %-16s %5.1f%%\n", stage_names[i], 100 * best[i] / least);
    }
    tri_scratch_free(scratch);
    tri_model_free(model);
    free(text);
    return n_words > 0 ? 0 : 1;
}
