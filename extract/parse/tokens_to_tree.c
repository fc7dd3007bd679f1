/* Runs the model over a document's tokens: sentences, tags, lemmas, trees, names. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/strings.h"
#include "extract/parse/parse_i.h"
#include "extract/tokens/tokens.h"
#include "extract/tree.h"

#include <stdlib.h>
#include <string.h>

enum { LEMMA_BYTES = 8192 };

/* A window holds whole tokens from `begin` on; each sentence is decoded in the first
   window that holds all of it. */
typedef struct {
    const tri_document *document; /* its tokens are `tokens` */
    tri_arena *arena;
    tri_token *tokens;     /* (n_tokens) being parsed */
    const tri_token *kept; /* what the input gives of their trees, NULL */
    const tri_model *model;
    tri_scratch *scratch;
    bool exact;
    tri_error *error;

    /* The model's labels as ours. */
    uint8_t upos[64];
    uint8_t xpos[128];
    uint8_t rel[128];
    uint8_t types[TRI_I_NAME_LABELS]; /* tri_type of each of bio's types */
    tri_i_bio bio;

    /* The window. */
    uint16_t pieces[TRI_MODEL_WINDOW_MAX];
    uint8_t cases[TRI_MODEL_WINDOW_MAX];
    uint32_t first[TRI_MODEL_WINDOW_MAX];
    uint32_t begin, end; /* tokens */
    bool is_largest;     /* no other holds more */
    tri_scores scores;

    /* Decoding one sentence. */
    uint32_t heads[TRI_MODEL_WINDOW_MAX];
    uint16_t labels[TRI_MODEL_WINDOW_MAX];
    char lemma[LEMMA_BYTES];

    tri_i_strings lemmas;
    tri_sentence *sentences; /* (n_sentences) found so far */
    uint32_t n_sentences;
    size_t sentence_capacity;
    float *name_scores;          /* (tokens of the document, bio.n_labels) */
    uint32_t *candidates;        /* tokens that may head a mention (n_candidates) */
    tri_mention_vector *vectors; /* theirs (n_candidates) */
    uint32_t n_candidates;
    size_t candidate_capacity, vector_capacity;
    int16_t *relation_words; /* (n_tokens, TRI_MODEL_RELATION) in the arena, or NULL */
    uint32_t sentence_root;  /* of the part of the given sentence decoded before this
                                one, TRI_NONE: a sentence begins */
} parser;

static tri_status bad_label(parser *p, const char *set, const char *label)
{
    return tri_i_fail(p->error, TRI_ERR_MODEL, 0,
                      "the model's %s label '%s' is unknown", set, label);
}

static tri_status map_labels(parser *p)
{
    const tri_model *model = p->model;
    const size_t n_upos = tri_model_n_labels(model, TRI_LABELS_UPOS);
    const size_t n_xpos = tri_model_n_labels(model, TRI_LABELS_XPOS);
    const size_t n_rel = tri_model_n_labels(model, TRI_LABELS_DEPREL);
    const size_t n_name = tri_model_n_labels(model, TRI_LABELS_NAME);
    if (n_upos > sizeof p->upos || n_xpos > sizeof p->xpos || n_rel > sizeof p->rel) {
        return bad_label(p, "last", "(too many)");
    }
    for (size_t i = 0; i < n_upos; i++) {
        const char *label = tri_model_label(model, TRI_LABELS_UPOS, i);
        p->upos[i] = (uint8_t)tri_upos_from_name(label);
        if (p->upos[i] == TRI_UPOS_COUNT) {
            return bad_label(p, "UPOS", label);
        }
    }
    for (size_t i = 0; i < n_xpos; i++) {
        const char *label = tri_model_label(model, TRI_LABELS_XPOS, i);
        p->xpos[i] = (uint8_t)tri_xpos_from_name(label);
        if (p->xpos[i] == TRI_XPOS_COUNT) {
            return bad_label(p, "XPOS", label);
        }
    }
    for (size_t i = 0; i < n_rel; i++) {
        const char *label = tri_model_label(model, TRI_LABELS_DEPREL, i);
        p->rel[i] = (uint8_t)tri_rel_from_name(label);
        if (p->rel[i] == TRI_REL_COUNT) {
            return bad_label(p, "DEPREL", label);
        }
    }
    for (size_t i = 0; i < n_name; i++) {
        const char *label = tri_model_label(model, TRI_LABELS_NAME, i);
        if (!tri_i_bio_add(&p->bio, label)) {
            return bad_label(p, "name", label);
        }
    }
    for (size_t i = 0; i < p->bio.n_types; i++) {
        p->types[i] = (uint8_t)tri_type_from_name(p->bio.types[i]);
        if (p->types[i] == TRI_TYPE_COUNT) {
            return bad_label(p, "name", p->bio.types[i]);
        }
    }
    return TRI_OK;
}

