/* The shapes of words, links, faces and marks, as the English treebanks cut them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/tokens/word_shapes.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"

#include <string.h>

/* The character `i`, 0 behind the end. */
static uint32_t at(const tri_i_chunk *chunk, size_t i)
{
    return i < chunk->n_chars ? chunk->code[i] : 0;
}

static bool in(uint32_t code, const char *set)
{
    return code > 0 && code < 0x80 && strchr(set, (int)code) != NULL;
}

bool tri_i_is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019 || code == 0x2018 || code == 0x02BC ||
           code == '`';
}

bool tri_i_is_alnum(uint32_t code)
{
    return tri_is_letter(code) || tri_is_digit(code);
}

/* Characters that never end a word: letters, digits, combining marks, joiners and soft
   hyphens. */
static bool is_inner(uint32_t code)
{
    return tri_i_is_alnum(code) || tri_is_mark(code) || code == 0xAD ||
           code == 0x200C || code == 0x200D;
}

static bool is_hyphen(uint32_t code)
{
    return code == '-' || code == 0x2010 || code == 0x2011;
}

void tri_i_chunk_key(const tri_i_chunk *chunk, size_t begin, size_t end,
                     char key[TRI_I_KEY])
{
    size_t n = 0;
    for (size_t i = begin; i < end; i++) {
        if (n + 5 > TRI_I_KEY) {
            n = 0;
            break;
        }
        const uint32_t code = chunk->code[i];
        n += tri_utf8_encode(tri_i_is_apostrophe(code) ? '\'' : tri_to_lower(code),
                             key + n);
    }
    key[n] = '\0';
}

static bool in_table(const tri_i_chunk *chunk, size_t begin, size_t end,
                     const tri_lexicon *table)
{
    char key[TRI_I_KEY];
    tri_i_chunk_key(chunk, begin, end, key);
    return tri_i_lexicon_has(table, key);
}

static size_t skip_letters(const tri_i_chunk *chunk, size_t i)
{
    while (tri_is_letter(at(chunk, i))) {
        i++;
    }
    return i;
}

static size_t skip_digits(const tri_i_chunk *chunk, size_t i)
{
    while (tri_is_digit(at(chunk, i))) {
        i++;
    }
    return i;
}

/* ---- Links */

static bool is_host_char(uint32_t code)
{
    return tri_i_is_alnum(code) || in(code, "_-.");
}

/* Where an address that begins at `begin` and has no white space ends: before angle
   brackets and quotes, without the punctuation of the sentence round it. */
static size_t address_end(const tri_i_chunk *chunk, size_t begin)
{
    size_t end = begin;
    int open = 0; /* round brackets inside it */
    while (end < chunk->n_chars && !in(chunk->code[end], "<>\"") &&
           chunk->code[end] != 0x201C && chunk->code[end] != 0x201D) {
        open += chunk->code[end] == '(';
        open -= chunk->code[end] == ')';
        end++;
    }
    while (end > begin) {
        const uint32_t last = chunk->code[end - 1];
        if (last == ')' && open < 0) {
            open++;
        } else if (!in(last, ".,;:!?'*]}") && last != 0x2019 && last != 0x2026) {
            break;
        }
        end--;
    }
    return end;
}

/* name@host; both may hold dots. */
static size_t mail_end(const tri_i_chunk *chunk, size_t i)
{
    size_t j = i;
    while (tri_i_is_alnum(at(chunk, j)) || in(at(chunk, j), "._%+-")) {
        j++;
    }
    if (j == i || at(chunk, j) != '@' || !tri_i_is_alnum(at(chunk, j + 1))) {
        return i;
    }
    size_t end = j + 1;
    while (is_host_char(at(chunk, end))) {
        end++;
    }
    while (in(chunk->code[end - 1], "_-.")) {
        end--;
    }
    return end;
}

