/* Word vectors -> scores: sentence starts, tags, lemmas, names, arcs and their labels.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"
#include "model/kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALIGNMENT = 64,
    LABEL_BLOCK = 16 /* words whose arc labels are scored at a time */
};

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Gives out the next part of the scratch, or counts it where there is none yet. */
static void *take(char *memory, size_t *used, size_t n, size_t size)
{
    void *part = memory != NULL ? memory + *used : NULL;
    *used += (n * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return part;
}

/* Points the scratch into `memory`; NULL only counts. Returns the bytes. */
static size_t lay_out(tri_scratch *s, char *memory)
{
    const tri_model *m = s->model;
    const size_t rows = TRI_I_ROWS, h = TRI_MODEL_HIDDEN;
    size_t widest = TRI_I_FFN, used = 0;
    for (size_t set = 0; set < TRI_LABELS_COUNT; set++) {
        widest = larger(widest, tri_model_n_labels(m, (tri_label_set)set));
    }
    s->product_room = larger(tri_i_filled(widest) * TRI_I_BLOCK,
                             tri_i_filled(m->label.rows) * LABEL_BLOCK);
    s->x = take(memory, &used, rows * h, sizeof *s->x);
    s->x8 = take(memory, &used, rows * h + TRI_I_SLACK, 1);
    s->x_scale = take(memory, &used, rows, sizeof *s->x_scale);
    s->qkv = take(memory, &used, rows * 3 * h, sizeof *s->qkv);
    s->context = take(memory, &used, rows * h, sizeof *s->context);
    s->block8 = take(memory, &used, (size_t)TRI_I_BLOCK * TRI_I_FFN + TRI_I_SLACK, 1);
    s->room = take(memory, &used, (size_t)(TRI_I_BLOCK + 15) * TRI_I_FFN, 1);
    s->block_scale = take(memory, &used, TRI_I_BLOCK, sizeof *s->block_scale);
    s->product = take(memory, &used, s->product_room, sizeof *s->product);
    s->row = take(memory, &used, widest, sizeof *s->row);
    s->inside =
        take(memory, &used,
             larger(rows * widest, (m->label.rows + m->label_plain.rows) * LABEL_BLOCK),
             sizeof *s->inside);
    s->queries = take(memory, &used, rows * TRI_I_HEAD_WIDTH, sizeof *s->queries);
    s->keys = take(memory, &used, rows * TRI_I_HEAD_WIDTH, sizeof *s->keys);
    s->values = take(memory, &used, rows * TRI_I_HEAD_WIDTH, sizeof *s->values);
    s->scores = take(memory, &used, 4 * rows, sizeof *s->scores);
    s->weights = take(memory, &used, 4 * rows, sizeof *s->weights);
    s->sentence = take(memory, &used, rows, sizeof *s->sentence);
    s->upos = take(memory, &used, rows, sizeof *s->upos);
    s->xpos = take(memory, &used, rows, sizeof *s->xpos);
    s->lemma = take(memory, &used, rows, sizeof *s->lemma);
    s->upos_p = take(memory, &used, rows, sizeof *s->upos_p);
    s->name = take(memory, &used, rows * m->name.rows, sizeof *s->name);
    s->arc_product = take(memory, &used, rows * TRI_I_ARC, sizeof *s->arc_product);
    s->arc_head = take(memory, &used, rows * TRI_I_ARC, sizeof *s->arc_head);
    s->label_dependent = take(memory, &used, rows * TRI_I_LABEL, sizeof(float));
    s->label_head = take(memory, &used, rows * TRI_I_LABEL, sizeof(float));
    return used;
}

tri_status tri_scratch_new(const tri_model *model, tri_scratch **scratch,
                           tri_error *error)
{
    tri_scratch *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return tri_i_fail_memory(error);
    }
    s->model = model;
    /* Zeroed: what fills up a group of keys or queries is never used, yet is read.
       Pages that no window reaches are never touched. */
    s->memory = calloc(1, lay_out(s, NULL) + ALIGNMENT);
    if (s->memory == NULL) {
        free(s);
        return tri_i_fail_memory(error);
    }
    (void)lay_out(s, (char *)s->memory +
                         (ALIGNMENT - (uintptr_t)s->memory % ALIGNMENT) % ALIGNMENT);
    *scratch = s;
    return TRI_OK;
}

