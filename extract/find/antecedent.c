/* What a relative clause is about: its antecedent, or what that describes. "Laughter is
   a language that crosses borders" says it of laughter, "endorphins, hormones that dull
   pain" of endorphins. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

static const tri_mention *mention_of(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    return index == TRI_NONE ? NULL : &x->document->mentions[index];
}

/* "the manner in which they spoke": a noun that its clause says everything of. */
static bool is_manner(const tri_i_finds *x, uint32_t token)
{
    return tri_i_lexicon_has(&tri_i_lexicon_manner_nouns,
                             x->document->tokens[token].lemma);
}

bool tri_i_is_relative(const tri_i_finds *x, uint32_t token)
{
    const tri_token *word = &x->document->tokens[token];
    return word->xpos == TRI_XPOS_WDT || word->xpos == TRI_XPOS_WP ||
           word->xpos == TRI_XPOS_WPS ||
           (word->upos == TRI_UPOS_PRON && tri_i_is(x->tree, token, "that"));
}

/* Who "who" is: where that would be a place, which is nobody, the noun that the place
   belongs to ("a citizen of Lima, Peru, who"). */
static uint32_t behind_places(const tri_i_finds *x, uint32_t pronoun, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t up = noun;
    for (int depth = 0; depth < 8 && tri_i_is(x->tree, pronoun, "who"); depth++) {
        const uint8_t rel = tokens[up].rel;
        const tri_mention *mention = mention_of(x, up);
        if (mention == NULL || mention->kind != TRI_MENTION_NAME ||
            mention->type != TRI_TYPE_LOC) {
            return mention == NULL ? noun : up;
        }
        if (rel != TRI_REL_NMOD && rel != TRI_REL_APPOS && rel != TRI_REL_CONJ &&
            rel != TRI_REL_NMOD_UNMARKED) {
            return noun;
        }
        up = tokens[up].head;
    }
    return noun;
}

/* The noun whose relative clause a relative pronoun stands in, TRI_NONE. */
static uint32_t antecedent(const tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t up = token;
    for (int depth = 0; depth < 8 && tokens[up].head != TRI_NONE; depth++) {
        const bool is_found = tokens[up].rel == TRI_REL_ACL_RELCL;
        up = tokens[up].head;
        if (is_found) {
            up = behind_places(x, token, up);
            return up < token && x->mention_at[up] != TRI_NONE && !is_manner(x, up)
                       ? up
                       : TRI_NONE;
        }
    }
    return TRI_NONE;
}

uint32_t tri_i_antecedent(const tri_i_finds *x, uint32_t relative)
{
    const uint32_t noun = antecedent(x, relative);
    return noun == TRI_NONE ? TRI_NONE : tri_i_described(x, noun);
}

/* "no", "few", "neither": of nobody. */
static bool is_of_nobody(const tri_i_finds *x, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        if ((tri_i_token(x, i)->rel == TRI_REL_DET ||
             tri_i_token(x, i)->rel == TRI_REL_AMOD) &&
            tri_i_lexicon_has(&tri_i_lexicon_denials, tri_i_token(x, i)->lemma)) {
            return true;
        }
    }
    return false;
}

static bool is_definite(const tri_i_finds *x, uint32_t noun)
{
    const uint32_t which = tri_i_dependent(x->tree, noun, TRI_REL_DET);
    return (which != TRI_NONE && !tri_i_is(x->tree, which, "a") &&
            !tri_i_is(x->tree, which, "an")) ||
           tri_i_dependent(x->tree, noun, TRI_REL_NMOD_POSS) != TRI_NONE;
}

/* Whether a clause "X is a Y" leaves open whether it is one: asked, denied, possible,
   under a condition. */
static bool is_open(const tri_i_finds *x, uint32_t noun, uint32_t subject, uint32_t be)
{
    if (be < subject || tri_i_dependent(x->tree, noun, TRI_REL_EXPL) != TRI_NONE) {
        return true; /* "is it a tool that", "there is a tool that" */
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        const tri_token *word = tri_i_token(x, i);
        /* "the hives are in a station that is licensed": no description */
        const bool is_place = word->rel == TRI_REL_CASE;
        const bool is_denied =
            (word->rel == TRI_REL_ADVMOD || word->rel == TRI_REL_DET) &&
            tri_i_lexicon_has(&tri_i_lexicon_denials, word->lemma);
        if (is_place || is_denied || word->xpos == TRI_XPOS_MD ||
            word->rel == TRI_REL_MARK) {
            return true;
        }
    }
    return false;
}

/* Whether a subject is what the noun behind "be" says more of, not the other way round:
   "the goal is a law that helps" and "it was the army that fired" speak of the noun. */
