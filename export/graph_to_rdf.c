/* RDF 1.1: entities and what is said of them as resources, with what each statement was
   derived from.

   A statement of the graph is a node of its own (rdf:Statement), which carries the
   attributes; the plain triple stands beside it only where the text asserts it. In
   N-Quads what one document says stands in a named graph called after it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/attributes.h"
#include "export/formats.h"
#include "export/rdf.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define OWL "http://www.w3.org/2002/07/owl#"
#define PROV "http://www.w3.org/ns/prov#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define DCTERMS "http://purl.org/dc/terms/"
#define NIF "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define ITSRDF "http://www.w3.org/2005/11/its/rdf#"
#define TRICOT "urn:tricot:"
/* Kinds of resources: what follows the base in their IRIs. */
#define RELATION "relation/"
#define DOCUMENT "document/"
#define STATEMENT "statement/"

static const tri_i_rdf_prefix prefixes[] = {
    {"rdf", RDF},       {"rdfs", RDFS},     {"xsd", XSD},         {"owl", OWL},
    {"prov", PROV},     {"skos", SKOS},     {"dcterms", DCTERMS}, {"nif", NIF},
    {"itsrdf", ITSRDF}, {"tricot", TRICOT}, {NULL, NULL},
};

typedef struct {
    const tri_graph *graph;
    tri_i_rdf *rdf;
    tri_memory iri;    /* scratch: the IRI made last */
    tri_memory value;  /* scratch: a value of a list */
    tri_map relations; /* whose label was written */
    bool failed;       /* memory was out */
    bool by_document;  /* named graphs */
} writing;

static void add(writing *w, const char *bytes, size_t length)
{
    if (tri_memory_write(bytes, length, &w->iri) != TRI_OK) {
        w->failed = true;
    }
}

/* Appends a name to the IRI: letters and digits of any script and "-.~" as they are;
   `blank`: a blank as "_", else "_" as it is; everything else as %XX, so that different
   names stay different. */
static void add_name(writing *w, const char *name, bool blank)
{
    static const char hex[] = "0123456789ABCDEF";
    const size_t length = strlen(name);
    for (size_t i = 0; i < length;) {
        uint32_t code = 0;
        const size_t n = tri_utf8_decode(name + i, length - i, &code);
        const bool letter =
            (code < 0x80 || code >= 0xA0) &&
            (tri_is_letter(code) || tri_is_mark(code) || tri_is_digit(code) ||
             code == '-' || code == '.' || code == '~' || (code == '_' && !blank));
        if (letter) {
            add(w, name + i, n);
        } else if (code == ' ' && blank) {
            add(w, "_", 1);
        } else {
            for (size_t j = 0; j < n; j++) {
                const unsigned char c = (unsigned char)name[i + j];
                const char escape[3] = {'%', hex[c >> 4U], hex[c & 15U]};
                add(w, escape, sizeof escape);
            }
        }
        i += n;
    }
}

/* The IRI of a node, an edge, a relation or a document; valid until the next one. */
static const char *iri_of(writing *w, const char *kind, const char *name)
{
    const char *base = tri_graph_get_info(w->graph)->base;
    w->iri.n_bytes = 0;
    add(w, base, strlen(base));
    add(w, kind, strlen(kind));
    add_name(w, name, strcmp(kind, RELATION) == 0);
    return w->failed ? "" : w->iri.bytes;
}

static const char *entity_iri(writing *w, size_t node)
{
    return iri_of(w, "entity/", tri_graph_node(w->graph, node)->id);
}

/* The IRI of a range of a document's text (RFC 5147); TRI_NONE as end: to its end. */
static const char *span_iri(writing *w, const char *doc, uint32_t begin, uint32_t end)
{
    char range[40];
    (void)iri_of(w, DOCUMENT, doc);
    const int n = end == TRI_NONE ? snprintf(range, sizeof range, "#char=%lu,",
                                             (unsigned long)begin)
                                  : snprintf(range, sizeof range, "#char=%lu,%lu",
                                             (unsigned long)begin, (unsigned long)end);
    add(w, range, (size_t)n);
    return w->failed ? "" : w->iri.bytes;
}

