/* Finds a node by what a person calls it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

/* How well a name fits a node: the less, the better. */
enum { BY_ID, BY_LABEL, BY_ALIAS, NOT_AT_ALL };

/* Whether a name's key is `key`; `*failed` where memory is out. */
static bool has_key(const char *name, const char *key, bool *failed)
{
    char *own = tri_i_name_key(name);
    const bool same = own != NULL && strcmp(own, key) == 0;
    *failed = *failed || own == NULL;
    free(own);
    return same;
}

/* Whether a list joined by "|" holds a name under a key. */
static bool list_has(const char *list, const char *key, bool *failed)
{
    if (list[0] == '\0') {
        return false;
    }
    bool found = false;
    char *copy = strdup(list);
    *failed = *failed || copy == NULL;
    for (char *at = copy; at != NULL && !found;) {
        char *end = at + strcspn(at, "|");
        const bool is_last = *end == '\0';
        *end = '\0';
        found = has_key(at, key, failed);
        at = is_last ? NULL : end + 1;
    }
    free(copy);
    return found;
}

static int rank_of(const tri_node *node, const char *name, const char *key,
                   bool *failed)
{
    return strcmp(node->id, name) == 0            ? BY_ID
           : has_key(node->label, key, failed)    ? BY_LABEL
           : list_has(node->aliases, key, failed) ? BY_ALIAS
                                                  : NOT_AT_ALL;
}

tri_status tri_graph_find_node(const tri_graph *graph, const char *name, size_t *node,
                               tri_error *error)
{
    const tri_node *nodes = graph->nodes.items;
    char *key = tri_i_name_key(name);
    bool failed = key == NULL;
    size_t best = SIZE_MAX;
    int best_rank = NOT_AT_ALL;
    for (size_t i = 0; i < graph->nodes.n && !failed; i++) {
        const int rank = rank_of(&nodes[i], name, key, &failed);
        if (rank < best_rank || (rank == best_rank && rank != NOT_AT_ALL &&
                                 nodes[i].mentions > nodes[best].mentions)) {
            best = i;
            best_rank = rank;
        }
    }
    free(key);
    if (failed) {
        return tri_i_fail_memory(error);
    }
    if (best == SIZE_MAX) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0, "no node is called \"%s\"", name);
    }
    *node = best;
    return TRI_OK;
}
