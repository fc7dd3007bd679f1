/* Makes the sketch of a document by which reprints are found. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "extract/reprints/reprints_i.h"

#include <stdlib.h>
#include <string.h>

enum {
    FEWEST_WORDS = 20, /* a shorter text says too little */
    HEADLINE_WORDS = 25
};

/* Words of one kind of lines. */
typedef struct {
    uint16_t *words; /* (n) */
    size_t n, capacity;
} word_list;

static bool add(word_list *list, uint16_t word)
{
    if (!tri_i_grow(&list->words, list->n, &list->capacity, sizeof *list->words)) {
        return false;
    }
    list->words[list->n++] = word;
    return true;
}

static bool is_word(uint32_t code)
{
    return tri_is_letter(code) || tri_is_digit(code) || tri_is_mark(code);
}

/* Adds the words of a stretch: runs of letters and digits, in lower case. A name begins
   with a capital, though not only because a sentence begins; a number has a digit. */
static bool add_words(word_list *list, const char *text, size_t length)
{
    bool begins_sentence = true;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        size_t n = tri_utf8_decode(text + i, length - i, &code);
        if (!is_word(code)) {
            begins_sentence =
                begins_sentence || code == '.' || code == '!' || code == '?';
            i += n;
            continue;
        }
        const bool is_capital = tri_is_upper(code);
        bool has_digit = false;
        uint64_t hash = 0;
        while (i < length && is_word(code)) {
            char lower[4];
            const size_t m = tri_utf8_encode(tri_to_lower(code), lower);
            hash = tri_hash(hash, lower, m);
            has_digit = has_digit || tri_is_digit(code);
            i += n;
            n = i < length ? tri_utf8_decode(text + i, length - i, &code) : 0;
        }
        uint16_t word = (uint16_t)(hash % (TRI_I_SKETCH_STRICT - 1) + 1);
        if (has_digit || (is_capital && !begins_sentence)) {
            word |= TRI_I_SKETCH_STRICT;
        }
        if (!add(list, word)) {
            return false;
        }
        begins_sentence = false;
    }
    return true;
}

static bool ends_sentence(const char *text, size_t length)
{
    while (length > 0) {
        const char c = text[length - 1];
        if (c == '.' || c == '!' || c == '?' || c == ':') {
            return true;
        }
        if (strchr(" \t\"')]", c) != NULL && c != '\0') {
            length--;
        } else if (length >= 3 && (memcmp(text + length - 3, "\xE2\x80\x9D", 3) == 0 ||
                                   memcmp(text + length - 3, "\xE2\x80\x99", 3) == 0)) {
            length -= 3;
        } else {
            return false;
        }
    }
    return false;
}

/* White space alone. */
static bool is_blank(const char *text, size_t length)
{
    while (length > 0 && strchr(" \t\n", text[length - 1]) != NULL &&
           text[length - 1] != '\0') {
        length--;
    }
    return length == 0;
}

static size_t line_length(const char *text, size_t length)
{
    const char *feed = memchr(text, '\n', length);
    return feed != NULL ? (size_t)(feed - text) : length;
}

static size_t longest_line(const char *text, size_t length)
{
    size_t longest = 0;
    for (size_t i = 0; i < length;) {
        const size_t n = line_length(text + i, length - i);
        longest = n > longest ? n : longest;
        i += n + 1;
    }
    return longest;
}

/* The end of the stretch that begins at `begin`: a line, with those after it where it
   was only wrapped: it is long, ends no sentence, and the next one is not empty. */
static size_t stretch_end(const char *text, size_t begin, size_t length, size_t longest)
{
    size_t at = begin;
    for (;;) {
        const size_t n = line_length(text + at, length - at);
        const size_t next = at + n + 1;
        if (next >= length || ends_sentence(text + at, n) || n * 10 < longest * 6 ||
            is_blank(text + next, line_length(text + next, length - next))) {
            return at + n;
        }
        at = next;
    }
}

static char *base64(tri_arena *arena, const word_list *sentences,
                    const word_list *others)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t n_words = sentences->n + 1 + others->n;
    char *text = tri_arena_alloc(arena, n_words * 8 / 3 + 4, 1);
    if (text == NULL) {
        return NULL;
    }
    uint32_t bits = 0;
    unsigned n_bits = 0;
    size_t n = 0;
    for (size_t i = 0; i < n_words; i++) {
        const uint16_t word = i < sentences->n    ? sentences->words[i]
                              : i == sentences->n ? 0
                                                  : others->words[i - sentences->n - 1];
        bits = bits << 16 | word;
        n_bits += 16;
        while (n_bits >= 6) {
            n_bits -= 6;
            text[n++] = digits[bits >> n_bits & 63];
        }
        bits &= (1U << n_bits) - 1;
    }
    if (n_bits > 0) {
        text[n++] = digits[bits << (6 - n_bits) & 63];
    }
    text[n] = '\0';
    return text;
}

tri_status tri_document_sketch(tri_document *document, tri_error *error)
{
    word_list sentences = {0};
    word_list others = {0};
    const char *text = document->text;
    const size_t length = document->n_bytes;
    const size_t longest = longest_line(text, length);
    bool kept = true;
    for (size_t begin = 0; begin < length && kept;) {
        const size_t end = stretch_end(text, begin, length, longest);
        word_list headline = {0};
        const bool is_sentence = ends_sentence(text + begin, end - begin);
        kept =
            add_words(is_sentence ? &sentences : &headline, text + begin, end - begin);
        const bool is_long = headline.n >= HEADLINE_WORDS;
        for (size_t i = 0; i < headline.n && kept; i++) {
            kept = add(is_long ? &sentences : &others, headline.words[i]);
        }
        free(headline.words);
        begin = end + 1;
    }
    if (kept && sentences.n + others.n >= FEWEST_WORDS) {
        document->meta.sketch = base64(&document->arena, &sentences, &others);
        kept = document->meta.sketch != NULL;
    }
    free(sentences.words);
    free(others.words);
    return kept ? TRI_OK : tri_i_fail_memory(error);
}
