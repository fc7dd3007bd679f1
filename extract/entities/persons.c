/* Joins names of persons: full names, surnames, given names, nicknames, spellings. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/people.h"

#include <string.h>

static bool is_person(const tri_i_span *span)
{
    return span->kind == TRI_MENTION_NAME && span->type == TRI_TYPE_PER;
}

/* The form of a mention's name, a new one where it is the first with it; false where
   memory is out. */
static bool find_form(tri_i_people *p, uint32_t mention, uint32_t *form)
{
    tri_i_form *f = &p->forms[p->n_forms];
    *f = (tri_i_form){.mention = mention};
    if (!tri_i_read_person_name(p->resolver, mention, &f->name)) {
        return false;
    }
    if (f->name.n == 1 && f->name.title[0] == '\0') {
        f->name.gender = TRI_I_PERSON; /* one form, whoever it is here */
    }
    const tri_i_person_name *name = &f->name;
    const char *key = tri_arena_printf(p->resolver->arena, "%s|%u%u%u|%s", name->title,
                                       (unsigned)name->age, (unsigned)name->gender,
                                       (unsigned)name->is_whole, name->surname);
    for (uint32_t i = 0; key != NULL && i + 1 < name->n; i++) {
        key = tri_arena_printf(p->resolver->arena, "%s %s", key, name->chunks[i]);
    }
    if (key == NULL) {
        return false;
    }
    *form = tri_i_get(&p->by_key, key);
    if (*form != TRI_NONE) {
        p->forms[*form].n++;
        return true;
    }
    f->n = 1;
    *form = p->n_forms++;
    return tri_i_set(&p->by_key, key, *form);
}

/* Counts the pronouns that the model refers to the persons' names, of which `forms` are
   the forms by mention. */
static void count_pronouns(tri_i_people *p, const uint32_t *forms)
{
    const tri_i_resolver *r = p->resolver;
    for (uint32_t i = 0; i < r->n_antecedents; i++) {
        const tri_i_antecedent *link = &r->antecedents[i];
        const uint32_t to =
            link->antecedent == TRI_NONE ? TRI_NONE : r->mention_at[link->antecedent];
        const uint32_t from = r->mention_at[link->token];
        if (to == TRI_NONE || from == TRI_NONE || !is_person(&r->spans[to]) ||
            r->spans[from].kind != TRI_MENTION_PRONOUN) {
            continue;
        }
        p->forms[forms[to]].n_he += r->clusters[from].gender == TRI_I_MALE;
        p->forms[forms[to]].n_she += r->clusters[from].gender == TRI_I_FEMALE;
    }
}

/* The person of this very name that the mention may be, a new one where something known
   tells it apart from all. */
static uint32_t one_of_twins(tri_i_people *p, uint32_t person, uint32_t mention,
                             uint32_t form)
{
    while (p->persons[person].mention != TRI_NONE &&
           !tri_i_may_be_one(p->resolver, mention, p->persons[person].mention)) {
        if (p->persons[person].twin == TRI_NONE) {
            p->persons[person].twin = tri_i_add_person(p, form);
        }
        person = p->persons[person].twin;
    }
    return person;
}

/* What the person is called here, with the title, where the surname alone may be
   another's: "Mrs. Lind". False where memory is out. */
static bool note_title(tri_i_resolver *r, const tri_i_form *f, uint32_t mention)
{
    if (f->name.title[0] == '\0' ||
        !(f->name.is_husbands || (f->role == TRI_I_FORM_SURNAME && f->n_persons > 1))) {
        return true;
    }
    tri_i_person_name name;
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(r, mention, words);
    if (!tri_i_read_person_name(r, mention, &name)) {
        return false;
    }
    uint32_t all[TRI_I_NAME_WORDS];
    uint32_t n_all = 0;
    for (uint32_t t = name.begin; t <= words[n - 1] && n_all < TRI_I_NAME_WORDS; t++) {
        all[n_all++] = t;
    }
    r->titled[mention] = tri_i_words(r, all, n_all, false);
    return r->titled[mention] != NULL;
}

/* "The Lind brothers": several, of whom Lind is none. */
static bool is_of_siblings(const tri_i_resolver *r, uint32_t mention)
{
    const tri_token *head = &r->document->tokens[r->spans[mention].head];
    return head->rel == TRI_REL_COMPOUND && head->head != TRI_NONE &&
           r->document->tokens[head->head].xpos == TRI_XPOS_NNS &&
           tri_i_lexicon_has(&tri_i_lexicon_siblings,
                             r->document->tokens[head->head].lemma);
}

static bool join_person(tri_i_people *p, uint32_t mention, uint32_t form)
{
    tri_i_form *f = &p->forms[form];
    uint32_t at =
        f->person != TRI_NONE ? f->person : tri_i_person_last_named(p, f, mention);
    if (f->role == TRI_I_FORM_SURNAME && f->name.title[0] == '\0' &&
        is_of_siblings(p->resolver, mention)) {
        at = f->siblings != 0 ? f->siblings - 1 : tri_i_add_person(p, form);
        f->siblings = at + 1;
    }
    if (at == TRI_NONE) {
        at = f->person = tri_i_add_person(p, form);
    }
    at = one_of_twins(p, at, mention, form);
    tri_i_person *one = &p->persons[at];
    const bool is_title = f->name.is_whole && f->name.title[0] == '\0' &&
                          tri_i_lexicon_has(&tri_i_lexicon_titles, f->name.surname);
    const uint32_t root = tri_i_find_root(p->resolver, mention);
    if (!is_title && p->resolver->clusters[root].person == 0) {
        p->resolver->clusters[root].person = at + 1; /* "Mother" may be any of them */
    }
    if (one->mention == TRI_NONE) {
        one->mention = mention;
    } else {
        const bool is_alone = f->person == TRI_NONE && one->name.n > 1;
        tri_i_join(p->resolver, mention, one->mention,
                   is_alone ? TRI_RULE_SURNAME : (tri_rule)f->rule);
    }
    if (f->role != TRI_I_FORM_GIVEN) {
        one->named_at = mention + 1;
    }
    one->n_called += f->role == TRI_I_FORM_SURNAME && f->name.title[0] == '\0';
    if (f->role != TRI_I_FORM_SURNAME) {
        one->given_at = mention + 1;
    }
    return note_title(p->resolver, f, mention);
}

bool tri_i_join_persons(tri_i_resolver *resolver)
{
    tri_arena *arena = resolver->arena;
    uint32_t n = 1;
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        n += is_person(&resolver->spans[i]);
    }
    tri_i_people p = {.resolver = resolver,
                      .forms = tri_arena_alloc(arena, n, sizeof *p.forms),
                      .persons =
                          tri_arena_alloc(arena, 2 * (size_t)n, sizeof *p.persons)};
    uint32_t *forms = tri_arena_alloc(arena, resolver->n_spans, sizeof *forms);
    bool ok = p.forms != NULL && p.persons != NULL && forms != NULL;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        ok = !is_person(&resolver->spans[i]) || find_form(&p, i, &forms[i]);
    }
    if (ok) {
        count_pronouns(&p, forms);
        ok = tri_i_make_people(&p);
    }
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        ok = !is_person(&resolver->spans[i]) || join_person(&p, i, forms[i]);
    }
    tri_map_clear(&p.by_key);
    tri_map_clear(&p.surnames);
    tri_map_clear(&p.givens);
    tri_map_clear(&p.couples);
    tri_map_clear(&p.bare);
    tri_map_clear(&p.wholes);
    return ok;
}
