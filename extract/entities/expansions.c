/* Notes which acronyms the text itself expands: they mean that, whatever the table of
   well-known ones says. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* Whether both have the same letters, in whatever order: "PSD", Social Democratic
 * Party.
 */
static bool same_letters(const char *a, const char *b)
{
    if (strlen(a) != strlen(b)) {
        return false;
    }
    for (const char *c = a; *c != '\0'; c++) {
        size_t more = 0;
        for (const char *k = a; *k != '\0'; k++) {
            more += *k == *c;
        }
        for (const char *k = b; *k != '\0'; k++) {
            more -= *k == *c;
        }
        if (more != 0) {
            return false;
        }
    }
    return true;
}

bool tri_i_explains(const char *acronym, const char *letters)
{
    const size_t n = strlen(acronym);
    if (n < 2 || letters[0] == '\0') {
        return false;
    }
    return strcmp(acronym, letters) == 0 ||
           (acronym[0] == letters[0] && letters[1] != '\0' &&
            tri_distance(acronym, letters, 1) <= 1) ||
           (n > 2 &&
            (strncmp(acronym, letters, n) == 0 || same_letters(acronym, letters)));
}

/* The acronym, folded, that a mention's words are said to be or whose letters they
   have; "" where there is none. NULL where memory is out. */
static const char *acronym_of(const tri_i_resolver *r, uint32_t mention)
{
    const tri_document *d = r->document;
    const tri_i_span *span = &r->spans[mention];
    char letters[TRI_I_INITIALS + 1];
    tri_i_initials(d, span->begin, span->end, letters);
    if (span->end + 1 < d->n_tokens && strcmp(d->tokens[span->end].form, "(") == 0 &&
        tri_i_is_acronym(d->tokens[span->end + 1].form)) {
        const char *acronym = tri_i_fold(r->arena, d->tokens[span->end + 1].form);
        if (acronym == NULL || tri_i_explains(acronym, letters)) {
            return acronym;
        }
    }
    return span->kind == TRI_MENTION_NAME && strlen(letters) > 2
               ? tri_arena_string(r->arena, letters)
               : "";
}

bool tri_i_find_expansions(tri_i_resolver *resolver)
{
    const tri_document *d = resolver->document;
    tri_map expanded = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        if (resolver->spans[i].end - resolver->spans[i].begin > 1 &&
            resolver->spans[i].type != TRI_TYPE_PER) {
            const char *acronym = acronym_of(resolver, i);
            ok = acronym != NULL && tri_i_set(&expanded, acronym, i);
        }
    }
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const char *form = d->tokens[resolver->spans[i].head].form;
        if (tri_i_is_acronym(form)) {
            const char *folded = tri_i_fold(resolver->arena, form);
            ok = folded != NULL;
            resolver->expanded[i] = ok && tri_i_get(&expanded, folded) != TRI_NONE;
        }
    }
    tri_map_clear(&expanded);
    return ok;
}
