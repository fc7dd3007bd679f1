/* Reads GraphML: keys, nodes, edges, as a stream. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read.h"

#include "base/hush.h"
#include "graph/graph_i.h"

#include <libxml/xmlreader.h>

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A <key>: the attribute that a <data key="id"> holds. */
typedef struct {
    const char *id;
    const char *name;
} file_key;

enum { MAX_KEYS = 512 };

typedef struct {
    xmlTextReader *xml;
    tri_graph *graph;
    tri_error *error;
    const char *path;
    file_key keys[MAX_KEYS];
    size_t n_keys;
    tri_map node_at; /* id in the file -> index of the node */
    bool directed;   /* edgedefault */
} reading;

static tri_status fail(const reading *r, tri_status status, const char *what)
{
    const int line = xmlTextReaderGetParserLineNumber(r->xml);
    return tri_i_fail(r->error, status, 0, "%s, line %d: %s", r->path, line, what);
}

static const char *keep(reading *r, const char *text)
{
    return tri_arena_string(&r->graph->arena, text);
}

/* An attribute of the element, in the graph's arena; NULL where there is none, or
   memory is out. */
static const char *attribute(reading *r, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(r->xml, (const xmlChar *)name);
    const char *kept = value == NULL ? NULL : keep(r, (const char *)value);
    xmlFree(value);
    return kept;
}

static bool element_is(const reading *r, const char *name)
{
    const xmlChar *found = xmlTextReaderConstLocalName(r->xml);
    return found != NULL && strcmp((const char *)found, name) == 0;
}

static tri_status read_key(reading *r)
{
    if (r->n_keys == MAX_KEYS) {
        return fail(r, TRI_ERR_LIMIT, "more than 512 keys");
    }
    file_key *next = &r->keys[r->n_keys];
    next->id = attribute(r, "id");
    next->name = attribute(r, "attr.name");
    if (next->id == NULL) {
        return fail(r, TRI_ERR_FORMAT, "a <key> needs an id");
    }
    next->name = next->name == NULL ? next->id : next->name;
    r->n_keys++;
    return TRI_OK;
}

static const char *key_name(const reading *r, const char *id)
{
    for (size_t i = 0; i < r->n_keys; i++) {
        if (strcmp(r->keys[i].id, id) == 0) {
            return r->keys[i].name;
        }
    }
    return id;
}

static uint32_t count_of(const char *text)
{
    const double number = strtod(text, NULL);
    return number > 0 && number < 4e9 ? (uint32_t)number : 0;
}

/* How a node looks: what the layout gave it. */
static bool set_look(reading *r, tri_node *node, const char *name, const char *value)
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

/* False where memory is out. */
static bool set_node(reading *r, tri_node *node, const char *name, const char *value)
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
        node->mentions = count_of(value);
    } else if (strcmp(name, "n_docs") == 0) {
        node->n_docs = count_of(value);
    }
    return true;
}

static void set_edge(tri_edge *edge, const char *name, const char *value)
{
    const struct {
        const char *name;
        const char **place;
    } strings[] = {
        {"relation", &edge->relation},
        {"label", &edge->label},
        {"relations", &edge->relations},
        {"attribution", &edge->attribution},
        {"time", &edge->time},
        {"place", &edge->place},
        {"first_date", &edge->first_date},
        {"last_date", &edge->last_date},
        {"evidence", &edge->evidence},
        {"docs", &edge->docs},
    };
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        if (strcmp(strings[i].name, name) == 0) {
            *strings[i].place = value;
        }
    }
    if (strcmp(name, "weight") == 0) {
        const double weight = strtod(value, NULL);
        edge->weight = weight > 0 && weight < 1e300 ? weight : edge->weight;
    } else if (strcmp(name, "confidence") == 0) {
        edge->confidence = strtod(value, NULL);
    } else if (strcmp(name, "n_docs") == 0) {
        edge->n_docs = count_of(value);
    } else if (strcmp(name, "negated") == 0) {
        edge->negated = strcmp(value, "true") == 0;
    } else if (strcmp(name, "directed") == 0) {
        edge->directed = strcmp(value, "false") != 0;
    }
    for (int i = 0; strcmp(name, "modality") == 0 && i < TRI_MODALITY_COUNT; i++) {
        if (strcmp(value, tri_modality_name((tri_modality)i)) == 0) {
            edge->modality = (tri_modality)i;
        }
    }
    for (int i = 0; strcmp(name, "basis") == 0 && i < TRI_BASIS_COUNT; i++) {
        if (strcmp(value, tri_basis_name((tri_basis)i)) == 0) {
            edge->basis = (tri_basis)i;
        }
    }
}

