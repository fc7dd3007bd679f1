/* Capitals that stand for their countries: "Moscow said", "relations with Beijing". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"

#include <string.h>

/* Whether the table says that a capital acts where it stands in this way by the word.
 */
static bool is_in_table(const tri_token *word, const char *place)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_actors, word->lemma);
    while (row != NULL && strcmp(row[TRI_ACTORS_CAPITAL], place) != 0) {
        row = tri_i_lexicon_next(&tri_i_lexicon_actors, row);
    }
    return row != NULL;
}

/* Whether the sentence treats a place as one who acts: it says, wills or rules, is told
   or blamed, has relations, an army or a policy; or is named together with one who
   does. */
static bool is_actor(const tri_i_resolver *resolver, uint32_t token)
{
    const tri_token *tokens = resolver->document->tokens;
    while (tokens[token].rel == TRI_REL_CONJ && tokens[token].head != TRI_NONE) {
        token = tokens[token].head;
    }
    const tri_token *place = &tokens[token];
    if (place->head == TRI_NONE) {
        return false;
    }
    const tri_token *head = &tokens[place->head];
    const char *preposition = tri_i_case_form(resolver->document->tree, token);
    switch (place->rel) {
    case TRI_REL_NSUBJ:
    case TRI_REL_OBL_AGENT:
        return head->upos == TRI_UPOS_VERB &&
               (tri_i_lexicon_has(&tri_i_lexicon_verbs, head->lemma) ||
                is_in_table(head, "subject"));
    case TRI_REL_OBJ:
    case TRI_REL_NSUBJ_PASS:
        return head->upos == TRI_UPOS_VERB && is_in_table(head, "object");
    case TRI_REL_NMOD_POSS:
        return is_in_table(head, "has");
    case TRI_REL_NMOD:
        return (strcmp(preposition, "with") == 0 || strcmp(preposition, "between") == 0)
                   ? is_in_table(head, "with")
                   : strcmp(preposition, "from") == 0 && is_in_table(head, "from");
    default:
        return false;
    }
}

/* The country of a seat of government, NULL where a name is none. */
static const char *country_of_seat(const char *name)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_countries, name);
    if (row != NULL && strcmp(row[TRI_COUNTRIES_KIND], "capital") == 0) {
        return tri_i_country_name(row[TRI_COUNTRIES_CODE]);
    }
    row = tri_i_lexicon_find(&tri_i_lexicon_places, name);
    return row != NULL && strcmp(row[TRI_PLACES_SUBTYPE], "city") == 0 &&
                   strcmp(row[TRI_PLACES_METONYM], "metonym") == 0
               ? tri_i_country_name(row[TRI_PLACES_CODE])
               : NULL;
}

/* The name of a country as the tables have it, NULL where a name is none of one. */
static const char *country_of_name(const char *name)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_countries, name);
    return row != NULL && strcmp(row[TRI_COUNTRIES_KIND], "country") == 0
               ? row[TRI_COUNTRIES_NAME]
               : NULL;
}

/* Notes the countries that a document names, by their names or their people's. */
static bool find_countries(tri_i_resolver *resolver, tri_map *countries)
{
    bool ok = true;
    for (uint32_t i = 0; i < resolver->n_spans && ok; i++) {
        const char *nation = resolver->nations[i];
        if (nation != NULL && country_of_name(nation) != NULL) {
            resolver->clusters[i].place = TRI_I_COUNTRY;
            ok = tri_i_set(countries, nation, i);
        } else if (resolver->spans[i].kind == TRI_MENTION_NAME &&
                   resolver->spans[i].type == TRI_TYPE_LOC &&
                   resolver->elsewhere[i] == NULL) {
            const char *name = tri_i_bare_name(resolver, i);
            const char *country = name == NULL ? NULL : country_of_name(name);
            ok = name != NULL;
            if (country != NULL) {
                resolver->clusters[i].place = TRI_I_COUNTRY;
                ok = tri_i_set(countries, country, i);
            }
        }
    }
    return ok;
}

bool tri_i_find_metonyms(tri_i_resolver *resolver)
{
    tri_map countries = {0};
    bool ok = find_countries(resolver, &countries);
    for (uint32_t i = 0; i < resolver->n_spans && ok; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_LOC ||
            resolver->nations[i] != NULL ||
            resolver->clusters[i].place == TRI_I_COUNTRY) {
            continue;
        }
        const char *name = tri_i_bare_name(resolver, i);
        ok = name != NULL;
        const char *country =
            !ok || resolver->elsewhere[i] != NULL ? NULL : country_of_seat(name);
        if (country != NULL) {
            const bool acts = m->given == 0 && is_actor(resolver, m->head) &&
                              tri_i_get(&countries, country) != TRI_NONE;
            resolver->acts_for[i] = acts ? country : NULL;
            resolver->clusters[i].place = acts ? TRI_I_COUNTRY : TRI_I_CITY;
        } else if (resolver->elsewhere[i] != NULL) {
            resolver->clusters[i].place = TRI_I_CITY;
        }
    }
    tri_map_clear(&countries);
    return ok;
}
