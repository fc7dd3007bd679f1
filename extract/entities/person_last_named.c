/* Finds who is meant by a name that several persons of a document have. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/people.h"

#include <string.h>

/* How readily a person is called by the surname alone: a woman who is called "Mrs." and
   one who is called by the given name are not, where another one is there; who has been
   called so is, for some time. */
static int readiness(const tri_i_people *p, const tri_i_person *one, uint32_t mention)
{
    enum { NEAR = 8 /* sentences */ };
    const tri_i_resolver *r = p->resolver;
    for (uint32_t i = one->form; i != TRI_NONE; i = p->forms[i].next) {
        const uint8_t kind = p->forms[i].name.title_kind;
        if (kind == TRI_I_TITLE_WIFE || kind == TRI_I_TITLE_MAID) {
            return 0;
        }
    }
    if (one->is_alone) {
        return 1;
    }
    const tri_token *tokens = r->document->tokens;
    const bool is_near =
        one->is_called && tokens[r->spans[mention].head].sentence -
                                  tokens[r->spans[one->named_at - 1].head].sentence <=
                              NEAR;
    return is_near ? 3 : 2;
}

/* How often the one of a chain is named in full who is most often. */
static uint32_t most_named(const tri_i_people *p, bool by_given, uint32_t at)
{
    uint32_t most = 0;
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        most = one->n_full > most ? one->n_full : most;
        at = by_given ? one->same_given : one->same_surname;
    }
    return most;
}

uint32_t tri_i_person_last_named(const tri_i_people *people, const tri_i_form *form,
                                 uint32_t mention)
{
    enum { SELDOM = 3 /* times less often than the other one */ };
    const bool by_given = form->role == TRI_I_FORM_GIVEN;
    const uint8_t gender = people->resolver->clusters[mention].gender & TRI_I_PERSON;
    uint32_t best = TRI_NONE;
    uint32_t best_named = 0;
    int best_ready = -1;
    uint32_t at =
        tri_i_get(by_given ? &people->givens : &people->surnames, form->name.surname);
    const uint32_t most = most_named(people, by_given, at);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &people->persons[at];
        const uint32_t named = by_given ? one->given_at : one->named_at;
        const uint32_t before = at;
        at = by_given ? one->same_given : one->same_surname;
        if ((gender != 0 && (gender & one->gender) == 0) ||
            (one->n_full < most && one->n_full * SELDOM <= most)) {
            continue;
        }
        const int ready = by_given ? 0 : readiness(people, one, mention);
        /* Of those not named yet the one that comes first, which is last in the chain.
         */
        if (ready > best_ready ||
            (ready == best_ready && (named > best_named || best_named == 0))) {
            best = before;
            best_named = named;
            best_ready = ready;
        }
    }
    return best;
}
