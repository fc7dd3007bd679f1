/* Joins common noun phrases: equal ones, and those of one noun that nothing tells
   apart.

   A document seldom speaks of two things of one kind without telling them apart; so
   where the phrases of a noun have no two different modifiers or owners, they are one
   thing. Where they have, a definite phrase is the latest one whose modifiers include
   its own (the "strict head match" of Lee et al. 2013). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/beside.h"
#include "extract/entities/capitals.h"
#include "extract/entities/description.h"
#include "extract/entities/names.h"
#include "extract/entities/owners.h"

#include <string.h>

enum { MAX_BACK = 16 /* phrases of one noun that are compared */ };

/* Where a phrase stands among the others of its kind. */
typedef struct {
    uint32_t owner;  /* whose it is, by its words or by those of one it was joined to;
                        TRI_NONE */
    uint32_t near;   /* the owner of the last one of this kind that has one, TRI_NONE */
    uint32_t before; /* the phrase before of this kind, TRI_NONE */
    bool unsure;     /* of two owners' */
} place;

/* The phrases, read from the first to the last; of what is no nominal nothing is known.
 */
typedef struct {
    tri_i_resolver *resolver;
    tri_i_description *phrases; /* (n_spans) what each says */
    place *places;              /* (n_spans) */
    tri_map names;              /* keys of phrases, to the last one */
    tri_map whole;  /* the same with what stands behind the noun: "smell of smoke" */
    tri_map common; /* keys of names written as common nouns are, to the last one */
    tri_map kinds;  /* to an index of `last` */
    uint32_t *last; /* (n_kinds) the last phrase of each kind */
    uint32_t n_kinds;
} joiner;

/* Whether all modifiers of the first are modifiers of the second. */
static bool is_included(const joiner *j, uint32_t a, uint32_t b)
{
    return tri_i_modifiers_included(&j->phrases[a], &j->phrases[b]);
}

/* The root of the name that a phrase is for: "the Secretary of State for Wales";
   TRI_NONE. */
static uint32_t what_for(const joiner *j, uint32_t mention)
{
    const tri_i_tree *tree = j->resolver->document->tree;
    const uint32_t head = j->resolver->spans[mention].head;
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const uint32_t name = tri_i_name_at(j->resolver, c);
        if (c > head && name != TRI_NONE && tree->tokens[c].rel == TRI_REL_NMOD &&
            strcmp(tri_i_case_form(tree, c), "for") == 0) {
            return tri_i_find_root(j->resolver, name);
        }
    }
    return TRI_NONE;
}

static bool owners_agree(const joiner *j, uint32_t a, uint32_t b)
{
    const uint32_t x = j->places[a].owner;
    const uint32_t y = j->places[b].owner;
    return (x == TRI_NONE || y == TRI_NONE || x == y) &&
           what_for(j, a) == what_for(j, b);
}

/* Number agrees, but for events: "the protests", "in support of the protest". */
static bool numbers_agree(const joiner *j, uint32_t a, uint32_t b)
{
    const tri_i_cluster *c = j->resolver->clusters;
    return j->phrases[a].is_event ||
           ((c[a].number & c[b].number) != 0 &&
            j->phrases[a].is_plural == j->phrases[b].is_plural);
}

static bool is_nominal(const joiner *j, uint32_t mention)
{
    return j->resolver->spans[mention].kind == TRI_MENTION_NOMINAL;
}

/* A set that a name belongs to takes no bare phrase by its noun. */
static bool joins_by_kind(const joiner *j, uint32_t mention)
{
    const tri_i_description *p = &j->phrases[mention];
    return is_nominal(j, mention) && !p->skipped && !p->other && !p->counted &&
           !j->resolver->features[mention].stays;
}

/* Whether a definite phrase is no shorter form of one before that has its modifiers:
   "the Northern party" and "the regional party", "the flag of Chile" and "a different
   flag", "the larger firm" and "the smaller firm". */
static bool is_told_apart(const joiner *j, uint32_t mention, uint32_t before)
{
    const tri_i_description *b = &j->phrases[before];
    const char *more = j->phrases[mention].more;
    const bool is_other = more != NULL && b->more != NULL && strcmp(more, b->more) != 0;
    const bool is_owned =
        j->places[mention].owner != TRI_NONE && j->places[before].owner == TRI_NONE;
    return b->is_any || is_other ||
           (is_owned && (b->other || !is_included(j, before, mention)));
}

