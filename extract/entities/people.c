/* Makes persons of the forms of their names: who of a family is Mr. Lind, who Miss
   Lind, who Peggy. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/people.h"
#include "extract/entities/person_choice.h"
#include "extract/entities/word_forms.h"

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

/* ---- Persons */

static void give(tri_i_people *p, uint32_t form, uint32_t person, tri_rule rule)
{
    tri_i_form *f = &p->forms[form];
    tri_i_person *one = &p->persons[person];
    f->person = person;
    f->rule = (uint8_t)rule;
    f->next = one->form;
    one->form = form;
    one->n_all += f->n;
    if ((one->gender & f->name.gender) != 0) {
        one->gender &= f->name.gender;
    }
    if (f->role == TRI_I_FORM_GIVEN && f->name.title[0] == '\0') {
        one->is_alone = true;
        one->n_alone += f->n;
    }
    if (f->role == TRI_I_FORM_FULL || f->role == TRI_I_FORM_SURNAME) {
        one->n_full += f->n;
    }
    const bool is_initial = strlen(f->name.given) <= 2 && one->name.given[0] != '\0';
    if (f->name.n > one->name.n && !is_initial) {
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

/* "Karl Lind Sr.", whom the text so tells from his son. */
static bool is_senior(const tri_i_person_name *name)
{
    return name->age == TRI_I_OLD && name->is_compared;
}

/* Whether the ages that stand beside two names in full may be one person's. A document
   that has "Karl Lind" and "Karl Lind Jr." has two, and so has one with "Sr.". */
static bool full_ages_agree(const tri_i_person_name *a, const tri_i_person_name *b)
{
    return ages_agree(a->age, b->age) && is_junior(a) == is_junior(b) &&
           is_senior(a) == is_senior(b);
}

/* Whether the shorter of two names is the surname of several words that the longer one
   ends with: "Herseth Sandlin" of "Stephanie Herseth Sandlin". "Kate Lind" has a given
   name of her own beside "Mary Kate Lind". */
static bool is_whole_surname(tri_arena *arena, const tri_i_person_name *a,
                             const tri_i_person_name *b)
{
    const tri_i_person_name *shorter = a->n <= b->n ? a : b;
    const tri_i_person_name *longer = a->n <= b->n ? b : a;
    if (shorter->n < 2 || shorter->n == longer->n || shorter->is_husbands ||
        longer->is_husbands || shorter->is_whole || longer->is_whole ||
        shorter->chunks[0][1] == '\0') {
        return false;
    }
    for (uint32_t i = 0; i < shorter->n; i++) {
        if (strcmp(shorter->chunks[i], longer->chunks[longer->n - shorter->n + i]) !=
            0) {
            return false;
        }
    }
    const char *form = tri_i_capitalised(arena, shorter->chunks[0]);
    return form != NULL && !tri_i_lexicon_has(&tri_i_lexicon_given_names, form) &&
           !tri_i_lexicon_has(&tri_i_lexicon_nicknames, form) &&
           !tri_i_lexicon_has(&tri_i_lexicon_census_given, shorter->chunks[0]);
}

/* The person of a name of several words, TRI_NONE. */
static uint32_t person_of_full(const tri_i_people *p, const tri_i_form *f,
                               const char *whole, tri_rule *rule)
{
    tri_arena *arena = p->resolver->arena;
    const tri_i_person_name *name = &f->name;
    uint32_t at = tri_i_get(&p->wholes, whole);
    *rule = TRI_RULE_SAME_NAME;
    if (at != TRI_NONE && full_ages_agree(name, &p->persons[at].name) &&
        genders_agree(f, &p->persons[at])) {
        return at;
    }
    *rule = TRI_RULE_FULL_NAME;
    at = tri_i_get(&p->surnames, name->surname);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        const bool may_be = genders_agree(f, one) && full_ages_agree(name, &one->name);
        if (may_be && tri_i_given_agree(arena, name->given, one->name.given) &&
            tri_i_middles_agree(name, &one->name)) {
            return at;
        }
        if (may_be && is_whole_surname(arena, name, &one->name)) {
            *rule = TRI_RULE_SURNAME;
            return at;
        }
        at = one->same_surname;
    }
    /* The same given name, the surname longer, or spelt a little otherwise. */
    at = tri_i_get(&p->givens, name->given);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        if (!genders_agree(f, one) || !full_ages_agree(name, &one->name)) {
            at = one->same_given;
            continue;
        }
        if (tri_i_is_part_of_name(name, &one->name) &&
            tri_i_middles_agree(name, &one->name)) {
            *rule = TRI_RULE_SHORT_NAME;
            return at;
        }
        *rule = TRI_RULE_SPELLING;
        if (tri_i_is_spelling(name->surname, one->name.surname)) {
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
    const uint32_t made = p->n_persons;
    if (!tri_i_set(&p->wholes, whole, made) ||
        !make_person(p, form, f->name.given, f->name.surname)) {
        return false;
    }
    /* "Young Mrs. Julius Lind": "Mrs. Lind" is another one. */
    p->persons[made].is_young = f->name.is_husbands && f->name.age == TRI_I_YOUNG;
    return true;
}

/* Who of a couple is named by title and surname. */
enum { HUSBAND = 1, WIFE = 2 };

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

/* Whether somebody is rather a child of the Mr. and Mrs. Lind whom the document has:
   one who is called by the given name about as often as that one by the title. */
static bool is_child(const tri_i_people *p, const tri_i_form *f,
                     const tri_i_person *one)
{
    enum { TIMES = 4 };
    const uint32_t couple = tri_i_get(&p->couples, f->name.surname);
    const bool is_of_couple =
        (f->name.title_kind == TRI_I_TITLE_PLAIN && f->name.gender == TRI_I_MALE) ||
        f->name.title_kind == TRI_I_TITLE_WIFE;
    /* Who is called by the surname alone all the time is the Mr. Lind too. */
    const uint32_t n_bare = tri_i_get(&p->bare, f->name.surname);
    const bool is_called_so = f->name.title_kind == TRI_I_TITLE_PLAIN &&
                              n_bare != TRI_NONE && one->n_full > 1 &&
                              n_bare >= f->n * TIMES;
    return is_of_couple && couple == (HUSBAND | WIFE) && !is_called_so &&
           one->n_alone * TIMES >= f->n;
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
        /* "Captain Lind" beside "Mr. Karl Lind" */
        if (f->name.title_kind == TRI_I_TITLE_RANK && other->n > 1 &&
            strcmp(other->title, "mr") == 0) {
            return NEVER;
        }
        /* One who is named in full may have been senator, then president. */
        const bool posts = other->title_kind == TRI_I_TITLE_POST ||
                           f->name.title_kind == TRI_I_TITLE_POST;
        if (tri_i_titles_differ(&f->name, other) && !(is_known && posts)) {
            return NEVER;
        }
    }
    if (best == MAYBE && is_known && (f->is_elder || is_child(p, f, one))) {
        return NEVER;
    }
    /* "President Lind" beside a "Karl Lind Jr." who is nowhere called so: his father.
     */
    if (best == MAYBE && f->name.title_kind == TRI_I_TITLE_POST &&
        one->name.age == TRI_I_YOUNG && one->name.is_compared) {
        return NEVER;
    }
    /* "Mrs. Lind" and "Ada Lind", where there is a Miss Lind. */
    if (best == MAYBE && is_known && f->name.title_kind == TRI_I_TITLE_WIFE &&
        family_has(p, f->name.surname, TRI_I_TITLE_MAID)) {
        return NEVER;
    }
    return best;
}

/* How surely a person may be called by a title and the surname, 0 most: who is known to
   have the title, who is named in full; but "Miss Lind" is rather not the Miss Lind who
   is called by her name. */
static int level_of(const tri_i_form *f, const tri_i_person *one, fit how)
{
    if (how == SURELY && f->name.title_kind != TRI_I_TITLE_MAID) {
        return 0;
    }
    return one->name.given[0] != '\0' ? 1 : 2;
}

/* The person of a family whom a title and the surname mean, of those of the surest
   level; TRI_NONE where none, or several. */
static uint32_t person_of_titled(const tri_i_people *p, const tri_i_form *f)
{
    enum { LEVELS = 3 };
    candidates of[LEVELS] = {
        {.best = TRI_NONE}, {.best = TRI_NONE}, {.best = TRI_NONE}};
    const bool is_alone = f->name.title_kind == TRI_I_TITLE_MAID ||
                          f->name.title_kind == TRI_I_TITLE_WIFE;
    uint32_t at = tri_i_get(&p->surnames, f->name.surname);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        const fit how = fits(p, f, one);
        if (how != NEVER) {
            consider(&of[level_of(f, one, how)], at, one->n_full);
        }
        at = one->same_surname;
    }
    for (int level = 0; level < LEVELS; level++) {
        if (of[level].n > 0) {
            return is_alone && of[level].n > 1 ? TRI_NONE : chosen(&of[level]);
        }
    }
    return TRI_NONE;
}

