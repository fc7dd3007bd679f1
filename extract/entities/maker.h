/* What the files share that make entities of the clusters. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_MAKER_H
#define TRI_EXTRACT_ENTITIES_MAKER_H

#include "extract/entities/resolve.h"

/* Entities in the making. `next` chains an entity's mentions in the document's order.
 */
typedef struct {
    const tri_i_resolver *resolver;
    const uint32_t *next;     /* (n_spans) the entity's next mention, TRI_NONE */
    uint32_t *entity_of;      /* (n_spans) index of its entity */
    uint32_t *roots;          /* (n_entities) the entity's first mention */
    const bool *named;        /* (n_tokens) part of a name */
    const char **short_names; /* (n_entities) the shortest that the text has, NULL for
                                 what has none */
    const bool *is_shared;    /* (n_entities) somebody's relative, where others have
                                 theirs: two husbands */
    tri_entity *entities;     /* (n_entities), room for n_given more */
    uint32_t n_entities;
} tri_i_maker;

/* ---- What an entity is called and is (entity_name.c). All give false, NULL or
   TRI_NONE where memory is out. */

/* The mention whose words name the entity of `root` best: a name before a noun phrase
   before a pronoun; of names the longest that is no acronym, of others the first. */
uint32_t tri_i_best_mention(const tri_i_maker *m, uint32_t root);

/* Fills name, type, subtype, country, and what the input says. */
bool tri_i_name_entity(const tri_i_maker *m, uint32_t root, tri_entity *entity);

/* Finds the country whose parliament a document means without saying so (home.c), when
   all entities are named: a name, NULL. Time grows with the tokens. */
const char *tri_i_find_home(const tri_i_maker *m);

/* Sets `*name` to "Senate (United States)" where `root` is the parliament, or a house
   of it, of an owner that is not told; it stays otherwise, and where the document has
   another country's too. False where memory is out. */
bool tri_i_name_at_home(const tri_i_maker *m, const char *home, uint32_t root,
                        const char **name);

/* Adds the owner to the name of an institution: "Interior Ministry (Kazakhstan)". When
   all entities are named. */
bool tri_i_complete_by_owner(const tri_i_maker *m, const char *home, uint32_t root,
                             tri_entity *entity);

/* Fills short_names and is_shared, when all entities are named: "Norton" of Joshua
   Norton (complement.c). False where memory is out. */
bool tri_i_find_short_names(tri_i_maker *m);

/* Completes the name of a thing whose noun says nothing alone: "invention of glass"
   (complement.c). When all owners are named. */
bool tri_i_complete_by_complement(const tri_i_maker *m, uint32_t root,
                                  tri_entity *entity);

/* Whether a noun phrase names nothing: "one", "a lot", "the way". */
bool tri_i_says_nothing(const tri_i_maker *m, uint32_t mention,
                        const tri_entity *entity);

/* ---- What else it is called (entity_aliases.c) */

/* Adds a text to a list that grows to 16; nothing happens where it has it, or is full.
 */
bool tri_i_add_to_list(tri_arena *arena, const char ***list, uint32_t *n,
                       const char *text);

/* Fills aliases and roles. */
bool tri_i_list_aliases(const tri_i_maker *m, uint32_t root, tri_entity *entity);

/* Fills `explained` of every entity, when all have their names and before aliases are
   listed: what the text itself says that it is also called (identity.c). */
bool tri_i_explain_aliases(const tri_i_maker *m);

/* The probability of every mention's being its entity (n_spans), from the links between
   it and the mention that names the entity: what the model says of its own, of others
   how often their rule is right (identity.c). Linear in mentions and links. */
bool tri_i_find_identity(const tri_i_maker *m, float *identity);

/* ---- What tables and input add */

/* Gives the entities that are places of the table of Wikidata's ids theirs, where the
   model took most of their mentions for places; of two places of one name only where
   the document tells which (wikidata.c). */
bool tri_i_find_wikidata(tri_i_maker *m);

/* Puts what the input says of an entity (document->given[given]) over what is known of
   it: reference, type, name (given.c). `is_nameless`: the text has no name for it, so
   that it is called by its reference where the input has none either. */
void tri_i_describe_given(const tri_document *document, uint32_t given,
                          bool is_nameless, tri_entity *entity);

/* Makes entities of the speakers that no mention is, and finds every given span's
   entity (given.c): `given_entities` (n_given), TRI_NONE where there is none. */
bool tri_i_place_given(tri_i_maker *m, uint32_t *given_entities);

#endif
