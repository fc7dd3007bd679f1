/* Makes an entity of every set of joined mentions: name, type, aliases, roles. A little
   over 500 lines: one pass over one struct. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"
#include "extract/entities/resolve.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LISTED = 16 /* aliases, roles */ };

/* An entity in the making. `next` chains its mentions in the document's order. */
typedef struct {
    tri_i_resolver *resolver;
    uint32_t *next; /* (n_mentions) the entity's next mention, TRI_NONE */
    bool *named;    /* (n_tokens) part of a name */
} maker;

static bool is_listed(const char *const *list, uint32_t n, const char *text)
{
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(list[i], text) == 0) {
            return true;
        }
    }
    return false;
}

static bool add_to_list(tri_arena *arena, const char ***list, uint32_t *n,
                        const char *text)
{
    if (text[0] == '\0' || *n == MAX_LISTED || is_listed(*list, *n, text)) {
        return true;
    }
    if (*list == NULL) {
        *list = tri_arena_alloc(arena, MAX_LISTED, sizeof **list);
        if (*list == NULL) {
            return false;
        }
    }
    (*list)[(*n)++] = text;
    return true;
}

/* A name without its article and titles, as it stands. */
static const char *clean_name(const maker *m, uint32_t mention)
{
    const tri_mention *one = &m->resolver->document->mentions[mention];
    if (one->kind != TRI_MENTION_NAME) {
        return m->resolver->referents[mention].name;
    }
    if (m->resolver->referents[mention].land != NULL) {
        return m->resolver->referents[mention].land;
    }
    if (m->resolver->referents[mention].elsewhere != NULL) {
        return m->resolver->referents[mention].elsewhere;
    }
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(m->resolver, one, words);
    return tri_i_words(m->resolver, words, n, false);
}

static uint32_t count_words(const char *name)
{
    uint32_t n = 1;
    for (const char *c = name; *c != '\0'; c++) {
        n += *c == ' ';
    }
    return n;
}

static bool has_capitals_only(const char *name)
{
    for (const char *c = name; *c != '\0'; c++) {
        if (*c >= 'a' && *c <= 'z') {
            return false;
        }
    }
    return true;
}

/* The type that most of the entity's names have; ties go to the first. */
static uint8_t majority_type(const maker *m, uint32_t root)
{
    uint32_t counts[TRI_TYPE_COUNT] = {0};
    uint8_t best = TRI_TYPE_COUNT;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        const tri_mention *mention = &m->resolver->document->mentions[i];
        if (mention->kind == TRI_MENTION_NAME) {
            /* "Kazakh institutions": a nationality, but of a place. */
            const uint8_t type =
                m->resolver->referents[i].land != NULL ? TRI_TYPE_LOC : mention->type;
            counts[type]++;
            if (best == TRI_TYPE_COUNT) {
                best = type;
            }
        }
    }
    for (uint8_t type = 0; best != TRI_TYPE_COUNT && type < TRI_TYPE_COUNT; type++) {
        if (counts[type] > counts[best]) {
            best = type;
        }
    }
    return best;
}

