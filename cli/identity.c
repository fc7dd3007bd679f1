/* Tells files apart by their device and number, which all their names share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/identity.h"

file_identity identity_of(const struct stat *found)
{
    return (file_identity){.device = found->st_dev,
                           .number = found->st_ino,
                           .is_known =
                               S_ISREG(found->st_mode) || S_ISDIR(found->st_mode),
                           .is_folder = S_ISDIR(found->st_mode)};
}

file_identity identity_of_path(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 ? identity_of(&found) : (file_identity){0};
}

file_identity identity_of_descriptor(int file)
{
    struct stat found;
    return fstat(file, &found) == 0 ? identity_of(&found) : (file_identity){0};
}

bool identities_are_equal(const file_identity *a, const file_identity *b)
{
    return a->is_known && b->is_known && a->device == b->device &&
           a->number == b->number;
}
