/* Finds the antecedent of every word that may head a mention.

   Some lines over the usual, for all here looks at one pair of words.
   What is known of a pair without the network (kinds, distance, strings, tree, number)
   is what model/train/coref.py computes for training, feature by feature. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/antecedents.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/parse/parse.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    NEAR = 80,          /* candidates that are looked back at */
    MOST_SENTENCES = 5, /* that a pronoun of the third person reaches back */
    FORM_ROOM = 256,    /* bytes of a form in lower case; longer ones are cut */
    MOST_CONTENT = 64,  /* words of a phrase that are compared one by one */
};

/* log(0.7): a pronoun's antecedent that no other one in its sentence is asked about. */
static const float SURE = -0.3567F;

typedef enum {
    KIND_FIRST,
    KIND_SECOND,
    KIND_HE,
    KIND_SHE,
    KIND_IT,
    KIND_THEY,
    KIND_THIS,
    KIND_PRONOUN,
    KIND_NAME,
    KIND_DEFINITE,
    KIND_INDEFINITE,
    KIND_BARE,
    KIND_NUMBER
} kind_of_mention;

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

typedef struct {
    uint32_t token;
    uint32_t begin, end;                 /* the phrase, tokens */
    uint32_t content_begin, content_end; /* without determiners and possessive ending */
    uint32_t key;                        /* id of the lemma in lower case */
    uint8_t kind;                        /* kind_of_mention */
    uint8_t number;                      /* 0 unknown, 1 singular, 2 plural */
} mention;

typedef struct {
    const tri_document *document;
    mention *mentions; /* (n) */
    uint32_t n;
    uint32_t *forms; /* id of each token's form in lower case (n_tokens) */
    uint32_t *last;  /* the last mention with a key (n_ids), TRI_NONE */
    tri_map ids;
    uint32_t n_ids;
    tri_arena arena; /* the ids' strings */
} finder;

/* The number of a string in lower case, the same for equal ones; TRI_NONE where memory
   is out. */
static uint32_t id_of(finder *f, const char *text)
{
    char lower[FORM_ROOM];
    const size_t n = tri_utf8_lower(text, strlen(text), lower, sizeof lower);
    const uint32_t known = tri_map_get(&f->ids, lower, n);
    if (known != TRI_MAP_NONE) {
        return known;
    }
    const char *copy = tri_arena_copy(&f->arena, lower, n);
    return copy != NULL && tri_map_set(&f->ids, copy, n, f->n_ids) ? f->n_ids++
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
    /* Not typographic ones, which model/train/coref.py cuts off too. */
    return strcasecmp(token->form, "'s") == 0 || strcmp(token->form, "'") == 0;
}

/* The row of coreference_pronouns.tsv; NULL where it has none. */
static const char *const *pronoun(const tri_token *token)
{
    return row_of(token, &tri_i_lexicon_coreference_pronouns);
}

static uint8_t kind_of_pronoun(const char *name)
{
    static const char *const names[] = {
        [KIND_FIRST] = "1",  [KIND_SECOND] = "2", [KIND_HE] = "he",
        [KIND_SHE] = "she",  [KIND_IT] = "it",    [KIND_THEY] = "they",
        [KIND_THIS] = "this"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return (uint8_t)i;
        }
    }
    return KIND_PRONOUN;
}

/* Sets a mention's kind and number. */
static void describe(const finder *f, mention *m)
{
    const tri_token *tokens = f->document->tokens;
    const tri_token *token = &tokens[m->token];
    if (token->upos == TRI_UPOS_PRON || token->upos == TRI_UPOS_DET) {
        const char *const *row = pronoun(token);
        m->kind = row == NULL ? KIND_PRONOUN
                              : kind_of_pronoun(row[TRI_COREFERENCE_PRONOUNS_KIND]);
        m->number = row == NULL || row[TRI_COREFERENCE_PRONOUNS_NUMBER][0] == '\0' ? 0
                    : row[TRI_COREFERENCE_PRONOUNS_NUMBER][0] == 'p'               ? 2
                                                                                   : 1;
        return;
    }
    m->number = token->xpos == TRI_XPOS_NNS || token->xpos == TRI_XPOS_NNPS ? 2
                : token->xpos == TRI_XPOS_NN || token->xpos == TRI_XPOS_NNP ? 1
                                                                            : 0;
    if (token->upos == TRI_UPOS_PROPN || token->upos == TRI_UPOS_NUM) {
        m->kind = token->upos == TRI_UPOS_NUM ? KIND_NUMBER : KIND_NAME;
        return;
    }
    m->kind = KIND_BARE;
    for (uint32_t c = f->document->tree->first_child[m->token]; c != TRI_NONE;
         c = f->document->tree->next_sibling[c]) {
        if (tokens[c].rel == TRI_REL_NMOD_POSS ||
            (tokens[c].rel == TRI_REL_DET && is_definite_word(&tokens[c]))) {
            m->kind = KIND_DEFINITE;
            return;
        }
        if (tokens[c].rel == TRI_REL_DET) {
            m->kind = KIND_INDEFINITE;
        }
    }
}

