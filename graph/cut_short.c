/* Tells whether the object of a triple alone leaves out what is said of it, or says
   something else: who is told, but not what; who is wanted to do something; or says
   nothing: "made music". */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

enum { LONGEST_WORD = 48 };

/* Whether a further argument with a preposition stands there; `prefix`: its words begin
   so, and are no thing. */
static bool has_argument(const tri_triple *triple, const char *role, const char *prefix)
{
    for (uint32_t i = 0; i < triple->n_args; i++) {
        const tri_argument *one = &triple->args[i].argument;
        if (strcmp(triple->args[i].role, role) == 0 &&
            (prefix == NULL || (one->how == TRI_HOW_NONE &&
                                strncmp(one->text, prefix, strlen(prefix)) == 0))) {
            return true;
        }
    }
    return false;
}

/* The first word of a label. */
static void verb_of(const char *label, char verb[LONGEST_WORD])
{
    const size_t n = strcspn(label, " ");
    verb[0] = '\0';
    if (n < LONGEST_WORD) {
        memcpy(verb, label, n);
        verb[n] = '\0';
    }
}

/* Whether a name ends in a noun of people or of what speaks for them: "reporters". */
static bool is_somebody(const tri_argument *argument)
{
    if (argument->type != TRI_TYPE_CONCEPT) {
        return argument->type < TRI_TYPE_DATE;
    }
    char noun[LONGEST_WORD];
    const char *last = strrchr(argument->name, ' ');
    last = last == NULL ? argument->name : last + 1;
    const size_t n = strlen(last);
    if (n + 1 > sizeof noun) {
        return false;
    }
    memcpy(noun, last, n + 1);
    for (int i = 0; i < 2; i++) {
        if (tri_i_lexicon_has(&tri_i_lexicon_persons, noun) ||
            tri_i_lexicon_has(&tri_i_lexicon_agent_nouns, noun) ||
            tri_i_lexicon_has(&tri_i_lexicon_collectives, noun)) {
            return true;
        }
        if (n < 3 || noun[n - 1] != 's') {
            return false;
        }
        noun[n - 1] = '\0'; /* "reporters" */
    }
    return false;
}

/* "told CNN that", "told reporters on a call", "said to Karl Lind": what is left out is
   all that is said; but "told Karl Lind about the strike" is of the strike. */
static bool is_only_told(const tri_triple *triple, const char *verb,
                         const tri_argument *object, const char *role)
{
    const bool is_about = strcmp(role, "about") == 0 || strcmp(role, "of") == 0;
    if (strcmp(verb, "say") == 0) {
        return strcmp(role, "to") == 0;
    }
    return strcmp(verb, "tell") == 0 && !is_about &&
           (is_somebody(object) ||
            (strcmp(triple->base, triple->label) != 0 && /* "tell reporter on" */
             strchr(triple->base, ' ') != NULL));
}

/* "described the plan as far-fetched", "put Acme on the back foot": what the object is
   taken for, or where it is put, is the statement. */
static bool is_half_told(const tri_triple *triple, const char *verb)
{
    if (strcmp(triple->base, triple->label) != 0 || strcmp(triple->label, verb) != 0) {
        return false;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_taking_verbs, verb)) {
        return has_argument(triple, "as", NULL);
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_urging_verbs, verb)) {
        return has_argument(triple, "to", "to ");
    }
    if (!tri_i_lexicon_has(&tri_i_lexicon_putting_verbs, verb)) {
        return false;
    }
    for (uint32_t i = 0; i < triple->n_args; i++) {
        const tri_further *one = &triple->args[i];
        if (one->kind != TRI_ARG_KIND_TIME && one->role[0] != '\0' &&
            strcmp(one->role, "object2") != 0) {
            return true;
        }
    }
    return false;
}

/* "would not allow Peru to obtain a licence", "wants Peru to leave", "called for the
   law to be shelved": it is not that which is allowed, wanted or called for. */
