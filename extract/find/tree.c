/* Questions about a sentence's tree that the patterns of triples ask. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/find.h"
#include "extract/lexicon/lexicon.h"

#include <string.h>

const char *tri_i_preposition(tri_i_extraction *x, uint32_t token, tri_i_range *range)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t word = tri_i_dependent(x->tree, token, TRI_REL_CASE);
    while (word != TRI_NONE && (word > token || tokens[word].xpos == TRI_XPOS_POS)) {
        word = tri_i_next_dependent(x->tree, word); /* "'s" */
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

uint32_t tri_i_named_beside(const tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t next = token + 1;
    if (next >= x->document->n_tokens || tokens[token].upos != TRI_UPOS_NOUN ||
        tokens[next].sentence != tokens[token].sentence ||
        x->mention_at[next] == TRI_NONE) {
        return TRI_NONE;
    }
    const tri_mention *mention = &x->document->mentions[x->mention_at[next]];
    const uint8_t rel = tokens[next].rel;
    const bool is_below =
        tokens[next].head == token && (rel == TRI_REL_FLAT || rel == TRI_REL_APPOS ||
                                       rel == TRI_REL_NMOD || rel == TRI_REL_NMOD_DESC);
    const bool is_beside = tokens[next].head == tokens[token].head &&
                           rel == tokens[token].rel &&
                           (rel == TRI_REL_NSUBJ || rel == TRI_REL_NSUBJ_PASS ||
                            rel == TRI_REL_NMOD || rel == TRI_REL_OBL);
    return mention->kind == TRI_MENTION_NAME && tokens[token].xpos != TRI_XPOS_NNS &&
                   (mention->type == TRI_TYPE_PER || rel == TRI_REL_NSUBJ) &&
                   (is_below || is_beside) &&
                   tri_i_dependent(x->tree, next, TRI_REL_CASE) == TRI_NONE
               ? next
               : TRI_NONE;
}

uint32_t tri_i_mention(const tri_i_extraction *x, uint32_t token)
{
    const tri_mention *mentions = x->document->mentions;
    const tri_token *word = &x->document->tokens[token];
    const uint32_t own = x->mention_at[token];
    if (own == TRI_NONE || mentions[own].kind == TRI_MENTION_NAME ||
        mentions[own].kind == TRI_MENTION_VALUE || word->upos == TRI_UPOS_PRON) {
        return own;
    }
    /* "the painter Ode Lund"; "the capital, Astana"; "Astana, the capital" */
    uint32_t beside = tri_i_named_beside(x, token);
    if (beside == TRI_NONE) {
        beside = word->rel == TRI_REL_APPOS
                     ? word->head
                     : tri_i_dependent(x->tree, token, TRI_REL_APPOS);
    }
    if (beside == TRI_NONE || x->mention_at[beside] == TRI_NONE ||
        mentions[x->mention_at[beside]].kind != TRI_MENTION_NAME ||
        tri_i_dependent(x->tree, token, TRI_REL_CONJ) < beside ||
        (word->xpos == TRI_XPOS_NNS &&
         mentions[x->mention_at[beside]].type == TRI_TYPE_PER)) {
        /* Behind "a, b and c" it may be another's; one person is no "councillors". */
        return own;
    }
    return x->mention_at[beside];
}

/* "the manner in which they spoke": a noun that its clause says everything of. */
static bool is_manner(const tri_i_extraction *x, uint32_t token)
{
    static const char *const nouns[] = {"manner", "way",  "extent", "degree",
                                        "sense",  "case", "reason", "fact"};
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        if (tri_i_is(x->tree, token, nouns[i])) {
            return true;
        }
    }
    return false;
}

uint32_t tri_i_argument_head(const tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const tri_token *word = &tokens[token];
    const bool relative =
        word->xpos == TRI_XPOS_WDT || word->xpos == TRI_XPOS_WP ||
        word->xpos == TRI_XPOS_WPS ||
        (word->upos == TRI_UPOS_PRON && tri_i_is(x->tree, token, "that"));
    if (relative) {
        uint32_t up = token;
        for (int depth = 0; depth < 8 && tokens[up].head != TRI_NONE; depth++) {
            if (tokens[up].rel == TRI_REL_ACL_RELCL) {
                up = tokens[up].head;
                return up < token && x->mention_at[up] != TRI_NONE && !is_manner(x, up)
                           ? up
                           : TRI_NONE;
            }
            up = tokens[up].head;
        }
        return TRI_NONE;
    }
    if (x->mention_at[token] == TRI_NONE) {
        return TRI_NONE;
    }
    /* Two subjects side by side are a title and a name. */
    const uint32_t named = tri_i_named_beside(x, token);
    return named != TRI_NONE && tokens[named].rel == word->rel ? named : token;
}

uint32_t tri_i_conjuncts(const tri_i_extraction *x, uint32_t token, uint32_t *out,
                         uint32_t room)
{
    uint32_t n = 0;
    out[n++] = token;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t child = tri_i_dependent(x->tree, out[i], TRI_REL_CONJ);
             child != TRI_NONE && n < room;
             child = tri_i_next_dependent(x->tree, child)) {
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
    return row != NULL && strcmp(row[TRI_VERBS_CLAUSE], "-") != 0 &&
           strcmp(row[TRI_VERBS_CLAUSE], "mean") != 0 &&
           strcmp(row[TRI_VERBS_CLAUSE], "seem") != 0;
}
