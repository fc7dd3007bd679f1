/* The edit distance of two words. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/distance.h"

#include <string.h>

size_t tri_distance(const char *a, const char *b, size_t limit)
{
    enum { LONGEST = 62 };
    size_t row[LONGEST + 1]; /* of the prefixes of b */
    const size_t n = strlen(a);
    const size_t m = strlen(b);
    if (n > LONGEST || m > LONGEST || (n > m ? n - m : m - n) > limit) {
        return limit + 1;
    }
    for (size_t k = 0; k <= m; k++) {
        row[k] = k;
    }
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            const size_t above = row[k];
            size_t best = corner + (a[i - 1] != b[k - 1]);
            best = above + 1 < best ? above + 1 : best;
            best = row[k - 1] + 1 < best ? row[k - 1] + 1 : best;
            corner = above;
            row[k] = best;
        }
    }
    return row[m] > limit ? limit + 1 : row[m];
}
