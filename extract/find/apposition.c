/* Triples of what stands behind a comma: appositions, ages. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/role.h"

#include <string.h>

/* What a role noun is joined to in an apposition: "founder and chief executive of
   Borealis". A person has all of them. */
static void add_joined_roles(tri_i_finds *x, uint32_t named, uint32_t role)
{
    uint32_t roles[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, role, roles, TRI_I_MAX_CONJUNCTS);
    uint32_t joined[TRI_I_MAX_CONJUNCTS];
    uint32_t n_joined = 0;
    const uint32_t holder = tri_i_joined_roles(x, role, joined, &n_joined);
    if (holder == named) { /* "the founder and CEO, Anna Berg" */
        for (uint32_t i = 0; i < n_joined; i++) {
            tri_i_add_role(x, named, joined[i], NULL);
        }
        return;
    }
    tri_i_add_role(x, named, role, NULL);
    for (uint32_t i = 1; i < n; i++) {
        if (tri_i_is_role(x, roles[i]) && tri_i_named_beside(x, roles[i]) == TRI_NONE &&
            tri_i_mention_of(x, named)->type == TRI_TYPE_PER) {
            tri_i_add_role(x, named, roles[i], NULL);
        }
    }
}

static void find_apposition(tri_i_finds *x, uint32_t token)
{
    if (x->document->tokens[token].rel != TRI_REL_APPOS) {
        return;
    }
    uint32_t named = x->document->tokens[token].head;
    uint32_t role = token;
    if (tri_i_is_party(x, token)) {
        tri_i_refuse(x, TRI_I_REFUSED_PARTY, token, named, token);
        return;
    }
    if (named == TRI_NONE || !tri_i_is_noun(x, named) || !tri_i_is_noun(x, token) ||
        tri_i_is(x->tree, named, "other")) { /* "with, among others, Acme" */
        tri_i_refuse(x, TRI_I_REFUSED_NOT_NOUNS, token, named, token);
        return;
    }
    if (x->document->tokens[named].head > named &&
        x->document->tokens[named].head < token) {
        /* Its head's own head between them: the tree is wrong; what stands before the
           comma is meant. */
        if (x->document->tokens[token - 1].form[0] != ',' ||
            !tri_i_is_noun(x, token - 2)) {
            tri_i_refuse(x, TRI_I_REFUSED_CROSSED, token, named, token);
            return;
        }
        named = token - 2;
    }
    if (tri_i_is_one_among(x, token)) { /* told of it by the examples' rule */
        tri_i_refuse(x, TRI_I_REFUSED_TOLD_AS_ROLE, token, named, token);
        return;
    }
    /* An apposition behind coordinated names describes the last of them. */
    for (uint32_t last = tri_i_dependent(x->tree, named, TRI_REL_CONJ);
         last != TRI_NONE; last = tri_i_next_dependent(x->tree, last)) {
        if (last < token && tri_i_is_name(x, last)) {
            named = last;
        }
    }
    if (tri_i_is_name(x, token) && !tri_i_is_name(x, named)) {
        role = named;
        named = token;
    }
    const tri_mention *one = tri_i_mention_of(x, named);
    const tri_mention *other = tri_i_mention_of(x, role);
    if (role == token && tri_i_is_name(x, named) && one->type == TRI_TYPE_PER &&
        tri_i_named_beside(x, role) != TRI_NONE) {
        /* "by Anna Berg, her counterpart Karl Lind and others": he is */
        tri_i_refuse(x, TRI_I_REFUSED_TWO_NAMES, token, named, role);
        return;
    }
    if (tri_i_is_name(x, role)) { /* two names of one thing, or of two things */
        tri_i_refuse(x, TRI_I_REFUSED_TWO_NAMES, token, named, role);
        return;
    }
    if (one == NULL || one->kind == TRI_MENTION_VALUE ||
        (other != NULL && other->kind == TRI_MENTION_VALUE)) { /* an age, a date */
        tri_i_refuse(x, one == NULL ? TRI_I_REFUSED_NO_PHRASE : TRI_I_REFUSED_VALUE,
                     token, named, role);
        return;
    }
    add_joined_roles(x, named, role);
}

