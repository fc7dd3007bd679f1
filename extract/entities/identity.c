/* How sure it is who is meant: which other names of an entity the text itself
   explains. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/names.h"

#include <string.h>

/* Whether what joins two names says that they are two of one thing's. */
static bool is_explaining(uint8_t rule)
{
    return rule == TRI_RULE_ACRONYM || rule == TRI_RULE_ALSO_KNOWN ||
           rule == TRI_RULE_GIVEN;
}

static bool is_listed(const tri_entity *entity, const char *name)
{
    for (uint32_t i = 0; i < entity->n_explained; i++) {
        if (strcmp(entity->explained[i], name) == 0) {
            return true;
        }
    }
    return strcmp(entity->name, name) == 0;
}

bool tri_i_explain_aliases(const tri_i_maker *m)
{
    const tri_i_resolver *r = m->resolver;
    /* Twice: of "A (B), formerly C" the text may tell A and B after B and C. */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < r->n_links; i++) {
            const tri_link *link = &r->links[i];
            tri_entity *entity = &m->entities[m->entity_of[link->mention]];
            if (!is_explaining(link->rule) ||
                r->spans[link->mention].kind != TRI_MENTION_NAME ||
                r->spans[link->antecedent].kind != TRI_MENTION_NAME) {
                continue;
            }
            const char *one = tri_i_clean_name(r, link->mention);
            const char *other = tri_i_clean_name(r, link->antecedent);
            if (one == NULL || other == NULL) {
                return false;
            }
            const char *fresh = !is_listed(entity, one)     ? one
                                : !is_listed(entity, other) ? other
                                                            : NULL;
            if (fresh != NULL && is_listed(entity, fresh == one ? other : one) &&
                !tri_i_add_to_list(r->arena, &entity->explained, &entity->n_explained,
                                   fresh)) {
                return false;
            }
        }
    }
    return true;
}
