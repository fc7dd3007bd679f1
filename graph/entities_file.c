/* The file of entities: ids, names and decisions that stay the same when documents are
   added. Lines of cells between tabs under a heading; lists are joined by "|". */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sink.h"
#include "base/utf8.h"
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

/* The columns that mean something; others are kept as they are. */
typedef enum {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_TYPE,
    COLUMN_SUBTYPE,
    COLUMN_ALIASES,
    COLUMN_WIKIDATA,
    COLUMN_SAME_AS,
    COLUMN_NOT_SAME_AS,
    COLUMN_DOC,   /* the documents whose own the entity is, where it is some's own */
    COLUMN_REF,   /* what inputs refer to it by */
    COLUMN_FOUND, /* the type that texts gave it: a row that no person wrote */
    COLUMN_FOUND_ALIASES, /* what texts call it; decides nothing */
    N_COLUMNS
} column;

static const char *const column_names[] = {
    "id",      "name",        "type", "subtype", "aliases", "wikidata",
    "same_as", "not_same_as", "doc",  "ref",     "found",   "found_aliases"};

typedef struct {
    tri_graph *graph;
    const char *name;     /* of the file */
    size_t line;          /* from 1 */
    size_t at[N_COLUMNS]; /* where a column stands; SIZE_MAX: nowhere */
    bool others;          /* names are entered under other types than their own */
    tri_error *error;
} reader;

/* The cell of a row, "" where it has none. */
static const char *cell(const reader *r, const tri_i_row *row, column which)
{
    return r->at[which] == SIZE_MAX ? "" : row->cells[r->at[which]];
}

static tri_status fail(const reader *r, const char *what, const char *value)
{
    return tri_i_fail(r->error, TRI_ERR_FORMAT, 0, "%s, line %zu: %s%s%s%s", r->name,
                      r->line, what, value[0] == '\0' ? "" : " '", value,
                      value[0] == '\0' ? "" : "'");
}

/* Cuts a line at its tabs into `n` cells, missing ones empty; NULL where memory is out.
 */
static const char **cut(tri_graph *graph, const char *line, size_t length, size_t n)
{
    const char **cells = tri_arena_alloc(&graph->arena, n, sizeof *cells);
    for (size_t i = 0; cells != NULL && i < n; i++) {
        const char *tab = length == 0 ? NULL : memchr(line, '\t', length);
        const size_t size = tab == NULL ? length : (size_t)(tab - line);
        cells[i] = tri_arena_copy(&graph->arena, line,
                                  tri_utf8_is_blank(line, size) ? 0 : size);
        if (cells[i] == NULL) {
            return NULL;
        }
        line += size + (tab != NULL);
        length -= size + (tab != NULL);
    }
    return cells;
}

static size_t count_cells(const char *line, size_t length)
{
    size_t n = 1;
    for (size_t i = 0; i < length; i++) {
        n += line[i] == '\t';
    }
    return n;
}

static tri_status read_heading(reader *r, const char *line, size_t length)
{
    tri_graph *graph = r->graph;
    graph->n_columns = count_cells(line, length);
    graph->columns = cut(graph, line, length, graph->n_columns);
    if (graph->columns == NULL) {
        return tri_i_fail_memory(r->error);
    }
    for (size_t i = 0; i < graph->n_columns; i++) {
        for (int c = 0; c < N_COLUMNS; c++) {
            if (strcmp(graph->columns[i], column_names[c]) == 0) {
                r->at[c] = i;
            }
        }
    }
    if (r->at[COLUMN_ID] == SIZE_MAX || r->at[COLUMN_NAME] == SIZE_MAX) {
        return fail(r, "a heading with the columns 'id' and 'name' is expected", "");
    }
    return TRI_OK;
}

/* Takes the next value out of a list, without its escapes; NULL at its end, or where
   memory is out (then `*failed`). */
