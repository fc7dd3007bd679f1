/* Describes the words that may head a mention, and pairs of them, as
   model/train/coref.py does for training, feature by feature. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/mention_pairs.h"

#include "base/utf8.h"
#include "extract/entities/word_forms.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    FORM_ROOM = 256, /* bytes of a form in lower case; longer ones are cut */
    MOST_CONTENT = TRI_I_INITIALS, /* words of a phrase that are compared one by one */
};

typedef enum {
    MATCH_NONE,
    MATCH_ALL,     /* the same words but for determiners */
    MATCH_INSIDE,  /* the same head, and no word that the antecedent has not */
    MATCH_HEAD,    /* the same head */
    MATCH_PART,    /* a name, all of whose words stand in the other, or the reverse */
    MATCH_ACRONYM, /* one is made of the other's initials */
    MATCH_PRONOUN, /* the same pronoun */
    MATCH_KIND     /* pronouns of one kind */
} kind_of_match;

/* ---- Candidates */

/* The number of a string in lower case, the same for equal ones; TRI_NONE where memory
   is out. */
static uint32_t id_of(tri_i_candidate_list *list, const char *text)
{
    char lower[FORM_ROOM];
    const size_t n = tri_utf8_lower(text, strlen(text), lower, sizeof lower);
    const uint32_t known = tri_map_get(&list->ids, lower, n);
    if (known != TRI_MAP_NONE) {
        return known;
    }
    const char *copy = tri_arena_copy(&list->arena, lower, n);
    return copy != NULL && tri_map_set(&list->ids, copy, n, list->n_ids) ? list->n_ids++
                                                                         : TRI_NONE;
}

/* The table's row of a form in lower case; NULL where it has none. */
static const char *const *row_of(const tri_token *token, const tri_lexicon *table)
{
    char lower[FORM_ROOM];
    (void)tri_utf8_lower(token->form, strlen(token->form), lower, sizeof lower);
    return tri_i_lexicon_find(table, lower);
}

static bool is_definite_word(const tri_token *token)
{
    return row_of(token, &tri_i_lexicon_definite_determiners) != NULL;
}

static bool is_article(const tri_token *token)
{
    return is_definite_word(token) || strcasecmp(token->form, "a") == 0 ||
           strcasecmp(token->form, "an") == 0;
}