/* What the tables know of a named entity: sets name, type, subtype, country. */
static bool apply_tables(const maker *m, uint32_t root, tri_entity *entity)
{
    tri_arena *arena = &m->resolver->document->arena;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        if (m->resolver->document->mentions[i].kind != TRI_MENTION_NAME) {
            continue;
        }
        if (m->resolver->referents[i].elsewhere != NULL) {
            entity->subtype = "city";
            return true;
        }
        const char *name = clean_name(m, i);
        if (name == NULL) {
            return false;
        }
        const tri_lexicon *table;
        const char *const *row =
            tri_i_known_name(name, entity->type != TRI_TYPE_LOC, &table);
        if (row == NULL) {
            row = tri_i_known_name(m->resolver->referents[i].name, false, &table);
        }
        if (row == NULL) {
            continue;
        }
        if (table == &tri_i_lexicon_countries) {
            entity->name = row[TRI_COUNTRIES_NAME];
            entity->type = TRI_TYPE_LOC;
            entity->subtype = strcmp(row[TRI_COUNTRIES_KIND], "capital") == 0
                                  ? "city"
                                  : row[TRI_COUNTRIES_KIND];
            entity->country = strcmp(row[TRI_COUNTRIES_KIND], "country") == 0
                                  ? row[TRI_COUNTRIES_CODE]
                                  : "";
            return true;
        }
        if (table == &tri_i_lexicon_demonyms) {
            entity->type = TRI_TYPE_MISC;
            entity->subtype = "nationality";
            entity->country = row[TRI_DEMONYMS_CODE];
            return true;
        }
        if (table == &tri_i_lexicon_places) {
            entity->type = (uint8_t)tri_type_from_name(row[TRI_PLACES_TYPE]);
            entity->subtype = row[TRI_PLACES_SUBTYPE];
            return true;
        }
        entity->name = row[TRI_ORGANISATIONS_NAME];
        entity->type = (uint8_t)tri_type_from_name(row[TRI_ORGANISATIONS_TYPE]);
        entity->subtype = row[TRI_ORGANISATIONS_SUBTYPE];
        /* Its acronym, and a household acronym is its name. */
        const tri_lexicon *all = &tri_i_lexicon_organisations;
        for (uint32_t k = 0; k < all->n_rows; k++) {
            const char *const *other = all->cells + (size_t)k * all->n_columns;
            if (strcmp(other[TRI_ORGANISATIONS_NAME], row[TRI_ORGANISATIONS_NAME]) ==
                    0 &&
                (strcmp(other[TRI_ORGANISATIONS_KIND], "acronym") == 0 ||
                 strcmp(other[TRI_ORGANISATIONS_KIND], "label") == 0)) {
                if (strcmp(other[TRI_ORGANISATIONS_KIND], "label") == 0) {
                    entity->name = other[TRI_ORGANISATIONS_FORM];
                    if (!add_to_list(arena, &entity->aliases, &entity->n_aliases,
                                     row[TRI_ORGANISATIONS_NAME])) {
                        return false;
                    }
                } else if (strchr(other[TRI_ORGANISATIONS_FORM], '.') == NULL &&
                           !add_to_list(arena, &entity->aliases, &entity->n_aliases,
                                        other[TRI_ORGANISATIONS_FORM])) {
                    return false;
                }
            }
        }
        return true;
    }
    return true;
}

/* Subtype of a name by its last word: "Lake Temba", "Labour Party". */
static void apply_head_word(const maker *m, uint32_t mention, tri_entity *entity)
{
    tri_document *document = m->resolver->document;
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n =
        tri_i_name_words(m->resolver, &document->mentions[mention], words);
    for (uint32_t i = 0; i < 2 && n > 1; i++) {
        const uint32_t word = i == 0 ? words[n - 1] : words[0];
        const char *folded = tri_i_fold(&document->arena, document->tokens[word].form);
        const char *const *row =
            folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
        if (row != NULL &&
            tri_type_from_name(row[TRI_HEADS_TYPE]) == (tri_type)entity->type) {
            entity->subtype = row[TRI_HEADS_SUBTYPE];
            return;
        }
    }
}

static const char *lower(tri_document *document, const char *word)
{
    char *copy = tri_arena_string(&document->arena, word);
    for (char *c = copy; c != NULL && *c != '\0'; c++) {
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    }
    return copy;
}

/* The noun phrase of a title before a name or beside it: "White House spokeswoman". */
static bool add_role(const maker *m, uint32_t token, tri_entity *entity)
{
    tri_document *document = m->resolver->document;
    const char *lemma =
        tri_i_fold(&document->arena, document->tokens[token].lemma[0]
                                         ? document->tokens[token].lemma
                                         : document->tokens[token].form);
    if (lemma == NULL) {
        return false;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, lemma);
    if ((row == NULL && !tri_i_lexicon_has(&tri_i_lexicon_persons, lemma)) ||
        (row != NULL && strcmp(row[TRI_TITLES_KIND], "honorific") == 0)) {
        return true;
    }
    /* Posts are written in lower case, names in them as they stand. */
    uint32_t words[TRI_I_PHRASE_WORDS];
    const uint32_t n = tri_i_phrase_words(m->resolver, token, words);
    const char *role = "";
    for (uint32_t i = 0; role != NULL && i < n; i++) {
        const tri_token *t = &document->tokens[words[i]];
        const char *word = m->named[words[i]] ? t->form : lower(document, t->form);
        const bool blank =
            i > 0 && (words[i] != words[i - 1] + 1 || (t - 1)->space_after);
        role = word == NULL ? NULL
                            : tri_arena_printf(&document->arena, "%s%s%s", role,
                                               blank ? " " : "", word);
    }
    return role != NULL &&
           add_to_list(&document->arena, &entity->roles, &entity->n_roles, role);
}

