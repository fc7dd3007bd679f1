/* The persons whom a document's names speak of, made of all forms of their names. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_PEOPLE_H
#define TRI_EXTRACT_ENTITIES_PEOPLE_H

#include "extract/entities/person_name.h"

/* What a form has of a person's name. */
typedef enum {
    TRI_I_FORM_FULL,    /* given name and surname */
    TRI_I_FORM_SURNAME, /* "Mr. Lind", "Lind" */
    TRI_I_FORM_GIVEN,   /* "Ada", "Miss Ada", or a name of which nothing is known */
    TRI_I_FORM_WHOLE    /* what is never taken apart */
} tri_i_form_role;

/* A name with its title, as it stands any number of times. */
typedef struct {
    tri_i_person_name name;
    uint32_t mention;  /* the first with it */
    uint32_t person;   /* whose it is; TRI_NONE: of several, told at each place */
    uint32_t next;     /* the person's next form, TRI_NONE */
    uint32_t n;        /* mentions with it */
    uint32_t n_he;     /* pronouns that the model refers to it: he */
    uint32_t n_she;    /* she */
    uint8_t role;      /* tri_i_form_role */
    uint8_t rule;      /* tri_rule: why it is the person's */
    uint32_t siblings; /* "the Lind brothers", as a person of their own, + 1; 0 */
    bool is_elder;     /* a younger one has the surname and title too */
    uint8_t n_persons; /* how many of the document have the surname, or are called so;
                          2: two or more */
} tri_i_form;

/* A person of the document. */
typedef struct {
    tri_i_person_name name; /* of the fullest form */
    uint32_t form;          /* its first form */
    uint32_t same_surname;  /* the person before of the same surname, TRI_NONE */
    uint32_t same_given;    /* the person before of the same given name, TRI_NONE */
    uint32_t twin;          /* another one of the very same name, TRI_NONE */
    uint32_t mention;       /* the first one joined, TRI_NONE */
    uint32_t named_at;      /* the last one that named it with the surname, + 1; 0 */
    uint32_t given_at;      /* the last one that named it with the given name, + 1; 0 */
    uint32_t n_all;         /* mentions that its forms have */
    uint32_t n_alone;       /* ... with the given name alone */
    uint32_t n_full;        /* mentions with the given name and surname, or a title */
    uint32_t n_called;      /* ... with the surname alone, so far */
    uint8_t gender;         /* set of TRI_I_MALE, TRI_I_FEMALE */
    bool is_alone;          /* called by the given name alone */
    bool is_young;          /* the younger of two of one surname and title */
} tri_i_person;

enum {
    TRI_I_MAX_SAME = 32, /* people of one name that are compared */
    TRI_I_MUCH_MORE = 3  /* times as often: named so much that others do not count */
};

typedef struct {
    tri_i_resolver *resolver;
    tri_i_form *forms;
    uint32_t n_forms;
    tri_i_person *persons;
    uint32_t n_persons;
    tri_map by_key;   /* forms */
    tri_map surnames; /* to the latest person */
    tri_map givens;   /* to the latest person */
    tri_map couples;  /* surnames behind Mr. and Mrs. */
    tri_map bare;     /* surnames that stand alone, to how often */
    tri_map wholes;   /* names without blanks and hyphens, to a person */
} tri_i_people;

/* Makes persons of the forms, which are there with names and mentions; each form gets
   its role, person, rule. False where memory is out. Cost: linear in the forms but for
   nicknames and other spellings of single names, the product of these and the persons.
 */
bool tri_i_make_people(tri_i_people *people);

/* Gives each form its role (person_forms.c). False where memory is out. */
bool tri_i_settle_forms(tri_i_people *people);

/* A further person with the name of a form; its index. There is room for one a mention.
 */
uint32_t tri_i_add_person(tri_i_people *people, uint32_t form);

/* (person_last_named.c) Of the persons whom a form may mean at a mention the one last
   named so, or, where none has been yet, the one named first; TRI_NONE where there is
   none. */
uint32_t tri_i_person_last_named(const tri_i_people *people, const tri_i_form *form,
                                 uint32_t mention);

#endif
