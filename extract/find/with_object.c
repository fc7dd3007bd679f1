/* States what stands beside the object of a verb together with the object: "ship arms
   to ports", of which "ship to ports" would tell too little. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

/* Whether a token heads a noun phrase of a thing that has no name itself. */
static bool is_plain_noun(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = tri_i_mention_of(x, token);
    return tri_i_token(x, token)->upos == TRI_UPOS_NOUN && mention != NULL &&
           mention->kind == TRI_MENTION_NOMINAL &&
           tri_i_mention(x, token) == x->mention_at[token] &&
           (mention->entity == TRI_NONE ||
            !x->document->entities[mention->entity].named);
}

/* Whether an argument is told with the object: a thing without a name, for an edge to a
   name is told by the verb alone, and a receiver, who is none of what is given. */
static bool is_described(const tri_i_finds *x, const tri_i_find_arg *arg)
{
    return !arg->is_clause && !arg->is_adjunct && arg->role[0] != '\0' &&
           (tri_i_is_unnamed(x, arg->head) || strcmp(arg->role, "object2") == 0);
}

/* "silencing the press, a charge": one that the tree has for an object too is rather
   that than a receiver. */
static bool is_first_object(const tri_i_finds *x, const tri_i_find_arg *arg)
{
    return strcmp(arg->role, "object2") == 0 &&
           tri_i_token(x, arg->head)->rel != TRI_REL_IOBJ;
}

/* Whether an argument is told with the object. What stands before the subject ("in a
   filing, Acme listed") or says when ("since the war") is of the whole statement; what
   is joined to a name ("tea from Togo and silk") may be read wrongly. */
static bool is_told(const tri_i_finds *x, const tri_i_find *find,
                    const tri_i_find_arg *arg)
{
    const tri_token *word = tri_i_token(x, arg->head);
    if (strcmp(arg->role, "object2") == 0) {
        return true;
    }
    return arg->with.end > arg->with.begin &&
           (arg->with.begin > find->subject || arg->with.begin > find->clause) &&
           !tri_i_lexicon_has(&tri_i_lexicon_time_marks, arg->role) &&
           !(word->rel == TRI_REL_CONJ && tri_i_is_name(x, word->head));
}

/* What a receiver has besides: "gave the workers a rise" is a rise to them. */
static const char *role_of(const tri_i_find_arg *arg)
{
    return strcmp(arg->role, "object2") == 0 ? "to" : arg->role;
}

/* "ship arms", "hand painting over". NULL where memory is out. */
static const char *base_with_object(tri_i_finds *x, const tri_i_find *find)
{
    const char *noun = tri_i_token(x, find->object)->lemma;
    const char *particle = strchr(find->base, ' ');
    if (particle == NULL) {
        return tri_i_label(x, find->base, noun, "");
    }
    const char *verb =
        tri_arena_printf(&x->arena, "%.*s", (int)(particle - find->base), find->base);
    x->failed = x->failed || verb == NULL;
    return verb == NULL ? NULL : tri_i_label(x, verb, noun, particle + 1);
}

