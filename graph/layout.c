/* Places of the nodes, so that the first view shows something. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    GRID_NODES = 1000, /* the grid variant above */
    MAX_NODES = 50000, /* none above, unless asked */
    SEED = 42,
    ROUNDS = 500
};

/* Sizes by prominence: an area that grows with it, a diameter from 10 to 60. */
static void size_nodes(tri_graph *graph)
{
    const double *rank = graph->measures[TRI_MEASURE_PROMINENCE];
    double most = 0;
    for (size_t i = 0; rank != NULL && i < graph->nodes.n; i++) {
        most = rank[i] > most ? rank[i] : most;
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        /* One of a file may be missing (NaN), or below 0. */
        const double share = most > 0 && rank[i] > 0 ? rank[i] / most : 0;
        graph->nodes.items[i].size = round((10 + 50 * sqrt(share)) * 100) / 100;
    }
}

/* The nodes of a graph by their components, and the edges of each. */
typedef struct {
    size_t n_components;
    double *component;       /* (n_nodes) its number, the biggest first */
    size_t *begin;           /* (n_components + 1) of its nodes in `nodes` */
    uint32_t *nodes;         /* (n_nodes) */
    igraph_integer_t *local; /* (n_nodes) a node's number in its component */
    size_t *edges_begin;     /* (n_components + 1) of its edges in `ends`, twice */
    igraph_integer_t *ends;  /* (2 n_edges) local numbers */
} components;

static void components_clear(components *c)
{
    free(c->component);
    free(c->begin);
    free(c->nodes);
    free(c->local);
    free(c->edges_begin);
    free(c->ends);
}

/* Sorts nodes and edges by component (counting, so in their order). */
static void fill_components(components *c, const igraph_t *graph, size_t n)
{
    const size_t m = (size_t)igraph_ecount(graph);
    for (size_t i = 0; i < n; i++) {
        c->begin[(size_t)c->component[i] + 1]++;
    }
    for (size_t i = 0; i < m; i++) {
        const igraph_integer_t from = IGRAPH_FROM(graph, (igraph_integer_t)i);
        c->edges_begin[(size_t)c->component[from] + 1] += 2;
    }
    for (size_t i = 0; i < c->n_components; i++) {
        c->begin[i + 1] += c->begin[i];
        c->edges_begin[i + 1] += c->edges_begin[i];
    }
    for (size_t i = 0; i < n; i++) {
        size_t *at = &c->begin[(size_t)c->component[i]];
        c->nodes[(*at)++] = (uint32_t)i;
    }
    for (size_t i = 0; i < m; i++) {
        const igraph_integer_t from = IGRAPH_FROM(graph, (igraph_integer_t)i);
        const igraph_integer_t to = IGRAPH_TO(graph, (igraph_integer_t)i);
        size_t *at = &c->edges_begin[(size_t)c->component[from]];
        c->ends[(*at)++] = from;
        c->ends[(*at)++] = to;
    }
    /* The begins have moved on to the next ones'. */
    memmove(c->begin + 1, c->begin, c->n_components * sizeof *c->begin);
    memmove(c->edges_begin + 1, c->edges_begin,
            c->n_components * sizeof *c->edges_begin);
    c->begin[0] = c->edges_begin[0] = 0;
    for (size_t i = 0; i < c->n_components; i++) {
        for (size_t j = c->begin[i]; j < c->begin[i + 1]; j++) {
            c->local[c->nodes[j]] = (igraph_integer_t)(j - c->begin[i]);
        }
    }
    for (size_t i = 0; i < 2 * m; i++) {
        c->ends[i] = c->local[c->ends[i]];
    }
}