/* The titles of a person's mention: before the name, inside it, in apposition. */
static bool add_roles(const maker *m, uint32_t mention, tri_entity *entity)
{
    tri_document *document = m->resolver->document;
    const tri_mention *one = &document->mentions[mention];
    for (uint32_t c = m->resolver->document->tree->first_child[one->head];
         c != TRI_NONE; c = m->resolver->document->tree->next_sibling[c]) {
        const uint8_t rel = document->tokens[c].rel;
        const uint8_t upos = document->tokens[c].upos;
        if ((rel == TRI_REL_NMOD_DESC || rel == TRI_REL_APPOS ||
             rel == TRI_REL_COMPOUND) &&
            (upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN) &&
            !add_role(m, c, entity)) {
            return false;
        }
    }
    /* "the former leader Ada Lee": the name stands in apposition to the title. */
    const tri_token *head = &document->tokens[one->head];
    if (head->rel == TRI_REL_APPOS && head->head != TRI_NONE &&
        document->tokens[head->head].upos == TRI_UPOS_NOUN) {
        return add_role(m, head->head, entity);
    }
    return true;
}

/* ---- Offices and institutions, completed by their owner */

static const char *owner_name(const maker *m, uint32_t mention)
{
    if (mention == TRI_NONE) {
        return NULL;
    }
    const uint32_t entity = m->resolver->document->mentions[mention].entity;
    if (entity == TRI_NONE || !m->resolver->document->entities[entity].named) {
        return NULL;
    }
    return m->resolver->document->entities[entity].name;
}

/* The owner that a mention's own phrase gives: a possessor, "of", a nationality. */
static const char *find_owner(const maker *m, uint32_t mention)
{
    const tri_document *document = m->resolver->document;
    const tri_mention *one = &document->mentions[mention];
    const char *owner = owner_name(m, m->resolver->referents[mention].owner);
    for (uint32_t c = m->resolver->document->tree->first_child[one->head];
         owner == NULL && c != TRI_NONE;
         c = m->resolver->document->tree->next_sibling[c]) {
        const uint32_t at = m->resolver->mention_at[c];
        const uint8_t rel = document->tokens[c].rel;
        if (c >= one->begin && c < one->end && one->kind == TRI_MENTION_NAME) {
            continue;
        }
        if (rel == TRI_REL_NMOD) {
            const uint32_t of =
                tri_i_dependent(m->resolver->document->tree, c, TRI_REL_CASE);
            if (of != TRI_NONE && strcmp(document->tokens[of].form, "of") == 0) {
                owner = owner_name(m, at);
            }
        } else if (rel == TRI_REL_AMOD || rel == TRI_REL_COMPOUND) {
            const char *const *row =
                tri_i_lexicon_find(&tri_i_lexicon_demonyms, document->tokens[c].form);
            owner = row != NULL ? tri_i_country_name(row[TRI_DEMONYMS_CODE])
                    : rel == TRI_REL_COMPOUND ? owner_name(m, at)
                                              : NULL;
        }
    }
    return owner;
}

/* The name of an institution whose owner some mention tells, NULL. */
static const char *institution_name(const maker *m, uint32_t root)
{
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        if (m->resolver->referents[i].institution != NULL) {
            return m->resolver->referents[i].institution;
        }
    }
    return NULL;
}

