/* Triples of copulas: what somebody is, how he is, where he is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/role.h"

#include <string.h>

/* What is said of a subject by an adjective: the adjective and what goes with it. */
static tri_i_range adjective_words(tri_i_finds *x, uint32_t adjective, uint32_t copula)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range words = {adjective, adjective + 1};
    while (words.begin > copula + 1 && tokens[words.begin - 1].head > copula &&
           tokens[words.begin - 1].head <= adjective &&
           tokens[words.begin - 1].upos != TRI_UPOS_PUNCT &&
           tokens[words.begin - 1].rel != TRI_REL_CC &&
           tokens[words.begin - 1].xpos != TRI_XPOS_WRB &&
           !tri_i_is(x->tree, words.begin - 1, "not") &&
           !tri_i_is(x->tree, words.begin - 1, "n't")) {
        words.begin--;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, adjective, child) {
        const uint8_t rel = tokens[child].rel;
        if (child > adjective && (rel == TRI_REL_XCOMP || rel == TRI_REL_CCOMP)) {
            const tri_i_words behind = tri_i_clause_words(x, child, TRI_NONE);
            words.end = tri_i_extent(&behind).end;
        }
    }
    return words;
}

/* "The capital of Norway is Oslo": the noun says what the name is. */
static bool is_description(const tri_i_finds *x, uint32_t subject)
{
    return tri_i_token(x, subject)->upos == TRI_UPOS_NOUN &&
           !tri_i_is_name(x, subject) && tri_i_mention_of(x, subject) != NULL &&
           tri_i_mention_of(x, subject)->kind == TRI_MENTION_NOMINAL;
}

/* "is a producer of oil", "is in Paris": a noun. */
static void find_noun_predicate(tri_i_finds *x, const tri_i_clause *c,
                                const uint32_t *subjects, uint32_t n)
{
    tri_i_range with;
    const char *role = tri_i_preposition(x, c->predicate, &with);
    const uint32_t behind = tri_i_behind_phrase(x, c->predicate, &role, &with);
    uint32_t predicates[TRI_I_MAX_CONJUNCTS];
    const uint32_t n_predicates = tri_i_conjuncts(
        x, behind == TRI_NONE ? c->predicate : behind, predicates, TRI_I_MAX_CONJUNCTS);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n_predicates; j++) {
            if (role[0] == '\0' && tri_i_is_name(x, predicates[j]) &&
                x->document->tokens[predicates[j]].upos != TRI_UPOS_ADJ &&
                is_description(x, subjects[i])) {
                tri_i_add_role(x, predicates[j], subjects[i], c);
                continue;
            }
            if (role[0] == '\0') {
                tri_i_add_role(x, subjects[i], predicates[j], c);
                continue;
            }
            if (tri_i_token(x, c->subject)->upos == TRI_UPOS_PRON &&
                tri_i_arg_kind(x, predicates[j]) == TRI_ARG_KIND_TIME) {
                continue; /* "now that we are in 2011" */
            }
            tri_i_find *find = NULL;
            if (tri_i_is_adjunct(x, predicates[j], role, NULL)) { /* "is in progress" */
                find = tri_i_add_words(
                    x, TRI_PATTERN_COPULA, c->predicate, subjects[i], predicates[j],
                    (tri_i_range){with.begin, predicates[j] + 1}, "be", "be");
            } else {
                find = tri_i_add(x, TRI_PATTERN_COPULA, c->predicate, subjects[i],
                                 predicates[j], tri_i_label(x, "be", role, ""), "be");
            }
            if (find != NULL) {
                const bool is_thing = find->words.begin == find->words.end;
                tri_i_put_copula(x, c, is_thing ? with : (tri_i_range){0, 0},
                                 UINT32_MAX, find);
                find->construction = TRI_I_COPULA_PLACE;
            }
        }
    }
}

/* The complement of an adjective that is a gerund behind its preposition: "responsible
   for detecting germs". UINT32_MAX: none. */
static uint32_t gerund_of(const tri_i_finds *x, const tri_i_clause *c)
{
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (one->is_clause && one->head > c->predicate &&
            one->words.end > one->words.begin &&
            tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, one->role) &&
            x->document->tokens[one->head].xpos == TRI_XPOS_VBG) {
            return i;
        }
    }
    return UINT32_MAX;
}

