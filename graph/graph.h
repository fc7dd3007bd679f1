/* The knowledge graph: triples of any number of documents in, merged nodes and edges
 * out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_GRAPH_H
#define TRI_GRAPH_GRAPH_H

#include "base/status.h"
#include "extract/triples/triples.h"

typedef enum {
    TRI_NODES_SALIENT, /* named entities, and CONCEPTs that share an edge with one */
    TRI_NODES_NAMED,   /* both ends of an edge are named */
    TRI_NODES_ALL
} tri_nodes;

typedef enum {
    TRI_LITERALS_ATTRIBUTES, /* a fact with a DATE or NUM object becomes a property */
    TRI_LITERALS_NODES,
    TRI_LITERALS_DROP
} tri_literals;

typedef enum {
    TRI_COOCCUR_NONE,
    TRI_COOCCUR_SENTENCE, /* named entities of one sentence get an undirected edge, */
    TRI_COOCCUR_PARAGRAPH /* those of one paragraph */
} tri_cooccur;

typedef enum {
    TRI_COLORS_DEFAULT, /* by type; a graph from a file keeps those it has */
    TRI_COLORS_TYPE,
    TRI_COLORS_COMMUNITY
} tri_colors;

/* The measures of nodes, in the order in which they are written: (name in C, name). */
/* clang-format off */
#define TRI_MEASURE_LIST(X) \
    X(DEGREE, "degree") X(IN_DEGREE, "in_degree") X(OUT_DEGREE, "out_degree") \
    X(STRENGTH, "strength") X(PAGERANK, "pagerank") X(BETWEENNESS, "betweenness") \
    X(BETWEENNESS_SE, "betweenness_se") X(CLOSENESS, "closeness") \
    X(HARMONIC, "harmonic") X(EIGENVECTOR, "eigenvector") X(KCORE, "kcore") \
    X(CLUSTERING, "clustering") X(COMPONENT, "component") X(HUB, "hub") \
    X(AUTHORITY, "authority") X(COMMUNITY, "community")
/* clang-format on */
#define TRI_ENUM_MEMBER_MEASURE(name, text) TRI_MEASURE_##name,
typedef enum {
    TRI_MEASURE_LIST(TRI_ENUM_MEMBER_MEASURE) TRI_MEASURE_COUNT
} tri_measure;
TRI_API const char *tri_measure_name(tri_measure measure);
/* TRI_MEASURE_COUNT where the name is unknown. */
TRI_API tri_measure tri_measure_from_name(const char *name);

typedef struct {
    tri_nodes nodes;
    tri_literals literals;
    double min_confidence; /* triples below it are left out */
    bool merge_concepts;   /* CONCEPTs of one name merge across documents */
    bool no_text;          /* edges carry no evidence */
    /* Edges `with`, undirected, of the weight of how many sentences or paragraphs the
       two share. No measure counts them. */
    tri_cooccur cooccur;
    bool simple;         /* one edge per ordered pair of nodes */
    uint32_t measures;   /* bit 1 << tri_measure for each one wanted */
    const char *options; /* the options as the file records them, or "" */
    const char *base;    /* of the IRIs in RDF; NULL: "urn:tricot:" */
    /* How measures are taken. */
    bool undirected;      /* every measure ignores the edges' direction */
    bool inverse_weights; /* paths have the length 1 / weight, not 1 each */
    bool no_layout;       /* nodes get no places, */
    bool force_layout;    /* or get them in graphs of above 50,000 nodes too */
    tri_colors colors;
    /* False: a graph read from a file keeps the measures it has; where filters leave a
       part of it or how to measure is said above, the same ones are taken anew. */
    bool measures_given;
    /* Filters, applied in this order after the merging and before the measures that
       the graph carries; zero, NULL or false: not applied. */
    uint32_t types;         /* bit 1 << tri_type for each type kept */
    bool no_negated;        /* negated edges are left out */
    double min_weight;      /* lighter edges are left out */
    const char *since;      /* edges whose last_date is before it are left out, */
    const char *until;      /* whose first_date is after it; without dates: left out */
    const char *ego;        /* a node's id, label or alias: it and what is near it, */
    uint32_t radius;        /* up to so many steps whatever the direction (0: 1) */
    const char *between[2]; /* two nodes: what lies on shortest paths between them */
    bool largest_component; /* the largest weakly connected component */
    uint32_t k_core;        /* nodes of the k-core */
    uint32_t top;           /* the `top` nodes by */
    tri_measure top_by;     /* this measure */
} tri_graph_options;

