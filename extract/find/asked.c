/* Reads what the object of a verb is asked, told or helped to do. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"
#include "extract/find/statement.h"

/* Whether something in a phrase or clause has a name. */
static bool holds_name(const tri_i_finds *x, uint32_t token)
{
    const tri_i_words words = tri_i_clause_words(x, token, TRI_NONE);
    const tri_i_range all = tri_i_extent(&words);
    for (uint32_t i = all.begin; i < all.end; i++) {
        const tri_mention *mention = tri_i_mention_of(x, i);
        if (mention != NULL && (mention->kind == TRI_MENTION_NAME ||
                                (mention->entity != TRI_NONE &&
                                 x->document->entities[mention->entity].named))) {
            return true;
        }
    }
    return false;
}

/* "helps readers to find books": of no readers in particular more is said than that,
   by whose name all of it is told; but the crew that is told to cut a cable does. */
bool tri_i_is_told_in_name(const tri_i_finds *x, const tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t top = c->predicate;
    while (tokens[top].rel == TRI_REL_CONJ && tokens[top].head != TRI_NONE) {
        top = tokens[top].head;
    }
    const uint32_t verb = tokens[top].head;
    if (tokens[top].rel != TRI_REL_XCOMP || verb == TRI_NONE ||
        !tri_i_has_mark(x->tree, top, "to") || c->subject_from == TRI_I_SUBJECT_OWN ||
        tri_i_dependent_or(x->tree, c->predicate, TRI_REL_OBJ, TRI_REL_OBL) ==
            TRI_NONE) {
        return false;
    }
    const uint32_t object =
        tri_i_dependent_or(x->tree, verb, TRI_REL_OBJ, TRI_REL_IOBJ);
    return object != TRI_NONE && c->subject == object &&
           tokens[object].upos == TRI_UPOS_NOUN && tri_i_is_unnamed(x, object) &&
           !tri_i_is_certain_thing(x, object) &&
           tri_i_modality_of(tri_i_lexicon_cell(
               &tri_i_lexicon_verbs, tokens[verb].lemma, TRI_VERBS_INFINITIVE)) !=
               TRI_MODALITY_REQUESTED &&
           tri_i_to_do(x, verb, object) == top && !holds_name(x, top);
}
