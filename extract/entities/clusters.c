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

/* Whether nothing but the names of persons tells two clusters apart. */
static bool may_be_one_thing(const tri_i_cluster *x, const tri_i_cluster *y)
{
    if (x->reference != 0 && y->reference != 0) {
        return x->reference == y->reference;
    }
    if ((x->place != 0 && y->place != 0 && x->place != y->place) ||
        (x->role != 0 && y->role != 0 && x->role != y->role) ||
        (x->role_owner != 0 && y->role_owner != 0 && x->role_owner != y->role_owner)) {
        return false;
    }
    return x->given_type == 0 || y->given_type == 0 || x->given_type == y->given_type;
}

bool tri_i_may_be_one(const tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    const tri_i_cluster *x = &resolver->clusters[tri_i_find_root(resolver, a)];
    const tri_i_cluster *y = &resolver->clusters[tri_i_find_root(resolver, b)];
    return may_be_one_thing(x, y) &&
           (x->person == 0 || y->person == 0 || x->person == y->person);
}

/* Whether a rule knows that two persons' names are one's: the input or the text says
 * so.
 */
static bool overrules_names(tri_rule rule)
{
    return rule == TRI_RULE_GIVEN || rule == TRI_RULE_ALSO_KNOWN;
}

bool tri_i_join(tri_i_resolver *resolver, uint32_t mention, uint32_t antecedent,
                tri_rule rule)
{
    const uint32_t a = tri_i_find_root(resolver, mention);
    const uint32_t b = tri_i_find_root(resolver, antecedent);
    if (a == b) {
        return true;
    }
    if (!tri_i_may_be_one(resolver, a, b) &&
        !(overrules_names(rule) &&
          may_be_one_thing(&resolver->clusters[a], &resolver->clusters[b]))) {
        return false;
    }
    resolver->links[resolver->n_links++] =
        (tri_link){mention, antecedent, (uint8_t)rule};
    tri_i_cluster *root = &resolver->clusters[a < b ? a : b];
    tri_i_cluster *other = &resolver->clusters[a < b ? b : a];
    other->parent = a < b ? a : b;
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
