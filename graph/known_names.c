/* Finds the names of the file of entities in a text: a gazetteer of the user's own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_NAME = 120 /* bytes */ };

/* A letter or digit of any script: what a name must not end inside of. */
static bool is_inner(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* How many bytes of a text are the first word of a name there; 0: none. */
static size_t first_word(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && is_inner(text[n])) {
        n++;
    }
    return n;
}

bool tri_i_know_name(tri_graph *graph, const char *name, const char *ref, uint8_t type)
{
    const size_t length = strlen(name);
    const size_t n_word = first_word(name, length);
    if (length > MAX_NAME || length < 2 || n_word == 0) {
        return true;
    }
    const tri_i_known known = {.name = name,
                               .length = (uint32_t)length,
                               .ref = ref,
                               .type = type,
                               .next = tri_map_get(&graph->known_map, name, n_word)};
    for (uint32_t i = known.next; i != TRI_MAP_NONE; i = graph->known.items[i].next) {
        tri_i_known *other = &graph->known.items[i];
        if (strcmp(other->name, name) == 0) { /* two rows have it: it is neither's */
            other->ref = "";
            other->type = other->type == type ? type : (uint8_t)TRI_TYPE_COUNT;
            return true;
        }
    }
    return TRI_I_PUSH(&graph->known, known) &&
           tri_map_set(&graph->known_map, name, n_word, (uint32_t)(graph->known.n - 1));
}

/* The longest known name at a place of a text, NULL. */
static const tri_i_known *find_at(const tri_graph *graph, const char *text,
                                  size_t length)
{
    const tri_i_known *best = NULL;
    const size_t n_word = first_word(text, length);
    uint32_t i = tri_map_get(&graph->known_map, text, n_word);
    for (; i != TRI_MAP_NONE; i = graph->known.items[i].next) {
        const tri_i_known *one = &graph->known.items[i];
        if (one->length <= length && memcmp(one->name, text, one->length) == 0 &&
            (one->length == length || !is_inner(text[one->length])) &&
            (best == NULL || one->length > best->length)) {
            best = one;
        }
    }
    return best;
}

bool tri_i_graph_known_names(const tri_graph *graph, const char *text, size_t length,
                             tri_i_known_name **names, size_t *n)
{
    size_t room = 0;
    *names = NULL;
    *n = 0;
    if (graph->known.n == 0 || length > UINT32_MAX) {
        return true;
    }
    for (size_t at = 0; at < length;) {
        const size_t n_word = first_word(text + at, length - at);
        const tri_i_known *one =
            n_word == 0 ? NULL : find_at(graph, text + at, length - at);
        if (one != NULL && one->type != TRI_TYPE_COUNT) {
            if (!tri_i_grow(names, *n, &room, sizeof **names)) {
                free(*names);
                *names = NULL;
                return false;
            }
            (*names)[(*n)++] = (tri_i_known_name){.begin = (uint32_t)at,
                                                  .end = (uint32_t)at + one->length,
                                                  .type = one->type,
                                                  .ref = one->ref};
        }
        at += one != NULL ? one->length : n_word > 0 ? n_word : 1;
    }
    return true;
}
