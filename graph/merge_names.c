/* Joins the records of one name and type, one from each document, and those of
   --entities; but namesakes whom the texts tell apart stay as many as they are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/lexicon/lexicon.h"
#include "graph/contexts.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_SORTS = 32,      /* kinds of lives of one name */
    MAX_NEIGHBOURS = 64, /* whom one kind is compared by */
    SHARED = -3,         /* points for somebody whom both have to do with */
    MOST_SHARED = 2
};

/* Records of one name that tell the same of a life. */
typedef struct {
    tri_i_context context;
    uint32_t ref;     /* its first reference, 0 */
    uint32_t first;   /* record */
    uint32_t n;       /* records */
    uint32_t cluster; /* number */
} sort;

typedef struct {
    tri_graph *graph;
    uint32_t *next;       /* the next record of the name (n_records), TRI_NONE */
    uint32_t *sort_of;    /* the sort of a record of the name at hand (n_records) */
    uint32_t *begin;      /* the facts of a record (n_records + 1) in `facts`; NULL
                             until two lives are compared */
    uint32_t *neighbours; /* strings: the names at the other ends */
    sort sorts[MAX_SORTS];
    uint32_t n_sorts;
    sort clusters[MAX_SORTS];
    uint32_t n_clusters;
} merger;

/* ---- Whom a record has to do with */

static bool is_telling(const tri_graph *graph, uint32_t record)
{
    const tri_i_record *one = &graph->records.items[record];
    return one->named && strcmp(tri_i_string(graph, one->subtype), "country") != 0;
}

/* Lists for each record the named others of its facts, but for countries. */
static bool list_neighbours(merger *m)
{
    const tri_graph *graph = m->graph;
    const size_t n = graph->records.n;
    m->begin = calloc(n + 2, sizeof *m->begin);
    m->neighbours = malloc((graph->facts.n * 2 + 1) * sizeof *m->neighbours);
    if (m->begin == NULL || m->neighbours == NULL) {
        return false;
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        m->begin[graph->facts.items[i].source + 2]++;
        m->begin[graph->facts.items[i].target + 2]++;
    }
    for (size_t i = 2; i < n + 2; i++) {
        m->begin[i] += m->begin[i - 1];
    }
    /* Filling moves begin[i + 1] from the first to behind the last of record i. */
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        m->neighbours[m->begin[fact->source + 1]++] =
            is_telling(graph, fact->target) ? graph->records.items[fact->target].name
                                            : 0;
        m->neighbours[m->begin[fact->target + 1]++] =
            is_telling(graph, fact->source) ? graph->records.items[fact->source].name
                                            : 0;
    }
    return true;
}

static int compare_numbers(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The neighbours of the records of a name that are of some sorts, sorted, each once. */
static size_t gather(const merger *m, uint32_t first, bool clustered, uint32_t number,
                     uint32_t list[MAX_NEIGHBOURS])
{
    size_t n = 0;
    for (uint32_t i = first; i != TRI_NONE; i = m->next[i]) {
        const uint32_t own = m->sort_of[i];
        if ((clustered ? m->sorts[own].cluster : own) != number) {
            continue;
        }
        for (uint32_t k = m->begin[i]; k < m->begin[i + 1] && n < MAX_NEIGHBOURS; k++) {
            if (m->neighbours[k] != 0) {
                list[n++] = m->neighbours[k];
            }
        }
    }
    qsort(list, n, sizeof *list, compare_numbers);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (kept == 0 || list[kept - 1] != list[i]) {
            list[kept++] = list[i];
        }
    }
    return kept;
}

/* How many have to do with both a sort and a cluster; at most MOST_SHARED. */
static int count_shared(const merger *m, uint32_t first, uint32_t sort_number,
                        uint32_t cluster)
{
    uint32_t a[MAX_NEIGHBOURS];
    uint32_t b[MAX_NEIGHBOURS];
    const size_t n = gather(m, first, false, sort_number, a);
    const size_t k = gather(m, first, true, cluster, b);
    int shared = 0;
    for (size_t i = 0, j = 0; i < n && j < k && shared < MOST_SHARED;) {
        shared += a[i] == b[j];
        const bool is_less = a[i] <= b[j];
        j += a[i] >= b[j];
        i += is_less;
    }
    return shared;
}

