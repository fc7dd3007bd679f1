/* The best tree over a sentence's arcs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* More than all arcs of a sentence can gain together: one root arc beats any two. */
static const double root_cost = 1e6;
/* Stands for minus infinity, so that sums stay comparable and below that. */
static const double worst = -1e3;
/* A tree whose arcs cross must be e^5 times as likely as the best one without; most
   that are found are slips. Chosen on the development sets. */
static const double crossing_cost = 5;
/* The search for the latter is cubic. */
enum { PROJECTIVE_WORDS = 160 };

/* An arc of the sentence itself, whatever its ends were merged into. */
typedef struct {
    double score;
    uint32_t head, dependent; /* 0 is the root, 1 + i word i */
} arc;

/* A node is the root (0), a word, or a cycle that was contracted (n + 1 on). */
typedef struct {
    uint32_t parent; /* the contracted cycle that it is in, 0: none */
    arc chosen;      /* the arc that enters it */
} node;

/* Contraction works on slots: a slot holds one node that is not inside a cycle yet. */
typedef struct {
    size_t n;       /* slots: the words and the root */
    arc *arcs;      /* (n, n): [dependent slot * n + head slot] */
    uint32_t *id;   /* (n) the slot's node */
    bool *active;   /* (n) */
    uint32_t *best; /* (n) slot of the best head */
    uint32_t *seen; /* (n) mark of the walk that passed, 0: none */
    node *nodes;    /* (2 n) */
    size_t n_nodes;
} contraction;

static arc *arc_of(const contraction *c, size_t dependent, size_t head)
{
    return c->arcs + dependent * c->n + head;
}

static void find_best(contraction *c, size_t d)
{
    size_t top = c->n;
    for (size_t h = 0; h < c->n; h++) {
        if (h != d && c->active[h] &&
            (top == c->n || arc_of(c, d, h)->score > arc_of(c, d, top)->score)) {
            top = h;
        }
    }
    c->best[d] = (uint32_t)top;
}

/* A slot on a cycle of best arcs; 0 where there is no cycle. */
static size_t find_cycle(contraction *c)
{
    for (size_t i = 0; i < c->n; i++) {
        c->seen[i] = 0;
    }
    for (size_t begin = 1; begin < c->n; begin++) {
        size_t at = begin;
        while (at != 0 && c->active[at] && c->seen[at] == 0) {
            c->seen[at] = (uint32_t)begin;
            at = c->best[at];
        }
        if (at != 0 && c->active[at] && c->seen[at] == begin) {
            return at;
        }
    }
    return 0;
}

/* Makes one node of the cycle through slot `first`, in that slot. */
static void contract(contraction *c, size_t first)
{
    const uint32_t made = (uint32_t)c->n_nodes++;
    c->nodes[made] = (node){0};
    size_t d = first;
    do {
        c->nodes[c->id[d]].parent = made;
        c->nodes[c->id[d]].chosen = *arc_of(c, d, c->best[d]);
        c->active[d] = false;
        d = c->best[d];
    } while (d != first);
    for (size_t other = 0; other < c->n; other++) {
        if (!c->active[other]) {
            continue;
        }
        arc out = {.score = -INFINITY};
        arc into = {.score = -INFINITY};
        d = first;
        do {
            if (other != 0 && arc_of(c, other, d)->score > out.score) {
                out = *arc_of(c, other, d);
            }
            /* What is won by leaving the cycle's own arc to d. */
            arc enter = *arc_of(c, d, other);
            enter.score -= c->nodes[c->id[d]].chosen.score;
            if (enter.score > into.score) {
                into = enter;
            }
            d = c->best[d];
        } while (d != first);
        if (other != 0) {
            *arc_of(c, other, first) = out;
        }
        *arc_of(c, first, other) = into;
    }
    c->id[first] = made;
    c->active[first] = true;
    /* Where the best head is in the cycle, it stays the best. */
    for (d = 1; d < c->n; d++) {
        if (c->active[d] && !c->active[c->best[d]]) {
            c->best[d] = (uint32_t)first;
        }
    }
    find_best(c, first);
}

/* Hands the arcs that enter cycles down to the words in them. */
static void expand(contraction *c, uint32_t *heads)
{
    for (size_t made = c->n_nodes; made-- > c->n;) {
        /* The member that the entering arc's word lies in gives up its cycle's arc. */
        uint32_t member = c->nodes[made].chosen.dependent;
        while (c->nodes[member].parent != made) {
            member = c->nodes[member].parent;
        }
        c->nodes[member].chosen = c->nodes[made].chosen;
    }
    for (size_t i = 1; i < c->n; i++) {
        heads[i - 1] = c->nodes[i].chosen.head;
    }
}

