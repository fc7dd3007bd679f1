/* Finds the name that owns a phrase. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/owners.h"

#include "extract/entities/names.h"

static bool is_of_sort(const tri_i_resolver *resolver, uint32_t token, uint32_t name,
                       tri_i_owner_sort sort)
{
    switch (sort) {
    case TRI_I_NO_PERSON:
        return resolver->spans[name].type != TRI_TYPE_PER;
    case TRI_I_NO_POSSESSOR:
        return resolver->document->tokens[token].rel != TRI_REL_NMOD_POSS;
    default:
        return true;
    }
}

uint32_t tri_i_owner_among(const tri_i_resolver *resolver, uint32_t noun,
                           uint32_t begin, uint32_t end, tri_i_owner_sort sort)
{
    const tri_i_tree *tree = resolver->document->tree;
    TRI_I_FOR_DEPENDENTS (tree, noun, c) {
        const uint32_t name = tri_i_name_at(resolver, c);
        if (c >= begin && c < end && name != TRI_NONE && tri_i_may_own(tree, c) &&
            is_of_sort(resolver, c, name, sort)) {
            return name;
        }
    }
    return TRI_NONE;
}

uint32_t tri_i_owner_root(const tri_i_resolver *resolver, uint32_t noun,
                          tri_i_owner_sort sort)
{
    const uint32_t name = tri_i_owner_among(resolver, noun, 0, UINT32_MAX, sort);
    return name == TRI_NONE ? TRI_NONE : tri_i_find_root(resolver, name);
}

bool tri_i_is_of_that(const tri_i_tree *tree, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (tree, noun, c) {
        if (c > noun && tree->tokens[c].rel == TRI_REL_NMOD &&
            tri_i_dependent_word(tree, c, TRI_REL_DET, "that") != TRI_NONE) {
            return true;
        }
    }
    return false;
}
