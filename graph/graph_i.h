/* What a graph is inside: shared by the files of graph/, never seen outside. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_GRAPH_I_H
#define TRI_GRAPH_GRAPH_I_H

#include "base/arena.h"
#include "base/grow.h"
#include "base/hash.h"
#include "graph/graph.h"

/* ---- What is gathered while documents are added (triples_to_facts.c). */

/* A string of a list that hangs on a record; TRI_NONE ends the list. */
typedef struct {
    uint32_t string; /* index in the graph's strings */
    uint32_t count;  /* how often */
    uint32_t next;   /* index in the graph's cells */
} tri_i_cell;

/* What tells two lives of one name apart (contexts.c). All zero: nothing. */
typedef struct {
    uint16_t nations[3];  /* ISO 3166-1 codes, two letters each, of a place hashes of
                             the states that it lies in; 0: no more */
    uint16_t callings[3]; /* hashes of what it is: "surgeon" */
    uint16_t fields;      /* a bit for each field of these */
    uint16_t born, died;  /* years */
} tri_i_context;

/* An entity as one document names it, or a row of --entities: what may become a node.
   Records found to be one entity are joined by `parent` (union-find). */
typedef struct {
    uint32_t name;      /* string: the name of the document that brought it */
    uint32_t subtype;   /* string */
    uint32_t wikidata;  /* string */
    uint32_t names;     /* cells: canonical names by how many mentions */
    uint32_t aliases;   /* cells */
    uint32_t explained; /* cells: those of these that the document explains */
    uint32_t roles;     /* cells */
    uint32_t forms; /* cells: names of a known thing that the texts use, how often */
    uint32_t refs;  /* cells: what the input refers to it by; at the root, of all */
    uint32_t mentions;
    uint32_t n_docs;
    uint32_t n_seen;   /* documents whose records of its name it stands for */
    uint32_t docs;     /* string: the documents whose alone its name is, a list; "" */
    uint32_t last_doc; /* the last document that counted in n_docs, or TRI_NONE */
    uint32_t parent;   /* itself: stands for its set */
    uint32_t node;     /* after finish: its node, or TRI_NONE */
    uint32_t doc;      /* its document; TRI_NONE: a row's */
    uint32_t row;      /* of --entities, or TRI_NONE: its id and name win */
    tri_i_context context;
    uint32_t group; /* the record that stood for its name before other names joined */
    uint16_t doubt; /* thousandths: how probably that join was wrong */
    uint8_t type;   /* tri_type */
    bool typeless;  /* --entities does not say its type: that of its first mention */
    bool named;
    bool is_short; /* its name is an alias of the entity that it was joined to */
    bool own;      /* belongs to one document: no other document's name is it */
    bool is_told;  /* at the root: --entities says of what it is not the same */
    bool voted;    /* its type is that of the name in other documents */
} tri_i_record;

/* Why two records are one, but for those of one name; (name in C, how
   often it is wrong in thousandths, as --explain says it). */
/* clang-format off */
#define TRI_I_MERGE_LIST(X) \
    X(SAME_AS, 0, "the file of entities says so") \
    X(WIKIDATA, 0, "one Wikidata id") \
    X(REFERENCE, 0, "the inputs refer to both by one reference") \
    X(ALIAS, 80, "a document says that it is also called so") \
    X(SPELLING, 60, "one name in two spellings") \
    X(OFFICE, 40, "the only one with this surname and office") \
    X(LEGAL_FORM, 30, "one name, with and without the form of the company") \
    X(NEIGHBOUR, 100, "one name, and one named entity has both")
/* clang-format on */
#define TRI_ENUM_MEMBER_MERGE(name, doubt, text) TRI_I_MERGE_##name,
typedef enum {
    TRI_I_MERGE_LIST(TRI_ENUM_MEMBER_MERGE) TRI_I_MERGE_COUNT
} tri_i_merge_rule;

typedef struct {
    uint32_t a, b; /* records */
    uint8_t rule;  /* tri_i_merge_rule */
} tri_i_merge;

/* A line of --entities as it was read: cells (n_columns), or a comment. */
typedef struct {
    const char **cells; /* NULL: a comment */
    const char *comment;
    size_t line; /* from 1 */
    uint32_t record;
} tri_i_row;

/* An entity that --entities does not have: its row to come. */
typedef struct {
    const char *id, *name, *subtype, *aliases, *explained, *wikidata, *doc, *refs;
    uint8_t type;
} tri_i_newcomer;

