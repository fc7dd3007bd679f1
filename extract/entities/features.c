/* Finds each mention's grammatical features: number, gender, owner, quotation. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/resolve.h"

#include <string.h>

uint32_t tri_i_find_root(tri_i_resolver *resolver, uint32_t mention)
{
    tri_i_referent *r = resolver->referents;
    while (r[mention].parent != mention) {
        r[mention].parent = r[r[mention].parent].parent;
        mention = r[mention].parent;
    }
    return mention;
}

bool tri_i_may_be_one(tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    const tri_i_referent *x = &resolver->referents[tri_i_find_root(resolver, a)];
    const tri_i_referent *y = &resolver->referents[tri_i_find_root(resolver, b)];
    if (x->reference != 0 && y->reference != 0) {
        return x->reference == y->reference;
    }
    if ((x->place != 0 && y->place != 0 && x->place != y->place) ||
        (x->role != 0 && y->role != 0 && x->role != y->role) ||
        (x->role_owner != 0 && y->role_owner != 0 && x->role_owner != y->role_owner)) {
        return false;
    }
    return x->given_type == 0 || y->given_type == 0 || x->given_type == y->given_type;
}

void tri_i_join(tri_i_resolver *resolver, uint32_t mention, uint32_t antecedent,
                tri_rule rule)
{
    tri_i_referent *r = resolver->referents;
    const uint32_t a = tri_i_find_root(resolver, mention);
    const uint32_t b = tri_i_find_root(resolver, antecedent);
    if (a == b || !tri_i_may_be_one(resolver, a, b)) {
        return;
    }
    tri_document *document = resolver->document;
    document->links[document->n_links++] =
        (tri_link){mention, antecedent, (uint8_t)rule};
    const uint32_t root = a < b ? a : b;
    const uint32_t other = a < b ? b : a;
    r[other].parent = root;
    r[root].reference |= r[other].reference; /* equal, or one is 0 */
    r[root].place = r[root].place != 0 ? r[root].place : r[other].place;
    r[root].role = r[root].role != 0 ? r[root].role : r[other].role;
    r[root].role_owner =
        r[root].role_owner != 0 ? r[root].role_owner : r[other].role_owner;
    r[root].given_type =
        r[root].given_type != 0 ? r[root].given_type : r[other].given_type;
    if ((r[root].gender & r[other].gender) != 0) {
        r[root].gender &= r[other].gender;
    }
    if ((r[root].number & r[other].number) != 0) {
        r[root].number &= r[other].number;
    }
}

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

