/* Which file a path stands for. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_IDENTITY_H
#define TRI_CLI_IDENTITY_H

#include <stdbool.h>
#include <sys/stat.h>

/* A file or folder whatever its path; zeroed is none. */
typedef struct {
    dev_t device;
    ino_t number;
    bool is_known; /* pipes and devices are not: to read and write one loses nothing */
    bool is_folder;
} file_identity;

file_identity identity_of(const struct stat *found);

/* Links are followed. */
file_identity identity_of_path(const char *path);
file_identity identity_of_descriptor(int file);

/* Whether both are known and one. */
bool identities_are_equal(const file_identity *a, const file_identity *b);

#endif
