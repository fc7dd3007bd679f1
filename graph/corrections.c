/* Leaves out what a person has said in the file of entities not to be shown, or to be
   wrong: its columns `hide` and `wrong`. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <stdlib.h>
#include <string.h>

/* The number of a column; n_columns where the file has none of the name. */
static size_t column_of(const tri_graph *graph, const char *name)
{
    size_t at = 0;
    while (at < graph->n_columns && strcmp(graph->columns[at], name) != 0) {
        at++;
    }
    return at;
}

/* Takes the values of a list, an edge's id each, into the map. Keys live in the graph.
 */
static bool add_values(tri_graph *graph, tri_map *map, const char *list)
{
    while (*list != '\0') {
        char *value = tri_arena_string(&graph->arena, list);
        size_t n = 0;
        if (value == NULL) {
            return false;
        }
        for (; *list != '\0' && *list != '|'; list++) {
            if (list[0] == '\\' && list[1] == '|') {
                list++;
            }
            value[n++] = *list;
        }
        value[n] = '\0';
        list += *list == '|';
        if (n > 0 && !tri_map_set(map, value, n, 1)) {
            return false;
        }
    }
    return true;
}

/* What the rows say: ids of nodes that are hidden, ids of edges that are wrong. */
static bool read_rows(tri_graph *graph, tri_map *hidden, tri_map *wrong)
{
    const size_t id = column_of(graph, "id");
    const size_t hide = column_of(graph, "hide");
    const size_t error = column_of(graph, "wrong");
    for (size_t i = 0; i < graph->rows.n; i++) {
        const char **cells = graph->rows.items[i].cells;
        if (cells == NULL) {
            continue; /* a comment */
        }
        if (hide < graph->n_columns && strcmp(cells[hide], "yes") == 0 &&
            !tri_map_set(hidden, cells[id], strlen(cells[id]), 1)) {
            return false;
        }
        if (error < graph->n_columns && !add_values(graph, wrong, cells[error])) {
            return false;
        }
    }
    return true;
}

static bool holds(const tri_map *map, const char *id)
{
    return tri_map_get(map, id, strlen(id)) != TRI_MAP_NONE;
}

tri_status tri_i_correct(tri_graph *graph, tri_error *error)
{
    tri_map hidden = {0};
    tri_map wrong = {0};
    bool *nodes = malloc((graph->nodes.n + 1) * sizeof *nodes);
    bool *edges = malloc((graph->edges.n + 1) * sizeof *edges);
    tri_status status = TRI_OK;
    if (nodes == NULL || edges == NULL || !read_rows(graph, &hidden, &wrong)) {
        status = tri_i_fail_memory(error);
    } else if (hidden.n_used + wrong.n_used > 0) {
        for (size_t i = 0; i < graph->nodes.n; i++) {
            nodes[i] = !holds(&hidden, graph->nodes.items[i].id);
        }
        for (size_t i = 0; i < graph->edges.n; i++) {
            edges[i] = !holds(&wrong, graph->edges.items[i].id);
        }
        status = tri_i_keep(graph, nodes, edges, error);
    }
    tri_map_clear(&hidden);
    tri_map_clear(&wrong);
    free(nodes);
    free(edges);
    return status;
}
