/* The attributes of an edge, whichever: their values, as files have them, and what
   becomes of them where edges of a pair are made one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/edge.h"

#include <math.h>
#include <string.h>

static const tri_i_edge_row *row_of(const tri_i_attribute *attribute)
{
    return &tri_i_edge_rows[attribute->which];
}

static void *place_in(tri_edge *edge, const tri_i_edge_row *row)
{
    return (char *)edge + row->at;
}

static const char *text_in(const tri_edge *edge, const tri_i_edge_row *row)
{
    return *(const char *const *)(const void *)((const char *)edge + row->at);
}

/* What is no text, as a number. */
static double number_in(const tri_edge *edge, const tri_i_edge_row *row)
{
    const void *at = (const char *)edge + row->at;
    switch (row->held) {
    case TRI_I_HELD_COUNT:
        return *(const uint32_t *)at;
    case TRI_I_HELD_WEIGHT:
    case TRI_I_HELD_SHARE:
        return *(const double *)at;
    case TRI_I_HELD_TRUTH:
        return *(const bool *)at;
    case TRI_I_HELD_MODALITY:
        return *(const tri_modality *)at;
    default:
        return *(const tri_basis *)at;
    }
}

/* What a sum of edges reaches at most is what a file may say. */
#define WEIGHT_MOST 1e30

static void put_number(tri_edge *edge, const tri_i_edge_row *row, double number)
{
    void *at = place_in(edge, row);
    switch (row->held) {
    case TRI_I_HELD_COUNT:
        *(uint32_t *)at = (uint32_t)fmin(number, INT32_MAX);
        break;
    case TRI_I_HELD_WEIGHT:
    case TRI_I_HELD_SHARE:
        *(double *)at = fmin(number, WEIGHT_MOST);
        break;
    case TRI_I_HELD_TRUTH:
        *(bool *)at = number > 0;
        break;
    case TRI_I_HELD_MODALITY:
        *(tri_modality *)at = (tri_modality)number;
        break;
    default:
        *(tri_basis *)at = (tri_basis)number;
        break;
    }
}

/* ---- The attributes by their names */

tri_i_attribute tri_i_edge_attribute(size_t which)
{
    static const tri_i_value_type types[] = {
        [TRI_I_HELD_TEXT] = TRI_I_STRING,     [TRI_I_HELD_LIST] = TRI_I_LIST,
        [TRI_I_HELD_COUNT] = TRI_I_INT,       [TRI_I_HELD_WEIGHT] = TRI_I_DOUBLE,
        [TRI_I_HELD_SHARE] = TRI_I_DOUBLE,    [TRI_I_HELD_TRUTH] = TRI_I_BOOL,
        [TRI_I_HELD_MODALITY] = TRI_I_STRING, [TRI_I_HELD_BASIS] = TRI_I_STRING,
    };
    const tri_i_edge_row *row = &tri_i_edge_rows[which];
    return (tri_i_attribute){row->name, types[row->held], (int)which};
}

bool tri_i_edges_have(const tri_graph *graph, const tri_i_attribute *attribute)
{
    const size_t flag = row_of(attribute)->only_with;
    return flag == SIZE_MAX ||
           *(const bool *)((const char *)tri_graph_get_info(graph) + flag);
}

tri_i_value tri_i_edge_value(const tri_edge *edge, const tri_i_attribute *attribute)
{
    const tri_i_edge_row *row = row_of(attribute);
    tri_i_value value = {.type = attribute->type, .string = ""};
    if (tri_i_edge_row_is_text(row)) {
        value.string = text_in(edge, row);
    } else if (row->held == TRI_I_HELD_MODALITY) {
        value.string = tri_modality_name(edge->modality);
    } else if (row->held == TRI_I_HELD_BASIS) {
        value.string = tri_basis_name(edge->basis);
    } else {
        value.number = number_in(edge, row);
        value.truth = row->held == TRI_I_HELD_TRUTH && value.number > 0;
    }
    return value;
}

const tri_i_number_kind tri_i_count_kind = {0, INT32_MAX, true};

const tri_i_number_kind *tri_i_edge_number_kind(const tri_i_attribute *attribute)
{
    static const tri_i_number_kind a_weight = {1e-30, WEIGHT_MOST, false};
    static const tri_i_number_kind a_share = {0, 1, false};
    switch (row_of(attribute)->held) {
    case TRI_I_HELD_COUNT:
        return &tri_i_count_kind;
    case TRI_I_HELD_WEIGHT:
        return &a_weight;
    case TRI_I_HELD_SHARE:
        return &a_share;
    default:
        return NULL;
    }
}

void tri_i_set_edge_number(tri_edge *edge, const tri_i_attribute *attribute,
                           double number)
{
    put_number(edge, row_of(attribute), number);
}

void tri_i_set_edge_text(tri_edge *edge, const tri_i_attribute *attribute,
                         const char *text)
{
    const tri_i_edge_row *row = row_of(attribute);
    if (tri_i_edge_row_is_text(row)) {
        *(const char **)place_in(edge, row) = text;
    } else if (row->held == TRI_I_HELD_TRUTH) {
        const bool is_true = strcmp(text, "true") == 0;
        if (is_true || strcmp(text, "false") == 0) {
            put_number(edge, row, is_true ? 1 : 0);
        }
    }
    for (int i = 0; row->held == TRI_I_HELD_MODALITY && i < TRI_MODALITY_COUNT; i++) {
        if (strcmp(text, tri_modality_name((tri_modality)i)) == 0) {
            put_number(edge, row, i);
        }
    }
    for (int i = 0; row->held == TRI_I_HELD_BASIS && i < TRI_BASIS_COUNT; i++) {
        if (strcmp(text, tri_basis_name((tri_basis)i)) == 0) {
            put_number(edge, row, i);
        }
    }
}

/* ---- Of the edges of a pair */

/* Whether an attribute of another edge is less, or more, as LEAST or MOST asks. */
static bool is_beyond(const tri_i_edge_row *row, const tri_edge *edge,
                      const tri_edge *other)
{
    if (!tri_i_edge_row_is_text(row)) {
        const double more = number_in(other, row) - number_in(edge, row);
        return row->of_pair == TRI_I_PAIR_LEAST ? more < 0 : more > 0;
    }
    const char *a = text_in(edge, row);
    const char *b = text_in(other, row);
    if (a[0] == '\0' || b[0] == '\0') {
        return b[0] != '\0';
    }
    return row->of_pair == TRI_I_PAIR_LEAST ? strcmp(b, a) < 0 : strcmp(b, a) > 0;
}

void tri_i_join_edge(tri_edge *edge, const tri_edge *other)
{
    const bool is_surer = other->confidence > edge->confidence;
    for (const tri_i_edge_row *row = tri_i_edge_rows; row->name != NULL; row++) {
        bool takes = false;
        switch (row->of_pair) {
        case TRI_I_PAIR_FIRST:
            break;
        case TRI_I_PAIR_SUM:
            put_number(edge, row, number_in(edge, row) + number_in(other, row));
            break;
        case TRI_I_PAIR_LEAST:
        case TRI_I_PAIR_MOST:
            takes = is_beyond(row, edge, other);
            break;
        case TRI_I_PAIR_SUREST:
            takes = is_surer;
            break;
        case TRI_I_PAIR_NONE_OR_ALL:
            takes = text_in(other, row)[0] == '\0';
            break;
        }
        if (takes && tri_i_edge_row_is_text(row)) {
            *(const char **)place_in(edge, row) = text_in(other, row);
        } else if (takes) {
            put_number(edge, row, number_in(other, row));
        }
    }
}
