/* Text that is gathered piece by piece, its white space folded. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_FOLD_SPACE_H
#define TRI_EXTRACT_READ_FOLD_SPACE_H

#include "base/sink.h"

#include <stdbool.h>
#include <stddef.h>

/* Text that is gathered with its white space folded. */
typedef struct {
    tri_memory *text;
    size_t n_newlines; /* to print before the next character */
    bool blank;        /* a blank is to be printed before it */
    bool failed;       /* memory was out */
} tri_i_folded;

/* Appends text; `as_it_stands`: its line feeds are kept. */
void tri_i_fold_space(tri_i_folded *folded, const char *text, bool as_it_stands);

#endif