/* Where a window of tokens begin to `end` had better end: the tokens of a sentence that
   it does not hold whole are read twice, so that of the last one that seems to begin in
   its second half only those stay by which the model tells that it does. */
static uint32_t window_end(const tri_document *document, uint32_t begin, uint32_t end)
{
    enum { STAY = 4 };
    if (end == document->n_tokens) {
        return end;
    }
    for (uint32_t i = end; i > begin + (end - begin) / 2 + STAY; i--) {
        if (document->tokens[i - STAY].block_start ||
            tri_i_seems_to_begin_sentence(document, i - STAY)) {
            return i;
        }
    }
    return end;
}

/* Fills the window from token `begin` with up to `most` pieces and runs it. */
static tri_status run_window(parser *p, uint32_t begin, size_t most)
{
    const tri_document *document = p->document;
    size_t n_pieces = 0;
    uint32_t i = begin;
    while (i < document->n_tokens) {
        uint16_t pieces[TRI_MODEL_WORD_PIECES];
        uint8_t letter_case;
        const tri_token *token = document->tokens + i;
        const size_t n = tri_model_pieces(p->model, token->form, strlen(token->form),
                                          pieces, &letter_case);
        if (n_pieces + n > most) {
            break;
        }
        p->first[i - begin] = (uint32_t)n_pieces;
        memcpy(p->pieces + n_pieces, pieces, n * sizeof *pieces);
        memset(p->cases + n_pieces, letter_case, n);
        n_pieces += n;
        i++;
    }
    if (most < TRI_MODEL_WINDOW_MAX) {
        const uint32_t end = window_end(document, begin, i);
        n_pieces = end < i ? p->first[end - begin] : n_pieces;
        i = end;
    }
    p->begin = begin;
    p->end = i;
    p->is_largest = most == TRI_MODEL_WINDOW_MAX;
    const tri_window window = {
        .pieces = p->pieces,
        .cases = p->cases,
        .n_pieces = n_pieces,
        .first = p->first,
        .n_words = i - begin,
    };
    TRI_TRY(
        tri_model_run(p->model, p->scratch, &window, p->exact, &p->scores, p->error));
    for (uint32_t k = begin; k < i; k++) {
        p->tokens[k].sentence_score = p->scores.sentence[k - begin];
    }
    return TRI_OK;
}

/* Whether a sentence begins at token `i`, inside or right behind the window. */
static bool begins_sentence(const parser *p, uint32_t i)
{
    const tri_document *document = p->document;
    if (i == 0 || i >= document->n_tokens || document->tokens[i].block_start) {
        return true;
    }
    if (p->kept != NULL) { /* the same windows as of a text without trees */
        return (i < p->end || p->is_largest) &&
               p->kept[i].sentence != p->kept[i - 1].sentence;
    }
    return !document->tokens_given && i < p->end && !document->tokens[i].in_given &&
           tri_i_begins_sentence(document, i);
}

