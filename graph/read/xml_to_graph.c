/* Reads XML as a stream: GraphML and GEXF. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include "base/hush.h"

#include <libxml/xmlreader.h>

#include <stdlib.h>
#include <string.h>

/* An attribute that the file declares: GraphML's <key>, GEXF's <attribute>. */
typedef struct {
    const char *id;
    const char *name;
    bool of_edges; /* GEXF: nodes and edges may have the same ids */
} file_key;

enum { MAX_KEYS = 512 };

typedef struct {
    tri_i_reading *base;
    xmlTextReader *xml;
    file_key keys[MAX_KEYS];
    size_t n_keys;
    bool is_gexf;
    bool declares_edges; /* GEXF: inside <attributes class="edge"> */
} reading;

static tri_status fail(const reading *r, tri_status status, const char *what)
{
    r->base->line = (size_t)xmlTextReaderGetParserLineNumber(r->xml);
    return tri_i_read_fail(r->base, status, what);
}

/* An attribute of the element, in the graph's arena; NULL where there is none, or
   memory is out. */
static const char *attribute(reading *r, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(r->xml, (const xmlChar *)name);
    const char *kept =
        value == NULL ? NULL : tri_i_read_keep(r->base, (const char *)value);
    xmlFree(value);
    return kept;
}

/* The text inside the element, likewise. */
static const char *content(reading *r)
{
    xmlChar *text = xmlTextReaderReadString(r->xml);
    const char *kept = tri_i_read_keep(r->base, text == NULL ? "" : (const char *)text);
    xmlFree(text);
    return kept;
}

static bool element_is(const reading *r, const char *name)
{
    const xmlChar *found = xmlTextReaderConstLocalName(r->xml);
    return found != NULL && strcmp((const char *)found, name) == 0;
}

static tri_status read_key(reading *r, const char *name_attribute)
{
    if (r->n_keys == MAX_KEYS) {
        return fail(r, TRI_ERR_LIMIT, "more than 512 keys");
    }
    file_key *next = &r->keys[r->n_keys];
    next->id = attribute(r, "id");
    next->name = attribute(r, name_attribute);
    next->of_edges = r->declares_edges;
    if (next->id == NULL) {
        return fail(r, TRI_ERR_FORMAT, "an attribute is declared without an id");
    }
    next->name = next->name == NULL ? next->id : next->name;
    r->n_keys++;
    return TRI_OK;
}

static const char *key_name(const reading *r, const char *id, bool of_edges)
{
    for (size_t i = 0; i < r->n_keys; i++) {
        if (strcmp(r->keys[i].id, id) == 0 &&
            (!r->is_gexf || r->keys[i].of_edges == of_edges)) {
            return r->keys[i].name;
        }
    }
    return id;
}

/* Sets a value; NULL: memory was out where it was read. */
static tri_status set(reading *r, tri_node *node, tri_edge *edge, const char *name,
                      const char *value)
{
    if (value == NULL) {
        return tri_i_fail_memory(r->base->error);
    }
    if (edge != NULL) {
        tri_i_read_edge_value(r->base, edge, name, value);
    } else if (node == NULL) {
        tri_i_read_graph_value(r->base, name, value);
    } else if (!tri_i_read_node_value(r->base, node, name, value)) {
        return tri_i_fail_memory(r->base->error);
    }
    return TRI_OK;
}

/* GraphML's <data>. */
static tri_status read_data(reading *r, tri_node *node, tri_edge *edge)
{
    const char *id = attribute(r, "key");
    if (id == NULL) {
        return fail(r, TRI_ERR_FORMAT, "a <data> needs a key");
    }
    return set(r, node, edge, key_name(r, id, edge != NULL), content(r));
}

/* Sets what an attribute of the element says, where it has it. */
static tri_status set_from(reading *r, tri_node *node, tri_edge *edge,
                           const char *attribute_name, const char *name)
{
    const char *value = attribute(r, attribute_name);
    return value == NULL ? TRI_OK : set(r, node, edge, name, value);
}

/* GEXF's <attvalue>, and how a node is drawn. */
static tri_status read_gexf_child(reading *r, tri_node *node, tri_edge *edge)
{
    if (element_is(r, "attvalue")) {
        const char *id = attribute(r, "for");
        if (id == NULL) {
            return fail(r, TRI_ERR_FORMAT, "an <attvalue> needs a for");
        }
        return set_from(r, node, edge, "value", key_name(r, id, edge != NULL));
    }
    if (node == NULL) {
        return TRI_OK;
    }
    if (element_is(r, "size")) {
        return set_from(r, node, NULL, "value", "size");
    }
    if (element_is(r, "position")) {
        TRI_TRY(set_from(r, node, NULL, "x", "x"));
        return set_from(r, node, NULL, "y", "y");
    }
    if (element_is(r, "color")) {
        TRI_TRY(set_from(r, node, NULL, "r", "r"));
        TRI_TRY(set_from(r, node, NULL, "g", "g"));
        return set_from(r, node, NULL, "b", "b");
    }
    return TRI_OK;
}

/* Reads what stands inside the node or edge that the reader stands at. */
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
        if (element_is(r, "graph") || element_is(r, "nodes")) {
            return fail(r, TRI_ERR_FORMAT, "a graph inside a node is not read");
        }
        if (r->is_gexf) {
            TRI_TRY(read_gexf_child(r, node, edge));
        } else if (element_is(r, "data") && xmlTextReaderDepth(r->xml) == depth + 1) {
            TRI_TRY(read_data(r, node, edge));
        }
    }
    return TRI_OK;
}

