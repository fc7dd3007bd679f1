/* tricot show: a node's facts or an edge, with the sentences that say them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_open.h"
#include "cli/library.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/sandbox.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NO_FACT = UINT32_MAX };

/* A graph with the facts of each edge. */
typedef struct {
    const tri_graph *graph;
    uint32_t *first; /* (n_edges) */
    uint32_t *next;  /* (n_facts) */
} shown;

/* False where memory is out. */
static bool list_facts(shown *s)
{
    const size_t n_edges = tri_graph_n_edges(s->graph);
    const size_t n_facts = tri_graph_n_facts(s->graph);
    s->first = malloc((n_edges + 1) * sizeof *s->first);
    s->next = malloc((n_facts + 1) * sizeof *s->next);
    if (s->first == NULL || s->next == NULL) {
        return false;
    }
    for (size_t i = 0; i < n_edges; i++) {
        s->first[i] = NO_FACT;
    }
    for (size_t i = n_facts; i-- > 0;) {
        tri_fact fact;
        if (tri_graph_fact(s->graph, i, &fact)) {
            s->next[i] = s->first[fact.edge];
            s->first[fact.edge] = (uint32_t)i;
        }
    }
    return true;
}

/* Prints a list joined by "|" as a person reads it. */
static void print_list(tri_sink *sink, const char *name, const char *list)
{
    if (list[0] == '\0') {
        return;
    }
    tri_sink_printf(sink, "  %s: ", name);
    for (; *list != '\0'; list++) {
        if (list[0] == '\\' && list[1] == '|') {
            tri_sink_char(sink, *++list);
        } else if (*list == '|') {
            tri_sink_string(sink, "; ");
        } else {
            tri_sink_char(sink, *list == '\n' || *list == '\r' ? ' ' : *list);
        }
    }
    tri_sink_char(sink, '\n');
}

/* A sentence on one line. */
static void print_sentence(tri_sink *sink, const char *sentence, const char *doc)
{
    if (sentence[0] == '\0') {
        return;
    }
    tri_sink_string(sink, "  \"");
    tri_sink_line(sink, sentence, strlen(sentence));
    tri_sink_string(sink, doc[0] == '\0' ? "\"" : "\" ");
    tri_sink_line(sink, doc, strlen(doc));
    tri_sink_char(sink, '\n');
}

static void print_edge(tri_sink *sink, const shown *s, size_t index)
{
    const tri_graph *graph = s->graph;
    const tri_edge *edge = tri_graph_edge(graph, index);
    tri_sink_printf(
        sink, "%s %s %s %s %s\n", tri_graph_node(graph, edge->source)->label,
        edge->directed ? "-" : "--", edge->label, edge->directed ? "->" : "--",
        tri_graph_node(graph, edge->target)->label);
    tri_sink_printf(sink, "  %s%s, %s, confidence ", edge->negated ? "denied, " : "",
                    tri_modality_name(edge->modality), tri_basis_name(edge->basis));
    tri_sink_double(sink, edge->confidence);
    tri_sink_string(sink, ", weight ");
    tri_sink_double(sink, edge->weight);
    tri_sink_printf(sink, ", %u document%s\n  id: %s\n", (unsigned)edge->n_docs,
                    edge->n_docs == 1 ? "" : "s", edge->id);
    print_list(sink, "relations", edge->relations);
    print_list(sink, "said by", edge->attribution);
    print_list(sink, "time", edge->time);
    print_list(sink, "place", edge->place);
    if (edge->first_date[0] != '\0') {
        tri_sink_printf(sink, "  dates: %s to %s\n", edge->first_date, edge->last_date);
    }
    /* Every sentence where the triples are known, else the one that the file keeps. */
    for (uint32_t i = s->first[index]; i != NO_FACT; i = s->next[i]) {
        tri_fact fact;
        (void)tri_graph_fact(graph, i, &fact);
        print_sentence(sink, fact.sentence, fact.doc);
    }
    if (s->first[index] == NO_FACT) {
        print_list(sink, "documents", edge->docs);
        print_sentence(sink, edge->evidence, "");
    }
}

/* The next value of a list into `out`, which has room for the list; "" behind the
   last. */
static const char *take_value(const char *list, char *out)
{
    while (*list != '\0' && *list != '|') {
        list += list[0] == '\\' && list[1] == '|' ? 1 : 0;
        *out++ = *list++;
    }
    *out = '\0';
    return list + (*list == '|');
}

