/* Makes of a row of columns between tabs what a line of JSON would be. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/jsonl_i.h"

#include <string.h>

json_t *tri_i_row_to_json(const char *line, size_t length)
{
    const char *columns[4] = {NULL};
    size_t lengths[4] = {0};
    size_t n = 0;
    const char *end = line + length;
    for (const char *at = line; at <= end && n < 4; n++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        columns[n] = at;
        lengths[n] = (size_t)((tab == NULL ? end : tab) - at);
        at += lengths[n] + 1;
    }
    if (n < 3) {
        return NULL;
    }
    json_t *object =
        json_pack("{s:s%, s:s%, s:s%}", "subject", columns[0], lengths[0], "relation",
                  columns[1], lengths[1], "object", columns[2], lengths[2]);
    if (object != NULL && n == 4) {
        /* jansson reads numbers with a point in every locale. */
        json_t *number =
            json_loadb(columns[3], lengths[3], JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        if (json_is_number(number)) {
            (void)json_object_set(object, "confidence", number);
        }
        json_decref(number);
    }
    return object;
}