/* ---- Sorts of one name, and clusters of these */

/* Whether the tables know several places of this name: one that a text does not tell
   is none of them. */
static bool is_ambiguous_place(const tri_graph *graph, uint32_t record)
{
    const tri_i_record *one = &graph->records.items[record];
    const char *const *row = one->type != TRI_TYPE_LOC
                                 ? NULL
                                 : tri_i_lexicon_find(&tri_i_lexicon_wikidata,
                                                      tri_i_string(graph, one->name));
    return row != NULL && tri_i_lexicon_next(&tri_i_lexicon_wikidata, row) != NULL;
}

/* The number of the sort that a record of a name is of; one with no room is of the
   last. */
static uint32_t sort_record(merger *m, uint32_t record)
{
    const tri_graph *graph = m->graph;
    const tri_i_record *one = &graph->records.items[record];
    const uint32_t ref =
        one->refs == TRI_NONE ? 0 : graph->cells.items[one->refs].string;
    uint32_t i = 0;
    while (i < m->n_sorts &&
           (m->sorts[i].ref != ref ||
            memcmp(&m->sorts[i].context, &one->context, sizeof one->context) != 0)) {
        i++;
    }
    if (i == m->n_sorts && m->n_sorts < MAX_SORTS) {
        m->sorts[m->n_sorts++] =
            (sort){.context = one->context, .ref = ref, .first = record};
    }
    i = i < m->n_sorts ? i : m->n_sorts - 1;
    m->sorts[i].n++;
    return i;
}

static bool is_silent(const sort *one)
{
    return one->ref == 0 && tri_i_is_empty_context(&one->context);
}

/* Most records first, and those that tell nothing last. */
static int compare_sorts(const void *a, const void *b)
{
    const sort *x = *(const sort *const *)a;
    const sort *y = *(const sort *const *)b;
    if (is_silent(x) != is_silent(y)) {
        return is_silent(x) ? 1 : -1;
    }
    return x->n != y->n ? (x->n > y->n ? -1 : 1) : x->first < y->first ? -1 : 1;
}

/* Points against a sort's being a cluster's; INT32_MAX: they are told apart. */
static int32_t compare(merger *m, uint32_t first, uint32_t number, uint32_t cluster,
                       bool *failed)
{
    const sort *a = &m->sorts[number];
    const sort *b = &m->clusters[cluster];
    if (a->ref != 0 && b->ref != 0) {
        return a->ref == b->ref ? INT32_MIN
               : tri_i_is_other_reference(m->graph, a->ref, b->ref)
                   ? INT32_MAX
                   : tri_i_compare_contexts(&a->context, &b->context);
    }
    if ((a->ref != 0) != (b->ref != 0) && is_ambiguous_place(m->graph, first)) {
        return INT32_MAX;
    }
    int points = tri_i_compare_contexts(&a->context, &b->context);
    if (points >= TRI_I_TWO_LIVES) {
        *failed = *failed || (m->begin == NULL && !list_neighbours(m));
        points += *failed ? 0 : SHARED * count_shared(m, first, number, cluster);
    }
    return points >= TRI_I_TWO_LIVES ? INT32_MAX : points;
}

/* The cluster that a sort is of: the one that most speaks for; a new one. One that
   tells nothing is of the one that has twice the records of any other. */
