/* Joins common noun phrases: equal ones, those of one noun that nothing tells apart,
   and titles with the one person who has them.

   A document seldom speaks of two things of one kind without telling them apart; so
   where the phrases of a noun have no two different modifiers or owners, they are one
   thing. Where they have, a definite phrase is the latest one whose modifiers include
   its own (the "strict head match" of Lee et al. 2013). More than 500 lines, since
   every rule compares the same phrases. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"
#include "extract/entities/resolve.h"

#include <string.h>

enum {
    AMBIGUOUS = UINT32_MAX - 2,
    MAX_MODIFIERS = 6,
    MAX_BACK = 16 /* phrases of one noun that are compared */
};

/* What tells a noun phrase from others of its noun. */
typedef struct {
    const char *kind; /* its noun, or what the noun is a name of */
    const char
        *modifiers[MAX_MODIFIERS]; /* folded, without degree, size and the like */
    uint32_t n_modifiers;
    uint32_t owner;  /* the root of a name that owns it, or its place; TRI_NONE */
    uint32_t near;   /* the same of the last one of this kind that has it, TRI_NONE */
    uint32_t before; /* the phrase before of this kind, TRI_NONE */
    bool is_sort;    /* a modifier says which sort of thing: "computing power" */
    bool is_event;
    bool joins_bare; /* an event, people: one thing without an article too */
    bool unsure;     /* of two owners' */
    bool other;      /* "another", "the second": one of several */
    bool counted;    /* a numeral or a quantity */
    bool is_any;     /* "neither", "every": no certain one */
    bool skipped;    /* never joined by kind: a time, a measure, a predicate */
} phrase;

typedef struct {
    tri_i_resolver *resolver;
    phrase *phrases; /* (n_mentions) */
} joiner;

static const char *lemma_of(const joiner *j, uint32_t token)
{
    const tri_token *t = &j->resolver->document->tokens[token];
    return tri_i_fold(j->resolver->arena, t->lemma[0] != '\0' ? t->lemma : t->form);
}

/* A modifier with what a hyphen joins to it: "iodine-containing". NULL where memory is
   out. */
static const char *modifier_at(const joiner *j, uint32_t token)
{
    const tri_document *document = j->resolver->document;
    const char *word = lemma_of(j, token);
    for (uint32_t c = j->resolver->document->tree->first_child[token];
         word != NULL && c != TRI_NONE && c < token;
         c = j->resolver->document->tree->next_sibling[c]) {
        if (document->tokens[c].upos != TRI_UPOS_PUNCT) {
            const char *part = lemma_of(j, c);
            word = part == NULL
                       ? NULL
                       : tri_arena_printf(j->resolver->arena, "%s-%s", part, word);
        }
    }
    return word;
}

/* Whether a clause after the noun picks some out: "the people who smoke", but not "the
   main square, where ...". */
static bool is_restrictive(const joiner *j, uint32_t head, uint32_t clause)
{
    const tri_token *tokens = j->resolver->document->tokens;
    if (clause < head || (tokens[clause].rel != TRI_REL_ACL_RELCL &&
                          tokens[clause].rel != TRI_REL_ACL)) {
        return false;
    }
    for (uint32_t t = head + 1; t < clause; t++) {
        if (strcmp(tokens[t].form, ",") == 0) {
            return false;
        }
    }
    return true;
}

/* The root of the name that owns a phrase or says where it is: a possessor, "of", "in",
   a nationality or another name before it. */
static uint32_t find_owner(const joiner *j, uint32_t mention)
{
    tri_i_resolver *r = j->resolver;
    const tri_document *document = r->document;
    uint32_t owner = r->features[mention].owner;
    for (uint32_t c = r->document->tree->first_child[r->spans[mention].head];
         owner == TRI_NONE && c != TRI_NONE; c = r->document->tree->next_sibling[c]) {
        const uint32_t at = r->mention_at[c];
        if (at == TRI_NONE || r->spans[at].kind != TRI_MENTION_NAME) {
            continue;
        }
        switch (document->tokens[c].rel) {
        case TRI_REL_AMOD:
        case TRI_REL_COMPOUND:
        case TRI_REL_NMOD:
            owner = at;
            break;
        default:
            break;
        }
    }
    return owner == TRI_NONE ? TRI_NONE : tri_i_find_root(r, owner);
}