static tri_status set_lemma(parser *p, tri_token *token, const char *script)
{
    /* Of verbs the model sees too few forms. */
    const bool is_verb = token->upos == TRI_UPOS_VERB;
    const char *verb =
        is_verb ? tri_i_verb_lemma(token->form, (tri_xpos)token->xpos) : NULL;
    if (verb != NULL) {
        token->lemma = verb;
        return TRI_OK;
    }
    size_t n = is_verb ? tri_i_guess_verb_lemma(token->form, (tri_xpos)token->xpos,
                                                p->lemma, LEMMA_BYTES)
                       : 0;
    if (n == 0) {
        n = tri_i_form_to_lemma(script, token->form, p->lemma, LEMMA_BYTES);
    }
    char noun[TRI_I_NOUN_LEMMA];
    if (n > 0 && token->upos == TRI_UPOS_NOUN &&
        tri_i_noun_lemma(token->form, token->xpos == TRI_XPOS_NNS, p->lemma, noun)) {
        token->lemma = tri_i_strings_add(&p->lemmas, noun, strlen(noun));
        return token->lemma != NULL ? TRI_OK : tri_i_fail_memory(p->error);
    }
    token->lemma = n > 0 ? tri_i_strings_add(&p->lemmas, p->lemma, n) : token->form;
    return token->lemma != NULL ? TRI_OK : tri_i_fail_memory(p->error);
}

/* Decodes tokens begin to end, which lie in the window, as a sentence; where `ends` is
   false it is the first part of a longer given one. */
static tri_status decode(parser *p, uint32_t begin, uint32_t end, bool ends)
{
    tri_token *tokens = p->tokens;
    const size_t n = end - begin;
    const size_t at = begin - p->begin; /* in the window */
    const float *arcs;
    TRI_TRY(tri_model_arcs(p->model, p->scratch, at, at + n, &arcs, p->error));
    if (tri_i_arcs_to_tree(arcs, n, p->heads) != TRI_OK) {
        return tri_i_fail_memory(p->error);
    }
    TRI_TRY(tri_model_arc_labels(p->model, p->scratch, p->heads, p->labels, p->error));
    if (p->sentence_root == TRI_NONE) {
        if (!tri_i_grow(&p->sentences, p->n_sentences, &p->sentence_capacity,
                        sizeof *p->sentences)) {
            return tri_i_fail_memory(p->error);
        }
        p->sentences[p->n_sentences++] = (tri_sentence){.begin = begin};
    }
    p->sentences[p->n_sentences - 1].end = end;
    uint32_t root = begin;
    for (size_t i = 0; i < n; i++) {
        tri_token *token = tokens + begin + i;
        token->sentence = p->n_sentences - 1;
        token->upos = p->upos[p->scores.upos[at + i]];
        token->xpos = p->xpos[p->scores.xpos[at + i]];
        token->rel = p->rel[p->labels[i]];
        token->head_p = tri_i_probability(arcs[i * (n + 1) + p->heads[i]]);
        token->head = begin + p->heads[i] - 1;
        if (p->heads[i] == 0) {
            root = begin + (uint32_t)i;
            token->head = p->sentence_root;
            token->rel =
                p->sentence_root == TRI_NONE ? TRI_REL_ROOT : TRI_REL_PARATAXIS;
        }
        TRI_TRY(set_lemma(
            p, token,
            tri_model_label(p->model, TRI_LABELS_LEMMA, p->scores.lemma[at + i])));
    }
    tri_i_keep_tags(p->kept, tokens, begin, end);
    if (ends) {
        const uint32_t first = p->sentences[p->n_sentences - 1].begin;
        tri_i_repair_tree(tokens, first, end);
        tri_i_keep_tree(p->kept, tokens, first, end);
        p->sentence_root = TRI_NONE;
    } else if (p->sentence_root == TRI_NONE) {
        p->sentence_root = root;
    }
    memcpy(p->name_scores + (size_t)begin * p->bio.n_labels,
           p->scores.name + at * p->bio.n_labels,
           n * p->bio.n_labels * sizeof *p->name_scores);
    return TRI_OK;
}

/* Where to cut a window that is one unfinished sentence: behind the last clause
   punctuation of its second half, else at its end, never inside a surface token. */
