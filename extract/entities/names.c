/* Joins the names of all that is no person, as wholes: equal names, known other names,
   acronyms of names met before. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"

#include "extract/entities/name_phrase.h"
#include "extract/entities/owners.h"
#include "extract/entities/word_forms.h"

#include <string.h>

typedef struct {
    tri_i_resolver *resolver;
    tri_map names;    /* keys of names, to a mention */
    tri_map initials; /* of names so far, to the first mention */
} joiner;

/* How many of a name's words are left without what says only which sort of thing it is:
   "Norvex Corp". */
static uint32_t without_sort(const char *const *chunks, uint32_t n)
{
    uint32_t left = n;
    while (left > 1) {
        const char *last = chunks[left - 1];
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, last);
        bool sort = (row != NULL && strcmp(row[TRI_HEADS_SUBTYPE], "company") == 0) ||
                    tri_i_lexicon_has(&tri_i_lexicon_legal_forms, last);
        /* "Heathrow Airport Holdings" is no airport. */
        row = tri_i_lexicon_find(&tri_i_lexicon_heads, chunks[left - 2]);
        sort = sort &&
               (row == NULL || tri_type_from_name(row[TRI_HEADS_TYPE]) == TRI_TYPE_ORG);
        if (!sort && !(left < n && strcmp(last, "&") == 0)) { /* "Hensley & Co." */
            break;
        }
        left--;
    }
    return left;
}

/* The key of what the tables know by this name, "" where they do not have it. */
static const char *known_key(joiner *j, uint32_t mention, const char *name, uint32_t n)
{
    const tri_i_span *m = &j->resolver->spans[mention];
    tri_arena *arena = j->resolver->arena;
    const tri_lexicon *table;
    if (j->resolver->expanded[mention] && n == 1) {
        return "";
    }
    const char *const *row =
        tri_i_known_name(name, m->type != TRI_TYPE_LOC || n > 1, &table);
    if (row == NULL) { /* "The Hague" */
        row = tri_i_known_name(j->resolver->features[mention].name, false, &table);
    }
    if (row == NULL || table == &tri_i_lexicon_places ||
        table == &tri_i_lexicon_demonyms) {
        return "";
    }
    const char *known = tri_i_fold(arena, table == &tri_i_lexicon_countries
                                              ? row[TRI_COUNTRIES_NAME]
                                              : row[TRI_ORGANISATIONS_NAME]);
    return known == NULL ? NULL : tri_arena_printf(arena, "=%s", known);
}

/* What an institution's phrase says of its owner outside of its name: the folded name
   of a possessor, of what "of" brings, of a country for its nationality; "" where it
   says nothing. NULL where memory is out. */
static const char *owner_key(const joiner *j, uint32_t mention)
{
    tri_i_resolver *r = j->resolver;
    const tri_i_span *m = &r->spans[mention];
    uint32_t owner = r->features[mention].owner;
    if (owner == TRI_NONE) {
        owner = tri_i_owner_among(r, m->head, 0, m->begin, TRI_I_ANYBODY);
    }
    if (owner == TRI_NONE) {
        owner = tri_i_owner_among(r, m->head, m->end, UINT32_MAX, TRI_I_ANYBODY);
    }
    if (owner == TRI_NONE || r->spans[owner].kind != TRI_MENTION_NAME) {
        return "";
    }
    if (tri_i_land(r, owner) != NULL) {
        return tri_i_fold(r->arena, tri_i_land(r, owner));
    }
    const char *name = tri_i_bare_name(r, owner);
    const tri_lexicon *table;
    const char *const *row =
        name == NULL ? NULL : tri_i_known_name(name, false, &table);
    return name == NULL
               ? NULL
               : tri_i_fold(r->arena, row != NULL && table == &tri_i_lexicon_countries
                                          ? row[TRI_COUNTRIES_NAME]
                                          : name);
}

/* Joins names of one institution, but not of two owners: "Kenya's Interior Ministry"
   and Uganda's. One without an owner is the latest of its name. */
