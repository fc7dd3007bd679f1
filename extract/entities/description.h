/* What a common noun phrase says: which kind of thing, which of the kind, and whose. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_DESCRIPTION_H
#define TRI_EXTRACT_ENTITIES_DESCRIPTION_H

#include "extract/entities/resolve.h"

enum { TRI_I_MODIFIERS = 6 /* that are compared; further ones are not */ };

typedef struct {
    const char *kind; /* its noun, or what the noun is a name of */
    const char *modifiers[TRI_I_MODIFIERS]; /* folded, without degree, size and the like
                                               (n_modifiers) */
    uint32_t n_modifiers;
    const char *behind; /* those that stand behind the noun, one after the other:
                           "smoke" of "smell of smoke"; "" where none does */
    uint32_t owner;     /* the root of a name that owns it, or its place; TRI_NONE */
    const char *more;   /* the adjective of a comparative: "large" of "larger"; NULL */
    bool is_plural;     /* and the noun looks so: "companies", not "series" */
    bool is_sort;       /* a modifier says which sort of thing: "computing power" */
    bool is_event;      /* */
    bool joins_bare;    /* an event, people: one thing without an article too */
    bool other;         /* "another", "the second": one of several */
    bool counted;       /* a numeral or a quantity */
    bool is_any;        /* "neither", "every": no certain one */
    bool skipped;       /* never joined by kind: a time, a measure, a predicate */
} tri_i_description;

/* Reads the phrase of a nominal mention; false where memory is out. */
bool tri_i_describe(const tri_i_resolver *resolver, uint32_t mention,
                    tri_i_description *out);

/* Whether all modifiers of the first are modifiers of the second. */
bool tri_i_modifiers_included(const tri_i_description *a, const tri_i_description *b);

#endif