static uint32_t cut_at(const parser *p)
{
    const tri_token *tokens = p->document->tokens;
    static const char *const marks[] = {";", ":", "\xE2\x80\x94", ","};
    const uint32_t middle = p->begin + (p->end - p->begin) / 2;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        for (uint32_t i = p->end; i-- > middle;) {
            if (strcmp(tokens[i].form, marks[k]) == 0) {
                return i + 1;
            }
        }
    }
    uint32_t end = p->end;
    while (end > p->begin + 1 && tokens[end - 1].joined) {
        end--;
    }
    return tokens[end - 1].joined ? p->end : end;
}

/* Keeps what coreference needs of the words that were decoded in this window. */
static tri_status keep_candidates(parser *p, uint32_t end)
{
    uint32_t *words = p->heads; /* its space again */
    uint32_t n = 0;
    for (uint32_t i = p->begin; i < end; i++) {
        if (tri_i_may_head_mention(&p->document->tokens[i])) {
            words[n++] = i - p->begin;
            if (!tri_i_grow(&p->candidates, p->n_candidates, &p->candidate_capacity,
                            sizeof *p->candidates) ||
                !tri_i_grow(&p->vectors, p->n_candidates, &p->vector_capacity,
                            sizeof *p->vectors)) {
                return tri_i_fail_memory(p->error);
            }
            p->candidates[p->n_candidates++] = i;
        }
    }
    return tri_model_mentions(p->model, p->scratch, words, n,
                              p->vectors + p->n_candidates - n, p->error);
}

/* Decodes the sentences that the window holds whole; *next is the first token left. */
static tri_status decode_window(parser *p, uint32_t *next)
{
    uint32_t begin = p->begin;
    for (uint32_t i = begin + 1; i <= p->end; i++) {
        if (begins_sentence(p, i)) {
            TRI_TRY(decode(p, begin, i, true));
            begin = i;
        }
    }
    *next = begin;
    return TRI_OK;
}

static tri_status parse_all(parser *p)
{
    const tri_document *document = p->document;
    uint32_t begin = 0;
    while (begin < document->n_tokens) {
        uint32_t next;
        if (document->stop != NULL && *document->stop != 0) {
            return tri_i_fail(p->error, TRI_ERR_STOPPED, 0, "stopped");
        }
        TRI_TRY(run_window(p, begin, TRI_MODEL_WINDOW));
        TRI_TRY(decode_window(p, &next));
        if (next == begin) {
            TRI_TRY(run_window(p, begin, TRI_MODEL_WINDOW_MAX));
            TRI_TRY(decode_window(p, &next));
        }
        if (next == begin) {
            next = cut_at(p);
            TRI_TRY(decode(p, begin, next, !document->tokens_given));
        }
        TRI_TRY(keep_candidates(p, next));
        if (p->relation_words != NULL) {
            TRI_TRY(tri_model_relation_words(
                p->model, p->scratch, 0, next - begin,
                p->relation_words + (size_t)begin * TRI_MODEL_RELATION, p->error));
        }
        begin = next;
    }
    return TRI_OK;
}

/* The names that the model finds, then those that the input gives. */
static tri_status find_names(parser *p, tri_i_names *out)
{
    tri_i_name *names = NULL;
    size_t n = 0;
    if (tri_i_document_names(p->document, p->sentences, p->n_sentences, &p->bio,
                             p->name_scores, &names, &n) != TRI_OK) {
        return tri_i_fail_memory(p->error);
    }
    tri_i_span *spans = tri_arena_alloc(p->arena, n, sizeof *spans);
    for (size_t i = 0; spans != NULL && i < n; i++) {
        spans[i] = tri_i_name_span(p->tokens, names[i].begin, names[i].end);
        spans[i].type = p->types[names[i].type];
        spans[i].p = names[i].p;
    }
    free(names);
    if (spans == NULL) {
        return tri_i_fail_memory(p->error);
    }
    *out = (tri_i_names){spans, (uint32_t)n};
    TRI_TRY(tri_i_keep_names(p->document, p->arena, out, p->error));
    return tri_i_take_given(p->document, p->arena, out, p->error);
}