static bool join_institution(joiner *j, uint32_t mention, const char *key)
{
    tri_arena *arena = j->resolver->arena;

    const char *owner =
        j->resolver->institutions[mention].owner_name != NULL
            ? tri_i_fold(arena, j->resolver->institutions[mention].owner_name)
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
        const bool is_last =
            ownerless != TRI_NONE && tri_i_get(&j->names, key) == ownerless;
        if (is_last && tri_i_is_of_part(j->resolver, mention)) {
            return tri_i_set(&j->names, owned,
                             mention); /* whoever comes next is not it */
        }
        same = is_last ? ownerless : same;
    }
    const bool is_whole = /* the National Guard, behind Nebraska's */
        owner[0] == '\0' && tri_i_lexicon_has(&tri_i_lexicon_nation_wide_bodies, key);
    if (is_whole) {
        same = tri_i_get(&j->names, bare);
    }
    if (same != TRI_NONE) {
        tri_i_join(j->resolver, mention, same, TRI_RULE_SAME_NAME);
    }
    return (!is_whole || tri_i_set(&j->names, bare, mention)) &&
           tri_i_set(&j->names, key, mention) && tri_i_set(&j->names, owned, mention);
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

/* "Norvex" for "Norvex Corp"; but "London Bank" is not London, nor the SNP Group the
   SNP. */
static bool join_without_sort(joiner *j, uint32_t mention, const char *const *chunks,
                              uint32_t n_chunks, const uint32_t *words,
                              uint32_t n_words)
{
    const tri_i_resolver *r = j->resolver;
    const uint32_t n = without_sort(chunks, n_chunks);
    if (n == n_chunks || tri_i_lexicon_has(&tri_i_lexicon_paper_nouns, chunks[n - 1])) {
        return true;
    }
    const tri_lexicon *table;
    const char *key = tri_i_chunks_key(r, chunks, n);
    const char *name = tri_i_words(r, words, n < n_words ? n : n_words, false);
    if (key == NULL || name == NULL) {
        return false;
    }
    const char *const *row = tri_i_known_name(name, true, &table);
    const bool is_party = /* whose group sits in a parliament */
        row != NULL && table == &tri_i_lexicon_organisations &&
        strcmp(row[TRI_ORGANISATIONS_SUBTYPE], "party") == 0;
    if (is_party || tri_i_known_name(name, false, &table) != NULL) {
        return true;
    }
    const uint32_t same = tri_i_get(&j->names, key);
    if (same == TRI_NONE) {
        return tri_i_set(&j->names, key, mention);
    }
    if (r->spans[same].type == r->spans[mention].type) {
        tri_i_join(j->resolver, mention, same, TRI_RULE_SHORT_NAME);
    }
    return true;
}

/* What a name's initials and the acronym that puts the last of them first have in
   common: "FMI" of the International Monetary Fund. NULL where memory is out. */
static const char *turned_key(const joiner *j, char first, const char *letters)
{
    const size_t n = strlen(letters);
    char *key = tri_arena_alloc(j->resolver->arena, n + 3, 1);
    if (key == NULL) {
        return NULL;
    }
    size_t at = 0;
    key[at++] = '~';
    key[at++] = first;
    for (int c = 'a'; c <= 'z'; c++) {
        for (size_t i = 0; i < n; i++) {
            if (letters[i] == c) {
                key[at++] = (char)c;
            }
        }
    }
    return key;
}

/* Enters a name of several words by its initials. */
static bool enter_initials(joiner *j, uint32_t mention, const uint32_t *words,
                           uint32_t n)
{
    char letters[TRI_I_INITIALS + 1];
    tri_i_initials(j->resolver->document, words[0], words[n - 1] + 1, letters);
    const size_t n_letters = strlen(letters);
    if (n_letters >= 3) {
        const char *turned = turned_key(j, letters[n_letters - 1], letters);
        if (turned == NULL ||
            !tri_i_claim(j->resolver, &j->initials, turned, mention, false)) {
            return false;
        }
    }
    if (n_letters < 2 || tri_i_get(&j->initials, letters) != TRI_NONE) {
        return true;
    }
    const char *key = tri_arena_string(j->resolver->arena, letters);
    return key != NULL && tri_i_set(&j->initials, key, mention);
}

