/* Makes persons of the forms of their names: who of a family is Mr. Lind, who Miss
   Lind, who Peggy. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/people.h"

#include <string.h>

uint32_t tri_i_add_person(tri_i_people *people, uint32_t form)
{
    people->persons[people->n_persons] =
        (tri_i_person){.name = people->forms[form].name,
                       .form = TRI_NONE,
                       .same_surname = TRI_NONE,
                       .same_given = TRI_NONE,
                       .twin = TRI_NONE,
                       .mention = TRI_NONE,
                       .gender = people->forms[form].name.gender};
    return people->n_persons++;
}

/* ---- What the forms have of a name */

/* The names that forms of two words and more have, and surnames behind a title. */
typedef struct {
    tri_map givens, surnames, titled; /* to a form */
} known;

static bool has(const tri_map *map, const char *key)
{
    return tri_i_get(map, key) != TRI_NONE;
}

/* Whether a single name behind a title is a given one: "Sir Henry", "Miss Ada", but not
   "Captain Lind". */
static bool is_titled_given(const tri_i_people *p, const known *k,
                            const tri_i_person_name *name)
{
    if (strcmp(name->title, "sir") == 0) {
        return true;
    }
    const bool has_gender = tri_i_lexicon_cell(&tri_i_lexicon_titles, name->title,
                                               TRI_TITLES_GENDER)[0] != '\0';
    if (name->title_kind >= TRI_I_TITLE_RANK && !has_gender) {
        return false;
    }
    if (has(&k->surnames, name->surname)) {
        return false;
    }
    const uint32_t given = tri_i_get(&k->givens, name->surname);
    return given == TRI_NONE ? name->title_kind == TRI_I_TITLE_KIN
                             : (p->forms[given].name.gender & name->gender) != 0;
}

static bool settle_titled(tri_i_people *p, known *k)
{
    for (uint32_t i = 0; i < p->n_forms; i++) {
        tri_i_form *f = &p->forms[i];
        if (f->role == TRI_I_FORM_FULL || f->role == TRI_I_FORM_WHOLE ||
            f->name.title[0] == '\0') {
            continue;
        }
        if (is_titled_given(p, k, &f->name)) {
            f->role = TRI_I_FORM_GIVEN;
        } else if (has(&k->givens, f->name.surname) &&
                   !has(&k->surnames, f->name.surname)) {
            f->role = TRI_I_FORM_WHOLE; /* "Mrs. Charles": Charles's wife */
        } else if (!tri_i_set(&k->titled, f->name.surname, i)) {
            return false;
        }
    }
    return true;
}

/* A name of one word and no title is a surname where one is known, or a given name. */
static void settle_bare(tri_i_people *p, const known *k)
{
    for (uint32_t i = 0; i < p->n_forms; i++) {
        tri_i_form *f = &p->forms[i];
        const char *name = f->name.surname;
        if (f->role == TRI_I_FORM_SURNAME && f->name.title[0] == '\0' &&
            !has(&k->titled, name) &&
            (has(&k->givens, name) || !has(&k->surnames, name))) {
            f->role = TRI_I_FORM_GIVEN;
        }
    }
}

static bool settle_roles(tri_i_people *p)
{
    known k = {0};
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        tri_i_form *f = &p->forms[i];
        f->person = f->next = TRI_NONE;
        f->rule = TRI_RULE_SAME_NAME;
        f->role = f->name.is_whole           ? TRI_I_FORM_WHOLE
                  : f->name.given[0] != '\0' ? TRI_I_FORM_FULL
                                             : TRI_I_FORM_SURNAME;
        if (f->role == TRI_I_FORM_FULL) {
            ok = tri_i_set(&k.givens, f->name.given, i) &&
                 tri_i_set(&k.surnames, f->name.surname, i);
        }
    }
    ok = ok && settle_titled(p, &k);
    if (ok) {
        settle_bare(p, &k);
    }
    tri_map_clear(&k.givens);
    tri_map_clear(&k.surnames);
    tri_map_clear(&k.titled);
    return ok;
}

/* ---- Persons */

static void give(tri_i_people *p, uint32_t form, uint32_t person, tri_rule rule)
{
    tri_i_form *f = &p->forms[form];
    tri_i_person *one = &p->persons[person];
    f->person = person;
    f->rule = (uint8_t)rule;
    f->next = one->form;
    one->form = form;
    if ((one->gender & f->name.gender) != 0) {
        one->gender &= f->name.gender;
    }
    if (f->role == TRI_I_FORM_GIVEN && f->name.title[0] == '\0') {
        one->is_alone = true;
    }
    if (f->role == TRI_I_FORM_FULL || f->role == TRI_I_FORM_SURNAME) {
        one->n_full += f->n;
    }
    if (f->name.n > one->name.n) {
        one->name = f->name;
    }
}

