/* tricot diff: what has come, gone and changed between two graph files. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/graph_open.h"
#include "cli/library.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Nodes or edges of both graphs by their ids. */
typedef struct {
    const char *what; /* "node", "edge" */
    size_t n_added, n_removed, n_changed;
} counts;

static size_t size_of(const tri_graph *graph, bool edges)
{
    return edges ? tri_graph_n_edges(graph) : tri_graph_n_nodes(graph);
}

static const char *id_of(const tri_graph *graph, bool edges, size_t index)
{
    return edges ? tri_graph_edge(graph, index)->id : tri_graph_node(graph, index)->id;
}

static void put(tri_sink *sink, const char *text)
{
    tri_sink_line(sink, text, strlen(text));
}

static void begin_row(tri_sink *sink, const char *change, const char *what,
                      const char *id)
{
    tri_sink_printf(sink, "%s\t%s\t", change, what);
    put(sink, id);
    tri_sink_char(sink, '\t');
}

/* "label (TYPE)" of a node, "A - label - B" of an edge. */
static void describe(tri_sink *sink, const tri_graph *graph, bool edges, size_t index)
{
    if (!edges) {
        const tri_node *node = tri_graph_node(graph, index);
        put(sink, node->label);
        tri_sink_printf(sink, " (%s)\n", tri_type_name(node->type));
        return;
    }
    const tri_edge *edge = tri_graph_edge(graph, index);
    put(sink, tri_graph_node(graph, edge->source)->label);
    tri_sink_string(sink, " - ");
    put(sink, edge->label);
    tri_sink_string(sink, " - ");
    put(sink, tri_graph_node(graph, edge->target)->label);
    tri_sink_char(sink, '\n');
}

/* One row for all that has changed of one thing. */
typedef struct {
    tri_sink *sink;
    const char *what;
    const char *id;
    bool begun;
} row;

static void begin_change(row *r, const char *name)
{
    if (r->begun) {
        tri_sink_string(r->sink, ", ");
    } else {
        begin_row(r->sink, "changed", r->what, r->id);
    }
    r->begun = true;
    tri_sink_printf(r->sink, "%s ", name);
}

static void compare_text(row *r, const char *name, const char *old, const char *new)
{
    if (strcmp(old, new) != 0) {
        begin_change(r, name);
        put(r->sink, old[0] == '\0' ? "nothing" : old);
        tri_sink_string(r->sink, " -> ");
        put(r->sink, new[0] == '\0' ? "nothing" : new);
    }
}

/* The length of a list's first value. */
static size_t value_length(const char *list)
{
    size_t n = 0;
    while (list[n] != '\0' && list[n] != '|') {
        n += list[n] == '\\' && list[n + 1] == '|' ? 2 : 1;
    }
    return n;
}

static bool has_value(const char *list, const char *value, size_t length)
{
    for (const char *at = list; *at != '\0';) {
        const size_t n = value_length(at);
        if (n == length && strncmp(at, value, n) == 0) {
            return true;
        }
        at += n + (at[n] == '|');
    }
    return false;
}

/* The values of a list that another one lacks, each behind a sign. */
static void put_others(row *r, const char *name, const char *list, const char *other,
                       const char *sign)
{
    for (const char *at = list; *at != '\0';) {
        const size_t n = value_length(at);
        if (!has_value(other, at, n)) {
            begin_change(r, name);
            tri_sink_string(r->sink, sign);
            tri_sink_line(r->sink, at, n);
        }
        at += n + (at[n] == '|');
    }
}

/* What has come to a list of statements and what has gone. */
static void compare_list(row *r, const char *name, const char *old, const char *new)
{
    put_others(r, name, old, new, "- ");
    put_others(r, name, new, old, "+ ");
}

static void compare_number(row *r, const char *name, double old, double new)
{
    if (old < new || old > new) {
        begin_change(r, name);
        tri_sink_double(r->sink, old);
        tri_sink_string(r->sink, " -> ");
        tri_sink_double(r->sink, new);
    }
}

static void compare_nodes(row *r, const tri_node *old, const tri_node *new)
{
    compare_text(r, "label", old->label, new->label);
    compare_text(r, "type", tri_type_name(old->type), tri_type_name(new->type));
    compare_text(r, "subtype", old->subtype, new->subtype);
    compare_text(r, "aliases", old->aliases, new->aliases);
    compare_text(r, "roles", old->roles, new->roles);
    compare_text(r, "properties", old->properties, new->properties);
    compare_text(r, "wikidata", old->wikidata, new->wikidata);
    compare_text(r, "description", old->description, new->description);
    compare_list(r, "facts", old->facts, new->facts);
    compare_number(r, "mentions", old->mentions, new->mentions);
    compare_number(r, "n_docs", old->n_docs, new->n_docs);
}

