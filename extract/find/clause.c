/* Reads a clause off the tree: subject, verb group, complements. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"

#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>

tri_arg_kind tri_i_arg_kind(const tri_i_extraction *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    if (index == TRI_NONE) {
        return TRI_ARG_KIND_OTHER;
    }
    const tri_mention *mention = &x->document->mentions[index];
    return mention->type == TRI_TYPE_DATE  ? TRI_ARG_KIND_TIME
           : mention->type == TRI_TYPE_LOC ? TRI_ARG_KIND_PLACE
                                           : TRI_ARG_KIND_OTHER;
}

/* "under the umbrella of the organisation": the noun only leads to what it is of. */
static uint32_t behind_leading_noun(tri_i_extraction *x, uint32_t token)
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
static bool is_free_relative(const tri_i_extraction *x, uint32_t token)
{
    return x->document->tokens[token].upos == TRI_UPOS_PRON &&
           (tri_i_dependent(x->tree, token, TRI_REL_ACL_RELCL) != TRI_NONE ||
            tri_i_dependent(x->tree, token, TRI_REL_ADVCL_RELCL) != TRI_NONE);
}

/* "called the ruling wrong", "named the robot Robo": what the object is said to be. */
static bool is_object_predicative(const tri_i_extraction *x, uint32_t token)
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
static bool is_linking(const tri_i_extraction *x, uint32_t token, const char *role)
{
    uint32_t n_words = 0; /* that stand with it */
    for (uint32_t i = x->tree->first_child[token]; i != TRI_NONE;
         i = x->tree->next_sibling[i]) {
        n_words += x->document->tokens[i].upos != TRI_UPOS_PUNCT;
    }
    char phrase[64];
    (void)snprintf(phrase, sizeof phrase, "%s %s", role,
                   x->document->tokens[token].lemma);
    return n_words == 1 && tri_i_lexicon_has(&tri_i_lexicon_linking_phrases, phrase);
}

/* Whether a clause that begins so says when. */
static bool is_time_word(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_time_marks, word);
}

/* Reads a dependent of a predicate as a complement; false where it is none. */
static bool read_complement(tri_i_extraction *x, uint32_t child, bool has_object,
                            tri_i_complement *next)
{
    const tri_token *word = &x->document->tokens[child];
    *next = (tri_i_complement){
        .head = child, .role = "", .words = {child, child}, .kind = TRI_ARG_KIND_OTHER};
    switch (word->rel) {
    case TRI_REL_OBL:
    case TRI_REL_OBL_UNMARKED:
        next->role = tri_i_preposition(x, child, &next->words);
        if (strcmp(next->role, "accord to") == 0 || is_linking(x, child, next->role)) {
            return false; /* who says it; nothing of it */
        }
        if (is_free_relative(x, child)) {
            next->is_clause = true;
            return true;
        }
        next->head = tri_i_argument_head(x, behind_leading_noun(x, child));
        if (next->head == TRI_NONE) {
            return false;
        }
        next->kind = tri_i_arg_kind(x, next->head);
        /* "30 metres away": no role could be named. */
        next->is_clause =
            word->rel == TRI_REL_OBL_UNMARKED && next->kind != TRI_ARG_KIND_TIME;
        return true;
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

static void read_complements(tri_i_extraction *x, uint32_t predicate, uint32_t but,
                             bool before_only, tri_i_clause *clause)
{
    const bool has_object =
        tri_i_dependent(x->tree, predicate, TRI_REL_OBJ) != TRI_NONE ||
        tri_i_dependent(x->tree, predicate, TRI_REL_IOBJ) != TRI_NONE ||
        clause->is_passive;
    for (uint32_t child = x->tree->first_child[predicate];
         child != TRI_NONE && clause->n_complements < TRI_I_MAX_COMPLEMENTS &&
         (!before_only || child < predicate);
         child = x->tree->next_sibling[child]) {
        tri_i_complement *next = &clause->complements[clause->n_complements];
        if (child != but && read_complement(x, child, has_object, next) &&
            (!before_only || next->kind == TRI_ARG_KIND_TIME)) {
            next->is_before = child < clause->words.begin;
            clause->n_complements++;
        }
    }
}

/* "a charge he rejects": the noun that a clause without a relative pronoun describes is
   its object, if it has no other, nor a place for one behind a preposition. */
static bool is_object_gap(const tri_i_extraction *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[verb].head;
    if (tokens[verb].rel != TRI_REL_ACL_RELCL || noun == TRI_NONE || noun > verb ||
        tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ) == TRI_NONE ||
        tokens[noun].upos == TRI_UPOS_PRON || x->mention_at[noun] == TRI_NONE ||
        x->document->mentions[x->mention_at[noun]].type == TRI_TYPE_DATE ||
        tri_i_lexicon_has(&tri_i_lexicon_circumstance_nouns, tokens[noun].lemma)) {
        return false;
    }
    const uint32_t owner = tri_i_dependent(
        x->tree, tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ), TRI_REL_NMOD_POSS);
    if (owner != TRI_NONE && tokens[owner].xpos == TRI_XPOS_WPS) {
        return false; /* "migrants whose boat sank" */
    }
    for (uint32_t child = x->tree->first_child[verb]; child != TRI_NONE;
         child = x->tree->next_sibling[child]) {
        const uint8_t rel = tokens[child].rel;
        const uint8_t xpos = tokens[child].xpos;
        if (rel == TRI_REL_CCOMP || rel == TRI_REL_XCOMP || rel == TRI_REL_OBL ||
            rel == TRI_REL_AUX_PASS || rel == TRI_REL_CASE ||
            rel == TRI_REL_NSUBJ_PASS || xpos == TRI_XPOS_WDT || xpos == TRI_XPOS_WP ||
            xpos == TRI_XPOS_WRB || (xpos == TRI_XPOS_IN && child > verb)) {
            return false;
        }
    }
    return true;
}