/* Whether a phrase says more than its noun. */
static bool is_full(const joiner *j, uint32_t mention)
{
    return j->phrases[mention].n_modifiers > 0 || j->places[mention].owner != TRI_NONE;
}

/* Whether a phrase says no more than one before: a shorter form of it. */
static bool says_less(const joiner *j, uint32_t mention, uint32_t before)
{
    const tri_i_description *p = &j->phrases[mention];
    const uint32_t owner = j->places[mention].owner;
    return is_included(j, mention, before) &&
           (owner == TRI_NONE || owner == j->places[before].owner) &&
           (!p->other || j->phrases[before].other) &&
           (p->behind[0] == '\0' || strcmp(p->behind, j->phrases[before].behind) == 0);
}

/* Whether two phrases that are written as names may be one: they say the same, or "the
   Act" is short for "the Food Safety Act" that was told of before. A "Photo" is no "AP
   Photo", a President not Mexico's. */
static bool agree_as_names(const joiner *j, uint32_t mention, uint32_t before)
{
    const tri_i_resolver *r = j->resolver;
    if (!tri_i_is_written_as_name(r, mention) || !tri_i_is_written_as_name(r, before)) {
        return true;
    }
    if (!says_less(j, mention, before) ||
        !tri_i_have_same_numbers(r, mention, before)) {
        return false;
    }
    return (says_less(j, before, mention) &&
            (r->features[mention].definite ||
             strcmp(r->features[mention].key, r->features[before].key) == 0)) ||
           (r->features[mention].definite && r->features[before].definite &&
            !is_full(j, mention) && !tri_i_is_post(j->phrases[before].kind) &&
            tri_i_lexicon_has(&tri_i_lexicon_heads, j->phrases[before].kind));
}

/* Whether a phrase has neither an article nor anything else that says which one. */
static bool is_bare(const joiner *j, uint32_t mention)
{
    return !j->resolver->features[mention].definite &&
           !j->resolver->features[mention].indefinite && !is_full(j, mention);
}

/* Whether a name says whose or of which a phrase is. */
static bool is_of_name(const joiner *j, uint32_t mention)
{
    const uint32_t owner = j->places[mention].owner;
    return owner != TRI_NONE && j->resolver->spans[owner].kind == TRI_MENTION_NAME;
}

/* Whether a phrase that was joined to one before is of another name, or has other words
   behind its noun: "this theory", the theory of rent, is not "the theory of value". */
static bool is_anothers(const joiner *j, uint32_t mention, uint32_t before)
{
    const tri_i_description *p = &j->phrases[mention];
    const uint32_t root = tri_i_find_root(j->resolver, before);
    const bool is_named =
        is_of_name(j, mention) &&
        tri_i_dependent(j->resolver->document->tree, j->resolver->spans[mention].head,
                        TRI_REL_NMOD_POSS) == TRI_NONE;
    int n = 0;
    for (uint32_t k = j->places[mention].before; k != TRI_NONE && n < MAX_BACK;
         k = j->places[k].before, n++) {
        const char *behind = j->phrases[k].behind;
        if (tri_i_find_root(j->resolver, k) == root &&
            ((is_named && !owners_agree(j, mention, k)) ||
             (p->behind[0] != '\0' && behind[0] != '\0' &&
              strcmp(p->behind, behind) != 0))) {
            return true;
        }
    }
    return false;
}

/* Whether nothing tells the phrases of a kind apart, from the last one back. */
static bool is_one_thing(const joiner *j, uint32_t last)
{
    uint32_t n_new = 0; /* that an indefinite article brings */
    uint32_t widest = last;
    uint32_t owned = last;
    for (uint32_t i = last; i != TRI_NONE; i = j->places[i].before) {
        const tri_i_description *p = &j->phrases[i];
        if (p->skipped || p->other || p->counted) {
            return false;
        }
        /* "a fire", where one was told of before, is another one. */
        if (j->resolver->features[i].indefinite) {
            n_new += p->is_event || j->places[i].before == TRI_NONE ? 1 : 2;
        }
        if (p->n_modifiers > 0) {
            if (!is_included(j, i, widest) && !is_included(j, widest, i)) {
                return false;
            }
            widest = p->n_modifiers > j->phrases[widest].n_modifiers ? i : widest;
        }
        if (!owners_agree(j, i, owned)) {
            return false;
        }
        owned = j->places[i].owner != TRI_NONE ? i : owned;
    }
    if (owned > widest && j->phrases[widest].n_modifiers > 0 &&
        j->places[widest].owner == TRI_NONE && is_told_apart(j, owned, widest)) {
        return false; /* "the regional government", "the Monti government" */
    }
    return n_new < 2;
}

