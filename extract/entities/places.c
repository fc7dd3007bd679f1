/* Tells places of one name apart ("Moscow, Idaho"), and finds their Wikidata ids. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"

#include <string.h>

enum { MAX_CODES = 4 };

/* The name of a mention as the tables have it; NULL where memory is out. */
static const char *bare_name(tri_i_resolver *resolver, const tri_mention *mention)
{
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(resolver, mention, words);
    return tri_i_words(resolver, words, n, false);
}

/* ---- Towns that are called like a well-known one */

static void add_code(const char *codes[MAX_CODES], uint32_t *n, const char *code)
{
    if (code[0] != '\0' && *n < MAX_CODES) {
        codes[(*n)++] = code;
    }
}

/* The ISO 3166-1 codes of the countries that a place of this name is known to lie in,
   or to be; returns how many. `land`: only those of countries and states. */
static uint32_t find_codes(const char *name, bool land, const char *codes[MAX_CODES])
{
    uint32_t n = 0;
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_countries, name);
    if (row != NULL && (!land || strcmp(row[TRI_COUNTRIES_KIND], "country") == 0)) {
        add_code(codes, &n, row[TRI_COUNTRIES_CODE]);
    }
    row = tri_i_lexicon_find(&tri_i_lexicon_places, name);
    if (row != NULL && !land) {
        add_code(codes, &n, row[TRI_PLACES_CODE]);
    }
    for (row = tri_i_lexicon_find(&tri_i_lexicon_wikidata, name); row != NULL;
         row = tri_i_lexicon_next(&tri_i_lexicon_wikidata, row)) {
        if (!land || strcmp(row[TRI_WIKIDATA_KIND], "city") != 0) {
            add_code(codes, &n, row[TRI_WIKIDATA_CODE]);
        }
    }
    return n;
}

static bool have_common(const char *const *a, uint32_t n, const char *const *b,
                        uint32_t m)
{
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < m; k++) {
            if (strncmp(a[i], b[k], 2) == 0) { /* "GB-SCT" is in "GB" */
                return true;
            }
        }
    }
    return false;
}

/* "Moscow, Idaho": notes the whole name where the country or state that follows is not
   where the place of this name lies that the tables know. False where memory is out. */
static bool find_other_country(tri_i_resolver *resolver, uint32_t mention, bool *found)
{
    const tri_document *document = resolver->document;
    const tri_mention *m = &document->mentions[mention];
    const uint32_t in =
        tri_i_dependent(resolver->document->tree, m->head, TRI_REL_NMOD_UNMARKED);
    const uint32_t other = in == TRI_NONE ? TRI_NONE : resolver->mention_at[in];
    if (other == TRI_NONE || document->mentions[other].kind != TRI_MENTION_NAME ||
        document->mentions[other].begin != m->end + 1 ||
        strcmp(document->tokens[m->end].form, ",") != 0) {
        return true;
    }
    const char *name = bare_name(resolver, m);
    const char *land = bare_name(resolver, &document->mentions[other]);
    if (name == NULL || land == NULL) {
        return false;
    }
    const char *known[MAX_CODES];
    const char *told[MAX_CODES];
    const uint32_t n = find_codes(name, false, known);
    const uint32_t n_told = find_codes(land, true, told);
    if (n == 0 || n_told == 0 || have_common(known, n, told, n_told)) {
        return true;
    }
    *found = true;
    resolver->referents[mention].elsewhere =
        tri_arena_printf(&resolver->document->arena, "%s, %s", name, land);
    return resolver->referents[mention].elsewhere != NULL;
}

/* Whether the document names a country with one of the codes, or its people. False in
   `*ok` where memory is out. */
static bool names_country(tri_i_resolver *resolver, const char *const *codes,
                          uint32_t n, bool *ok)
{
    const tri_document *document = resolver->document;
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind != TRI_MENTION_NAME) {
            continue;
        }
        const char *name = bare_name(resolver, m);
        if (name == NULL) {
            *ok = false;
            return false;
        }
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_countries, name);
        if (row != NULL && strcmp(row[TRI_COUNTRIES_KIND], "country") != 0) {
            continue;
        }
        const char *code = row != NULL ? row[TRI_COUNTRIES_CODE] : NULL;
        if (row == NULL) {
            row = tri_i_lexicon_find(&tri_i_lexicon_demonyms, name);
            code = row != NULL ? row[TRI_DEMONYMS_CODE] : NULL;
        }
        if (code != NULL && have_common(&code, 1, codes, n)) {
            return true;
        }
    }
    return false;
}

/* A bare "Moscow" is the one of Idaho in a document that names it and not Russia. */
static bool spread(tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *document = resolver->document;
    const char *name = bare_name(resolver, &document->mentions[mention]);
    const char *codes[MAX_CODES];
    bool ok = name != NULL;
    if (!ok || names_country(resolver, codes, find_codes(name, false, codes), &ok)) {
        return ok;
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_LOC ||
            resolver->referents[i].elsewhere != NULL) {
            continue;
        }
        const char *other = bare_name(resolver, m);
        if (other == NULL) {
            return false;
        }
        if (strcmp(other, name) == 0) {
            resolver->referents[i].elsewhere = resolver->referents[mention].elsewhere;
        }
    }
    return true;
}

