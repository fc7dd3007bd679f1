/* Triples inside noun phrases: possessives, prepositions, compounds, ages. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/clause.h"
#include "extract/find/nominal.h"
#include "extract/find/role.h"

#include <string.h>

/* Whether a noun sorts persons, in capitals too: "Man of the Match". */
static bool is_person_noun(const tri_i_finds *x, uint32_t noun)
{
    char word[64];
    const char *lemma = x->document->tokens[noun].lemma;
    return tri_utf8_lower(lemma, strlen(lemma), word, sizeof word) > 0 &&
           tri_i_lexicon_has(&tri_i_lexicon_persons, word);
}

/* Whether a noun names a person by what he is of another: "mother", "president". */
static bool is_relative_of(const tri_i_finds *x, uint32_t noun)
{
    return is_person_noun(x, noun) ||
           (tri_i_title_kind(x, noun)[0] != '\0' &&
            !tri_i_lexicon_has(&tri_i_lexicon_ambiguous_titles,
                               tri_i_token(x, noun)->lemma));
}

/* Whether a token stands for somebody or something that the text names. */
static bool is_known(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = tri_i_mention_of(x, token);
    return mention != NULL && mention->entity != TRI_NONE &&
           x->document->entities[mention->entity].named;
}

/* What makes a relation that says something of a preposition: "be" before a place, else
   the noun: "trade is in the Mediterranean", "the death of Anna Berg". "" of a name. */
static const char *stem_of(tri_i_finds *x, uint32_t noun, uint32_t token,
                           const char *role)
{
    char word[64];
    const char *lemma = tri_i_token(x, noun)->lemma;
    if (tri_i_arg_kind(x, token) == TRI_ARG_KIND_PLACE &&
        tri_i_lexicon_has(&tri_i_lexicon_place_prepositions, role)) {
        return "be";
    }
    if (tri_i_is_name(x, noun) || tri_i_held(x, noun) != TRI_NONE ||
        tri_utf8_lower(lemma, strlen(lemma), word, sizeof word) == 0) {
        return "";
    }
    const char *stem = tri_i_label(x, word, "", "");
    return stem == NULL ? "" : stem;
}

/* The same behind a name: "Cyd Ho of the Labour Party", "Lind from Torvik", a work by
   somebody. "": what two names have to do with each other is not said. */
static const char *stem_of_name(const tri_i_finds *x, uint32_t name, uint32_t token,
                                const char *role)
{
    const tri_mention *one = tri_i_mention_of(x, name);
    const tri_mention *other = tri_i_mention_of(x, token);
    const bool is_of = strcmp(role, "of") == 0;
    const bool is_whose =
        one->type == TRI_TYPE_PER &&
        (is_of || strcmp(role, "from") == 0 || strcmp(role, "with") == 0) &&
        (other->type == TRI_TYPE_ORG || other->type == TRI_TYPE_LOC);
    const bool is_by = one->type == TRI_TYPE_MISC && strcmp(role, "by") == 0 &&
                       other->type == TRI_TYPE_PER;
    /* "Loyalists from Torvik", "the Orin Dry from Lund Wines" */
    const bool is_from =
        strcmp(role, "from") == 0 &&
        ((one->type == TRI_TYPE_MISC &&
          (other->type == TRI_TYPE_LOC || other->type == TRI_TYPE_ORG)) ||
         (one->type == TRI_TYPE_ORG && other->type == TRI_TYPE_LOC));
    /* "the Berg Centre at Torvik University" */
    const bool is_at = (strcmp(role, "at") == 0 || strcmp(role, "within") == 0) &&
                       (other->type == TRI_TYPE_ORG || other->type == TRI_TYPE_LOC);
    return is_whose || is_by || is_from || is_at || strcmp(role, "near") == 0 ? "be"
           : strcmp(role, "versus") == 0                                      ? role
                                                                              : "";
}

