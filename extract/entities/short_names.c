/* Joins a name that is a part of the one longer name that has it: "Yale" for "Yale
   College", "Supreme Court" for "Supreme Court of Pakistan". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/cut_names.h"
#include "extract/entities/names.h"
#include "extract/entities/two_names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

typedef struct {
    tri_i_resolver *resolver;
    tri_map claims; /* type, end of the name, key: to the longer name */
    tri_map firsts; /* key: to the first name of these words in a whole sentence */
} shortener;

/* The key of the claim of a part of a name: 'p' its beginning, 's' its end, 'l' what
   stands behind the word for its sort, 't' the same where the article is with it. */
static const char *claim_key(shortener *s, uint8_t type, char end,
                             const char *const *chunks, uint32_t n)
{
    const char *key = tri_i_chunks_key(s->resolver, chunks, n);
    /* Of so many words, the model may take one for an organisation's, one not. */
    type = n >= 3 && type == TRI_TYPE_MISC ? (uint8_t)TRI_TYPE_ORG : type;
    return key == NULL ? NULL
                       : tri_arena_printf(s->resolver->arena, "%u%c%s", (unsigned)type,
                                          end, key);
}

static bool claim(shortener *s, uint32_t mention, char end, const char *const *chunks,
                  uint32_t n)
{
    const char *key = claim_key(s, s->resolver->spans[mention].type, end, chunks, n);
    if (key == NULL) {
        return false;
    }
    return tri_i_claim(s->resolver, &s->claims, key, mention, false);
}

/* Whether a word says which sort of thing of the type a name means. */
static bool is_sort(const char *word, uint8_t type)
{
    if (type == TRI_TYPE_LOC) { /* but "Kansas City" is not Kansas */
        return tri_i_lexicon_has(&tri_i_lexicon_land_words, word);
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, word);
    return (row != NULL && tri_type_from_name(row[TRI_HEADS_TYPE]) == (tri_type)type) ||
           (type == TRI_TYPE_ORG &&
            tri_i_lexicon_has(&tri_i_lexicon_business_words, word));
}

/* Whether a word is a whole of its own that a longer name may begin with: "House" of
   "House Budget Committee", "Office" of "Office of Court Administration". */
static bool is_whole(const char *word)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_institution_words, word);
    return tri_i_lexicon_has(&tri_i_lexicon_heads, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_american_parties, word) ||
           (row != NULL && strcmp(row[TRI_INSTITUTION_WORDS_KIND], "modifier") != 0);
}

/* Whether a name's chunks before `end` have a word that what follows belongs to. */
static bool has_joint(const char *const *chunks, uint32_t end)
{
    for (uint32_t i = 0; i < end; i++) {
        if (tri_i_lexicon_has(&tri_i_lexicon_small_name_words, chunks[i])) {
            return true;
        }
    }
    return false;
}

/* "Amara" for "Cyclone Amara", "the Arrow" for "HMS Arrow", "the Tamsel" for "River
   Tamsel" and "Tamsel River". */
static bool claim_without_sort(shortener *s, uint32_t mention,
                               const char *const *chunks, uint32_t n)
{
    uint32_t k = 0;
    bool with_article = false;
    for (; k + 1 < n; k++) {
        const char *const *row =
            tri_i_lexicon_find(&tri_i_lexicon_leading_sorts, chunks[k]);
        if (row == NULL) {
            break;
        }
        with_article = row[TRI_LEADING_SORTS_ARTICLE][0] != '\0';
    }
    if (k > 0) {
        return claim(s, mention, with_article ? 't' : 'l', chunks + k, n - k);
    }
    /* "National Fisheries Survey" for "Norwegian National Fisheries Survey" */
    const char *first = n > 2 ? tri_i_capitalised(s->resolver->arena, chunks[0]) : "";
    if (first == NULL) {
        return false;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_demonyms, first)) {
        return claim(s, mention, 'l', chunks + 1, n - 1);
    }
    return n < 2 || s->resolver->spans[mention].type != TRI_TYPE_LOC ||
           !tri_i_lexicon_has(&tri_i_lexicon_articled_lands, chunks[n - 1]) ||
           claim(s, mention, 't', chunks, n - 1);
}

/* The name with a sort whose letters stand before a name: "T C Amara" for "Tropical
   Cyclone Amara"; TRI_NONE. False where memory is out. */
static bool find_lettered(shortener *s, uint8_t type, const char *const *chunks,
                          uint32_t n, uint32_t *longer)
{
    uint32_t k = 0;
    *longer = TRI_NONE;
    while (k + 1 < n && chunks[k][1] == '\0') {
        k++;
    }
    if (k == 0) {
        return true;
    }
    const char *key = claim_key(s, type, 'l', chunks + k, n - k);
    const uint32_t found = key == NULL ? TRI_NONE : tri_i_claimed(&s->claims, key);
    const char *whole[TRI_I_NAME_WORDS];
    const uint32_t n_whole =
        found == TRI_NONE ? 0 : tri_i_name_chunks(s->resolver, found, whole);
    /* The last letter is that of the word next to the name. */
    if (n_whole > n - k && whole[n_whole - (n - k) - 1][0] == chunks[k - 1][0]) {
        *longer = found;
    }
    return key != NULL && (found == TRI_NONE || n_whole > 0);
}