/* Copies sentences and candidates to where they stay. */
static tri_status hand_over(const parser *p, tri_i_parsed *out)
{
    const tri_document *document = p->document;
    tri_sentence *sentences =
        tri_arena_alloc(p->arena, p->n_sentences, sizeof *sentences);
    tri_i_candidates *candidates = tri_arena_alloc(p->arena, 1, sizeof *candidates);
    if (sentences == NULL || candidates == NULL) {
        return tri_i_fail_memory(p->error);
    }
    for (uint32_t i = 0; i < p->n_sentences; i++) {
        sentences[i] = p->sentences[i];
        if (i < document->n_given_sentences) {
            sentences[i].id = document->given_sentences[i].id;
        }
    }
    *candidates = (tri_i_candidates){
        .model = p->model,
        .tokens = tri_arena_alloc(p->arena, p->n_candidates, sizeof(uint32_t)),
        .vectors =
            tri_arena_alloc(p->arena, p->n_candidates, sizeof(tri_mention_vector)),
        .n = p->n_candidates,
        .words = p->relation_words,
    };
    if (candidates->tokens == NULL || candidates->vectors == NULL) {
        return tri_i_fail_memory(p->error);
    }
    if (p->n_candidates > 0) {
        memcpy(candidates->tokens, p->candidates,
               p->n_candidates * sizeof *candidates->tokens);
        memcpy(candidates->vectors, p->vectors,
               p->n_candidates * sizeof *candidates->vectors);
    }
    out->candidates = candidates;
    out->sentences = sentences;
    out->n_sentences = p->n_sentences;
    return TRI_OK;
}

/* All in order; what is not in the arena is the caller's to free. */
static tri_status run(parser *p, tri_i_parsed *out)
{
    const uint32_t n = p->document->n_tokens;
    TRI_TRY(map_labels(p));
    p->name_scores = malloc(((size_t)n * p->bio.n_labels + 1) * sizeof(float));
    if (p->name_scores == NULL) {
        return tri_i_fail_memory(p->error);
    }
    if (p->document->infer != TRI_I_INFER_OFF) {
        p->relation_words = tri_arena_alloc(p->arena, (size_t)n * TRI_MODEL_RELATION,
                                            sizeof *p->relation_words);
        if (p->relation_words == NULL) {
            return tri_i_fail_memory(p->error);
        }
    }
    tri_i_mark_given(p->document, p->tokens);
    TRI_TRY(parse_all(p));
    tri_i_names names;
    TRI_TRY(find_names(p, &names));
    out->tokens = p->tokens;
    out->names = names.spans;
    out->n_names = names.n;
    TRI_TRY(hand_over(p, out));
    return tri_i_tree_build(p->tokens, n, p->arena, &out->tree, p->error);
}

tri_status tri_i_parse(const tri_document *document, const tri_model *model,
                       tri_scratch *scratch, bool exact, tri_arena *arena,
                       tri_i_parsed *out, tri_error *error)
{
    tri_document parsed = *document; /* as the files of this room see it */
    tri_token *tokens = tri_arena_alloc(arena, document->n_tokens, sizeof *tokens);
    const char *hash = tri_arena_string(arena, tri_model_hash(model));
    parser *p = calloc(1, sizeof *p);
    if (tokens == NULL || hash == NULL || p == NULL) {
        free(p);
        return tri_i_fail_memory(error);
    }
    if (document->n_tokens > 0) {
        memcpy(tokens, document->surface, document->n_tokens * sizeof *tokens);
    }
    parsed.tokens = tokens;
    *p = (parser){.document = &parsed,
                  .arena = arena,
                  .tokens = tokens,
                  .kept = document->trees_given ? document->surface : NULL,
                  .model = model,
                  .scratch = scratch,
                  .exact = exact,
                  .error = error,
                  .sentence_root = TRI_NONE,
                  .lemmas.arena = arena};
    *out = (tri_i_parsed){.model = hash};
    const tri_status status = run(p, out);
    tri_i_strings_clear(&p->lemmas);
    free(p->candidates);
    free(p->vectors);
    free(p->sentences);
    free(p->name_scores);
    free(p);
    return status;
}
