/* Gephi's two tables, nodes and edges, and the evidence. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"

#include <string.h>

/* `gephi`: its reader takes a backslash for an escape, also within quotes, so one is
   written as two. */
static void write_cell(tri_sink *sink, const char *text, bool gephi)
{
    const bool quoted = strpbrk(text, ",;\"\n\r\t") != NULL || text[0] == ' ' ||
                        (text[0] != '\0' && text[strlen(text) - 1] == ' ');
    const char *doubled = gephi ? "\"\\" : "\"";
    if (quoted) {
        tri_sink_char(sink, '"');
    }
    if (tri_i_is_formula(text)) {
        tri_sink_char(sink, '\'');
    }
    for (const char *found = strpbrk(text, doubled); found != NULL;
         found = strpbrk(text, doubled)) {
        tri_sink_bytes(sink, text, (size_t)(found - text) + 1);
        tri_sink_char(sink, *found);
        text = found + 1;
    }
    tri_sink_string(sink, text);
    if (quoted) {
        tri_sink_char(sink, '"');
    }
}

/* Whether a list is one number or date: Gephi guesses a column's type from its first
   rows, and loses the longer lists below where it takes that for one. */
static bool is_lone_number(const tri_i_value *list)
{
    return list->type == TRI_I_LIST &&
           strchr("0123456789+-.", list->string[0]) != NULL &&
           strpbrk(list->string, "0123456789") != NULL &&
           strspn(list->string, "0123456789+-.:/eETWZ") == strlen(list->string);
}

static void write_value(tri_sink *sink, const tri_i_value *value)
{
    tri_sink_char(sink, ',');
    if (tri_i_value_is_empty(value)) {
        return;
    }
    if (value->type == TRI_I_STRING || value->type == TRI_I_LIST) {
        write_cell(sink, value->string, true);
        tri_sink_string(sink, is_lone_number(value) ? "|" : "");
    } else {
        /* Gephi guesses a column's type from its first rows: 0 would be whole. */
        tri_i_sink_decimal(sink, value);
    }
}

static void write_heading(tri_sink *sink, const tri_i_attributes *attributes)
{
    for (size_t i = 0; i < attributes->n; i++) {
        /* To Gephi "type" says whether an edge is directed. */
        const char *name = attributes->items[i].name;
        tri_sink_char(sink, ',');
        tri_sink_string(sink, strcmp(name, "type") == 0 ? "entity_type" : name);
    }
    tri_sink_char(sink, '\n');
}

tri_status tri_i_write_csv_nodes(const tri_graph *graph, tri_sink *sink,
                                 tri_error *error)
{
    (void)error;
    const tri_i_attributes attributes = tri_i_node_attributes(graph, TRI_I_WITH_LAYOUT);
    tri_sink_string(sink, "Id,Label");
    write_heading(sink, &attributes);
    for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK; i++) {
        write_cell(sink, tri_graph_node(graph, i)->id, true);
        tri_sink_char(sink, ',');
        write_cell(sink, tri_graph_node(graph, i)->label, true);
        for (size_t j = 0; j < attributes.n; j++) {
            const tri_i_value value = tri_i_node_value(graph, i, &attributes.items[j]);
            write_value(sink, &value);
        }
        tri_sink_char(sink, '\n');
    }
    return sink->status;
}

tri_status tri_i_write_csv_edges(const tri_graph *graph, tri_sink *sink,
                                 tri_error *error)
{
    (void)error;
    const tri_i_attributes attributes = tri_i_edge_attributes(graph, 0);
    tri_sink_string(sink, "Source,Target,Type,Kind,Id,Label,Weight");
    write_heading(sink, &attributes);
    for (size_t i = 0; i < tri_graph_n_edges(graph) && sink->status == TRI_OK; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        write_cell(sink, tri_graph_node(graph, edge->source)->id, true);
        tri_sink_char(sink, ',');
        write_cell(sink, tri_graph_node(graph, edge->target)->id, true);
        tri_sink_string(sink, edge->directed ? ",Directed," : ",Undirected,");
        write_cell(sink, edge->kind, true);
        tri_sink_char(sink, ',');
        write_cell(sink, edge->id, true);
        tri_sink_char(sink, ',');
        write_cell(sink, edge->label, true);
        tri_sink_char(sink, ',');
        tri_sink_double(sink, edge->weight);
        for (size_t j = 0; j < attributes.n; j++) {
            const tri_i_value value = tri_i_edge_value(edge, &attributes.items[j]);
            write_value(sink, &value);
        }
        tri_sink_char(sink, '\n');
    }
    return sink->status;
}

/* ---- Evidence: rows with these columns. */

static const char *const columns[] = {
    "edge",     "source",     "target",   "relation", "id",     "doc",
    "title",    "date",       "url",      "sent",     "begin",  "end",
    "sentence", "confidence", "modality", "basis",    "negated"};

static void write_row(const tri_graph *graph, const tri_fact *fact, bool csv,
                      tri_sink *sink)
{
    const tri_edge *edge = tri_graph_edge(graph, fact->edge);
    const char *const strings[] = {edge->id,
                                   tri_graph_node(graph, edge->source)->id,
                                   tri_graph_node(graph, edge->target)->id,
                                   edge->relation,
                                   NULL,
                                   fact->doc,
                                   fact->title,
                                   fact->date,
                                   fact->url,
                                   NULL,
                                   NULL,
                                   NULL,
                                   fact->sentence,
                                   NULL,
                                   tri_modality_name(fact->modality),
                                   tri_basis_name(fact->basis),
                                   fact->negated ? "true" : "false"};
    const uint32_t counts[] = {fact->sent, fact->begin, fact->end};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        tri_sink_string(sink, i == 0 ? (csv ? "" : "{") : (csv ? "," : ", "));
        if (!csv) {
            tri_sink_printf(sink, "\"%s\": ", columns[i]);
        }
        if (i == 4) {
            tri_sink_printf(sink, csv ? "%016llx" : "\"%016llx\"",
                            (unsigned long long)fact->id);
        } else if (i >= 9 && i <= 11) {
            if (counts[i - 9] != TRI_NONE) {
                tri_sink_printf(sink, "%lu", (unsigned long)counts[i - 9]);
            } else if (!csv) {
                tri_sink_string(sink, "null");
            }
        } else if (i == 13) {
            tri_sink_double(sink, fact->confidence);
        } else if (csv) {
            write_cell(sink, strings[i], false);
        } else if (i == 16) {
            tri_sink_string(sink, strings[i]);
        } else {
            tri_sink_json(sink, strings[i], strlen(strings[i]));
        }
    }
    tri_sink_string(sink, csv ? "\n" : "}\n");
}

tri_status tri_write_evidence(const tri_graph *graph, bool csv, tri_sink *sink,
                              tri_error *error)
{
    for (size_t i = 0; csv && i < sizeof columns / sizeof *columns; i++) {
        tri_sink_string(sink, i == 0 ? "" : ",");
        tri_sink_string(sink, columns[i]);
    }
    tri_sink_string(sink, csv ? "\n" : "");
    for (size_t i = 0; i < tri_graph_n_facts(graph) && sink->status == TRI_OK; i++) {
        tri_fact fact;
        if (tri_graph_fact(graph, i, &fact)) {
            write_row(graph, &fact, csv, sink);
        }
    }
    const tri_status status = tri_sink_flush(sink);
    return status == TRI_OK ? TRI_OK
                            : tri_i_fail(error, status, 0, "writing evidence failed");
}
