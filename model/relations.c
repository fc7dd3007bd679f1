/* Word vectors -> which properties hold between two entities. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"
#include "model/kernels.h"
#include "model/tensors.h"

#include <stdlib.h>
#include <string.h>

enum {
    D = TRI_MODEL_RELATION,
    INSIDE = TRI_I_RELATION_INSIDE,
    HEADS = TRI_I_RELATION_HEADS,
    KEY = TRI_I_RELATION_KEY,
    KEYS = HEADS * KEY,
    MENTIONS = 256, /* mentions read at a time */
    BLOCK = 64,     /* words read at a time */
    /* Words of contexts whose keys and values are kept. */
    KEPT = 8192
};

/* A word's numbers are kept as 1024ths: half the memory, for all words of a text. */
#define UNIT 1024.0F

/* Of two factors neither is larger than this, so that none outvotes the other. */
#define FACTOR_MOST 2.0F

const uint8_t tri_model_relation_values[TRI_RELATION_FEATURES] = {4, 10, 2, 5, 4,
                                                                  4, 4,  4, 4};

tri_status tri_i_find_relation_head(const tri_i_opening *o)
{
    tri_model *m = o->model;
    tri_i_relation_head *head = &m->relation;
    const size_t d = TRI_MODEL_RELATION, inside = TRI_I_RELATION_INSIDE;
    const size_t keys = (size_t)TRI_I_RELATION_HEADS * TRI_I_RELATION_KEY;
    const size_t n = tri_model_n_labels(m, TRI_LABELS_RELATION);
    const size_t types = TRI_RELATION_TYPES, values = TRI_I_RELATION_VALUES;
    const struct {
        const char *name;
        size_t rows, columns;
        tri_i_linear *result;
    } linears[] = {{"head.relation_word", d, TRI_MODEL_HIDDEN, &head->word},
                   {"head.relation_mention", d, 2 * d, &head->mention},
                   {"head.relation_key", keys, d, &head->key},
                   {"head.relation_value", d, d, &head->value},
                   {"head.relation_query", keys, d, &head->query},
                   {"head.relation_head", 2 * inside, d, &head->head},
                   {"head.relation_tail", 2 * inside, d, &head->tail},
                   {"head.relation_context", 3 * inside, d, &head->context},
                   {"head.relation_out", n, 2 * inside, &head->out}};
    const struct {
        const char *name;
        size_t rows, columns;
        const float **result;
    } tables[] = {
        {"head.relation_kind", TRI_RELATION_KINDS, d, &head->kind},
        {"head.relation_type", types, d, &head->type},
        {"head.relation_subtype", tri_model_n_labels(m, TRI_LABELS_SUBTYPE), d,
         &head->subtype},
        {"head.relation_near", TRI_RELATION_NEAR, TRI_I_RELATION_HEADS, &head->near},
        {"head.relation_feature", values, inside, &head->feature},
        {"head.relation_feature_score", values, n, &head->feature_score},
        {"head.relation_type_score", types * types, n, &head->type_score}};
    for (size_t i = 0; i < sizeof linears / sizeof linears[0]; i++) {
        TRI_TRY(tri_i_find_linear(o, linears[i].name, linears[i].rows,
                                  linears[i].columns, linears[i].result));
    }
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        TRI_TRY(tri_i_find_matrix(o, tables[i].name, tables[i].rows, tables[i].columns,
                                  tables[i].result));
    }
    return TRI_OK;
}

struct tri_relation_vectors {
    uint32_t *place; /* of each word: 1 + where its key and value are kept, or 0 */
    uint32_t *kept;  /* the words that are (n_kept) */
    size_t n_kept, room;
    float *keys;   /* theirs (room, KEYS) */
    float *values; /* theirs (room, D) */
    float *query;  /* of entities (n_entities, KEYS) */
    float *head;   /* of entities (n_entities, 2 INSIDE) */
    float *tail;   /* of entities (n_entities, 2 INSIDE) */
};

static void add(float *to, const float *from, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        to[i] += from[i];
    }
}

