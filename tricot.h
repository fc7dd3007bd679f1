/* libtricot: English text to a knowledge graph, and graphs to files and back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* This is the only header that a user of libtricot includes. Text to triples, reading
   inputs, and errors are in tricot-extract.h, which it brings along; read that first. A
   whole program, as C and as C++:

       #include <stdio.h>
       #include <string.h>
       #include <tricot.h>

       static tri_status add(const tri_triples *triples, void *graph)
       {
           return tri_graph_add((tri_graph *)graph, triples, NULL);
       }

       static tri_status print(const void *bytes, size_t length, void *file)
       {
           return fwrite(bytes, 1, length, (FILE *)file) == length ? TRI_OK
                                                                   : TRI_ERR_IO;
       }

       int main(int argc, char **argv)
       {
           const char *text = "Marie Curie discovered polonium. "
                              "She was born in Warsaw.";
           const tri_graph_options options = tri_graph_options_default();
           tri_model *model = NULL;
           tri_graph *graph = NULL;
           tri_sink sink;
           tri_error error = {TRI_OK, 0, ""};
           tri_sink_init(&sink, print, stdout);
           tri_status status = tri_model_open(argv[argc - 1], &model, &error);
           if (status == TRI_OK) {
               status = tri_graph_new(&options, &graph, &error);
           }
           if (status == TRI_OK) {
               status =
                   tri_extract(model, text, strlen(text), NULL, add, graph, &error);
           }
           if (status == TRI_OK) {
               status = tri_graph_finish(graph, &error);
           }
           if (status == TRI_OK) {
               status =
                   tri_write(graph, tri_format_by_name("graphml"), &sink, &error);
           }
           if (status != TRI_OK) {
               fprintf(stderr, "%s\n", error.message);
           }
           tri_graph_free(graph);
           tri_model_free(model);
           return status == TRI_OK ? 0 : 1;
       }

   Its argument is the file of weights, whose installed path is printed by
   `pkg-config --variable=weights tricot`; `pkg-config --cflags --libs tricot` prints
   what it is built with.

   A graph belongs to one thread at a time; once finished it is only read, by any number
   of threads, writing included. Of all graphs of a process only one may be in
   tri_graph_finish at a time: igraph keeps its random numbers and error handlers for
   the whole process. */
#ifndef TRICOT_H
#define TRICOT_H

#include "tricot-extract.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- What is wanted of a graph */

/* Which entities become nodes. */
typedef enum tri_nodes {
    TRI_NODES_SALIENT, /* named ones, and CONCEPTs that share an edge with one */
    TRI_NODES_NAMED,   /* named ones: both ends of an edge are */
    TRI_NODES_ALL
} tri_nodes;

/* What becomes of a fact whose object is a DATE or NUM. */
typedef enum tri_literals {
    TRI_LITERALS_ATTRIBUTES, /* a property of its subject */
    TRI_LITERALS_NODES,      /* an edge, as others are */
    TRI_LITERALS_DROP
} tri_literals;

/* Which named entities get an undirected edge for standing together. */
typedef enum tri_cooccur {
    TRI_COOCCUR_NONE,
    TRI_COOCCUR_SENTENCE, /* those of one sentence */
    TRI_COOCCUR_PARAGRAPH /* those of one paragraph */
} tri_cooccur;

/* What a node's colour tells. */
typedef enum tri_colors {
    TRI_COLORS_DEFAULT, /* its type; a graph from a file keeps those it has */
    TRI_COLORS_TYPE,
    TRI_COLORS_COMMUNITY
} tri_colors;

/* Measures of nodes, with the names that tri_measure_name gives them, in the order in
   which they are written. They count asserted statements that are not denied;
   ATTRIBUTES.md says how each is defined. */
