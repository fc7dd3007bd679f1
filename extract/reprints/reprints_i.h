/* What a sketch is made of. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_REPRINTS_REPRINTS_I_H
#define TRI_EXTRACT_REPRINTS_REPRINTS_I_H

#include "extract/reprints/reprints.h"

/* The bit of a word that is a name or a number; the others are its hash, never 0. A 0
   stands between the words of sentences and those of other lines. */
enum { TRI_I_SKETCH_STRICT = 1 << 15 };

#endif
