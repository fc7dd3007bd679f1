/* What the writers need of a graph beyond tricot.h. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_GRAPH_H
#define TRI_GRAPH_GRAPH_H

#include "base/status.h"
#include "tricot.h"

/* Whether a measure is a whole number, 0 or above. */
bool tri_i_measure_is_count(tri_measure measure);

/* How many texts were added, and a text with its document's id. */
size_t tri_i_graph_n_texts(const tri_graph *graph);
const char *tri_i_graph_text(const tri_graph *graph, size_t index, const char **doc,
                             size_t *n_bytes);

#endif
