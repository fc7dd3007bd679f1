/* One page of HTML that shows the graph by itself: markup, style, script and data. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"
#include "export/page.h"

#include "base/hash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The data is one object of JSON, in columns: an array for each attribute of all nodes,
   all edges, all documents, all facts. Every text is written once, into `strings`, and
   is its number there; number 0 is "". docs/PAGE.md lists all of it. */
typedef struct {
    const tri_graph *graph;
    tri_sink *page; /* what the page is written to */
    tri_sink data;  /* the same for what stands in its block of data */
    tri_map string_map;
    const char **strings; /* (n_strings) */
    size_t n_strings;
    size_t capacity;
    tri_map doc_map;      /* id -> index in docs */
    tri_fact *docs;       /* (n_docs) a fact of each document */
    const char **texts;   /* (n_docs) its text, NULL: none */
    size_t *n_text_bytes; /* (n_docs) */
    size_t n_docs;
    bool has_failed; /* memory was out */
} writing;

/* Nothing in the block may end it or begin a comment: `<` is written as JSON's escape.
   It stands inside strings alone. */
static tri_status write_escaped(const void *bytes, size_t length, void *user)
{
    tri_sink *page = user;
    const char *at = bytes;
    const char *end = at + length;
    while (at < end) {
        const char *found = memchr(at, '<', (size_t)(end - at));
        const char *until = found == NULL ? end : found;
        tri_sink_bytes(page, at, (size_t)(until - at));
        if (found != NULL) {
            tri_sink_string(page, "\\u003c");
            until++;
        }
        at = until;
    }
    return page->status;
}

static bool add_string(writing *w, const char *text)
{
    if (w->n_strings == w->capacity) {
        const size_t capacity = 2 * w->capacity + 256;
        const char **bigger = realloc(w->strings, capacity * sizeof *bigger);
        if (bigger == NULL) {
            return false;
        }
        w->strings = bigger;
        w->capacity = capacity;
    }
    if (!tri_map_set(&w->string_map, text, strlen(text), (uint32_t)w->n_strings)) {
        return false;
    }
    w->strings[w->n_strings++] = text;
    return true;
}

/* The number of a text; 0, which is "", where memory is out. */
static uint32_t string_number(writing *w, const char *text)
{
    const uint32_t found = tri_map_get(&w->string_map, text, strlen(text));
    if (found != TRI_MAP_NONE) {
        return found;
    }
    if (!add_string(w, text)) {
        w->has_failed = true;
        return 0;
    }
    return (uint32_t)w->n_strings - 1;
}

static void write_value(writing *w, const tri_i_value *value)
{
    switch (value->type) {
    case TRI_I_STRING:
    case TRI_I_LIST:
        tri_sink_printf(&w->data, "%u", (unsigned)string_number(w, value->string));
        break;
    case TRI_I_BOOL:
        tri_sink_char(&w->data, value->truth ? '1' : '0');
        break;
    default:
        if (isfinite(value->number)) {
            tri_sink_double(&w->data, value->number);
        } else {
            tri_sink_string(&w->data, "null");
        }
    }
}

/* Begins a column, `"name":[`. */
static void begin_column(writing *w, bool *first, const char *name)
{
    tri_sink_printf(&w->data, "%s\"%s\":[", *first ? "" : ",\n", name);
    *first = false;
}

typedef tri_i_value (*value_of)(const tri_graph *graph, size_t index,
                                const tri_i_attribute *attribute);

static tri_i_value edge_value(const tri_graph *graph, size_t index,
                              const tri_i_attribute *attribute)
{
    return tri_i_edge_value(tri_graph_edge(graph, index), attribute);
}

/* A column says nothing where every value is empty or false: it is left out. */
static bool says_something(const writing *w, size_t n, value_of get,
                           const tri_i_attribute *attribute)
{
    for (size_t i = 0; i < n; i++) {
        const tri_i_value value = get(w->graph, i, attribute);
        if (value.type == TRI_I_BOOL ? value.truth : !tri_i_value_is_empty(&value)) {
            return true;
        }
    }
    return false;
}

