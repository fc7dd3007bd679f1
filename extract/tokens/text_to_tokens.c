/* Cuts a text into syntactic words by Universal Dependencies' conventions for English
   (the treebanks EWT and GUM). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tokens/tokens.h"
#include "extract/tokens/word_shapes.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONG_LINE = 150, /* code points: text with longer lines is not wrapped, so that a
                        line's end is a paragraph's */
};

typedef struct {
    const tri_document *document;
    tri_i_strings forms;
    tri_token *tokens; /* (n_tokens) */
    uint32_t n_tokens;
    size_t capacity;
    uint32_t cp;    /* code points before byte `cp_at` */
    uint32_t cp_at; /* */
    bool block;     /* the next token begins a paragraph */
    bool line;      /* the next token begins a line */
    tri_i_chunk chunk;
} tokeniser;

/* White space as it parts words: control characters and marks of direction too. */
static bool parts_words(uint32_t code)
{
    return code < 0x20 || code == 0x7F || tri_is_space(code) ||
           (code >= 0x200E && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2069);
}

static uint32_t code_points_to(tokeniser *t, uint32_t byte)
{
    t->cp += (uint32_t)tri_utf8_count(t->document->text + t->cp_at, byte - t->cp_at);
    t->cp_at = byte;
    return t->cp;
}

/* Appends characters begin to end of the chunk as a token. */
static bool add(tokeniser *t, size_t begin, size_t end, bool joined)
{
    if (!tri_i_grow(&t->tokens, t->n_tokens, &t->capacity, sizeof *t->tokens)) {
        return false;
    }
    tri_token token = {
        .lemma = "",
        .begin = t->chunk.at[begin],
        .end = t->chunk.at[end],
        .sentence = TRI_NONE,
        .head = TRI_NONE,
        .upos = TRI_UPOS_X,
        .xpos = TRI_XPOS_NONE,
        .rel = TRI_REL_DEP,
        .joined = joined,
        .block_start = t->block,
        .line_start = t->block || t->line,
    };
    token.cp_begin = code_points_to(t, token.begin);
    token.cp_end = code_points_to(t, token.end);
    token.form = tri_i_strings_add(&t->forms, t->document->text + token.begin,
                                   token.end - token.begin);
    if (token.form == NULL) {
        return false;
    }
    t->tokens[t->n_tokens++] = token;
    t->block = false;
    t->line = false;
    return true;
}

/* Where the clitic at the end of begin..end begins; `end` where there is none. */
static size_t clitic_begin(const tri_i_chunk *chunk, size_t begin, size_t end)
{
    char key[TRI_I_KEY];
    for (size_t n = 2; n <= 3 && n < end - begin; n++) {
        if (chunk->code[end - n - 1] == '0' && n == 2) {
            continue; /* 1970's */
        }
        tri_i_chunk_key(chunk, end - n, end, key);
        if (tri_i_lexicon_has(&tri_i_lexicon_clitics, key)) {
            return end - n;
        }
    }
    return end;
}

/* Appends a word cut into the words that it is made of; `joined`: the last of them is
   followed by another of the same surface token. */
static bool add_word(tokeniser *t, size_t begin, size_t end, bool joined)
{
    char key[TRI_I_KEY];
    tri_i_chunk_key(&t->chunk, begin, end, key);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_contractions, key);
    if (row != NULL) {
        const char *part = row[TRI_CONTRACTIONS_WORDS];
        while (begin < end) {
            const size_t n = strcspn(part, " ");
            const bool last = begin + n >= end;
            if (!add(t, begin, last ? end : begin + n, !last || joined)) {
                return false;
            }
            begin += n;
            part += n + (part[n] == ' ');
        }
        return true;
    }
    /* From the right: couldn't've has two. */
    enum { MOST = 4 };
    size_t cuts[MOST];
    size_t n_cuts = 0;
    size_t stem = end;
    while (n_cuts < MOST) {
        const size_t cut = clitic_begin(&t->chunk, begin, stem);
        if (cut == stem) {
            break;
        }
        cuts[n_cuts++] = cut;
        stem = cut;
    }
    while (n_cuts > 0) {
        n_cuts--;
        if (!add(t, begin, cuts[n_cuts], true)) {
            return false;
        }
        begin = cuts[n_cuts];
    }
    return add(t, begin, end, joined);
}

