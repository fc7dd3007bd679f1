/* What LightRAG's insert_custom_kg takes: the texts in paragraphs, entities, and one
   relationship for each pair of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A paragraph of a text. */
typedef struct {
    uint32_t text;     /* index of its text */
    uint32_t cp_begin; /* code points of the text before it */
    size_t begin, end; /* its bytes in the text */
    uint32_t number;   /* in its text, from 0 */
} chunk;

enum { SENTENCES = 3 }; /* in the description of an entity, at most */

typedef struct {
    const tri_graph *graph;
    tri_sink *sink;
    chunk *chunks; /* (n_chunks) */
    size_t n_chunks;
    size_t capacity;
    tri_map first_chunk; /* id of a document -> its first chunk */
    uint32_t *of_edge;   /* (n_edges) the chunk that says it best, or TRI_NONE */
    double *confidence;  /* (n_edges) of that chunk's triple */
    uint32_t (*edges_of)[SENTENCES]; /* (n_nodes) the first edges, then TRI_NONE */
    tri_map names; /* labels of nodes -> the first node of that label */
} writing;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Where a paragraph ends that begins at `at`: before a line of blanks, or at the end.
 */
static size_t paragraph_end(const char *text, size_t n_bytes, size_t at)
{
    for (; at < n_bytes; at++) {
        if (text[at] != '\n') {
            continue;
        }
        size_t next = at + 1;
        while (next < n_bytes && is_blank(text[next]) && text[next] != '\n') {
            next++;
        }
        if (next == n_bytes || text[next] == '\n') {
            return at;
        }
    }
    return n_bytes;
}

static bool add_chunk(writing *w, chunk one)
{
    if (w->n_chunks == w->capacity) {
        const size_t capacity = 2 * w->capacity + 64;
        chunk *bigger = realloc(w->chunks, capacity * sizeof *bigger);
        if (bigger == NULL) {
            return false;
        }
        w->chunks = bigger;
        w->capacity = capacity;
    }
    w->chunks[w->n_chunks++] = one;
    return w->n_chunks < TRI_NONE;
}

static bool add_chunks(writing *w, uint32_t index)
{
    size_t n_bytes = 0;
    const char *doc = NULL;
    const char *text = tri_i_graph_text(w->graph, index, &doc, &n_bytes);
    chunk one = {.text = index};
    size_t counted = 0; /* bytes whose code points are in cp_begin */
    if (!tri_map_set(&w->first_chunk, doc, strlen(doc), (uint32_t)w->n_chunks)) {
        return false;
    }
    for (size_t at = 0; at < n_bytes;) {
        while (at < n_bytes && is_blank(text[at])) {
            at++;
        }
        if (at == n_bytes) {
            break;
        }
        one.cp_begin += (uint32_t)tri_utf8_count(text + counted, at - counted);
        counted = one.begin = at;
        at = paragraph_end(text, n_bytes, at);
        for (one.end = at; is_blank(text[one.end - 1]);) {
            one.end--;
        }
        if (!add_chunk(w, one)) {
            return false;
        }
        one.number++;
    }
    return true;
}

/* The chunk that holds a place of a document; TRI_NONE where there is none. */
static uint32_t chunk_at(const writing *w, const char *doc, uint32_t code_point)
{
    uint32_t found = TRI_NONE;
    size_t at = tri_map_get(&w->first_chunk, doc, strlen(doc));
    if (at == TRI_MAP_NONE || at >= w->n_chunks) {
        return TRI_NONE;
    }
    const uint32_t text = w->chunks[at].text;
    for (; at < w->n_chunks && w->chunks[at].text == text &&
           w->chunks[at].cp_begin <= code_point;
         at++) {
        found = (uint32_t)at;
    }
    return found;
}

static void find_sources(writing *w)
{
    for (size_t i = 0; i < tri_graph_n_facts(w->graph); i++) {
        tri_fact fact;
        if (!tri_graph_fact(w->graph, i, &fact) || fact.begin == TRI_NONE) {
            continue;
        }
        const uint32_t at = chunk_at(w, fact.doc, fact.begin);
        if (at != TRI_NONE && (w->of_edge[fact.edge] == TRI_NONE ||
                               fact.confidence > w->confidence[fact.edge])) {
            w->of_edge[fact.edge] = at;
            w->confidence[fact.edge] = fact.confidence;
        }
    }
    for (size_t i = 0; i < tri_graph_n_edges(w->graph); i++) {
        const tri_edge *edge = tri_graph_edge(w->graph, i);
        for (int side = 0; side < 2; side++) {
            uint32_t *edges = w->edges_of[side == 0 ? edge->source : edge->target];
            for (size_t j = 0; j < SENTENCES; j++) {
                if (edges[j] == TRI_NONE) {
                    edges[j] = (uint32_t)i;
                    break;
                }
            }
        }
    }
}

/* ---- Strings of JSON in pieces. */

