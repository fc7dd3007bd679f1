/* CoNLL-U: documents with the tokens and sentences that the file gives. 500 lines,
   since each of the ten columns has its own errors. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/strings.h"
#include "base/utf8.h"
#include "extract/read/read_i.h"

#include <stdlib.h>
#include <string.h>

/* A word as it was read; form at byte `form` of the gathered forms. */
typedef struct {
    size_t form, n_form;
    uint32_t begin, end; /* bytes of its surface token in the document's text */
    bool space_after;
    bool joined;
    bool starts; /* a sentence */
} word;

typedef struct {
    tri_i_input *input;
    char id[4200];      /* of the document */
    bool named;         /* its `# newdoc` gave the id */
    size_t n_documents; /* handed on or begun */
    tri_memory text;    /* of the document, so far */
    tri_memory forms;   /* of its words */
    tri_memory ids;     /* of its sentences, each ended by NUL; empty: none given */
    word *words;        /* (n_words) */
    size_t n_words, word_capacity;
    size_t *sentence_ids; /* (n_sentences) where its id begins in `ids` */
    size_t n_sentences, sentence_capacity;

    /* The sentence that is read. */
    size_t first_word;      /* */
    tri_memory line_text;   /* of `# text` */
    bool has_text;          /* there was one */
    tri_memory surface;     /* the tokens joined by SpaceAfter */
    tri_memory sentence_id; /* */
    bool new_paragraph;     /* `# newpar` before it */
    size_t range_left;      /* words of a surface token still to come */
    bool range_space;       /* white space follows that token */
    size_t range_begin;     /* where it lies in `surface` */
    size_t broken;          /* line of its first fault, 0: none */
} reader;

static void empty(tri_memory *memory)
{
    memory->n_bytes = 0;
}

static tri_status put(reader *r, tri_memory *memory, const char *bytes, size_t length)
{
    return tri_memory_write(bytes, length, memory) == TRI_OK
               ? TRI_OK
               : tri_i_fail_memory(r->input->error);
}

/* ---- Documents */

static tri_status build(reader *r, tri_document *document)
{
    const tri_meta meta = {.id = r->id, .date = r->input->options->date};
    TRI_TRY(tri_document_init(document, r->text.bytes != NULL ? r->text.bytes : "",
                              r->text.n_bytes, &meta, r->input->error));
    tri_arena *arena = &document->arena;
    document->tokens_given = true;
    document->tokens = tri_arena_alloc(arena, r->n_words, sizeof *document->tokens);
    document->sentences =
        tri_arena_alloc(arena, r->n_sentences, sizeof *document->sentences);
    tri_i_strings forms = {.arena = arena};
    bool ok = document->tokens != NULL && document->sentences != NULL;
    uint32_t cp = 0;
    uint32_t cp_at = 0;
    for (size_t i = 0; ok && i < r->n_words; i++) {
        const word *w = r->words + i;
        tri_token *token = document->tokens + i;
        if (w->starts) {
            tri_sentence *sentence = document->sentences + document->n_sentences;
            const char *id = r->ids.bytes + r->sentence_ids[document->n_sentences];
            sentence->begin = (uint32_t)i;
            sentence->id = id[0] != '\0' ? tri_arena_string(arena, id) : NULL;
            ok = id[0] == '\0' || sentence->id != NULL;
            document->n_sentences++;
        }
        document->sentences[document->n_sentences - 1].end = (uint32_t)i + 1;
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
            .sentence = document->n_sentences - 1,
            .head = TRI_NONE,
            .upos = TRI_UPOS_X,
            .xpos = TRI_XPOS_NONE,
            .rel = TRI_REL_DEP,
            .space_after = w->space_after,
            .joined = w->joined,
            .block_start = w->starts,
        };
        ok = ok && token->form != NULL;
        document->n_tokens++;
    }
    tri_i_strings_clear(&forms);
    if (!ok) {
        tri_document_clear(document);
        return tri_i_fail_memory(r->input->error);
    }
    return TRI_OK;
}

/* Hands on the document that was gathered, if there is one. */
static tri_status end_document(reader *r)
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
    empty(&r->ids);
    r->n_words = 0;
    r->n_sentences = 0;
    return status;
}

static void begin_document(reader *r, const char *id, size_t n_id)
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

static bool is_blank(uint32_t code)
{
    return code < 0x20 || tri_is_space(code);
}

/* The byte after the white space at `i`. */
static size_t skip_blanks(const char *text, size_t i, size_t length)
{
    while (i < length) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        if (!is_blank(code)) {
            break;
        }
        i += n;
    }
    return i;
}

/* Finds the sentence's tokens in its `# text`: the same characters in the same order,
   white space aside. Then their places are in that text and true is returned. */