static void resource(writing *w, const char *property, const char *iri)
{
    tri_i_rdf_property(w->rdf, property);
    tri_i_rdf_resource(w->rdf, iri);
}

static void literal(writing *w, const char *property, const char *text)
{
    if (text[0] != '\0') {
        tri_i_rdf_property(w->rdf, property);
        tri_i_rdf_literal(w->rdf, text, NULL);
    }
}

static void count(writing *w, const char *property, uint32_t n)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%lu", (unsigned long)n);
    tri_i_rdf_property(w->rdf, property);
    tri_i_rdf_literal(w->rdf, text, XSD "nonNegativeInteger");
}

/* A list as one statement a value; `documents`: each is a document's id. */
static void list(writing *w, const char *property, const char *values, bool documents)
{
    tri_i_rdf_property(w->rdf, property);
    for (const char *at = values; at != NULL && *at != '\0';) {
        w->value.n_bytes = 0;
        if (tri_memory_write(at, strlen(at), &w->value) != TRI_OK) {
            w->failed = true;
            return;
        }
        at = tri_i_next_value(at, w->value.bytes);
        if (documents) {
            tri_i_rdf_resource(w->rdf, iri_of(w, DOCUMENT, w->value.bytes));
        } else {
            tri_i_rdf_literal(w->rdf, w->value.bytes, NULL);
        }
    }
}

/* A number or truth value with its datatype. */
static void plain(writing *w, const char *property, const tri_i_value *value)
{
    char text[TRI_I_DOUBLE_ROOM];
    (void)tri_i_print_plain(value, text);
    tri_i_rdf_property(w->rdf, property);
    tri_i_rdf_literal(w->rdf, text,
                      value->type == TRI_I_BOOL  ? XSD "boolean"
                      : value->type == TRI_I_INT ? XSD "integer"
                                                 : XSD "double");
}

/* The property that an attribute is written as; "" where it is no literal. */
static const char *property_of(const char *name, char *room, size_t size)
{
    const struct {
        const char *name, *property;
    } own[] = {{"label", RDFS "label"},
               {"aliases", SKOS "altLabel"},
               {"type", ""},
               {"wikidata", ""},
               {"docs", ""},
               /* Values of a list have no order here: these would say nothing. */
               {"facts_evidence", ""},
               {"facts_docs", ""},
               {"facts_confidence", ""},
               {"facts_modality", ""}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcmp(own[i].name, name) == 0) {
            return own[i].property;
        }
    }
    (void)snprintf(room, size, TRICOT "%s", name);
    return room;
}

static void attribute(writing *w, const tri_i_attribute *a, const tri_i_value *value)
{
    char room[128];
    const char *property = property_of(a->name, room, sizeof room);
    if (property[0] == '\0' || tri_i_value_is_empty(value)) {
        return;
    }
    if (a->type == TRI_I_LIST) {
        list(w, property, value->string, false);
    } else if (a->type == TRI_I_STRING) {
        literal(w, property, value->string);
    } else {
        plain(w, property, value);
    }
}

static void write_node(writing *w, size_t index, const tri_i_attributes *attributes)
{
    const tri_node *node = tri_graph_node(w->graph, index);
    char room[128];
    tri_i_rdf_subject(w->rdf, entity_iri(w, index));
    (void)snprintf(room, sizeof room, TRICOT "%s", tri_type_name(node->type));
    resource(w, RDF "type", room);
    literal(w, DCTERMS "identifier", node->id);
    if (node->wikidata[0] != '\0') {
        w->iri.n_bytes = 0;
        add(w, "http://www.wikidata.org/entity/", 31);
        add_name(w, node->wikidata, false);
        resource(w, OWL "sameAs", w->failed ? "" : w->iri.bytes);
    }
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value =
            tri_i_node_value(w->graph, index, &attributes->items[i]);
        attribute(w, &attributes->items[i], &value);
    }
}

/* The label of a relation, the first time. */
static void describe_relation(writing *w, const char *relation)
{
    const size_t length = strlen(relation);
    if (tri_map_get(&w->relations, relation, length) != TRI_MAP_NONE) {
        return;
    }
    if (!tri_map_set(&w->relations, relation, length, 0)) {
        w->failed = true;
        return;
    }
    tri_i_rdf_subject(w->rdf, iri_of(w, RELATION, relation));
    resource(w, RDF "type", RDF "Property");
    literal(w, RDFS "label", relation);
}

