/* What was extracted from a document: entities, and triples with their evidence. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_H
#define TRI_EXTRACT_TRIPLES_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/status.h"
#include "extract/document.h"

/* clang-format off */
#define TRI_BASIS_LIST(X) \
    X(STATED, "stated") X(COREFERENCE, "coreference") X(INFERRED, "inferred")
/* clang-format on */
/* The most certain first: the order in which merged edges choose. */
/* clang-format off */
#define TRI_MODALITY_LIST(X) \
    X(ASSERTED, "asserted") X(FUTURE, "future") X(CLAIMED, "claimed") \
    X(POSSIBLE, "possible") X(CONDITIONAL, "conditional") X(REQUESTED, "requested")
/* clang-format on */
#define TRI_ARG_KIND_LIST(X) X(TIME, "time") X(PLACE, "place") X(OTHER, "other")
/* Which construction found it; find.h lists what each means. */
/* clang-format off */
#define TRI_PATTERN_LIST(X) \
    X(VERB, "verb") X(COPULA, "copula") X(NOUN, "noun") X(APPOSITION, "apposition") \
    X(POSSESSIVE, "possessive") X(TITLE, "title") X(PREPOSITION, "preposition") \
    X(PARTICIPLE, "participle") X(RELATIVE, "relative") X(COMPOUND, "compound") \
    X(EVENT, "event") X(GIVEN, "given")
/* clang-format on */

#define TRI_ENUM_MEMBER_BASIS(name, text) TRI_BASIS_##name,
#define TRI_ENUM_MEMBER_MODALITY(name, text) TRI_MODALITY_##name,
#define TRI_ENUM_MEMBER_ARG_KIND(name, text) TRI_ARG_KIND_##name,
#define TRI_ENUM_MEMBER_PATTERN(name, text) TRI_PATTERN_##name,
typedef enum { TRI_BASIS_LIST(TRI_ENUM_MEMBER_BASIS) TRI_BASIS_COUNT } tri_basis;
typedef enum {
    TRI_MODALITY_LIST(TRI_ENUM_MEMBER_MODALITY) TRI_MODALITY_COUNT
} tri_modality;
typedef enum {
    TRI_ARG_KIND_LIST(TRI_ENUM_MEMBER_ARG_KIND) TRI_ARG_KIND_COUNT
} tri_arg_kind;
typedef enum {
    TRI_PATTERN_LIST(TRI_ENUM_MEMBER_PATTERN) TRI_PATTERN_COUNT
} tri_pattern;

TRI_API const char *tri_basis_name(tri_basis basis);
TRI_API const char *tri_modality_name(tri_modality modality);
TRI_API const char *tri_arg_kind_name(tri_arg_kind kind);
TRI_API const char *tri_pattern_name(tri_pattern pattern);

/* A span of code points in the document's text; begin == end == TRI_NONE: no words. */
typedef struct {
    uint32_t begin, end;
} tri_span;

/* One slot of a triple. Strings are never NULL; for a NUL in the text they have a
 * blank.
 */
typedef struct {
    const char *text; /* the whole phrase, "" where implied */
    tri_span span;    /* of the phrase */
    const tri_span
        *spans;       /* its pieces where its words do not stand together (n_spans) */
    uint32_t n_spans; /* 0, or at least 2 */
    uint32_t entity;  /* index in the triples' entities, TRI_NONE: none */
    const char *name; /* the entity's canonical name, never "" */
    const char *subtype;
    const char *value; /* where normalised, else "" */
    const char *unit;
    uint8_t type; /* tri_type */
    uint8_t how;  /* tri_how */
} tri_argument;

typedef struct {
    const char *role; /* the preposition as it stands, "object2", or "" */
    uint8_t kind;     /* tri_arg_kind */
    tri_argument argument;
} tri_further;

typedef struct {
    uint32_t sent;
    tri_span span;
    const char *sentence;
} tri_support;

typedef struct {
    char id[17];   /* sixteen hex digits */
    uint32_t sent; /* number of the sentence, from 0 */
    tri_span span; /* of the sentence */
    const char *sentence;
    tri_argument subject;
    tri_argument object;
    const char *relation; /* the words as they stand, "" where none states it */
    tri_span relation_span;
    const char *label;    /* lower case, lemmatised, with preposition */
    const char *base;     /* the label without the preposition of its first argument */
    const char *property; /* Wikidata's, by a table of relations; NULL or "": none */
    const tri_further *args; /* (n_args) */
    uint32_t n_args;
    const tri_support *support; /* (n_support) */
    uint32_t n_support;
    const tri_argument *attribution; /* NULL: none */
    uint8_t modality;                /* tri_modality */
    uint8_t basis;                   /* tri_basis */
    uint8_t pattern;                 /* tri_pattern */
    bool negated;
    double confidence; /* rounded to 3 decimals */
    const char *why;   /* it came about, where the document asked for it, else NULL */
} tri_triple;

/* Owns all its strings: the document can go. */
typedef struct {
    tri_arena arena;
    tri_meta meta;
    const char *model; /* hash of the weights behind them; NULL or "": none is known */
    size_t n_words;
    uint32_t n_sentences;
    const uint32_t *paragraphs; /* first sentences of those after the first */
    uint32_t n_paragraphs;      /* of these first sentences */
    tri_entity *entities;
    uint32_t n_entities;
    tri_triple
        *triples; /* by sentence, begin of the subject, begin of the relation, label */
    uint32_t n_triples;
} tri_triples;

/* Finds the triples of a resolved document (tree_to_finds.c). `triples` is filled;
   clear it with tri_triples_clear (a zeroed one is accepted). TRI_ERR_NO_MEMORY. Cost:
   linear in the tokens but for sentences' own length. */
TRI_API tri_status tri_document_extract(const tri_document *document,
                                        tri_triples *triples, tri_error *error);
TRI_API void tri_triples_clear(tri_triples *triples);

/* Prints the triples of confidence `min_confidence` and more as JSON Lines, then the
   document's line (triples_to_jsonl.c), as packaging/schemas/triples.schema.json has
   it. The sink keeps the first error. */
TRI_API tri_status tri_triples_write_jsonl(const tri_triples *triples,
                                           double min_confidence, tri_sink *sink);

#endif