/* The root of the named subject of the verb whose object an indefinite phrase is: the
   troops that Russia sent are Russia's. TRI_NONE where none. */
static uint32_t find_sender(const joiner *j, uint32_t mention)
{
    tri_i_resolver *r = j->resolver;
    const tri_document *document = r->document;
    const tri_token *head = &document->tokens[r->spans[mention].head];
    if (head->rel != TRI_REL_OBJ || head->head == TRI_NONE) {
        return TRI_NONE;
    }
    const uint32_t subject =
        tri_i_dependent(r->document->tree, head->head, TRI_REL_NSUBJ);
    const uint32_t at = subject == TRI_NONE ? TRI_NONE : r->mention_at[subject];
    return at != TRI_NONE && r->spans[at].kind == TRI_MENTION_NAME
               ? tri_i_find_root(r, at)
               : TRI_NONE;
}

/* Whether the table of units has the noun as one of time. */
static bool is_time(const char *lemma)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_units, lemma);
    return (row != NULL && strcmp(row[TRI_UNITS_KIND], "time") == 0) ||
           strcmp(lemma, "time") == 0;
}

static bool look_at(joiner *j, uint32_t mention)
{
    tri_i_resolver *r = j->resolver;
    const tri_document *document = r->document;
    const tri_i_span *m = &r->spans[mention];

    phrase *p = &j->phrases[mention];
    const char *noun = tri_i_singular(r->arena, r->features[mention].head);
    if (noun == NULL) {
        return false;
    }
    const char *const *event = tri_i_lexicon_find(&tri_i_lexicon_event_synonyms, noun);
    p->kind = event == NULL ? noun : event[TRI_EVENT_SYNONYMS_EVENT];
    p->is_event = event != NULL;
    p->owner = find_owner(j, mention);
    if (p->owner == TRI_NONE && !r->features[mention].definite) {
        p->owner = find_sender(j, mention);
    }
    p->before = TRI_NONE;
    /* "President Lind": a part of the person's phrase. */
    const uint8_t upos = document->tokens[m->head].upos;
    p->skipped =
        (upos != TRI_UPOS_NOUN && upos != TRI_UPOS_PROPN) ||
        r->features[mention].predicate ||
        document->tokens[m->head].rel == TRI_REL_NMOD_DESC ||
        is_time(r->features[mention].head) ||
        tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns, r->features[mention].head);
    p->joins_bare = p->is_event || tri_i_lexicon_has(&tri_i_lexicon_persons, noun) ||
                    tri_i_lexicon_has(&tri_i_lexicon_collectives, noun);
    for (uint32_t c = r->document->tree->first_child[m->head]; c != TRI_NONE;
         c = r->document->tree->next_sibling[c]) {
        const tri_token *t = &document->tokens[c];
        const uint32_t at = r->mention_at[c];
        if (at != TRI_NONE && r->spans[at].kind == TRI_MENTION_NAME) {
            continue; /* an owner */
        }
        const char *lemma = c < m->head ? modifier_at(j, c) : lemma_of(j, c);
        if (lemma == NULL) {
            return false;
        }
        if (c > m->head) {
            p->other = p->other || (!p->is_event && is_restrictive(j, m->head, c));
            if (t->rel != TRI_REL_NMOD || p->is_event) {
                continue;
            }
        } else if (t->rel == TRI_REL_NUMMOD ||
                   (t->rel == TRI_REL_DET &&
                    tri_i_lexicon_has(&tri_i_lexicon_quantifiers, lemma)) ||
                   (t->rel == TRI_REL_AMOD &&
                    tri_i_lexicon_has(&tri_i_lexicon_light_modifiers, lemma))) {
            p->counted = true;
            p->is_any = p->is_any || t->rel == TRI_REL_DET;
            continue;
        } else if (tri_i_lexicon_has(&tri_i_lexicon_distinguishing_modifiers, lemma)) {
            p->other = true;
            continue;
        } else if ((t->rel != TRI_REL_AMOD && t->rel != TRI_REL_COMPOUND &&
                    t->rel != TRI_REL_NMOD_DESC) ||
                   t->xpos == TRI_XPOS_JJR || t->xpos == TRI_XPOS_JJS ||
                   tri_i_lexicon_has(&tri_i_lexicon_degree_adjectives, lemma)) {
            continue;
        }
        if (p->n_modifiers < MAX_MODIFIERS) {
            p->modifiers[p->n_modifiers++] = lemma;
        }
        p->is_sort =
            p->is_sort || t->rel == TRI_REL_COMPOUND || t->xpos == TRI_XPOS_VBG;
    }
    return true;
}