/* Appends a text inside a string that is open. */
static void piece(writing *w, const char *text)
{
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            tri_sink_char(w->sink, '\\');
            tri_sink_char(w->sink, (char)c);
        } else if (c < 0x20 || c == 0x7F) {
            tri_sink_printf(w->sink, "\\u%04x", (unsigned)c);
        } else {
            tri_sink_char(w->sink, (char)c);
        }
    }
}

/* A list's values with a separator of words between them. */
static void list(writing *w, const char *before, const char *values)
{
    if (values[0] == '\0') {
        return;
    }
    piece(w, before);
    for (const char *at = values; *at != '\0'; at++) {
        if (at[0] == '\\' && at[1] == '|') {
            continue; /* the bar follows */
        }
        if (*at == '|' && (at == values || at[-1] != '\\')) {
            piece(w, ", ");
        } else {
            const char one[2] = {*at, '\0'};
            piece(w, one);
        }
    }
}

/* LightRAG knows an entity by its name: one of several of a name gets its id behind. */
static void entity_name(writing *w, size_t index)
{
    const tri_node *node = tri_graph_node(w->graph, index);
    piece(w, node->label);
    if (tri_map_get(&w->names, node->label, strlen(node->label)) != index) {
        piece(w, " (");
        piece(w, node->id);
        piece(w, ")");
    }
}

/* The keys that say where something comes from. */
static void source(writing *w, uint32_t at)
{
    if (at == TRI_NONE) {
        tri_sink_string(w->sink,
                        ", \"source_id\": \"UNKNOWN\", \"file_path\": \"unknown\"}");
        return;
    }
    const char *doc = NULL;
    size_t n_bytes = 0;
    (void)tri_i_graph_text(w->graph, w->chunks[at].text, &doc, &n_bytes);
    tri_sink_string(w->sink, ", \"source_id\": \"");
    piece(w, doc);
    tri_sink_printf(w->sink, "#%lu\", \"file_path\": \"",
                    (unsigned long)w->chunks[at].number);
    piece(w, doc);
    tri_sink_string(w->sink, "\"}");
}

/* "Apple hired Ann: the sentence that says it." */
static void statement(writing *w, const tri_edge *edge)
{
    piece(w, tri_graph_node(w->graph, edge->source)->label);
    piece(w, " ");
    piece(w, edge->label);
    piece(w, " ");
    piece(w, tri_graph_node(w->graph, edge->target)->label);
    if (edge->evidence[0] != '\0') {
        piece(w, ": ");
        piece(w, edge->evidence);
    }
}

static void write_chunks(writing *w)
{
    for (size_t i = 0; i < w->n_chunks && w->sink->status == TRI_OK; i++) {
        const chunk *one = &w->chunks[i];
        const char *doc = NULL;
        size_t n_bytes = 0;
        const char *text = tri_i_graph_text(w->graph, one->text, &doc, &n_bytes);
        tri_sink_string(w->sink, i == 0 ? "\n{\"content\": " : ",\n{\"content\": ");
        tri_sink_json(w->sink, text + one->begin, one->end - one->begin);
        tri_sink_printf(w->sink, ", \"chunk_order_index\": %lu",
                        (unsigned long)one->number);
        source(w, (uint32_t)i);
    }
}

static void write_entity(writing *w, size_t index)
{
    const tri_node *node = tri_graph_node(w->graph, index);
    const uint32_t *edges = w->edges_of[index];
    tri_sink_string(w->sink,
                    index == 0 ? "\n{\"entity_name\": \"" : ",\n{\"entity_name\": \"");
    entity_name(w, index);
    tri_sink_string(w->sink, "\", \"entity_type\": \"");
    piece(w, tri_type_name(node->type));
    tri_sink_string(w->sink, "\", \"description\": \"");
    piece(w, node->label);
    piece(w, node->subtype[0] == '\0' ? "" : ", ");
    piece(w, node->subtype);
    list(w, ". It is: ", node->description);
    list(w, ". Also: ", node->aliases);
    list(w, ". Roles: ", node->roles);
    list(w, ". Facts: ", node->properties);
    list(w, node->properties[0] == '\0' ? ". Facts: " : ", ", node->facts);
    piece(w, ".");
    for (size_t i = 0; i < SENTENCES && edges[i] != TRI_NONE; i++) {
        piece(w, "\n");
        statement(w, tri_graph_edge(w->graph, edges[i]));
    }
    tri_sink_char(w->sink, '"');
    source(w, edges[0] == TRI_NONE ? TRI_NONE : w->of_edge[edges[0]]);
}

/* An edge in the order of the pairs that it joins, whatever its direction. */
typedef struct {
    uint32_t low, high, edge;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a;
    const entry *y = b;
    if (x->low != y->low) {
        return x->low < y->low ? -1 : 1;
    }
    if (x->high != y->high) {
        return x->high < y->high ? -1 : 1;
    }
    return (x->edge > y->edge) - (x->edge < y->edge);
}