static void cluster_sort(merger *m, uint32_t first, uint32_t number, bool *failed)
{
    sort *one = &m->sorts[number];
    uint32_t best = m->n_clusters;
    int32_t least = INT32_MAX;
    uint32_t most = 0;
    uint32_t second = 0;
    for (uint32_t i = 0; i < m->n_clusters; i++) {
        const int32_t points = compare(m, first, number, i, failed);
        if (points < least) {
            least = points;
            best = i;
        }
        second = m->clusters[i].n > most     ? most
                 : m->clusters[i].n > second ? m->clusters[i].n
                                             : second;
        most = m->clusters[i].n > most ? m->clusters[i].n : most;
    }
    if (is_silent(one) && best < m->n_clusters && second > 0) {
        while (best < m->n_clusters && m->clusters[best].n < most) {
            best++;
        }
        best = best < m->n_clusters && most > second * 2 ? best : m->n_clusters;
    }
    one->cluster = best;
    if (best == m->n_clusters) {
        m->clusters[m->n_clusters++] = *one;
        return;
    }
    sort *cluster = &m->clusters[best];
    tri_i_add_context(&cluster->context, &one->context);
    cluster->ref = cluster->ref == 0 ? one->ref : cluster->ref;
    cluster->first = cluster->first < one->first ? cluster->first : one->first;
    cluster->n += one->n;
}

/* Clusters the sorts of the name whose records begin with `first`. */
static bool cluster_name(merger *m, uint32_t first)
{
    const sort *order[MAX_SORTS];
    bool failed = false;
    for (uint32_t i = 0; i < m->n_sorts; i++) {
        order[i] = &m->sorts[i];
        m->sorts[i].cluster = TRI_NONE;
    }
    qsort(order, m->n_sorts, sizeof *order, compare_sorts);
    m->n_clusters = 0;
    for (uint32_t i = 0; i < m->n_sorts; i++) {
        cluster_sort(m, first, (uint32_t)(order[i] - m->sorts), &failed);
    }
    return !failed;
}

/* ---- Names */

/* The row of --entities that has this name for a document's alone (`doc`) or for all
   (""), TRI_NONE. False where memory is out. */
static bool find_row(const tri_graph *graph, const tri_i_record *record,
                     const char *doc, uint32_t *row)
{
    char *key = tri_i_record_key(record->named ? 'N' : 'C', record->type, doc,
                                 tri_i_string(graph, record->name));
    *row = key == NULL ? TRI_NONE : tri_map_get(&graph->record_map, key, strlen(key));
    const bool ok = key != NULL;
    free(key);
    return ok;
}

/* Notes for a namesake which documents are about it, so that --entities can tell it
   from the others. */
static bool list_documents(merger *m, uint32_t first, uint32_t cluster, uint32_t head)
{
    tri_graph *graph = m->graph;
    tri_i_text text = {0};
    for (uint32_t i = first; i != TRI_NONE; i = m->next[i]) {
        if (m->sorts[m->sort_of[i]].cluster == cluster) {
            tri_i_text_list(
                &text,
                tri_i_string(graph, graph->docs.items[graph->records.items[i].doc].id));
        }
    }
    const uint32_t list =
        text.failed ? TRI_NONE : tri_i_intern(graph, text.bytes, text.n);
    tri_i_text_clear(&text);
    graph->records.items[head].docs = list;
    return list != TRI_NONE;
}

/* Joins the records of one name, and one of their clusters with the row that has the
   name: the biggest that no row has yet. */