/* Makes a person of a form, and enters it under its names. */
static bool make_person(tri_i_people *p, uint32_t form, const char *given,
                        const char *surname)
{
    const uint32_t at = tri_i_add_person(p, form);
    tri_i_person *one = &p->persons[at];
    give(p, form, at, TRI_RULE_SAME_NAME);
    one->same_surname = tri_i_get(&p->surnames, surname);
    one->same_given = tri_i_get(&p->givens, given);
    return tri_i_set(&p->surnames, surname, at) && tri_i_set(&p->givens, given, at);
}

static bool ages_agree(uint8_t a, uint8_t b)
{
    return a == 0 || b == 0 || a == b;
}

static bool genders_agree(const tri_i_form *f, const tri_i_person *one)
{
    return (f->name.gender & one->gender) != 0;
}

/* The person of a name of several words, TRI_NONE. */
static uint32_t person_of_full(const tri_i_people *p, const tri_i_form *f,
                               const char *whole, tri_rule *rule)
{
    tri_arena *arena = p->resolver->arena;
    const tri_i_person_name *name = &f->name;
    uint32_t at = tri_i_get(&p->wholes, whole);
    *rule = TRI_RULE_SAME_NAME;
    if (at != TRI_NONE && ages_agree(name->age, p->persons[at].name.age) &&
        genders_agree(f, &p->persons[at])) {
        return at;
    }
    *rule = TRI_RULE_FULL_NAME;
    at = tri_i_get(&p->surnames, name->surname);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        if (genders_agree(f, one) && ages_agree(name->age, one->name.age) &&
            tri_i_given_agree(arena, name->given, one->name.given) &&
            tri_i_middles_agree(name, &one->name)) {
            return at;
        }
        at = one->same_surname;
    }
    /* The same given name, the surname longer, or spelt a little otherwise. */
    at = tri_i_get(&p->givens, name->given);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        if (!genders_agree(f, one) || !ages_agree(name->age, one->name.age)) {
            at = one->same_given;
            continue;
        }
        if (tri_i_is_part_of_name(name, &one->name) &&
            tri_i_middles_agree(name, &one->name)) {
            *rule = TRI_RULE_SHORT_NAME;
            return at;
        }
        *rule = TRI_RULE_SPELLING;
        if (strlen(name->surname) >= 7 &&
            tri_distance(name->surname, one->name.surname, 1) <= 1) {
            return at;
        }
        at = one->same_given;
    }
    return TRI_NONE;
}

/* Enters a further spelling of a person's name, where it is nobody else's. */
static bool enter_if_new(tri_map *map, const char *name, uint32_t person)
{
    return tri_i_get(map, name) != TRI_NONE || tri_i_set(map, name, person);
}

static bool add_full(tri_i_people *p, uint32_t form)
{
    const tri_i_form *f = &p->forms[form];
    const char *whole = tri_i_run_together(p->resolver->arena, &f->name);
    tri_rule rule;
    if (whole == NULL) {
        return false;
    }
    const uint32_t at = person_of_full(p, f, whole, &rule);
    if (at != TRI_NONE) {
        give(p, form, at, rule);
        return enter_if_new(&p->surnames, f->name.surname, at) &&
               enter_if_new(&p->givens, f->name.given, at);
    }
    return tri_i_set(&p->wholes, whole, p->n_persons) &&
           make_person(p, form, f->name.given, f->name.surname);
}

/* How a titled surname goes with a person of the surname. */
typedef enum { NEVER, MAYBE, SURELY } fit;

/* Whether a family has forms with a title of this kind. */
static bool family_has(const tri_i_people *p, const char *surname,
                       tri_i_title_kind kind)
{
    uint32_t at = tri_i_get(&p->surnames, surname);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        for (uint32_t i = p->persons[at].form; i != TRI_NONE; i = p->forms[i].next) {
            if (p->forms[i].name.title_kind == kind) {
                return true;
            }
        }
        at = p->persons[at].same_surname;
    }
    return false;
}

