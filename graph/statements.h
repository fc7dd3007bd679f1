/* What is said of nodes beside their edges, and which of them are worth a node. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_STATEMENTS_H
#define TRI_GRAPH_STATEMENTS_H

#include "graph/graph_i.h"

/* ---- What is said of nodes (statements.c) */

/* Whether a triple says what its subject is by a common noun: "X is an oil producer".
 */
bool tri_i_is_class(const tri_triple *triple);

/* Keeps what a triple says in words, where a node may have to carry it. `facts`: those
   made of the triple (n_facts); `one`: the statement but for its text and ends. */
tri_status tri_i_add_statement(tri_graph *graph, const tri_triple *triple,
                               const tri_i_fact *facts, size_t n_facts,
                               tri_i_statement one, tri_error *error);

/* Hangs statements on the nodes that are to carry them. Cost: n log n. */
tri_status tri_i_statements_to_nodes(tri_graph *graph, tri_error *error);

/* What the object of a triple tells without what else the triple says (cut_short.c). */
typedef enum {
    TRI_I_WHOLE,  /* what the triple says */
    TRI_I_CUT,    /* too little: whom somebody told, not what */
    TRI_I_HALF,   /* ... and the triple has no more: what something lies between */
    TRI_I_TWISTED /* something else: "called for" the law that is to be shelved */
} tri_i_cut;
tri_i_cut tri_i_cut_of(const tri_graph *graph, const tri_triple *triple);

/* The same of a further argument: whether it tells too little. */
bool tri_i_is_argument_cut(const tri_graph *graph, const tri_triple *triple,
                           const tri_further *further);

/* ---- Relations that the model has read (typed.c) */

/* Whether a triple says what goes without saying, that something is in a country or
   somebody of it: an edge only of what has no other. */
bool tri_i_is_commonplace(const tri_graph *graph, const tri_triple *triple);

/* Tells a commonplace fact that makes no edge as a statement of its source. False where
   memory is out. */
bool tri_i_say_commonplace(tri_graph *graph, const tri_i_fact *fact);

/* Marks the typed triples of a document whose edge a surer one says: `*repeats`
   (n_triples), freed by the caller; NULL where there is none. False where memory is
   out. Cost: n log n in the typed ones. */
bool tri_i_find_repeats(const tri_triples *triples, bool **repeats);

/* The sentence of a triple with each resolved pronoun followed by its entity in
   brackets (evidence.c): into `out`, emptied before. */
void tri_i_make_evidence(const tri_triple *triple, tri_i_text *out);

/* Notes the weights behind a document's triples, each once (models.c). `model`: their
   hash, NULL or "" where nobody says it. TRI_ERR_NO_MEMORY. */
tri_status tri_i_note_model(tri_graph *graph, const char *model, tri_error *error);

/* Sets *property to the string of the Wikidata property of a triple, TRI_NONE where it
   has none; `turned`: as from its object to its subject. `text` is scratch. False where
   memory is out (property.c). */
bool tri_i_find_property(tri_graph *graph, const tri_triple *triple, bool turned,
                         tri_i_text *text, uint32_t *property);

/* Whether the name of a triple's subject says all of it: `outbreak of World War II`, a
   phrase, of `World War II`; `Norton's prominence` of `Norton`. */
bool tri_i_is_in_name(const tri_triple *triple);

/* The same, where the name may have other words for the object: `bust of the poet`. */
bool tri_i_repeats_name(const tri_triple *triple);

/* The label of what a triple's object has with a further argument: "be sent to" of
   `Russia | send | troops` and "to Kazakhstan". "" where they are no two of one event,
   or the argument is not named. Into `out`, emptied before. */
void tri_i_label_between(const tri_triple *triple, const tri_further *further,
                         tri_i_text *out);

/* Leaves out those facts of a file's nodes that the filters of edges leave out. */
tri_status tri_i_filter_facts(tri_graph *graph, tri_error *error);

/* Leaves out the nodes and edges that the file of entities has as hidden or wrong
   (corrections.c). */
tri_status tri_i_correct(tri_graph *graph, tri_error *error);

/* ---- What is worth a node (salience.c) */

typedef struct {
    bool is_named;
    bool recurs;      /* the texts mention it more than once */
    bool is_slight;   /* by its name it says little of what it is */
    bool is_faint;    /* ... and joining two says no more */
    bool is_specific; /* by its name it says which thing it is: a phrase of none of
                         these */
    bool is_general;  /* its name is a noun that fits all sorts of things */
} tri_i_salient_node;

typedef struct {
    uint32_t source, target;
    bool tells; /* its relation says something: it is not only "have" or "in" */
    bool names; /* it says what its source is called */
} tri_i_salient_link;

/* Whether a triple of too little confidence may tie a name that nothing else joins to
   anything (ties.c): both ends are known, and no more than the default is asked. */
bool tri_i_is_tie(const tri_graph *graph, const tri_triple *triple);

