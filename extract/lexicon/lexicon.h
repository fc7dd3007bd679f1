/* The word lists and gazetteers that are compiled in, and how to look a word up. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_LEXICON_H
#define TRI_EXTRACT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A table: cells (n_rows, n_columns), sorted by the first column's bytes. Cells are
   never NULL; a row shorter than the others has "" at its end. Each NAME.tsv in
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

/* Whether the table has the key. */
bool tri_i_lexicon_has(const tri_lexicon *lexicon, const char *key);

/* clang-format off */
#define TRI_LEXICON_LIST(X) \
    X(abbreviations) \
    X(act_nouns) \
    X(actors) \
    X(agent_nouns) \
    X(attached_units) \
    X(boilerplate_classes) \
    X(bound_prefixes) \
    X(collectives) \
    X(contractions) \
    X(coreference_pronouns) \
    X(countries) \
    X(degree_adjectives) \
    X(demonyms) \
    X(distinguishing_modifiers) \
    X(emoticons) \
    X(eras) \
    X(event_nouns) \
    X(event_synonyms) \
    X(function_words) \
    X(given_names) \
    X(groups) \
    X(heads) \
    X(institution_words) \
    X(light_modifiers) \
    X(light_verbs) \
    X(months) \
    X(name_endings) \
    X(name_variants) \
    X(nicknames) \
    X(number_words) \
    X(organisations) \
    X(path_nouns) \
    X(persons) \
    X(places) \
    X(post_sorts) \
    X(pronouns) \
    X(quantifiers) \
    X(region_adjectives) \
    X(relations) \
    X(statement_adjectives) \
    X(statement_nouns) \
    X(statement_words) \
    X(titles) \
    X(transfer_verbs) \
    X(transparent_nouns) \
    X(units) \
    X(verb_forms) \
    X(verbs) \
    X(weekdays) \
    X(wikidata)
/* clang-format on */
#define TRI_LEXICON_EXTERN(name) extern const tri_lexicon tri_i_lexicon_##name;
TRI_LEXICON_LIST(TRI_LEXICON_EXTERN)
#undef TRI_LEXICON_EXTERN

#endif
