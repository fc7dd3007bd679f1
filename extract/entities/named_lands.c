/* Joins "the city of Oslo" with Oslo. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* "My home state of Maine": whose it is tells it from no other. */
static bool is_home(const tri_i_tree *tree, uint32_t head)
{
    return head > 0 &&
           (tri_i_is(tree, head - 1, "home") || tri_i_is(tree, head - 1, "native"));
}

/* Whether a phrase tells its place from others of its kind: "the largest city of
   Ghana", "the second port of Hull". */
static bool is_one_of_some(const tri_i_tree *tree, uint32_t head)
{
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const tri_token *word = &tree->tokens[c];
        if (c < head &&
            (word->xpos == TRI_XPOS_JJS || word->xpos == TRI_XPOS_RBS ||
             (word->rel == TRI_REL_NMOD_POSS && !is_home(tree, head)) ||
             word->rel == TRI_REL_NUMMOD ||
             tri_i_lexicon_has(&tri_i_lexicon_distinguishing_modifiers, word->lemma))) {
            return true;
        }
    }
    return false;
}

/* "The city of Oslo", "the State of Texas": what "of" brings is its name; but no
   country is a city. */
static void join_named_land(tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t head = r->spans[mention].head;
    const char *const *noun =
        r->spans[mention].kind == TRI_MENTION_NOMINAL
            ? tri_i_lexicon_find(&tri_i_lexicon_heads, r->features[mention].head)
            : NULL;
    if (noun == NULL || !r->features[mention].definite ||
        r->clusters[mention].number != TRI_I_SINGULAR ||
        !tri_i_lexicon_has(&tri_i_lexicon_named_lands, r->features[mention].head) ||
        is_one_of_some(tree, head)) {
        return;
    }
    const bool is_town = strcmp(noun[TRI_HEADS_SUBTYPE], "city") == 0;
    const bool is_facility = strcmp(noun[TRI_HEADS_SUBTYPE], "facility") == 0;
    if (is_facility && tri_i_begins_large(tree->tokens[head].form)) {
        return; /* "the Port of Hull" is not all of Hull */
    }
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const uint32_t name = tri_i_name_at(r, c);
        if (name != TRI_NONE && c > head && tree->tokens[c].rel == TRI_REL_NMOD &&
            r->spans[name].type == TRI_TYPE_LOC &&
            strcmp(tri_i_case_form(tree, c), "of") == 0 &&
            !(is_town &&
              r->clusters[tri_i_find_root(r, name)].place == TRI_I_COUNTRY)) {
            tri_i_join(r, mention, name, TRI_RULE_APPOSITION);
            return;
        }
    }
}

void tri_i_join_named_lands(tri_i_resolver *resolver)
{
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        join_named_land(resolver, i);
    }
}