static bool is_twisted(const tri_triple *triple, const char *verb)
{
    if (!has_argument(triple, "to", "to ")) {
        return false;
    }
    const char *rest = triple->label + strlen(verb);
    return (strstr(triple->object.name, " to ") == NULL && /* "dough to rise" */
            tri_i_lexicon_has(&tri_i_lexicon_deed_verbs, triple->base)) ||
           (strcmp(rest, " for") == 0 &&
            tri_i_lexicon_has(&tri_i_lexicon_hoping_verbs, verb));
}

static bool is_name(const tri_argument *argument)
{
    return argument->type < TRI_TYPE_DATE;
}

/* "if Kent sues Acme": what is said under it is another triple's. What would be or will
   be then has its own word for that. */
static bool is_condition(const tri_triple *triple)
{
    const tri_i_phrase words = tri_i_phrase_of(triple->relation);
    if (triple->modality != TRI_MODALITY_CONDITIONAL || words.n == 0 ||
        triple->pattern == TRI_PATTERN_GIVEN || has_argument(triple, "if", NULL)) {
        return false;
    }
    for (size_t i = 0; i < words.n; i++) {
        if (tri_i_is_modal(words.words[i])) {
            return false;
        }
    }
    return true;
}

/* "made music", "is one of other countries": a verb that says little with a noun alone,
   but for what an organisation makes, and a sort of things of which nothing is told.
   Readers call no edge such as these informative (of 11 in 60 texts). */
static bool is_light(const tri_triple *triple, const char *verb)
{
    const tri_argument *object = &triple->object;
    if (object->type != TRI_TYPE_CONCEPT || triple->pattern == TRI_PATTERN_GIVEN) {
        return false;
    }
    return strcmp(triple->label, "be one of") == 0 ||
           (strcmp(triple->label, verb) == 0 && strchr(object->name, ' ') == NULL &&
            is_name(&triple->subject) &&
            (triple->subject.type != TRI_TYPE_ORG || strcmp(verb, "make") != 0) &&
            tri_i_lexicon_has(&tri_i_lexicon_light_verbs, verb));
}

tri_i_cut tri_i_cut_of(const tri_graph *graph, const tri_triple *triple)
{
    char verb[LONGEST_WORD];
    verb_of(triple->label, verb);
    if (graph->options.nodes == TRI_NODES_ALL || verb[0] == '\0') {
        return TRI_I_WHOLE;
    }
    if (is_condition(triple)) {
        return TRI_I_HALF;
    }
    const char *role = strrchr(triple->label, ' ');
    const tri_i_whole whole = tri_i_find_whole(triple);
    if (whole.row != NULL) {
        return tri_i_is_short(&whole) ? TRI_I_WHOLE : TRI_I_CUT;
    }
    if (is_twisted(triple, verb)) {
        return TRI_I_TWISTED;
    }
    if (role != NULL && strcmp(role, " between") == 0 && is_name(&triple->object)) {
        return TRI_I_HALF; /* the other one is another triple's */
    }
    if (strstr(triple->label, " like ") != NULL) { /* "shrank like towns in Norland" */
        return TRI_I_HALF;
    }
    return is_only_told(triple, verb, &triple->object, role == NULL ? "" : role + 1) ||
                   is_half_told(triple, verb) || is_light(triple, verb)
               ? TRI_I_CUT
               : TRI_I_WHOLE;
}

bool tri_i_is_argument_cut(const tri_graph *graph, const tri_triple *triple,
                           const tri_further *further)
{
    char verb[LONGEST_WORD];
    verb_of(triple->label, verb);
    return graph->options.nodes != TRI_NODES_ALL &&
           (further->role[0] == '\0' || /* "the bench she fell on": its word is lost */
            strcmp(further->role, "like") == 0 || /* "shrank, like other towns" */
            /* "lost two-thirds of its tanks, along with ships" */
            (strcmp(further->role, "along with") == 0 &&
             (triple->object.type == TRI_TYPE_NUM ||
              triple->object.type == TRI_TYPE_DATE)) ||
            is_only_told(triple, verb, &triple->object, further->role) ||
            (strcmp(verb, "say") == 0 && strcmp(further->role, "to") == 0));
}
