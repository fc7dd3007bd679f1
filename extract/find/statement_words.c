/* Reads a clause's own words: denials, auxiliaries, adverbs, conditions. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/statement.h"

tri_modality tri_i_modality_of(const char *kind)
{
    return is_kind(kind, "request")                        ? TRI_MODALITY_REQUESTED
           : is_kind(kind, "claim")                        ? TRI_MODALITY_CLAIMED
           : is_kind(kind, "plan")                         ? TRI_MODALITY_FUTURE
           : is_kind(kind, "try") || is_kind(kind, "seem") ? TRI_MODALITY_POSSIBLE
                                                           : TRI_MODALITY_ASSERTED;
}

/* The word nearest to the statement decides. */
void tri_i_weaken(tri_i_statement *s, tri_modality modality)
{
    if (s->modality == TRI_MODALITY_ASSERTED) {
        s->modality = modality;
    }
}

/* Whether a word denies what it stands beside: "not", "no longer", but not "not only".
 */
static bool denies(const tri_i_statement *s, uint32_t word)
{
    const tri_document *d = s->x->document;
    const tri_token *token = &d->tokens[word];
    if (strcmp(token->lemma, "long") == 0 || strcmp(token->lemma, "longer") == 0 ||
        strcmp(token->lemma, "more") == 0) {
        return word > 0 && strcmp(d->tokens[word - 1].lemma, "no") == 0;
    }
    return is_kind(tri_i_lexicon_cell(&tri_i_lexicon_statement_words, token->lemma,
                                      TRI_STATEMENT_WORDS_KIND),
                   "deny") &&
           !(word + 1 < d->n_tokens &&
             tri_i_lexicon_has(&tri_i_lexicon_only_words, d->tokens[word + 1].lemma) &&
             strcmp(token->lemma, "not") == 0);
}

/* Whether a token is denied by a word of its own: "not", "never", "no", "nobody". */
bool tri_i_is_denied(const tri_i_statement *s, uint32_t token)
{
    const tri_i_finds *x = s->x;
    if (token_at(s, token)->upos == TRI_UPOS_PRON && denies(s, token)) {
        return true;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        const uint8_t rel = token_at(s, i)->rel;
        if ((rel == TRI_REL_ADVMOD || rel == TRI_REL_DET || rel == TRI_REL_CC ||
             rel == TRI_REL_CC_PRECONJ) &&
            denies(s, i)) {
            return true;
        }
    }
    return false;
}

/* "allegedly", "perhaps" beside a verb; "the alleged leader" beside a noun. */
void tri_i_read_words(tri_i_statement *s, uint32_t token)
{
    const tri_i_finds *x = s->x;
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        const uint8_t rel = token_at(s, i)->rel;
        if (rel == TRI_REL_ADVMOD || rel == TRI_REL_AMOD) {
            const char *word = token_at(s, i)->lemma;
            if (!tri_i_lexicon_has(&tri_i_lexicon_statement_words, word)) {
                word = token_at(s, i)->form; /* "alleged", not "allege" */
            }
            tri_i_weaken(s, tri_i_modality_of(
                                tri_i_lexicon_cell(&tri_i_lexicon_statement_words, word,
                                                   TRI_STATEMENT_WORDS_KIND)));
        }
    }
}

/* The modality that the auxiliaries of a verb or predicate state. */
void tri_i_read_auxiliaries(tri_i_statement *s, uint32_t token)
{
    bool is_perfect = false; /* "would have left" */
    for (uint32_t i = child(s, token, TRI_REL_AUX); i != TRI_NONE;
         i = tri_i_next_dependent(s->x->tree, i)) {
        is_perfect = is_perfect || tri_i_is(s->x->tree, i, "have");
    }
    for (uint32_t i = child(s, token, TRI_REL_AUX); i != TRI_NONE;
         i = tri_i_next_dependent(s->x->tree, i)) {
        const char *lemma = token_at(s, i)->lemma;
        if (strcmp(lemma, "be") == 0 && i + 1 < s->x->document->n_tokens &&
            token_at(s, i + 1)->xpos == TRI_XPOS_TO) {
            tri_i_weaken(s, TRI_MODALITY_FUTURE); /* "is to be held" */
        }
        if (token_at(s, i)->xpos != TRI_XPOS_MD) {
            continue;
        }
        const char *modality = tri_i_lexicon_cell(&tri_i_lexicon_auxiliaries, lemma,
                                                  TRI_AUXILIARIES_MODALITY);
        if (is_kind(modality, "future")) {
            tri_i_weaken(s, TRI_MODALITY_FUTURE);
        } else if (is_kind(modality, "conditional")) {
            if (i + 1 < s->x->document->n_tokens &&
                tri_i_lexicon_has(&tri_i_lexicon_sequel_adverbs,
                                  token_at(s, i + 1)->form)) {
                continue; /* "would later marry": the past as it was to come */
            }
            s->is_would = s->modality == TRI_MODALITY_ASSERTED && !is_perfect;
            tri_i_weaken(s, TRI_MODALITY_CONDITIONAL);
        } else if (is_kind(modality, "possible") &&
                   /* "Shots could be heard": they were. */
                   !tri_i_lexicon_has(&tri_i_lexicon_perception_verbs,
                                      token_at(s, token)->lemma)) {
            tri_i_weaken(s, TRI_MODALITY_POSSIBLE);
        } else if (is_kind(modality, "request")) {
            /* "must have left" is a guess, "should have arrived" too, or it is not so
             */
            tri_i_weaken(s,
                         is_perfect && (strcmp(lemma, "must") != 0 ||
                                        child(s, token, TRI_REL_AUX_PASS) == TRI_NONE)
                             ? TRI_MODALITY_POSSIBLE
                             : TRI_MODALITY_REQUESTED);
        }
    }
}

/* "if the strike ends", "unless it ends", "should it end"; not "even if", "as if". */
bool tri_i_is_condition(const tri_i_statement *s, uint32_t clause)
{
    const tri_document *d = s->x->document;
    for (uint32_t mark = child(s, clause, TRI_REL_MARK); mark != TRI_NONE;
         mark = tri_i_next_dependent(s->x->tree, mark)) {
        const char *before = mark == 0 ? "" : d->tokens[mark - 1].lemma;
        if (tri_i_lexicon_has(&tri_i_lexicon_condition_marks, d->tokens[mark].lemma)) {
            return strcmp(before, "even") != 0 && strcmp(before, "as") != 0;
        }
        if (strcmp(before, "long") == 0 && tri_i_is(s->x->tree, mark, "as")) {
            return true; /* "as long as the strike lasts" */
        }
    }
    const uint32_t first = child(s, clause, TRI_REL_AUX);
    const uint32_t subject = child(s, clause, TRI_REL_NSUBJ);
    return child(s, clause, TRI_REL_MARK) == TRI_NONE && first != TRI_NONE &&
           subject != TRI_NONE && first < subject &&
           (tri_i_is(s->x->tree, first, "should") ||
            tri_i_is(s->x->tree, first, "have"));
}

/* "If the strike ends, the line will open again." */
bool tri_i_has_condition(const tri_i_statement *s, uint32_t token)
{
    for (uint32_t i = child(s, token, TRI_REL_ADVCL); i != TRI_NONE;
         i = tri_i_next_dependent(s->x->tree, i)) {
        if (tri_i_is_condition(s, i)) {
            return true;
        }
    }
    return false;
}
