/* Climbs from a name through the phrases round it, and keeps their words for a label.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/within.h"

#include <string.h>

enum { MAX_WORDS = 2 /* nouns and verbs between the name and a find */ };

/* The word that a verb without a subject of its own is in a label: "based", "to sign",
   "hoping"; "" where it is finite. */
static const char *word_of_verb(tri_i_finds *x, uint32_t verb)
{
    const tri_token *word = tri_i_token(x, verb);
    if (tri_i_subject(x->tree, verb) != TRI_NONE ||
        tri_i_dependent(x->tree, verb, TRI_REL_AUX) != TRI_NONE ||
        tri_i_dependent(x->tree, verb, TRI_REL_AUX_PASS) != TRI_NONE) {
        return "";
    }
    if (word->xpos == TRI_XPOS_VB) {
        return tri_i_has_mark(x->tree, verb, "to")
                   ? tri_i_label(x, "to", word->lemma, "")
                   : "";
    }
    if (word->xpos == TRI_XPOS_VBG) { /* "no intention of moving" */
        const uint32_t mark = tri_i_dependent(x->tree, verb, TRI_REL_MARK);
        return tri_i_label(x, mark == TRI_NONE ? "" : tri_i_form(x, mark),
                           tri_i_form(x, verb), "");
    }
    return word->xpos == TRI_XPOS_VBN ? tri_i_form(x, verb) : "";
}

/* The preposition that hangs a token on another, "": none, or one that says nothing of
   this name alone: who is the source of a statement, one of two sides, what is left
   out. */
static const char *role_of(tri_i_finds *x, uint32_t token, tri_i_range *range)
{
    const char *role = tri_i_preposition(x, token, range);
    if (strncmp(role, "accord", 6) == 0 || strcmp(role, "between") == 0 ||
        strcmp(role, "among") == 0 ||
        tri_i_lexicon_has(&tri_i_lexicon_aside_prepositions, role)) {
        return "";
    }
    const bool is_participle =
        range->end == range->begin + 1 &&
        tri_i_token(x, range->begin)->upos == TRI_UPOS_VERB; /* "following" */
    return is_participle ? tri_i_form(x, range->begin) : role;
}

/* The word that a noun is in a label; NULL where it is a name's. */
static const char *word_of_noun(tri_i_finds *x, uint32_t noun)
{
    const tri_token *word = tri_i_token(x, noun);
    if (tri_i_is_name(x, noun)) {
        return NULL;
    }
    if (word->upos == TRI_UPOS_NOUN) {
        return word->lemma;
    }
    /* "a Fellow of the Royal Society" */
    const char *form = word->upos == TRI_UPOS_PROPN ? tri_i_form(x, noun) : NULL;
    return form != NULL && (tri_i_lexicon_has(&tri_i_lexicon_titles, form) ||
                            tri_i_lexicon_has(&tri_i_lexicon_persons, form))
               ? form
               : NULL;
}

const char *tri_i_way_words(tri_i_finds *x, const tri_i_way *way)
{
    const tri_token *token = tri_i_token(x, way->at);
    const char *words = way->words;
    if (way->kind != TRI_I_WAY_BELOW) {
        return words;
    }
    if (token->upos == TRI_UPOS_VERB) {
        const char *verb = word_of_verb(x, way->at);
        return verb == NULL || verb[0] == '\0' ? NULL : tri_i_label(x, verb, words, "");
    }
    /* "in the city of Lund": in Lund */
    if (way->is_below_of && tri_i_held(x, way->at) != TRI_NONE) {
        return words[2] == ' ' ? words + 3 : "";
    }
    /* "a series of roles in", "one of the roles in": roles in */
    if (way->is_below_of && strncmp(words, "of ", 3) == 0 &&
        (!tri_i_is_noun(x, way->at) ||
         tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns, token->lemma))) {
        return words + 3;
    }
    const char *noun = word_of_noun(x, way->at);
    return noun == NULL ? NULL : tri_i_label(x, noun, words, "");
}

/* What a name before a noun has to do with it: the dock of Weehawken, the siege in
   Torvik. "" where that may be anything: "the Baptist minister", "the Lind trial". */
