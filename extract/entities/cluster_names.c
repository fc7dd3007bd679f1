/* Which names a set of mentions has, and whether two sets have names that cannot be
   one's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/cluster_names.h"

#include "base/hash.h"
#include "extract/entities/resolve.h"

#include <string.h>

enum { MOST_NAMES = 24 /* of a set that are compared */ };

uint64_t tri_i_hash_guarded(const tri_i_guarded *guarded)
{
    return guarded == NULL
               ? 0
               : tri_hash(0, guarded->names, guarded->n_names * sizeof *guarded->names);
}

static tri_i_apart names_apart(const tri_i_guarded *guarded, uint32_t a, uint32_t b)
{
    if (a == b) {
        return TRI_I_APART_NOT;
    }
    if (a > b) {
        const uint32_t swapped = a;
        a = b;
        b = swapped;
    }
    tri_i_comparison *kept = &guarded->cache[(a * 31U + b) & (TRI_I_COMPARISONS - 1)];
    if (kept->a != a || kept->b != b) {
        *kept = (tri_i_comparison){
            a, b, (uint8_t)tri_i_names_apart(&guarded->names[a], &guarded->names[b])};
    }
    return (tri_i_apart)kept->reason;
}

/* Whether a set has a longer name that two names which have nothing in common may both
   be: "Philip Keane" for "Philip" and "Keane". */
static bool has_both(const tri_i_guarded *guarded, uint32_t set, uint32_t a, uint32_t b)
{
    const tri_i_name_entry *e = guarded->entries;
    const tri_i_name *names = guarded->names;
    int n = 0;
    for (uint32_t i = set; i != TRI_NONE && n < MOST_NAMES; i = e[i].next, n++) {
        const tri_i_name *whole = &names[e[i].name];
        if (whole->n_words > names[a].n_words && whole->n_words > names[b].n_words &&
            names_apart(guarded, e[i].name, a) == TRI_I_APART_NOT &&
            names_apart(guarded, e[i].name, b) == TRI_I_APART_NOT) {
            return true;
        }
    }
    return false;
}

/* Whether each name of the one set, of those that are compared, has one in the other
   that it may be. */
static bool has_all(const tri_i_guarded *guarded, uint32_t of, uint32_t in)
{
    const tri_i_name_entry *e = guarded->entries;
    int n = 0;
    for (uint32_t i = of; i != TRI_NONE && n < MOST_NAMES; i = e[i].next, n++) {
        int m = 0;
        uint32_t k = in;
        while (k != TRI_NONE && m++ < MOST_NAMES &&
               names_apart(guarded, e[i].name, e[k].name) != TRI_I_APART_NOT) {
            k = e[k].next;
        }
        if (k == TRI_NONE || m > MOST_NAMES) {
            return false;
        }
    }
    return true;
}

tri_i_apart tri_i_cluster_names_apart(const tri_i_resolver *resolver, uint32_t a,
                                      uint32_t b, tri_i_evidence evidence,
                                      bool *is_overruled)
{
    const tri_i_guarded *guarded = resolver->guarded;
    const tri_i_cluster *x = &resolver->clusters[a];
    const tri_i_cluster *y = &resolver->clusters[b];
    tri_i_apart found = TRI_I_APART_NOT;
    *is_overruled = false;
    if (guarded == NULL) {
        return found;
    }
    const tri_i_name_entry *e = guarded->entries;
    int n = 0;
    for (uint32_t i = x->first_name; i != TRI_NONE && n < MOST_NAMES;
         i = e[i].next, n++) {
        int m = 0;
        for (uint32_t k = y->first_name; k != TRI_NONE && m < MOST_NAMES;
             k = e[k].next, m++) {
            tri_i_apart reason = names_apart(guarded, e[i].name, e[k].name);
            if (reason == TRI_I_APART_UNLIKE &&
                (evidence == TRI_I_EVIDENCE_PERSON ||
                 has_both(guarded, x->first_name, e[i].name, e[k].name) ||
                 has_both(guarded, y->first_name, e[i].name, e[k].name))) {
                reason = TRI_I_APART_NOT;
            }
            if (reason != TRI_I_APART_NOT && !tri_i_is_overruled(reason)) {
                return reason;
            }
            found = found == TRI_I_APART_NOT ? reason : found;
        }
    }
    /* Of a set with names that have nothing in common, one is enough. */
    *is_overruled =
        found != TRI_I_APART_NOT &&
        (evidence == TRI_I_EVIDENCE_SAID ||
         (x->is_aliased && has_all(guarded, y->first_name, x->first_name)) ||
         (y->is_aliased && has_all(guarded, x->first_name, y->first_name)));
    return *is_overruled ? TRI_I_APART_NOT : found;
}

bool tri_i_has_king_name(const tri_i_resolver *resolver, uint32_t root)
{
    const tri_i_guarded *guarded = resolver->guarded;
    const uint32_t first = resolver->clusters[root].first_name;
    bool has_number = false;
    for (uint32_t i = first; guarded != NULL && i != TRI_NONE;
         i = guarded->entries[i].next) {
        const tri_i_name *name = &guarded->names[guarded->entries[i].name];
        if (name->type != TRI_TYPE_PER || name->n_words != 1) {
            return false;
        }
        has_number = has_number || name->ends_in_number;
    }
    return has_number;
}

void tri_i_merge_cluster_names(tri_i_resolver *resolver, uint32_t root, uint32_t other)
{
    tri_i_cluster *x = &resolver->clusters[root];
    const tri_i_cluster *y = &resolver->clusters[other];
    x->is_aliased = x->is_aliased || y->is_aliased;
    if (x->first_name == TRI_NONE) {
        x->first_name = y->first_name;
        return;
    }
    tri_i_name_entry *e = resolver->guarded->entries;
    for (uint32_t k = y->first_name; k != TRI_NONE;) {
        const uint32_t next = e[k].next;
        uint32_t i = x->first_name;
        int n = 1;
        while (e[i].name != e[k].name && e[i].next != TRI_NONE && n < MOST_NAMES) {
            i = e[i].next;
            n++;
        }
        if (e[i].name != e[k].name && e[i].next == TRI_NONE) {
            e[i].next = k;
            e[k].next = TRI_NONE;
        }
        k = next;
    }
}
