/* Reads nouns that are one relation with what stands before and behind them: "has ties
   with", "is in love with". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"
#include "extract/find/role.h"

#include <stdio.h>
#include <string.h>

/* The row of light_nouns by which a verb with its noun and, if not "", the preposition
   `role` are one relation; NULL: they are not. */
static const char *const *row_of(const char *verb, const char *noun, const char *role)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_light_nouns, noun);
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_light_nouns, row)) {
        const char *roles = row[TRI_LIGHT_NOUNS_PREPOSITIONS];
        if (tri_i_lexicon_lists(row[TRI_LIGHT_NOUNS_VERBS], verb) &&
            tri_i_lexicon_lists(roles, role[0] == '\0' ? "*" : role)) {
            return row;
        }
    }
    return NULL;
}

/* Whether another complement stands between a noun behind its verb and this one: "takes
   a part on the market in Togo" is not to take part in Togo. */
static bool is_behind_other(const tri_i_clause *c, uint32_t noun, uint32_t complement)
{
    const uint32_t begin = c->complements[complement].words.begin;
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (i != complement && noun > c->predicate && one->words.begin > noun &&
            one->words.end < begin && one->kind != TRI_ARG_KIND_TIME) {
            return true;
        }
    }
    return false;
}

/* What stands behind the noun with one of its prepositions. `*with`: its words; `*but`:
   its number among the clause's complements, UINT32_MAX where it is the noun's.
   TRI_NONE: nothing. */
static uint32_t behind_noun(tri_i_finds *x, const tri_i_clause *c, uint32_t noun,
                            const char **role, tri_i_range *with, uint32_t *but)
{
    const char *lemma = x->document->tokens[noun].lemma;
    *but = UINT32_MAX;
    for (uint32_t i = tri_i_dependent(x->tree, noun, TRI_REL_NMOD); i != TRI_NONE;
         i = tri_i_next_dependent(x->tree, i)) {
        *role = tri_i_preposition(x, i, with);
        const uint32_t head = tri_i_argument_head(x, i);
        if (i > noun && head != TRI_NONE && (*role)[0] != '\0' &&
            row_of(c->lemma, lemma, *role) != NULL) {
            return head;
        }
    }
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (!one->is_clause && !one->is_before && one->role[0] != '\0' &&
            one->kind != TRI_ARG_KIND_TIME && /* "made her debut in 1947" */
            (one->head > noun || noun < c->predicate) && !is_behind_other(c, noun, i) &&
            row_of(c->lemma, lemma, one->role) != NULL) {
            *role = one->role;
            *with = one->words;
            *but = i;
            return one->head;
        }
    }
    return TRI_NONE;
}

/* The clause behind the noun with one of its prepositions: "a role in bridging the
   divide"; as above. */
static uint32_t clause_behind_noun(tri_i_finds *x, const tri_i_clause *c, uint32_t noun,
                                   const char **role, tri_i_range *with, uint32_t *but)
{
    const tri_token *tokens = x->document->tokens;
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (one->is_clause && tokens[one->head].xpos != TRI_XPOS_VB &&
            one->head > noun && one->words.end > one->words.begin &&
            row_of(c->lemma, tokens[noun].lemma, one->role) != NULL) {
            *role = one->role;
            *with = one->words;
            *but = i;
            return one->head;
        }
    }
    const uint32_t clause = tri_i_dependent(x->tree, noun, TRI_REL_ACL);
    const uint32_t mark =
        clause == TRI_NONE ? TRI_NONE : tri_i_dependent(x->tree, clause, TRI_REL_MARK);
    if (mark == TRI_NONE || clause < noun || mark > clause ||
        tokens[clause].xpos == TRI_XPOS_VB || /* "an appeal to save her" */
        row_of(c->lemma, tokens[noun].lemma, tokens[mark].lemma) == NULL) {
        return TRI_NONE;
    }
    *role = tokens[mark].lemma;
    *with = (tri_i_range){mark, mark + 1};
    *but = UINT32_MAX;
    return clause;
}

bool tri_i_read_light(tri_i_finds *x, const tri_i_clause *c, uint32_t noun,
                      tri_i_light *light)
{
    const char *lemma = x->document->tokens[noun].lemma;
    if (c->lemma == NULL || tri_i_is_name(x, noun)) {
        return false;
    }
    const char *role = "";
    *light = (tri_i_light){.clause = *c};
    light->clause.noun = (tri_i_range){noun, noun + 1};
    light->object = behind_noun(x, c, noun, &role, &light->with, &light->but);
    if (light->object == TRI_NONE) {
        light->object =
            clause_behind_noun(x, c, noun, &role, &light->with, &light->but);
        light->is_clause = light->object != TRI_NONE;
    }
    const bool is_bare = light->object == TRI_NONE &&
                         x->tree->first_child[noun] == TRI_NONE &&
                         noun == c->words.end && row_of(c->lemma, lemma, "") != NULL;
    if (light->object == TRI_NONE && !is_bare) {
        return false;
    }
    if (noun >= c->words.end) {
        light->clause.words.end = noun + 1;
    }
    light->base = tri_i_label(x, c->lemma, lemma, "");
    light->label = is_bare ? light->base : tri_i_label(x, light->base, role, "");
    return true;
}