uint32_t tri_i_object(const tri_i_extraction *x, uint32_t verb, uint32_t *receiver)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t object = tri_i_dependent(x->tree, verb, TRI_REL_OBJ);
    *receiver = tri_i_dependent(x->tree, verb, TRI_REL_IOBJ);
    if (object == TRI_NONE && *receiver != TRI_NONE) {
        object = *receiver; /* "asked the council to repair it" */
        *receiver = TRI_NONE;
    }
    if (object != TRI_NONE) {
        const uint32_t second = tri_i_next_dependent(x->tree, object);
        if (second != TRI_NONE && *receiver == TRI_NONE && object > verb) {
            *receiver = object;
            object = second;
        }
        return object;
    }
    const uint32_t first = tokens[verb].head;
    if (is_object_gap(x, verb)) {
        return first;
    }
    if (tokens[verb].rel != TRI_REL_CONJ || first == TRI_NONE ||
        tokens[first].upos != TRI_UPOS_VERB) {
        return TRI_NONE;
    }
    /* Behind both, or a pronoun before both ("which he patented and sold"). */
    const uint32_t shared = tri_i_dependent(x->tree, first, TRI_REL_OBJ);
    return shared != TRI_NONE && (shared > verb || shared < first) ? shared : TRI_NONE;
}

static bool is_passive(const tri_i_extraction *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    if (tri_i_dependent(x->tree, verb, TRI_REL_AUX_PASS) != TRI_NONE ||
        tri_i_dependent(x->tree, verb, TRI_REL_NSUBJ_PASS) != TRI_NONE) {
        return true;
    }
    if (tokens[verb].xpos != TRI_XPOS_VBN ||
        tri_i_dependent(x->tree, verb, TRI_REL_AUX) != TRI_NONE) {
        return false;
    }
    return tokens[verb].rel == TRI_REL_ACL || tokens[verb].rel == TRI_REL_ADVCL ||
           (tokens[verb].rel == TRI_REL_CONJ && tokens[verb].head != TRI_NONE &&
            tokens[tokens[verb].head].xpos == TRI_XPOS_VBN &&
            is_passive(x, tokens[verb].head));
}

/* Where the verb group of `verb` begins: with its auxiliaries, copula and adverbs. */
static uint32_t group_begin(const tri_i_extraction *x, uint32_t verb, uint32_t begin)
{
    const tri_token *tokens = x->document->tokens;
    while (begin > 0 && tokens[begin - 1].head == verb &&
           (tokens[begin - 1].rel == TRI_REL_AUX ||
            tokens[begin - 1].rel == TRI_REL_AUX_PASS ||
            tokens[begin - 1].rel == TRI_REL_COP ||
            tokens[begin - 1].rel == TRI_REL_ADVMOD)) {
        begin--;
    }
    /* An adverb before all of it is the sentence's ("However, he ..."). */
    return begin;
}

/* "continue to commit", "was forced to leave": the words of the verbs round it are
   part of the wording, if they stand right before it, and what completes them does. */
static void take_governors(tri_i_extraction *x, tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t verb = c->predicate;
    while (tokens[verb].rel == TRI_REL_XCOMP && tokens[verb].head < verb &&
           tri_i_dependent(x->tree, tokens[verb].head, TRI_REL_OBJ) == TRI_NONE) {
        const uint32_t head = tokens[verb].head;
        for (uint32_t i = head + 1; i < c->words.begin; i++) {
            if (tokens[i].head != verb && tokens[i].head != head) {
                return;
            }
        }
        read_complements(x, head, verb, false, c);
        verb = head;
        c->words.begin = group_begin(x, verb, verb);
    }
}

/* "himself": whoever does it has it done to himself. */
static bool is_reflexive(const tri_i_extraction *x, uint32_t token)
{
    const char *form = x->document->tokens[token].form;
    const size_t length = strlen(form);
    return x->document->tokens[token].xpos == TRI_XPOS_PRP &&
           ((length > 4 && strcmp(form + length - 4, "self") == 0) ||
            (length > 6 && strcmp(form + length - 6, "selves") == 0));
}