static void write_columns(writing *w, bool *first, const tri_i_attributes *attributes,
                          size_t n, value_of get)
{
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_attribute *attribute = &attributes->items[i];
        /* The page has colours of its own, for light and for dark. */
        if (strlen(attribute->name) == 1 && strchr("rgb", attribute->name[0]) != NULL) {
            continue;
        }
        if (!says_something(w, n, get, attribute)) {
            continue;
        }
        begin_column(w, first, attribute->name);
        for (size_t j = 0; j < n && w->data.status == TRI_OK; j++) {
            const tri_i_value value = get(w->graph, j, attribute);
            tri_sink_string(&w->data, j == 0 ? "" : ",");
            write_value(w, &value);
        }
        tri_sink_char(&w->data, ']');
    }
}

static void write_nodes(writing *w)
{
    const size_t n = tri_graph_n_nodes(w->graph);
    const tri_i_attributes attributes = tri_i_node_attributes(w->graph, TRI_I_WITH_ALL);
    bool first = true;
    tri_sink_printf(&w->data, ",\n\"n_nodes\":%zu,\"nodes\":{", n);
    begin_column(w, &first, "id");
    for (size_t i = 0; i < n; i++) {
        tri_sink_printf(&w->data, "%s%u", i == 0 ? "" : ",",
                        (unsigned)string_number(w, tri_graph_node(w->graph, i)->id));
    }
    tri_sink_char(&w->data, ']');
    write_columns(w, &first, &attributes, n, tri_i_node_value);
    tri_sink_char(&w->data, '}');
}

static void write_edges(writing *w)
{
    const size_t n = tri_graph_n_edges(w->graph);
    const tri_i_attributes attributes = tri_i_edge_attributes(w->graph, TRI_I_WITH_ALL);
    bool first = true;
    tri_sink_printf(&w->data, ",\n\"n_edges\":%zu,\"edges\":{", n);
    for (int side = 0; side < 2; side++) {
        begin_column(w, &first, side == 0 ? "source" : "target");
        for (size_t i = 0; i < n && w->data.status == TRI_OK; i++) {
            const tri_edge *edge = tri_graph_edge(w->graph, i);
            tri_sink_printf(&w->data, "%s%u", i == 0 ? "" : ",",
                            (unsigned)(side == 0 ? edge->source : edge->target));
        }
        tri_sink_char(&w->data, ']');
    }
    write_columns(w, &first, &attributes, n, edge_value);
    tri_sink_char(&w->data, '}');
}

/* What is said of a fact, in the order of the enum; a column each. */
/* clang-format off */
static const char *const fact_columns[] = {
    "edge", "doc", "sentence", "begin", "end", "source_begin", "source_end",
    "relation_begin", "relation_end", "target_begin", "target_end", "confidence",
    "modality", "basis", "negated"};
enum {
    EDGE, DOC, SENTENCE, BEGIN, END, SOURCE_BEGIN, SOURCE_END,
    RELATION_BEGIN, RELATION_END, TARGET_BEGIN, TARGET_END, CONFIDENCE,
    MODALITY, BASIS, NEGATED, N_FACT_COLUMNS
};
/* clang-format on */

/* A place, -1 where it is not known. */
static double place(uint32_t at)
{
    return at == TRI_NONE ? -1 : (double)at;
}

static double fact_value(writing *w, const tri_fact *fact, int column)
{
    switch (column) {
    case EDGE:
        return fact->edge;
    case DOC:
        return tri_map_get(&w->doc_map, fact->doc, strlen(fact->doc));
    case SENTENCE:
        return string_number(w, fact->sentence);
    case BEGIN:
        return place(fact->begin);
    case END:
        return place(fact->end);
    case SOURCE_BEGIN:
        return place(fact->source_span.begin);
    case SOURCE_END:
        return place(fact->source_span.end);
    case RELATION_BEGIN:
        return place(fact->relation_span.begin);
    case RELATION_END:
        return place(fact->relation_span.end);
    case TARGET_BEGIN:
        return place(fact->target_span.begin);
    case TARGET_END:
        return place(fact->target_span.end);
    case CONFIDENCE:
        return fact->confidence;
    case MODALITY:
        return string_number(w, tri_modality_name(fact->modality));
    case BASIS:
        return string_number(w, tri_basis_name(fact->basis));
    default:
        return fact->negated;
    }
}

