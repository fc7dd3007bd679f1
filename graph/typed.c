/* What becomes of the relations that the model has read between two names: one edge for
   one thing said, and none for what is commonplace of a node that has others. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

static const char *cell(const tri_triple *triple, uint32_t column)
{
    const char *property = triple->property == NULL ? "" : triple->property;
    return triple->pattern != TRI_PATTERN_TYPED || property[0] == '\0'
               ? ""
               : tri_i_lexicon_cell(&tri_i_lexicon_typed_labels, property, column);
}

const char *tri_i_typed_key(const tri_triple *triple, const char **said)
{
    const char *key = cell(triple, TRI_TYPED_LABELS_KEY);
    *said = cell(triple, TRI_TYPED_LABELS_SAID);
    return key[0] != '\0' ? key : cell(triple, TRI_TYPED_LABELS_WORDS);
}

bool tri_i_is_commonplace(const tri_graph *graph, const tri_triple *triple)
{
    const char *end = cell(triple, TRI_TYPED_LABELS_COMMONPLACE);
    const tri_argument *place =
        strcmp(end, "subject") == 0 ? &triple->subject : &triple->object;
    return graph->options.nodes == TRI_NODES_SALIENT && !graph->options.of_table &&
           end[0] != '\0' && place->subtype != NULL &&
           strcmp(place->subtype, "country") == 0;
}

bool tri_i_say_commonplace(tri_graph *graph, const tri_i_fact *fact)
{
    if (fact->is_turned) {
        return true;
    }
    const uint32_t name = graph->records.items[tri_i_root(graph, fact->target)].name;
    const tri_i_statement one = {
        .text =
            tri_arena_printf(&graph->arena, "%s %s", tri_i_string(graph, fact->wording),
                             tri_i_string(graph, name)),
        .evidence = fact->evidence,
        .source = fact->source,
        .ends = (uint32_t)graph->statement_ends.n,
        .doc = fact->doc,
        .confidence = fact->confidence,
        .modality = fact->modality};
    return one.text != NULL && TRI_I_PUSH(&graph->statements, one);
}

/* ---- What is said twice */

/* A typed triple by what its edge would say. */
typedef struct {
    uint32_t source, target; /* entities */
    const char *key;
    const char *property;
    double confidence;
    uint32_t triple;
} saying;

/* Those between the same two stand together, the surest first. */
static int compare_sayings(const void *left, const void *right)
{
    const saying *a = left;
    const saying *b = right;
    const uint32_t a_low = a->source < a->target ? a->source : a->target;
    const uint32_t b_low = b->source < b->target ? b->source : b->target;
    const uint32_t a_high = a->source < a->target ? a->target : a->source;
    const uint32_t b_high = b->source < b->target ? b->target : b->source;
    if (a_low != b_low) {
        return a_low < b_low ? -1 : 1;
    }
    if (a_high != b_high) {
        return a_high < b_high ? -1 : 1;
    }
    const int order = strcmp(a->key, b->key);
    if (order != 0) {
        return order;
    }
    if (a->confidence < b->confidence || a->confidence > b->confidence) {
        return a->confidence > b->confidence ? -1 : 1;
    }
    return a->triple < b->triple ? -1 : a->triple > b->triple;
}

static bool is_between_same(const saying *a, const saying *b)
{
    return (a->source == b->source && a->target == b->target) ||
           (a->source == b->target && a->target == b->source);
}

/* Whether two say the same of the same two, either way round. */
static bool is_same_pair(const saying *a, const saying *b)
{
    return strcmp(a->key, b->key) == 0 && is_between_same(a, b);
}

/* ... the same way round; or of what holds both ways: spouses. */
static bool says_same(const saying *a, const saying *b)
{
    return a->source == b->source || strcmp(a->property, b->property) == 0;
}

static bool is_for_others(const tri_triples *triples, const saying *one)
{
    return strcmp(cell(&triples->triples[one->triple], TRI_TYPED_LABELS_COMMONPLACE),
                  "both") == 0;
}

/* Marks what is told only of two that nothing else joins, "is known for" of "wrote",
   among those of a document in their order. */
static void mark_known(const tri_triples *triples, const saying *all, uint32_t n,
                       bool *repeats)
{
    for (uint32_t begin = 0, end = 0; begin < n; begin = end) {
        bool has_other = false;
        for (; end < n && is_between_same(&all[begin], &all[end]); end++) {
            has_other = has_other || !is_for_others(triples, &all[end]);
        }
        for (uint32_t i = begin; i < end; i++) {
            repeats[all[i].triple] = repeats[all[i].triple] ||
                                     (has_other && is_for_others(triples, &all[i]));
        }
    }
}

bool tri_i_find_repeats(const tri_triples *triples, bool **repeats)
{
    saying *all = NULL;
    uint32_t n = 0;
    *repeats = NULL;
    for (uint32_t i = 0; i < triples->n_triples; i++) {
        n += cell(&triples->triples[i], TRI_TYPED_LABELS_WORDS)[0] != '\0' ? 1 : 0;
    }
    if (n < 2) {
        return true;
    }
    all = malloc(n * sizeof *all);
    *repeats = calloc(triples->n_triples, sizeof **repeats);
    if (all == NULL || *repeats == NULL) {
        free(all);
        return false;
    }
    n = 0;
    for (uint32_t i = 0; i < triples->n_triples; i++) {
        const tri_triple *one = &triples->triples[i];
        const char *said = NULL;
        const char *key = tri_i_typed_key(one, &said);
        if (key[0] == '\0' || one->subject.entity == TRI_NONE ||
            one->object.entity == TRI_NONE) {
            continue;
        }
        const bool turned = key[0] == '<';
        all[n++] = (saying){.source = turned ? one->object.entity : one->subject.entity,
                            .target = turned ? one->subject.entity : one->object.entity,
                            .key = key + turned,
                            .property = one->property,
                            .confidence = one->confidence,
                            .triple = i};
    }
    qsort(all, n, sizeof *all, compare_sayings);
    /* Those that are kept of one key and two ends are two at most, one each way. */
    for (uint32_t i = 1, first = 0, second = TRI_NONE; i < n; i++) {
        if (!is_same_pair(&all[first], &all[i])) {
            first = i;
            second = TRI_NONE;
        } else if (says_same(&all[first], &all[i]) ||
                   (second != TRI_NONE && says_same(&all[second], &all[i]))) {
            (*repeats)[all[i].triple] = true;
        } else {
            second = i;
        }
    }
    mark_known(triples, all, n, *repeats);
    free(all);
    return true;
}