static void pronoun_features(tri_i_referent *referent, const char *form)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_pronouns, form);
    referent->person = 3;
    referent->number = TRI_I_SINGULAR | TRI_I_PLURAL;
    referent->gender = TRI_I_PERSON | TRI_I_NEUTER;
    if (row == NULL) {
        referent->stays = true; /* somebody, what, all, one ... */
        return;
    }
    referent->person = (uint8_t)(row[TRI_PRONOUNS_PERSON][0] - '0');
    referent->number = row[TRI_PRONOUNS_NUMBER][0] == 's' ? TRI_I_SINGULAR
                       : row[TRI_PRONOUNS_NUMBER][0] == 'p'
                           ? TRI_I_PLURAL
                           : TRI_I_SINGULAR | TRI_I_PLURAL;
    referent->gender =
        gender_of_letter(row[TRI_PRONOUNS_GENDER], TRI_I_PERSON | TRI_I_NEUTER);
    if (referent->person != 3) {
        referent->gender = TRI_I_PERSON;
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

static void nominal_features(tri_i_resolver *resolver, const tri_mention *mention,
                             tri_i_referent *referent)
{
    const tri_token *token = &resolver->document->tokens[mention->head];
    referent->person = 3;
    const bool plural = token->xpos == TRI_XPOS_NNS || token->xpos == TRI_XPOS_NNPS;
    referent->number = plural ? TRI_I_PLURAL : TRI_I_SINGULAR;
    if (tri_i_lexicon_has(&tri_i_lexicon_collectives, referent->head)) {
        referent->number |= TRI_I_PLURAL;
    }
    referent->gender = person_noun(referent->head);
    if (strcmp(referent->head, "people") == 0) {
        referent->number = TRI_I_PLURAL;
    }
    if (referent->gender == 0) {
        referent->gender = TRI_I_NEUTER;
    }
    for (uint32_t c = resolver->document->tree->first_child[mention->head];
         c != TRI_NONE; c = resolver->document->tree->next_sibling[c]) {
        const tri_token *child = &resolver->document->tokens[c];
        if (child->rel == TRI_REL_DET) {
            const char *form = child->lemma[0] != '\0' ? child->lemma : child->form;
            if (tri_i_lexicon_has(&tri_i_lexicon_definite_determiners, form) ||
                strcmp(form, "both") == 0) {
                referent->definite = true;
            } else {
                referent->indefinite = true;
            }
        } else if (child->rel == TRI_REL_NMOD_POSS) {
            referent->definite = true;
            referent->owner = resolver->mention_at[c];
        } else if (child->rel == TRI_REL_NUMMOD && c < mention->head) {
            referent->indefinite = true;
            if (strcmp(child->lemma, "one") != 0 && strcmp(child->form, "1") != 0) {
                referent->number = TRI_I_PLURAL;
            }
        } else if (child->rel == TRI_REL_COP) {
            referent->predicate = true;
        }
    }
    if (referent->definite) {
        referent->indefinite = false;
    }
}

/* Gender of a person's name from its titles and given name. */
static uint8_t name_gender(const tri_i_resolver *resolver, const tri_mention *mention)
{
    const tri_document *document = resolver->document;
    tri_arena *arena = &resolver->document->arena;
    uint8_t gender = TRI_I_PERSON;
    for (uint32_t t = mention->begin; t < mention->end; t++) {
        const char *const *title = tri_i_lexicon_find(
            &tri_i_lexicon_titles, tri_i_fold(arena, document->tokens[t].form));
        if (title != NULL && title[TRI_TITLES_GENDER][0] != '\0') {
            return gender_of_letter(title[TRI_TITLES_GENDER], TRI_I_PERSON);
        }
    }
    for (uint32_t c = resolver->document->tree->first_child[mention->head];
         c != TRI_NONE; c = resolver->document->tree->next_sibling[c]) {
        const uint8_t rel = document->tokens[c].rel;
        if (rel == TRI_REL_NMOD_DESC || rel == TRI_REL_COMPOUND ||
            rel == TRI_REL_APPOS) {
            const char *lemma = tri_i_fold(arena, document->tokens[c].lemma);
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
    return gender;
}

static void name_features(const tri_i_resolver *resolver, const tri_mention *mention,
                          tri_i_referent *referent)
{
    referent->person = 3;
    referent->definite = true;
    referent->number = TRI_I_SINGULAR;
    referent->gender = TRI_I_NEUTER;
    const tri_token *head = &resolver->document->tokens[mention->head];
    switch (mention->type) {
    case TRI_TYPE_PER:
        referent->gender = name_gender(resolver, mention);
        if (head->xpos == TRI_XPOS_NNPS) {
            referent->number = TRI_I_PLURAL;
        }
        break;
    case TRI_TYPE_ORG:
        referent->number = TRI_I_SINGULAR | TRI_I_PLURAL;
        break;
    case TRI_TYPE_MISC:
        if (head->xpos == TRI_XPOS_NNPS || head->xpos == TRI_XPOS_NNS) {
            referent->number = TRI_I_PLURAL;
            referent->gender = TRI_I_PERSON | TRI_I_NEUTER;
        } else if (tri_i_lexicon_has(&tri_i_lexicon_demonyms, head->form)) {
            referent->gender = TRI_I_PERSON | TRI_I_NEUTER;
        }
        break;
    default:
        break;
    }
    const uint32_t owner =
        tri_i_dependent(resolver->document->tree, mention->head, TRI_REL_NMOD_POSS);
    if (owner != TRI_NONE && owner < mention->begin) {
        referent->owner = resolver->mention_at[owner];
    }
}

tri_status tri_i_find_features(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    tri_arena *arena = &document->arena;
    tri_i_referent *referents =
        tri_arena_alloc(arena, document->n_mentions, sizeof *referents);
    uint32_t *quotes = tri_arena_alloc(arena, document->n_tokens, sizeof *quotes);
    /* Every join leaves one set less. */
    document->links =
        tri_arena_alloc(arena, document->n_mentions, sizeof *document->links);
    document->n_links = 0;
    if (referents == NULL || quotes == NULL || document->links == NULL) {
        return tri_i_fail_memory(resolver->error);
    }
    resolver->referents = referents;
    find_quotes(document, quotes);
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *mention = &document->mentions[i];
        const tri_token *head = &document->tokens[mention->head];
        tri_i_referent *referent = &referents[i];
        referent->parent = i;
        referent->owner = TRI_NONE;
        referent->quote = quotes[mention->head];
        referent->begin = resolver->document->tree->begin[mention->head];
        referent->end = resolver->document->tree->end[mention->head];
        if (referent->begin > mention->begin) {
            referent->begin = mention->begin;
        }
        if (referent->end < mention->end) {
            referent->end = mention->end;
        }
        document->mentions[i].phrase_begin = referent->begin;
        document->mentions[i].phrase_end = referent->end;
        referent->apposed = head->rel == TRI_REL_APPOS;
        const char *lemma = head->lemma[0] != '\0' ? head->lemma : head->form;
        referent->head = tri_i_fold(arena, lemma);
        if (referent->head == NULL) {
            return tri_i_fail_memory(resolver->error);
        }
        if (mention->kind == TRI_MENTION_PRONOUN) {
            const char *form = tri_i_fold(arena, head->form);
            if (form == NULL) {
                return tri_i_fail_memory(resolver->error);
            }
            referent->name = referent->key = form;
            pronoun_features(referent, form);
            referent->relative = head->xpos == TRI_XPOS_WDT ||
                                 head->xpos == TRI_XPOS_WP ||
                                 head->xpos == TRI_XPOS_WPS;
            continue;
        }
        if (mention->kind == TRI_MENTION_NOMINAL) {
            TRI_TRY(tri_i_name_phrase(resolver, mention->head, &referent->name,
                                      &referent->key));
            nominal_features(resolver, mention, referent);
            continue;
        }
        uint32_t words[32];
        uint32_t n = 0;
        for (uint32_t t = mention->begin; t < mention->end && n < 32; t++) {
            words[n++] = t;
        }
        referent->name = tri_i_words(resolver, words, n, false);
        referent->key =
            referent->name == NULL ? NULL : tri_i_fold(arena, referent->name);
        if (referent->key == NULL) {
            return tri_i_fail_memory(resolver->error);
        }
        if (mention->kind == TRI_MENTION_NAME) {
            name_features(resolver, mention, referent);
        } else {
            referent->person = 3;
            referent->number = TRI_I_SINGULAR | TRI_I_PLURAL;
            referent->gender = TRI_I_NEUTER;
        }
    }
    return TRI_OK;
}