static tri_status spanning_tree(const float *arcs, size_t n_words, uint32_t *heads)
{
    contraction c = {.n = n_words + 1, .n_nodes = n_words + 1};
    tri_status status = TRI_ERR_NO_MEMORY;
    c.arcs = malloc(c.n * c.n * sizeof *c.arcs);
    c.id = malloc(c.n * sizeof *c.id);
    c.active = malloc(c.n * sizeof *c.active);
    c.best = malloc(c.n * sizeof *c.best);
    c.seen = malloc(c.n * sizeof *c.seen);
    c.nodes = calloc(2 * c.n, sizeof *c.nodes);
    if (c.arcs == NULL || c.id == NULL || c.active == NULL || c.best == NULL ||
        c.seen == NULL || c.nodes == NULL) {
        goto done;
    }
    for (size_t d = 0; d < c.n; d++) {
        c.id[d] = (uint32_t)d;
        c.active[d] = true;
        for (size_t h = 0; h < c.n; h++) {
            double score = worst;
            if (d > 0 && h != d && (double)arcs[(d - 1) * c.n + h] > worst) {
                score = (double)arcs[(d - 1) * c.n + h];
            }
            *arc_of(&c, d, h) = (arc){.score = h == 0 ? score - root_cost : score,
                                      .head = (uint32_t)h,
                                      .dependent = (uint32_t)d};
        }
    }
    for (size_t d = 1; d < c.n; d++) {
        find_best(&c, d);
    }
    for (size_t cycle = find_cycle(&c); cycle != 0; cycle = find_cycle(&c)) {
        contract(&c, cycle);
    }
    for (size_t d = 1; d < c.n; d++) {
        if (c.active[d]) {
            c.nodes[c.id[d]].chosen = *arc_of(&c, d, c.best[d]);
        }
    }
    expand(&c, heads);
    status = TRI_OK;
done:
    free(c.arcs);
    free(c.id);
    free(c.active);
    free(c.best);
    free(c.seen);
    free(c.nodes);
    return status;
}

/* Whether heads make a tree with one word under the root. O(n): a walk ends at the
   first word that an earlier one passed. `mark` has room for n. */
static bool is_tree(const uint32_t *heads, size_t n, uint32_t *mark)
{
    size_t n_roots = 0;
    for (size_t i = 0; i < n; i++) {
        n_roots += heads[i] == 0;
        mark[i] = 0;
    }
    if (n_roots != 1) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t at = (uint32_t)i + 1;
        while (at != 0 && mark[at - 1] == 0) {
            mark[at - 1] = (uint32_t)i + 1;
            at = heads[at - 1];
        }
        if (at != 0 && mark[at - 1] == i + 1) {
            return false;
        }
    }
    return true;
}

/* Whether two arcs cross; the root's arc counts as one from before the first word. */
static bool crosses(const uint32_t *heads, size_t n)
{
    for (size_t i = 1; i <= n; i++) {
        const size_t a = heads[i - 1] < i ? heads[i - 1] : i;
        const size_t b = heads[i - 1] < i ? i : heads[i - 1];
        for (size_t k = a + 1; k < b; k++) {
            if (heads[k - 1] < a || heads[k - 1] > b) {
                return true;
            }
        }
    }
    return false;
}

static double sum(const float *arcs, size_t n, const uint32_t *heads)
{
    double score = 0;
    for (size_t i = 0; i < n; i++) {
        score += (double)arcs[i * (n + 1) + heads[i]];
    }
    return score;
}

/* The best tree without crossing arcs in place of `heads`, unless it costs too much. */
static tri_status without_crossing(const float *arcs, size_t n, uint32_t *heads)
{
    uint32_t *other = malloc(n * sizeof *other);
    if (other == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    const tri_status status = tri_i_projective_tree(arcs, n, other);
    if (status == TRI_OK && sum(arcs, n, other) > sum(arcs, n, heads) - crossing_cost) {
        memcpy(heads, other, n * sizeof *heads);
    }
    free(other);
    return status;
}

tri_status tri_i_arcs_to_tree(const float *arcs, size_t n, uint32_t *heads)
{
    for (size_t i = 0; i < n; i++) {
        const float *row = arcs + i * (n + 1);
        size_t top = 0;
        for (size_t h = 1; h <= n; h++) {
            top = h != i + 1 && row[h] > row[top] ? h : top;
        }
        heads[i] = (uint32_t)top;
    }
    uint32_t *mark = malloc(n * sizeof *mark);
    if (mark == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    const bool done = is_tree(heads, n, mark);
    free(mark);
    if (!done) {
        TRI_TRY(spanning_tree(arcs, n, heads));
    }
    if (n > PROJECTIVE_WORDS || !crosses(heads, n)) {
        return TRI_OK;
    }
    return without_crossing(arcs, n, heads);
}
