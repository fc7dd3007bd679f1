/* Joins names of persons: full names, surnames, given names, nicknames, spellings. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum { MAX_SAME = 8 /* people of one name that are compared */ };

/* A name of a person, taken apart. */
typedef struct {
    const char *chunks[TRI_I_NAME_WORDS]; /* folded, without titles and "jr" */
    uint32_t n;
    const char *given;   /* "" where there is none */
    const char *surname; /* the only name where there is one; "charles ii" whole */
    bool numbered;       /* "charles ii" */
} person_name;

/* A person met in the text. */
typedef struct {
    person_name name;      /* the fullest so far */
    uint32_t mention;      /* one of the entity's */
    uint32_t n_mentions;   /* */
    uint32_t same_surname; /* the person before of the same surname, TRI_NONE */
    uint32_t same_given;   /* the person before of the same given name, TRI_NONE */
    bool called;           /* by the surname alone */
} person;

typedef struct {
    tri_i_resolver *resolver;
    person *persons;
    uint32_t n_persons;
    tri_map surnames; /* to the latest person */
    tri_map givens;
    tri_map wholes; /* names without blanks and hyphens, to a person */
} joiner;

static bool is_nickname(tri_arena *arena, const char *shorter, const char *longer)
{
    const tri_lexicon *table = &tri_i_lexicon_nicknames;
    for (uint32_t i = 0; i < table->n_rows; i++) {
        const char *const *row = table->cells + (size_t)i * table->n_columns;
        const char *nick = tri_i_fold(arena, row[TRI_NICKNAMES_FORM]);
        const char *full = tri_i_fold(arena, row[TRI_NICKNAMES_FULL]);
        if (nick != NULL && full != NULL && strcmp(nick, shorter) == 0 &&
            strcmp(full, longer) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the table of given names has a folded one. */
static bool is_given_name(tri_arena *arena, const char *folded)
{
    const char *name = tri_i_capitalised(arena, folded);
    return name != NULL && tri_i_lexicon_has(&tri_i_lexicon_given_names, name);
}

/* Whether two given names may be one person's. */
static bool given_agree(tri_arena *arena, const char *a, const char *b)
{
    if (a[0] == '\0' || b[0] == '\0' || strcmp(a, b) == 0) {
        return true;
    }
    if (a[1] == '\0' || b[1] == '\0') {
        return a[0] == b[0];
    }
    const size_t n = strlen(a);
    const size_t m = strlen(b);
    const size_t shorter = n < m ? n : m;
    /* "Kasim", "Kassym", but not "Maria", "Mario", nor "Marta". */
    if (a[0] == b[0] && a[n - 1] == b[m - 1] && shorter >= 5 &&
        !(is_given_name(arena, a) && is_given_name(arena, b)) &&
        tri_distance(a, b, 2) <= (shorter >= 8 ? 2U : 1U)) {
        return true;
    }
    return is_nickname(arena, a, b) || is_nickname(arena, b, a);
}

/* Whether what stands between given name and surname may be one person's: "George H. W.
   Bush" is not "George W. Bush". */
static bool middles_agree(const person_name *a, const person_name *b)
{
    if (a->n < 3 || b->n < 3) {
        return true;
    }
    const char *x = a->chunks[1];
    const char *y = b->chunks[1];
    return strcmp(x, y) == 0 || ((x[1] == '\0' || y[1] == '\0') && x[0] == y[0]);
}

/* Whether two persons may be one by their gender and by what the input says. */
static bool may_agree(tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    if (!tri_i_may_be_one(resolver, a, b)) {
        return false;
    }
    a = tri_i_find_root(resolver, a);
    b = tri_i_find_root(resolver, b);
    return (resolver->clusters[a].gender & resolver->clusters[b].gender) != 0;
}

static bool is_numeral(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_name_numbers, word);
}

/* Words between given name and surname that begin a surname written alone. */
static bool is_particle(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_name_particles, word);
}

/* Takes a mention's name apart; false where memory is out. */
static bool take_apart(const joiner *j, uint32_t mention, person_name *name)
{
    tri_arena *arena = j->resolver->arena;
    name->numbered = false;
    name->n = tri_i_name_chunks(j->resolver, mention, name->chunks);
    if (name->n == 0) {
        return false;
    }
    const char *last = name->chunks[name->n - 1];
    if (name->n == 2 && is_numeral(last)) {
        name->numbered = true;
        name->given = name->chunks[0];
        name->surname = tri_arena_printf(arena, "%s %s", name->chunks[0], last);
        return name->surname != NULL;
    }
    if (name->n > 1 && (strcmp(last, "jr") == 0 || strcmp(last, "sr") == 0 ||
                        (name->n > 2 && is_numeral(last)))) {
        name->n--;
    }
    name->surname = name->chunks[name->n - 1];
    uint32_t first = 0;
    while (first + 1 < name->n && is_particle(name->chunks[first])) {
        first++;
    }
    name->given = first + 1 < name->n && first == 0 ? name->chunks[0] : "";
    if (name->given[0] == '\0') {
        name->n = 1;
        name->chunks[0] = name->surname;
    }
    return true;
}

/* A name without its blanks and hyphens: "kimjongun". NULL where memory is out. */
static const char *run_together(const joiner *j, const person_name *name)
{
    char whole[256];
    size_t length = 0;
    for (uint32_t i = 0; i < name->n; i++) {
        for (const char *c = name->chunks[i]; *c != '\0' && length < sizeof whole - 1;
             c++) {
            if (*c != '-') {
                whole[length++] = *c;
            }
        }
    }
    return tri_arena_copy(j->resolver->arena, whole, length);
}

/* Enters a person under its names; `at` is its index. */
static bool enter(joiner *j, uint32_t at)
{
    person *p = &j->persons[at];
    const char *whole = run_together(j, &p->name);
    if (whole == NULL) {
        return false;
    }
    p->same_surname = tri_i_get(&j->surnames, p->name.surname);
    p->same_given = tri_i_get(&j->givens, p->name.given);
    return tri_i_set(&j->surnames, p->name.surname, at) &&
           tri_i_set(&j->givens, p->name.given, at) &&
           (p->name.n < 2 || tri_i_set(&j->wholes, whole, at));
}

/* Of the persons of a surname the one that a single name means: who has been called so,
   then who is named most, then who came first. */
static uint32_t person_of_surname(joiner *j, uint32_t mention, const char *surname)
{
    uint32_t best = TRI_NONE;
    uint32_t at = tri_i_get(&j->surnames, surname);
    for (int n = 0; at != TRI_NONE && n < MAX_SAME; n++) {
        const person *p = &j->persons[at];
        if (may_agree(j->resolver, mention, p->mention)) {
            const person *b = best == TRI_NONE ? NULL : &j->persons[best];
            if (b == NULL || p->called > b->called ||
                (p->called == b->called && p->n_mentions >= b->n_mentions)) {
                best = at;
            }
        }
        at = p->same_surname;
    }
    return best;
}

/* The one person whose surname is spelt a little otherwise. */
static uint32_t person_of_spelling(const joiner *j, const char *surname)
{
    uint32_t found = TRI_NONE;
    if (strlen(surname) < 7) {
        return TRI_NONE;
    }
    for (uint32_t i = 0; i < j->n_persons; i++) {
        const char *other = j->persons[i].name.surname;
        if (other[0] == surname[0] && strlen(other) >= 7 &&
            tri_distance(surname, other, 1) == 1) {
            if (found != TRI_NONE) {
                return TRI_NONE;
            }
            found = i;
        }
    }
    return found;
}

static uint32_t person_of_one_name(joiner *j, uint32_t mention, const char *name,
                                   tri_rule *rule)
{
    uint32_t at = person_of_surname(j, mention, name);
    *rule = TRI_RULE_SURNAME;
    if (at != TRI_NONE) {
        *rule = j->persons[at].name.n == 1 ? TRI_RULE_SAME_NAME : TRI_RULE_SURNAME;
        return at;
    }
    at = tri_i_get(&j->givens, name);
    if (at != TRI_NONE && j->persons[at].same_given == TRI_NONE &&
        may_agree(j->resolver, mention, j->persons[at].mention)) {
        return at;
    }
    *rule = TRI_RULE_SPELLING;
    return person_of_spelling(j, name);
}

/* Whether all words of the shorter name stand in the longer one, in order, from the
   first on: "Jefferson Madeira" in "Jefferson Madeira da Silva". */
static bool is_part(const person_name *a, const person_name *b)
{
    const person_name *shorter = a->n <= b->n ? a : b;
    const person_name *longer = a->n <= b->n ? b : a;
    if (shorter->n < 2 || strcmp(shorter->chunks[0], longer->chunks[0]) != 0) {
        return false;
    }
    uint32_t i = 0;
    for (uint32_t k = 0; k < longer->n && i < shorter->n; k++) {
        i += strcmp(shorter->chunks[i], longer->chunks[k]) == 0;
    }
    return i == shorter->n;
}

static uint32_t person_of_full_name(joiner *j, uint32_t mention,
                                    const person_name *name, tri_rule *rule)
{
    tri_arena *arena = j->resolver->arena;
    const char *whole = run_together(j, name);
    uint32_t at = whole == NULL ? TRI_NONE : tri_i_get(&j->wholes, whole);
    *rule = TRI_RULE_SAME_NAME;
    if (at != TRI_NONE &&
        tri_i_may_be_one(j->resolver, mention, j->persons[at].mention)) {
        return at;
    }
    *rule = TRI_RULE_FULL_NAME;
    at = tri_i_get(&j->surnames, name->surname);
    for (int n = 0; at != TRI_NONE && n < MAX_SAME; n++) {
        const person *p = &j->persons[at];
        if (may_agree(j->resolver, mention, p->mention) &&
            given_agree(arena, name->given, p->name.given) &&
            middles_agree(name, &p->name)) {
            return at;
        }
        at = p->same_surname;
    }
    /* "Sofia" before "Sofia Conti". */
    *rule = TRI_RULE_SURNAME;
    at = tri_i_get(&j->surnames, name->given);
    if (at != TRI_NONE && j->persons[at].name.n == 1 &&
        may_agree(j->resolver, mention, j->persons[at].mention)) {
        return at;
    }
    /* The same given name, the surname longer, or spelt a little otherwise. */
    *rule = TRI_RULE_SPELLING;
    at = tri_i_get(&j->givens, name->given);
    for (int n = 0; at != TRI_NONE && n < MAX_SAME; n++) {
        const person *p = &j->persons[at];
        if (is_part(name, &p->name) && middles_agree(name, &p->name)) {
            *rule = TRI_RULE_SHORT_NAME;
            return at;
        }
        if (strlen(name->surname) >= 7 && !name->numbered && !p->name.numbered &&
            tri_distance(name->surname, p->name.surname, 1) <= 1) {
            return at;
        }
        at = p->same_given;
    }
    return TRI_NONE;
}

static bool join_person(joiner *j, uint32_t mention)
{
    person_name name;
    if (!take_apart(j, mention, &name)) {
        return false;
    }
    tri_rule rule = TRI_RULE_SURNAME;
    const uint32_t at = name.n == 1
                            ? person_of_one_name(j, mention, name.surname, &rule)
                            : person_of_full_name(j, mention, &name, &rule);
    if (at == TRI_NONE) {
        j->persons[j->n_persons] = (person){
            .name = name, .mention = mention, .n_mentions = 1, .called = name.n == 1};
        return enter(j, j->n_persons++);
    }
    person *p = &j->persons[at];
    tri_i_join(j->resolver, mention, p->mention, rule);
    p->n_mentions++;
    if (rule == TRI_RULE_SHORT_NAME && !tri_i_set(&j->surnames, name.surname, at)) {
        return false;
    }
    p->called =
        p->called || (name.n == 1 && strcmp(name.surname, p->name.surname) == 0);
    if (name.n > 1 && p->name.n == 1) { /* now its whole name is known */
        const bool is_given = strcmp(p->name.surname, name.surname) != 0;
        p->name = name;
        p->same_given = tri_i_get(&j->givens, name.given);
        if (is_given) { /* what stood alone was a given name */
            return enter(j, at);
        }
        return tri_i_set(&j->givens, name.given, at);
    }
    return true;
}

bool tri_i_join_persons(tri_i_resolver *resolver)
{
    joiner j = {.resolver = resolver};
    uint32_t n = 1;
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        n += resolver->spans[i].kind == TRI_MENTION_NAME &&
             resolver->spans[i].type == TRI_TYPE_PER;
    }
    j.persons = tri_arena_alloc(resolver->arena, n, sizeof *j.persons);
    bool ok = j.persons != NULL;
    /* A surname that comes before its full name is joined when the full name comes. */
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind == TRI_MENTION_NAME && m->type == TRI_TYPE_PER) {
            ok = join_person(&j, i);
        }
    }
    tri_map_clear(&j.surnames);
    tri_map_clear(&j.givens);
    tri_map_clear(&j.wholes);
    return ok;
}