/* Whether an attribute of edges is passed over: what their ids say, how they are
   worded, where they come from. */
static bool is_passed_over(const char *name)
{
    static const char *const names[] = {"label",   "relation", "relations", "directed",
                                        "negated", "evidence", "docs"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void compare_edges(row *r, const tri_edge *old, const tri_edge *new)
{
    for (size_t i = 0; tri_i_edge_attribute(i).name != NULL; i++) {
        const tri_i_attribute one = tri_i_edge_attribute(i);
        if (!is_passed_over(one.name)) {
            const tri_i_value a = tri_i_edge_value(old, &one);
            const tri_i_value b = tri_i_edge_value(new, &one);
            compare_text(r, one.name, a.string, b.string);
            compare_number(r, one.name, a.number, b.number);
        }
    }
}

typedef struct {
    const char *id;
    size_t index;
} place;

static int compare_places(const void *a, const void *b)
{
    return strcmp(((const place *)a)->id, ((const place *)b)->id);
}

/* Prints the rows of all nodes or all edges; false where memory is out. */
static bool print_part(tri_sink *sink, const tri_graph *old, const tri_graph *new,
                       bool edges, counts *found)
{
    const size_t n_old = size_of(old, edges);
    const size_t n_new = size_of(new, edges);
    bool *met = calloc(n_new + 1, sizeof *met);
    place *places = malloc((n_new + 1) * sizeof *places);
    const bool done = met != NULL && places != NULL;
    for (size_t i = 0; i < n_new && done; i++) {
        places[i] = (place){id_of(new, edges, i), i};
    }
    if (done) {
        qsort(places, n_new, sizeof *places, compare_places);
    }
    for (size_t i = 0; i < n_old && done; i++) {
        const char *id = id_of(old, edges, i);
        const place wanted = {.id = id};
        const place *at =
            bsearch(&wanted, places, n_new, sizeof *places, compare_places);
        if (at == NULL) {
            begin_row(sink, "removed", found->what, id);
            describe(sink, old, edges, i);
            found->n_removed++;
            continue;
        }
        row r = {.sink = sink, .what = found->what, .id = id};
        met[at->index] = true;
        if (edges) {
            compare_edges(&r, tri_graph_edge(old, i), tri_graph_edge(new, at->index));
        } else {
            compare_nodes(&r, tri_graph_node(old, i), tri_graph_node(new, at->index));
        }
        if (r.begun) {
            tri_sink_char(sink, '\n');
            found->n_changed++;
        }
    }
    for (size_t i = 0; i < n_new && done; i++) {
        if (!met[i]) {
            begin_row(sink, "added", found->what, id_of(new, edges, i));
            describe(sink, new, edges, i);
            found->n_added++;
        }
    }
    free(met);
    free(places);
    return done;
}

static tri_graph *open_graph(const cli_options *options, const char *path)
{
    tri_graph_options wanted = tri_graph_options_default();
    wanted.nodes = TRI_NODES_ALL;
    wanted.min_confidence = 0;
    wanted.measures = 0;
    wanted.measures_given = true; /* only what is said is compared, not its measures */
    wanted.no_layout = true;
    return graph_open(options, path, &wanted, 0);
}

int command_diff(const cli_options *options)
{
    sandbox_enter(options, NULL);
    tri_graph *old = open_graph(options, options->operands[0]);
    tri_graph *new = old == NULL ? NULL : open_graph(options, options->operands[1]);
    cli_output output = {0};
    counts nodes = {.what = "node"};
    counts edges = {.what = "edge"};
    int status = EXIT_FAILED;
    if (old != NULL && new != NULL && output_open(&output, "-", NULL)) {
        tri_sink_string(&output.sink, "change\twhat\tid\tdetail\n");
        bool whole = print_part(&output.sink, old, new, false, &nodes) &&
                     print_part(&output.sink, old, new, true, &edges);
        if (!whole) {
            say("out of memory");
        }
        whole = output_close(&output, true) && whole;
        status = whole ? EXIT_DONE : EXIT_FAILED;
        if (whole && !options->quiet) {
            say("nodes: %zu added, %zu removed, %zu changed; edges: %zu added, %zu "
                "removed, %zu changed",
                nodes.n_added, nodes.n_removed, nodes.n_changed, edges.n_added,
                edges.n_removed, edges.n_changed);
        }
    }
    tri_graph_free(old);
    tri_graph_free(new);
    return status;
}
