/* The connected parts of what is laid out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

#include <stdlib.h>

void tri_i_parts_clear(tri_i_parts *parts)
{
    free(parts->begin);
    free(parts->boxes);
    free(parts->local);
    free(parts->ties_begin);
    free(parts->ties);
    *parts = (tri_i_parts){0};
}

/* A part while it has no number. */
typedef struct {
    size_t n;
    uint32_t root; /* its first box */
} found;

static int compare_found(const void *a, const void *b)
{
    const found *x = a;
    const found *y = b;
    if (x->n != y->n) {
        return x->n > y->n ? -1 : 1;
    }
    return x->root < y->root ? -1 : x->root > y->root;
}

static uint32_t root_of(uint32_t *parent, uint32_t box)
{
    while (parent[box] != box) {
        parent[box] = parent[parent[box]];
        box = parent[box];
    }
    return box;
}

static int compare_ties(const void *a, const void *b)
{
    const tri_i_tie *x = a;
    const tri_i_tie *y = b;
    if (x->a != y->a) {
        return x->a < y->a ? -1 : 1;
    }
    if (x->b != y->b) {
        return x->b < y->b ? -1 : 1;
    }
    return x->gap > y->gap ? -1 : x->gap < y->gap;
}

/* Sorts the boxes by their parts, the biggest first: `part` (n) is filled. `scratch`
   (n). */
static void sort_boxes(size_t n, uint32_t *parent, found *scratch, uint32_t *part,
                       tri_i_parts *parts)
{
    for (size_t i = 0; i < n; i++) {
        scratch[i] = (found){0, (uint32_t)i};
    }
    for (size_t i = 0; i < n; i++) {
        scratch[root_of(parent, (uint32_t)i)].n++;
    }
    qsort(scratch, n, sizeof *scratch, compare_found);
    for (; parts->n_parts < n && scratch[parts->n_parts].n > 0; parts->n_parts++) {
        const size_t i = parts->n_parts;
        part[scratch[i].root] = (uint32_t)i;
        parts->begin[i + 1] = parts->begin[i] + scratch[i].n;
        scratch[i].n = 0; /* how many of them have their place */
    }
    /* A root stands before all others of its part. */
    for (size_t i = 0; i < n; i++) {
        part[i] = part[root_of(parent, (uint32_t)i)];
        parts->local[i] = (uint32_t)scratch[part[i]].n++;
        parts->boxes[parts->begin[part[i]] + parts->local[i]] = (uint32_t)i;
    }
}

/* Sorts the ties by their parts, each pair's once. */
static void sort_ties(const tri_i_tie *ties, size_t n_ties, const uint32_t *part,
                      tri_i_parts *parts)
{
    for (size_t i = 0; i < n_ties; i++) {
        parts->ties_begin[part[ties[i].a] + 1] += ties[i].a != ties[i].b;
    }
    for (size_t i = 0; i < parts->n_parts; i++) {
        parts->ties_begin[i + 1] += parts->ties_begin[i];
    }
    for (size_t i = 0; i < n_ties; i++) {
        const uint32_t a = parts->local[ties[i].a];
        const uint32_t b = parts->local[ties[i].b];
        if (ties[i].a != ties[i].b) {
            parts->ties[parts->ties_begin[part[ties[i].a]]++] =
                (tri_i_tie){a < b ? a : b, a < b ? b : a, ties[i].gap};
        }
    }
    /* The begins have moved on to the next ones'. */
    size_t kept = 0;
    size_t begin = 0;
    for (size_t i = 0; i < parts->n_parts; i++) {
        const size_t end = parts->ties_begin[i];
        tri_i_tie *own = parts->ties + begin;
        qsort(own, end - begin, sizeof *own, compare_ties);
        parts->ties_begin[i] = kept;
        for (size_t j = begin; j < end; j++) {
            const tri_i_tie one = parts->ties[j];
            const tri_i_tie *before = &parts->ties[kept - (kept > 0)];
            if (kept == parts->ties_begin[i] || before->a != one.a ||
                before->b != one.b) {
                parts->ties[kept++] = one;
            }
        }
        begin = end;
    }
    parts->ties_begin[parts->n_parts] = kept;
}

tri_status tri_i_parts_find(size_t n, const tri_i_tie *ties, size_t n_ties,
                            tri_i_parts *parts, tri_error *error)
{
    *parts = (tri_i_parts){0};
    uint32_t *parent = malloc((n + 1) * sizeof *parent);
    uint32_t *part = malloc((n + 1) * sizeof *part);
    found *scratch = malloc((n + 1) * sizeof *scratch);
    parts->begin = calloc(n + 1, sizeof *parts->begin);
    parts->boxes = calloc(n + 1, sizeof *parts->boxes);
    parts->local = calloc(n + 1, sizeof *parts->local);
    parts->ties_begin = calloc(n + 1, sizeof *parts->ties_begin);
    parts->ties = malloc((n_ties + 1) * sizeof *parts->ties);
    const bool has_memory = parent != NULL && part != NULL && scratch != NULL &&
                            parts->begin != NULL && parts->boxes != NULL &&
                            parts->local != NULL && parts->ties_begin != NULL &&
                            parts->ties != NULL;
    if (has_memory) {
        for (size_t i = 0; i < n; i++) {
            parent[i] = (uint32_t)i;
        }
        for (size_t i = 0; i < n_ties; i++) {
            const uint32_t a = root_of(parent, ties[i].a);
            const uint32_t b = root_of(parent, ties[i].b);
            parent[a < b ? b : a] = a < b ? a : b;
        }
        sort_boxes(n, parent, scratch, part, parts);
        sort_ties(ties, n_ties, part, parts);
    } else {
        tri_i_parts_clear(parts);
    }
    free(parent);
    free(part);
    free(scratch);
    return has_memory ? TRI_OK : tri_i_fail_memory(error);
}
