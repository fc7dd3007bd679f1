/* Who holds an office, where the office's owner and its holder are named apart.

   "Kazakhstan's president said ... President Tokayev ...": where the document knows one
   owner and one holder of an office, he holds it there. A capital that the table of
   countries knows is the capital of that country, if the text calls it a capital and
   names the country. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/rules.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_OFFICES = 512 };

/* A mention of an office: of its owner ("Kazakhstan's president"), its holder
   ("President Tokayev") or of both. */
typedef struct {
    const char *label; /* lower-cased: "foreign minister" */
    uint32_t noun;     /* token */
    uint32_t owner;    /* head token, TRI_NONE */
    uint32_t holder;   /* head token of a person's name, TRI_NONE */
} office;

static uint32_t entity_at(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = tri_i_mention_of(x, token);
    return mention == NULL ? TRI_NONE : mention->entity;
}

static const char *country_at(const tri_i_finds *x, uint32_t token)
{
    return tri_i_country(x->document, entity_at(x, token));
}

static bool is_person(const tri_i_finds *x, uint32_t token)
{
    const tri_mention *mention = tri_i_mention_of(x, token);
    return mention != NULL && mention->kind == TRI_MENTION_NAME &&
           mention->type == TRI_TYPE_PER;
}

/* Whether something named can own an office: a place, an organisation, a country's
   people. */
static bool is_owner(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = entity_at(x, token);
    if (index == TRI_NONE || !x->document->entities[index].named) {
        return false;
    }
    const tri_entity *entity = &x->document->entities[index];
    return entity->type == TRI_TYPE_LOC || entity->type == TRI_TYPE_ORG ||
           country_at(x, token)[0] != '\0';
}

/* The country itself, where an adjective of it owns an office and the text names it. */
static uint32_t as_place(const tri_i_finds *x, uint32_t owner)
{
    const tri_document *d = x->document;
    const char *country = country_at(x, owner);
    if (country[0] == '\0' || d->entities[entity_at(x, owner)].type == TRI_TYPE_LOC) {
        return owner;
    }
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const uint32_t head = d->mentions[i].head;
        if (d->mentions[i].entity != TRI_NONE && x->mention_at[head] == i &&
            d->entities[d->mentions[i].entity].type == TRI_TYPE_LOC &&
            strcmp(country_at(x, head), country) == 0) {
            return head;
        }
    }
    return owner;
}

static bool same_owner(const tri_i_finds *x, uint32_t a, uint32_t b)
{
    return tri_i_same_side(x->document, entity_at(x, a), entity_at(x, b));
}

/* Offices that one owner gives to many. */
static bool is_shared_office(const char *noun)
{
    return tri_i_lexicon_has(&tri_i_lexicon_shared_offices, noun);
}

/* The office as a noun and what sorts it say, "" where the table of titles has none. */
static const char *office_at(tri_i_finds *x, uint32_t noun, office *found)
{
    char word[64];
    const char *label = "";
    uint32_t begin = noun;
    while (begin > 0 && tri_i_token(x, begin - 1)->head == noun &&
           (tri_i_token(x, begin - 1)->rel == TRI_REL_AMOD ||
            tri_i_token(x, begin - 1)->rel == TRI_REL_COMPOUND) &&
           !is_owner(x, begin - 1)) {
        begin--;
    }
    for (uint32_t i = begin; i <= noun && label != NULL; i++) {
        const char *form = tri_i_token(x, i)->form;
        (void)tri_utf8_lower(form, strlen(form), word, sizeof word);
        label = tri_i_label(x, label, word, "");
    }
    if (label == NULL) {
        return "";
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, label);
    if (row == NULL) {
        row = tri_i_lexicon_find(&tri_i_lexicon_titles, word);
    }
    found->label = label;
    const bool is_sorted = strcmp(label, word) != 0; /* "foreign secretary" */
    return row != NULL && strcmp(row[TRI_TITLES_KIND], "office") == 0 &&
                   (is_sorted || !is_shared_office(word))
               ? label
               : "";
}

/* Reads the phrase of an office's noun; false where it names neither owner nor holder.
 */