static bool make_mentions(finder *f, const tri_i_candidates *candidates)
{
    const tri_token *tokens = f->document->tokens;
    for (uint32_t t = 0; t < f->document->n_tokens; t++) {
        f->forms[t] = id_of(f, tokens[t].form);
        if (f->forms[t] == TRI_NONE) {
            return false;
        }
    }
    for (uint32_t i = 0; i < f->n; i++) {
        mention *m = &f->mentions[i];
        const uint32_t token = candidates->tokens[i];
        *m = (mention){.token = token,
                       .begin = f->document->tree->begin[token],
                       .end = f->document->tree->end[token],
                       .key = id_of(f, tokens[token].lemma)};
        if (m->key == TRI_NONE) {
            return false;
        }
        m->content_begin = m->begin;
        m->content_end = m->end;
        while (m->content_end - m->content_begin > 1 &&
               is_article(&tokens[m->content_begin])) {
            m->content_begin++;
        }
        while (m->content_end - m->content_begin > 1 &&
               is_possessive_ending(&tokens[m->content_end - 1])) {
            m->content_end--;
        }
        describe(f, m);
    }
    return true;
}

static uint8_t step(uint32_t n, const uint8_t *borders, uint8_t n_borders)
{
    uint8_t i = 0;
    while (i < n_borders && n >= borders[i]) {
        i++;
    }
    return i;
}

static bool has_same_words(const finder *f, const mention *a, const mention *b)
{
    const uint32_t n = a->content_end - a->content_begin;
    return n == b->content_end - b->content_begin &&
           memcmp(f->forms + a->content_begin, f->forms + b->content_begin,
                  n * sizeof *f->forms) == 0;
}

/* Whether every word of `a` stands in `b`. */
static bool is_inside(const finder *f, const mention *a, const mention *b)
{
    if (a->content_end - a->content_begin > MOST_CONTENT ||
        b->content_end - b->content_begin > MOST_CONTENT) {
        return false;
    }
    for (uint32_t i = a->content_begin; i < a->content_end; i++) {
        uint32_t j = b->content_begin;
        while (j < b->content_end && f->forms[j] != f->forms[i]) {
            j++;
        }
        if (j == b->content_end) {
            return false;
        }
    }
    return true;
}

/* Whether `a`, one word, is made of the capitals that begin the words of `b`. */
static bool is_acronym(const finder *f, const mention *a, const mention *b)
{
    const tri_token *tokens = f->document->tokens;
    const char *letter = tokens[a->content_begin].form;
    size_t n = 0;
    if (a->content_end - a->content_begin != 1 ||
        b->content_end - b->content_begin < 2 ||
        b->content_end - b->content_begin > MOST_CONTENT) {
        return false;
    }
    for (uint32_t i = b->content_begin; i < b->content_end; i++) {
        const char first = tokens[i].form[0];
        if (first >= 'A' && first <= 'Z') {
            if (toupper((unsigned char)*letter) != first) {
                return false;
            }
            letter++;
            n++;
        }
    }
    return n > 1 && *letter == '\0';
}

static kind_of_match match(const finder *f, const mention *a, const mention *b)
{
    if (a->kind < KIND_NAME || b->kind < KIND_NAME) {
        if (a->kind >= KIND_NAME || b->kind >= KIND_NAME) {
            return MATCH_NONE;
        }
        return has_same_words(f, a, b) ? MATCH_PRONOUN
               : a->kind == b->kind    ? MATCH_KIND
                                       : MATCH_NONE;
    }
    if (has_same_words(f, a, b)) {
        return MATCH_ALL;
    }
    if (a->key == b->key) {
        return is_inside(f, a, b) ? MATCH_INSIDE : MATCH_HEAD;
    }
    if (a->kind == KIND_NAME || b->kind == KIND_NAME) {
        if (is_inside(f, a, b) || is_inside(f, b, a)) {
            return MATCH_PART;
        }
        if (a->kind == b->kind && (is_acronym(f, a, b) || is_acronym(f, b, a))) {
            return MATCH_ACRONYM;
        }
    }
    return MATCH_NONE;
}

