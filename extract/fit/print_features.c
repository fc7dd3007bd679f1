/* Prints the features of every triple of a judged construction: what the confidence is
   fitted on. print_features WEIGHTS < sentences, one a line. First a line of names. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/extract.h"
#include "extract/triples/making.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const constructions[] = {
#define NAME(name, text) text,
    TRI_I_CONSTRUCTION_LIST(NAME)
#undef NAME
};

static void print_names(void)
{
    (void)printf("id\tconstruction");
    for (size_t i = 0; i < TRI_I_N_FEATURES; i++) {
        (void)printf("\t%s", tri_i_feature_name(i));
    }
    (void)printf("\n");
}

/* id, construction, features: one line a triple. */
static void print(const tri_triple *triple, const tri_i_find *find,
                  const double *features, void *user)
{
    (void)user;
    (void)printf("%s\t%s", triple->id, constructions[find->construction]);
    for (size_t i = 0; i < TRI_I_N_FEATURES; i++) {
        (void)printf("\t%.6g", features[i]);
    }
    (void)printf("\n");
}

static tri_status print_line(const tri_model *model, tri_scratch *scratch,
                             const char *line, unsigned number, tri_error *error)
{
    char id[16];
    tri_document document = {0};
    tri_i_finds finds = {0};
    tri_triples triples = {0};
    (void)snprintf(id, sizeof id, "%u", number);
    const tri_meta meta = {.id = id};
    tri_status status = tri_document_init(&document, line, strlen(line), &meta, error);
    if (status == TRI_OK) {
        status = tri_document_annotate(&document, model, scratch, false, error);
    }
    if (status == TRI_OK) {
        status = tri_i_tree_to_finds(&document, &finds, error);
    }
    if (status == TRI_OK) {
        status =
            tri_i_finds_to_triples(&document, &finds, &triples, print, NULL, error);
    }
    tri_triples_clear(&triples);
    tri_i_finds_clear(&finds);
    tri_document_clear(&document);
    return status;
}

int main(int argc, char **argv)
{
    static char line[1 << 16];
    tri_error error = {0};
    tri_model *model = NULL;
    tri_scratch *scratch = NULL;
    tri_status status =
        argc == 2 ? tri_model_open(argv[1], &model, &error) : TRI_ERR_ARGUMENT;
    if (status == TRI_OK) {
        status = tri_scratch_new(model, &scratch, &error);
    }
    if (status == TRI_OK) {
        print_names();
    }
    for (unsigned n = 1; status == TRI_OK && fgets(line, sizeof line, stdin) != NULL;
         n++) {
        line[strcspn(line, "\n")] = '\0';
        status = print_line(model, scratch, line, n, &error);
    }
    if (status != TRI_OK) {
        (void)fprintf(stderr, "%s\n",
                      argc == 2 ? error.message : "print_features WEIGHTS < LINES");
    }
    tri_scratch_free(scratch);
    tri_model_free(model);
    return status == TRI_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
