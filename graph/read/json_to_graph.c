/* Reads JSON: networkx's node-link form, and Cytoscape.js. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include "base/sink.h"

#include <jansson.h>

#include <string.h>

static size_t next_bytes(void *buffer, size_t room, void *source)
{
    return tri_i_source_read(source, buffer, room);
}

/* A list as we write one: its values joined by bars. */
static const char *join(tri_i_reading *r, const json_t *list)
{
    tri_i_text text = {0};
    size_t i = 0;
    json_t *one = NULL;
    json_array_foreach(list, i, one)
    {
        if (json_is_string(one)) {
            tri_i_text_list(&text, json_string_value(one));
        }
    }
    const char *kept =
        text.failed ? NULL : tri_i_read_keep(r, text.n == 0 ? "" : text.bytes);
    tri_i_text_clear(&text);
    return kept;
}

/* A value as text; "" where it is of no use, NULL where memory is out. */
static const char *text_of(tri_i_reading *r, const json_t *value)
{
    char number[TRI_I_DOUBLE_ROOM];
    switch (json_typeof(value)) {
    case JSON_STRING:
        return tri_i_read_keep(r, json_string_value(value));
    case JSON_INTEGER:
    case JSON_REAL:
        (void)tri_i_print_double(json_number_value(value), number);
        return tri_i_read_keep(r, number);
    case JSON_TRUE:
        return "true";
    case JSON_FALSE:
        return "false";
    case JSON_ARRAY:
        return join(r, value);
    default:
        return "";
    }
}

/* The text under a key; NULL where there is none, or memory is out. */
static const char *get(tri_i_reading *r, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    const char *text = value == NULL ? NULL : text_of(r, value);
    return text == NULL || text[0] == '\0' ? NULL : text;
}

/* What holds the attributes: Cytoscape.js has them one level deeper. */
static json_t *attributes_of(json_t *item)
{
    json_t *data = json_object_get(item, "data");
    return json_is_object(data) ? data : item;
}

static tri_status read_node(tri_i_reading *r, json_t *item)
{
    tri_node node = tri_i_read_new_node();
    json_t *attributes = attributes_of(item);
    const char *name = NULL;
    json_t *value = NULL;
    node.id = get(r, attributes, "id");
    json_object_foreach(attributes, name, value)
    {
        const char *text = text_of(r, value);
        if (text == NULL || !tri_i_read_node_value(r, &node, name, text)) {
            return tri_i_fail_memory(r->error);
        }
    }
    return tri_i_read_add_node(r, &node);
}

static tri_status read_edge(tri_i_reading *r, json_t *item)
{
    tri_edge edge = tri_i_read_new_edge(r);
    json_t *attributes = attributes_of(item);
    const char *name = NULL;
    json_t *value = NULL;
    edge.id = get(r, attributes, "id");
    if (edge.id == NULL) {
        edge.id = get(r, attributes, "key");
    }
    TRI_TRY(tri_i_read_ends(r, get(r, attributes, "source"),
                            get(r, attributes, "target"), &edge));
    json_object_foreach(attributes, name, value)
    {
        const char *text = text_of(r, value);
        if (text == NULL) {
            return tri_i_fail_memory(r->error);
        }
        tri_i_read_edge_value(r, &edge, name, text);
    }
    const json_t *directed = json_object_get(attributes, "directed");
    edge.directed = directed == NULL ? edge.directed : json_is_true(directed);
    const char *kind = get(r, attributes, "kind");
    return tri_i_read_add_edge(r, &edge,
                               kind == NULL ? get(r, attributes, "interaction") : kind);
}

/* The list under a key, whose items are objects. */
static tri_status get_list(const tri_i_reading *r, const json_t *object,
                           const char *key, json_t **list)
{
    size_t i = 0;
    json_t *one = NULL;
    *list = json_object_get(object, key);
    json_array_foreach(*list, i, one)
    {
        if (!json_is_object(one)) {
            return tri_i_read_fail(r, TRI_ERR_FORMAT,
                                   "a node or edge that is no object");
        }
    }
    return TRI_OK;
}

static tri_status read_root(tri_i_reading *r, const json_t *root)
{
    const json_t *elements = json_object_get(root, "elements");
    const json_t *parts = json_is_object(elements) ? elements : root;
    const json_t *graph = json_object_get(root, parts == root ? "graph" : "data");
    json_t *nodes = NULL;
    json_t *edges = NULL;
    size_t i = 0;
    json_t *one = NULL;
    const char *name = NULL;
    TRI_TRY(get_list(r, parts, "nodes", &nodes));
    TRI_TRY(get_list(r, parts, "edges", &edges));
    if (edges == NULL) { /* networkx before 3.4, and D3 */
        TRI_TRY(get_list(r, parts, "links", &edges));
    }
    if (!json_is_array(nodes) || !json_is_array(edges)) {
        return tri_i_read_fail(
            r, TRI_ERR_FORMAT,
            "neither node-link JSON nor Cytoscape.js: no lists \"nodes\" and "
            "\"edges\"");
    }
    r->directed = !json_is_false(json_object_get(root, "directed"));
    json_object_foreach((json_t *)graph, name, one)
    {
        const char *text = text_of(r, one);
        if (text == NULL) {
            return tri_i_fail_memory(r->error);
        }
        tri_i_read_graph_value(r, name, text);
    }
    json_array_foreach(nodes, i, one)
    {
        TRI_TRY(read_node(r, one));
    }
    json_array_foreach(edges, i, one)
    {
        TRI_TRY(read_edge(r, one));
    }
    return TRI_OK;
}

tri_status tri_i_json_to_graph(tri_i_reading *r, tri_i_source *source)
{
    json_error_t found;
    if (source->n_head >= 3 && memcmp(source->head, "\xEF\xBB\xBF", 3) == 0) {
        source->at = 3;
    }
    json_t *root = json_load_callback(next_bytes, source, 0, &found);
    if (root == NULL) {
        r->line = found.line > 0 ? (size_t)found.line : 0;
        return json_error_code(&found) == json_error_out_of_memory
                   ? tri_i_fail_memory(r->error)
                   : tri_i_read_fail(r, TRI_ERR_FORMAT, found.text);
    }
    const tri_status status = read_root(r, root);
    json_decref(root);
    return status;
}
