/* Says why a triple came about, the construction, its tokens and their scores, and why
   others did not. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/making.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What each pattern looks for. */
static const char *rule_of(tri_pattern pattern)
{
    switch (pattern) {
    case TRI_PATTERN_VERB:
        return "a verb with what it takes";
    case TRI_PATTERN_COPULA:
        return "a form of be with what it says of its subject";
    case TRI_PATTERN_NOUN:
        return "a noun and what belongs to it";
    case TRI_PATTERN_APPOSITION:
        return "two phrases side by side for one thing";
    case TRI_PATTERN_POSSESSIVE:
        return "a possessor before what it has";
    case TRI_PATTERN_TITLE:
        return "an office or title with a name";
    case TRI_PATTERN_PREPOSITION:
        return "a preposition between two nouns";
    case TRI_PATTERN_PARTICIPLE:
        return "a participle behind a noun";
    case TRI_PATTERN_RELATIVE:
        return "a relative clause";
    case TRI_PATTERN_COMPOUND:
        return "a compound with a hyphen";
    case TRI_PATTERN_EVENT:
        return "a noun for an event, or an event told twice";
    default:
        return "given from elsewhere";
    }
}

static const char *construction_of(const tri_i_find *find)
{
#define X_CONSTRUCTION(name, text) text,
    static const char *const names[] = {TRI_I_CONSTRUCTION_LIST(X_CONSTRUCTION)};
#undef X_CONSTRUCTION
    return names[find->construction];
}

static int percent(float p)
{
    return (int)(100 * p + 0.5F);
}

/* "sent" VBD, advcl of "ordered" 97% */
static const char *token_text(const tri_i_finds *x, uint32_t index, tri_arena *arena)
{
    const tri_token *token = &x->document->tokens[index];
    const bool is_root = token->head == TRI_NONE;
    return tri_arena_printf(arena, "\"%s\" %s, %s%s%s%s %d%%", token->form,
                            tri_xpos_name((tri_xpos)token->xpos),
                            tri_rel_name((tri_rel)token->rel), is_root ? "" : " of \"",
                            is_root ? "" : x->document->tokens[token->head].form,
                            is_root ? "" : "\"", percent(token->head_p));
}

/* The same with the mention that the token heads. */
static const char *argument_text(const tri_i_finds *x, uint32_t index, tri_arena *arena)
{
    static const char *const kinds[] = {"name", "value", "noun phrase", "pronoun"};
    const char *token = token_text(x, index, arena);
    const uint32_t mention = x->mention_at[index];
    if (token == NULL || mention == TRI_NONE) {
        return token;
    }
    const tri_mention *m = &x->document->mentions[mention];
    if (m->kind != TRI_MENTION_NAME) {
        return tri_arena_printf(arena, "%s; %s", token, kinds[m->kind]);
    }
    return tri_arena_printf(arena, "%s; name %d%%", token, percent(m->p));
}

const char *tri_i_explain(const tri_i_finds *x, const tri_i_find *find,
                          tri_arena *arena)
{
    const char *clause = token_text(x, find->clause, arena);
    const char *subject = argument_text(x, find->subject, arena);
    const char *object =
        find->is_absent ? "none" : argument_text(x, find->object, arena);
    const char *speaker =
        find->speaker == TRI_NONE ? "" : token_text(x, find->speaker, arena);
    if (clause == NULL || subject == NULL || object == NULL || speaker == NULL) {
        return NULL;
    }
    const bool is_judged = find->construction != TRI_I_OTHER;
    char figure[48] = "fitted on judged triples";
    if (!is_judged) {
        (void)snprintf(figure, sizeof figure, "%d%% of its own",
                       percent((float)find->confidence));
    }
    return tri_arena_printf(
        arena, "%s (%s); head [%s]; subject [%s]; object [%s]%s%s%s; figure %s",
        rule_of((tri_pattern)find->pattern),
        is_judged ? construction_of(find) : "not judged", clause, subject, object,
        speaker[0] == '\0' ? "" : "; speaker [", speaker, speaker[0] == '\0' ? "" : "]",
        figure);
}

/* title: "Minister", of "Ana Ruiz" and "Education": no owner is named */
static const char *refusal_text(const tri_i_finds *x, const tri_i_refusal *refusal,
                                tri_arena *arena)
{
    const tri_token *tokens = x->document->tokens;
    const bool has_subject = refusal->subject != TRI_NONE;
    const bool has_object = refusal->object != TRI_NONE;
    return tri_arena_printf(
        arena, "%s: \"%s\"%s%s%s%s%s%s%s: %s", refusal->rule,
        tokens[refusal->clause].form, has_subject || has_object ? " with " : "",
        has_subject ? "subject \"" : "",
        has_subject ? tokens[refusal->subject].form : "",
        has_subject ? (has_object ? "\", " : "\"") : "", has_object ? "object \"" : "",
        has_object ? tokens[refusal->object].form : "", has_object ? "\"" : "",
        tri_i_refusal_text((tri_i_refusal_reason)refusal->reason));
}

typedef struct {
    const tri_i_refusal *refusal;
    size_t order; /* in which it came */
} entry;

static int by_clause(const void *left, const void *right)
{
    const entry *a = left;
    const entry *b = right;
    const uint32_t first = a->refusal->clause;
    const uint32_t second = b->refusal->clause;
    return first != second ? (first > second) - (first < second)
                           : (a->order > b->order) - (a->order < b->order);
}

bool tri_i_explain_refusals(const tri_i_finds *finds, const tri_i_refusals *others,
                            tri_triples *triples)
{
    const tri_i_refusals *lists[] = {finds->refusals, others};
    const size_t n = (size_t)lists[0]->n + lists[1]->n;
    entry *all = malloc((n + 1) * sizeof *all);
    tri_refusal *told = tri_arena_alloc(triples->memory, n, sizeof *told);
    bool is_whole = all != NULL && told != NULL;
    size_t n_all = 0;
    for (size_t k = 0; is_whole && k < 2; k++) {
        for (uint32_t i = 0; i < lists[k]->n; i++) {
            all[n_all] = (entry){&lists[k]->list[i], n_all};
            n_all++;
        }
    }
    if (is_whole && n > 1) {
        qsort(all, n, sizeof *all, by_clause);
    }
    for (size_t i = 0; is_whole && i < n; i++) {
        const tri_i_refusal *one = all[i].refusal;
        told[i].sent = finds->document->tokens[one->clause].sentence;
        told[i].why = refusal_text(finds, one, triples->memory);
        is_whole = told[i].why != NULL;
    }
    triples->refusals = told;
    triples->n_refusals = (uint32_t)n;
    free(all);
    return is_whole;
}