typedef enum tri_measure {
    TRI_MEASURE_PROMINENCE,     /* "prominence": how much the texts are about it */
    TRI_MEASURE_DEGREE,         /* "degree" */
    TRI_MEASURE_IN_DEGREE,      /* "in_degree" */
    TRI_MEASURE_OUT_DEGREE,     /* "out_degree" */
    TRI_MEASURE_STRENGTH,       /* "strength": the sum of the weights of its edges */
    TRI_MEASURE_PAGERANK,       /* "pagerank" */
    TRI_MEASURE_BETWEENNESS,    /* "betweenness": sampled above 2,000 nodes */
    TRI_MEASURE_BETWEENNESS_SE, /* "betweenness_se": its standard error where sampled */
    TRI_MEASURE_CLOSENESS,      /* "closeness" */
    TRI_MEASURE_HARMONIC,       /* "harmonic" */
    TRI_MEASURE_EIGENVECTOR,    /* "eigenvector" */
    TRI_MEASURE_KCORE,          /* "kcore" */
    TRI_MEASURE_CLUSTERING,     /* "clustering" */
    TRI_MEASURE_COMPONENT,      /* "component": number of its part, the biggest 0 */
    TRI_MEASURE_HUB,            /* "hub" */
    TRI_MEASURE_AUTHORITY,      /* "authority" */
    TRI_MEASURE_COMMUNITY,      /* "community": number of its community */
    TRI_MEASURE_COUNT
} tri_measure;

/* A measure's name, "" for a value that is none, and back; of a name that is none
   TRI_MEASURE_COUNT. */
TRI_API const char *tri_measure_name(tri_measure measure);
TRI_API tri_measure tri_measure_from_name(const char *name);

