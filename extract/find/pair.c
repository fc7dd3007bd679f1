/* Triples of two names before a noun for what they have with each other: "the
   Norland-Sudmark war". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

enum {
    MAX_NAMES = 4,  /* of one noun: "the Norland-Sudmark-Orin talks" */
    MAX_BETWEEN = 3 /* words between the last name and the noun */
};

static bool is_form(const tri_i_finds *x, uint32_t token, const char *form)
{
    return strcmp(tri_i_token(x, token)->form, form) == 0;
}

/* Where the name behind a sign between two names begins: a dash without blanks, "v",
   "vs." or "versus"; TRI_NONE where no such sign stands at a token. */
static uint32_t behind_sign(const tri_i_finds *x, uint32_t token)
{
    const tri_document *d = x->document;
    if (token == 0 || token + 2 >= d->n_tokens) {
        return TRI_NONE;
    }
    if (is_form(x, token, "-") || is_form(x, token, "–")) {
        return tri_i_token(x, token - 1)->end == tri_i_token(x, token)->begin &&
                       tri_i_token(x, token)->end == tri_i_token(x, token + 1)->begin
                   ? token + 1
                   : TRI_NONE;
    }
    if (is_form(x, token, "v") || is_form(x, token, "vs") ||
        is_form(x, token, "versus") || is_form(x, token, "v.") ||
        is_form(x, token, "vs.")) {
        return token + 1 + is_form(x, token + 1, ".");
    }
    return TRI_NONE;
}

/* Whether a name can be one of two that have something with each other. */
static bool is_side(const tri_i_finds *x, const tri_mention *mention)
{
    return mention->kind == TRI_MENTION_NAME && mention->entity != TRI_NONE &&
           (mention->type != TRI_TYPE_MISC ||
            tri_i_country(x->document, mention->entity)[0] != '\0');
}

/* The head of the name that begins or ends at a token; TRI_NONE. */
static uint32_t side_at(const tri_i_finds *x, uint32_t begin, uint32_t end)
{
    const uint32_t from = begin != TRI_NONE ? begin : end > 6 ? end - 6 : 0;
    const uint32_t to = begin != TRI_NONE ? begin + 6 : end;
    for (uint32_t t = from; t < to && t < x->document->n_tokens; t++) {
        const tri_mention *mention = x->mention_at[t] == TRI_NONE
                                         ? NULL
                                         : &x->document->mentions[x->mention_at[t]];
        if (mention != NULL && is_side(x, mention) &&
            (begin != TRI_NONE ? mention->begin == begin : mention->end == end)) {
            return t;
        }
    }
    return TRI_NONE;
}

/* The noun for what names have with each other that ends the words from a token on. */
static uint32_t mutual_noun(const tri_i_finds *x, uint32_t begin)
{
    uint32_t last = TRI_NONE;
    for (uint32_t t = begin; t < x->document->n_tokens && t <= begin + MAX_BETWEEN;
         t++) {
        const uint8_t upos = tri_i_token(x, t)->upos;
        if (upos == TRI_UPOS_NOUN) {
            last = t;
        } else if (upos != TRI_UPOS_ADJ) {
            break;
        }
    }
    return last != TRI_NONE && tri_i_lexicon_has(&tri_i_lexicon_mutual_nouns,
                                                 tri_i_token(x, last)->lemma)
               ? last
               : TRI_NONE;
}

static void find_pair(tri_i_finds *x, uint32_t token)
{
    const tri_document *d = x->document;
    uint32_t begin = behind_sign(x, token);
    const uint32_t one = begin == TRI_NONE ? TRI_NONE : side_at(x, TRI_NONE, token);
    const uint32_t other = one == TRI_NONE ? TRI_NONE : side_at(x, begin, TRI_NONE);
    if (other == TRI_NONE) {
        return;
    }
    uint32_t end = d->mentions[x->mention_at[other]].end;
    for (int i = 2; i < MAX_NAMES; i++) {
        begin = behind_sign(x, end);
        const uint32_t next =
            begin == TRI_NONE ? TRI_NONE : side_at(x, begin, TRI_NONE);
        if (next == TRI_NONE) {
            break;
        }
        end = d->mentions[x->mention_at[next]].end;
    }
    const uint32_t noun = mutual_noun(x, end);
    if (noun == TRI_NONE ||
        tri_i_token(x, noun)->sentence != tri_i_token(x, token)->sentence) {
        return;
    }
    const char *lemma = tri_i_token(x, noun)->lemma;
    const char *told =
        tri_i_lexicon_cell(&tri_i_lexicon_mutual_nouns, lemma, TRI_MUTUAL_NOUNS_LABEL);
    const char *base = told[0] != '\0' ? told : tri_i_label(x, "have", lemma, "");
    const char *label = told[0] != '\0' ? told : tri_i_label(x, base, "with", "");
    tri_i_find *find =
        tri_i_add(x, TRI_PATTERN_COMPOUND, noun, one, other, label, base);
    if (find != NULL) {
        find->basis = TRI_BASIS_NOMINAL;
        find->confidence = 0.6;
    }
}

const tri_i_rule tri_i_pair_rules[] = {
    {"pair", find_pair}, /* the Norland-Sudmark war; the Torvik v Lund match */
    {0},
};