static bool align(reader *r)
{
    const char *text = r->line_text.bytes;
    const size_t n = r->line_text.n_bytes;
    size_t at = 0;
    for (int pass = 0; pass < 2; pass++) { /* first a look, then the change */
        at = 0;
        uint32_t before_begin = UINT32_MAX; /* of the surface token, as it was */
        uint32_t before_end = 0;
        size_t from = 0;
        size_t to = 0;
        for (size_t i = r->first_word; i < r->n_words; i++) {
            word *w = r->words + i;
            if (w->begin != before_begin || w->end != before_end) {
                before_begin = w->begin;
                before_end = w->end;
                at = skip_blanks(text, at, n);
                from = at;
                for (size_t k = w->begin; k < w->end;) {
                    k = skip_blanks(r->surface.bytes, k, w->end);
                    at = k < w->end ? skip_blanks(text, at, n) : at;
                    if (k < w->end) {
                        if (at >= n || text[at] != r->surface.bytes[k]) {
                            return false;
                        }
                        at++;
                        k++;
                    }
                }
                to = at;
            }
            if (pass == 1) {
                w->begin = (uint32_t)from;
                w->end = (uint32_t)to;
                w->space_after =
                    w->joined ? false : to == n || skip_blanks(text, to, n) > to;
            }
        }
    }
    return skip_blanks(text, at, n) == n;
}

/* Appends the sentence's text to the document's. */
static tri_status end_sentence(reader *r)
{
    tri_status status = TRI_OK;
    const bool broken = r->broken > 0;
    if (broken) {
        r->n_words = r->first_word;
        tri_i_input_warn(r->input, r->broken, true,
                         "no CoNLL-U: expected ten columns, an ID that counts on and a "
                         "form; the sentence is left out");
    }
    if (!broken && r->n_words > r->first_word) {
        const bool aligned = r->has_text && align(r);
        const tri_memory *text = aligned ? &r->line_text : &r->surface;
        size_t length = text->n_bytes;
        while (length > 0 && text->bytes[length - 1] == ' ') {
            length--;
        }
        const char *gap = r->text.n_bytes == 0 ? "" : r->new_paragraph ? "\n\n" : " ";
        status = put(r, &r->text, gap, strlen(gap));
        const size_t base = r->text.n_bytes;
        if (status == TRI_OK && base + length > INT32_MAX) {
            status = tri_i_fail(r->input->error, TRI_ERR_LIMIT, 0,
                                "%s: a text of more than 2^31 bytes", r->input->name);
        }
        if (status == TRI_OK) {
            status = put(r, &r->text, text->bytes, length);
        }
        for (size_t i = r->first_word; i < r->n_words; i++) {
            r->words[i].begin += (uint32_t)base;
            r->words[i].end += (uint32_t)base;
        }
        r->words[r->first_word].starts = true;
        r->words[r->n_words - 1].space_after = true;
        r->words[r->n_words - 1].joined = false;
        if (r->n_sentences == r->sentence_capacity) {
            const size_t capacity = r->sentence_capacity * 2 + 64;
            size_t *grown =
                realloc(r->sentence_ids, capacity * sizeof *r->sentence_ids);
            if (grown == NULL) {
                return tri_i_fail_memory(r->input->error);
            }
            r->sentence_ids = grown;
            r->sentence_capacity = capacity;
        }
        r->sentence_ids[r->n_sentences++] = r->ids.n_bytes;
        if (status == TRI_OK) {
            status = put(r, &r->ids, r->sentence_id.bytes, r->sentence_id.n_bytes);
        }
        if (status == TRI_OK) {
            status = put(r, &r->ids, "", 1);
        }
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
    return status;
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

static tri_status read_comment(reader *r, const char *line)
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
        return put(r, &r->sentence_id, value, strlen(value));
    }
    value = comment_value(line, "text");
    if (value != NULL) {
        empty(&r->line_text);
        r->has_text = true;
        return put(r, &r->line_text, value, strlen(value));
    }
    return TRI_OK;
}

static tri_status add_word(reader *r, const char *form, bool space_after)
{
    if (r->n_words == r->word_capacity) {
        const size_t capacity = r->word_capacity * 2 + 256;
        word *grown = realloc(r->words, capacity * sizeof *r->words);
        if (grown == NULL) {
            return tri_i_fail_memory(r->input->error);
        }
        r->words = grown;
        r->word_capacity = capacity;
    }
    word *w = r->words + r->n_words++;
    *w = (word){
        .form = r->forms.n_bytes, .n_form = strlen(form), .space_after = space_after};
    return put(r, &r->forms, form, w->n_form);
}

/* Puts a surface token's characters down; *begin is where. */
static tri_status add_surface(reader *r, const char *form, bool space_after,
                              size_t *begin)
{
    *begin = r->surface.n_bytes;
    TRI_TRY(put(r, &r->surface, form, strlen(form)));
    return space_after ? put(r, &r->surface, " ", 1) : TRI_OK;
}

/* The words of a surface token that is their forms in a row have places of their own;
   else each has the token's. */