/* The titles with surnames that stand behind "old" and behind "young". */
typedef struct {
    tri_map old, young;
} known_ages;

/* Whether the document tells an older and a younger one of a surname and title. */
static bool has_both_ages(const tri_i_people *p, const known_ages *ages,
                          const tri_i_form *f)
{
    const char *key =
        tri_arena_printf(p->resolver->arena, "%s %s", f->name.title, f->name.surname);
    return key != NULL && tri_i_get(&ages->old, key) != TRI_NONE &&
           tri_i_get(&ages->young, key) != TRI_NONE;
}

/* "Younger" tells of an older one too. */
static bool note_ages(const tri_i_people *p, known_ages *ages)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        const tri_i_form *f = &p->forms[i];
        if (f->role == TRI_I_FORM_SURNAME && f->name.age != 0) {
            const char *key = tri_arena_printf(p->resolver->arena, "%s %s",
                                               f->name.title, f->name.surname);
            ok = key != NULL;
            if (ok && (f->name.age == TRI_I_OLD || f->name.is_compared)) {
                ok = tri_i_set(&ages->old, key, i);
            }
            if (ok && (f->name.age == TRI_I_YOUNG || f->name.is_compared)) {
                ok = tri_i_set(&ages->young, key, i);
            }
        }
    }
    return ok;
}