/* Adds the owner to the name of an institution: "Interior Ministry (Kazakhstan)". */
static bool complete_by_owner(const maker *m, uint32_t root, tri_entity *entity)
{
    tri_arena *arena = &m->resolver->document->arena;
    const char *owner = NULL;
    if (entity->ref[0] != '\0') {
        return true; /* the input tells it from others */
    }
    const char *whole = institution_name(m, root);
    if (whole != NULL) {
        const char *before = entity->name;
        entity->name = whole;
        if (entity->type == TRI_TYPE_CONCEPT) { /* "the British government" */
            entity->type = TRI_TYPE_ORG;
            entity->named = true;
            return true;
        }
        return strcmp(before, whole) == 0 ||
               add_to_list(arena, &entity->aliases, &entity->n_aliases, before);
    }
    for (uint32_t i = root; owner == NULL && i != TRI_NONE; i = m->next[i]) {
        if (!tri_i_needs_owner(m->resolver, i)) {
            continue;
        }
        owner = find_owner(m, i);
    }
    if (owner == NULL || strstr(entity->name, owner) != NULL) {
        return true;
    }
    const char *bare = entity->name;
    /* "Kazakh government" is "government (Kazakhstan)". */
    entity->name = tri_arena_printf(arena, "%s (%s)", bare, owner);
    return entity->name != NULL &&
           add_to_list(arena, &entity->aliases, &entity->n_aliases, bare);
}

/* ---- Putting it together */

/* The mention whose words name the entity best: a name before a noun phrase before a
   pronoun; of names the longest that is no acronym, of others the first. */
static uint32_t best_mention(const maker *m, uint32_t root)
{
    const tri_document *document = m->resolver->document;
    uint32_t best = root;
    uint32_t best_words = 0;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        const tri_mention *one = &document->mentions[i];
        const uint8_t best_kind = document->mentions[best].kind;
        if (one->kind == TRI_MENTION_NAME) {
            const char *name = clean_name(m, i);
            if (name == NULL) {
                return TRI_NONE;
            }
            const uint32_t n = has_capitals_only(name) ? 1 : 1 + count_words(name);
            if (best_kind != TRI_MENTION_NAME || n > best_words) {
                best = i;
                best_words = n;
            }
        } else if (one->kind < best_kind && best_kind != TRI_MENTION_NAME) {
            best = i;
        }
    }
    return best;
}

/* Puts what the input says of the entity over all that was found out. */
static void apply_given(const maker *m, uint32_t root, uint32_t best,
                        tri_entity *entity)
{
    const tri_document *document = m->resolver->document;
    const bool is_nameless = document->mentions[best].kind == TRI_MENTION_PRONOUN;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        if (document->mentions[i].given != 0) {
            tri_i_describe_given(document, document->mentions[i].given - 1, is_nameless,
                                 entity);
        }
    }
}

static bool name_entity(const maker *m, uint32_t root, tri_entity *entity)
{
    tri_document *document = m->resolver->document;
    const uint32_t best = best_mention(m, root);
    if (best == TRI_NONE) {
        return false;
    }
    const tri_mention *one = &document->mentions[best];
    entity->name = clean_name(m, best);
    entity->subtype = one->subtype;
    entity->wikidata = "";
    entity->ref = "";
    entity->country = "";
    entity->type = one->type;
    if (entity->name == NULL) {
        return false;
    }
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        entity->n_mentions++;
        entity->named = entity->named || document->mentions[i].kind == TRI_MENTION_NAME;
    }
    if (entity->named) {
        entity->type = majority_type(m, root);
        if (entity->type != TRI_TYPE_PER) {
            apply_head_word(m, best, entity);
            if (!apply_tables(m, root, entity)) {
                return false;
            }
        }
    }
    apply_given(m, root, best, entity);
    return true;
}

static bool list_aliases(const maker *m, uint32_t root, tri_entity *entity)
{
    tri_document *document = m->resolver->document;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        const tri_mention *one = &document->mentions[i];
        if (one->kind == TRI_MENTION_PRONOUN ||
            (entity->named && one->kind != TRI_MENTION_NAME) ||
            (one->kind != TRI_MENTION_NAME &&
             m->resolver->referents[i]
                 .apposed)) { /* what it is, not what it is called */
            continue;
        }
        const char *name = clean_name(m, i);
        if (name == NULL ||
            (strcmp(name, entity->name) != 0 &&
             !add_to_list(&document->arena, &entity->aliases, &entity->n_aliases,
                          name)) ||
            (entity->type == TRI_TYPE_PER && one->kind == TRI_MENTION_NAME &&
             !add_roles(m, i, entity))) {
            return false;
        }
    }
    return true;
}

