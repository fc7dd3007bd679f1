/* Walks the operands of a command: files as they are, folders' files by name. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/inputs.h"

#include "cli/messages.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef bool (*path_function)(const char *path, void *user);

/* The folders round the one that is walked: links may lead back to one of them. */
typedef struct around {
    const struct around *outer;
    dev_t device;
    ino_t number;
} around;

enum { MAX_DEPTH = 256 };

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of a folder's entries, sorted by bytes, dot files left out; false with errno
   set on failure. */
static bool list_folder(const char *path, char ***names, size_t *n_names)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return false;
    }
    char **list = NULL;
    size_t n = 0;
    size_t room = 0;
    const struct dirent *entry = NULL;
    int failure = 0;
    while (errno = 0, (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        if (n == room) {
            room = room == 0 ? 64 : 2 * room;
            char **more = realloc(list, room * sizeof *list);
            if (more == NULL) {
                failure = ENOMEM;
                break;
            }
            list = more;
        }
        list[n] = strdup(entry->d_name);
        if (list[n] == NULL) {
            failure = ENOMEM;
            break;
        }
        n++;
    }
    failure = failure != 0 ? failure : errno;
    (void)closedir(folder);
    if (n > 1) {
        qsort(list, n, sizeof *list, by_name);
    }
    *names = list;
    *n_names = n;
    errno = failure;
    return failure == 0;
}

static bool cannot_read(const char *path, int error)
{
    say("cannot read %s: %s", path, strerror(error));
    return false;
}

/* Hands on a file, or what is in a folder that is `depth` folders down. */
static bool walk(const char *path, const around *outer, int depth,
                 path_function on_path, void *user)
{
    struct stat found;
    if (stat(path, &found) != 0) {
        return cannot_read(path, errno);
    }
    if (!S_ISDIR(found.st_mode)) {
        /* In a folder, what is no file (a pipe, a socket) would block. */
        return depth > 0 && !S_ISREG(found.st_mode) ? true : on_path(path, user);
    }
    const around here = {outer, found.st_dev, found.st_ino};
    for (const around *one = outer; one != NULL; one = one->outer) {
        if (one->device == here.device && one->number == here.number) {
            return cannot_read(path, ELOOP);
        }
    }
    if (depth == MAX_DEPTH) {
        return cannot_read(path, ENAMETOOLONG);
    }
    char **names = NULL;
    size_t n_names = 0;
    bool is_whole = list_folder(path, &names, &n_names);
    if (!is_whole) {
        (void)cannot_read(path, errno);
    }
    for (size_t i = 0; i < n_names; i++) {
        const size_t room = strlen(path) + strlen(names[i]) + 2;
        char *inner = malloc(room);
        if (inner == NULL) {
            is_whole = cannot_read(path, ENOMEM);
            break;
        }
        const bool has_slash = path[strlen(path) - 1] == '/';
        (void)snprintf(inner, room, "%s%s%s", path, has_slash ? "" : "/", names[i]);
        is_whole = walk(inner, &here, depth + 1, on_path, user) && is_whole;
        free(inner);
    }
    for (size_t i = 0; i < n_names; i++) {
        free(names[i]);
    }
    free(names);
    return is_whole;
}

typedef struct {
    char **paths; /* (n) */
    size_t n;
    size_t room;
} path_list;

static bool keep_path(const char *path, void *user)
{
    path_list *list = user;
    if (list->n == list->room) {
        const size_t room = list->room == 0 ? 64 : 2 * list->room;
        char **more = realloc(list->paths, room * sizeof *more);
        if (more == NULL) {
            return cannot_read(path, ENOMEM);
        }
        list->paths = more;
        list->room = room;
    }
    list->paths[list->n] = strdup(path);
    if (list->paths[list->n] == NULL) {
        return cannot_read(path, ENOMEM);
    }
    list->n++;
    return true;
}

bool inputs_list(const cli_options *options, char ***paths, size_t *n_paths)
{
    path_list list = {0};
    bool is_whole = true;
    for (size_t i = 0; i < options->n_operands; i++) {
        const char *path = options->operands[i];
        const size_t before = list.n;
        bool is_well = strcmp(path, "-") == 0 ? keep_path(path, &list)
                                              : walk(path, NULL, 0, keep_path, &list);
        if (is_well && list.n == before) {
            say("%s: no file in this folder", path);
            is_well = false;
        }
        is_whole = is_well && is_whole;
    }
    *paths = list.paths;
    *n_paths = list.n;
    return is_whole;
}

void inputs_list_free(char **paths, size_t n_paths)
{
    for (size_t i = 0; i < n_paths; i++) {
        free(paths[i]);
    }
    free(paths);
}