static void set_graph(reading *r, const char *name, const char *value)
{
    tri_graph_info *info = &r->graph->info;
    if (strcmp(name, "tricot") == 0) {
        info->tricot = value;
    } else if (strcmp(name, "model") == 0) {
        info->model = value;
    } else if (strcmp(name, "options") == 0) {
        info->options = value;
    } else if (strcmp(name, "documents") == 0) {
        info->n_documents = count_of(value);
    } else if (strcmp(name, "words") == 0) {
        info->n_words = count_of(value);
    } else if (strcmp(name, "communities") == 0) {
        info->n_communities = count_of(value);
    } else if (strcmp(name, "modularity") == 0) {
        info->modularity = strtod(value, NULL);
    }
}

/* Reads a <data> element: its attribute's name and value. */
static tri_status read_data(reading *r, const char **name, const char **value)
{
    const char *id = attribute(r, "key");
    if (id == NULL) {
        return fail(r, TRI_ERR_FORMAT, "a <data> needs a key");
    }
    xmlChar *text = xmlTextReaderReadString(r->xml);
    *name = key_name(r, id);
    *value = keep(r, text == NULL ? "" : (const char *)text);
    xmlFree(text);
    return *value == NULL ? tri_i_fail_memory(r->error) : TRI_OK;
}

/* Reads the <data> elements inside the element that the reader stands at. */
static tri_status read_inside(reading *r, tri_node *node, tri_edge *edge)
{
    if (xmlTextReaderIsEmptyElement(r->xml)) {
        return TRI_OK;
    }
    const int depth = xmlTextReaderDepth(r->xml);
    while (xmlTextReaderRead(r->xml) == 1 && xmlTextReaderDepth(r->xml) > depth) {
        if (xmlTextReaderNodeType(r->xml) != XML_READER_TYPE_ELEMENT) {
            continue;
        }
        if (element_is(r, "graph")) {
            return fail(r, TRI_ERR_FORMAT, "a graph inside a node is not read");
        }
        if (element_is(r, "data") && xmlTextReaderDepth(r->xml) == depth + 1) {
            const char *name = NULL;
            const char *value = NULL;
            TRI_TRY(read_data(r, &name, &value));
            if (node == NULL) {
                set_edge(edge, name, value);
            } else if (!set_node(r, node, name, value)) {
                return tri_i_fail_memory(r->error);
            }
        }
    }
    return TRI_OK;
}

static tri_status read_node(reading *r)
{
    tri_node node = {.subtype = "",
                     .aliases = "",
                     .roles = "",
                     .properties = "",
                     .wikidata = "",
                     .community = "",
                     .n_docs = 1,
                     .mentions = 1,
                     .type = TRI_TYPE_MISC,
                     .named = true};
    node.id = attribute(r, "id");
    if (node.id == NULL) {
        return fail(r, TRI_ERR_FORMAT, "a <node> needs an id");
    }
    node.label = node.id;
    if (tri_map_get(&r->node_at, node.id, strlen(node.id)) != TRI_MAP_NONE) {
        return fail(r, TRI_ERR_FORMAT, "two nodes of one id");
    }
    TRI_TRY(read_inside(r, &node, NULL));
    if (r->graph->nodes.n >= TRI_NONE - 1 ||
        !tri_map_set(&r->node_at, node.id, strlen(node.id),
                     (uint32_t)r->graph->nodes.n) ||
        !TRI_I_PUSH(&r->graph->nodes, node)) {
        return tri_i_fail_memory(r->error);
    }
    return TRI_OK;
}