static bool join_name(merger *m, uint32_t first)
{
    tri_graph *graph = m->graph;
    uint32_t row = TRI_NONE;
    uint32_t heads[MAX_SORTS];
    m->n_sorts = 0;
    for (uint32_t i = first; i != TRI_NONE; i = m->next[i]) {
        m->sort_of[i] = sort_record(m, i);
    }
    if (!find_row(graph, &graph->records.items[first], "", &row) ||
        !cluster_name(m, first)) {
        return false;
    }
    for (uint32_t i = 0; i < m->n_clusters; i++) {
        heads[i] = TRI_NONE;
    }
    for (uint32_t i = first; i != TRI_NONE; i = m->next[i]) {
        uint32_t *head = &heads[m->sorts[m->sort_of[i]].cluster];
        if (*head == TRI_NONE) {
            *head = i;
            graph->records.items[i].n_seen = 1;
        } else if (tri_i_may_be_one_record(graph, *head, i)) {
            graph->records.items[*head].n_seen++;
            if (!tri_i_unite(graph, *head, i)) {
                return false;
            }
        }
    }
    uint32_t biggest = TRI_NONE;
    for (uint32_t i = 0; i < m->n_clusters && row != TRI_NONE; i++) {
        const bool has_row =
            graph->records.items[tri_i_root(graph, heads[i])].doc == TRI_NONE;
        if (!has_row && tri_i_may_be_one_record(graph, row, heads[i]) &&
            (biggest == TRI_NONE || m->clusters[i].n > m->clusters[biggest].n)) {
            biggest = i;
        }
    }
    for (uint32_t i = 0; m->n_clusters > 1 && i < m->n_clusters; i++) {
        if (i != biggest && !list_documents(m, first, i, heads[i])) {
            return false;
        }
    }
    return biggest == TRI_NONE || tri_i_unite(graph, row, heads[biggest]);
}

/* Joins a record with the row that has it for its document alone, and chains it with
   those of its name, where it is everyone's. */
static bool enter(merger *m, tri_map *names, tri_arena *keys, uint32_t *last,
                  uint32_t index)
{
    tri_graph *graph = m->graph;
    tri_i_record *record = &graph->records.items[index];
    const char *doc = tri_i_string(graph, graph->docs.items[record->doc].id);
    uint32_t row = TRI_NONE;
    if (!find_row(graph, record, doc, &row)) {
        return false;
    }
    if (row == TRI_NONE && record->own && record->named &&
        !tri_i_name_is_role(tri_i_string(graph, record->name)) &&
        !find_row(graph, record, "", &row)) {
        return false; /* "Smith" is everyone's where --entities says who that is */
    }
    if (row != TRI_NONE && tri_i_may_be_one_record(graph, row, index) &&
        !tri_i_unite(graph, row, index)) {
        return false;
    }
    if (record->own) {
        return true;
    }
    char *key = tri_i_record_key(record->named ? 'N' : 'C', record->type, "",
                                 tri_i_string(graph, record->name));
    const size_t length = key == NULL ? 0 : strlen(key);
    const uint32_t first = key == NULL ? 0 : tri_map_get(names, key, length);
    bool ok = key != NULL;
    if (ok && first == TRI_MAP_NONE) {
        const char *copy = tri_arena_copy(keys, key, length);
        ok = copy != NULL && tri_map_set(names, copy, length, index);
        last[index] = index;
    } else if (ok) {
        m->next[last[first]] = index;
        last[first] = index;
    }
    free(key);
    return ok;
}

tri_status tri_i_merge_names(tri_graph *graph, tri_error *error)
{
    const uint32_t n = (uint32_t)graph->records.n;
    tri_map names = {0};
    tri_arena keys = {0};
    merger *m = calloc(1, sizeof *m);
    uint32_t *last = malloc(((size_t)n + 1) * sizeof *last);
    bool ok = m != NULL && last != NULL;
    if (ok) {
        m->graph = graph;
        m->next = malloc(((size_t)n + 1) * sizeof *m->next);
        m->sort_of = malloc(((size_t)n + 1) * sizeof *m->sort_of);
        ok = m->next != NULL && m->sort_of != NULL;
    }
    for (uint32_t i = 0; ok && i < n; i++) {
        m->next[i] = last[i] = TRI_NONE; /* the first of a name has its last */
        ok =
            graph->records.items[i].doc == TRI_NONE || enter(m, &names, &keys, last, i);
    }
    for (uint32_t i = 0; ok && i < n; i++) {
        if (last[i] != TRI_NONE) {
            ok = join_name(m, i);
        }
    }
    tri_map_clear(&names);
    tri_arena_clear(&keys);
    free(last);
    if (m != NULL) {
        free(m->next);
        free(m->sort_of);
        free(m->begin);
        free(m->neighbours);
        free(m);
    }
    return ok ? TRI_OK : tri_i_fail_memory(error);
}
