/* Questions about a sentence's tree that the patterns of triples ask. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/patterns.h"

#include <string.h>

uint32_t tri_i_next_dependent(const tri_i_extraction *x, uint32_t token)
{
    const uint8_t rel = x->document->tokens[token].rel;
    uint32_t next = x->next_sibling[token];
    while (next != TRI_NONE && x->document->tokens[next].rel != rel) {
        next = x->next_sibling[next];
    }
    return next;
}

uint32_t tri_i_dependent(const tri_i_extraction *x, uint32_t token, tri_rel rel)
{
    uint32_t child = x->first_child[token];
    while (child != TRI_NONE && x->document->tokens[child].rel != rel) {
        child = x->next_sibling[child];
    }
    return child;
}

bool tri_i_is(const tri_i_extraction *x, uint32_t token, const char *lemma)
{
    return strcmp(x->document->tokens[token].lemma, lemma) == 0;
}

const char *tri_i_preposition(tri_i_extraction *x, uint32_t token, tri_i_range *range)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t word = tri_i_dependent(x, token, TRI_REL_CASE);
    while (word != TRI_NONE && (word > token || tokens[word].xpos == TRI_XPOS_POS)) {
        word = tri_i_next_dependent(x, word); /* "'s" */
    }
    if (word == TRI_NONE) {
        if (range != NULL) {
            *range = (tri_i_range){token, token};
        }
        return "";
    }
    tri_i_range found = {word, word + 1};
    const char *text = tokens[word].lemma;
    for (uint32_t i = word + 1; i < token; i++) {
        const bool fixed = tokens[i].rel == TRI_REL_FIXED && tokens[i].head == word;
        const bool second = tokens[i].rel == TRI_REL_CASE && tokens[i].head == token;
        if (i != found.end || (!fixed && !second)) {
            break;
        }
        text = tri_i_label(x, text, tokens[i].lemma, "");
        found.end = i + 1;
        if (text == NULL) {
            return "";
        }
    }
    if (range != NULL) {
        *range = found;
    }
    return text;
}

/* Whether a dependent of an argument's head stays outside the argument. */
static bool stays_outside(const tri_token *head, const tri_token *child)
{
    switch (child->rel) {
    case TRI_REL_CASE:
        /* The preposition before it; a possessive's "'s" behind it too. */
    case TRI_REL_CC:
    case TRI_REL_CC_PRECONJ:
    case TRI_REL_CONJ:
    case TRI_REL_PUNCT:
    case TRI_REL_MARK:
    case TRI_REL_APPOS:
    case TRI_REL_ACL_RELCL:
    case TRI_REL_ADVCL:
    case TRI_REL_ADVCL_RELCL:
    case TRI_REL_PARATAXIS:
    case TRI_REL_DISCOURSE:
    case TRI_REL_VOCATIVE:
    case TRI_REL_DISLOCATED:
    case TRI_REL_ORPHAN:
    case TRI_REL_LIST:
    case TRI_REL_COP:
    case TRI_REL_AUX:
    case TRI_REL_AUX_PASS:
    case TRI_REL_EXPL:
    case TRI_REL_NSUBJ:
    case TRI_REL_NSUBJ_PASS:
    case TRI_REL_NSUBJ_OUTER:
    case TRI_REL_CSUBJ:
    case TRI_REL_OBL:
    case TRI_REL_OBL_UNMARKED:
        return true;
    case TRI_REL_NMOD_UNMARKED:
        return child->upos == TRI_UPOS_NUM; /* an age behind a name */
    case TRI_REL_ACL:
        return child->begin > head->begin && child->upos == TRI_UPOS_VERB;
    default:
        return false;
    }
}

/* All tokens below one, within the sentence and without gaps at the ends. */
static tri_i_range subtree(const tri_i_extraction *x, uint32_t token, int depth)
{
    tri_i_range all = {token, token + 1};
    for (uint32_t child = x->first_child[token]; child != TRI_NONE && depth < 32;
         child = x->next_sibling[child]) {
        const uint8_t rel = x->document->tokens[child].rel;
        if (rel == TRI_REL_PUNCT || rel == TRI_REL_ACL_RELCL ||
            rel == TRI_REL_PARATAXIS || rel == TRI_REL_APPOS ||
            rel == TRI_REL_CC_PRECONJ || (rel == TRI_REL_CC && child < token)) {
            continue;
        }
        const tri_i_range inner = subtree(x, child, depth + 1);
        all.begin = inner.begin < all.begin ? inner.begin : all.begin;
        all.end = inner.end > all.end ? inner.end : all.end;
    }
    return all;
}

