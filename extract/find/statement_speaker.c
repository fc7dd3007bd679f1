/* Finds who says what stands below a verb of saying. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/statement.h"
#include "extract/quotations.h"

/* "The line will open, a spokesman for the bank said": a parser may take the speaker
   for a second subject of what is said. TRI_NONE: it did not. */
static uint32_t misplaced_subject(const tri_i_statement *s, uint32_t verb)
{
    const uint32_t said = child(s, verb, TRI_REL_CCOMP);
    if (said == TRI_NONE || said > verb) {
        return TRI_NONE;
    }
    for (uint32_t i = child(s, said, TRI_REL_NSUBJ); i != TRI_NONE;
         i = tri_i_next_dependent(s->x->tree, i)) {
        if (i > said && i < verb) {
            return i;
        }
    }
    return TRI_NONE;
}

/* Whoever says what a verb of saying governs: its subject, or that of the clause round
   it ("was quoted as saying", "criticised the plan and said"). */
uint32_t tri_i_speaker_of(const tri_i_statement *s, uint32_t verb)
{
    for (int depth = 0; depth < 4 && verb != TRI_NONE; depth++) {
        if (tri_i_is_passive(s->x->tree, verb) && depth == 0) {
            const uint32_t agent = child(s, verb, TRI_REL_OBL_AGENT);
            return agent == TRI_NONE ? TRI_NONE : tri_i_argument_head(s->x, agent);
        }
        uint32_t subject = tri_i_subject(s->x->tree, verb);
        subject = subject == TRI_NONE ? misplaced_subject(s, verb) : subject;
        if (subject != TRI_NONE) {
            const bool is_empty = token_at(s, subject)->rel == TRI_REL_EXPL;
            return is_empty ? TRI_NONE : tri_i_argument_head(s->x, subject);
        }
        const uint32_t head = token_at(s, verb)->head;
        switch (token_at(s, verb)->rel) {
        case TRI_REL_ACL:
            return head == TRI_NONE || tri_i_has_mark(s->x->tree, verb, "to")
                       ? TRI_NONE
                       : tri_i_argument_head(s->x, head);
        case TRI_REL_CONJ:
        case TRI_REL_XCOMP:
        case TRI_REL_ADVCL:
            verb = head;
            break;
        default:
            return TRI_NONE;
        }
    }
    return TRI_NONE;
}

/* "The letter says "no", but the ministry will send a reminder": a clause with a
   subject of its own behind the quotation that the clause before it ends. */
bool tri_i_leaves_quotation(const tri_i_statement *s, uint32_t clause, uint32_t head)
{
    if (token_at(s, clause)->rel != TRI_REL_CONJ || head > clause ||
        tri_i_subject(s->x->tree, clause) == TRI_NONE) {
        return false;
    }
    int n_open = 0;
    for (uint32_t i = head + 1; i < clause; i++) {
        const uint8_t xpos = token_at(s, i)->xpos;
        n_open += xpos == TRI_XPOS_LQUOTE;
        if (xpos == TRI_XPOS_RQUOTE && n_open-- == 0) {
            return true;
        }
    }
    return false;
}

bool tri_i_speaks(const tri_i_finds *x, uint32_t token)
{
    return tri_i_is_saying(x->document, token);
}