tri_status tri_model_relation_words(const tri_model *model, tri_scratch *scratch,
                                    size_t begin, size_t end, int16_t *vectors,
                                    tri_error *error)
{
    float read[BLOCK * D];
    if (begin > end || end > scratch->n_words) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "no words %zu to %zu in a window of %zu", begin, end,
                          scratch->n_words);
    }
    for (size_t n; begin < end; begin += n, vectors += n * D) {
        n = end - begin < BLOCK ? end - begin : BLOCK;
        tri_i_linear_run(scratch, &model->relation.word,
                         scratch->vectors + begin * TRI_MODEL_HIDDEN, n, scratch->exact,
                         read);
        tri_i_gelu(read, n * D);
        for (size_t i = 0; i < n * D; i++) {
            const float held = read[i] > 31 ? 31 : read[i] < -31 ? -31 : read[i];
            vectors[i] = (int16_t)(held * UNIT + (held < 0 ? -0.5F : 0.5F));
        }
    }
    return TRI_OK;
}

/* Adds a word's numbers, in 1024ths. */
static void add_word(float *to, const int16_t *word)
{
    for (size_t k = 0; k < D; k++) {
        to[k] += (float)word[k];
    }
}

/* both (2 D): the mean of a mention's words, then its head. */
static void join_words(const tri_relation_text *text,
                       const tri_relation_mention *mention, float *both)
{
    memset(both, 0, 2 * D * sizeof *both);
    for (uint32_t i = mention->begin; i < mention->end; i++) {
        add_word(both, text->words + (size_t)i * D);
    }
    add_word(both + D, text->words + (size_t)mention->head * D);
    const float share = 1.0F / (float)(mention->end - mention->begin);
    for (size_t k = 0; k < D; k++) {
        both[k] *= share / UNIT;
        both[D + k] /= UNIT;
    }
}

/* entities (n_entities, D): of each number the largest among the entity's mentions,
   with what its type says. */
static void pool(tri_scratch *s, const tri_relation_text *text, float *entities)
{
    const tri_i_relation_head *head = &s->model->relation;
    float *both = s->inside;               /* (MENTIONS, 2 D) */
    float *read = both + MENTIONS * 2 * D; /* (MENTIONS, D) */
    for (size_t i = 0; i < text->n_entities * D; i++) {
        entities[i] = -1e9F;
    }
    for (size_t begin = 0; begin < text->n_mentions; begin += MENTIONS) {
        const size_t n =
            text->n_mentions - begin < MENTIONS ? text->n_mentions - begin : MENTIONS;
        for (size_t i = 0; i < n; i++) {
            join_words(text, &text->mentions[begin + i], both + i * 2 * D);
        }
        tri_i_linear_run(s, &head->mention, both, n, s->exact, read);
        for (size_t i = 0; i < n; i++) {
            const tri_relation_mention *mention = &text->mentions[begin + i];
            float *to = entities + (size_t)mention->entity * D;
            float *from = read + i * D;
            add(from, head->kind + (size_t)mention->kind * D, D);
            for (size_t k = 0; k < D; k++) {
                to[k] = from[k] > to[k] ? from[k] : to[k];
            }
        }
    }
    for (size_t i = 0; i < text->n_entities; i++) {
        add(entities + i * D, head->type + (size_t)text->types[i] * D, D);
        add(entities + i * D, head->subtype + (size_t)text->subtypes[i] * D, D);
    }
    tri_i_gelu(entities, text->n_entities * D);
}

