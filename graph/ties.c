/* Ties a name that no fact joins to anything by what is less sure or says less: the
   phrase that it stands in. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The least confidence of a tie, that of one which says whose a node of a full graph
   is, and the most that may be asked of a triple where ties are taken. */
static const double LEAST_OF_TIE = 0.45;
static const double LEAST_OF_OWNER = 0.35;
static const double MOST_ASKED = 0.5;

bool tri_i_takes_ties(const tri_graph *graph)
{
    return graph->options.min_confidence <= MOST_ASKED;
}

/* Whether a name has some words, whole: "CIA director" has `CIA`. */
static bool has_words(const char *name, const char *words)
{
    const size_t n = strlen(words);
    for (const char *at = n == 0 ? NULL : strstr(name, words); at != NULL;
         at = strstr(at + 1, words)) {
        if ((at == name || at[-1] == ' ') && (at[n] == '\0' || strchr(" '", at[n]))) {
            return true;
        }
    }
    return false;
}

/* Whether a phrase ties nothing: its own name says of what it is. */
static bool is_held(const tri_triple *triple)
{
    const char *role = strrchr(triple->label, ' ');
    const bool is_of = role != NULL && strcmp(role, " of") == 0;
    return tri_i_is_phrase(triple) &&
           (tri_i_repeats_name(triple) ||
            (is_of && strstr(triple->subject.name, " of ") != NULL) ||
            has_words(triple->subject.name, triple->object.name) ||
            has_words(triple->subject.name, triple->object.text));
}

bool tri_i_tells_owner(const tri_graph *graph, const tri_triple *triple)
{
    return graph->options.nodes == TRI_NODES_ALL && tri_i_takes_ties(graph) &&
           triple->confidence >= LEAST_OF_OWNER && tri_i_is_owned(triple);
}

bool tri_i_is_tie(const tri_graph *graph, const tri_triple *triple)
{
    const tri_argument *subject = &triple->subject;
    const tri_argument *object = &triple->object;
    return tri_i_takes_ties(graph) && triple->confidence >= LEAST_OF_TIE &&
           !triple->negated && !is_held(triple) && !tri_i_is_class(triple) &&
           subject->entity != TRI_NONE && object->entity != TRI_NONE &&
           subject->type != TRI_TYPE_DATE && subject->type != TRI_TYPE_NUM &&
           object->type != TRI_TYPE_DATE && object->type != TRI_TYPE_NUM;
}

/* Whether a record is named and kept, and no link joins it. */
static bool is_alone(const tri_graph *graph, const bool *keep, const bool *is_linked,
                     uint32_t record)
{
    return keep[record] && !is_linked[record] && graph->records.items[record].named;
}

/* Whether a concept may carry information, by its name, or where that is a word alone
   by what is told of it. */
static bool is_worth_node(const tri_graph *graph, uint32_t record, bool is_told)
{
    const tri_i_record *one = &graph->records.items[record];
    const tri_i_salient_node node =
        tri_i_salient_of(tri_i_string(graph, one->name), (tri_type)one->type,
                         one->named, one->mentions, one->own);
    return !node.is_slight && !node.is_faint && !node.is_general &&
           (is_told || one->named ||
            strchr(tri_i_string(graph, one->name), ' ') != NULL);
}

/* What something is told of a record with. */
enum { OF_OTHERS = 1, OF_KEPT = 2 };

/* The sorts of ties, the best first. */
typedef enum {
    WAY_TO_NAME, /* through the phrase, to what has a name */
    WAY,         /* through the phrase, to another node */
    TO_KEPT,     /* to a node */
    TO_TOLD,     /* to what something is told of with a node */
    TO_WORTH,    /* to what else is worth one */
    TO_COUNTRY,  /* to a country, as goes without saying */
    SPOKEN_OF    /* to what somebody speaks of, whatever he says */
} tie_sort;

/* Whether a tie to a record is of a sort; `told` (n_records). */
static bool is_of_sort(const tri_graph *graph, const tri_i_fact *fact, uint32_t end,
                       tie_sort sort, const bool *keep, const uint8_t *told)
{
    const bool is_vague = fact->is_speech && fact->is_cut;
    if (fact->is_through != (sort == WAY_TO_NAME || sort == WAY) ||
        fact->is_commonplace != (sort == TO_COUNTRY) ||
        is_vague != (sort == SPOKEN_OF)) {
        return false;
    }
    switch (sort) {
    case WAY_TO_NAME:
        return keep[end] && graph->records.items[end].named;
    case WAY:
    case TO_KEPT:
    case TO_COUNTRY:
        return keep[end];
    case TO_TOLD:
        return (told[end] & OF_KEPT) != 0 && graph->options.nodes != TRI_NODES_NAMED;
    case SPOKEN_OF:
        if (keep[end]) {
            return true;
        }
        return is_worth_node(graph, end, true) &&
               graph->options.nodes != TRI_NODES_NAMED;
    default:
        return is_worth_node(graph, end, told[end] != 0) &&
               graph->options.nodes != TRI_NODES_NAMED;
    }
}

/* Takes the ties of a sort that join somebody alone. */
static void take(tri_graph *graph, tie_sort sort, bool *keep, bool *is_linked,
                 const uint8_t *told)
{
    for (size_t i = 0; i < graph->facts.n; i++) {
        tri_i_fact *fact = &graph->facts.items[i];
        const bool is_source = is_alone(graph, keep, is_linked, fact->source);
        const uint32_t end = is_source ? fact->target : fact->source;
        if (!fact->is_tie ||
            (!is_source && !is_alone(graph, keep, is_linked, fact->target)) ||
            !is_of_sort(graph, fact, end, sort, keep, told)) {
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
    uint8_t *told = calloc(n_records + 1, sizeof *told);
    if (is_linked == NULL || told == NULL) {
        free(is_linked);
        free(told);
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
            told[fact->source] |= keep[fact->target] ? OF_KEPT : OF_OTHERS;
            told[fact->target] |= keep[fact->source] ? OF_KEPT : OF_OTHERS;
        }
    }
    for (int sort = WAY_TO_NAME; sort <= SPOKEN_OF; sort++) {
        take(graph, (tie_sort)sort, keep, is_linked, told);
    }
    size_t n = 0;
    bool done = true;
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact fact = graph->facts.items[i];
        if (!fact.is_tie) {
            graph->facts.items[n++] = fact;
        } else if (fact.is_commonplace) {
            graph->info.n_left_out_edges++;
            done = done && tri_i_say_commonplace(graph, &fact);
        } else if (!fact.is_through &&
                   fact.confidence < lround(graph->options.min_confidence * 1000)) {
            graph->info.n_low_confidence++;
        }
    }
    graph->facts.n = n;
    free(is_linked);
    free(told);
    return done;
}
