/* Gives every document an id of its own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* tsearch */
#include "cli/ids.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char *id;
    size_t n; /* how many documents were given it */
} used_id;

static int by_id(const void *a, const void *b)
{
    return strcmp(((const used_id *)a)->id, ((const used_id *)b)->id);
}

/* The entry of an id, made where there is none; NULL where memory is out. `*is_new` is
   set. */
static used_id *enter(id_set *set, const char *id, bool *is_new)
{
    used_id *fresh = calloc(1, sizeof *fresh);
    char *copy = strdup(id);
    if (fresh == NULL || copy == NULL) {
        free(fresh);
        free(copy);
        return NULL;
    }
    *fresh = (used_id){.id = copy, .n = 1};
    used_id **entry = tsearch(fresh, &set->tree, by_id);
    *is_new = entry != NULL && *entry == fresh;
    if (!*is_new) {
        free(fresh);
        free(copy);
    }
    return entry == NULL ? NULL : *entry;
}

bool ids_add(id_set *set, const char *id, char **fresh)
{
    bool is_new = false;
    used_id *first = enter(set, id, &is_new);
    *fresh = NULL;
    if (first == NULL || is_new) {
        return first != NULL;
    }
    const size_t room = strlen(id) + 24;
    char *made = malloc(room);
    if (made == NULL) {
        return false;
    }
    while (!is_new) {
        (void)snprintf(made, room, "%s#%zu", id, ++first->n);
        if (enter(set, made, &is_new) == NULL) {
            free(made);
            return false;
        }
    }
    *fresh = made;
    return true;
}

void ids_clear(id_set *set)
{
    while (set->tree != NULL) {
        used_id *entry = *(used_id **)set->tree;
        (void)tdelete(entry, &set->tree, by_id);
        free(entry->id);
        free(entry);
    }
}
