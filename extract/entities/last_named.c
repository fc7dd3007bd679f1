/* Joins "the company" with the last company named before it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum {
    NEAR = 1,      /* sentences from where one of several was last meant */
    NEAR_ALONE = 8 /* ... the only one of the document */
};

typedef struct {
    tri_i_resolver *resolver;
    uint32_t last;     /* the last one named, TRI_NONE */
    uint32_t sentence; /* where it was last meant */
    bool is_unsure;    /* another one stands in that sentence too */
    bool are_many;     /* the document names several */
} reader;

/* The group of the table that a noun for an organisation is of, "" where none. */
static const char *group_of(const char *word)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, word);
    return row == NULL || tri_type_from_name(row[TRI_HEADS_TYPE]) != TRI_TYPE_ORG
               ? ""
               : row[TRI_HEADS_GROUP];
}

/* Whether a name is one of people: "Independent Directors". */
static bool is_of_people(const tri_i_resolver *r, uint32_t mention)
{
    const tri_token *head = &r->document->tokens[r->spans[mention].head];
    const char *lemma = tri_i_folded_lemma(r->arena, head);
    return (head->xpos == TRI_XPOS_NNS || head->xpos == TRI_XPOS_NNPS) &&
           (lemma == NULL || tri_i_lexicon_has(&tri_i_lexicon_persons, lemma));
}

/* Whether a name may be a company's: no ministry's, university's or well-known body's.
   `*ok` is false where memory is out. */
static bool may_be_company(const tri_i_resolver *r, uint32_t mention, bool *ok)
{
    const tri_i_span *m = &r->spans[mention];
    if (m->kind != TRI_MENTION_NAME || m->type != TRI_TYPE_ORG ||
        r->institutions[mention].role_key != NULL || tri_i_land(r, mention) != NULL ||
        is_of_people(r, mention)) {
        return false;
    }
    const char *chunks[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_chunks(r, mention, chunks);
    const char *name = tri_i_bare_name(r, mention);
    *ok = n > 0 && name != NULL;
    if (!*ok || tri_i_fold(r->arena, name) == NULL ||
        strcmp(tri_i_fold(r->arena, name), name) == 0) { /* "athletic" */
        return false;
    }
    const tri_lexicon *table;
    const char *const *known = tri_i_known_name(name, true, &table);
    if (known != NULL) {
        return table == &tri_i_lexicon_organisations &&
               strcmp(known[TRI_ORGANISATIONS_SUBTYPE], "company") == 0;
    }
    if (n == 1 && (tri_i_is_acronym(name) || group_of(chunks[0])[0] != '\0')) {
        return false;
    }
    bool is_other = false; /* "University of Oslo" */
    for (uint32_t i = 0; i < n; i++) {
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, chunks[i]);
        const char *group = row == NULL ? "" : row[TRI_HEADS_GROUP];
        is_other =
            is_other || (group[0] != '\0' &&
                         tri_type_from_name(row[TRI_HEADS_TYPE]) == TRI_TYPE_ORG &&
                         !tri_i_lexicon_has(&tri_i_lexicon_company_groups, group));
    }
    return !is_other;
}

/* Whether a mention is nothing but an article and its noun: "the company". */
static bool is_bare(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *m = &r->spans[mention];
    const tri_i_features *f = &r->features[mention];
    if (m->kind != TRI_MENTION_NOMINAL || !f->definite || f->predicate || f->apposed ||
        f->owner != TRI_NONE || r->document->tokens[m->head].xpos == TRI_XPOS_NNS) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (r->document->tree, m->head, c) {
        const uint8_t rel = r->document->tokens[c].rel;
        if (rel != TRI_REL_DET && rel != TRI_REL_CASE && rel != TRI_REL_PUNCT &&
            rel != TRI_REL_CC && rel != TRI_REL_MARK) {
            return false;
        }
    }
    return true;
}

static uint32_t sentence_of(const reader *read, uint32_t mention)
{
    const tri_i_resolver *r = read->resolver;
    return r->document->tokens[r->spans[mention].head].sentence;
}

static void note_company(reader *read, uint32_t mention)
{
    const tri_i_resolver *r = read->resolver;
    const uint32_t sentence = sentence_of(read, mention);
    const bool is_other = read->last != TRI_NONE &&
                          tri_i_find_root(r, read->last) != tri_i_find_root(r, mention);
    read->is_unsure = sentence == read->sentence && (read->is_unsure || is_other);
    read->last = mention;
    read->sentence = sentence;
}

/* Joins a bare noun for a company with the last one. */
static void join_company(reader *read, uint32_t mention)
{
    const uint32_t sentence = sentence_of(read, mention);
    const uint32_t near = read->are_many ? NEAR : NEAR_ALONE;
    if (read->last != TRI_NONE && !read->is_unsure &&
        sentence - read->sentence <= near &&
        tri_i_join(read->resolver, mention, read->last, TRI_RULE_LAST_NAMED)) {
        read->sentence = sentence;
    }
}

/* Whether a document names several companies; false where memory is out too. */
static bool has_many(const tri_i_resolver *r, bool *ok)
{
    uint32_t first = TRI_NONE;
    for (uint32_t i = 0; *ok && i < r->n_spans; i++) {
        if (may_be_company(r, i, ok)) {
            const uint32_t root = tri_i_find_root(r, i);
            if (first != TRI_NONE && first != root) {
                return true;
            }
            first = root;
        }
    }
    return false;
}

bool tri_i_join_last_named(tri_i_resolver *resolver)
{
    bool ok = true;
    reader read = {.resolver = resolver,
                   .last = TRI_NONE,
                   .sentence = TRI_NONE,
                   .are_many = has_many(resolver, &ok)};
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        if (may_be_company(resolver, i, &ok)) {
            note_company(&read, i);
        } else if (ok && resolver->spans[i].kind == TRI_MENTION_NOMINAL &&
                   strcmp(group_of(resolver->features[i].head), "company") == 0) {
            if (is_bare(resolver, i)) {
                join_company(&read, i);
            } else if (!resolver->features[i].predicate &&
                       !resolver->features[i].apposed &&
                       resolver->document->tokens[resolver->spans[i].head].xpos !=
                           TRI_XPOS_NNS) {
                read.last = TRI_NONE; /* another one, without a name: "a company" */
            }
        }
    }
    return ok;
}
