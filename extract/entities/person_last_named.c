/* Finds who is meant by a name that several persons of a document have. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/people.h"
#include "extract/entities/person_choice.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* Whether a woman is called "Mrs.", or "Miss", and not rather by her whole name. */
static bool is_mistress(const tri_i_people *p, const tri_i_person *one)
{
    uint32_t n_titled = 0;
    uint32_t n_whole = 0;
    for (uint32_t i = one->form; i != TRI_NONE; i = p->forms[i].next) {
        const tri_i_form *f = &p->forms[i];
        const bool is_titled = f->name.title_kind == TRI_I_TITLE_WIFE ||
                               f->name.title_kind == TRI_I_TITLE_MAID;
        n_titled += is_titled ? f->n : 0;
        n_whole += !is_titled && f->role == TRI_I_FORM_FULL ? f->n : 0;
    }
    return n_titled > 0 && n_whole < n_titled * TRI_I_MUCH_MORE;
}

/* How readily a person is called by the surname alone: a woman who is called "Mrs." and
   one who is called by the given name are not, where another one is there; who has been
   called so is, for some time. */
static int readiness(const tri_i_people *p, const tri_i_person *one, uint32_t mention)
{
    enum { NEAR = 8 /* sentences */ };
    const tri_i_resolver *r = p->resolver;
    if (is_mistress(p, one)) {
        return 0;
    }
    if (one->is_alone) {
        return 1;
    }
    const tri_token *tokens = r->document->tokens;
    const bool is_near = one->n_called > 0 &&
                         tokens[r->spans[mention].head].sentence -
                                 tokens[r->spans[one->named_at - 1].head].sentence <=
                             NEAR;
    return is_near ? 3 : 2;
}

enum { MANY = 3 /* times as many pronouns of the one gender as of the other */ };

/* The given name of the one of whom a name is said to be kin, folded: "Ada" of "Lind's
   wife, Ada", so that Lind is another one. NULL where there is none. */
static const char *given_name_of_kin(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_token *head = &tree->tokens[r->spans[mention].head];
    if (head->rel != TRI_REL_NMOD_POSS || head->head == TRI_NONE ||
        !tri_i_lexicon_has(&tri_i_lexicon_relatives, tree->tokens[head->head].lemma)) {
        return NULL;
    }
    TRI_I_FOR_DEPENDENTS (tree, head->head, c) {
        const uint8_t rel = tree->tokens[c].rel;
        const uint32_t name = tri_i_name_at(r, c);
        if ((rel == TRI_REL_APPOS || rel == TRI_REL_FLAT) && name != TRI_NONE &&
            r->spans[name].type == TRI_TYPE_PER) {
            return tri_i_fold(r->arena, tree->tokens[r->spans[name].begin].form);
        }
    }
    return NULL;
}

/* Whether an older one than "Karl Lind Jr." is named in full. */
static bool has_elder(const tri_i_people *p, uint32_t first)
{
    uint32_t at = first;
    for (int k = 0; at != TRI_NONE && k < TRI_I_MAX_SAME; k++) {
        const tri_i_person *one = &p->persons[at];
        if (!is_junior(&one->name) && one->name.given[0] != '\0') {
            return true;
        }
        at = one->same_surname;
    }
    return false;
}

/* How often the one of a surname whom the document has mostly called by it alone was
   called so, up to here. */
static uint32_t most_called(const tri_i_people *p, uint32_t first)
{
    uint32_t most = 0;
    uint32_t at = first;
    for (int k = 0; at != TRI_NONE && k < TRI_I_MAX_SAME; k++) {
        const tri_i_person *one = &p->persons[at];
        most = one->n_called > most ? one->n_called : most;
        at = one->same_surname;
    }
    return most;
}

/* One of whom a name may speak. */
typedef struct {
    uint32_t person;
    uint32_t named; /* when it was named so last, 0: not yet */
    int ready;
} called;

uint32_t tri_i_person_last_named(const tri_i_people *people, const tri_i_form *form,
                                 uint32_t mention)
{
    const bool by_given = form->role == TRI_I_FORM_GIVEN;
    uint8_t gender = people->resolver->clusters[mention].gender & TRI_I_PERSON;
    /* Whom "he" mostly follows is no woman, where the name alone does not tell. */
    if (gender == TRI_I_PERSON) {
        gender = form->n_he > MANY * (form->n_she + 1)   ? TRI_I_MALE
                 : form->n_she > MANY * (form->n_he + 1) ? TRI_I_FEMALE
                                                         : gender;
    }
    const char *kin = by_given ? NULL : given_name_of_kin(people->resolver, mention);
    called all[TRI_I_MAX_SAME];
    uint32_t n = 0;
    uint32_t most = 0; /* times that one of those named before is named in full */
    uint32_t at =
        tri_i_get(by_given ? &people->givens : &people->surnames, form->name.surname);
    const bool elder = !by_given && has_elder(people, at);
    const uint32_t n_called = by_given ? 0 : most_called(people, at);
    for (int k = 0; at != TRI_NONE && k < TRI_I_MAX_SAME; k++) {
        const tri_i_person *one = &people->persons[at];
        const uint32_t named = by_given ? one->given_at : one->named_at;
        int ready = by_given ? 1 : readiness(people, one, mention);
        /* Nobody knows of him yet; or he is "Trump Jr." where there is a Trump. */
        const bool is_other = named == 0 || is_junior(&one->name);
        /* Another one is called so all the time, and he is hardly named. */
        const bool is_rare =
            one->n_called == 0 && one->n_all * TRI_I_MUCH_MORE <= n_called;
        ready = (is_junior(&one->name) && elder) || is_rare ? 0
                : is_other && ready > 1                     ? 1
                                                            : ready;
        const bool is_father = is_junior(&form->name) && !is_junior(&one->name);
        const bool is_kin = kin != NULL && strcmp(kin, one->name.given) == 0;
        if (!is_father && !is_kin && (gender == 0 || (gender & one->gender) != 0)) {
            all[n++] = (called){at, named, ready};
            most = ready > 0 && named != 0 && one->n_full > most ? one->n_full : most;
        }
        at = by_given ? one->same_given : one->same_surname;
    }
    const called *best = NULL;
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t n_full = people->persons[all[k].person].n_full;
        if (n_full < most && n_full * TRI_I_MUCH_MORE <= most) {
            continue;
        }
        /* Of those not named yet the first one, which is the last in the chain. */
        if (best == NULL || all[k].ready > best->ready ||
            (all[k].ready == best->ready &&
             (all[k].named > best->named || best->named == 0))) {
            best = &all[k];
        }
    }
    return best == NULL ? TRI_NONE : best->person;
}