/* Salient nodes, literals as attributes, 0.5, the default measures (degree, pagerank,
   betweenness, community). */
TRI_API tri_graph_options tri_graph_options_default(void);

typedef struct tri_graph tri_graph;

/* An empty graph. Strings of `options` are copied. TRI_ERR_NO_MEMORY. Not thread safe:
   a graph belongs to one thread at a time, and igraph is called from that thread only.
 */
TRI_API tri_status tri_graph_new(const tri_graph_options *options, tri_graph **graph,
                                 tri_error *error);
TRI_API void tri_graph_free(tri_graph *graph); /* NULL is accepted */

/* Reads what is known of entities before any document is added: their ids, names, types
   and decisions win.

   name    of the file, for messages
   text    lines of cells between tabs under a heading, `length` bytes; the columns
           `id` and `name` are needed; type, subtype, aliases, wikidata, same_as,
           not_same_as (ids joined by "|"), doc (whose own the entity is) and ref (what
           inputs refer to it by) may follow in any order; others are kept. Lines that
           begin with "#" are comments.

   TRI_ERR_FORMAT: `error` names the line; TRI_ERR_ARGUMENT after the first document. */
TRI_API tri_status tri_graph_read_entities(tri_graph *graph, const char *name,
                                           const char *text, size_t length,
                                           tri_error *error);

/* Writes the lines that were read, with `same_as` where two of them were found to be
   one, and after them one for each node that had none, filters aside. After finish. */
TRI_API tri_status tri_graph_write_entities(const tri_graph *graph, tri_sink *sink);

/* Says why entities of different documents are one, a line each. After finish. */
TRI_API tri_status tri_graph_explain(const tri_graph *graph, tri_sink *sink);

/* Adds a document's triples; copies what it keeps. The order of the calls is the order
   of the documents and decides ties. TRI_ERR_NO_MEMORY; TRI_ERR_ARGUMENT after finish.
 */
TRI_API tri_status tri_graph_add(tri_graph *graph, const tri_triples *triples,
                                 tri_error *error);

/* Keeps a copy of a document's text, `n_bytes` of UTF-8, for formats that hold it
   (LightRAG). TRI_ERR_NO_MEMORY. */
TRI_API tri_status tri_graph_add_text(tri_graph *graph, const char *doc,
                                      const char *text, size_t n_bytes,
                                      tri_error *error);
/* The texts that were added, each with its document's id. */
TRI_API size_t tri_graph_n_texts(const tri_graph *graph);
TRI_API const char *tri_graph_text(const tri_graph *graph, size_t index,
                                   const char **doc, size_t *n_bytes);

/* Merges, filters, measures, lays out: the views below are valid from here on. */
TRI_API tri_status tri_graph_finish(tri_graph *graph, tri_error *error);

typedef struct {
    const char *id;      /* unique, readable */
    const char *label;   /* canonical name */
    const char *subtype; /* lists are joined by "|", a "|" inside a value is "\|" */
    const char *aliases;
    const char *roles;
    const char *properties;
    const char *wikidata;
    const char *community; /* name of its community, "" where not measured */
    uint32_t mentions;
    uint32_t n_docs;
    tri_type type;
    bool named;
    double x, y; /* layout; both 0 where there is none */
    double size; /* for drawing */
    uint8_t r, g, b;
} tri_node;

/* How many ids of documents an edge names at most. */
enum { TRI_EDGE_DOCS_LIMIT = 20 };

