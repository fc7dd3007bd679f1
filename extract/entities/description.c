/* Reads what a common noun phrase says: which kind of thing, which of the kind, and
   whose. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/description.h"

#include "extract/entities/names.h"
#include "extract/entities/owners.h"
#include "extract/entities/word_forms.h"

#include <string.h>

static const char *lemma_of(const tri_i_resolver *r, uint32_t token)
{
    return tri_i_folded_lemma(r->arena, &r->document->tokens[token]);
}

/* A modifier with what a hyphen joins to it: "iodine-containing". NULL where memory is
   out. */
static const char *modifier_at(const tri_i_resolver *r, uint32_t token)
{
    const char *word = lemma_of(r, token);
    TRI_I_FOR_DEPENDENTS (r->document->tree, token, c) {
        if (word == NULL || c > token) {
            break;
        }
        if (r->document->tokens[c].upos != TRI_UPOS_PUNCT) {
            const char *part = lemma_of(r, c);
            word =
                part == NULL ? NULL : tri_arena_printf(r->arena, "%s-%s", part, word);
        }
    }
    return word;
}

/* Whether a clause after the noun picks some out: "the people who smoke", but not "the
   main square, where ...". */
static bool is_restrictive(const tri_i_resolver *r, uint32_t head, uint32_t clause)
{
    const tri_token *tokens = r->document->tokens;
    if (clause < head || (tokens[clause].rel != TRI_REL_ACL_RELCL &&
                          tokens[clause].rel != TRI_REL_ACL)) {
        return false;
    }
    for (uint32_t t = head + 1; t < clause; t++) {
        if (strcmp(tokens[t].form, ",") == 0) {
            return false;
        }
    }
    return true;
}

/* The root of what owns a phrase: a possessor, be it no name, or a name that its words
   say it belongs to; TRI_NONE. */
static uint32_t find_owner(const tri_i_resolver *r, uint32_t mention)
{
    const uint32_t owner = r->features[mention].owner;
    return owner != TRI_NONE
               ? tri_i_find_root(r, owner)
               : tri_i_owner_root(r, r->spans[mention].head, TRI_I_NO_POSSESSOR);
}

/* The root of the named subject of the verb whose object an indefinite phrase is: the
   troops that Russia sent are Russia's. TRI_NONE where none. */
static uint32_t find_sender(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_token *head = &tree->tokens[r->spans[mention].head];
    if (head->rel != TRI_REL_OBJ || head->head == TRI_NONE) {
        return TRI_NONE;
    }
    const uint32_t name =
        tri_i_name_at(r, tri_i_dependent(tree, head->head, TRI_REL_NSUBJ));
    return name == TRI_NONE ? TRI_NONE : tri_i_find_root(r, name);
}

/* Whether the table of units has the noun as one of time. */
static bool is_time(const char *lemma)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_units, lemma);
    return (row != NULL && strcmp(row[TRI_UNITS_KIND], "time") == 0) ||
           strcmp(lemma, "time") == 0;
}

/* What a dependent says of the noun. */
typedef enum { NOTHING, COUNTED, OTHER, MODIFIER } saying;

/* What a word before the noun says of it; `lemma` is the word's. */
static saying say_before(const tri_token *word, const char *lemma)
{
    const bool is_determiner = word->rel == TRI_REL_DET;
    const bool is_adjective = word->rel == TRI_REL_AMOD;
    if (word->rel == TRI_REL_NUMMOD ||
        (is_determiner && tri_i_lexicon_has(&tri_i_lexicon_quantifiers, lemma)) ||
        (is_adjective && tri_i_lexicon_has(&tri_i_lexicon_light_modifiers, lemma))) {
        return COUNTED;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_distinguishing_modifiers, lemma)) {
        return OTHER;
    }
    if ((!is_adjective && word->rel != TRI_REL_COMPOUND &&
         word->rel != TRI_REL_NMOD_DESC) ||
        word->xpos == TRI_XPOS_JJR || word->xpos == TRI_XPOS_JJS ||
        tri_i_lexicon_has(&tri_i_lexicon_degree_adjectives, lemma)) {
        return NOTHING;
    }
    return MODIFIER;
}

/* Takes what a dependent of the noun says that is no name; false where memory is out.
 */
