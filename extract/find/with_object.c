/* States what stands beside the object of a verb together with the object: "ship arms
   to ports", of which "ship to ports" would tell too little. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

/* The noun of an object that can be a word of the relation: no name, amount or pronoun.
 */
static bool is_plain_noun(const tri_i_finds *x, uint32_t token)
{
    return tri_i_token(x, token)->upos == TRI_UPOS_NOUN && tri_i_is_unnamed(x, token);
}

/* What a receiver has besides: "gave the workers a rise" is a rise to them. */
static const char *role_of(const tri_i_find_arg *arg)
{
    return strcmp(arg->role, "object2") == 0 ? "to" : arg->role;
}

/* "ship arms to": the label of what stands beside an object, "" where the object is no
   word for it. Of a name it is told what was done to it: "be arrested at". */
static const char *base_of(tri_i_finds *x, const tri_i_find *find)
{
    if (is_plain_noun(x, find->object)) {
        return tri_i_label(x, find->base, tri_i_token(x, find->object)->lemma, "");
    }
    return "";
}

/* The statement of one argument of a find. */
static void add_one(tri_i_finds *x, const tri_i_find *from, const char *base,
                    const tri_i_find_arg *arg)
{
    tri_i_find *find = tri_i_add(x, (tri_pattern)from->pattern, from->clause,
                                 from->subject, arg->head,
                                 tri_i_label(x, base, role_of(arg), ""), base);
    if (find == NULL) {
        return;
    }
    const char *label = find->label;
    *find = *from;
    find->object = arg->head;
    find->label = label;
    find->base = base;
    find->to_do = TRI_NONE;
    find->n_args = 0;
    find->noun = (tri_i_range){from->object, from->object + 1};
    find->construction = TRI_I_LIGHT;
    find->with = arg->with;
    if (arg->with.begin == from->object + 1 && arg->with.end > arg->with.begin) {
        find->with.begin = from->object;
    }
    for (uint32_t i = 0; i < from->n_args; i++) {
        if (from->args[i].kind == TRI_ARG_KIND_TIME) { /* when, of this too */
            find->args[find->n_args++] = from->args[i];
        }
    }
}

void tri_i_find_with_objects(tri_i_finds *x)
{
    for (uint32_t i = 0, n = x->n_finds; i < n && !x->failed; i++) {
        if ((x->finds[i].construction != TRI_I_OBJECT &&
             x->finds[i].construction != TRI_I_AGENT) ||
            x->finds[i].n_args == 0 ||
            x->finds[i].words.begin != x->finds[i].words.end ||
            strcmp(x->finds[i].label, x->finds[i].base) != 0) {
            continue;
        }
        const char *base = base_of(x, &x->finds[i]);
        if (base == NULL || base[0] == '\0') {
            continue;
        }
        for (uint32_t a = 0; a < x->finds[i].n_args; a++) {
            tri_i_find_arg *arg = &x->finds[i].args[a];
            if (arg->is_clause || arg->is_adjunct || arg->role[0] == '\0' ||
                !tri_i_is_unnamed(x, arg->head)) {
                continue;
            }
            arg->is_beside = true;
            if (x->finds[i].nth == 0) {
                const tri_i_find from = x->finds[i];
                const tri_i_find_arg one = *arg;
                add_one(x, &from, base, &one);
            }
        }
    }
}
