/* Adds the mentions that are neither names nor values: common nouns and pronouns. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"

#include <stdlib.h>
#include <string.h>

/* Relations of words that are part of another phrase, or of none. */
static bool is_argument_relation(uint8_t rel)
{
    switch (rel) {
    case TRI_REL_COMPOUND:
    case TRI_REL_COMPOUND_PRT:
    case TRI_REL_FLAT:
    case TRI_REL_FIXED:
    case TRI_REL_GOESWITH:
    case TRI_REL_CASE:
    case TRI_REL_CC:
    case TRI_REL_CC_PRECONJ:
    case TRI_REL_MARK:
    case TRI_REL_PUNCT:
    case TRI_REL_COP:
    case TRI_REL_AUX:
    case TRI_REL_AUX_PASS:
    case TRI_REL_ADVMOD:
    case TRI_REL_DISCOURSE:
    case TRI_REL_EXPL:
    case TRI_REL_REPARANDUM:
        return false;
    default:
        return true;
    }
}

/* Slots of a clause or a noun that only nominals fill. */
static bool is_nominal_slot(uint8_t rel)
{
    switch (rel) {
    case TRI_REL_NSUBJ:
    case TRI_REL_NSUBJ_OUTER:
    case TRI_REL_NSUBJ_PASS:
    case TRI_REL_OBJ:
    case TRI_REL_IOBJ:
    case TRI_REL_OBL:
    case TRI_REL_OBL_AGENT:
    case TRI_REL_NMOD:
    case TRI_REL_NMOD_POSS:
        return true;
    default:
        return false;
    }
}

/* Whether the token heads a mention, and of which kind. */
static bool heads_mention(const tri_i_resolver *resolver, uint32_t token,
                          tri_mention_kind *kind)
{
    const tri_token *t = &resolver->document->tokens[token];
    *kind = TRI_MENTION_NOMINAL;
    switch (t->xpos) {
    case TRI_XPOS_PRP:
    case TRI_XPOS_PRPS:
    case TRI_XPOS_WP:
    case TRI_XPOS_WPS:
        *kind = TRI_MENTION_PRONOUN;
        return is_argument_relation(t->rel);
    case TRI_XPOS_WDT:
        *kind = TRI_MENTION_PRONOUN;
        return is_nominal_slot(t->rel);
    case TRI_XPOS_EX:
    case TRI_XPOS_WRB:
        return false;
    default:
        break;
    }
    switch (t->upos) {
    case TRI_UPOS_NOUN:
    case TRI_UPOS_PROPN:
        return is_argument_relation(t->rel);
    case TRI_UPOS_PRON:
        *kind = TRI_MENTION_PRONOUN;
        return is_argument_relation(t->rel);
    case TRI_UPOS_DET:
        *kind = TRI_MENTION_PRONOUN;
        return is_nominal_slot(t->rel);
    case TRI_UPOS_NUM:
    case TRI_UPOS_ADJ:
        return is_nominal_slot(t->rel);
    case TRI_UPOS_SYM:
        return is_nominal_slot(t->rel);
    case TRI_UPOS_VERB: /* "the missing", "a killing" */
        return is_nominal_slot(t->rel) &&
               tri_i_dependent(resolver->document->tree, token, TRI_REL_DET) !=
                   TRI_NONE;
    default:
        return false;
    }
}

static int compare_mentions(const void *a, const void *b)
{
    const tri_mention *x = a;
    const tri_mention *y = b;
    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    if (x->end != y->end) {
        return x->end > y->end ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    return x->head < y->head ? -1 : x->head > y->head;
}

/* Moves the border of a phrase that would cross a name or value. */
static void fit_border(const tri_document *document, uint32_t n_given,
                       const uint32_t *covered, tri_mention *mention)
{
    const uint32_t first = covered[mention->begin];
    if (first != TRI_NONE && first < n_given) {
        const tri_mention *given = &document->mentions[first];
        if (given->begin < mention->begin && given->end < mention->end &&
            !(mention->head >= given->begin && mention->head < given->end)) {
            mention->begin = given->begin;
        }
    }
    const uint32_t last = covered[mention->end - 1];
    if (last != TRI_NONE && last < n_given) {
        const tri_mention *given = &document->mentions[last];
        if (given->end > mention->end && given->begin > mention->begin) {
            mention->end = given->end;
        }
    }
}

/* The name of an institution that the model took for a common noun: "Kenya's Interior
   Ministry" with its capitals. Makes the mention the name. */
static void promote(tri_i_resolver *resolver, tri_mention *mention)
{
    const tri_document *document = resolver->document;
    const tri_token *tokens = document->tokens;
    const char *head =
        tri_i_fold(&resolver->document->arena, tokens[mention->head].form);
    const char *const *row =
        head == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, head);
    uint32_t begin = mention->head;
    while (begin > mention->begin && tokens[begin - 1].form[0] >= 'A' &&
           tokens[begin - 1].form[0] <= 'Z' &&
           tokens[begin - 1].head == mention->head &&
           (tokens[begin - 1].rel == TRI_REL_AMOD ||
            tokens[begin - 1].rel == TRI_REL_COMPOUND) &&
           !tri_i_lexicon_has(&tri_i_lexicon_demonyms, tokens[begin - 1].form)) {
        begin--;
    }
    if (row == NULL || strcmp(row[TRI_HEADS_INSTITUTION], "owned") != 0 ||
        begin == mention->head || tokens[mention->head].form[0] < 'A' ||
        tokens[mention->head].form[0] > 'Z') {
        return;
    }
    mention->kind = TRI_MENTION_NAME;
    mention->type = TRI_TYPE_ORG;
    mention->begin = begin;
    mention->end = mention->head + 1;
}