bool tri_i_is_light(const tri_i_finds *x, uint32_t noun, const char *role)
{
    const tri_token *word = &x->document->tokens[noun];
    if (word->rel != TRI_REL_OBJ || word->head == TRI_NONE || tri_i_is_name(x, noun)) {
        return false;
    }
    const uint32_t particle =
        tri_i_dependent(x->tree, word->head, TRI_REL_COMPOUND_PRT);
    char verb[64];
    (void)snprintf(verb, sizeof verb, "%s%s%s", x->document->tokens[word->head].lemma,
                   particle == TRI_NONE ? "" : " ",
                   particle == TRI_NONE ? "" : x->document->tokens[particle].lemma);
    return row_of(verb, word->lemma, role) != NULL;
}

const char *tri_i_owned_verb(const tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD || noun == TRI_NONE || token < noun ||
        x->mention_at[token] == TRI_NONE || tri_i_is_name(x, noun) ||
        tri_i_arg_kind(x, token) == TRI_ARG_KIND_TIME) {
        return NULL;
    }
    const char *role = tri_i_case_form(x->tree, token);
    const uint32_t owner = tri_i_owner_before(x, noun);
    if (owner == TRI_NONE || tokens[owner].rel != TRI_REL_NMOD_POSS ||
        tri_i_is_light(x, noun, role) ||
        tri_i_lexicon_has(&tri_i_lexicon_event_nouns, tokens[noun].lemma)) {
        return NULL;
    }
    static const char *const verbs[] = {"have", "make", "take", "give"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (row_of(verbs[i], tokens[noun].lemma, role) != NULL) {
            return verbs[i];
        }
    }
    return NULL;
}

/* "a symbol of", "the editor of": whether a noun is said of somebody with `next`. */
static bool is_role_with(const tri_i_finds *x, uint32_t noun, const char *next)
{
    const char *kind = tri_i_title_kind(x, noun);
    if (kind[0] != '\0') {
        return strcmp(kind, "honorific") != 0 &&
               tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, next);
    }
    return tri_i_lexicon_lists(tri_i_lexicon_cell(&tri_i_lexicon_predicate_nouns,
                                                  x->document->tokens[noun].lemma,
                                                  TRI_PREDICATE_NOUNS_PREPOSITIONS),
                               next);
}

/* Whether a preposition and a noun only lead to what `next` brings: "in love", "with".
 */
static bool leads_by(const tri_i_finds *x, uint32_t noun, const char *role,
                     const char *next)
{
    char phrase[64];
    (void)snprintf(phrase, sizeof phrase, "%s %s", role,
                   x->document->tokens[noun].lemma);
    return next[0] != '\0' &&
           (tri_i_lexicon_lists(tri_i_lexicon_cell(&tri_i_lexicon_leading_phrases,
                                                   phrase,
                                                   TRI_LEADING_PHRASES_PREPOSITIONS),
                                next) ||
            (strcmp(role, "as") == 0 && is_role_with(x, noun, next)));
}

/* Puts a noun's preposition, the noun and the next preposition together. */
static const char *join(tri_i_finds *x, uint32_t noun, const char *role,
                        const char *next)
{
    const char *name = tri_i_title_kind(x, noun)[0] != '\0'
                           ? tri_i_role_name(x, noun, TRI_NONE) /* "prime minister" */
                           : x->document->tokens[noun].lemma;
    return tri_i_label(x, role, name, next);
}

uint32_t tri_i_behind_phrase(tri_i_finds *x, uint32_t noun, const char **role,
                             tri_i_range *words)
{
    if ((*role)[0] == '\0') {
        return TRI_NONE;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        const uint8_t rel = x->document->tokens[i].rel;
        if (i < noun || (rel != TRI_REL_NMOD && rel != TRI_REL_OBL)) {
            continue;
        }
        tri_i_range with;
        const char *next = tri_i_preposition(x, i, &with);
        const uint32_t head = tri_i_argument_head(x, i);
        if (head != TRI_NONE && leads_by(x, noun, *role, next)) {
            const char *joined = join(x, noun, *role, next);
            *role = joined == NULL ? "" : joined; /* memory is out */
            words->end = with.end;
            return head;
        }
    }
    return TRI_NONE;
}

bool tri_i_join_complements(tri_i_finds *x, tri_i_complement *first,
                            const tri_i_complement *second)
{
    if (first->is_clause || second->is_clause || first->role[0] == '\0' ||
        second->words.begin != first->head + 1 ||
        !leads_by(x, first->head, first->role, second->role)) {
        return false;
    }
    const tri_i_range words = {first->words.begin, second->words.end};
    const char *role = join(x, first->head, first->role, second->role);
    const bool is_before = first->is_before;
    *first = *second;
    first->role = role == NULL ? "" : role;
    first->words = words;
    first->is_before = is_before;
    return true;
}

bool tri_i_leads(const tri_i_finds *x, uint32_t noun, const char *next)
{
    const uint32_t word = tri_i_dependent(x->tree, noun, TRI_REL_CASE);
    return word != TRI_NONE && word < noun &&
           leads_by(x, noun, x->document->tokens[word].lemma, next);
}
