/* Joins pronouns and noun phrases to what the model says that they refer back to. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/link_guard.h"
#include "extract/entities/link_kinds.h"
#include "extract/entities/names.h"
#include "extract/entities/own_subject.h"
#include "extract/entities/owners.h"
#include "extract/entities/speakers.h"
#include "extract/entities/word_forms.h"

#include <stdlib.h>
#include <string.h>

/* Probabilities from which the model is believed; measured on GUM's development part.
 */
static const float NAMES_LEAST = 0.6F;  /* that two names are one thing */
static const float UNLIKE_LEAST = 0.8F; /* that what differs in number or gender is */
/* That a noun phrase is what another noun or a name says. */
static const float OTHER_NOUN_LEAST = 0.55F;
/* That a pronoun is the next best, where grammar rules out the best. */
static const float OTHER_LEAST = 0.05F;

static bool is_country_word(const tri_i_resolver *resolver, uint32_t mention)
{
    const char *head = resolver->features[mention].head;
    return resolver->spans[mention].kind == TRI_MENTION_NOMINAL &&
           (strcmp(head, "country") == 0 || strcmp(head, "nation") == 0);
}

/* "the country": the one that was named last, if it is the one that the document names
   most. */
static bool join_country(tri_i_resolver *resolver, bool *named)
{
    uint32_t *counts =
        tri_arena_alloc(resolver->arena, resolver->n_spans, sizeof *counts);
    uint32_t most = TRI_NONE;
    uint32_t last = TRI_NONE;
    if (counts == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        if (tri_i_is_country_name(resolver, i)) {
            const uint32_t root = tri_i_find_root(resolver, i);
            counts[root]++;
            most = most == TRI_NONE || counts[root] > counts[most] ? root : most;
        }
    }
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        if (tri_i_is_country_name(resolver, i)) {
            last = i;
        } else if (is_country_word(resolver, i) && last != TRI_NONE &&
                   resolver->features[i].definite &&
                   resolver->spans[i].end - resolver->spans[i].begin == 2 &&
                   !named[tri_i_find_root(resolver, i)] &&
                   tri_i_find_root(resolver, last) == most) {
            tri_i_join(resolver, i, last, TRI_RULE_COREFERENCE);
            most = tri_i_find_root(resolver, last);
            named[most] = true;
        }
    }
    return true;
}

/* The root of the name that stands before a noun as its owner or sort, TRI_NONE. */
static uint32_t name_before(const tri_i_resolver *resolver, uint32_t noun)
{
    const uint32_t name = tri_i_owner_among(resolver, noun, 0, noun, TRI_I_ANYBODY);
    return name == TRI_NONE ? TRI_NONE : tri_i_find_root(resolver, name);
}

/* Whether `token` stands before its head as a modifier. */
static bool is_modifier(const tri_i_tree *tree, uint32_t token, uint32_t head)
{
    const uint8_t rel = tree->tokens[token].rel;
    return token < head && (rel == TRI_REL_AMOD || rel == TRI_REL_COMPOUND);
}

/* Whether a noun has a modifier of this lemma, NULL: any. */
static bool has_modifier(const tri_i_tree *tree, uint32_t noun, const char *lemma)
{
    TRI_I_FOR_DEPENDENTS (tree, noun, c) {
        if (is_modifier(tree, c, noun) && (lemma == NULL || tri_i_is(tree, c, lemma))) {
            return true;
        }
    }
    return false;
}

/* Whether two nouns have modifiers, and none that both have. */
static bool modifiers_differ(const tri_i_tree *tree, uint32_t a, uint32_t b)
{
    if (!has_modifier(tree, a, NULL) || !has_modifier(tree, b, NULL)) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (tree, a, c) {
        if (is_modifier(tree, c, a) && has_modifier(tree, b, tree->tokens[c].lemma)) {
            return false;
        }
    }
    return true;
}

/* Whether a noun phrase is of more or fewer things than what stands before it: "both
   countries" is not one of them. */
