/* Filters the facts that nodes of a file carry, as its edges are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <stdlib.h>
#include <string.h>

enum { N_LISTS = 5, CONFIDENCE = 3, MODALITY = 4 };

/* The value at `*at` of a list; moves on, `*at` is NULL behind the last. */
static size_t next_value(const char **at)
{
    const char *begin = *at;
    size_t n = 0;
    while (begin[n] != '\0' && begin[n] != '|') {
        n += begin[n] == '\\' && begin[n + 1] == '|' ? 2 : 1;
    }
    *at = begin[n] == '|' ? begin + n + 1 : NULL;
    return n;
}

/* Whether the facts of a node can be told apart, and some are to go. */
static bool wants_filter(const tri_graph *graph, const tri_node *node)
{
    const tri_graph_options *o = &graph->options;
    return node->facts[0] != '\0' && node->facts_confidence[0] != '\0' &&
           node->facts_modality[0] != '\0' && (o->no_negated || o->min_confidence > 0);
}

static bool is_kept(const tri_graph *graph, const char *confidence, size_t n_confidence,
                    const char *modality)
{
    char number[32];
    if (graph->options.no_negated && strncmp(modality, "not ", 4) == 0) {
        return false;
    }
    if (n_confidence == 0 || n_confidence >= sizeof number) {
        return true;
    }
    memcpy(number, confidence, n_confidence);
    number[n_confidence] = '\0';
    /* Up to three decimals, with a point in every locale. */
    const char *point = strchr(number, '.');
    double value = (double)strtoul(number, NULL, 10);
    double scale = 1;
    for (const char *p = point == NULL ? "" : point + 1; *p >= '0' && *p <= '9'; p++) {
        scale *= 10;
        value += (*p - '0') / scale;
    }
    return value + 1e-9 >= graph->options.min_confidence;
}

static bool filter_node(tri_graph *graph, tri_node *node)
{
    const char **lists[N_LISTS] = {&node->facts, &node->facts_evidence,
                                   &node->facts_docs, &node->facts_confidence,
                                   &node->facts_modality};
    const char *at[N_LISTS];
    tri_i_text out[N_LISTS] = {0};
    size_t n = 0;
    bool done = true;
    for (int i = 0; i < N_LISTS; i++) {
        at[i] = (*lists[i])[0] == '\0' ? NULL : *lists[i];
    }
    while (at[0] != NULL) {
        const char *begin[N_LISTS];
        size_t length[N_LISTS];
        for (int i = 0; i < N_LISTS; i++) {
            begin[i] = at[i] == NULL ? "" : at[i];
            length[i] = at[i] == NULL ? 0 : next_value(&at[i]);
        }
        if (is_kept(graph, begin[CONFIDENCE], length[CONFIDENCE], begin[MODALITY])) {
            for (int i = 0; i < N_LISTS; i++) {
                tri_i_text_string(&out[i], n > 0 ? "|" : "");
                tri_i_text_add(&out[i], begin[i], length[i]);
            }
            n++;
        }
    }
    for (int i = 0; i < N_LISTS; i++) {
        const bool had_any = (*lists[i])[0] != '\0';
        *lists[i] = out[i].failed ? NULL
                    : out[i].n == 0 || !had_any
                        ? ""
                        : tri_arena_copy(&graph->arena, out[i].bytes, out[i].n);
        done = done && *lists[i] != NULL;
        tri_i_text_clear(&out[i]);
    }
    return done;
}

tri_status tri_i_filter_facts(tri_graph *graph, tri_error *error)
{
    for (size_t i = 0; i < graph->nodes.n; i++) {
        tri_node *node = &graph->nodes.items[i];
        if (wants_filter(graph, node) && !filter_node(graph, node)) {
            return tri_i_fail_memory(error);
        }
    }
    return TRI_OK;
}
