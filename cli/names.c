/* Names on the command line: taken out of lists, and guessed where misspelt. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/names.h"

#include "cli/library.h"

#include <stdio.h>
#include <string.h>

bool next_name(const char **list, char *name, size_t room)
{
    if (**list == '\0') {
        return false;
    }
    const size_t length = strcspn(*list, ",");
    (void)snprintf(name, room, "%.*s", (int)length, *list);
    *list += length + ((*list)[length] == ',');
    return true;
}

const char *nearest_name(const char *name, const char *const *names, size_t n_names)
{
    const char *best = NULL;
    size_t least = strlen(name) / 3 + 2; /* further away it is another word */
    for (size_t i = 0; i < n_names; i++) {
        const size_t far = tri_distance(name, names[i], least);
        if (far < least) {
            least = far;
            best = names[i];
        }
    }
    return best;
}
