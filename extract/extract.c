/* The stages of a document: the table of what each reads and writes, and the only
   driver; text to triples in one call. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/extract.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "extract/entities/entities.h"
#include "extract/find/find.h"
#include "extract/reprints/reprints.h"
#include "extract/tokens/tokens.h"
#include "extract/tree.h"
#include "extract/typed/typed.h"
#include "extract/values/values.h"

#include <stdlib.h>

/* ---- The stages: each room's struct goes into the document's part */

static tri_status make_tokens(const tri_document *in, const tri_i_tools *tools,
                              tri_document *out, tri_error *error)
{
    (void)tools;
    tri_i_surface made;
    TRI_TRY(tri_i_tokenise(in, &out->arena, &made, error));
    out->surface = made.tokens;
    out->n_tokens = made.n;
    return TRI_OK;
}

void tri_i_put_parsed(const tri_i_parsed *made, tri_document *out)
{
    out->model = made->model;
    out->tokens = made->tokens;
    out->sentences = made->sentences;
    out->n_sentences = made->n_sentences;
    out->tree = made->tree;
    out->names = made->names;
    out->n_names = made->n_names;
    out->candidates = made->candidates;
}

static tri_status make_trees(const tri_document *in, const tri_i_tools *tools,
                             tri_document *out, tri_error *error)
{
    tri_i_parsed made;
    TRI_TRY(tri_i_parse(in, tools->model, tools->scratch, tools->exact, &out->arena,
                        &made, error));
    tri_i_put_parsed(&made, out);
    return TRI_OK;
}

static tri_status make_values(const tri_document *in, const tri_i_tools *tools,
                              tri_document *out, tri_error *error)
{
    (void)tools;
    tri_i_found_values made;
    TRI_TRY(tri_i_find_values(in, &out->arena, &made, error));
    out->values = made.spans;
    out->n_values = made.n;
    return TRI_OK;
}

static tri_status make_mentions(const tri_document *in, const tri_i_tools *tools,
                                tri_document *out, tri_error *error)
{
    (void)tools;
    tri_i_mentions made;
    TRI_TRY(tri_i_find_mentions(in, &out->arena, &made, error));
    out->spans = made.spans;
    out->n_spans = made.n_spans;
    out->span_at = made.span_at;
    out->antecedents = made.antecedents;
    out->n_antecedents = made.n_antecedents;
    return TRI_OK;
}

static tri_status make_entities(const tri_document *in, const tri_i_tools *tools,
                                tri_document *out, tri_error *error)
{
    (void)tools;
    tri_i_resolution made;
    TRI_TRY(tri_i_resolve(in, &out->arena, &made, error));
    out->mentions = made.mentions;
    out->n_mentions = made.n_mentions;
    out->entities = made.entities;
    out->n_entities = made.n_entities;
    out->links = made.links;
    out->n_links = made.n_links;
    out->refused = made.refused;
    out->n_refused = made.n_refused;
    out->votes = made.votes;
    out->n_votes = made.n_votes;
    out->given_entities = made.given_entities;
    return TRI_OK;
}

static tri_status make_typed(const tri_document *in, const tri_i_tools *tools,
                             tri_document *out, tri_error *error)
{
    tri_i_typed_relations made;
    TRI_TRY(
        tri_i_read_typed(in, tools->model, tools->scratch, &out->arena, &made, error));
    out->typed = made.relations;
    out->n_typed = made.n;
    return TRI_OK;
}

static tri_status make_finds(const tri_document *in, const tri_i_tools *tools,
                             tri_document *out, tri_error *error)
{
    (void)out;
    return tri_i_tree_to_finds(in, tools->finds, error);
}

static tri_status make_triples(const tri_document *in, const tri_i_tools *tools,
                               tri_document *out, tri_error *error)
{
    (void)out;
    return tri_i_finds_to_triples(in, tools->finds, tools->triples, NULL, NULL, error);
}