/* Begin with tri_graph_options_default and change what is to be otherwise. */
typedef struct tri_graph_options {
    tri_nodes nodes;
    tri_literals literals;
    double min_confidence; /* triples below it are left out */
    double min_identity;   /* facts below it are left out: it says too little who */
    bool merge_concepts;   /* CONCEPTs of one name merge across documents */
    bool no_text;          /* edges carry no evidence */
    /* The triples are those of a table of relations: nodes without an edge are left out
       unless `nodes` is TRI_NODES_ALL. */
    bool of_table;
    /* Edges `with`, undirected, of the weight of how many sentences or paragraphs the
       two share. No measure counts them. */
    tri_cooccur cooccur;
    bool simple;         /* one edge per ordered pair of nodes */
    uint32_t measures;   /* bit 1 << tri_measure for each one wanted */
    const char *options; /* the options as the file is to record them; NULL: "" */
    const char *base;    /* of the IRIs in RDF; NULL: "urn:tricot:" */
    uint32_t max_nodes;  /* that pictures show, the most prominent; 0: all */
    /* How measures are taken. */
    bool undirected;      /* every measure ignores the edges' direction */
    bool inverse_weights; /* paths have the length 1 / weight, not 1 each */
    bool no_layout;       /* nodes get no places, */
    bool force_layout;    /* or get them in graphs of above 50,000 nodes too */
    tri_colors colors;
    /* False: a graph read from a file keeps the measures it has; where filters leave a
       part of it or how to measure is said above, the same ones are taken anew. */
    bool measures_given;
    bool measures_added; /* those wanted that such a file lacks are taken too */
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

/* Salient nodes, literals as attributes, confidence 0.5, the measures prominence,
   degree, pagerank, betweenness and community, 60 nodes in pictures, no filter. */
TRI_API tri_graph_options tri_graph_options_default(void);

/* ---- Triples to a graph: new, entities if there are any, add and add, finish */

typedef struct tri_graph tri_graph;

/* An empty graph. Strings of `options` are copied. Free it with tri_graph_free. */
TRI_API tri_status tri_graph_new(const tri_graph_options *options, tri_graph **graph,
                                 tri_error *error);

TRI_API void tri_graph_free(tri_graph *graph);

/* Reads what is known of entities before any document is added: their ids, names, types
   and decisions win.

   name    of the file, for messages
   text    lines of cells between tabs under a heading, `length` bytes; the columns
           `id` and `name` are needed; type, subtype, aliases, wikidata, same_as,
           not_same_as (ids joined by "|"), doc (whose own the entity is), ref (what
           inputs refer to it by), hide ("yes": no node) and wrong (ids of edges that
           are left out) may follow in any order; others are kept. Lines that begin with
           "#" are comments.

   TRI_ERR_FORMAT: `error` names the line; TRI_ERR_ARGUMENT after the first document. */
TRI_API tri_status tri_graph_read_entities(tri_graph *graph, const char *name,
                                           const char *text, size_t length,
                                           tri_error *error);

/* Adds a document's triples; copies what it keeps. The order of the calls is the order
   of the documents and decides ties. TRI_ERR_ARGUMENT after finish; TRI_ERR_LIMIT above
   2^32 facts. Cost: linear in the triples. */
TRI_API tri_status tri_graph_add(tri_graph *graph, const tri_triples *triples,
                                 tri_error *error);

/* Keeps a copy of a document's text, `n_bytes` of UTF-8, for formats that hold it
   (needs_text). `doc` is the document's id. */
TRI_API tri_status tri_graph_add_text(tri_graph *graph, const char *doc,
                                      const char *text, size_t n_bytes,
                                      tri_error *error);

/* Merges, filters, measures, lays out, once; what follows is for a finished graph.
   TRI_ERR_ARGUMENT: it is finished already, or a node that a filter names is not there;
   TRI_ERR_LIMIT: igraph gave up. On an error the graph can only be freed. Cost: linear
   in the facts but for the measures, of which betweenness, closeness and harmonic take
   nodes times edges, and for the layout. */
TRI_API tri_status tri_graph_finish(tri_graph *graph, tri_error *error);

/* Writes the lines that tri_graph_read_entities read, with `same_as` where two of them
   were found to be one, and after them one for each node that had none, filters aside:
   what it reads the next time, so that ids stay. Returns the sink's first error;
   flushing is the caller's. */
TRI_API tri_status tri_graph_write_entities(const tri_graph *graph, tri_sink *sink);

/* Says why entities of different documents are one, a line each. Returns the sink's
   first error; flushing is the caller's. */
TRI_API tri_status tri_graph_explain(const tri_graph *graph, tri_sink *sink);

/* ---- What is in a graph. Views, which live as long as it. A list is joined by "|", a
   "|" inside a value is "\|". */

/* What made it, and what was left out. */
typedef struct tri_graph_info {
    const char *tricot; /* version of the program that made it; "": another's file */
    const char *model;  /* hashes of the weights behind the triples, a list */
    const char *options;
    const char *base;   /* of the IRIs in RDF */
    uint32_t max_nodes; /* that pictures show */
    size_t n_documents;
    size_t n_words;
    size_t n_triples;        /* added */
    size_t n_unresolved;     /* left out: an argument stands for nothing known */
    size_t n_low_confidence; /* left out: below min_confidence */
    size_t n_doubtful;       /* facts left out: below min_identity */
    size_t n_left_out_nodes; /* left out by `nodes` */
    size_t n_left_out_edges;
    size_t n_literals_dropped;
    size_t n_facts_told;     /* that nodes have instead of edges */
    size_t n_facts_beyond;   /* left out: a node has enough of them */
    size_t n_self_loops;     /* left out: subject and object are one node */
    size_t n_filtered_nodes; /* left out by the filters */
    size_t n_filtered_edges;
    uint32_t measures; /* bit 1 << tri_measure for each that the nodes have */
    double modularity; /* of the communities; 0 where not measured */
    size_t n_communities;
    bool has_layout;
    bool has_text;       /* edges have evidence */
    bool has_dates;      /* some edge has a first_date */
    bool has_doubts;     /* some edge has an identity below 1 */
    bool has_properties; /* some edge has a property */
    bool has_undirected; /* some edge has no direction */
    size_t n_meetings;   /* pairs of entities that stand together (`cooccur`) */
    bool simple;
    /* Of a graph from a file: numbers that were left out, for they are none or cannot
       be (a community of -1), and the first: "community -1", "" where there is none. */
    size_t n_wrong_numbers;
    const char *wrong_number;
} tri_graph_info;

/* An entity of all documents. */
typedef struct tri_node {
    const char *id;         /* unique, readable */
    const char *label;      /* canonical name */
    const char *subtype;    /* finer than the type */
    const char *aliases;    /* a list: other names, in the texts and known ones */
    const char *roles;      /* a list: titles that the texts give a person */
    const char *properties; /* a list: facts with a date or amount, "label=value" */
    const char *wikidata;   /* "Q159" */
    /* A list: what the texts say it is ("major oil producer"). */
    const char *description;
    /* A list: what is said of it whose other end is not worth a node ("has closed nine
       mines"); behind it, in the same order, lists of the sentences, the documents'
       ids, the confidences and the modalities, "not " before them where denied. */
    const char *facts;
    const char *facts_evidence;
    const char *facts_docs;
    const char *facts_confidence;
    const char *facts_modality;
    const char *community; /* name of its community, "" where not measured */
    uint32_t mentions;
    uint32_t n_docs;
    tri_type type;
    bool named;
    double x, y; /* layout; both 0 where there is none */
    double size; /* for drawing: a radius */
    uint8_t r, g, b;
} tri_node;

/* How many facts and descriptions a node has at most: the first ones. */
enum { TRI_NODE_FACTS_LIMIT = 100, TRI_NODE_DESCRIPTIONS_LIMIT = 10 };

/* How many ids of documents an edge names at most. */
enum { TRI_EDGE_DOCS_LIMIT = 20 };

/* All triples of one source, relation and target, denied or not. */
typedef struct tri_edge {
    const char *id;
    uint32_t source, target; /* indexes of nodes */
    const char *relation;    /* normalised label, without "not " */
    const char *kind;        /* the same with "not " before it when negated */
    const char *label;       /* for people: "was born in" */
    const char *relations;   /* with `simple` a list of all labels, else "" */
    const char *property;    /* Wikidata's, of its most confident triple that has one:
                                "P35", "^P35" from target to source; else "" */
    const char *attribution; /* a list: who says so; "" if any triple has nobody */
    const char *time;        /* a list */
    const char *place;       /* a list */
    const char *first_date;  /* of its documents */
    const char *last_date;
    const char *evidence; /* the sentence of its most confident triple */
    const char *docs;     /* a list: ids of documents */
    double weight;        /* how many triples */
    double confidence;    /* the highest among them */
    double identity; /* the highest probability, among its triples, that both ends are
                        who they are taken for */
    uint32_t n_docs;
    tri_modality modality; /* the most certain among them */
    tri_basis basis;       /* the most direct among them */
    bool negated;
    bool directed; /* false for co-occurrence, and in files of other programs */
} tri_edge;

/* Nodes stand in order of first mention, edges by source, target, relation, affirmed
   before negated; then those of co-occurrence. An index is below the number. Cost:
   constant. */
TRI_API const tri_graph_info *tri_graph_get_info(const tri_graph *graph);
TRI_API size_t tri_graph_n_nodes(const tri_graph *graph);
TRI_API size_t tri_graph_n_edges(const tri_graph *graph);
TRI_API const tri_node *tri_graph_node(const tri_graph *graph, size_t index);
TRI_API const tri_edge *tri_graph_edge(const tri_graph *graph, size_t index);

/* A node's measure; NaN where it was not measured. */
TRI_API double tri_graph_measure(const tri_graph *graph, size_t node,
                                 tri_measure measure);

/* The node that a person means: by id, then by label, then by alias, whatever the case;
   of several the most mentioned. TRI_ERR_ARGUMENT: there is none. Cost: linear in the
   nodes. */
TRI_API tri_status tri_graph_find_node(const tri_graph *graph, const char *name,
                                       size_t *node, tri_error *error);

/* A triple behind an edge. */
typedef struct tri_fact {
    uint64_t id;     /* the triple's, as a number */
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
    /* Of these words, and of those that state the relation; TRI_NONE: unknown. */
    tri_span source_span, target_span, relation_span;
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

/* ---- A graph to files */

typedef tri_status (*tri_graph_writer)(const tri_graph *graph, tri_sink *sink,
                                       tri_error *error);

/* Whether a file that begins so may be of a format, tricot's own or another program's:
   `head` is its first bytes, some thousand or all of them, ended by a NUL. */
typedef bool (*tri_graph_recognizer)(const char *head);

/* One file of a format that takes several. */
typedef struct tri_part {
    const char *name; /* "nodes.csv" */
    tri_graph_writer write;
    tri_graph_recognizer begins;
} tri_part;

/* A format: `write` and `parts` are for tri_write and tri_write_part. */
typedef struct tri_format {
    const char *name;            /* "graphml", as the program's --to takes it */
    const char *extension;       /* ".graphml"; "" where only its name tells it */
    const char *title;           /* for people */
    tri_graph_writer write;      /* NULL where the format has parts, */
    tri_graph_recognizer begins; /* and this too */
    const tri_part *parts;       /* ended by one whose name is NULL; NULL: one file */
    bool is_folder;  /* parts are files in the folder OUT, else beside each other: for
                        OUT "a.csv" and the part "nodes.csv" "a-nodes.csv" */
    bool needs_text; /* the graph must have its documents' texts */
    bool takes_text; /* it holds the texts that the graph has */
} tri_format;

/* All formats, ended by one whose name is NULL. */
TRI_API extern const tri_format tri_formats[];

/* The format of a name ("graphml"), or of a path's extension; NULL where there is none.
 */
TRI_API const tri_format *tri_format_by_name(const char *name);
TRI_API const tri_format *tri_format_by_path(const char *path);

/* Whether this machine can write a format: PNG needs cairo, which is loaded. Otherwise
   TRI_ERR_FORMAT, and `error` names what is missing. */
TRI_API tri_status tri_format_ready(const tri_format *format, tri_error *error);

/* Writes a finished graph in a format of one file. Flushes the sink and returns its
   first error. TRI_ERR_ARGUMENT: the format has parts, or needs texts that the graph
   has not. Cost: linear; memory does not grow with the graph (Cypher, GML, RDF: a few
   bytes a node or edge; LightRAG: a paragraph too). */
TRI_API tri_status tri_write(const tri_graph *graph, const tri_format *format,
                             tri_sink *sink, tri_error *error);

/* The same for one file of a format with parts. */
TRI_API tri_status tri_write_part(const tri_graph *graph, const tri_part *part,
                                  tri_sink *sink, tri_error *error);

/* Writes one row a triple that stands behind an edge, JSON Lines or (`csv`) a table
   with a heading: edge, source, target, relation, id, doc, title, date, url, sent,
   begin, end, sentence, confidence, modality, basis, negated. Only of a graph that was
   built from triples. Flushes the sink and returns its first error. */
TRI_API tri_status tri_write_evidence(const tri_graph *graph, bool csv, tri_sink *sink,
                                      tri_error *error);

/* ---- Files to a graph */

/* Reads a graph file, ours or another program's: GraphML, GEXF, node-link JSON,
   Cytoscape.js, or Gephi's two tables.

   path     a file, or "-" for standard input, whose content tells the format; NAME.csv,
            NAME-nodes.csv or NAME-edges.csv stands for the two tables NAME-nodes.csv
            and NAME-edges.csv
   options  of the filters and measures that tri_graph_finish is to apply; copied
   graph    set to the graph, which the caller finishes, then frees
   error    may be NULL; names the file and the line

   Everything that the writers of these formats write comes back, but for the graph's
   own attributes, which tables have no place for, and for the facts behind the edges.
   What a foreign file does not say: a node's label is its id, its type MISC, and it is
   named; an edge's relation is its label, else its kind, else "related to", its weight
   and confidence are 1, asserted, stated; attributes of other names are passed over.
   XML entities are never expanded nor fetched. TRI_ERR_IO, TRI_ERR_FORMAT; on an error
   `*graph` is as before. Thread safe. Cost: linear; XML and tables are never in memory
   whole, JSON is. */
TRI_API tri_status tri_graph_read(const char *path, const tri_graph_options *options,
                                  tri_graph **graph, tri_error *error);

#ifdef __cplusplus
}
#endif

#endif
