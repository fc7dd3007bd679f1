/* Ties a name that no fact joins to anything by what is less sure or says less: the
   phrase that it stands in. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <math.h>
#include <stdlib.h>

/* The least confidence of a tie, and the most that may be asked of a triple where ties
   are taken. */
static const double LEAST_OF_TIE = 0.45;
static const double MOST_ASKED = 0.5;

bool tri_i_is_tie(const tri_graph *graph, const tri_triple *triple)
{
    const tri_argument *subject = &triple->subject;
    const tri_argument *object = &triple->object;
    return graph->options.min_confidence <= MOST_ASKED &&
           triple->confidence >= LEAST_OF_TIE && !triple->negated &&
           !tri_i_is_class(triple) && subject->entity != TRI_NONE &&
           object->entity != TRI_NONE && subject->type != TRI_TYPE_DATE &&
           subject->type != TRI_TYPE_NUM && object->type != TRI_TYPE_DATE &&
           object->type != TRI_TYPE_NUM;
}

/* Whether a record is named and kept, and no link joins it. */
static bool is_alone(const tri_graph *graph, const bool *keep, const bool *is_linked,
                     uint32_t record)
{
    return keep[record] && !is_linked[record] && graph->records.items[record].named;
}

/* Whether a concept may carry information, by its name. */
static bool is_worth_node(const tri_graph *graph, uint32_t record)
{
    const tri_i_record *one = &graph->records.items[record];
    const tri_i_salient_node node =
        tri_i_salient_of(tri_i_string(graph, one->name), (tri_type)one->type,
                         one->named, one->mentions > 1, one->own);
    return !node.is_slight && !node.is_faint && !node.is_general;
}

/* Takes the ties that join somebody alone to what is marked `other` (n_records); NULL:
   to whatever is worth a node. */
static void take(tri_graph *graph, bool *keep, bool *is_linked, const bool *other)
{
    for (size_t i = 0; i < graph->facts.n; i++) {
        tri_i_fact *fact = &graph->facts.items[i];
        const bool is_source = is_alone(graph, keep, is_linked, fact->source);
        const uint32_t end = is_source ? fact->target : fact->source;
        if (!fact->is_tie ||
            (!is_source && !is_alone(graph, keep, is_linked, fact->target)) ||
            !(other == NULL ? !fact->repeats_name && is_worth_node(graph, end)
                            : other[end])) {
            continue;
        }
        fact->is_tie = false;
        keep[fact->source] = keep[fact->target] = true;
        is_linked[fact->source] = is_linked[fact->target] = true;
    }
}

bool tri_i_take_ties(tri_graph *graph, bool *keep)
{
    const size_t n_records = graph->records.n;
    bool *is_linked = calloc(n_records + 1, sizeof *is_linked);
    bool *is_told = calloc(n_records + 1, sizeof *is_told);
    if (is_linked == NULL || is_told == NULL) {
        free(is_linked);
        free(is_told);
        return false;
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        if (fact->is_tie || fact->is_class) {
            continue;
        }
        if (keep[fact->source] && keep[fact->target]) {
            is_linked[fact->source] = is_linked[fact->target] = true;
        } else if (tri_i_tells(tri_i_string(graph, fact->label))) {
            is_told[fact->source] = is_told[fact->source] || keep[fact->target];
            is_told[fact->target] = is_told[fact->target] || keep[fact->source];
        }
    }
    take(graph, keep, is_linked, keep);
    if (graph->options.nodes != TRI_NODES_NAMED) {
        take(graph, keep, is_linked, is_told);
        take(graph, keep, is_linked, NULL);
    }
    size_t n = 0;
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact fact = graph->facts.items[i];
        if (!fact.is_tie) {
            graph->facts.items[n++] = fact;
        } else if (fact.confidence < lround(graph->options.min_confidence * 1000)) {
            graph->info.n_low_confidence++;
        }
    }
    graph->facts.n = n;
    free(is_linked);
    free(is_told);
    return true;
}