static tri_status read_edge(reading *r)
{
    tri_edge edge = {.relations = "",
                     .attribution = "",
                     .time = "",
                     .place = "",
                     .first_date = "",
                     .last_date = "",
                     .evidence = "",
                     .docs = "",
                     .weight = 1,
                     .confidence = 1,
                     .n_docs = 1,
                     .directed = r->directed};
    const char *source = attribute(r, "source");
    const char *target = attribute(r, "target");
    const char *directed = attribute(r, "directed");
    const char *kind = attribute(r, "label");
    edge.id = attribute(r, "id");
    if (source == NULL || target == NULL) {
        return fail(r, TRI_ERR_FORMAT, "an <edge> needs a source and a target");
    }
    edge.source = tri_map_get(&r->node_at, source, strlen(source));
    edge.target = tri_map_get(&r->node_at, target, strlen(target));
    if (edge.source == TRI_MAP_NONE || edge.target == TRI_MAP_NONE) {
        return fail(r, TRI_ERR_FORMAT, "an edge of a node that was not before it");
    }
    if (directed != NULL) {
        edge.directed = strcmp(directed, "true") == 0;
    }
    TRI_TRY(read_inside(r, NULL, &edge));
    edge.relation = edge.relation != NULL ? edge.relation
                    : edge.label != NULL  ? edge.label
                    : kind != NULL        ? kind
                                          : "related to";
    edge.label = edge.label == NULL ? edge.relation : edge.label;
    edge.kind = edge.negated
                    ? tri_arena_printf(&r->graph->arena, "not %s", edge.relation)
                    : edge.relation;
    if (edge.id == NULL) {
        edge.id = tri_arena_printf(&r->graph->arena, "e%zu", r->graph->edges.n);
    }
    if (edge.kind == NULL || edge.id == NULL || !TRI_I_PUSH(&r->graph->edges, edge)) {
        return tri_i_fail_memory(r->error);
    }
    return TRI_OK;
}

static tri_status read_elements(reading *r)
{
    bool has_graph = false;
    int more = 0;
    while ((more = xmlTextReaderRead(r->xml)) == 1) {
        if (xmlTextReaderNodeType(r->xml) != XML_READER_TYPE_ELEMENT) {
            continue;
        }
        if (element_is(r, "key")) {
            TRI_TRY(read_key(r));
        } else if (element_is(r, "graph")) {
            const char *direction = attribute(r, "edgedefault");
            has_graph = true;
            r->directed = direction == NULL || strcmp(direction, "undirected") != 0;
        } else if (element_is(r, "node")) {
            TRI_TRY(read_node(r));
        } else if (element_is(r, "edge")) {
            TRI_TRY(read_edge(r));
        } else if (element_is(r, "data")) {
            const char *name = NULL;
            const char *value = NULL;
            TRI_TRY(read_data(r, &name, &value));
            set_graph(r, name, value);
        }
    }
    if (more < 0) {
        return fail(r, TRI_ERR_FORMAT, "this is no well-formed XML");
    }
    return has_graph ? TRI_OK : fail(r, TRI_ERR_FORMAT, "no <graph> in this file");
}

/* libxml2 is not given the path, which it would take for an address. */
static tri_status open_file(reading *r, const char *path, int how, int *file)
{
    struct stat found;
    *file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY);
    if (*file < 0 || fstat(*file, &found) != 0 || S_ISDIR(found.st_mode)) {
        return tri_i_fail(r->error, TRI_ERR_IO, 0, "cannot read %s: %s", r->path,
                          strerror(*file < 0 ? errno : EISDIR));
    }
    r->xml = xmlReaderForFd(*file, NULL, NULL, how);
    return r->xml == NULL ? tri_i_fail_memory(r->error) : TRI_OK;
}

tri_status tri_graph_read(const char *path, const tri_graph_options *options,
                          tri_graph **graph, tri_error *error)
{
    const int how =
        XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    reading *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return tri_i_fail_memory(error);
    }
    int file = -1;
    tri_i_hush before;
    tri_i_hush_begin(&before);
    r->path = strcmp(path, "-") == 0 ? "standard input" : path;
    r->error = error;
    tri_status status = tri_graph_new(options, &r->graph, error);
    if (status == TRI_OK) {
        r->graph->from_file = true;
        r->graph->info.tricot = ""; /* until it says so */
        status = open_file(r, path, how, &file);
        if (status == TRI_OK) {
            status = read_elements(r);
        }
    }
    if (status == TRI_OK) {
        *graph = r->graph;
    } else {
        tri_graph_free(r->graph);
    }
    xmlFreeTextReader(r->xml);
    tri_i_hush_end(&before);
    if (file > STDIN_FILENO) {
        (void)close(file);
    }
    tri_map_clear(&r->node_at);
    free(r);
    return status;
}