/* Notes which surnames stand behind "Mr." and behind "Mrs.", and how often alone. */
static bool note_couples(tri_i_people *p)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        const tri_i_person_name *name = &p->forms[i].name;
        const uint32_t who = p->forms[i].role != TRI_I_FORM_SURNAME ? 0
                             : strcmp(name->title, "mr") == 0       ? HUSBAND
                             : name->title_kind == TRI_I_TITLE_WIFE ? WIFE
                                                                    : 0;
        const uint32_t before = tri_i_get(&p->couples, name->surname);
        const bool is_bare =
            p->forms[i].role == TRI_I_FORM_SURNAME && name->title[0] == '\0';
        const uint32_t n_bare = is_bare ? tri_i_get(&p->bare, name->surname) : TRI_NONE;
        ok = (who == 0 || tri_i_set(&p->couples, name->surname,
                                    who | (before == TRI_NONE ? 0 : before))) &&
             (!is_bare || tri_i_set(&p->bare, name->surname,
                                    p->forms[i].n + (n_bare == TRI_NONE ? 0 : n_bare)));
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

/* When a titled surname finds its person: first "young Mr. Lind", where there is an old
   one; then Mr. and Miss, Mrs., ranks and posts. */
static int turn_of(const tri_i_person_name *name)
{
    return name->age == TRI_I_YOUNG               ? 0
           : name->title_kind >= TRI_I_TITLE_RANK ? 3
           : name->title_kind == TRI_I_TITLE_WIFE ? 2
                                                  : 1;
}

