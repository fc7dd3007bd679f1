/* Finds the antecedent of every word that may head a mention. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/antecedents.h"

#include "extract/entities/mention_pairs.h"
#include "extract/lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum {
    NEAR = 80,          /* candidates that are looked back at */
    MOST_SENTENCES = 5, /* that a pronoun of the third person reaches back */
};

/* log(0.7): a pronoun's antecedent that no other one in its sentence is asked about. */
static const float SURE = -0.3567F;

/* A logarithm below that of any probability worth a look. */
static const float NEVER = -20;

typedef struct {
    const tri_document *document;
    tri_i_candidate_list list;
    uint32_t *last; /* the last candidate with a key (n_ids), TRI_NONE */
} finder;

/* Whether the anaphor says what the antecedent is: its predicate, an apposition, or
   what the same verb makes of it ("became the capital", "is known as Edo"). */
static bool is_said(const tri_mention_pair *pair)
{
    return pair->relation == TRI_I_PAIR_APPOSED || pair->relation == TRI_I_PAIR_SAID ||
           (pair->relation == TRI_I_PAIR_SAME_HEAD && pair->anaphor >= TRI_I_KIND_NAME);
}

/* How many sentences candidate `j` stands before candidate `i`. */
static uint32_t sentences_between(const finder *f, uint32_t i, uint32_t j)
{
    const tri_token *tokens = f->document->tokens;
    return tokens[f->list.all[i].token].sentence -
           tokens[f->list.all[j].token].sentence;
}

/* Whether a pronoun of the third person would reach further back than readers do. */
static bool is_too_far(const finder *f, uint32_t i, uint32_t j)
{
    const uint8_t kind = f->list.all[i].kind;
    return kind >= TRI_I_KIND_HE && kind <= TRI_I_KIND_THIS &&
           sentences_between(f, i, j) > MOST_SENTENCES;
}

static bool is_he_or_she(const tri_i_candidate *candidate)
{
    return candidate->kind == TRI_I_KIND_HE || candidate->kind == TRI_I_KIND_SHE;
}

/* Whether a noun stands in the relative clause that describes the other: "the valley
   which lies below the lake". */
static bool is_in_clause_of(const finder *f, uint32_t noun, uint32_t described)
{
    const tri_token *tokens = f->document->tokens;
    const tri_token *token = &tokens[noun];
    const tri_token *verb = token->head == TRI_NONE ? NULL : &tokens[token->head];
    return verb != NULL && verb->rel == TRI_REL_ACL_RELCL && verb->head == described &&
           (token->rel == TRI_REL_OBJ || token->rel == TRI_REL_OBL ||
            token->rel == TRI_REL_NSUBJ);
}

/* Whether a name is that of a part that somebody plays, so that "she" is the player:
   "Ada appeared as Eve", "she played Eve". */
static bool is_part_played(const finder *f, const tri_i_candidate *candidate)
{
    const tri_token *tokens = f->document->tokens;
    const tri_token *token = &tokens[candidate->token];
    if (candidate->kind != TRI_I_KIND_NAME || token->head == TRI_NONE) {
        return false;
    }
    const char *lemma = tokens[token->head].lemma;
    const bool is_as =
        candidate->begin > 0 && strcmp(tokens[candidate->begin - 1].form, "as") == 0;
    return token->rel == TRI_REL_OBJ
               ? tri_i_lexicon_has(&tri_i_lexicon_portraying_verbs, lemma)
               : token->rel == TRI_REL_OBL && is_as &&
                     tri_i_lexicon_has(&tri_i_lexicon_acting_verbs, lemma);
}

/* Whether a pair is ruled out: "she" is no thing, the valley is not the lake, "every
   country" is none in particular, and "images" or "a director" is nothing named before,
   unless it is said of that. */
