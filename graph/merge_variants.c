/* Joins records whose names differ: one person's name in two spellings, a company's with
   and without its form, and a name of which a document says that it is another one of
   the same. The guard decides of every pair. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/guard/guard.h"
#include "extract/lexicon/lexicon.h"
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_BLOCK = 128, /* names of one surname, or of one given name, compared */
    MAX_PARTS = 6    /* of a name that is joined by its company's form */
};

/* A set of records under a key that names of one thing may share. */
typedef struct {
    const char *key;
    uint32_t root;
} entry;

typedef struct {
    tri_graph *graph;
    tri_arena arena; /* keys */
    TRI_I_ARRAY(entry) entries;
    tri_error *error;
} variants;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a;
    const entry *y = b;
    const int order = strcmp(x->key, y->key);
    return order != 0 ? order : x->root < y->root ? -1 : x->root > y->root;
}

static bool add_entry(variants *v, const char *key, uint32_t root)
{
    const entry one = {key, root};
    return key != NULL && TRI_I_PUSH(&v->entries, one);
}

/* Whether a record stands for a set whose name is everyone's. */
static bool is_candidate(const tri_graph *graph, uint32_t i)
{
    const tri_i_record *record = &graph->records.items[i];
    return record->parent == i && record->named && !record->own;
}

static void read_name(tri_graph *graph, uint32_t record, const char *text,
                      tri_i_name *name)
{
    const tri_i_record *one = &graph->records.items[record];
    const tri_i_name_facts facts = {.type = (tri_type)one->type,
                                    .subtype = tri_i_string(graph, one->subtype),
                                    .wikidata = tri_i_string(graph, one->wikidata)};
    tri_i_read_name(text, &facts, name);
}

/* Why two sets are not one, by their names and by what is known of the two lives;
   `is_said`: a document says that they are one. */
static tri_i_apart find_apart(tri_graph *graph, uint32_t a, uint32_t b, bool is_said)
{
    tri_i_name x;
    tri_i_name y;
    const tri_i_record *one = &graph->records.items[a];
    const tri_i_record *other = &graph->records.items[b];
    read_name(graph, a, tri_i_string(graph, one->name), &x);
    read_name(graph, b, tri_i_string(graph, other->name), &y);
    const tri_i_apart apart = tri_i_names_apart(&x, &y);
    if (apart == TRI_I_APART_NOT &&
        tri_i_compare_contexts(&one->context, &other->context) >= TRI_I_TWO_LIVES) {
        return TRI_I_APART_UNLIKE;
    }
    return is_said && tri_i_is_overruled(apart) ? TRI_I_APART_NOT : apart;
}

/* ---- One name in two spellings */

/* What is left of a word when vowels, doubled consonants and its first letter go: "fi"
   of Gaddafi and Qaddafi. */
static const char *skeleton(variants *v, const char *word)
{
    char *out = tri_arena_string(&v->arena, word);
    size_t n = 0;
    for (const char *c = word; out != NULL && *c != '\0'; c++) {
        const bool is_first = c == word;
        if (!is_first && strchr("aeiouyhw", *c) == NULL && c[-1] != *c &&
            (unsigned char)*c < 0x80) {
            out[n++] = *c;
        }
    }
    if (out != NULL) {
        out[n] = '\0';
    }
    return out;
}

/* Enters a person's name by its surname and by its given name, each with a trace of the
   other, so that blocks stay small. */
static bool enter_person(variants *v, uint32_t i)
{
    char *folded = tri_i_name_key(tri_i_string(v->graph, v->graph->records.items[i].name));
    char *last = folded == NULL ? NULL : strrchr(folded, ' ');
    bool ok = folded != NULL;
    if (last != NULL) {
        const int n = (int)strcspn(folded, " ");
        ok = add_entry(v, tri_arena_printf(&v->arena, "s%s %.1s", last + 1, folded), i);
        const char *trace = skeleton(v, last + 1);
        ok = ok && trace != NULL &&
             add_entry(v, tri_arena_printf(&v->arena, "g%.*s %s", n, folded, trace), i);
    }
    free(folded);
    return ok;
}

/* Joins sets of which each may be each of the others; where one may be two that are not
   one, all stay. `near` (n, n) says which may be one. */
static tri_status join_alike(variants *v, const entry *block, size_t n, const bool *near)
{
    bool done[MAX_BLOCK] = {false};
    for (size_t i = 0; i < n; i++) {
        size_t group[MAX_BLOCK];
        size_t n_group = 0;
        if (done[i]) {
            continue;
        }
        group[n_group++] = i;
        done[i] = true;
        for (size_t g = 0; g < n_group; g++) {
            for (size_t k = 0; k < n; k++) {
                if (!done[k] && near[group[g] * n + k]) {
                    done[k] = true;
                    group[n_group++] = k;
                }
            }
        }
        bool is_whole = n_group > 1;
        for (size_t g = 0; g < n_group && is_whole; g++) {
            for (size_t h = 0; h < g && is_whole; h++) {
                is_whole = near[group[g] * n + group[h]];
            }
        }
        for (size_t g = 1; g < n_group && is_whole; g++) {
            TRI_TRY(tri_i_join_records(v->graph, block[group[g]].root, block[i].root,
                                       TRI_I_MERGE_SPELLING, v->error));
        }
    }
    return TRI_OK;
}

static tri_status join_block(variants *v, const entry *block, size_t n)
{
    if (n < 2 || n > MAX_BLOCK) {
        return TRI_OK;
    }
    bool *near = calloc(n * n, sizeof *near);
    if (near == NULL) {
        return tri_i_fail_memory(v->error);
    }
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            const bool is_near =
                find_apart(v->graph, block[i].root, block[k].root, false) ==
                TRI_I_APART_NOT;
            near[i * n + k] = near[k * n + i] = is_near;
            any = any || is_near;
        }
    }
    const tri_status status = any ? join_alike(v, block, n, near) : TRI_OK;
    free(near);
    return status;
}

static tri_status merge_spellings(variants *v)
{
    tri_graph *graph = v->graph;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        if (is_candidate(graph, i) && graph->records.items[i].type == TRI_TYPE_PER &&
            !enter_person(v, i)) {
            return tri_i_fail_memory(v->error);
        }
    }
    if (v->entries.n > 0) {
        qsort(v->entries.items, v->entries.n, sizeof *v->entries.items,
              compare_entries);
    }
    const entry *items = v->entries.items;
    for (size_t begin = 0, end = 0; begin < v->entries.n; begin = end) {
        while (end < v->entries.n && strcmp(items[end].key, items[begin].key) == 0) {
            end++;
        }
        TRI_TRY(join_block(v, items + begin, end - begin));
    }
    return TRI_OK;
}