static fit fits(const tri_i_people *p, const tri_i_form *f, const tri_i_person *one)
{
    const bool is_known = one->name.given[0] != '\0';
    if (!genders_agree(f, one) || (one->is_young && f->name.age != TRI_I_YOUNG) ||
        (!is_known && !ages_agree(f->name.age, one->name.age))) {
        return NEVER;
    }
    fit best = MAYBE;
    for (uint32_t i = one->form; i != TRI_NONE; i = p->forms[i].next) {
        const tri_i_person_name *other = &p->forms[i].name;
        if (other->title[0] == '\0') {
            continue;
        }
        if (strcmp(other->title, f->name.title) == 0) {
            best = SURELY;
            continue;
        }
        /* One who is named in full may have been senator, then president. */
        const bool posts = other->title_kind == TRI_I_TITLE_POST ||
                           f->name.title_kind == TRI_I_TITLE_POST;
        if (tri_i_titles_differ(&f->name, other) && !(is_known && posts)) {
            return NEVER;
        }
    }
    /* "Mrs. Lind" and "Ada Lind", where there is a Miss Lind. */
    if (best == MAYBE && is_known && f->name.title_kind == TRI_I_TITLE_WIFE &&
        family_has(p, f->name.surname, TRI_I_TITLE_MAID)) {
        return NEVER;
    }
    return best;
}

/* The one person of a family whom a title and the surname mean: of those who are known
   to have the title, else of those named in full, else of the others; TRI_NONE where
   none, or several. */
static uint32_t person_of_titled(const tri_i_people *p, const tri_i_form *f)
{
    uint32_t found[3] = {TRI_NONE, TRI_NONE, TRI_NONE};
    uint32_t n_found[3] = {0};
    uint32_t at = tri_i_get(&p->surnames, f->name.surname);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        const fit how = fits(p, f, one);
        const int level = how == SURELY ? 0 : one->name.given[0] != '\0' ? 1 : 2;
        if (how != NEVER) {
            found[level] = at;
            n_found[level]++;
        }
        at = one->same_surname;
    }
    for (int level = 0; level < 3; level++) {
        if (n_found[level] > 0) {
            return n_found[level] == 1 ? found[level] : TRI_NONE;
        }
    }
    return TRI_NONE;
}

/* Whether the document tells an older and a younger one of a surname and title. */
static bool has_both_ages(const tri_i_people *p, const known *ages, const tri_i_form *f)
{
    const char *key =
        tri_arena_printf(p->resolver->arena, "%s %s", f->name.title, f->name.surname);
    return key != NULL && has(&ages->givens, key) && has(&ages->titled, key);
}

/* Notes which titles with surnames stand behind "old" (titled) and "young" (givens). */
static bool note_ages(const tri_i_people *p, known *ages)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        const tri_i_form *f = &p->forms[i];
        if (f->role == TRI_I_FORM_SURNAME && f->name.age != 0) {
            const char *key = tri_arena_printf(p->resolver->arena, "%s %s",
                                               f->name.title, f->name.surname);
            tri_map *map = f->name.age == TRI_I_OLD ? &ages->titled : &ages->givens;
            ok = key != NULL && tri_i_set(map, key, i);
        }
    }
    return ok;
}

static bool add_titled(tri_i_people *p, uint32_t form)
{
    const tri_i_form *f = &p->forms[form];
    const uint32_t at = person_of_titled(p, f);
    if (at == TRI_NONE) {
        return make_person(p, form, "", f->name.surname);
    }
    p->persons[at].is_young = f->name.age == TRI_I_YOUNG;
    const bool same = p->persons[at].name.n == 1;
    give(p, form, at, same ? TRI_RULE_SAME_NAME : TRI_RULE_SURNAME);
    return true;
}

/* Titled surnames, from those that say most: "young Mr. Lind", where there is an old
   one; Mr., Mrs., Miss; ranks and posts. */
static bool add_all_titled(tri_i_people *p)
{
    known ages = {0};
    bool ok = note_ages(p, &ages);
    for (int pass = 0; pass < 3; pass++) {
        for (uint32_t i = 0; i < p->n_forms && ok; i++) {
            tri_i_form *f = &p->forms[i];
            if (f->role != TRI_I_FORM_SURNAME || f->name.title[0] == '\0') {
                continue;
            }
            if (pass == 0 && f->name.age != 0 && !has_both_ages(p, &ages, f)) {
                f->name.age = 0;
            }
            const int turn = f->name.age == TRI_I_YOUNG               ? 0
                             : f->name.title_kind >= TRI_I_TITLE_RANK ? 2
                                                                      : 1;
            ok = turn != pass || add_titled(p, i);
        }
    }
    tri_map_clear(&ages.givens);
    tri_map_clear(&ages.titled);
    return ok;
}

/* The one person with a given name, of those with the title where some have it;
   TRI_NONE where none, or several (`*several`). */
