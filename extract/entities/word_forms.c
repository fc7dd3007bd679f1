/* Reads the letters of words: folds them, finds acronyms and what they stand for. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/word_forms.h"

#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Copies a letter beyond ASCII as what stands for it there: "oe" for that of "coeur".
   Nothing is longer so. Returns the bytes read; `*n` grows by those written. */
static size_t plain_letter(char *out, const char *from, size_t left, size_t *n)
{
    char letter[5];
    uint32_t code;
    const size_t length = tri_utf8_decode(from, left, &code);
    memcpy(letter, from, length);
    letter[length] = '\0';
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_transliterations, letter);
    const char *plain = row != NULL ? row[TRI_TRANSLITERATIONS_INSTEAD] : letter;
    const size_t n_plain = strlen(plain);
    for (size_t i = 0; i < n_plain; i++) {
        out[i] = plain[i];
    }
    *n += n_plain;
    return length;
}

const char *tri_i_fold(tri_arena *arena, const char *text)
{
    utf8proc_uint8_t *plain = NULL;
    const utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text, 0, &plain,
                     (utf8proc_option_t)(UTF8PROC_NULLTERM | UTF8PROC_DECOMPOSE |
                                         UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD |
                                         UTF8PROC_IGNORE | UTF8PROC_COMPAT));
    const size_t n = length < 0 ? strlen(text) : (size_t)length;
    char *folded = tri_arena_copy(arena, length < 0 ? text : (const char *)plain, n);
    free(plain);
    if (folded == NULL) {
        return NULL;
    }
    size_t out = 0;
    for (size_t i = 0; i < n; i++) {
        const char *at = folded + i;
        if (*at == '.') {
            continue;
        }
        if (n - i >= 3 && (memcmp(at, "\xE2\x80\x99", 3) == 0 ||
                           memcmp(at, "\xE2\x80\x98", 3) == 0)) {
            folded[out++] = '\'';
            i += 2;
        } else if (n - i >= 3 && (memcmp(at, "\xE2\x80\x93", 3) == 0 ||
                                  memcmp(at, "\xE2\x80\x90", 3) == 0)) {
            folded[out++] = '-';
            i += 2;
        } else if ((*at & 0x80) != 0) {
            i += plain_letter(folded + out, at, n - i, &out) - 1;
        } else {
            folded[out++] = *at;
        }
    }
    folded[out] = '\0';
    return folded;
}

const char *tri_i_singular(tri_arena *arena, const char *lemma)
{
    const size_t n = strlen(lemma);
    if (n < 4 || lemma[n - 1] != 's' || lemma[n - 2] == 's' || lemma[n - 2] == 'u' ||
        lemma[n - 2] == 'i') {
        return lemma;
    }
    return tri_arena_copy(arena, lemma, n - 1);
}

const char *tri_i_lemma(const tri_token *token)
{
    return token->lemma[0] != '\0' ? token->lemma : token->form;
}

const char *tri_i_folded_lemma(tri_arena *arena, const tri_token *token)
{
    return tri_i_fold(arena, tri_i_lemma(token));
}

const char *tri_i_capitalised(tri_arena *arena, const char *word)
{
    char *copy = tri_arena_string(arena, word);
    if (copy != NULL && copy[0] >= 'a' && copy[0] <= 'z') {
        copy[0] = (char)(copy[0] - 'a' + 'A');
    }
    return copy;
}

bool tri_i_begins_large(const char *word)
{
    return word[0] >= 'A' && word[0] <= 'Z';
}

bool tri_i_has_capitals_only(const char *name)
{
    for (const char *c = name; *c != '\0'; c++) {
        if (*c >= 'a' && *c <= 'z') {
            return false;
        }
    }
    return true;
}

bool tri_i_is_acronym(const char *form)
{
    size_t letters = 0;
    for (const char *c = form; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z') {
            letters++;
        } else if (*c != '.' && *c != '-' && !(*c == 's' && c[1] == '\0')) {
            return false;
        }
    }
    return letters >= 2 && letters <= 7;
}

void tri_i_initials(const tri_document *document, uint32_t begin, uint32_t end,
                    char letters[TRI_I_INITIALS + 1])
{
    size_t n = 0;
    for (uint32_t t = begin; t < end && n < TRI_I_INITIALS; t++) {
        const char *form = document->tokens[t].form;
        if (tri_i_begins_large(form)) {
            letters[n++] = (char)(form[0] - 'A' + 'a');
        }
    }
    letters[n] = '\0';
}

bool tri_i_is_affiliation(const tri_document *document, uint32_t at)
{
    if (at == 0 || at + 3 >= document->n_tokens) {
        return false;
    }
    const tri_token *tokens = &document->tokens[at];
    const char *party = tokens[0].form;
    const char *state = tokens[2].form;
    const size_t length = strlen(state);
    const bool is_short =
        length > 1 &&
        (state[length - 1] == '.' || (length == 2 && isupper((unsigned char)state[1])));
    return (strcmp(party, "D") == 0 || strcmp(party, "R") == 0 ||
            strcmp(party, "I") == 0) &&
           strcmp(tokens[1].form, "-") == 0 && tokens[0].end == tokens[1].begin &&
           tokens[1].end == tokens[2].begin &&
           (strcmp(tokens[-1].form, "(") == 0 || strcmp(tokens[-1].form, ",") == 0) &&
           isupper((unsigned char)state[0]) &&
           (is_short || strcmp(tokens[3].form, ")") == 0 ||
            strcmp(tokens[3].form, ".") == 0 ||
            tri_i_lexicon_find(&tri_i_lexicon_wikidata, state) != NULL);
}
