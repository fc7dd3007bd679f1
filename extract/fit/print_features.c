/* Prints what the confidence of every triple of documents is made of: what its weights
   are fitted on. print_features WEIGHTS DOCUMENTS.jsonl. First a line of names. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/extract.h"
#include "extract/read/read.h"
#include "extract/triples/making.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const constructions[] = {
#define NAME(name, text) text,
    TRI_I_CONSTRUCTION_LIST(NAME)
#undef NAME
};

typedef struct {
    const tri_model *model;
    tri_scratch *scratch;
    tri_error *error;
} tri_i_run;

static void print_names(void)
{
    (void)printf("id\tconstruction");
    for (size_t i = 0; i < TRI_I_N_FEATURES; i++) {
        (void)printf("\ttruth:%s", tri_i_truth_name(i));
    }
    for (size_t i = 0; i < TRI_I_N_WORTH; i++) {
        (void)printf("\tworth:%s", tri_i_worth_name(i));
    }
    (void)printf("\n");
}

/* id, construction, features: one line a triple. */
static void print(const tri_triple *triple, const tri_i_find *find,
                  const tri_i_measures *measures, void *user)
{
    (void)user;
    (void)printf("%s\t%s", triple->id, constructions[find->construction]);
    for (size_t i = 0; i < TRI_I_N_FEATURES; i++) {
        (void)printf("\t%.6g", measures->truth[i]);
    }
    for (size_t i = 0; i < TRI_I_N_WORTH; i++) {
        (void)printf("\t%.6g", measures->worth[i]);
    }
    (void)printf("\n");
}

static tri_status print_document(tri_document *document, void *user)
{
    tri_i_run *run = user;
    tri_i_finds finds = {0};
    tri_triples triples = {0};
    tri_status status =
        tri_document_annotate(document, run->model, run->scratch, false, run->error);
    if (status == TRI_OK) {
        status = tri_i_tree_to_finds(document, &finds, run->error);
    }
    if (status == TRI_OK) {
        status =
            tri_i_finds_to_triples(document, &finds, &triples, print, NULL, run->error);
    }
    tri_triples_clear(&triples);
    tri_i_finds_clear(&finds);
    tri_document_free(document);
    return status;
}

int main(int argc, char **argv)
{
    tri_error error = {0};
    tri_model *model = NULL;
    tri_i_run run = {.error = &error};
    tri_status status =
        argc == 3 ? tri_model_open(argv[1], &model, &error) : TRI_ERR_ARGUMENT;
    if (status == TRI_OK) {
        run.model = model;
        status = tri_scratch_new(model, &run.scratch, &error);
    }
    if (status == TRI_OK) {
        const tri_read_options options = {.form = TRI_FORM_JSONL};
        print_names();
        status = tri_read_file(argv[2], &options, print_document, &run, &error);
    }
    if (status != TRI_OK) {
        (void)fprintf(stderr, "%s\n",
                      argc == 3 ? error.message
                                : "print_features WEIGHTS DOCUMENTS.jsonl");
    }
    tri_scratch_free(run.scratch);
    tri_model_free(model);
    return status == TRI_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
