/* Joins what stands beside: appositions of common nouns, and names with the word for
   what they are. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/beside.h"
#include "extract/entities/capitals.h"
#include "extract/entities/names.h"

#include <string.h>

static bool is_nominal(const tri_i_resolver *r, uint32_t mention)
{
    return r->spans[mention].kind == TRI_MENTION_NOMINAL;
}

/* Whether a phrase goes on to somebody else behind "and": "Chief of the Bureau and
   Assistant Attorney Ada Lind". */
static bool has_another_person(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *m = &r->spans[mention];
    bool is_joined = false;
    for (uint32_t t = m->head; t < m->end; t++) {
        const uint32_t name = tri_i_name_at(r, t);
        is_joined = is_joined || r->document->tokens[t].upos == TRI_UPOS_CCONJ;
        if (is_joined && name != TRI_NONE && r->spans[name].type == TRI_TYPE_PER) {
            return true;
        }
    }
    return false;
}

/* Whether a number stands inside a phrase that is written as a name: an address, a
   year's name. */
static bool has_number(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *m = &r->spans[mention];
    for (uint32_t t = m->begin + 1; t < m->end; t++) {
        const tri_token *word = &r->document->tokens[t];
        if (word->upos == TRI_UPOS_NUM && word->form[0] >= '0' &&
            word->form[0] <= '9') {
            return tri_i_is_written_as_name(r, mention);
        }
    }
    return false;
}

/* "bitcoin mining, the process of recording transactions": what stands in apposition
   to a common noun is the same thing. */
static void join_apposition(tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t other = tri_i_apposed_to(tree, r->spans[mention].head);
    const uint32_t at = other == TRI_NONE ? TRI_NONE : r->mention_at[other];
    /* 'bought the port of Hull (the "Acquisition")': what the sentence tells */
    const uint32_t head = r->spans[mention].head;
    const bool is_term = head > 0 && strcmp(tree->tokens[head - 1].form, "\"") == 0;
    /* Behind "goitre and cretinism" it may be of either. */
    if (at != TRI_NONE && !is_term && is_nominal(r, mention) && is_nominal(r, at) &&
        tri_i_dependent(tree, other, TRI_REL_CONJ) == TRI_NONE &&
        !has_another_person(r, mention) && !has_another_person(r, at) &&
        has_number(r, mention) == has_number(r, at) && tri_i_is_set_off(r, mention) &&
        (r->clusters[mention].number & r->clusters[at].number) != 0) {
        tri_i_join(r, mention, at, TRI_RULE_APPOSITION);
    }
}

/* "The Torvik alliance", "the Volta scandal": a name with the word for what it is. */
static void join_own_kind(tri_i_resolver *r, uint32_t mention)
{
    const uint32_t head = r->spans[mention].head;
    const tri_token *tokens = r->document->tokens;
    if (!is_nominal(r, mention) || head == 0 || tokens[head].xpos != TRI_XPOS_NN ||
        !tri_i_lexicon_has(&tri_i_lexicon_own_kinds, r->features[mention].head)) {
        return;
    }
    const uint32_t before = tri_i_dependent(r->document->tree, head, TRI_REL_COMPOUND);
    const uint32_t name = before == TRI_NONE ? TRI_NONE : r->mention_at[before];
    if (name != TRI_NONE && r->spans[name].kind == TRI_MENTION_NAME &&
        r->spans[name].end == head && !r->features[mention].indefinite &&
        (r->spans[name].type == TRI_TYPE_ORG || r->spans[name].type == TRI_TYPE_MISC)) {
        tri_i_join(r, mention, name, TRI_RULE_APPOSITION);
    }
}

void tri_i_join_beside(tri_i_resolver *resolver)
{
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        join_apposition(resolver, i);
        join_own_kind(resolver, i);
    }
}