/* "her mother", "Leeds's centre": the mother is the mother of somebody. */
static void add_relation_of(tri_i_finds *x, uint32_t noun, uint32_t possessor,
                            uint32_t owner)
{
    const bool is_person = is_relative_of(x, noun);
    if (tri_i_mention(x, noun) != x->mention_at[noun]) { /* "her rival Palmatech" */
        tri_i_refuse(x, TRI_I_REFUSED_TOLD_AS_ROLE, noun, noun, owner);
        return;
    }
    const char *base =
        is_person ? tri_i_role_name(x, noun, possessor) : stem_of(x, noun, noun, "");
    const bool is_sure = is_known(x, owner) &&
                         (is_person || tri_i_token(x, owner)->upos != TRI_UPOS_PRON);
    /* "Holt's translation of the epic": it is of the epic, and by Holt. */
    const tri_mention *work = tri_i_mention_of(x, noun);
    const bool is_work = tri_i_is_name(x, noun) && work->type == TRI_TYPE_MISC &&
                         tri_i_mention_of(x, owner)->type == TRI_TYPE_PER;
    base = is_work ? "be" : base; /* "Allen's Match Point" */
    const char *role =
        is_work || (tri_i_behind_of(x, noun) != TRI_NONE && !is_person) ? "by" : "of";
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_POSSESSIVE, noun, noun, owner,
                                 tri_i_label(x, base, role, ""), base);
    if (find != NULL) {
        find->confidence = is_sure ? 0.6 : 0.45;
    }
}

/* Whose a pronoun before a noun says that it is: "removed Karl Lind and his nephew" is
   of the name that the noun is joined to; else of whom the pronoun stands for. */
static uint32_t possessor_of(const tri_i_finds *x, uint32_t token, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t first = tokens[noun].head;
    const tri_mention *mention =
        tokens[noun].rel == TRI_REL_CONJ ? tri_i_mention_of(x, first) : NULL;
    const bool is_third =
        tri_i_is(x->tree, token, "his") || tri_i_is(x->tree, token, "her") ||
        tri_i_is(x->tree, token, "he") || tri_i_is(x->tree, token, "she");
    return mention != NULL && mention->kind == TRI_MENTION_NAME &&
                   mention->type == TRI_TYPE_PER && first < noun &&
                   tokens[token].xpos == TRI_XPOS_PRPS && is_third
               ? first
               : tri_i_argument_head(x, token);
}

static void find_possessive(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD_POSS || noun == TRI_NONE) {
        return;
    }
    if (x->mention_at[noun] == TRI_NONE) {
        tri_i_refuse(x, TRI_I_REFUSED_NO_PHRASE, noun, token, noun);
        return;
    }
    const uint32_t owner = possessor_of(x, token, noun);
    const uint32_t had = x->document->mentions[tri_i_mention(x, noun)].entity;
    if (owner == TRI_NONE || tri_i_mention_of(x, owner)->how == TRI_HOW_NONE) {
        tri_i_refuse(x, TRI_I_REFUSED_WHOSE_IS_UNKNOWN, noun, token, noun);
        return; /* no graph has an unresolved "his" */
    }
    if (had != TRI_NONE && x->document->entities[had].named &&
        x->document->entities[had].type == TRI_TYPE_PER) {
        tri_i_refuse(x, TRI_I_REFUSED_HAS_A_PERSON, noun, owner, noun);
        return;
    }
    if (tri_i_deed_tells(x, noun, token)) {
        tri_i_refuse(x, TRI_I_REFUSED_TOLD_AS_DEED, noun, owner, noun);
        return; /* "the board's handling of dockers": it handles them */
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_relatives, tokens[noun].lemma)) {
        /* "his mother": she is his mother, and nothing that he has */
        tri_i_find *kin =
            tri_i_add(x, TRI_PATTERN_NOUN, noun, noun, owner,
                      tri_i_label(x, tokens[noun].lemma, "of", ""), tokens[noun].lemma);
        if (kin != NULL) {
            kin->relation = (tri_i_range){noun, noun + 1};
            kin->confidence = 0.6;
        }
        return;
    }
    const bool is_act = tri_i_lexicon_has(&tri_i_lexicon_act_nouns, tokens[noun].lemma);
    const bool has_of = tri_i_behind_of(x, noun) != TRI_NONE &&
                        tri_i_mention_of(x, owner)->type != TRI_TYPE_PER;
    if (!is_act &&
        (is_relative_of(x, noun) || (tri_i_keeps(x, noun, "of") && !has_of))) {
        add_relation_of(x, noun, token, owner);
        return;
    }
    tri_i_find *find =
        tri_i_add(x, TRI_PATTERN_POSSESSIVE, noun, owner, noun, "have", "have");
    if (find != NULL) {
        find->left_out = token; /* what somebody has is his without saying so again */
        find->confidence = is_act ? 0.3
                           : tri_i_is_name(x, owner) && !tri_i_is_unnamed(x, noun)
                               ? 0.6
                               : 0.35;
    }
}

/* "networks such as Fuji TV and NHK": each is one; "problems including deafness": the
   problems include it. */
