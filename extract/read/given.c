/* Keeps what the input itself says of parts of its text: names, and who speaks. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/read_i.h"

#include <stdlib.h>
#include <string.h>

const char *tri_i_wikidata_in(tri_arena *arena, const char *text)
{
    static const char *const before[] = {"wd:", "wikidata:", "wikidata.org/entity/",
                                         "wikidata.org/wiki/"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        const char *at = strstr(text, before[i]);
        if (at == NULL || (i < 2 && at != text)) {
            continue;
        }
        at += strlen(before[i]);
        const size_t n = at[0] == 'Q' ? 1 + strspn(at + 1, "0123456789") : 0;
        if (n > 1 && n < 16 && strchr(" \t\r\n#/?", at[n]) != NULL) {
            return tri_arena_copy(arena, at, n);
        }
    }
    return "";
}

static int compare(const void *a, const void *b)
{
    const tri_given *x = a;
    const tri_given *y = b;
    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    if (x->end != y->end) {
        return x->end > y->end ? -1 : 1;
    }
    return x->number < y->number ? -1 : 1;
}

/* Whether a character of the text begins at a byte, or the text ends there. */
static bool is_border(const tri_document *document, uint32_t at)
{
    return at <= document->n_bytes &&
           ((unsigned char)document->text[at] & 0xC0) != 0x80;
}

static bool is_sound(const tri_document *document, const tri_given *given)
{
    const bool is_type = given->type == TRI_TYPE_PER || given->type == TRI_TYPE_ORG ||
                         given->type == TRI_TYPE_LOC || given->type == TRI_TYPE_MISC;
    const bool has_speaker = (given->ref != NULL && given->ref[0] != '\0') ||
                             (given->name != NULL && given->name[0] != '\0');
    return given->begin < given->end && is_border(document, given->begin) &&
           is_border(document, given->end) && is_type &&
           (!given->is_speech || has_speaker);
}

static const char *copy(tri_arena *arena, const char *text)
{
    return text == NULL || text[0] == '\0' ? "" : tri_arena_string(arena, text);
}

tri_status tri_document_add_given(tri_document *document, const tri_given *given,
                                  size_t n, size_t *n_wrong, tri_error *error)
{
    tri_arena *arena = &document->arena;
    tri_given *kept = tri_arena_alloc(arena, n, sizeof *kept);
    uint32_t n_kept = 0;
    for (size_t i = 0; kept != NULL && i < n && n_kept < TRI_NONE - 1; i++) {
        if (!is_sound(document, &given[i])) {
            continue;
        }
        tri_given *one = &kept[n_kept++];
        *one = given[i];
        one->number = n_kept;
        one->ref = copy(arena, given[i].ref);
        one->name = copy(arena, given[i].name);
        one->wikidata = copy(arena, given[i].wikidata);
        if (one->wikidata != NULL && one->wikidata[0] == '\0' && one->ref != NULL) {
            one->wikidata = tri_i_wikidata_in(arena, one->ref);
        }
        if (one->ref == NULL || one->name == NULL || one->wikidata == NULL) {
            return tri_i_fail_memory(error);
        }
    }
    if (kept == NULL) {
        return tri_i_fail_memory(error);
    }
    qsort(kept, n_kept, sizeof *kept, compare);
    document->given = kept;
    document->n_given = n_kept;
    if (n_wrong != NULL) {
        *n_wrong = n - n_kept;
    }
    return TRI_OK;
}