static void place_range(reader *r, size_t n)
{
    size_t length = 0;
    const size_t first = r->n_words - n;
    for (size_t i = first; i < r->n_words; i++) {
        length += r->words[i].n_form;
    }
    const size_t size = r->surface.n_bytes - r->range_begin - (r->range_space ? 1 : 0);
    const bool whole =
        length == size && memcmp(r->surface.bytes + r->range_begin,
                                 r->forms.bytes + r->words[first].form, size) == 0;
    size_t at = r->range_begin;
    for (size_t i = first; i < r->n_words; i++) {
        r->words[i].begin = (uint32_t)at;
        r->words[i].end = (uint32_t)(at + (whole ? r->words[i].n_form : size));
        at += whole ? r->words[i].n_form : 0;
        r->words[i].joined = i + 1 < r->n_words;
        r->words[i].space_after = i + 1 == r->n_words && r->range_space;
    }
}

/* The form without blanks round it, which would be no part of the word. */
static char *trim(char *form)
{
    form += strspn(form, " ");
    size_t n = strlen(form);
    while (n > 0 && form[n - 1] == ' ') {
        form[--n] = '\0';
    }
    return form;
}

/* ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC; `line` is cut at its tabs. */
static tri_status read_token(reader *r, char *line, size_t *range)
{
    char *fields[10];
    size_t n = 0;
    for (char *at = line; at != NULL && n < 10; n++) {
        fields[n] = at;
        at = strchr(at, '\t');
        if (at != NULL) {
            *at++ = '\0';
        }
        if (n == 9 && at != NULL) {
            n++;
        }
    }
    if (n == 10) {
        fields[1] = trim(fields[1]);
    }
    char *end = line;
    const unsigned long number = n == 10 ? strtoul(fields[0], &end, 10) : 0;
    if (n != 10 || end == fields[0] || fields[1][0] == '\0') {
        r->broken = r->broken > 0 ? r->broken : r->input->number;
        return TRI_OK;
    }
    const bool space_after = strstr(fields[9], "SpaceAfter=No") == NULL;
    const size_t in_sentence = r->n_words - r->first_word;
    if (*end == '.') { /* a node of the enhanced graph */
        return TRI_OK;
    }
    if (*end == '-') {
        const unsigned long last = strtoul(end + 1, &end, 10);
        if (*end != '\0' || number != in_sentence + 1 || last <= number ||
            last - number > 64 || r->range_left > 0) {
            r->broken = r->broken > 0 ? r->broken : r->input->number;
            return TRI_OK;
        }
        r->range_left = last - number + 1;
        *range = r->range_left;
        r->range_space = space_after;
        return add_surface(r, fields[1], space_after, &r->range_begin);
    }
    if (*end != '\0' || number != in_sentence + 1) {
        r->broken = r->broken > 0 ? r->broken : r->input->number;
        return TRI_OK;
    }
    TRI_TRY(add_word(r, fields[1], space_after));
    if (r->range_left == 0) {
        size_t begin;
        TRI_TRY(add_surface(r, fields[1], space_after, &begin));
        r->words[r->n_words - 1].begin = (uint32_t)begin;
        r->words[r->n_words - 1].end = (uint32_t)(begin + strlen(fields[1]));
        return TRI_OK;
    }
    r->range_left--;
    if (r->range_left == 0) {
        place_range(r, *range);
    }
    return TRI_OK;
}

static tri_status read_line(reader *r, const char *line, size_t length, size_t *range)
{
    size_t n;
    size_t bad_at;
    char *clean = tri_i_clean(line, length, &n, &bad_at);
    if (clean == NULL) {
        return tri_i_fail_memory(r->input->error);
    }
    if (bad_at < length) {
        tri_i_input_warn(r->input, r->input->number, false,
                         "invalid UTF-8 at byte %zu, read as U+FFFD", bad_at);
    }
    tri_status status = TRI_OK;
    if (memchr(clean, '\0', n) != NULL) {
        r->broken = r->broken > 0 ? r->broken : r->input->number;
    } else if (n == 0) {
        if (r->range_left > 0 && r->broken == 0) {
            r->broken = r->input->number;
        }
        status = end_sentence(r);
    } else if (clean[0] == '#') {
        status = read_comment(r, clean);
    } else if (r->broken == 0) {
        status = read_token(r, clean, range);
    }
    free(clean);
    return status;
}

tri_status tri_i_read_conllu(tri_i_input *input)
{
    tri_status status = TRI_OK;
    size_t range = 0; /* words of the surface token that is read */
    reader *r = calloc(1, sizeof *r);
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
        status = read_line(r, line, length, &range);
        if (status != TRI_OK) {
            break;
        }
    }
    if (status == TRI_OK) {
        if (r->range_left > 0 && r->broken == 0) {
            r->broken = input->number;
        }
        status = end_sentence(r);
    }
    if (status == TRI_OK) {
        status = end_document(r);
    }
    free(r->text.bytes);
    free(r->forms.bytes);
    free(r->ids.bytes);
    free(r->line_text.bytes);
    free(r->surface.bytes);
    free(r->sentence_id.bytes);
    free(r->words);
    free(r->sentence_ids);
    free(r);
    return status;
}
