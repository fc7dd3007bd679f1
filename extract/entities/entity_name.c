/* Finds what an entity is called and is: from its mentions, the tables, the input. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/entities/maker.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* How much a name says: 3 a word, 1 an initial. */
static uint32_t weigh(const char *name)
{
    uint32_t weight = 0;
    while (*name != '\0') {
        const size_t n = strcspn(name, " ");
        weight += n == 1 || (n == 2 && name[1] == '.') ? 1 : 3;
        name += n + (name[n] == ' ');
    }
    return weight;
}

/* The mention whose words name the entity best: a name before a noun phrase before a
   pronoun; of names the longest that is no acronym, of others the first. */
uint32_t tri_i_best_mention(const tri_i_maker *m, uint32_t root)
{
    uint32_t best = root;
    uint32_t best_weight = 0;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        const tri_i_span *one = &m->resolver->spans[i];
        const uint8_t best_kind = m->resolver->spans[best].kind;
        if (one->kind == TRI_MENTION_NAME) {
            const char *name = tri_i_clean_name(m->resolver, i);
            if (name == NULL) {
                return TRI_NONE;
            }
            /* A title is less than a given name, and more than nothing. */
            const uint32_t n = m->resolver->titled[i] != NULL  ? 5
                               : tri_i_has_capitals_only(name) ? 1
                                                               : 1 + weigh(name);
            if (best_kind != TRI_MENTION_NAME || n > best_weight) {
                best = i;
                best_weight = n;
            }
        } else if (one->kind < best_kind && best_kind != TRI_MENTION_NAME) {
            best = i;
        }
    }
    return best;
}