static const char *next_value(tri_graph *graph, const char **list, bool *failed)
{
    while (**list == '|') {
        (*list)++;
    }
    if (**list == '\0') {
        return NULL;
    }
    char *value = tri_arena_string(&graph->arena, *list);
    if (value == NULL) {
        *failed = true;
        return NULL;
    }
    size_t n = 0;
    for (; **list != '\0' && **list != '|'; (*list)++) {
        if ((*list)[0] == '\\' && (*list)[1] == '|') {
            (*list)++;
        }
        value[n++] = **list;
    }
    value[n] = '\0';
    return value;
}

/* Whether a person has decided of which type an entity is: that is not what the texts
   say. */
static bool is_decided(const reader *r, const tri_i_row *row)
{
    const char *found = cell(r, row, COLUMN_FOUND);
    return found[0] == '\0' || strcmp(found, cell(r, row, COLUMN_TYPE)) != 0;
}

/* Enters a record under a name of its type, or of each other one that a person may
   mean, unless another row has it already: for a document alone (`doc`), or for all
   (""). */
static tri_status enter(const reader *r, const tri_i_row *row, const char *name,
                        const char *doc)
{
    tri_graph *graph = r->graph;
    const tri_i_record record = graph->records.items[row->record];
    for (unsigned type = 0; type < TRI_TYPE_COUNT; type++) {
        const bool named =
            type != TRI_TYPE_CONCEPT && type != TRI_TYPE_DATE && type != TRI_TYPE_NUM;
        const bool is_own = type == record.type && !record.typeless;
        if (is_own == r->others || (record.named ? !named : !is_own)) {
            continue;
        }
        char *key = tri_i_record_key(named ? 'N' : 'C', type, doc, name);
        const size_t length = key == NULL ? 0 : strlen(key);
        const char *copy =
            key == NULL ? NULL : tri_arena_copy(&graph->arena, key, length);
        free(key);
        if (copy == NULL ||
            (tri_map_get(&graph->record_map, copy, length) == TRI_MAP_NONE &&
             !tri_map_set(&graph->record_map, copy, length, row->record))) {
            return tri_i_fail_memory(r->error);
        }
    }
    return TRI_OK;
}

/* Enters a name for each document of a row, for all where it has none. */
static tri_status enter_name(const reader *r, const tri_i_row *row, const char *name)
{
    bool failed = false;
    const char *docs = cell(r, row, COLUMN_DOC);
    if (docs[0] == '\0') {
        return enter(r, row, name, "");
    }
    for (const char *doc; (doc = next_value(r->graph, &docs, &failed)) != NULL;) {
        TRI_TRY(enter(r, row, name, doc));
    }
    return failed ? tri_i_fail_memory(r->error) : TRI_OK;
}

/* Lets the names of a row that a person wrote, or told from others, be found in texts.
 */
static tri_status know_names(const reader *r, const tri_i_row *row)
{
    tri_graph *graph = r->graph;
    const tri_i_record *record = &graph->records.items[row->record];
    const char *ref = !record->is_told ? ""
                                       : tri_arena_printf(&graph->arena, "entities:%s",
                                                          cell(r, row, COLUMN_ID));
    bool failed = ref == NULL;
    if (failed || record->typeless || !record->named || record->own ||
        !(is_decided(r, row) || record->is_told)) {
        return failed ? tri_i_fail_memory(r->error) : TRI_OK;
    }
    if (ref[0] != '\0') {
        TRI_TRY(tri_i_claim_reference(graph, tri_i_intern_string(graph, ref),
                                      row->record, r->error));
    }
    const uint8_t type = graph->records.items[row->record].type;
    const char *list = cell(r, row, COLUMN_ALIASES);
    failed = !tri_i_know_name(graph, cell(r, row, COLUMN_NAME), ref, type);
    for (const char *alias;
         !failed && (alias = next_value(graph, &list, &failed)) != NULL;) {
        failed = !tri_i_know_name(graph, alias, ref, type);
    }
    return failed ? tri_i_fail_memory(r->error) : TRI_OK;
}

