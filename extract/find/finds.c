/* The list of what the rules find. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "extract/find/rules.h"

#include <stdlib.h>
#include <string.h>

/* Enters subject, object and label of a find; false where they stand there already, or
   memory is out. */
static bool enter(tri_i_finds *x, const tri_i_find *find)
{
    const uint32_t ends[] = {find->subject, find->object};
    const size_t n = strlen(find->label);
    char *key = tri_arena_alloc(&x->arena, 1, sizeof ends + n);
    if (key == NULL) {
        x->failed = true;
        return false;
    }
    memcpy(key, ends, sizeof ends);
    memcpy(key + sizeof ends, find->label, n);
    if (tri_map_get(&x->known, key, sizeof ends + n) != TRI_MAP_NONE) {
        return false;
    }
    x->failed = x->failed || !tri_map_set(&x->known, key, sizeof ends + n, x->n_finds);
    return !x->failed;
}

static tri_i_find *append(tri_i_finds *x, const tri_i_find *find)
{
    if (!enter(x, find)) {
        tri_i_refuse(x, TRI_I_REFUSED_FOUND_BEFORE, find->clause, find->subject,
                     find->object);
        return NULL;
    }
    if (!tri_i_grow(&x->finds, x->n_finds, &x->room, sizeof *x->finds)) {
        x->failed = true;
        return NULL;
    }
    tri_i_find *added = &x->finds[x->n_finds++];
    *added = *find;
    return added;
}

/* Why nothing can be stated of two tokens by this label. */
static tri_i_refusal_reason flaw_of(const tri_i_finds *x, uint32_t subject,
                                    uint32_t object, bool is_thing, const char *label)
{
    if (subject == object) {
        return TRI_I_REFUSED_SAME_WORD;
    }
    if (label[0] == '\0') {
        return TRI_I_REFUSED_NO_LABEL;
    }
    const tri_i_refusal_reason flaw = tri_i_argument_flaw(x, subject);
    return flaw != TRI_I_REFUSED_NONE || !is_thing ? flaw
                                                   : tri_i_argument_flaw(x, object);
}

/* Whether a quotation mark stands in a phrase or beside it: (the "Buyer"). */
static bool is_quoted(const tri_i_finds *x, const tri_mention *mention)
{
    const uint32_t begin = mention->begin - (mention->begin > 0);
    const uint32_t end = mention->end + (mention->end < x->document->n_tokens);
    for (uint32_t t = begin; t < end; t++) {
        const uint8_t xpos = tri_i_token(x, t)->xpos;
        if (xpos == TRI_XPOS_LQUOTE || xpos == TRI_XPOS_RQUOTE) {
            return true;
        }
    }
    return false;
}

/* Whether a noun is said of a name that means the same thing: "Freewinds, the cruise
   ship", "Lind became mayor", where later "the ship" or "the mayor" is the same. */
static bool is_told_of_name(const tri_i_finds *x, tri_pattern pattern, uint32_t subject,
                            uint32_t object)
{
    const tri_mention *told = tri_i_mention_of(x, object);
    const tri_mention *whose = tri_i_mention_of(x, subject);
    const bool is_predicate = pattern == TRI_PATTERN_APPOSITION ||
                              pattern == TRI_PATTERN_COPULA ||
                              tri_i_token(x, object)->rel == TRI_REL_XCOMP;
    return is_predicate && told->kind == TRI_MENTION_NOMINAL && told->n_members == 0 &&
           tri_i_is_noun(x, object) && told->entity == whose->entity &&
           !is_quoted(x, told) && x->document->entities[whose->entity].named &&
           (whose->kind == TRI_MENTION_NAME || whose->kind == TRI_MENTION_PRONOUN);
}