/* The statement of one argument of a find. */
static void add_one(tri_i_finds *x, const tri_i_find *from, const char *base,
                    const tri_i_find_arg *arg)
{
    tri_i_find *find =
        tri_i_add(x, (tri_pattern)from->pattern, from->clause, from->subject, arg->head,
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

/* Whether a find has an object, or says what its subject is, so that the verb alone
   with what stands beside it would tell another thing or nothing: "found in 1799", "be
   in court" of who is a witness in court. */
static bool has_object(const tri_i_find *find)
{
    switch (find->construction) {
    case TRI_I_OBJECT:
    case TRI_I_AGENT:
    case TRI_I_PASSIVE_OBJECT:
    case TRI_I_BECOME:
    case TRI_I_COPULA:
        return strcmp(find->label, find->base) == 0;
    default:
        return false;
    }
}

/* Whether a find's object is what a preposition brings: "spoke out against the war". */
static bool has_preposition(const tri_i_find *find)
{
    return find->construction == TRI_I_OBLIQUE || find->construction == TRI_I_LIGHT;
}

/* "is a witness in court", "became the head of the school". */
static bool is_class(const tri_i_find *find)
{
    return find->construction == TRI_I_BECOME || find->construction == TRI_I_COPULA;
}

/* Whether a find's object is a word of relations to what stands beside it. */
static bool is_word(const tri_i_finds *x, const tri_i_find *find)
{
    return find->construction != TRI_I_PASSIVE_OBJECT &&
           find->words.begin == find->words.end && is_plain_noun(x, find->object);
}

/* "pay $12 million to the families": an amount is no more than how much. */
static bool is_amount(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = tri_i_mention_of(x, token);
    return mention != NULL && mention->type == TRI_TYPE_NUM;
}

/* Whether an argument says nothing without the object: when, and what has no name. An
   edge to a name is told by the verb alone; but nobody is in a town who is its mayor.
 */
static bool says_nothing(const tri_i_finds *x, const tri_i_find *find,
                         const tri_i_find_arg *arg)
{
    if (arg->is_clause || arg->is_adjunct || arg->kind == TRI_ARG_KIND_TIME) {
        return !arg->is_clause && !arg->is_adjunct;
    }
    return arg->role[0] != '\0' &&
           (is_class(find) || (is_word(x, find) ? is_described(x, arg)
                                                : !is_amount(x, find->object) &&
                                                      tri_i_is_unnamed(x, arg->head)));
}

/* The same beside what a preposition brings: "spoke out against the war in 1975", "rely
   on towns upon arrival". But who died in Oslo in 1975 died in 1975, and where somebody
   comes from or goes to is told by the verb too. */
static bool is_aside(const tri_i_finds *x, const tri_i_find *find,
                     const tri_i_find_arg *arg)
{
    const size_t n = strlen(find->base);
    const char *role = find->label + n + (find->label[n] == ' ');
    if (arg->is_clause || arg->is_adjunct || strncmp(find->label, find->base, n) != 0) {
        return false;
    }
    if (arg->kind == TRI_ARG_KIND_TIME) {
        return !tri_i_lexicon_has(&tri_i_lexicon_place_prepositions, role);
    }
    return find->construction == TRI_I_OBLIQUE && arg->role[0] != '\0' &&
           tri_i_is_unnamed(x, arg->head) &&
           !tri_i_lexicon_has(&tri_i_lexicon_way_prepositions, arg->role);
}

/* Whether what says nothing alone is told with the object; of what somebody is, only
   with regard to a name. */
static bool is_told_with(const tri_i_finds *x, const tri_i_find *find,
                         const tri_i_find_arg *arg)
{
    return find->nth == 0 &&
           (is_class(find)
                ? arg->kind != TRI_ARG_KIND_TIME && !tri_i_is_unnamed(x, arg->head) &&
                      arg->with.end > arg->with.begin
                : is_described(x, arg) && is_told(x, find, arg));
}

void tri_i_find_with_objects(tri_i_finds *x)
{
    for (uint32_t i = 0, n = x->n_finds; i < n && !x->failed; i++) {
        if (has_preposition(&x->finds[i])) {
            for (uint32_t a = 0; a < x->finds[i].n_args; a++) {
                tri_i_find_arg *arg = &x->finds[i].args[a];
                arg->is_beside = arg->is_beside || is_aside(x, &x->finds[i], arg);
            }
            continue;
        }
        if (!has_object(&x->finds[i])) {
            continue;
        }
        const char *base =
            x->finds[i].n_args > 0 && is_word(x, &x->finds[i])
                ? base_with_object(x, &x->finds[i])
                : NULL; /* a name is no word of a relation; or memory is out */
        for (uint32_t a = 0; a < x->finds[i].n_args; a++) {
            tri_i_find_arg *arg = &x->finds[i].args[a];
            if (!says_nothing(x, &x->finds[i], arg) || is_first_object(x, arg)) {
                continue;
            }
            arg->is_beside = true;
            if (base != NULL && is_told_with(x, &x->finds[i], arg)) {
                const tri_i_find from = x->finds[i];
                const tri_i_find_arg one = *arg;
                add_one(x, &from, base, &one);
            } else if (base == NULL && arg->kind != TRI_ARG_KIND_TIME) {
                const tri_i_find from = x->finds[i];
                const tri_i_find_arg one = *arg;
                tri_i_find_of_object(x, &from, &one);
            }
        }
    }
}