static tri_status add_names(const reader *r, const tri_i_row *row)
{
    tri_graph *graph = r->graph;
    bool failed = false;
    TRI_TRY(enter_name(r, row, cell(r, row, COLUMN_NAME)));
    const char *list = cell(r, row, COLUMN_ALIASES);
    for (const char *alias; (alias = next_value(graph, &list, &failed)) != NULL;) {
        const uint32_t string = tri_i_intern_string(graph, alias);
        TRI_TRY(enter_name(r, row, alias));
        if (string == TRI_NONE ||
            (!r->others &&
             !tri_i_count(graph, &graph->records.items[row->record].aliases, string,
                          1))) {
            return tri_i_fail_memory(r->error);
        }
    }
    return failed ? tri_i_fail_memory(r->error) : TRI_OK;
}

static tri_status read_row(reader *r, const char *line, size_t length)
{
    tri_graph *graph = r->graph;
    if (count_cells(line, length) > graph->n_columns) {
        return fail(r, "more cells than the heading has", "");
    }
    tri_i_row row = {.cells = cut(graph, line, length, graph->n_columns),
                     .record = (uint32_t)graph->records.n,
                     .line = r->line};
    if (row.cells == NULL) {
        return tri_i_fail_memory(r->error);
    }
    const char *id = cell(r, &row, COLUMN_ID);
    const char *type = cell(r, &row, COLUMN_TYPE);
    if (id[0] == '\0' || cell(r, &row, COLUMN_NAME)[0] == '\0') {
        return fail(r, "an entity needs an id and a name", "");
    }
    if (tri_map_get(&graph->row_ids, id, strlen(id)) != TRI_MAP_NONE) {
        return fail(r, "a second entity with the id", id);
    }
    tri_i_record record = tri_i_fresh_record();
    record.typeless = type[0] == '\0';
    record.type =
        record.typeless ? (uint8_t)TRI_TYPE_MISC : (uint8_t)tri_type_from_name(type);
    if (record.type == TRI_TYPE_COUNT) {
        return fail(r, "a type is one of PER ORG LOC MISC DATE NUM CONCEPT, not", type);
    }
    record.named = record.type < TRI_TYPE_DATE;
    record.own = cell(r, &row, COLUMN_DOC)[0] != '\0';
    record.parent = row.record;
    record.row = (uint32_t)graph->rows.n;
    record.name = tri_i_intern_string(graph, cell(r, &row, COLUMN_NAME));
    record.subtype = tri_i_intern_string(graph, cell(r, &row, COLUMN_SUBTYPE));
    record.wikidata = tri_i_intern_string(graph, cell(r, &row, COLUMN_WIKIDATA));
    if (record.name == TRI_NONE || record.subtype == TRI_NONE ||
        record.wikidata == TRI_NONE || graph->records.n >= TRI_NONE - 1 ||
        !tri_map_set(&graph->row_ids, id, strlen(id), record.row) ||
        !TRI_I_PUSH(&graph->records, record) || !TRI_I_PUSH(&graph->rows, row)) {
        return tri_i_fail_memory(r->error);
    }
    return add_names(r, &row);
}

