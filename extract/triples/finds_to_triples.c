/* Makes the triples of a document's finds, with the entities that they are about. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/making.h"

#include <stdlib.h>
#include <string.h>

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
    const char **list = tri_arena_alloc(m->triples->memory, n, sizeof *list);
    for (uint32_t i = 0; list != NULL && i < n; i++) {
        list[i] = tri_i_copy(m, from[i]);
    }
    *to = list;
    return list != NULL && !m->failed;
}

static bool copy_entities(tri_i_making *m)
{
    const tri_document *d = m->document;
    tri_entity *entities =
        tri_arena_alloc(m->triples->memory, d->n_entities, sizeof *entities);
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
                   copy_strings(m, from->roles, from->n_roles, &to->roles) &&
                   copy_strings(m, from->explained, from->n_explained, &to->explained);
    }
    m->triples->entities = entities;
    m->triples->n_entities = d->n_entities;
    return is_whole;
}

static bool copy_meta(tri_i_making *m)
{
    const tri_meta *from = &m->document->meta;
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
    m->triples->model = tri_i_copy(m, m->document->model);
    return !m->failed;
}

/* Makes triples of all finds, in the order of the text. */
static void make_triples(tri_i_making *m)
{
    tri_triples *triples = m->triples;
    const tri_document *d = m->document;
    const bool is_open = d->infer != TRI_I_INFER_ONLY;
    size_t room = d->n_typed;
    for (uint32_t i = 0; i < m->finds->n_finds; i++) {
        room += tri_i_n_triples(m, &m->finds->finds[i]);
    }
    triples->triples = tri_arena_alloc(triples->memory, room, sizeof *triples->triples);
    m->failed = triples->triples == NULL;
    for (uint32_t i = 0; is_open && i < m->finds->n_finds && !m->failed; i++) {
        tri_i_add_triples(m, &m->finds->finds[i]);
    }
    if (!m->failed && d->n_typed > 0) {
        tri_i_add_typed(m);
    }
    if (!m->failed && triples->n_triples > 1) {
        qsort(triples->triples, triples->n_triples, sizeof *triples->triples, by_place);
    }
}

tri_status tri_i_finds_to_triples(const tri_document *document,
                                  const tri_i_finds *finds, tri_triples *triples,
                                  tri_i_measures_function on_measures, void *user,
                                  tri_error *error)
{
    tri_arena scratch = {0};
    tri_i_refusals refusals = {0};
    *triples = (tri_triples){.memory = tri_arena_new(),
                             .n_words = document->n_words,
                             .n_sentences = document->n_sentences};
    if (triples->memory == NULL) {
        return tri_i_fail_memory(error);
    }
    tri_i_making m = {.document = document,
                      .finds = finds,
                      .triples = triples,
                      .refusals = finds->refusals == NULL ? NULL : &refusals,
                      .on_measures = on_measures,
                      .user = user};
    m.sentences = tri_arena_alloc(&scratch, document->n_sentences, sizeof *m.sentences);
    m.failed = m.sentences == NULL || !copy_meta(&m) || !copy_entities(&m) ||
               !tri_i_list_sentences(document, triples);
    if (!m.failed) {
        make_triples(&m);
    }
    if (!m.failed && m.refusals != NULL) {
        m.failed =
            refusals.failed || !tri_i_explain_refusals(finds, &refusals, triples);
    }
    tri_i_refusals_clear(&refusals);
    tri_arena_clear(&scratch);
    if (m.failed) {
        tri_triples_clear(triples);
        return tri_i_fail_memory(error);
    }
    return TRI_OK;
}
