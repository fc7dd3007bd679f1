/* Whether two names can be one thing's: the guard that every join of names asks, within
   a document and across documents. It knows names alone, no documents.

   In       names as they stand, with their types and what else is known of them
   Out      tri_i_name: a name taken apart; tri_i_apart: why two cannot be one's
   Writes   nothing */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_GUARD_H
#define TRI_EXTRACT_GUARD_H

#include "tricot-extract.h"

#include <stdbool.h>
#include <stdint.h>

/* Why two names are not one thing's: X(name, its text, whether a text that says that
   the two are one overrules it). */
#define TRI_I_APART_LIST(X)                                                            \
    X(NOT, "nothing tells them apart", true)                                           \
    X(WIKIDATA, "they have two Wikidata ids", false)                                   \
    X(NUMBER, "their numbers differ", false)                                           \
    X(GENERATION, "they are of two generations", false)                                \
    X(DIRECTION, "they are two parts, or a part and the whole", true)                  \
    X(COUNTRY, "they are two countries", false)                                        \
    X(TYPE, "they are things of two types", true)                                      \
    X(GENDER, "one is a man, one a woman", true)                                       \
    X(TITLE, "their titles are two persons'", true)                                    \
    X(INITIAL, "their initials or middle names differ", true)                          \
    X(GIVEN, "their given names differ", true)                                         \
    X(SURNAME, "their surnames differ", true)                                          \
    X(WORD, "each has a word of its own", true)                                        \
    X(HEAD, "the longer one is something of the shorter one's", true)                  \
    X(UNLIKE, "the names have nothing in common", true)

#define TRI_I_APART_ENUM(name, text, overruled) TRI_I_APART_##name,
typedef enum { TRI_I_APART_LIST(TRI_I_APART_ENUM) TRI_I_APART_COUNT } tri_i_apart;
#undef TRI_I_APART_ENUM

enum {
    TRI_I_GUARD_WORDS = 16,  /* of a name that are compared; further ones are not */
    TRI_I_GUARD_BYTES = 160, /* of all of them, folded */
    TRI_I_NAME_MAN = 1,
    TRI_I_NAME_WOMAN = 2
};

/* What is known of a name beside its words. */
typedef struct {
    tri_type type;
    bool is_description;  /* its words describe and do not name: its numbers count alone
                           */
    uint8_t gender;       /* set of TRI_I_NAME_MAN, TRI_I_NAME_WOMAN, 0: unknown. What
                             a given name tells need not be said: names are compared */
    const char *wikidata; /* its id, "" where unknown */
} tri_i_name_facts;

/* A name taken apart. To be read by the files of extract/guard/ alone. */
typedef struct {
    char text[TRI_I_GUARD_BYTES];    /* the words, folded, each ended by a NUL */
    uint8_t at[TRI_I_GUARD_WORDS];   /* where each begins (n_words) */
    uint8_t sort[TRI_I_GUARD_WORDS]; /* what each is, read_name.c (n_words) */
    uint8_t n_bytes;                 /* of the text */
    uint8_t n_words;     /* without titles, generation, number and what tells parts */
    uint8_t type;        /* tri_type */
    uint8_t gender;      /* by its title or by the facts */
    uint8_t honour;      /* which title: 0 none, read_name.c */
    uint8_t generation;  /* 1 junior, 2 senior, 0 unknown */
    char direction[12];  /* the word that tells which part: "north", "" */
    char telling;        /* what that tells, its kind in the table: 'd' the part of a
                            place, 's' whose team, 'a' its age; 0 */
    bool has_rank;       /* a title of a rank or an office */
    bool is_acronym;     /* one word of capitals alone */
    bool ends_in_number; /* "Apollo 11", not "2018 World Cup" */
    char numbers[32];    /* its digits, numerals and ordinals in order: "737 " */
    char letters[16];    /* the initials of its capitalised words, lower case */
    char nickname[24];   /* between quotation marks, folded; "" */
    char known[48];      /* what the tables of countries and organisations know it as
                            whole, "" */
    char wikidata[16];
    uint64_t key; /* hash of all words: of equal names the same */
} tri_i_name;

/* Takes a name apart. `text` is how it stands, with titles, "Jr." and all (UTF-8); the
   rest of an overlong one is left out. Cost: linear, some look-ups a word. */
void tri_i_read_name(const char *text, const tri_i_name_facts *facts, tri_i_name *name);

/* Why two names cannot be one thing's, TRI_I_APART_NOT where nothing tells. Symmetric.
   Two names that share nothing are apart too: what joins them is evidence, not the
   names. Cost: the product of their words, for names of persons of their letters. */
tri_i_apart tri_i_names_apart(const tri_i_name *a, const tri_i_name *b);

/* Whether evidence that two names are one thing's ("formerly", "writing as", a table of
   known names, the input itself) overrules a reason. */
bool tri_i_is_overruled(tri_i_apart reason);

/* What a reader is told of a reason. */
const char *tri_i_apart_text(tri_i_apart reason);

/* Whether two words of names are one in two spellings: equal, a known variant, or what
   another alphabet or a slip of the pen makes of one; never two common names, nor what
   is too short to tell. Both folded: lower case, without diacritics. */
bool tri_i_is_spelling(const char *a, const char *b);

/* Whether an acronym is that of a name in a language which puts the noun first: "FMI"
   of the International Monetary Fund. Both folded, the letters in the name's order: as
   many and the same, the last one first. */
bool tri_i_is_turned(const char *acronym, const char *letters);

#endif
