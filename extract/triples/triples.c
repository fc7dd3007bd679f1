/* The end of triples. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/triples.h"

void tri_triples_clear(tri_triples *triples)
{
    tri_arena_clear(&triples->arena);
    *triples = (tri_triples){0};
}
