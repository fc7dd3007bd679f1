/* What the passes of entity resolution share. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_RESOLVE_H
#define TRI_EXTRACT_RESOLVE_H

#include "extract/document.h"
#include "extract/entities/coreference.h"
#include "extract/lexicon/lexicon.h"
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

/* What the resolver knows of a mention; the same index. */
typedef struct {
    uint32_t parent;  /* union-find: a mention of the same entity, itself at the root */
    uint32_t begin;   /* the whole phrase, tokens, half-open */
    uint32_t end;     /* */
    uint32_t owner;   /* the mention that possesses it, TRI_NONE */
    uint32_t quote;   /* number of the quotation that it stands in, 0: none */
    const char *name; /* the shortest phrase that names it, as it stands */
    const char *key;  /* the same, folded: what equal names have in common */
    const char *head; /* folded lemma of its head */
    const char
        *land; /* a nationality before a noun, a capital that acts: its country */
    const char *elsewhere;   /* "Moscow, Idaho": no place of the tables; else NULL */
    const char *role_key;    /* what equal roles of institutions have in common; NULL */
    const char *owner_name;  /* the country or place whose institution it is; NULL */
    const char *institution; /* both: "Foreign Ministry (Russia)"; NULL */
    uint8_t place; /* TRI_I_COUNTRY, TRI_I_CITY, 0: unknown or neither; at the root */
    uint32_t role; /* number of the role, 0: unknown; at the root */
    uint32_t role_owner; /* number of its owner, 0: unknown; at the root */
    uint32_t reference;  /* number of what the input refers to, 0: none; at the root */
    uint8_t
        given_type;  /* 1 + the tri_type that the input gives, 0: none; at the root */
    uint8_t number;  /* set of TRI_I_SINGULAR, TRI_I_PLURAL */
    uint8_t gender;  /* set of TRI_I_MALE, TRI_I_FEMALE, TRI_I_NEUTER */
    uint8_t person;  /* 1, 2, 3 */
    bool definite;   /* the, this, a possessor */
    bool indefinite; /* a, another, some, a numeral */
    bool metonym;    /* a capital that acts for its country */
    bool predicate;  /* says what its subject is */
    bool apposed;    /* stands in apposition to another phrase */
    bool relative;   /* who, which, that */
    bool stays;      /* never joins another entity (a question word, a generic) */
} tri_i_referent;

typedef struct {
    tri_document *document;
    tri_i_referent *referents;     /* (n_mentions) */
    uint32_t *mention_at;          /* (n_tokens) the mention with this head, TRI_NONE */
    tri_i_antecedent *antecedents; /* (n_antecedents) what the model says, by token */
    uint32_t n_antecedents;
    tri_error *error;
} tri_i_resolver;

/* The root of a mention's entity. */
uint32_t tri_i_find_root(tri_i_resolver *resolver, uint32_t mention);

/* Whether the input does not tell two mentions apart, by its references or types. */
bool tri_i_may_be_one(tri_i_resolver *resolver, uint32_t a, uint32_t b);

/* Makes two mentions one entity, and with them all that belong to either: what every
   rule and every link of the model ends in. Features that both know are intersected.
   The link is kept for --explain; nothing happens where the two are one already, or
   where the input tells them apart. */
void tri_i_join(tri_i_resolver *resolver, uint32_t mention, uint32_t antecedent,
                tri_rule rule);

/* Lower case, without diacritics, full stops inside abbreviations and typographic
   variants of quotes and hyphens; NULL where memory is out. Text of the arena. */
const char *tri_i_fold(tri_arena *arena, const char *text);

/* A folded lemma without a plural ending that was left on it ("troops"); the parser is
   not of one mind there. NULL where memory is out. */
const char *tri_i_singular(tri_arena *arena, const char *lemma);

/* The passes, in order. Each fails only where memory is out.
   Makes one name of two that are one institution's: "Department" and "State" of
   "Department of State" (institutions.c). */
tri_status tri_i_widen_institutions(tri_i_resolver *resolver);
/* Adds nominal and pronoun mentions (mentions.c). */
tri_status tri_i_add_nominals(tri_i_resolver *resolver);
/* Settles the types of names that the model took for this here and that there
   (types.c). */
tri_status tri_i_settle_types(tri_i_resolver *resolver);
/* Fills the referents (features.c). */
tri_status tri_i_find_features(tri_i_resolver *resolver);
/* Joins what the input refers to as one thing (given.c). */
tri_status tri_i_join_given(tri_i_resolver *resolver);
/* Joins names by string (names.c). */
tri_status tri_i_join_names(tri_i_resolver *resolver);
/* Joins titles that stand alone with their persons (titles.c). */
tri_status tri_i_join_titles(tri_i_resolver *resolver);
/* Joins nominals by their strings, from left to right (nominals.c). */
tri_status tri_i_join_others(tri_i_resolver *resolver);
/* Joins nominals and pronouns to what the model says (links.c). */
tri_status tri_i_join_antecedents(tri_i_resolver *resolver);
/* Finds whom words for a group stand for that nothing was joined to
   (groups.c). */
tri_status tri_i_find_groups(tri_i_resolver *resolver);
/* Makes an entity of every set of joined mentions (entities.c). */
tri_status tri_i_make_entities(tri_i_resolver *resolver);

/* Puts what the input says of an entity (document->given[given]) over what is known of
   it: reference, type, name (given.c). `is_nameless`: the text has no name for it, so
   that it is called by its reference where the input has none either. */
void tri_i_describe_given(const tri_document *document, uint32_t given,
                          bool is_nameless, tri_entity *entity);

/* Makes entities of the speakers that no mention is (given.c), and tells every given
   span its entity. There is room for n_given more entities. TRI_ERR_NO_MEMORY. */
tri_status tri_i_place_given(tri_document *document, tri_error *error);

#endif