static bool takes_description(const tri_i_finds *x, uint32_t noun, uint32_t subject)
{
    const tri_token *word = tri_i_token(x, subject);
    const tri_mention *mention = mention_of(x, subject);
    const tri_mention *predicate = mention_of(x, noun);
    if (mention == NULL || predicate == NULL || mention->entity == predicate->entity ||
        is_of_nobody(x, subject)) {
        return false;
    }
    switch (word->upos) {
    case TRI_UPOS_PRON:
        return mention->how != TRI_HOW_NONE && word->xpos == TRI_XPOS_PRP &&
               !(tri_i_is(x->tree, subject, "it") && is_definite(x, noun));
    case TRI_UPOS_NOUN:
        return !tri_i_lexicon_has(&tri_i_lexicon_shell_nouns, word->lemma);
    case TRI_UPOS_PROPN:
        return true;
    default:
        return mention->kind == TRI_MENTION_NAME;
    }
}

/* The subject of "X is a Y", from Y; or of the first of several joined. */
static uint32_t subject_of_be(const tri_i_finds *x, uint32_t noun)
{
    if (tri_i_token(x, noun)->rel == TRI_REL_CONJ) {
        noun = tri_i_token(x, noun)->head;
    }
    const uint32_t be = tri_i_dependent(x->tree, noun, TRI_REL_COP);
    const uint32_t subject = tri_i_dependent(x->tree, noun, TRI_REL_NSUBJ);
    if (be == TRI_NONE || subject == TRI_NONE || is_open(x, noun, subject, be)) {
        return TRI_NONE;
    }
    /* "rust, which is a language that" */
    const uint32_t head =
        tri_i_is_relative(x, subject) ? antecedent(x, subject) : subject;
    return head != TRI_NONE && head < noun && takes_description(x, noun, head)
               ? head
               : TRI_NONE;
}

/* Whether a verb with a noun says what somebody or something is: "serves as a link",
   "became a symbol". */
static bool makes(const tri_i_finds *x, uint32_t verb, uint32_t noun)
{
    const tri_token *word = tri_i_token(x, noun);
    const char *lemma = tri_i_token(x, verb)->lemma;
    return word->rel == TRI_REL_XCOMP
               ? tri_i_lexicon_has(&tri_i_lexicon_becoming_verbs, lemma)
               : word->rel == TRI_REL_OBL &&
                     strcmp(tri_i_case_form(x->tree, noun), "as") == 0 &&
                     tri_i_lexicon_has(&tri_i_lexicon_serving_verbs, lemma);
}

/* The subject of "X serves as a Y", from Y: of the verb, or of the clause that "serving
   as a Y" goes with. */
static uint32_t subject_of_serving(const tri_i_finds *x, uint32_t noun)
{
    if (tri_i_token(x, noun)->rel == TRI_REL_CONJ) {
        noun = tri_i_token(x, noun)->head;
    }
    uint32_t verb = tri_i_token(x, noun)->head;
    if (verb == TRI_NONE || verb > noun || !makes(x, verb, noun)) {
        return TRI_NONE;
    }
    uint32_t subject = tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ);
    if (subject == TRI_NONE && tri_i_token(x, verb)->xpos == TRI_XPOS_VBG &&
        tri_i_token(x, verb)->rel == TRI_REL_ADVCL &&
        tri_i_dependent(x->tree, verb, TRI_REL_MARK) == TRI_NONE) {
        verb = tri_i_token(x, verb)->head;
        subject = tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ);
    }
    TRI_I_FOR_DEPENDENTS (x->tree, verb, i) {
        const tri_token *word = tri_i_token(x, i);
        if (word->xpos == TRI_XPOS_MD || word->rel == TRI_REL_MARK ||
            (word->rel == TRI_REL_ADVMOD &&
             tri_i_lexicon_has(&tri_i_lexicon_denials, word->lemma))) {
            return TRI_NONE; /* "may serve as a link that" */
        }
    }
    return subject != TRI_NONE && subject < noun && !tri_i_is_relative(x, subject) &&
                   takes_description(x, noun, subject)
               ? subject
               : TRI_NONE;
}

uint32_t tri_i_described(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *word = tri_i_token(x, noun);
    const tri_mention *mention = mention_of(x, noun);
    if (word->upos != TRI_UPOS_NOUN || mention == NULL ||
        mention->kind == TRI_MENTION_NAME) {
        return noun;
    }
    uint32_t whom = TRI_NONE;
    if (word->rel == TRI_REL_APPOS && !is_definite(x, noun)) {
        const tri_token *head = tri_i_token(x, word->head);
        whom = head->upos == TRI_UPOS_NOUN && word->head < noun &&
                       (head->xpos == TRI_XPOS_NNS) == (word->xpos == TRI_XPOS_NNS) &&
                       mention_of(x, word->head) != NULL
                   ? word->head
                   : TRI_NONE;
    } else {
        whom = subject_of_be(x, noun);
        whom = whom == TRI_NONE ? subject_of_serving(x, noun) : whom;
    }
    return whom == TRI_NONE ? noun : whom;
}
