/* The words of CoNLL-U: a line's columns, surface tokens, and where they stand in the
   sentence's text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/utf8.h"
#include "extract/read/conllu.h"

#include <stdlib.h>
#include <string.h>

static tri_status add_word(tri_i_conllu *r, const char *form, bool space_after)
{
    if (!tri_i_grow(&r->words, r->n_words, &r->word_capacity, sizeof *r->words)) {
        return tri_i_fail_memory(r->input->error);
    }
    tri_i_conllu_word *w = r->words + r->n_words++;
    *w = (tri_i_conllu_word){
        .form = r->forms.n_bytes,
        .n_form = strlen(form),
        .space_after = space_after,
        .line = r->input->number,
        .head = TRI_NONE,
        .upos = TRI_UPOS_COUNT,
        .xpos = TRI_XPOS_COUNT,
        .rel = TRI_REL_COUNT,
        .name = TRI_TYPE_COUNT,
    };
    return tri_i_conllu_put(r, &r->forms, form, w->n_form);
}

/* Puts a surface token's characters down; *begin is where. */
static tri_status add_surface(tri_i_conllu *r, const char *form, bool space_after,
                              size_t *begin)
{
    *begin = r->surface.n_bytes;
    TRI_TRY(tri_i_conllu_put(r, &r->surface, form, strlen(form)));
    return space_after ? tri_i_conllu_put(r, &r->surface, " ", 1) : TRI_OK;
}

/* The words of a surface token that is their forms in a row have places of their own;
   else each has the token's. */
static void place_range(tri_i_conllu *r, size_t n)
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

/* ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC */
tri_status tri_i_conllu_token(tri_i_conllu *r, char *line)
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
        tri_i_conllu_break(r);
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
            tri_i_conllu_break(r);
            return TRI_OK;
        }
        r->range_left = last - number + 1;
        r->n_range = r->range_left;
        r->range_space = space_after;
        return add_surface(r, fields[1], space_after, &r->range_begin);
    }
    if (*end != '\0' || number != in_sentence + 1) {
        tri_i_conllu_break(r);
        return TRI_OK;
    }
    TRI_TRY(add_word(r, fields[1], space_after));
    if (r->input->options->keep_trees) {
        TRI_TRY(tri_i_conllu_tree_word(r, fields));
    }
    if (r->range_left == 0) {
        size_t begin;
        TRI_TRY(add_surface(r, fields[1], space_after, &begin));
        r->words[r->n_words - 1].begin = (uint32_t)begin;
        r->words[r->n_words - 1].end = (uint32_t)(begin + strlen(fields[1]));
        return TRI_OK;
    }
    r->range_left--;
    if (r->range_left == 0) {
        place_range(r, r->n_range);
    }
    return TRI_OK;
}

/* ---- Places in the text */

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

bool tri_i_conllu_align(tri_i_conllu *r)
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
            tri_i_conllu_word *w = r->words + i;
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
