/* Which nodes of a graph are worth one: named entities, and concepts that carry
   information. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"
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

bool tri_i_says_phrase(const char *relation, const char *name)
{
    static const char *const bare[] = {"be of", "be to", "be on"};
    const char *preposition = strrchr(relation, ' ');
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++) {
        if (strcmp(relation, bare[i]) == 0) {
            return true;
        }
    }
    const size_t n = preposition == NULL ? 0 : (size_t)(preposition - relation);
    const size_t length = strlen(name);
    return n > 0 && length >= n && strncmp(name + length - n, relation, n) == 0 &&
           (length == n || name[length - n - 1] == ' ');
}

bool tri_i_is_of_kind(const char *relation)
{
    static const char *const whole[] = {"become",       "remain",    "represent",
                                        "constitute",   "be one of", "be among",
                                        "be more than", NULL};
    for (size_t i = 0; whole[i] != NULL; i++) {
        if (strcmp(relation, whole[i]) == 0) {
            return true;
        }
    }
    /* "serve as", "be know as", "live like"; not "describe as", which has its object.
     */
    static const char *const verbs[] = {"serve", "act",    "work",   "live", "function",
                                        "come",  "double", "follow", "look", NULL};
    const char *blank = strchr(relation, ' ');
    const bool is_passive = strncmp(relation, "be ", 3) == 0;
    blank = is_passive ? strchr(relation + 3, ' ') : blank;
    if (blank == NULL || (strcmp(blank, " as") != 0 && strcmp(blank, " like") != 0)) {
        return false;
    }
    for (size_t i = 0; verbs[i] != NULL; i++) {
        if ((size_t)(blank - relation) == strlen(verbs[i]) &&
            strncmp(relation, verbs[i], strlen(verbs[i])) == 0) {
            return true;
        }
    }
    return is_passive;
}

