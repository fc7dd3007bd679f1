/* What a call that can fail returns, and the message that goes with it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_STATUS_H
#define TRI_BASE_STATUS_H

#include <stddef.h>

#if defined(__GNUC__)
#define TRI_API __attribute__((visibility("default")))
#define TRI_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define TRI_API
#define TRI_PRINTF(at, first)
#endif

typedef enum {
    TRI_OK = 0,
    TRI_ERR_NO_MEMORY, /* an allocation failed */
    TRI_ERR_IO,        /* a file could not be opened, read, written or renamed */
    TRI_ERR_FORMAT,    /* input that is not what its form promises */
    TRI_ERR_MODEL,     /* the weights file is missing, damaged or of another version */
    TRI_ERR_ARGUMENT,  /* a call with a value it does not accept */
    TRI_ERR_LIMIT,     /* a documented limit was passed */
    TRI_ERR_STOPPED    /* a callback asked to stop */
} tri_status;

typedef struct {
    tri_status status;
    size_t position;   /* byte offset in the input, where one is known, else 0 */
    char message[256]; /* one line, UTF-8, names the input, the place, what was expected
                        */
} tri_error;

/* Returns early with the status of `expr` unless it is TRI_OK. */
#define TRI_TRY(expr)                                                                  \
    do {                                                                               \
        const tri_status tri_try_status = (expr);                                      \
        if (tri_try_status != TRI_OK) {                                                \
            return tri_try_status;                                                     \
        }                                                                              \
    } while (0)

/* The rest is for the library alone: its shared form does not show what begins with
   tri_i_. */

/* Fills `error` (NULL: does nothing) and returns `status`. A message too long for the
   buffer is cut at a character's border. */
tri_status tri_i_fail(tri_error *error, tri_status status, size_t position,
                      const char *format, ...) TRI_PRINTF(4, 5);

/* tri_i_fail for a failed allocation. */
tri_status tri_i_fail_memory(tri_error *error);

#endif
