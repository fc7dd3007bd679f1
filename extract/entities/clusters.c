/* Which mentions are one: joins, and what forbids them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"

uint32_t tri_i_find_root(const tri_i_resolver *resolver, uint32_t mention)
{
    tri_i_cluster *c = resolver->clusters;
    while (c[mention].parent != mention) {
        c[mention].parent = c[c[mention].parent].parent;
        mention = c[mention].parent;
    }
    return mention;
}

/* What beside their names is known for sure and tells two sets apart; NULL where
   nothing does. */
static const char *told_apart(const tri_i_cluster *x, const tri_i_cluster *y)
{
    if (x->reference != 0 && y->reference != 0) {
        return x->reference == y->reference ? NULL : "the input refers to two things";
    }
    if (x->place != 0 && y->place != 0 && x->place != y->place) {
        return "one is a country, one a city";
    }
    if (x->role != 0 && y->role != 0 && x->role != y->role) {
        return "they are institutions of two kinds";
    }
    if (x->role_owner != 0 && y->role_owner != 0 && x->role_owner != y->role_owner) {
        return "they are two owners'";
    }
    return x->given_type == 0 || y->given_type == 0 || x->given_type == y->given_type
               ? NULL
               : "the input gives them two types";
}

/* What a rule rests on beside the names of two sets. */
static tri_i_evidence evidence_for(const tri_i_cluster *x, const tri_i_cluster *y,
                                   tri_rule rule)
{
    if (x->role != 0 && x->role == y->role) { /* "Interior Ministry" in other words */
        return TRI_I_EVIDENCE_SAID;
    }
    switch (rule) {
    case TRI_RULE_GIVEN:
    case TRI_RULE_KNOWN_NAME:
    case TRI_RULE_ACRONYM:
    case TRI_RULE_DEFINED:
    case TRI_RULE_ALSO_KNOWN:
    case TRI_RULE_NATIONALITY:
    case TRI_RULE_METONYM:
        return TRI_I_EVIDENCE_SAID;
    default:
        return x->person != 0 && x->person == y->person ? TRI_I_EVIDENCE_PERSON
                                                        : TRI_I_EVIDENCE_NONE;
    }
}

/* Why two sets cannot be one's with such evidence, NULL where nothing forbids it;
   whether there was something that the evidence is stronger than. */
static const char *why_apart(const tri_i_resolver *resolver, uint32_t a, uint32_t b,
                             tri_i_evidence evidence, bool *is_overruled)
{
    const tri_i_cluster *x = &resolver->clusters[a];
    const tri_i_cluster *y = &resolver->clusters[b];
    *is_overruled = false;
    const char *told = told_apart(x, y);
    if (told != NULL || (x->reference != 0 && x->reference == y->reference)) {
        return told;
    }
    /* "Norton I" is no other one than Norton, where nothing else says so. */
    const bool has_number =
        tri_i_has_king_name(resolver, a) || tri_i_has_king_name(resolver, b);
    if (x->person != 0 && y->person != 0 && x->person != y->person && !has_number &&
        evidence != TRI_I_EVIDENCE_SAID) {
        return "they are two persons of the document";
    }
    const tri_i_apart reason =
        tri_i_cluster_names_apart(resolver, a, b, evidence, is_overruled);
    return reason == TRI_I_APART_NOT ? NULL : tri_i_apart_text(reason);
}

bool tri_i_may_be_one(const tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    bool is_overruled;
    return why_apart(resolver, tri_i_find_root(resolver, a),
                     tri_i_find_root(resolver, b), TRI_I_EVIDENCE_PERSON,
                     &is_overruled) == NULL;
}

bool tri_i_join(tri_i_resolver *resolver, uint32_t mention, uint32_t antecedent,
                tri_rule rule)
{
    const uint32_t a = tri_i_find_root(resolver, mention);
    const uint32_t b = tri_i_find_root(resolver, antecedent);
    if (a == b) {
        return true;
    }
    const tri_link link = {mention, antecedent, (uint8_t)rule};
    bool is_overruled;
    const tri_i_evidence evidence =
        evidence_for(&resolver->clusters[a], &resolver->clusters[b], rule);
    const char *why = why_apart(resolver, a, b, evidence, &is_overruled);
    if (why != NULL) {
        if (resolver->n_refused < resolver->most_refused) {
            resolver->refused[resolver->n_refused++] = (tri_refused_link){link, why};
        }
        return false;
    }
    resolver->links[resolver->n_links++] = link;
    tri_i_cluster *root = &resolver->clusters[a < b ? a : b];
    tri_i_cluster *other = &resolver->clusters[a < b ? b : a];
    other->parent = a < b ? a : b;
    tri_i_merge_cluster_names(resolver, a < b ? a : b, a < b ? b : a);
    root->is_aliased = root->is_aliased || is_overruled;
    root->reference |= other->reference; /* equal, or one is 0 */
    root->person = root->person != 0 ? root->person : other->person;
    root->place = root->place != 0 ? root->place : other->place;
    root->role = root->role != 0 ? root->role : other->role;
    root->role_owner = root->role_owner != 0 ? root->role_owner : other->role_owner;
    root->given_type = root->given_type != 0 ? root->given_type : other->given_type;
    if ((root->gender & other->gender) != 0) {
        root->gender &= other->gender;
    }
    if ((root->number & other->number) != 0) {
        root->number &= other->number;
    }
    return true;
}

const uint32_t *tri_i_chain_mentions(const tri_i_resolver *resolver)
{
    const uint32_t n = resolver->n_spans;
    uint32_t *next = tri_arena_alloc(resolver->arena, n, sizeof *next);
    uint32_t *last = tri_arena_alloc(resolver->arena, n, sizeof *last); /* of a root */
    if (next == NULL || last == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t root = tri_i_find_root(resolver, i);
        next[i] = TRI_NONE;
        if (root != i) {
            next[last[root]] = i;
        }
        last[root] = i;
    }
    return next;
}