static tri_status read_node(reading *r)
{
    tri_node node = tri_i_read_new_node();
    node.id = attribute(r, "id");
    if (r->is_gexf) {
        node.label = attribute(r, "label");
    }
    const int line = xmlTextReaderGetParserLineNumber(r->xml);
    TRI_TRY(read_inside(r, &node, NULL));
    r->base->line = (size_t)line;
    return tri_i_read_add_node(r->base, &node);
}

static tri_status read_edge(reading *r)
{
    tri_edge edge = tri_i_read_new_edge(r->base);
    const char *source = attribute(r, "source");
    const char *target = attribute(r, "target");
    const char *kind = attribute(r, r->is_gexf ? "kind" : "label");
    const char *direction = attribute(r, r->is_gexf ? "type" : "directed");
    edge.id = attribute(r, "id");
    r->base->line = (size_t)xmlTextReaderGetParserLineNumber(r->xml);
    TRI_TRY(tri_i_read_ends(r->base, source, target, &edge));
    if (direction != NULL) {
        edge.directed = strcmp(direction, r->is_gexf ? "undirected" : "false") != 0;
    }
    if (r->is_gexf) {
        edge.label = attribute(r, "label");
        TRI_TRY(set_from(r, NULL, &edge, "weight", "weight"));
        TRI_TRY(set_from(r, NULL, &edge, "start", "first_date"));
        TRI_TRY(set_from(r, NULL, &edge, "end", "last_date"));
    }
    TRI_TRY(read_inside(r, NULL, &edge));
    return tri_i_read_add_edge(r->base, &edge, kind);
}

/* GEXF's description holds the graph's attributes: "schema=1; tricot=0.1.0; ...". */
static tri_status read_description(reading *r)
{
    const char *text = content(r);
    if (text == NULL) {
        return tri_i_fail_memory(r->base->error);
    }
    tri_arena *arena = &r->base->graph->arena;
    while (*text != '\0') {
        const size_t name = strspn(text, "abcdefghijklmnopqrstuvwxyz_");
        if (name == 0 || text[name] != '=') {
            return TRI_OK; /* another program's words */
        }
        /* The value ends before the next "; name=". */
        const char *end = text + name;
        do {
            end = strstr(end + 1, "; ");
        } while (end != NULL &&
                 end[2 + strspn(end + 2, "abcdefghijklmnopqrstuvwxyz_")] != '=');
        end = end == NULL ? text + strlen(text) : end;
        const char *value = text + name + 1;
        const char *name_copy = tri_arena_copy(arena, text, name);
        const char *value_copy = tri_arena_copy(arena, value, (size_t)(end - value));
        if (name_copy == NULL) {
            return tri_i_fail_memory(r->base->error);
        }
        TRI_TRY(set(r, NULL, NULL, name_copy, value_copy));
        text = *end == '\0' ? end : end + 2;
    }
    return TRI_OK;
}

static tri_status read_element(reading *r, bool *has_graph)
{
    if (element_is(r, "gexf")) {
        r->is_gexf = true;
    } else if (element_is(r, "key")) {
        return read_key(r, "attr.name");
    } else if (element_is(r, "attributes")) {
        const char *owner = attribute(r, "class");
        r->declares_edges = owner != NULL && strcmp(owner, "edge") == 0;
    } else if (element_is(r, "attribute")) {
        return read_key(r, "title");
    } else if (element_is(r, "graph")) {
        const char *direction =
            attribute(r, r->is_gexf ? "defaultedgetype" : "edgedefault");
        *has_graph = true;
        /* GEXF's own default is undirected. */
        r->base->directed =
            direction == NULL ? !r->is_gexf : strcmp(direction, "undirected") != 0;
    } else if (element_is(r, "node")) {
        return read_node(r);
    } else if (element_is(r, "edge")) {
        return read_edge(r);
    } else if (element_is(r, "data")) {
        return read_data(r, NULL, NULL);
    } else if (r->is_gexf && element_is(r, "description")) {
        return read_description(r);
    }
    return TRI_OK;
}

static tri_status read_elements(reading *r)
{
    bool has_graph = false;
    int more = 0;
    while ((more = xmlTextReaderRead(r->xml)) == 1) {
        if (xmlTextReaderNodeType(r->xml) == XML_READER_TYPE_ELEMENT) {
            TRI_TRY(read_element(r, &has_graph));
        }
    }
    if (more < 0) {
        return fail(r, TRI_ERR_FORMAT, "this is no well-formed XML");
    }
    return has_graph ? TRI_OK : fail(r, TRI_ERR_FORMAT, "no <graph> in this file");
}

static int next_bytes(void *source, char *bytes, int room)
{
    return (int)tri_i_source_read(source, bytes, (size_t)room);
}

static int close_nothing(void *source)
{
    (void)source;
    return 0;
}

tri_status tri_i_xml_to_graph(tri_i_reading *base, tri_i_source *source)
{
    reading *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return tri_i_fail_memory(base->error);
    }
    tri_i_hush before;
    tri_i_hush_begin(&before);
    r->base = base;
    tri_status status = tri_i_check_prolog(base, source);
    if (status == TRI_OK) {
        /* libxml2 is not given the path, which it would take for an address. */
        r->xml = xmlReaderForIO(next_bytes, close_nothing, source, NULL, NULL,
                                TRI_I_XML_OPTIONS);
        status = r->xml == NULL ? tri_i_fail_memory(base->error) : read_elements(r);
        xmlFreeTextReader(r->xml);
    }
    tri_i_hush_end(&before);
    free(r);
    return status;
}
