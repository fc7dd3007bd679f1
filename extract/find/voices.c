/* Finds for whom a speaker says "we": of a spokesperson or an office-holder the
   organisation or the state. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/rules.h"

#include <string.h>

/* The entity that a token stands for, TRI_NONE. */
static uint32_t entity_at(const tri_i_finds *x, uint32_t token)
{
    const uint32_t mention = tri_i_mention(x, token);
    return mention == TRI_NONE ? TRI_NONE : x->document->mentions[mention].entity;
}

/* Whether a role speaks for whom it is of: "spokeswoman", "deputy foreign minister";
   one that somebody had before does not. */
static bool is_voice(const char *role)
{
    const char *last = strrchr(role, ' ');
    const size_t first = strcspn(role, " ");
    char word[32] = "";
    (void)strncat(word, role, first < 31 ? first : 31);
    return tri_i_lexicon_has(&tri_i_lexicon_voices, last == NULL ? role : last + 1) &&
           (last == NULL || !tri_i_lexicon_has(&tri_i_lexicon_past_words, word));
}

/* Whether somebody can speak for it: an organisation, a state, a city. */
static bool has_voice(const tri_i_finds *x, uint32_t token)
{
    const uint32_t entity = entity_at(x, token);
    if (entity == TRI_NONE || !x->document->entities[entity].named) {
        return false;
    }
    const tri_entity *one = &x->document->entities[entity];
    return one->type == TRI_TYPE_ORG ||
           (one->type == TRI_TYPE_LOC && strcmp(one->subtype, "facility") != 0);
}

/* Whether a find says for whom somebody speaks. */
static bool tells_voice(const tri_i_finds *x, const tri_i_find *find)
{
    const size_t n = strlen(find->base);
    return (find->pattern == TRI_PATTERN_APPOSITION ||
            find->pattern == TRI_PATTERN_COPULA || find->pattern == TRI_PATTERN_TITLE ||
            find->pattern == TRI_PATTERN_NOUN) &&
           find->words.begin == find->words.end && !find->negated &&
           strncmp(find->label, find->base, n) == 0 && find->label[n] == ' ' &&
           tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, find->label + n + 1) &&
           is_voice(find->base) && has_voice(x, find->object);
}

bool tri_i_is_first_person(const tri_i_finds *x, uint32_t token, bool *is_plural)
{
    char word[16];
    const char *form = x->document->tokens[token].form;
    const size_t n = strlen(form);
    if (x->document->tokens[token].upos != TRI_UPOS_PRON || n >= sizeof word ||
        tri_utf8_lower(form, n, word, sizeof word) == 0) {
        return false;
    }
    if (tri_i_dependent_word(x->tree, token, TRI_REL_DET, "all") != TRI_NONE ||
        tri_i_dependent_word(x->tree, token, TRI_REL_ADVMOD, "all") != TRI_NONE) {
        return false; /* "as we all know": everybody */
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_pronouns, word);
    *is_plural = row != NULL && strcmp(row[TRI_PRONOUNS_NUMBER], "p") == 0;
    return row != NULL && strcmp(row[TRI_PRONOUNS_PERSON], "1") == 0;
}

void tri_i_find_voices(tri_i_finds *x)
{
    const uint32_t n = x->document->n_entities;
    uint32_t *voice_of = tri_arena_alloc(&x->arena, n, sizeof *voice_of);
    if (voice_of == NULL) {
        x->failed = true;
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        voice_of[i] = TRI_NONE;
    }
    for (uint32_t i = 0; i < x->n_finds; i++) {
        const tri_i_find *find = &x->finds[i];
        const uint32_t entity = entity_at(x, find->subject);
        if (entity != TRI_NONE && voice_of[entity] == TRI_NONE &&
            tells_voice(x, find)) {
            voice_of[entity] = find->object;
        }
    }
    for (uint32_t i = 0; i < x->n_finds; i++) {
        tri_i_find *find = &x->finds[i];
        const uint32_t entity =
            find->speaker == TRI_NONE ? TRI_NONE : entity_at(x, find->speaker);
        find->voice = entity == TRI_NONE ? TRI_NONE : voice_of[entity];
    }
}