static bool read_office(tri_i_finds *x, uint32_t noun, office *found)
{
    const tri_token *word = tri_i_token(x, noun);
    *found = (office){.noun = noun, .owner = TRI_NONE, .holder = TRI_NONE};
    if ((word->upos != TRI_UPOS_NOUN && word->upos != TRI_UPOS_PROPN) ||
        word->xpos == TRI_XPOS_NNS || word->xpos == TRI_XPOS_NNPS ||
        office_at(x, noun, found)[0] == '\0') {
        return false;
    }
    bool is_open = true; /* nothing else stands there that could own it */
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        const tri_token *child = tri_i_token(x, i);
        if (tri_i_may_own(x->tree, i)) {
            const bool is_of = child->rel != TRI_REL_NMOD ||
                               strcmp(tri_i_preposition(x, i, NULL), "of") == 0;
            const bool is_outside =
                child->rel == TRI_REL_NMOD_POSS || child->rel == TRI_REL_NMOD;
            if (is_of && (is_outside || is_owner(x, i))) {
                found->owner = i;
            } else if (is_outside) {
                is_open = false;
            }
        } else if (child->rel == TRI_REL_DET && strcmp(child->lemma, "the") != 0) {
            is_open = false; /* "a president" */
        } else if (child->rel == TRI_REL_APPOS && is_person(x, i)) {
            found->holder = i;
        }
    }
    if (word->head != TRI_NONE && is_person(x, word->head) &&
        (word->rel == TRI_REL_APPOS ||
         (word->head > noun &&
          (word->rel == TRI_REL_NMOD_DESC || word->rel == TRI_REL_COMPOUND)))) {
        found->holder = word->head;
    }
    if (found->owner != TRI_NONE && found->holder == TRI_NONE) {
        return true;
    }
    return is_open && (found->owner != TRI_NONE || found->holder != TRI_NONE);
}

static bool is_known(const tri_i_finds *x, uint32_t subject, const char *label,
                     uint32_t object)
{
    for (uint32_t i = 0; i < x->n_finds; i++) {
        const tri_i_find *old = &x->finds[i];
        if (old->words.begin == old->words.end && strcmp(old->label, label) == 0 &&
            entity_at(x, old->subject) == entity_at(x, subject) &&
            same_owner(x, old->object, object)) {
            return true;
        }
    }
    return false;
}

/* Adds "holder LABEL of owner", stated at one mention and supported by another. */
static void add(tri_i_finds *x, uint32_t at, uint32_t holder, const char *base,
                uint32_t owner, uint32_t support)
{
    const char *label = tri_i_label(x, base, "of", "");
    owner = as_place(x, owner);
    if (label == NULL) {
        return;
    }
    if (is_known(x, holder, label, owner)) {
        tri_i_refuse(x, TRI_I_REFUSED_FOUND_BEFORE, at, holder, owner);
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_TITLE, at, holder, owner, label, base);
    if (find != NULL) {
        find->basis = TRI_BASIS_INFERRED;
        find->support = tri_i_token(x, support)->sentence;
        find->confidence = 0.7;
    }
}

/* Whether an office that somebody owns stands in one slot with the holder of another,
   or in two of one verb: "President Falk and the Peruvian president" are two. */
static bool is_beside_holder(const tri_i_finds *x, const office *owned,
                             const office *held)
{
    const tri_document *d = x->document;
    const uint32_t holder = entity_at(x, held->holder);
    const uint32_t head = tri_i_token(x, owned->noun)->head;
    const tri_sentence *s = &d->sentences[tri_i_token(x, owned->noun)->sentence];
    if (owned->holder != TRI_NONE || holder == entity_at(x, owned->noun) ||
        head == TRI_NONE) {
        return false;
    }
    for (uint32_t t = s->begin; t < s->end; t++) {
        const bool is_joined = head == t || tri_i_token(x, t)->head == owned->noun;
        const uint8_t rel =
            tri_i_token(x, is_joined && head != t ? t : owned->noun)->rel;
        const bool is_beside = tri_i_token(x, t)->head == head &&
                               tri_i_token(x, head)->upos == TRI_UPOS_VERB;
        if (t != owned->noun && is_person(x, t) && entity_at(x, t) == holder &&
            ((is_joined && rel == TRI_REL_CONJ) || is_beside)) {
            return true;
        }
    }
    return false;
}

/* The one owner of an office that the document names, if it has one and one holder. */
static void complete(tri_i_finds *x, const office *offices, uint32_t n,
                     const office *one)
{
    uint32_t owner = TRI_NONE;
    for (uint32_t i = 0; i < n; i++) {
        const office *other = &offices[i];
        if (strcmp(other->label, one->label) != 0) {
            continue;
        }
        if (other->owner != TRI_NONE && is_beside_holder(x, other, one)) {
            tri_i_refuse(x, TRI_I_REFUSED_TWO_HOLDERS, one->noun, one->holder,
                         other->noun);
            return;
        }
        if (other->owner != TRI_NONE) {
            if (owner != TRI_NONE && !same_owner(x, owner, other->owner)) {
                tri_i_refuse(x, TRI_I_REFUSED_TWO_OWNERS, one->noun, one->holder,
                             other->owner);
                return; /* two presidents */
            }
            owner = owner == TRI_NONE ? other->owner : owner;
        }
        if (other->holder != TRI_NONE &&
            entity_at(x, other->holder) != entity_at(x, one->holder)) {
            tri_i_refuse(x, TRI_I_REFUSED_TWO_HOLDERS, one->noun, one->holder,
                         other->holder);
            return;
        }
    }
    if (owner != TRI_NONE && is_owner(x, owner)) {
        add(x, one->noun, one->holder, one->label, owner, owner);
    } else {
        tri_i_refuse(x, TRI_I_REFUSED_NO_OWNER, one->noun, one->holder, owner);
    }
}

