/* Applies a lemma's edit script to a form. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/parse/parse_i.h"

#include <stdlib.h>
#include <string.h>

/* The byte after the first `n` characters of `text`. */
static size_t skip_characters(const char *text, size_t length, size_t n)
{
    size_t i = 0;
    while (n > 0 && i < length) {
        uint32_t code;
        i += tri_utf8_decode(text + i, length - i, &code);
        n--;
    }
    return i;
}

/* A number and the bar behind it; NULL where there is none. */
static const char *read_number(const char *at, size_t *number)
{
    if (*at < '0' || *at > '9') {
        return NULL;
    }
    char *end;
    *number = strtoul(at, &end, 10);
    return *end == '|' ? end + 1 : NULL;
}

/* C|N|SUFFIX|M|PREFIX */
typedef struct {
    bool lower;
    size_t n_end;   /* characters taken from the end */
    size_t n_begin; /* and from the beginning */
    const char *suffix;
    size_t n_suffix; /* bytes */
    const char *prefix;
} edit;

static bool read_edit(const char *script, edit *e)
{
    if ((script[0] != 'l' && script[0] != 'k') || script[1] != '|') {
        return false;
    }
    e->lower = script[0] == 'l';
    e->suffix = read_number(script + 2, &e->n_end);
    if (e->suffix == NULL) {
        return false;
    }
    e->n_suffix = strcspn(e->suffix, "|");
    if (e->suffix[e->n_suffix] != '|') {
        return false;
    }
    e->prefix = read_number(e->suffix + e->n_suffix + 1, &e->n_begin);
    return e->prefix != NULL;
}

size_t tri_i_form_to_lemma(const char *script, const char *form, char *out, size_t room)
{
    const size_t n_form = strlen(form);
    edit e;
    if (script[0] == '=' && strlen(script) <= room) {
        memcpy(out, script + 1, strlen(script));
        return strlen(out);
    }
    if (script[0] == '=' || !read_edit(script, &e)) {
        return tri_utf8_lower(form, n_form, out, room);
    }
    const size_t n_prefix = strlen(e.prefix);
    const size_t n_all = tri_utf8_count(form, n_form);
    /* A character in lower case has four bytes at most. */
    if (e.n_end > n_all || e.n_begin > n_all - e.n_end ||
        n_prefix + 4 * n_form + e.n_suffix + 1 > room) {
        return tri_utf8_lower(form, n_form, out, room);
    }
    const size_t begin = skip_characters(form, n_form, e.n_begin);
    const size_t end = begin + skip_characters(form + begin, n_form - begin,
                                               n_all - e.n_begin - e.n_end);
    memcpy(out, e.prefix, n_prefix);
    size_t n = n_prefix;
    if (e.lower) {
        n += tri_utf8_lower(form + begin, end - begin, out + n, room - n);
    } else {
        memcpy(out + n, form + begin, end - begin);
        n += end - begin;
    }
    memcpy(out + n, e.suffix, e.n_suffix);
    n += e.n_suffix;
    out[n] = '\0';
    return n;
}
