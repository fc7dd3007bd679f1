/* What the files of the guard tell each other of the words of a name. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_GUARD_NAME_I_H
#define TRI_EXTRACT_GUARD_NAME_I_H

#include "extract/guard/guard.h"

/* What a word of a name is, bits. */
enum {
    TRI_I_WORD_SMALL = 1 << 0,    /* of, and, the: tells nothing */
    TRI_I_WORD_LEGAL = 1 << 1,    /* plc, Group: a company's form */
    TRI_I_WORD_HEAD = 1 << 2,     /* University: a sort of thing */
    TRI_I_WORD_LAND = 1 << 3,     /* Republic, City: a sort of place */
    TRI_I_WORD_INITIAL = 1 << 4,  /* "H." */
    TRI_I_WORD_PARTICLE = 1 << 5, /* van, bin */
    TRI_I_WORD_DOUBLE = 1 << 6    /* Smith-Jones, not Yong-jin */
};

/* Titles that tell persons of one surname apart. */
enum { TRI_I_HONOUR_NONE, TRI_I_HONOUR_MRS, TRI_I_HONOUR_MISS, TRI_I_HONOUR_LADY };

enum { TRI_I_FORM_ROOM = 64 /* bytes of a word */ };

/* ---- Numbers (name_numbers.c). Each notes what a word is or has of them, and gives
   false where that is nothing. */

/* Digits; leaves the rest of the word in `folded` (TRI_I_FORM_ROOM): "STS-133" is "sts"
   and 133. */
bool tri_i_take_digits(tri_i_name *name, char *folded);
/* A roman numeral as it stands, one letter only where that may be one. */
bool tri_i_take_roman(tri_i_name *name, const char *form, bool may_be_letter);
/* "third", "seven" */
bool tri_i_take_number_word(tri_i_name *name, const char *folded);

/* The word, folded. */
static inline const char *tri_i_word(const tri_i_name *name, uint32_t i)
{
    return name->text + name->at[i];
}

/* For two names of persons, and for two of anything else. */
tri_i_apart tri_i_persons_apart(const tri_i_name *a, const tri_i_name *b);
tri_i_apart tri_i_things_apart(const tri_i_name *a, const tri_i_name *b);

#endif
