/* Where sentences begin: what the model says, and what the layout of the text says of
   datelines, headlines, items and lines. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/parse/parse_i.h"

#include <string.h>

static bool is_form(const tri_token *token, const char *const *forms)
{
    while (*forms != NULL && strcmp(token->form, *forms) != 0) {
        forms++;
    }
    return *forms != NULL;
}

static bool is_dash(const tri_token *token)
{
    static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94",
                                         NULL};
    return is_form(token, dashes);
}

static bool has_lower(const tri_token *token)
{
    const size_t n = strlen(token->form);
    for (size_t at = 0; at < n;) {
        uint32_t code;
        at += tri_utf8_decode(token->form + at, n - at, &code);
        if (tri_is_lower(code)) {
            return true;
        }
    }
    return false;
}

static uint32_t first_character(const tri_token *token)
{
    uint32_t code;
    (void)tri_utf8_decode(token->form, strlen(token->form), &code);
    return code;
}

static bool begins_upper(const tri_token *token)
{
    return tri_is_upper(first_character(token));
}

static bool begins_lower(const tri_token *token)
{
    return tri_is_lower(first_character(token));
}

/* Whether a dash with blanks round it. */
static bool is_free_dash(const tri_document *document, uint32_t i)
{
    const tri_token *tokens = document->tokens;
    return i > 0 && is_dash(tokens + i) && tokens[i - 1].space_after &&
           tokens[i].space_after;
}

/* Whether token `i` is the first behind a dateline: "MOSCOW (AP) -", "ALMATY, Jan 7
   (Reuters) -": words in capitals, then others that begin with capitals. */
static bool follows_dateline(const tri_document *document, uint32_t i)
{
    enum { MOST = 16 };
    const tri_token *tokens = document->tokens;
    uint32_t begin = i - 1;
    if (i < 2 || !is_free_dash(document, i - 1) || !begins_upper(tokens + i)) {
        return false;
    }
    while (begin > 0 && !tokens[begin].line_start && i - begin < MOST &&
           !begins_lower(tokens + begin)) {
        begin--;
    }
    if ((begin > 0 && !tokens[begin].line_start) || has_lower(tokens + begin) ||
        !begins_upper(tokens + begin) || strlen(tokens[begin].form) < 3) {
        return false;
    }
    /* The last of its dashes: "PARIS - Jan. 6 - The". */
    for (uint32_t k = i + 1; k < document->n_tokens && k < i + MOST / 2 &&
                             !tokens[k].block_start && !begins_lower(tokens + k);
         k++) {
        if (is_free_dash(document, k)) {
            return false;
        }
    }
    return true;
}

/* Whether token `i` stands in a short paragraph or in a line in capitals, such as a
   headline: there a sentence ends at a mark alone. */
static bool is_in_headline(const tri_document *document, uint32_t i)
{
    enum { SHORT = 6, MOST = 40 };
    const tri_token *tokens = document->tokens;
    uint32_t begin = i;
    uint32_t end = i + 1;
    while (begin > 0 && !tokens[begin].block_start && i - begin < MOST) {
        begin--;
    }
    while (end < document->n_tokens && !tokens[end].block_start && end - i < MOST) {
        end++;
    }
    if (end - begin <= SHORT) {
        return true;
    }
    for (uint32_t k = i; k > 0 && !tokens[k].line_start && i - k < MOST; k--) {
        if (has_lower(tokens + k - 1)) {
            return false;
        }
    }
    for (uint32_t k = i; k < end && (k == i || !tokens[k].line_start); k++) {
        if (has_lower(tokens + k)) {
            return false;
        }
    }
    return true;
}

bool tri_i_seems_to_begin_sentence(const tri_document *document, uint32_t i)
{
    static const char *const marks[] = {".", "!", "?", NULL};
    static const char *const closing[] = {
        "\"", "'", "''", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", NULL};
    const tri_token *tokens = document->tokens;
    uint32_t k = i;
    if (i == 0 || tokens[i - 1].joined || begins_lower(tokens + i) ||
        is_form(tokens + i, marks) || is_form(tokens + i, closing)) {
        return false;
    }
    while (k > 1 && i - k < 2 && is_form(tokens + k - 1, closing)) {
        k--;
    }
    return is_form(tokens + k - 1, marks);
}

bool tri_i_begins_sentence(const tri_document *document, uint32_t i)
{
    /* What a break of the line adds to the model's score before a capital. */
    static const float line_break = 3.0F;
    static const char *const bullets[] = {
        "-", "*", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    static const char *const ends[] = {",",
                                       ".",
                                       "!",
                                       "?",
                                       ":",
                                       ";",
                                       "\"",
                                       "'",
                                       ")",
                                       "]",
                                       "...",
                                       "\xE2\x80\xA6",
                                       "\xE2\x80\x9D",
                                       "\xE2\x80\x99",
                                       NULL};
    const tri_token *token = document->tokens + i;
    const tri_token *before = token - 1;
    if (before->joined || (before->block_start && is_form(before, bullets))) {
        return false;
    }
    if (follows_dateline(document, i)) {
        return true;
    }
    const bool breaks = token->line_start && begins_upper(token) &&
                        (has_lower(before) || has_lower(token));
    if (token->sentence_score + (breaks ? line_break : 0.0F) <= 0) {
        return false;
    }
    /* One word at a line's end is no sentence of its own. */
    const bool lone = i + 1 >= document->n_tokens || token[1].line_start;
    return breaks || is_form(before, ends) || (!lone && !is_in_headline(document, i));
}