static bool is_other_number(const tri_i_resolver *resolver, uint32_t mention,
                            uint32_t antecedent)
{
    const tri_i_tree *tree = resolver->document->tree;
    if (resolver->spans[mention].kind != TRI_MENTION_NOMINAL) {
        return false;
    }
    const uint32_t word =
        tri_i_dependent(tree, resolver->spans[mention].head, TRI_REL_DET);
    const bool is_both = word != TRI_NONE && tri_i_is(tree, word, "both");
    return (is_both && resolver->spans[antecedent].kind == TRI_MENTION_NAME) ||
           (resolver->clusters[mention].number &
            resolver->clusters[antecedent].number) == 0;
}

/* Whether two phrases of one noun are told apart by what stands before it: "the
   European team" and "the Afghan team", "her first house" and "her third house". */
static bool are_told_apart(const tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    const tri_i_span *x = &resolver->spans[a];
    const tri_i_span *y = &resolver->spans[b];
    if (x->kind != TRI_MENTION_NOMINAL || y->kind != TRI_MENTION_NOMINAL ||
        strcmp(resolver->features[a].head, resolver->features[b].head) != 0) {
        return false;
    }
    const uint32_t first = name_before(resolver, x->head);
    const uint32_t second = name_before(resolver, y->head);
    return first != TRI_NONE && second != TRI_NONE
               ? first != second
               : modifiers_differ(resolver->document->tree, x->head, y->head);
}

/* Whether a word before a noun says which sort it is of: "trial court", "lower court",
   but not "busy court". */
static bool is_sort_before(const tri_i_resolver *resolver, uint32_t token,
                           uint32_t noun, const char *folded)
{
    const tri_token *word = &resolver->document->tokens[token];
    if (!is_modifier(resolver->document->tree, token, noun)) {
        return false;
    }
    return word->rel == TRI_REL_COMPOUND || word->xpos == TRI_XPOS_JJR ||
           tri_i_lexicon_has(&tri_i_lexicon_institution_words, folded);
}

/* Whether a noun phrase is of another sort than a name that has its noun: "the trial
   court" is no Supreme Court. */
static bool is_other_sort(const tri_i_resolver *resolver, uint32_t mention,
                          uint32_t name)
{
    const char *chunks[TRI_I_NAME_WORDS];
    if (resolver->spans[mention].kind != TRI_MENTION_NOMINAL ||
        resolver->spans[name].kind != TRI_MENTION_NAME) {
        return false;
    }
    const uint32_t n = tri_i_name_chunks(resolver, name, chunks);
    const uint32_t head = resolver->spans[mention].head;
    bool has_noun = false;
    for (uint32_t i = 0; i < n; i++) {
        has_noun = has_noun || strcmp(chunks[i], resolver->features[mention].head) == 0;
    }
    TRI_I_FOR_DEPENDENTS (resolver->document->tree, head, c) {
        const char *word =
            has_noun ? tri_i_fold(resolver->arena, resolver->document->tokens[c].form)
                     : NULL;
        bool has_word = word == NULL || !is_sort_before(resolver, c, head, word);
        for (uint32_t i = 0; i < n && !has_word; i++) {
            has_word = strcmp(chunks[i], word) == 0;
        }
        if (!has_word) {
            return true;
        }
    }
    return false;
}

/* Whether two phrases of one noun are of two owners who are named: "his mother", of
   Paul, and of Tom. */
static bool are_of_two(const tri_i_resolver *resolver, const bool *named, uint32_t a,
                       uint32_t b)
{
    const uint32_t x = resolver->features[a].owner;
    const uint32_t y = resolver->features[b].owner;
    if (x == TRI_NONE || y == TRI_NONE ||
        strcmp(resolver->features[a].head, resolver->features[b].head) != 0) {
        return false;
    }
    const uint32_t of_a = tri_i_find_root(resolver, x);
    const uint32_t of_b = tri_i_find_root(resolver, y);
    return of_a != of_b && named[of_a] && named[of_b];
}

