/* What stands with a predicate besides subject and object, and how finds take it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"

#include <stdio.h>
#include <string.h>

/* "under the umbrella of the organisation": the noun only leads to what it is of. */
static uint32_t behind_leading_noun(tri_i_finds *x, uint32_t token)
{
    if (!tri_i_lexicon_has(&tri_i_lexicon_leading_nouns,
                           x->document->tokens[token].lemma)) {
        return token;
    }
    const uint32_t inner = tri_i_dependent(x->tree, token, TRI_REL_NMOD);
    return inner != TRI_NONE && strcmp(tri_i_preposition(x, inner, NULL), "of") == 0
               ? inner
               : token;
}

/* "what he does": a pronoun that stands for the clause behind it. */
static bool is_free_relative(const tri_i_finds *x, uint32_t token)
{
    return x->document->tokens[token].upos == TRI_UPOS_PRON &&
           tri_i_dependent_or(x->tree, token, TRI_REL_ACL_RELCL, TRI_REL_ADVCL_RELCL) !=
               TRI_NONE;
}

/* "called the ruling wrong", "named the robot Robo": what the object is said to be. */
static bool is_object_predicative(const tri_i_finds *x, uint32_t token)
{
    const tri_token *word = &x->document->tokens[token];
    const uint32_t object = tri_i_dependent(x->tree, word->head, TRI_REL_OBJ);
    return object != TRI_NONE && object > word->head && object < token &&
           (word->upos == TRI_UPOS_ADJ || word->upos == TRI_UPOS_NOUN ||
            word->upos == TRI_UPOS_PROPN) &&
           tri_i_dependent(x->tree, token, TRI_REL_MARK) == TRI_NONE &&
           tri_i_dependent(x->tree, token, TRI_REL_CASE) == TRI_NONE;
}

/* "for example", "in fact": how the sentence goes with others. */
static bool is_linking(const tri_i_finds *x, uint32_t token, const char *role)
{
    uint32_t n_words = 0; /* that stand with it */
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        n_words += x->document->tokens[i].upos != TRI_UPOS_PUNCT;
    }
    char phrase[64];
    (void)snprintf(phrase, sizeof phrase, "%s %s", role,
                   x->document->tokens[token].lemma);
    return n_words == 1 && tri_i_lexicon_has(&tri_i_lexicon_linking_phrases, phrase);
}

/* "Luckily for the crew, the ship held": for whom it is lucky. */
static bool is_of_adverb(const tri_i_finds *x, uint32_t token, const char *role,
                         tri_i_range words)
{
    const tri_token *tokens = x->document->tokens;
    return strcmp(role, "for") == 0 && token < tokens[token].head && words.begin > 0 &&
           tokens[words.begin - 1].upos == TRI_UPOS_ADV &&
           tokens[words.begin - 1].sentence == tokens[token].sentence &&
           tokens[words.begin - 1].rel == TRI_REL_ADVMOD;
}

/* ", with workers leaving in numbers": a clause of its own, of which the verb before
   takes nothing. */
static bool is_absolute(const tri_i_finds *x, uint32_t token, const char *role,
                        tri_i_range words)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t clause = tri_i_dependent(x->tree, token, TRI_REL_ACL);
    return strcmp(role, "with") == 0 && words.begin > 0 && clause != TRI_NONE &&
           tokens[words.begin - 1].form[0] == ',' &&
           (tokens[clause].xpos == TRI_XPOS_VBG || tokens[clause].xpos == TRI_XPOS_VBN);
}

/* "despite its benefits", "whether by sea or by land": what is not done, or not
   alone, with what the preposition brings. */
static bool is_beside(const tri_i_finds *x, uint32_t token, const char *role)
{
    const bool is_state = /* "is late despite the rain" */
        tri_i_dependent(x->tree, x->document->tokens[token].head, TRI_REL_COP) !=
        TRI_NONE;
    return (is_state && tri_i_lexicon_has(&tri_i_lexicon_aside_prepositions, role)) ||
           tri_i_dependent_word(x->tree, token, TRI_REL_MARK, "whether") != TRI_NONE ||
           tri_i_dependent_word(x->tree, token, TRI_REL_CC_PRECONJ, "whether") !=
               TRI_NONE;
}

/* "From films to songs, comedy has power": how much is meant, in front of all. Names
   and dates are ends of something: "From 1947 to 1960". */