static void find_examples(tri_i_finds *x, uint32_t noun, uint32_t first)
{
    uint32_t examples[TRI_I_MAX_CONJUNCTS];
    tri_i_range words;
    const bool is_like = strcmp(tri_i_preposition(x, first, &words), "like") == 0;
    const uint32_t n = tri_i_conjuncts(x, first, examples, TRI_I_MAX_CONJUNCTS);
    /* "networks such as Fuji TV": it is one of them. */
    const char *label = tri_i_token(x, noun)->xpos == TRI_XPOS_NNS ? "be one of" : "be";
    for (uint32_t i = 0; i < n && !tri_i_is_name(x, noun); i++) {
        tri_i_find *find = NULL;
        if (tri_i_is_name(x, examples[i])) {
            find = tri_i_add(x, TRI_PATTERN_APPOSITION, noun, examples[i], noun, label,
                             "be");
        } else if (is_like) {
            tri_i_refuse(x, TRI_I_REFUSED_EXAMPLE_WITHOUT_NAME, noun, examples[i],
                         noun);
        } else {
            find = tri_i_add(x, TRI_PATTERN_PREPOSITION, first, noun, examples[i],
                             "include", "include");
        }
        if (find != NULL && find->pattern == TRI_PATTERN_APPOSITION) {
            find->left_out = first;
            find->confidence = 0.6;
        } else if (find != NULL) {
            find->relation = words;
            find->confidence = 0.6;
        }
    }
}

/* Why a noun and the phrase that a preposition hangs on it state nothing. */
static tri_i_refusal_reason flaw_of_two(const tri_i_finds *x, uint32_t noun,
                                        uint32_t token, const char *role)
{
    const bool is_of = strcmp(role, "of") == 0;
    const tri_mention *mention = tri_i_mention_of(x, noun);
    if (tri_i_is_charge(x->tree, noun) && !tri_i_is_name(x, token)) {
        return TRI_I_REFUSED_ONE_PHRASE; /* "convicted of assault by driving" */
    }
    if (is_of && !tri_i_is_name(x, noun) && !tri_i_is_name(x, token)) {
        return TRI_I_REFUSED_ONE_PHRASE; /* "the extent of the violence" */
    }
    if (is_of && tri_i_is_name(x, noun) &&
        (mention->type != TRI_TYPE_PER || is_person_noun(x, noun))) {
        return TRI_I_REFUSED_ONE_NAME; /* "the Church of Scientology" */
    }
    if (tri_i_mention(x, noun) != x->mention_at[noun] &&
        (is_of || tri_i_held(x, noun) == TRI_NONE)) {
        /* "the secretary of the council, Ann Moss" is a role, told as such. */
        return TRI_I_REFUSED_TOLD_AS_ROLE;
    }
    /* "part of the city", "30 years of independence" */
    return tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns,
                             tri_i_token(x, noun)->lemma) ||
                   mention->kind == TRI_MENTION_VALUE
               ? TRI_I_REFUSED_MEASURES
               : TRI_I_REFUSED_NONE;
}

/* States a noun by its preposition, or by the role that it names. */
static void add_noun(tri_i_finds *x, uint32_t noun, uint32_t token, const char *role,
                     tri_i_range words)
{
    const char *base = tri_i_role_label(x, noun, TRI_NONE);
    /* "the latest version of the Northline browser" is rather one phrase. */
    const bool is_phrase = strcmp(role, "of") == 0 && !tri_i_is_name(x, noun);
    if (base[0] != '\0' &&
        is_known(x, noun)) { /* told of the person, where all is read */
        tri_i_refuse(x, TRI_I_REFUSED_TOLD_AS_ROLE, noun, noun, token);
        return;
    }
    if (base[0] != '\0') { /* "a spokesman for the bank" */
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, noun, noun, token,
                                     tri_i_label(x, base, role, ""), base);
        if (find != NULL) {
            find->relation = words;
            find->confidence = 0.35; /* "the chairman of it is its chairman" */
        }
        return;
    }
    const char *stem = stem_of(x, noun, token, role);
    const bool is_of_names =
        strcmp(role, "of") == 0 && tri_i_is_name(x, noun) && tri_i_is_name(x, token);
    const char *told =
        is_of_names
            ? tri_i_label_of_names((tri_type)tri_i_mention_of(x, noun)->type,
                                   (tri_type)tri_i_mention_of(x, token)->type, false)
            : "";
    const bool is_named = tri_i_is_name(x, noun) || tri_i_held(x, noun) != TRI_NONE;
    if (told[0] == '\0' && stem[0] == '\0' && is_named) { /* or "the town of Lund" */
        stem = stem_of_name(x, noun, token, role);
        if (stem[0] == '\0') {
            tri_i_refuse(x, TRI_I_REFUSED_NO_STEM, noun, noun, token);
            return;
        }
    }
    const char *label = told[0] != '\0'           ? told /* "Nathan Law of Demosisto" */
                        : strcmp(stem, role) == 0 ? role
                                                  : tri_i_label(x, stem, role, "");
    words = told[0] == '\0' ? words : (tri_i_range){0, 0};
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_PREPOSITION, noun, noun, token, label,
                                 stem[0] == '\0' ? label : stem);
    if (find != NULL) {
        find->relation = words;
        find->confidence = tri_i_is_name(x, token) &&
                                   ((tri_i_is_certain_thing(x, noun) && !is_phrase) ||
                                    (stem[0] != '\0' && strcmp(stem, "be") != 0) ||
                                    tri_i_keeps(x, noun, role))
                               ? 0.55
                               : 0.35;
    }
}