/* Whether the model's link may join two sets. */
static bool may_join(const tri_i_resolver *resolver, const bool *named, uint32_t a,
                     uint32_t b, float p)
{
    if (named[a] && named[b]) {
        const uint8_t type = resolver->spans[a].type;
        return p >= NAMES_LEAST && type == resolver->spans[b].type &&
               type != TRI_TYPE_DATE && type != TRI_TYPE_NUM;
    }
    return p >= UNLIKE_LEAST ||
           ((resolver->clusters[a].number & resolver->clusters[b].number) != 0 &&
            (resolver->clusters[a].gender & resolver->clusters[b].gender) != 0);
}

/* Whether a date is the calendar's and not the day of writing's ("today", "Sunday"). */
static bool has_number(const tri_i_resolver *r, uint32_t mention)
{
    uint32_t t = r->spans[mention].begin;
    while (t < r->spans[mention].end &&
           strpbrk(r->document->tokens[t].form, "0123456789") == NULL) {
        t++;
    }
    return t < r->spans[mention].end;
}

/* "in 1859 ... since 1859": a date is the same whenever it is met. */
static bool join_dates(tri_i_resolver *resolver)
{
    tri_map dates = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const tri_i_span *mention = &resolver->spans[i];
        const char *value = mention->value;
        if (mention->kind != TRI_MENTION_VALUE || mention->type != TRI_TYPE_DATE ||
            value[0] == '\0' || !has_number(resolver, i)) {
            continue;
        }
        const uint32_t same = tri_i_get(&dates, value);
        if (same != TRI_NONE) {
            tri_i_join(resolver, i, same, TRI_RULE_SAME_PHRASE);
        } else {
            ok = tri_i_set(&dates, value, i);
        }
    }
    tri_map_clear(&dates);
    return ok;
}

/* "the author, Ode Lund": whether a name stands in apposition to a noun for a person,
   so that the name is who is meant. */
static bool is_person_behind_role(const tri_i_resolver *resolver, uint32_t token,
                                  uint32_t noun)
{
    return tri_i_apposed_to(resolver->document->tree, token) != TRI_NONE &&
           tri_i_name_at(resolver, token) != TRI_NONE &&
           resolver->spans[noun].kind == TRI_MENTION_NOMINAL &&
           resolver->clusters[noun].number == TRI_I_SINGULAR &&
           tri_i_lexicon_has(&tri_i_lexicon_persons, resolver->features[noun].head);
}

/* A link of the model between two mentions. */
typedef struct {
    uint32_t mention;
    uint32_t antecedent;
    float p;
    uint32_t order; /* of the text */
} candidate;

static int compare_candidates(const void *a, const void *b)
{
    const candidate *x = a;
    const candidate *y = b;
    if (x->p != y->p) {
        return x->p > y->p ? -1 : 1;
    }
    return x->order < y->order ? -1 : x->order > y->order;
}

/* Whether a link between two mentions is to be asked about at all: grammar does not
   rule it out. What a phrase is only said of is noted, in the order of the text. */
static bool is_candidate(tri_i_resolver *resolver, const tri_i_holders *holders,
                         const tri_i_antecedent *link, candidate *c)
{
    if (link->antecedent == TRI_NONE) {
        return false;
    }
    const uint32_t a = resolver->mention_at[link->token];
    uint32_t b = resolver->mention_at[link->antecedent];
    if (a == TRI_NONE || b == TRI_NONE) {
        return false;
    }
    if (resolver->said_of[b] != TRI_NONE) {
        b = resolver->said_of[b];
    }
    if (link->is_said && is_person_behind_role(resolver, link->token, b)) {
        resolver->said_of[b] = a;
    } else if (link->is_said) {
        resolver->said_of[a] = b;
        return false;
    }
    *c = (candidate){.mention = a, .antecedent = b, .p = link->p};
    const bool is_named_town = is_country_word(resolver, a) &&
                               resolver->spans[b].kind == TRI_MENTION_NAME &&
                               !tri_i_is_country_name(resolver, b);
    const bool is_unsure =
        resolver->spans[a].kind == TRI_MENTION_NOMINAL && link->p < OTHER_NOUN_LEAST &&
        strcmp(resolver->features[a].head, resolver->features[b].head) != 0;
    return !is_named_town && !is_unsure && !is_other_number(resolver, a, b) &&
           !are_told_apart(resolver, a, b) && !is_other_sort(resolver, a, b) &&
           !is_other_sort(resolver, b, a) &&
           !tri_i_is_ruled_out(resolver, holders, a, b) &&
           !tri_i_is_other_voice(resolver, a, b);
}

