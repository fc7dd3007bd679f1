/* Mends what a page does to running text: words cut at a line's end, marks of notes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/read/read_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_ROOM = 64 };

typedef struct {
    const char *text;
    size_t length;
    uint64_t *words; /* (n_words) hashes of the text's words, sorted; NULL: not asked */
    size_t n_words;
    bool failed; /* memory was out */
} mended;

typedef enum { LEAVE, JOIN, KEEP_HYPHEN } verdict;

/* ---- The words of the text */

/* Bytes of the hyphen that stands at a place, 0: none does. */
static size_t hyphen_at(const mended *m, size_t at)
{
    if (m->text[at] == '-') {
        return 1;
    }
    return m->length - at >= 3 && memcmp(m->text + at, "\xE2\x80\x90", 3) == 0 ? 3 : 0;
}

static bool is_letter_at(const mended *m, size_t at, size_t *n)
{
    uint32_t code;
    *n = tri_utf8_decode(m->text + at, m->length - at, &code);
    return tri_is_letter(code);
}

/* The end of the word, with hyphens inside it, that begins at `at`. */
static size_t word_end(const mended *m, size_t at)
{
    size_t n;
    while (at < m->length) {
        const size_t hyphen = hyphen_at(m, at);
        if (hyphen > 0 && at + hyphen < m->length && is_letter_at(m, at + hyphen, &n)) {
            at += hyphen;
        } else if (!is_letter_at(m, at, &n)) {
            break;
        }
        at += n;
    }
    return at;
}

/* The begin of the word that ends at `end`. */
static size_t word_begin(const mended *m, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin < WORD_ROOM) {
        size_t at = begin - 1;
        size_t n;
        while (at > 0 && ((unsigned char)m->text[at] & 0xC0U) == 0x80U) {
            at--;
        }
        if (hyphen_at(m, at) == 0 && !is_letter_at(m, at, &n)) {
            break;
        }
        begin = at;
    }
    return begin;
}

static uint64_t hash_of(const char *word, size_t length)
{
    char lower[WORD_ROOM];
    length = length < WORD_ROOM ? length : WORD_ROOM;
    for (size_t i = 0; i < length; i++) {
        lower[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
    }
    return tri_hash(0, lower, length);
}

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Gathers the words once, when the first is asked for. */
static void gather(mended *m)
{
    size_t room = 0;
    for (int pass = 0; pass < 2 && !m->failed; pass++) {
        size_t n = 0;
        for (size_t at = 0; at < m->length;) {
            const size_t end = word_end(m, at);
            if (end > at) {
                if (pass == 1) {
                    m->words[n] = hash_of(m->text + at, end - at);
                }
                n++;
                at = end;
            } else {
                uint32_t code;
                at += tri_utf8_decode(m->text + at, m->length - at, &code);
            }
        }
        if (pass == 0) {
            room = n;
            m->words = malloc((room + 1) * sizeof *m->words);
            m->failed = m->words == NULL;
        }
        m->n_words = n;
    }
    if (!m->failed) {
        qsort(m->words, m->n_words, sizeof *m->words, by_value);
    }
}

static bool stands_elsewhere(mended *m, const char *word)
{
    if (m->words == NULL) {
        gather(m);
    }
    const uint64_t hash = hash_of(word, strlen(word));
    return !m->failed &&
           bsearch(&hash, m->words, m->n_words, sizeof *m->words, by_value) != NULL;
}

/* ---- Words that are cut */

/* Whether a form is one of a verb's, by the spelling of its ending. `participle`: with
   an ending, -ing or -ed. */
static bool is_verb_form(const char *form, bool participle)
{
    char stem[WORD_ROOM + 2];
    const size_t n = strlen(form);
    const size_t cut = tri_i_ends_in(form, "ing")  ? 3
                       : tri_i_ends_in(form, "ed") ? 2
                                                   : 0;
    if (cut == 0 || n < cut + 3) {
        return !participle && tri_i_lexicon_has(&tri_i_lexicon_verb_forms, form);
    }
    memcpy(stem, form, n - cut + 1);
    stem[n - cut] = '\0';
    if (tri_i_lexicon_has(&tri_i_lexicon_verb_forms, stem)) {
        return true;
    }
    if (stem[n - cut - 1] == stem[n - cut - 2]) { /* stopped */
        stem[n - cut - 1] = '\0';
        return tri_i_lexicon_has(&tri_i_lexicon_verb_forms, stem);
    }
    memcpy(stem + n - cut, "e", 2); /* determined */
    if (stem[n - cut - 1] == 'i' && cut == 2) {
        memcpy(stem + n - cut - 1, "y", 2); /* married */
    }
    return tri_i_lexicon_has(&tri_i_lexicon_verb_forms, stem);
}

static bool is_known_word(const char *word)
{
    return is_verb_form(word, false) ||
           tri_i_lexicon_has(&tri_i_lexicon_complement_nouns, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_function_words, word);
}

/* What becomes of `first` and `second`, with a hyphen and white space between them. */
static verdict judge(mended *m, const char *first, const char *second, bool line_ends)
{
    char word[2 * WORD_ROOM];
    (void)snprintf(word, sizeof word, "%s-%s", first, second);
    if (strchr(first, '-') != NULL || strchr(second, '-') != NULL ||
        stands_elsewhere(m, word)) {
        return line_ends || strchr(first, '-') == NULL ? KEEP_HYPHEN : LEAVE;
    }
    (void)snprintf(word, sizeof word, "%s%s", first, second);
    if (stands_elsewhere(m, word) || is_known_word(word)) {
        return JOIN;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_hyphen_firsts, first) ||
        (strlen(first) >= 3 && is_known_word(first) && is_verb_form(second, true))) {
        return KEEP_HYPHEN;
    }
    return line_ends ? JOIN : LEAVE;
}