/* 1 the anaphor stands in apposition, 2 it is said of the antecedent, 3 it holds the
   antecedent, 4 it stands in it, 5 both have one head; 0 none of these. */
static uint8_t relation(const finder *f, const mention *a, const mention *b)
{
    const tri_token *x = &f->document->tokens[a->token];
    const tri_token *y = &f->document->tokens[b->token];
    if (x->sentence != y->sentence) {
        return 0;
    }
    if (x->rel == TRI_REL_APPOS && x->head == b->token) {
        return 1;
    }
    if (y->head == a->token &&
        (y->rel == TRI_REL_NSUBJ || y->rel == TRI_REL_NSUBJ_PASS ||
         y->rel == TRI_REL_NSUBJ_OUTER)) {
        return 2;
    }
    if (a->begin <= b->begin && b->end <= a->end) {
        return 3;
    }
    if (b->begin <= a->begin && a->end <= b->end) {
        return 4;
    }
    return x->head == y->head ? 5 : 0;
}

static tri_mention_pair pair_of(const finder *f, uint32_t i, uint32_t j)
{
    static const uint8_t sentences[] = {1, 2, 3, 5, 9};
    static const uint8_t between[] = {2, 3, 5, 9, 17, 33};
    const mention *a = &f->mentions[i];
    const mention *b = &f->mentions[j];
    const tri_token *tokens = f->document->tokens;
    return (tri_mention_pair){
        .anaphor = a->kind,
        .antecedent = b->kind,
        .sentences = step(tokens[a->token].sentence - tokens[b->token].sentence,
                          sentences, sizeof sentences),
        .between = step(i - j, between, sizeof between),
        .match = (uint8_t)match(f, a, b),
        .relation = relation(f, a, b),
        .number = (uint8_t)(a->number * 3 + b->number),
    };
}

/* Whether the anaphor says what the antecedent is: its predicate, an apposition, or
   what the same verb makes of it ("became the capital", "is known as Edo"). */
static bool is_said(const tri_mention_pair *pair)
{
    return pair->relation == 1 || pair->relation == 2 ||
           (pair->relation == 5 && pair->anaphor >= KIND_NAME);
}

/* Whether a pronoun of the third person would reach further back than readers do. */
static bool is_too_far(const finder *f, uint32_t i, uint32_t j)
{
    const tri_token *tokens = f->document->tokens;
    const uint8_t kind = f->mentions[i].kind;
    return kind >= KIND_HE && kind <= KIND_THIS &&
           tokens[f->mentions[i].token].sentence -
                   tokens[f->mentions[j].token].sentence >
               MOST_SENTENCES;
}

/* Whether a common noun can name a person, as far as its form and the tables tell. */
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

/* Whether a phrase is of any one, of each or of another, so that it refers back to
   nothing: "every country", "a different flag". */
static bool is_quantified(const finder *f, const mention *m)
{
    const tri_token *tokens = f->document->tokens;
    for (uint32_t c = f->document->tree->first_child[m->token]; c != TRI_NONE;
         c = f->document->tree->next_sibling[c]) {
        const char *const *row =
            tokens[c].rel == TRI_REL_DET
                ? tri_i_lexicon_find(&tri_i_lexicon_quantifiers, tokens[c].lemma)
                : NULL;
        if ((row != NULL && strcmp(row[TRI_QUANTIFIERS_KIND], "any") == 0) ||
            (tokens[c].rel == TRI_REL_AMOD && is_of_others(&tokens[c]))) {
            return true;
        }
    }
    return false;
}

/* Whether a pair is ruled out: "she" is no thing, "the valley which lies below the
   lake" is not the lake, "every country" is none in particular, and "images" or "a
   director" is nothing named before, unless it is said of that. */
