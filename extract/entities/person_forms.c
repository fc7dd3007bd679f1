/* Tells what each form of a person's name has: a given name, a surname, both. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/people.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* How many mentions have a name as what. */
typedef struct {
    tri_map givens, surnames, titled; /* titled: surnames behind a title alone */
    tri_map whole;                    /* "ada lind", without "Mrs." */
    tri_map bare;                     /* names that stand alone */
} known;

static uint32_t count(const tri_map *map, const char *name)
{
    const uint32_t n = tri_i_get(map, name);
    return n == TRI_NONE ? 0 : n;
}

static bool add(tri_map *map, const char *name, uint32_t n)
{
    return tri_i_set(map, name, count(map, name) + n);
}

static bool is_wife(const tri_i_person_name *name)
{
    return strcmp(name->title, "mrs") == 0;
}

/* "Mrs. Julius Lind": gives her a given name of her own, "mrs julius", where the one
   that stands there is a man's, or that of somebody who is named without "Mrs." too. */
static bool take_husbands_name(const tri_i_people *p, const known *k,
                               tri_i_person_name *name)
{
    tri_arena *arena = p->resolver->arena;
    const char *form = tri_i_capitalised(arena, name->given);
    const char *whole = tri_arena_printf(arena, "%s %s", name->given, name->surname);
    if (form == NULL || whole == NULL) {
        return false;
    }
    const char *gender =
        tri_i_lexicon_cell(&tri_i_lexicon_given_names, form, TRI_GIVEN_NAMES_GENDER);
    if (gender[0] == 'f' || (gender[0] != 'm' && count(&k->whole, whole) == 0)) {
        return true;
    }
    name->given = tri_arena_printf(arena, "mrs %s", name->given);
    name->chunks[0] = name->given;
    name->is_husbands = true;
    return name->given != NULL;
}

/* Whether the tables know a name as a given one, be it a short form. */
static bool is_known_given(const tri_i_people *p, const char *name)
{
    const char *form = tri_i_capitalised(p->resolver->arena, name);
    return form != NULL && (tri_i_lexicon_has(&tri_i_lexicon_given_names, form) ||
                            tri_i_lexicon_has(&tri_i_lexicon_nicknames, form));
}

/* Whether a single name behind a title is a given one: "Sir Henry", "Miss Ada", but not
   "Captain Lind". */
static bool is_titled_given(const tri_i_people *p, const known *k, const tri_i_form *f)
{
    const tri_i_person_name *name = &f->name;
    if (strcmp(name->title, "sir") == 0) {
        return true;
    }
    const bool has_gender = tri_i_lexicon_cell(&tri_i_lexicon_titles, name->title,
                                               TRI_TITLES_GENDER)[0] != '\0';
    if (name->title_kind >= TRI_I_TITLE_RANK && !has_gender) {
        return false;
    }
    const uint32_t n_given = count(&k->givens, name->surname);
    const uint32_t n_surname = count(&k->surnames, name->surname);
    return n_given > n_surname ||
           (n_surname == 0 && (name->title_kind == TRI_I_TITLE_KIN ||
                               (count(&k->bare, name->surname) > f->n &&
                                is_known_given(p, name->surname))));
}

static bool settle_titled(tri_i_people *p, known *k)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        tri_i_form *f = &p->forms[i];
        if (f->role != TRI_I_FORM_SURNAME || f->name.title[0] == '\0') {
            continue;
        }
        if (!is_titled_given(p, k, f)) {
            ok = add(&k->titled, f->name.surname, f->n);
            continue;
        }
        f->role = TRI_I_FORM_GIVEN;
        if (is_wife(&f->name)) { /* "Mrs. Charles": Charles's */
            f->name.surname =
                tri_arena_printf(p->resolver->arena, "mrs %s", f->name.surname);
            f->name.chunks[0] = f->name.surname;
            f->name.is_husbands = true;
            ok = f->name.surname != NULL;
        }
    }
    return ok;
}

/* A name of one word and no title is a surname where one is known, or a given name. */
static void settle_bare(tri_i_people *p, const known *k)
{
    for (uint32_t i = 0; i < p->n_forms; i++) {
        tri_i_form *f = &p->forms[i];
        const char *name = f->name.surname;
        if (f->role == TRI_I_FORM_SURNAME && f->name.title[0] == '\0') {
            const uint32_t n_given = count(&k->givens, name);
            if (n_given >= count(&k->surnames, name) + count(&k->titled, name)) {
                f->role = TRI_I_FORM_GIVEN;
            }
        }
    }
}

