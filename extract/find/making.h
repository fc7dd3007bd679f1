/* Triples in the making: what the patterns found, put into words. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_MAKING_H
#define TRI_EXTRACT_MAKING_H

#include "extract/find/find.h"

typedef struct {
    tri_i_extraction x;
    tri_triples *triples;
    const char **sentences; /* (n_sentences) text of each in the arena, NULL: not yet */
    tri_i_features_function on_features; /* NULL: nobody wants them */
    void *user;
    bool is_garbled; /* the find at hand has an argument that is no phrase */
} tri_i_making;

/* A copy of a string in the triples' arena; NULL where memory is out, which x.failed
   says too. */
const char *tri_i_copy(tri_i_making *m, const char *text);

/* How many triples a find makes: one, or one for each of those that "they" or "the two"
   stands for. */
size_t tri_i_n_triples(const tri_i_making *m, const tri_i_find *find);

/* Adds the triples of a find to m->triples, which has room for them; a garbled one is
   left out. Memory that is out sets x.failed. */
void tri_i_add_triples(tri_i_making *m, const tri_i_find *find);

#endif
