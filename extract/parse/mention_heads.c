/* Tells which words may head a mention, by their tags. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

bool tri_i_may_head_mention(const tri_token *token)
{
    switch (token->upos) {
    case TRI_UPOS_NOUN:
    case TRI_UPOS_PROPN:
    case TRI_UPOS_PRON:
    case TRI_UPOS_NUM:
    case TRI_UPOS_DET:
    case TRI_UPOS_SYM:
    case TRI_UPOS_X:
        break;
    default:
        return false;
    }
    switch (token->rel) {
    case TRI_REL_FIXED:
    case TRI_REL_GOESWITH:
    case TRI_REL_FLAT:
    case TRI_REL_DET:
    case TRI_REL_DET_PREDET:
    case TRI_REL_NUMMOD:
        return false;
    default:
        return true;
    }
}
