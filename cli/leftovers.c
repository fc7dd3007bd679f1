/* Names unfinished files, and removes those whose process is gone. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/leftovers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Begins with a dot, so that no walk of a folder takes it for an input. */
#define MARK ".tricot-"

/* How many bytes of a path are its folder, with the slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

char *leftovers_name(const char *beside)
{
    const size_t n = folder_length(beside);
    const size_t room = n + sizeof MARK + 32;
    char *name = malloc(room);
    if (name != NULL) {
        (void)snprintf(name, room, "%.*s" MARK "%ld-XXXXXX", (int)n, beside,
                       (long)getpid());
    }
    return name;
}

void leftovers_claim(int file)
{
    (void)flock(file, LOCK_EX | LOCK_NB);
}

/* Whether it is a name of ours, of a process that is not there any more. */
static bool is_abandoned(const char *name)
{
    const size_t n_mark = sizeof MARK - 1;
    if (strncmp(name, MARK, n_mark) != 0) {
        return false;
    }
    const char *number = name + n_mark;
    const size_t n = strspn(number, "0123456789");
    const char *end = number + n;
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789";
    if (n == 0 || n > 9 || end[0] != '-' || strspn(end + 1, letters) != 6 ||
        end[7] != '\0') {
        return false;
    }
    const pid_t process = (pid_t)strtol(number, NULL, 10);
    return process > 0 && kill(process, 0) != 0 && errno == ESRCH;
}

/* Removes a file unless somebody holds it. */
static void remove_file(int folder, const char *name)
{
    struct stat opened;
    struct stat found;
    const int file =
        openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    if (fstat(file, &opened) == 0 && S_ISREG(opened.st_mode) &&
        flock(file, LOCK_EX | LOCK_NB) == 0 &&
        fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
        found.st_dev == opened.st_dev && found.st_ino == opened.st_ino) {
        (void)unlinkat(folder, name, 0);
    }
    (void)close(file);
}

void leftovers_remove(const char *beside)
{
    static dev_t device; /* of the folder that was looked through last */
    static ino_t number;
    const size_t n = folder_length(beside);
    char *path = n == 0 ? strdup(".") : strndup(beside, n);
    DIR *folder = path == NULL ? NULL : opendir(path);
    struct stat found;
    free(path);
    if (folder == NULL) {
        return; /* the output itself will say why */
    }
    const int file = dirfd(folder);
    if (fstat(file, &found) == 0 &&
        (found.st_dev != device || found.st_ino != number)) {
        device = found.st_dev;
        number = found.st_ino;
        const struct dirent *entry = NULL;
        while ((entry = readdir(folder)) != NULL) {
            if (is_abandoned(entry->d_name)) {
                remove_file(file, entry->d_name);
            }
        }
    }
    (void)closedir(folder);
}