/* The same with the words of the noun, which is no thing of its own. */
static tri_i_find *add_description(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
                                   uint32_t subject, uint32_t object, const char *label,
                                   const char *base)
{
    const tri_i_words phrase = tri_i_phrase(x, object, TRI_NONE);
    tri_i_range words = {phrase.pieces[0].begin, object + 1};
    while (words.begin < object &&
           (tri_i_token(x, words.begin)->rel == TRI_REL_DET ||
            tri_i_token(x, words.begin)->rel == TRI_REL_NMOD_POSS ||
            tri_i_token(x, words.begin)->upos == TRI_UPOS_PUNCT)) {
        words.begin++;
    }
    tri_i_find *find =
        tri_i_add_words(x, pattern, clause, subject, object, words, label, base);
    if (find != NULL) {
        find->is_description = true;
    }
    return find;
}

tri_i_find *tri_i_add(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
                      uint32_t subject, uint32_t object, const char *label,
                      const char *base)
{
    if (label == NULL || base == NULL) {
        x->failed = true;
        return NULL;
    }
    const tri_i_refusal_reason flaw = flaw_of(x, subject, object, true, label);
    if (flaw != TRI_I_REFUSED_NONE) {
        tri_i_refuse(x, flaw, clause, subject, object);
        return NULL;
    }
    const tri_mention *mentions = x->document->mentions;
    const uint32_t a = mentions[tri_i_mention(x, subject)].entity;
    const uint32_t b = mentions[tri_i_mention(x, object)].entity;
    const bool describes =
        pattern == TRI_PATTERN_APPOSITION || pattern == TRI_PATTERN_COPULA;
    if (a == b && a != TRI_NONE && is_told_of_name(x, pattern, subject, object)) {
        return add_description(x, pattern, clause, subject, object, label, base);
    }
    if (a == b && a != TRI_NONE &&
        (!describes || mentions[x->mention_at[subject]].entity ==
                           mentions[x->mention_at[object]].entity)) {
        tri_i_refuse(x, TRI_I_REFUSED_SAME_THING, clause, subject, object);
        return NULL;
    }
    return append(x, &(tri_i_find){.subject = subject,
                                   .object = object,
                                   .label = label,
                                   .base = base,
                                   .clause = clause,
                                   .left_out = TRI_NONE,
                                   .to_do = TRI_NONE,
                                   .pattern = (uint8_t)pattern,
                                   .basis = TRI_BASIS_STATED,
                                   .speaker = TRI_NONE,
                                   .voice = TRI_NONE,
                                   .support = TRI_NONE,
                                   .confidence = 0.5});
}

tri_i_find *tri_i_add_words(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
                            uint32_t subject, uint32_t object, tri_i_range words,
                            const char *label, const char *base)
{
    if (label == NULL || base == NULL) {
        x->failed = true;
        return NULL;
    }
    const tri_i_refusal_reason flaw = words.begin == words.end
                                          ? TRI_I_REFUSED_NO_WORDS
                                          : flaw_of(x, subject, object, false, label);
    if (flaw != TRI_I_REFUSED_NONE) {
        tri_i_refuse(x, flaw, clause, subject, object);
        return NULL;
    }
    return append(x, &(tri_i_find){.subject = subject,
                                   .object = object,
                                   .words = words,
                                   .left_out = TRI_NONE,
                                   .to_do = TRI_NONE,
                                   .label = label,
                                   .base = base,
                                   .clause = clause,
                                   .pattern = (uint8_t)pattern,
                                   .basis = TRI_BASIS_STATED,
                                   .speaker = TRI_NONE,
                                   .voice = TRI_NONE,
                                   .support = TRI_NONE,
                                   .confidence = 0.5});
}

tri_i_find *tri_i_add_absent(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
                             uint32_t subject, const char *label)
{
    tri_i_find *find = tri_i_add_words(x, pattern, clause, subject, clause,
                                       (tri_i_range){clause, clause + 1}, label, label);
    if (find != NULL) {
        find->is_absent = true;
    }
    return find;
}

void tri_i_relabel(tri_i_finds *x, tri_i_find *find, const char *label)
{
    find->label = find->base = label;
    (void)enter(x, find);
}

void tri_i_finds_clear(tri_i_finds *x)
{
    free(x->finds);
    tri_map_clear(&x->known);
    if (x->refusals != NULL) {
        tri_i_refusals_clear(x->refusals);
    }
    tri_arena_clear(&x->arena);
    *x = (tri_i_finds){0};
}