/* host.com, host.com/path, file.txt. */
static size_t host_end(const tri_i_chunk *chunk, size_t i)
{
    size_t j = i;
    size_t end = i;
    while (is_host_char(at(chunk, j))) {
        if (at(chunk, j) == '.' && j > i) {
            const size_t after = skip_letters(chunk, j + 1);
            const size_t stop =
                tri_is_digit(at(chunk, after)) ? after + 1 : after; /* mp3 */
            if (!is_host_char(at(chunk, stop)) || in(at(chunk, stop), ".-")) {
                end = in_table(chunk, j + 1, stop, &tri_i_lexicon_name_endings) ? stop
                                                                                : end;
            }
        }
        j++;
    }
    if (end > i && at(chunk, end) == '/' && tri_i_is_alnum(at(chunk, end + 1))) {
        return address_end(chunk, i);
    }
    return end;
}

size_t tri_i_link_end(const tri_i_chunk *chunk, size_t i)
{
    const uint32_t first = at(chunk, i);
    if (!chunk->may_link) {
        return i;
    }
    if (first == '@' || first == '#') {
        size_t end = i + 1;
        if (!tri_is_letter(at(chunk, end)) &&
            !(first == '@' && at(chunk, end) == '_')) {
            return i;
        }
        while (is_inner(at(chunk, end)) || at(chunk, end) == '_') {
            end++;
        }
        return end;
    }
    if (!tri_i_is_alnum(first)) {
        return i;
    }
    const size_t scheme = skip_letters(chunk, i);
    char key[TRI_I_KEY];
    tri_i_chunk_key(chunk, i, scheme, key);
    if ((at(chunk, scheme) == ':' && at(chunk, scheme + 1) == '/' &&
         at(chunk, scheme + 2) == '/') ||
        (at(chunk, scheme) == '.' && strcmp(key, "www") == 0) ||
        (at(chunk, scheme) == ':' && strcmp(key, "mailto") == 0)) {
        return address_end(chunk, i);
    }
    const size_t mail = mail_end(chunk, i);
    return mail > i ? mail : host_end(chunk, i);
}

/* ---- Faces */

size_t tri_i_face_end(const tri_i_chunk *chunk, size_t i)
{
    enum { LONGEST = 5 };
    for (size_t n = LONGEST; n >= 2; n--) {
        char face[LONGEST + 1];
        size_t k = 0;
        while (k < n && at(chunk, i + k) > 0 && at(chunk, i + k) < 0x80) {
            face[k] = (char)at(chunk, i + k);
            k++;
        }
        face[k] = '\0';
        /* A letter or digit at its edge must not go on as a word. */
        if (k == n && tri_i_lexicon_has(&tri_i_lexicon_emoticons, face) &&
            !tri_i_is_alnum(at(chunk, i + n)) &&
            (i == 0 || !tri_i_is_alnum(chunk->code[i]) ||
             !tri_i_is_alnum(chunk->code[i - 1]))) {
            return i + n;
        }
    }
    return i;
}

/* ---- Words */

/* Whether the full stop at `stop`, behind the word that begins at `begin`, belongs to
   it. */
static bool keeps_stop(const tri_i_chunk *chunk, size_t begin, size_t stop)
{
    if (at(chunk, stop + 1) == '.' && at(chunk, stop + 2) == '.') {
        return false; /* an ellipsis */
    }
    const uint32_t after =
        stop + 1 < chunk->n_chars ? at(chunk, stop + 1) : chunk->next;
    const bool sentence_end = after == 0 || tri_is_upper(after);
    const bool capital = tri_is_upper(chunk->code[begin]);
    char key[TRI_I_KEY];
    tri_i_chunk_key(chunk, begin, stop, key);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_abbreviations, key);
    if (row != NULL) {
        switch (row[TRI_ABBREVIATIONS_WHEN][0]) {
        case 'a': /* always */
            return true;
        case 'n': /* name, number */
            return strcmp(row[TRI_ABBREVIATIONS_WHEN], "name") == 0
                       ? capital && after != 0
                       : tri_is_digit(after);
        case 'e': /* end */
            return !sentence_end;
        default:
            return false;
        }
    }
    if (stop - begin == 1 && tri_is_letter(chunk->code[begin])) {
        return after != 0 && chunk->code[begin] != 'I';
    }
    /* U.S., Ph.D. */
    return stop - begin >= 3 && at(chunk, stop - 2) == '.' &&
           tri_is_letter(chunk->code[stop - 1]);
}

