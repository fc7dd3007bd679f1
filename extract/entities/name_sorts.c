/* What the nouns beside a name, and its own last word, say of its type: "the band
   Torvik", "Torvik is a ship", "Torvik Glacier". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* The type of a noun by the table, TRI_TYPE_COUNT; `not_here`: where it says nothing.
 */
static uint8_t type_of(const char *noun, const char *not_here)
{
    const char *const *row =
        noun == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_name_sorts, noun);
    return row == NULL || strcmp(row[TRI_NAME_SORTS_WHERE], not_here) == 0
               ? TRI_TYPE_COUNT
               : (uint8_t)tri_type_from_name(row[TRI_NAME_SORTS_TYPE]);
}

static uint8_t type_of_token(const tri_i_resolver *r, uint32_t token)
{
    const tri_token *noun = &r->document->tokens[token];
    return noun->upos != TRI_UPOS_NOUN
               ? TRI_TYPE_COUNT
               : type_of(tri_i_folded_lemma(r->arena, noun), "last");
}

/* The noun that a sentence says a name is, TRI_NONE: "Torvik is an old ferry", but not
   "Torvik is not a ferry", "is the ferry's owner", "Torvik and Lind are ferries". */
static uint32_t predicate_of(const tri_i_tree *tree, uint32_t head)
{
    const uint32_t noun = tree->tokens[head].head;
    if (tree->tokens[head].rel != TRI_REL_NSUBJ || noun == TRI_NONE ||
        tri_i_dependent(tree, noun, TRI_REL_COP) == TRI_NONE ||
        tri_i_dependent_word(tree, noun, TRI_REL_ADVMOD, "not") != TRI_NONE ||
        tri_i_dependent_word(tree, noun, TRI_REL_ADVMOD, "never") != TRI_NONE ||
        tri_i_dependent_word(tree, noun, TRI_REL_DET, "no") != TRI_NONE ||
        tri_i_dependent(tree, head, TRI_REL_CONJ) != TRI_NONE) {
        return TRI_NONE;
    }
    return noun;
}

/* The noun whose own name "of" brings, TRI_NONE: "the town of Torvik", but not "a town
   of Norland's", "the mayor of Torvik". */
static uint32_t named_by_of(const tri_i_tree *tree, uint32_t head)
{
    const uint32_t noun = tree->tokens[head].head;
    if (tree->tokens[head].rel != TRI_REL_NMOD || noun == TRI_NONE ||
        strcmp(tri_i_case_form(tree, head), "of") != 0 ||
        !tri_i_lexicon_has(&tri_i_lexicon_named_lands, tree->tokens[noun].lemma) ||
        tri_i_dependent_word(tree, noun, TRI_REL_DET, "the") == TRI_NONE) {
        return TRI_NONE;
    }
    return noun;
}

uint8_t tri_i_sort_beside(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_i_tree *tree = resolver->document->tree;
    const tri_i_span *m = &resolver->spans[mention];
    uint32_t noun = tri_i_apposed_to(tree, m->head);
    if (noun == TRI_NONE) {
        noun = predicate_of(tree, m->head);
    }
    if (noun == TRI_NONE && named_by_of(tree, m->head) != TRI_NONE) {
        return (uint8_t)TRI_TYPE_LOC;
    }
    if (noun != TRI_NONE && (noun < m->begin || noun >= m->end)) {
        return type_of_token(resolver, noun);
    }
    TRI_I_FOR_DEPENDENTS (tree, m->head, c) {
        const uint8_t rel = tree->tokens[c].rel;
        if ((c < m->begin || c >= m->end) &&
            (rel == TRI_REL_APPOS || rel == TRI_REL_NMOD_DESC)) {
            return type_of_token(resolver, c);
        }
    }
    return TRI_TYPE_COUNT;
}

uint8_t tri_i_sort_within(const char *folded)
{
    const char *last = strrchr(folded, ' ');
    return last == NULL ? TRI_TYPE_COUNT : type_of(last + 1, "beside");
}
