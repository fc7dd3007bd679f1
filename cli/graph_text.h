/* Counts of a graph, and the paragraph that says how it was made. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_GRAPH_TEXT_H
#define TRI_CLI_GRAPH_TEXT_H

#include "tricot.h"

typedef struct {
    size_t types[TRI_TYPE_COUNT]; /* nodes of each */
    size_t n_named;
    size_t modalities[TRI_MODALITY_COUNT]; /* edges of each, */
    size_t n_negated;                      /* negated ones; */
    size_t n_meetings;        /* edges of co-occurrence: counted in neither */
    size_t n_undirected;      /* other edges without a direction */
    size_t n_relations;       /* differing labels, without co-occurrence */
    size_t n_components;      /* over all edges, whatever the direction */
    size_t largest_component; /* its nodes */
    double density;           /* edges by the ordered pairs of nodes */
    const char *first_date;   /* of the documents behind the edges, or "" */
    const char *last_date;
} graph_counts;

/* What is printed in the order of its value, the highest first. */
typedef struct {
    const char *name;
    double value;
    size_t order; /* of equal values the lower comes first */
} ranked;

/* For qsort. */
int compare_ranked(const void *a, const void *b);

/* Counts a finished graph; strings are borrowed from it. False where memory is out. */
bool graph_count(const tri_graph *graph, graph_counts *counts);

/* Prints one paragraph fit for a methods section: what was measured how, thresholds,
   counts, versions. False where memory is out. */
bool graph_print_methods(const tri_graph *graph, tri_sink *sink);

#endif
