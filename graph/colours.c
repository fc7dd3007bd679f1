/* Colours of the nodes by their type, from a palette that colour-blind people can read.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

/* Okabe and Ito, Color Universal Design (2008); grey for what is no name. */
static const uint8_t palette[TRI_TYPE_COUNT][3] = {
    [TRI_TYPE_PER] = {230, 159, 0},      /* orange */
    [TRI_TYPE_ORG] = {0, 114, 178},      /* blue */
    [TRI_TYPE_LOC] = {0, 158, 115},      /* bluish green */
    [TRI_TYPE_MISC] = {204, 121, 167},   /* reddish purple */
    [TRI_TYPE_DATE] = {240, 228, 66},    /* yellow */
    [TRI_TYPE_NUM] = {86, 180, 233},     /* sky blue */
    [TRI_TYPE_CONCEPT] = {153, 153, 153} /* grey */
};

void tri_i_paint(tri_graph *graph)
{
    for (size_t i = 0; i < graph->nodes.n; i++) {
        tri_node *node = &graph->nodes.items[i];
        node->r = palette[node->type][0];
        node->g = palette[node->type][1];
        node->b = palette[node->type][2];
    }
}
