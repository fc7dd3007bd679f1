/* Rules out links of the model between what is called by two names, or by posts that no
   person has together. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/link_guard.h"

#include "extract/entities/capitals.h"
#include "extract/entities/cut_names.h"
#include "extract/entities/description.h"
#include "extract/entities/names.h"
#include "extract/entities/two_names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* ---- Phrases that are written as names */

/* The name of what is a name or is written as one; false where it is neither, a
   person's, or memory is out. */
static bool read_as_name(const tri_i_resolver *r, uint32_t mention, tri_type type,
                         tri_i_name *name)
{
    const tri_i_span *span = &r->spans[mention];
    const bool is_name = span->kind == TRI_MENTION_NAME;
    if ((!is_name && !tri_i_is_written_as_name(r, mention)) ||
        span->type == TRI_TYPE_PER) {
        return false;
    }
    const char *text =
        is_name ? tri_i_clean_name(r, mention) : r->features[mention].name;
    if (text != NULL) {
        tri_i_read_name(text, &(tri_i_name_facts){.type = type}, name);
    }
    return text != NULL;
}

/* Whether the guard of names tells two apart, of which one or both are but written as
   names: "the 70th Precinct" and "the 71st". */
static bool are_apart_as_names(const tri_i_resolver *r, uint32_t a, uint32_t b)
{
    tri_i_name x;
    tri_i_name y;
    const uint32_t named = r->spans[a].kind == TRI_MENTION_NAME ? a : b;
    const tri_type type = (tri_type)r->spans[named].type;
    if (!read_as_name(r, a, type, &x) || !read_as_name(r, b, type, &y)) {
        return false;
    }
    const tri_i_apart reason = tri_i_names_apart(&x, &y);
    return reason == TRI_I_APART_NUMBER || reason == TRI_I_APART_DIRECTION ||
           reason == TRI_I_APART_WORD;
}

static bool is_plural(const tri_i_resolver *r, uint32_t mention)
{
    const uint8_t tag = r->document->tokens[r->spans[mention].head].xpos;
    return tag == TRI_XPOS_NNS || tag == TRI_XPOS_NNPS;
}

/* Whether two such phrases are of two kinds, or of two owners, or one of them says more
   and none of them is told of before: "Shares", "Shares of Borex". */
static bool are_two_phrases(const tri_i_resolver *r, uint32_t mention,
                            uint32_t antecedent)
{
    tri_i_description a;
    tri_i_description b;
    if (!tri_i_is_written_as_name(r, mention) ||
        !tri_i_is_written_as_name(r, antecedent) || !tri_i_describe(r, mention, &a) ||
        !tri_i_describe(r, antecedent, &b)) {
        return false;
    }
    if (strcmp(a.kind, b.kind) != 0 || a.other != b.other ||
        is_plural(r, mention) != is_plural(r, antecedent)) {
        return true;
    }
    const bool is_less =
        tri_i_modifiers_included(&a, &b) && (a.owner == TRI_NONE || a.owner == b.owner);
    const bool is_more =
        tri_i_modifiers_included(&b, &a) && (b.owner == TRI_NONE || b.owner == a.owner);
    return !(is_less && is_more) && (!is_less || !r->features[mention].definite ||
                                     !r->features[antecedent].definite);
}

/* Whether a phrase stands in capitals from end to end, as headings do: "YOUR THREAD";
   not "NATO", which is one word. */
static bool is_heading(const tri_i_resolver *r, uint32_t mention)
{
    enum { LONG = 5 /* letters, more than acronyms have */ };
    const tri_i_span *m = &r->spans[mention];
    bool is_long = false;
    for (uint32_t t = m->begin; t < m->end; t++) {
        const char *form = r->document->tokens[t].form;
        for (const char *c = form; *c != '\0'; c++) {
            if (*c >= 'a' && *c <= 'z') {
                return false;
            }
        }
        is_long = is_long || strlen(form) > LONG;
    }
    return is_long;
}