/* What a row says of others: which it is, and which it is not. */
static tri_status read_decisions(reader *r, const tri_i_row *row, bool same)
{
    tri_graph *graph = r->graph;
    bool failed = false;
    const char *list = cell(r, row, same ? COLUMN_SAME_AS : COLUMN_NOT_SAME_AS);
    for (const char *id; (id = next_value(graph, &list, &failed)) != NULL;) {
        const uint32_t other = tri_map_get(&graph->row_ids, id, strlen(id));
        if (other == TRI_MAP_NONE) {
            return fail(r,
                        same ? "same_as: no entity has the id"
                             : "not_same_as: no entity has the id",
                        id);
        }
        const uint32_t record = graph->rows.items[other].record;
        const tri_i_merge apart = {.a = row->record, .b = record};
        if (same) {
            TRI_TRY(tri_i_join_records(graph, row->record, record, TRI_I_MERGE_SAME_AS,
                                       r->error));
        } else if (!TRI_I_PUSH(&graph->apart, apart)) {
            return tri_i_fail_memory(r->error);
        } else {
            graph->records.items[row->record].is_told = true;
            graph->records.items[record].is_told = true;
        }
    }
    const char *wikidata = cell(r, row, COLUMN_WIKIDATA);
    list = same ? cell(r, row, COLUMN_REF) : "";
    for (const char *ref; (ref = next_value(graph, &list, &failed)) != NULL;) {
        TRI_TRY(tri_i_claim_reference(graph, tri_i_reference(graph, "", ref),
                                      row->record, r->error));
    }
    if (same) {
        TRI_TRY(tri_i_claim_reference(graph, tri_i_wikidata_reference(graph, wikidata),
                                      row->record, r->error));
    }
    return failed ? tri_i_fail_memory(r->error) : TRI_OK;
}

tri_status tri_graph_read_entities(tri_graph *graph, const char *name, const char *text,
                                   size_t length, tri_error *error)
{
    if (graph->finished || graph->docs.n > 0 || graph->n_columns > 0) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "entities are read once, before the documents");
    }
    reader r = {.graph = graph, .name = name, .error = error};
    for (int c = 0; c < N_COLUMNS; c++) {
        r.at[c] = SIZE_MAX;
    }
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    for (size_t begin = 0; begin < length;) {
        const char *line = text + begin;
        const char *feed = memchr(line, '\n', length - begin);
        size_t n = feed == NULL ? length - begin : (size_t)(feed - line);
        begin += n + 1;
        n -= n > 0 && line[n - 1] == '\r';
        r.line++;
        if (memchr(line, '\0', n) != NULL) {
            return fail(&r, "a NUL byte", "");
        }
        /* A repaired one would be lost where the table is written anew. */
        if (tri_utf8_invalid(line, n) < n) {
            return fail(&r, "bytes that are no UTF-8", "");
        }
        if (n == 0 || line[0] == '#') {
            const tri_i_row comment = {.comment =
                                           tri_arena_copy(&graph->arena, line, n)};
            if (comment.comment == NULL || !TRI_I_PUSH(&graph->rows, comment)) {
                return tri_i_fail_memory(error);
            }
        } else if (graph->n_columns == 0) {
            TRI_TRY(read_heading(&r, line, n));
        } else {
            TRI_TRY(read_row(&r, line, n));
        }
    }
    /* A name is that of its own type's row before it is any other's: a paper and a
       person may share it. */
    r.others = true;
    for (size_t i = 0; i < graph->rows.n; i++) {
        const tri_i_row *row = &graph->rows.items[i];
        if (row->cells != NULL && is_decided(&r, row)) {
            TRI_TRY(add_names(&r, row));
        }
    }
    /* What must not be one is known before anything is joined. */
    for (int same = 0; same < 2; same++) {
        for (size_t i = 0; i < graph->rows.n; i++) {
            r.line = graph->rows.items[i].line;
            if (graph->rows.items[i].cells != NULL) {
                TRI_TRY(read_decisions(&r, &graph->rows.items[i], same == 1));
            }
        }
    }
    for (size_t i = 0; i < graph->rows.n; i++) {
        if (graph->rows.items[i].cells != NULL) {
            TRI_TRY(know_names(&r, &graph->rows.items[i]));
        }
    }
    return TRI_OK;
}

/* ---- Writing it back */

