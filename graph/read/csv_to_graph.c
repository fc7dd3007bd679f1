/* Reads Gephi's tables of nodes and edges. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAX_COLUMNS = 512, MOST_OF_ROW = 1 << 26, END = -1 };

typedef struct {
    tri_i_reading *r;
    tri_i_source *source;
    char buffer[16384];
    size_t n_buffer, at;
    int peeked; /* a character that was looked at, or END - 1: none */
    char delimiter;
    tri_i_text row;             /* the cells of a row, each ended by a NUL */
    size_t begins[MAX_COLUMNS]; /* where each begins */
    size_t n_cells;
    size_t n_read;                    /* bytes since the row's begin */
    const char *columns[MAX_COLUMNS]; /* names, in the graph's arena (n_columns) */
    size_t n_columns;
} table;

static int next(table *t)
{
    if (t->peeked != END - 1) {
        const int c = t->peeked;
        t->peeked = END - 1;
        return c;
    }
    if (t->at == t->n_buffer) {
        t->at = 0;
        t->n_buffer = tri_i_source_read(t->source, t->buffer, sizeof t->buffer);
        if (t->n_buffer == 0) {
            return END;
        }
    }
    t->n_read++;
    return (unsigned char)t->buffer[t->at++];
}

static int peek(table *t)
{
    if (t->peeked == END - 1) {
        t->peeked = next(t);
    }
    return t->peeked;
}

static void add(table *t, int c)
{
    const char byte = (char)c;
    if (c != '\0') { /* no name holds it */
        tri_i_text_add(&t->row, &byte, 1);
    }
}

/* Reads a cell's characters up to its delimiter or the line's end, which it leaves. We
   write a backslash as two, for Gephi. */
static tri_status read_cell(table *t)
{
    const bool quoted = peek(t) == '"';
    if (quoted) {
        (void)next(t);
    }
    for (;;) {
        const int c = peek(t);
        if (c == END) {
            return quoted ? tri_i_read_fail(t->r, TRI_ERR_FORMAT,
                                            "a quoted cell without an end")
                          : TRI_OK;
        }
        if (!quoted && (c == t->delimiter || c == '\n' || c == '\r')) {
            return TRI_OK;
        }
        if (t->n_read > MOST_OF_ROW) {
            return tri_i_read_fail(t->r, TRI_ERR_LIMIT,
                                   "a row of more than 2^26 bytes");
        }
        (void)next(t);
        if ((c == '"' && quoted) || c == '\\') {
            if (peek(t) == c) {
                (void)next(t);
            } else if (c == '"') {
                return TRI_OK;
            }
        }
        t->r->line += c == '\n';
        add(t, c);
    }
}

/* Takes away the apostrophe that keeps spreadsheets from computing a cell. */
static size_t without_apostrophe(const char *cell)
{
    return cell[0] == '\'' && cell[1] != '\0' && strchr("=+-@'\t\r", cell[1]) != NULL;
}

/* Reads a row; `*any` is false at the file's end. */
static tri_status read_row(table *t, bool *any)
{
    t->row.n = 0;
    t->n_cells = 0;
    t->n_read = 0;
    while (peek(t) == '\n' || peek(t) == '\r') {
        t->r->line += next(t) == '\n';
    }
    *any = peek(t) != END;
    while (*any) {
        if (t->n_cells == MAX_COLUMNS) {
            return tri_i_read_fail(t->r, TRI_ERR_LIMIT, "more than 512 columns");
        }
        t->begins[t->n_cells++] = t->row.n;
        TRI_TRY(read_cell(t));
        tri_i_text_add(&t->row, "", 1); /* its NUL */
        const int c = peek(t);
        if (c != t->delimiter && c != END && c != '\n' && c != '\r') {
            return tri_i_read_fail(t->r, TRI_ERR_FORMAT,
                                   "text behind a quoted cell's end");
        }
        if (c != t->delimiter) {
            break;
        }
        (void)next(t);
    }
    return t->row.failed ? tri_i_fail_memory(t->r->error) : TRI_OK;
}

/* A cell in the graph's arena; "" behind the row's last, NULL where memory is out. */
static const char *cell(const table *t, size_t i)
{
    if (i >= t->n_cells) {
        return "";
    }
    const char *text = t->row.bytes + t->begins[i];
    text += without_apostrophe(text);
    const size_t length = strlen(text);
    if (tri_utf8_invalid(text, length) == length) {
        return tri_i_read_keep(t->r, text);
    }
    char *repaired = tri_utf8_repair(text, length, &(size_t){0});
    const char *kept = repaired == NULL ? NULL : tri_i_read_keep(t->r, repaired);
    free(repaired);
    return kept;
}

/* The name of a column as the attributes have it. */
static const char *attribute_of(const char *column, bool edges)
{
    static const char *const own[][2] = {
        {"Id", "id"},         {"Label", "label"},   {"entity_type", "type"},
        {"Source", "source"}, {"Target", "target"}, {"Kind", "kind"},
        {"Weight", "weight"}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcasecmp(own[i][0], column) == 0) {
            return own[i][1];
        }
    }
    return edges && strcasecmp(column, "Type") == 0 ? "direction" : column;
}

