/* Word vectors to scores: sentence starts, tags, lemmas, names, arcs and their labels.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = TRI_MODEL_WINDOW_MAX + 2 };

/* Widest product of a window, in numbers a row. */
static size_t widest(const tri_model *m)
{
    size_t n = FFN;
    for (int set = 0; set < TRI_LABELS_COUNT; set++) {
        n = m->n_labels[set] > n ? m->n_labels[set] : n;
    }
    return n;
}

tri_status tri_scratch_new(const tri_model *model, tri_scratch **scratch,
                           tri_error *error)
{
    tri_scratch *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return tri_i_fail_memory(error);
    }
    s->model = model;
    const size_t wide = widest(model);
    const size_t n_label = model->label.rows;
    /* One word's label product is as wide as all labels together. */
    s->n_sum = ROWS * wide > n_label * 64 ? ROWS * wide : n_label * 64;
    s->x = malloc(sizeof(float) * ROWS * H);
    s->y = malloc(sizeof(float) * ROWS * FFN);
    s->qkv = malloc(sizeof(float) * ROWS * 3 * H);
    s->attention = malloc(sizeof(float) * ROWS);
    s->q8 = malloc((size_t)ROWS * FFN);
    s->q_scale = malloc(sizeof(float) * ROWS);
    s->sum = malloc(sizeof(int32_t) * s->n_sum);
    s->vectors = malloc(sizeof(float) * ROWS * H);
    s->sentence = malloc(sizeof(float) * ROWS);
    s->upos_p = malloc(sizeof(float) * ROWS);
    s->tags = malloc(sizeof(uint16_t) * ROWS * 3);
    s->name = malloc(sizeof(float) * ROWS * model->n_labels[TRI_LABELS_NAME]);
    s->scores = malloc(sizeof(float) * s->n_sum);
    s->arc_d = malloc(sizeof(float) * ROWS * ARC);
    s->arc_h = malloc(sizeof(float) * (ROWS + 1) * ARC);
    s->label_d = malloc(sizeof(float) * ROWS * LABEL);
    s->label_h = malloc(sizeof(float) * ROWS * LABEL);
    s->label_scores = malloc(sizeof(float) * model->n_labels[TRI_LABELS_DEPREL]);
    if (s->x == NULL || s->y == NULL || s->qkv == NULL || s->attention == NULL ||
        s->q8 == NULL || s->q_scale == NULL || s->sum == NULL || s->vectors == NULL ||
        s->sentence == NULL || s->upos_p == NULL || s->tags == NULL ||
        s->name == NULL || s->scores == NULL || s->arc_d == NULL || s->arc_h == NULL ||
        s->label_d == NULL || s->label_h == NULL || s->label_scores == NULL) {
        tri_scratch_free(s);
        return tri_i_fail_memory(error);
    }
    *scratch = s;
    return TRI_OK;
}

void tri_scratch_free(tri_scratch *s)
{
    if (s == NULL) {
        return;
    }
    void *parts[] = {s->x,       s->y,       s->qkv,     s->attention,   s->q8,
                     s->q_scale, s->sum,     s->vectors, s->sentence,    s->upos_p,
                     s->tags,    s->name,    s->scores,  s->arc_d,       s->arc_h,
                     s->label_d, s->label_h, s->arcs,    s->label_scores};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        free(parts[i]);
    }
    free(s);
}

static uint16_t best(const float *x, size_t n)
{
    size_t b = 0;
    for (size_t i = 1; i < n; i++) {
        b = x[i] > x[b] ? i : b;
    }
    return (uint16_t)b;
}

/* Best label of each word by a linear head; `p` (may be NULL): its probability. */
static tri_status classify(tri_scratch *s, const tri_linear *head, bool exact,
                           uint16_t *labels, float *p)
{
    TRI_TRY(tri_i_linear(s, head, s->vectors, s->n_words, s->scores, exact));
    for (size_t i = 0; i < s->n_words; i++) {
        float *x = s->scores + i * head->rows;
        labels[i] = best(x, head->rows);
        if (p != NULL) {
            tri_i_softmax(x, head->rows);
            p[i] = x[labels[i]];
        }
    }
    return TRI_OK;
}

static tri_status run_heads(const tri_model *m, tri_scratch *s, bool exact)
{
    const size_t n = s->n_words;
    TRI_TRY(tri_i_linear(s, &m->sentence, s->vectors, n, s->sentence, exact));
    TRI_TRY(classify(s, &m->upos, exact, s->tags, s->upos_p));
    TRI_TRY(classify(s, &m->xpos, exact, s->tags + n, NULL));
    TRI_TRY(classify(s, &m->lemma, exact, s->tags + 2 * n, NULL));
    TRI_TRY(tri_i_linear(s, &m->name, s->vectors, n, s->name, exact));
    for (size_t i = 0; i < n; i++) {
        tri_i_log_softmax(s->name + i * m->name.rows, m->name.rows);
    }
    TRI_TRY(tri_i_linear(s, &m->arc_dependent, s->vectors, n, s->qkv, exact));
    tri_i_gelu(s->qkv, n * ARC);
    TRI_TRY(tri_i_linear(s, &m->arc, s->qkv, n, s->arc_d, exact));
    TRI_TRY(tri_i_linear(s, &m->arc_head, s->vectors, n, s->arc_h, exact));
    tri_i_gelu(s->arc_h, n * ARC);
    TRI_TRY(tri_i_linear(s, &m->label_dependent, s->vectors, n, s->label_d, exact));
    tri_i_gelu(s->label_d, n * LABEL);
    TRI_TRY(tri_i_linear(s, &m->label_head, s->vectors, n, s->label_h, exact));
    tri_i_gelu(s->label_h, n * LABEL);
    return TRI_OK;
}

