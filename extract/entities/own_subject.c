/* Tells who a pronoun cannot be: whoever does what is done to it ("Lind asked him to
   leave"). After Chomsky 1981 (principle B), the part that a dependency tree shows. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/own_subject.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

enum { MAX_STEPS = 6 /* of verbs that share a subject */ };

static bool is_reflexive(const tri_token *word)
{
    const size_t n = strlen(word->form);
    return (n > 4 && strcmp(word->form + n - 4, "self") == 0) ||
           (n > 6 && strcmp(word->form + n - 6, "selves") == 0);
}

/* The verb that a pronoun is an object of: "asked him", "gave him the key", "was beaten
   by him", "said to him". TRI_NONE: none; of "took the key with him" it may be his. */
static uint32_t verb_of(const tri_i_tree *tree, uint32_t pronoun)
{
    const tri_token *word = &tree->tokens[pronoun];
    if (word->xpos != TRI_XPOS_PRP || word->head == TRI_NONE || is_reflexive(word)) {
        return TRI_NONE;
    }
    const bool is_told =
        word->rel == TRI_REL_OBL && strcmp(tri_i_case_form(tree, pronoun), "to") == 0 &&
        tri_i_lexicon_has(&tri_i_lexicon_verbs, tree->tokens[word->head].lemma);
    return word->rel == TRI_REL_OBJ || word->rel == TRI_REL_IOBJ ||
                   word->rel == TRI_REL_OBL_AGENT || is_told
               ? word->head
               : TRI_NONE;
}

/* "One of its parts is its roof": the noun that a possessive pronoun stands before, if
   that is said of somebody or something; TRI_NONE. "is its own enemy" may be himself.
 */
static uint32_t predicate_of(const tri_i_tree *tree, uint32_t pronoun)
{
    const tri_token *word = &tree->tokens[pronoun];
    return word->xpos == TRI_XPOS_PRPS && word->rel == TRI_REL_NMOD_POSS &&
                   tri_i_dependent(tree, word->head, TRI_REL_COP) != TRI_NONE &&
                   tri_i_dependent_word(tree, word->head, TRI_REL_AMOD, "own") ==
                       TRI_NONE
               ? word->head
               : TRI_NONE;
}

uint32_t tri_i_subject_beside(const tri_i_tree *tree, uint32_t pronoun)
{
    const tri_token *tokens = tree->tokens;
    uint32_t verb = verb_of(tree, pronoun);
    verb = verb == TRI_NONE ? predicate_of(tree, pronoun) : verb;
    for (int i = 0; i < MAX_STEPS && verb != TRI_NONE; i++) {
        const uint32_t subject = tri_i_subject(tree, verb);
        const uint32_t head = tokens[verb].head;
        if (subject != TRI_NONE) {
            const bool is_relative = tokens[subject].xpos == TRI_XPOS_WP ||
                                     tokens[subject].xpos == TRI_XPOS_WDT;
            return !is_relative                            ? subject
                   : tokens[verb].rel == TRI_REL_ACL_RELCL ? head
                                                           : TRI_NONE;
        }
        switch (tokens[verb].rel) {
        case TRI_REL_XCOMP: {
            /* "told Berg to help him": Berg helps. */
            const uint32_t object =
                tri_i_dependent_or(tree, head, TRI_REL_OBJ, TRI_REL_IOBJ);
            if (object != TRI_NONE && object < verb) {
                return object == pronoun ? TRI_NONE : object;
            }
            break;
        }
        case TRI_REL_ACL:
            return tokens[verb].xpos == TRI_XPOS_VBG ? head : TRI_NONE;
        case TRI_REL_PARATAXIS:
            /* "The thief took the purse, then stabbed him" */
            if (head > verb || tokens[verb].xpos != tokens[head].xpos ||
                (tokens[verb].xpos != TRI_XPOS_VBD &&
                 tokens[verb].xpos != TRI_XPOS_VBZ)) {
                return TRI_NONE;
            }
            break;
        case TRI_REL_CONJ:
        case TRI_REL_ADVCL:
            break;
        default:
            return TRI_NONE;
        }
        verb = head;
    }
    return TRI_NONE;
}
