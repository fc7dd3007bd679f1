/* Notes the nationalities before nouns, and joins them and the capitals that act with
   their countries: "Kazakh institutions". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* The country or region that an adjective means, `*land` NULL where it means none.
   False where memory is out. */
static bool land_of(const tri_i_resolver *resolver, uint32_t mention, const char **land)
{
    const char *bare = tri_i_bare_name(resolver, mention);
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
            tri_arena_copy(resolver->arena, bare, (size_t)(hyphen - bare));
        if (prefix == NULL ||
            !tri_i_lexicon_has(&tri_i_lexicon_bound_prefixes, prefix)) {
            return prefix != NULL;
        }
        bare = hyphen + 1;
    }
    return false;
}

static bool is_before_noun(const tri_token *word)
{
    return word->rel == TRI_REL_AMOD || word->rel == TRI_REL_COMPOUND ||
           word->rel == TRI_REL_NMOD_DESC;
}

/* Whether an adjective belongs to another one, as a part of it ("Kazakh-led troops") or
   beside it ("Uzbek and Kazakh troops"); no plural, as that is of people. */
static bool is_part_of_adjective(const tri_document *document, uint32_t token)
{
    const tri_token *word = &document->tokens[token];
    if (word->head == TRI_NONE || word->xpos == TRI_XPOS_NNS ||
        word->xpos == TRI_XPOS_NNPS) {
        return false;
    }
    const tri_token *above = &document->tokens[word->head];
    const bool is_beside = word->rel == TRI_REL_CONJ && word->head < token;
    /* "Kazakh-led troops", "Kazakh state-owned firms" */
    const bool is_near = word->head <= token + 2 ||
                         (word->head <= token + 4 &&
                          strcmp(document->tokens[word->head - 1].form, "-") == 0);
    const bool is_bound = word->head > token && is_near &&
                          (word->rel == TRI_REL_OBL || word->rel == TRI_REL_ADVMOD ||
                           is_before_noun(word)) &&
                          (above->upos == TRI_UPOS_ADJ || above->upos == TRI_UPOS_VERB);
    return (is_beside || is_bound) && is_before_noun(above);
}

/* Whether a class has a noun's lemma or, of a plural that is a word of its own, its
   form: "people". */
static bool is_listed(const tri_i_resolver *resolver, const tri_token *noun,
                      const tri_lexicon *class)
{
    const char *form = tri_i_fold(resolver->arena, noun->form);
    return tri_i_lexicon_has(class, noun->lemma) ||
           (form != NULL && tri_i_lexicon_has(class, form));
}

/* Whether the word before makes a nationality that of another land or no land's:
   "Central American", "African-American". */
static bool is_of_another(const tri_i_resolver *resolver, uint32_t begin)
{
    const tri_token *tokens = resolver->document->tokens;
    uint32_t at = begin;
    if (at > 1 && strcmp(tokens[at - 1].form, "-") == 0) {
        at--;
    }
    const char *before = at == 0 || tokens[at - 1].sentence != tokens[begin].sentence
                             ? ""
                             : tri_i_fold(resolver->arena, tokens[at - 1].form);
    return before != NULL && tri_i_lexicon_has(&tri_i_lexicon_land_parts, before);
}

/* Whether a nationality stands before a noun that it says the country of: "Kazakh
   institutions", no language, no people. */
static bool is_modifier(const tri_i_resolver *resolver, const tri_i_span *mention)
{
    const tri_document *document = resolver->document;
    const uint32_t adjective = is_part_of_adjective(document, mention->head)
                                   ? document->tokens[mention->head].head
                                   : mention->head;
    const tri_token *head = &document->tokens[adjective];
    if (head->head == TRI_NONE || head->head < mention->end || !is_before_noun(head)) {
        return false;
    }
    const tri_token *noun = &document->tokens[head->head];
    return (noun->upos == TRI_UPOS_NOUN || noun->upos == TRI_UPOS_PROPN) &&
           !is_listed(resolver, noun, &tri_i_lexicon_language_nouns) &&
           !is_of_another(resolver, mention->begin);
}

/* Whether a word with a capital right before makes a nationality another one:
   "African-Americans", "Native Americans". */
static bool is_narrowed(const tri_document *document, uint32_t begin)
{
    const tri_token *tokens = document->tokens;
    if (begin == 0 || tokens[begin - 1].sentence != tokens[begin].sentence) {
        return false;
    }
    if (strcmp(tokens[begin - 1].form, "-") == 0) {
        return true;
    }
    const tri_token *before = &tokens[begin - 1];
    return before->form[0] >= 'A' && before->form[0] <= 'Z' && before->head == begin &&
           (before->rel == TRI_REL_AMOD || before->rel == TRI_REL_COMPOUND) &&
           begin - 1 > document->sentences[before->sentence].begin;
}