/* Whether two phrases of a kind that is one thing may be joined: "power" is not
   "computing power", but "the square" is the "market square". */
static bool may_join(const joiner *j, uint32_t mention, uint32_t antecedent)
{
    const tri_i_description *p = &j->phrases[mention];
    const tri_i_description *a = &j->phrases[antecedent];
    const bool definite = j->resolver->features[mention].definite;
    const bool same_sort =
        p->is_sort == a->is_sort || p->is_event || (a->is_sort && definite);
    if (p->behind[0] != '\0' && a->behind[0] == '\0' &&
        !j->resolver->features[antecedent].definite) {
        return false; /* nor is the smell of smoke all smell */
    }
    if (!definite && !p->joins_bare &&
        (p->n_modifiers != a->n_modifiers || !is_included(j, mention, antecedent))) {
        return false; /* "stunted growth" is not all growth */
    }
    if (is_bare(j, mention) != is_bare(j, antecedent) &&
        (is_of_name(j, mention) || is_of_name(j, antecedent))) {
        return false; /* "work on a road" and "Biden's work", "users" and "IE6 users" */
    }
    return same_sort && numbers_agree(j, mention, antecedent) &&
           !is_told_apart(j, mention, antecedent) &&
           agree_as_names(j, mention, antecedent);
}

/* Joins the phrases of a kind that is one thing, from the last one back. */
static void join_kind(const joiner *j, uint32_t last)
{
    for (uint32_t i = last; i != TRI_NONE; i = j->places[i].before) {
        for (uint32_t k = j->places[i].before; k != TRI_NONE; k = j->places[k].before) {
            if (may_join(j, i, k) && !is_anothers(j, i, k)) {
                tri_i_join(j->resolver, i, k, TRI_RULE_SAME_HEAD);
                break;
            }
        }
    }
}

/* Whether a bare phrase is far from a fuller one that others of its kind stand before:
   "the government", long after those of the region and of the state. */
static bool is_too_far(const joiner *j, uint32_t mention, uint32_t antecedent)
{
    enum { NEAR = 5 /* sentences */ };
    const tri_document *d = j->resolver->document;
    const uint32_t here = d->tokens[j->resolver->spans[mention].head].sentence;
    const uint32_t there = d->tokens[j->resolver->spans[antecedent].head].sentence;
    if (is_full(j, mention) || !is_full(j, antecedent) || here - there <= NEAR) {
        return false;
    }
    int n = 0;
    for (uint32_t k = j->places[antecedent].before; k != TRI_NONE && n < MAX_BACK;
         k = j->places[k].before, n++) {
        if (is_full(j, k) &&
            (!owners_agree(j, antecedent, k) || !is_included(j, k, antecedent))) {
            return true;
        }
    }
    return false;
}

/* The latest phrase before of which a definite one may be a shorter form. */
static void join_definite(const joiner *j, uint32_t mention)
{
    place *p = &j->places[mention];
    if (!joins_by_kind(j, mention) || p->unsure ||
        !j->resolver->features[mention].definite) {
        return;
    }
    int n = 0;
    for (uint32_t k = p->before; k != TRI_NONE && n < MAX_BACK;
         k = j->places[k].before, n++) {
        if (is_included(j, mention, k) && owners_agree(j, mention, k) &&
            numbers_agree(j, mention, k) && !j->phrases[k].skipped &&
            !is_told_apart(j, mention, k) && agree_as_names(j, mention, k) &&
            !is_anothers(j, mention, k)) {
            if (is_too_far(j, mention, k)) {
                return;
            }
            tri_i_join(j->resolver, mention, k, TRI_RULE_SAME_HEAD);
            p->owner = p->owner == TRI_NONE ? j->places[k].owner : p->owner;
            return;
        }
    }
}