/* Whether two such phrases have other words: of two headings. */
static bool are_two_headings(const tri_i_resolver *r, uint32_t a, uint32_t b)
{
    if (!is_heading(r, a) || !is_heading(r, b)) {
        return false;
    }
    const tri_i_span *x = &r->spans[a];
    const tri_i_span *y = &r->spans[b];
    bool is_same = x->end - x->begin == y->end - y->begin;
    for (uint32_t i = 0; is_same && i < x->end - x->begin; i++) {
        is_same = strcmp(r->document->tokens[x->begin + i].form,
                         r->document->tokens[y->begin + i].form) == 0;
    }
    return !is_same;
}

/* Whether two names are but the one and the many of a word: "AMBER Alert" and "AMBER
   Alerts", a state and the States. */
static bool are_one_and_many(const tri_i_resolver *r, uint32_t a, uint32_t b)
{
    const tri_i_span *x = &r->spans[a];
    const tri_i_span *y = &r->spans[b];
    return x->kind != TRI_MENTION_PRONOUN && y->kind != TRI_MENTION_PRONOUN &&
           tri_i_begins_large(r->document->tokens[x->head].form) &&
           tri_i_begins_large(r->document->tokens[y->head].form) &&
           is_plural(r, a) != is_plural(r, b) && r->features[a].head != NULL &&
           r->features[b].head != NULL &&
           strcmp(r->features[a].head, r->features[b].head) == 0;
}

/* ---- Posts */

/* A post's noun with what makes it a lesser one: "vice president"; "" where the noun is
   none of a post. NULL where memory is out. */
static const char *post_at(const tri_i_resolver *r, uint32_t head)
{
    const tri_i_tree *tree = r->document->tree;
    const char *post = tri_i_folded_lemma(r->arena, &tree->tokens[head]);
    if (post == NULL || !tri_i_is_post(post)) {
        return post == NULL ? NULL : "";
    }
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const char *word = tri_i_folded_lemma(r->arena, &tree->tokens[c]);
        if (c < head && word != NULL &&
            tri_i_lexicon_has(&tri_i_lexicon_lesser_posts, word)) {
            return tri_arena_printf(r->arena, "%s %s", word, post);
        }
    }
    return post;
}

static const char *key_of(const tri_i_resolver *r, uint32_t root, const char *post)
{
    return tri_arena_printf(r->arena, "%u %s", (unsigned)root, post);
}

static bool note_post(const tri_i_resolver *r, tri_i_holders *holders, uint32_t name,
                      uint32_t head)
{
    const char *post = post_at(r, head);
    if (post == NULL || post[0] == '\0') {
        return post != NULL;
    }
    const uint32_t root = tri_i_find_root(r, name);
    const char *who = key_of(r, root, "");
    const char *key = key_of(r, root, post);
    return who != NULL && key != NULL && tri_i_set(&holders->holders, who, name) &&
           tri_i_set(&holders->posts, key, name);
}

bool tri_i_note_holders(const tri_i_resolver *resolver, tri_i_holders *holders)
{
    *holders = (tri_i_holders){0};
    const tri_i_tree *tree = resolver->document->tree;
    bool ok = true;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const tri_i_span *span = &resolver->spans[i];
        if (span->kind != TRI_MENTION_NAME || span->type != TRI_TYPE_PER) {
            continue;
        }
        TRI_I_FOR_DEPENDENTS (tree, span->head, c) {
            ok = ok &&
                 (!tri_i_may_describe(tree, c) || note_post(resolver, holders, i, c));
        }
        /* "Attorney Ada Lind", the name in apposition to the post before it */
        const uint32_t above = tri_i_apposed_to(tree, span->head);
        ok = ok && (above == TRI_NONE || note_post(resolver, holders, i, above));
    }
    return ok;
}

void tri_i_clear_holders(tri_i_holders *holders)
{
    tri_map_clear(&holders->holders);
    tri_map_clear(&holders->posts);
}

/* Whether a phrase is a post that one person has, and a name that of somebody whom the
   document gives other posts, and not this one. */
