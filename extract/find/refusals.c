/* The list of what the rules gave up, and why. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/refusals.h"
#include "base/grow.h"

#include <stdlib.h>

void tri_i_refusals_add(tri_i_refusals *refusals, const tri_i_refusal *refusal)
{
    if (refusals->n > 0) {
        const tri_i_refusal *last = &refusals->list[refusals->n - 1];
        if (last->rule == refusals->rule && last->clause == refusal->clause &&
            last->subject == refusal->subject && last->object == refusal->object &&
            last->reason == refusal->reason) {
            return;
        }
    }
    if (!tri_i_grow(&refusals->list, refusals->n, &refusals->room,
                    sizeof *refusals->list)) {
        refusals->failed = true;
        return;
    }
    refusals->list[refusals->n] = *refusal;
    refusals->list[refusals->n++].rule = refusals->rule;
}

void tri_i_refusals_clear(tri_i_refusals *refusals)
{
    free(refusals->list);
    *refusals = (tri_i_refusals){0};
}

const char *tri_i_refusal_text(tri_i_refusal_reason reason)
{
#define TEXT(name, text) text,
    static const char *const texts[] = {TRI_I_REFUSAL_LIST(TEXT)};
#undef TEXT
    return reason < TRI_I_N_REFUSALS ? texts[reason] : "";
}
