/* Corrects the tree of a headline in which a comma stands for "and": "Peru, Chile
   reopen border", "Storm floods towns, cuts power". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/parse/repair.h"
#include "extract/tokens/tokens.h"
#include "extract/tree.h"

#include <string.h>

enum {
    MAX_WORDS = 16, /* of a headline */
    MAX_NAMES = 4
};

/* Whether a sentence has no stop at its end, and few words. */
static bool is_headline(const tri_i_sentence *s)
{
    const char *last = s->tokens[s->end - 1].form;
    return s->end - s->begin >= 4 && s->end - s->begin <= MAX_WORDS &&
           strpbrk(last, ".!?:;") == NULL;
}

/* The names from the first word on, parted by commas; `heads` of each (at most
   MAX_NAMES). Returns the token behind the last, or TRI_NONE where there are not two.
 */
static uint32_t read_names(const tri_i_sentence *s, uint32_t heads[MAX_NAMES],
                           uint32_t *n)
{
    uint32_t i = s->begin;
    *n = 0;
    while (i < s->end && *n < MAX_NAMES) {
        const uint32_t begin = i;
        while (i < s->end && s->tokens[i].upos == TRI_UPOS_PROPN &&
               tri_i_is_capitalised(&s->tokens[i])) {
            i++;
        }
        if (i == begin) {
            return TRI_NONE;
        }
        heads[*n] = begin;
        for (uint32_t k = begin; k < i; k++) {
            const uint32_t head = s->tokens[k].head;
            if (head == TRI_NONE || head < begin || head >= i) {
                heads[*n] = k;
                break;
            }
        }
        (*n)++;
        if (i >= s->end || strcmp(s->tokens[i].form, ",") != 0) {
            break;
        }
        i++;
    }
    return *n >= 2 && i + 1 < s->end ? i : TRI_NONE;
}

/* The verb behind the names, though it may look like a noun; NULL where it is none. */
static const char *verb_at(const tri_i_sentence *s, uint32_t i)
{
    const tri_token *word = &s->tokens[i];
    const bool is_verb = word->xpos == TRI_XPOS_VBP || word->xpos == TRI_XPOS_VB;
    if (tri_i_is_capitalised(word) ||
        (!is_verb && !(word->upos == TRI_UPOS_NOUN &&
                       tri_i_lexicon_has(&tri_i_lexicon_headline_verbs, word->form)))) {
        return NULL;
    }
    for (uint32_t k = s->begin; k < s->end; k++) {
        const uint8_t xpos = s->tokens[k].xpos;
        if (k != i && (xpos == TRI_XPOS_VBZ || xpos == TRI_XPOS_VBD ||
                       xpos == TRI_XPOS_VBP || xpos == TRI_XPOS_MD)) {
            return NULL;
        }
    }
    return is_verb ? word->lemma : tri_i_verb_lemma(word->form, TRI_XPOS_VBP);
}

/* Hangs what stands behind the verb on it: the first noun without a preposition is its
   object. */
static void hang_rest(const tri_i_sentence *s, uint32_t verb)
{
    bool has_object = false;
    for (uint32_t k = verb + 1; k < s->end; k++) {
        tri_token *word = &s->tokens[k];
        if (word->head != TRI_NONE && word->head > verb) {
            continue;
        }
        word->head = verb;
        if (word->rel == TRI_REL_PUNCT || word->rel == TRI_REL_XCOMP ||
            word->rel == TRI_REL_ADVMOD || !tri_i_is_noun_token(word)) {
            continue;
        }
        const bool has_case = tri_i_dependent_in(s, k, TRI_REL_CASE) != TRI_NONE;
        word->rel = has_case || has_object ? TRI_REL_OBL : TRI_REL_OBJ;
        has_object = has_object || !has_case;
    }
}

static bool is_finite(const tri_token *word)
{
    return word->upos == TRI_UPOS_VERB &&
           (word->xpos == TRI_XPOS_VBZ || word->xpos == TRI_XPOS_VBP ||
            word->xpos == TRI_XPOS_VBD);
}

