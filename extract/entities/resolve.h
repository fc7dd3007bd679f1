/* What the passes of resolution share: what they read, what they decide, and the list
   of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_RESOLVE_H
#define TRI_EXTRACT_RESOLVE_H

#include "extract/document.h"
#include "extract/entities/antecedents.h"
#include "extract/entities/entities.h"
#include "extract/guard/guard.h"
#include "extract/lexicon/lexicon.h"
#include "extract/order.h"
#include "extract/tree.h"

/* Grammatical features as sets, so that an unknown one agrees with everything. */
enum {
    TRI_I_SINGULAR = 1,
    TRI_I_PLURAL = 2,
    TRI_I_MALE = 1,
    TRI_I_FEMALE = 2,
    TRI_I_NEUTER = 4, /* no person */
    TRI_I_PERSON = TRI_I_MALE | TRI_I_FEMALE
};

/* What the tables know of a place: a country is never a city. */
enum { TRI_I_COUNTRY = 1, TRI_I_CITY = 2 };

/* What a mention's words and its tree say of it (features.c). */
typedef struct {
    uint32_t begin; /* the whole phrase, tokens, half-open */
    uint32_t end;
    uint32_t owner;   /* the mention that possesses it, TRI_NONE */
    uint32_t quote;   /* number of the quotation that it stands in, 0: none */
    const char *name; /* the shortest phrase that names it, as it stands */
    const char *key;  /* the same, folded: what equal names have in common */
    const char *head; /* folded lemma of its head */
    uint8_t person;   /* 1, 2, 3 */
    bool definite;    /* the, this, a possessor */
    bool indefinite;  /* a, another, some, a numeral */
    bool predicate;   /* says what its subject is */
    bool apposed;     /* stands in apposition to another phrase */
    bool relative;    /* who, which, that */
    bool stays;       /* never joins another entity (a question word, a generic) */
} tri_i_features;

/* An institution as its words tell it (institutions.c). */
typedef struct {
    const char *role_key;   /* what equal roles have in common; NULL */
    const char *label;      /* the role as a name: "Foreign Ministry"; NULL */
    const char *owner_name; /* the country or place whose institution it is; NULL */
    const char *name;       /* both: "Foreign Ministry (Russia)"; NULL */
} tri_i_institution;

/* The mentions that are one so far: a union-find forest, and what tells one such set
   from another, which holds at the root. Of a mention by itself at first; then only
   tri_i_join changes it (clusters.c). */
typedef struct {
    uint32_t parent;     /* a mention of the same entity, itself at the root */
    uint32_t role;       /* number of an institution's role, 0: unknown */
    uint32_t role_owner; /* number of its owner, 0: unknown */
    uint32_t reference;  /* number of what the input refers to, 0: none */
    uint32_t first_name; /* of the list of its names, TRI_NONE (cluster_names.c) */
    bool is_aliased;     /* something beside its names says that they are one's */
    uint32_t person;     /* number of the person whose name it is, 0: no person's */
    uint8_t place;       /* TRI_I_COUNTRY, TRI_I_CITY, 0: unknown or neither */
    uint8_t given_type;  /* 1 + the tri_type that the input gives, 0: none */
    uint8_t number;      /* set of TRI_I_SINGULAR, TRI_I_PLURAL */
    uint8_t gender;      /* set of TRI_I_MALE, TRI_I_FEMALE, TRI_I_NEUTER */
} tri_i_cluster;

/* The different names of a document, taken apart for the guard, and which of them a
   cluster has (cluster_names.c). */
typedef struct tri_i_guarded tri_i_guarded;

/* Several mentions that one stands for together (groups.c). */
typedef struct {
    const uint32_t *members; /* (n) */
    uint32_t n;              /* 0, or 2 to TRI_GROUP_MAX */
} tri_i_group;

/* What the passes read and decide. All arrays are (n_spans), by the same index, which
   never moves. Each has one writer, which resolve.c's table names; to all others it is
   const. */