/* "is responsible for detecting germs" */
static void add_gerund(tri_i_finds *x, const tri_i_clause *c, uint32_t subject,
                       const char *adjective, uint32_t gerund)
{
    const tri_i_complement *one = &c->complements[gerund];
    const tri_i_words clause = tri_i_clause_words(x, one->head, TRI_NONE);
    tri_i_range words = tri_i_extent(&clause);
    words.begin = words.begin < one->words.end ? one->words.end : words.begin;
    tri_i_find *find =
        tri_i_add_words(x, TRI_PATTERN_COPULA, c->predicate, subject, one->head, words,
                        tri_i_label(x, "be", adjective, one->role),
                        tri_i_label(x, "be", adjective, ""));
    if (find != NULL) {
        tri_i_put_copula(x, c, one->words, gerund, find);
        find->construction = TRI_I_COPULA_ADJECTIVE_TO;
    }
}

/* "is 300 kilometres long": the amount before an adjective that says of what; TRI_NONE.
 */
static uint32_t amount_of(const tri_i_finds *x, uint32_t adjective)
{
    const uint32_t amount = tri_i_dependent(x->tree, adjective, TRI_REL_OBL_UNMARKED);
    const tri_mention *mention = tri_i_mention_of(x, amount);
    return mention != NULL && amount < adjective &&
                   mention->kind == TRI_MENTION_VALUE &&
                   tri_i_token(x, adjective)->xpos == TRI_XPOS_JJ
               ? amount
               : TRI_NONE;
}

/* "is loyal to the general", "is ready": an adjective. */
static void find_adjective_predicate(tri_i_finds *x, const tri_i_clause *c,
                                     uint32_t copula, const uint32_t *subjects,
                                     uint32_t n)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t with = UINT32_MAX; /* the first: the others are rarely of the adjective */
    for (uint32_t i = 0; i < c->n_complements && with == UINT32_MAX; i++) {
        const tri_i_complement *one = &c->complements[i];
        with = one->head > c->predicate && one->role[0] != '\0' && !one->is_clause &&
                       !one->is_adjunct &&
                       tokens[one->head].sentence == tokens[c->predicate].sentence
                   ? i
                   : with;
    }
    const char *adjective = tri_i_with_hyphen(
        x, c->predicate, tri_i_form(x, c->predicate)); /* "larger", "involved" */
    const uint32_t gerund = with == UINT32_MAX ? gerund_of(x, c) : UINT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        if (gerund != UINT32_MAX) {
            add_gerund(x, c, subjects[i], adjective, gerund);
            continue;
        }
        if (with == UINT32_MAX && amount_of(x, c->predicate) != TRI_NONE) {
            const char *label = tri_i_label(x, "be", adjective, "");
            tri_i_find *find =
                tri_i_add(x, TRI_PATTERN_COPULA, c->predicate, subjects[i],
                          amount_of(x, c->predicate), label, label);
            if (find != NULL) {
                tri_i_put_copula(x, c, (tri_i_range){0, 0}, UINT32_MAX, find);
                find->with = (tri_i_range){c->predicate, c->predicate + 1};
                find->construction = TRI_I_COPULA_ADJECTIVE_TO;
            }
            continue;
        }
        if (with == UINT32_MAX) {
            tri_i_find *find = tri_i_add_words(
                x, TRI_PATTERN_COPULA, c->predicate, subjects[i], c->predicate,
                adjective_words(x, c->predicate, copula), "be", "be");
            if (find != NULL) {
                tri_i_put_copula(x, c, (tri_i_range){0, 0}, UINT32_MAX, find);
                find->construction = TRI_I_COPULA_ADJECTIVE;
            }
            continue;
        }
        const tri_i_complement *one = &c->complements[with];
        uint32_t objects[TRI_I_MAX_CONJUNCTS];
        const uint32_t n_objects =
            tri_i_conjuncts(x, one->head, objects, TRI_I_MAX_CONJUNCTS);
        for (uint32_t j = 0; j < n_objects; j++) {
            tri_i_find *find =
                tri_i_add(x, TRI_PATTERN_COPULA, c->predicate, subjects[i], objects[j],
                          tri_i_label(x, "be", adjective, one->role),
                          tri_i_label(x, "be", adjective, ""));
            if (find != NULL) {
                tri_i_put_copula(x, c, one->words, with, find);
                find->construction = TRI_I_COPULA_ADJECTIVE_TO;
            }
        }
    }
}

