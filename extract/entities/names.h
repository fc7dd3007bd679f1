/* What a name's words are, and what the tables know of names (known_names.c, names.c).
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_RESOLVE_NAMES_H
#define TRI_EXTRACT_RESOLVE_NAMES_H

#include "base/distance.h"
#include "base/hash.h"
#include "extract/entities/resolve.h"

enum { TRI_I_NAME_WORDS = 24 };

/* The word for its sort, folded, that a town's name begins with: "city" of "City of
   Torvik"; "" where it begins otherwise, NULL where memory is out. */
const char *tri_i_sort_before_of(const tri_i_resolver *resolver, uint32_t mention);

/* The tokens of a name without its article, a person's titles and the possessive
   ending, at least one and at most TRI_I_NAME_WORDS; returns how many. */
uint32_t tri_i_name_words(const tri_i_resolver *resolver, uint32_t mention,
                          uint32_t words[TRI_I_NAME_WORDS]);

/* Those words as they stand, as the tables have names; NULL where memory is out. */
const char *tri_i_bare_name(const tri_i_resolver *resolver, uint32_t mention);

/* What a mention is called: a nationality's country, "Moscow, Idaho", "Mrs. Lind" where
   there are more of that name, a name's words as above, a phrase's name. NULL where
   memory is out. */
const char *tri_i_clean_name(const tri_i_resolver *resolver, uint32_t mention);

/* The bare name as folded words between blanks, hyphenated ones whole, without commas:
   "lee, jr." is two. Returns how many, 0 where memory is out. */
uint32_t tri_i_name_chunks(const tri_i_resolver *resolver, uint32_t mention,
                           const char *chunks[TRI_I_NAME_WORDS]);

/* What equal names have in common: folded words (`chunks`, n) in one spelling between
   blanks, hyphens as blanks. NULL where memory is out. */
const char *tri_i_chunks_key(const tri_i_resolver *resolver, const char *const *chunks,
                             uint32_t n);

/* The row of a name as it stands in the tables of countries, organisations, places and
   demonyms, and which table it was; NULL where none has it. Acronyms count only where
   an organisation may be meant. */
const char *const *tri_i_known_name(const char *name, bool organisation,
                                    const tri_lexicon **table);

/* Whether the tokens are the name of a place, a people or an organisation that the
   tables know: what institutions belong to. */
bool tri_i_is_known_place(const tri_document *document, tri_arena *arena,
                          uint32_t begin, uint32_t end);

/* Whether an acronym may be made of these initials, both folded: of all of them, the
   first of them, in another order, or with one letter more or less (expansions.c). */
bool tri_i_explains(const char *acronym, const char *letters);

/* The type that the noun beside a mention gives it (name_sorts.c): "the band Torvik",
   "Torvik, a ship", "Torvik is a town"; TRI_TYPE_COUNT where none does. Cost: the
   dependents of the mention's head. */
uint8_t tri_i_sort_beside(const tri_i_resolver *resolver, uint32_t mention);

/* The type that its last word gives a folded name of several: "torvik glacier";
   TRI_TYPE_COUNT. */
uint8_t tri_i_sort_within(const char *folded);

/* Whether a mention names an institution that every country or town has one of, without
   its owner: "Interior Ministry", "the army". */
bool tri_i_needs_owner(const tri_i_resolver *resolver, uint32_t mention);

/* Whether an institution is one that a country and a part of it both have, and this one
   is the part's: the Scottish Parliament is not what a text has called Parliament. */
bool tri_i_is_of_part(const tri_i_resolver *resolver, uint32_t mention);

/* What the name of a people means: all of it ("Americans", "the American people"), or
   somebody or something of it ("an American", "an American woman", "in Russian"). */
typedef enum { TRI_I_NO_PEOPLE, TRI_I_PEOPLE, TRI_I_OF_PEOPLE } tri_i_people_use;

/* Which it is (nationalities.c); `*people`: the folded name without the plural's
   ending, NULL where it is no people's or memory is out. */
tri_i_people_use tri_i_use_of_people(const tri_i_resolver *resolver, uint32_t mention,
                                     const char **people);

/* Joins names of what is no person that are one in two spellings
   (thing_spellings.c). False where memory is out. Cost: linear in the names. */
bool tri_i_join_spellings(tri_i_resolver *resolver);

/* Joins "the city of Oslo" with Oslo (named_lands.c). Cost: linear in the mentions. */
void tri_i_join_named_lands(tri_i_resolver *resolver);

/* The common name of a country by its ISO 3166-1 code, NULL. */
const char *tri_i_country_name(const char *code);

/* Whether a folded word or phrase is a title of an office or a rank, no honorific. */
bool tri_i_is_post(const char *folded);

/* The mention of a name with this head, TRI_NONE; of the token TRI_NONE too. */
uint32_t tri_i_name_at(const tri_i_resolver *resolver, uint32_t token);

/* Whether a name stands before a noun that it belongs to: "Lind" of "Lind's adviser",
   "Labor" of "Labor Turnover Survey". */
bool tri_i_is_before_noun(const tri_i_resolver *resolver, uint32_t mention);

/* The name that has another name: that of `mention`, or of what it belongs to, where
   only that has the alias's last word: the theatre's of "the State Theater at Lincoln
   Center, now known as the Koch Theater". */
uint32_t tri_i_whole_called_so(const tri_i_resolver *resolver, uint32_t mention,
                               uint32_t alias);

/* Which tokens are part of a name (n_tokens); NULL where memory is out. */
const bool *tri_i_named_tokens(const tri_i_resolver *resolver);

/* tri_map_set and tri_map_get for strings; TRI_NONE where there is none. The empty
   string is nothing's key. */
bool tri_i_set(tri_map *map, const char *key, uint32_t value);
uint32_t tri_i_get(const tri_map *map, const char *key);

/* Claims a key for the entity of a mention; a key that two entities claim is nobody's.
   `is_latest`: the last mention of the entity stands for it, not the first. False where
   memory is out. */
bool tri_i_claim(const tri_i_resolver *resolver, tri_map *map, const char *key,
                 uint32_t mention, bool is_latest);

/* The mention of the one entity that claims a key, TRI_NONE. */
uint32_t tri_i_claimed(const tri_map *map, const char *key);

#endif