/* Joins an acronym with the name of these initials, in this order or turned. */
static bool join_initials(joiner *j, uint32_t mention, const char *key)
{
    uint32_t same = tri_i_get(&j->initials, key);
    if (same == TRI_NONE) {
        const char *turned = turned_key(j, key[0], key);
        if (turned == NULL) {
            return false;
        }
        same = tri_i_claimed(&j->initials, turned);
    }
    if (same != TRI_NONE) {
        tri_i_join(j->resolver, mention, same, TRI_RULE_INITIALS);
    }
    return true;
}

/* Joins names of one number, in figures or in words: "Channel Four", "Channel 4". */
static bool join_numbered(joiner *j, uint32_t mention, const char *name)
{
    const tri_i_name_facts facts = {.type = (tri_type)j->resolver->spans[mention].type,
                                    .wikidata = ""};
    tri_i_name read;
    tri_i_read_name(name, &facts, &read);
    if (read.numbers[0] == '\0') {
        return true;
    }
    for (uint32_t i = 0; i + 1 < read.n_bytes; i++) { /* one text of the words */
        read.text[i] = read.text[i] == '\0' ? ' ' : read.text[i];
    }
    const char *key = tri_arena_printf(j->resolver->arena, "#%s%s|%s", read.numbers,
                                       read.direction, read.text);
    return key != NULL && join_or_enter(j, mention, key, TRI_RULE_SAME_NAME);
}

/* "University of Tarnby", "Tarnby University". */
static bool join_turned(joiner *j, uint32_t mention, const char *const *chunks,
                        uint32_t n)
{
    if (n != 3 || strcmp(chunks[1], "of") != 0) {
        return true;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, chunks[0]);
    if (row == NULL || tri_type_from_name(row[TRI_HEADS_TYPE]) != TRI_TYPE_ORG) {
        return true;
    }
    const char *turned[2] = {chunks[2], chunks[0]};
    const char *key = tri_i_chunks_key(j->resolver, turned, 2);
    return key != NULL && join_or_enter(j, mention, key, TRI_RULE_SAME_NAME);
}

/* Whether a determiner or number tells one of a people from the others: "an American",
   "one Iraqi", "every American". */
static bool is_one_of_people(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_token *head = &tree->tokens[r->spans[mention].head];
    const bool is_before_noun = tri_i_is_before_noun(r, mention);
    const uint32_t noun = is_before_noun ? head->head : r->spans[mention].head;
    return tri_i_dependent(tree, noun, TRI_REL_DET) != TRI_NONE ||
           tri_i_dependent(tree, noun, TRI_REL_NUMMOD) != TRI_NONE;
}

/* Whether words tell how many of a people are meant: "four Americans", "many
   Americans", "millions of Americans". */
static bool is_some_of_people(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t head = r->spans[mention].head;
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const uint8_t rel = tree->tokens[c].rel;
        if (rel == TRI_REL_NUMMOD ||
            ((rel == TRI_REL_AMOD || rel == TRI_REL_DET) &&
             (tri_i_lexicon_has(&tri_i_lexicon_indefinite_determiners,
                                tree->tokens[c].lemma) ||
              strcmp(tree->tokens[c].form, "most") == 0))) {
            return true;
        }
    }
    const uint32_t above = tree->tokens[head].head;
    return above != TRI_NONE && tree->tokens[head].rel == TRI_REL_NMOD &&
           strcmp(tri_i_case_form(tree, head), "of") == 0 &&
           tri_i_dependent(tree, above, TRI_REL_DET) == TRI_NONE;
}

/* Joins the names of a people, but neither one nor some of it with all: "an American",
   "four Americans", "the American people". */
