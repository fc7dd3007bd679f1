/* Triples inside noun phrases: possessives, prepositions, compounds, ages. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/find.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tokens/tokens.h"

#include <string.h>

static const tri_mention *mention_of(const tri_i_extraction *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    return index == TRI_NONE ? NULL : &x->document->mentions[index];
}

static bool is_name(const tri_i_extraction *x, uint32_t token)
{
    const tri_mention *mention = mention_of(x, token);
    return mention != NULL && mention->kind == TRI_MENTION_NAME;
}

/* "Paris-based Lumiere", "the Russian-led deployment". */
void tri_i_find_compound(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_AMOD || noun == TRI_NONE || noun < token ||
        token < 2 || tokens[token - 1].form[0] != '-' ||
        tokens[token - 2].sentence != tokens[token].sentence ||
        !is_name(x, token - 2)) {
        return;
    }
    const char *lemma = tri_i_verb_lemma(tokens[token].form);
    tri_i_find *find = NULL;
    if (lemma != NULL && tri_i_lexicon_has(&tri_i_lexicon_compound_deeds, lemma)) {
        find = tri_i_add(x, TRI_PATTERN_COMPOUND, token, token - 2, noun, lemma, lemma);
    } else if (lemma != NULL &&
               tri_i_lexicon_has(&tri_i_lexicon_compound_states, lemma)) {
        const char *base = tri_i_label(x, "be", lemma, "");
        find = tri_i_add(x, TRI_PATTERN_COMPOUND, token, noun, token - 2,
                         tri_i_label(x, "be", lemma, "in"), base);
    }
    if (find != NULL) {
        find->relation = (tri_i_range){token, token + 1};
        find->confidence = 0.7;
    }
}

/* Whether a phrase is of certain things: named, or with a determiner, a number or an
   owner. Of "children in Kenya" nothing is stated. */
static bool is_certain_thing(const tri_i_extraction *x, uint32_t noun)
{
    const uint32_t word = tri_i_dependent(x->tree, noun, TRI_REL_DET);
    if (word != TRI_NONE && tri_i_lexicon_has(&tri_i_lexicon_quantifiers,
                                              x->document->tokens[word].lemma)) {
        return false;
    }
    return is_name(x, noun) || word != TRI_NONE ||
           tri_i_dependent(x->tree, noun, TRI_REL_NUMMOD) != TRI_NONE ||
           tri_i_dependent(x->tree, noun, TRI_REL_NMOD_POSS) != TRI_NONE;
}

/* "Troops loyal to General Adeyemi". */
void tri_i_find_adjective(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].upos != TRI_UPOS_ADJ || noun == TRI_NONE || noun > token ||
        (tokens[token].rel != TRI_REL_AMOD && tokens[token].rel != TRI_REL_ACL)) {
        return;
    }
    const uint32_t to = tri_i_dependent(x->tree, token, TRI_REL_OBL);
    if (to == TRI_NONE || to < token) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, to, &words);
    const uint32_t object = tri_i_argument_head(x, to);
    if (role[0] == '\0' || object == TRI_NONE) {
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, token, noun, object,
                                 tri_i_label(x, "be", tokens[token].lemma, role),
                                 tri_i_label(x, "be", tokens[token].lemma, ""));
    if (find != NULL) {
        find->relation = (tri_i_range){token, words.end};
        find->confidence = is_certain_thing(x, noun) ? 0.6 : 0.4;
    }
}

void tri_i_find_possessive(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD_POSS || noun == TRI_NONE ||
        x->mention_at[noun] == TRI_NONE) {
        return;
    }
    const uint32_t owner = tri_i_argument_head(x, token);
    const uint32_t had = x->document->mentions[tri_i_mention(x, noun)].entity;
    if (owner == TRI_NONE || mention_of(x, owner)->how == TRI_HOW_NONE ||
        (had != TRI_NONE && x->document->entities[had].named &&
         x->document->entities[had].type == TRI_TYPE_PER)) {
        return; /* nobody has a person, and no graph an unresolved "his" */
    }
    tri_i_find *find =
        tri_i_add(x, TRI_PATTERN_POSSESSIVE, noun, owner, noun, "have", "have");
    if (find != NULL) {
        const bool is_act =
            tri_i_lexicon_has(&tri_i_lexicon_act_nouns, tokens[noun].lemma);
        find->left_out = token; /* what somebody has is his without saying so again */
        find->confidence = is_act ? 0.3 : is_name(x, owner) ? 0.6 : 0.45;
    }
}

/* Whether a noun sorts places: "city", "province", "island"; the "coast of Aceh" is
   another place than Aceh, and so are its "counties". */
static bool is_place_noun(const tri_i_extraction *x, uint32_t noun)
{
    const tri_token *word = &x->document->tokens[noun];
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, word->lemma);
    return row != NULL && strcmp(row[TRI_HEADS_TYPE], "LOC") == 0 &&
           strcmp(row[TRI_HEADS_SUBTYPE], "facility") != 0 &&
           row[TRI_HEADS_GROUP][0] != '\0' && word->xpos != TRI_XPOS_NNS &&
           word->xpos != TRI_XPOS_NNPS;
}