void tri_scratch_free(tri_scratch *scratch)
{
    if (scratch != NULL) {
        free(scratch->memory);
        free(scratch->arcs);
        free(scratch);
    }
}

/* The first of the highest. */
static uint16_t best(const float *x, size_t n)
{
    size_t top = 0;
    for (size_t i = 1; i < n; i++) {
        top = x[i] > x[top] ? i : top;
    }
    return (uint16_t)top;
}

/* Best label of each word by a linear head; `p` (may be NULL): its probability. */
static void classify(tri_scratch *s, const tri_i_linear *head, uint16_t *labels,
                     float *p)
{
    float *scores = s->inside; /* (words, labels) */
    tri_i_linear_run(s, head, s->vectors, s->n_words, s->exact, scores);
    for (size_t i = 0; i < s->n_words; i++, scores += head->rows) {
        labels[i] = best(scores, head->rows);
        if (p != NULL) {
            tri_i_softmax(scores, head->rows);
            p[i] = scores[labels[i]];
        }
    }
}

/* y (words, head->rows) = gelu of a linear head */
static void project(tri_scratch *s, const tri_i_linear *head, float *y)
{
    tri_i_linear_run(s, head, s->vectors, s->n_words, s->exact, y);
    tri_i_gelu(y, s->n_words * head->rows);
}

static void run_heads(tri_scratch *s)
{
    const tri_model *m = s->model;
    const size_t n = s->n_words;
    float *arc_dependent = s->inside; /* (words, TRI_I_ARC) */
    tri_i_linear_run(s, &m->sentence, s->vectors, n, s->exact, s->sentence);
    classify(s, &m->upos, s->upos, s->upos_p);
    classify(s, &m->xpos, s->xpos, NULL);
    classify(s, &m->lemma, s->lemma, NULL);
    tri_i_linear_run(s, &m->name, s->vectors, n, s->exact, s->name);
    for (size_t i = 0; i < n; i++) {
        tri_i_log_softmax(s->name + i * m->name.rows, m->name.rows);
    }
    project(s, &m->arc_dependent, arc_dependent);
    tri_i_linear_run(s, &m->arc, arc_dependent, n, s->exact, s->arc_product);
    project(s, &m->arc_head, s->arc_head);
    project(s, &m->label_dependent, s->label_dependent);
    project(s, &m->label_head, s->label_head);
}

static bool is_good(const tri_model *model, const tri_window *window)
{
    if (window->n_pieces == 0 || window->n_pieces > TRI_MODEL_WINDOW_MAX ||
        window->n_words == 0 || window->n_words > window->n_pieces) {
        return false;
    }
    for (size_t i = 0; i < window->n_pieces; i++) {
        if (window->pieces[i] >= model->pieces.n_pieces ||
            window->cases[i] >= TRI_I_CASES) {
            return false;
        }
    }
    for (size_t i = 0; i < window->n_words; i++) {
        if (window->first[i] >= window->n_pieces ||
            (i > 0 && window->first[i] <= window->first[i - 1])) {
            return false;
        }
    }
    return true;
}

tri_status tri_model_run(const tri_model *model, tri_scratch *scratch,
                         const tri_window *window, bool exact, tri_scores *scores,
                         tri_error *error)
{
    if (!is_good(model, window)) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "a window of %zu words and %zu pieces: expected 1 to %d "
                          "pieces of the vocabulary and words in rising order",
                          window->n_words, window->n_pieces, TRI_MODEL_WINDOW_MAX);
    }
    scratch->exact = exact;
    scratch->arcs_begin = scratch->arcs_end = 0;
    tri_i_encode(scratch, window, exact);
    run_heads(scratch);
    *scores = (tri_scores){.n_words = scratch->n_words,
                           .sentence = scratch->sentence,
                           .upos = scratch->upos,
                           .xpos = scratch->xpos,
                           .lemma = scratch->lemma,
                           .name = scratch->name,
                           .upos_p = scratch->upos_p,
                           .vectors = scratch->vectors};
    return TRI_OK;
}

tri_status tri_model_mentions(const tri_model *model, tri_scratch *scratch,
                              const uint32_t *words, size_t n,
                              tri_mention_vector *vectors, tri_error *error)
{
    (void)model;
    for (size_t i = 0; i < n; i++) {
        if (words[i] >= scratch->n_words || n > scratch->n_words) {
            return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                              "no word %u in a window of %zu", (unsigned)words[i],
                              scratch->n_words);
        }
    }
    tri_i_mentions_run(scratch, words, n, vectors);
    return TRI_OK;
}