/* What a node says by itself, each statement with where it is from. */
static bool print_facts(tri_sink *sink, const tri_node *node)
{
    const char *lists[] = {node->facts, node->facts_evidence, node->facts_docs,
                           node->facts_confidence, node->facts_modality};
    enum { N = sizeof lists / sizeof *lists };
    char *values[N] = {0};
    bool done = true;
    for (int i = 0; i < N; i++) {
        values[i] = malloc(strlen(lists[i]) + 1);
        done = done && values[i] != NULL;
    }
    while (done && lists[0][0] != '\0') {
        for (int i = 0; i < N; i++) {
            lists[i] = take_value(lists[i], values[i]);
        }
        tri_sink_string(sink, "\n* "); /* its subject need not be the node */
        tri_sink_line(sink, values[0], strlen(values[0]));
        tri_sink_char(sink, '\n');
        if (values[3][0] != '\0') {
            tri_sink_printf(sink, "  %s, confidence %s\n", values[4], values[3]);
        }
        print_sentence(sink, values[1], values[2]);
    }
    for (int i = 0; i < N; i++) {
        free(values[i]);
    }
    return done;
}

static bool print_node(tri_sink *sink, const shown *s, size_t index)
{
    const tri_graph *graph = s->graph;
    const tri_node *node = tri_graph_node(graph, index);
    const tri_graph_info *info = tri_graph_get_info(graph);
    tri_sink_printf(sink, "%s\n  id: %s\n  type: %s%s%s\n", node->label, node->id,
                    tri_type_name(node->type), node->subtype[0] == '\0' ? "" : ", ",
                    node->subtype);
    print_list(sink, "description", node->description);
    print_list(sink, "aliases", node->aliases);
    print_list(sink, "roles", node->roles);
    print_list(sink, "properties", node->properties);
    print_list(sink, "wikidata", node->wikidata);
    tri_sink_printf(sink, "  mentions: %u in %u document%s\n", (unsigned)node->mentions,
                    (unsigned)node->n_docs, node->n_docs == 1 ? "" : "s");
    for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
        const double value = tri_graph_measure(graph, index, (tri_measure)i);
        if ((info->measures >> i & 1) != 0 && !isnan(value)) {
            tri_sink_printf(sink, "  %s: ", tri_measure_name((tri_measure)i));
            tri_sink_double(sink, value);
            if (i == TRI_MEASURE_COMMUNITY) {
                tri_sink_printf(sink, " (%s)", node->community);
            }
            tri_sink_char(sink, '\n');
        }
    }
    for (size_t i = 0; i < tri_graph_n_edges(graph); i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        if (edge->source == index || edge->target == index) {
            tri_sink_char(sink, '\n');
            print_edge(sink, s, i);
        }
    }
    return print_facts(sink, node);
}

/* Prints the edges of an id, or the node of a name; false where there is neither. */
static bool print_named(tri_sink *sink, const shown *s, const char *name)
{
    const tri_graph *graph = s->graph;
    for (size_t i = 0; i < tri_graph_n_edges(graph); i++) {
        if (strcmp(tri_graph_edge(graph, i)->id, name) == 0) {
            print_edge(sink, s, i);
            return true;
        }
    }
    size_t node = 0;
    tri_error error = {0};
    if (tri_graph_find_node(graph, name, &node, &error) != TRI_OK) {
        say("%s, and no edge has that id", error.message);
        return false;
    }
    if (!print_node(sink, s, node)) {
        say("out of memory");
        return false;
    }
    return true;
}

int command_show(const cli_options *options)
{
    tri_graph_options wanted = options->graph;
    wanted.no_layout = true;
    wanted.measures = 0;
    cli_output output = {0};
    shown s = {0};
    int status = EXIT_FAILED;
    sandbox_enter(options, NULL);
    tri_graph *graph = graph_open(options, options->operands[0], &wanted, 0);
    s.graph = graph;
    if (graph == NULL) {
        goto done;
    }
    if (!list_facts(&s)) {
        say("out of memory");
    } else if (output_open(&output, "-", NULL)) {
        const bool found = print_named(&output.sink, &s, options->operands[1]);
        status = output_close(&output, true) && found ? EXIT_DONE : EXIT_FAILED;
    }
done:
    free(s.first);
    free(s.next);
    tri_graph_free(graph);
    return status;
}
