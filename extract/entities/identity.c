/* How sure it is who is meant: of every mention that it is its entity, and which other
   names of an entity the text itself explains. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/names.h"

#include <string.h>

/* Whether what joins two names says that they are two of one thing's. */
static bool is_explaining(uint8_t rule)
{
    return rule == TRI_RULE_ACRONYM || rule == TRI_RULE_ALSO_KNOWN ||
           rule == TRI_RULE_GIVEN;
}

static bool is_listed(const tri_entity *entity, const char *name)
{
    for (uint32_t i = 0; i < entity->n_explained; i++) {
        if (strcmp(entity->explained[i], name) == 0) {
            return true;
        }
    }
    return strcmp(entity->name, name) == 0;
}

bool tri_i_explain_aliases(const tri_i_maker *m)
{
    const tri_i_resolver *r = m->resolver;
    /* Twice: of "A (B), formerly C" the text may tell A and B after B and C. */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < r->n_links; i++) {
            const tri_link *link = &r->links[i];
            tri_entity *entity = &m->entities[m->entity_of[link->mention]];
            if (!is_explaining(link->rule) ||
                r->spans[link->mention].kind != TRI_MENTION_NAME ||
                r->spans[link->antecedent].kind != TRI_MENTION_NAME) {
                continue;
            }
            const char *one = tri_i_clean_name(r, link->mention);
            const char *other = tri_i_clean_name(r, link->antecedent);
            if (one == NULL || other == NULL) {
                return false;
            }
            const char *fresh = !is_listed(entity, one)     ? one
                                : !is_listed(entity, other) ? other
                                                            : NULL;
            if (fresh != NULL && is_listed(entity, fresh == one ? other : one) &&
                !tri_i_add_to_list(r->arena, &entity->explained, &entity->n_explained,
                                   fresh)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- The probability of a mention's being its entity */

/* How often joins by a rule are right; judged on news. Of the model's links its own
   probability takes this one's place. */
static const float rule_p[TRI_RULE_COUNT] = {
    [TRI_RULE_GIVEN] = 1,          [TRI_RULE_SAME_NAME] = 0.99F,
    [TRI_RULE_KNOWN_NAME] = 0.99F, [TRI_RULE_SPELLING] = 0.95F,
    [TRI_RULE_SURNAME] = 0.97F,    [TRI_RULE_FULL_NAME] = 0.95F,
    [TRI_RULE_ACRONYM] = 0.97F,    [TRI_RULE_INITIALS] = 0.95F,
    [TRI_RULE_DEFINED] = 0.99F,    [TRI_RULE_ALSO_KNOWN] = 0.95F,
    [TRI_RULE_SHORT_NAME] = 0.85F, [TRI_RULE_NATIONALITY] = 0.99F,
    [TRI_RULE_METONYM] = 0.95F,    [TRI_RULE_SAME_PHRASE] = 0.8F,
    [TRI_RULE_SAME_HEAD] = 0.7F,   [TRI_RULE_APPOSITION] = 0.85F,
    [TRI_RULE_LAST_NAMED] = 0.85F, [TRI_RULE_TITLE] = 0.95F,
    [TRI_RULE_COREFERENCE] = 0.8F};
static const float OTHER_RULE = 0.9F;

/* The links of mentions, a tree for each entity, as lists of neighbours. */
typedef struct {
    const tri_i_maker *maker;
    uint32_t *begin;   /* (n_spans + 1) in `ends` */
    uint32_t *ends;    /* (2 * n_links) numbers of links */
    uint32_t *link_of; /* (n_spans) the model's word on a mention, by antecedent,
                          TRI_NONE */
    uint32_t *waiting; /* (n_spans) */
    float *p;          /* (n_spans) below 0 until it is known */
} identifier;

static bool list_links(identifier *f)
{
    const tri_i_resolver *r = f->maker->resolver;
    const uint32_t n = r->n_spans;
    f->begin = tri_arena_alloc(r->arena, (size_t)n + 2, sizeof *f->begin);
    f->ends = tri_arena_alloc(r->arena, 2 * (size_t)r->n_links + 1, sizeof *f->ends);
    f->link_of = tri_arena_alloc(r->arena, n, sizeof *f->link_of);
    f->waiting = tri_arena_alloc(r->arena, n, sizeof *f->waiting);
    if (f->begin == NULL || f->ends == NULL || f->link_of == NULL ||
        f->waiting == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < r->n_links; i++) {
        f->begin[r->links[i].mention + 2]++;
        f->begin[r->links[i].antecedent + 2]++;
    }
    for (uint32_t i = 2; i < n + 2; i++) {
        f->begin[i] += f->begin[i - 1];
    }
    /* Filling moves begin[i + 1] from the first to behind the last of mention i. */
    for (uint32_t i = 0; i < r->n_links; i++) {
        f->ends[f->begin[r->links[i].mention + 1]++] = i;
        f->ends[f->begin[r->links[i].antecedent + 1]++] = i;
    }
    memset(f->link_of, 0xFF, n * sizeof *f->link_of); /* TRI_NONE */
    for (uint32_t i = 0; i < r->n_antecedents; i++) {
        const uint32_t mention = r->mention_at[r->antecedents[i].token];
        if (mention != TRI_NONE) {
            f->link_of[mention] = i;
        }
    }
    return true;
}

/* The probability that the model gives a mention's being what a token is of its entity;
   0 where it is of another. */
static float share(const identifier *f, uint32_t mention, uint32_t token, float p)
{
    const tri_i_maker *m = f->maker;
    const uint32_t other =
        token == TRI_NONE ? TRI_NONE : m->resolver->mention_at[token];
    return other == TRI_NONE || m->entity_of[other] != m->entity_of[mention]
               ? 0
               : p * (f->p[other] < 0 ? 1 : f->p[other]);
}

/* What the model says of a mention's being its entity, by all that it takes it for;
   below 0 where it says nothing. */
static float model_p(const identifier *f, uint32_t mention)
{
    const uint32_t index = f->link_of[mention];
    if (index == TRI_NONE) {
        return -1;
    }
    const tri_i_antecedent *link = &f->maker->resolver->antecedents[index];
    float p = share(f, mention, link->antecedent, link->p);
    if (p <= 0) {
        return -1;
    }
    for (int k = 0; k < TRI_I_OTHERS; k++) {
        p += share(f, mention, link->others[k], link->other_p[k]);
    }
    return p > 0.99F ? 0.99F : p;
}

static float link_p(const identifier *f, const tri_link *link)
{
    const float p = link->rule == TRI_RULE_COREFERENCE ? model_p(f, link->mention) : -1;
    if (p >= 0) {
        return p;
    }
    return rule_p[link->rule] > 0 ? rule_p[link->rule] : OTHER_RULE;
}

/* Goes from the mention that names an entity along its links. */
static void spread(identifier *f, uint32_t from)
{
    const tri_i_resolver *r = f->maker->resolver;
    uint32_t n = 0;
    f->p[from] = 1;
    f->waiting[n++] = from;
    while (n > 0) {
        const uint32_t at = f->waiting[--n];
        for (uint32_t k = f->begin[at]; k < f->begin[at + 1]; k++) {
            const tri_link *link = &r->links[f->ends[k]];
            const uint32_t other =
                link->mention == at ? link->antecedent : link->mention;
            if (f->p[other] < 0) {
                f->p[other] = f->p[at] * link_p(f, link);
                f->waiting[n++] = other;
            }
        }
    }
}

bool tri_i_find_identity(const tri_i_maker *m, float *identity)
{
    const tri_i_resolver *r = m->resolver;
    identifier f = {.maker = m, .p = identity};
    if (!list_links(&f)) {
        return false;
    }
    for (uint32_t i = 0; i < r->n_spans; i++) {
        identity[i] = -1;
    }
    for (uint32_t e = 0; e < m->n_entities; e++) {
        spread(&f, tri_i_best_mention(m, m->roots[e]));
    }
    /* What comes later is taken for all that came before it. */
    for (uint32_t i = 0; i < r->n_spans; i++) {
        const float p = model_p(&f, i);
        identity[i] = identity[i] < 0 || r->spans[i].given != 0 ? 1 : identity[i];
        identity[i] =
            r->spans[i].kind != TRI_MENTION_NAME && p > identity[i] ? p : identity[i];
    }
    return true;
}
