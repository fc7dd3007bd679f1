/* Puts what the documents brought into the order of their ids. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Ids as people sort them: "page 9" before "page 10"; of equals the shorter run of
   digits first. */
static int compare_ids(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
            a += strspn(a, "0");
            b += strspn(b, "0");
            const size_t n = strspn(a, "0123456789");
            const size_t m = strspn(b, "0123456789");
            const int by_value = n != m ? (n < m ? -1 : 1) : strncmp(a, b, n);
            if (by_value != 0) {
                return by_value;
            }
            a += n;
            b += m;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return *a == *b ? 0 : *a == '\0' ? -1 : 1;
}

typedef struct {
    const char *id;
    uint32_t doc;
} place;

static int compare_places(const void *a, const void *b)
{
    const place *x = a;
    const place *y = b;
    int order = compare_ids(x->id, y->id);
    order = order == 0 ? strcmp(x->id, y->id) : order;
    return order != 0 ? order : x->doc < y->doc ? -1 : x->doc > y->doc;
}

/* The place of every document (n_docs); `*moved`: whether any is another than it was.
   NULL where memory is out; free it. */
static uint32_t *rank_documents(const tri_graph *graph, bool *moved)
{
    const size_t n = graph->docs.n;
    place *places = malloc((n + 1) * sizeof *places);
    uint32_t *ranks = malloc((n + 1) * sizeof *ranks);
    for (size_t i = 0; places != NULL && i < n; i++) {
        places[i] = (place){tri_i_string(graph, graph->docs.items[i].id), (uint32_t)i};
    }
    if (places != NULL && ranks != NULL) {
        qsort(places, n, sizeof *places, compare_places);
        *moved = false;
        for (size_t i = 0; i < n; i++) {
            ranks[places[i].doc] = (uint32_t)i;
            *moved = *moved || places[i].doc != i;
        }
        free(places);
        return ranks;
    }
    free(places);
    free(ranks);
    return NULL;
}

/* Where each of n items goes whose documents have these ranks (`of`, below n_docs):
   those of a document together, in the order in which they stand. NULL where memory is
   out; free it. */
static uint32_t *find_targets(const uint32_t *of, size_t n, size_t n_docs)
{
    uint32_t *targets = malloc((n + 1) * sizeof *targets);
    uint32_t *next = calloc(n_docs + 2, sizeof *next);
    if (targets == NULL || next == NULL) {
        free(targets);
        free(next);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        next[of[i] + 1]++;
    }
    for (size_t d = 0; d < n_docs; d++) {
        next[d + 1] += next[d];
    }
    for (size_t i = 0; i < n; i++) {
        targets[i] = next[of[i]]++;
    }
    free(next);
    return targets;
}

/* Moves n items of `size` bytes to their targets; false where memory is out. */
static bool move_items(void *items, size_t n, size_t size, const uint32_t *targets)
{
    unsigned char *copy = calloc(n + 1, size);
    if (copy == NULL || targets == NULL) {
        free(copy);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(copy + targets[i] * size, (unsigned char *)items + i * size, size);
    }
    if (n > 0) {
        memcpy(items, copy, n * size);
    }
    free(copy);
    return true;
}

/* Moves the records of documents, which stand behind those of --entities, and all that
   counts by them. */