/* A name to be found in texts (known_names.c). */
typedef struct {
    const char *name; /* (length) */
    uint32_t length;
    uint32_t next;   /* another one of its first word, TRI_MAP_NONE */
    const char *ref; /* "" where several rows have it */
    uint8_t type;    /* tri_type; COUNT where they are of several */
} tri_i_known;

/* That a document names two records in one sentence or paragraph (`unit`). */
typedef struct {
    uint32_t a, b, doc, unit;
} tri_i_meeting;

/* A fact with a DATE or NUM object: "label=value" of a record. */
typedef struct {
    uint32_t record, string;
    uint32_t order; /* 0, 1, ... as they were added */
} tri_i_property;

/* A time or place of a fact: a string, or a record (place). */
typedef struct {
    uint32_t index;
    uint8_t kind; /* tri_i_detail_kind */
} tri_i_detail;

typedef enum {
    TRI_I_DETAIL_TIME,        /* index of a string */
    TRI_I_DETAIL_PLACE,       /* index of a record */
    TRI_I_DETAIL_ATTRIBUTION, /* index of a record */
    TRI_I_DETAIL_UNKNOWN      /* someone said it, the text does not tell who */
} tri_i_detail_kind;

/* One triple, or one further argument of it, between two records. */
typedef struct {
    const char *evidence;       /* the sentence, "" where there is none; in the arena */
    uint64_t triple;            /* its id */
    uint32_t source, target;    /* records; after finish, nodes */
    uint32_t label;             /* string */
    uint32_t wording, property; /* strings: for a reader; Wikidata's, or TRI_NONE */
    uint32_t doc;
    uint32_t details;                  /* index of the first detail */
    uint32_t sent;                     /* sentence of the document */
    uint32_t begin, end;               /* of the sentence, in code points */
    uint32_t source_text, target_text; /* strings: the words that name its ends */
    tri_span source_span, target_span, relation_span;
    uint32_t edge; /* after finish: its edge, or TRI_NONE */
    uint16_t n_details;
    uint16_t confidence; /* in thousandths */
    uint16_t identity;   /* the same: the probability that its ends are who they are */
    uint8_t modality;
    uint8_t basis;
    bool negated, is_speech; /* that somebody speaks of somebody: as a tie */
    bool is_tie, is_cut; /* for a name that has no other fact; as it tells too little */
    bool is_commonplace; /* ... as nobody need be told */
    bool is_in_name;     /* the name of its source says it: "outbreak of the war" */
    bool repeats_name;   /* the same, or in other words */
    bool is_class;       /* its object is what its subject is: a description, no edge */
    bool is_turned, is_said, is_through; /* object first; as told; a tie by a phrase */
} tri_i_fact;

/* What a triple tells, as words that stand behind the name of its subject. */
typedef struct {
    const char *text;     /* "has closed nine mines", in the arena */
    const char *evidence; /* the sentence, "" where there is none; in the arena */
    uint32_t source;      /* record of the subject */
    uint32_t ends;        /* index of the first record that it is joined to by a fact */
    uint32_t n_ends;
    uint32_t doc;
    uint16_t confidence; /* in thousandths */
    uint8_t modality;
    bool negated;
    bool is_description; /* it tells what the subject is: "major oil producer" */
} tri_i_statement;

/* A document as far as edges and the evidence name it: strings. */
typedef struct {
    uint32_t id, title, date, url;
} tri_i_doc;

/* A document's text, in the arena. */
typedef struct {
    const char *doc; /* its id */
    const char *text;
    size_t n_bytes;
} tri_i_doc_text;

#define TRI_I_ARRAY(type)                                                              \
    struct {                                                                           \
        type *items;                                                                   \
        size_t n;                                                                      \
        size_t capacity;                                                               \
    }

struct tri_graph {
    tri_graph_options options;
    tri_graph_info info;
    tri_arena arena;         /* all strings */
    uint32_t least_identity; /* of the options, in thousandths */
    bool finished;
    bool from_file;   /* nodes and edges were read, no records */
    bool has_sizes;   /* and the file says how big they are drawn, */
    bool has_colours; /* and in which colour */