/* A cell: what would end it becomes a blank. */
static void write_cell(tri_sink *sink, const char *text)
{
    for (; *text != '\0'; text++) {
        tri_sink_char(sink,
                      *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
    }
}

/* Whether a list has a value. */
static bool has_value(const char *list, const char *value)
{
    const size_t length = strlen(value);
    for (const char *at = list; (at = strstr(at, value)) != NULL; at++) {
        if ((at == list || at[-1] == '|') &&
            (at[length] == '\0' || at[length] == '|')) {
            return true;
        }
    }
    return false;
}

/* The id of the entity that a row was found to be, "" where it is its own. */
static const char *id_of_set(const tri_graph *graph, const tri_i_row *row,
                             size_t id_column)
{
    uint32_t root = row->record;
    while (graph->records.items[root].parent != root) {
        root = graph->records.items[root].parent;
    }
    return root == row->record
               ? ""
               : graph->rows.items[graph->records.items[root].row].cells[id_column];
}

static void write_known(const tri_graph *graph, tri_sink *sink, const size_t *at)
{
    for (size_t i = 0; i < graph->rows.n; i++) {
        const tri_i_row *row = &graph->rows.items[i];
        if (row->cells == NULL) {
            tri_sink_string(sink, row->comment);
            tri_sink_char(sink, '\n');
            continue;
        }
        const char *same = id_of_set(graph, row, at[COLUMN_ID]);
        for (size_t c = 0; c < graph->n_columns; c++) {
            const char *old = row->cells[c];
            tri_sink_string(sink, c == 0 ? "" : "\t");
            tri_sink_string(sink, old);
            if (c == at[COLUMN_SAME_AS] && same[0] != '\0' && !has_value(old, same)) {
                tri_sink_string(sink, old[0] == '\0' ? "" : "|");
                tri_sink_string(sink, same);
            }
        }
        for (int c = 0; c < N_COLUMNS; c++) { /* columns that the heading gained */
            if (at[c] >= graph->n_columns) {
                tri_sink_char(sink, '\t');
                tri_sink_string(sink, c == COLUMN_SAME_AS ? same : "");
            }
        }
        tri_sink_char(sink, '\n');
    }
}

/* Column by column: `at` says where each stands, new ones after those there were. */
static void write_heading(const tri_graph *graph, tri_sink *sink, size_t at[N_COLUMNS],
                          size_t *n_columns)
{
    for (int c = 0; c < N_COLUMNS; c++) {
        at[c] = SIZE_MAX;
    }
    *n_columns = graph->n_columns;
    for (size_t i = 0; i < graph->n_columns; i++) {
        for (int c = 0; c < N_COLUMNS; c++) {
            if (strcmp(graph->columns[i], column_names[c]) == 0) {
                at[c] = i;
            }
        }
        tri_sink_string(sink, i == 0 ? "" : "\t");
        tri_sink_string(sink, graph->columns[i]);
    }
    for (int c = 0; c < N_COLUMNS; c++) {
        if (at[c] == SIZE_MAX) {
            at[c] = (*n_columns)++;
            tri_sink_string(sink, at[c] == 0 ? "" : "\t");
            tri_sink_string(sink, column_names[c]);
        }
    }
    tri_sink_char(sink, '\n');
}

tri_status tri_graph_write_entities(const tri_graph *graph, tri_sink *sink)
{
    size_t at[N_COLUMNS];
    size_t n_columns = 0;
    write_heading(graph, sink, at, &n_columns);
    write_known(graph, sink, at);
    for (size_t i = 0; i < graph->newcomers.n; i++) {
        const tri_i_newcomer *one = &graph->newcomers.items[i];
        const char *cells[N_COLUMNS] = {one->id,
                                        one->name,
                                        tri_type_name((tri_type)one->type),
                                        one->subtype,
                                        one->explained,
                                        one->wikidata,
                                        "",
                                        "",
                                        one->doc,
                                        one->refs,
                                        tri_type_name((tri_type)one->type),
                                        one->aliases};
        for (size_t c = 0; c < n_columns; c++) {
            tri_sink_string(sink, c == 0 ? "" : "\t");
            for (int k = 0; k < N_COLUMNS; k++) {
                if (at[k] == c) {
                    write_cell(sink, cells[k]);
                }
            }
        }
        tri_sink_char(sink, '\n');
    }
    return sink->status;
}
