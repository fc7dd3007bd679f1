/* Tells which names are a part of a longer one, by the words around them: what the
   model read of a name need not be all of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/cut_names.h"

#include "extract/entities/capitals.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum { MAX_TITLE = 14 /* words of a title in quotation marks */ };

/* The last word of a name; of a phrase that is written as one, its noun. */
static uint32_t last_of(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *m = &r->spans[mention];
    return m->kind == TRI_MENTION_NAME ? m->end - 1 : m->head;
}

/* The word behind a token in its sentence, TRI_NONE. */
static uint32_t behind(const tri_i_resolver *r, uint32_t token)
{
    const tri_document *d = r->document;
    return token + 1 < d->n_tokens &&
                   d->tokens[token + 1].sentence == d->tokens[token].sentence
               ? token + 1
               : TRI_NONE;
}

static bool has_form(const tri_i_resolver *r, uint32_t mention, const char *form)
{
    const tri_i_span *m = &r->spans[mention];
    for (uint32_t t = m->begin; t < m->end; t++) {
        if (strcmp(r->document->tokens[t].form, form) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a word is one for people: "Manager", "Republicans". */
static bool is_for_person(const tri_i_resolver *r, uint32_t token)
{
    const char *form = tri_i_fold(r->arena, r->document->tokens[token].form);
    const char *lemma = tri_i_folded_lemma(r->arena, &r->document->tokens[token]);
    return form == NULL || lemma == NULL || tri_i_is_post(lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_titles, lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_persons, lemma) ||
           tri_i_lexicon_has(&tri_i_lexicon_group_names, form);
}

static bool is_large_noun(const tri_i_resolver *r, uint32_t token)
{
    const tri_token *word = &r->document->tokens[token];
    return tri_i_begins_large(word->form) &&
           (word->upos == TRI_UPOS_PROPN || word->upos == TRI_UPOS_NOUN);
}

/* "City" of "City of Bangor", where the other one says nothing of Bangor. */
static bool is_before_of(const tri_i_resolver *r, uint32_t mention, uint32_t other)
{
    const tri_token *tokens = r->document->tokens;
    const tri_i_span *m = &r->spans[mention];
    const uint32_t of = behind(r, m->end - 1);
    const uint32_t next = of == TRI_NONE ? TRI_NONE : behind(r, of);
    return m->end - m->begin == 1 && tri_i_begins_large(tokens[m->begin].form) &&
           next != TRI_NONE && strcmp(tokens[of].form, "of") == 0 &&
           tokens[next].upos == TRI_UPOS_PROPN &&
           tri_i_begins_large(tokens[next].form) &&
           !has_form(r, other, tokens[next].form);
}

/* "Harbour Night" of "Harbour Night Week": a noun with a capital stands right behind,
   and none for people does ("Bangor City Manager"), nor is the other one named by it.
 */
static bool goes_on(const tri_i_resolver *r, uint32_t mention, uint32_t other)
{
    const uint32_t last = last_of(r, mention);
    const uint32_t next = behind(r, last);
    const uint32_t above = r->document->tokens[r->spans[mention].head].head;
    const bool is_of_post = /* "Speaker of the House Ada Lind" */
        above != TRI_NONE && above < r->spans[mention].begin && is_for_person(r, above);
    const bool is_title =
        r->spans[mention].kind != TRI_MENTION_NAME && is_for_person(r, last);
    if (next == TRI_NONE || !is_large_noun(r, next) || is_title || is_of_post ||
        has_form(r, other, r->document->tokens[next].form)) {
        return false;
    }
    for (uint32_t t = next; t != TRI_NONE && is_large_noun(r, t); t = behind(r, t)) {
        if (is_for_person(r, t)) {
            return false;
        }
    }
    return true;
}

/* "Union" of "State of the Union": another noun with a capital, no post and without an
   article, has it as its "of". */
static bool is_behind_of(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_i_span *m = &r->spans[mention];
    const uint32_t above = tree->tokens[m->head].head;
    return last_of(r, mention) == m->head &&
           tree->tokens[m->head].rel == TRI_REL_NMOD && above != TRI_NONE &&
           above < m->begin && is_large_noun(r, above) && !is_for_person(r, above) &&
           m->type != TRI_TYPE_LOC &&
           strcmp(tri_i_case_form(tree, m->head), "of") == 0 &&
           tree->tokens[above + 1].rel == TRI_REL_CASE &&
           tri_i_dependent(tree, above, TRI_REL_DET) == TRI_NONE &&
           tri_i_dependent(tree, above, TRI_REL_NMOD_POSS) == TRI_NONE;
}

/* "Autism Act" of "Individuals with Autism Act", "Justice" of "Institute for Justice".
 */
static bool is_behind_noun(const tri_i_resolver *r, uint32_t mention)
{
    const tri_token *tokens = r->document->tokens;
    const uint32_t begin = r->spans[mention].begin;
    const char *word = begin < 2 ? "" : tokens[begin - 1].form;
    return (strcmp(word, "for") == 0 || strcmp(word, "with") == 0) &&
           is_large_noun(r, begin - 2);
}

static bool is_quote(const tri_token *token)
{
    return token->upos == TRI_UPOS_PUNCT && token->lemma[0] == '"';
}

/* Whether a word may stand in a title whose words have capitals. */
static bool is_in_title(const tri_i_resolver *r, uint32_t token)
{
    const tri_token *word = &r->document->tokens[token];
    return !((word->form[0] >= 'a' && word->form[0] <= 'z') &&
             word->upos != TRI_UPOS_ADP && word->upos != TRI_UPOS_DET &&
             word->upos != TRI_UPOS_CCONJ && word->upos != TRI_UPOS_PART &&
             word->xpos != TRI_XPOS_IN);
}

/* "Morning" of "Morning Bell", in quotation marks, of which it is not all. */
static bool is_in_quoted_title(const tri_i_resolver *r, uint32_t mention)
{
    const tri_token *tokens = r->document->tokens;
    const tri_i_span *m = &r->spans[mention];
    uint32_t begin = m->begin;
    uint32_t end = last_of(r, mention) + 1;
    bool is_more = false;
    while (begin > 0 && tokens[begin - 1].sentence == tokens[m->head].sentence &&
           !is_quote(&tokens[begin - 1])) {
        begin--;
        is_more = is_more || tri_i_begins_large(tokens[begin].form);
        if (end - begin > MAX_TITLE || !is_in_title(r, begin)) {
            return false;
        }
    }
    for (uint32_t t = end; t < r->document->n_tokens && !is_quote(&tokens[t]); t++) {
        is_more = is_more || tri_i_begins_large(tokens[t].form);
        if (t - begin > MAX_TITLE || !is_in_title(r, t) ||
            tokens[t].sentence != tokens[m->head].sentence) {
            return false;
        }
        end = t + 1;
    }
    return is_more && begin > 0 && is_quote(&tokens[begin - 1]) &&
           end < r->document->n_tokens;
}

bool tri_i_is_inside_name(const tri_i_resolver *resolver, uint32_t mention)
{
    return is_behind_of(resolver, mention) || is_behind_noun(resolver, mention) ||
           is_in_quoted_title(resolver, mention);
}

/* Whether a mention is a name or is written as one, and of no person. */
static bool is_thing_name(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *m = &r->spans[mention];
    return (m->kind == TRI_MENTION_NAME || tri_i_is_written_as_name(r, mention)) &&
           m->type != TRI_TYPE_PER;
}

static bool is_cut(const tri_i_resolver *r, uint32_t mention, uint32_t other)
{
    return is_before_of(r, mention, other) ||
           (is_thing_name(r, mention) && is_thing_name(r, other) &&
            (goes_on(r, mention, other) || tri_i_is_inside_name(r, mention)));
}

bool tri_i_is_one_cut(const tri_i_resolver *resolver, uint32_t a, uint32_t b)
{
    return is_cut(resolver, a, b) || is_cut(resolver, b, a);
}