static void write_facts(writing *w)
{
    bool first = true;
    tri_sink_string(&w->data, ",\n\"facts\":{");
    for (int column = 0; column < N_FACT_COLUMNS; column++) {
        const char *comma = "";
        begin_column(w, &first, fact_columns[column]);
        for (size_t i = 0; i < tri_graph_n_facts(w->graph); i++) {
            tri_fact fact;
            if (tri_graph_fact(w->graph, i, &fact)) {
                tri_sink_string(&w->data, comma);
                tri_sink_double(&w->data, fact_value(w, &fact, column));
                comma = ",";
            }
        }
        tri_sink_char(&w->data, ']');
    }
    tri_sink_char(&w->data, '}');
}

static void write_docs(writing *w)
{
    static const char *const names[] = {"id", "title", "date", "url"};
    bool first = true;
    tri_sink_string(&w->data, ",\n\"docs\":{");
    for (int column = 0; column < 4; column++) {
        begin_column(w, &first, names[column]);
        for (size_t i = 0; i < w->n_docs; i++) {
            const tri_fact *doc = &w->docs[i];
            const char *const values[] = {doc->doc, doc->title, doc->date, doc->url};
            tri_sink_printf(&w->data, "%s%u", i == 0 ? "" : ",",
                            (unsigned)string_number(w, values[column]));
        }
        tri_sink_char(&w->data, ']');
    }
    if (tri_i_graph_n_texts(w->graph) > 0) {
        begin_column(w, &first, "text");
        for (size_t i = 0; i < w->n_docs; i++) {
            tri_sink_string(&w->data, i == 0 ? "\n" : ",\n");
            if (w->texts[i] == NULL) {
                tri_sink_string(&w->data, "null");
            } else {
                tri_sink_json(&w->data, w->texts[i], w->n_text_bytes[i]);
            }
        }
        tri_sink_char(&w->data, ']');
    }
    tri_sink_char(&w->data, '}');
}

static void write_graph(writing *w)
{
    const tri_i_attributes attributes = tri_i_graph_attributes(w->graph);
    tri_sink_string(&w->data, "{\"graph\":{");
    for (size_t i = 0; i < attributes.n; i++) {
        const tri_i_value value = tri_i_graph_value(w->graph, &attributes.items[i]);
        tri_sink_printf(&w->data, "%s\"%s\":", i == 0 ? "" : ",",
                        attributes.items[i].name);
        if (value.type == TRI_I_STRING || value.type == TRI_I_LIST) {
            tri_sink_json(&w->data, value.string, strlen(value.string));
        } else {
            write_value(w, &value);
        }
    }
    tri_sink_char(&w->data, '}');
}

static void write_data(writing *w)
{
    write_graph(w);
    write_docs(w);
    write_nodes(w);
    write_edges(w);
    write_facts(w);
    /* The last: all that has a number by now. */
    tri_sink_string(&w->data, ",\n\"strings\":[");
    for (size_t i = 0; i < w->n_strings && w->data.status == TRI_OK; i++) {
        tri_sink_string(&w->data, i == 0 ? "" : ",\n");
        tri_sink_json(&w->data, w->strings[i], strlen(w->strings[i]));
    }
    tri_sink_string(&w->data, "]}");
    (void)tri_sink_flush(&w->data);
}

