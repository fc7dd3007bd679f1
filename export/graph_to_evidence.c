/* The triples behind a graph's edges, one a row: JSON Lines or a table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/write.h"

#include <string.h>

/* A row on its way: the same values in either form. */
typedef struct {
    tri_sink *sink;
    bool csv;
    bool is_first;
} row;

static void begin_value(row *r, const char *name)
{
    if (r->csv) {
        tri_sink_string(r->sink, r->is_first ? "" : ",");
    } else {
        tri_sink_printf(r->sink, "%s\"%s\": ", r->is_first ? "{" : ", ", name);
    }
    r->is_first = false;
}

static void write_string(row *r, const char *name, const char *value)
{
    begin_value(r, name);
    if (!r->csv) {
        tri_sink_json(r->sink, value, strlen(value));
        return;
    }
    tri_sink_char(r->sink, '"');
    if (value[0] != '\0' && strchr("=+-@'", value[0]) != NULL) {
        tri_sink_char(r->sink, '\''); /* no formula of a spreadsheet */
    }
    for (; *value != '\0'; value++) {
        if (*value == '"') {
            tri_sink_char(r->sink, '"');
        }
        tri_sink_char(r->sink, *value);
    }
    tri_sink_char(r->sink, '"');
}

static void write_number(row *r, const char *name, uint32_t value)
{
    begin_value(r, name);
    if (value != TRI_NONE) {
        tri_sink_printf(r->sink, "%u", (unsigned)value);
    } else if (!r->csv) {
        tri_sink_string(r->sink, "null");
    }
}

tri_status tri_write_evidence(const tri_graph *graph, bool csv, tri_sink *sink,
                              tri_error *error)
{
    (void)error;
    if (csv) {
        tri_sink_string(sink, "edge,source,target,relation,id,doc,title,date,url,sent,"
                              "begin,end,sentence,confidence,modality,basis,negated\n");
    }
    for (size_t i = 0; i < tri_graph_n_facts(graph) && sink->status == TRI_OK; i++) {
        tri_fact fact;
        if (!tri_graph_fact(graph, i, &fact)) {
            continue;
        }
        const tri_edge *edge = tri_graph_edge(graph, fact.edge);
        row r = {sink, csv, true};
        char id[17];
        static const char digits[] = "0123456789abcdef";
        for (int j = 0; j < 16; j++) {
            id[j] = digits[(fact.id >> (60 - 4 * j)) & 15];
        }
        id[16] = '\0';
        write_string(&r, "edge", edge->id);
        write_string(&r, "source", tri_graph_node(graph, edge->source)->id);
        write_string(&r, "target", tri_graph_node(graph, edge->target)->id);
        write_string(&r, "relation", edge->kind);
        write_string(&r, "id", id);
        write_string(&r, "doc", fact.doc);
        write_string(&r, "title", fact.title);
        write_string(&r, "date", fact.date);
        write_string(&r, "url", fact.url);
        write_number(&r, "sent", fact.sent);
        write_number(&r, "begin", fact.begin);
        write_number(&r, "end", fact.end);
        write_string(&r, "sentence", fact.sentence);
        begin_value(&r, "confidence");
        tri_sink_fixed(sink, fact.confidence, 3);
        write_string(&r, "modality", tri_modality_name(fact.modality));
        write_string(&r, "basis", tri_basis_name(fact.basis));
        begin_value(&r, "negated");
        tri_sink_string(sink, fact.negated ? "true" : "false");
        tri_sink_string(sink, csv ? "\n" : "}\n");
    }
    return tri_sink_flush(sink);
}
