/* Tells whether a text is English. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tokens/tokens.h"

enum {
    FEWEST_WORDS = 20,    /* a shorter text says too little */
    MOST_BYTES = 1 << 17, /* the beginning is enough */
    WORD_BYTES = 32
};

bool tri_text_is_english(const char *text, size_t length)
{
    size_t n_words = 0;
    size_t n_latin = 0;   /* words that begin with a letter of Europe's alphabet */
    size_t n_letters = 0; /* words that begin with any letter */
    size_t n_english = 0;
    size_t n_other = 0;
    size_t n_capital = 0; /* words that begin with a capital */
    size_t n_before = 0;  /* of n_other, right before this word, behind a capital */
    bool was_capital = false;
    bool joins = false; /* the word before may join two names */
    const size_t end = length < MOST_BYTES ? length : MOST_BYTES;
    for (size_t i = 0; i < end;) {
        uint32_t code;
        size_t n = tri_utf8_decode(text + i, length - i, &code);
        if (!tri_is_letter(code)) {
            /* Words as the document's line counts them: runs without white space. */
            n_words += !tri_is_space(code) &&
                       (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n');
            i += n;
            continue;
        }
        n_words += i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n';
        n_letters++;
        n_latin += code < 0x250;
        const bool is_capital = tri_is_upper(code);
        n_capital += is_capital;
        const size_t begin = i;
        while (i < length && (tri_is_letter(code) || tri_is_mark(code))) {
            i += n;
            n = i < length ? tri_utf8_decode(text + i, length - i, &code) : 0;
        }
        if (i - begin < WORD_BYTES / 2) {
            char word[WORD_BYTES];
            (void)tri_utf8_lower(text + begin, i - begin, word, sizeof word);
            const char *const *row =
                tri_i_lexicon_find(&tri_i_lexicon_function_words, word);
            n_english += row != NULL && row[TRI_FUNCTION_WORDS_LANGUAGE][0] == 'e';
            const bool is_other = row != NULL && !is_capital &&
                                  row[TRI_FUNCTION_WORDS_LANGUAGE][0] == 'o';
            /* A capital is a name's, "Los Angeles", and so is what joins two of them,
               "Ana de la Cruz". */
            joins = !is_capital && (was_capital || joins) &&
                    tri_i_lexicon_has(&tri_i_lexicon_name_particles, word);
            n_other += is_other;
            n_other -= is_capital ? n_before : 0;
            n_before = joins ? n_before + is_other : 0;
        }
        was_capital = is_capital;
    }
    if (n_letters < FEWEST_WORDS && n_words < FEWEST_WORDS) {
        return true;
    }
    if (n_latin * 2 < n_letters) {
        return false;
    }
    /* One word in three of English prose is a function word; of a list, one in twenty;
       of a list of names none is, in any language. */
    if (n_letters >= 2 * FEWEST_WORDS && n_english * 20 < n_letters) {
        return n_capital * 2 > n_letters && n_other * 20 < n_letters;
    }
    return n_other <= n_english || n_other * 33 < n_letters;
}
