/* Cypher: statements that load the graph into Neo4j or Memgraph; loading twice changes
   nothing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"
#include "export/relation_name.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH = 500 }; /* rows of a statement */

static void write_string(tri_sink *sink, const char *text, size_t length)
{
    tri_sink_char(sink, '\'');
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)text[i];
        if (c == '\'' || c == '\\') {
            tri_sink_char(sink, '\\');
            tri_sink_char(sink, (char)c);
        } else if (c < 0x20) {
            tri_sink_printf(sink, "\\u%04x", (unsigned)c);
        } else {
            tri_sink_char(sink, (char)c);
        }
    }
    tri_sink_char(sink, '\'');
}

static void write_list(tri_sink *sink, const char *list, char *scratch)
{
    tri_sink_char(sink, '[');
    for (const char *at = list; at != NULL;) {
        tri_sink_string(sink, at == list ? "" : ", ");
        at = tri_i_next_value(at, scratch);
        write_string(sink, scratch, strlen(scratch));
    }
    tri_sink_char(sink, ']');
}

/* Room for the values of any list; grows with the longest. */
typedef struct {
    char *bytes;
    size_t room;
    bool failed;
} scratch;

static void write_property(tri_sink *sink, scratch *s, const char *separator,
                           const char *name, const tri_i_value *value)
{
    if (tri_i_value_is_empty(value)) {
        return;
    }
    tri_sink_string(sink, separator);
    tri_sink_string(sink, name);
    tri_sink_string(sink, ": ");
    if (value->type == TRI_I_LIST) {
        const size_t length = strlen(value->string);
        if (length + 1 > s->room) {
            char *bigger = realloc(s->bytes, 2 * length + 64);
            if (bigger == NULL) {
                s->failed = true;
                return;
            }
            s->bytes = bigger;
            s->room = 2 * length + 64;
        }
        write_list(sink, value->string, s->bytes);
    } else if (value->type == TRI_I_STRING) {
        write_string(sink, value->string, strlen(value->string));
    } else {
        tri_i_sink_decimal(sink, value); /* 1 would be an INTEGER */
    }
}

static void write_nodes(const tri_graph *graph, tri_type type, scratch *s,
                        tri_sink *sink)
{
    const tri_i_attributes attributes = tri_i_node_attributes(graph, TRI_I_WITH_ALL);
    size_t in_batch = 0;
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        const tri_node *node = tri_graph_node(graph, i);
        if (node->type != type) {
            continue;
        }
        tri_sink_string(sink, in_batch == 0 ? "UNWIND [\n{id: " : ",\n{id: ");
        write_string(sink, node->id, strlen(node->id));
        tri_sink_string(sink, ", p: {");
        const char *separator = "";
        for (size_t j = 0; j < attributes.n; j++) {
            const tri_i_value value = tri_i_node_value(graph, i, &attributes.items[j]);
            write_property(sink, s, separator, attributes.items[j].name, &value);
            separator = ", "; /* the first, the label, is never empty */
        }
        tri_sink_string(sink, "}}");
        if (++in_batch == BATCH) {
            tri_sink_printf(sink,
                            "\n] AS row MERGE (n:Entity {id: row.id}) SET n:%s, n += "
                            "row.p;\n",
                            tri_type_name(type));
            in_batch = 0;
        }
    }
    if (in_batch > 0) {
        tri_sink_printf(
            sink, "\n] AS row MERGE (n:Entity {id: row.id}) SET n:%s, n += row.p;\n",
            tri_type_name(type));
    }
}

/* An edge in the order of kinds: a relationship's type cannot come from a row. */
typedef struct {
    const char *kind;
    uint32_t edge;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a;
    const entry *y = b;
    const int by_kind = strcmp(x->kind, y->kind);
    return by_kind != 0 ? by_kind : (x->edge < y->edge ? -1 : x->edge > y->edge);
}

static void end_edges(tri_sink *sink, const char *kind)
{
    tri_sink_string(sink, "\n] AS row MATCH (a:Entity {id: row.a}), (b:Entity {id: "
                          "row.b}) MERGE (a)-[r:`");
    tri_i_sink_relation_name(sink, kind);
    tri_sink_string(sink, "` {id: row.id}]->(b) SET r += row.p;\n");
}

static tri_status write_edges(const tri_graph *graph, scratch *s, tri_sink *sink)
{
    const tri_i_attributes attributes = tri_i_edge_attributes(graph, TRI_I_WITH_ALL);
    const size_t n = tri_graph_n_edges(graph);
    entry *entries = malloc((n + 1) * sizeof *entries);
    if (entries == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        entries[i] = (entry){tri_graph_edge(graph, i)->kind, (uint32_t)i};
    }
    qsort(entries, n, sizeof *entries, compare_entries);
    size_t in_batch = 0;
    for (size_t i = 0; i < n && sink->status == TRI_OK; i++) {
        const tri_edge *edge = tri_graph_edge(graph, entries[i].edge);
        const char *source = tri_graph_node(graph, edge->source)->id;
        const char *target = tri_graph_node(graph, edge->target)->id;
        tri_sink_string(sink, in_batch == 0 ? "UNWIND [\n{id: " : ",\n{id: ");
        write_string(sink, edge->id, strlen(edge->id));
        tri_sink_string(sink, ", a: ");
        write_string(sink, source, strlen(source));
        tri_sink_string(sink, ", b: ");
        write_string(sink, target, strlen(target));
        tri_sink_string(sink, ", p: {");
        const char *separator = "";
        for (size_t j = 0; j < attributes.n; j++) {
            const tri_i_value value = tri_i_edge_value(edge, &attributes.items[j]);
            write_property(sink, s, separator, attributes.items[j].name, &value);
            separator = ", "; /* the first, the label, is never empty */
        }
        tri_sink_string(sink, "}}");
        in_batch++;
        if (in_batch == BATCH || i + 1 == n ||
            strcmp(entries[i + 1].kind, edge->kind) != 0) {
            end_edges(sink, edge->kind);
            in_batch = 0;
        }
    }
    free(entries);
    return TRI_OK;
}

tri_status tri_i_write_cypher(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    scratch s = {0};
    tri_sink_string(sink, "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) "
                          "REQUIRE n.id IS UNIQUE;\n");
    for (int type = 0; type < TRI_TYPE_COUNT; type++) {
        write_nodes(graph, (tri_type)type, &s, sink);
    }
    const tri_status status = write_edges(graph, &s, sink);
    free(s.bytes);
    return status != TRI_OK || s.failed ? tri_i_fail_memory(error) : sink->status;
}