static const char *role_before(const tri_i_finds *x, uint32_t name, uint32_t noun)
{
    const tri_token *word = tri_i_token(x, noun);
    const tri_mention *mention = tri_i_mention_of(x, name);
    const bool is_act = tri_i_lexicon_has(&tri_i_lexicon_act_nouns, word->lemma) ||
                        tri_i_lexicon_has(&tri_i_lexicon_event_nouns, word->lemma);
    if (noun < name || word->upos != TRI_UPOS_NOUN || mention == NULL ||
        mention->type == TRI_TYPE_MISC) {
        return "";
    }
    const bool is_spot = mention->type == TRI_TYPE_LOC && /* not "the Russia inquiry" */
                         tri_i_country(x->document, mention->entity)[0] == '\0';
    return !is_act ? "of" : is_spot ? "in" : "";
}

/* Whether two tokens joined by "and" or beside each other do one thing in the clause:
   not "in Lund and of Malmö". */
static bool stands_alike(const tri_i_finds *x, uint32_t token, uint32_t above)
{
    return tri_i_is_noun(x, above) && tri_i_is_noun(x, token) &&
           tri_i_dependent(x->tree, token, TRI_REL_CASE) == TRI_NONE;
}

/* Steps to a word in whose place the one reached stands. */
static bool step_beside(tri_i_finds *x, tri_i_way *way, uint32_t above)
{
    const char *words = tri_i_way_words(x, way);
    if (words == NULL) {
        return false;
    }
    way->n_words += way->kind == TRI_I_WAY_BELOW;
    way->kind = way->kind == TRI_I_WAY_EQUAL ? TRI_I_WAY_EQUAL : TRI_I_WAY_BESIDE;
    way->words = words;
    way->at = above;
    return true;
}

/* Steps to the word that `role` hangs the one reached on, "": nothing does. */
static bool step_above(tri_i_finds *x, tri_i_way *way, uint32_t above, const char *role,
                       tri_i_range range)
{
    const char *words = tri_i_way_words(x, way);
    if (words == NULL) {
        return false;
    }
    if (way->kind == TRI_I_WAY_EQUAL) {
        way->with = range;
    } else {
        way->n_words += way->kind == TRI_I_WAY_BELOW;
    }
    words = role[0] == '\0' ? words : tri_i_label(x, role, words, "");
    way->words = words == NULL ? "" : words;
    way->at = above;
    way->is_below_of = strcmp(role, "of") == 0 && range.end > range.begin;
    way->kind = TRI_I_WAY_BELOW;
    return way->n_words <= MAX_WORDS;
}

bool tri_i_way_up(tri_i_finds *x, tri_i_way *way)
{
    const tri_token *word = tri_i_token(x, way->at);
    const uint32_t above = word->head;
    const bool is_start = way->kind == TRI_I_WAY_EQUAL;
    tri_i_range range = {way->at, way->at};
    const char *role = "";
    if (above == TRI_NONE) {
        return false;
    }
    switch (word->rel) {
    case TRI_REL_CONJ:
        return stands_alike(x, way->at, above) && step_beside(x, way, above);
    case TRI_REL_APPOS:
        return !(is_start && tri_i_is_name(x, above)) &&
               stands_alike(x, way->at, above) && step_beside(x, way, above);
    case TRI_REL_NMOD:
        if (is_start && tri_i_is_example(x, way->at)) {
            return !tri_i_is_name(x, above) && step_beside(x, way, above);
        }
        role = role_of(x, way->at, &range);
        break;
    case TRI_REL_OBL:
        role = role_of(x, way->at, &range);
        break;
    case TRI_REL_NMOD_POSS:
        role = is_start && way->at < above ? "of" : "";
        break;
    case TRI_REL_COMPOUND:
        role = is_start ? role_before(x, way->at, above) : "";
        break;
    case TRI_REL_OBJ:
        return step_above(x, way, above, "", range);
    case TRI_REL_XCOMP:
    case TRI_REL_ACL:
        return !is_start && step_above(x, way, above, "", range);
    default:
        return false;
    }
    return role != NULL && role[0] != '\0' && step_above(x, way, above, role, range);
}