tri_status tri_model_run(const tri_model *model, tri_scratch *s,
                         const tri_window *window, bool exact, tri_scores *scores,
                         tri_error *error)
{
    if (window->n_pieces == 0 || window->n_pieces > TRI_MODEL_WINDOW_MAX ||
        window->n_words == 0 || window->n_words > window->n_pieces) {
        return tri_i_fail(
            error, TRI_ERR_ARGUMENT, 0,
            "a window of %zu words and %zu pieces, expected 1 to %d pieces",
            window->n_words, window->n_pieces, TRI_MODEL_WINDOW_MAX);
    }
    s->exact = exact;
    tri_status status = tri_i_encode(model, s, window, exact);
    if (status == TRI_OK) {
        status = run_heads(model, s, exact);
    }
    if (status != TRI_OK) {
        return tri_i_fail_memory(error);
    }
    *scores = (tri_scores){.n_words = s->n_words,
                           .sentence = s->sentence,
                           .upos = s->tags,
                           .xpos = s->tags + s->n_words,
                           .lemma = s->tags + 2 * s->n_words,
                           .name = s->name,
                           .upos_p = s->upos_p,
                           .vectors = s->vectors};
    return TRI_OK;
}

tri_status tri_model_arcs(const tri_model *model, tri_scratch *s, size_t begin,
                          size_t end, const float **arcs, tri_error *error)
{
    if (begin >= end || end > s->n_words) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "no words %zu to %zu in a window of %zu", begin, end,
                          s->n_words);
    }
    const size_t n = end - begin;
    if (s->n_arcs < n * (n + 1)) {
        float *more = realloc(s->arcs, n * (n + 1) * sizeof *more);
        if (more == NULL) {
            return tri_i_fail_memory(error);
        }
        s->arcs = more;
        s->n_arcs = n * (n + 1);
    }
    for (size_t i = 0; i < n; i++) {
        float *row = s->arcs + i * (n + 1);
        const float *d = s->arc_d + (begin + i) * ARC;
        row[0] = tri_i_dot(d, model->arc_root, ARC);
        for (size_t j = 0; j < n; j++) {
            row[1 + j] = tri_i_dot(d, s->arc_h + (begin + j) * ARC, ARC);
        }
        row[1 + i] = -1e30F;
        tri_i_log_softmax(row, n + 1);
        row[1 + i] = -INFINITY;
    }
    s->arc_begin = begin;
    s->arc_n = n;
    *arcs = s->arcs;
    return TRI_OK;
}

/* The index of the label `root`, or the number of labels. */
static size_t root_label(const tri_model *m)
{
    size_t k = 0;
    while (k < m->n_labels[TRI_LABELS_DEPREL] &&
           strcmp(m->labels[TRI_LABELS_DEPREL][k], "root") != 0) {
        k++;
    }
    return k;
}

tri_status tri_model_arc_labels(const tri_model *model, tri_scratch *s,
                                const uint32_t *heads, uint16_t *labels,
                                tri_error *error)
{
    const size_t n_labels = model->n_labels[TRI_LABELS_DEPREL];
    const size_t root = root_label(model);
    float both[2 * LABEL];
    for (size_t i = 0; i < s->arc_n; i++) {
        if (heads[i] == 0) {
            labels[i] = (uint16_t)root;
            continue;
        }
        const float *d = s->label_d + (s->arc_begin + i) * LABEL;
        const float *h = s->label_h + (s->arc_begin + heads[i] - 1) * LABEL;
        memcpy(both, d, sizeof(float) * LABEL);
        memcpy(both + LABEL, h, sizeof(float) * LABEL);
        if (tri_i_linear(s, &model->label_plain, both, 1, s->label_scores, s->exact) !=
                TRI_OK ||
            tri_i_linear(s, &model->label, d, 1, s->scores, s->exact) != TRI_OK) {
            return tri_i_fail_memory(error);
        }
        for (size_t k = 0; k < n_labels; k++) {
            s->label_scores[k] += tri_i_dot(s->scores + k * LABEL, h, LABEL);
        }
        if (root < n_labels) {
            s->label_scores[root] = -1e30F;
        }
        labels[i] = best(s->label_scores, n_labels);
    }
    return TRI_OK;
}