/* Telephone numbers and dates: 713-853-3989, 345-9945, 11-20-2000. `i` at a digit. */
static size_t groups_end(const tri_i_chunk *chunk, size_t i)
{
    const size_t first = skip_digits(chunk, i);
    size_t end = first;
    size_t n_groups = 1;
    size_t last = first - i;
    while (is_hyphen(at(chunk, end)) && tri_is_digit(at(chunk, end + 1))) {
        const size_t next = skip_digits(chunk, end + 1);
        last = next - end - 1;
        end = next;
        n_groups++;
    }
    const bool telephone = n_groups == 2 && first - i == 3 && last == 4;
    return (n_groups >= 3 || telephone) && !tri_is_letter(at(chunk, end)) ? end : i;
}

/* Whether the letters at `i`, right behind a number, are a unit of its own. */
static bool is_unit(const tri_i_chunk *chunk, size_t i)
{
    const size_t end = skip_letters(chunk, i);
    if (tri_is_digit(at(chunk, end))) {
        return false;
    }
    size_t dotted = end; /* a.m. */
    while (at(chunk, dotted) == '.' && tri_is_letter(at(chunk, dotted + 1))) {
        dotted = skip_letters(chunk, dotted + 1);
    }
    /* 3 g, yet 3G; 5 K and 5 M are thousands and millions. */
    return (dotted - i > 1 || !tri_is_upper(chunk->code[i]) ||
            in(chunk->code[i], "KM")) &&
           in_table(chunk, i, dotted, &tri_i_lexicon_attached_units);
}

/* What a word is made of so far. */
typedef struct {
    size_t begin;   /* of the word */
    size_t segment; /* begin of the part behind the last hyphen or stop */
    bool number;    /* digits and their separators only */
} word_state;

/* Whether the full stop at `j`, with a letter or digit behind it, is inside the word.
 */
static bool is_inner_stop(const tri_i_chunk *chunk, const word_state *word, size_t j)
{
    const uint32_t before = chunk->code[j - 1];
    const uint32_t after = at(chunk, j + 1);
    if (tri_is_digit(before) || tri_is_digit(after)) {
        return tri_is_digit(before) && tri_is_digit(after);
    }
    const size_t next = skip_letters(chunk, j + 1);
    if (next - j - 1 == 1 && j - word->segment <= 2) {
        return true; /* U.S., Ph.D. */
    }
    /* comp.sources.unix; one stop between small letters is rather a missing blank. */
    const bool dotted =
        word->segment > word->begin && chunk->code[word->segment - 1] == '.';
    return tri_is_lower(before) && tri_is_lower(after) &&
           (dotted || (at(chunk, next) == '.' && tri_is_lower(at(chunk, next + 1))));
}

/* Whether the mark at `j`, inside the chunk and behind at least one character of the
   word, belongs to it with the character after it. */
static bool goes_on(const tri_i_chunk *chunk, const word_state *word, size_t j)
{
    const uint32_t mark = chunk->code[j];
    const uint32_t before = chunk->code[j - 1];
    const uint32_t after = at(chunk, j + 1);
    if (!tri_i_is_alnum(after)) {
        return false;
    }
    if (tri_i_is_apostrophe(mark)) {
        return tri_is_letter(after) && (!word->number || tri_to_lower(after) == 's');
    }
    if (is_hyphen(mark)) {
        return in_table(chunk, word->segment, j, &tri_i_lexicon_bound_prefixes);
    }
    if ((before == 0xC2 || before == 0xC3) && mark >= 0x80 && mark <= 0xBF) {
        return true; /* one letter, read as two in another encoding */
    }
    switch (mark) {
    case '.':
        return is_inner_stop(chunk, word, j);
    case ',': /* 100,000 */
        return word->number && skip_digits(chunk, j + 1) == j + 4;
    case ':': /* 10:30 */
        return word->number && tri_is_digit(after);
    case '/': {
        if (word->number) {
            return tri_is_digit(after);
        }
        char key[TRI_I_KEY];
        tri_i_chunk_key(chunk, word->begin, skip_letters(chunk, j + 1), key);
        const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_abbreviations, key);
        return row != NULL && strcmp(row[TRI_ABBREVIATIONS_WHEN], "slash") == 0;
    }
    case '&': /* AT&T, p&l */
        return tri_is_letter(before) && j - word->segment <= 3 &&
               skip_letters(chunk, j + 1) - j - 1 <= 2;
    case '*': /* letters left out */
        return tri_is_letter(before) && tri_is_letter(after);
    case '_':
        return true;
    default:
        return false;
    }
}