static bool add_doc(writing *w, const tri_fact *fact)
{
    if (tri_map_get(&w->doc_map, fact->doc, strlen(fact->doc)) != TRI_MAP_NONE) {
        return true;
    }
    w->docs[w->n_docs] = *fact;
    return tri_map_set(&w->doc_map, fact->doc, strlen(fact->doc),
                       (uint32_t)w->n_docs++);
}

/* The documents that facts name, in their order, then those of which there is a text
   alone. */
static bool find_docs(writing *w)
{
    const size_t n_texts = tri_i_graph_n_texts(w->graph);
    size_t most = n_texts;
    const char *last = NULL; /* facts of one document stand together */
    for (size_t i = 0; i < tri_graph_n_facts(w->graph); i++) {
        tri_fact fact;
        (void)tri_graph_fact(w->graph, i, &fact);
        most += fact.doc != last;
        last = fact.doc;
    }
    w->docs = calloc(most + 1, sizeof *w->docs);
    w->texts = calloc(most + 1, sizeof *w->texts);
    w->n_text_bytes = calloc(most + 1, sizeof *w->n_text_bytes);
    if (w->docs == NULL || w->texts == NULL || w->n_text_bytes == NULL) {
        return false;
    }
    last = NULL;
    for (size_t i = 0; i < tri_graph_n_facts(w->graph); i++) {
        tri_fact fact;
        (void)tri_graph_fact(w->graph, i, &fact);
        if (fact.doc != last && !add_doc(w, &fact)) {
            return false;
        }
        last = fact.doc;
    }
    for (size_t i = 0; i < n_texts; i++) {
        tri_fact doc = {.title = "", .date = "", .url = ""};
        size_t n_bytes = 0;
        const char *text = tri_i_graph_text(w->graph, i, &doc.doc, &n_bytes);
        if (!add_doc(w, &doc)) {
            return false;
        }
        const uint32_t at = tri_map_get(&w->doc_map, doc.doc, strlen(doc.doc));
        w->texts[at] = text;
        w->n_text_bytes[at] = n_bytes;
    }
    return true;
}

/* Text between tags, and inside of quotes. */
static void write_html_text(tri_sink *sink, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '<':
            tri_sink_string(sink, "&lt;");
            break;
        case '&':
            tri_sink_string(sink, "&amp;");
            break;
        case '"':
            tri_sink_string(sink, "&quot;");
            break;
        default:
            tri_sink_char(sink, *text);
        }
    }
}

/* The title of the only document; of many how many they are. */
static void write_title(const writing *w)
{
    const size_t n = tri_graph_get_info(w->graph)->n_documents;
    if (w->n_docs == 1) {
        const tri_fact *doc = &w->docs[0];
        const char *name = strrchr(doc->doc, '/');
        name = name == NULL ? doc->doc : name + 1;
        write_html_text(w->page, doc->title[0] == '\0' ? name : doc->title);
    } else if (n > 0) {
        tri_sink_printf(w->page, "Knowledge graph of %zu document%s", n,
                        n == 1 ? "" : "s");
    } else {
        tri_sink_string(w->page, "Knowledge graph");
    }
}

static void write_part(const writing *w, const char *const *lines)
{
    for (; *lines != NULL; lines++) {
        tri_sink_string(w->page, *lines);
    }
}

tri_status tri_i_write_html(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    writing *w = calloc(1, sizeof *w);
    if (w == NULL) {
        return tri_i_fail_memory(error);
    }
    w->graph = graph;
    w->page = sink;
    tri_sink_init(&w->data, write_escaped, sink);
    bool whole = find_docs(w) && add_string(w, "");
    if (whole) {
        write_part(w, tri_i_page_head);
        write_title(w);
        write_part(w, tri_i_page_body);
        write_data(w);
        write_part(w, tri_i_page_end);
        whole = !w->has_failed;
    }
    tri_map_clear(&w->string_map);
    tri_map_clear(&w->doc_map);
    free(w->strings);
    free(w->docs);
    free(w->texts);
    free(w->n_text_bytes);
    free(w);
    return whole ? sink->status : tri_i_fail_memory(error);
}
