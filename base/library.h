/* A library of others that is loaded when it is first needed. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_LIBRARY_H
#define TRI_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* Of a list of functions, each given to X: members of a structure, and their names. */
/* NOLINTNEXTLINE(bugprone-macro-parentheses): the second is a member's name. */
#define TRI_LIBRARY_MEMBER(name) __typeof__(&(name)) name;
#define TRI_LIBRARY_NAME(name) #name,

/* Loads `file`, which stays loaded, and fills `functions`, a structure of n pointers
   alone, with those of `names` (n). False where the library or one of them is not
   there. Any thread may call it. */
bool tri_library_load(const char *file, const char *const *names, size_t n,
                      void *functions);

#endif