static bool is_range(const tri_i_finds *x, uint32_t token, const char *role)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t verb = tokens[token].head;
    const bool is_from = strcmp(role, "from") == 0;
    if (token > verb || tri_i_is_name(x, token) ||
        tri_i_arg_kind(x, token) != TRI_ARG_KIND_OTHER ||
        (!is_from && strcmp(role, "to") != 0)) {
        return false;
    }
    const uint32_t heads[] = {verb, token};
    for (size_t i = 0; i < 2; i++) {
        TRI_I_FOR_DEPENDENTS (x->tree, heads[i], other) {
            const bool is_behind = is_from ? other > token : other < token;
            if (other < verb && is_behind &&
                strcmp(tri_i_case_form(x->tree, other), is_from ? "to" : "From") == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a clause that begins so says when. */
static bool is_time_word(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_time_marks, word);
}

/* Reads what a preposition brings, or a bare time or measure; as below. */
static bool read_oblique(tri_i_finds *x, uint32_t child, tri_i_complement *next)
{
    const tri_token *word = &x->document->tokens[child];
    next->role = tri_i_preposition(x, child, &next->words);
    if (strcmp(next->role, "accord to") == 0 || is_linking(x, child, next->role) ||
        is_of_adverb(x, child, next->role, next->words) ||
        is_range(x, child, next->role) ||
        is_absolute(x, child, next->role, next->words)) {
        return false; /* who says it; nothing of it */
    }
    if (strcmp(next->role, "among") == 0 && word->upos == TRI_UPOS_PRON &&
        next->words.begin > 0 && tri_i_is_name(x, next->words.begin - 1)) {
        return false; /* "six ports, Odesa among them" */
    }
    if (strcmp(next->role, "than") == 0 &&
        x->document->tokens[word->head].upos == TRI_UPOS_VERB) {
        return false; /* "sold more than Acme": it does nothing to Acme */
    }
    if (is_free_relative(x, child)) {
        next->is_clause = true;
        return true;
    }
    if (strcmp(next->role, "between") == 0 && !tri_i_is_name(x, child) &&
        tri_i_arg_kind(x, child) != TRI_ARG_KIND_TIME &&
        tri_i_dependent(x->tree, child, TRI_REL_CONJ) != TRI_NONE) {
        next->is_clause = true; /* "between May and June": neither alone */
        return true;
    }
    next->head = tri_i_behind_phrase(x, child, &next->role, &next->words);
    next->is_adjunct =
        next->head == TRI_NONE && (is_beside(x, child, next->role) ||
                                   tri_i_is_adjunct(x, child, next->role, &next->kind));
    if (next->is_adjunct) {
        next->head = child;
        return true;
    }
    if (next->head == TRI_NONE) {
        next->head = tri_i_argument_head(x, behind_leading_noun(x, child));
    }
    if (next->head == TRI_NONE) {
        return false;
    }
    next->kind = tri_i_arg_kind(x, next->head);
    /* "30 metres away": no role could be named. */
    next->is_clause =
        word->rel == TRI_REL_OBL_UNMARKED && next->kind != TRI_ARG_KIND_TIME;
    return true;
}

/* Reads a dependent of a predicate as a complement; false where it is none. */
static bool read_complement(tri_i_finds *x, uint32_t child, bool has_object,
                            tri_i_complement *next)
{
    const tri_token *word = &x->document->tokens[child];
    *next = (tri_i_complement){
        .head = child, .role = "", .words = {child, child}, .kind = TRI_ARG_KIND_OTHER};
    if (child + 2 == word->head && tri_i_is_behind_hyphen(x, word->head)) {
        return false; /* "hand-delivered" */
    }
    switch (word->rel) {
    case TRI_REL_OBL:
    case TRI_REL_OBL_UNMARKED:
        return read_oblique(x, child, next);
    case TRI_REL_ADVMOD: {
        /* "together with Acme" */
        const uint32_t other = tri_i_dependent(x->tree, child, TRI_REL_OBL);
        if (!tri_i_is(x->tree, child, "together") || other == TRI_NONE ||
            strcmp(tri_i_case_form(x->tree, other), "with") != 0) {
            return false;
        }
        next->head = tri_i_argument_head(x, other);
        next->role = "together with";
        next->words = (tri_i_range){child, child + 2};
        return next->head != TRI_NONE;
    }
    case TRI_REL_CCOMP:
        next->is_clause = true;
        return has_object;
    case TRI_REL_XCOMP:
        if (is_object_predicative(x, child)) {
            next->is_clause = true;
            return true;
        }
        /* fall through */
    case TRI_REL_ADVCL: {
        /* What these join is a statement of its own. */
        const uint32_t mark = tri_i_dependent(x->tree, child, TRI_REL_MARK);
        next->is_clause = true;
        next->role = mark == TRI_NONE ? "" : x->document->tokens[mark].lemma;
        if (mark != TRI_NONE && word->rel == TRI_REL_ADVCL && mark < child) {
            next->words = (tri_i_range){mark, mark + 1};
        }
        next->kind = is_time_word(next->role) ? TRI_ARG_KIND_TIME : TRI_ARG_KIND_OTHER;
        return !tri_i_lexicon_has(&tri_i_lexicon_apart_marks, next->role) &&
               mark != TRI_NONE && (word->rel == TRI_REL_ADVCL || has_object);
    }
    default:
        return false;
    }
}

void tri_i_read_complements(tri_i_finds *x, uint32_t predicate, uint32_t but,
                            bool before_only, tri_i_clause *clause)
{
    const bool has_object =
        tri_i_dependent_or(x->tree, predicate, TRI_REL_OBJ, TRI_REL_IOBJ) != TRI_NONE ||
        clause->is_passive;
    TRI_I_FOR_DEPENDENTS (x->tree, predicate, child) {
        if (clause->n_complements == TRI_I_MAX_COMPLEMENTS ||
            (before_only && child > predicate)) {
            break;
        }
        tri_i_complement *next = &clause->complements[clause->n_complements];
        if (child != but && read_complement(x, child, has_object, next) &&
            (!before_only || next->kind == TRI_ARG_KIND_TIME)) {
            next->is_before = child < clause->words.begin;
            clause->n_complements += clause->n_complements == 0 ||
                                     !tri_i_join_complements(x, next - 1, next);
        }
    }
}

/* "tea from Kenya and silk from China": the further object's own complement with the
   same preposition; TRI_NONE where it has none. */
static uint32_t own_complement(tri_i_finds *x, uint32_t object, const char *role)
{
    if (object == TRI_NONE || role[0] == '\0' ||
        x->document->tokens[object].rel != TRI_REL_CONJ) {
        return TRI_NONE;
    }
    for (uint32_t child = tri_i_dependent(x->tree, object, TRI_REL_NMOD);
         child != TRI_NONE; child = tri_i_next_dependent(x->tree, child)) {
        if (child > object && strcmp(tri_i_preposition(x, child, NULL), role) == 0) {
            return tri_i_argument_head(x, child);
        }
    }
    return TRI_NONE;
}

void tri_i_add_complements(tri_i_finds *x, tri_i_find *find, const tri_i_clause *clause,
                           uint32_t but)
{
    for (uint32_t i = 0; i < clause->n_complements && find->n_args < TRI_I_MAX_ARGS;
         i++) {
        const tri_i_complement *one = &clause->complements[i];
        if (i == but || one->head == find->subject || one->head == find->object) {
            continue;
        }
        const uint32_t own = one->is_clause || one->is_adjunct
                                 ? TRI_NONE
                                 : own_complement(x, find->object, one->role);
        uint32_t heads[TRI_I_MAX_CONJUNCTS] = {one->head};
        const bool is_thing = !one->is_clause && !one->is_adjunct;
        const uint32_t n = !is_thing
                               ? 1
                               : tri_i_conjuncts(x, own == TRI_NONE ? one->head : own,
                                                 heads, TRI_I_MAX_CONJUNCTS);
        for (uint32_t j = 0; j < n && find->n_args < TRI_I_MAX_ARGS; j++) {
            if (!is_thing || x->mention_at[heads[j]] != TRI_NONE) {
                find->args[find->n_args++] = (tri_i_find_arg){
                    one->role,       heads[j], (uint8_t)one->kind, one->is_clause,
                    one->is_adjunct, false,    one->words};
            }
        }
    }
}

void tri_i_put_copula(tri_i_finds *x, const tri_i_clause *c, tri_i_range with,
                      uint32_t but, tri_i_find *find)
{
    find->relation = c->words;
    find->before = c->before;
    find->subject_from = (uint8_t)c->subject_from;
    if (with.begin > c->words.begin && with.end > with.begin) {
        find->relation.end = with.end;
    }
    tri_i_add_complements(x, find, c, but);
}
