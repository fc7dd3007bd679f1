/* The list of what the patterns find. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/find.h"

#include <stdlib.h>
#include <string.h>

const char *tri_i_label(tri_i_extraction *x, const char *a, const char *b,
                        const char *c)
{
    if (a == NULL || b == NULL || c == NULL) {
        x->failed = true;
        return NULL;
    }
    const char *label = tri_arena_printf(x->arena, "%s%s%s%s%s", a,
                                         a[0] != '\0' && b[0] != '\0' ? " " : "", b,
                                         c[0] == '\0' ? "" : " ", c);
    x->failed = x->failed || label == NULL;
    return label;
}

bool tri_i_can_be_argument(const tri_i_extraction *x, uint32_t token)
{
    if (token == TRI_NONE || x->mention_at[token] == TRI_NONE) {
        return false;
    }
    const uint32_t which = tri_i_dependent(x->tree, token, TRI_REL_DET);
    if (which != TRI_NONE && x->document->tokens[which].xpos == TRI_XPOS_WDT) {
        return false; /* "what kind of service" */
    }
    const uint32_t owner = tri_i_dependent(x->tree, token, TRI_REL_NMOD_POSS);
    if (owner != TRI_NONE && x->document->tokens[owner].xpos == TRI_XPOS_WPS &&
        owner > 0 && x->document->tokens[owner - 1].upos != TRI_UPOS_PUNCT) {
        return false; /* "the group whose robots won": of which group, is not said */
    }
    if (x->document->mentions[x->mention_at[token]].n_members > 0) {
        return true;
    }
    switch (x->document->tokens[token].upos) {
    case TRI_UPOS_NOUN:
    case TRI_UPOS_PROPN:
    case TRI_UPOS_PRON:
    case TRI_UPOS_NUM:
    case TRI_UPOS_SYM:
    case TRI_UPOS_X:
        return true;
    default:
        /* "many of the towns", "each of them" */
        if (tri_i_dependent(x->tree, token, TRI_REL_NMOD) != TRI_NONE) {
            return true;
        }
        /* A name may be tagged as anything. */
        return x->document->mentions[x->mention_at[token]].kind == TRI_MENTION_NAME ||
               x->document->mentions[x->mention_at[token]].kind == TRI_MENTION_VALUE;
    }
}

/* Whether the list has the same find; equal ones stand near each other. */
static bool is_known(const tri_i_extraction *x, uint32_t subject, uint32_t object,
                     const char *label)
{
    for (uint32_t i = 0; i < x->n_finds && i < 64; i++) {
        const tri_i_find *old = &x->finds[x->n_finds - 1 - i];
        if (old->subject == subject && old->object == object &&
            strcmp(old->label, label) == 0) {
            return true;
        }
    }
    return false;
}

static tri_i_find *append(tri_i_extraction *x, const tri_i_find *find)
{
    if (is_known(x, find->subject, find->object, find->label)) {
        return NULL;
    }
    if (x->n_finds == x->room) {
        const uint32_t room = x->room == 0 ? 64 : 2 * x->room;
        tri_i_find *more = realloc(x->finds, room * sizeof *more);
        if (more == NULL) {
            x->failed = true;
            return NULL;
        }
        x->finds = more;
        x->room = room;
    }
    tri_i_find *added = &x->finds[x->n_finds++];
    *added = *find;
    tri_i_statement_kind(x, added);
    if (added->speaker == added->subject) {
        added->speaker = TRI_NONE; /* "he said he would": it is his own */
    }
    return added;
}

tri_i_find *tri_i_add(tri_i_extraction *x, tri_pattern pattern, uint32_t clause,
                      uint32_t subject, uint32_t object, const char *label,
                      const char *base)
{
    if (label == NULL || base == NULL) {
        x->failed = true;
        return NULL;
    }
    if (subject == object || label[0] == '\0' || !tri_i_can_be_argument(x, subject) ||
        !tri_i_can_be_argument(x, object)) {
        return NULL;
    }
    const tri_mention *mentions = x->document->mentions;
    const uint32_t a = mentions[tri_i_mention(x, subject)].entity;
    const uint32_t b = mentions[tri_i_mention(x, object)].entity;
    const bool describes =
        pattern == TRI_PATTERN_APPOSITION || pattern == TRI_PATTERN_COPULA;
    if (a == b && a != TRI_NONE &&
        (!describes || mentions[x->mention_at[subject]].entity ==
                           mentions[x->mention_at[object]].entity)) {
        return NULL;
    }
    return append(x, &(tri_i_find){.subject = subject,
                                   .object = object,
                                   .label = label,
                                   .base = base,
                                   .clause = clause,
                                   .left_out = TRI_NONE,
                                   .pattern = (uint8_t)pattern,
                                   .basis = TRI_BASIS_STATED,
                                   .speaker = TRI_NONE,
                                   .support = TRI_NONE,
                                   .confidence = 0.5});
}

tri_i_find *tri_i_add_words(tri_i_extraction *x, tri_pattern pattern, uint32_t clause,
                            uint32_t subject, uint32_t object, tri_i_range words,
                            const char *label, const char *base)
{
    if (label == NULL || base == NULL) {
        x->failed = true;
        return NULL;
    }
    if (subject == object || label[0] == '\0' || !tri_i_can_be_argument(x, subject) ||
        words.begin == words.end) {
        return NULL;
    }
    return append(x, &(tri_i_find){.subject = subject,
                                   .object = object,
                                   .words = words,
                                   .left_out = TRI_NONE,
                                   .label = label,
                                   .base = base,
                                   .clause = clause,
                                   .pattern = (uint8_t)pattern,
                                   .basis = TRI_BASIS_STATED,
                                   .speaker = TRI_NONE,
                                   .support = TRI_NONE,
                                   .confidence = 0.5});
}