    tri_map string_map, relation_map; /* bytes, and labels, -> index in strings */
    TRI_I_ARRAY(const char *) strings;
    bool is_foreign;     /* the document that is added has triples of another program */
    tri_map record_map;  /* key of a name or reference of --entities -> record */
    tri_map doc_map;     /* key of an entity of the document that is added -> record */
    tri_arena doc_arena; /* its keys */
    TRI_I_ARRAY(tri_i_record) records;
    TRI_I_ARRAY(tri_i_cell) cells;
    TRI_I_ARRAY(tri_i_fact) facts;
    TRI_I_ARRAY(tri_i_detail) details;
    TRI_I_ARRAY(tri_i_doc) docs;
    TRI_I_ARRAY(tri_i_doc_text) texts; /* where a format asks for them */
    TRI_I_ARRAY(tri_i_meeting) meetings;
    TRI_I_ARRAY(tri_i_merge) merges; /* what was joined, in that order */
    TRI_I_ARRAY(tri_i_merge) apart;  /* what --entities says is not one */
    TRI_I_ARRAY(tri_i_row) rows;     /* of --entities */
    TRI_I_ARRAY(tri_i_newcomer) newcomers;
    const char **columns; /* of --entities (n_columns) */
    size_t n_columns;
    TRI_I_ARRAY(tri_i_known) known; /* names of --entities that are found in texts */
    tri_map known_map;              /* their first words -> the last one */
    tri_map row_ids;                /* the ids of --entities -> row */
    TRI_I_ARRAY(tri_i_property) properties;
    TRI_I_ARRAY(tri_i_statement) statements;
    TRI_I_ARRAY(uint32_t) statement_ends; /* records */

    /* What the views show. */
    TRI_I_ARRAY(tri_node) nodes;
    TRI_I_ARRAY(tri_edge) edges;
    double *measures[TRI_MEASURE_COUNT];    /* (n_nodes) each, NULL: not measured */
    size_t measure_room[TRI_MEASURE_COUNT]; /* of those that a file brings */
};

/* ---- Strings (strings.c) and arrays */

/* Appends a value to an array; false where memory is out. */
#define TRI_I_PUSH(array, value)                                                       \
    (tri_i_grow(&(array)->items, (array)->n, &(array)->capacity,                       \
                sizeof *(array)->items) &&                                             \
     ((array)->items[(array)->n++] = (value), true))

/* The index of a string, added where it is new, or TRI_NONE; the empty one has 0. */
uint32_t tri_i_intern(tri_graph *graph, const char *text, size_t length);
uint32_t tri_i_intern_string(tri_graph *graph, const char *text);
static inline const char *tri_i_string(const tri_graph *graph, uint32_t index)
{
    return graph->strings.items[index];
}

/* The sum of two counts, of which a file may say any; the most where it has no room. */
static inline uint32_t tri_i_sum(uint32_t a, uint32_t b)
{
    return b > UINT32_MAX - a ? UINT32_MAX : a + b;
}

/* Adds to the count of a string in a list of cells, or appends it. */
bool tri_i_count(tri_graph *graph, uint32_t *list, uint32_t string, uint32_t count);

/* Bytes that grow; zeroed is empty, ended by a NUL that is not counted. */
typedef struct {
    char *bytes; /* NULL while nothing was added */
    size_t n;
    size_t capacity;
    bool failed; /* memory was out: what is there is not whole */
} tri_i_text;
void tri_i_text_add(tri_i_text *text, const char *bytes, size_t length);
void tri_i_text_string(tri_i_text *text, const char *string);
/* Adds a value to a list joined by "|"; a "|" inside it becomes "\|". */
void tri_i_text_list(tri_i_text *text, const char *value);
/* The value alone, its bars so. */
void tri_i_text_value(tri_i_text *text, const char *value);
void tri_i_text_clear(tri_i_text *text);
/* The text kept by the graph; clears it. NULL where memory is out. */
const char *tri_i_keep_text(tri_graph *graph, tri_i_text *text);

/* Values with how often they occur: zeroed is empty; free its items. */
typedef struct {
    const char *text;
    uint32_t count;
    uint32_t first; /* order of the first occurrence */
} tri_i_value_count;
typedef TRI_I_ARRAY(tri_i_value_count) tri_i_values;

/* Adds one occurrence; false where memory is out. */
bool tri_i_add_value(tri_i_values *list, const char *text);

/* Makes equal values one, and puts the most frequent first. */
void tri_i_count_values(tri_i_values *list);

/* The wanted strings (NULL: all) of a list of cells, as one. NULL: memory is out. */
const char *tri_i_join_cells(tri_graph *graph, uint32_t list,
                             bool (*is_wanted)(const char *string));

/* The values counted and joined as a list of the graph, by way of `scratch`. NULL where
   memory is out. */
const char *tri_i_join_values(tri_graph *graph, tri_i_text *scratch,
                              tri_i_values *list);

/* ---- The graph (graph.c) */

/* Keeps a measure that a file says of a node; those of other nodes are NaN until they
   are kept too. False where memory is out. */
bool tri_i_set_measure(tri_graph *graph, size_t node, tri_measure measure,
                       double value);