static bool has_other_post(const tri_i_resolver *r, const tri_i_holders *holders,
                           uint32_t phrase, uint32_t name)
{
    if (r->spans[phrase].kind != TRI_MENTION_NOMINAL ||
        r->spans[name].kind != TRI_MENTION_NAME ||
        r->spans[name].type != TRI_TYPE_PER) {
        return false;
    }
    const char *post = post_at(r, r->spans[phrase].head);
    if (post == NULL || !tri_i_lexicon_has(&tri_i_lexicon_sole_posts, post)) {
        return false;
    }
    const uint32_t root = tri_i_find_root(r, name);
    const char *who = key_of(r, root, "");
    const char *key = key_of(r, root, post);
    return who != NULL && key != NULL &&
           tri_i_get(&holders->holders, who) != TRI_NONE &&
           tri_i_get(&holders->posts, key) == TRI_NONE;
}

static bool begins_with_digit(const tri_i_resolver *r, uint32_t mention)
{
    const char first = r->document->tokens[r->spans[mention].head].form[0];
    return first >= '0' && first <= '9';
}

/* Whether a mention is a number or a quantity alone: "Fifty", "all", "half", "6:30pm".
 */
static bool is_quantity(const tri_i_resolver *r, uint32_t mention)
{
    const tri_token *head = &r->document->tokens[r->spans[mention].head];
    return begins_with_digit(r, mention) || head->upos == TRI_UPOS_NUM ||
           strcmp(head->lemma, "half") == 0 ||
           tri_i_lexicon_has(&tri_i_lexicon_quantifiers, head->lemma);
}

/* Whether two are two quantities, or a number and what is none; but "that year" may be
   2005. */
static bool are_two_quantities(const tri_i_resolver *r, uint32_t a, uint32_t b)
{
    const tri_i_span *x = &r->spans[a];
    const tri_i_span *y = &r->spans[b];
    if (is_quantity(r, a) && is_quantity(r, b)) { /* but "the five", then "all" */
        const tri_token *tokens = r->document->tokens;
        return strcmp(tokens[x->head].lemma, tokens[y->head].lemma) != 0 &&
               !r->features[a].definite && !r->features[b].definite;
    }
    if (x->kind == TRI_MENTION_PRONOUN || y->kind == TRI_MENTION_PRONOUN) {
        return false;
    }
    if (begins_with_digit(r, a) != begins_with_digit(r, b)) {
        return (x->kind != TRI_MENTION_VALUE && y->kind != TRI_MENTION_VALUE) ||
               tri_i_is_written_as_name(r, a) || tri_i_is_written_as_name(r, b);
    }
    if ((x->kind == TRI_MENTION_VALUE && tri_i_is_written_as_name(r, b)) ||
        (y->kind == TRI_MENTION_VALUE && tri_i_is_written_as_name(r, a))) {
        return true; /* "This Morning" on Monday */
    }
    return false;
}

/* Whether a noun is for a deed, which is no person, place or body: "the acquisition".
 */
static bool is_deed_for_name(const tri_i_resolver *resolver, uint32_t mention,
                             uint32_t name)
{
    const char *head = resolver->features[mention].head;
    const uint8_t type = resolver->spans[name].type;
    return resolver->spans[mention].kind == TRI_MENTION_NOMINAL &&
           resolver->spans[name].kind == TRI_MENTION_NAME &&
           (type == TRI_TYPE_PER || type == TRI_TYPE_LOC || type == TRI_TYPE_ORG) &&
           tri_i_lexicon_has(&tri_i_lexicon_event_nouns, head) &&
           !tri_i_lexicon_has(&tri_i_lexicon_heads, head) &&
           !tri_i_lexicon_has(&tri_i_lexicon_persons, head);
}

/* Whether a phrase with "a" brings somebody or something new, where one of its kind is
   not called so before: "a lay chaplain" is nobody whom "he" meant. */
static bool is_new(const tri_i_resolver *resolver, uint32_t mention,
                   uint32_t antecedent)
{
    return resolver->spans[mention].kind == TRI_MENTION_NOMINAL &&
           resolver->features[mention].indefinite && antecedent < mention &&
           resolver->spans[antecedent].kind != TRI_MENTION_NOMINAL;
}