static bool copy_word(const mended *m, size_t begin, size_t end, char out[WORD_ROOM])
{
    if (end <= begin || end - begin >= WORD_ROOM) {
        return false;
    }
    for (size_t i = begin; i < end; i++) {
        const char c = m->text[i];
        out[i - begin] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    out[end - begin] = '\0';
    return true;
}

/* Where the text goes on behind the hyphen (of `hyphen` bytes) at `at`, white space
   between; 0: no word is cut there. `keeps`: whether its hyphen is the word's own. */
static size_t cut_word(mended *m, size_t at, size_t hyphen, bool *keeps)
{
    char first[WORD_ROOM];
    char second[WORD_ROOM];
    size_t next = at + hyphen;
    next += strspn(m->text + next, " \t\r");
    const bool line_ends = m->text[next] == '\n';
    next += line_ends;
    next += line_ends ? strspn(m->text + next, " \t") : 0;
    uint32_t code;
    (void)tri_utf8_decode(m->text + next, m->length - next, &code);
    *keeps = true;
    if (line_ends && tri_is_upper(code) && at - word_begin(m, at) >= 2) {
        return next; /* "Franco-|German" */
    }
    if (next == at + hyphen || next >= m->length || !tri_is_lower(code) ||
        !copy_word(m, word_begin(m, at), at, first) ||
        !copy_word(m, next, word_end(m, next), second) ||
        tri_i_lexicon_has(&tri_i_lexicon_hyphen_seconds, second)) {
        return 0; /* "short- and long-term" among them */
    }
    const verdict v = judge(m, first, second, line_ends);
    *keeps = v == KEEP_HYPHEN;
    return v == LEAVE || m->failed ? 0 : next;
}

/* ---- Marks of notes */

/* Whether what stands in brackets is the mark of a note: numbers, one small letter,
   "note 3", or a request of Wikipedia's editors. */
static bool is_mark(const char *inside, size_t length)
{
    static const char *const requests[] = {
        "citation needed", "clarification needed", "who?", "when?", "which?", "sic"};
    static const char *const words[] = {"note ", "nb ", "n "};
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        if (length == strlen(requests[i]) &&
            strncmp(inside, requests[i], length) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        if (length > n && strncmp(inside, words[i], n) == 0) {
            inside += n;
            length -= n;
            break;
        }
    }
    const size_t n = strspn(inside, "0123456789,;- \xE2\x80\x93"); /* an en dash */
    return (length == 1 && inside[0] >= 'a' && inside[0] <= 'z') ||
           (n == length && length < 24 && inside[0] >= '0' && inside[0] <= '9');
}

/* The end of a note's mark in brackets at `at`, 0: none is there. It stands right
   behind a word or a mark of punctuation, or before one. */
static size_t note_end(const mended *m, size_t at)
{
    const char *close =
        memchr(m->text + at, ']', m->length - at < 32 ? m->length - at : 32);
    const size_t end = close == NULL ? 0 : (size_t)(close - m->text) + 1;
    if (end < at + 3 || !is_mark(m->text + at + 1, end - at - 2) ||
        m->text[end] == '(' || at == 0) {
        return 0; /* a link of Markdown among them */
    }
    const char before = m->text[at - 1];
    if (before == ' ') {
        return m->text[end] != '\0' && strchr(".,;:)", m->text[end]) != NULL ? end : 0;
    }
    if (strchr(".,;:!?)\"'%]", before) != NULL ||
        ((unsigned char)before & 0x80U) != 0) {
        return end;
    }
    return at - word_begin(m, at) >= 2 || (before >= '0' && before <= '9') ? end : 0;
}

char *tri_i_mend_lines(const char *text, size_t length, size_t *out_length)
{
    mended m = {.text = text, .length = length};
    char *out = malloc(length + 1);
    size_t n = 0;
    for (size_t at = 0; at < length && out != NULL;) {
        const size_t hyphen = at > 0 ? hyphen_at(&m, at) : 0;
        bool keeps = false;
        size_t next = 0;
        if (hyphen > 0) {
            next = cut_word(&m, at, hyphen, &keeps);
        } else if (strncmp(text + at, "\xC2\xAD", 2) == 0) { /* a soft hyphen */
            next = at + 2;
            next += text[next] == '\n';
        } else if (text[at] == '[') {
            next = note_end(&m, at);
            n -= next > 0 && n > 0 && out[n - 1] == ' ';
        }
        if (next == 0 || keeps) {
            const size_t copied = hyphen > 0 ? hyphen : 1;
            memcpy(out + n, text + at, copied);
            n += copied;
        }
        at = next > 0 ? next : at + (hyphen > 0 ? hyphen : 1);
    }
    free(m.words);
    if (out == NULL || m.failed) {
        free(out);
        return NULL;
    }
    out[n] = '\0';
    *out_length = n;
    return out;
}
