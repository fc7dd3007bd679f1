/* How sure a triple is. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_CONFIDENCE_H
#define TRI_EXTRACT_TRIPLES_CONFIDENCE_H

#include "extract/find/find.h"
#include "extract/triples/triples.h"

enum { TRI_I_N_FEATURES = TRI_I_N_CONSTRUCTIONS + TRI_I_N_SUBJECTS_FROM + 20 };

/* What the confidence of a find of a judged construction is made of, 0 for none. */
void tri_i_features(const tri_i_finds *x, const tri_i_find *find,
                    const tri_triple *triple, double features[TRI_I_N_FEATURES]);

/* The confidence of a find from its features, rounded to 3 decimals. */
double tri_i_confidence(const tri_i_finds *x, const tri_i_find *find,
                        const tri_triple *triple,
                        const double features[TRI_I_N_FEATURES]);

#endif