static bool has_subject(const tri_i_sentence *s, uint32_t verb)
{
    return tri_i_dependent_in(s, verb, TRI_REL_NSUBJ) != TRI_NONE ||
           tri_i_dependent_in(s, verb, TRI_REL_NSUBJ_PASS) != TRI_NONE ||
           tri_i_dependent_in(s, verb, TRI_REL_CSUBJ) != TRI_NONE ||
           tri_i_dependent_in(s, verb, TRI_REL_EXPL) != TRI_NONE;
}

/* Reads a noun that has an object as the verb that it is: "court jails banker". */
static void take_verb(const tri_i_sentence *s, uint32_t noun)
{
    tri_token *word = &s->tokens[noun];
    const bool is_noun = word->xpos == TRI_XPOS_NN || word->xpos == TRI_XPOS_NNS;
    if (!is_noun || tri_i_dependent_in(s, noun, TRI_REL_OBJ) == TRI_NONE ||
        tri_i_dependent_in(s, noun, TRI_REL_DET) != TRI_NONE) {
        return;
    }
    const uint8_t xpos = word->xpos == TRI_XPOS_NN ? TRI_XPOS_VBP : TRI_XPOS_VBZ;
    const char *lemma = tri_i_verb_lemma(word->form, xpos);
    if (lemma != NULL) {
        word->upos = TRI_UPOS_VERB;
        word->xpos = xpos;
        word->lemma = lemma;
    }
}

/* Reads the first noun of "Storm floods towns" as the subject, not as a part of a word
   "storm flood". */
static void take_subject(const tri_i_sentence *s, uint32_t verb)
{
    const uint32_t noun = tri_i_dependent_in(s, verb, TRI_REL_COMPOUND);
    if (noun != TRI_NONE && noun < verb && !has_subject(s, verb) &&
        tri_i_is_noun_token(&s->tokens[noun])) {
        s->tokens[noun].rel = TRI_REL_NSUBJ;
    }
}

/* Joins a second verb behind a comma to the first: "Police arrest two, seize weapons".
 */
static void join_verbs(const tri_i_sentence *s, uint32_t verb)
{
    for (uint32_t k = verb + 2; k < s->end; k++) {
        tri_token *word = &s->tokens[k];
        const bool is_loose = word->rel == TRI_REL_PARATAXIS && word->head == verb;
        if (is_loose && is_finite(word) && strcmp(s->tokens[k - 1].form, ",") == 0 &&
            !has_subject(s, k)) {
            word->rel = TRI_REL_CONJ;
        }
    }
}

/* Reads the last word as the noun that an object is: "Lena Wolf opens fair". */
static void take_object(const tri_i_sentence *s, uint32_t verb)
{
    tri_token *last = &s->tokens[s->end - 1];
    if (last->upos == TRI_UPOS_ADJ && last->rel == TRI_REL_OBJ && last->head == verb) {
        last->upos = TRI_UPOS_NOUN;
        last->xpos = TRI_XPOS_NN;
    }
}

void tri_i_repair_headline(const tri_i_sentence *s)
{
    if (!is_headline(s)) {
        return;
    }
    for (uint32_t k = s->begin; k < s->end; k++) {
        if (s->tokens[k].rel != TRI_REL_ROOT) {
            continue;
        }
        take_verb(s, k);
        if (is_finite(&s->tokens[k])) {
            take_subject(s, k);
        }
        if (has_subject(s, k)) {
            join_verbs(s, k);
            take_object(s, k);
        }
    }
    uint32_t heads[MAX_NAMES];
    uint32_t n = 0;
    const uint32_t verb = read_names(s, heads, &n);
    const char *lemma = verb == TRI_NONE ? NULL : verb_at(s, verb);
    if (lemma == NULL) {
        return;
    }
    tri_token *word = &s->tokens[verb];
    word->lemma = lemma;
    word->upos = TRI_UPOS_VERB;
    word->xpos = TRI_XPOS_VBP;
    word->head = TRI_NONE;
    word->rel = TRI_REL_ROOT;
    for (uint32_t k = 0; k < n; k++) {
        s->tokens[heads[k]].head = k == 0 ? verb : heads[0];
        s->tokens[heads[k]].rel = k == 0 ? TRI_REL_NSUBJ : TRI_REL_CONJ;
    }
    hang_rest(s, verb);
}