static tri_status read_text(tri_scratch *s, const tri_relation_text *text,
                            tri_relation_vectors *v)
{
    const tri_i_relation_head *head = &s->model->relation;
    const size_t n = text->n_entities;
    float *entities = malloc((n + 1) * D * sizeof *entities);
    if (entities == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    pool(s, text, entities);
    const struct {
        const tri_i_linear *linear;
        const float *from;
        size_t n;
        float *to;
    } steps[] = {{&head->query, entities, n, v->query},
                 {&head->head, entities, n, v->head},
                 {&head->tail, entities, n, v->tail}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        tri_i_linear_run(s, steps[i].linear, steps[i].from, steps[i].n, s->exact,
                         steps[i].to);
    }
    free(entities);
    return TRI_OK;
}

tri_status tri_model_relation_vectors(const tri_model *model, tri_scratch *scratch,
                                      const tri_relation_text *text,
                                      tri_relation_vectors **vectors, tri_error *error)
{
    (void)model;
    tri_relation_vectors *v = calloc(1, sizeof *v);
    if (v == NULL) {
        return tri_i_fail_memory(error);
    }
    v->room = text->n_words < KEPT ? text->n_words : KEPT;
    v->place = calloc(text->n_words + 1, sizeof *v->place);
    v->kept = malloc((v->room + 1) * sizeof *v->kept);
    v->keys = malloc((v->room + 1) * KEYS * sizeof(float));
    v->values = malloc((v->room + 1) * D * sizeof(float));
    v->query = malloc((text->n_entities + 1) * KEYS * sizeof(float));
    v->head = malloc((text->n_entities + 1) * 2 * INSIDE * sizeof(float));
    v->tail = malloc((text->n_entities + 1) * 2 * INSIDE * sizeof(float));
    tri_status status = TRI_ERR_NO_MEMORY;
    if (v->place != NULL && v->kept != NULL && v->keys != NULL && v->values != NULL &&
        v->query != NULL && v->head != NULL && v->tail != NULL) {
        status = read_text(scratch, text, v);
    }
    if (status != TRI_OK) {
        tri_model_relation_free(v);
        return tri_i_fail_memory(error);
    }
    *vectors = v;
    return TRI_OK;
}

void tri_model_relation_free(tri_relation_vectors *vectors)
{
    if (vectors != NULL) {
        free(vectors->place);
        free(vectors->kept);
        free(vectors->keys);
        free(vectors->values);
        free(vectors->query);
        free(vectors->head);
        free(vectors->tail);
        free(vectors);
    }
}

/* Reads the keys and values of the words that were kept from `begin` on. */
static void read_kept(tri_scratch *s, const tri_relation_text *text,
                      tri_relation_vectors *v, size_t begin)
{
    const tri_i_relation_head *head = &s->model->relation;
    float words[BLOCK * D];
    for (size_t n; begin < v->n_kept; begin += n) {
        n = v->n_kept - begin < BLOCK ? v->n_kept - begin : BLOCK;
        memset(words, 0, n * D * sizeof *words);
        for (size_t i = 0; i < n; i++) {
            add_word(words + i * D, text->words + (size_t)v->kept[begin + i] * D);
        }
        for (size_t i = 0; i < n * D; i++) {
            words[i] /= UNIT;
        }
        tri_i_linear_run(s, &head->key, words, n, s->exact, v->keys + begin * KEYS);
        tri_i_linear_run(s, &head->value, words, n, s->exact, v->values + begin * D);
    }
}

/* Makes sure that the keys and values of all words of n pairs' contexts are kept. */
static void keep_words(tri_scratch *s, const tri_relation_text *text,
                       tri_relation_vectors *v, const tri_relation_pair *pairs,
                       size_t n)
{
    size_t n_words = 0;
    for (size_t i = 0; i < n; i++) {
        n_words += pairs[i].n_words;
    }
    if (v->n_kept + n_words > v->room && v->room < text->n_words) {
        for (size_t i = 0; i < v->n_kept; i++) { /* room for all that may be new */
            v->place[v->kept[i]] = 0;
        }
        v->n_kept = 0;
    }
    const size_t begin = v->n_kept;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < pairs[i].n_words; k++) {
            const uint32_t word = pairs[i].words[k];
            if (v->place[word] == 0) {
                v->kept[v->n_kept++] = word;
                v->place[word] = (uint32_t)v->n_kept;
            }
        }
    }
    read_kept(s, text, v, begin);
}

/* gathered (D): the values of the context's words, each head's own part weighed by how
   well the words answer both entities. */