/* A phrase for somebody's relative: "her husband". */
static bool is_relative(const tri_i_resolver *resolver, uint32_t mention)
{
    return resolver->spans[mention].kind == TRI_MENTION_NOMINAL &&
           resolver->features[mention].owner != TRI_NONE &&
           tri_i_lexicon_has(&tri_i_lexicon_relatives,
                             resolver->features[mention].head);
}

/* Pronouns and who does what is done to them, who is somebody else. */
typedef struct {
    uint32_t *doer; /* (n_spans) the mention that does it, TRI_NONE */
    uint32_t *done; /* (n_spans) of that one: the last such pronoun, TRI_NONE */
} doers;

static bool find_doers(const tri_i_resolver *resolver, doers *found)
{
    const tri_i_tree *tree = resolver->document->tree;
    const uint32_t n = resolver->n_spans;
    found->doer = tri_arena_alloc(resolver->arena, n, sizeof *found->doer);
    found->done = tri_arena_alloc(resolver->arena, n, sizeof *found->done);
    if (found->doer == NULL || found->done == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        found->doer[i] = found->done[i] = TRI_NONE;
    }
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t subject =
            resolver->spans[i].kind == TRI_MENTION_PRONOUN
                ? tri_i_subject_beside(tree, resolver->spans[i].head)
                : TRI_NONE;
        if (subject != TRI_NONE && resolver->mention_at[subject] != TRI_NONE) {
            found->doer[i] = resolver->mention_at[subject];
            found->done[found->doer[i]] = i;
        }
    }
    return true;
}

static bool is_same(const tri_i_resolver *resolver, uint32_t mention, uint32_t root)
{
    return mention != TRI_NONE && tri_i_find_root(resolver, mention) == root;
}

/* Whether of two mentions one would do to itself what is done to a pronoun. */
static bool does_it(const tri_i_resolver *resolver, const doers *d, uint32_t a,
                    uint32_t b)
{
    const uint32_t x = tri_i_find_root(resolver, a);
    const uint32_t y = tri_i_find_root(resolver, b);
    return is_same(resolver, d->doer[a], y) || is_same(resolver, d->done[a], y) ||
           is_same(resolver, d->doer[b], x) || is_same(resolver, d->done[b], x);
}

/* What links are joined by. */
typedef struct {
    tri_i_resolver *resolver;
    bool *named;        /* of a root: some mention is a name (n_spans) */
    uint32_t *relative; /* of a root: the first mention that is a relative's, TRI_NONE
                           (n_spans) */
    uint32_t *name;     /* of a root: its first name, TRI_NONE (n_spans) */
    doers done;
} linker;

/* Joins two mentions, if nothing is against it. */
static void join_pair(const linker *l, uint32_t mention, uint32_t antecedent, float p)
{
    const uint32_t x = tri_i_find_root(l->resolver, mention);
    const uint32_t y = tri_i_find_root(l->resolver, antecedent);
    const bool are_two_owners =
        are_of_two(l->resolver, l->named, mention, antecedent) ||
        (l->relative[x] != TRI_NONE && l->relative[y] != TRI_NONE &&
         are_of_two(l->resolver, l->named, l->relative[x], l->relative[y]));
    if (x == y || !may_join(l->resolver, l->named, x, y, p) || are_two_owners ||
        tri_i_is_other_kind(l->resolver, mention, l->name[y]) ||
        tri_i_is_other_kind(l->resolver, antecedent, l->name[x])) {
        return;
    }
    const uint32_t name = l->name[x] != TRI_NONE ? l->name[x] : l->name[y];
    const bool has_name = l->named[x] || l->named[y];
    const uint32_t relative =
        l->relative[x] != TRI_NONE ? l->relative[x] : l->relative[y];
    if (tri_i_join(l->resolver, mention, antecedent, TRI_RULE_COREFERENCE)) {
        const uint32_t root = tri_i_find_root(l->resolver, mention);
        l->named[root] = has_name;
        l->relative[root] = relative;
        l->name[root] = name;
    }
}

