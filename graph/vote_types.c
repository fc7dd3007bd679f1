/* Gives a name the type that most of its mentions in all documents have, where nearly
   all have it: the model takes "Yukos" for a person in one text of ten. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

enum {
    N_TYPES = TRI_TYPE_MISC + 1, /* those that are voted on come first */
    /* Of a hundred mentions, so many must agree; more where one word may be somebody's
       surname as well: "Ford", "Washington". */
    MOST = 60,
    MOST_OF_SURNAMES = 85
};

/* The mentions of a name. */
typedef struct {
    uint32_t mentions[N_TYPES];
} tally;

/* Whether a record's type is what the model found, and may be wrong. */
static bool is_guessed(const tri_i_record *record)
{
    return record->doc != TRI_NONE && record->named && record->type < N_TYPES &&
           record->wikidata == 0 && record->refs == TRI_NONE;
}

/* Whether --entities has the name with this record's type. False for lack of memory:
   a vote less. */
static bool has_row(const tri_graph *graph, const tri_i_record *record)
{
    char *key =
        tri_i_record_key('N', record->type, "", tri_i_string(graph, record->name));
    const uint32_t found =
        key == NULL ? TRI_MAP_NONE : tri_map_get(&graph->record_map, key, strlen(key));
    free(key);
    return found != TRI_MAP_NONE && graph->records.items[found].row != TRI_NONE;
}

/* The type that a name's mentions agree on, TRI_TYPE_COUNT. */
static tri_type elected(const tally *votes, bool is_word)
{
    uint64_t all = 0;
    uint32_t best = 0;
    for (uint32_t type = 0; type < N_TYPES; type++) {
        all += votes->mentions[type];
        best = votes->mentions[type] > votes->mentions[best] ? type : best;
    }
    const bool is_surname = is_word && votes->mentions[TRI_TYPE_PER] > 0;
    const uint64_t most = is_surname ? MOST_OF_SURNAMES : MOST;
    return (uint64_t)votes->mentions[best] * 100 >= most * all ? (tri_type)best
                                                               : TRI_TYPE_COUNT;
}

tri_status tri_i_vote_types(tri_graph *graph, tri_error *error)
{
    const uint32_t n = (uint32_t)graph->records.n;
    tri_map names = {0};
    tri_arena keys = {0};
    tally *tallies = calloc((size_t)n + 1, sizeof *tallies);
    uint32_t *of = malloc(((size_t)n + 1) * sizeof *of);
    uint32_t n_names = 0;
    bool ok = tallies != NULL && of != NULL;
    for (uint32_t i = 0; ok && i < n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        of[i] = TRI_NONE;
        if (record->doc == TRI_NONE || !record->named || record->type >= N_TYPES) {
            continue;
        }
        char *folded = tri_i_name_key(tri_i_string(graph, record->name));
        const char *key = folded == NULL ? NULL : tri_arena_string(&keys, folded);
        free(folded);
        if (key == NULL) {
            ok = false;
            break;
        }
        const size_t length = strlen(key);
        of[i] = tri_map_get(&names, key, length);
        if (of[i] == TRI_MAP_NONE) {
            of[i] = n_names++;
            ok = tri_map_set(&names, key, length, of[i]);
        }
        uint32_t *sum = &tallies[of[i]].mentions[record->type];
        *sum = tri_i_sum(*sum, record->mentions);
    }
    for (uint32_t i = 0; ok && i < n; i++) {
        tri_i_record *record = &graph->records.items[i];
        const char *name = tri_i_string(graph, record->name);
        const bool is_word = strchr(name, ' ') == NULL;
        const tri_type type = of[i] == TRI_NONE || !is_guessed(record)
                                  ? TRI_TYPE_COUNT
                                  : elected(&tallies[of[i]], is_word);
        if (type != TRI_TYPE_COUNT && type != record->type && !has_row(graph, record)) {
            record->voted = true;
            record->type = (uint8_t)type;
            record->subtype = 0;
            record->own = tri_i_name_is_role(name) ||
                          (type == TRI_TYPE_PER && tri_i_name_is_surname(name));
        }
    }
    tri_map_clear(&names);
    tri_arena_clear(&keys);
    free(tallies);
    free(of);
    return ok ? TRI_OK : tri_i_fail_memory(error);
}