/* The relation of an edge of two that are named together. */
#define TRI_I_MEETING "with"

/* Whether an edge says only that two are named together: what no measure counts. */
bool tri_i_is_meeting(const tri_edge *edge);

/* Frees what only the merging needs. */
void tri_i_clear_records(tri_graph *graph);

/* ---- An edge (edge.c, edge_values.c) */

/* An edge of which nothing is known yet: of its texts only id and kind are NULL. */
tri_edge tri_i_new_edge(void);

/* What a number of a file may be; a count of files has 31 bits. */
typedef struct {
    double least, most;
    bool whole;
} tri_i_number_kind;
extern const tri_i_number_kind tri_i_count_kind;

/* What an attribute may be that is a number; NULL: it is a text or a word. */
const tri_i_number_kind *tri_i_edge_number_kind(const tri_i_attribute *attribute);

/* Sets such a number, or a text, which must live as long as the graph. A word that an
   attribute of few words has not is passed over. */
void tri_i_set_edge_number(tri_edge *edge, const tri_i_attribute *attribute,
                           double number);
void tri_i_set_edge_text(tri_edge *edge, const tri_i_attribute *attribute,
                         const char *text);

/* Lets another edge of the same pair into one: all but its texts for people. */
void tri_i_join_edge(tri_edge *edge, const tri_edge *other);

/* What facts are sorted by. */
typedef struct {
    uint32_t source, target; /* nodes */
    uint32_t kind;           /* rank of the label, twice; plus 1 when negated */
    uint32_t fact;
} tri_i_fact_key;

/* Adds the edge of n facts or meetings that say one thing. The maker is scratch for one
   after the other; NULL where memory is out, freeing NULL is nothing. */
typedef struct tri_i_edge_maker tri_i_edge_maker;
tri_i_edge_maker *tri_i_edge_maker_new(void);
void tri_i_edge_maker_free(tri_i_edge_maker *maker);
tri_status tri_i_add_edge_of_facts(tri_graph *graph, tri_i_edge_maker *maker,
                                   const tri_i_fact_key *keys, size_t n,
                                   tri_error *error);
tri_status tri_i_add_edge_of_meetings(tri_graph *graph, tri_i_edge_maker *maker,
                                      const tri_i_meeting *meetings, size_t n,
                                      tri_error *error);

/* ---- Names (names.c) */

/* What two spellings of one name have in common: NFKC, folded case, blanks, hyphens and
   quotes made alike, no "the" in front. NULL where memory is out; free it. */
char *tri_i_name_key(const char *name);

char *tri_i_plain_name(const char *name); /* without diacritics */

/* Whether another document's use of a name is told by it alone: several words, or an
   acronym that few things share. */
bool tri_i_is_telling_name(const char *name);

/* A name as an id: NFKC, lower case, everything but letters, marks and digits "_", at
   most 64 characters. NULL where memory is out; free it. */
char *tri_i_name_slug(const char *name);

/* Whether a name is only a role or an office ("Interior Ministry"). */
bool tri_i_name_is_role(const char *name);

/* Whether one word names people by what they have in common: "Democrats", "Jews". */
bool tri_i_name_is_group(const char *name);

/* Whether a person's name is one word, be it behind titles: "President Obama". */
bool tri_i_name_is_surname(const char *name);

/* Whether a phrase picks out something particular: it has a determiner, a number or an
   owner. */
bool tri_i_phrase_is_particular(const char *phrase);

/* What a person reads between subject and object (wording.c), appended to `out`: words
   of the relation and forms of its verb that make an English statement, with "not",
   "may", "will". `denies`: "not" is said even where the object has it ("no mines"). */
void tri_i_wording(const tri_triple *triple, const char *label, bool denies,
                   tri_i_text *out);

/* Appends a phrase as it stands within a sentence: "the novel", not "The novel". */
void tri_i_add_in_sentence(tri_i_text *out, const char *phrase);

/* As tri_i_wording, between the subject and a further argument: "sent troops to". */
void tri_i_further_wording(const tri_triple *triple, const char *role, tri_i_text *out);

/* ---- References (references.c). A reference is the number of a string, 0: none,
   TRI_NONE: memory was out. */

/* That of an entity of a document ("#x" is the document's own), of a Wikidata id. */
uint32_t tri_i_reference(tri_graph *graph, const char *doc, const char *ref);
uint32_t tri_i_wikidata_reference(tri_graph *graph, const char *wikidata);
bool tri_i_is_wikidata_reference(const tri_graph *graph, uint32_t ref);

