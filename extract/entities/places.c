/* Tells towns that are called like a well-known one from it: "Moscow, Idaho". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"

#include <string.h>

enum { MAX_CODES = 4 };

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
    const tri_i_span *m = &resolver->spans[mention];
    const tri_i_tree *tree = document->tree;
    uint32_t in = tri_i_dependent(tree, m->head, TRI_REL_NMOD_UNMARKED);
    in = in == TRI_NONE ? tri_i_dependent(tree, m->head, TRI_REL_APPOS) : in;
    const uint32_t other = in == TRI_NONE ? TRI_NONE : resolver->mention_at[in];
    if (other == TRI_NONE || resolver->spans[other].kind != TRI_MENTION_NAME ||
        resolver->spans[other].begin != m->end + 1 ||
        strcmp(document->tokens[m->end].form, ",") != 0) {
        return true;
    }
    const char *name = tri_i_bare_name(resolver, mention);
    const char *land = tri_i_bare_name(resolver, other);
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
    resolver->elsewhere[mention] =
        tri_arena_printf(resolver->arena, "%s, %s", name, land);
    return resolver->elsewhere[mention] != NULL;
}

/* Whether the document names a country with one of the codes, or its people. False in
   `*ok` where memory is out. */
static bool names_country(tri_i_resolver *resolver, const char *const *codes,
                          uint32_t n, bool *ok)
{
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind != TRI_MENTION_NAME) {
            continue;
        }
        const char *name = tri_i_bare_name(resolver, i);
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
    const char *name = tri_i_bare_name(resolver, mention);
    const char *codes[MAX_CODES];
    bool ok = name != NULL;
    if (!ok || names_country(resolver, codes, find_codes(name, false, codes), &ok)) {
        return ok;
    }
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_LOC ||
            resolver->elsewhere[i] != NULL) {
            continue;
        }
        const char *other = tri_i_bare_name(resolver, i);
        if (other == NULL) {
            return false;
        }
        if (strcmp(other, name) == 0) {
            resolver->elsewhere[i] = resolver->elsewhere[mention];
        }
    }
    return true;
}

bool tri_i_find_elsewhere(tri_i_resolver *resolver)
{
    bool found = false;
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind == TRI_MENTION_NAME && m->type == TRI_TYPE_LOC &&
            !find_other_country(resolver, i, &found)) {
            return false;
        }
    }
    for (uint32_t i = 0; found && i < resolver->n_spans; i++) {
        if (resolver->elsewhere[i] != NULL && !spread(resolver, i)) {
            return false;
        }
    }
    return true;
}
