/* Makes triples of the typed relations of a document; one that an open triple states
   too becomes that triple's property. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/lexicon/lexicon.h"
#include "extract/triples/making.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_wanted(const tri_document *d, const char *property)
{
    const char *const *one = d->infer_properties;
    while (one != NULL && *one != NULL && strcmp(*one, property) != 0) {
        one++;
    }
    return one == NULL || *one != NULL;
}

/* A mention by its own words, as an argument. */
static tri_argument argument_of(tri_i_making *m, uint32_t index)
{
    const tri_document *d = m->document;
    const tri_mention *mention = &d->mentions[index];
    const tri_entity *entity = &m->triples->entities[mention->entity];
    const tri_i_range range = {mention->begin, mention->end};
    return (tri_argument){.text = tri_i_text_of(m, range),
                          .span = tri_i_span_of(d, range),
                          .entity = mention->entity,
                          .name = entity->name,
                          .type = entity->type,
                          .subtype = entity->subtype,
                          .value = tri_i_copy(m, mention->value),
                          .unit = tri_i_copy(m, mention->unit),
                          .how = mention->how,
                          .doubt = tri_i_doubt_of(mention)};
}

/* Puts the sentence of a mention, and the other one's where it is another. */
static void put_sentences(tri_i_making *m, const tri_i_typed *typed, tri_triple *triple)
{
    const tri_document *d = m->document;
    const uint32_t head = d->tokens[d->mentions[typed->head].begin].sentence;
    const uint32_t tail = d->tokens[d->mentions[typed->tail].begin].sentence;
    triple->sent = head;
    triple->sentence = tri_i_sentence_text(m, head, &triple->span);
    if (tail != head) {
        tri_support *support = tri_arena_alloc(m->triples->memory, 1, sizeof *support);
        m->failed = m->failed || support == NULL;
        if (support != NULL) {
            support->sent = tail;
            support->sentence = tri_i_sentence_text(m, tail, &support->span);
            triple->support = support;
            triple->n_support = 1;
        }
    }
}

static double confidence_of(const tri_i_typed *typed)
{
    return (double)(uint32_t)(typed->p * 1000.0F + 0.5F) / 1000;
}

static void add_triple(tri_i_making *m, const tri_i_typed *typed)
{
    const char *label = tri_i_lexicon_cell(&tri_i_lexicon_typed_labels, typed->property,
                                           TRI_TYPED_LABELS_WORDS);
    if (label[0] == '\0' || !is_wanted(m->document, typed->property)) {
        return;
    }
    tri_triple *triple = &m->triples->triples[m->triples->n_triples];
    *triple = (tri_triple){.relation = "",
                           .relation_span = {TRI_NONE, TRI_NONE},
                           .label = tri_i_copy(m, label),
                           .property = tri_i_copy(m, typed->property),
                           .modality = TRI_MODALITY_ASSERTED,
                           .basis = TRI_BASIS_INFERRED,
                           .pattern = TRI_PATTERN_TYPED,
                           .confidence = confidence_of(typed)};
    triple->base = triple->label;
    triple->subject = argument_of(m, typed->head);
    triple->object = argument_of(m, typed->tail);
    put_sentences(m, typed, triple);
    if (!m->failed) {
        uint64_t hash = tri_hash_string(0, m->triples->meta.id);
        hash = tri_hash(hash, &triple->subject.span, sizeof triple->subject.span);
        hash = tri_hash(hash, &triple->object.span, sizeof triple->object.span);
        hash = tri_hash_string(hash, typed->property);
        (void)snprintf(triple->id, sizeof triple->id, "%016llx",
                       (unsigned long long)hash);
        m->triples->n_triples++;
    }
}

/* ---- What open triples state too */

/* An open triple between two entities. */
typedef struct {
    uint32_t low, high; /* entities */
    uint32_t triple;
} between;

static int by_entities(const void *left, const void *right)
{
    const between *a = left;
    const between *b = right;
    if (a->low != b->low) {
        return a->low < b->low ? -1 : 1;
    }
    if (a->high != b->high) {
        return a->high < b->high ? -1 : 1;
    }
    return (a->triple > b->triple) - (a->triple < b->triple);
}

static between between_of(const tri_triple *triple, uint32_t index)
{
    const uint32_t a = triple->subject.entity, b = triple->object.entity;
    return (between){.low = a < b ? a : b, .high = a < b ? b : a, .triple = index};
}

/* The first among those (n) between the same two entities; n where there is none. */
static size_t first_between(const between *list, size_t n, const between *key)
{
    size_t begin = 0, end = n;
    while (begin < end) {
        const size_t middle = begin + (end - begin) / 2;
        const bool before = list[middle].low != key->low
                                ? list[middle].low < key->low
                                : list[middle].high < key->high;
        begin = before ? middle + 1 : begin;
        end = before ? end : middle;
    }
    return begin < n && list[begin].low == key->low && list[begin].high == key->high
               ? begin
               : n;
}

/* Whether an open triple states a typed one: then it has the property from now on. */
static bool takes_property(tri_i_making *m, const tri_triple *typed, tri_triple *open)
{
    const bool from_object = open->subject.entity != typed->subject.entity;
    if (open->negated || open->modality != TRI_MODALITY_ASSERTED ||
        !tri_i_says_property(open->label, open->subject.type, open->object.type,
                             typed->property, from_object)) {
        return false;
    }
    open->property = from_object
                         ? tri_arena_printf(m->triples->memory, "^%s", typed->property)
                         : typed->property;
    m->failed = m->failed || open->property == NULL;
    open->confidence =
        typed->confidence > open->confidence ? typed->confidence : open->confidence;
    return true;
}

/* Takes out of the triples from `first` on those that one before it states. */
static void join_open(tri_i_making *m, uint32_t first)
{
    tri_triple *all = m->triples->triples;
    between *list = malloc(((size_t)first + 1) * sizeof *list);
    size_t n = 0;
    uint32_t n_kept = first;
    m->failed = m->failed || list == NULL;
    for (uint32_t i = 0; list != NULL && i < first; i++) {
        if (all[i].subject.entity != TRI_NONE && all[i].object.entity != TRI_NONE) {
            list[n++] = between_of(&all[i], i);
        }
    }
    if (n > 1) {
        qsort(list, n, sizeof *list, by_entities);
    }
    for (uint32_t i = first; i < m->triples->n_triples && !m->failed; i++) {
        const between key = between_of(&all[i], i);
        bool is_stated = false;
        for (size_t k = first_between(list, n, &key);
             k < n && list[k].low == key.low && list[k].high == key.high; k++) {
            is_stated = takes_property(m, &all[i], &all[list[k].triple]) || is_stated;
        }
        if (!is_stated) {
            all[n_kept++] = all[i];
        }
    }
    m->triples->n_triples = n_kept;
    free(list);
}

void tri_i_add_typed(tri_i_making *m)
{
    const uint32_t first = m->triples->n_triples;
    for (uint32_t i = 0; i < m->document->n_typed && !m->failed; i++) {
        add_triple(m, &m->document->typed[i]);
    }
    if (!m->failed) {
        join_open(m, first);
    }
}
