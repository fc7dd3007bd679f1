/* The attributes of nodes and the graph, in the order in which all formats write them;
   those of edges have their table in graph/edge.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"

#include <math.h>
#include <string.h>

/* Attributes of nodes: (name in C, name, type). Measures stand between the last of the
   first list and the first of the second. */
/* clang-format off */
#define NODE_LIST(ROW) \
    ROW(LABEL, "label", STRING) ROW(TYPE, "type", STRING) ROW(SUBTYPE, "subtype", STRING) \
    ROW(NAMED, "named", BOOL) ROW(ALIASES, "aliases", LIST) ROW(ROLES, "roles", LIST) \
    ROW(PROPERTIES, "properties", LIST) ROW(WIKIDATA, "wikidata", STRING) \
    ROW(DESCRIPTION, "description", LIST) ROW(FACTS, "facts", LIST) \
    ROW(FACTS_EVIDENCE, "facts_evidence", LIST) ROW(FACTS_DOCS, "facts_docs", LIST) \
    ROW(FACTS_CONFIDENCE, "facts_confidence", LIST) \
    ROW(FACTS_MODALITY, "facts_modality", LIST) \
    ROW(MENTIONS, "mentions", INT) ROW(N_DOCS, "n_docs", INT)
#define NODE_LAYOUT_LIST(ROW) \
    ROW(X, "x", DOUBLE) ROW(Y, "y", DOUBLE) ROW(SIZE, "size", DOUBLE) ROW(R, "r", INT) \
    ROW(G, "g", INT) ROW(B, "b", INT)
#define GRAPH_LIST(ROW) \
    ROW(SCHEMA, "schema", INT) ROW(TRICOT, "tricot", STRING) ROW(MODEL, "model", STRING) \
    ROW(OPTIONS, "options", STRING) ROW(DOCUMENTS, "documents", INT) \
    ROW(WORDS, "words", INT) ROW(COMMUNITIES, "communities", INT) \
    ROW(MODULARITY, "modularity", DOUBLE)
/* clang-format on */

#define NODE_MEMBER(name, text, type) NODE_##name,
#define GRAPH_MEMBER(name, text, type) GRAPH_##name,
enum {
    NODE_LIST(NODE_MEMBER) NODE_COMMUNITY_NAME,
    NODE_LAYOUT_LIST(NODE_MEMBER) NODE_MEASURE /* + tri_measure */
};
enum { GRAPH_LIST(GRAPH_MEMBER) GRAPH_COUNT };

#define NODE_ROW(name, text, type) {text, TRI_I_##type, NODE_##name},
#define GRAPH_ROW(name, text, type) {text, TRI_I_##type, GRAPH_##name},
static const tri_i_attribute node_list[] = {NODE_LIST(NODE_ROW)};
static const tri_i_attribute node_layout_list[] = {NODE_LAYOUT_LIST(NODE_ROW)};
static const tri_i_attribute graph_list[] = {GRAPH_LIST(GRAPH_ROW)};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void add(tri_i_attributes *attributes, tri_i_attribute one)
{
    attributes->items[attributes->n++] = one;
}

tri_i_attributes tri_i_node_attributes(const tri_graph *graph, int with)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    tri_i_attributes attributes = {.n = 0};
    for (size_t i = 0; i < COUNT(node_list); i++) {
        if (node_list[i].which != NODE_LABEL || (with & TRI_I_WITH_LABEL) != 0) {
            add(&attributes, node_list[i]);
        }
    }
    for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
        if ((info->measures >> i & 1) != 0) {
            const tri_measure measure = (tri_measure)i;
            add(&attributes,
                (tri_i_attribute){tri_measure_name(measure),
                                  tri_i_measure_is_count(measure) ? TRI_I_INT
                                                                  : TRI_I_DOUBLE,
                                  NODE_MEASURE + i});
        }
    }
    if ((info->measures >> TRI_MEASURE_COMMUNITY & 1) != 0) {
        add(&attributes,
            (tri_i_attribute){"community_name", TRI_I_STRING, NODE_COMMUNITY_NAME});
    }
    for (size_t i = 0; i < COUNT(node_layout_list); i++) {
        const bool place =
            node_layout_list[i].which == NODE_X || node_layout_list[i].which == NODE_Y;
        if ((with & TRI_I_WITH_LAYOUT) != 0 && (!place || info->has_layout)) {
            add(&attributes, node_layout_list[i]);
        }
    }
    return attributes;
}

tri_i_attributes tri_i_edge_attributes(const tri_graph *graph, int with)
{
    tri_i_attributes attributes = {.n = 0};
    for (size_t i = 0; tri_i_edge_attribute(i).name != NULL; i++) {
        const tri_i_attribute one = tri_i_edge_attribute(i);
        const bool own =
            strcmp(one.name, "label") == 0 || strcmp(one.name, "weight") == 0;
        if ((!own || (with & TRI_I_WITH_LABEL) != 0) && tri_i_edges_have(graph, &one)) {
            add(&attributes, one);
        }
    }
    return attributes;
}

tri_i_attributes tri_i_graph_attributes(const tri_graph *graph)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    const bool grouped = (info->measures >> TRI_MEASURE_COMMUNITY & 1) != 0;
    tri_i_attributes attributes = {.n = 0};
    for (size_t i = 0; i < COUNT(graph_list); i++) {
        const int which = graph_list[i].which;
        if (grouped || (which != GRAPH_COMMUNITIES && which != GRAPH_MODULARITY)) {
            add(&attributes, graph_list[i]);
        }
    }
    return attributes;
}

