/* Which nodes and edges a picture shows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A node by how prominent it is. */
typedef struct {
    double prominence;
    uint32_t node;
} ranked;

static int compare_ranked(const void *a, const void *b)
{
    const ranked *x = a;
    const ranked *y = b;
    if (x->prominence < y->prominence || x->prominence > y->prominence) {
        return x->prominence > y->prominence ? -1 : 1;
    }
    return x->node < y->node ? -1 : x->node > y->node;
}

/* What a node is while nodes are chosen. */
enum { OUTSIDE, CHOSEN, REFUSED };

typedef struct {
    const tri_graph *graph;
    ranked *order;  /* (n) the most prominent first */
    uint8_t *state; /* (n) */
    bool *is_near;  /* (n) an edge joins it to one that is chosen */
    size_t n, most; /* nodes, and how many are wanted */
} choice;

static void find_near(choice *c)
{
    memset(c->is_near, 0, c->n * sizeof *c->is_near);
    for (size_t i = 0; i < tri_graph_n_edges(c->graph); i++) {
        const tri_edge *edge = tri_graph_edge(c->graph, i);
        if (edge->source != edge->target) {
            c->is_near[edge->source] |= c->state[edge->target] == CHOSEN;
            c->is_near[edge->target] |= c->state[edge->source] == CHOSEN;
        }
    }
}

/* The most prominent nodes; those that no edge joins to another one of them go, and the
   next that one does come instead. Where none are, the most prominent stay. */
static void choose(choice *c)
{
    enum { ROUNDS = 8 };
    for (size_t i = 0; i < c->n && i < c->most; i++) {
        c->state[c->order[i].node] = CHOSEN;
    }
    if (c->n <= c->most) {
        return;
    }
    find_near(c);
    bool any = false;
    for (size_t i = 0; i < c->n; i++) {
        any = any || (c->state[i] == CHOSEN && c->is_near[i]);
    }
    for (int round = 0; any && round < ROUNDS; round++) {
        size_t n = 0;
        bool changed = false;
        for (size_t i = 0; i < c->n; i++) {
            if (c->state[i] == CHOSEN && !c->is_near[i]) {
                c->state[i] = REFUSED;
                changed = true;
            }
            n += c->state[i] == CHOSEN;
        }
        for (size_t i = 0; i < c->n && n < c->most; i++) {
            const uint32_t node = c->order[i].node;
            if (c->state[node] == OUTSIDE && c->is_near[node]) {
                c->state[node] = CHOSEN;
                changed = true;
                n++;
            }
        }
        if (!changed) {
            break;
        }
        find_near(c);
    }
}

static tri_i_way way_of(const tri_edge *edge)
{
    if (!edge->directed && strcmp(edge->relation, "with") == 0) {
        return TRI_I_NEAR;
    }
    if (edge->negated) {
        return TRI_I_DENIED;
    }
    return edge->modality == TRI_MODALITY_ASSERTED ? TRI_I_STATED : TRI_I_SUPPOSED;
}