static bool is_possessive_ending(const tri_token *token)
{
    static const char *const endings[] = {"'s", "'", "\xE2\x80\x99s", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(token->form, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

static uint8_t kind_of_pronoun(const char *name)
{
    static const char *const names[] = {
        [TRI_I_KIND_FIRST] = "1",  [TRI_I_KIND_SECOND] = "2",
        [TRI_I_KIND_HE] = "he",    [TRI_I_KIND_SHE] = "she",
        [TRI_I_KIND_IT] = "it",    [TRI_I_KIND_THEY] = "they",
        [TRI_I_KIND_THIS] = "this"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return (uint8_t)i;
        }
    }
    return TRI_I_KIND_PRONOUN;
}

static bool may_be_person(const tri_token *token)
{
    const size_t n = strlen(token->lemma);
    for (size_t at = 2; at < n; at++) {
        if (tri_i_lexicon_has(&tri_i_lexicon_person_endings, token->lemma + at)) {
            return true;
        }
    }
    return tri_i_lexicon_has(&tri_i_lexicon_persons, token->lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_titles, token->lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_agent_nouns, token->lemma);
}

static bool is_of_others(const tri_token *token)
{
    const char *const *row = row_of(token, &tri_i_lexicon_distinguishing_modifiers);
    return row != NULL && row[TRI_DISTINGUISHING_MODIFIERS_OTHER][0] != '\0';
}

/* "every", "no", "another", "different". */
static bool is_quantifier(const tri_token *token)
{
    const char *const *row =
        token->rel == TRI_REL_DET
            ? tri_i_lexicon_find(&tri_i_lexicon_quantifiers, token->lemma)
            : NULL;
    return (row != NULL && strcmp(row[TRI_QUANTIFIERS_KIND], "any") == 0) ||
           (token->rel == TRI_REL_AMOD && is_of_others(token));
}

static void describe_pronoun(const tri_token *token, tri_i_candidate *c)
{
    const char *const *row = row_of(token, &tri_i_lexicon_coreference_pronouns);
    const char *number = row == NULL ? "" : row[TRI_COREFERENCE_PRONOUNS_NUMBER];
    c->kind = row == NULL ? TRI_I_KIND_PRONOUN
                          : kind_of_pronoun(row[TRI_COREFERENCE_PRONOUNS_KIND]);
    c->number = number[0] == '\0' ? 0 : number[0] == 'p' ? 2 : 1;
}

static uint8_t number_of(const tri_token *token)
{
    switch (token->xpos) {
    case TRI_XPOS_NNS:
    case TRI_XPOS_NNPS:
        return 2;
    case TRI_XPOS_NN:
    case TRI_XPOS_NNP:
        return 1;
    default:
        return 0;
    }
}

/* What stands with a noun decides whether it is definite. */
static uint8_t kind_of_noun(const tri_document *document, uint32_t noun)
{
    uint8_t kind = TRI_I_KIND_BARE;
    TRI_I_FOR_DEPENDENTS (document->tree, noun, c) {
        const tri_token *token = &document->tokens[c];
        if (token->rel == TRI_REL_NMOD_POSS ||
            (token->rel == TRI_REL_DET && is_definite_word(token))) {
            return TRI_I_KIND_DEFINITE;
        }
        if (token->rel == TRI_REL_DET) {
            kind = TRI_I_KIND_INDEFINITE;
        }
    }
    return kind;
}

/* Sets a candidate's kind, number and what it cannot be. */
static void describe(const tri_document *document, tri_i_candidate *c)
{
    const tri_token *token = &document->tokens[c->token];
    c->is_thing = token->upos == TRI_UPOS_NOUN && !may_be_person(token);
    TRI_I_FOR_DEPENDENTS (document->tree, c->token, i) {
        c->is_quantified = c->is_quantified || is_quantifier(&document->tokens[i]);
    }
    if (token->upos == TRI_UPOS_PRON || token->upos == TRI_UPOS_DET) {
        describe_pronoun(token, c);
        return;
    }
    c->number = number_of(token);
    c->kind = token->upos == TRI_UPOS_PROPN ? TRI_I_KIND_NAME
              : token->upos == TRI_UPOS_NUM ? TRI_I_KIND_NUMBER
                                            : kind_of_noun(document, c->token);
}

/* The words of a phrase between its articles and its possessive ending. */
static void find_content(const tri_document *document, tri_i_candidate *c)
{
    const tri_token *tokens = document->tokens;
    c->content_begin = c->begin;
    c->content_end = c->end;
    while (c->content_end - c->content_begin > 1 &&
           is_article(&tokens[c->content_begin])) {
        c->content_begin++;
    }
    while (c->content_end - c->content_begin > 1 &&
           is_possessive_ending(&tokens[c->content_end - 1])) {
        c->content_end--;
    }
}

bool tri_i_candidate_list_init(tri_i_candidate_list *list, const tri_document *document)
{
    const tri_i_candidates *found = document->candidates;
    *list = (tri_i_candidate_list){.document = document, .n = found->n};
    list->all = calloc(found->n, sizeof *list->all);
    list->forms = calloc(document->n_tokens, sizeof *list->forms);
    if (list->all == NULL || list->forms == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < document->n_tokens; t++) {
        list->forms[t] = id_of(list, document->tokens[t].form);
        if (list->forms[t] == TRI_NONE) {
            return false;
        }
    }
    for (uint32_t i = 0; i < list->n; i++) {
        tri_i_candidate *c = &list->all[i];
        const uint32_t token = found->tokens[i];
        *c = (tri_i_candidate){.token = token,
                               .begin = document->tree->begin[token],
                               .end = document->tree->end[token],
                               .key = id_of(list, document->tokens[token].lemma)};
        if (c->key == TRI_NONE) {
            return false;
        }
        find_content(document, c);
        describe(document, c);
    }
    return true;
}

void tri_i_candidate_list_clear(tri_i_candidate_list *list)
{
    free(list->all);
    free(list->forms);
    tri_map_clear(&list->ids);
    tri_arena_clear(&list->arena);
    *list = (tri_i_candidate_list){0};
}

/* ---- Pairs */

static bool has_same_words(const tri_i_candidate_list *list, const tri_i_candidate *a,
                           const tri_i_candidate *b)
{
    const uint32_t n = a->content_end - a->content_begin;
    return n == b->content_end - b->content_begin &&
           memcmp(list->forms + a->content_begin, list->forms + b->content_begin,
                  n * sizeof *list->forms) == 0;
}

/* Whether every word of `a` stands in `b`. */
static bool is_inside(const tri_i_candidate_list *list, const tri_i_candidate *a,
                      const tri_i_candidate *b)
{
    if (a->content_end - a->content_begin > MOST_CONTENT ||
        b->content_end - b->content_begin > MOST_CONTENT) {
        return false;
    }
    for (uint32_t i = a->content_begin; i < a->content_end; i++) {
        uint32_t j = b->content_begin;
        while (j < b->content_end && list->forms[j] != list->forms[i]) {
            j++;
        }
        if (j == b->content_end) {
            return false;
        }
    }
    return true;
}

/* Whether `a`, one word, is made of the capitals that begin the words of `b`. */
static bool is_made_of(const tri_i_candidate_list *list, const tri_i_candidate *a,
                       const tri_i_candidate *b)
{
    char letters[TRI_I_INITIALS + 1];
    const uint32_t n = b->content_end - b->content_begin;
    if (a->content_end - a->content_begin != 1 || n < 2 || n > MOST_CONTENT) {
        return false;
    }
    tri_i_initials(list->document, b->content_begin, b->content_end, letters);
    return letters[0] != '\0' && letters[1] != '\0' &&
           strcasecmp(list->document->tokens[a->content_begin].form, letters) == 0;
}

static kind_of_match match(const tri_i_candidate_list *list, const tri_i_candidate *a,
                           const tri_i_candidate *b)
{
    if (a->kind < TRI_I_KIND_NAME || b->kind < TRI_I_KIND_NAME) {
        if (a->kind >= TRI_I_KIND_NAME || b->kind >= TRI_I_KIND_NAME) {
            return MATCH_NONE;
        }
        return has_same_words(list, a, b) ? MATCH_PRONOUN
               : a->kind == b->kind       ? MATCH_KIND
                                          : MATCH_NONE;
    }
    if (has_same_words(list, a, b)) {
        return MATCH_ALL;
    }
    if (a->key == b->key) {
        return is_inside(list, a, b) ? MATCH_INSIDE : MATCH_HEAD;
    }
    if (a->kind == TRI_I_KIND_NAME || b->kind == TRI_I_KIND_NAME) {
        if (is_inside(list, a, b) || is_inside(list, b, a)) {
            return MATCH_PART;
        }
        if (a->kind == b->kind && (is_made_of(list, a, b) || is_made_of(list, b, a))) {
            return MATCH_ACRONYM;
        }
    }
    return MATCH_NONE;
}

tri_i_pair_relation tri_i_relation(const tri_i_candidate_list *list, uint32_t i,
                                   uint32_t antecedent)
{
    const tri_i_candidate *a = &list->all[i];
    const tri_i_candidate *b = &list->all[antecedent];
    const tri_token *x = &list->document->tokens[a->token];
    const tri_token *y = &list->document->tokens[b->token];
    if (x->sentence != y->sentence) {
        return TRI_I_PAIR_UNRELATED;
    }
    if (x->rel == TRI_REL_APPOS && x->head == b->token) {
        return TRI_I_PAIR_APPOSED;
    }
    if (y->head == a->token &&
        (y->rel == TRI_REL_NSUBJ || y->rel == TRI_REL_NSUBJ_PASS ||
         y->rel == TRI_REL_NSUBJ_OUTER)) {
        return TRI_I_PAIR_SAID;
    }
    if (a->begin <= b->begin && b->end <= a->end) {
        return TRI_I_PAIR_HOLDS;
    }
    if (b->begin <= a->begin && a->end <= b->end) {
        return TRI_I_PAIR_INSIDE;
    }
    return x->head == y->head ? TRI_I_PAIR_SAME_HEAD : TRI_I_PAIR_UNRELATED;
}

/* How many of the rising borders `n` has reached. */
static uint8_t step(uint32_t n, const uint8_t *borders, uint8_t n_borders)
{
    uint8_t i = 0;
    while (i < n_borders && n >= borders[i]) {
        i++;
    }
    return i;
}

tri_mention_pair tri_i_mention_pair(const tri_i_candidate_list *list, uint32_t i,
                                    uint32_t antecedent)
{
    static const uint8_t sentences[] = {1, 2, 3, 5, 9};
    static const uint8_t between[] = {2, 3, 5, 9, 17, 33};
    const tri_i_candidate *a = &list->all[i];
    const tri_i_candidate *b = &list->all[antecedent];
    const tri_token *tokens = list->document->tokens;
    return (tri_mention_pair){
        .anaphor = a->kind,
        .antecedent = b->kind,
        .sentences = step(tokens[a->token].sentence - tokens[b->token].sentence,
                          sentences, sizeof sentences),
        .between = step(i - antecedent, between, sizeof between),
        .match = (uint8_t)match(list, a, b),
        .relation = (uint8_t)tri_i_relation(list, i, antecedent),
        .number = (uint8_t)(a->number * 3 + b->number),
    };
}
