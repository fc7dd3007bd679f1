/* Joins pronouns and noun phrases to what the model says that they refer back to. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/resolve.h"

#include <string.h>

/* Probabilities from which the model is believed; measured on GUM's development part.
 */
static const float NAMES_LEAST = 0.6F;  /* that two names are one thing */
static const float UNLIKE_LEAST = 0.5F; /* that what differs in number or gender is */

/* Whether a phrase says "country" of what is known to be none; a capital is none even
   where it stands for its country ("Moscow"). */
static bool is_no_country(const tri_i_resolver *resolver, uint32_t phrase,
                          uint32_t antecedent)
{
    const tri_mention *mentions = resolver->document->mentions;
    const tri_mention *name = &mentions[antecedent];
    const char *head = resolver->referents[phrase].head;
    if (mentions[phrase].kind != TRI_MENTION_NOMINAL ||
        name->kind != TRI_MENTION_NAME ||
        (strcmp(head, "country") != 0 && strcmp(head, "nation") != 0)) {
        return false;
    }
    return !tri_i_lexicon_has(&tri_i_lexicon_countries,
                              name->end - name->begin == 1
                                  ? resolver->document->tokens[name->begin].form
                                  : resolver->referents[antecedent].name);
}

/* Whether the model's link may join two sets. */
static bool may_join(const tri_i_resolver *resolver, const bool *named, uint32_t a,
                     uint32_t b, float p)
{
    const tri_i_referent *x = &resolver->referents[a];
    const tri_i_referent *y = &resolver->referents[b];
    if (named[a] && named[b]) {
        const uint8_t type = resolver->document->mentions[a].type;
        return p >= NAMES_LEAST && type == resolver->document->mentions[b].type &&
               type != TRI_TYPE_DATE && type != TRI_TYPE_NUM;
    }
    return p >= UNLIKE_LEAST ||
           ((x->number & y->number) != 0 && (x->gender & y->gender) != 0);
}

/* "in 1859 ... since 1859": a date is the same whenever it is met. */
static bool join_dates(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    tri_map dates = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < document->n_mentions; i++) {
        const tri_mention *mention = &document->mentions[i];
        const char *value = mention->value;
        if (mention->kind != TRI_MENTION_VALUE || mention->type != TRI_TYPE_DATE ||
            value[0] == '\0') {
            continue;
        }
        const uint32_t same = tri_map_get(&dates, value, strlen(value));
        if (same != TRI_MAP_NONE) {
            tri_i_join(resolver, i, same, TRI_RULE_SAME_PHRASE);
        } else {
            ok = tri_map_set(&dates, value, strlen(value), i);
        }
    }
    tri_map_clear(&dates);
    return ok;
}

tri_status tri_i_join_antecedents(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    bool *named =
        tri_arena_alloc(&document->arena, document->n_mentions, sizeof *named);
    if (named == NULL || !join_dates(resolver)) {
        return tri_i_fail_memory(resolver->error);
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        document->mentions[i].said_of = TRI_NONE;
        const uint8_t kind = document->mentions[i].kind;
        if (kind == TRI_MENTION_NAME || kind == TRI_MENTION_VALUE) {
            named[tri_i_find_root(resolver, i)] = true;
        }
    }
    for (uint32_t i = 0; i < resolver->n_antecedents; i++) {
        const tri_i_antecedent *link = &resolver->antecedents[i];
        if (link->antecedent == TRI_NONE) {
            continue;
        }
        const uint32_t a = resolver->mention_at[link->token];
        uint32_t b = resolver->mention_at[link->antecedent];
        if (a == TRI_NONE || b == TRI_NONE) {
            continue;
        }
        if (document->mentions[b].said_of != TRI_NONE) {
            b = document->mentions[b].said_of;
        }
        if (link->is_said) {
            document->mentions[a].said_of = b;
            continue;
        }
        if (is_no_country(resolver, a, b)) {
            continue;
        }
        const uint32_t x = tri_i_find_root(resolver, a);
        const uint32_t y = tri_i_find_root(resolver, b);
        if (x != y && may_join(resolver, named, x, y, link->p)) {
            const bool has_name = named[x] || named[y];
            tri_i_join(resolver, a, b, TRI_RULE_COREFERENCE);
            named[tri_i_find_root(resolver, a)] = has_name;
        }
    }
    return TRI_OK;
}
