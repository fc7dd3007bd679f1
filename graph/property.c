/* Finds the Wikidata property of a triple's fact. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

bool tri_i_find_property(tri_graph *graph, const tri_triple *triple, bool turned,
                         tri_i_text *text, uint32_t *property)
{
    const char *own = triple->property == NULL ? "" : triple->property;
    *property = TRI_NONE;
    if (own[0] == '\0') {
        return true;
    }
    text->n = 0;
    if (turned != (own[0] == '^')) {
        tri_i_text_add(text, "^", 1);
    }
    tri_i_text_string(text, own + (own[0] == '^'));
    *property = text->failed ? TRI_NONE : tri_i_intern(graph, text->bytes, text->n);
    return *property != TRI_NONE;
}