static int compare_lines(const void *a, const void *b)
{
    const tri_i_line *x = a;
    const tri_i_line *y = b;
    const uint32_t keys[][2] = {{x->source, y->source},
                                {x->target, y->target},
                                {(uint32_t)x->way, (uint32_t)y->way},
                                {x->is_directed, y->is_directed},
                                {x->edge, y->edge}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

/* Edges between spots to lines; `spot_of` (n_nodes). */
static bool join_edges(tri_i_scene *s, const uint32_t *spot_of)
{
    const size_t n_edges = tri_graph_n_edges(s->graph);
    size_t n = 0;
    for (size_t i = 0; i < n_edges; i++) {
        const tri_edge *edge = tri_graph_edge(s->graph, i);
        n += spot_of[edge->source] != TRI_NONE && spot_of[edge->target] != TRI_NONE;
    }
    s->lines = tri_arena_alloc(s->arena, n + 1, sizeof *s->lines);
    if (s->lines == NULL) {
        return false;
    }
    for (size_t i = 0; i < n_edges; i++) {
        const tri_edge *edge = tri_graph_edge(s->graph, i);
        const uint32_t source = spot_of[edge->source];
        const uint32_t target = spot_of[edge->target];
        if (source != TRI_NONE && target != TRI_NONE) {
            s->lines[s->n_edges++] = (tri_i_line){.source = source,
                                                  .target = target,
                                                  .edge = (uint32_t)i,
                                                  .n_edges = 1,
                                                  .way = way_of(edge),
                                                  .is_directed = edge->directed,
                                                  .weight = edge->weight};
        }
    }
    qsort(s->lines, s->n_edges, sizeof *s->lines, compare_lines);
    for (size_t i = 0; i < s->n_edges; i++) {
        const tri_i_line one = s->lines[i];
        tri_i_line *last = &s->lines[s->n_lines - (s->n_lines > 0)];
        const bool is_new = s->n_lines == 0 || last->source != one.source ||
                            last->target != one.target || last->way != one.way ||
                            last->is_directed != one.is_directed;
        if (is_new) {
            last = &s->lines[s->n_lines++];
            *last = one;
        } else {
            last->n_edges++;
            last->weight += one.weight;
        }
        const char *label = tri_graph_edge(s->graph, one.edge)->label;
        bool is_there = one.way == TRI_I_NEAR || label[0] == '\0';
        for (size_t j = 0; j < last->n_labels; j++) {
            is_there = is_there || strcmp(last->labels[j], label) == 0;
        }
        if (!is_there && last->n_labels < TRI_I_MAX_LINES) {
            last->labels[last->n_labels++] = label;
        }
    }
    return true;
}

/* Lines by how much they tell: of the weightiest, of the most prominent ends; behind
   them those that say no more than that two are named together. */
static int compare_worth(const void *a, const void *b)
{
    const tri_i_line *x = *(tri_i_line *const *)a;
    const tri_i_line *y = *(tri_i_line *const *)b;
    if ((x->way == TRI_I_NEAR) != (y->way == TRI_I_NEAR)) {
        return x->way == TRI_I_NEAR ? 1 : -1;
    }
    if (x->weight < y->weight || x->weight > y->weight) {
        return x->weight > y->weight ? -1 : 1;
    }
    const uint32_t ends_x = x->source + x->target;
    const uint32_t ends_y = y->source + y->target;
    if (ends_x != ends_y) {
        return ends_x < ends_y ? -1 : 1;
    }
    return x < y ? -1 : x > y;
}

void tri_i_sort_lines(tri_i_scene *s, tri_i_line **order)
{
    for (size_t i = 0; i < s->n_lines; i++) {
        order[i] = &s->lines[i];
    }
    qsort(order, s->n_lines, sizeof *order, compare_worth);
}

size_t tri_i_readable(const tri_i_scene *s)
{
    return s->n_spots + s->n_spots / 3 + 10;
}

static uint32_t root_of(uint32_t *parent, uint32_t spot)
{
    while (parent[spot] != spot) {
        parent[spot] = parent[parent[spot]];
        spot = parent[spot];
    }
    return spot;
}

/* Leaves the lines that tell most: first those that hold together what all of them do
   (Kruskal 1956), then the next ones, as many as can be read. */
static bool thin_out(tri_i_scene *s)
{
    size_t n_more = tri_i_readable(s);
    tri_i_line **order = malloc((s->n_lines + 1) * sizeof *order);
    uint32_t *parent = malloc((s->n_spots + 1) * sizeof *parent);
    const bool has_memory = order != NULL && parent != NULL;
    if (has_memory && s->n_lines > n_more) {
        tri_i_sort_lines(s, order);
        for (size_t i = 0; i < s->n_spots; i++) {
            parent[i] = (uint32_t)i;
        }
        for (size_t i = 0; i < s->n_lines; i++) {
            const uint32_t a = root_of(parent, order[i]->source);
            const uint32_t b = root_of(parent, order[i]->target);
            order[i]->is_kept = a != b;
            parent[a < b ? b : a] = a < b ? a : b;
            n_more -= a != b;
        }
        for (size_t i = 0; i < s->n_lines && n_more > 0; i++) {
            n_more -= !order[i]->is_kept;
            order[i]->is_kept = true;
        }
        size_t n = 0;
        s->n_edges = 0;
        for (size_t i = 0; i < s->n_lines; i++) {
            if (s->lines[i].is_kept) {
                s->n_edges += s->lines[i].n_edges;
                s->lines[n++] = s->lines[i];
            }
        }
        s->n_lines = n;
    }
    free(order);
    free(parent);
    return has_memory;
}

tri_status tri_i_picture_choose(tri_i_scene *s, tri_error *error)
{
    const tri_graph_info *info = tri_graph_get_info(s->graph);
    choice c = {.graph = s->graph, .n = tri_graph_n_nodes(s->graph)};
    c.most = info->max_nodes == 0 ? SIZE_MAX : info->max_nodes;
    c.order = malloc((c.n + 1) * sizeof *c.order);
    c.state = calloc(c.n + 1, sizeof *c.state);
    c.is_near = calloc(c.n + 1, sizeof *c.is_near);
    uint32_t *spot_of = malloc((c.n + 1) * sizeof *spot_of);
    bool is_done = false;
    if (c.order == NULL || c.state == NULL || c.is_near == NULL || spot_of == NULL) {
        goto done;
    }
    for (size_t i = 0; i < c.n; i++) {
        double prominence = tri_graph_measure(s->graph, i, TRI_MEASURE_PROMINENCE);
        if (!isfinite(prominence)) {
            prominence = tri_graph_node(s->graph, i)->size;
        }
        c.order[i] = (ranked){isfinite(prominence) ? prominence : 0, (uint32_t)i};
        spot_of[i] = TRI_NONE;
    }
    qsort(c.order, c.n, sizeof *c.order, compare_ranked);
    choose(&c);
    s->spots = tri_arena_alloc(s->arena, c.n < c.most ? c.n + 1 : c.most + 1,
                               sizeof *s->spots);
    for (size_t i = 0; i < c.n && s->spots != NULL; i++) {
        const uint32_t node = c.order[i].node;
        if (c.state[node] == CHOSEN) {
            spot_of[node] = (uint32_t)s->n_spots;
            s->spots[s->n_spots++] = (tri_i_spot){.node = node};
        }
    }
    is_done = s->spots != NULL && join_edges(s, spot_of) &&
              (info->max_nodes == 0 || thin_out(s));
done:
    free(c.order);
    free(c.state);
    free(c.is_near);
    free(spot_of);
    return is_done ? TRI_OK : tri_i_fail_memory(error);
}
