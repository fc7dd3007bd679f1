/* Says who speaks in what stands in quotations. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"
#include "extract/quotations.h"

/* What stands in a quotation is its speaker's, over all its sentences. */
void tri_i_find_quotes(tri_i_finds *x)
{
    tri_arena scratch = {0};
    tri_i_quotations found;
    x->failed =
        x->failed || tri_i_find_quotations(x->document, &scratch, &found) != TRI_OK;
    for (uint32_t i = 0; i < x->n_finds && !x->failed; i++) {
        tri_i_find *find = &x->finds[i];
        const uint32_t at = tri_i_quotation_at(&found, find->clause);
        if (at != TRI_NONE && find->speaker == TRI_NONE &&
            find->subject != found.list[at].speaker) {
            find->speaker = found.list[at].speaker;
        }
    }
    tri_arena_clear(&scratch);
}