typedef struct {
    const tri_document *document;
    tri_arena *arena;  /* the document's */
    tri_i_span *spans; /* its own copy: `type` and `kind` are what the votes made of
                        the proposals (votes.c), `given` what given.c found */
    uint32_t n_spans;
    const uint32_t *mention_at; /* (n_tokens) the mention with this head, TRI_NONE */
    const tri_i_antecedent *antecedents; /* what the model says, by token */
    uint32_t n_antecedents;              /* of these */
    tri_i_features *features;            /* features.c */
    bool *expanded;         /* an acronym that the text expands (expansions.c) */
    const char **elsewhere; /* "Moscow, Idaho": no place of the tables; NULL
                               (places.c) */
    const char **nations;   /* a nationality before a noun: its country; NULL
                               (nationalities.c) */
    const char **acts_for;  /* a capital that acts: its country; NULL
                               (metonyms.c) */
    tri_i_institution *institutions; /* institutions.c */
    tri_i_guarded *guarded;          /* the names of all mentions (cluster_names.c) */
    const char **titled;             /* a person's name with its title, where the
                                        surname alone may be another's; NULL (persons.c) */
    tri_i_cluster *clusters;         /* clusters.c */
    tri_link *links;                 /* (n_links) every join, in order (clusters.c) */
    uint32_t n_links;                /* below n_spans: every join leaves a set less */
    tri_refused_link *refused;       /* (n_refused) joins that were refused, as many as
                                        there is room for (clusters.c) */
    uint32_t n_refused;
    uint32_t most_refused;
    tri_vote *votes; /* (n_votes) in order (votes.c) */
    uint32_t n_votes;
    uint32_t *voices;        /* whose "I" or "you" it is, a number; 0: the text's own
                                (speakers.c) */
    uint32_t *said_of;       /* what tri_mention says of it (links.c) */
    tri_i_group *groups;     /* groups.c */
    uint32_t *given_numbers; /* (n_given) of what a given span refers to, from 1;
                                0: to nothing known (given.c) */
} tri_i_resolver;

/* The country that a name stands for: by a nationality, or as a capital that acts; NULL
   where for none. */
const char *tri_i_land(const tri_i_resolver *resolver, uint32_t mention);

/* ---- One or two (clusters.c) */

/* The root of a mention's entity. */
uint32_t tri_i_find_root(const tri_i_resolver *resolver, uint32_t mention);

/* Whether nothing that is known for sure tells two mentions apart: references and types
   of the input, roles and owners of institutions, a country and a city, two persons of
   the document, any two of the names that their entities have so far (extract/guard/).
 */
bool tri_i_may_be_one(const tri_i_resolver *resolver, uint32_t a, uint32_t b);

/* Makes two mentions one entity, and with them all that belong to either: what every
   rule and every link of the model ends in. Features that both know are intersected.
   The link is kept for --explain. True where the two are one now, be it that they were
   before; false, and nothing has changed, where they are told apart. */
bool tri_i_join(tri_i_resolver *resolver, uint32_t mention, uint32_t antecedent,
                tri_rule rule);

/* What beside their names speaks for two sets being one. */
typedef enum {
    TRI_I_EVIDENCE_NONE,
    TRI_I_EVIDENCE_PERSON, /* some form of a person's name has both names */
    TRI_I_EVIDENCE_SAID    /* the input, the text or a table says that they are one */
} tri_i_evidence;

/* Why the names of two sets, by their roots, cannot be one's, TRI_I_APART_NOT where
   nothing tells them apart (cluster_names.c). `*is_overruled`: something did, and the
   evidence is stronger. Cost: the product of their different names, each two of a
   document compared mostly once. */
tri_i_apart tri_i_cluster_names_apart(const tri_i_resolver *resolver, uint32_t a,
                                      uint32_t b, tri_i_evidence evidence,
                                      bool *is_overruled);

/* Whether the names of a root are one word each, and have a number: "Norton I". */
bool tri_i_has_king_name(const tri_i_resolver *resolver, uint32_t root);

