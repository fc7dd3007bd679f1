/* What the words of a name are, what equal names have in common, and what the tables
   know of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

bool tri_i_set(tri_map *map, const char *key, uint32_t value)
{
    return key[0] == '\0' || tri_map_set(map, key, strlen(key), value);
}

uint32_t tri_i_get(const tri_map *map, const char *key)
{
    const uint32_t value = tri_map_get(map, key, strlen(key));
    return value == TRI_MAP_NONE ? TRI_NONE : value;
}

enum { AMBIGUOUS = UINT32_MAX - 2 };

bool tri_i_claim(const tri_i_resolver *resolver, tri_map *map, const char *key,
                 uint32_t mention, bool is_latest)
{
    const uint32_t before = tri_i_get(map, key);
    if (before == TRI_NONE) {
        return tri_i_set(map, key, mention);
    }
    if (before == AMBIGUOUS ||
        tri_i_find_root(resolver, before) != tri_i_find_root(resolver, mention)) {
        return tri_i_set(map, key, AMBIGUOUS);
    }
    return !is_latest || tri_i_set(map, key, mention);
}

uint32_t tri_i_claimed(const tri_map *map, const char *key)
{
    const uint32_t mention = tri_i_get(map, key);
    return mention == AMBIGUOUS ? TRI_NONE : mention;
}

/* Drops titles before a person's name. */
static uint32_t skip_titles(const tri_document *document, tri_arena *arena,
                            uint32_t begin, uint32_t end)
{
    while (begin + 1 < end) {
        const char *folded = tri_i_fold(arena, document->tokens[begin].form);
        if (folded == NULL || !tri_i_lexicon_has(&tri_i_lexicon_titles, folded)) {
            const bool modifier =
                folded != NULL &&
                tri_i_lexicon_has(&tri_i_lexicon_title_modifiers, folded);
            if (!modifier || begin + 2 >= end) {
                break;
            }
        }
        begin++;
    }
    return begin;
}

uint32_t tri_i_name_words(const tri_i_resolver *resolver, uint32_t mention,
                          uint32_t words[TRI_I_NAME_WORDS])
{
    const tri_document *document = resolver->document;
    const tri_i_span *span = &resolver->spans[mention];
    uint32_t begin = span->begin;
    uint32_t end = span->end;
    while (
        end - begin > 1 && document->tokens[end - 1].xpos == TRI_XPOS_POS &&
        (span->type == TRI_TYPE_PER || !tri_i_owns_nothing(document->tree, end - 1))) {
        end--;
    }
    while (end - begin > 1 && (document->tokens[begin].upos == TRI_UPOS_DET ||
                               document->tokens[begin].upos == TRI_UPOS_PUNCT)) {
        begin++;
    }
    if (span->type == TRI_TYPE_PER) {
        begin = skip_titles(document, resolver->arena, begin, end);
    }
    uint32_t n = 0;
    for (uint32_t t = begin; t < end && n < TRI_I_NAME_WORDS; t++) {
        words[n++] = t;
    }
    return n;
}

const char *tri_i_bare_name(const tri_i_resolver *resolver, uint32_t mention)
{
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(resolver, mention, words);
    return tri_i_words(resolver, words, n, false);
}

uint32_t tri_i_name_chunks(const tri_i_resolver *resolver, uint32_t mention,
                           const char *chunks[TRI_I_NAME_WORDS])
{
    const tri_document *document = resolver->document;
    tri_arena *arena = resolver->arena;
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n_words = tri_i_name_words(resolver, mention, words);
    uint32_t n = 0;
    bool open = false; /* the next token goes on with the chunk */
    for (uint32_t i = 0; i < n_words; i++) {
        const tri_token *t = &document->tokens[words[i]];
        const char *form = tri_i_fold(arena, t->form);
        if (form == NULL) {
            return 0;
        }
        const bool hyphen = strcmp(form, "-") == 0;
        if (strcmp(form, ",") == 0 || form[0] == '\0') {
            open = false;
            continue;
        }
        if ((open || hyphen) && n > 0) {
            chunks[n - 1] = tri_arena_printf(arena, "%s%s", chunks[n - 1], form);
        } else {
            chunks[n++] = form;
        }
        if (chunks[n - 1] == NULL) {
            return 0;
        }
        open = hyphen || !t->space_after;
    }
    if (n == 0) { /* nothing but commas and full stops */
        chunks[n++] = document->tokens[words[0]].form;
    }
    return n;
}