static bool move_records(tri_graph *graph, const uint32_t *ranks, uint32_t *of)
{
    const size_t n = graph->records.n;
    size_t n_rows = 0;
    while (n_rows < n && graph->records.items[n_rows].doc == TRI_NONE) {
        n_rows++;
    }
    for (size_t i = n_rows; i < n; i++) {
        of[i - n_rows] = ranks[graph->records.items[i].doc];
    }
    uint32_t *targets = find_targets(of, n - n_rows, graph->docs.n);
    if (!move_items(graph->records.items + n_rows, n - n_rows,
                    sizeof *graph->records.items, targets)) {
        free(targets);
        return false;
    }
#define MOVED(record)                                                                  \
    ((record) < n_rows ? (record) : (uint32_t)n_rows + targets[(record)-n_rows])
    for (size_t i = n_rows; i < n; i++) {
        graph->records.items[i].parent = (uint32_t)i;
        graph->records.items[i].doc = ranks[graph->records.items[i].doc];
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        tri_i_fact *fact = &graph->facts.items[i];
        fact->source = MOVED(fact->source);
        fact->target = MOVED(fact->target);
    }
    for (size_t i = 0; i < graph->details.n; i++) {
        tri_i_detail *detail = &graph->details.items[i];
        if (detail->kind == TRI_I_DETAIL_PLACE ||
            detail->kind == TRI_I_DETAIL_ATTRIBUTION) {
            detail->index = MOVED(detail->index);
        }
    }
    for (size_t i = 0; i < graph->meetings.n; i++) {
        tri_i_meeting *meeting = &graph->meetings.items[i];
        meeting->a = MOVED(meeting->a);
        meeting->b = MOVED(meeting->b);
    }
    for (size_t i = 0; i < graph->properties.n; i++) {
        graph->properties.items[i].record = MOVED(graph->properties.items[i].record);
    }
    for (size_t i = 0; i < graph->statements.n; i++) {
        graph->statements.items[i].source = MOVED(graph->statements.items[i].source);
    }
    for (size_t i = 0; i < graph->statement_ends.n; i++) {
        graph->statement_ends.items[i] = MOVED(graph->statement_ends.items[i]);
    }
#undef MOVED
    free(targets);
    return true;
}

/* Moves n items whose documents have the ranks `of`; false where memory is out. */
static bool move_by(void *items, size_t n, size_t size, const uint32_t *of,
                    size_t n_docs)
{
    uint32_t *targets = find_targets(of, n, n_docs);
    const bool ok = move_items(items, n, size, targets);
    free(targets);
    return ok;
}

/* Moves what belongs to a document; `of` has room for each of a kind. */
static bool move_rest(tri_graph *graph, const uint32_t *ranks, uint32_t *of)
{
    const size_t n_docs = graph->docs.n;
    bool ok = true;
#define MOVE(kind)                                                                     \
    for (size_t i = 0; i < graph->kind.n; i++) {                                       \
        of[i] = graph->kind.items[i].doc = ranks[graph->kind.items[i].doc];            \
    }                                                                                  \
    ok = ok && move_by(graph->kind.items, graph->kind.n, sizeof *graph->kind.items,    \
                       of, n_docs)
    MOVE(facts);
    MOVE(meetings);
    MOVE(statements);
#undef MOVE
    for (size_t i = 0; i < graph->properties.n; i++) {
        of[i] = graph->records.items[graph->properties.items[i].record].doc;
    }
    ok = ok && move_by(graph->properties.items, graph->properties.n,
                       sizeof *graph->properties.items, of, n_docs);
    for (size_t i = 0; i < graph->properties.n; i++) {
        graph->properties.items[i].order = (uint32_t)i;
    }
    return ok &&
           move_items(graph->docs.items, n_docs, sizeof *graph->docs.items, ranks);
}

static int compare_texts(const void *a, const void *b)
{
    const char *x = ((const tri_i_doc_text *)a)->doc;
    const char *y = ((const tri_i_doc_text *)b)->doc;
    const int order = compare_ids(x, y);
    return order != 0 ? order : strcmp(x, y);
}

tri_status tri_i_order_documents(tri_graph *graph, tri_error *error)
{
    bool moved = false;
    size_t most =
        graph->facts.n > graph->meetings.n ? graph->facts.n : graph->meetings.n;
    most = most > graph->properties.n ? most : graph->properties.n;
    most = most > graph->records.n ? most : graph->records.n;
    most = most > graph->statements.n ? most : graph->statements.n;
    uint32_t *ranks = rank_documents(graph, &moved);
    uint32_t *of = !moved ? NULL : calloc(most + 1, sizeof *of);
    const bool ok =
        ranks != NULL && (!moved || (of != NULL && move_records(graph, ranks, of) &&
                                     move_rest(graph, ranks, of)));
    if (ok && moved && graph->texts.n > 0) {
        qsort(graph->texts.items, graph->texts.n, sizeof *graph->texts.items,
              compare_texts);
    }
    free(ranks);
    free(of);
    return ok ? TRI_OK : tri_i_fail_memory(error);
}