tri_status tri_model_arcs(const tri_model *model, tri_scratch *scratch, size_t begin,
                          size_t end, const float **arcs, tri_error *error)
{
    const size_t n = end - begin;
    if (begin >= end || end > scratch->n_words) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "no words %zu to %zu in a window of %zu", begin, end,
                          scratch->n_words);
    }
    if (scratch->arcs_room < n * (n + 1)) {
        float *more = realloc(scratch->arcs, n * (n + 1) * sizeof *more);
        if (more == NULL) {
            return tri_i_fail_memory(error);
        }
        scratch->arcs = more;
        scratch->arcs_room = n * (n + 1);
    }
    for (size_t i = 0; i < n; i++) {
        float *row = scratch->arcs + i * (n + 1);
        const float *dependent = scratch->arc_product + (begin + i) * TRI_I_ARC;
        row[0] = tri_i_dot(dependent, model->arc_root, TRI_I_ARC);
        for (size_t j = 0; j < n; j++) {
            row[1 + j] = tri_i_dot(
                dependent, scratch->arc_head + (begin + j) * TRI_I_ARC, TRI_I_ARC);
        }
        row[1 + i] = -INFINITY;
        tri_i_log_softmax(row, n + 1);
        row[1 + i] = -INFINITY;
    }
    scratch->arcs_begin = begin;
    scratch->arcs_end = end;
    *arcs = scratch->arcs;
    return TRI_OK;
}

/* The index of the label `root`; the number of labels where there is none. */
static size_t root_label(const tri_model *m)
{
    const size_t n = tri_model_n_labels(m, TRI_LABELS_DEPREL);
    size_t k = 0;
    while (k < n && strcmp(tri_model_label(m, TRI_LABELS_DEPREL, k), "root") != 0) {
        k++;
    }
    return k;
}

/* Labels of up to LABEL_BLOCK words, `word` the first, counted in the window. */
static void label_block(tri_scratch *s, size_t word, size_t n, size_t root,
                        const uint32_t *heads, uint16_t *labels)
{
    const tri_model *m = s->model;
    const size_t n_labels = m->label_plain.rows, b = TRI_I_LABEL;
    const float *d = s->label_dependent + word * b; /* (n, b) */
    float *both = s->context;                       /* (n, 2b) */
    float *products = s->inside;                    /* (n, labels, b) */
    float *plain = products + n * n_labels * b;     /* (n, labels) */
    for (size_t i = 0; i < n; i++) {
        const size_t head = s->arcs_begin + (heads[i] > 0 ? heads[i] - 1 : 0);
        memcpy(both + i * 2 * b, d + i * b, b * sizeof *both);
        memcpy(both + i * 2 * b + b, s->label_head + head * b, b * sizeof *both);
    }
    tri_i_linear_run(s, &m->label, d, n, s->exact, products);
    tri_i_linear_run(s, &m->label_plain, both, n, s->exact, plain);
    for (size_t i = 0; i < n; i++) {
        const float *h = both + i * 2 * b + b;
        float *scores = plain + i * n_labels;
        for (size_t k = 0; k < n_labels; k++) {
            scores[k] += tri_i_dot(products + (i * n_labels + k) * b, h, b);
        }
        if (root < n_labels) {
            scores[root] = -INFINITY;
        }
        labels[i] = heads[i] == 0 ? (uint16_t)(root < n_labels ? root : 0)
                                  : best(scores, n_labels);
    }
}

tri_status tri_model_arc_labels(const tri_model *model, tri_scratch *scratch,
                                const uint32_t *heads, uint16_t *labels,
                                tri_error *error)
{
    const size_t n = scratch->arcs_end - scratch->arcs_begin;
    const size_t root = root_label(model);
    for (size_t i = 0; i < n; i++) {
        if (heads[i] > n) {
            return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                              "word %zu has the head %u in a sentence of %zu words", i,
                              (unsigned)heads[i], n);
        }
    }
    for (size_t i = 0; i < n; i += LABEL_BLOCK) {
        label_block(scratch, scratch->arcs_begin + i,
                    n - i < LABEL_BLOCK ? n - i : LABEL_BLOCK, root, heads + i,
                    labels + i);
    }
    return TRI_OK;
}
