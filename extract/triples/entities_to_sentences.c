/* In which sentences the named entities of a document stand, and where its paragraphs
 * begin: what co-occurrence is counted from. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/making.h"

#include <string.h>

/* Lists the sentences of each named entity's mentions, which rise through the document.
 */
static bool list_sentences(const tri_document *d, tri_triples *triples)
{
    tri_entity *entities = triples->entities;
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        if (d->mentions[i].entity < d->n_entities &&
            entities[d->mentions[i].entity].named) {
            entities[d->mentions[i].entity].n_sentences++;
            n++;
        }
    }
    uint32_t *all = tri_arena_alloc(triples->memory, n, sizeof *all);
    if (all == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < d->n_entities; i++) {
        entities[i].sentences = all;
        all += entities[i].n_sentences;
        entities[i].n_sentences = 0;
    }
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const tri_mention *mention = &d->mentions[i];
        if (mention->entity >= d->n_entities || !entities[mention->entity].named) {
            continue;
        }
        tri_entity *entity = &entities[mention->entity];
        const uint32_t sentence = d->tokens[mention->begin].sentence;
        /* Our own array, const to others. */
        uint32_t *list = (uint32_t *)entity->sentences;
        uint32_t at = entity->n_sentences;
        while (at > 0 && list[at - 1] > sentence) {
            at--;
        }
        if (at > 0 && list[at - 1] == sentence) {
            continue;
        }
        memmove(list + at + 1, list + at, (entity->n_sentences - at) * sizeof *list);
        list[at] = sentence;
        entity->n_sentences++;
    }
    return true;
}

static bool list_paragraphs(const tri_document *d, tri_triples *triples)
{
    uint32_t *list = tri_arena_alloc(triples->memory, d->n_sentences, sizeof *list);
    uint32_t n = 0;
    for (uint32_t i = 1; list != NULL && i < d->n_sentences; i++) {
        if (tri_i_begins_paragraph(d, i)) {
            list[n++] = i;
        }
    }
    triples->paragraphs = list;
    triples->n_paragraphs = n;
    return list != NULL;
}

bool tri_i_list_sentences(const tri_document *document, tri_triples *triples)
{
    return list_sentences(document, triples) && list_paragraphs(document, triples);
}
