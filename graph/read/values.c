/* What all graph files have in common: a new node and edge, their attributes by name,
   and their way into the graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include <locale.h>
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
                      .description = "",
                      .facts = "",
                      .facts_evidence = "",
                      .facts_docs = "",
                      .facts_confidence = "",
                      .facts_modality = "",
                      .community = "",
                      .n_docs = 1,
                      .mentions = 1,
                      .size = 10, /* where others have one: the smallest of ours */
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

/* ---- Numbers. Each is checked here, before it scales, counts or places anything. */

static const tri_i_number_kind a_total = {0, 1e15, true};
static const tri_i_number_kind a_modularity = {-1, 1, false};
static const tri_i_number_kind a_place = {-1e9, 1e9, false};
static const tri_i_number_kind a_size = {0, 1e6, false};
static const tri_i_number_kind a_measure = {-1e300, 1e300, false};

/* A number of decimal digits, with a point in every locale. False: the text is none. */
static bool read_number(const char *text, double *number)
{
    enum { ROOM = 512 };
    char digits[ROOM];
    const char *mark = localeconv()->decimal_point;
    const size_t n_mark = strlen(mark);
    size_t n = 0;
    text += strspn(text, " \t\r\n");
    for (; *text != '\0' && strchr("+-.0123456789eE", *text) != NULL; text++) {
        if (n + n_mark + 1 >= ROOM) {
            return false;
        }
        if (*text == '.') {
            memcpy(digits + n, mark, n_mark);
            n += n_mark;
        } else {
            digits[n++] = *text;
        }
    }
    digits[n] = '\0';
    char *end = digits;
    *number = strtod(digits, &end);
    return n > 0 && end == digits + n && text[strspn(text, " \t\r\n")] == '\0';
}

/* Reads a value of that kind. False where there is none, which is noted unless nothing
   stands there. */
static bool number_of(tri_i_reading *r, const char *name, const char *text,
                      const tri_i_number_kind *kind, double *number)
{
    double read = 0;
    if (text[strspn(text, " \t\r\n")] == '\0') {
        return false;
    }
    if (read_number(text, &read) && read >= kind->least && read <= kind->most &&
        !(kind->whole && floor(read) < read)) {
        *number = read + 0.0; /* no minus before a zero */
        return true;
    }
    tri_graph_info *info = &r->graph->info;
    if (info->n_wrong_numbers++ == 0) {
        /* Not all of it, and no half of a character. */
        size_t n = strlen(text) < 40 ? strlen(text) : 40;
        while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80) {
            n--;
        }
        const char *wrong =
            tri_arena_printf(&r->graph->arena, "%s %.*s", name, (int)n, text);
        info->wrong_number = wrong == NULL ? "" : wrong;
    }
    return false;
}

static void set_count(tri_i_reading *r, const char *name, const char *text,
                      uint32_t *count)
{
    double number = 0;
    *count = number_of(r, name, text, &tri_i_count_kind, &number) ? (uint32_t)number
                                                                  : *count;
}

static void set_total(tri_i_reading *r, const char *name, const char *text,
                      size_t *total)
{
    double number = 0;
    *total = number_of(r, name, text, &a_total, &number) ? (size_t)number : *total;
}

/* ---- Attributes */

/* How a node looks: what the layout gave it. */
static bool set_look(tri_i_reading *r, tri_node *node, const char *name,
                     const char *value)
{
    const struct {
        const char *name;
        const tri_i_number_kind *kind;
        double *number;
        uint8_t *part; /* of a colour */
        bool *has;     /* what the graph has then */
    } looks[] = {
        {"x", &a_place, &node->x, NULL, &r->graph->info.has_layout},
        {"y", &a_place, &node->y, NULL, &r->graph->info.has_layout},
        {"size", &a_size, &node->size, NULL, &r->graph->has_sizes},
        {"r", &a_place, NULL, &node->r, &r->graph->has_colours},
        {"g", &a_place, NULL, &node->g, &r->graph->has_colours},
        {"b", &a_place, NULL, &node->b, &r->graph->has_colours},
    };
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        double number = 0;
        if (strcmp(looks[i].name, name) != 0) {
            continue;
        }
        if (!number_of(r, name, value, looks[i].kind, &number)) {
            return true;
        }
        if (looks[i].number != NULL) {
            *looks[i].number = number;
        } else {
            *looks[i].part = (uint8_t)fmin(255, fmax(0, number));
        }
        *looks[i].has = true;
        return true;
    }
    return false;
}

static bool set_measure(tri_i_reading *r, tri_measure measure, const char *value)
{
    double number = 0;
    return !number_of(r, tri_measure_name(measure), value,
                      tri_i_measure_is_count(measure) ? &tri_i_count_kind : &a_measure,
                      &number) ||
           tri_i_set_measure(r->graph, r->graph->nodes.n, measure, number);
}

bool tri_i_read_node_value(tri_i_reading *r, tri_node *node, const char *name,
                           const char *value)
{
    const tri_measure measure = tri_measure_from_name(name);
    if (measure != TRI_MEASURE_COUNT) {
        return set_measure(r, measure, value);
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
        {"description", &node->description},
        {"facts", &node->facts},
        {"facts_evidence", &node->facts_evidence},
        {"facts_docs", &node->facts_docs},
        {"facts_confidence", &node->facts_confidence},
        {"facts_modality", &node->facts_modality},
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
        set_count(r, name, value, &node->mentions);
    } else if (strcmp(name, "n_docs") == 0) {
        set_count(r, name, value, &node->n_docs);
    }
    return true;
}

void tri_i_read_edge_value(tri_i_reading *r, tri_edge *edge, const char *name,
                           const char *value)
{
    for (size_t i = 0; tri_i_edge_attribute(i).name != NULL; i++) {
        const tri_i_attribute one = tri_i_edge_attribute(i);
        if (strcmp(one.name, name) != 0) {
            continue;
        }
        const tri_i_number_kind *kind = tri_i_edge_number_kind(&one);
        double number = 0;
        if (kind == NULL) {
            tri_i_set_edge_text(edge, &one, value);
        } else if (number_of(r, name, value, kind, &number)) {
            tri_i_set_edge_number(edge, &one, number);
        }
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
        set_total(r, name, value, &info->n_documents);
    } else if (strcmp(name, "words") == 0) {
        set_total(r, name, value, &info->n_words);
    } else if (strcmp(name, "communities") == 0) {
        set_total(r, name, value, &info->n_communities);
    } else if (strcmp(name, "modularity") == 0) {
        (void)number_of(r, name, value, &a_modularity, &info->modularity);
    }
}

/* An empty cell or element says nothing. */
static bool is_said(const char *value)
{
    return value != NULL && value[0] != '\0';
}

tri_status tri_i_read_add_node(tri_i_reading *r, tri_node *node)
{
    if (node->id == NULL || node->id[0] == '\0') {
        return tri_i_read_fail(r, TRI_ERR_FORMAT, "a node needs an id");
    }
    node->label = is_said(node->label) ? node->label : node->id;
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
    edge->relation = is_said(edge->relation) ? edge->relation
                     : is_said(edge->label)  ? edge->label
                     : is_said(kind)         ? kind
                                             : "related to";
    edge->label = is_said(edge->label) ? edge->label : edge->relation;
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