/* Titled surnames, each in its turn. */
static bool add_all_titled(tri_i_people *p)
{
    known_ages ages = {0};
    bool ok = note_ages(p, &ages);
    for (int pass = 0; pass < 4; pass++) {
        for (uint32_t i = 0; i < p->n_forms && ok; i++) {
            tri_i_form *f = &p->forms[i];
            if (f->role != TRI_I_FORM_SURNAME || f->name.title[0] == '\0') {
                continue;
            }
            if (pass == 0) {
                const bool both = has_both_ages(p, &ages, f);
                f->name.age = both ? f->name.age : 0;
                f->is_elder = both && f->name.age != TRI_I_YOUNG;
            }
            ok = turn_of(&f->name) != pass || add_titled(p, i);
        }
    }
    tri_map_clear(&ages.old);
    tri_map_clear(&ages.young);
    return ok;
}

/* Given names and names of which nothing is known; where `known`, those that somebody
   has in full. */
static bool add_single(tri_i_people *p, uint32_t form, bool known)
{
    bool several;
    tri_rule rule = TRI_RULE_SURNAME;
    const tri_i_form *f = &p->forms[form];
    uint32_t at = tri_i_person_of_given(p, f, &several);
    if (at == TRI_NONE && (several || known)) {
        return true;
    }
    const bool is_father =
        at != TRI_NONE && is_junior(&f->name) && !is_junior(&p->persons[at].name);
    if (is_father) {
        return known || make_person(p, form, f->name.surname, "");
    }
    if (at == TRI_NONE) {
        at = tri_i_person_of_variant(p, f, &rule);
    } else if (p->persons[at].name.n == 1) {
        rule = TRI_RULE_SAME_NAME;
    }
    if (at != TRI_NONE) {
        give(p, form, at, rule);
        return true;
    }
    return make_person(p, form, f->name.surname, "");
}

/* What is never taken apart. */
static bool add_whole(tri_i_people *p, uint32_t form)
{
    const tri_i_form *f = &p->forms[form];
    const char *key = tri_arena_printf(p->resolver->arena, "=%s", f->name.surname);
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

/* Those of one name and those that are never taken apart. */
static bool add_singles(tri_i_people *p, bool known)
{
    bool ok = true;
    for (uint32_t i = 0; i < p->n_forms && ok; i++) {
        const tri_i_form *f = &p->forms[i];
        if (f->role == TRI_I_FORM_GIVEN && f->person == TRI_NONE) {
            ok = add_single(p, i, known);
        } else if (f->role == TRI_I_FORM_WHOLE && known) {
            ok = add_whole(p, i);
        }
    }
    return ok;
}

bool tri_i_make_people(tri_i_people *people)
{
    bool ok = tri_i_settle_forms(people);
    for (uint32_t i = 0; i < people->n_forms && ok; i++) {
        if (people->forms[i].role == TRI_I_FORM_FULL) {
            ok = add_full(people, i);
        }
    }
    ok = ok && note_couples(people) && add_singles(people, true) &&
         add_all_titled(people) && add_singles(people, false);
    for (uint32_t i = 0; i < people->n_forms; i++) {
        tri_i_form *f = &people->forms[i];
        const uint32_t at = tri_i_get(&people->surnames, f->name.surname);
        const bool is_given = tri_i_get(&people->givens, f->name.surname) != TRI_NONE;
        f->n_persons = is_given                                       ? 2
                       : at == TRI_NONE                               ? 0
                       : people->persons[at].same_surname == TRI_NONE ? 1
                                                                      : 2;
    }
    return ok;
}
