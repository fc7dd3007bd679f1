/* Joins "the boy" with the one person near before it whom it can mean. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"

#include <string.h>

enum { NEAR = 2 /* sentences */, N_GENDERS = 2 };

static const uint8_t genders[N_GENDERS] = {TRI_I_MALE, TRI_I_FEMALE};

/* Who of a gender was meant last. */
typedef struct {
    uint32_t mention;  /* of the one with a name, TRI_NONE */
    uint32_t sentence; /* where he was last meant */
    uint32_t other;    /* where another one was, TRI_NONE: nowhere */
} last_one;

static uint32_t sentence_of(const tri_i_resolver *r, uint32_t mention)
{
    return r->document->tokens[r->spans[mention].head].sentence;
}

static void note(const tri_i_resolver *r, last_one *last, uint32_t mention,
                 bool is_named)
{
    const uint32_t sentence = sentence_of(r, mention);
    if (!is_named) {
        last->other = sentence;
        return;
    }
    if (last->mention != TRI_NONE &&
        tri_i_find_root(r, last->mention) != tri_i_find_root(r, mention)) {
        last->other = last->sentence;
    }
    last->mention = mention;
    last->sentence = sentence;
}

/* Whether a phrase is nothing but "the boy", and has not been joined. */
static bool is_target(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *m = &r->spans[mention];
    const tri_i_features *f = &r->features[mention];
    if (m->kind != TRI_MENTION_NOMINAL || !f->definite || f->predicate || f->apposed ||
        f->owner != TRI_NONE || m->end - m->begin != 2 ||
        strcmp(r->document->tokens[m->begin].lemma, "the") != 0 ||
        !tri_i_lexicon_has(&tri_i_lexicon_bare_persons, f->head)) {
        return false;
    }
    for (uint32_t i = 0; i < mention; i++) {
        if (tri_i_find_root(r, i) == tri_i_find_root(r, mention)) {
            return false;
        }
    }
    return true;
}

bool tri_i_join_last_person(tri_i_resolver *resolver)
{
    const tri_i_resolver *r = resolver;
    last_one last[N_GENDERS];
    for (int g = 0; g < N_GENDERS; g++) {
        last[g] = (last_one){TRI_NONE, TRI_NONE, TRI_NONE};
    }
    for (uint32_t i = 0; i < r->n_spans; i++) {
        const tri_i_cluster *cluster = &r->clusters[tri_i_find_root(r, i)];
        const uint32_t sentence = sentence_of(r, i);
        const bool is_named = cluster->person != 0;
        if (!is_named &&
            ((cluster->gender & TRI_I_NEUTER) != 0 || r->features[i].relative)) {
            continue; /* a thing, nobody knows, or "who" */
        }
        const bool joins = !is_named && is_target(r, i);
        for (int g = 0; g < N_GENDERS; g++) {
            if ((cluster->gender & genders[g]) == 0) {
                continue;
            }
            const bool is_alone =
                last[g].mention != TRI_NONE && sentence - last[g].sentence <= NEAR &&
                (last[g].other == TRI_NONE || sentence - last[g].other > NEAR);
            if (!joins || !is_alone ||
                !tri_i_join(resolver, i, last[g].mention, TRI_RULE_LAST_NAMED)) {
                note(r, &last[g], i, is_named);
            } else {
                last[g].sentence = sentence;
            }
        }
    }
    return true;
}
