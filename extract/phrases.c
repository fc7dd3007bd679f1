/* Finds the noun phrase of every token from the tree. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/phrases.h"

/* Dependents that are no part of a noun's own phrase. */
static bool is_outside(uint8_t rel)
{
    switch (rel) {
    case TRI_REL_NSUBJ:
    case TRI_REL_NSUBJ_OUTER:
    case TRI_REL_NSUBJ_PASS:
    case TRI_REL_CSUBJ:
    case TRI_REL_CSUBJ_OUTER:
    case TRI_REL_CSUBJ_PASS:
    case TRI_REL_COP:
    case TRI_REL_AUX:
    case TRI_REL_AUX_PASS:
    case TRI_REL_MARK:
    case TRI_REL_ADVCL:
    case TRI_REL_PARATAXIS:
    case TRI_REL_CONJ:
    case TRI_REL_CC:
    case TRI_REL_CC_PRECONJ:
    case TRI_REL_PUNCT:
    case TRI_REL_APPOS:
    case TRI_REL_DISLOCATED:
    case TRI_REL_DISCOURSE:
    case TRI_REL_VOCATIVE:
    case TRI_REL_EXPL:
    case TRI_REL_LIST:
    case TRI_REL_ORPHAN:
    case TRI_REL_REPARANDUM:
    case TRI_REL_DEP:
        return true;
    default:
        return false;
    }
}

static bool belongs(const tri_document *document, uint32_t child, uint32_t head,
                    uint32_t copula, bool modifier_before)
{
    const uint8_t rel = document->tokens[child].rel;
    if (is_outside(rel)) {
        return false;
    }
    if (rel == TRI_REL_CASE) {
        return child > head; /* the possessive ending */
    }
    if (child < head && (rel == TRI_REL_OBL || rel == TRI_REL_OBL_UNMARKED ||
                         rel == TRI_REL_NMOD || rel == TRI_REL_ACL)) {
        return false;
    }
    if (child < head && rel == TRI_REL_ADVMOD) {
        /* "the only man", "about ten men", but not "only the man" */
        return modifier_before || document->tokens[child + 1].rel == TRI_REL_NUMMOD;
    }
    if (copula != TRI_NONE) {
        return child > copula && rel != TRI_REL_OBL && rel != TRI_REL_OBL_UNMARKED &&
               (rel != TRI_REL_ADVMOD || child < head);
    }
    return true;
}

static uint32_t copula_of(const tri_document *document, const tri_i_phrases *phrases,
                          uint32_t token)
{
    for (uint32_t c = phrases->first_child[token]; c != TRI_NONE;
         c = phrases->next_sibling[c]) {
        if (document->tokens[c].rel == TRI_REL_COP) {
            return c;
        }
    }
    return TRI_NONE;
}

/* Takes the children of `token` into its whole span and its phrase. */
static void gather(const tri_document *document, tri_i_phrases *phrases,
                   uint32_t *whole_begin, uint32_t *whole_end, uint32_t token)
{
    const uint32_t copula = copula_of(document, phrases, token);
    for (uint32_t c = phrases->first_child[token]; c != TRI_NONE;
         c = phrases->next_sibling[c]) {
        if (document->tokens[c].rel == TRI_REL_PUNCT) {
            continue;
        }
        if (whole_begin[c] < whole_begin[token]) {
            whole_begin[token] = whole_begin[c];
        }
        if (whole_end[c] > whole_end[token]) {
            whole_end[token] = whole_end[c];
        }
        if (belongs(document, c, token, copula, phrases->begin[token] < c)) {
            if (whole_begin[c] < phrases->begin[token]) {
                phrases->begin[token] = whole_begin[c];
            }
            if (whole_end[c] > phrases->end[token]) {
                phrases->end[token] = whole_end[c];
            }
        }
    }
}

tri_status tri_i_phrases_find(tri_document *document, tri_i_phrases *phrases,
                              tri_error *error)
{
    const uint32_t n = document->n_tokens;
    uint32_t *numbers = tri_arena_alloc(&document->arena, n, 7 * sizeof *numbers);
    if (numbers == NULL) {
        return tri_i_fail_memory(error);
    }
    phrases->first_child = numbers;
    phrases->next_sibling = numbers + n;
    phrases->begin = numbers + 2 * (size_t)n;
    phrases->end = numbers + 3 * (size_t)n;
    uint32_t *whole_begin = numbers + 4 * (size_t)n;
    uint32_t *whole_end = numbers + 5 * (size_t)n;
    uint32_t *waiting = numbers + 6 * (size_t)n; /* dependents not gathered yet */
    for (uint32_t i = 0; i < n; i++) {
        phrases->first_child[i] = TRI_NONE;
        phrases->begin[i] = whole_begin[i] = i;
        phrases->end[i] = whole_end[i] = i + 1;
    }
    for (uint32_t i = n; i-- > 0;) {
        const uint32_t head = document->tokens[i].head;
        phrases->next_sibling[i] = TRI_NONE;
        if (head != TRI_NONE) {
            phrases->next_sibling[i] = phrases->first_child[head];
            phrases->first_child[head] = i;
            waiting[head]++;
        }
    }
    /* Every leaf walks up until a head still waits for another dependent, so a token
       is gathered once, after all below it. */
    for (uint32_t i = 0; i < n; i++) {
        if (phrases->first_child[i] != TRI_NONE) {
            continue;
        }
        uint32_t up = document->tokens[i].head;
        while (up != TRI_NONE && --waiting[up] == 0) {
            gather(document, phrases, whole_begin, whole_end, up);
            up = document->tokens[up].head;
        }
    }
    return TRI_OK;
}

bool tri_i_is_below(const tri_token *tokens, uint32_t token, uint32_t top)
{
    while (token != TRI_NONE && token != top) {
        token = tokens[token].head;
    }
    return token == top;
}