static tri_status components_find(const igraph_t *graph, size_t n, components *c,
                                  tri_error *error)
{
    igraph_vector_int_t membership;
    tri_status status = TRI_OK;
    c->component = malloc((n + 1) * sizeof *c->component);
    if (c->component == NULL) {
        return tri_i_fail_memory(error);
    }
    igraph_error_t code = igraph_vector_int_init(&membership, 0);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_connected_components(graph, &membership, NULL, NULL, IGRAPH_WEAK);
        if (code == IGRAPH_SUCCESS) {
            status = tri_i_order_groups(&membership, c->component, n, &c->n_components,
                                        error);
        }
        igraph_vector_int_destroy(&membership);
    }
    if (code != IGRAPH_SUCCESS) {
        return tri_i_igraph_fail(error, code, "finding components");
    }
    TRI_TRY(status);
    c->begin = calloc(c->n_components + 2, sizeof *c->begin);
    c->nodes = malloc((n + 1) * sizeof *c->nodes);
    c->local = malloc((n + 1) * sizeof *c->local);
    c->edges_begin = calloc(c->n_components + 2, sizeof *c->edges_begin);
    c->ends = malloc(((size_t)igraph_ecount(graph) * 2 + 1) * sizeof *c->ends);
    if (c->begin == NULL || c->nodes == NULL || c->local == NULL ||
        c->edges_begin == NULL || c->ends == NULL) {
        return tri_i_fail_memory(error);
    }
    fill_components(c, graph, n);
    return TRI_OK;
}

/* Fruchterman and Reingold (1991) over one component. */
static igraph_error_t place(tri_graph *graph, const components *c, size_t which)
{
    const uint32_t *nodes = c->nodes + c->begin[which];
    const size_t n = c->begin[which + 1] - c->begin[which];
    if (n == 1) {
        return IGRAPH_SUCCESS; /* at 0, 0 */
    }
    igraph_matrix_t at;
    igraph_t part;
    igraph_vector_int_t ends;
    const igraph_vector_int_t *view = igraph_vector_int_view(
        &ends, c->ends + c->edges_begin[which],
        (igraph_integer_t)(c->edges_begin[which + 1] - c->edges_begin[which]));
    igraph_error_t code = igraph_create(&part, view, (igraph_integer_t)n, false);
    if (code != IGRAPH_SUCCESS) {
        return code;
    }
    code = igraph_matrix_init(&at, (igraph_integer_t)n, 2);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_layout_fruchterman_reingold(
            &part, &at, false, ROUNDS, sqrt((double)n),
            n > GRID_NODES ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID, NULL, NULL,
            NULL, NULL, NULL);
        for (size_t i = 0; i < n && code == IGRAPH_SUCCESS; i++) {
            /* An edge is then some 100 units long. */
            graph->nodes.items[nodes[i]].x = 100 * MATRIX(at, (igraph_integer_t)i, 0);
            graph->nodes.items[nodes[i]].y = 100 * MATRIX(at, (igraph_integer_t)i, 1);
        }
        igraph_matrix_destroy(&at);
    }
    igraph_destroy(&part);
    return code;
}

/* A node by its place: the row that it stands in, from left to right. */
typedef struct {
    double row, x;
    uint32_t node;
} swept;

static int compare_swept(const void *a, const void *b)
{
    const swept *x = a;
    const swept *y = b;
    if (x->row < y->row || x->row > y->row) {
        return x->row < y->row ? -1 : 1;
    }
    if (x->x < y->x || x->x > y->x) {
        return x->x < y->x ? -1 : 1;
    }
    return x->node < y->node ? -1 : x->node > y->node;
}

/* Whether the discs of two nodes touch; pushes them apart where `push`. */
static bool touch(tri_node *a, tri_node *b, size_t turn, bool push)
{
    const double need = (a->size + b->size) / 2 * 1.1 + 4;
    double dx = b->x - a->x;
    double dy = b->y - a->y;
    double distance = sqrt(dx * dx + dy * dy);
    if (distance >= need || !push) {
        return distance < need;
    }
    if (distance < 1e-6) {
        dx = 1e-3 * (double)(1 + turn % 7);
        dy = 1e-3;
        distance = sqrt(dx * dx + dy * dy);
    }
    const double share = (need - distance) / 2 / distance * 1.01;
    a->x -= dx * share;
    a->y -= dy * share;
    b->x += dx * share;
    b->y += dy * share;
    return true;
}

/* How many pairs of the nodes touch; pushes them apart where `push`. The nodes are put
   into rows so high that touching discs stand in one row or in neighbouring ones; each
   is compared with those right of it and those in the next row. `order` is scratch (n).
 */