/* Whether a name that the model found is nothing but a title: "Professor". */
static bool is_title(tri_document *document, const tri_mention *mention)
{
    if (mention->kind != TRI_MENTION_NAME || mention->type != TRI_TYPE_PER ||
        mention->given != 0) {
        return false;
    }
    for (uint32_t t = mention->begin; t < mention->end; t++) {
        const char *folded = tri_i_fold(&document->arena, document->tokens[t].form);
        if (folded == NULL || !tri_i_lexicon_has(&tri_i_lexicon_titles, folded)) {
            return false;
        }
    }
    return true;
}

/* "Professor" before "Ada Lee" is no name, but her title. */
static void drop_titles(tri_document *document)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *m = &document->mentions[i];
        const tri_mention *next =
            i + 1 < document->n_mentions ? &document->mentions[i + 1] : NULL;
        if (next != NULL && next->kind == TRI_MENTION_NAME &&
            next->type == TRI_TYPE_PER && next->given == 0 && next->begin == m->end &&
            document->tokens[m->head].head == next->head && is_title(document, m)) {
            continue;
        }
        document->mentions[n++] = *m;
    }
    document->n_mentions = n;
}

tri_status tri_i_add_nominals(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    drop_titles(document);
    const uint32_t n_given = document->n_mentions;
    uint32_t *covered =
        tri_arena_alloc(&document->arena, document->n_tokens, sizeof *covered);
    tri_mention *mentions = tri_arena_alloc(
        &document->arena, (size_t)n_given + document->n_tokens, sizeof *mentions);
    /* Part of a compound, yet met again: "fuel prices", "the fuel". */
    bool *linked =
        tri_arena_alloc(&document->arena, document->n_tokens, sizeof *linked);
    if (covered == NULL || mentions == NULL || linked == NULL) {
        return tri_i_fail_memory(resolver->error);
    }
    memset(covered, 0xFF, document->n_tokens * sizeof *covered);
    for (uint32_t i = 0; i < n_given; i++) {
        mentions[i] = document->mentions[i];
        for (uint32_t t = mentions[i].begin; t < mentions[i].end; t++) {
            covered[t] = i;
        }
    }
    for (uint32_t i = 0; i < resolver->n_antecedents; i++) {
        const tri_i_antecedent *link = &resolver->antecedents[i];
        if (link->antecedent != TRI_NONE) {
            linked[link->token] = linked[link->antecedent] = true;
        }
    }
    uint32_t n = n_given;
    for (uint32_t t = 0; t < document->n_tokens; t++) {
        tri_mention_kind kind;
        if (covered[t] != TRI_NONE ||
            (!heads_mention(resolver, t, &kind) && !linked[t])) {
            continue;
        }
        tri_mention *mention = &mentions[n++];
        *mention = (tri_mention){.begin = resolver->document->tree->begin[t],
                                 .end = resolver->document->tree->end[t],
                                 .head = t,
                                 .entity = TRI_NONE,
                                 .kind = (uint8_t)kind,
                                 .type = TRI_TYPE_CONCEPT,
                                 .how = TRI_HOW_NONE,
                                 .p = 1.0F,
                                 .subtype = "",
                                 .value = "",
                                 .unit = ""};
        if (kind == TRI_MENTION_PRONOUN) {
            mention->begin = t;
            mention->end = t + 1;
        } else {
            fit_border(document, n_given, covered, mention);
            promote(resolver, mention);
        }
    }
    qsort(mentions, n, sizeof *mentions, compare_mentions);
    document->mentions = mentions;
    document->n_mentions = n;
    resolver->mention_at = covered; /* its space again */
    memset(covered, 0xFF, document->n_tokens * sizeof *covered);
    for (uint32_t i = n; i-- > 0;) {
        covered[mentions[i].head] = i;
    }
    return TRI_OK;
}
