/* Tells what a phrase stands for that only holds it: "most of the towns", "the port of
   Odesa"; and which name is one of several things. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/rules.h"

#include <string.h>

/* The mention that a token heads, NULL. */
static const tri_mention *mention_at(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    return index == TRI_NONE ? NULL : &x->document->mentions[index];
}

static bool is_name(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = mention_at(x, token);
    return mention != NULL && mention->kind == TRI_MENTION_NAME;
}

static bool is_country(const tri_i_finds *x, const tri_mention *name)
{
    const char *country =
        name->entity == TRI_NONE ? NULL : x->document->entities[name->entity].country;
    return country != NULL && country[0] != '\0';
}

enum { MAX_DEPTH = 4 /* of containers in containers */ };

const char *tri_i_container_kind(const tri_i_finds *x, uint32_t noun)
{
    char word[64];
    const char *lemma = tri_i_token(x, noun)->lemma;
    if (tri_utf8_lower(lemma, strlen(lemma), word, sizeof word) == 0) {
        return "";
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_container_nouns, word);
    if (row != NULL) {
        return row[TRI_CONTAINER_NOUNS_KIND];
    }
    /* "port", "island"; but no "airport", "coast", "capital". */
    row = tri_i_lexicon_find(&tri_i_lexicon_heads, word);
    const bool is_place = row != NULL && strcmp(row[TRI_HEADS_TYPE], "LOC") == 0 &&
                          row[TRI_HEADS_GROUP][0] != '\0' &&
                          strcmp(row[TRI_HEADS_GROUP], "capital") != 0 &&
                          (strcmp(row[TRI_HEADS_SUBTYPE], "facility") != 0 ||
                           strcmp(row[TRI_HEADS_GROUP], "port") == 0);
    return is_place ? "place" : "";
}

uint32_t tri_i_behind_of(const tri_i_finds *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    const uint8_t rel = tokens[noun].upos == TRI_UPOS_ADJ &&
                                tri_i_dependent(x->tree, noun, TRI_REL_NMOD) == TRI_NONE
                            ? TRI_REL_OBL /* "most of the venues" */
                            : TRI_REL_NMOD;
    for (uint32_t child = tri_i_dependent(x->tree, noun, rel); child != TRI_NONE;
         child = tri_i_next_dependent(x->tree, child)) {
        if (child > noun && strcmp(tri_i_case_form(x->tree, child), "of") == 0 &&
            noun + 1 < x->document->n_tokens && tri_i_is(x->tree, noun + 1, "of") &&
            tokens[noun + 1].head == child) {
            return x->mention_at[child] == TRI_NONE ? TRI_NONE : child;
        }
    }
    return TRI_NONE;
}

bool tri_i_keeps(const tri_i_finds *x, uint32_t noun, const char *preposition)
{
    char word[64];
    const char *lemma = tri_i_token(x, noun)->lemma;
    if (preposition[0] == '\0' ||
        tri_utf8_lower(lemma, strlen(lemma), word, sizeof word) == 0) {
        return false;
    }
    const char *list = tri_i_lexicon_cell(&tri_i_lexicon_complement_nouns, word,
                                          TRI_COMPLEMENT_NOUNS_PREPOSITIONS);
    const size_t n = strlen(preposition);
    for (const char *at = list; *at != '\0';) {
        const size_t length = strcspn(at, ",");
        if (length == n && strncmp(at, preposition, n) == 0) {
            return true;
        }
        at += length + (at[length] == ',');
    }
    return false;
}

/* Whether a word before a noun tells that there are others: "the largest", "three". */
static bool is_of_several(const tri_i_finds *x, uint32_t child)
{
    const tri_token *word = tri_i_token(x, child);
    return word->xpos == TRI_XPOS_JJS || word->xpos == TRI_XPOS_RBS ||
           word->rel == TRI_REL_NUMMOD || word->rel == TRI_REL_NMOD_POSS ||
           tri_i_is(x->tree, child, "capital") || is_name(x, child) ||
           tri_i_lexicon_has(&tri_i_lexicon_distinguishing_modifiers, word->lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_light_modifiers, word->lemma) ||
           (word->rel == TRI_REL_DET &&
            tri_i_lexicon_has(&tri_i_lexicon_quantifiers, word->lemma));
}

bool tri_i_is_one_of_several(const tri_i_finds *x, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        if (child < noun && is_of_several(x, child)) {
            return true;
        }
    }
    return false;
}

/* Whether a noun for a place tells by its words that others of its kind are there. Not
   by where all of it is: "the Swiss resort of Davos", "the Leeds suburb of Horsforth".
 */
static bool is_one_of_places(const tri_i_finds *x, uint32_t noun)
{
    const char *subtype = tri_i_lexicon_cell(
        &tri_i_lexicon_heads, tri_i_token(x, noun)->lemma, TRI_HEADS_SUBTYPE);
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        const tri_mention *place = mention_at(x, child);
        const bool is_where =
            is_name(x, child) &&
            (tri_i_token(x, child)->upos == TRI_UPOS_ADJ ||
             (strcmp(subtype, "city") == 0 && place->type == TRI_TYPE_LOC &&
              tri_i_token(x, child)->rel == TRI_REL_COMPOUND));
        if (child < noun && !is_where && is_of_several(x, child)) {
            return true;
        }
    }
    return false;
}