/* A hash of the names that were taken apart. */
uint64_t tri_i_hash_guarded(const tri_i_guarded *guarded);

/* Makes one list of the names of two roots, that of the first. */
void tri_i_merge_cluster_names(tri_i_resolver *resolver, uint32_t root, uint32_t other);

/* Chains the mentions of every entity in the document's order, from its root, which is
   the first: the next one of each (n_spans), TRI_NONE. NULL where memory is out. */
const uint32_t *tri_i_chain_mentions(const tri_i_resolver *resolver);

/* ---- What a mention is (votes.c): the one place that changes a proposal's kind and
   type. */

/* Gives a mention a type, and says why. */
void tri_i_vote(tri_i_resolver *resolver, uint32_t mention, tri_type type,
                tri_reason reason);

/* The same, and that a common noun phrase is a name. */
void tri_i_vote_name(tri_i_resolver *resolver, uint32_t mention, tri_type type,
                     tri_reason reason);

/* ---- The passes */

/* What passes decide, a bit each. */
enum {
    TRI_I_TYPES = 1 << 0,
    TRI_I_FEATURES = 1 << 1,
    TRI_I_GIVEN = 1 << 2,
    TRI_I_ELSEWHERE = 1 << 3,
    TRI_I_NATIONS = 1 << 4,
    TRI_I_METONYMS = 1 << 5,
    TRI_I_INSTITUTIONS = 1 << 6,
    TRI_I_PERSONS = 1 << 7, /* joins, as those below */
    TRI_I_NAMES = 1 << 8,
    TRI_I_ALIASES = 1 << 9,
    TRI_I_SHORT_NAMES = 1 << 10,
    TRI_I_COUNTRIES = 1 << 11,
    TRI_I_TITLES = 1 << 12,
    TRI_I_NOMINALS = 1 << 13,
    TRI_I_ANTECEDENTS = 1 << 14,
    TRI_I_GROUPS = 1 << 15,
    TRI_I_GUARDED = 1 << 16,
    TRI_I_EXPANSIONS = 1 << 17,
    TRI_I_OTHER_NAMES = 1 << 18,
    TRI_I_DEFINED = 1 << 19,
    TRI_I_SPEAKERS = 1 << 20,
    TRI_I_LAST_NAMED = 1 << 21
};

/* A pass of resolution. */
typedef struct {
    tri_i_step step; /* parts are the bits above */
    bool (*run)(tri_i_resolver *resolver);
} tri_i_pass;

/* The passes in the order in which they run. */
const tri_i_pass *tri_i_passes(size_t *n);

/* Runs passes (n) over a document's mentions. Where `is_checked`, TRI_ERR_ARGUMENT
   where one runs before what it reads, or has changed what only another writes:
   everything is hashed before and after. TRI_ERR_NO_MEMORY. */
tri_status tri_i_run_passes(tri_i_resolver *resolver, const tri_i_pass *passes,
                            size_t n, bool is_checked, tri_error *error);

/* An empty resolver of a document that has its mentions; false where memory is out. */
bool tri_i_resolver_init(tri_i_resolver *resolver, const tri_document *document,
                         tri_arena *arena);

/* Each gives false where memory is out. */

/* Settles the types of names that the model took for this here and that there
   (types.c). */
bool tri_i_settle_types(tri_i_resolver *resolver);
/* Fills the features, and every mention's cluster of its own (features.c). */
bool tri_i_find_features(tri_i_resolver *resolver);
/* Joins what the input refers to as one thing (given.c). */
bool tri_i_join_given(tri_i_resolver *resolver);
/* Notes the places that only share a name with one of the tables: "Moscow, Idaho"
   (places.c). */
bool tri_i_find_elsewhere(tri_i_resolver *resolver);
/* Notes the nationalities before nouns: "Kazakh institutions" (nationalities.c). */
bool tri_i_find_nationalities(tri_i_resolver *resolver);
/* Notes the capitals that stand for their country, where the document names it, and
   which names are a country's and which a city's (metonyms.c). */
