/* Joins "I" with who speaks and "you" with who is spoken to. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/speakers.h"
#include "extract/entities/utterances.h"

#include <string.h>

/* 1 for "I", 2 for "you", 0 for all else. */
static uint8_t person_of(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_features *f = &r->features[mention];
    const bool is_one =
        r->spans[mention].kind == TRI_MENTION_PRONOUN &&
        (f->person == 2 ||
         (f->person == 1 && r->clusters[mention].number == TRI_I_SINGULAR));
    return is_one ? f->person : 0;
}

bool tri_i_is_other_voice(const tri_i_resolver *resolver, uint32_t mention,
                          uint32_t antecedent)
{
    const uint8_t a = person_of(resolver, mention);
    const uint8_t b = person_of(resolver, antecedent);
    return a != b ||
           (a != 0 && resolver->voices[mention] != resolver->voices[antecedent]);
}

bool tri_i_join_speakers(tri_i_resolver *resolver)
{
    tri_i_utterances found;
    if (!tri_i_find_utterances(resolver, &found)) {
        return false;
    }
    /* The first "I" of a voice, and the first "you" of an utterance. */
    const size_t n = (size_t)found.n_voices + found.n + 2;
    uint32_t *firsts = tri_arena_alloc(resolver->arena, n, sizeof *firsts);
    if (firsts == NULL) {
        return false;
    }
    memset(firsts, 0xFF, n * sizeof *firsts); /* TRI_NONE */
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        const uint32_t number = found.at[resolver->spans[i].head];
        const uint8_t person = person_of(resolver, i);
        if (number == 0 || person == 0) {
            continue;
        }
        const tri_i_utterance *one = &found.list[number - 1];
        const uint32_t who = person == 1 ? one->speaker : one->addressed;
        uint32_t *first = &firsts[person == 1 ? one->voice : found.n_voices + number];
        resolver->voices[i] = one->voice;
        if (who != TRI_NONE && who != i) {
            tri_i_join(resolver, i, who,
                       person == 1 ? TRI_RULE_SPEAKER : TRI_RULE_ADDRESSED);
        } else if (*first != TRI_NONE) {
            tri_i_join(resolver, i, *first, TRI_RULE_SAME_VOICE);
        }
        *first = *first == TRI_NONE ? i : *first;
    }
    return true;
}