/* Enters the word of each name of several words that says what it names, the last or
   the first, to the one thing named so. */
static bool enter_ends(const joiner *j, tri_map *ends)
{
    const tri_i_resolver *r = j->resolver;
    bool ok = true;
    for (uint32_t i = 0; ok && i < r->n_spans; i++) {
        if (r->spans[i].kind != TRI_MENTION_NAME || r->spans[i].type == TRI_TYPE_PER) {
            continue;
        }
        const char *chunks[TRI_I_NAME_WORDS];
        const uint32_t n = tri_i_name_chunks(r, i, chunks);
        ok = n > 0;
        if (n < 2) {
            continue;
        }
        if (tri_i_lexicon_has(&tri_i_lexicon_leading_sorts, chunks[0])) {
            ok = tri_i_claim(r, ends, chunks[0], i, true); /* "Cyclone Amara" */
        } else if (tri_i_lexicon_has(&tri_i_lexicon_heads, chunks[n - 1])) {
            ok = tri_i_claim(r, ends, chunks[n - 1], i, true);
        }
    }
    return ok;
}

/* "The ministry" for the one name that ends so: "Interior Ministry". */
static bool join_named_heads(const joiner *j)
{
    tri_i_resolver *r = j->resolver;
    tri_map ends = {0};
    const bool ok = enter_ends(j, &ends);
    for (uint32_t i = 0; ok && i < r->n_spans; i++) {
        if (joins_by_kind(j, i) && r->features[i].definite && !is_full(j, i) &&
            !j->phrases[i].is_plural) {
            const uint32_t name = tri_i_claimed(&ends, r->features[i].head);
            const place *p = &j->places[i];
            /* "Lund Grammar School", "the school of Dr. Holt": that one is meant. */
            const bool is_others = p->near != TRI_NONE && p->before != TRI_NONE &&
                                   name != TRI_NONE && p->before > name;
            if (name != TRI_NONE && name < i && !is_others) {
                tri_i_join(r, i, name, TRI_RULE_SAME_HEAD);
            }
        }
    }
    tri_map_clear(&ends);
    return ok;
}

/* Enters the names that are written as common nouns are. */
static bool enter_common_names(joiner *j)
{
    const tri_i_resolver *r = j->resolver;
    bool ok = true;
    for (uint32_t i = 0; ok && i < r->n_spans; i++) {
        const char *form = r->document->tokens[r->spans[i].begin].form;
        if (r->spans[i].kind == TRI_MENTION_NAME && form[0] >= 'a' && form[0] <= 'z') {
            ok = tri_i_set(&j->common, r->features[i].key, i);
        }
    }
    return ok;
}

/* Finds a phrase its place behind the last ones of its kind and of its name (`same`).
 */
static bool enter(joiner *j, uint32_t mention, uint32_t same)
{
    place *p = &j->places[mention];
    uint32_t kind = tri_i_get(&j->kinds, j->phrases[mention].kind);
    if (kind == TRI_NONE) {
        kind = j->n_kinds++;
        j->last[kind] = TRI_NONE;
        if (!tri_i_set(&j->kinds, j->phrases[mention].kind, kind)) {
            return false;
        }
    }
    p->owner = p->near = j->phrases[mention].owner;
    p->before = j->last[kind];
    if (p->owner == TRI_NONE && p->before != TRI_NONE) {
        p->near = j->places[p->before].near;
        /* Russia's troops, then France's: whose are "the troops"? */
        p->unsure = same != TRI_NONE && !owners_agree(j, same, p->before);
    }
    j->last[kind] = mention;
    return tri_i_set(&j->names, j->resolver->features[mention].key, mention);
}

/* The phrase before that has the name of this one and what stands behind it, TRI_NONE;
   "the smell" may be short for one with more behind. This one takes its place. False
   where memory is out. */
static bool find_same(joiner *j, uint32_t mention, uint32_t *same)
{
    const tri_i_resolver *r = j->resolver;
    const char *key = r->features[mention].key;
    const char *behind = j->phrases[mention].behind;
    const char *whole =
        behind[0] == '\0' ? key : tri_arena_printf(r->arena, "%s%s", key, behind);
    if (whole == NULL) {
        return false;
    }
    const bool is_short = behind[0] == '\0' && r->features[mention].definite;
    *same = tri_i_get(is_short ? &j->names : &j->whole, is_short ? key : whole);
    return tri_i_set(&j->whole, whole, mention);
}

