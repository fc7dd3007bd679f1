/* Chooses one of the persons whom a form of a name may mean. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_PERSON_CHOICE_H
#define TRI_EXTRACT_ENTITIES_PERSON_CHOICE_H

#include "extract/entities/people.h"

/* Persons of whom one is sought. */
typedef struct {
    uint32_t best; /* whom the forms name most, the first of them; TRI_NONE */
    uint32_t n_best, n_second; /* how often they name it, and the next one */
    uint32_t n;
} candidates;

static inline void consider(candidates *c, uint32_t person, uint32_t n)
{
    c->n++;
    if (c->best == TRI_NONE || n > c->n_best || (n == c->n_best && person < c->best)) {
        c->n_second = c->n_best;
        c->n_best = n;
        c->best = person;
    } else if (n > c->n_second) {
        c->n_second = n;
    }
}

/* The only one, or the one that is named much more than all others; TRI_NONE. */
static inline uint32_t chosen(const candidates *c)
{
    return c->n == 1 || (c->n > 1 && c->n_best >= TRI_I_MUCH_MORE * c->n_second)
               ? c->best
               : TRI_NONE;
}

static inline bool genders_agree(const tri_i_form *f, const tri_i_person *one)
{
    return (f->name.gender & one->gender) != 0;
}

/* "Karl Lind Jr.", beside whom there is an older one. */
static inline bool is_junior(const tri_i_person_name *name)
{
    return name->age == TRI_I_YOUNG && name->is_compared;
}

/* The person with a given name, of those with the title where some have it; TRI_NONE
   where none, or several (`*several`) (person_given.c). */
uint32_t tri_i_person_of_given(const tri_i_people *p, const tri_i_form *f,
                               bool *several);

/* The one person of whose given name a single name is a nickname, or the other way
   round; or whose surname is spelt a little otherwise. TRI_NONE where none, or several
   (person_given.c). */
uint32_t tri_i_person_of_variant(const tri_i_people *p, const tri_i_form *f,
                                 tri_rule *rule);

#endif
