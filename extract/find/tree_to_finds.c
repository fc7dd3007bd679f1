/* Finds the triples of a resolved document: runs the patterns over its tokens. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/making.h"

#include <stdlib.h>
#include <string.h>

/* The constructions, in the order in which they run; of equal finds the first stays. */
static void (*const patterns[])(tri_i_extraction *x, uint32_t token) = {
    tri_i_find_title,        /* White House spokeswoman Jen Psaki */
    tri_i_find_apposition,   /* the capital, Astana */
    tri_i_find_copula,       /* Kazakhstan is a major oil producer */
    tri_i_find_verb,         /* Russia sent troops; the troops were sent under ... */
    tri_i_find_ellipsis,     /* Ghana has ratified it, though Benin has not */
    tri_i_find_gap,          /* she teaches physics and he chemistry */
    tri_i_find_possessive,   /* Almaty's main airport */
    tri_i_find_noun,         /* the main square in Almaty */
    tri_i_find_compound,     /* Paris-based Lumiere; the Russian-led deployment */
    tri_i_find_adjective,    /* troops loyal to the general */
    tri_i_find_member,       /* Reuters correspondents */
    tri_i_find_age,          /* Nursultan Nazarbayev, 81 */
    tri_i_find_object_place, /* opened a plant in Ohio */
};

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
    const tri_triple *a = left;
    const tri_triple *b = right;
    int order = compare_numbers(a->sent, b->sent);
    order = order != 0 ? order
                       : compare_numbers(a->subject.span.begin, b->subject.span.begin);
    order = order != 0
                ? order
                : compare_numbers(a->relation_span.begin, b->relation_span.begin);
    order = order != 0 ? order : strcmp(a->label, b->label);
    order = order != 0 ? order
                       : compare_numbers(a->object.span.begin, b->object.span.begin);
    return order != 0 ? order : strcmp(a->id, b->id);
}

static bool copy_strings(tri_i_making *m, const char **from, uint32_t n,
                         const char ***to)
{
    const char **list = tri_arena_alloc(m->x.arena, n, sizeof *list);
    for (uint32_t i = 0; list != NULL && i < n; i++) {
        list[i] = tri_i_copy(m, from[i]);
    }
    *to = list;
    return list != NULL && !m->x.failed;
}

static bool copy_entities(tri_i_making *m)
{
    const tri_document *d = m->x.document;
    tri_entity *entities = tri_arena_alloc(m->x.arena, d->n_entities, sizeof *entities);
    bool is_whole = entities != NULL;
    for (uint32_t i = 0; is_whole && i < d->n_entities; i++) {
        const tri_entity *from = &d->entities[i];
        tri_entity *to = &entities[i];
        *to = *from;
        to->name = tri_i_copy(m, from->name);
        to->subtype = tri_i_copy(m, from->subtype);
        to->wikidata = tri_i_copy(m, from->wikidata);
        to->ref = tri_i_copy(m, from->ref);
        to->country = tri_i_copy(m, from->country == NULL ? "" : from->country);
        is_whole = copy_strings(m, from->aliases, from->n_aliases, &to->aliases) &&
                   copy_strings(m, from->roles, from->n_roles, &to->roles);
    }
    m->triples->entities = entities;
    m->triples->n_entities = d->n_entities;
    return is_whole;
}

static bool copy_meta(tri_i_making *m)
{
    const tri_meta *from = &m->x.document->meta;
    m->triples->meta = (tri_meta){.id = tri_i_copy(m, from->id),
                                  .title = tri_i_copy(m, from->title),
                                  .date = tri_i_copy(m, from->date),
                                  .url = tri_i_copy(m, from->url),
                                  .source = tri_i_copy(m, from->source),
                                  .author = tri_i_copy(m, from->author),
                                  .lang = tri_i_copy(m, from->lang),
                                  .meta = tri_i_copy(m, from->meta),
                                  .sketch = tri_i_copy(m, from->sketch),
                                  .duplicate_of = tri_i_copy(m, from->duplicate_of)};
    m->triples->model = tri_i_copy(m, m->x.document->model);
    return !m->x.failed;
}

/* Finds the mention of every head; of several with one head the name, else the first.
 */
static bool prepare(tri_i_making *m, tri_arena *scratch)
{
    const tri_document *d = m->x.document;
    tri_i_extraction *x = &m->x;
    x->mention_at = tri_arena_alloc(scratch, d->n_tokens, sizeof *x->mention_at);
    x->seen = tri_arena_alloc(scratch, d->n_tokens, sizeof *x->seen);
    m->sentences = tri_arena_alloc(scratch, d->n_sentences, sizeof *m->sentences);
    if (x->mention_at == NULL || x->seen == NULL || m->sentences == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < d->n_tokens; i++) {
        x->mention_at[i] = TRI_NONE;
        x->seen[i] = 0;
    }
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const uint32_t head = d->mentions[i].head;
        const uint32_t old = x->mention_at[head];
        if (old == TRI_NONE || (d->mentions[i].kind < d->mentions[old].kind)) {
            x->mention_at[head] = i;
        }
    }
    return true;
}

tri_status tri_i_document_extract(const tri_document *document, tri_triples *triples,
                                  tri_i_features_function on_features, void *user,
                                  tri_error *error)
{
    tri_status status = TRI_OK;
    tri_arena scratch = {0};
    *triples = (tri_triples){.memory = tri_arena_new(),
                             .n_words = document->n_words,
                             .n_sentences = document->n_sentences};
    if (triples->memory == NULL) {
        return tri_i_fail_memory(error);
    }
    tri_i_making m = {
        .x = {.document = document, .tree = document->tree, .arena = triples->memory},
        .triples = triples,
        .on_features = on_features,
        .user = user};
    if (!copy_meta(&m) || !copy_entities(&m) ||
        !tri_i_list_sentences(document, triples) || !prepare(&m, &scratch)) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    for (uint32_t token = 0; token < document->n_tokens && !m.x.failed; token++) {
        for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
            patterns[i](&m.x, token);
        }
    }
    if (!m.x.failed) {
        tri_i_fold_relations(&m.x);
        tri_i_find_roles(&m.x);
        tri_i_find_events(&m.x);
        tri_i_find_quotes(&m.x);
    }
    size_t room = 0;
    for (uint32_t i = 0; i < m.x.n_finds; i++) {
        room += tri_i_n_triples(&m, &m.x.finds[i]);
    }
    triples->triples = tri_arena_alloc(triples->memory, room, sizeof *triples->triples);
    m.x.failed = m.x.failed || triples->triples == NULL;
    for (uint32_t i = 0; i < m.x.n_finds && !m.x.failed; i++) {
        tri_i_add_triples(&m, &m.x.finds[i]);
    }
    if (m.x.failed) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    if (triples->n_triples > 1) {
        qsort(triples->triples, triples->n_triples, sizeof *triples->triples, by_place);
    }
done:
    free(m.x.finds);
    tri_arena_clear(&scratch);
    if (status != TRI_OK) {
        tri_triples_clear(triples);
    }
    return status;
}

tri_status tri_document_extract(const tri_document *document, tri_triples *triples,
                                tri_error *error)
{
    return tri_i_document_extract(document, triples, NULL, NULL, error);
}
