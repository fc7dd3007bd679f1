/* Which nodes of a graph are worth one: named entities, and concepts that carry
   information. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include "extract/lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

/* What is known of a node's neighbours: the first two, and the first two by links that
   tell something. TRI_NONE: none. */
typedef struct {
    uint32_t named[2];
    uint32_t told[2];
    bool told_of_named;
} neighbourhood;

bool tri_i_tells(const char *relation)
{
    if (strcmp(relation, "be") == 0 || strcmp(relation, "have") == 0) {
        return false;
    }
    if (strchr(relation, ' ') != NULL) {
        return true;
    }
    /* A preposition alone is no verb. */
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, relation);
    return !tri_i_lexicon_has(&tri_i_lexicon_whereabouts, relation) &&
           !tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, relation) &&
           !(row == NULL && strlen(relation) < 5);
}

static void note(uint32_t two[2], uint32_t other)
{
    if (two[0] == TRI_NONE || two[0] == other) {
        two[0] = other;
    } else {
        two[1] = other;
    }
}

static void note_link(neighbourhood *one, uint32_t other, bool other_named, bool tells)
{
    if (other_named) {
        note(one->named, other);
    }
    if (tells) {
        note(one->told, other);
        one->told_of_named = one->told_of_named || other_named;
    }
}

bool tri_i_choose_salient(const tri_i_salient_node *nodes, size_t n_nodes,
                          const tri_i_salient_link *links, size_t n_links, bool *keep)
{
    neighbourhood *all = malloc((n_nodes + 1) * sizeof *all);
    bool *is_linked = calloc(n_nodes + 1, sizeof *is_linked);
    if (all == NULL || is_linked == NULL) {
        free(all);
        free(is_linked);
        return false;
    }
    for (size_t i = 0; i < n_nodes; i++) {
        all[i] = (neighbourhood){{TRI_NONE, TRI_NONE}, {TRI_NONE, TRI_NONE}, false};
    }
    for (size_t i = 0; i < n_links; i++) {
        const tri_i_salient_link *link = &links[i];
        note_link(&all[link->source], link->target, nodes[link->target].is_named,
                  link->tells);
        note_link(&all[link->target], link->source, nodes[link->source].is_named,
                  link->tells);
    }
    /* It joins two named entities, is told something with one, or with two others; or
       it recurs and is told something with one that is kept or recurs too. */
    for (size_t i = 0; i < n_nodes; i++) {
        keep[i] = nodes[i].is_named || all[i].named[1] != TRI_NONE ||
                  all[i].told_of_named || all[i].told[1] != TRI_NONE;
    }
    for (size_t i = 0; i < n_links; i++) {
        const tri_i_salient_link *link = &links[i];
        const bool source = nodes[link->source].recurs;
        const bool target = nodes[link->target].recurs;
        if (link->tells && source && (target || keep[link->target])) {
            keep[link->source] = true;
        }
        if (link->tells && target && (source || keep[link->source])) {
            keep[link->target] = true;
        }
    }
    /* Alone it would carry nothing. */
    for (size_t i = 0; i < n_links; i++) {
        if (keep[links[i].source] && keep[links[i].target]) {
            is_linked[links[i].source] = is_linked[links[i].target] = true;
        }
    }
    for (size_t i = 0; i < n_nodes; i++) {
        keep[i] = keep[i] && (nodes[i].is_named || is_linked[i]);
    }
    free(all);
    free(is_linked);
    return true;
}