/* "the port of Odesa", but not "the city of Ukraine", "a region of Ukraine". */
static bool is_same_place(const tri_i_finds *x, uint32_t noun, uint32_t name)
{
    const tri_mention *mention = mention_at(x, name);
    const tri_token *word = tri_i_token(x, noun);
    return mention->kind == TRI_MENTION_NAME && mention->type == TRI_TYPE_LOC &&
           word->xpos != TRI_XPOS_NNS && word->xpos != TRI_XPOS_NNPS &&
           tri_i_dependent(x->tree, name, TRI_REL_CONJ) == TRI_NONE &&
           !is_one_of_places(x, noun) &&
           (!is_country(x, mention) || tri_i_is(x->tree, noun, "country") ||
            tri_i_is(x->tree, noun, "nation") || tri_i_is(x->tree, noun, "state") ||
            tri_i_is(x->tree, noun, "republic") || tri_i_is(x->tree, noun, "kingdom") ||
            tri_i_is(x->tree, noun, "island"));
}

/* What a token stands for that only holds it, TRI_NONE where it stands for itself. */
static uint32_t held_by(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    if (index == TRI_NONE || x->document->mentions[index].kind == TRI_MENTION_NAME) {
        return TRI_NONE;
    }
    const char *kind = tri_i_container_kind(x, token);
    if (kind[0] == '\0') {
        return TRI_NONE;
    }
    const uint32_t inner = tri_i_behind_of(x, token);
    if (inner == TRI_NONE) {
        return TRI_NONE;
    }
    const uint32_t the = tri_i_dependent(x->tree, token, TRI_REL_DET);
    const bool is_held =
        strcmp(kind, "place") == 0 ? is_same_place(x, token, inner)
        : strcmp(kind, "count") == 0
            ? the == TRI_NONE || !tri_i_is(x->tree, the, "the")
            : strcmp(kind, "share") == 0 &&
                  tri_i_dependent(x->tree, token, TRI_REL_NMOD_POSS) == TRI_NONE;
    return is_held ? inner : TRI_NONE;
}

uint32_t tri_i_held(const tri_i_finds *x, uint32_t token)
{
    uint32_t at = TRI_NONE;
    uint32_t next = held_by(x, token);
    for (int depth = 0; next != TRI_NONE && depth < MAX_DEPTH; depth++) {
        at = next;
        next = held_by(x, at);
    }
    return at;
}

/* Whether a noun is a post with what it is at: "the Acme executives". Its holders are
   told by it. */
static bool is_owned_role(const tri_i_finds *x, uint32_t noun)
{
    if (tri_i_lexicon_find(&tri_i_lexicon_titles, tri_i_token(x, noun)->lemma) ==
        NULL) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        const uint8_t rel = tri_i_token(x, child)->rel;
        if (rel == TRI_REL_NMOD || rel == TRI_REL_NMOD_POSS ||
            (child < noun && is_name(x, child))) {
            return true;
        }
    }
    return false;
}

/* "two stations, Torvik North and Torvik South", "the schools: Almas and Vestby", "the
   writers Ode Lund and Jon Aro": the first of names that are listed behind a plural.
   Behind a bare comma without a number something else may begin. */
static bool is_listed(const tri_i_finds *x, uint32_t name)
{
    const tri_token *word = tri_i_token(x, name);
    const uint32_t next = tri_i_dependent(x->tree, name, TRI_REL_CONJ);
    if (word->rel != TRI_REL_APPOS || word->head > name || next == TRI_NONE ||
        !is_name(x, name) || !is_name(x, next) ||
        tri_i_dependent(x->tree, next, TRI_REL_CASE) != TRI_NONE) {
        return false;
    }
    const uint32_t noun = word->head;
    const uint32_t begin = mention_at(x, name)->begin;
    return tri_i_token(x, noun)->xpos == TRI_XPOS_NNS && mention_at(x, noun) != NULL &&
           !is_name(x, noun) && !tri_i_is(x->tree, noun, "other") &&
           !is_owned_role(x, noun) &&
           (begin == noun + 1 || tri_i_token(x, begin - 1)->form[0] == ':' ||
            tri_i_dependent(x->tree, noun, TRI_REL_NUMMOD) != TRI_NONE);
}

bool tri_i_is_one_among(const tri_i_finds *x, uint32_t name)
{
    const tri_token *tokens = x->document->tokens;
    const tri_mention *mention = mention_at(x, name);
    if (mention == NULL) {
        return false;
    }
    if (is_listed(x, name)) {
        return true;
    }
    uint32_t last = name; /* of "Odesa and Izmail among them" */
    for (uint32_t next = tri_i_dependent(x->tree, last, TRI_REL_CONJ); next != TRI_NONE;
         next = tri_i_dependent(x->tree, last, TRI_REL_CONJ)) {
        last = next;
    }
    const tri_mention *end = mention_at(x, last);
    const uint32_t after = end == NULL ? mention->end : end->end;
    const tri_sentence *s = &x->document->sentences[tokens[name].sentence];
    return (after + 1 < s->end && tri_i_is(x->tree, after, "among") &&
            tokens[after + 1].upos == TRI_UPOS_PRON) ||
           (mention->begin >= s->begin + 2 &&
            tri_i_is(x->tree, mention->begin - 2, "among") &&
            tokens[mention->begin - 1].upos == TRI_UPOS_PRON);
}

bool tri_i_is_share(const tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    if (tri_i_is(x->tree, token, "most") || tri_i_is(x->tree, token, "majority") ||
        tri_i_is(x->tree, token, "half")) {
        return true;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, token, child) {
        if (child < token &&
            (tokens[child].rel == TRI_REL_AMOD || tokens[child].rel == TRI_REL_DET) &&
            (strcmp(tokens[child].form, "Most") == 0 ||
             strcmp(tokens[child].form, "most") == 0)) {
            return true;
        }
    }
    return false;
}