static void write_plain_triple(writing *w, const tri_edge *edge)
{
    tri_i_rdf_subject(w->rdf, entity_iri(w, edge->source));
    tri_i_rdf_property(w->rdf, iri_of(w, RELATION, edge->relation));
    tri_i_rdf_resource(w->rdf, entity_iri(w, edge->target));
}

static void write_edge(writing *w, size_t index, const tri_i_attributes *attributes)
{
    const tri_edge *edge = tri_graph_edge(w->graph, index);
    describe_relation(w, edge->relation);
    if (edge->modality == TRI_MODALITY_ASSERTED && !edge->negated) {
        write_plain_triple(w, edge);
    }
    tri_i_rdf_subject(w->rdf, iri_of(w, STATEMENT, edge->id));
    resource(w, RDF "type", RDF "Statement");
    literal(w, DCTERMS "identifier", edge->id);
    resource(w, RDF "subject", entity_iri(w, edge->source));
    resource(w, RDF "predicate", iri_of(w, RELATION, edge->relation));
    resource(w, RDF "object", entity_iri(w, edge->target));
    const tri_i_value directed = {
        .type = TRI_I_BOOL, .string = "", .truth = edge->directed};
    plain(w, TRICOT "directed", &directed);
    for (size_t i = 0; i < attributes->n; i++) {
        const tri_i_value value = tri_i_edge_value(edge, &attributes->items[i]);
        if (strcmp(attributes->items[i].name, "directed") != 0) {
            attribute(w, &attributes->items[i], &value);
        }
    }
    list(w, PROV "wasDerivedFrom", edge->docs, true);
}

/* ---- What stands behind the edges: documents, sentences, mentions. */

static void write_document(writing *w, const tri_fact *fact)
{
    tri_i_rdf_subject(w->rdf, iri_of(w, DOCUMENT, fact->doc));
    resource(w, RDF "type", PROV "Entity");
    literal(w, DCTERMS "identifier", fact->doc);
    literal(w, DCTERMS "title", fact->title);
    literal(w, DCTERMS "date", fact->date);
    literal(w, DCTERMS "source", fact->url);
    tri_i_rdf_subject(w->rdf, span_iri(w, fact->doc, 0, TRI_NONE));
    tri_i_rdf_property(w->rdf, RDF "type");
    tri_i_rdf_resource(w->rdf, NIF "Context");
    tri_i_rdf_resource(w->rdf, NIF "RFC5147String");
    count(w, NIF "beginIndex", 0);
    resource(w, NIF "sourceUrl", iri_of(w, DOCUMENT, fact->doc));
}

/* A range of a text. Its words are given where they are the text's own: evidence may
   name what a pronoun stands for, and the words of an argument need not stand together.
 */
static void write_span(writing *w, const tri_fact *fact, const char *type,
                       tri_span span, const char *text)
{
    tri_i_rdf_subject(w->rdf, span_iri(w, fact->doc, span.begin, span.end));
    tri_i_rdf_property(w->rdf, RDF "type");
    tri_i_rdf_resource(w->rdf, type);
    tri_i_rdf_resource(w->rdf, NIF "RFC5147String");
    count(w, NIF "beginIndex", span.begin);
    count(w, NIF "endIndex", span.end);
    resource(w, NIF "referenceContext", span_iri(w, fact->doc, 0, TRI_NONE));
    if (tri_utf8_count(text, strlen(text)) == span.end - span.begin) {
        literal(w, NIF "anchorOf", text);
    } else {
        literal(w, TRICOT "evidence", text);
    }
}

static void write_mention(writing *w, const tri_fact *fact, tri_span span,
                          const char *text, size_t node)
{
    if (span.begin == TRI_NONE || span.end == TRI_NONE) {
        return;
    }
    write_span(w, fact, NIF "Phrase", span, text);
    resource(w, ITSRDF "taIdentRef", entity_iri(w, node));
    if (fact->begin != TRI_NONE && fact->end != TRI_NONE) {
        resource(w, NIF "sentence", span_iri(w, fact->doc, fact->begin, fact->end));
    }
}