size_t tri_i_word_end(const tri_i_chunk *chunk, size_t i)
{
    const uint32_t first = at(chunk, i);
    const bool sign = (first == '+' && i == 0) ||
                      (first == '.' && (i == 0 || !tri_i_is_alnum(chunk->code[i - 1])));
    if (!tri_i_is_alnum(first) && !(sign && tri_is_digit(at(chunk, i + 1)))) {
        return i;
    }
    if (tri_is_digit(first)) {
        const size_t end = groups_end(chunk, i);
        if (end > i) {
            return end;
        }
    }
    word_state word = {.begin = i, .segment = i, .number = !tri_is_letter(first)};
    size_t j = i + 1;
    while (j < chunk->n_chars) {
        const uint32_t code = chunk->code[j];
        if (is_inner(code)) {
            if (tri_is_letter(code) && word.number) {
                if (is_unit(chunk, j)) {
                    return j;
                }
                word.number = false;
            }
        } else if (goes_on(chunk, &word, j)) {
            word.segment = j + 1;
        } else {
            break;
        }
        j++;
    }
    const uint32_t code = at(chunk, j);
    if (code == '.' && keeps_stop(chunk, i, j) &&
        (!tri_i_is_alnum(at(chunk, j + 1)) || tri_is_upper(at(chunk, j + 1)))) {
        return j + 1;
    }
    if (code == '$' && tri_is_digit(at(chunk, j + 1)) && j - i <= 2 &&
        tri_is_upper(first)) {
        return j + 1; /* US$5 */
    }
    if (tri_i_is_apostrophe(code) && !chunk->quote_open && j - i >= 4 &&
        !tri_i_is_alnum(at(chunk, j + 1)) && tri_to_lower(chunk->code[j - 1]) == 'n' &&
        tri_to_lower(chunk->code[j - 2]) == 'i') {
        return j + 1; /* goin' */
    }
    return j;
}

/* ---- Marks */

static bool is_emoji_modifier(uint32_t code)
{
    return (code >= 0x1F3FB && code <= 0x1F3FF) || tri_is_mark(code) || code == 0x20E3;
}

static bool is_regional(uint32_t code)
{
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

size_t tri_i_mark_end(const tri_i_chunk *chunk, size_t i)
{
    const uint32_t first = chunk->code[i];
    size_t end = i + 1;
    if (in(first, ".!?")) {
        while (in(at(chunk, end), ".!?")) {
            end++;
        }
        return end;
    }
    if (in(first, "-=*_~+#<>|^'`$/\\") || first == 0x2026) {
        /* A line drawn with several characters. */
        size_t line = i;
        while (in(at(chunk, line), ".-=*_~+<>|^{}")) {
            line++;
        }
        if (i == 0 && line == chunk->n_chars && line >= 6) {
            return line;
        }
        while (at(chunk, end) == first) {
            end++;
        }
        if (in(first, "'`")) {
            return end - i == 2 ? end : i + 1;
        }
        if (in(first, "-=") && at(chunk, end) == '>') {
            end++;
        }
        return end;
    }
    if (is_regional(first) && is_regional(at(chunk, end))) {
        return end + 1;
    }
    while (end < chunk->n_chars) {
        if (is_emoji_modifier(at(chunk, end))) {
            end++;
        } else if (at(chunk, end) == 0x200D && end + 1 < chunk->n_chars &&
                   first >= 0x2000) {
            end += 2;
        } else {
            break;
        }
    }
    return end;
}
