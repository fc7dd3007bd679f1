/* The table of an edge's attributes: edge.c has it, edge_values.c goes through it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_EDGE_H
#define TRI_GRAPH_EDGE_H

#include "graph/graph_i.h"

/* What an attribute is. */
typedef enum {
    TRI_I_HELD_TEXT,     /* const char *, never NULL */
    TRI_I_HELD_LIST,     /* the same */
    TRI_I_HELD_COUNT,    /* uint32_t */
    TRI_I_HELD_WEIGHT,   /* double, above 0 */
    TRI_I_HELD_SHARE,    /* double, from 0 to 1 */
    TRI_I_HELD_TRUTH,    /* bool */
    TRI_I_HELD_MODALITY, /* tri_modality */
    TRI_I_HELD_BASIS     /* tri_basis */
} tri_i_held;

/* What becomes of an attribute where edges of a pair are made one, the first of which
   is the heaviest. Texts: "" is neither the least nor the most. */
typedef enum {
    TRI_I_PAIR_FIRST, /* as the first has it */
    TRI_I_PAIR_SUM,
    TRI_I_PAIR_LEAST,
    TRI_I_PAIR_MOST,
    TRI_I_PAIR_SUREST,     /* as that of the highest confidence has it */
    TRI_I_PAIR_NONE_OR_ALL /* as the first has it, "" where one has none */
} tri_i_of_pair;

typedef struct {
    const char *name; /* in every format; NULL ends the table */
    tri_i_held held;
    size_t at; /* in tri_edge */
    tri_i_of_pair of_pair;
    size_t only_with; /* of a bool in tri_graph_info: graphs without it have none;
                         SIZE_MAX: all have it */
} tri_i_edge_row;

/* In the order in which every format writes them. */
extern const tri_i_edge_row tri_i_edge_rows[];

static inline bool tri_i_edge_row_is_text(const tri_i_edge_row *row)
{
    return row->held == TRI_I_HELD_TEXT || row->held == TRI_I_HELD_LIST;
}

#endif