bool tri_i_is_naming(const char *relation)
{
    static const char *const whole[] = {"be called", "be known as", "be termed",
                                        "be defined as", "be referred to as"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        if (strcmp(relation, whole[i]) == 0) {
            return true;
        }
    }
    return false;
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

static bool recurs(const tri_i_salient_node *node)
{
    return node->recurs && !node->is_slight && !node->is_general && !node->is_faint;
}

/* Keeps what recurs and is told something with one that is kept or recurs too, and what
   is specific with it. */
static void keep_recurring(const tri_i_salient_node *nodes,
                           const tri_i_salient_link *link, bool *keep)
{
    const bool source = recurs(&nodes[link->source]);
    const bool target = recurs(&nodes[link->target]);
    const bool is_source_specific = nodes[link->source].is_specific;
    const bool is_target_specific = nodes[link->target].is_specific;
    if (!link->tells) {
        return;
    }
    if (source && (target || is_target_specific || keep[link->target])) {
        keep[link->source] = true;
        keep[link->target] = keep[link->target] || is_target_specific;
    }
    if (target && (source || is_source_specific || keep[link->source])) {
        keep[link->target] = true;
        keep[link->source] = keep[link->source] || is_source_specific;
    }
}

/* Keeps a term that the text explains, and what it is the term of: "this energy is
   called latent heat". What only a name is called ("the Garden City") is its alias. */
static void keep_term(const tri_i_salient_node *nodes, const tri_i_salient_link *link,
                      bool *keep)
{
    const tri_i_salient_node *source = &nodes[link->source];
    const tri_i_salient_node *target = &nodes[link->target];
    if (link->names && !source->is_named && !source->is_general && !target->is_named &&
        !target->is_general && !target->is_faint) {
        keep[link->source] = keep[link->target] = true;
    }
}

/* Marks the nodes that a link joins to another one, both kept. */
static void mark_linked(const tri_i_salient_link *links, size_t n_links,
                        const bool *keep, bool *is_linked)
{
    for (size_t i = 0; i < n_links; i++) {
        if (keep[links[i].source] && keep[links[i].target]) {
            is_linked[links[i].source] = is_linked[links[i].target] = true;
        }
    }
}

/* Keeps what is slight where something named would be without a link; marks both. */
static void keep_only_ties(const tri_i_salient_node *nodes,
                           const tri_i_salient_link *links, size_t n_links, bool *keep,
                           bool *is_linked)
{
    for (size_t i = 0; i < n_links; i++) {
        const bool is_source_named = nodes[links[i].source].is_named;
        const uint32_t named = is_source_named ? links[i].source : links[i].target;
        const uint32_t other = is_source_named ? links[i].target : links[i].source;
        if (links[i].tells && nodes[named].is_named && !is_linked[named] &&
            !nodes[other].is_general &&
            (nodes[other].is_slight || nodes[other].is_faint)) {
            keep[other] = is_linked[named] = is_linked[other] = true;
        }
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
       it recurs and is told something with one that is kept, recurs or is specific.
       What is told of one named entity with a slight word is better said there, as its
       fact; two of whom a general noun is told have two changes, not one. */
    for (size_t i = 0; i < n_nodes; i++) {
        keep[i] =
            nodes[i].is_named || (!nodes[i].is_general && !nodes[i].is_faint &&
                                  (all[i].named[1] != TRI_NONE ||
                                   (all[i].told_of_named && !nodes[i].is_slight) ||
                                   all[i].told[1] != TRI_NONE));
    }
    for (size_t i = 0; i < n_links; i++) {
        keep_recurring(nodes, &links[i], keep);
        keep_term(nodes, &links[i], keep);
    }
    /* Alone it would carry nothing. */
    mark_linked(links, n_links, keep, is_linked);
    keep_only_ties(nodes, links, n_links, keep, is_linked);
    for (size_t i = 0; i < n_nodes; i++) {
        keep[i] = keep[i] && (nodes[i].is_named || is_linked[i]);
    }
    free(all);
    free(is_linked);
    return true;
}

/* What is told of a record: something, something with it as the subject. */
enum { TOLD = 1, TELLS = 2 };

/* Whether a named record is worth no node by its name and what is told of it. */
static bool is_idle(const tri_graph *graph, const tri_i_record *record, unsigned told)
{
    const char *name = tri_i_string(graph, record->name);
    const tri_type type = (tri_type)record->type;
    if (record->row != TRI_NONE || !record->named) {
        return false;
    }
    if (tri_i_is_address(name) || tri_i_is_figure(name)) {
        return true;
    }
    if ((told & TELLS) != 0) {
        return false;
    }
    if (tri_i_is_adjective_name(name, type)) {
        return true; /* "a Republican economist" */
    }
    /* "(Heil et al., 2015)", where nothing says what it stands with */
    const bool is_lone_word = graph->options.cooccur == TRI_COOCCUR_NONE &&
                              type == TRI_TYPE_PER && record->mentions == 1 &&
                              record->wikidata == 0 && strchr(name, ' ') == NULL;
    return told == 0 &&
           (tri_i_is_no_name(name) || /* "E", a speaker */
            (record->roles == TRI_NONE &&
             (is_lone_word || tri_i_is_sort_name(name, type, record->wikidata != 0))));
}

bool tri_i_leave_out_sorts(tri_graph *graph, bool *keep)
{
    uint8_t *told = calloc(graph->records.n + 1, sizeof *told);
    if (told == NULL) {
        return false;
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        if (keep[fact->source] && keep[fact->target]) {
            told[fact->source] |= TOLD | TELLS;
            told[fact->target] |= TOLD;
        }
    }
    for (size_t i = 0; i < graph->properties.n; i++) {
        told[graph->properties.items[i].record] |= TOLD;
    }
    for (size_t i = 0; i < graph->statements.n; i++) {
        told[tri_i_root(graph, graph->statements.items[i].source)] |= TOLD;
    }
    for (uint32_t i = 0; i < graph->records.n; i++) {
        if (keep[i] && is_idle(graph, &graph->records.items[i], told[i])) {
            keep[i] = false;
            graph->info.n_left_out_nodes++;
        }
    }
    free(told);
    return true;
}

bool tri_i_drop_repeats(tri_graph *graph, const bool *keep)
{
    bool *is_joined = calloc(graph->records.n + 1, sizeof *is_joined);
    size_t n = 0;
    if (is_joined == NULL) {
        return false;
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact *fact = &graph->facts.items[i];
        if (!fact->repeats_name && !fact->is_class && keep[fact->source] &&
            keep[fact->target]) {
            is_joined[fact->source] = is_joined[fact->target] = true;
        }
    }
    for (size_t i = 0; i < graph->facts.n; i++) {
        const tri_i_fact fact = graph->facts.items[i];
        if (!fact.repeats_name || !is_joined[fact.source] || !is_joined[fact.target]) {
            graph->facts.items[n++] = fact;
        }
    }
    graph->facts.n = n;
    free(is_joined);
    return true;
}