static size_t touch_all(tri_graph *graph, const uint32_t *nodes, size_t n, double reach,
                        bool push, swept *order)
{
    tri_node *items = graph->nodes.items;
    size_t n_touching = 0;
    size_t next = 0; /* the first of the next row that may touch */
    for (size_t i = 0; i < n; i++) {
        const tri_node *node = &items[nodes[i]];
        order[i] = (swept){floor(node->y / reach), node->x, nodes[i]};
    }
    qsort(order, n, sizeof *order, compare_swept);
    for (size_t i = 0; i < n; i++) {
        const swept *a = &order[i];
        for (size_t j = i + 1;
             j < n && !(order[j].row > a->row) && order[j].x - a->x < reach; j++) {
            n_touching += touch(&items[a->node], &items[order[j].node], i + j, push);
        }
        while (next < n &&
               (order[next].row < a->row + 1 ||
                (!(order[next].row > a->row + 1) && order[next].x <= a->x - reach))) {
            next++;
        }
        for (size_t j = next;
             j < n && !(order[j].row > a->row + 1) && order[j].x < a->x + reach; j++) {
            n_touching += touch(&items[a->node], &items[order[j].node], i + j, push);
        }
    }
    return n_touching;
}

/* Makes room between the nodes of a component until few discs touch, then pushes those
   apart that still do, or until the rounds are over. */
static void separate(tri_graph *graph, const uint32_t *nodes, size_t n, swept *order)
{
    tri_node *items = graph->nodes.items;
    double biggest = 0;
    for (size_t i = 0; i < n; i++) {
        biggest = fmax(biggest, items[nodes[i]].size);
    }
    const double reach = biggest * 1.1 + 4;
    for (int grown = 0;
         grown < 12 && touch_all(graph, nodes, n, reach, false, order) > n; grown++) {
        for (size_t i = 0; i < n; i++) {
            items[nodes[i]].x *= 1.25;
            items[nodes[i]].y *= 1.25;
        }
    }
    bool moved = n > 1;
    for (int round = 0; moved && round < 300; round++) {
        moved = touch_all(graph, nodes, n, reach, true, order) > 0;
    }
}

/* A component's rectangle. */
typedef struct {
    size_t component;
    double x, y, width, height;
    double to_x, to_y; /* where it is put, downwards */
} box;

static int compare_boxes(const void *a, const void *b)
{
    const box *x = a;
    const box *y = b;
    if (x->height < y->height || x->height > y->height) {
        return x->height > y->height ? -1 : 1;
    }
    return x->component < y->component ? -1 : x->component > y->component;
}

/* Rectangles round the components, with room for labels: `boxes` (n_components). */
static void find_boxes(const tri_graph *graph, const components *c, box *boxes)
{
    const double gap_x = 110; /* labels need more room beside than above */
    const double gap_y = 50;
    for (size_t i = 0; i < c->n_components; i++) {
        box *b = &boxes[i];
        *b = (box){.component = i, .x = HUGE_VAL, .y = HUGE_VAL};
        double right = -HUGE_VAL;
        double bottom = -HUGE_VAL;
        for (size_t j = c->begin[i]; j < c->begin[i + 1]; j++) {
            const tri_node *node = &graph->nodes.items[c->nodes[j]];
            b->x = fmin(b->x, node->x - node->size / 2);
            b->y = fmin(b->y, node->y - node->size / 2);
            right = fmax(right, node->x + node->size / 2);
            bottom = fmax(bottom, node->y + node->size / 2);
        }
        b->width = right - b->x + gap_x;
        b->height = bottom - b->y + gap_y;
    }
}

/* A rectangle where nothing stands yet. */
typedef struct {
    double x, y, width, height;
} hole;

/* Puts a box into the first hole that takes it, whose rest becomes smaller holes; those
   that take nothing any more go. `holes` has room for one more. */
static void fill_hole(box *b, hole *holes, size_t *n_holes, double least_width,
                      double least_height)
{
    size_t at = 0;
    while (holes[at].width < b->width || holes[at].height < b->height) {
        at++;
    }
    const hole old = holes[at];
    const hole beside = {old.x + b->width, old.y, old.width - b->width, b->height};
    const hole below = {old.x, old.y + b->height, old.width, old.height - b->height};
    b->to_x = old.x;
    b->to_y = old.y;
    const bool keeps[] = {beside.width >= least_width, below.height >= least_height};
    const size_t n_new = (size_t)keeps[0] + (size_t)keeps[1];
    memmove(holes + at + n_new, holes + at + 1, (*n_holes - at - 1) * sizeof *holes);
    if (keeps[0]) {
        holes[at++] = beside;
    }
    if (keeps[1]) {
        holes[at] = below;
    }
    *n_holes += n_new;
    *n_holes -= 1;
}

