/* The list of what the rules find. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <stdlib.h>
#include <string.h>

/* Whether the list has the same find; equal ones stand near each other. */
static bool is_known(const tri_i_finds *x, uint32_t subject, uint32_t object,
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

static tri_i_find *append(tri_i_finds *x, const tri_i_find *find)
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
    return added;
}

tri_i_find *tri_i_add(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
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

tri_i_find *tri_i_add_words(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
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

void tri_i_finds_clear(tri_i_finds *x)
{
    free(x->finds);
    tri_arena_clear(&x->arena);
    *x = (tri_i_finds){0};
}
