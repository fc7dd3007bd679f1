/* Mentions' heads -> who refers back to whom.

   Antecedents are scored word by word, as Dobrovolskii 2021, "Word-Level Coreference
   Resolution", does; with one bilinear product, as arcs are, and tables over what is
   known of a pair. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"
#include "model/kernels.h"

#include <string.h>

/* Rounds a row to bytes; returns their scale. */
static float to_bytes(const float *x, int8_t *bytes)
{
    uint8_t raised[TRI_MODEL_COREF];
    const float scale = tri_i_quantise(x, TRI_MODEL_COREF, raised);
    for (size_t k = 0; k < TRI_MODEL_COREF; k++) {
        bytes[k] = (int8_t)((int)raised[k] - 128);
    }
    return scale;
}

void tri_i_mentions_run(tri_scratch *s, const uint32_t *words, size_t n,
                        tri_mention_vector *vectors)
{
    const tri_model *m = s->model;
    float *x = s->context; /* (n, TRI_MODEL_HIDDEN) */
    float *y = s->inside;  /* (n, TRI_MODEL_COREF) */
    float *product = y + n * TRI_MODEL_COREF;
    for (size_t i = 0; i < n; i++) {
        memcpy(x + i * TRI_MODEL_HIDDEN, s->vectors + words[i] * TRI_MODEL_HIDDEN,
               TRI_MODEL_HIDDEN * sizeof *x);
    }
    tri_i_linear_run(s, &m->coref_antecedent, x, n, s->exact, y);
    tri_i_gelu(y, n * TRI_MODEL_COREF);
    for (size_t i = 0; i < n; i++) {
        vectors[i].antecedent_scale =
            to_bytes(y + i * TRI_MODEL_COREF, vectors[i].antecedent);
    }
    tri_i_linear_run(s, &m->coref_anaphor, x, n, s->exact, y);
    tri_i_gelu(y, n * TRI_MODEL_COREF);
    tri_i_linear_run(s, &m->coref, y, n, s->exact, product);
    for (size_t i = 0; i < n; i++) {
        const float *row = product + i * TRI_MODEL_COREF;
        vectors[i].none = tri_i_dot(row, m->pairs.root, TRI_MODEL_COREF);
        vectors[i].anaphor_scale = to_bytes(row, vectors[i].anaphor);
    }
}

static float score(const tri_model *model, const tri_mention_vector *a,
                   const tri_mention_vector *b, const tri_mention_pair *pair)
{
    const tri_i_pair_tables *t = &model->pairs;
    const size_t kinds = (size_t)pair->anaphor * TRI_COREF_KINDS + pair->antecedent;
    const size_t kind = pair->anaphor;
    int32_t sum = 0;
    for (size_t k = 0; k < TRI_MODEL_COREF; k++) {
        sum += a->anaphor[k] * b->antecedent[k];
    }
    return (float)sum * a->anaphor_scale * b->antecedent_scale +
           t->sentences[kinds * TRI_COREF_SENTENCES + pair->sentences] +
           t->between[kind * TRI_COREF_BETWEEN + pair->between] +
           t->match[kinds * TRI_COREF_MATCHES + pair->match] +
           t->relation[kinds * TRI_COREF_RELATIONS + pair->relation] +
           t->number[kind * TRI_COREF_NUMBERS + pair->number];
}

void tri_model_antecedents(const tri_model *model, const tri_mention_vector *vectors,
                           size_t anaphor, const uint32_t *antecedents,
                           const tri_mention_pair *pairs, size_t n, float *log_p)
{
    log_p[0] = vectors[anaphor].none;
    for (size_t i = 0; i < n; i++) {
        log_p[1 + i] =
            score(model, &vectors[anaphor], &vectors[antecedents[i]], &pairs[i]);
    }
    tri_i_log_softmax(log_p, n + 1);
}
