/* Lists the weights behind a graph's triples. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <stdio.h>
#include <string.h>

tri_status tri_i_note_model(tri_graph *graph, const char *model, tri_error *error)
{
    const char *known = graph->info.model;
    if (model == NULL || model[0] == '\0' || strstr(known, model) != NULL) {
        return TRI_OK;
    }
    const size_t room = strlen(known) + strlen(model) + 2;
    char *joined = tri_arena_alloc(&graph->arena, room, 1);
    if (joined == NULL) {
        return tri_i_fail_memory(error);
    }
    (void)snprintf(joined, room, "%s%s%s", known, known[0] == '\0' ? "" : "|", model);
    graph->info.model = joined;
    return TRI_OK;
}
