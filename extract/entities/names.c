/* Joins the names of all that is no person, as wholes: equal names, known other names,
   acronyms of names met before. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"

#include "extract/entities/name_phrase.h"

#include <string.h>

enum { MAX_INITIALS = 16 };

typedef struct {
    tri_i_resolver *resolver;
    tri_map names;    /* keys of names, to a mention */
    tri_map initials; /* first letters of names so far, to a mention */
} joiner;

bool tri_i_set(tri_map *map, const char *key, uint32_t value)
{
    return key[0] == '\0' || tri_map_set(map, key, strlen(key), value);
}

uint32_t tri_i_get(const tri_map *map, const char *key)
{
    const uint32_t value = tri_map_get(map, key, strlen(key));
    return value == TRI_MAP_NONE ? TRI_NONE : value;
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

uint32_t tri_i_name_words(const tri_i_resolver *resolver, const tri_mention *mention,
                          uint32_t words[TRI_I_NAME_WORDS])
{
    const tri_document *document = resolver->document;
    uint32_t begin = mention->begin;
    uint32_t end = mention->end;
    while (end - begin > 1 && document->tokens[end - 1].xpos == TRI_XPOS_POS) {
        end--;
    }
    while (end - begin > 1 && (document->tokens[begin].upos == TRI_UPOS_DET ||
                               document->tokens[begin].upos == TRI_UPOS_PUNCT)) {
        begin++;
    }
    if (mention->type == TRI_TYPE_PER) {
        begin = skip_titles(document, &resolver->document->arena, begin, end);
    }
    uint32_t n = 0;
    for (uint32_t t = begin; t < end && n < TRI_I_NAME_WORDS; t++) {
        words[n++] = t;
    }
    return n;
}

uint32_t tri_i_name_chunks(const tri_i_resolver *resolver, const tri_mention *mention,
                           const char *chunks[TRI_I_NAME_WORDS])
{
    const tri_document *document = resolver->document;
    tri_arena *arena = &resolver->document->arena;
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

bool tri_i_is_acronym(const char *form)
{
    size_t letters = 0;
    for (const char *c = form; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z') {
            letters++;
        } else if (*c != '.' && *c != '-' && !(*c == 's' && c[1] == '\0')) {
            return false;
        }
    }
    return letters >= 2 && letters <= 7;
}

bool tri_i_needs_owner(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *document = resolver->document;
    const tri_mention *one = &document->mentions[mention];
    if (one->kind != TRI_MENTION_NAME && one->kind != TRI_MENTION_NOMINAL) {
        return false;
    }
    uint32_t last = one->head;
    if (one->kind == TRI_MENTION_NAME) {
        uint32_t words[TRI_I_NAME_WORDS];
        const uint32_t n = tri_i_name_words(resolver, one, words);
        last = words[n - 1];
        for (uint32_t i = 0; i < n; i++) { /* "Kazakh Interior Ministry" has it */
            const tri_lexicon *table;
            if (tri_i_known_name(document->tokens[words[i]].form, false, &table) !=
                NULL) {
                return false;
            }
        }
    }
    const char *folded =
        tri_i_fold(&resolver->document->arena, document->tokens[last].form);
    const char *const *row =
        folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
    return row != NULL && strcmp(row[TRI_HEADS_INSTITUTION], "owned") == 0;
}

/* First letters of a name's capitalised words, folded; "" under two. */
static const char *initials_of(joiner *j, const uint32_t *words, uint32_t n)
{
    tri_document *document = j->resolver->document;
    char letters[MAX_INITIALS + 1];
    uint32_t m = 0;
    for (uint32_t i = 0; i < n && m < MAX_INITIALS; i++) {
        const char *form = document->tokens[words[i]].form;
        if (form[0] >= 'A' && form[0] <= 'Z') {
            letters[m++] = (char)(form[0] - 'A' + 'a');
        }
    }
    letters[m] = '\0';
    return m < 2 ? "" : tri_arena_string(&document->arena, letters);
}

/* How many of a name's words are left without what says only which sort of thing it is:
   "Norvex Corp". */
static uint32_t without_sort(const char *const *chunks, uint32_t n)
{
    uint32_t left = n;
    while (left > 1) {
        const char *last = chunks[left - 1];
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, last);
        bool sort = (row != NULL && strcmp(row[TRI_HEADS_SUBTYPE], "company") == 0) ||
                    tri_i_lexicon_has(&tri_i_lexicon_company_words, last);
        /* "Heathrow Airport Holdings" is no airport. */
        row = tri_i_lexicon_find(&tri_i_lexicon_heads, chunks[left - 2]);
        sort = sort &&
               (row == NULL || tri_type_from_name(row[TRI_HEADS_TYPE]) == TRI_TYPE_ORG);
        if (!sort) {
            break;
        }
        left--;
    }
    return left;
}