const char *tri_i_sort_before_of(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_i_span *m = &resolver->spans[mention];
    if (m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_LOC) {
        return "";
    }
    const char *chunks[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_chunks(resolver, mention, chunks);
    const bool is_so =
        n > 2 && strcmp(chunks[1], "of") == 0 &&
        strcmp(tri_i_lexicon_cell(&tri_i_lexicon_heads, chunks[0], TRI_HEADS_SUBTYPE),
               "city") == 0;
    return n == 0 ? NULL : is_so ? chunks[0] : "";
}

const char *tri_i_country_name(const char *code)
{
    const tri_lexicon *table = &tri_i_lexicon_countries;
    for (uint32_t i = 0; i < table->n_rows && code[0] != '\0'; i++) {
        const char *const *row = table->cells + (size_t)i * table->n_columns;
        if (strcmp(row[TRI_COUNTRIES_CODE], code) == 0 &&
            strcmp(row[TRI_COUNTRIES_KIND], "country") == 0) {
            return row[TRI_COUNTRIES_NAME];
        }
    }
    return NULL;
}

const char *const *tri_i_known_name(const char *name, bool organisation,
                                    const tri_lexicon **table)
{
    *table = &tri_i_lexicon_countries;
    const char *const *row = tri_i_lexicon_find(*table, name);
    if (row != NULL) {
        return row;
    }
    *table = &tri_i_lexicon_organisations;
    row = tri_i_lexicon_find(*table, name);
    if (row != NULL &&
        (organisation || strcmp(row[TRI_ORGANISATIONS_KIND], "acronym") != 0)) {
        return row;
    }
    *table = &tri_i_lexicon_places;
    row = tri_i_lexicon_find(*table, name);
    if (row != NULL) {
        return row;
    }
    *table = &tri_i_lexicon_demonyms;
    return tri_i_lexicon_find(*table, name);
}

const char *tri_i_land(const tri_i_resolver *resolver, uint32_t mention)
{
    return resolver->nations[mention] != NULL ? resolver->nations[mention]
                                              : resolver->acts_for[mention];
}

const char *tri_i_clean_name(const tri_i_resolver *resolver, uint32_t mention)
{
    if (resolver->spans[mention].kind != TRI_MENTION_NAME) {
        return resolver->features[mention].name;
    }
    if (tri_i_land(resolver, mention) != NULL) {
        return tri_i_land(resolver, mention);
    }
    if (resolver->titled[mention] != NULL) {
        return resolver->titled[mention];
    }
    return resolver->elsewhere[mention] != NULL ? resolver->elsewhere[mention]
                                                : tri_i_bare_name(resolver, mention);
}

bool tri_i_is_post(const char *folded)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, folded);
    return row != NULL && strcmp(row[TRI_TITLES_KIND], "honorific") != 0;
}

uint32_t tri_i_name_at(const tri_i_resolver *resolver, uint32_t token)
{
    const uint32_t at = token == TRI_NONE ? TRI_NONE : resolver->mention_at[token];
    return at != TRI_NONE && resolver->spans[at].kind == TRI_MENTION_NAME ? at
                                                                          : TRI_NONE;
}

bool tri_i_is_before_noun(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_i_span *name = &resolver->spans[mention];
    const tri_token *head = &resolver->document->tokens[name->head];
    return head->head != TRI_NONE && head->head >= name->end &&
           (head->rel == TRI_REL_NMOD_POSS || head->rel == TRI_REL_COMPOUND ||
            head->rel == TRI_REL_AMOD || head->rel == TRI_REL_NMOD_DESC);
}

