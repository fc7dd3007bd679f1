/* Joins names of which the text says that they are one: acronyms in brackets, "also
   known as"; and nationalities with their countries. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"

#include <string.h>

enum { MAX_BETWEEN = 8, MAX_LETTERS = 16 };

static const char *form(const tri_i_resolver *resolver, uint32_t token)
{
    return resolver->document->tokens[token].form;
}

/* ---- Acronyms in brackets */

/* The first letters of a mention's capitalised words in lower case, of every part of a
   hyphenated one. */
static void initials(const tri_i_resolver *resolver, const tri_mention *mention,
                     char letters[MAX_LETTERS + 1])
{
    size_t n = 0;
    for (uint32_t t = mention->begin; t < mention->end && n < MAX_LETTERS; t++) {
        const char first = form(resolver, t)[0];
        if (first >= 'A' && first <= 'Z') {
            letters[n++] = (char)(first - 'A' + 'a');
        }
    }
    letters[n] = '\0';
}

/* Whether both have the same letters, in whatever order: "PSD", Social Democratic
 * Party.
 */
static bool same_letters(const char *a, const char *b)
{
    if (strlen(a) != strlen(b)) {
        return false;
    }
    for (const char *c = a; *c != '\0'; c++) {
        size_t more = 0;
        for (const char *k = a; *k != '\0'; k++) {
            more += *k == *c;
        }
        for (const char *k = b; *k != '\0'; k++) {
            more -= *k == *c;
        }
        if (more != 0) {
            return false;
        }
    }
    return true;
}

static bool explains(const char *acronym, const char *letters)
{
    const size_t n = strlen(acronym);
    if (n < 2 || letters[0] == '\0') {
        return false;
    }
    return strcmp(acronym, letters) == 0 ||
           (acronym[0] == letters[0] && tri_distance(acronym, letters, 1) <= 1) ||
           (n > 2 &&
            (strncmp(acronym, letters, n) == 0 || same_letters(acronym, letters)));
}

/* "Big Name (BN)", "BN (Big Name)". */
static bool join_bracketed(tri_i_resolver *resolver, uint32_t mention)
{
    tri_document *document = resolver->document;
    const tri_mention *outer = &document->mentions[mention];
    const uint32_t at = outer->end + 1;
    if (outer->type == TRI_TYPE_PER || at + 1 >= document->n_tokens ||
        strcmp(form(resolver, at - 1), "(") != 0 ||
        document->tokens[at].sentence != document->tokens[outer->begin].sentence) {
        return true;
    }
    char letters[MAX_LETTERS + 1];
    const char *closing = form(resolver, at + 1);
    const uint32_t inside = resolver->mention_at[at];
    if (inside != TRI_NONE && tri_i_is_acronym(form(resolver, at)) &&
        (closing[0] == ')' || closing[0] == ',' || closing[0] == ';')) {
        const char *acronym = tri_i_fold(&document->arena, form(resolver, at));
        initials(resolver, outer, letters);
        if (acronym != NULL && explains(acronym, letters)) {
            tri_mention *other = &document->mentions[inside];
            other->kind = TRI_MENTION_NAME;
            other->type = outer->type;
            tri_i_join(resolver, inside, mention, TRI_RULE_ACRONYM);
        }
        return acronym != NULL;
    }
    if (outer->end - outer->begin == 1 &&
        tri_i_is_acronym(form(resolver, outer->begin))) {
        for (uint32_t i = mention + 1;
             i < document->n_mentions && document->mentions[i].begin <= at; i++) {
            tri_mention *other = &document->mentions[i];
            const char *acronym =
                tri_i_fold(&document->arena, form(resolver, outer->begin));
            initials(resolver, other, letters);
            if (acronym == NULL) {
                return false;
            }
            if (other->begin == at && other->kind == TRI_MENTION_NAME &&
                form(resolver, other->end)[0] == ')' && explains(acronym, letters)) {
                other->type = outer->type;
                tri_i_join(resolver, i, mention, TRI_RULE_ACRONYM);
                return true;
            }
        }
    }
    return true;
}

/* ---- Other names that the text gives */

/* Whether the words between two names say that the second is another name of the first:
   "( also known as", ", formerly", "( born". */
static bool says_also_known(const tri_i_resolver *resolver, uint32_t begin,
                            uint32_t end)
{
    if (end <= begin || end - begin > MAX_BETWEEN) {
        return false;
    }
    bool says = false;
    bool set_off = false;
    for (uint32_t t = begin; t < end; t++) {
        const char *word = tri_i_fold(&resolver->document->arena, form(resolver, t));
        if (word == NULL) {
            return false;
        }
        set_off = set_off || strcmp(word, ",") == 0 || strcmp(word, "(") == 0;
        if (tri_i_lexicon_has(&tri_i_lexicon_alias_sayings, word)) {
            says = true;
        } else if (!tri_i_lexicon_has(&tri_i_lexicon_alias_fillers, word)) {
            return false;
        }
    }
    const char *first = form(resolver, begin);
    const char *last = form(resolver, end - 1);
    /* "Ann Lee (born Ann Sun", "Kyiv (or Kiev)". */
    return (says && set_off) || (first[0] == '(' && end - begin == 2 &&
                                 tri_i_lexicon_has(&tri_i_lexicon_alias_openers, last));
}

