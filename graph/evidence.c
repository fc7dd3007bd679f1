/* Makes the evidence of a triple: its sentence, which says whom a pronoun means. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    uint32_t at; /* code points of the sentence before it */
    const char *name;
} bracket;

static int compare_brackets(const void *a, const void *b)
{
    const bracket *x = a;
    const bracket *y = b;
    return x->at != y->at ? (x->at < y->at ? -1 : 1) : strcmp(x->name, y->name);
}

void tri_i_make_evidence(const tri_triple *triple, tri_i_text *out)
{
    enum { MAX_BRACKETS = 16 };
    bracket brackets[MAX_BRACKETS];
    size_t n = 0;
    for (uint32_t i = 0; i < triple->n_args + 3 && n < MAX_BRACKETS; i++) {
        const tri_argument *argument = i == 0   ? &triple->subject
                                       : i == 1 ? &triple->object
                                       : i == 2 ? triple->attribution
                                                : &triple->args[i - 3].argument;
        if (argument != NULL && argument->how == TRI_HOW_PRONOUN &&
            argument->span.begin != TRI_NONE && triple->span.begin != TRI_NONE &&
            argument->span.begin >= triple->span.begin &&
            argument->span.end <= triple->span.end) {
            brackets[n++] =
                (bracket){argument->span.end - triple->span.begin, argument->name};
        }
    }
    qsort(brackets, n, sizeof *brackets, compare_brackets);
    out->n = 0;
    const char *from = triple->sentence;
    uint32_t code_points = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && brackets[i].at == brackets[i - 1].at) {
            continue;
        }
        const char *to = from;
        while (*to != '\0' && code_points < brackets[i].at) {
            to++;
            while (((unsigned char)*to & 0xC0) == 0x80) {
                to++;
            }
            code_points++;
        }
        tri_i_text_add(out, from, (size_t)(to - from));
        tri_i_text_string(out, " [");
        tri_i_text_string(out, brackets[i].name);
        tri_i_text_add(out, "]", 1);
        from = to;
    }
    tri_i_text_string(out, from);
}
