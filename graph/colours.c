/* Colours of the nodes by their type or community, from a palette that colour-blind
   people can read. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

/* Okabe and Ito, Color Universal Design (2008); grey for what has no colour. */
enum { ORANGE, BLUE, GREEN, PURPLE, YELLOW, SKY, VERMILION, GREY };
static const uint8_t palette[][3] = {
    [ORANGE] = {230, 159, 0},   [BLUE] = {0, 114, 178},    [GREEN] = {0, 158, 115},
    [PURPLE] = {204, 121, 167}, [YELLOW] = {240, 228, 66}, [SKY] = {86, 180, 233},
    [VERMILION] = {213, 94, 0}, [GREY] = {153, 153, 153}};

/* Black labels lie across the nodes: the dark one is left to numbers. */
static const uint8_t of_type[TRI_TYPE_COUNT] = {
    [TRI_TYPE_PER] = ORANGE,  [TRI_TYPE_ORG] = SKY,     [TRI_TYPE_LOC] = GREEN,
    [TRI_TYPE_MISC] = PURPLE, [TRI_TYPE_DATE] = YELLOW, [TRI_TYPE_NUM] = BLUE,
    [TRI_TYPE_CONCEPT] = GREY};

void tri_i_paint(tri_graph *graph)
{
    const tri_colors by = graph->options.colors;
    const double *groups = graph->measures[TRI_MEASURE_COMMUNITY];
    if (graph->has_colours && by == TRI_COLORS_DEFAULT) {
        return; /* a file's */
    }
    for (size_t i = 0; i < graph->nodes.n; i++) {
        tri_node *node = &graph->nodes.items[i];
        const uint8_t *colour = palette[of_type[node->type]];
        if (by == TRI_COLORS_COMMUNITY && groups != NULL) {
            /* The smallest numbers are the biggest communities'; a file may lack one.
             */
            const bool is_big = groups[i] >= 0 && groups[i] < GREY;
            colour = palette[is_big ? (size_t)groups[i] : GREY];
        }
        node->r = colour[0];
        node->g = colour[1];
        node->b = colour[2];
    }
}
