/* Places of the nodes, so that the first view shows something. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/igraph_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    GRID_NODES = 1000,     /* the grid variant above */
    MAX_NODES = 50000,     /* none above, unless asked */
    SEPARATE_NODES = 3000, /* overlaps are removed up to here */
    SEED = 42,
    ROUNDS = 500
};

/* Sizes by PageRank: an area that grows with it, a diameter from 10 to 60. */
static void size_nodes(tri_graph *graph)
{
    const double *rank = graph->measures[TRI_MEASURE_PAGERANK];
    double most = 0;
    for (size_t i = 0; rank != NULL && i < graph->nodes.n; i++) {
        most = rank[i] > most ? rank[i] : most;
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const double share = most > 0 ? rank[i] / most : 0;
        graph->nodes.items[i].size = round((10 + 50 * sqrt(share)) * 100) / 100;
    }
}

/* Fruchterman and Reingold (1991) over the whole graph. */
static igraph_error_t place(tri_graph *graph, tri_i_projection *projection)
{
    const size_t n = graph->nodes.n;
    igraph_matrix_t at;
    igraph_error_t code = igraph_matrix_init(&at, (igraph_integer_t)n, 2);
    if (code != IGRAPH_SUCCESS) {
        return code;
    }
    code = igraph_rng_seed(igraph_rng_default(), SEED);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_layout_fruchterman_reingold(
            &projection->graph, &at, false, ROUNDS, sqrt((double)n),
            n > GRID_NODES ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID, NULL, NULL,
            NULL, NULL, NULL);
    }
    for (size_t i = 0; i < n && code == IGRAPH_SUCCESS; i++) {
        /* An edge is then some 100 units long. */
        graph->nodes.items[i].x = 100 * MATRIX(at, (igraph_integer_t)i, 0);
        graph->nodes.items[i].y = 100 * MATRIX(at, (igraph_integer_t)i, 1);
    }
    igraph_matrix_destroy(&at);
    return code;
}

/* A component's rectangle. */
typedef struct {
    size_t component;
    size_t size;
    double x, y, width, height;
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

/* Puts the components' rectangles into rows, the highest first. */
static tri_status pack(tri_graph *graph, const double *component, size_t n_components,
                       tri_error *error)
{
    const double gap = 80;
    box *boxes = calloc(n_components + 1, sizeof *boxes);
    double *shift = calloc(2 * n_components + 2, sizeof *shift);
    if (boxes == NULL || shift == NULL) {
        free(boxes);
        free(shift);
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const tri_node *node = &graph->nodes.items[i];
        box *b = &boxes[(size_t)component[i]];
        const double left = node->x - node->size;
        const double top = node->y - node->size;
        const double right = node->x + node->size;
        const double bottom = node->y + node->size;
        if (b->size++ == 0) {
            *b = (box){(size_t)component[i], 1, left, top, right, bottom};
        }
        b->x = fmin(b->x, left);
        b->y = fmin(b->y, top);
        b->width = fmax(b->width, right); /* an edge until all are seen */
        b->height = fmax(b->height, bottom);
    }
    double area = 0;
    for (size_t i = 0; i < n_components; i++) {
        boxes[i].width += gap - boxes[i].x;
        boxes[i].height += gap - boxes[i].y;
        area += boxes[i].width * boxes[i].height;
    }
    qsort(boxes, n_components, sizeof *boxes, compare_boxes);
    const double row = fmax(boxes[0].width, 1.3 * sqrt(area));
    double x = 0;
    double y = 0;
    double height = 0;
    for (size_t i = 0; i < n_components; i++) {
        if (x > 0 && x + boxes[i].width > row) {
            x = 0;
            y += height;
            height = 0;
        }
        shift[2 * boxes[i].component] = x - boxes[i].x;
        shift[2 * boxes[i].component + 1] = y - boxes[i].y;
        x += boxes[i].width;
        height = fmax(height, boxes[i].height);
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        graph->nodes.items[i].x += shift[2 * (size_t)component[i]];
        graph->nodes.items[i].y += shift[2 * (size_t)component[i] + 1];
    }
    free(boxes);
    free(shift);
    return TRI_OK;
}

/* Pushes nodes apart until no two discs touch, or the rounds are over. */
static void separate(tri_graph *graph)
{
    const size_t n = graph->nodes.n;
    bool moved = n <= SEPARATE_NODES;
    for (int round = 0; moved && round < 200; round++) {
        moved = false;
        for (size_t i = 0; i < n; i++) {
            for (size_t j = i + 1; j < n; j++) {
                tri_node *a = &graph->nodes.items[i];
                tri_node *b = &graph->nodes.items[j];
                const double need = (a->size + b->size) / 2 * 1.1 + 4;
                double dx = b->x - a->x;
                double dy = b->y - a->y;
                if (fabs(dx) >= need || fabs(dy) >= need) {
                    continue;
                }
                double distance = sqrt(dx * dx + dy * dy);
                if (distance >= need) {
                    continue;
                }
                if (distance < 1e-6) {
                    dx = 1e-3 * (double)(1 + (i + j) % 7);
                    dy = 1e-3;
                    distance = sqrt(dx * dx + dy * dy);
                }
                const double push = (need - distance) / 2 / distance * 1.01;
                a->x -= dx * push;
                a->y -= dy * push;
                b->x += dx * push;
                b->y += dy * push;
                moved = true;
            }
        }
    }
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
    size_nodes(graph);
    if (n == 0 || graph->options.no_layout ||
        (graph->from_file && graph->info.has_layout) ||
        (n > MAX_NODES && !graph->options.force_layout)) {
        return TRI_OK;
    }
    tri_i_projection projection = {0};
    igraph_vector_int_t membership;
    double *component = malloc(n * sizeof *component);
    size_t n_components = 0;
    tri_status status = component == NULL
                            ? tri_i_fail_memory(error)
                            : tri_i_project(graph, false, true, &projection, error);
    if (status != TRI_OK) {
        goto done;
    }
    const tri_i_handlers handlers = tri_i_igraph_begin();
    igraph_error_t code = igraph_vector_int_init(&membership, 0);
    if (code == IGRAPH_SUCCESS) {
        code = place(graph, &projection);
        if (code == IGRAPH_SUCCESS) {
            code = igraph_connected_components(&projection.graph, &membership, NULL,
                                               NULL, IGRAPH_WEAK);
        }
        if (code == IGRAPH_SUCCESS) {
            status =
                tri_i_order_groups(&membership, component, n, &n_components, error);
        }
        igraph_vector_int_destroy(&membership);
    }
    tri_i_igraph_end(handlers);
    if (code != IGRAPH_SUCCESS) {
        status = tri_i_igraph_fail(error, code, "laying out");
    }
    if (status != TRI_OK) {
        goto done;
    }
    separate(graph);
    status = pack(graph, component, n_components, error);
    if (status == TRI_OK) {
        separate(graph);
        centre(graph);
        graph->info.has_layout = true;
    }
done:
    tri_i_projection_clear(&projection);
    free(component);
    return status;
}
