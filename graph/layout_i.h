/* The steps of the layout: parts, places within a part, room between boxes, parts side
   by side. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_LAYOUT_I_H
#define TRI_GRAPH_LAYOUT_I_H

#include "graph/igraph_i.h"

/* Boxes by the connected parts that they make, and the ties of each. */
typedef struct {
    size_t n_parts;
    size_t *begin;      /* (n_parts + 1) of its boxes in `boxes`, the biggest first */
    uint32_t *boxes;    /* (n_boxes) */
    uint32_t *local;    /* (n_boxes) a box's number in its part */
    size_t *ties_begin; /* (n_parts + 1) of its ties in `ties` */
    tri_i_tie *ties;    /* their ends by local numbers, one for each pair of boxes */
} tri_i_parts;

/* Finds the parts of `n` boxes; clear them with tri_i_parts_clear, which accepts zeroed
   ones (parts.c). TRI_ERR_MEMORY. */
tri_status tri_i_parts_find(size_t n, const tri_i_tie *ties, size_t n_ties,
                            tri_i_parts *parts, tri_error *error);
void tri_i_parts_clear(tri_i_parts *parts);

/* Places by which distances are as near as can be to those along the ties, each of
   which is `lengths` (n_ties) long: `x` and `y` (n). No igraph (stress.c). Cost: boxes
   squared, and boxes times ties. `number` of
   the beginning as in tri_i_manner. TRI_ERR_MEMORY. */
tri_status tri_i_place_by_stress(size_t n, const tri_i_tie *ties, size_t n_ties,
                                 const double *lengths, uint32_t number, double *x,
                                 double *y, tri_error *error);

/* Gives the boxes of one part their places, not minding what lies on another (place.c);
 Cost: boxes squared up to 1,000 boxes, above that
   about boxes times 500. */
tri_status tri_i_place(tri_i_box *boxes, const tri_i_parts *parts, size_t which,
                       const tri_i_manner *manner, tri_error *error);

/* Moves the boxes of one part, `members` (n), apart until none overlap, or nearly none
   in large ones, where those of the ten heaviest do not (separate.c). TRI_ERR_MEMORY.
 */
tri_status tri_i_separate(tri_i_box *boxes, const uint32_t *members, size_t n,
                          tri_error *error);

/* The same where parts may stand within one another's bounds; `*is_done` is false where
   they take up too much, and those that have moved are to be packed (nest.c). Cost:
   parts times the area that they cover, for each place that is tried. TRI_ERR_MEMORY.
 */
tri_status tri_i_nest(tri_i_box *boxes, const tri_i_parts *parts, bool *is_done,
                      tri_error *error);

/* Puts the parts side by side, the biggest first (pack.c). TRI_ERR_MEMORY. */
tri_status tri_i_pack(tri_i_box *boxes, const tri_i_parts *parts, tri_error *error);

#endif
