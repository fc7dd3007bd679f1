/* Turns the trees round, finds the noun phrase of every token, and answers what hangs
   on a token. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/tree.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

/* The tree while it is made. */
typedef struct {
    const tri_token *tokens;
    uint32_t *first_child, *next_sibling;
    uint32_t *begin, *end;             /* the phrase */
    uint32_t *whole_begin, *whole_end; /* all below the token */
    uint32_t *waiting;                 /* dependents that are not gathered yet */
} builder;

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

static bool belongs(const builder *b, uint32_t child, uint32_t head, uint32_t copula,
                    bool modifier_before)
{
    const uint8_t rel = b->tokens[child].rel;
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
        return modifier_before || b->tokens[child + 1].rel == TRI_REL_NUMMOD;
    }
    if (copula != TRI_NONE) {
        return child > copula && rel != TRI_REL_OBL && rel != TRI_REL_OBL_UNMARKED &&
               (rel != TRI_REL_ADVMOD || child < head);
    }
    return true;
}

/* Takes the children of `token` into its whole span and its phrase. */
static void gather(builder *b, const tri_i_tree *tree, uint32_t token)
{
    const uint32_t copula = tri_i_dependent(tree, token, TRI_REL_COP);
    TRI_I_FOR_DEPENDENTS (tree, token, c) {
        if (b->tokens[c].rel == TRI_REL_PUNCT) {
            continue;
        }
        if (b->whole_begin[c] < b->whole_begin[token]) {
            b->whole_begin[token] = b->whole_begin[c];
        }
        if (b->whole_end[c] > b->whole_end[token]) {
            b->whole_end[token] = b->whole_end[c];
        }
        if (belongs(b, c, token, copula, b->begin[token] < c)) {
            if (b->whole_begin[c] < b->begin[token]) {
                b->begin[token] = b->whole_begin[c];
            }
            if (b->whole_end[c] > b->end[token]) {
                b->end[token] = b->whole_end[c];
            }
        }
    }
}

tri_status tri_i_tree_build(const tri_token *tokens, uint32_t n, tri_arena *arena,
                            const tri_i_tree **out, tri_error *error)
{
    uint32_t *numbers = tri_arena_alloc(arena, n, 7 * sizeof *numbers);
    tri_i_tree *tree = tri_arena_alloc(arena, 1, sizeof *tree);
    if (numbers == NULL || tree == NULL) {
        return tri_i_fail_memory(error);
    }
    builder b = {.tokens = tokens,
                 .first_child = numbers,
                 .next_sibling = numbers + n,
                 .begin = numbers + 2 * (size_t)n,
                 .end = numbers + 3 * (size_t)n,
                 .whole_begin = numbers + 4 * (size_t)n,
                 .whole_end = numbers + 5 * (size_t)n,
                 .waiting = numbers + 6 * (size_t)n};
    *tree = (tri_i_tree){.tokens = b.tokens,
                         .first_child = b.first_child,
                         .next_sibling = b.next_sibling,
                         .begin = b.begin,
                         .end = b.end};
    for (uint32_t i = 0; i < n; i++) {
        b.first_child[i] = TRI_NONE;
        b.begin[i] = b.whole_begin[i] = i;
        b.end[i] = b.whole_end[i] = i + 1;
    }
    for (uint32_t i = n; i-- > 0;) {
        const uint32_t head = b.tokens[i].head;
        b.next_sibling[i] = TRI_NONE;
        if (head != TRI_NONE) {
            b.next_sibling[i] = b.first_child[head];
            b.first_child[head] = i;
            b.waiting[head]++;
        }
    }
    /* Every leaf walks up until a head still waits for another dependent, so a token
       is gathered once, after all below it. */
    for (uint32_t i = 0; i < n; i++) {
        if (b.first_child[i] != TRI_NONE) {
            continue;
        }
        uint32_t up = b.tokens[i].head;
        while (up != TRI_NONE && --b.waiting[up] == 0) {
            gather(&b, tree, up);
            up = b.tokens[up].head;
        }
    }
    *out = tree;
    return TRI_OK;
}

uint32_t tri_i_dependent(const tri_i_tree *tree, uint32_t token, uint8_t rel)
{
    uint32_t child = tree->first_child[token];
    while (child != TRI_NONE && tree->tokens[child].rel != rel) {
        child = tree->next_sibling[child];
    }
    return child;
}

uint32_t tri_i_next_dependent(const tri_i_tree *tree, uint32_t token)
{
    const uint8_t rel = tree->tokens[token].rel;
    uint32_t next = tree->next_sibling[token];
    while (next != TRI_NONE && tree->tokens[next].rel != rel) {
        next = tree->next_sibling[next];
    }
    return next;
}

uint32_t tri_i_dependent_or(const tri_i_tree *tree, uint32_t token, uint8_t first,
                            uint8_t second)
{
    const uint32_t found = tri_i_dependent(tree, token, first);
    return found != TRI_NONE ? found : tri_i_dependent(tree, token, second);
}

uint32_t tri_i_dependent_word(const tri_i_tree *tree, uint32_t token, uint8_t rel,
                              const char *lemma)
{
    uint32_t found = tri_i_dependent(tree, token, rel);
    while (found != TRI_NONE && !tri_i_is(tree, found, lemma)) {
        found = tri_i_next_dependent(tree, found);
    }
    return found;
}

