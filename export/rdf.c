/* Statements of RDF to bytes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/rdf.h"

#include <serd/serd.h>

#include <stdlib.h>
#include <string.h>

#define RDF_TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

struct tri_i_rdf {
    tri_sink *sink;
    const tri_i_rdf_prefix *prefixes;
    SerdEnv *env;
    SerdWriter *writer; /* NULL: JSON-LD */
    tri_memory graph;   /* "": the default one */
    tri_memory subject;
    tri_memory property;
    tri_memory text; /* scratch: a literal without what readers break off at */
    bool is_quads;
    bool failed; /* memory was out */
    /* JSON-LD: what is open. */
    bool any_node;
    bool in_node;
    bool in_property;
    bool is_type; /* the property is rdf:type */
    bool any_value;
};

static size_t hand_on(const void *bytes, size_t length, void *user)
{
    tri_sink_bytes(user, bytes, length);
    return length;
}

/* serd would print. */
static SerdStatus be_silent(void *user, const SerdError *error)
{
    (void)user;
    (void)error;
    return SERD_SUCCESS;
}

static SerdNode node_of(SerdType type, const char *text)
{
    return serd_node_from_string(type, (const uint8_t *)text);
}

static void write_json(tri_sink *sink, const char *text)
{
    tri_sink_json(sink, text, strlen(text));
}

/* Writes an IRI of one of the namespaces as prefix:name. */
static void write_compact(const tri_i_rdf *rdf, const char *iri)
{
    for (const tri_i_rdf_prefix *p = rdf->prefixes; p->prefix != NULL; p++) {
        const size_t length = strlen(p->iri);
        if (strncmp(iri, p->iri, length) == 0) {
            tri_sink_printf(rdf->sink, "\"%s:%s\"", p->prefix, iri + length);
            return;
        }
    }
    write_json(rdf->sink, iri);
}

static void begin_jsonld(const tri_i_rdf_prefix *prefixes, tri_sink *sink)
{
    tri_sink_string(sink, "{\"@context\": {");
    for (size_t i = 0; prefixes[i].prefix != NULL; i++) {
        tri_sink_string(sink, i == 0 ? "\n" : ",\n");
        write_json(sink, prefixes[i].prefix);
        tri_sink_string(sink, ": ");
        write_json(sink, prefixes[i].iri);
    }
    tri_sink_string(sink, "},\n\"@graph\": [");
}

tri_i_rdf *tri_i_rdf_new(tri_i_rdf_syntax syntax, const tri_i_rdf_prefix *prefixes,
                         tri_sink *sink)
{
    tri_i_rdf *rdf = calloc(1, sizeof *rdf);
    if (rdf == NULL) {
        return NULL;
    }
    rdf->sink = sink;
    rdf->prefixes = prefixes;
    rdf->is_quads = syntax == TRI_I_RDF_NQ;
    if (syntax == TRI_I_RDF_JSONLD) {
        begin_jsonld(prefixes, sink);
        return rdf;
    }
    const bool is_turtle = syntax == TRI_I_RDF_TTL;
    rdf->env = serd_env_new(NULL);
    rdf->writer =
        rdf->env == NULL
            ? NULL
            : serd_writer_new(is_turtle       ? SERD_TURTLE
                              : rdf->is_quads ? SERD_NQUADS
                                              : SERD_NTRIPLES,
                              is_turtle ? SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED
                                        : (SerdStyle)0,
                              rdf->env, NULL, hand_on, sink);
    if (rdf->writer == NULL) {
        serd_env_free(rdf->env);
        free(rdf);
        return NULL;
    }
    serd_writer_set_error_sink(rdf->writer, be_silent, NULL);
    for (size_t i = 0; is_turtle && prefixes[i].prefix != NULL; i++) {
        const SerdNode name = node_of(SERD_LITERAL, prefixes[i].prefix);
        const SerdNode iri = node_of(SERD_URI, prefixes[i].iri);
        (void)serd_writer_set_prefix(rdf->writer, &name, &iri);
    }
    return rdf;
}

static void set(tri_i_rdf *rdf, tri_memory *text, const char *value)
{
    text->n_bytes = 0;
    if (tri_memory_write(value, strlen(value), text) != TRI_OK) {
        rdf->failed = true;
    }
}

static void close_property(tri_i_rdf *rdf)
{
    tri_sink_string(rdf->sink, rdf->in_property ? "]" : "");
    rdf->in_property = rdf->any_value = false;
}

static void close_node(tri_i_rdf *rdf)
{
    close_property(rdf);
    tri_sink_string(rdf->sink, rdf->in_node ? "}" : "");
    rdf->in_node = false;
}

