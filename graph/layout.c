/* Places of the nodes, so that the first view shows something. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_NODES = 50000, /* no places above, unless asked */
    LONG_LABEL = 600,  /* what goes beyond may lie on others */
    EDGE = 20          /* what is to be seen of one, at least */
};

/* Sizes by prominence: an area that grows with it. The size is a radius to Gephi; 5 to
   30, so that a label in its 12 points fits between discs. */
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
        graph->nodes.items[i].size = round((5 + 25 * sqrt(share)) * 100) / 100;
    }
}

/* How wide a label is in 12 point Arial, in which Gephi writes it, from above: capitals
   and digits are three quarters as wide as high, ideographs as wide as high. */
static double label_width(const char *label)
{
    const size_t length = strlen(label);
    double width = 0;
    for (size_t i = 0; i < length && width < LONG_LABEL;) {
        uint32_t code = 0;
        i += tri_utf8_decode(label + i, length - i, &code);
        const bool is_capital = code >= 'A' && code <= 'Z';
        width += code >= 0x1100 ? 12.5 : is_capital ? 8.5 : 6.6;
    }
    return fmin(width, LONG_LABEL);
}

/* What a node takes up: its disc with its label across it, and some air. */
static void find_boxes(const tri_graph *graph, tri_i_box *boxes)
{
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const tri_node *node = &graph->nodes.items[i];
        boxes[i] =
            (tri_i_box){.width = fmax(node->size * 2, label_width(node->label)) + 8,
                        .height = fmax(node->size * 2, 14) + 6,
                        .weight = node->size};
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

/* Gives every node its place. */
static tri_status place_nodes(tri_graph *graph, tri_error *error)
{
    const size_t n = graph->nodes.n;
    tri_i_box *boxes = malloc(n * sizeof *boxes);
    tri_i_tie *ties = malloc((graph->edges.n + 1) * sizeof *ties);
    tri_status status = TRI_OK;
    if (boxes == NULL || ties == NULL) {
        status = tri_i_fail_memory(error);
    } else {
        find_boxes(graph, boxes);
        for (size_t i = 0; i < graph->edges.n; i++) {
            const tri_edge *edge = &graph->edges.items[i];
            ties[i] = (tri_i_tie){edge->source, edge->target, EDGE};
        }
        status = tri_i_arrange(boxes, n, ties, graph->edges.n,
                               &(tri_i_manner){.flat = 1}, error);
    }
    for (size_t i = 0; i < n && status == TRI_OK; i++) {
        graph->nodes.items[i].x = boxes[i].x;
        graph->nodes.items[i].y = boxes[i].y;
    }
    free(boxes);
    free(ties);
    return status;
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
    TRI_TRY(place_nodes(graph, error));
    centre(graph);
    graph->info.has_layout = true;
    return TRI_OK;
}