/* Words that begin with an apostrophe: 's on its own, '72, '90s, 'em. */
static size_t apostrophe_word_end(const tri_i_chunk *chunk, size_t i)
{
    if (i > 0 && tri_i_is_alnum(chunk->code[i - 1])) {
        return i;
    }
    size_t end = i + 1;
    while (end < chunk->n_chars && tri_i_is_alnum(chunk->code[end])) {
        end++;
    }
    char key[TRI_I_KEY];
    if (end < chunk->n_chars && tri_i_is_apostrophe(chunk->code[end])) { /* 'n' */
        tri_i_chunk_key(chunk, i, end + 1, key);
        if (tri_i_lexicon_has(&tri_i_lexicon_contractions, key)) {
            return end + 1;
        }
    }
    tri_i_chunk_key(chunk, i, end, key);
    const bool year = (end - i == 3 || (end - i == 4 && key[3] == 's')) &&
                      tri_is_digit(chunk->code[i + 1]) &&
                      tri_is_digit(chunk->code[i + 2]);
    if (year || tri_i_lexicon_has(&tri_i_lexicon_clitics, key) ||
        tri_i_lexicon_has(&tri_i_lexicon_contractions, key)) {
        return end;
    }
    return i;
}

/* A single quote. */
static bool add_apostrophe(tokeniser *t, size_t i)
{
    tri_i_chunk *chunk = &t->chunk;
    const bool opens = (i == 0 || !tri_i_is_alnum(chunk->code[i - 1])) &&
                       i + 1 < chunk->n_chars && tri_i_is_alnum(chunk->code[i + 1]);
    if (opens || chunk->code[i] == 0x2018) {
        chunk->quote_open = true;
    } else {
        chunk->quote_open = false;
    }
    return add(t, i, i + 1, false);
}

static bool is_possessive_apostrophe(const tri_i_chunk *chunk, size_t i)
{
    if (i >= chunk->n_chars || chunk->quote_open ||
        !tri_i_is_apostrophe(chunk->code[i]) || chunk->code[i] == 0x2018 ||
        (i + 1 < chunk->n_chars && tri_i_is_alnum(chunk->code[i + 1]))) {
        return false;
    }
    const uint32_t last = tri_to_lower(chunk->code[i - 1]);
    return last == 's' || last == 'z' || last == 'x';
}

static bool add_chunk(tokeniser *t)
{
    tri_i_chunk *chunk = &t->chunk;
    for (size_t i = 0; i < chunk->n_chars;) {
        size_t end = tri_i_face_end(chunk, i);
        if (end == i) {
            end = tri_i_link_end(chunk, i);
        }
        if (end > i) {
            if (!add(t, i, end, false)) {
                return false;
            }
            i = end;
            continue;
        }
        end = tri_i_is_apostrophe(chunk->code[i]) ? apostrophe_word_end(chunk, i)
                                                  : tri_i_word_end(chunk, i);
        if (end > i) {
            const bool possessive = is_possessive_apostrophe(chunk, end);
            if (!add_word(t, i, end, possessive)) {
                return false;
            }
            i = end;
            if (possessive) {
                if (!add(t, i, i + 1, false)) {
                    return false;
                }
                i++;
            }
            continue;
        }
        end = tri_i_mark_end(chunk, i);
        const bool done = end == i + 1 && tri_i_is_apostrophe(chunk->code[i])
                              ? add_apostrophe(t, i)
                              : add(t, i, end, false);
        if (!done) {
            return false;
        }
        i = end;
    }
    return true;
}

/* Reads the chunk that begins at byte `i`; returns its end. */
static size_t read_chunk(tokeniser *t, size_t i)
{
    tri_i_chunk *chunk = &t->chunk;
    const char *text = t->document->text;
    const size_t n_bytes = t->document->n_bytes;
    const size_t begin = i;
    chunk->n_chars = 0;
    chunk->may_link = false;
    while (i < n_bytes) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, n_bytes - i, &code);
        if (parts_words(code) || i + n - begin > TRI_I_CHUNK_BYTES) {
            break;
        }
        if (chunk->n_chars > 0) {
            const uint32_t before = chunk->code[chunk->n_chars - 1];
            chunk->may_link |= before == '.' || before == '@' || before == '#' ||
                               (before == ':' && code == '/');
        }
        chunk->code[chunk->n_chars] = code;
        chunk->at[chunk->n_chars] = (uint32_t)i;
        chunk->n_chars++;
        i += n;
    }
    chunk->code[chunk->n_chars] = 0;
    chunk->at[chunk->n_chars] = (uint32_t)i;
    return i;
}

/* Code points of the line that begins at byte `i`, counted to `limit` at most. */
static size_t line_length(const tri_document *document, size_t i, size_t limit)
{
    size_t n = 0;
    while (i < document->n_bytes && document->text[i] != '\n' && n < limit) {
        n += ((unsigned char)document->text[i] & 0xC0U) != 0x80U;
        i++;
    }
    return n;
}

