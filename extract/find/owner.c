/* Joins an institution to whose it is, where its name has that from the text: "the
   Indonesian Navy" is Navy (Indonesia), part of Indonesia. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/within.h"

#include "base/hash.h"

#include <string.h>

/* The owner in a completed name: "Indonesia" of "Navy (Indonesia)", `*n` bytes; NULL
   where the name is not completed. */
static const char *owner_of_name(const char *name, size_t *n)
{
    const size_t length = strlen(name);
    const char *open = strrchr(name, '(');
    if (length < 4 || name[length - 1] != ')' || open == NULL || open < name + 2 ||
        open[-1] != ' ') {
        return NULL;
    }
    *n = (size_t)(name + length - 1 - (open + 1));
    return open + 1;
}

/* Whether an entity can have parts that are institutions. */
static bool is_owner(const tri_entity *entity)
{
    return entity->named &&
           (entity->type == TRI_TYPE_LOC || entity->type == TRI_TYPE_ORG);
}

/* The institution's owner, TRI_NONE. `*owners`: entities by name, filled when the first
   institution asks. */
static uint32_t find_owner(tri_i_finds *x, uint32_t entity, tri_map *owners,
                           bool *is_filled)
{
    const tri_document *d = x->document;
    size_t n = 0;
    const char *name =
        d->entities[entity].named && d->entities[entity].type == TRI_TYPE_ORG
            ? owner_of_name(d->entities[entity].name, &n)
            : NULL;
    if (name == NULL) {
        return TRI_NONE;
    }
    for (uint32_t i = 0; i < d->n_entities && !*is_filled && !x->failed; i++) {
        const char *own = d->entities[i].name;
        if (is_owner(&d->entities[i]) &&
            tri_map_get(owners, own, strlen(own)) == TRI_MAP_NONE) {
            x->failed = !tri_map_set(owners, own, strlen(own), i);
        }
    }
    *is_filled = true;
    const uint32_t owner = tri_map_get(owners, name, n);
    return owner == TRI_MAP_NONE || owner == entity ? TRI_NONE : owner;
}

/* `institution`, `owner`: the heads of their first mentions. */
static bool add_part(tri_i_finds *x, uint32_t institution, uint32_t owner)
{
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_COMPOUND, institution, institution,
                                 owner, "be part of", "be part");
    if (find != NULL) {
        find->support = tri_i_token(x, owner)->sentence;
        find->confidence = 0.6;
    }
    return find != NULL;
}

void tri_i_find_owners(tri_i_finds *x, bool *is_joined, uint32_t *first)
{
    const tri_document *d = x->document;
    tri_map owners = {0};
    bool is_filled = false;
    for (uint32_t i = 0; i < d->n_entities; i++) {
        first[i] = TRI_NONE;
    }
    for (uint32_t i = d->n_mentions; i-- > 0;) {
        const tri_mention *mention = &d->mentions[i];
        if (mention->entity != TRI_NONE && x->mention_at[mention->head] == i &&
            mention->kind != TRI_MENTION_PRONOUN) {
            first[mention->entity] = mention->head;
        }
    }
    for (uint32_t i = 0; i < d->n_entities && !x->failed; i++) {
        const uint32_t owner = find_owner(x, i, &owners, &is_filled);
        if (owner != TRI_NONE && first[i] != TRI_NONE && first[owner] != TRI_NONE &&
            !(is_joined[i] && is_joined[owner]) &&
            add_part(x, first[i], first[owner])) {
            is_joined[i] = is_joined[owner] = true;
        }
    }
    tri_map_clear(&owners);
}
