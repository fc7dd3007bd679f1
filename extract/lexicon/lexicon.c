/* Looks words up in the compiled-in tables. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"

#include <string.h>

const char *const *tri_i_lexicon_find(const tri_lexicon *lexicon, const char *key)
{
    size_t low = 0;
    size_t high = lexicon->n_rows;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(lexicon->cells[middle * lexicon->n_columns], key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == lexicon->n_rows) {
        return NULL;
    }
    const char *const *row = lexicon->cells + low * lexicon->n_columns;
    return strcmp(row[0], key) == 0 ? row : NULL;
}

const char *const *tri_i_lexicon_next(const tri_lexicon *lexicon,
                                      const char *const *row)
{
    const char *const *end =
        lexicon->cells + (size_t)lexicon->n_rows * lexicon->n_columns;
    const char *const *next = row + lexicon->n_columns;
    return next < end && strcmp(next[0], row[0]) == 0 ? next : NULL;
}

const char *tri_i_lexicon_cell(const tri_lexicon *lexicon, const char *key,
                               uint32_t column)
{
    const char *const *row = tri_i_lexicon_find(lexicon, key);
    return row == NULL ? "" : row[column];
}

bool tri_i_lexicon_has(const tri_lexicon *lexicon, const char *key)
{
    return tri_i_lexicon_find(lexicon, key) != NULL;
}

bool tri_i_lexicon_lists(const char *cell, const char *word)
{
    const size_t length = strlen(word);
    for (const char *at = cell; *at != '\0'; at += *at == ',') {
        const size_t next = strcspn(at, ",");
        if (next == length && strncmp(at, word, length) == 0) {
            return true;
        }
        at += next;
    }
    return false;
}
