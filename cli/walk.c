/* Walks the operands of a command: files as they are, folders' files by name. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* tsearch */
#include "cli/inputs.h"

#include "cli/messages.h"
#include "cli/text_lines.h"

#include <dirent.h>
#include <errno.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folders round the one that is walked: links may lead back to one of them. */
typedef struct around {
    const struct around *outer;
    file_identity folder;
} around;

enum { MAX_DEPTH = 256 };

/* The folders of an operand that were walked: links may lead to one by many ways, and
   to those of that one by more. */
typedef struct {
    void *tree; /* tsearch's */
} walked;

static int by_identity(const void *a, const void *b)
{
    const file_identity *x = a;
    const file_identity *y = b;
    return x->device != y->device   ? (x->device < y->device ? -1 : 1)
           : x->number != y->number ? (x->number < y->number ? -1 : 1)
                                    : 0;
}

/* Enters a folder; `*is_new`: it was not there. False where memory is out. */
static bool enter(walked *folders, const file_identity *folder, bool *is_new)
{
    file_identity *own = malloc(sizeof *own);
    if (own == NULL) {
        return false;
    }
    *own = *folder;
    file_identity **entry = tsearch(own, &folders->tree, by_identity);
    *is_new = entry != NULL && *entry == own;
    if (!*is_new) {
        free(own);
    }
    return entry != NULL;
}

static void clear(walked *folders)
{
    while (folders->tree != NULL) {
        file_identity *one = *(file_identity **)folders->tree;
        (void)tdelete(one, &folders->tree, by_identity);
        free(one);
    }
}

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

/* ---- The list */