static bool take_dependent(const tri_i_resolver *r, uint32_t head, uint32_t token,
                           tri_i_description *d)
{
    const tri_token *word = &r->document->tokens[token];
    const char *lemma = token < head ? modifier_at(r, token) : lemma_of(r, token);
    if (lemma == NULL) {
        return false;
    }
    saying says = NOTHING;
    if (token < head) {
        says = say_before(word, lemma);
        d->more = word->xpos == TRI_XPOS_JJR && says == NOTHING ? lemma : d->more;
    } else if (!d->is_event) {
        d->other = d->other || is_restrictive(r, head, token);
        const bool is_number = word->upos == TRI_UPOS_NUM; /* "I-10", "Article 5" */
        says = word->rel == TRI_REL_NMOD || is_number ? MODIFIER : NOTHING;
    }
    d->other = d->other || says == OTHER;
    d->counted = d->counted || says == COUNTED;
    d->is_any = d->is_any || (says == COUNTED && word->rel == TRI_REL_DET);
    if (says == MODIFIER) {
        if (token > head) {
            d->behind = tri_arena_printf(r->arena, "%s %s", d->behind, lemma);
        }
        if (d->n_modifiers < TRI_I_MODIFIERS) {
            d->modifiers[d->n_modifiers++] = lemma;
        }
        d->is_sort =
            d->is_sort || word->rel == TRI_REL_COMPOUND || word->xpos == TRI_XPOS_VBG;
    }
    return d->behind != NULL;
}

bool tri_i_describe(const tri_i_resolver *r, uint32_t mention, tri_i_description *out)
{
    const uint32_t head = r->spans[mention].head;
    const tri_token *word = &r->document->tokens[head];
    const tri_i_features *features = &r->features[mention];
    const char *noun = tri_i_singular(r->arena, features->head);
    if (noun == NULL) {
        return false;
    }
    const char *const *whole = tri_i_lexicon_find(&tri_i_lexicon_clippings, noun);
    noun = whole == NULL ? noun : whole[TRI_CLIPPINGS_WHOLE];
    const char *const *event = tri_i_lexicon_find(&tri_i_lexicon_event_synonyms, noun);
    *out = (tri_i_description){
        .kind = event == NULL ? noun : event[TRI_EVENT_SYNONYMS_EVENT],
        .behind = "",
        .owner = find_owner(r, mention),
        .is_plural = (word->xpos == TRI_XPOS_NNS || word->xpos == TRI_XPOS_NNPS) &&
                     strcmp(word->form, word->lemma) != 0,
        .is_event = event != NULL,
        .joins_bare = event != NULL ||
                      tri_i_lexicon_has(&tri_i_lexicon_persons, noun) ||
                      tri_i_lexicon_has(&tri_i_lexicon_collectives, noun),
        .skipped = (word->upos != TRI_UPOS_NOUN && word->upos != TRI_UPOS_PROPN) ||
                   features->predicate ||
                   word->rel ==
                       TRI_REL_NMOD_DESC || /* "President Lind": part of the person's */
                   is_time(features->head) ||
                   tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns, features->head)};
    if (out->owner == TRI_NONE && !features->definite) {
        out->owner = find_sender(r, mention);
    }
    TRI_I_FOR_DEPENDENTS (r->document->tree, head, c) {
        const bool is_name = tri_i_name_at(r, c) != TRI_NONE; /* an owner */
        if (!is_name && !take_dependent(r, head, c, out)) {
            return false;
        }
    }
    /* The late president is not the one there is, nor is the late Oslo attorney, of
       whose town the word seems to be said. */
    const bool is_title = tri_i_lexicon_has(&tri_i_lexicon_titles, noun);
    for (uint32_t t = r->spans[mention].begin; is_title && t < head; t++) {
        const char *lemma =
            r->document->tokens[t].rel == TRI_REL_AMOD ? lemma_of(r, t) : NULL;
        out->other =
            out->other ||
            (lemma != NULL && tri_i_lexicon_has(&tri_i_lexicon_past_words, lemma));
    }
    /* An assistant attorney is no attorney, a vice president not the president. */
    for (uint32_t i = 0; i < out->n_modifiers; i++) {
        if (tri_i_lexicon_has(&tri_i_lexicon_lesser_posts, out->modifiers[i])) {
            out->kind =
                tri_arena_printf(r->arena, "%s %s", out->modifiers[i], out->kind);
            return out->kind != NULL;
        }
    }
    return true;
}

static bool has_modifier(const tri_i_description *p, const char *modifier)
{
    for (uint32_t i = 0; i < p->n_modifiers; i++) {
        if (strcmp(p->modifiers[i], modifier) == 0) {
            return true;
        }
    }
    return false;
}

bool tri_i_modifiers_included(const tri_i_description *a, const tri_i_description *b)
{
    for (uint32_t i = 0; i < a->n_modifiers; i++) {
        if (!has_modifier(b, a->modifiers[i])) {
            return false;
        }
    }
    return true;
}
