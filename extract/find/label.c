/* Puts labels together from words of the text: of a relation, of a preposition. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/rules.h"

#include <string.h>

const char *tri_i_label(tri_i_finds *x, const char *a, const char *b, const char *c)
{
    if (a == NULL || b == NULL || c == NULL) {
        x->failed = true;
        return NULL;
    }
    const char *label = tri_arena_printf(&x->arena, "%s%s%s%s%s", a,
                                         a[0] != '\0' && b[0] != '\0' ? " " : "", b,
                                         c[0] == '\0' ? "" : " ", c);
    x->failed = x->failed || label == NULL;
    return label;
}

const char *tri_i_form(tri_i_finds *x, uint32_t token)
{
    const char *form = x->document->tokens[token].form;
    const size_t n = strlen(form);
    const size_t room = 3 * n + 1; /* lower case may be longer */
    char *lower = tri_arena_alloc(&x->arena, room, 1);
    if (lower == NULL) {
        x->failed = true;
        return NULL;
    }
    (void)tri_utf8_lower(form, n, lower, room);
    return lower;
}

bool tri_i_is_behind_hyphen(const tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    return token >= 2 && tokens[token - 2].sentence == tokens[token].sentence &&
           strcmp(tokens[token - 1].form, "-") == 0 && !tokens[token - 1].space_after &&
           !tokens[token - 2].space_after && tokens[token - 2].upos != TRI_UPOS_PUNCT;
}

const char *tri_i_with_hyphen(tri_i_finds *x, uint32_t token, const char *word)
{
    if (!tri_i_is_behind_hyphen(x, token)) {
        return word;
    }
    const char *joined =
        tri_arena_printf(&x->arena, "%s-%s", tri_i_form(x, token - 2), word);
    x->failed = x->failed || joined == NULL;
    return joined;
}

const char *tri_i_preposition(tri_i_finds *x, uint32_t token, tri_i_range *range)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t word = tri_i_dependent(x->tree, token, TRI_REL_CASE);
    while (word != TRI_NONE && (word > token || tokens[word].xpos == TRI_XPOS_POS)) {
        word = tri_i_next_dependent(x->tree, word); /* "'s" */
    }
    if (word == TRI_NONE) {
        if (range != NULL) {
            *range = (tri_i_range){token, token};
        }
        return "";
    }
    tri_i_range found = {word, word + 1};
    const char *text = tokens[word].lemma;
    for (uint32_t i = word + 1; i < token; i++) {
        const bool fixed = tokens[i].rel == TRI_REL_FIXED && tokens[i].head == word;
        const bool second = tokens[i].rel == TRI_REL_CASE && tokens[i].head == token;
        if (i != found.end || (!fixed && !second)) {
            break;
        }
        text = tri_i_label(x, text, tokens[i].lemma, "");
        found.end = i + 1;
        if (text == NULL) {
            return "";
        }
    }
    if (range != NULL) {
        *range = found;
    }
    return text;
}

const char *tri_i_label_of_names(tri_type above, tri_type below, bool is_owner)
{
    if (above == TRI_TYPE_PER) {
        return below == TRI_TYPE_ORG   ? "be affiliated with"
               : below == TRI_TYPE_LOC ? "be from"
                                       : "";
    }
    if (above == TRI_TYPE_MISC) { /* "Woody Allen's Match Point" */
        return is_owner && below == TRI_TYPE_PER ? "be by" : "";
    }
    return is_owner && below == TRI_TYPE_LOC ? "be in" : "";
}