static void attend(const tri_i_relation_head *head, const tri_relation_vectors *v,
                   const tri_relation_pair *pair, float *gathered)
{
    const float *a = v->query + (size_t)pair->first * KEYS;
    const float *b = v->query + (size_t)pair->second * KEYS;
    const float divisor = 5.656854249F; /* the root of KEY */
    float query[KEYS], weights[TRI_RELATION_WORDS];
    for (size_t k = 0; k < KEYS; k++) {
        query[k] = (a[k] + b[k]) / divisor;
    }
    memset(gathered, 0, D * sizeof *gathered);
    for (size_t h = 0; h < HEADS; h++) {
        for (size_t i = 0; i < pair->n_words; i++) {
            const size_t at = v->place[pair->words[i]] - 1;
            const float *key = v->keys + at * KEYS + h * KEY;
            weights[i] = tri_i_dot(query + h * KEY, key, KEY) +
                         head->near[pair->near[0][i] * HEADS + h] +
                         head->near[pair->near[1][i] * HEADS + h];
        }
        tri_i_softmax(weights, pair->n_words);
        for (size_t i = 0; i < pair->n_words; i++) {
            const size_t at = v->place[pair->words[i]] - 1;
            const float *value = v->values + at * D + h * (D / HEADS);
            float *to = gathered + h * (D / HEADS);
            for (size_t k = 0; k < D / HEADS; k++) {
                to[k] += weights[i] * value[k];
            }
        }
    }
}

static float held(float x)
{
    return x > FACTOR_MOST ? FACTOR_MOST : x < -FACTOR_MOST ? -FACTOR_MOST : x;
}

/* z (2 INSIDE) of one direction: a sum of what is known, and a product. */
static void combine(const tri_i_relation_head *r, const float *head, const float *tail,
                    const float *context, const uint8_t *features, float *z)
{
    for (size_t k = 0; k < INSIDE; k++) {
        z[k] = head[k] + tail[k] + context[k];
        z[INSIDE + k] = held(head[INSIDE + k] + context[INSIDE + k]) *
                        held(tail[INSIDE + k] + context[2 * INSIDE + k]);
    }
    for (size_t f = 0, row = 0; f < TRI_RELATION_FEATURES; f++) {
        add(z, r->feature + (row + features[f]) * INSIDE, INSIDE);
        row += tri_model_relation_values[f];
    }
    tri_i_gelu(z, INSIDE);
}

/* Adds to the scores of one direction what types and features say by themselves, and
   makes probabilities of them. */
static void finish(const tri_i_relation_head *r, size_t n, size_t types,
                   const uint8_t *features, float *scores)
{
    add(scores, r->type_score + types * n, n);
    for (size_t f = 0, row = 0; f < TRI_RELATION_FEATURES; f++) {
        add(scores, r->feature_score + (row + features[f]) * n, n);
        row += tri_model_relation_values[f];
    }
    for (size_t k = 0; k < n; k++) {
        scores[k] = scores[k] < -2.2F ? 0.0F : 1.0F / (1.0F + tri_i_exp(-scores[k]));
    }
}

void tri_model_relations(tri_scratch *s, const tri_relation_text *text,
                         tri_relation_vectors *v, const tri_relation_pair *pairs,
                         size_t n, float *p)
{
    const tri_i_relation_head *r = &s->model->relation;
    float *gathered = s->inside;                          /* (n, D) */
    float *context = gathered + TRI_RELATION_PAIRS * D;   /* (n, 3 INSIDE) */
    float *z = context + TRI_RELATION_PAIRS * 3 * INSIDE; /* (2 n, 2 INSIDE) */
    const size_t relations = r->out.rows;
    keep_words(s, text, v, pairs, n);
    for (size_t i = 0; i < n; i++) {
        attend(r, v, &pairs[i], gathered + i * D);
    }
    tri_i_linear_run(s, &r->context, gathered, n, s->exact, context);
    for (size_t i = 0; i < 2 * n; i++) {
        const tri_relation_pair *pair = &pairs[i / 2];
        const size_t head = i % 2 == 0 ? pair->first : pair->second;
        const size_t tail = i % 2 == 0 ? pair->second : pair->first;
        combine(r, v->head + head * 2 * INSIDE, v->tail + tail * 2 * INSIDE,
                context + i / 2 * 3 * INSIDE, pair->features[i % 2],
                z + i * 2 * INSIDE);
    }
    tri_i_linear_run(s, &r->out, z, 2 * n, s->exact, p);
    for (size_t i = 0; i < 2 * n; i++) {
        const tri_relation_pair *pair = &pairs[i / 2];
        const size_t head = text->types[i % 2 == 0 ? pair->first : pair->second];
        const size_t tail = text->types[i % 2 == 0 ? pair->second : pair->first];
        finish(r, relations, head * TRI_RELATION_TYPES + tail, pair->features[i % 2],
               p + i * relations);
    }
}
