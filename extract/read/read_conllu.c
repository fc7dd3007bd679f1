/* CoNLL-U: documents with the tokens and sentences that the file gives, and its trees
   where they are kept. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "extract/read/conllu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void empty(tri_memory *memory)
{
    memory->n_bytes = 0;
}

/* ---- Documents */

static tri_status build(tri_i_conllu *r, tri_document *document)
{
    const tri_meta meta = {.id = r->id, .date = r->input->options->date};
    TRI_TRY(tri_document_init(document, r->text.bytes, r->text.n_bytes, &meta,
                              r->input->error));
    tri_arena *arena = &document->arena;
    document->tokens_given = true;
    document->parts = TRI_I_PART_SURFACE;
    tri_token *tokens = tri_arena_alloc(arena, r->n_words, sizeof *tokens);
    tri_sentence *sentences = tri_arena_alloc(arena, r->n_sentences, sizeof *sentences);
    uint32_t n_sentences = 0;
    document->surface = tokens;
    document->given_sentences = sentences;
    tri_i_strings forms = {.arena = arena};
    bool ok = tokens != NULL && sentences != NULL;
    uint32_t cp = 0;
    uint32_t cp_at = 0;
    for (size_t i = 0; ok && i < r->n_words; i++) {
        const tri_i_conllu_word *w = r->words + i;
        tri_token *token = tokens + i;
        if (w->starts) {
            tri_sentence *sentence = sentences + n_sentences;
            const char *id = r->ids.bytes + r->sentence_ids[n_sentences];
            sentence->begin = (uint32_t)i;
            sentence->id = id[0] != '\0' ? tri_arena_string(arena, id) : NULL;
            ok = id[0] == '\0' || sentence->id != NULL;
            n_sentences++;
        }
        sentences[n_sentences - 1].end = (uint32_t)i + 1;
        if (w->begin >= cp_at) { /* words of one surface token may share its place */
            cp += (uint32_t)tri_utf8_count(document->text + cp_at, w->begin - cp_at);
            cp_at = w->begin;
        }
        *token = (tri_token){
            .form = tri_i_strings_add(&forms, r->forms.bytes + w->form, w->n_form),
            .lemma = "",
            .begin = w->begin,
            .end = w->end,
            .cp_begin = cp,
            .cp_end = cp + (uint32_t)tri_utf8_count(document->text + w->begin,
                                                    w->end - w->begin),
            .sentence = n_sentences - 1,
            .head = TRI_NONE,
            .upos = TRI_UPOS_X,
            .xpos = TRI_XPOS_NONE,
            .rel = TRI_REL_DEP,
            .space_after = w->space_after,
            .joined = w->joined,
            .block_start = w->starts_block,
            .line_start = w->starts_block,
        };
        ok = ok && token->form != NULL;
        document->n_tokens++;
    }
    document->n_given_sentences = n_sentences;
    if (ok && r->input->options->keep_trees) {
        ok = tri_i_conllu_tree_build(r, document, tokens, &forms);
    }
    tri_i_strings_clear(&forms);
    if (!ok) {
        tri_document_clear(document);
        return tri_i_fail_memory(r->input->error);
    }
    return TRI_OK;
}

/* Hands on the document that was gathered, if there is one. */
static tri_status end_document(tri_i_conllu *r)
{
    tri_status status = TRI_OK;
    if (r->n_words > 0 || r->named) {
        tri_document *document = calloc(1, sizeof *document);
        status =
            document == NULL ? tri_i_fail_memory(r->input->error) : build(r, document);
        if (status == TRI_OK) {
            status = r->input->on_document(document, r->input->user);
        } else {
            tri_document_free(document);
        }
        r->n_documents++;
    }
    empty(&r->text);
    empty(&r->forms);
    empty(&r->lemmas);
    empty(&r->ids);
    r->n_words = 0;
    r->n_sentences = 0;
    return status;
}

static void begin_document(tri_i_conllu *r, const char *id, size_t n_id)
{
    r->named = n_id > 0 && n_id < sizeof r->id;
    if (r->named) {
        memcpy(r->id, id, n_id);
        r->id[n_id] = '\0';
    } else if (r->n_documents == 0) {
        (void)snprintf(r->id, sizeof r->id, "%s", r->input->name);
    } else {
        (void)snprintf(r->id, sizeof r->id, "%s:%zu", r->input->name,
                       r->n_documents + 1);
    }
}

/* ---- Sentences */

/* Appends the sentence's text to the document's, and places its words there. */
static tri_status place_sentence(tri_i_conllu *r)
{
    const bool adjoins = r->adjoins && r->first_word > 0 && !r->new_paragraph;
    r->adjoins = r->input->options->keep_trees && !r->words[r->n_words - 1].space_after;
    const bool aligned = r->has_text && tri_i_conllu_align(r);
    const tri_memory *text = aligned ? &r->line_text : &r->surface;
    size_t length = text->n_bytes;
    while (length > 0 && text->bytes[length - 1] == ' ') {
        length--;
    }
    const char *gap = r->new_paragraph ? "\n\n" : " ";
    if (r->text.n_bytes == 0) {
        gap = "";
    } else if (adjoins) {
        gap = "";
        r->words[r->first_word - 1].space_after = false;
    }
    TRI_TRY(tri_i_conllu_put(r, &r->text, gap, strlen(gap)));
    const size_t base = r->text.n_bytes;
    TRI_TRY(tri_i_input_check_size(r->input, base + length));
    TRI_TRY(tri_i_conllu_put(r, &r->text, text->bytes, length));
    for (size_t i = r->first_word; i < r->n_words; i++) {
        r->words[i].begin += (uint32_t)base;
        r->words[i].end += (uint32_t)base;
    }
    tri_i_conllu_word *first = &r->words[r->first_word];
    first->starts = true;
    first->starts_block =
        r->new_paragraph || r->first_word == 0 || !r->input->options->keep_trees;
    r->words[r->n_words - 1].space_after = true;
    r->words[r->n_words - 1].joined = false;
    return TRI_OK;
}