/* Joins the name after a name of which the text says so; goes on from the one found:
   "also known as X, Y". */
static void join_also_known(tri_i_resolver *resolver, uint32_t mention)
{
    tri_document *document = resolver->document;
    const tri_mention *one = &document->mentions[mention];
    const uint32_t sentence = document->tokens[one->begin].sentence;
    for (uint32_t i = mention + 1; i < document->n_mentions; i++) {
        tri_mention *other = &document->mentions[i];
        if (other->begin > one->end + MAX_BETWEEN ||
            document->tokens[other->begin].sentence != sentence) {
            return;
        }
        if (other->kind != TRI_MENTION_NAME || other->begin < one->end) {
            continue;
        }
        if (says_also_known(resolver, one->end, other->begin)) {
            other->type = one->type;
            tri_i_join(resolver, i, mention, TRI_RULE_ALSO_KNOWN);
        }
        return;
    }
}

bool tri_i_join_aliases(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        if (document->mentions[i].kind == TRI_MENTION_NAME) {
            if (!join_bracketed(resolver, i)) {
                return false;
            }
            join_also_known(resolver, i);
        }
    }
    return true;
}

/* ---- Nationalities */

/* The country or region that an adjective means, `*land` NULL where it means none.
   False where memory is out. */
static bool land_of(tri_i_resolver *resolver, const tri_mention *mention,
                    const char **land)
{
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(resolver, mention, words);
    const char *bare = tri_i_words(resolver, words, n, false);
    *land = NULL;
    while (bare != NULL) {
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_demonyms, bare);
        if (row != NULL) {
            *land = tri_i_country_name(row[TRI_DEMONYMS_CODE]);
            return true;
        }
        row = tri_i_lexicon_find(&tri_i_lexicon_region_adjectives, bare);
        if (row != NULL) {
            *land = row[TRI_REGION_ADJECTIVES_REGION];
            return true;
        }
        const char *hyphen = strchr(bare, '-'); /* "ex-Soviet" */
        if (hyphen == NULL) {
            return true;
        }
        const char *prefix =
            tri_arena_copy(&resolver->document->arena, bare, (size_t)(hyphen - bare));
        if (prefix == NULL ||
            !tri_i_lexicon_has(&tri_i_lexicon_bound_prefixes, prefix)) {
            return prefix != NULL;
        }
        bare = hyphen + 1;
    }
    return false;
}

/* Whether a nationality stands before a noun that it says the country of: "Kazakh
   institutions", no language, no people. */
static bool is_modifier(const tri_i_resolver *resolver, const tri_mention *mention)
{
    const tri_document *document = resolver->document;
    const tri_token *head = &document->tokens[mention->head];
    if (head->head == TRI_NONE || head->head < mention->end ||
        (head->rel != TRI_REL_AMOD && head->rel != TRI_REL_COMPOUND &&
         head->rel != TRI_REL_NMOD_DESC)) {
        return false;
    }
    const tri_token *noun = &document->tokens[head->head];
    return (noun->upos == TRI_UPOS_NOUN || noun->upos == TRI_UPOS_PROPN) &&
           !tri_i_lexicon_has(&tri_i_lexicon_language_nouns, noun->lemma);
}

bool tri_i_find_nationalities(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    bool ok = true;
    for (uint32_t i = 0; i < document->n_mentions && ok; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind == TRI_MENTION_NAME && m->type != TRI_TYPE_PER && m->given == 0 &&
            is_modifier(resolver, m)) {
            ok = land_of(resolver, m, &resolver->referents[i].land);
        }
    }
    return ok && tri_i_find_metonyms(resolver);
}

bool tri_i_join_nationalities(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    tri_map lands = {0};
    bool ok = true;
    for (uint32_t i = 0; i < document->n_mentions && ok; i++) {
        const tri_mention *m = &document->mentions[i];
        if (m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_LOC ||
            resolver->referents[i].land != NULL ||
            resolver->referents[i].elsewhere != NULL) {
            continue;
        }
        const tri_lexicon *table;
        uint32_t words[TRI_I_NAME_WORDS];
        const uint32_t n = tri_i_name_words(resolver, m, words);
        const char *name = tri_i_words(resolver, words, n, false);
        const char *const *row =
            name == NULL ? NULL : tri_i_known_name(name, false, &table);
        const bool country = row != NULL && table == &tri_i_lexicon_countries;
        ok = name != NULL &&
             tri_i_set(&lands, country ? row[TRI_COUNTRIES_NAME] : name, i);
    }
    for (uint32_t i = 0; i < document->n_mentions && ok; i++) {
        const char *land = resolver->referents[i].land;
        if (land != NULL) {
            const uint32_t country = tri_i_get(&lands, land);
            if (country != TRI_NONE) {
                tri_i_join(resolver, i, country,
                           resolver->referents[i].metonym ? TRI_RULE_METONYM
                                                          : TRI_RULE_NATIONALITY);
            } else {
                ok = tri_i_set(&lands, land, i);
            }
        }
    }
    tri_map_clear(&lands);
    return ok;
}
