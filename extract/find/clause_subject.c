/* Finds the subject of a clause: its own, or that of a clause round it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"
#include "extract/lexicon/lexicon.h"

#include <string.h>

/* "accuse him of silencing the press", "stop them from leaving": he does it. */
static bool is_controlled_by_object(const tri_i_extraction *x, uint32_t verb)
{
    const uint32_t mark = tri_i_dependent(x->tree, verb, TRI_REL_MARK);
    const uint32_t object =
        tri_i_dependent(x->tree, x->document->tokens[verb].head, TRI_REL_OBJ);
    return mark != TRI_NONE && object != TRI_NONE && object < verb &&
           (tri_i_is(x->tree, mark, "of") || tri_i_is(x->tree, mark, "from") ||
            tri_i_is(x->tree, mark, "into"));
}

/* "The team lost a point, leading to protests": the loss does, not the team. */
static bool is_result(const tri_i_extraction *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t head = tokens[verb].head;
    if (tokens[verb].xpos != TRI_XPOS_VBG || verb < head || verb == 0 ||
        tri_i_dependent(x->tree, verb, TRI_REL_MARK) != TRI_NONE) {
        return false;
    }
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_result_verbs, tokens[verb].lemma);
    if (row == NULL) {
        return false;
    }
    const char *preposition = row[TRI_RESULT_VERBS_PREPOSITION];
    return preposition[0] == '\0'
               ? tri_i_dependent(x->tree, head, TRI_REL_NSUBJ_PASS) != TRI_NONE
               : verb + 1 < x->document->n_tokens &&
                     tri_i_is(x->tree, verb + 1, preposition);
}

/* "Construction was underway to enlarge the mosque": somebody else will. Of people it
   is said that they do it ("he was there to sell it"). */
static bool is_purpose_of_state(const tri_i_extraction *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t head = tokens[verb].head;
    const uint32_t subject = tri_i_dependent(x->tree, head, TRI_REL_NSUBJ);
    if (tokens[verb].xpos != TRI_XPOS_VB || subject == TRI_NONE ||
        tri_i_dependent(x->tree, head, TRI_REL_COP) == TRI_NONE ||
        x->mention_at[subject] == TRI_NONE) {
        return false;
    }
    const tri_mention *mention = &x->document->mentions[x->mention_at[subject]];
    const uint8_t type = mention->entity == TRI_NONE
                             ? mention->type
                             : x->document->entities[mention->entity].type;
    return type == TRI_TYPE_CONCEPT && mention->kind == TRI_MENTION_NOMINAL &&
           !tri_i_lexicon_has(&tri_i_lexicon_persons, tokens[subject].lemma);
}

/* Finds who does it: the predicate's own subject, or that of the clause round it. */
void tri_i_find_subject(const tri_i_extraction *x, tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t verb = c->predicate;
    c->subject = TRI_NONE;
    c->subject_from = TRI_I_SUBJECT_OWN;
    for (int depth = 0; depth < 6; depth++) {
        uint32_t subject = tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ);
        if (subject == TRI_NONE) {
            subject = tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ_PASS);
        }
        if (subject != TRI_NONE) {
            c->subject = tri_i_argument_head(x, subject);
            return;
        }
        const uint32_t head = tokens[verb].head;
        if (head == TRI_NONE ||
            tri_i_dependent(x->tree, verb, TRI_REL_EXPL) != TRI_NONE) {
            return; /* "it is hard to tell": nobody in particular */
        }
        switch (tokens[verb].rel) {
        case TRI_REL_CONJ:
            c->subject_from = TRI_I_SUBJECT_CONJUNCT;
            break;
        case TRI_REL_XCOMP: {
            /* "ordered his forces to be shot": the object is who does it. */
            uint32_t object = tri_i_dependent(x->tree, head, TRI_REL_OBJ);
            object = object == TRI_NONE ? tri_i_dependent(x->tree, head, TRI_REL_IOBJ)
                                        : object;
            c->subject_from = TRI_I_SUBJECT_CONTROLLED;
            if (object != TRI_NONE && object < verb &&
                strcmp(tokens[head].lemma, "promise") != 0) {
                c->subject = tri_i_argument_head(x, object);
                return;
            }
            break;
        }
        case TRI_REL_ACL:
            /* "protesters carrying flags", "the capital named after him" */
            c->subject_from = TRI_I_SUBJECT_MODIFIED;
            if ((tokens[verb].xpos == TRI_XPOS_VBG ||
                 tokens[verb].xpos == TRI_XPOS_VBN) &&
                head < verb &&
                tri_i_dependent(x->tree, verb, TRI_REL_MARK) == TRI_NONE) {
                c->subject = tri_i_argument_head(x, head);
            }
            return;
        case TRI_REL_ADVCL:
            /* "by removing him", "to combat disturbances" */
            c->subject_from = TRI_I_SUBJECT_ADVERBIAL;
            if (tokens[verb].xpos != TRI_XPOS_VBG && tokens[verb].xpos != TRI_XPOS_VB &&
                (tokens[verb].xpos != TRI_XPOS_VBN ||
                 tri_i_dependent(x->tree, verb, TRI_REL_MARK) != TRI_NONE)) {
                return;
            }
            if (is_result(x, verb) || is_purpose_of_state(x, verb)) {
                return;
            }
            if (tri_i_has_mark(x->tree, verb, "by") &&
                tri_i_dependent(x->tree, head, TRI_REL_AUX_PASS) != TRI_NONE) {
                return; /* "can be avoided by walking": who walks is not said */
            }
            if (is_controlled_by_object(x, verb)) {
                c->subject =
                    tri_i_argument_head(x, tri_i_dependent(x->tree, head, TRI_REL_OBJ));
                return;
            }
            break;
        default:
            return;
        }
        verb = head;
    }
}