/* Keeps the sentence's id. */
static tri_status add_id(tri_i_conllu *r)
{
    if (!tri_i_grow(&r->sentence_ids, r->n_sentences, &r->sentence_capacity,
                    sizeof *r->sentence_ids)) {
        return tri_i_fail_memory(r->input->error);
    }
    r->sentence_ids[r->n_sentences++] = r->ids.n_bytes;
    TRI_TRY(tri_i_conllu_put(r, &r->ids, r->sentence_id.bytes, r->sentence_id.n_bytes));
    return tri_i_conllu_put(r, &r->ids, "", 1);
}

static tri_status end_sentence(tri_i_conllu *r)
{
    if (r->input->options->keep_trees) {
        tri_i_conllu_tree_check(r);
    }
    const bool broken = r->broken > 0;
    if (broken) {
        r->n_words = r->first_word;
        r->adjoins = false;
        tri_i_input_warn(r->input, r->broken, true, "%s; the sentence is left out",
                         r->fault);
    } else if (r->n_words > r->first_word) {
        TRI_TRY(place_sentence(r));
        TRI_TRY(add_id(r));
    }
    if (broken || r->n_words > r->first_word) {
        r->new_paragraph = false;
    }
    r->first_word = r->n_words;
    empty(&r->line_text);
    empty(&r->surface);
    empty(&r->sentence_id);
    r->has_text = false;
    r->range_left = 0;
    r->broken = 0;
    return TRI_OK;
}

/* ---- Lines */

/* The value of `# KEY = value`, NULL where the comment is another. */
static const char *comment_value(const char *line, const char *key)
{
    line += 1 + strspn(line + 1, " ");
    const size_t n = strlen(key);
    if (strncmp(line, key, n) != 0) {
        return NULL;
    }
    line += n + strspn(line + n, " ");
    if (*line != '=') {
        return *line == '\0' ? line : NULL;
    }
    return line + 1 + strspn(line + 1, " ");
}

static tri_status read_comment(tri_i_conllu *r, const char *line)
{
    const char *value = comment_value(line, "newdoc id");
    if (value == NULL) {
        value = comment_value(line, "newdoc");
    }
    if (value != NULL) {
        TRI_TRY(end_sentence(r));
        TRI_TRY(end_document(r));
        r->first_word = 0;
        begin_document(r, value, strlen(value));
        return TRI_OK;
    }
    if (comment_value(line, "newpar") != NULL ||
        comment_value(line, "newpar id") != NULL) {
        r->new_paragraph = true;
        return TRI_OK;
    }
    value = comment_value(line, "sent_id");
    if (value != NULL) {
        empty(&r->sentence_id);
        return tri_i_conllu_put(r, &r->sentence_id, value, strlen(value));
    }
    value = comment_value(line, "text");
    if (value != NULL) {
        empty(&r->line_text);
        r->has_text = true;
        return tri_i_conllu_put(r, &r->line_text, value, strlen(value));
    }
    return TRI_OK;
}

static tri_status read_line(tri_i_conllu *r, const char *line, size_t length)
{
    size_t n;
    char *clean = tri_i_input_clean(r->input, r->input->number, line, length, &n);
    if (clean == NULL) {
        return tri_i_fail_memory(r->input->error);
    }
    tri_status status = TRI_OK;
    if (memchr(clean, '\0', n) != NULL) {
        tri_i_conllu_break(r);
    } else if (n == 0) {
        if (r->range_left > 0) {
            tri_i_conllu_break(r);
        }
        status = end_sentence(r);
    } else if (clean[0] == '#') {
        status = read_comment(r, clean);
    } else if (r->broken == 0) {
        status = tri_i_conllu_token(r, clean);
    }
    free(clean);
    return status;
}

tri_status tri_i_read_conllu(tri_i_input *input)
{
    tri_status status = TRI_OK;
    tri_i_conllu *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return tri_i_fail_memory(input->error);
    }
    r->input = input;
    begin_document(r, "", 0);
    for (;;) {
        const char *line;
        size_t length;
        status = tri_i_input_line(input, &line, &length);
        if (status != TRI_OK || line == NULL) {
            break;
        }
        status = read_line(r, line, length);
        if (status != TRI_OK) {
            break;
        }
    }
    if (status == TRI_OK) {
        if (r->range_left > 0) {
            tri_i_conllu_break(r);
        }
        status = end_sentence(r);
    }
    if (status == TRI_OK) {
        status = end_document(r);
    }
    free(r->text.bytes);
    free(r->forms.bytes);
    free(r->lemmas.bytes);
    free(r->ids.bytes);
    free(r->line_text.bytes);
    free(r->surface.bytes);
    free(r->sentence_id.bytes);
    free(r->words);
    free(r->sentence_ids);
    free(r);
    return status;
}
