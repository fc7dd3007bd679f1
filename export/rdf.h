/* RDF out: statements in N-Triples, Turtle or N-Quads by serd, or in JSON-LD. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_RDF_H
#define TRI_EXPORT_RDF_H

#include "base/sink.h"

#include <stdbool.h>

typedef enum {
    TRI_I_RDF_NT,
    TRI_I_RDF_TTL,
    TRI_I_RDF_NQ,
    TRI_I_RDF_JSONLD
} tri_i_rdf_syntax;

/* A namespace: what the prefix stands for. */
typedef struct {
    const char *prefix, *iri;
} tri_i_rdf_prefix;

typedef struct tri_i_rdf tri_i_rdf;

/* A writer of statements over a sink. `prefixes` is ended by one whose prefix is NULL
   and must live as long as the writer. NULL where memory is out. */
tri_i_rdf *tri_i_rdf_new(tri_i_rdf_syntax syntax, const tri_i_rdf_prefix *prefixes,
                         tri_sink *sink);

/* Ends the document and frees the writer; TRI_ERR_NO_MEMORY where memory was out on the
   way, else the sink's status. */
tri_status tri_i_rdf_finish(tri_i_rdf *rdf);

/* What the next statements are about: the named graph (NULL: the default one; only
   N-Quads has others), the subject, the property. IRIs are copied. The statements of
   one subject, and of one property of it, stand together. */
void tri_i_rdf_graph(tri_i_rdf *rdf, const char *iri);
void tri_i_rdf_subject(tri_i_rdf *rdf, const char *iri);
void tri_i_rdf_property(tri_i_rdf *rdf, const char *iri);

/* Writes a statement whose object is a resource, or a literal of a datatype (NULL: a
   string). U+FFFE and U+FFFF are left out of literals. */
void tri_i_rdf_resource(tri_i_rdf *rdf, const char *iri);
void tri_i_rdf_literal(tri_i_rdf *rdf, const char *text, const char *datatype);

#endif
