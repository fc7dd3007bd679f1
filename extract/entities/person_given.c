/* Finds whose a given name, a nickname or another spelling is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/person_choice.h"

#include <string.h>

/* The person with a given name, of those with the title where some have it; TRI_NONE
   where none, or several (`*several`). A name that stands alone much more often than
   any but one of them is named in full is that one's. */
uint32_t tri_i_person_of_given(const tri_i_people *p, const tri_i_form *f,
                               bool *several)
{
    candidates of[2] = {{.best = TRI_NONE}, {.best = TRI_NONE}};
    uint32_t at = tri_i_get(&p->givens, f->name.surname);
    for (int n = 0; at != TRI_NONE && n < TRI_I_MAX_SAME; n++) {
        const tri_i_person *one = &p->persons[at];
        bool titled = false;
        for (uint32_t i = one->form; i != TRI_NONE; i = p->forms[i].next) {
            titled = titled || strcmp(p->forms[i].name.title, f->name.title) == 0;
        }
        if (genders_agree(f, one)) {
            consider(&of[titled && f->name.title[0] != '\0' ? 0 : 1], at, one->n_full);
        }
        at = one->same_given;
    }
    const candidates *c = &of[of[0].n > 0 ? 0 : 1];
    const uint32_t one = chosen(c);
    *several = c->n > 1;
    return one == TRI_NONE && c->n > 1 && f->n >= TRI_I_MUCH_MORE * c->n_second + 2
               ? c->best
               : one;
}

/* Whether somebody is mostly named with a title of birth or office, and so by no
   nickname. */
static bool is_grand(const tri_i_people *p, const tri_i_person *one)
{
    uint32_t n = 0;
    for (uint32_t i = one->form; i != TRI_NONE; i = p->forms[i].next) {
        const tri_i_person_name *name = &p->forms[i].name;
        if (name->title_kind == TRI_I_TITLE_WIFE ||
            name->title_kind == TRI_I_TITLE_POST || strcmp(name->title, "sir") == 0) {
            n += p->forms[i].n;
        }
    }
    return 2 * n >= one->n_all;
}

/* The one person of whose given name a single name is a nickname, or the other way
   round; or whose surname is spelt a little otherwise. TRI_NONE where none, or several.
 */
uint32_t tri_i_person_of_variant(const tri_i_people *p, const tri_i_form *f,
                                 tri_rule *rule)
{
    const char *name = f->name.surname;
    candidates nick = {.best = TRI_NONE};
    candidates spelt = {.best = TRI_NONE};
    for (uint32_t i = 0; i < p->n_persons; i++) {
        const tri_i_person *one = &p->persons[i];
        const char *other = one->name.surname;
        const char *given = one->name.n == 1 ? other : one->name.given;
        if (!one->name.is_whole && genders_agree(f, one) && !is_grand(p, one) &&
            tri_i_is_nickname(p->resolver->arena, name, given)) {
            consider(&nick, i, one->n_all);
        } else if (!one->name.is_whole && strcmp(name, other) != 0 &&
                   tri_i_is_spelling(name, other)) {
            consider(&spelt, i, 1);
        }
    }
    *rule = nick.n > 0 ? TRI_RULE_SURNAME : TRI_RULE_SPELLING;
    return nick.n > 0 ? chosen(&nick) : spelt.n == 1 ? spelt.best : TRI_NONE;
}