/* How a mention's words stand for its entity. */
static uint8_t how_of(const maker *m, uint32_t mention, const tri_entity *entity)
{
    const tri_mention *one = &m->resolver->document->mentions[mention];
    switch (one->kind) {
    case TRI_MENTION_NAME: {
        const char *name = clean_name(m, mention);
        if (m->resolver->referents[mention].land != NULL) {
            return m->resolver->referents[mention].metonym ? TRI_HOW_METONYM
                                                           : TRI_HOW_ALIAS;
        }
        if (name == NULL || strcmp(name, entity->name) == 0) {
            return TRI_HOW_NAME;
        }
        return has_capitals_only(name) && strchr(name, ' ') == NULL ? TRI_HOW_ACRONYM
                                                                    : TRI_HOW_ALIAS;
    }
    case TRI_MENTION_VALUE:
        return TRI_HOW_NAME;
    case TRI_MENTION_NOMINAL:
        return TRI_HOW_NOMINAL;
    default:
        return TRI_HOW_PRONOUN;
    }
}

tri_status tri_i_make_entities(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    tri_arena *arena = &document->arena;
    const uint32_t n = document->n_mentions;
    maker m = {.resolver = resolver,
               .next = tri_arena_alloc(arena, n, sizeof *m.next),
               .named = tri_arena_alloc(arena, document->n_tokens, sizeof *m.named)};
    uint32_t *last = tri_arena_alloc(arena, n, sizeof *last);
    uint32_t *roots = tri_arena_alloc(arena, n, sizeof *roots);
    document->entities = tri_arena_alloc(arena, (size_t)n + document->n_given,
                                         sizeof *document->entities);
    if (m.next == NULL || m.named == NULL || last == NULL || roots == NULL ||
        document->entities == NULL) {
        return tri_i_fail_memory(resolver->error);
    }
    document->n_entities = 0;
    for (uint32_t i = 0; i < n; i++) {
        tri_mention *mention = &document->mentions[i];
        const uint32_t root = tri_i_find_root(resolver, i);
        m.next[i] = TRI_NONE;
        if (root == i) {
            roots[document->n_entities] = i;
            mention->entity = document->n_entities++;
        } else { /* the root is the first of its mentions */
            m.next[last[root]] = i;
            mention->entity = document->mentions[root].entity;
        }
        last[root] = i;
        for (uint32_t t = mention->begin;
             mention->kind == TRI_MENTION_NAME && t < mention->end; t++) {
            m.named[t] = true;
        }
    }
    bool ok = true;
    for (uint32_t e = 0; ok && e < document->n_entities; e++) {
        ok = name_entity(&m, roots[e], &document->entities[e]);
    }
    for (uint32_t e = 0; ok && e < document->n_entities; e++) {
        ok = list_aliases(&m, roots[e], &document->entities[e]);
    }
    for (uint32_t i = 0; ok && i < n; i++) {
        tri_mention *mention = &document->mentions[i];
        const tri_entity *entity = &document->entities[mention->entity];
        mention->how = how_of(&m, i, entity);
    }
    for (uint32_t e = 0; ok && e < document->n_entities; e++) {
        ok = complete_by_owner(&m, roots[e], &document->entities[e]);
    }
    ok = ok && tri_i_find_wikidata(resolver);
    if (!ok) {
        return tri_i_fail_memory(resolver->error);
    }
    for (uint32_t i = 0; i < n; i++) {
        tri_mention *mention = &document->mentions[i];
        const tri_entity *entity = &document->entities[mention->entity];
        const uint32_t root = tri_i_find_root(resolver, i);
        if (resolver->referents[i].land != NULL && !resolver->referents[i].metonym) {
            mention->type = TRI_TYPE_MISC;
            mention->subtype = "nationality";
        } else {
            mention->type = entity->type;
            mention->subtype = entity->subtype;
        }
        if (mention->n_members > 0) {
            mention->how = TRI_HOW_PRONOUN;
        } else if (mention->kind == TRI_MENTION_PRONOUN && !entity->named &&
                   document->mentions[best_mention(&m, root)].kind ==
                       TRI_MENTION_PRONOUN) {
            mention->how = TRI_HOW_NONE;
        }
    }
    return tri_i_place_given(document, resolver->error);
}