/* "1." "12)" "a)" "(iv)" and a blank: the mark of an item. A number with a stop may end
   a wrapped sentence, so that the line before, whose end is at `before`, must not run
   on. */
static bool begins_numbered_item(const tri_document *document, size_t i, size_t before)
{
    const char *text = document->text;
    const size_t open = text[i] == '(' ? 1 : 0;
    size_t end = i + open;
    while (text[end] >= '0' && text[end] <= '9') {
        end++;
    }
    const bool number = end > i + open;
    while (!number &&
           (strchr("ivx", text[end]) != NULL ? text[end] != '\0' : end == i + open) &&
           text[end] >= 'a' && text[end] <= 'z') {
        end++;
    }
    const size_t length = end - i - open;
    if (length == 0 || length > (number ? 2 : 4)) {
        return false;
    }
    const char last = before > 0 ? text[before - 1] : '.';
    const bool runs_on = strchr(".:;!?", last) == NULL;
    return (text[end] == ')' ||
            (number && open == 0 && text[end] == '.' && !runs_on)) &&
           text[end + 1] == ' ';
}

/* A line that begins with a bullet is an item of a list. */
static bool begins_item(const tri_document *document, size_t i)
{
    static const char *const bullets[] = {"\xE2\x80\xA2", "\xC2\xB7",    "\xE2\x97\xA6",
                                          "\xE2\x96\xAA", "*",           "-",
                                          "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t k = 0; k < sizeof bullets / sizeof *bullets; k++) {
        const size_t n = strlen(bullets[k]);
        if (document->n_bytes - i > n &&
            memcmp(document->text + i, bullets[k], n) == 0 &&
            document->text[i + n] == ' ') {
            return true;
        }
    }
    return false;
}

/* Goes over the white space at byte `i`; `*lines` and `*blocks` say whether a line and
   a paragraph end in it. `line` is where the line before it began, and is set to the
   last line's begin. */
static size_t skip_space(const tri_document *document, size_t i, size_t *line,
                         bool *lines, bool *blocks)
{
    const size_t begin = i;
    size_t n_newlines = 0;
    bool breaks = false;
    size_t first_length = 0;
    while (i < document->n_bytes) {
        uint32_t code;
        const size_t n =
            tri_utf8_decode(document->text + i, document->n_bytes - i, &code);
        if (!parts_words(code)) {
            break;
        }
        if (code == '\n') {
            if (n_newlines == 0) {
                first_length = line_length(document, *line, LONG_LINE + 1);
            }
            n_newlines++;
            *line = i + n;
        }
        breaks |= code == '\f' || code == '\v' || code == 0x2029 || code == 0x1D;
        i += n;
    }
    if (n_newlines == 1 && !breaks && i < document->n_bytes) {
        breaks = first_length > LONG_LINE ||
                 line_length(document, *line, LONG_LINE + 1) > LONG_LINE ||
                 begins_item(document, i) || begins_numbered_item(document, i, begin);
    }
    *lines = n_newlines > 0;
    *blocks = breaks || n_newlines >= 2 || i >= document->n_bytes;
    return i;
}

tri_status tri_i_tokenise(const tri_document *document, tri_arena *arena,
                          tri_i_surface *out, tri_error *error)
{
    tri_status status = TRI_OK;
    tokeniser *t = calloc(1, sizeof *t);
    if (t == NULL) {
        return tri_i_fail_memory(error);
    }
    t->document = document;
    t->forms.arena = arena;
    t->block = true;
    size_t line = 0;
    bool lines, blocks;
    size_t i = skip_space(document, 0, &line, &lines, &blocks);
    while (i < document->n_bytes) {
        const size_t end = read_chunk(t, i);
        i = skip_space(document, end, &line, &lines, &blocks);
        t->chunk.next = 0;
        if (!blocks) {
            (void)tri_utf8_decode(document->text + i, document->n_bytes - i,
                                  &t->chunk.next);
        }
        if (!add_chunk(t)) {
            status = tri_i_fail_memory(error);
            goto done;
        }
        t->tokens[t->n_tokens - 1].space_after = i > end || i >= document->n_bytes;
        t->line = lines;
        if (blocks) {
            t->block = true;
            t->chunk.quote_open = false;
        }
    }
    tri_token *tokens = tri_arena_alloc(arena, t->n_tokens, sizeof *tokens);
    if (tokens == NULL) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    if (t->n_tokens > 0) {
        memcpy(tokens, t->tokens, t->n_tokens * sizeof *t->tokens);
    }
    *out = (tri_i_surface){tokens, t->n_tokens};
done:
    tri_i_strings_clear(&t->forms);
    free(t->tokens);
    free(t);
    return status;
}