static bool is_ruled_out(const finder *f, uint32_t i, uint32_t j)
{
    const tri_i_candidate *a = &f->list.all[i];
    const tri_i_candidate *b = &f->list.all[j];
    if (a->kind < TRI_I_KIND_NAME) {
        return is_he_or_she(a) && (b->is_thing || is_part_played(f, b));
    }
    if (a->is_quantified || is_in_clause_of(f, a->token, b->token) ||
        (is_he_or_she(b) && is_part_played(f, a))) {
        return true;
    }
    if ((a->kind != TRI_I_KIND_BARE && a->kind != TRI_I_KIND_INDEFINITE) ||
        b->kind != TRI_I_KIND_NAME || a->key == b->key) {
        return false;
    }
    const tri_i_pair_relation relation = tri_i_relation(&f->list, i, j);
    return relation != TRI_I_PAIR_APPOSED && relation != TRI_I_PAIR_SAID;
}

/* The number, from 1, of the last of the antecedents that is the same "he" or "she" in
   the sentence of candidate `i`, which is mostly the same person; 0 where there is
   none.
 */
static size_t same_pronoun(const finder *f, uint32_t i, const uint32_t *antecedents,
                           size_t n)
{
    const tri_i_candidate *all = f->list.all;
    for (size_t k = n; k > 0 && is_he_or_she(&all[i]); k--) {
        if (all[antecedents[k - 1]].kind == all[i].kind &&
            sentences_between(f, i, antecedents[k - 1]) == 0) {
            return k;
        }
    }
    return 0;
}

/* The best antecedent of candidate `i`, or none. */
static void find_antecedent(finder *f, uint32_t i, tri_i_antecedent *link)
{
    const tri_i_candidates *found = f->document->candidates;
    const tri_i_candidate *all = f->list.all;
    uint32_t antecedents[NEAR + 1];
    tri_mention_pair pairs[NEAR + 1];
    float log_p[NEAR + 2];
    const uint32_t begin = i > NEAR ? i - NEAR : 0;
    const uint32_t far = f->last[all[i].key];
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
        pairs[k] = tri_i_mention_pair(&f->list, i, antecedents[k]);
    }
    tri_model_antecedents(found->model, found->vectors, i, antecedents, pairs, n,
                          log_p);
    for (size_t k = 1; k <= n; k++) {
        top = log_p[k] > log_p[top] ? k : top;
    }
    const size_t same =
        top == 0 || log_p[top] > SURE ? 0 : same_pronoun(f, i, antecedents, n);
    top = same > 0 ? same : top;
    *link = (tri_i_antecedent){.token = all[i].token,
                               .antecedent = top == 0 ? TRI_NONE
                                                      : all[antecedents[top - 1]].token,
                               .is_said = top > 0 && is_said(&pairs[top - 1]),
                               .p = tri_i_probability(log_p[top])};
    for (int k = 0; k < TRI_I_OTHERS; k++) {
        size_t next = 0;
        for (size_t c = 1; top != 0 && c <= n; c++) {
            const bool is_better = next == 0 || log_p[c] > log_p[next];
            next = c != top && log_p[c] > NEVER && is_better ? c : next;
        }
        link->others[k] = next == 0 ? TRI_NONE : all[antecedents[next - 1]].token;
        link->other_p[k] = next == 0 ? 0 : tri_i_probability(log_p[next]);
        log_p[next] = next == 0 ? log_p[next] : NEVER; /* it is taken */
    }
    f->last[all[i].key] = i;
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
    finder f = {.document = document};
    tri_i_antecedent *found = tri_arena_alloc(arena, candidates->n, sizeof *found);
    if (!tri_i_candidate_list_init(&f.list, document) || found == NULL) {
        goto done;
    }
    f.last = malloc(((size_t)f.list.n_ids + 1) * sizeof *f.last);
    if (f.last == NULL) {
        goto done;
    }
    memset(f.last, 0xFF, f.list.n_ids * sizeof *f.last); /* TRI_NONE */
    for (uint32_t i = 0; i < f.list.n; i++) {
        find_antecedent(&f, i, &found[i]);
    }
    *links = found;
    status = TRI_OK;
done:
    free(f.last);
    tri_i_candidate_list_clear(&f.list);
    return status == TRI_OK ? TRI_OK : tri_i_fail_memory(error);
}