static tri_status read_heading(table *t, bool edges)
{
    bool any = false;
    if (peek(t) == 0xEF) { /* a byte order mark */
        (void)next(t);
        (void)next(t);
        (void)next(t);
    }
    TRI_TRY(read_row(t, &any));
    for (; t->n_columns < t->n_cells; t->n_columns++) {
        const char *name = cell(t, t->n_columns);
        if (name == NULL) {
            return tri_i_fail_memory(t->r->error);
        }
        t->columns[t->n_columns] = attribute_of(name, edges);
    }
    return TRI_OK;
}

static bool has_column(const table *t, const char *name)
{
    bool found = false;
    for (size_t i = 0; i < t->n_columns; i++) {
        found = found || strcmp(t->columns[i], name) == 0;
    }
    return found;
}

/* Whether an attribute is a list. */
static bool is_list(const char *name, bool edges)
{
    static const char *const of_nodes[] = {
        "aliases",        "roles",      "properties",       "facts",
        "facts_evidence", "facts_docs", "facts_confidence", "facts_modality"};
    for (size_t i = 0; edges && tri_i_edge_attribute(i).name != NULL; i++) {
        if (strcmp(tri_i_edge_attribute(i).name, name) == 0) {
            return tri_i_edge_attribute(i).type == TRI_I_LIST;
        }
    }
    for (size_t i = 0; !edges && i < sizeof of_nodes / sizeof *of_nodes; i++) {
        if (strcmp(of_nodes[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* A list without the bar behind its only value, by which Gephi sees that it is none of
   its numbers. NULL where memory is out. */
static const char *without_bar(table *t, const char *list)
{
    const size_t n = strlen(list);
    if (n < 2 || list[n - 1] != '|' || list[n - 2] == '\\') {
        return list;
    }
    return tri_arena_copy(&t->r->graph->arena, list, n - 1);
}

static tri_status add_row(table *t, bool edges)
{
    tri_node node = tri_i_read_new_node();
    tri_edge edge = tri_i_read_new_edge(t->r);
    const char *source = NULL;
    const char *target = NULL;
    const char *kind = NULL;
    for (size_t i = 0; i < t->n_columns; i++) {
        const char *name = t->columns[i];
        const char *value = cell(t, i);
        if (value != NULL && is_list(name, edges)) {
            value = without_bar(t, value);
        }
        if (value == NULL) {
            return tri_i_fail_memory(t->r->error);
        }
        if (value[0] == '\0') {
            continue;
        }
        if (strcmp(name, "id") == 0) {
            node.id = edge.id = value;
        } else if (strcmp(name, "source") == 0) {
            source = value;
        } else if (strcmp(name, "target") == 0) {
            target = value;
        } else if (strcmp(name, "kind") == 0) {
            kind = value;
        } else if (strcmp(name, "direction") == 0) {
            edge.directed = strcasecmp(value, "undirected") != 0;
        } else if (edges) {
            tri_i_read_edge_value(t->r, &edge, name, value);
        } else if (!tri_i_read_node_value(t->r, &node, name, value)) {
            return tri_i_fail_memory(t->r->error);
        }
    }
    if (!edges) {
        return tri_i_read_add_node(t->r, &node);
    }
    TRI_TRY(tri_i_read_ends(t->r, source, target, &edge));
    return tri_i_read_add_edge(t->r, &edge, kind);
}

static tri_status read_rows(table *t, bool edges)
{
    TRI_TRY(read_heading(t, edges));
    if (edges ? !has_column(t, "source") || !has_column(t, "target")
              : !has_column(t, "id")) {
        return tri_i_read_fail(t->r, TRI_ERR_FORMAT,
                               edges ? "no columns Source and Target in the heading"
                                     : "no column Id in the heading");
    }
    for (;;) {
        bool any = false;
        const size_t line = t->r->line;
        TRI_TRY(read_row(t, &any));
        if (!any) {
            return TRI_OK;
        }
        if (t->n_cells > t->n_columns) {
            return tri_i_read_fail(t->r, TRI_ERR_FORMAT,
                                   "a row with more cells than the heading");
        }
        const size_t behind = t->r->line;
        t->r->line = line; /* where the row begins, for messages */
        TRI_TRY(add_row(t, edges));
        t->r->line = behind;
    }
}

tri_status tri_i_csv_to_graph(tri_i_reading *r, tri_i_source *source, bool edges)
{
    table *t = calloc(1, sizeof *t);
    if (t == NULL) {
        return tri_i_fail_memory(r->error);
    }
    t->r = r;
    t->source = source;
    t->peeked = END - 1;
    t->delimiter = ',';
    r->line = 1;
    const tri_status status = read_rows(t, edges);
    tri_i_text_clear(&t->row);
    free(t);
    return status;
}
