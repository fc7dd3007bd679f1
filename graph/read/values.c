/* What all graph files have in common: a new node and edge, their attributes by name,
   and their way into the graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

tri_status tri_i_read_fail(const tri_i_reading *r, tri_status status, const char *what)
{
    if (r->line == 0) {
        return tri_i_fail(r->error, status, 0, "%s: %s", r->path, what);
    }
    return tri_i_fail(r->error, status, 0, "%s, line %zu: %s", r->path, r->line, what);
}

const char *tri_i_read_keep(tri_i_reading *r, const char *text)
{
    return tri_arena_string(&r->graph->arena, text);
}

tri_node tri_i_read_new_node(void)
{
    return (tri_node){.subtype = "",
                      .aliases = "",
                      .roles = "",
                      .properties = "",
                      .wikidata = "",
                      .community = "",
                      .n_docs = 1,
                      .mentions = 1,
                      .type = TRI_TYPE_MISC,
                      .named = true};
}

tri_edge tri_i_read_new_edge(const tri_i_reading *r)
{
    tri_edge edge = tri_i_new_edge();
    edge.relation = edge.label = NULL;
    edge.weight = edge.confidence = 1;
    edge.n_docs = 1;
    edge.directed = r->directed;
    return edge;
}

/* How a node looks: what the layout gave it. */
static bool set_look(tri_i_reading *r, tri_node *node, const char *name,
                     const char *value)
{
    double number = strtod(value, NULL);
    number = isfinite(number) ? number : 0;
    const uint8_t part = (uint8_t)fmin(255, fmax(0, number));
    if (strcmp(name, "x") == 0) {
        node->x = number;
        r->graph->info.has_layout = true;
    } else if (strcmp(name, "y") == 0) {
        node->y = number;
    } else if (strcmp(name, "size") == 0) {
        node->size = number;
        r->graph->has_sizes = true;
    } else if (strcmp(name, "r") == 0) {
        node->r = part;
        r->graph->has_colours = true;
    } else if (strcmp(name, "g") == 0) {
        node->g = part;
    } else if (strcmp(name, "b") == 0) {
        node->b = part;
    } else {
        return false;
    }
    return true;
}

bool tri_i_read_node_value(tri_i_reading *r, tri_node *node, const char *name,
                           const char *value)
{
    const tri_measure measure = tri_measure_from_name(name);
    if (measure != TRI_MEASURE_COUNT) {
        return tri_i_set_measure(r->graph, r->graph->nodes.n, measure,
                                 strtod(value, NULL));
    }
    if (set_look(r, node, name, value)) {
        return true;
    }
    const struct {
        const char *name;
        const char **place;
    } strings[] = {
        {"label", &node->label},
        {"subtype", &node->subtype},
        {"aliases", &node->aliases},
        {"roles", &node->roles},
        {"properties", &node->properties},
        {"wikidata", &node->wikidata},
        {"community_name", &node->community},
    };
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        if (strcmp(strings[i].name, name) == 0) {
            *strings[i].place = value;
        }
    }
    if (strcmp(name, "type") == 0) {
        const tri_type type = tri_type_from_name(value);
        node->type = type == TRI_TYPE_COUNT ? TRI_TYPE_MISC : type;
    } else if (strcmp(name, "named") == 0) {
        node->named = strcmp(value, "true") == 0;
    } else if (strcmp(name, "mentions") == 0) {
        node->mentions = tri_i_text_to_count(value);
    } else if (strcmp(name, "n_docs") == 0) {
        node->n_docs = tri_i_text_to_count(value);
    }
    return true;
}

void tri_i_read_edge_value(tri_edge *edge, const char *name, const char *value)
{
    const double weight = edge->weight;
    tri_i_set_edge_value(edge, name, value);
    if (!(edge->weight > 0 && edge->weight < 1e300)) { /* none that can be added up */
        edge->weight = weight;
    }
}

void tri_i_read_graph_value(tri_i_reading *r, const char *name, const char *value)
{
    tri_graph_info *info = &r->graph->info;
    if (strcmp(name, "tricot") == 0) {
        info->tricot = value;
    } else if (strcmp(name, "model") == 0) {
        info->model = value;
    } else if (strcmp(name, "options") == 0) {
        info->options = value;
    } else if (strcmp(name, "documents") == 0) {
        info->n_documents = tri_i_text_to_count(value);
    } else if (strcmp(name, "words") == 0) {
        info->n_words = tri_i_text_to_count(value);
    } else if (strcmp(name, "communities") == 0) {
        info->n_communities = tri_i_text_to_count(value);
    } else if (strcmp(name, "modularity") == 0) {
        info->modularity = strtod(value, NULL);
    }
}

tri_status tri_i_read_add_node(tri_i_reading *r, tri_node *node)
{
    if (node->id == NULL || node->id[0] == '\0') {
        return tri_i_read_fail(r, TRI_ERR_FORMAT, "a node needs an id");
    }
    node->label = node->label == NULL ? node->id : node->label;
    if (tri_map_get(&r->node_at, node->id, strlen(node->id)) != TRI_MAP_NONE) {
        return tri_i_read_fail(r, TRI_ERR_FORMAT, "two nodes of one id");
    }
    if (r->graph->nodes.n >= TRI_NONE - 1 ||
        !tri_map_set(&r->node_at, node->id, strlen(node->id),
                     (uint32_t)r->graph->nodes.n) ||
        !TRI_I_PUSH(&r->graph->nodes, *node)) {
        return tri_i_fail_memory(r->error);
    }
    return TRI_OK;
}

tri_status tri_i_read_ends(const tri_i_reading *r, const char *source,
                           const char *target, tri_edge *edge)
{
    if (source == NULL || target == NULL) {
        return tri_i_read_fail(r, TRI_ERR_FORMAT,
                               "an edge needs a source and a target");
    }
    edge->source = tri_map_get(&r->node_at, source, strlen(source));
    edge->target = tri_map_get(&r->node_at, target, strlen(target));
    if (edge->source == TRI_MAP_NONE || edge->target == TRI_MAP_NONE) {
        return tri_i_read_fail(r, TRI_ERR_FORMAT,
                               "an edge of a node that was not before it");
    }
    return TRI_OK;
}

tri_status tri_i_read_add_edge(tri_i_reading *r, tri_edge *edge, const char *kind)
{
    edge->relation = edge->relation != NULL ? edge->relation
                     : edge->label != NULL  ? edge->label
                     : kind != NULL         ? kind
                                            : "related to";
    edge->label = edge->label == NULL ? edge->relation : edge->label;
    r->graph->info.simple = r->graph->info.simple || edge->relations[0] != '\0';
    edge->kind = edge->negated
                     ? tri_arena_printf(&r->graph->arena, "not %s", edge->relation)
                     : edge->relation;
    if (edge->id == NULL) {
        edge->id = tri_arena_printf(&r->graph->arena, "e%zu", r->graph->edges.n);
    }
    if (edge->kind == NULL || edge->id == NULL ||
        !TRI_I_PUSH(&r->graph->edges, *edge)) {
        return tri_i_fail_memory(r->error);
    }
    return TRI_OK;
}