/* "a city with a population of 3 million": it has so much. */
static void find_measure(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD || noun == TRI_NONE || token < noun ||
        strcmp(tri_i_case_form(x->tree, token), "with") != 0 ||
        !tri_i_lexicon_has(&tri_i_lexicon_measured_nouns, tokens[token].lemma)) {
        return;
    }
    const uint32_t much = tri_i_dependent(x->tree, token, TRI_REL_NMOD);
    tri_i_range words;
    if (much == TRI_NONE || tri_i_mention_of(x, much) == NULL ||
        tri_i_mention_of(x, much)->kind != TRI_MENTION_VALUE ||
        strcmp(tri_i_preposition(x, much, &words), "of") != 0) {
        return;
    }
    const char *base = tri_i_label(x, "have", tokens[token].lemma, "");
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, token, tri_i_described(x, noun),
                                 much, tri_i_label(x, base, "of", ""), base);
    if (find != NULL) {
        find->basis = TRI_BASIS_NOMINAL;
        find->relation = (tri_i_range){token, words.end};
        find->confidence = 0.55;
    }
}

static void find_noun(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (noun != TRI_NONE && tri_i_is_example(x, token)) {
        find_examples(x, noun, token);
        return;
    }
    if (tokens[token].rel != TRI_REL_NMOD || noun == TRI_NONE || token < noun) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, token, &words);
    tri_i_refusal_reason flaw = TRI_I_REFUSED_NONE;
    if (x->mention_at[noun] == TRI_NONE || x->mention_at[token] == TRI_NONE) {
        flaw = TRI_I_REFUSED_NO_PHRASE;
    } else if (role[0] == '\0' || words.begin == words.end) {
        flaw = TRI_I_REFUSED_NO_PREPOSITION;
    } else if (tri_i_is_adjunct(x, token, role, NULL)) {
        flaw = TRI_I_REFUSED_ADJUNCT;
    } else if (tri_i_lexicon_has(&tri_i_lexicon_aside_prepositions, role)) {
        flaw = TRI_I_REFUSED_ASIDE; /* "a red license instead of a blue one" */
    } else if (strcmp(role, "between") == 0) {
        flaw = TRI_I_REFUSED_BETWEEN;
    } else if (tri_i_is_light(x, noun, role) || tri_i_leads(x, noun, role)) {
        flaw = TRI_I_REFUSED_TOLD_WITH_VERB; /* "has ties with", "is in love with" */
    } else if (tri_i_deed_tells(x, noun, token)) {
        flaw =
            TRI_I_REFUSED_TOLD_AS_DEED; /* "the surrender of Torvik to the marines" */
    } else if ((tokens[noun].rel == TRI_REL_APPOS && !tri_i_is_name(x, noun)) ||
               (tokens[noun].rel == TRI_REL_NMOD_DESC &&
                tri_i_title_kind(x, noun)[0] != '\0') ||
               (tokens[noun].rel == TRI_REL_CONJ && tri_i_is_role(x, noun) &&
                tokens[tokens[noun].head].rel == TRI_REL_APPOS) ||
               tri_i_dependent(x->tree, noun, TRI_REL_COP) != TRI_NONE) {
        flaw = TRI_I_REFUSED_TOLD_AS_ROLE;
    } else if (strcmp(role, "of") == 0 && tri_i_held(x, noun) == token &&
               strcmp(tri_i_container_kind(x, noun), "place") == 0) {
        /* "the main city of Almaty": it is one. */
        tri_i_find *find =
            tri_i_add(x, TRI_PATTERN_APPOSITION, noun, token, noun, "be", "be");
        if (find != NULL) {
            find->left_out = token;
            find->confidence = 0.6;
        }
        return;
    } else {
        flaw = flaw_of_two(x, noun, token, role);
    }
    if (flaw != TRI_I_REFUSED_NONE) {
        tri_i_refuse(x, flaw, noun, noun, token);
        return;
    }
    uint32_t joined[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, token, joined, TRI_I_MAX_CONJUNCTS);
    for (uint32_t i = 0; i < n; i++) { /* "six fishermen from Peru and Chile" */
        const bool has_own =
            tri_i_dependent(x->tree, joined[i], TRI_REL_CASE) != TRI_NONE;
        if (i == 0 || (!has_own && x->mention_at[joined[i]] != TRI_NONE &&
                       flaw_of_two(x, noun, joined[i], role) == TRI_I_REFUSED_NONE)) {
            add_noun(x, noun, joined[i], role, words);
        }
    }
}