const tri_i_stage tri_i_stages[TRI_I_N_STAGES] = {
    [TRI_I_STAGE_TOKENS] = {{"tokens", 0, TRI_I_PART_SURFACE}, make_tokens},
    [TRI_I_STAGE_PARSE] = {{"parse", TRI_I_PART_SURFACE, TRI_I_PART_PARSE}, make_trees},
    [TRI_I_STAGE_VALUES] = {{"values", TRI_I_PART_PARSE, TRI_I_PART_VALUES},
                            make_values},
    [TRI_I_STAGE_MENTIONS] = {{"mentions", TRI_I_PART_PARSE | TRI_I_PART_VALUES,
                               TRI_I_PART_MENTIONS},
                              make_mentions},
    [TRI_I_STAGE_ENTITIES] = {{"entities", TRI_I_PART_PARSE | TRI_I_PART_MENTIONS,
                               TRI_I_PART_ENTITIES},
                              make_entities},
    [TRI_I_STAGE_TYPED] = {{"typed", TRI_I_PART_PARSE | TRI_I_PART_ENTITIES,
                            TRI_I_PART_TYPED},
                           make_typed},
    [TRI_I_STAGE_FINDS] = {{"finds", TRI_I_PART_PARSE | TRI_I_PART_ENTITIES,
                            TRI_I_PART_FINDS},
                           make_finds},
    [TRI_I_STAGE_TRIPLES] = {{"triples",
                              TRI_I_PART_PARSE | TRI_I_PART_ENTITIES |
                                  TRI_I_PART_TYPED | TRI_I_PART_FINDS,
                              TRI_I_PART_TRIPLES},
                             make_triples},
};

/* ---- The driver */

/* The document without the parts that are not among `parts`, and without its arena. */
static tri_document view_of(const tri_document *d, uint32_t parts)
{
    tri_document view = *d;
    view.arena = (tri_arena){0};
    if ((parts & TRI_I_PART_SURFACE) == 0) {
        view.surface = NULL;
    }
    if ((parts & TRI_I_PART_PARSE) == 0) {
        view.tokens = NULL;
        view.sentences = NULL;
        view.n_sentences = 0;
        view.tree = NULL;
        view.names = NULL;
        view.n_names = 0;
        view.candidates = NULL;
    }
    if ((parts & (TRI_I_PART_SURFACE | TRI_I_PART_PARSE)) == 0) {
        view.n_tokens = 0;
    }
    if ((parts & TRI_I_PART_VALUES) == 0) {
        view.values = NULL;
        view.n_values = 0;
    }
    if ((parts & TRI_I_PART_MENTIONS) == 0) {
        view.spans = NULL;
        view.n_spans = 0;
        view.span_at = NULL;
        view.antecedents = NULL;
        view.n_antecedents = 0;
    }
    if ((parts & TRI_I_PART_ENTITIES) == 0) {
        view.mentions = NULL;
        view.n_mentions = 0;
        view.entities = NULL;
        view.n_entities = 0;
        view.links = NULL;
        view.n_links = 0;
        view.refused = NULL;
        view.n_refused = 0;
    }
    if ((parts & TRI_I_PART_TYPED) == 0) {
        view.typed = NULL;
        view.n_typed = 0;
    }
    return view;
}

static uint64_t hash_array(uint64_t seed, const void *items, size_t n, size_t size)
{
    return items == NULL || n == 0 ? seed : tri_hash(seed, items, n * size);
}

/* The hash of one part as it stands. */
static uint64_t hash_part(const tri_document *d, const tri_i_tools *tools,
                          uint32_t part)
{
    const size_t n = d->n_tokens;
    uint64_t h = part;
    switch (part) {
    case TRI_I_PART_SURFACE:
        return hash_array(h, d->surface, n, sizeof *d->surface);
    case TRI_I_PART_PARSE:
        h = hash_array(h, d->tokens, n, sizeof *d->tokens);
        h = hash_array(h, d->sentences, d->n_sentences, sizeof *d->sentences);
        h = hash_array(h, d->names, d->n_names, sizeof *d->names);
        h = hash_array(h, d->tree->first_child, n, sizeof(uint32_t));
        h = hash_array(h, d->tree->next_sibling, n, sizeof(uint32_t));
        h = hash_array(h, d->tree->begin, n, sizeof(uint32_t));
        return hash_array(h, d->tree->end, n, sizeof(uint32_t));
    case TRI_I_PART_VALUES:
        return hash_array(h, d->values, d->n_values, sizeof *d->values);
    case TRI_I_PART_MENTIONS:
        h = hash_array(h, d->spans, d->n_spans, sizeof *d->spans);
        return hash_array(h, d->span_at, n, sizeof *d->span_at);
    case TRI_I_PART_ENTITIES:
        h = hash_array(h, d->mentions, d->n_mentions, sizeof *d->mentions);
        h = hash_array(h, d->entities, d->n_entities, sizeof *d->entities);
        return hash_array(h, d->links, d->n_links, sizeof *d->links);
    case TRI_I_PART_TYPED:
        return hash_array(h, d->typed, d->n_typed, sizeof *d->typed);
    case TRI_I_PART_FINDS:
        return tools->finds == NULL
                   ? h
                   : hash_array(h, tools->finds->finds, tools->finds->n_finds,
                                sizeof *tools->finds->finds);
    default:
        return h;
    }
}

