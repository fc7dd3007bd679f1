/* Reads the typed relations of a document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/typed/typed.h"

#include "base/grow.h"
#include "extract/typed/lands.h"
#include "extract/typed/pairs.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const tri_document *document;
    const tri_model *model;
    tri_scratch *scratch;
    tri_error *error;
    tri_i_cast cast;
    tri_relation_vectors *vectors;
    size_t n_labels;
    /* What the model is asked of a few pairs at a time. */
    tri_relation_pair asked[TRI_RELATION_PAIRS];
    uint32_t words[TRI_RELATION_PAIRS][TRI_RELATION_WORDS];
    uint8_t near[TRI_RELATION_PAIRS][2][TRI_RELATION_WORDS];
    float *p; /* (TRI_RELATION_PAIRS, 2, n_labels) */
    tri_i_typed *found;
    uint32_t n_found;
    size_t room;
} reading;

/* Keeps what the model is sure enough of. */
static bool keep(reading *r, const tri_i_pair *pair, const float *p, uint32_t turn)
{
    for (size_t k = 0; k < r->n_labels; k++) {
        if (p[k] < TRI_I_TYPED_LEAST) {
            continue;
        }
        if (!tri_i_grow(&r->found, r->n_found, &r->room, sizeof *r->found)) {
            return false;
        }
        r->found[r->n_found++] =
            (tri_i_typed){.head = pair->shown[turn],
                          .tail = pair->shown[1 - turn],
                          .property = tri_model_label(r->model, TRI_LABELS_RELATION, k),
                          .p = p[k]};
    }
    return true;
}

/* Asks of up to TRI_RELATION_PAIRS pairs. */
static tri_status ask(reading *r, const tri_i_pair *pairs, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        tri_relation_pair *one = &r->asked[i];
        *one = (tri_relation_pair){.first = pairs[i].low,
                                   .second = pairs[i].high,
                                   .words = r->words[i],
                                   .near = {r->near[i][0], r->near[i][1]}};
        one->n_words =
            tri_i_pair_words(r->document, &r->cast, &pairs[i], r->words[i], r->near[i]);
        tri_i_pair_features(&r->cast, &pairs[i], one->features);
    }
    tri_model_relations(r->scratch, &r->cast.text, r->vectors, r->asked, n, r->p);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t turn = 0; turn < 2; turn++) {
            if (!keep(r, &pairs[i], r->p + (i * 2 + turn) * r->n_labels, turn)) {
                return tri_i_fail_memory(r->error);
            }
        }
    }
    return TRI_OK;
}

static int by_place(const void *left, const void *right)
{
    const tri_i_typed *a = left;
    const tri_i_typed *b = right;
    if (a->head != b->head) {
        return a->head < b->head ? -1 : 1;
    }
    if (a->tail != b->tail) {
        return a->tail < b->tail ? -1 : 1;
    }
    return strcmp(a->property, b->property);
}

static tri_status read_pairs(reading *r)
{
    tri_i_pair *pairs = NULL;
    uint32_t n = 0;
    tri_status status = TRI_OK;
    if (!tri_i_list_pairs(r->document, &r->cast, &pairs, &n)) {
        status = tri_i_fail_memory(r->error);
    }
    if (status == TRI_OK && n > 0) {
        status = tri_model_relation_vectors(r->model, r->scratch, &r->cast.text,
                                            &r->vectors, r->error);
    }
    for (uint32_t i = 0; i < n && status == TRI_OK; i += TRI_RELATION_PAIRS) {
        status =
            ask(r, pairs + i, n - i < TRI_RELATION_PAIRS ? n - i : TRI_RELATION_PAIRS);
    }
    free(pairs);
    tri_model_relation_free(r->vectors);
    if (r->n_found > 1) {
        qsort(r->found, r->n_found, sizeof *r->found, by_place);
    }
    if (status == TRI_OK && r->n_found > 0 &&
        !tri_i_keep_likely(r->document, r->found, &r->n_found)) {
        status = tri_i_fail_memory(r->error);
    }
    return status;
}

tri_status tri_i_read_typed(const tri_document *document, const tri_model *model,
                            tri_scratch *scratch, tri_arena *arena,
                            tri_i_typed_relations *out, tri_error *error)
{
    *out = (tri_i_typed_relations){0};
    /* Given trees have no vectors of the model's. */
    if (document->infer == TRI_I_INFER_OFF || document->candidates == NULL ||
        document->candidates->words == NULL) {
        return TRI_OK;
    }
    reading *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return tri_i_fail_memory(error);
    }
    r->document = document;
    r->model = model;
    r->scratch = scratch;
    r->error = error;
    r->n_labels = tri_model_n_labels(model, TRI_LABELS_RELATION);
    r->p = malloc(TRI_RELATION_PAIRS * 2 * r->n_labels * sizeof *r->p);
    tri_status status = TRI_OK;
    if (r->p == NULL || !tri_i_list_cast(document, model, arena, &r->cast)) {
        status = tri_i_fail_memory(error);
    } else {
        status = read_pairs(r);
    }
    if (status == TRI_OK && r->n_found > 0) {
        tri_i_typed *kept = tri_arena_alloc(arena, r->n_found, sizeof *kept);
        if (kept == NULL) {
            status = tri_i_fail_memory(error);
        } else {
            memcpy(kept, r->found, r->n_found * sizeof *kept);
            *out = (tri_i_typed_relations){kept, r->n_found};
        }
    }
    free(r->p);
    free(r->found);
    free(r);
    return status;
}
