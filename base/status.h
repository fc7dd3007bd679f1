/* How a call fails: with a status, and with the message that goes with it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_STATUS_H
#define TRI_BASE_STATUS_H

#include "tricot-extract.h"

#if defined(__GNUC__)
#define TRI_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define TRI_PRINTF(at, first)
#endif

/* Returns early with the status of `expr` unless it is TRI_OK. */
#define TRI_TRY(expr)                                                                  \
    do {                                                                               \
        const tri_status tri_try_status = (expr);                                      \
        if (tri_try_status != TRI_OK) {                                                \
            return tri_try_status;                                                     \
        }                                                                              \
    } while (0)

/* Fills `error` (NULL: does nothing) and returns `status`. A message too long for the
   buffer is cut at a character's border. */
tri_status tri_i_fail(tri_error *error, tri_status status, size_t position,
                      const char *format, ...) TRI_PRINTF(4, 5);

/* tri_i_fail for a failed allocation. */
tri_status tri_i_fail_memory(tri_error *error);

#endif