bool tri_i_find_elsewhere(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    bool found = false;
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind == TRI_MENTION_NAME && m->type == TRI_TYPE_LOC &&
            !find_other_country(resolver, i, &found)) {
            return false;
        }
    }
    for (uint32_t i = 0; found && i < document->n_mentions; i++) {
        if (resolver->referents[i].elsewhere != NULL && !spread(resolver, i)) {
            return false;
        }
    }
    return true;
}

/* ---- Wikidata */

/* How many mentions of an entity the model took for a place, less the others; the
   article before a name that has none is of a river or a team: "the Mississippi". */
static void count_places(const tri_i_resolver *resolver, int32_t *places,
                         bool *articles)
{
    const tri_document *document = resolver->document;
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind != TRI_MENTION_NAME) {
            continue;
        }
        places[m->entity] +=
            m->type == TRI_TYPE_LOC || resolver->referents[i].land != NULL ? 1 : -1;
        if (document->tokens[m->begin].upos == TRI_UPOS_DET ||
            (m->begin > 0 && document->tokens[m->begin - 1].upos == TRI_UPOS_DET &&
             document->tokens[m->begin - 1].head == m->head)) {
            articles[m->entity] = true;
        }
    }
}

/* What a document says for one of the places of a name: of a country that it names its
   capital or its people, of a state that it names another one of its country. */
static bool is_told(const tri_i_resolver *resolver, uint32_t entity,
                    const char *const *place)
{
    const tri_document *document = resolver->document;
    const bool country = strcmp(place[TRI_WIKIDATA_KIND], "country") == 0;
    for (uint32_t i = 0; country && i < document->n_mentions; i++) {
        if (document->mentions[i].entity == entity &&
            resolver->referents[i].land != NULL) {
            return true;
        }
    }
    for (uint32_t e = 0; e < document->n_entities; e++) {
        const tri_entity *other = &document->entities[e];
        if (e == entity || !other->named || other->type != TRI_TYPE_LOC) {
            continue;
        }
        const char *const *row = tri_i_lexicon_find(
            country ? &tri_i_lexicon_countries : &tri_i_lexicon_wikidata, other->name);
        if (row != NULL &&
            (country
                 ? strcmp(row[TRI_COUNTRIES_CODE], place[TRI_WIKIDATA_CODE]) == 0
                 : strcmp(row[TRI_WIKIDATA_CODE], place[TRI_WIKIDATA_CODE]) == 0 &&
                       strcmp(row[TRI_WIKIDATA_KIND], place[TRI_WIKIDATA_KIND]) == 0)) {
            return true;
        }
    }
    return false;
}

/* The row of the one place of the entity's name that the document means, NULL. */
static const char *const *choose_place(const tri_i_resolver *resolver, uint32_t entity)
{
    const tri_entity *one = &resolver->document->entities[entity];
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_wikidata, one->name);
    if (row == NULL || tri_i_lexicon_next(&tri_i_lexicon_wikidata, row) == NULL) {
        return row;
    }
    const char *const *chosen = NULL;
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_wikidata, row)) {
        if (is_told(resolver, entity, row)) {
            if (chosen != NULL) {
                return NULL;
            }
            chosen = row;
        }
    }
    return chosen;
}

bool tri_i_find_wikidata(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    int32_t *places =
        tri_arena_alloc(&document->arena, document->n_entities, sizeof *places);
    bool *articles =
        tri_arena_alloc(&document->arena, document->n_entities, sizeof *articles);
    if (places == NULL || articles == NULL) {
        return false;
    }
    count_places(resolver, places, articles);
    for (uint32_t e = 0; e < document->n_entities; e++) {
        tri_entity *entity = &document->entities[e];
        const bool given = entity->wikidata[0] != '\0' || entity->ref[0] != '\0';
        if (entity->type != TRI_TYPE_LOC || places[e] <= 0 || given) {
            continue; /* the input tells what it refers to */
        }
        const char *const *row = choose_place(resolver, e);
        const bool part =
            row != NULL && (strcmp(row[TRI_WIKIDATA_KIND], "state") == 0 ||
                            strcmp(row[TRI_WIKIDATA_KIND], "city") == 0);
        if (row == NULL || (part && articles[e])) {
            continue;
        }
        entity->wikidata = row[TRI_WIKIDATA_ID];
        if (part) { /* of two places of a name the tables have the country */
            entity->subtype =
                strcmp(row[TRI_WIKIDATA_KIND], "city") == 0 ? "city" : "region";
            entity->country = "";
        } else if (entity->subtype[0] == '\0') {
            entity->subtype = row[TRI_WIKIDATA_KIND];
        }
    }
    return true;
}