static bool join_people(joiner *j, uint32_t mention, tri_i_people_use use,
                        const char *people)
{
    tri_i_resolver *r = j->resolver;
    if (use == TRI_I_OF_PEOPLE && is_one_of_people(r, mention)) {
        return true;
    }
    const char *bare = tri_i_bare_name(r, mention);
    const char *folded = bare == NULL ? NULL : tri_i_fold(r->arena, bare);
    /* a language, a way of life, or some of them, is no people's name */
    const char *key = folded == NULL
                          ? NULL
                          : tri_arena_printf(r->arena, "%s %s people", folded,
                                             use == TRI_I_PEOPLE ? "as" : "of");
    const char *all = tri_arena_printf(r->arena, "all %s", people);
    return key != NULL && all != NULL &&
           join_or_enter(j, mention, key, TRI_RULE_SAME_NAME) &&
           (use == TRI_I_OF_PEOPLE || is_some_of_people(r, mention) ||
            join_or_enter(j, mention, all, TRI_RULE_KNOWN_NAME));
}

static bool join_name(joiner *j, uint32_t mention)
{
    tri_i_resolver *r = j->resolver;
    const char *people;
    const tri_i_people_use use = tri_i_use_of_people(r, mention, &people);
    if (use != TRI_I_NO_PEOPLE) {
        return people != NULL && join_people(j, mention, use, people);
    }
    if (r->elsewhere[mention] != NULL) {
        const char *whole = tri_i_fold(r->arena, r->elsewhere[mention]);
        return whole != NULL && join_or_enter(j, mention, whole, TRI_RULE_SAME_NAME);
    }
    const char *chunks[TRI_I_NAME_WORDS];
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(r, mention, words);
    const uint32_t n_chunks = tri_i_name_chunks(r, mention, chunks);
    const char *name = tri_i_words(r, words, n, false);
    const char *key = n_chunks == 0 ? NULL : tri_i_chunks_key(r, chunks, n_chunks);
    const char *known =
        name == NULL || key == NULL ? NULL : known_key(j, mention, name, n);
    if (known == NULL) {
        return false;
    }
    const char *role = r->institutions[mention].role_key;
    const bool joined = role != NULL ? join_institution(j, mention, role)
                        : known[0] == '\0' && tri_i_needs_owner(r, mention)
                            ? join_institution(j, mention, key)
                            : join_or_enter(j, mention, key, TRI_RULE_SAME_NAME);
    if (!joined ||
        (known[0] != '\0' && !join_or_enter(j, mention, known, TRI_RULE_KNOWN_NAME)) ||
        (r->spans[mention].type == TRI_TYPE_ORG &&
         (!join_without_sort(j, mention, chunks, n_chunks, words, n) ||
          !join_turned(j, mention, chunks, n_chunks))) ||
        (n > 1 && !join_numbered(j, mention, name))) {
        return false;
    }
    if (n == 1 && known[0] == '\0' && tri_i_is_acronym(name) && strlen(key) >= 3 &&
        !join_initials(j, mention, key)) {
        return false;
    }
    return n < 3 || enter_initials(j, mention, words, n);
}

bool tri_i_join_names(tri_i_resolver *resolver)
{
    joiner j = {.resolver = resolver};
    bool ok = true;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        const tri_i_institution *institution = &resolver->institutions[i];
        if (m->kind == TRI_MENTION_NAME && m->type != TRI_TYPE_PER &&
            tri_i_land(resolver, i) == NULL) {
            ok = join_name(&j, i);
        } else if (m->kind == TRI_MENTION_NOMINAL && institution->role_key != NULL &&
                   (institution->owner_name != NULL ||
                    resolver->features[i].owner == TRI_NONE)) {
            ok = join_institution(&j, i, institution->role_key);
        }
    }
    tri_map_clear(&j.names);
    tri_map_clear(&j.initials);
    return ok && tri_i_join_spellings(resolver);
}
