/* Edges between named entities that stand together in a sentence or paragraph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>

/* More names than that in one sentence or paragraph are a list, not a meeting. */
enum { MAX_TOGETHER = 200 };

typedef struct {
    uint32_t unit, record;
} presence;

static int compare_presences(const void *a, const void *b)
{
    const presence *x = a;
    const presence *y = b;
    if (x->unit != y->unit) {
        return x->unit < y->unit ? -1 : 1;
    }
    return x->record < y->record ? -1 : x->record > y->record;
}

static bool is_met(const tri_entity *entity)
{
    return entity->named && entity->type != TRI_TYPE_DATE &&
           entity->type != TRI_TYPE_NUM;
}

/* Where the named entities stand, sorted, each once: freed by the caller. NULL: memory
   is out. */
static presence *list_presences(const tri_graph *graph, const tri_triples *triples,
                                const uint32_t *records, size_t *n)
{
    size_t room = 0;
    for (uint32_t i = 0; i < triples->n_entities; i++) {
        room += is_met(&triples->entities[i]) ? triples->entities[i].n_sentences : 0;
    }
    presence *list = malloc((room + 1) * sizeof *list);
    size_t n_all = 0;
    for (uint32_t i = 0; list != NULL && i < triples->n_entities; i++) {
        const tri_entity *entity = &triples->entities[i];
        uint32_t paragraph = 0;
        for (uint32_t j = 0; is_met(entity) && j < entity->n_sentences; j++) {
            const uint32_t sentence = entity->sentences[j];
            while (paragraph < triples->n_paragraphs &&
                   triples->paragraphs[paragraph] <= sentence) {
                paragraph++;
            }
            const bool whole = graph->options.cooccur == TRI_COOCCUR_PARAGRAPH;
            list[n_all++] = (presence){whole ? paragraph : sentence, records[i]};
        }
    }
    *n = 0;
    if (list != NULL) {
        qsort(list, n_all, sizeof *list, compare_presences);
    }
    for (size_t i = 0; list != NULL && i < n_all; i++) {
        if (*n == 0 || compare_presences(&list[*n - 1], &list[i]) != 0) {
            list[(*n)++] = list[i];
        }
    }
    return list;
}

tri_status tri_i_add_meetings(tri_graph *graph, const tri_triples *triples,
                              uint32_t doc, const uint32_t *records, tri_error *error)
{
    size_t n = 0;
    presence *list = list_presences(graph, triples, records, &n);
    bool kept = list != NULL;
    for (size_t begin = 0, end = 0; kept && begin < n; begin = end) {
        while (end < n && list[end].unit == list[begin].unit) {
            end++;
        }
        for (size_t i = begin; kept && i < end && end - begin <= MAX_TOGETHER; i++) {
            for (size_t j = i + 1; kept && j < end; j++) {
                const tri_i_meeting meeting = {list[i].record, list[j].record, doc,
                                               list[i].unit};
                kept = TRI_I_PUSH(&graph->meetings, meeting);
            }
        }
    }
    free(list);
    return kept ? TRI_OK : tri_i_fail_memory(error);
}

static int compare_meetings(const void *a, const void *b)
{
    const tri_i_meeting *x = a;
    const tri_i_meeting *y = b;
    const uint32_t left[] = {x->a, x->b, x->doc, x->unit};
    const uint32_t right[] = {y->a, y->b, y->doc, y->unit};
    for (size_t i = 0; i < 4; i++) {
        if (left[i] != right[i]) {
            return left[i] < right[i] ? -1 : 1;
        }
    }
    return 0;
}

/* Records to nodes, the smaller first; sorted, each once. */
static void resolve_meetings(tri_graph *graph)
{
    tri_i_meeting *items = graph->meetings.items;
    size_t n = 0;
    for (size_t i = 0; i < graph->meetings.n; i++) {
        tri_i_meeting one = items[i];
        const uint32_t a = graph->records.items[tri_i_root(graph, one.a)].node;
        const uint32_t b = graph->records.items[tri_i_root(graph, one.b)].node;
        if (a != b && a != TRI_NONE && b != TRI_NONE) {
            one.a = a < b ? a : b;
            one.b = a < b ? b : a;
            items[n++] = one;
        }
    }
    if (n > 0) {
        qsort(items, n, sizeof *items, compare_meetings);
    }
    graph->meetings.n = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || compare_meetings(&items[graph->meetings.n - 1], &items[i]) != 0) {
            items[graph->meetings.n++] = items[i];
        }
    }
}

tri_status tri_i_meetings_to_edges(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_i_edge_maker *maker = tri_i_edge_maker_new();
    if (maker == NULL) {
        return tri_i_fail_memory(error);
    }
    resolve_meetings(graph);
    const tri_i_meeting *items = graph->meetings.items;
    const size_t n = graph->meetings.n;
    graph->info.n_meetings = n;
    for (size_t begin = 0, end = 0; begin < n && status == TRI_OK; begin = end) {
        while (end < n && items[end].a == items[begin].a &&
               items[end].b == items[begin].b) {
            end++;
        }
        status =
            tri_i_add_edge_of_meetings(graph, maker, items + begin, end - begin, error);
    }
    tri_i_edge_maker_free(maker);
    return status;
}