/* Whether ties are taken: no more than the default confidence is asked. */
bool tri_i_takes_ties(const tri_graph *graph);

/* Whether a triple says whose a concept is, or what it is of: "family of" a person who
   is named or a pronoun (through.c). */
bool tri_i_is_owned(const tri_triple *triple);

/* Whether a triple below the confidence asked becomes an edge because all concepts are
   nodes, and it says whose one is (ties.c). */
bool tri_i_tells_owner(const tri_graph *graph, const tri_triple *triple);

/* Whether a triple is of a clause, finite or not. */
bool tri_i_is_clause(const tri_triple *triple);

/* Whether a triple says what a name has to do with the phrase that it stands in:
   "official of the Justice Department" (through.c). */
bool tri_i_is_phrase(const tri_triple *triple);

/* What the name in a phrase has to do with the other end of a clause that the phrase is
   an end of: `out`, with its label in `label`, which the caller clears: `Karl Lind | be
   assured by official of | Justice Department`. False where that is none, or memory was
   out, which label->failed says. */
bool tri_i_read_through(const tri_triple *phrase, const tri_triple *clause,
                        tri_i_text *label, tri_triple *out);

/* Keeps of the facts that are ties those that join a named record of `keep` (n_records)
   which no other fact joins, in their order: to a record that is kept, else to one of
   which something is told with one that is, which is kept then. Leaves out the others.
   False where memory is out. Cost: linear. */
bool tri_i_take_ties(tri_graph *graph, bool *keep);

/* Whether a relation says something by itself: not `be`, `have`, or a preposition. */
bool tri_i_tells(const char *relation);

/* Whether a relation of a concept only says again the phrase that the concept stands
   in: `brother of` a `younger brother`; `be of`, `be to`, `be on`. */
bool tri_i_says_phrase(const char *relation, const char *name);

/* Whether a relation only says what its subject is where its object is a common noun:
   `become`, `serve as`, `be one of`. */
bool tri_i_is_of_kind(const char *relation);

/* Whether a relation says what its subject is called: `be known as`. */
bool tri_i_is_naming(const char *relation);

/* Marks the named nodes, and those others that carry information: `keep` (n_nodes).
   Links that only say what something is are not among the links. False where memory is
   out. Cost: linear. */
bool tri_i_choose_salient(const tri_i_salient_node *nodes, size_t n_nodes,
                          const tri_i_salient_link *links, size_t n_links, bool *keep);

/* How a node stands among those to choose from, by its name, how often the texts
   mention it, and whether a determiner stands before it (`particular`). A concept is
   general where that is people ("guys"), one of the very commonest nouns alone
   ("home"), points elsewhere ("people of this city") or fits all sorts of things; faint
   where it is a clause ("winning the cup") or another common noun alone; told once,
   also a person, a quality ("discipline"), praise of something abstract ("serious
   competition"), one of many ("a window") and more of a kind ("other rooms"). It is
   slight where that is something general of another thing ("result of the summit") or a
   person who recurs; told once, also what is praised ("tiny ferries"), has a general
   noun ("convenient area"), or is named by something else ("perils of the moment",
   "Anna's attention"). */
tri_i_salient_node tri_i_salient_of(const char *name, tri_type type, bool named,
                                    size_t mentions, bool particular);

/* Whether a noun, of which the key of its name is given, fits all sorts of things:
   "change". */
bool tri_i_is_general_noun(const char *key);

/* Whether a name is that of what stands beside a text: "Figure 3" (slight.c). */
bool tri_i_is_figure(const char *name);

/* Whether a name is an address of mail or of a page. */
bool tri_i_is_address(const char *name);

/* Whether what was taken for a name is none: an address, initials, an ordinal, a
   reference ("Figure 2"), a word in small letters or with a prefix ("anti-Trump"), more
   than the name ("whole United States"). */
bool tri_i_is_no_name(const char *name);

/* Whether a name is a word for a sort of things or people: "Estonian", "Army",
   "Survival"; of what the tables of names have (`known`), a common noun is none. */
bool tri_i_is_sort_name(const char *name, tri_type type, bool known);

/* Whether a name is an adjective of a people, a creed or a party: "Estonian",
   "Republican"; not "Estonians". */
bool tri_i_is_adjective_name(const char *name, tri_type type);

/* Takes the mark from records of which nothing is told, where the name is a word for a
   sort of things ("Estonian"), no name, or one word for a person told once ("Heil");
   and from adjectives that no fact has as its source. `keep` (n_records). False where
   memory is out. Cost: linear. */
bool tri_i_leave_out_sorts(tri_graph *graph, bool *keep);

/* Takes away the facts that say what the name of one end says of the other ("passage of
   the act" of `act`), where other facts join both to nodes: `keep` (n_records). False
   where memory is out. Cost: linear. */
bool tri_i_drop_repeats(tri_graph *graph, const bool *keep);

#endif