/* Claims the parts of a name that may stand for it. */
static bool claim_parts(shortener *s, uint32_t mention)
{
    const uint8_t type = s->resolver->spans[mention].type;
    const char *chunks[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_chunks(s->resolver, mention, chunks);
    bool ok = n > 0;
    for (uint32_t k = 1; k < n && ok; k++) {
        const bool of = k > 1 && strcmp(chunks[k], "of") == 0;
        const bool sort = (k + 1 == n || type == TRI_TYPE_ORG) &&
                          !tri_i_lexicon_has(&tri_i_lexicon_paper_nouns, chunks[k - 1]);
        if ((k > 1 || !is_whole(chunks[0])) &&
            (of || (sort && type != TRI_TYPE_MISC && is_sort(chunks[n - 1], type)))) {
            ok = claim(s, mention, 'p', chunks, k);
        }
    }
    ok = ok && claim_without_sort(s, mention, chunks, n);
    /* "The Society" for the one "Society of the Heron"; "the Court" may be any. */
    if (ok && n > 2 && strcmp(chunks[1], "of") == 0 &&
        tri_i_lexicon_has(&tri_i_lexicon_of_names, chunks[0]) &&
        !tri_i_lexicon_has(&tri_i_lexicon_institution_words, chunks[0])) {
        ok = claim(s, mention, 't', chunks, 1);
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, chunks[n - 1]);
    const bool head = row != NULL && (type != TRI_TYPE_LOC ||
                                      strcmp(row[TRI_HEADS_SUBTYPE], "facility") == 0);
    /* "The House" is a parliament's, not the White House; a Virginia Democrat is not
       all of them, nor "330 Torvik Street" the whole street. */
    const bool is_other =
        n > 0 && (tri_i_lexicon_has(&tri_i_lexicon_chambers, chunks[n - 1]) ||
                  tri_i_lexicon_has(&tri_i_lexicon_american_parties, chunks[n - 1]) ||
                  (type == TRI_TYPE_LOC && chunks[0][0] >= '1' && chunks[0][0] <= '9'));
    for (uint32_t k = 1; k < n && ok && !is_other && !has_joint(chunks, n - k); k++) {
        if (k == 1 ? type != TRI_TYPE_LOC : head) {
            ok = claim(s, mention, 's', chunks + (n - k), k);
        }
    }
    return ok;
}

/* Whether "the" stands before a name or at its beginning, and is not of the noun behind
   it: "the Harfang browser" of "Spread Harfang". */
static bool has_article(const tri_i_resolver *resolver, const tri_i_span *mention)
{
    const tri_document *document = resolver->document;
    const uint32_t at = mention->begin;
    const tri_token *head = &document->tokens[mention->head];
    const char *word = tri_i_fold(resolver->arena, head->form);
    if (head->rel == TRI_REL_COMPOUND && head->head != TRI_NONE &&
        head->head >= mention->end && word != NULL && !is_whole(word)) {
        return false;
    }
    return document->tokens[at].upos == TRI_UPOS_DET ||
           (at > 0 && document->tokens[at - 1].upos == TRI_UPOS_DET);
}

/* Whether a word is the beginning of another name that was not read whole: "University
   of Lille", "Labor Turnover Survey". */
static bool goes_on(const tri_i_resolver *resolver, const tri_i_span *mention)
{
    const tri_document *document = resolver->document;
    const tri_token *tokens = document->tokens;
    const uint32_t at = mention->end;
    if (at + 1 >= document->n_tokens || mention->end - mention->begin > 1 ||
        tokens[at].sentence != tokens[mention->head].sentence) {
        return false;
    }
    const uint32_t next = at + (strcmp(tokens[at].form, "of") == 0);
    const char *lemma = tri_i_folded_lemma(resolver->arena, &tokens[next]);
    const bool is_noun = next == at && tokens[next].upos == TRI_UPOS_NOUN &&
                         lemma != NULL && !tri_i_is_post(lemma) &&
                         !tri_i_lexicon_has(&tri_i_lexicon_persons, lemma);
    return (tokens[next].upos == TRI_UPOS_PROPN || is_noun) &&
           tokens[next].form[0] >= 'A' && tokens[next].form[0] <= 'Z';
}

/* Whether a name of one word is rather a common noun with a capital: "an Independent",
   "Veterans". */
static bool is_common(const tri_i_resolver *resolver, const tri_i_span *m)
{
    const tri_token *tokens = resolver->document->tokens;
    const char *before = m->begin == 0 ? "" : tokens[m->begin - 1].form;
    if (strcmp(before, "a") == 0 || strcmp(before, "an") == 0) {
        return true;
    }
    const uint8_t tag = tokens[m->head].xpos;
    return m->end - m->begin == 1 && !has_article(resolver, m) &&
           (tag == TRI_XPOS_NNS || tag == TRI_XPOS_NNPS);
}

/* Whether a name stands in a sentence that ends as one, as headings do not. */
static bool is_in_sentence(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *document = resolver->document;
    const uint32_t sentence = document->tokens[resolver->spans[mention].head].sentence;
    const uint32_t end = document->sentences[sentence].end;
    return end > 0 && document->tokens[end - 1].upos == TRI_UPOS_PUNCT;
}

/* Whether the longer name is of a part of what the other one, of these words, means. */
static bool is_unit(shortener *s, uint32_t mention, uint32_t longer, const char *key)
{
    const uint32_t first = tri_i_get(&s->firsts, key);
    return tri_i_is_unit_of(s->resolver, longer, mention,
                            first != TRI_NONE && first < longer);
}

/* Whether a noun for a body stands long before the first longer name that has it: "the
   Committee", a page before the Harbour Committee. */
static bool is_long_before(const tri_i_resolver *resolver, uint32_t mention,
                           uint32_t longer, const char *word)
{
    enum { NEAR = 2 /* sentences */ };
    const tri_token *tokens = resolver->document->tokens;
    const uint32_t first = tri_i_find_root(resolver, longer);
    return first > mention && is_whole(word) &&
           tokens[resolver->spans[first].head].sentence >
               tokens[resolver->spans[mention].head].sentence + NEAR;
}

static bool join_short(shortener *s, uint32_t mention)
{
    tri_i_resolver *resolver = s->resolver;
    const tri_i_span *m = &resolver->spans[mention];
    const char *chunks[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_chunks(resolver, mention, chunks);
    const char *name = tri_i_bare_name(resolver, mention);
    if (n == 0 || name == NULL) {
        return false;
    }
    const char *bare = tri_i_chunks_key(resolver, chunks, n);
    if (bare == NULL ||
        (tri_i_get(&s->firsts, bare) == TRI_NONE && is_in_sentence(resolver, mention) &&
         !tri_i_set(&s->firsts, bare, mention))) {
        return false;
    }
    const tri_lexicon *table;
    if (strlen(name) < 4 ||
        tri_i_lexicon_has(&tri_i_lexicon_nation_wide_bodies, bare) ||
        goes_on(resolver, m) || is_common(resolver, m) ||
        tri_i_is_inside_name(resolver, mention) ||
        resolver->document->tokens[m->head].upos == TRI_UPOS_ADJ ||
        tri_i_known_name(name, false, &table) != NULL) {
        return true;
    }
    uint32_t lettered;
    if (!find_lettered(s, m->type, chunks, n, &lettered)) {
        return false;
    }
    if (lettered != TRI_NONE) {
        tri_i_join(resolver, mention, lettered, TRI_RULE_SHORT_NAME);
        return true;
    }
    for (const char *end = "plts"; *end != '\0'; end++) {
        const bool needs_article = *end == 't' || (*end == 's' && n == 1);
        if (needs_article && !has_article(resolver, m)) {
            continue;
        }
        const char *key = claim_key(s, m->type, *end, chunks, n);
        if (key == NULL) {
            return false;
        }
        const uint32_t longer = tri_i_claimed(&s->claims, key);
        if (longer != TRI_NONE &&
            ((n == 1 && is_long_before(resolver, mention, longer, chunks[0])) ||
             tri_i_are_two_of_sort(resolver, mention, longer) ||
             is_unit(s, mention, longer, bare))) {
            return true;
        }
        if (longer != TRI_NONE) {
            /* "Islamic Republic of Iran": the guard sees a country, and no words. */
            const char *whole = tri_i_bare_name(resolver, longer);
            const bool is_country = whole != NULL && n > 1 && *end == 'p' &&
                                    tri_i_known_name(whole, false, &table) != NULL &&
                                    table == &tri_i_lexicon_countries;
            tri_i_join(resolver, mention, longer,
                       is_country ? TRI_RULE_KNOWN_NAME : TRI_RULE_SHORT_NAME);
            return whole != NULL;
        }
    }
    return true;
}

bool tri_i_join_short_names(tri_i_resolver *resolver)
{
    shortener s = {.resolver = resolver};
    bool ok = true;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < resolver->n_spans && ok; i++) {
            const tri_i_span *m = &resolver->spans[i];
            if (m->kind == TRI_MENTION_NAME && m->type != TRI_TYPE_PER &&
                tri_i_land(resolver, i) == NULL && resolver->elsewhere[i] == NULL) {
                ok = pass == 0 ? claim_parts(&s, i) : join_short(&s, i);
            }
        }
    }
    tri_map_clear(&s.claims);
    tri_map_clear(&s.firsts);
    return ok;
}