static bool is_ruled_out(const finder *f, uint32_t i, uint32_t j)
{
    const mention *a = &f->mentions[i];
    const mention *b = &f->mentions[j];
    const tri_token *x = &f->document->tokens[a->token];
    const tri_token *y = &f->document->tokens[b->token];
    if ((a->kind == KIND_HE || a->kind == KIND_SHE) && y->upos == TRI_UPOS_NOUN &&
        !may_be_person(y)) {
        return true;
    }
    if (a->kind < KIND_NAME) {
        return false;
    }
    const tri_token *verb = x->head == TRI_NONE ? NULL : &f->document->tokens[x->head];
    if (verb != NULL && verb->rel == TRI_REL_ACL_RELCL && verb->head == b->token &&
        (x->rel == TRI_REL_OBJ || x->rel == TRI_REL_OBL || x->rel == TRI_REL_NSUBJ)) {
        return true;
    }
    if (is_quantified(f, a)) {
        return true;
    }
    const uint8_t said = relation(f, a, b);
    return (a->kind == KIND_BARE || a->kind == KIND_INDEFINITE) &&
           b->kind == KIND_NAME && said != 1 && said != 2 && a->key != b->key;
}

/* The number, from 1, of the last of the antecedents that is the same "he" or "she" in
   the sentence of mention `i`, which is mostly the same person; 0 where there is none.
 */
static size_t same_pronoun(const finder *f, uint32_t i, const uint32_t *antecedents,
                           size_t n)
{
    const tri_token *tokens = f->document->tokens;
    const mention *a = &f->mentions[i];
    for (size_t k = n; k > 0 && (a->kind == KIND_HE || a->kind == KIND_SHE); k--) {
        const mention *b = &f->mentions[antecedents[k - 1]];
        if (b->kind == a->kind &&
            tokens[b->token].sentence == tokens[a->token].sentence) {
            return k;
        }
    }
    return 0;
}

/* The best antecedent of mention `i`, or none. */
static void find_antecedent(finder *f, const tri_i_candidates *candidates, uint32_t i,
                            tri_i_antecedent *link)
{
    uint32_t antecedents[NEAR + 1];
    tri_mention_pair pairs[NEAR + 1];
    float log_p[NEAR + 2];
    const uint32_t begin = i > NEAR ? i - NEAR : 0;
    const uint32_t far = f->last[f->mentions[i].key];
    size_t n = 0;
    size_t top = 0;
    if (far != TRI_NONE && far < begin) {
        antecedents[n++] = far;
    }
    for (uint32_t j = begin; j < i; j++) {
        if (!is_too_far(f, i, j) && !is_ruled_out(f, i, j)) {
            antecedents[n++] = j;
        }
    }
    for (size_t k = 0; k < n; k++) {
        pairs[k] = pair_of(f, i, antecedents[k]);
    }
    tri_model_antecedents(candidates->model, candidates->vectors, i, antecedents, pairs,
                          n, log_p);
    for (size_t k = 1; k <= n; k++) {
        top = log_p[k] > log_p[top] ? k : top;
    }
    const size_t same =
        top == 0 || log_p[top] > SURE ? 0 : same_pronoun(f, i, antecedents, n);
    top = same > 0 ? same : top;
    *link = (tri_i_antecedent){
        .token = f->mentions[i].token,
        .antecedent = top == 0 ? TRI_NONE : f->mentions[antecedents[top - 1]].token,
        .is_said = top > 0 && is_said(&pairs[top - 1]),
        .p = tri_i_probability(log_p[top])};
    f->last[f->mentions[i].key] = i;
}

tri_status tri_i_find_antecedents(const tri_document *document, tri_arena *arena,
                                  tri_i_antecedent **links, tri_error *error)
{
    const tri_i_candidates *candidates = document->candidates;
    tri_status status = TRI_ERR_NO_MEMORY;
    *links = NULL;
    if (candidates == NULL || candidates->n == 0) {
        return TRI_OK;
    }
    finder f = {.document = document, .n = candidates->n};
    tri_i_antecedent *found = tri_arena_alloc(arena, f.n, sizeof *found);
    f.mentions = calloc(f.n, sizeof *f.mentions);
    f.forms = calloc(document->n_tokens, sizeof *f.forms);
    if (found == NULL || f.mentions == NULL || f.forms == NULL ||
        !make_mentions(&f, candidates)) {
        goto done;
    }
    f.last = malloc(((size_t)f.n_ids + 1) * sizeof *f.last);
    if (f.last == NULL) {
        goto done;
    }
    memset(f.last, 0xFF, f.n_ids * sizeof *f.last);
    for (uint32_t i = 0; i < f.n; i++) {
        find_antecedent(&f, candidates, i, &found[i]);
    }
    *links = found;
    status = TRI_OK;
done:
    free(f.last);
    free(f.forms);
    free(f.mentions);
    tri_map_clear(&f.ids);
    tri_arena_clear(&f.arena);
    return status == TRI_OK ? TRI_OK : tri_i_fail_memory(error);
}
