/* Prints the pairs of entities of documents as the program sees them: what the head of
   typed relations is trained on. print_pairs WEIGHTS DOCUMENTS.jsonl VECTORS. The
   words' vectors, in order, go into the file VECTORS as floats. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/extract.h"
#include "extract/read/read.h"
#include "extract/typed/pairs.h"
#include "model/internal.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const tri_model *model;
    tri_scratch *scratch;
    tri_error *error;
} printing;

static FILE *vectors_file;

/* The linker puts this in the place of what makes the words' projections. */
tri_status __real_tri_model_relation_words(const tri_model *model, tri_scratch *scratch,
                                           size_t begin, size_t end, int16_t *vectors,
                                           tri_error *error);
tri_status __wrap_tri_model_relation_words(const tri_model *model, tri_scratch *scratch,
                                           size_t begin, size_t end, int16_t *vectors,
                                           tri_error *error);
tri_status __wrap_tri_model_relation_words(const tri_model *model, tri_scratch *scratch,
                                           size_t begin, size_t end, int16_t *vectors,
                                           tri_error *error)
{
    const size_t n = (end - begin) * TRI_MODEL_HIDDEN;
    if (fwrite(scratch->vectors + begin * TRI_MODEL_HIDDEN, sizeof(float), n,
               vectors_file) != n) {
        return tri_i_fail(error, TRI_ERR_IO, 0, "cannot write the vectors");
    }
    return __real_tri_model_relation_words(model, scratch, begin, end, vectors, error);
}

static void print_numbers(const char *name, const uint8_t *numbers, size_t n)
{
    (void)printf(", \"%s\": [", name);
    for (size_t i = 0; i < n; i++) {
        (void)printf("%s%u", i == 0 ? "" : ",", numbers[i]);
    }
    (void)printf("]");
}

static void print_pair(const tri_document *d, const tri_i_cast *cast,
                       const tri_i_pair *pair)
{
    uint32_t words[TRI_RELATION_WORDS];
    uint8_t near[2][TRI_RELATION_WORDS];
    uint8_t features[2][TRI_RELATION_FEATURES];
    const size_t n = tri_i_pair_words(d, cast, pair, words, near);
    tri_i_pair_features(cast, pair, features);
    (void)printf("{\"pair\": [%u,%u], \"words\": [", pair->low, pair->high);
    for (size_t i = 0; i < n; i++) {
        (void)printf("%s%u", i == 0 ? "" : ",", words[i]);
    }
    (void)printf("]");
    print_numbers("near_low", near[0], n);
    print_numbers("near_high", near[1], n);
    print_numbers("low", features[0], TRI_RELATION_FEATURES);
    print_numbers("high", features[1], TRI_RELATION_FEATURES);
    (void)printf("}\n");
}

/* Words are [begin, end] in code points; mentions [begin, end, head, entity, kind]. */
static void print_cast(const tri_document *d, const tri_i_cast *cast, uint32_t n_pairs)
{
    (void)printf("{\"n_pairs\": %u, \"words\": [", n_pairs);
    for (uint32_t i = 0; i < d->n_tokens; i++) {
        (void)printf("%s[%u,%u]", i == 0 ? "" : ",", d->tokens[i].cp_begin,
                     d->tokens[i].cp_end);
    }
    (void)printf("], \"mentions\": [");
    for (size_t i = 0; i < cast->text.n_mentions; i++) {
        const tri_relation_mention *m = &cast->mentions[i];
        (void)printf("%s[%u,%u,%u,%u,%u]", i == 0 ? "" : ",", m->begin, m->end, m->head,
                     m->entity, m->kind);
    }
    (void)printf("]");
    print_numbers("types", cast->types, cast->text.n_entities);
    print_numbers("subtypes", cast->subtypes, cast->text.n_entities);
    (void)printf("}\n");
}

static tri_status print_document(tri_document *document, void *user)
{
    printing *p = user;
    tri_arena arena = {0};
    tri_i_cast cast;
    tri_i_pair *pairs = NULL;
    uint32_t n = 0;
    tri_status status =
        tri_document_annotate(document, p->model, p->scratch, false, p->error);
    if (status == TRI_OK && (!tri_i_list_cast(document, p->model, &arena, &cast) ||
                             !tri_i_list_pairs(document, &cast, &pairs, &n))) {
        status = tri_i_fail_memory(p->error);
    }
    if (status == TRI_OK) {
        print_cast(document, &cast, n);
        for (uint32_t i = 0; i < n; i++) {
            print_pair(document, &cast, &pairs[i]);
        }
    }
    free(pairs);
    tri_arena_clear(&arena);
    tri_document_free(document);
    return status;
}

int main(int argc, char **argv)
{
    tri_error error = {0};
    tri_model *model = NULL;
    printing p = {.error = &error};
    if (argc != 4 || (vectors_file = fopen(argv[3], "wb")) == NULL) {
        (void)fprintf(stderr, "print_pairs WEIGHTS DOCUMENTS.jsonl VECTORS\n");
        return EXIT_FAILURE;
    }
    tri_status status = tri_model_open(argv[1], &model, &error);
    if (status == TRI_OK) {
        p.model = model;
        status = tri_scratch_new(model, &p.scratch, &error);
    }
    if (status == TRI_OK) {
        const tri_read_options options = {.form = TRI_FORM_JSONL};
        status = tri_read_file(argv[2], &options, print_document, &p, &error);
    }
    if (status != TRI_OK) {
        (void)fprintf(stderr, "%s\n", error.message);
    }
    tri_scratch_free(p.scratch);
    tri_model_free(model);
    return fclose(vectors_file) == 0 && status == TRI_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
