/* Finds each mention's grammatical features: number, gender, owner, quotation. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/person_name.h"
#include "extract/entities/resolve.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* Gives every token the number of its quotation. Marks that do not say which way they
   face open and close by turns; a paragraph's end closes. */
static void find_quotes(const tri_document *document, uint32_t *quotes)
{
    uint32_t n = 0;
    uint32_t open = 0;
    for (uint32_t t = 0; t < document->n_tokens; t++) {
        const tri_token *token = &document->tokens[t];
        if (token->block_start) {
            open = 0;
        }
        const char *form = token->form;
        if (strcmp(form, "\xE2\x80\x9C") == 0 || strcmp(form, "``") == 0 ||
            strcmp(form, "\xC2\xAB") == 0) {
            open = ++n;
        } else if (strcmp(form, "\xE2\x80\x9D") == 0 || strcmp(form, "''") == 0 ||
                   strcmp(form, "\xC2\xBB") == 0) {
            open = 0;
        } else if (strcmp(form, "\"") == 0) {
            open = open != 0 ? 0 : ++n;
        }
        quotes[t] = open;
    }
}

static uint8_t gender_of_letter(const char *letter, uint8_t unknown)
{
    switch (letter[0]) {
    case 'm':
        return TRI_I_MALE;
    case 'f':
        return TRI_I_FEMALE;
    case 'n':
        return TRI_I_NEUTER;
    case 'h':
        return TRI_I_PERSON;
    default:
        return unknown;
    }
}

static void pronoun_features(tri_i_features *f, tri_i_cluster *cluster,
                             const char *form)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_pronouns, form);
    f->person = 3;
    cluster->number = TRI_I_SINGULAR | TRI_I_PLURAL;
    cluster->gender = TRI_I_PERSON | TRI_I_NEUTER;
    if (row == NULL) {
        f->stays = true; /* somebody, what, all, one ... */
        return;
    }
    f->person = (uint8_t)(row[TRI_PRONOUNS_PERSON][0] - '0');
    cluster->number = row[TRI_PRONOUNS_NUMBER][0] == 's' ? TRI_I_SINGULAR
                      : row[TRI_PRONOUNS_NUMBER][0] == 'p'
                          ? TRI_I_PLURAL
                          : TRI_I_SINGULAR | TRI_I_PLURAL;
    cluster->gender =
        gender_of_letter(row[TRI_PRONOUNS_GENDER], TRI_I_PERSON | TRI_I_NEUTER);
    if (f->person != 3) {
        cluster->gender = TRI_I_PERSON;
    }
}

static bool ends_with(const char *word, const char *end)
{
    const size_t n = strlen(word);
    const size_t m = strlen(end);
    return n > m && strcmp(word + n - m, end) == 0;
}

/* The gender that a noun or title tells, 0 where it is no word for people. */
static uint8_t person_noun(const char *lemma)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_persons, lemma);
    if (row != NULL) {
        return gender_of_letter(row[TRI_PERSONS_GENDER], TRI_I_PERSON);
    }
    row = tri_i_lexicon_find(&tri_i_lexicon_titles, lemma);
    if (row != NULL && !tri_i_lexicon_has(&tri_i_lexicon_ambiguous_titles, lemma)) {
        return gender_of_letter(row[TRI_TITLES_GENDER], TRI_I_PERSON);
    }
    if (ends_with(lemma, "woman")) {
        return TRI_I_FEMALE;
    }
    if (ends_with(lemma, "man") && !ends_with(lemma, "human")) {
        return TRI_I_MALE;
    }
    return ends_with(lemma, "person") ? TRI_I_PERSON : 0;
}