typedef struct {
    const char *id;
    uint32_t source, target; /* indexes of nodes */
    const char *relation;    /* normalised label, without "not " */
    const char *kind;        /* the same with "not " before it when negated */
    const char *label;       /* for people */
    const char *relations;   /* --simple: all labels, else "" */
    const char *attribution;
    const char *time;
    const char *place;
    const char *first_date;
    const char *last_date;
    const char *evidence;
    const char *docs;
    double weight;
    double confidence;
    uint32_t n_docs;
    tri_modality modality;
    tri_basis basis;
    bool negated;
    bool directed; /* false for co-occurrence, and in files of other programs */
} tri_edge;

/* What made it, and what was left out. */
typedef struct {
    const char *tricot; /* version of the program that made it; "": another's file */
    const char *model;  /* hashes of the weights behind the triples, joined by "|" */
    const char *options;
    const char *base; /* of the IRIs in RDF */
    size_t n_documents;
    size_t n_words;
    size_t n_triples;        /* added */
    size_t n_unresolved;     /* left out: an argument stands for nothing known */
    size_t n_low_confidence; /* left out: below min_confidence */
    size_t n_left_out_nodes; /* left out by `nodes` */
    size_t n_left_out_edges;
    size_t n_literals_dropped;
    size_t n_self_loops;     /* left out: subject and object are one node */
    size_t n_filtered_nodes; /* left out by the filters */
    size_t n_filtered_edges;
    uint32_t measures; /* those that the nodes have */
    double modularity; /* of the communities; 0 where not measured */
    size_t n_communities;
    bool has_layout;
    bool has_text;       /* edges have evidence */
    bool has_dates;      /* some edge has a first_date */
    bool has_undirected; /* some edge has no direction */
    size_t
        n_meetings; /* pairs of entities in one sentence or paragraph that were found */
    bool simple;
} tri_graph_info;

/* Views, borrowed from the graph. Nodes stand in order of first mention, edges by
   source, target, relation, affirmed before negated; then those of co-occurrence. */
TRI_API const tri_graph_info *tri_graph_get_info(const tri_graph *graph);
TRI_API size_t tri_graph_n_nodes(const tri_graph *graph);
TRI_API size_t tri_graph_n_edges(const tri_graph *graph);
TRI_API const tri_node *tri_graph_node(const tri_graph *graph, size_t index);
TRI_API const tri_edge *tri_graph_edge(const tri_graph *graph, size_t index);

/* The node that a person means: by id, then by label, then by alias, whatever the case;
   of several the most mentioned. TRI_ERR_ARGUMENT: there is none. Linear. */
TRI_API tri_status tri_graph_find_node(const tri_graph *graph, const char *name,
                                       size_t *node, tri_error *error);

/* A triple behind an edge. */
typedef struct {
    uint64_t id;
    uint32_t edge;   /* index of its edge */
    const char *doc; /* the document's id, title, date and address */
    const char *title;
    const char *date;
    const char *url;
    const char *sentence;    /* as on the edge: resolved pronouns have their entity */
    uint32_t sent;           /* number of the sentence, TRI_NONE: unknown */
    uint32_t begin, end;     /* of the sentence, in code points */
    const char *source_text; /* the words that name the edge's ends, "" where there */
    const char *target_text; /* are none or texts are left out */
    tri_span source_span, target_span; /* of these words; TRI_NONE: unknown */
    double confidence;
    tri_modality modality;
    tri_basis basis;
    bool negated;
} tri_fact;

/* The triples behind the edges, in the order of the documents; a further argument that
   has an edge of its own counts as one. None where the graph was read from a file.
   False: this one's edge was left out. */
TRI_API size_t tri_graph_n_facts(const tri_graph *graph);
TRI_API bool tri_graph_fact(const tri_graph *graph, size_t index, tri_fact *fact);

/* A node's measure; NaN where it was not measured. */
TRI_API double tri_graph_measure(const tri_graph *graph, size_t node,
                                 tri_measure measure);

#endif
