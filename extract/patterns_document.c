/* Triples that stand in no single sentence: roles named apart, events told twice. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/patterns.h"
#include "extract/quotes.h"

#include <string.h>

static uint32_t entity_at(const tri_i_extraction *x, uint32_t token)
{
    const uint32_t mention = x->mention_at[token];
    return mention == TRI_NONE ? TRI_NONE : x->document->mentions[mention].entity;
}

/* Whether two words are one but for capitals of ASCII letters. */
static bool same_word(const char *a, const char *b)
{
    for (; *a != '\0' && (*a | 0x20) == (*b | 0x20); a++, b++) {
    }
    return *a == *b;
}

/* Whether a token is the bare title of a person's name ("President Tokayev"). */
static bool is_title(const tri_i_extraction *x, uint32_t token, uint32_t *person)
{
    const tri_token *word = &x->document->tokens[token];
    if (word->rel != TRI_REL_NMOD_DESC || word->head == TRI_NONE ||
        word->head < token) {
        return false;
    }
    for (uint32_t child = x->first_child[token]; child != TRI_NONE;
         child = x->next_sibling[child]) {
        if (x->document->tokens[child].rel != TRI_REL_PUNCT) {
            return false; /* "former leader", "White House spokeswoman" */
        }
    }
    const uint32_t mention = x->mention_at[word->head];
    *person = word->head;
    return mention != TRI_NONE && x->document->mentions[mention].type == TRI_TYPE_PER &&
           x->document->mentions[mention].kind == TRI_MENTION_NAME;
}

/* "Kazakhstan's president" here, "President Tokayev" there: where the document knows
   one owner of the office and one holder, he holds it there. */
void tri_i_find_roles(tri_i_extraction *x)
{
    const tri_document *d = x->document;
    for (uint32_t title = 0; title < d->n_tokens; title++) {
        uint32_t person = TRI_NONE;
        if (!is_title(x, title, &person)) {
            continue;
        }
        uint32_t owner = TRI_NONE;
        bool is_unclear = false;
        for (uint32_t i = 0; i < d->n_tokens && !is_unclear; i++) {
            const uint32_t noun = d->tokens[i].head;
            const uint32_t mention = x->mention_at[i];
            uint32_t other = TRI_NONE;
            if (d->tokens[i].rel == TRI_REL_NMOD_POSS && noun != TRI_NONE &&
                mention != TRI_NONE && d->mentions[mention].kind == TRI_MENTION_NAME &&
                (d->mentions[mention].type == TRI_TYPE_LOC ||
                 d->mentions[mention].type == TRI_TYPE_ORG) &&
                same_word(d->tokens[noun].lemma, d->tokens[title].lemma)) {
                is_unclear =
                    owner != TRI_NONE && entity_at(x, owner) != entity_at(x, i);
                owner = owner == TRI_NONE ? i : owner;
            }
            if (is_title(x, i, &other) &&
                same_word(d->tokens[i].lemma, d->tokens[title].lemma)) {
                is_unclear = is_unclear || entity_at(x, other) != entity_at(x, person);
            }
        }
        if (owner == TRI_NONE || is_unclear) {
            continue;
        }
        const uint32_t noun = d->tokens[owner].head;
        const char *base = d->tokens[noun].lemma;
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_TITLE, title, person, owner,
                                     tri_i_label(x, base, "of", ""), base);
        if (find != NULL) {
            find->basis = TRI_BASIS_INFERRED;
            find->support = d->tokens[owner].sentence;
            find->confidence = 0.7;
        }
        return; /* one for each office would be more; the first is the surest */
    }
}

/* "Russia sent troops. The troops were sent under ...": one event, told twice with one
   object, shares its arguments. */
void tri_i_find_events(tri_i_extraction *x)
{
    const uint32_t n = x->n_finds; /* not those that are added here */
    for (uint32_t i = 0; i < n; i++) {
        const tri_i_find told = x->finds[i];
        if (told.pattern != TRI_PATTERN_VERB || strncmp(told.base, "be ", 3) != 0 ||
            told.negated || entity_at(x, told.subject) == TRI_NONE) {
            continue;
        }
        for (uint32_t j = 0; j < n; j++) {
            const tri_i_find first = x->finds[j];
            const bool is_same =
                first.pattern == TRI_PATTERN_VERB &&
                strcmp(first.label, told.base + 3) == 0 && !first.negated &&
                first.clause != told.clause &&
                entity_at(x, first.object) == entity_at(x, told.subject);
            if (!is_same || first.modality != told.modality) {
                continue;
            }
            tri_i_find *find =
                tri_i_add(x, TRI_PATTERN_EVENT, told.clause, first.subject, told.object,
                          told.label + 3, told.base + 3);
            if (find != NULL) {
                find->basis = TRI_BASIS_INFERRED;
                find->relation = told.relation;
                find->support = x->document->tokens[first.clause].sentence;
                find->confidence = 0.55;
            }
            break;
        }
    }
}

/* What stands in a quotation is its speaker's, over all its sentences. */
void tri_i_find_quotes(tri_i_extraction *x)
{
    tri_arena scratch = {0};
    tri_i_quotations quotations;
    x->failed =
        x->failed || tri_i_find_quotations(x, &scratch, &quotations, NULL) != TRI_OK;
    for (uint32_t i = 0; i < x->n_finds && !x->failed; i++) {
        tri_i_find *find = &x->finds[i];
        for (uint32_t j = 0; j < quotations.n && find->speaker == TRI_NONE; j++) {
            const tri_i_quotation *one = &quotations.list[j];
            if (find->clause >= one->begin && find->clause < one->end &&
                find->subject != one->speaker) {
                find->speaker = one->speaker;
            }
        }
    }
    tri_arena_clear(&scratch);
}
