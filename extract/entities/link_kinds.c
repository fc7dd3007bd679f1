/* Tells which nouns cannot mean which names: those for another kind of thing. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/link_kinds.h"

#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

bool tri_i_is_country_name(const tri_i_resolver *resolver, uint32_t mention)
{
    const char *name = resolver->spans[mention].kind == TRI_MENTION_NAME
                           ? tri_i_bare_name(resolver, mention)
                           : NULL; /* or memory is out */
    const char *const *row =
        name == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_countries, name);
    return row != NULL && strcmp(row[TRI_COUNTRIES_KIND], "capital") != 0;
}

uint32_t *tri_i_first_names(const tri_i_resolver *resolver)
{
    uint32_t *names =
        tri_arena_alloc(resolver->arena, resolver->n_spans, sizeof *names);
    for (uint32_t i = 0; names != NULL && i < resolver->n_spans; i++) {
        names[i] = TRI_NONE;
    }
    for (uint32_t i = resolver->n_spans; names != NULL && i-- > 0;) {
        const tri_i_span *span = &resolver->spans[i];
        const uint32_t root = tri_i_find_root(resolver, i);
        if (span->kind == TRI_MENTION_NAME &&
            (names[root] == TRI_NONE || span->type != TRI_TYPE_MISC)) {
            names[root] = i;
        }
    }
    return names;
}

/* What the table of heads says of a noun: its type, TRI_TYPE_COUNT where it is none of
   them, and its group, which is not "". */
typedef struct {
    tri_type type;
    const char *group;
} kind;

static kind kind_of(const char *noun)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, noun);
    if (row == NULL || row[TRI_HEADS_GROUP][0] == '\0') {
        return (kind){TRI_TYPE_COUNT, ""};
    }
    return (kind){tri_type_from_name(row[TRI_HEADS_TYPE]), row[TRI_HEADS_GROUP]};
}

/* Whether a noun is for no country: "the region", "the border", "the globe", or "the
   city" where no town is called so too, as Singapore is. */
static bool is_no_country(const tri_i_resolver *r, const char *noun, kind of,
                          uint32_t name)
{
    if (of.type == TRI_TYPE_LOC) {
        const bool is_town = strcmp(of.group, "city") == 0;
        return strcmp(of.group, "country") != 0 && strcmp(of.group, "state") != 0 &&
               strcmp(of.group, "island") != 0 && strcmp(noun, "territory") != 0 &&
               !(is_town && tri_i_lexicon_has(&tri_i_lexicon_town_countries,
                                              r->features[name].key));
    }
    return of.type == TRI_TYPE_COUNT &&
           !tri_i_lexicon_has(&tri_i_lexicon_heads, noun) &&
           (tri_i_lexicon_has(&tri_i_lexicon_complement_nouns, noun) ||
            tri_i_lexicon_has(&tri_i_lexicon_whole_worlds, noun));
}

/* Whether no organisation is of both groups: a party is no court, but an agency may be
   a bureau, a council or whatever. */
static bool are_apart(const char *a, const char *b)
{
    return strcmp(a, b) != 0 && tri_i_lexicon_has(&tri_i_lexicon_certain_bodies, a) &&
           tri_i_lexicon_has(&tri_i_lexicon_certain_bodies, b);
}

bool tri_i_is_other_kind(const tri_i_resolver *resolver, uint32_t phrase, uint32_t name)
{
    if (name == TRI_NONE || resolver->spans[phrase].kind != TRI_MENTION_NOMINAL) {
        return false;
    }
    const char *noun = resolver->features[phrase].head;
    const kind of = kind_of(noun);
    const uint8_t type = resolver->spans[name].type;
    const bool is_body = of.type == TRI_TYPE_ORG;
    if (type == TRI_TYPE_PER) {
        /* Only of whom a word or name tells the gender: types may be wrong. */
        const uint8_t gender =
            resolver->clusters[tri_i_find_root(resolver, name)].gender;
        return (is_body || of.type == TRI_TYPE_LOC) &&
               (gender == TRI_I_MALE || gender == TRI_I_FEMALE) &&
               !tri_i_lexicon_has(&tri_i_lexicon_persons, noun);
    }
    if (tri_i_is_country_name(resolver, name)) {
        return is_no_country(resolver, noun, of, name) ||
               (is_body && strcmp(of.group, "company") == 0);
    }
    const char *word = resolver->features[name].head;
    const kind named = kind_of(word);
    return is_body && strcmp(word, "congress") != 0 /* a party's too */ &&
           type == TRI_TYPE_ORG && named.type == TRI_TYPE_ORG &&
           are_apart(of.group, named.group);
}