static bool has_modifier(const phrase *p, const char *modifier)
{
    for (uint32_t i = 0; i < p->n_modifiers; i++) {
        if (strcmp(p->modifiers[i], modifier) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether all modifiers of the first are modifiers of the second. */
static bool is_included(const phrase *a, const phrase *b)
{
    for (uint32_t i = 0; i < a->n_modifiers; i++) {
        if (!has_modifier(b, a->modifiers[i])) {
            return false;
        }
    }
    return true;
}

static bool owners_agree(const phrase *a, const phrase *b)
{
    return a->owner == TRI_NONE || b->owner == TRI_NONE || a->owner == b->owner;
}

/* Number agrees, but for events: "the protests", "in support of the protest". */
static bool numbers_agree(joiner *j, uint32_t a, uint32_t b)
{
    const tri_i_cluster *c = j->resolver->clusters;
    return j->phrases[a].is_event || (c[a].number & c[b].number) != 0;
}

static bool is_nominal(const joiner *j, uint32_t mention)
{
    return j->resolver->spans[mention].kind == TRI_MENTION_NOMINAL;
}

/* A set that a name belongs to takes no bare phrase by its noun. */
static bool joins_by_kind(const joiner *j, uint32_t mention)
{
    const phrase *p = &j->phrases[mention];
    return is_nominal(j, mention) && !p->skipped && !p->other && !p->counted &&
           !j->resolver->features[mention].stays;
}

/* Whether a definite phrase cannot be a shorter form of one before, though its
   modifiers are among that one's: "the Northern party" and "the regional party", "the
   flag of Chile" and "a different flag". */
static bool is_told_apart(const phrase *p, const phrase *before)
{
    const bool is_owned = p->owner != TRI_NONE && before->owner == TRI_NONE;
    return before->is_any || (is_owned && (before->other || !is_included(before, p)));
}

/* Whether a phrase says more than its noun. */
static bool is_full(const phrase *p)
{
    return p->n_modifiers > 0 || p->owner != TRI_NONE;
}

/* Whether nothing tells the phrases of a kind apart, from the last one back. */
static bool is_one_thing(joiner *j, uint32_t last)
{
    uint32_t n_new = 0; /* that an indefinite article brings */
    uint32_t widest = last;
    uint32_t owned = last;
    for (uint32_t i = last; i != TRI_NONE; i = j->phrases[i].before) {
        const phrase *p = &j->phrases[i];
        if (p->skipped || p->other || p->counted) {
            return false;
        }
        /* "a fire", where one was told of before, is another one. */
        if (j->resolver->features[i].indefinite) {
            n_new += p->is_event || p->before == TRI_NONE ? 1 : 2;
        }
        if (p->n_modifiers > 0) {
            if (!is_included(p, &j->phrases[widest]) &&
                !is_included(&j->phrases[widest], p)) {
                return false;
            }
            widest = p->n_modifiers > j->phrases[widest].n_modifiers ? i : widest;
        }
        if (!owners_agree(p, &j->phrases[owned])) {
            return false;
        }
        owned = p->owner != TRI_NONE ? i : owned;
    }
    const phrase *a = &j->phrases[widest];
    const phrase *b = &j->phrases[owned];
    if (owned > widest && a->n_modifiers > 0 && a->owner == TRI_NONE &&
        is_told_apart(b, a)) {
        return false; /* "the regional government", "the Monti government" */
    }
    return n_new < 2;
}

/* Whether two phrases of a kind that is one thing may be joined: "power" is not
   "computing power", but "the square" is the "market square". */
static bool may_join(joiner *j, uint32_t mention, uint32_t antecedent)
{
    const phrase *p = &j->phrases[mention];
    const phrase *a = &j->phrases[antecedent];
    const bool definite = j->resolver->features[mention].definite;
    const bool same_sort =
        p->is_sort == a->is_sort || p->is_event || (a->is_sort && definite);
    if (!definite && !p->joins_bare &&
        (p->n_modifiers != a->n_modifiers || !is_included(p, a))) {
        return false; /* "stunted growth" is not all growth */
    }
    return same_sort && numbers_agree(j, mention, antecedent) && !is_told_apart(p, a);
}

/* Joins the phrases of a kind that is one thing, from the last one back. */
static void join_kind(joiner *j, uint32_t last)
{
    for (uint32_t i = last; i != TRI_NONE; i = j->phrases[i].before) {
        for (uint32_t k = j->phrases[i].before; k != TRI_NONE;
             k = j->phrases[k].before) {
            if (may_join(j, i, k)) {
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
    const phrase *a = &j->phrases[antecedent];
    const uint32_t here = d->tokens[j->resolver->spans[mention].head].sentence;
    const uint32_t there = d->tokens[j->resolver->spans[antecedent].head].sentence;
    if (is_full(&j->phrases[mention]) || !is_full(a) || here - there <= NEAR) {
        return false;
    }
    int n = 0;
    for (uint32_t k = a->before; k != TRI_NONE && n < MAX_BACK;
         k = j->phrases[k].before, n++) {
        const phrase *b = &j->phrases[k];
        if (is_full(b) && (!owners_agree(a, b) || !is_included(b, a))) {
            return true;
        }
    }
    return false;
}

/* The latest phrase before of which a definite one may be a shorter form. */
static void join_definite(joiner *j, uint32_t mention)
{
    phrase *p = &j->phrases[mention];
    if (!joins_by_kind(j, mention) || p->unsure ||
        !j->resolver->features[mention].definite) {
        return;
    }
    int n = 0;
    for (uint32_t k = p->before; k != TRI_NONE && n < MAX_BACK;
         k = j->phrases[k].before, n++) {
        if (is_included(p, &j->phrases[k]) && owners_agree(p, &j->phrases[k]) &&
            numbers_agree(j, mention, k) && !j->phrases[k].skipped &&
            !is_told_apart(p, &j->phrases[k])) {
            if (is_too_far(j, mention, k)) {
                return;
            }
            tri_i_join(j->resolver, mention, k, TRI_RULE_SAME_HEAD);
            p->owner = p->owner == TRI_NONE ? j->phrases[k].owner : p->owner;
            return;
        }
    }
}

/* "The ministry" for the one name that ends so: "Interior Ministry". */
static bool join_named_heads(joiner *j)
{
    tri_i_resolver *r = j->resolver;
    tri_map ends = {0}; /* last words of names to a mention */
    bool ok = true;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; ok && i < r->n_spans; i++) {
            const tri_i_span *m = &r->spans[i];
            if (pass == 0 && m->kind == TRI_MENTION_NAME && m->type != TRI_TYPE_PER) {
                const char *chunks[TRI_I_NAME_WORDS];
                const uint32_t n = tri_i_name_chunks(r, i, chunks);
                ok = n > 0;
                if (n < 2 || !tri_i_lexicon_has(&tri_i_lexicon_heads, chunks[n - 1])) {
                    continue;
                }
                const uint32_t before = tri_i_get(&ends, chunks[n - 1]);
                const bool other = before != TRI_NONE &&
                                   (before == AMBIGUOUS || tri_i_find_root(r, before) !=
                                                               tri_i_find_root(r, i));
                ok = tri_i_set(&ends, chunks[n - 1], other ? (uint32_t)AMBIGUOUS : i);
            } else if (pass == 1 && joins_by_kind(j, i) && r->features[i].definite &&
                       j->phrases[i].n_modifiers == 0 &&
                       j->phrases[i].owner == TRI_NONE) {
                const uint32_t name = tri_i_get(&ends, r->features[i].head);
                if (name != TRI_NONE && name != AMBIGUOUS && name < i) {
                    tri_i_join(r, i, name, TRI_RULE_SAME_HEAD);
                }
            }
        }
    }
    tri_map_clear(&ends);
    return ok;
}

/* "bitcoin mining, the process of recording transactions": what stands in apposition
   to a common noun is the same thing. */
static void join_apposition(joiner *j, uint32_t mention)
{
    const tri_document *document = j->resolver->document;
    const tri_token *head = &document->tokens[j->resolver->spans[mention].head];
    const uint32_t at = head->rel == TRI_REL_APPOS && head->head != TRI_NONE
                            ? j->resolver->mention_at[head->head]
                            : TRI_NONE;
    /* Behind "goitre and cretinism" it may be of either. */
    if (at != TRI_NONE && is_nominal(j, mention) && is_nominal(j, at) &&
        tri_i_dependent(j->resolver->document->tree, head->head, TRI_REL_CONJ) ==
            TRI_NONE &&
        (j->resolver->clusters[mention].number & j->resolver->clusters[at].number) !=
            0) {
        tri_i_join(j->resolver, mention, at, TRI_RULE_APPOSITION);
    }
}

/* Joins phrases of one name and owner; enters all by their kind: `last` (n_kinds) is
   the last phrase of each. */
static bool join_equal(joiner *j, uint32_t *last, uint32_t *n_kinds)
{
    const tri_document *document = j->resolver->document;
    tri_map names = {0};
    tri_map kinds = {0};
    tri_map common = {0}; /* names written as common nouns are */
    bool ok = true;
    for (uint32_t i = 0; ok && i < j->resolver->n_spans; i++) {
        const tri_i_span *m = &j->resolver->spans[i];
        const char *form = document->tokens[m->begin].form;
        if (m->kind == TRI_MENTION_NAME && form[0] >= 'a' && form[0] <= 'z') {
            ok = tri_i_set(&common, j->resolver->features[i].key, i);
        }
    }
    for (uint32_t i = 0; ok && i < j->resolver->n_spans; i++) {
        if (!is_nominal(j, i)) {
            continue;
        }

        phrase *p = &j->phrases[i];
        ok = look_at(j, i);
        if (!ok) {
            break;
        }
        uint32_t kind = tri_i_get(&kinds, p->kind);
        if (kind == TRI_NONE) {
            kind = (*n_kinds)++;
            last[kind] = TRI_NONE;
            ok = tri_i_set(&kinds, p->kind, kind);
        }
        const uint32_t name = tri_i_get(&common, j->resolver->features[i].key);
        if (name != TRI_NONE && !p->counted) { /* "bitcoin", once taken for a name */
            tri_i_join(j->resolver, i, name, TRI_RULE_SAME_NAME);
        }
        const uint32_t same = tri_i_get(&names, j->resolver->features[i].key);
        /* Russia's troops, then France's: whose are "the troops"? */
        p->unsure = same != TRI_NONE && p->owner == TRI_NONE &&
                    last[kind] != TRI_NONE &&
                    !owners_agree(&j->phrases[same], &j->phrases[last[kind]]);
        p->near = p->owner;
        if (p->owner == TRI_NONE && last[kind] != TRI_NONE) {
            p->near = j->phrases[last[kind]].near;
        }
        /* "This district", where another was told of since: that one. */
        const bool is_later = same != TRI_NONE && !is_full(p) && p->near != TRI_NONE &&
                              j->phrases[same].near != TRI_NONE &&
                              j->phrases[same].near != p->near;
        if (same != TRI_NONE && !is_later && !j->resolver->features[i].indefinite &&
            !p->counted && !p->skipped && !j->phrases[same].is_any && !p->unsure &&
            owners_agree(p, &j->phrases[same]) && numbers_agree(j, i, same)) {
            tri_i_join(j->resolver, i, same, TRI_RULE_SAME_PHRASE);
        }
        p->before = last[kind];
        last[kind] = i;
        ok = ok && tri_i_set(&names, j->resolver->features[i].key, i);
    }
    tri_map_clear(&names);
    tri_map_clear(&kinds);
    tri_map_clear(&common);
    return ok;
}

bool tri_i_join_nominals(tri_i_resolver *resolver)
{
    const uint32_t n = resolver->n_spans;
    joiner j = {.resolver = resolver,
                .phrases = tri_arena_alloc(resolver->arena, n, sizeof *j.phrases)};
    uint32_t *last = tri_arena_alloc(resolver->arena, n, sizeof *last);
    uint32_t n_kinds = 0;
    if (j.phrases == NULL || last == NULL || !join_equal(&j, last, &n_kinds)) {
        return false;
    }
    if (!join_named_heads(&j)) {
        return false;
    }
    for (uint32_t i = 0; i < n_kinds; i++) {
        if (is_one_thing(&j, last[i])) {
            join_kind(&j, last[i]);
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        join_definite(&j, i);
        join_apposition(&j, i);
    }
    return true;
}
