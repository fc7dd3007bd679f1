/* The word lists and gazetteers that are compiled in, and how to look a word up. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_LEXICON_H
#define TRI_EXTRACT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A table: cells (n_rows, n_columns), sorted by the first column's bytes. Cells are
   never NULL; a row shorter than the heading has "" at its end. Each NAME.tsv in
   extract/lexicon/ is one; its comment says what the columns hold. */
typedef struct {
    const char *const *cells;
    uint32_t n_rows;
    uint32_t n_columns;
} tri_lexicon;

/* The cells of the first row whose first cell is `key`; NULL where there is none. Rows
   of one key follow each other. Cost: a binary search. */
const char *const *tri_i_lexicon_find(const tri_lexicon *lexicon, const char *key);

/* The row after `row` if it has the same key, else NULL. */
const char *const *tri_i_lexicon_next(const tri_lexicon *lexicon,
                                      const char *const *row);

/* What the key's first row has in a column, "" where the table has no such key. */
const char *tri_i_lexicon_cell(const tri_lexicon *lexicon, const char *key,
                               uint32_t column);

/* Whether the table has the key. */
bool tri_i_lexicon_has(const tri_lexicon *lexicon, const char *key);

/* Whether a cell of words parted by commas has a word. */
bool tri_i_lexicon_lists(const char *cell, const char *word);

/* ---- Forms of verbs (verb_endings.c). A lemma has up to 40 bytes, in lower case. */

enum { TRI_I_WORD_ROOM = 48 }; /* for a word in lower case and its NUL */

/* Whether a word is longer than an ending, and has it. */
bool tri_i_ends_in(const char *word, const char *ending);

/* "wrote", "stopped"; "written", "stopped"; "writing", "stopping"; "writes". */
void tri_i_verb_past(const char *lemma, char out[TRI_I_WORD_ROOM]);
void tri_i_verb_participle(const char *lemma, char out[TRI_I_WORD_ROOM]);
void tri_i_verb_gerund(const char *lemma, char out[TRI_I_WORD_ROOM]);
void tri_i_verb_third(const char *lemma, char out[TRI_I_WORD_ROOM]);

/* Each table, and its columns: `titles` is tri_i_lexicon_titles, and what its column
   `kind` says stands in row[TRI_TITLES_KIND]. */
#include "extract/lexicon/lexicon_tables.h"

#endif