uint32_t tri_i_whole_called_so(const tri_i_resolver *resolver, uint32_t mention,
                               uint32_t alias)
{
    const tri_token *tokens = resolver->document->tokens;
    const tri_token *head = &tokens[resolver->spans[mention].head];
    const uint32_t whole = head->rel == TRI_REL_NMOD && head->head != TRI_NONE
                               ? tri_i_name_at(resolver, head->head)
                               : TRI_NONE;
    return whole != TRI_NONE && strcmp(tokens[resolver->spans[whole].head].form,
                                       tokens[resolver->spans[alias].head].form) == 0
               ? whole
               : mention;
}

const bool *tri_i_named_tokens(const tri_i_resolver *resolver)
{
    bool *named =
        tri_arena_alloc(resolver->arena, resolver->document->n_tokens, sizeof *named);
    for (uint32_t i = 0; named != NULL && i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        for (uint32_t t = m->begin; m->kind == TRI_MENTION_NAME && t < m->end; t++) {
            named[t] = true;
        }
    }
    return named;
}

bool tri_i_is_of_part(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_i_institution *one = &resolver->institutions[mention];
    if (one->role_key == NULL || one->owner_name == NULL) {
        return false;
    }
    const char *code = tri_i_lexicon_cell(&tri_i_lexicon_countries, one->owner_name,
                                          TRI_COUNTRIES_CODE);
    if (code[0] != '\0' && strchr(code, '-') == NULL) { /* but "GB-SCT" */
        return false;
    }
    return (tri_i_lexicon_has(&tri_i_lexicon_parliaments, one->role_key) ||
            tri_i_lexicon_has(&tri_i_lexicon_nation_wide_bodies, one->role_key) ||
            tri_i_lexicon_has(&tri_i_lexicon_american_institutions, one->role_key)) &&
           tri_i_lexicon_has(&tri_i_lexicon_wikidata, one->owner_name);
}

bool tri_i_needs_owner(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *document = resolver->document;
    const tri_i_span *one = &resolver->spans[mention];
    if (one->kind != TRI_MENTION_NAME && one->kind != TRI_MENTION_NOMINAL) {
        return false;
    }
    uint32_t last = one->head;
    if (one->kind == TRI_MENTION_NAME) {
        uint32_t words[TRI_I_NAME_WORDS];
        const uint32_t n = tri_i_name_words(resolver, mention, words);
        last = words[n - 1];
        for (uint32_t i = 0; i < n; i++) { /* "Kazakh Interior Ministry" has it */
            const tri_lexicon *table;
            if (tri_i_known_name(document->tokens[words[i]].form, false, &table) !=
                NULL) {
                return false;
            }
        }
    }
    const char *folded = tri_i_fold(resolver->arena, document->tokens[last].form);
    const char *const *row =
        folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
    return row != NULL && strcmp(row[TRI_HEADS_INSTITUTION], "owned") == 0;
}

const char *tri_i_chunks_key(const tri_i_resolver *resolver, const char *const *chunks,
                             uint32_t n)
{
    tri_arena *arena = resolver->arena;
    const char *key = "";
    for (uint32_t i = 0; key != NULL && i < n; i++) {
        const char *const *row =
            tri_i_lexicon_find(&tri_i_lexicon_name_variants, chunks[i]);
        key = tri_arena_printf(arena, "%s%s%s", key, i > 0 ? " " : "",
                               row != NULL && n > 1 ? row[TRI_NAME_VARIANTS_SAME]
                                                    : chunks[i]);
    }
    char *copy = key == NULL ? NULL : tri_arena_copy(arena, key, strlen(key));
    for (char *c = copy; c != NULL && *c != '\0'; c++) {
        *c = *c == '-' ? ' ' : *c;
    }
    return copy;
}