/* The type that most of the entity's names have; ties go to the first. */
static uint8_t majority_type(const tri_i_maker *m, uint32_t root)
{
    uint32_t counts[TRI_TYPE_COUNT] = {0};
    uint8_t best = TRI_TYPE_COUNT;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        const tri_i_span *mention = &m->resolver->spans[i];
        if (mention->kind == TRI_MENTION_NAME) {
            /* "Kazakh institutions": a nationality, but of a place. */
            const uint8_t type =
                tri_i_land(m->resolver, i) != NULL ? TRI_TYPE_LOC : mention->type;
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
static bool apply_tables(const tri_i_maker *m, uint32_t root, tri_entity *entity)
{
    tri_arena *arena = m->resolver->arena;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        if (m->resolver->spans[i].kind != TRI_MENTION_NAME) {
            continue;
        }
        if (m->resolver->elsewhere[i] != NULL) {
            entity->subtype = "city";
            return true;
        }
        if (m->resolver->expanded[i]) {
            continue; /* the text says what it means */
        }
        const char *name = tri_i_clean_name(m->resolver, i);
        if (name == NULL) {
            return false;
        }
        const tri_lexicon *table;
        const char *const *row =
            tri_i_known_name(name, entity->type != TRI_TYPE_LOC, &table);
        if (row == NULL) {
            row = tri_i_known_name(m->resolver->features[i].name, false, &table);
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
                    if (!tri_i_add_to_list(arena, &entity->aliases, &entity->n_aliases,
                                           row[TRI_ORGANISATIONS_NAME])) {
                        return false;
                    }
                } else if (strchr(other[TRI_ORGANISATIONS_FORM], '.') == NULL &&
                           !tri_i_add_to_list(arena, &entity->aliases,
                                              &entity->n_aliases,
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
static void apply_head_word(const tri_i_maker *m, uint32_t mention, tri_entity *entity)
{
    const tri_document *document = m->resolver->document;
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(m->resolver, mention, words);
    for (uint32_t i = 0; i < 2 && n > 1; i++) {
        const uint32_t word = i == 0 ? words[n - 1] : words[0];
        const char *folded =
            tri_i_fold(m->resolver->arena, document->tokens[word].form);
        const char *const *row =
            folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, folded);
        if (row != NULL &&
            tri_type_from_name(row[TRI_HEADS_TYPE]) == (tri_type)entity->type) {
            entity->subtype = row[TRI_HEADS_SUBTYPE];
            return;
        }
    }
}

/* Puts what the input says of the entity over all that was found out. */
static void apply_given(const tri_i_maker *m, uint32_t root, uint32_t best,
                        tri_entity *entity)
{
    const tri_document *document = m->resolver->document;
    const bool is_nameless = m->resolver->spans[best].kind == TRI_MENTION_PRONOUN;
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        if (m->resolver->spans[i].given != 0) {
            tri_i_describe_given(document, m->resolver->spans[i].given - 1, is_nameless,
                                 entity);
        }
    }
}

/* "us", "our": an entity that nothing else names is called "we". */
static const char *pronoun_name(const tri_i_maker *m, uint32_t mention,
                                const char *form)
{
    char word[16];
    const size_t n = strlen(form);
    if (m->resolver->spans[mention].kind != TRI_MENTION_PRONOUN || n >= sizeof word ||
        tri_utf8_lower(form, n, word, sizeof word) == 0) {
        return form;
    }
    const char *name =
        tri_i_lexicon_cell(&tri_i_lexicon_pronouns, word, TRI_PRONOUNS_NAME);
    return name[0] == '\0' ? form : name;
}

bool tri_i_name_entity(const tri_i_maker *m, uint32_t root, tri_entity *entity)
{
    const uint32_t best = tri_i_best_mention(m, root);
    if (best == TRI_NONE) {
        return false;
    }
    const tri_i_span *one = &m->resolver->spans[best];
    entity->name = tri_i_clean_name(m->resolver, best);
    entity->subtype = one->subtype;
    entity->wikidata = "";
    entity->ref = "";
    entity->country = "";
    entity->type = one->type;
    if (entity->name == NULL) {
        return false;
    }
    entity->name = pronoun_name(m, best, entity->name);
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        entity->n_mentions++;
        entity->named = entity->named || m->resolver->spans[i].kind == TRI_MENTION_NAME;
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

/* ---- Offices and institutions, completed by their owner */

/* The owner that a mention is. A person has a cabinet and an administration; whose
   ministries and agencies these are, their country's, is not for it to say. */
static const char *owner_name(const tri_i_maker *m, uint32_t mention, bool persons)
{
    if (mention == TRI_NONE) {
        return NULL;
    }
    const uint32_t entity = m->entity_of[mention];
    if (entity == TRI_NONE || !m->entities[entity].named ||
        (m->entities[entity].type == TRI_TYPE_PER && !persons)) {
        return NULL;
    }
    return m->entities[entity].name;
}

/* The owner that a dependent of an institution tells: "of Kenya", "Kenyan", "Kenya";
   NULL. */
static const char *owner_by(const tri_i_maker *m, uint32_t token, bool persons)
{
    const tri_i_tree *tree = m->resolver->document->tree;
    const uint32_t at = m->resolver->mention_at[token];
    const char *const *row;
    switch (tree->tokens[token].rel) {
    case TRI_REL_NMOD:
        return strcmp(tri_i_case_form(tree, token), "of") == 0
                   ? owner_name(m, at, persons)
                   : NULL;
    case TRI_REL_AMOD:
    case TRI_REL_COMPOUND:
        row = tri_i_lexicon_find(&tri_i_lexicon_demonyms, tree->tokens[token].form);
        if (row != NULL) {
            return tri_i_country_name(row[TRI_DEMONYMS_CODE]);
        }
        return tree->tokens[token].rel == TRI_REL_COMPOUND ? owner_name(m, at, persons)
                                                           : NULL;
    default:
        return NULL;
    }
}

/* The owner that a mention's own phrase gives: a possessor, "of", a nationality. */
static const char *find_owner(const tri_i_maker *m, uint32_t mention)
{
    const tri_i_resolver *r = m->resolver;
    const tri_i_tree *tree = r->document->tree;
    const tri_i_span *one = &r->spans[mention];
    const char *folded = tri_i_fold(r->arena, tree->tokens[one->head].form);
    const bool persons = folded != NULL &&
                         tri_i_lexicon_has(&tri_i_lexicon_persons_institutions, folded);
    const char *owner = owner_name(m, r->features[mention].owner, persons);
    TRI_I_FOR_DEPENDENTS (tree, one->head, c) {
        const bool is_inside =
            one->kind == TRI_MENTION_NAME && c >= one->begin && c < one->end;
        owner = owner == NULL && !is_inside ? owner_by(m, c, persons) : owner;
    }
    return owner;
}

/* Where an institution sits whose owner is not told: "the Finance Ministry in Athens";
   NULL. */
static const char *find_seat(const tri_i_maker *m, uint32_t mention)
{
    const tri_i_resolver *r = m->resolver;
    const tri_i_tree *tree = r->document->tree;
    TRI_I_FOR_DEPENDENTS (tree, r->spans[mention].head, c) {
        const uint32_t at = tri_i_name_at(r, c);
        if (tree->tokens[c].rel == TRI_REL_NMOD && at != TRI_NONE &&
            r->spans[at].type == TRI_TYPE_LOC &&
            strcmp(tri_i_case_form(tree, c), "in") == 0) {
            return owner_name(m, at, false);
        }
    }
    return NULL;
}

/* The name of an institution whose owner some mention tells, NULL. */
static const char *institution_name(const tri_i_maker *m, uint32_t root)
{
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        if (m->resolver->institutions[i].name != NULL) {
            return m->resolver->institutions[i].name;
        }
    }
    return NULL;
}

/* Adds the owner to the name of an institution: "Interior Ministry (Kazakhstan)". */
bool tri_i_complete_by_owner(const tri_i_maker *m, const char *home, uint32_t root,
                             tri_entity *entity)
{
    tri_arena *arena = m->resolver->arena;
    const char *owner = NULL;
    if (entity->ref[0] != '\0' ||
        tri_i_lexicon_find(&tri_i_lexicon_organisations, entity->name) != NULL ||
        tri_i_lexicon_find(&tri_i_lexicon_places, entity->name) != NULL) {
        return true; /* the input, or that all know it, tells it from others */
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
               tri_i_add_to_list(arena, &entity->aliases, &entity->n_aliases, before);
    }
    for (uint32_t i = root; owner == NULL && i != TRI_NONE; i = m->next[i]) {
        if (!tri_i_needs_owner(m->resolver, i)) {
            continue;
        }
        owner = find_owner(m, i);
    }
    for (uint32_t i = root; owner == NULL && i != TRI_NONE; i = m->next[i]) {
        owner = tri_i_needs_owner(m->resolver, i) ? find_seat(m, i) : NULL;
    }
    const char *bare = entity->name;
    if (owner == NULL) {
        if (!tri_i_name_at_home(m, home, root, &entity->name)) {
            return false;
        }
    } else if (strstr(bare, owner) == NULL) {
        /* "Kazakh government" is "government (Kazakhstan)". */
        entity->name = tri_arena_printf(arena, "%s (%s)", bare, owner);
    }
    return entity->name == bare ||
           (entity->name != NULL &&
            tri_i_add_to_list(arena, &entity->aliases, &entity->n_aliases, bare));
}