const char *tri_i_chunks_key(const tri_i_resolver *resolver, const char *const *chunks,
                             uint32_t n)
{
    tri_arena *arena = &resolver->document->arena;
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

/* The key of what the tables know by this name, "" where they do not have it. */
static const char *known_key(joiner *j, uint32_t mention, const char *name,
                             const char *folded, uint32_t n)
{
    const tri_mention *m = &j->resolver->document->mentions[mention];
    tri_arena *arena = &j->resolver->document->arena;
    const tri_lexicon *table;
    const char *const *row =
        tri_i_known_name(name, m->type != TRI_TYPE_LOC || n > 1, &table);
    if (row == NULL) { /* "The Hague" */
        row = tri_i_known_name(j->resolver->referents[mention].name, false, &table);
    }
    if (row == NULL || table == &tri_i_lexicon_places) {
        return "";
    }
    if (table == &tri_i_lexicon_demonyms) {
        const size_t length = strlen(folded);
        const bool plural =
            length > 4 && folded[length - 1] == 's' && folded[length - 2] != 's';
        return tri_arena_copy(arena, folded, length - plural);
    }
    const char *known = tri_i_fold(arena, table == &tri_i_lexicon_countries
                                              ? row[TRI_COUNTRIES_NAME]
                                              : row[TRI_ORGANISATIONS_NAME]);
    return known == NULL ? NULL : tri_arena_printf(arena, "=%s", known);
}

/* What an institution's phrase says of its owner: the folded name of a possessor, of
   what "of" brings, of a country for its nationality; "" where it says nothing. NULL
   where memory is out. */
static const char *owner_key(joiner *j, uint32_t mention)
{
    tri_i_resolver *r = j->resolver;
    tri_document *document = r->document;
    const tri_mention *m = &document->mentions[mention];
    uint32_t owner = r->referents[mention].owner;
    for (uint32_t c = r->document->tree->first_child[m->head];
         owner == TRI_NONE && c != TRI_NONE; c = r->document->tree->next_sibling[c]) {
        const uint8_t rel = document->tokens[c].rel;
        const bool outside = c < m->begin || c >= m->end;
        if (outside && (rel == TRI_REL_NMOD || rel == TRI_REL_AMOD ||
                        rel == TRI_REL_COMPOUND || rel == TRI_REL_NMOD_POSS)) {
            owner = r->mention_at[c];
        }
    }
    if (owner == TRI_NONE || document->mentions[owner].kind != TRI_MENTION_NAME) {
        return "";
    }
    if (r->referents[owner].land != NULL) {
        return tri_i_fold(&document->arena, r->referents[owner].land);
    }
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(r, &document->mentions[owner], words);
    const char *name = tri_i_words(r, words, n, false);
    const tri_lexicon *table;
    const char *const *row =
        name == NULL ? NULL : tri_i_known_name(name, false, &table);
    return name == NULL ? NULL
                        : tri_i_fold(&document->arena,
                                     row != NULL && table == &tri_i_lexicon_countries
                                         ? row[TRI_COUNTRIES_NAME]
                                         : name);
}

/* Joins names of one institution, but not of two owners: "Kenya's Interior Ministry"
   and Uganda's. One without an owner is the latest of its name. */
static bool join_institution(joiner *j, uint32_t mention, const char *key)
{
    tri_arena *arena = &j->resolver->document->arena;
    const tri_i_referent *referent = &j->resolver->referents[mention];
    const char *owner = referent->owner_name != NULL
                            ? tri_i_fold(arena, referent->owner_name)
                            : owner_key(j, mention);
    const char *owned =
        owner == NULL ? NULL : tri_arena_printf(arena, "%s|%s", key, owner);
    const char *bare = tri_arena_printf(arena, "%s|", key);
    if (owned == NULL || bare == NULL) {
        return false;
    }
    uint32_t same = tri_i_get(&j->names, owned);
    if (owner[0] == '\0') {
        same = tri_i_get(&j->names, key);
        if (same == TRI_NONE && !tri_i_set(&j->names, bare, mention)) {
            return false;
        }
    } else if (same == TRI_NONE) {
        const uint32_t ownerless = tri_i_get(&j->names, bare);
        if (ownerless != TRI_NONE && tri_i_get(&j->names, key) == ownerless) {
            same = ownerless;
        }
    }
    if (same != TRI_NONE) {
        tri_i_join(j->resolver, mention, same, TRI_RULE_SAME_NAME);
    }
    return tri_i_set(&j->names, key, mention) && tri_i_set(&j->names, owned, mention);
}

/* Joins the mention with the one that the key has, or enters it. */
static bool join_or_enter(joiner *j, uint32_t mention, const char *key, tri_rule rule)
{
    const uint32_t same = tri_i_get(&j->names, key);
    if (same == TRI_NONE) {
        return tri_i_set(&j->names, key, mention);
    }
    tri_i_join(j->resolver, mention, same, rule);
    return true;
}

static bool join_name(joiner *j, uint32_t mention)
{
    tri_document *document = j->resolver->document;
    const tri_mention *m = &document->mentions[mention];
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(j->resolver, m, words);
    const char *chunks[TRI_I_NAME_WORDS];
    const uint32_t n_chunks = tri_i_name_chunks(j->resolver, m, chunks);
    const char *name = tri_i_words(j->resolver, words, n, false);
    const char *key =
        n_chunks == 0 ? NULL : tri_i_chunks_key(j->resolver, chunks, n_chunks);
    const char *initials = initials_of(j, words, n);
    if (name == NULL || key == NULL || initials == NULL) {
        return false;
    }
    const char *elsewhere = j->resolver->referents[mention].elsewhere;
    if (elsewhere != NULL) {
        const char *whole = tri_i_fold(&document->arena, elsewhere);
        return whole != NULL && join_or_enter(j, mention, whole, TRI_RULE_SAME_NAME);
    }
    const char *known = known_key(j, mention, name, key, n);
    const char *role = j->resolver->referents[mention].role_key;
    const bool joined =
        role != NULL ? join_institution(j, mention, role)
        : known != NULL && known[0] == '\0' && tri_i_needs_owner(j->resolver, mention)
            ? join_institution(j, mention, key)
            : join_or_enter(j, mention, key, TRI_RULE_SAME_NAME);
    if (known == NULL || !joined ||
        (known[0] != '\0' && !join_or_enter(j, mention, known, TRI_RULE_KNOWN_NAME))) {
        return false;
    }
    /* "Norvex" for "Norvex Corp"; but "London Bank" is not London. */
    const uint32_t n_short =
        m->type == TRI_TYPE_ORG ? without_sort(chunks, n_chunks) : n_chunks;
    if (n_short < n_chunks) {
        const char *shorter = tri_i_chunks_key(j->resolver, chunks, n_short);
        const uint32_t same =
            shorter == NULL ? TRI_NONE : tri_i_get(&j->names, shorter);
        const tri_lexicon *table;
        uint32_t first[TRI_I_NAME_WORDS];
        memcpy(first, words, sizeof first);
        const char *text =
            tri_i_words(j->resolver, first, n_short <= n ? n_short : n, false);
        if (shorter == NULL || text == NULL) {
            return false;
        }
        if (tri_i_known_name(text, false, &table) == NULL) {
            if (same != TRI_NONE && document->mentions[same].type == m->type) {
                tri_i_join(j->resolver, mention, same, TRI_RULE_SHORT_NAME);
            } else if (same == TRI_NONE && !tri_i_set(&j->names, shorter, mention)) {
                return false;
            }
        }
    }
    if (n == 1 && known[0] == '\0' && tri_i_is_acronym(name) && strlen(key) >= 3) {
        const uint32_t same = tri_i_get(&j->initials, key);
        if (same != TRI_NONE) {
            tri_i_join(j->resolver, mention, same, TRI_RULE_INITIALS);
        }
    }
    return n < 3 || tri_i_get(&j->initials, initials) != TRI_NONE ||
           tri_i_set(&j->initials, initials, mention);
}

/* Joins the names of all but persons, as wholes. */
static bool join_whole_names(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    joiner j = {.resolver = resolver};
    bool ok = true;
    for (uint32_t i = 0; ok && i < document->n_mentions; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind == TRI_MENTION_NAME && m->type != TRI_TYPE_PER &&
            resolver->referents[i].land == NULL) {
            ok = join_name(&j, i);
        } else if (m->kind == TRI_MENTION_NOMINAL &&
                   resolver->referents[i].role_key != NULL &&
                   (resolver->referents[i].owner_name != NULL ||
                    resolver->referents[i].owner == TRI_NONE)) {
            ok = join_institution(&j, i, resolver->referents[i].role_key);
        }
    }
    tri_map_clear(&j.names);
    tri_map_clear(&j.initials);
    return ok;
}

tri_status tri_i_join_names(tri_i_resolver *resolver)
{
    const bool ok =
        tri_i_find_elsewhere(resolver) && tri_i_find_nationalities(resolver) &&
        tri_i_find_institutions(resolver) && tri_i_join_persons(resolver) &&
        join_whole_names(resolver) && tri_i_join_aliases(resolver) &&
        tri_i_join_short_names(resolver) && tri_i_join_nationalities(resolver);
    return ok ? TRI_OK : tri_i_fail_memory(resolver->error);
}
