/* Finds a node by what a person calls it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

/* Whether a list joined by "|" holds a name under a key. */
static bool list_has(const char *list, const char *key)
{
    bool found = false;
    char *copy = strdup(list);
    for (char *at = copy; copy != NULL && !found && *at != '\0';) {
        char *end = at + strcspn(at, "|");
        const bool last = *end == '\0';
        *end = '\0';
        char *one = tri_i_name_key(at);
        found = one != NULL && strcmp(one, key) == 0;
        free(one);
        at = last ? end : end + 1;
    }
    free(copy);
    return found;
}

tri_status tri_graph_find_node(const tri_graph *graph, const char *name, size_t *node,
                               tri_error *error)
{
    char *key = tri_i_name_key(name);
    if (key == NULL) {
        return tri_i_fail_memory(error);
    }
    size_t best = SIZE_MAX;
    int best_rank = 3;
    for (size_t i = 0; i < graph->nodes.n; i++) {
        const tri_node *one = &graph->nodes.items[i];
        int rank = strcmp(one->id, name) == 0 ? 0 : 3;
        if (rank > 0) {
            char *label = tri_i_name_key(one->label);
            rank = label != NULL && strcmp(label, key) == 0 ? 1
                   : list_has(one->aliases, key)            ? 2
                                                            : 3;
            free(label);
        }
        if (rank < best_rank || (rank == best_rank && rank < 3 &&
                                 one->mentions > graph->nodes.items[best].mentions)) {
            best = i;
            best_rank = rank;
        }
    }
    free(key);
    if (best == SIZE_MAX) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0, "no node is called \"%s\"", name);
    }
    *node = best;
    return TRI_OK;
}