tri_i_range tri_i_clause_words(const tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t end = x->document->sentences[tokens[token].sentence].end;
    tri_i_range all = {token, token + 1};
    /* A subtree's words stand together but for rare crossings. */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = all.begin;
             i > 0 && tokens[i - 1].sentence == tokens[token].sentence; i--) {
            uint32_t up = i - 1;
            for (int depth = 0; depth < 32 && up != TRI_NONE && up != token; depth++) {
                up = tokens[up].head;
            }
            if (up != token) {
                break;
            }
            all.begin = i - 1;
        }
        for (uint32_t i = all.end; i < end; i++) {
            uint32_t up = i;
            for (int depth = 0; depth < 32 && up != TRI_NONE && up != token; depth++) {
                up = tokens[up].head;
            }
            if (up != token) {
                break;
            }
            all.end = i + 1;
        }
    }
    while (all.begin < token && (tokens[all.begin].upos == TRI_UPOS_PUNCT ||
                                 tokens[all.begin].rel == TRI_REL_CC)) {
        all.begin++;
    }
    while (all.end > token + 1 && tokens[all.end - 1].upos == TRI_UPOS_PUNCT) {
        all.end--;
    }
    return all;
}

uint32_t tri_i_mention(const tri_i_extraction *x, uint32_t token)
{
    const tri_mention *mentions = x->document->mentions;
    const uint32_t own = x->mention_at[token];
    if (own == TRI_NONE || mentions[own].kind == TRI_MENTION_NAME ||
        mentions[own].kind == TRI_MENTION_VALUE) {
        return own;
    }
    const uint32_t beside = tri_i_dependent(x, token, TRI_REL_APPOS);
    if (beside == TRI_NONE || x->mention_at[beside] == TRI_NONE ||
        x->document->tokens[token].upos == TRI_UPOS_PRON ||
        mentions[x->mention_at[beside]].kind != TRI_MENTION_NAME ||
        tri_i_dependent(x, token, TRI_REL_CONJ) != TRI_NONE) {
        return own;
    }
    return x->mention_at[beside];
}

tri_i_range tri_i_phrase(const tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range all = {token, token + 1};
    for (uint32_t child = x->first_child[token]; child != TRI_NONE;
         child = x->next_sibling[child]) {
        if (stays_outside(&tokens[token], &tokens[child])) {
            continue;
        }
        const tri_i_range inner = subtree(x, child, 0);
        all.begin = inner.begin < all.begin ? inner.begin : all.begin;
        all.end = inner.end > all.end ? inner.end : all.end;
    }
    /* A name is whole, whatever the tree says. */
    const uint32_t mention = x->mention_at[token];
    if (mention != TRI_NONE &&
        x->document->mentions[mention].kind != TRI_MENTION_NOMINAL) {
        const tri_mention *m = &x->document->mentions[mention];
        all.begin = m->begin < all.begin ? m->begin : all.begin;
        all.end = m->end > all.end ? m->end : all.end;
    }
    while (all.begin < token && tokens[all.begin].upos == TRI_UPOS_PUNCT) {
        all.begin++;
    }
    while (all.end > token + 1 && tokens[all.end - 1].upos == TRI_UPOS_PUNCT) {
        all.end--;
    }
    return all;
}

uint32_t tri_i_argument_head(const tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const tri_token *word = &tokens[token];
    const bool relative = word->xpos == TRI_XPOS_WDT || word->xpos == TRI_XPOS_WP ||
                          (word->upos == TRI_UPOS_PRON && tri_i_is(x, token, "that"));
    if (relative) {
        uint32_t up = token;
        for (int depth = 0; depth < 8 && tokens[up].head != TRI_NONE; depth++) {
            if (tokens[up].rel == TRI_REL_ACL_RELCL) {
                up = tokens[up].head;
                return up < token && x->mention_at[up] != TRI_NONE ? up : TRI_NONE;
            }
            up = tokens[up].head;
        }
        return TRI_NONE;
    }
    return x->mention_at[token] == TRI_NONE ? TRI_NONE : token;
}

uint32_t tri_i_conjuncts(const tri_i_extraction *x, uint32_t token, uint32_t *out,
                         uint32_t room)
{
    uint32_t n = 0;
    out[n++] = token;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t child = tri_i_dependent(x, out[i], TRI_REL_CONJ);
             child != TRI_NONE && n < room; child = tri_i_next_dependent(x, child)) {
            const uint8_t upos = x->document->tokens[child].upos;
            if (upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN ||
                upos == TRI_UPOS_PRON || upos == TRI_UPOS_NUM || upos == TRI_UPOS_SYM) {
                out[n++] = child;
            }
        }
    }
    return n;
}

bool tri_i_speaks(const tri_i_extraction *x, uint32_t token)
{
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_verbs, x->document->tokens[token].lemma);
    return row != NULL && strcmp(row[1], "-") != 0 && strcmp(row[1], "mean") != 0 &&
           strcmp(row[1], "seem") != 0;
}
