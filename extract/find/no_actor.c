/* Tells where who does something is not the subject of the clause round it: results,
   purposes of a state, acts of others. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"

#include <string.h>

/* Whether a noun is of a thing that can bring something about by what is told of it:
   "the memo was published, leading to"; of somebody it would be said that he does. */
bool tri_i_is_cause(const tri_i_finds *x, uint32_t subject)
{
    const tri_mention *mention = tri_i_mention_of(x, subject);
    if (mention == NULL || tri_i_token(x, subject)->upos == TRI_UPOS_PRON) {
        return false;
    }
    const uint8_t type = mention->entity == TRI_NONE
                             ? mention->type
                             : x->document->entities[mention->entity].type;
    const char *lemma = tri_i_token(x, subject)->lemma;
    const char *of = tri_i_lexicon_cell(&tri_i_lexicon_heads, lemma, TRI_HEADS_TYPE);
    return (type == TRI_TYPE_CONCEPT || type == TRI_TYPE_MISC) && of[0] == '\0' &&
           !tri_i_lexicon_has(&tri_i_lexicon_persons, lemma) &&
           !tri_i_lexicon_has(&tri_i_lexicon_groups, lemma);
}

/* "The team lost a point, leading to protests": the loss does, not the team. */
bool tri_i_is_result(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t head = tokens[verb].head;
    if (tokens[verb].xpos != TRI_XPOS_VBG || verb < head || verb == 0 ||
        tri_i_dependent(x->tree, verb, TRI_REL_MARK) != TRI_NONE) {
        return false;
    }
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_result_verbs, tokens[verb].lemma);
    if (row == NULL) {
        return false;
    }
    const uint32_t subject = tri_i_subject(x->tree, head);
    if (subject != TRI_NONE && tri_i_is_cause(x, subject)) {
        return false;
    }
    const char *preposition = row[TRI_RESULT_VERBS_PREPOSITION];
    return preposition[0] == '\0' ? tri_i_is_passive(x->tree, head)
                                  : verb + 1 < x->document->n_tokens &&
                                        tri_i_is(x->tree, verb + 1, preposition);
}

/* "Construction was underway to enlarge the mosque": somebody else will. Of people it
   is said that they do it ("he was there to sell it"). */
bool tri_i_is_purpose_of_state(const tri_i_finds *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t head = tokens[verb].head;
    const uint32_t subject = tri_i_dependent(x->tree, head, TRI_REL_NSUBJ);
    if (tokens[verb].xpos != TRI_XPOS_VB || subject == TRI_NONE ||
        tri_i_dependent(x->tree, head, TRI_REL_COP) == TRI_NONE ||
        x->mention_at[subject] == TRI_NONE) {
        return false;
    }
    const tri_mention *mention = &x->document->mentions[x->mention_at[subject]];
    const uint8_t type = mention->entity == TRI_NONE
                             ? mention->type
                             : x->document->entities[mention->entity].type;
    return type == TRI_TYPE_CONCEPT && mention->kind == TRI_MENTION_NOMINAL &&
           !tri_i_lexicon_has(&tri_i_lexicon_persons, tokens[subject].lemma);
}

/* "are not getting enough salt, which can cause illness", "a storm hit the city, which
   led to floods": what does it is rather the clause than the noun. */
bool tri_i_is_result_of_clause(const tri_i_finds *x, uint32_t verb, uint32_t pronoun,
                               uint32_t antecedent)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t above = tokens[antecedent].head;
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_result_verbs, tokens[verb].lemma);
    if (tokens[pronoun].xpos != TRI_XPOS_WDT || above == TRI_NONE || row == NULL ||
        pronoun == 0 || tokens[pronoun - 1].upos != TRI_UPOS_PUNCT) {
        return false;
    }
    const uint8_t rel = tokens[antecedent].rel;
    return (row[TRI_RESULT_VERBS_PREPOSITION][0] != '\0' &&
            (rel == TRI_REL_OBJ || rel == TRI_REL_OBL)) ||
           tri_i_dependent_word(x->tree, above, TRI_REL_ADVMOD, "not") != TRI_NONE ||
           tri_i_dependent_word(x->tree, antecedent, TRI_REL_DET, "no") != TRI_NONE;
}

/* "was sold to raise funds to provide aid": the sale raises funds, but who provides aid
   is whoever has them. */
static bool is_aim_of_aim(const tri_i_finds *x, uint32_t verb, uint32_t head)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t above = tokens[head].head;
    return tokens[verb].xpos == TRI_XPOS_VB && tokens[head].xpos == TRI_XPOS_VB &&
           tri_i_has_mark(x->tree, verb, "to") && tri_i_has_mark(x->tree, head, "to") &&
           tokens[head].rel == TRI_REL_ADVCL && above != TRI_NONE &&
           tri_i_is_passive(x->tree, above);
}

/* "can be said using the verb": who uses it, is not said; nor who comes next in "went
   to a school, followed by another". */
bool tri_i_is_of_others(const tri_i_finds *x, uint32_t verb, uint32_t head)
{
    const tri_token *word = tri_i_token(x, verb);
    const uint32_t agent = tri_i_dependent(x->tree, verb, TRI_REL_OBL_AGENT);
    return (word->xpos == TRI_XPOS_VBG && tri_i_is_passive(x->tree, head) &&
            tri_i_dependent(x->tree, verb, TRI_REL_MARK) == TRI_NONE &&
            tri_i_lexicon_has(&tri_i_lexicon_means_verbs, word->lemma)) ||
           /* "a tax, to be paid when leaving" */
           (word->xpos == TRI_XPOS_VBG && tri_i_is_passive(x->tree, head) &&
            tri_i_has_mark(x->tree, head, "to") &&
            tri_i_dependent(x->tree, head, TRI_REL_NSUBJ_PASS) == TRI_NONE &&
            tri_i_token(x, head)->rel == TRI_REL_ACL) ||
           is_aim_of_aim(x, verb, head) ||
           (word->xpos == TRI_XPOS_VBN && verb > head && agent != TRI_NONE &&
            tri_i_is(x->tree, verb + 1, "by") && tri_i_is(x->tree, verb, "follow"));
}
