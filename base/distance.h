/* How far two words are from each other. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_DISTANCE_H
#define TRI_BASE_DISTANCE_H

#include "base/status.h"

/* Levenshtein's distance of two strings in bytes, at most `limit` + 1; that too where
   one has 63 bytes or more. Cost: the product of their lengths. */
size_t tri_distance(const char *a, const char *b, size_t limit);

#endif