/* Whether a name is one of a country. */
static bool is_country(const tri_i_finds *x, const tri_mention *name)
{
    return name->entity != TRI_NONE &&
           strcmp(x->document->entities[name->entity].subtype, "country") == 0;
}

/* "Torvik, Norland", "Torvik University, Norland": the place is where the first is. */
static void find_place_chain(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const tri_mention *outer = tri_i_mention_of(x, token);
    const uint32_t head = tokens[token].head;
    if ((tokens[token].rel != TRI_REL_APPOS &&
         tokens[token].rel != TRI_REL_NMOD_UNMARKED &&
         tokens[token].rel != TRI_REL_LIST && tokens[token].rel != TRI_REL_NMOD) ||
        head == TRI_NONE || head > token || outer == NULL ||
        outer->kind != TRI_MENTION_NAME || outer->type != TRI_TYPE_LOC ||
        outer->begin < 2 || tokens[outer->begin - 1].form[0] != ',') {
        return;
    }
    const uint32_t next = outer->end;
    if (tri_i_dependent(x->tree, token, TRI_REL_CONJ) != TRI_NONE ||
        (next + 1 < x->document->n_tokens && tokens[next].form[0] == ',' &&
         tokens[next + 1].upos == TRI_UPOS_CCONJ)) {
        return; /* "Leeds, Bremen, and Oslo" */
    }
    /* The place right before the comma: of "Arnes, Torvik, Norland" the second. */
    uint32_t at = head;
    TRI_I_FOR_DEPENDENTS (x->tree, head, child) {
        if (child < token && tri_i_mention_of(x, child) != NULL &&
            tri_i_mention_of(x, child)->end == outer->begin - 1) {
            at = child;
        }
    }
    const tri_mention *inner = tri_i_mention_of(x, at);
    if (inner == NULL || inner->kind != TRI_MENTION_NAME ||
        (inner->type != TRI_TYPE_LOC && inner->type != TRI_TYPE_ORG) ||
        inner->end != outer->begin - 1 ||
        (is_country(x, inner) && !is_country(x, outer))) {
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_PREPOSITION, token, at, token,
                                 "be located in", "be located");
    if (find != NULL) {
        find->left_out = TRI_NONE;
        find->confidence = 0.7;
    }
}

/* Whether a number counts or dates what stands behind it: "4 March", "40 guns". */
static bool has_noun_behind(const tri_document *document, uint32_t token)
{
    const tri_token *next = &document->tokens[token + 1];
    return token + 1 < document->n_tokens && !next->line_start &&
           (next->upos == TRI_UPOS_PROPN || next->upos == TRI_UPOS_NOUN ||
            next->upos == TRI_UPOS_NUM);
}

/* "Nursultan Nazarbayev, 81": an age behind a person's name. */
static void find_age(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t person = tokens[token].head;
    if (tokens[token].xpos != TRI_XPOS_CD || person == TRI_NONE || person > token ||
        tokens[token - 1].form[0] != ',' || !tri_i_is_name(x, person) ||
        tri_i_mention_of(x, person)->type != TRI_TYPE_PER ||
        strlen(tokens[token].form) > 3) {
        return;
    }
    const char *form = tokens[token].form;
    const size_t n_digits = strspn(form, "0123456789");
    if (form[n_digits] != '\0' || n_digits < 1 || has_noun_behind(x->document, token) ||
        (n_digits == 3 && strcmp(form, "115") > 0)) {
        tri_i_refuse(x, TRI_I_REFUSED_NO_AGE, token, person, token);
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_APPOSITION, token, person, token,
                                 "be aged", "be aged");
    if (find != NULL) {
        find->confidence = 0.8;
    }
}

const tri_i_rule tri_i_apposition_rules[] = {
    {"apposition", find_apposition},   /* the capital, Astana */
    {"place_chain", find_place_chain}, /* Torvik, Norland */
    {"age", find_age},                 /* Nursultan Nazarbayev, 81 */
    {0},
};