/* LightRAG's graph has one edge a pair, without direction: `n` edges become one, whose
   description says who does what. */
static void write_relationship(writing *w, const entry *entries, size_t n, bool first)
{
    double weight = 0;
    size_t best = 0;
    for (size_t i = 0; i < n; i++) {
        const tri_edge *edge = tri_graph_edge(w->graph, entries[i].edge);
        weight += edge->weight;
        if (edge->confidence >
            tri_graph_edge(w->graph, entries[best].edge)->confidence) {
            best = i;
        }
    }
    const tri_edge *lead = tri_graph_edge(w->graph, entries[best].edge);
    tri_sink_string(w->sink, first ? "\n{\"src_id\": \"" : ",\n{\"src_id\": \"");
    entity_name(w, lead->source);
    tri_sink_string(w->sink, "\", \"tgt_id\": \"");
    entity_name(w, lead->target);
    tri_sink_string(w->sink, "\", \"description\": \"");
    for (size_t i = 0; i < n; i++) {
        piece(w, i == 0 ? "" : "\n");
        statement(w, tri_graph_edge(w->graph, entries[i].edge));
    }
    tri_sink_string(w->sink, "\", \"keywords\": \"");
    for (size_t i = 0; i < n; i++) {
        piece(w, i == 0 ? "" : ", ");
        piece(w, tri_graph_edge(w->graph, entries[i].edge)->kind);
    }
    tri_sink_string(w->sink, "\", \"weight\": ");
    tri_sink_double(w->sink, weight);
    source(w, w->of_edge[entries[best].edge]);
}

static bool write_relationships(writing *w)
{
    const size_t n = tri_graph_n_edges(w->graph);
    entry *entries = malloc((n + 1) * sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        const tri_edge *edge = tri_graph_edge(w->graph, i);
        const bool ordered = edge->source < edge->target;
        entries[i] = (entry){.low = ordered ? edge->source : edge->target,
                             .high = ordered ? edge->target : edge->source,
                             .edge = (uint32_t)i};
    }
    qsort(entries, n, sizeof *entries, compare_entries);
    for (size_t i = 0; i < n && w->sink->status == TRI_OK;) {
        size_t end = i + 1;
        while (end < n && entries[end].low == entries[i].low &&
               entries[end].high == entries[i].high) {
            end++;
        }
        write_relationship(w, entries + i, end - i, i == 0);
        i = end;
    }
    free(entries);
    return true;
}

static bool prepare(writing *w)
{
    const size_t n_nodes = tri_graph_n_nodes(w->graph);
    const size_t n_edges = tri_graph_n_edges(w->graph);
    w->of_edge = malloc((n_edges + 1) * sizeof *w->of_edge);
    w->confidence = calloc(n_edges + 1, sizeof *w->confidence);
    w->edges_of = malloc((n_nodes + 1) * sizeof *w->edges_of);
    if (w->of_edge == NULL || w->confidence == NULL || w->edges_of == NULL) {
        return false;
    }
    memset(w->of_edge, 0xFF, (n_edges + 1) * sizeof *w->of_edge); /* TRI_NONE */
    memset(w->edges_of, 0xFF, (n_nodes + 1) * sizeof *w->edges_of);
    for (size_t i = 0; i < n_nodes; i++) {
        const char *label = tri_graph_node(w->graph, i)->label;
        const size_t length = strlen(label);
        if (tri_map_get(&w->names, label, length) == TRI_MAP_NONE &&
            !tri_map_set(&w->names, label, length, (uint32_t)i)) {
            return false;
        }
    }
    for (size_t i = 0; i < tri_i_graph_n_texts(w->graph); i++) {
        if (!add_chunks(w, (uint32_t)i)) {
            return false;
        }
    }
    find_sources(w);
    return true;
}

tri_status tri_i_write_lightrag(const tri_graph *graph, tri_sink *sink,
                                tri_error *error)
{
    if (tri_i_graph_n_texts(graph) == 0) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "LightRAG's form holds the texts, and this graph has none");
    }
    writing w = {.graph = graph, .sink = sink};
    bool whole = prepare(&w);
    if (whole) {
        tri_sink_string(sink, "{\"chunks\": [");
        write_chunks(&w);
        tri_sink_string(sink, "\n],\n\"entities\": [");
        for (size_t i = 0; i < tri_graph_n_nodes(graph) && sink->status == TRI_OK;
             i++) {
            write_entity(&w, i);
        }
        tri_sink_string(sink, "\n],\n\"relationships\": [");
        whole = write_relationships(&w);
        tri_sink_string(sink, "\n]}\n");
    }
    tri_map_clear(&w.first_chunk);
    tri_map_clear(&w.names);
    free(w.chunks);
    free(w.of_edge);
    free(w.confidence);
    free(w.edges_of);
    return whole ? sink->status : tri_i_fail_memory(error);
}
