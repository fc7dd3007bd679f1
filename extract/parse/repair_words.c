/* Answers what the corrections of a sentence's tree ask of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/parse/repair.h"
#include "extract/tree.h"

#include <string.h>

bool tri_i_is_subject(uint8_t rel)
{
    return rel == TRI_REL_NSUBJ || rel == TRI_REL_NSUBJ_PASS ||
           rel == TRI_REL_NSUBJ_OUTER || rel == TRI_REL_CSUBJ ||
           rel == TRI_REL_CSUBJ_PASS || rel == TRI_REL_CSUBJ_OUTER ||
           rel == TRI_REL_EXPL;
}

bool tri_i_is_noun_token(const tri_token *token)
{
    return token->upos == TRI_UPOS_NOUN || token->upos == TRI_UPOS_PROPN;
}

bool tri_i_is_capitalised(const tri_token *token)
{
    uint32_t code = 0;
    (void)tri_utf8_decode(token->form, strlen(token->form), &code);
    return tri_is_upper(code);
}

bool tri_i_is_wh(const tri_token *token)
{
    return token->xpos == TRI_XPOS_WDT || token->xpos == TRI_XPOS_WP ||
           token->xpos == TRI_XPOS_WPS || token->xpos == TRI_XPOS_WRB;
}

uint32_t tri_i_dependent_in(const tri_i_sentence *s, uint32_t head, tri_rel rel)
{
    for (uint32_t i = s->begin; i < s->end; i++) {
        if (s->tokens[i].head == head && s->tokens[i].rel == rel) {
            return i;
        }
    }
    return TRI_NONE;
}

bool tri_i_has_subject(const tri_i_sentence *s, uint32_t verb)
{
    for (uint32_t i = s->begin; i < s->end; i++) {
        if (s->tokens[i].head == verb && tri_i_is_subject(s->tokens[i].rel)) {
            return true;
        }
    }
    return false;
}

uint32_t tri_i_first_below(const tri_i_sentence *s, uint32_t top)
{
    uint32_t i = s->begin;
    while (!tri_i_is_below(s->tokens, i, top)) {
        i++;
    }
    return i;
}

bool tri_i_is_finite(const tri_i_sentence *s, uint32_t verb)
{
    const uint8_t xpos = s->tokens[verb].xpos;
    if (xpos == TRI_XPOS_VBZ || xpos == TRI_XPOS_VBD || xpos == TRI_XPOS_VBP) {
        return true;
    }
    for (uint32_t i = s->begin; i < verb; i++) {
        const tri_token *token = &s->tokens[i];
        if (token->head == verb &&
            (token->rel == TRI_REL_AUX || token->rel == TRI_REL_AUX_PASS) &&
            (token->xpos == TRI_XPOS_VBZ || token->xpos == TRI_XPOS_VBD ||
             token->xpos == TRI_XPOS_VBP || token->xpos == TRI_XPOS_MD)) {
            return true;
        }
    }
    return false;
}