/* Packs the components' rectangles, the highest first and on top: upwards is positive
   in Gephi and Graphviz. */
static tri_status pack(tri_graph *graph, const components *c, tri_error *error)
{
    const size_t n = c->n_components;
    box *boxes = malloc((n + 1) * sizeof *boxes);
    hole *holes = malloc((n + 2) * sizeof *holes);
    if (boxes == NULL || holes == NULL) {
        free(boxes);
        free(holes);
        return tri_i_fail_memory(error);
    }
    find_boxes(graph, c, boxes);
    double area = 0;
    double widest = 0;
    double least_width = HUGE_VAL;
    double least_height = HUGE_VAL;
    for (size_t i = 0; i < n; i++) {
        area += boxes[i].width * boxes[i].height;
        widest = fmax(widest, boxes[i].width);
        least_width = fmin(least_width, boxes[i].width);
        least_height = fmin(least_height, boxes[i].height);
    }
    qsort(boxes, n, sizeof *boxes, compare_boxes);
    size_t n_holes = 1;
    holes[0] = (hole){0, 0, fmax(widest, 1.3 * sqrt(area)), HUGE_VAL};
    for (size_t i = 0; i < n; i++) {
        box *b = &boxes[i];
        fill_hole(b, holes, &n_holes, least_width, least_height);
        for (size_t j = c->begin[b->component]; j < c->begin[b->component + 1]; j++) {
            tri_node *node = &graph->nodes.items[c->nodes[j]];
            node->x += b->to_x - b->x;
            node->y -= b->to_y + b->y + b->height;
        }
    }
    free(boxes);
    free(holes);
    return TRI_OK;
}

/* The middle to 0, 0; two decimals are enough for a picture. */
static void centre(tri_graph *graph)
{
    double x = 0;
    double y = 0;
    const double n = (double)graph->nodes.n;
    for (size_t i = 0; i < graph->nodes.n; i++) {
        x += graph->nodes.items[i].x / n;
        y += graph->nodes.items[i].y / n;
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        tri_node *node = &graph->nodes.items[i];
        node->x = round((node->x - x) * 100) / 100 + 0.0;
        node->y = round((node->y - y) * 100) / 100 + 0.0;
    }
}

tri_status tri_i_layout(tri_graph *graph, tri_error *error)
{
    const size_t n = graph->nodes.n;
    const tri_graph_options *o = &graph->options;
    if (!graph->has_sizes) {
        size_nodes(graph);
    }
    if (graph->info.has_layout && !o->force_layout && !o->no_layout) {
        return TRI_OK; /* a file's */
    }
    graph->info.has_layout = false;
    if (n == 0 || o->no_layout || (n > MAX_NODES && !o->force_layout)) {
        return TRI_OK;
    }
    tri_i_projection projection = {0};
    components c = {0};
    igraph_error_t code = IGRAPH_SUCCESS;
    swept *order = malloc(n * sizeof *order);
    tri_status status = order == NULL
                            ? tri_i_fail_memory(error)
                            : tri_i_project(graph, false, true, &projection, error);
    if (status != TRI_OK) {
        goto done;
    }
    const tri_i_handlers handlers = tri_i_igraph_begin();
    status = components_find(&projection.graph, n, &c, error);
    if (status == TRI_OK) {
        code = igraph_rng_seed(igraph_rng_default(), SEED);
    }
    for (size_t i = 0; i < n; i++) {
        graph->nodes.items[i].x = graph->nodes.items[i].y = 0;
    }
    for (size_t i = 0; i < c.n_components && status == TRI_OK; i++) {
        code = code == IGRAPH_SUCCESS ? place(graph, &c, i) : code;
    }
    tri_i_igraph_end(handlers);
    if (code != IGRAPH_SUCCESS) {
        status = tri_i_igraph_fail(error, code, "laying out");
    }
    if (status != TRI_OK) {
        goto done;
    }
    for (size_t i = 0; i < c.n_components; i++) {
        separate(graph, c.nodes + c.begin[i], c.begin[i + 1] - c.begin[i], order);
    }
    status = pack(graph, &c, error);
    if (status == TRI_OK) {
        centre(graph);
        graph->info.has_layout = true;
    }
done:
    tri_i_projection_clear(&projection);
    components_clear(&c);
    free(order);
    return status;
}