static tri_i_value string(const char *text)
{
    return (tri_i_value){.type = TRI_I_STRING, .string = text};
}

static tri_i_value number(tri_i_value_type type, double value)
{
    return (tri_i_value){.type = type, .string = "", .number = value};
}

static tri_i_value truth(bool value)
{
    return (tri_i_value){.type = TRI_I_BOOL, .string = "", .truth = value};
}

/* What a node tells beside its edges. */
static const char *told_of(const tri_node *node, int which)
{
    switch (which) {
    case NODE_DESCRIPTION:
        return node->description;
    case NODE_FACTS:
        return node->facts;
    case NODE_FACTS_EVIDENCE:
        return node->facts_evidence;
    case NODE_FACTS_DOCS:
        return node->facts_docs;
    case NODE_FACTS_CONFIDENCE:
        return node->facts_confidence;
    default:
        return node->facts_modality;
    }
}

tri_i_value tri_i_node_value(const tri_graph *graph, size_t index,
                             const tri_i_attribute *attribute)
{
    const tri_node *node = tri_graph_node(graph, index);
    tri_i_value value = string("");
    switch (attribute->which) {
    case NODE_LABEL:
        value = string(node->label);
        break;
    case NODE_TYPE:
        value = string(tri_type_name(node->type));
        break;
    case NODE_SUBTYPE:
        value = string(node->subtype);
        break;
    case NODE_NAMED:
        value = truth(node->named);
        break;
    case NODE_ALIASES:
        value = string(node->aliases);
        break;
    case NODE_ROLES:
        value = string(node->roles);
        break;
    case NODE_PROPERTIES:
        value = string(node->properties);
        break;
    case NODE_WIKIDATA:
        value = string(node->wikidata);
        break;
    case NODE_DESCRIPTION:
    case NODE_FACTS:
    case NODE_FACTS_EVIDENCE:
    case NODE_FACTS_DOCS:
    case NODE_FACTS_CONFIDENCE:
    case NODE_FACTS_MODALITY:
        value = string(told_of(node, attribute->which));
        break;
    case NODE_MENTIONS:
        value = number(TRI_I_INT, node->mentions);
        break;
    case NODE_N_DOCS:
        value = number(TRI_I_INT, node->n_docs);
        break;
    case NODE_COMMUNITY_NAME:
        value = string(node->community);
        break;
    case NODE_X:
        value = number(TRI_I_DOUBLE, node->x);
        break;
    case NODE_Y:
        value = number(TRI_I_DOUBLE, node->y);
        break;
    case NODE_SIZE:
        value = number(TRI_I_DOUBLE, node->size);
        break;
    case NODE_R:
        value = number(TRI_I_INT, node->r);
        break;
    case NODE_G:
        value = number(TRI_I_INT, node->g);
        break;
    case NODE_B:
        value = number(TRI_I_INT, node->b);
        break;
    default:
        value =
            number(attribute->type,
                   tri_graph_measure(graph, index,
                                     (tri_measure)(attribute->which - NODE_MEASURE)));
        break;
    }
    value.type = attribute->type;
    return value;
}

tri_i_value tri_i_graph_value(const tri_graph *graph, const tri_i_attribute *attribute)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    switch (attribute->which) {
    case GRAPH_SCHEMA:
        return number(TRI_I_INT, TRI_I_SCHEMA);
    case GRAPH_TRICOT:
        return string(TRI_VERSION);
    case GRAPH_MODEL:
        return string(info->model);
    case GRAPH_OPTIONS:
        return string(info->options);
    case GRAPH_DOCUMENTS:
        return number(TRI_I_INT, (double)info->n_documents);
    case GRAPH_WORDS:
        return number(TRI_I_INT, (double)info->n_words);
    case GRAPH_COMMUNITIES:
        return number(TRI_I_INT, (double)info->n_communities);
    default:
        return number(TRI_I_DOUBLE, info->modularity);
    }
}

bool tri_i_value_is_empty(const tri_i_value *value)
{
    switch (value->type) {
    case TRI_I_STRING:
    case TRI_I_LIST:
        return value->string[0] == '\0';
    case TRI_I_INT:
    case TRI_I_DOUBLE:
        return !isfinite(value->number);
    default:
        return false;
    }
}

size_t tri_i_print_plain(const tri_i_value *value, char out[TRI_I_DOUBLE_ROOM])
{
    if (value->type != TRI_I_BOOL) {
        return tri_i_print_double(value->number, out);
    }
    const char *word = value->truth ? "true" : "false";
    const size_t length = strlen(word);
    memcpy(out, word, length + 1);
    return length;
}

void tri_i_sink_plain(tri_sink *sink, const tri_i_value *value)
{
    char text[TRI_I_DOUBLE_ROOM];
    tri_sink_bytes(sink, text, tri_i_print_plain(value, text));
}

void tri_i_sink_decimal(tri_sink *sink, const tri_i_value *value)
{
    char text[TRI_I_DOUBLE_ROOM];
    tri_sink_bytes(sink, text, tri_i_print_plain(value, text));
    if (value->type == TRI_I_DOUBLE && strpbrk(text, ".eNI") == NULL) {
        tri_sink_string(sink, ".0");
    }
}

const char *tri_i_next_value(const char *list, char *out)
{
    while (*list != '\0' && *list != '|') {
        if (list[0] == '\\' && list[1] == '|') {
            list++;
        }
        *out++ = *list++;
    }
    *out = '\0';
    return *list == '|' ? list + 1 : NULL;
}

bool tri_i_is_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@'\t\r", text[0]) != NULL;
}
