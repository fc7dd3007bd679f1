/* The ids of documents, each given once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_IDS_H
#define TRI_CLI_IDS_H

#include <stdbool.h>

/* Zeroed is empty. */
typedef struct {
    void *tree; /* tsearch's */
} id_set;

/* Adds an id. *fresh is NULL where it was not there before, else the id that the
   document has instead: with #2, #3 ... behind it; the caller frees it. False where
   memory is out. */
bool ids_add(id_set *set, const char *id, char **fresh);
void ids_clear(id_set *set);

#endif