/* "where soldiers had fought": the clause is in the place that it describes. */
static void read_where(tri_i_extraction *x, tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t place = tokens[c->predicate].head;
    if (tokens[c->predicate].rel != TRI_REL_ACL_RELCL || place == TRI_NONE ||
        x->mention_at[place] == TRI_NONE || c->n_complements == TRI_I_MAX_COMPLEMENTS) {
        return;
    }
    for (uint32_t child = tri_i_dependent(x->tree, c->predicate, TRI_REL_ADVMOD);
         child != TRI_NONE; child = tri_i_next_dependent(x->tree, child)) {
        if (tri_i_is(x->tree, child, "where")) {
            c->complements[c->n_complements++] =
                (tri_i_complement){.head = place,
                                   .role = "in",
                                   .words = {child, child},
                                   .kind = TRI_ARG_KIND_PLACE,
                                   .is_before = true};
            return;
        }
    }
}

static bool has_time(const tri_i_clause *clause)
{
    bool found = false;
    for (uint32_t i = 0; i < clause->n_complements; i++) {
        found = found || (clause->complements[i].kind == TRI_ARG_KIND_TIME &&
                          !clause->complements[i].is_clause);
    }
    return found;
}

bool tri_i_clause_read(tri_i_extraction *x, uint32_t predicate, tri_i_range words,
                       tri_i_clause *clause)
{
    const tri_token *tokens = x->document->tokens;
    *clause = (tri_i_clause){
        .predicate = predicate, .words = words, .lemma = tokens[predicate].lemma};
    tri_i_find_subject(x, clause);
    if (clause->subject == TRI_NONE) {
        return false;
    }
    /* "only two weeks to build it": time does nothing. */
    if (clause->subject_from != TRI_I_SUBJECT_OWN &&
        clause->subject_from != TRI_I_SUBJECT_CONJUNCT &&
        tri_i_arg_kind(x, clause->subject) == TRI_ARG_KIND_TIME) {
        return false;
    }
    clause->is_passive = is_passive(x, predicate);
    uint32_t particle = tri_i_dependent(x->tree, predicate, TRI_REL_COMPOUND_PRT);
    if (particle == TRI_NONE && predicate + 1 < x->document->n_tokens &&
        tokens[predicate + 1].head == predicate &&
        (tokens[predicate + 1].xpos == TRI_XPOS_RP ||
         (tokens[predicate + 1].xpos == TRI_XPOS_RB &&
          tri_i_is(x->tree, predicate + 1, "forward")))) {
        particle = predicate + 1; /* "standing up to" */
    }
    if (particle != TRI_NONE) {
        clause->lemma = tri_i_label(x, clause->lemma, tokens[particle].lemma, "");
    }
    if (particle == words.end) {
        clause->words.end = particle + 1;
    }
    clause->words.begin = group_begin(x, predicate, words.begin);
    const uint32_t object = tri_i_dependent(x->tree, predicate, TRI_REL_OBJ);
    clause->is_reflexive = object == predicate + 1 && is_reflexive(x, object);
    clause->words.end += clause->is_reflexive && object == clause->words.end;
    read_complements(x, predicate, TRI_NONE, false, clause);
    take_governors(x, clause);
    read_where(x, clause);
    /* "In 1990 he sang and danced": when, of both. */
    if (tokens[predicate].rel == TRI_REL_CONJ && !has_time(clause)) {
        read_complements(x, tokens[predicate].head, TRI_NONE, true, clause);
    }
    return clause->lemma != NULL;
}

/* "tea from Kenya and silk from China": the further object's own complement with the
   same preposition; TRI_NONE where it has none. */
static uint32_t own_complement(tri_i_extraction *x, uint32_t object, const char *role)
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

void tri_i_add_complements(tri_i_extraction *x, tri_i_find *find,
                           const tri_i_clause *clause, uint32_t but)
{
    for (uint32_t i = 0; i < clause->n_complements && find->n_args < TRI_I_MAX_ARGS;
         i++) {
        const tri_i_complement *one = &clause->complements[i];
        if (i == but || one->head == find->subject || one->head == find->object) {
            continue;
        }
        const uint32_t own =
            one->is_clause ? TRI_NONE : own_complement(x, find->object, one->role);
        uint32_t heads[TRI_I_MAX_CONJUNCTS] = {one->head};
        const uint32_t n = one->is_clause
                               ? 1
                               : tri_i_conjuncts(x, own == TRI_NONE ? one->head : own,
                                                 heads, TRI_I_MAX_CONJUNCTS);
        for (uint32_t j = 0; j < n && find->n_args < TRI_I_MAX_ARGS; j++) {
            if (one->is_clause || x->mention_at[heads[j]] != TRI_NONE) {
                find->args[find->n_args++] = (tri_i_find_arg){
                    one->role, heads[j], (uint8_t)one->kind, one->is_clause};
            }
        }
    }
}