tri_status tri_i_run_stage(const tri_i_stage *stage, const tri_i_tools *tools,
                           bool is_checked, tri_document *document, tri_error *error)
{
    const tri_i_step *step = &stage->step;
    uint64_t before[32] = {0};
    if ((step->writes & document->parts) == step->writes) {
        return TRI_OK; /* it came with the input */
    }
    if (!tri_i_is_in_order(step, 1, document->parts, NULL, NULL)) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "%s: stage '%s' runs before one that it reads from",
                          document->meta.id, step->name);
    }
    for (uint32_t i = 0; is_checked && i < 32; i++) {
        if ((document->parts >> i & 1U) != 0) {
            before[i] = hash_part(document, tools, UINT32_C(1) << i);
        }
    }
    const tri_document view = view_of(document, step->reads);
    TRI_TRY(stage->run(&view, tools, document, error));
    for (uint32_t i = 0; is_checked && i < 32; i++) {
        if ((document->parts >> i & 1U) != 0 &&
            before[i] != hash_part(document, tools, UINT32_C(1) << i)) {
            return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                              "%s: stage '%s' has changed what an earlier one made",
                              document->meta.id, step->name);
        }
    }
    document->parts |= step->writes;
    return TRI_OK;
}

/* Runs stages first to last, checked in a debug build. */
static tri_status run_stages(size_t first, size_t last, const tri_i_tools *tools,
                             tri_document *document, tri_error *error)
{
#ifdef NDEBUG
    const bool is_checked = false;
#else
    const bool is_checked = true;
#endif
    for (size_t i = first; i <= last; i++) {
        TRI_TRY(tri_i_run_stage(&tri_i_stages[i], tools, is_checked, document, error));
    }
    return TRI_OK;
}

tri_status tri_document_annotate(tri_document *document, const tri_model *model,
                                 tri_scratch *scratch, bool exact, tri_error *error)
{
    const tri_i_tools tools = {.model = model, .scratch = scratch, .exact = exact};
    return run_stages(0, TRI_I_STAGE_TYPED, &tools, document, error);
}

tri_status tri_document_extract(tri_document *document, tri_triples *triples,
                                tri_error *error)
{
    tri_i_finds finds = {0};
    const tri_i_tools tools = {.finds = &finds, .triples = triples};
    *triples = (tri_triples){0};
    const tri_status status =
        run_stages(TRI_I_STAGE_FINDS, TRI_I_STAGE_TRIPLES, &tools, document, error);
    tri_i_finds_clear(&finds);
    document->parts &= ~(uint32_t)(TRI_I_PART_FINDS | TRI_I_PART_TRIPLES);
    return status;
}

tri_status tri_extract_document(const tri_model *model, tri_document *document,
                                tri_triples_function on_triples, void *user,
                                tri_error *error)
{
    tri_triples triples = {0};
    tri_scratch *scratch = NULL;
    if ((document->parts & ~(uint32_t)TRI_I_PART_SURFACE) != 0 ||
        (document->parts != 0 && !document->tokens_given)) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "%s: the document was extracted before", document->meta.id);
    }
    tri_status status = tri_scratch_new(model, &scratch, error);
    if (status == TRI_OK) {
        status = tri_document_annotate(document, model, scratch, false, error);
    }
    tri_scratch_free(scratch);
    if (status == TRI_OK) {
        status = tri_document_extract(document, &triples, error);
    }
    if (status == TRI_OK) {
        status = on_triples(&triples, user);
    }
    tri_triples_clear(&triples);
    return status;
}

tri_status tri_extract(const tri_model *model, const char *text, size_t length,
                       const tri_meta *meta, tri_triples_function on_triples,
                       void *user, tri_error *error)
{
    tri_document document = {0};
    char *repaired = NULL;
    if (tri_utf8_invalid(text, length) < length) {
        repaired = tri_utf8_repair(text, length, &length);
        if (repaired == NULL) {
            return tri_i_fail_memory(error);
        }
        text = repaired;
    }
    tri_status status = tri_document_init(&document, text, length, meta, error);
    free(repaired);
    if (status == TRI_OK) {
        status = tri_document_sketch(&document, error);
    }
    if (status == TRI_OK) {
        status = tri_extract_document(model, &document, on_triples, user, error);
    }
    tri_document_clear(&document);
    return status;
}
