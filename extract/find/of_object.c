/* States of the object of a verb what stands beside it: "be removed from office", of
   whom somebody removed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

/* Whether a token stands for something that its mention tells: a name, or who a pronoun
   means; no amount and no date. */
static bool is_known(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = tri_i_mention(x, token);
    const tri_mention *mention =
        index == TRI_NONE ? NULL : &x->document->mentions[index];
    return mention != NULL && mention->kind != TRI_MENTION_VALUE &&
           mention->type != TRI_TYPE_DATE && mention->type != TRI_TYPE_NUM &&
           mention->how != TRI_HOW_NONE &&
           (mention->n_members > 0 || mention->entity != TRI_NONE);
}

/* Whether what a preposition brings is rather of whom it is done to than of who does
   it: "sued Acme over a patent"; but "left Acme with a smile" and "joined Acme as a
   clerk" tell of who leaves and joins. */
static bool is_of_object(const tri_i_finds *x, const tri_i_find *find,
                         const tri_i_find_arg *arg)
{
    const uint32_t verb = find->clause;
    const char *lemma = tri_i_token(x, verb)->lemma;
    return arg->with.end > arg->with.begin && arg->with.begin > verb &&
           (find->object < verb || arg->with.begin > find->object) &&
           tri_i_token(x, verb)->upos == TRI_UPOS_VERB &&
           (strcmp(arg->role, "with") == 0
                ? tri_i_lexicon_has(&tri_i_lexicon_providing_verbs, lemma)
                : tri_i_lexicon_has(&tri_i_lexicon_object_prepositions, arg->role) &&
                      !tri_i_lexicon_has(&tri_i_lexicon_doers_verbs, lemma));
}

/* "be removed", "be sent back"; NULL where memory is out. */
static const char *passive_of(tri_i_finds *x, const char *base)
{
    char participle[TRI_I_WORD_ROOM];
    const char *particle = strchr(base, ' ');
    const size_t n = particle == NULL ? strlen(base) : (size_t)(particle - base);
    char verb[TRI_I_WORD_ROOM];
    if (n + 8 >= sizeof verb) {
        return NULL;
    }
    memcpy(verb, base, n);
    verb[n] = '\0';
    tri_i_verb_participle(verb, participle);
    return tri_i_label(x, "be", participle, particle == NULL ? "" : particle + 1);
}

void tri_i_find_of_object(tri_i_finds *x, const tri_i_find *from,
                          const tri_i_find_arg *arg)
{
    if ((from->construction != TRI_I_OBJECT && from->construction != TRI_I_AGENT) ||
        !is_known(x, from->object) || !is_of_object(x, from, arg)) {
        return;
    }
    const char *base = passive_of(x, from->base);
    const char *label = base == NULL ? NULL : tri_i_label(x, base, arg->role, "");
    tri_i_find *find = base == NULL
                           ? NULL
                           : tri_i_add(x, (tri_pattern)from->pattern, from->clause,
                                       from->object, arg->head, label, base);
    if (find == NULL) {
        return;
    }
    find->verb = from->base;
    find->relation = from->relation;
    find->with = arg->with;
    find->construction = TRI_I_PASSIVE_OBLIQUE;
    find->subject_from = from->subject_from;
    find->nth = from->nth;
    for (uint32_t i = 0; i < from->n_args; i++) {
        if (from->args[i].kind == TRI_ARG_KIND_TIME) { /* when, of this too */
            find->args[find->n_args++] = from->args[i];
        }
    }
}