/* Whether two references stand in one list and differ. */
bool tri_i_is_other_reference(const tri_graph *graph, uint32_t a, uint32_t b);

/* A record's references but for Wikidata's as a list; NULL where memory is out. */
const char *tri_i_join_references(tri_graph *graph, const tri_i_record *record);

/* Lets a name of a row be found in texts (known_names.c); false where memory is out. */
bool tri_i_know_name(tri_graph *graph, const char *name, const char *ref, uint8_t type);

/* ---- Sets of records (record_sets.c) */

/* The record that stands for a record's set. */
uint32_t tri_i_root(tri_graph *graph, uint32_t record);

/* Whether another reference of the same list is known of the record's set. */
bool tri_i_is_told_apart(tri_graph *graph, uint32_t record, uint32_t ref);

/* Joins two sets; the record that came first stands for both. Nothing happens where
   they are one, or --entities forbids it. */
tri_status tri_i_join_records(tri_graph *graph, uint32_t a, uint32_t b,
                              tri_i_merge_rule rule, tri_error *error);

/* Whether nothing that the inputs or --entities say parts two sets. */
bool tri_i_may_be_one_record(tri_graph *graph, uint32_t a, uint32_t b);

/* Makes two sets one, whatever parts them, and keeps no reason; the record that came
   first stands for both. False where memory is out. */
bool tri_i_unite(tri_graph *graph, uint32_t a, uint32_t b);

/* Joins a record with the one that has this reference, or gives it the reference. */
tri_status tri_i_claim_reference(tri_graph *graph, uint32_t ref, uint32_t record,
                                 tri_error *error);

/* ---- What a document adds */

/* A key in the record map: 'N' named or 'C' not, a type, the id of the document whose
   own it is or "", a name. NULL where memory is out; free it (entities_to_records.c).
 */
char *tri_i_record_key(char kind, unsigned type, const char *owner, const char *name);

/* An empty record. */
tri_i_record tri_i_fresh_record(void);

/* Finds or makes the record of each entity of a document: `records` (n_entities). */
tri_status tri_i_add_entities(tri_graph *graph, const tri_triples *triples,
                              uint32_t doc, uint32_t *records, tri_error *error);

/* The record of an argument that names no entity of its document. */
tri_status tri_i_add_argument(tri_graph *graph, const tri_argument *argument,
                              uint32_t doc, uint32_t *record, tri_error *error);

/* Notes who is named together in a document whose entities have these records
   (n_entities; meetings_to_edges.c). */
tri_status tri_i_add_meetings(tri_graph *graph, const tri_triples *triples,
                              uint32_t doc, const uint32_t *records, tri_error *error);

/* ---- The stages of finish.c, in the order in which they run. */

/* Puts what documents brought into the order of their ids: the graph is the same in
   whatever order they came (order_documents.c). */
tri_status tri_i_order_documents(tri_graph *graph, tri_error *error);

/* Gives records the type that most mentions of their name have (vote_types.c). */
tri_status tri_i_vote_types(tri_graph *graph, tri_error *error);

/* Joins records across documents (merge_entities.c), first those of one name. */
tri_status tri_i_merge_entities(tri_graph *graph, tri_error *error);
tri_status tri_i_merge_names(tri_graph *graph, tri_error *error);
tri_status tri_i_merge_variants(tri_graph *graph,
                                tri_error *error); /* their other names */

/* Chooses the records that become nodes (records_to_nodes.c); makes edges of the facts
   between these (facts_to_edges.c), and after them of the meetings. */
tri_status tri_i_records_to_nodes(tri_graph *graph, tri_error *error);
tri_status tri_i_facts_to_edges(tri_graph *graph, tri_error *error);
tri_status tri_i_meetings_to_edges(tri_graph *graph, tri_error *error);

/* From here on all work on nodes and edges alone. */
tri_status tri_i_filter(tri_graph *graph, tri_error *error);   /* filter.c */
tri_status tri_i_simplify(tri_graph *graph, tri_error *error); /* keep.c */
tri_status tri_i_measure(tri_graph *graph, uint32_t measures,
                         tri_error *error);                  /* measures.c */
tri_status tri_i_layout(tri_graph *graph, tri_error *error); /* layout.c */
void tri_i_paint(tri_graph *graph);                          /* colours.c */

/* Keeps the nodes and edges that are marked; an edge goes with either of its ends
   (keep.c). `keep_nodes` (n_nodes), `keep_edges` (n_edges); either may be NULL: all. */
tri_status tri_i_keep(tri_graph *graph, const bool *keep_nodes, const bool *keep_edges,
                      tri_error *error);

#endif