/* "networks such as Fuji TV and NHK": each is one. */
static void find_examples(tri_i_extraction *x, uint32_t noun, uint32_t first)
{
    uint32_t examples[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, first, examples, TRI_I_MAX_CONJUNCTS);
    for (uint32_t i = 0; i < n && !is_name(x, noun); i++) {
        tri_i_find *find = NULL;
        if (is_name(x, examples[i])) {
            find = tri_i_add(x, TRI_PATTERN_APPOSITION, noun, examples[i], noun, "be",
                             "be");
        }
        if (find != NULL) {
            find->left_out = first;
            find->confidence = 0.6;
        }
    }
}

/* Whether a noun sorts persons, in capitals too: "Man of the Match". */
static bool is_person_noun(const tri_i_extraction *x, uint32_t noun)
{
    char word[64];
    const char *lemma = x->document->tokens[noun].lemma;
    return tri_utf8_lower(lemma, strlen(lemma), word, sizeof word) > 0 &&
           tri_i_lexicon_has(&tri_i_lexicon_persons, word);
}

void tri_i_find_noun(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD || noun == TRI_NONE || token < noun ||
        x->mention_at[noun] == TRI_NONE || x->mention_at[token] == TRI_NONE) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, token, &words);
    if (role[0] == '\0' || words.begin == words.end ||
        strcmp(role, "between") == 0) { /* of which it takes two */
        return;
    }
    if (tokens[noun].rel == TRI_REL_APPOS ||
        tri_i_dependent(x->tree, noun, TRI_REL_COP) != TRI_NONE) {
        return; /* a role, told as such */
    }
    if (strcmp(role, "such as") == 0 || strcmp(role, "like") == 0 ||
        strcmp(role, "include") == 0) {
        find_examples(x, noun, token);
        return;
    }
    if (strcmp(role, "of") == 0 && !is_name(x, noun) && !is_name(x, token)) {
        return; /* "the extent of the violence": one phrase */
    }
    if (strcmp(role, "of") == 0 && is_place_noun(x, noun) && is_name(x, token)) {
        /* "the main city of Almaty": it is one. */
        tri_i_find *find =
            tri_i_add(x, TRI_PATTERN_APPOSITION, noun, token, noun, "be", "be");
        if (find != NULL) {
            find->left_out = token;
            find->confidence = 0.6;
        }
        return;
    }
    /* "the Church of Scientology" is one name; "the secretary of the council, Ann
       Moss" is a role, told as such. */
    if ((strcmp(role, "of") == 0 && is_name(x, noun) &&
         (mention_of(x, noun)->type != TRI_TYPE_PER || is_person_noun(x, noun))) ||
        tri_i_mention(x, noun) != x->mention_at[noun]) {
        return;
    }
    const char *base = tri_i_role_label(x, noun, TRI_NONE);
    /* "the latest version of the Northline browser" is rather one phrase. */
    const bool is_phrase = strcmp(role, "of") == 0 && !is_name(x, noun);
    /* "part of the city", "30 years of independence": they measure, they state nothing.
     */
    if (tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns, tokens[noun].lemma) ||
        mention_of(x, noun)->kind == TRI_MENTION_VALUE) {
        return;
    }
    const uint32_t who = mention_of(x, noun)->entity;
    const bool is_known = who != TRI_NONE && x->document->entities[who].named;
    if (base[0] != '\0' && !is_known) { /* "a spokesman for the bank" */
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, noun, noun, token,
                                     tri_i_label(x, base, role, ""), base);
        if (find != NULL) {
            find->relation = words;
            find->confidence = 0.35; /* "the chairman of it is its chairman" */
        }
        return;
    }
    tri_i_find *find =
        tri_i_add(x, TRI_PATTERN_PREPOSITION, noun, noun, token, role, role);
    if (find != NULL) {
        find->relation = words;
        find->confidence =
            is_name(x, token) && is_certain_thing(x, noun) && !is_phrase ? 0.55 : 0.35;
    }
}

/* "opened a plant in Ohio": the plant is there too, as far as anybody can tell. */
void tri_i_find_object_place(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t verb = tokens[token].head;
    const tri_mention *place = mention_of(x, token);
    if (tokens[token].rel != TRI_REL_OBL || verb == TRI_NONE || verb > token ||
        place == NULL || place->kind != TRI_MENTION_NAME ||
        place->type != TRI_TYPE_LOC) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, token, &words);
    const uint32_t object = tri_i_dependent(x->tree, verb, TRI_REL_OBJ);
    if (object == TRI_NONE || mention_of(x, object) == NULL ||
        mention_of(x, object)->kind != TRI_MENTION_NOMINAL) {
        return;
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
    }
}