/* The person whose name stands right behind a token, TRI_NONE. */
static uint32_t person_behind(const tri_i_resolver *r, uint32_t token)
{
    enum { NEAR = 3 /* The name's head is its first word, but for a middle of it. */ };
    for (uint32_t t = token + 1; t < r->document->n_tokens && t <= token + NEAR; t++) {
        const uint32_t name = tri_i_name_at(r, t);
        if (name != TRI_NONE) {
            const tri_i_span *span = &r->spans[name];
            const tri_token *word = &r->document->tokens[token];
            const bool is_titled =
                word->rel == TRI_REL_NMOD_DESC && word->head == span->head;
            return span->begin == token + 1 && (is_titled || span->type == TRI_TYPE_PER)
                       ? name
                       : TRI_NONE;
        }
    }
    return TRI_NONE;
}

/* Who a title is that stands before a name, "Fire Chief Lind", "Chief of Staff Lind";
   or a name of a person, itself. TRI_NONE. */
static uint32_t bearer_of(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *m = &r->spans[mention];
    if (m->kind == TRI_MENTION_NAME) {
        return m->type == TRI_TYPE_PER ? mention : TRI_NONE;
    }
    if (!tri_i_is_written_as_name(r, mention)) {
        return TRI_NONE;
    }
    const uint32_t name = person_behind(r, m->head);
    return name != TRI_NONE ? name : person_behind(r, m->end - 1);
}

static bool are_two_bearers(const tri_i_resolver *r, uint32_t a, uint32_t b)
{
    const uint32_t x = bearer_of(r, a);
    const uint32_t y = bearer_of(r, b);
    return x != TRI_NONE && y != TRI_NONE && (x != a || y != b) &&
           tri_i_find_root(r, x) != tri_i_find_root(r, y);
}

/* "The director or the deputy director may sign": whoever has the post, not somebody.
 */
static bool is_one_or_other(const tri_i_resolver *r, uint32_t phrase, uint32_t name)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t head = r->spans[phrase].head;
    if (r->spans[phrase].kind != TRI_MENTION_NOMINAL ||
        r->spans[name].kind != TRI_MENTION_NAME) {
        return false;
    }
    if (tree->tokens[head].rel == TRI_REL_CONJ &&
        tri_i_dependent_word(tree, head, TRI_REL_CC, "or") != TRI_NONE) {
        return true;
    }
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        if (tree->tokens[c].rel == TRI_REL_CONJ &&
            tri_i_dependent_word(tree, c, TRI_REL_CC, "or") != TRI_NONE) {
            return true;
        }
    }
    return false;
}

/* "Parliament" and the Scottish one behind it; the National Guard and Nebraska's, in
   whatever order. */
static bool is_of_part_alone(const tri_i_resolver *r, uint32_t a, uint32_t b)
{
    const tri_i_institution *x = &r->institutions[a];
    const tri_i_institution *y = &r->institutions[b];
    return x->role_key != NULL && y->role_key != NULL && y->owner_name == NULL &&
           strcmp(x->role_key, y->role_key) == 0 && r->features[b].owner == TRI_NONE &&
           (b < a ||
            tri_i_lexicon_has(&tri_i_lexicon_nation_wide_bodies, x->role_key)) &&
           tri_i_is_of_part(r, a);
}

bool tri_i_is_ruled_out(const tri_i_resolver *resolver, const tri_i_holders *holders,
                        uint32_t mention, uint32_t antecedent)
{
    return tri_i_are_two_names(resolver, mention, antecedent) ||
           tri_i_is_one_cut(resolver, mention, antecedent) ||
           are_two_quantities(resolver, mention, antecedent) ||
           are_two_headings(resolver, mention, antecedent) ||
           are_one_and_many(resolver, mention, antecedent) ||
           are_apart_as_names(resolver, mention, antecedent) ||
           are_two_phrases(resolver, mention, antecedent) ||
           is_new(resolver, mention, antecedent) ||
           is_of_part_alone(resolver, mention, antecedent) ||
           is_of_part_alone(resolver, antecedent, mention) ||
           are_two_bearers(resolver, mention, antecedent) ||
           is_one_or_other(resolver, mention, antecedent) ||
           is_one_or_other(resolver, antecedent, mention) ||
           is_deed_for_name(resolver, mention, antecedent) ||
           is_deed_for_name(resolver, antecedent, mention) ||
           has_other_post(resolver, holders, mention, antecedent) ||
           has_other_post(resolver, holders, antecedent, mention);
}