static void nominal_features(const tri_i_resolver *resolver, const tri_i_span *mention,
                             tri_i_features *f, tri_i_cluster *cluster)
{
    const tri_token *token = &resolver->document->tokens[mention->head];
    f->person = 3;
    const bool plural = token->xpos == TRI_XPOS_NNS || token->xpos == TRI_XPOS_NNPS;
    cluster->number = plural ? TRI_I_PLURAL : TRI_I_SINGULAR;
    if (tri_i_lexicon_has(&tri_i_lexicon_collectives, f->head)) {
        cluster->number |= TRI_I_PLURAL;
    }
    cluster->gender = person_noun(f->head);
    if (strcmp(f->head, "people") == 0) {
        cluster->number = TRI_I_PLURAL;
    }
    if (cluster->gender == 0) {
        cluster->gender = TRI_I_NEUTER;
    }
    TRI_I_FOR_DEPENDENTS (resolver->document->tree, mention->head, c) {
        const tri_token *child = &resolver->document->tokens[c];
        if (child->rel == TRI_REL_DET) {
            const char *form = tri_i_lemma(child);
            if (tri_i_lexicon_has(&tri_i_lexicon_definite_determiners, form) ||
                strcmp(form, "both") == 0) {
                f->definite = true;
            } else {
                f->indefinite = true;
            }
        } else if (child->rel == TRI_REL_NMOD_POSS) {
            f->definite = true;
            f->owner = resolver->mention_at[c];
        } else if (child->rel == TRI_REL_NUMMOD && c < mention->head) {
            f->indefinite = true;
            if (strcmp(child->lemma, "one") != 0 && strcmp(child->form, "1") != 0) {
                cluster->number = TRI_I_PLURAL;
            }
        } else if (child->rel == TRI_REL_COP) {
            f->predicate = true;
        }
    }
    if (f->definite) {
        f->indefinite = false;
    }
}

/* Gender of a person's name from its titles and given name. */
static uint8_t name_gender(const tri_i_resolver *resolver, const tri_i_span *mention)
{
    const tri_document *document = resolver->document;
    tri_arena *arena = resolver->arena;
    uint8_t gender = TRI_I_PERSON;
    for (uint32_t t = mention->begin; t < mention->end; t++) {
        const char *const *title = tri_i_lexicon_find(
            &tri_i_lexicon_titles, tri_i_fold(arena, document->tokens[t].form));
        if (title != NULL && title[TRI_TITLES_GENDER][0] != '\0') {
            return gender_of_letter(title[TRI_TITLES_GENDER], TRI_I_PERSON);
        }
    }
    TRI_I_FOR_DEPENDENTS (document->tree, mention->head, c) {
        if (tri_i_may_describe(document->tree, c)) {
            const char *lemma = tri_i_folded_lemma(arena, &document->tokens[c]);
            const uint8_t told = lemma == NULL ? 0 : person_noun(lemma);
            if (told == TRI_I_MALE || told == TRI_I_FEMALE) {
                return told;
            }
        }
    }
    for (uint32_t t = mention->begin; t < mention->end && t < mention->begin + 2; t++) {
        const char *const *given =
            tri_i_lexicon_find(&tri_i_lexicon_given_names, document->tokens[t].form);
        /* A name of one word is more often a surname. */
        if (given != NULL && (mention->end - mention->begin > 1)) {
            gender = gender_of_letter(given[TRI_GIVEN_NAMES_GENDER], TRI_I_PERSON);
            break;
        }
    }
    /* "Adeline Archer" */
    if (gender == TRI_I_PERSON && mention->end - mention->begin > 1) {
        const char *first = tri_i_fold(arena, document->tokens[mention->begin].form);
        if (first != NULL) {
            gender =
                gender_of_letter(tri_i_lexicon_cell(&tri_i_lexicon_census_given, first,
                                                    TRI_CENSUS_GIVEN_GENDER),
                                 TRI_I_PERSON);
        }
    }
    return gender;
}

