/* Checks the order of steps that say what they read and what they write. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/order.h"

bool tri_i_is_in_order(const tri_i_step *steps, size_t n, uint32_t given, size_t *step,
                       uint32_t *parts)
{
    for (size_t i = 0; i < n; i++) {
        const uint32_t missing = steps[i].reads & ~given;
        const uint32_t again = steps[i].writes & given;
        if (missing != 0 || again != 0) {
            if (step != NULL) {
                *step = i;
            }
            if (parts != NULL) {
                *parts = missing != 0 ? missing : again;
            }
            return false;
        }
        given |= steps[i].writes;
    }
    return true;
}