bool tri_i_find_metonyms(tri_i_resolver *resolver);
/* Notes what institutions are: role and owner, in whatever words (institutions.c). */
bool tri_i_find_institutions(tri_i_resolver *resolver);
/* Notes the acronyms that the text expands (expansions.c). */
bool tri_i_find_expansions(tri_i_resolver *resolver);
/* Takes all names apart for the guard (guard_names.c). */
bool tri_i_guard_names(tri_i_resolver *resolver);
/* 'Borex Inc. (the "Company")': joins what a document defines (defined_terms.c). */
bool tri_i_join_defined_terms(tri_i_resolver *resolver);
/* Joins the names of persons (persons.c). */
bool tri_i_join_persons(tri_i_resolver *resolver);
/* Joins all other names by their strings, as wholes (names.c). */
bool tri_i_join_names(tri_i_resolver *resolver);
/* "X, also known as Y", "X (XY)" (aliases.c). */
bool tri_i_join_aliases(tri_i_resolver *resolver);
/* "Yale" for "Yale College" (short_names.c). */
bool tri_i_join_short_names(tri_i_resolver *resolver);
/* Joins nationalities and acting capitals with their countries (nationalities.c). */
bool tri_i_join_nationalities(tri_i_resolver *resolver);
/* Joins titles that stand alone with their persons (titles.c). */
bool tri_i_join_titles(tri_i_resolver *resolver);
/* "The company" for the last company named (last_named.c). */
bool tri_i_join_last_named(tri_i_resolver *resolver);
/* Joins nominals by their strings, from left to right (nominals.c). */
bool tri_i_join_nominals(tri_i_resolver *resolver);
/* Joins "I" and "you" with who speaks and who is spoken to (speakers.c). */
bool tri_i_join_speakers(tri_i_resolver *resolver);
/* Joins the same dates, and nominals and pronouns to what the model says (links.c). */
bool tri_i_join_antecedents(tri_i_resolver *resolver);
/* ... and then "the boy" to the one person near whom it can mean (last_person.c). */
bool tri_i_join_last_person(tri_i_resolver *resolver);
/* "wrote under the pseudonym X", "was renamed X", "whose real name was X"
   (other_names.c). */
bool tri_i_join_other_names(tri_i_resolver *resolver);
/* Finds whom words for a group stand for that nothing was joined to (groups.c). */
bool tri_i_find_groups(tri_i_resolver *resolver);

/* ---- Before the passes: makes one name of two that are one institution's,
   "Department" and "State" of "Department of State", in `names` (n), which get fewer
   then (institutions.c). False where memory is out. */
bool tri_i_widen_institutions(const tri_document *document, tri_arena *arena,
                              tri_i_span *names, uint32_t *n_names);

/* Sets right what the model read as names, in `names` (n), of which there are fewer
   then: takes in the sort before a name and what "of" brings, and drops common nouns in
   capitals (mend_names.c). False where memory is out. Cost: linear in the tokens. */
bool tri_i_mend_names(const tri_document *document, tri_arena *arena, tri_i_span *names,
                      uint32_t *n_names);

/* Sets right where the names of persons end, in `names` (n), of which one may be left
   empty: takes in the surname behind "Anna B.", and no address of mail
   (mend_persons.c). Cost: linear in the names. */
void tri_i_mend_persons(const tri_document *document, tri_arena *arena,
                        tri_i_span *names, uint32_t n_names);

/* Makes one name of the pieces of one, in `names` (n), of which there are fewer then: a
   name and the noun behind it, a saint's place, a title in quotation marks; drops what
   belongs to a post (join_pieces.c). False where memory is out. Cost: linear in the
   tokens. */
bool tri_i_join_pieces(const tri_document *document, tri_arena *arena,
                       tri_i_span *names, uint32_t *n_names);

/* ---- Mentions and entities from all that was decided (entities.c). False where memory
   is out. */
bool tri_i_make_entities(const tri_i_resolver *resolver, tri_i_resolution *out);

#endif