static uint32_t person_of_given(const tri_i_people *p, const tri_i_form *f,
                                bool *several)
{
    uint32_t found[2] = {TRI_NONE, TRI_NONE};
    uint32_t n_found[2] = {0};
    uint32_t at = tri_i_get(&p->givens, f->name.surname);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        bool titled = false;
        for (uint32_t i = one->form; i != TRI_NONE; i = p->forms[i].next) {
            titled = titled || strcmp(p->forms[i].name.title, f->name.title) == 0;
        }
        if (genders_agree(f, one)) {
            const int level = titled && f->name.title[0] != '\0' ? 0 : 1;
            found[level] = at;
            n_found[level]++;
        }
        at = one->same_given;
    }
    const int level = n_found[0] > 0 ? 0 : 1;
    *several = n_found[level] > 1;
    return n_found[level] == 1 ? found[level] : TRI_NONE;
}

/* The one person of whose given name a single name is a nickname, or the other way
   round; or whose surname is spelt a little otherwise. TRI_NONE where none, or several.
 */
static uint32_t person_of_variant(const tri_i_people *p, const tri_i_form *f,
                                  tri_rule *rule)
{
    const char *name = f->name.surname;
    uint32_t nick = TRI_NONE;
    uint32_t spelt = TRI_NONE;
    uint32_t n_nick = 0;
    uint32_t n_spelt = 0;
    for (uint32_t i = 0; i < p->n_persons; i++) {
        const tri_i_person *one = &p->persons[i];
        const char *other = one->name.surname;
        if (one->name.given[0] != '\0' && genders_agree(f, one) &&
            tri_i_is_nickname(p->resolver->arena, name, one->name.given)) {
            nick = i;
            n_nick++;
        } else if (other[0] == name[0] && strlen(name) >= 7 && strlen(other) >= 7 &&
                   !one->name.is_whole && tri_distance(name, other, 1) == 1) {
            spelt = i;
            n_spelt++;
        }
    }
    *rule = n_nick == 1 ? TRI_RULE_SURNAME : TRI_RULE_SPELLING;
    return n_nick == 1 ? nick : n_nick == 0 && n_spelt == 1 ? spelt : TRI_NONE;
}

/* Given names and names of which nothing is known. */
static bool add_single(tri_i_people *p, uint32_t form)
{
    bool several;
    tri_rule rule = TRI_RULE_SURNAME;
    const tri_i_form *f = &p->forms[form];
    uint32_t at = person_of_given(p, f, &several);
    if (several) {
        return true;
    }
    if (at == TRI_NONE) {
        at = person_of_variant(p, f, &rule);
    } else if (p->persons[at].name.n == 1) {
        rule = TRI_RULE_SAME_NAME;
    }
    if (at != TRI_NONE) {
        give(p, form, at, rule);
        return true;
    }
    return make_person(p, form, f->name.surname, "");
}

/* What is never taken apart, by its title where that tells persons apart. */
static bool add_whole(tri_i_people *p, uint32_t form)
{
    const tri_i_form *f = &p->forms[form];
    const char *key =
        tri_arena_printf(p->resolver->arena, "=%s %s",
                         f->name.is_whole ? "" : f->name.title, f->name.surname);
    if (key == NULL) {
        return false;
    }
    const uint32_t at = tri_i_get(&p->wholes, key);
    if (at != TRI_NONE) {
        give(p, form, at, TRI_RULE_SAME_NAME);
        return true;
    }
    return tri_i_set(&p->wholes, key, p->n_persons) && make_person(p, form, "", "");
}

bool tri_i_make_people(tri_i_people *people)
{
    bool ok = settle_roles(people);
    for (uint32_t i = 0; i < people->n_forms && ok; i++) {
        if (people->forms[i].role == TRI_I_FORM_FULL) {
            ok = add_full(people, i);
        }
    }
    ok = ok && add_all_titled(people);
    for (uint32_t i = 0; i < people->n_forms && ok; i++) {
        const tri_i_form *f = &people->forms[i];
        if (f->role == TRI_I_FORM_GIVEN) {
            ok = add_single(people, i);
        } else if (f->role == TRI_I_FORM_WHOLE) {
            ok = add_whole(people, i);
        }
    }
    for (uint32_t i = 0; i < people->n_forms; i++) {
        tri_i_form *f = &people->forms[i];
        const uint32_t at = tri_i_get(&people->surnames, f->name.surname);
        f->n_persons = at == TRI_NONE                                 ? 0
                       : people->persons[at].same_surname == TRI_NONE ? 1
                                                                      : 2;
    }
    return ok;
}