/* "Kazakhstan's president", known to be Tokayev: he is named elsewhere. */
static void resolve(tri_i_finds *x, const office *one)
{
    const tri_document *d = x->document;
    const uint32_t entity = entity_at(x, one->noun);
    if (entity == TRI_NONE || d->entities[entity].type != TRI_TYPE_PER ||
        !d->entities[entity].named || !is_owner(x, one->owner)) {
        tri_i_refuse(x,
                     is_owner(x, one->owner) ? TRI_I_REFUSED_HOLDER_UNKNOWN
                                             : TRI_I_REFUSED_NO_OWNER,
                     one->noun, TRI_NONE, one->owner);
        return;
    }
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const tri_mention *name = &d->mentions[i];
        if (name->entity == entity && name->kind == TRI_MENTION_NAME &&
            is_person(x, name->head)) {
            add(x, one->noun, name->head, one->label, one->owner, name->head);
            return;
        }
    }
    tri_i_refuse(x, TRI_I_REFUSED_HOLDER_UNKNOWN, one->noun, TRI_NONE, one->owner);
}

/* "Astana, the capital" where the text names Kazakhstan too. */
static void complete_capital(tri_i_finds *x, uint32_t noun)
{
    const tri_document *d = x->document;
    const tri_token *word = tri_i_token(x, noun);
    if (!tri_i_is(x->tree, noun, "capital") || word->upos != TRI_UPOS_NOUN) {
        return;
    }
    uint32_t city = TRI_NONE;
    if (word->rel == TRI_REL_APPOS && word->head != TRI_NONE) {
        city = word->head;
    } else if (tri_i_dependent(x->tree, noun, TRI_REL_APPOS) != TRI_NONE) {
        city = tri_i_dependent(x->tree, noun, TRI_REL_APPOS);
    } else if (tri_i_dependent(x->tree, noun, TRI_REL_COP) != TRI_NONE) {
        city = tri_i_dependent(x->tree, noun, TRI_REL_NSUBJ);
    }
    const tri_mention *name = tri_i_mention_of(x, city);
    if (name == NULL || name->kind != TRI_MENTION_NAME || name->entity == TRI_NONE) {
        return;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        const tri_token *child = tri_i_token(x, i);
        if ((child->rel == TRI_REL_NMOD || child->rel == TRI_REL_NMOD_POSS) ||
            is_owner(x, i) || tri_i_is(x->tree, i, "former") ||
            tri_i_is(x->tree, i, "old") || tri_i_is(x->tree, i, "a")) {
            tri_i_refuse(x, TRI_I_REFUSED_OWNER_IS_TOLD, noun, city, i);
            return;
        }
    }
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_countries, d->entities[name->entity].name);
    while (row != NULL && strcmp(row[TRI_COUNTRIES_KIND], "capital") != 0) {
        row = tri_i_lexicon_next(&tri_i_lexicon_countries, row);
    }
    for (uint32_t i = 0; row != NULL && i < d->n_mentions; i++) {
        const tri_mention *country = &d->mentions[i];
        if (country->kind == TRI_MENTION_NAME && country->type == TRI_TYPE_LOC &&
            country->entity != TRI_NONE && country->entity != name->entity &&
            strcmp(d->entities[country->entity].subtype, "country") == 0 &&
            strcmp(country_at(x, country->head), row[TRI_COUNTRIES_CODE]) == 0) {
            add(x, noun, city, "capital", country->head, country->head);
            return;
        }
    }
    tri_i_refuse(x, TRI_I_REFUSED_NO_CAPITAL, noun, city, TRI_NONE);
}

void tri_i_find_roles(tri_i_finds *x)
{
    office *offices = calloc(MAX_OFFICES, sizeof *offices);
    uint32_t n = 0;
    if (offices == NULL) {
        x->failed = true;
        return;
    }
    for (uint32_t i = 0; i < x->document->n_tokens && n < MAX_OFFICES; i++) {
        n += read_office(x, i, &offices[n]);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (offices[i].holder == TRI_NONE) {
            resolve(x, &offices[i]);
        } else if (offices[i].owner == TRI_NONE) {
            complete(x, offices, n, &offices[i]);
        }
    }
    for (uint32_t i = 0; i < x->document->n_tokens; i++) {
        complete_capital(x, i);
    }
    free(offices);
}