/* The form of "be" that joins a predicate to its subject, its own or, of "is rich and
   popular with children", that of the adjective before it. TRI_NONE. */
static uint32_t copula_of(const tri_i_finds *x, uint32_t token)
{
    const tri_token *word = tri_i_token(x, token);
    const uint32_t own = tri_i_dependent(x->tree, token, TRI_REL_COP);
    if (own != TRI_NONE || word->rel != TRI_REL_CONJ || word->head > token ||
        (word->upos != TRI_UPOS_ADJ && word->upos != TRI_UPOS_NOUN) ||
        tri_i_token(x, word->head)->upos != TRI_UPOS_ADJ ||
        tri_i_subject(x->tree, token) != TRI_NONE) {
        return own;
    }
    const uint32_t shared = tri_i_dependent(x->tree, word->head, TRI_REL_COP);
    return shared < word->head ? shared : TRI_NONE;
}

static void find_copula(tri_i_finds *x, uint32_t token)
{
    const uint32_t copula = copula_of(x, token);
    tri_i_clause c;
    if (copula == TRI_NONE) {
        return;
    }
    const uint8_t rel = x->document->tokens[token].rel;
    const bool may_share = rel == TRI_REL_CONJ || rel == TRI_REL_XCOMP ||
                           rel == TRI_REL_ADVCL; /* "is rich and is home to" */
    if (tri_i_dependent(x->tree, token, TRI_REL_NSUBJ_OUTER) != TRI_NONE) {
        return; /* the verb tells it: "its goal is to feed people" */
    }
    const uint32_t gerund = tri_i_dependent(x->tree, token, TRI_REL_CSUBJ);
    if (tri_i_dependent(x->tree, token, TRI_REL_NSUBJ) == TRI_NONE &&
        (gerund == TRI_NONE || !tri_i_is_gerund_subject(x->tree, gerund)) &&
        (!may_share || tri_i_dependent(x->tree, token, TRI_REL_EXPL) != TRI_NONE)) {
        tri_i_refuse(x,
                     tri_i_dependent(x->tree, token, TRI_REL_EXPL) == TRI_NONE
                         ? TRI_I_REFUSED_NO_SUBJECT
                         : TRI_I_REFUSED_NOBODY_IN_PARTICULAR,
                     token, TRI_NONE, token);
        return;
    }
    if (!tri_i_clause_read(x, token, (tri_i_range){copula, copula + 1}, &c)) {
        return;
    }
    if (tri_i_is(x->tree, c.subject, "there")) {
        tri_i_refuse(x, TRI_I_REFUSED_THERE_IS, token, c.subject, token);
        return;
    }
    if (tri_i_one_of(x, c.subject) != TRI_NONE && x->mention_at[token] != TRI_NONE &&
        tri_i_dependent(x->tree, token, TRI_REL_CASE) == TRI_NONE) {
        tri_i_add_role(x, token, c.subject, &c); /* "one of the causes is the rain" */
        return;
    }
    uint32_t subjects[TRI_I_MAX_CONJUNCTS];
    const uint32_t n =
        tri_i_conjuncts_beside(x, c.subject, token, subjects, TRI_I_MAX_CONJUNCTS);
    if (x->mention_at[token] != TRI_NONE || tri_i_is(x->tree, token, "one")) {
        find_noun_predicate(x, &c, subjects, n);
    } else if (x->document->tokens[token].upos == TRI_UPOS_ADJ ||
               x->document->tokens[token].upos == TRI_UPOS_ADV ||
               x->document->tokens[token].xpos == TRI_XPOS_VBN) {
        find_adjective_predicate(x, &c, copula, subjects, n);
    } else {
        tri_i_refuse(x, TRI_I_REFUSED_NO_THING_OR_QUALITY, token, c.subject, token);
    }
}

const tri_i_rule tri_i_copula_rules[] = {
    {"copula", find_copula}, /* Kazakhstan is a major oil producer */
    {0},
};