uint32_t tri_i_subject(const tri_i_tree *tree, uint32_t verb)
{
    return tri_i_dependent_or(tree, verb, TRI_REL_NSUBJ, TRI_REL_NSUBJ_PASS);
}

/* "was teaching and not yet suspected of it": what is joined to a gerund with "be"
   takes that for the passive's. */
static bool is_progressive(const tri_i_tree *tree, uint32_t verb)
{
    const uint32_t be = tri_i_dependent(tree, verb, TRI_REL_AUX);
    return tree->tokens[verb].xpos == TRI_XPOS_VBG &&
           (be == TRI_NONE || tri_i_is(tree, be, "be"));
}

bool tri_i_is_passive(const tri_i_tree *tree, uint32_t verb)
{
    const tri_token *word = &tree->tokens[verb];
    if (tri_i_dependent_or(tree, verb, TRI_REL_AUX_PASS, TRI_REL_NSUBJ_PASS) !=
        TRI_NONE) {
        return true;
    }
    if (word->xpos != TRI_XPOS_VBN ||
        tri_i_dependent_or(tree, verb, TRI_REL_AUX, TRI_REL_NSUBJ) != TRI_NONE) {
        return false;
    }
    return word->rel == TRI_REL_ACL || word->rel == TRI_REL_ADVCL ||
           (word->rel == TRI_REL_CONJ && word->head != TRI_NONE &&
            ((tree->tokens[word->head].xpos == TRI_XPOS_VBN &&
              tri_i_is_passive(tree, word->head)) ||
             is_progressive(tree, word->head)));
}

bool tri_i_may_own(const tri_i_tree *tree, uint32_t token)
{
    switch (tree->tokens[token].rel) {
    case TRI_REL_NMOD_POSS:
    case TRI_REL_NMOD:
    case TRI_REL_AMOD:
    case TRI_REL_COMPOUND:
        return true;
    default:
        return false;
    }
}

bool tri_i_may_describe(const tri_i_tree *tree, uint32_t token)
{
    const uint8_t rel = tree->tokens[token].rel;
    return rel == TRI_REL_NMOD_DESC || rel == TRI_REL_COMPOUND || rel == TRI_REL_APPOS;
}

uint32_t tri_i_apposed_to(const tri_i_tree *tree, uint32_t token)
{
    return tree->tokens[token].rel == TRI_REL_APPOS ? tree->tokens[token].head
                                                    : TRI_NONE;
}

bool tri_i_is(const tri_i_tree *tree, uint32_t token, const char *lemma)
{
    return strcmp(tree->tokens[token].lemma, lemma) == 0;
}

bool tri_i_has_mark(const tri_i_tree *tree, uint32_t clause, const char *lemma)
{
    return tri_i_dependent_word(tree, clause, TRI_REL_MARK, lemma) != TRI_NONE;
}

const char *tri_i_case_form(const tri_i_tree *tree, uint32_t noun)
{
    const uint32_t word = tri_i_dependent(tree, noun, TRI_REL_CASE);
    return word == TRI_NONE ? "" : tree->tokens[word].form;
}

bool tri_i_owns_nothing(const tri_i_tree *tree, uint32_t ending)
{
    const tri_token *word = &tree->tokens[ending];
    const uint32_t name = word->head;
    if (word->xpos != TRI_XPOS_POS || strcmp(word->form, "'") == 0 ||
        name == TRI_NONE || name > ending) {
        return false;
    }
    const uint8_t rel = tree->tokens[name].rel;
    const uint32_t before = tri_i_dependent(tree, name, TRI_REL_CASE);
    return (rel == TRI_REL_OBL || rel == TRI_REL_NMOD) && before < name &&
           strcmp(tree->tokens[before].form, "of") != 0;
}

bool tri_i_is_gerund_subject(const tri_i_tree *tree, uint32_t token)
{
    const tri_token *word = &tree->tokens[token];
    if (word->xpos != TRI_XPOS_VBG || word->upos != TRI_UPOS_VERB ||
        (word->rel != TRI_REL_CSUBJ && word->rel != TRI_REL_CSUBJ_PASS) ||
        word->head < token || tree->begin[token] != token ||
        tree->end[token] == token + 1) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (tree, token, child) {
        if (child < token && tree->tokens[child].rel != TRI_REL_PUNCT) {
            return false; /* "not knowing the truth" */
        }
        switch (tree->tokens[child].rel) {
        case TRI_REL_NSUBJ:
        case TRI_REL_MARK:
        case TRI_REL_AUX:
        case TRI_REL_AUX_PASS:
        case TRI_REL_COP:
        case TRI_REL_CONJ:
            return false;
        default:
            break;
        }
    }
    return true;
}

bool tri_i_is_below(const tri_token *tokens, uint32_t token, uint32_t top)
{
    while (token != TRI_NONE && token != top) {
        token = tokens[token].head;
    }
    return token == top;
}

bool tri_i_is_charge(const tri_i_tree *tree, uint32_t noun)
{
    const tri_token *word = &tree->tokens[noun];
    const char *role = tri_i_case_form(tree, noun);
    return word->upos == TRI_UPOS_NOUN && word->head != TRI_NONE && word->head < noun &&
           (word->rel == TRI_REL_OBL || word->rel == TRI_REL_NMOD) &&
           (strcmp(role, "of") == 0 || strcmp(role, "with") == 0 ||
            strcmp(role, "to") == 0) &&
           tri_i_lexicon_has(&tri_i_lexicon_charging_words,
                             tree->tokens[word->head].lemma);
}