static void write_fact(writing *w, const tri_fact *fact, const tri_fact *before)
{
    const tri_edge *edge = tri_graph_edge(w->graph, fact->edge);
    const bool same_doc = before != NULL && strcmp(before->doc, fact->doc) == 0;
    tri_i_rdf_graph(w->rdf, iri_of(w, DOCUMENT, fact->doc));
    if (!same_doc) {
        write_document(w, fact);
    }
    if (w->by_document && fact->modality == TRI_MODALITY_ASSERTED && !fact->negated) {
        write_plain_triple(w, edge);
    }
    if (fact->begin != TRI_NONE && fact->end != TRI_NONE) {
        tri_i_rdf_subject(w->rdf, iri_of(w, STATEMENT, edge->id));
        resource(w, PROV "wasDerivedFrom",
                 span_iri(w, fact->doc, fact->begin, fact->end));
        if (!same_doc || before->begin != fact->begin || before->end != fact->end ||
            strcmp(before->sentence, fact->sentence) != 0) {
            write_span(w, fact, NIF "Sentence", (tri_span){fact->begin, fact->end},
                       fact->sentence);
        }
    }
    write_mention(w, fact, fact->source_span, fact->source_text, edge->source);
    write_mention(w, fact, fact->target_span, fact->target_text, edge->target);
}

static void write_facts(writing *w)
{
    tri_fact facts[2]; /* this one, and the one before */
    bool has_before = false;
    size_t at = 0;
    for (size_t i = 0; i < tri_graph_n_facts(w->graph) && !w->failed; i++) {
        if (tri_graph_fact(w->graph, i, &facts[at])) {
            write_fact(w, &facts[at], has_before ? &facts[1 - at] : NULL);
            has_before = true;
            at = 1 - at;
        }
    }
    tri_i_rdf_graph(w->rdf, NULL);
}

static void write_graph(writing *w)
{
    const tri_i_attributes attributes = tri_i_graph_attributes(w->graph);
    tri_i_rdf_subject(w->rdf, iri_of(w, "graph", ""));
    resource(w, RDF "type", PROV "Entity");
    for (size_t i = 0; i < attributes.n; i++) {
        const tri_i_value value = tri_i_graph_value(w->graph, &attributes.items[i]);
        attribute(w, &attributes.items[i], &value);
    }
}

static tri_status write_rdf(const tri_graph *graph, tri_i_rdf_syntax syntax,
                            tri_sink *sink, tri_error *error)
{
    const tri_i_attributes of_nodes = tri_i_node_attributes(graph, TRI_I_WITH_ALL);
    const tri_i_attributes of_edges = tri_i_edge_attributes(graph, TRI_I_WITH_ALL);
    writing w = {.graph = graph,
                 .rdf = tri_i_rdf_new(syntax, prefixes, sink),
                 .by_document = syntax == TRI_I_RDF_NQ};
    if (w.rdf == NULL) {
        return tri_i_fail_memory(error);
    }
    write_graph(&w);
    for (size_t i = 0;
         i < tri_graph_n_nodes(graph) && sink->status == TRI_OK && !w.failed; i++) {
        write_node(&w, i, &of_nodes);
    }
    for (size_t i = 0;
         i < tri_graph_n_edges(graph) && sink->status == TRI_OK && !w.failed; i++) {
        write_edge(&w, i, &of_edges);
    }
    write_facts(&w);
    const tri_status status = tri_i_rdf_finish(w.rdf);
    tri_map_clear(&w.relations);
    free(w.iri.bytes);
    free(w.value.bytes);
    return w.failed || status == TRI_ERR_NO_MEMORY ? tri_i_fail_memory(error) : status;
}

tri_status tri_i_write_nt(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    return write_rdf(graph, TRI_I_RDF_NT, sink, error);
}

tri_status tri_i_write_ttl(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    return write_rdf(graph, TRI_I_RDF_TTL, sink, error);
}

tri_status tri_i_write_jsonld(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    return write_rdf(graph, TRI_I_RDF_JSONLD, sink, error);
}

tri_status tri_i_write_nq(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    return write_rdf(graph, TRI_I_RDF_NQ, sink, error);
}