/* "Lind asked him": the next best of whom the model thinks. */
static void join_other(const linker *l, const candidate *c)
{
    const tri_i_resolver *r = l->resolver;
    const tri_i_antecedent *link = &r->antecedents[c->order];
    for (int k = 0; k < TRI_I_OTHERS; k++) {
        const uint32_t other =
            link->others[k] == TRI_NONE ? TRI_NONE : r->mention_at[link->others[k]];
        if (other != TRI_NONE && other != c->mention &&
            link->other_p[k] >= OTHER_LEAST &&
            !does_it(r, &l->done, c->mention, other)) {
            join_pair(l, c->mention, other, link->other_p[k]);
            return;
        }
    }
}

static void join_link(const linker *l, const candidate *c)
{
    if (!does_it(l->resolver, &l->done, c->mention, c->antecedent)) {
        join_pair(l, c->mention, c->antecedent, c->p);
    } else if (l->done.doer[c->mention] != TRI_NONE) {
        join_other(l, c);
    }
}

/* Joins by links from the surest to the least sure: of a chain that would hold two
   names that cannot be one's, the weakest link is the one that is refused. Whose a
   relative is, is known before the relatives are compared: "her husband". False where
   memory is out. */
static bool join_surest_first(tri_i_resolver *resolver, bool *named,
                              candidate *candidates, size_t n)
{
    linker l = {resolver,
                named,
                tri_arena_alloc(resolver->arena, resolver->n_spans, sizeof *l.relative),
                tri_i_first_names(resolver),
                {0}};
    if (l.relative == NULL || l.name == NULL || !find_doers(resolver, &l.done)) {
        return false;
    }
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        l.relative[i] = TRI_NONE;
    }
    for (uint32_t i = resolver->n_spans; i-- > 0;) {
        if (is_relative(resolver, i)) {
            l.relative[tri_i_find_root(resolver, i)] = i;
        }
    }
    qsort(candidates, n, sizeof *candidates, compare_candidates);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < n; i++) {
            if (is_relative(resolver, candidates[i].mention) == (pass == 1)) {
                join_link(&l, &candidates[i]);
            }
        }
    }
    return true;
}

bool tri_i_join_antecedents(tri_i_resolver *resolver)
{
    tri_arena *arena = resolver->arena;
    bool *named = tri_arena_alloc(arena, resolver->n_spans, sizeof *named);
    candidate *candidates =
        tri_arena_alloc(arena, resolver->n_antecedents, sizeof *candidates);
    if (named == NULL || candidates == NULL || !join_dates(resolver)) {
        return false;
    }
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        resolver->said_of[i] = TRI_NONE;
        const uint8_t kind = resolver->spans[i].kind;
        if (kind == TRI_MENTION_NAME || kind == TRI_MENTION_VALUE ||
            resolver->spans[i].given != 0) {
            named[tri_i_find_root(resolver, i)] = true;
        }
    }
    tri_i_holders holders;
    const bool ok = tri_i_note_holders(resolver, &holders);
    size_t n = 0;
    for (uint32_t i = 0; ok && i < resolver->n_antecedents; i++) {
        if (is_candidate(resolver, &holders, &resolver->antecedents[i],
                         &candidates[n])) {
            candidates[n++].order = i;
        }
    }
    tri_i_clear_holders(&holders);
    return ok && join_surest_first(resolver, named, candidates, n) &&
           join_country(resolver, named) && tri_i_join_last_person(resolver);
}