/* Whether a phrase is the last one of the same name. */
static bool is_same(const joiner *j, uint32_t mention, uint32_t same)
{
    const tri_i_description *d = &j->phrases[mention];
    const place *p = &j->places[mention];
    const uint32_t near = j->places[same].near;
    if (!is_full(j, mention) && p->near != TRI_NONE && near != TRI_NONE &&
        near != p->near) {
        return false; /* "this district", where another was told of since: that one */
    }
    return !j->resolver->features[mention].indefinite && !d->counted && !d->skipped &&
           !j->phrases[same].skipped && !j->phrases[same].is_any && !p->unsure &&
           owners_agree(j, mention, same) && numbers_agree(j, mention, same) &&
           agree_as_names(j, mention, same) && !is_anothers(j, mention, same);
}

/* Whether a noun is the title before a person's name, which says who it is: "Crown
   Prince Haakon". */
static bool is_title(const joiner *j, uint32_t mention)
{
    const tri_token *head =
        &j->resolver->document->tokens[j->resolver->spans[mention].head];
    const uint32_t name =
        head->rel == TRI_REL_NMOD_DESC || head->rel == TRI_REL_COMPOUND
            ? tri_i_name_at(j->resolver, head->head)
            : TRI_NONE;
    return (name != TRI_NONE && name > mention &&
            j->resolver->spans[name].type == TRI_TYPE_PER) ||
           tri_i_is_title_of_name(j->resolver, mention);
}

/* Reads the phrases, and joins those of one name and owner. */
static bool join_equal(joiner *j)
{
    tri_i_resolver *r = j->resolver;
    for (uint32_t i = 0; i < r->n_spans; i++) {
        j->places[i] = (place){TRI_NONE, TRI_NONE, TRI_NONE, false};
        const char *sort = tri_i_sort_before_of(r, i); /* "the City" is the last one */
        if (sort == NULL || !tri_i_set(&j->names, sort, i)) {
            return false;
        }
        if (!is_nominal(j, i) || is_title(j, i)) {
            continue;
        }
        uint32_t same = TRI_NONE;
        if (!tri_i_describe(r, i, &j->phrases[i])) {
            return false;
        }
        /* "this president" is no "president of that country". */
        j->phrases[i].skipped = j->phrases[i].skipped ||
                                tri_i_is_of_that(r->document->tree, r->spans[i].head);
        if (!find_same(j, i, &same) || !enter(j, i, same)) {
            return false;
        }
        const uint32_t name = tri_i_get(&j->common, r->features[i].key);
        if (name != TRI_NONE && !j->phrases[i].counted) {
            /* "bitcoin", once taken for a name */
            tri_i_join(r, i, name, TRI_RULE_SAME_NAME);
        }
        if (same != TRI_NONE && is_same(j, i, same)) {
            tri_i_join(r, i, same, TRI_RULE_SAME_PHRASE);
        }
    }
    return true;
}

bool tri_i_join_nominals(tri_i_resolver *resolver)
{
    const uint32_t n = resolver->n_spans;
    tri_arena *arena = resolver->arena;
    joiner j = {.resolver = resolver,
                .phrases = tri_arena_alloc(arena, n, sizeof *j.phrases),
                .places = tri_arena_alloc(arena, n, sizeof *j.places),
                .last = tri_arena_alloc(arena, n, sizeof *j.last)};
    tri_i_join_named_lands(resolver);
    const bool ok = j.phrases != NULL && j.places != NULL && j.last != NULL &&
                    enter_common_names(&j) && join_equal(&j) && join_named_heads(&j);
    for (uint32_t i = 0; ok && i < j.n_kinds; i++) {
        if (is_one_thing(&j, j.last[i])) {
            join_kind(&j, j.last[i]);
        }
    }
    for (uint32_t i = 0; ok && i < n; i++) {
        join_definite(&j, i);
    }
    if (ok) {
        tri_i_join_beside(resolver);
    }
    tri_map_clear(&j.names);
    tri_map_clear(&j.whole);
    tri_map_clear(&j.common);
    tri_map_clear(&j.kinds);
    return ok;
}