tri_status tri_i_rdf_finish(tri_i_rdf *rdf)
{
    if (rdf->writer != NULL) {
        if (serd_writer_finish(rdf->writer) != SERD_SUCCESS) {
            rdf->failed = true;
        }
    } else {
        close_node(rdf);
        tri_sink_string(rdf->sink, "\n]}\n");
    }
    const tri_status status = rdf->failed ? TRI_ERR_NO_MEMORY : rdf->sink->status;
    serd_writer_free(rdf->writer);
    serd_env_free(rdf->env);
    free(rdf->graph.bytes);
    free(rdf->subject.bytes);
    free(rdf->property.bytes);
    free(rdf->text.bytes);
    free(rdf);
    return status;
}

void tri_i_rdf_graph(tri_i_rdf *rdf, const char *iri)
{
    set(rdf, &rdf->graph, iri == NULL ? "" : iri);
}

void tri_i_rdf_subject(tri_i_rdf *rdf, const char *iri)
{
    set(rdf, &rdf->subject, iri);
    if (rdf->writer == NULL) {
        close_node(rdf);
    }
}

void tri_i_rdf_property(tri_i_rdf *rdf, const char *iri)
{
    set(rdf, &rdf->property, iri);
    if (rdf->writer == NULL) {
        close_property(rdf);
    }
}

static void write_statement(tri_i_rdf *rdf, const SerdNode *object,
                            const SerdNode *datatype)
{
    if (rdf->failed) {
        return;
    }
    const bool in_graph = rdf->is_quads && rdf->graph.n_bytes > 0;
    const SerdNode graph = node_of(SERD_URI, in_graph ? rdf->graph.bytes : "");
    const SerdNode subject = node_of(SERD_URI, rdf->subject.bytes);
    const SerdNode property = node_of(SERD_URI, rdf->property.bytes);
    if (serd_writer_write_statement(rdf->writer, 0, in_graph ? &graph : NULL, &subject,
                                    &property, object, datatype,
                                    NULL) != SERD_SUCCESS &&
        rdf->sink->status == TRI_OK) {
        rdf->failed = true;
    }
}

/* JSON-LD: opens what is not open yet, and says where the next value stands. */
static void begin_value(tri_i_rdf *rdf)
{
    if (rdf->failed) {
        return;
    }
    tri_sink *sink = rdf->sink;
    if (!rdf->in_node) {
        tri_sink_string(sink, rdf->any_node ? ",\n{\"@id\": " : "\n{\"@id\": ");
        write_json(sink, rdf->subject.bytes);
        rdf->any_node = rdf->in_node = true;
    }
    if (!rdf->in_property) {
        tri_sink_string(sink, ", ");
        rdf->is_type = strcmp(rdf->property.bytes, RDF_TYPE) == 0;
        if (rdf->is_type) {
            tri_sink_string(sink, "\"@type\"");
        } else {
            write_compact(rdf, rdf->property.bytes);
        }
        tri_sink_string(sink, ": [");
        rdf->in_property = true;
    }
    tri_sink_string(sink, rdf->any_value ? ", " : "");
    rdf->any_value = true;
}

void tri_i_rdf_resource(tri_i_rdf *rdf, const char *iri)
{
    if (rdf->writer != NULL) {
        const SerdNode object = node_of(SERD_URI, iri);
        write_statement(rdf, &object, NULL);
        return;
    }
    begin_value(rdf);
    if (rdf->is_type) {
        write_compact(rdf, iri);
        return;
    }
    tri_sink_string(rdf->sink, "{\"@id\": ");
    write_json(rdf->sink, iri);
    tri_sink_char(rdf->sink, '}');
}

/* The text without U+FFFE and U+FFFF, at which Raptor ends a literal. */
static const char *without_noncharacters(tri_i_rdf *rdf, const char *text)
{
    const char *at = strstr(text, "\xEF\xBF");
    if (at == NULL) {
        return text;
    }
    set(rdf, &rdf->text, "");
    for (; at != NULL && !rdf->failed; at = strstr(at + 2, "\xEF\xBF")) {
        const unsigned char last = (unsigned char)at[2];
        if (last == 0xBE || last == 0xBF) {
            rdf->failed = tri_memory_write(text, (size_t)(at - text), &rdf->text) != 0;
            text = at + 3;
            rdf->sink->n_dropped++;
        }
    }
    rdf->failed = rdf->failed || tri_memory_write(text, strlen(text), &rdf->text) != 0;
    return rdf->failed ? "" : rdf->text.bytes;
}

void tri_i_rdf_literal(tri_i_rdf *rdf, const char *text, const char *datatype)
{
    text = without_noncharacters(rdf, text);
    if (rdf->writer != NULL) {
        const SerdNode object = node_of(SERD_LITERAL, text);
        const SerdNode type = node_of(SERD_URI, datatype == NULL ? "" : datatype);
        write_statement(rdf, &object, datatype == NULL ? NULL : &type);
        return;
    }
    begin_value(rdf);
    if (datatype == NULL) {
        write_json(rdf->sink, text);
        return;
    }
    tri_sink_string(rdf->sink, "{\"@value\": ");
    write_json(rdf->sink, text);
    tri_sink_string(rdf->sink, ", \"@type\": ");
    write_compact(rdf, datatype);
    tri_sink_char(rdf->sink, '}');
}
