/* Triples of clauses whose verb is said in the clause before them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"

#include <string.h>

/* What stands with the object in place of the verb's complements: "and her brother
   silk in Leith". */
static void add_own_complements(tri_i_finds *x, uint32_t object, tri_i_find *find)
{
    for (uint32_t child = tri_i_dependent(x->tree, object, TRI_REL_NMOD);
         child != TRI_NONE && find->n_args < TRI_I_MAX_ARGS;
         child = tri_i_next_dependent(x->tree, child)) {
        const uint32_t head = tri_i_argument_head(x, child);
        const char *role = tri_i_preposition(x, child, NULL);
        if (child > object && role[0] != '\0' && head != TRI_NONE &&
            strcmp(role, "of") != 0) {
            find->args[find->n_args++] = (tri_i_find_arg){
                .role = role, .head = head, .kind = (uint8_t)tri_i_arg_kind(x, head)};
        }
    }
}

/* A find for every subject with the object of another clause's verb. */
static void add_borrowed(tri_i_finds *x, uint32_t clause, uint32_t subject,
                         uint32_t verb, uint32_t object)
{
    uint32_t subjects[TRI_I_MAX_CONJUNCTS];
    uint32_t objects[TRI_I_MAX_CONJUNCTS];
    const uint32_t head = tri_i_argument_head(x, object);
    const uint32_t n = tri_i_conjuncts(x, subject, subjects, TRI_I_MAX_CONJUNCTS);
    const uint32_t n_objects =
        head == TRI_NONE ? 0 : tri_i_conjuncts(x, head, objects, TRI_I_MAX_CONJUNCTS);
    const char *lemma = x->document->tokens[verb].lemma;
    if (head == TRI_NONE) {
        tri_i_refuse(x, TRI_I_REFUSED_NO_PHRASE, clause, subject, object);
    }
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n_objects; j++) {
            tri_i_find *find = tri_i_add(x, TRI_PATTERN_VERB, clause, subjects[i],
                                         objects[j], lemma, lemma);
            if (find != NULL) {
                find->relation = (tri_i_range){verb, verb + 1};
                find->confidence = 0.55;
                add_own_complements(x, objects[j], find);
            }
        }
    }
}

/* "Togo ratified the treaty, though Benin has not": the auxiliary stands for the verb
   that its clause hangs on. */
static void find_ellipsis(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t verb = tokens[token].head;
    const uint32_t subject = tri_i_dependent(x->tree, token, TRI_REL_NSUBJ);
    const char *ellipsis = tri_i_lexicon_cell(
        &tri_i_lexicon_auxiliaries, tokens[token].lemma, TRI_AUXILIARIES_ELLIPSIS);
    if (ellipsis[0] == '\0' || verb == TRI_NONE || verb > token ||
        subject == TRI_NONE || subject > token || tokens[verb].upos != TRI_UPOS_VERB ||
        (tokens[token].rel != TRI_REL_ADVCL && tokens[token].rel != TRI_REL_CONJ &&
         tokens[token].rel != TRI_REL_PARATAXIS)) {
        return;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, token, child) {
        const uint8_t rel = tokens[child].rel;
        if (rel == TRI_REL_OBJ || rel == TRI_REL_OBL || rel == TRI_REL_XCOMP ||
            rel == TRI_REL_CCOMP || rel == TRI_REL_AUX) {
            tri_i_refuse(x, TRI_I_REFUSED_OWN_VERB, token, subject, child);
            return;
        }
    }
    const uint32_t object = tri_i_dependent(x->tree, verb, TRI_REL_OBJ);
    const uint32_t head = tri_i_argument_head(x, subject);
    if (object != TRI_NONE && head != TRI_NONE) {
        add_borrowed(x, token, head, verb, object);
    } else {
        tri_i_refuse(x,
                     object == TRI_NONE ? TRI_I_REFUSED_NOTHING_TO_BORROW
                                        : TRI_I_REFUSED_NO_PHRASE,
                     token, subject, object);
    }
}

/* "Lund sells tea and his brother silk": the verb is not said again. */
static void find_gap(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t verb = tokens[token].head;
    const uint32_t object = tri_i_dependent(x->tree, token, TRI_REL_ORPHAN);
    if (tokens[token].rel != TRI_REL_CONJ || object == TRI_NONE || object < token ||
        verb == TRI_NONE || tokens[verb].upos != TRI_UPOS_VERB) {
        return;
    }
    if (tri_i_dependent(x->tree, object, TRI_REL_CASE) != TRI_NONE ||
        tri_i_dependent(x->tree, verb, TRI_REL_OBJ) == TRI_NONE) {
        tri_i_refuse(x, TRI_I_REFUSED_NOTHING_TO_BORROW, token, token, object);
        return;
    }
    add_borrowed(x, token, token, verb, object);
}

const tri_i_rule tri_i_ellipsis_rules[] = {
    {"ellipsis", find_ellipsis}, /* Ghana has ratified it, though Benin has not */
    {"gap", find_gap},           /* she teaches physics and he chemistry */
    {0},
};