/* A folded name as the table has it: "South Koreans", whatever its capitals were. */
static const char *as_demonym(const tri_i_resolver *resolver, const char *folded)
{
    char *form = tri_arena_copy(resolver->arena, folded, strlen(folded));
    for (char *c = form; c != NULL && *c != '\0'; c++) {
        const bool begins = c == form || c[-1] == ' ' || c[-1] == '-';
        *c = begins && *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
    }
    return form;
}

/* "The Dutch", whose name has no other plural: all of them. */
static bool is_all_of_them(const tri_i_resolver *resolver, const char *form,
                           uint32_t token)
{
    const char *plural = tri_arena_printf(resolver->arena, "%ss", form);
    return plural != NULL && !tri_i_lexicon_has(&tri_i_lexicon_demonyms, plural) &&
           tri_i_dependent_word(resolver->document->tree, token, TRI_REL_DET, "the") !=
               TRI_NONE;
}

tri_i_people_use tri_i_use_of_people(const tri_i_resolver *resolver, uint32_t mention,
                                     const char **people)
{
    const tri_document *document = resolver->document;
    const tri_i_span *m = &resolver->spans[mention];
    const tri_token *head = &document->tokens[m->head];
    const char *bare = tri_i_bare_name(resolver, mention);
    const char *folded = bare == NULL ? NULL : tri_i_fold(resolver->arena, bare);
    const char *form = folded == NULL ? NULL : as_demonym(resolver, folded);
    *people = NULL;
    if (form == NULL || !tri_i_lexicon_has(&tri_i_lexicon_demonyms, form)) {
        return TRI_I_NO_PEOPLE;
    }
    const size_t n = strlen(folded);
    const bool in_s = n > 4 && folded[n - 1] == 's' && folded[n - 2] != 's';
    *people = tri_arena_copy(resolver->arena, folded, n - in_s);
    const bool is_plural = head->xpos == TRI_XPOS_NNS || head->xpos == TRI_XPOS_NNPS;
    const tri_token *noun = head->head == TRI_NONE || !is_before_noun(head)
                                ? NULL
                                : &document->tokens[head->head];
    if (is_narrowed(document, m->begin)) {
        return TRI_I_OF_PEOPLE;
    }
    if (noun == NULL || noun->upos == TRI_UPOS_ADJ) {
        return is_plural || in_s || is_all_of_them(resolver, form, m->head)
                   ? TRI_I_PEOPLE
                   : TRI_I_OF_PEOPLE;
    }
    return head->head >= m->end &&
                   is_listed(resolver, noun, &tri_i_lexicon_whole_peoples)
               ? TRI_I_PEOPLE
               : TRI_I_OF_PEOPLE;
}

bool tri_i_find_nationalities(tri_i_resolver *resolver)
{
    bool ok = true;
    for (uint32_t i = 0; i < resolver->n_spans && ok; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind == TRI_MENTION_NAME && m->type != TRI_TYPE_PER && m->given == 0 &&
            is_modifier(resolver, m)) {
            ok = land_of(resolver, i, &resolver->nations[i]);
        }
    }
    return ok;
}

bool tri_i_join_nationalities(tri_i_resolver *resolver)
{
    tri_map lands = {0};
    bool ok = true;
    for (uint32_t i = 0; i < resolver->n_spans && ok; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_LOC ||
            tri_i_land(resolver, i) != NULL || resolver->elsewhere[i] != NULL) {
            continue;
        }
        const tri_lexicon *table;
        const char *name = tri_i_bare_name(resolver, i);
        const char *const *row =
            name == NULL ? NULL : tri_i_known_name(name, false, &table);
        const bool country = row != NULL && table == &tri_i_lexicon_countries;
        ok = name != NULL &&
             tri_i_set(&lands, country ? row[TRI_COUNTRIES_NAME] : name, i);
    }
    for (uint32_t i = 0; i < resolver->n_spans && ok; i++) {
        const char *land = tri_i_land(resolver, i);
        if (land != NULL) {
            const uint32_t country = tri_i_get(&lands, land);
            if (country != TRI_NONE) {
                tri_i_join(resolver, i, country,
                           resolver->acts_for[i] != NULL ? TRI_RULE_METONYM
                                                         : TRI_RULE_NATIONALITY);
            } else {
                ok = tri_i_set(&lands, land, i);
            }
        }
    }
    tri_map_clear(&lands);
    return ok;
}