/* Appends a file, or a failure if there is a message; false where memory is out. */
static bool add(input_list *list, const char *path, uint64_t n_bytes,
                file_identity identity, const char *failure)
{
    if (list->n_files == list->capacity) {
        const size_t capacity = list->capacity == 0 ? 64 : 2 * list->capacity;
        input_file *grown = realloc(list->files, capacity * sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        list->files = grown;
        list->capacity = capacity;
    }
    input_file *file = &list->files[list->n_files];
    *file =
        (input_file){.path = strdup(path), .n_bytes = n_bytes, .identity = identity};
    if (file->path != NULL && failure != NULL) {
        file->failure = strdup(failure);
    }
    if (file->path == NULL || (failure != NULL && file->failure == NULL)) {
        free(file->path);
        return false;
    }
    list->n_files++;
    return true;
}

static bool add_failure(input_list *list, const char *path, const char *why)
{
    char message[4300];
    (void)snprintf(message, sizeof message, "cannot read %s: %s", path, why);
    return add(list, path, 0, (file_identity){0}, message);
}

void inputs_list_free(input_list *list)
{
    for (size_t i = 0; i < list->n_files; i++) {
        free(list->files[i].path);
        free(list->files[i].failure);
    }
    free(list->files);
    *list = (input_list){0};
}

uint64_t inputs_size(const input_list *list)
{
    uint64_t n = 0;
    for (size_t i = 0; i < list->n_files; i++) {
        if (list->files[i].n_bytes == UINT64_MAX) {
            return 0;
        }
        n += list->files[i].n_bytes;
    }
    return n;
}

/* ---- The walk: each of these returns false where memory is out. */

static bool walk(input_list *list, walked *folders, const char *path,
                 const around *outer, int depth);

static bool walk_folder(input_list *list, walked *folders, const char *path,
                        const around *here, int depth)
{
    char **names = NULL;
    size_t n_names = 0;
    bool has_memory = true;
    if (!list_folder(path, &names, &n_names)) {
        has_memory = add_failure(list, path, strerror(errno));
    }
    for (size_t i = 0; i < n_names && has_memory; i++) {
        const size_t room = strlen(path) + strlen(names[i]) + 2;
        char *inner = malloc(room);
        if (inner == NULL) {
            has_memory = false;
            break;
        }
        const bool has_slash = path[strlen(path) - 1] == '/';
        (void)snprintf(inner, room, "%s%s%s", path, has_slash ? "" : "/", names[i]);
        has_memory = walk(list, folders, inner, here, depth + 1);
        free(inner);
    }
    for (size_t i = 0; i < n_names; i++) {
        free(names[i]);
    }
    free(names);
    return has_memory;
}

/* Lists a file, or what is in a folder that is `depth` folders down. */
static bool walk(input_list *list, walked *folders, const char *path,
                 const around *outer, int depth)
{
    struct stat found;
    if (stat(path, &found) != 0) {
        return add_failure(list, path, strerror(errno));
    }
    if (!S_ISDIR(found.st_mode)) {
        /* In a folder, what is no file (a pipe, a socket) would block. */
        if (depth > 0 && !S_ISREG(found.st_mode)) {
            return add_failure(list, path, "no regular file");
        }
        return add(list, path,
                   S_ISREG(found.st_mode) ? (uint64_t)found.st_size : UINT64_MAX,
                   identity_of(&found), NULL);
    }
    const around here = {outer, identity_of(&found)};
    for (const around *one = outer; one != NULL; one = one->outer) {
        if (identities_are_equal(&one->folder, &here.folder)) {
            return add_failure(list, path, strerror(ELOOP));
        }
    }
    if (depth == MAX_DEPTH) {
        return add_failure(list, path, strerror(ENAMETOOLONG));
    }
    bool is_new = false;
    return enter(folders, &here.folder, &is_new) &&
           (!is_new || walk_folder(list, folders, path, &here, depth));
}

static bool add_operand(input_list *list, const char *path)
{
    const size_t before = list->n_files;
    if (strcmp(path, "-") == 0) {
        return add(list, path, UINT64_MAX, identity_of_descriptor(STDIN_FILENO), NULL);
    }
    walked folders = {0};
    const bool has_memory = walk(list, &folders, path, NULL, 0);
    clear(&folders);
    if (!has_memory) {
        return false;
    }
    if (list->n_files == before) {
        char message[4300];
        (void)snprintf(message, sizeof message, "%s: no file in this folder", path);
        return add(list, path, 0, (file_identity){0}, message);
    }
    return true;
}

/* Adds every line of a file that lists files, one a line. */
static bool add_listed(input_list *list, const char *path)
{
    const bool is_standard = strcmp(path, "-") == 0;
    FILE *file = is_standard ? stdin : fopen(path, "r");
    if (file == NULL) {
        return add_failure(list, path, strerror(errno));
    }
    enum { MOST = 1 << 16 }; /* bytes of a path */
    text_lines lines = {.file = file, .most = MOST};
    bool has_memory = true;
    while (has_memory && text_lines_next(&lines)) {
        if (lines.n_bytes > 0 && lines.bytes[lines.n_bytes - 1] == '\n') {
            lines.bytes[--lines.n_bytes] = '\0';
        }
        has_memory = lines.bytes[0] == '\0' || add_operand(list, lines.bytes);
    }
    if (lines.failure == ENOMEM) {
        has_memory = false;
    } else if (lines.failure != 0 && has_memory) {
        has_memory = add_failure(list, path,
                                 lines.failure == EFBIG ? "no list of files: a line of "
                                                          "more than 65536 bytes"
                                                        : strerror(lines.failure));
    }
    text_lines_clear(&lines);
    if (!is_standard) {
        (void)fclose(file);
    }
    return has_memory;
}

bool inputs_add(input_list *list, const char *path)
{
    const bool is_standard = strcmp(path, "-") == 0;
    if (!add(list, path, UINT64_MAX,
             is_standard ? identity_of_descriptor(STDIN_FILENO)
                         : identity_of_path(path),
             NULL)) {
        say("out of memory");
        return false;
    }
    return true;
}

bool inputs_list(const cli_options *options, input_list *list)
{
    bool has_memory = true;
    for (size_t i = 0; i < options->n_operands && has_memory; i++) {
        has_memory = add_operand(list, options->operands[i]);
    }
    if (has_memory && options->files_from != NULL) {
        has_memory = add_listed(list, options->files_from);
    }
    if (!has_memory) {
        say("out of memory");
    }
    return has_memory;
}