/* "opened a plant in Ohio": the plant is there too, as far as anybody can tell. */
static void find_object_place(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t verb = tokens[token].head;
    const tri_mention *place = tri_i_mention_of(x, token);
    if (tokens[token].rel != TRI_REL_OBL || verb == TRI_NONE || verb > token ||
        place == NULL || place->kind != TRI_MENTION_NAME ||
        place->type != TRI_TYPE_LOC) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, token, &words);
    const uint32_t object = tri_i_dependent(x->tree, verb, TRI_REL_OBJ);
    if (object == TRI_NONE || tri_i_mention_of(x, object) == NULL ||
        tri_i_mention_of(x, object)->kind != TRI_MENTION_NOMINAL ||
        tri_i_is_light(x, object, "") || tri_i_is_light(x, object, role)) {
        return; /* "takes place in Lund" */
    }
    const tri_i_words phrase = tri_i_phrase(x, object, TRI_NONE);
    if (tri_i_lexicon_has(&tri_i_lexicon_place_prepositions, role) &&
        tri_i_extent(&phrase).end == words.begin) {
        tri_i_find *find =
            tri_i_add(x, TRI_PATTERN_PREPOSITION, verb, object, token, role, role);
        if (find != NULL) {
            find->relation = words;
            find->confidence = 0.4;
        }
    } else {
        tri_i_refuse(x, TRI_I_REFUSED_NO_PLACE_OF_OBJECT, verb, object, token);
    }
}

/* "studied at Torvik University in Norland": two names behind each other, each with its
   preposition, of one clause: the first is in the second. */
static void find_place_of_place(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const tri_mention *outer = tri_i_mention_of(x, token);
    tri_i_range words;
    if (tokens[token].rel != TRI_REL_OBL || outer == NULL ||
        outer->kind != TRI_MENTION_NAME || outer->type != TRI_TYPE_LOC ||
        strcmp(tri_i_preposition(x, token, &words), "in") != 0 || words.begin == 0) {
        return;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, tokens[token].head, at) {
        const tri_mention *inner = tri_i_mention_of(x, at);
        if (tokens[at].rel != TRI_REL_OBL || inner == NULL ||
            inner->kind != TRI_MENTION_NAME || inner->end != words.begin ||
            tri_i_country(x->document, inner->entity)[0] != '\0') {
            continue;
        }
        const char *role = tri_i_preposition(x, at, NULL);
        const bool is_place =
            inner->type == TRI_TYPE_LOC
                ? tri_i_lexicon_has(&tri_i_lexicon_place_prepositions, role) ||
                      strcmp(role, "to") == 0 || strcmp(role, "from") == 0
                : inner->type == TRI_TYPE_ORG && strcmp(role, "at") == 0;
        tri_i_find *find = is_place ? tri_i_add(x, TRI_PATTERN_PREPOSITION, token, at,
                                                token, "be in", "be")
                                    : NULL;
        if (find != NULL) {
            find->relation = words;
            find->confidence = 0.55;
        }
    }
}

const tri_i_rule tri_i_noun_rules[] = {
    {"possessive", find_possessive},     /* Almaty's main airport */
    {"measure", find_measure},           /* a city with a population of 3 million */
    {"noun", find_noun},                 /* the main square in Almaty */
    {"object_place", find_object_place}, /* opened a plant in Ohio */
    {"place_of_place",
     find_place_of_place}, /* studied at Torvik University in Norland */
    {0},
};
