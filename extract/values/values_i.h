/* What the grammar of dates and that of numbers share. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_VALUES_VALUES_I_H
#define TRI_EXTRACT_VALUES_VALUES_I_H

#include "extract/values/calendar.h"
#include "extract/values/values.h"

#include <string.h>

enum { TRI_I_WORD_SIZE = 32, TRI_I_VALUE_SIZE = 72 };

/* The document as the grammar reads it. */
typedef struct {
    const tri_document *document;
    char (*words)[TRI_I_WORD_SIZE]; /* (n_tokens) lower case, without a final full
                                       stop; "" where longer */
    bool *blocked;                  /* (n_tokens) part of a name that wins */
    bool dated;                     /* the document's date is known */
    tri_i_day today;
} tri_i_values;

/* What was found at a token. */
typedef struct {
    uint32_t end;  /* half-open; what begins at the token ends here */
    uint32_t core; /* its first token behind words such as "about" and "the late" */
    tri_type type;
    const char *subtype; /* static strings */
    const char *unit;
    char value[TRI_I_VALUE_SIZE]; /* "" where none */
} tri_i_value;

/* Whether two words are the same. */
static inline bool is(const char *word, const char *other)
{
    return strcmp(word, other) == 0;
}

/* The longest date, time, period or duration that begins at `token`, within its
   sentence (dates.c). */
bool tri_i_match_date(const tri_i_values *values, uint32_t token, tri_i_value *found);

/* The same for an amount, percentage, sum of money or count (numbers.c). */
bool tri_i_match_number(const tri_i_values *values, uint32_t token, tri_i_value *found);

/* Whether a lower-cased word says that the year before it is before Christ: "bc"
   (periods.c). */
bool tri_i_is_before_christ(const char *word);

/* A number in digits or words without scale's unit at `token`: its end, 0 where there
   is none. `*vague`: it has no exact value ("a few hundred") (numbers.c). */
uint32_t tri_i_read_number(const tri_i_values *values, uint32_t token, double *number,
                           bool *vague);

/* Prints a number in the shortest form: "3700", "0.2", "19000000". */
void tri_i_print_number(double number, char out[TRI_I_VALUE_SIZE]);

/* The word at a token (words.c), "" at the sentence's end or beyond. */
const char *tri_i_word(const tri_i_values *values, uint32_t token, uint32_t end);

/* The end of the token's sentence. */
uint32_t tri_i_sentence_end(const tri_i_values *values, uint32_t token);

#endif