static void name_features(const tri_i_resolver *resolver, const tri_i_span *mention,
                          tri_i_features *f, tri_i_cluster *cluster)
{
    f->person = 3;
    f->definite = true;
    cluster->number = TRI_I_SINGULAR;
    cluster->gender = TRI_I_NEUTER;
    const tri_token *head = &resolver->document->tokens[mention->head];
    switch (mention->type) {
    case TRI_TYPE_PER:
        cluster->gender = name_gender(resolver, mention);
        if (tri_i_is_family(resolver, mention)) {
            cluster->number = TRI_I_PLURAL;
        }
        break;
    case TRI_TYPE_ORG:
        cluster->number = TRI_I_SINGULAR | TRI_I_PLURAL;
        break;
    case TRI_TYPE_MISC:
        if (head->xpos == TRI_XPOS_NNPS || head->xpos == TRI_XPOS_NNS) {
            cluster->number = TRI_I_PLURAL;
            cluster->gender = TRI_I_PERSON | TRI_I_NEUTER;
        } else if (tri_i_lexicon_has(&tri_i_lexicon_demonyms, head->form)) {
            cluster->gender = TRI_I_PERSON | TRI_I_NEUTER;
        }
        break;
    default:
        break;
    }
    const uint32_t owner =
        tri_i_dependent(resolver->document->tree, mention->head, TRI_REL_NMOD_POSS);
    if (owner != TRI_NONE && owner < mention->begin) {
        f->owner = resolver->mention_at[owner];
    }
}

/* Of a mention, all but what depends on its kind. */
static bool find_phrase(const tri_i_resolver *resolver, const tri_i_span *mention,
                        tri_i_features *f)
{
    const tri_document *document = resolver->document;
    const tri_token *head = &document->tokens[mention->head];
    f->owner = TRI_NONE;
    f->begin = document->tree->begin[mention->head];
    f->end = document->tree->end[mention->head];
    if (f->begin > mention->begin) {
        f->begin = mention->begin;
    }
    if (f->end < mention->end) {
        f->end = mention->end;
    }
    f->apposed = head->rel == TRI_REL_APPOS;
    f->head = tri_i_folded_lemma(resolver->arena, head);
    return f->head != NULL;
}

/* The words of a name or value as they stand, and folded. */
static bool find_words(const tri_i_resolver *resolver, const tri_i_span *mention,
                       tri_i_features *f)
{
    enum { MAX_WORDS = 32 };
    uint32_t words[MAX_WORDS];
    uint32_t n = 0;
    for (uint32_t t = mention->begin; t < mention->end && n < MAX_WORDS; t++) {
        words[n++] = t;
    }
    f->name = tri_i_words(resolver, words, n, false);
    f->key = f->name == NULL ? NULL : tri_i_fold(resolver->arena, f->name);
    return f->key != NULL;
}

bool tri_i_find_features(tri_i_resolver *resolver)
{
    const tri_document *document = resolver->document;
    tri_arena *arena = resolver->arena;
    uint32_t *quotes = tri_arena_alloc(arena, document->n_tokens, sizeof *quotes);
    if (quotes == NULL) {
        return false;
    }
    find_quotes(document, quotes);
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        const tri_i_span *mention = &resolver->spans[i];
        const tri_token *head = &document->tokens[mention->head];
        tri_i_features *f = &resolver->features[i];
        tri_i_cluster *cluster = &resolver->clusters[i];
        cluster->parent = i;
        f->quote = quotes[mention->head];
        if (!find_phrase(resolver, mention, f)) {
            return false;
        }
        switch (mention->kind) {
        case TRI_MENTION_PRONOUN:
            f->name = f->key = tri_i_fold(arena, head->form);
            if (f->name == NULL) {
                return false;
            }
            pronoun_features(f, cluster, f->name);
            f->relative = head->xpos == TRI_XPOS_WDT || head->xpos == TRI_XPOS_WP ||
                          head->xpos == TRI_XPOS_WPS;
            break;
        case TRI_MENTION_NOMINAL:
            if (!tri_i_name_phrase(resolver, mention->head, &f->name, &f->key)) {
                return false;
            }
            nominal_features(resolver, mention, f, cluster);
            break;
        case TRI_MENTION_NAME:
            if (!find_words(resolver, mention, f)) {
                return false;
            }
            name_features(resolver, mention, f, cluster);
            break;
        default:
            if (!find_words(resolver, mention, f)) {
                return false;
            }
            f->person = 3;
            cluster->number = TRI_I_SINGULAR | TRI_I_PLURAL;
            cluster->gender = TRI_I_NEUTER;
        }
    }
    return true;
}
