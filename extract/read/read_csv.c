/* CSV: every row is a document; the heading names what its cells are. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "extract/read/read_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One row: its cells, each ended by a NUL, in `text`. A cell may hold NULs itself. */
typedef struct {
    tri_memory text;
    size_t *ends; /* (n_cells) where each one's NUL stands */
    size_t n_cells, capacity;
    size_t number; /* of its first line */
} row;

typedef struct {
    tri_i_input *input;
    char delimiter;
    row heading, current;
    size_t text_column;
    bool is_at_end;
} reader;

static const char *cell(const row *r, size_t i)
{
    return r->text.bytes + (i == 0 ? 0 : r->ends[i - 1] + 1);
}

static size_t cell_length(const row *r, size_t i)
{
    return r->ends[i] - (i == 0 ? 0 : r->ends[i - 1] + 1);
}

static tri_status put(reader *r, row *into, const char *bytes, size_t length)
{
    return tri_memory_write(bytes, length, &into->text) == TRI_OK
               ? TRI_OK
               : tri_i_fail_memory(r->input->error);
}

static tri_status end_cell(reader *r, row *into)
{
    if (!tri_i_grow(&into->ends, into->n_cells, &into->capacity, sizeof *into->ends)) {
        return tri_i_fail_memory(r->input->error);
    }
    into->ends[into->n_cells++] = into->text.n_bytes;
    return put(r, into, "", 1);
}

/* Reads the cells of a line (RFC 4180); *in_quotes: the last one goes on in the next
   line. */
static tri_status read_cells(reader *r, row *into, const char *line, size_t length,
                             bool *in_quotes)
{
    for (size_t i = 0; i < length; i++) {
        const char c = line[i];
        if (*in_quotes) {
            if (c != '"') {
                TRI_TRY(put(r, into, &c, 1));
            } else if (i + 1 < length && line[i + 1] == '"') {
                TRI_TRY(put(r, into, &c, 1));
                i++;
            } else {
                *in_quotes = false;
            }
        } else if (c == r->delimiter) {
            TRI_TRY(end_cell(r, into));
        } else if (c == '"' && (i == 0 || line[i - 1] == r->delimiter)) {
            *in_quotes = true;
        } else {
            TRI_TRY(put(r, into, &c, 1));
        }
    }
    return *in_quotes ? put(r, into, "\n", 1) : end_cell(r, into);
}

/* What parts the cells: of comma, tab and semicolon the one that is most frequent in
   the heading. */
static char delimiter_of(const char *line, size_t length)
{
    static const char known[] = ",\t;";
    size_t counts[3] = {0, 0, 0};
    size_t best = 0;
    for (size_t i = 0; i < length; i++) {
        const char *found = line[i] != '\0' ? strchr(known, line[i]) : NULL;
        if (found != NULL) {
            counts[found - known]++;
        }
    }
    for (size_t i = 1; i < 3; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return known[best];
}

/* The next row that is not empty. */
static tri_status next_row(reader *r, row *into)
{
    bool in_quotes = false;
    into->text.n_bytes = 0;
    into->n_cells = 0;
    for (;;) {
        const char *line;
        size_t length;
        TRI_TRY(tri_i_input_line(r->input, &line, &length));
        if (line == NULL) {
            r->is_at_end = true;
            if (!in_quotes) {
                return TRI_OK;
            }
            return tri_i_fail(r->input->error, TRI_ERR_FORMAT, 0,
                              "%s: line %zu: a quote is not closed", r->input->name,
                              into->number);
        }
        if (length == 0 && !in_quotes) {
            continue;
        }
        if (!in_quotes) {
            into->number = r->input->number;
        }
        if (r->delimiter == '\0') {
            r->delimiter = delimiter_of(line, length);
        }
        TRI_TRY(read_cells(r, into, line, length, &in_quotes));
        TRI_TRY(tri_i_input_check_size(r->input, into->text.n_bytes));
        if (!in_quotes) {
            return TRI_OK;
        }
    }
}

static tri_status find_text_column(reader *r)
{
    const char *wanted = r->input->options->text_field;
    wanted = wanted != NULL ? wanted : "text";
    char list[160] = "";
    for (size_t i = 0; i < r->heading.n_cells; i++) {
        if (strcmp(cell(&r->heading, i), wanted) == 0) {
            r->text_column = i;
            return TRI_OK;
        }
        const size_t n = strlen(list);
        (void)snprintf(list + n, sizeof list - n, " '%s'", cell(&r->heading, i));
    }
    return tri_i_fail(r->input->error, TRI_ERR_FORMAT, 0,
                      "%s: no column '%s' among%s; --text-field names it",
                      r->input->name, wanted, list);
}

/* Appends a cell that no field has to the object of further keys. */
static void put_further(tri_sink *sink, const row *heading, const row *current,
                        size_t i)
{
    tri_sink_string(sink, sink->n_bytes == 0 ? "{" : ", ");
    tri_sink_json(sink, cell(heading, i), cell_length(heading, i));
    tri_sink_string(sink, ": ");
    tri_sink_json(sink, cell(current, i), cell_length(current, i));
}

static tri_status hand_over(reader *r)
{
    const row *current = &r->current;
    tri_meta meta = {0};
    tri_i_meta_field fields[TRI_I_META_FIELDS];
    tri_memory further = {0};
    tri_sink sink;
    tri_i_meta_fields(&meta, fields);
    tri_sink_init(&sink, tri_memory_write, &further);
    for (size_t i = 0; i < current->n_cells; i++) {
        const char *name = cell(&r->heading, i);
        size_t k = 0;
        if (i == r->text_column) {
            continue;
        }
        while (k < TRI_I_META_FIELDS && strcmp(fields[k].key, name) != 0) {
            k++;
        }
        if (k < TRI_I_META_FIELDS) {
            *fields[k].place = cell(current, i);
        } else if (cell_length(current, i) > 0) {
            put_further(&sink, &r->heading, current, i);
        }
    }
    if (sink.n_bytes > 0) {
        tri_sink_char(&sink, '}');
    }
    tri_status status = tri_sink_flush(&sink);
    if (status != TRI_OK) {
        status = tri_i_fail_memory(r->input->error);
    } else {
        char number[4200];
        meta.meta = further.bytes;
        if (meta.id == NULL || meta.id[0] == '\0') {
            tri_i_input_id(r->input, current->number, number, sizeof number);
            meta.id = number;
        }
        status = tri_i_input_document(r->input, current->number,
                                      cell(current, r->text_column),
                                      cell_length(current, r->text_column), meta);
    }
    free(further.bytes);
    return status;
}

static tri_status read_rows(reader *r)
{
    TRI_TRY(next_row(r, &r->heading));
    if (r->is_at_end) {
        return TRI_OK;
    }
    TRI_TRY(find_text_column(r));
    for (;;) {
        TRI_TRY(next_row(r, &r->current));
        if (r->is_at_end) {
            return TRI_OK;
        }
        if (r->current.n_cells != r->heading.n_cells) {
            tri_i_input_warn(r->input, r->current.number, true,
                             "%zu cells where the heading has %zu", r->current.n_cells,
                             r->heading.n_cells);
            continue;
        }
        TRI_TRY(hand_over(r));
    }
}

tri_status tri_i_read_csv(tri_i_input *input)
{
    reader r = {.input = input};
    const tri_status status = read_rows(&r);
    free(r.heading.text.bytes);
    free(r.heading.ends);
    free(r.current.text.bytes);
    free(r.current.ends);
    return status;
}