/* Counts the names of several words. */
static bool count_full(tri_i_people *p, known *k)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        tri_i_form *f = &p->forms[i];
        if (f->role == TRI_I_FORM_FULL && is_wife(&f->name)) {
            ok = take_husbands_name(p, k, &f->name);
        }
        if (f->role == TRI_I_FORM_FULL) {
            ok = ok && add(&k->givens, f->name.given, f->n) &&
                 add(&k->surnames, f->name.surname, f->n);
        }
    }
    return ok;
}

/* How often a given name, alone or with a surname, is "he", and how often "she". */
static bool count_pronouns(const tri_i_people *p, tri_map *he, tri_map *she)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        const tri_i_form *f = &p->forms[i];
        const char *name = f->name.n > 1 ? f->name.given : f->name.surname;
        ok = f->name.is_whole || (add(he, name, f->n_he) && add(she, name, f->n_she));
    }
    return ok;
}

/* The gender of a given name's full forms where it is a short one: "Meg"; else 0. */
static uint8_t gender_of_nickname(const tri_i_people *p, const char *name)
{
    const tri_lexicon *table = &tri_i_lexicon_nicknames;
    const char *form = tri_i_capitalised(p->resolver->arena, name);
    const char *const *row = form == NULL ? NULL : tri_i_lexicon_find(table, form);
    uint8_t gender = 0;
    for (; row != NULL; row = tri_i_lexicon_next(table, row)) {
        const char *told =
            tri_i_lexicon_cell(&tri_i_lexicon_given_names, row[TRI_NICKNAMES_FULL],
                               TRI_GIVEN_NAMES_GENDER);
        gender |= told[0] == 'm'   ? TRI_I_MALE
                  : told[0] == 'f' ? TRI_I_FEMALE
                                   : TRI_I_PERSON;
    }
    return gender;
}

/* Men and women whom neither title nor given name tells, by the names that theirs is
   short for, or by what is said of all of the given name: "he", "she". */
static bool settle_genders(tri_i_people *p)
{
    enum { ENOUGH = 4, TIMES = 4 };
    tri_map he = {0};
    tri_map she = {0};
    const bool ok = count_pronouns(p, &he, &she);
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        tri_i_form *f = &p->forms[i];
        const char *name = f->name.n > 1 ? f->name.given : f->name.surname;
        const uint32_t n_he = count(&he, name);
        const uint32_t n_she = count(&she, name);
        if (f->name.gender != TRI_I_PERSON || f->name.is_whole) {
            continue;
        }
        const uint8_t short_for = gender_of_nickname(p, name);
        if (short_for != 0) {
            f->name.gender = short_for;
        } else if (n_he >= ENOUGH && n_he >= TIMES * n_she) {
            f->name.gender = TRI_I_MALE;
        } else if (n_she >= ENOUGH && n_she >= TIMES * n_he) {
            f->name.gender = TRI_I_FEMALE;
        }
    }
    tri_map_clear(&he);
    tri_map_clear(&she);
    return ok;
}

bool tri_i_settle_forms(tri_i_people *p)
{
    known k = {0};
    bool ok = settle_genders(p);
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        tri_i_form *f = &p->forms[i];
        f->person = f->next = TRI_NONE;
        f->rule = TRI_RULE_SAME_NAME;
        f->role = f->name.is_whole           ? TRI_I_FORM_WHOLE
                  : f->name.given[0] != '\0' ? TRI_I_FORM_FULL
                                             : TRI_I_FORM_SURNAME;
        if (f->role == TRI_I_FORM_FULL && !is_wife(&f->name)) {
            const char *whole = tri_arena_printf(p->resolver->arena, "%s %s",
                                                 f->name.given, f->name.surname);
            ok = whole != NULL && tri_i_set(&k.whole, whole, 1);
        } else if (f->role == TRI_I_FORM_SURNAME && f->name.title[0] == '\0') {
            ok = add(&k.bare, f->name.surname, f->n);
        }
    }
    ok = ok && count_full(p, &k) && settle_titled(p, &k);
    if (ok) {
        settle_bare(p, &k);
    }
    tri_map_clear(&k.givens);
    tri_map_clear(&k.surnames);
    tri_map_clear(&k.titled);
    tri_map_clear(&k.whole);
    tri_map_clear(&k.bare);
    return ok;
}
