/* Compares the files that a run reads and writes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/places.h"

#include "cli/messages.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a path leads. */
typedef struct {
    const char *path;
    file_identity file; /* of the file or folder; of its folder where it is not there */
    const char *name;   /* where it is not there: its name in that folder, else NULL */
} place;

/* The folder of a file that is not there yet. */
static file_identity folder_of(const char *path, const char *name)
{
    file_identity found = {0};
    char *folder = name == path ? strdup(".") : strndup(path, (size_t)(name - path));
    if (folder != NULL) {
        found = identity_of_path(folder);
    }
    free(folder);
    return found;
}

static place place_of(const char *path)
{
    place found = {.path = path};
    if (strcmp(path, "-") == 0) {
        found.file = identity_of_descriptor(STDOUT_FILENO);
        return found;
    }
    found.file = identity_of_path(path);
    if (!found.file.is_known && access(path, F_OK) != 0 && errno == ENOENT) {
        const char *slash = strrchr(path, '/');
        found.name = slash == NULL ? path : slash + 1;
        found.file = folder_of(path, found.name);
    }
    return found;
}

static bool is_same(const place *a, const place *b)
{
    if (strcmp(a->path, b->path) == 0) {
        return true;
    }
    return identities_are_equal(&a->file, &b->file) &&
           (a->name == NULL) == (b->name == NULL) &&
           (a->name == NULL || strcmp(a->name, b->name) == 0);
}

void places_add(place_list *outputs, const char *path)
{
    if (path != NULL && outputs->n < MAX_PLACES) {
        outputs->paths[outputs->n++] = path;
    }
}

/* Refuses an output that is this input. */
static bool is_refused(const place *output, const char *input,
                       const file_identity *identity)
{
    if (output->name != NULL || !identities_are_equal(&output->file, identity)) {
        return false;
    }
    const char *name =
        strcmp(output->path, "-") == 0 ? "standard output" : output->path;
    const char *read = strcmp(input, "-") == 0 ? "standard input" : input;
    if (strcmp(name, read) == 0) {
        say("%s is an input: it cannot be an output too", name);
    } else {
        say("%s is the input %s: it cannot be an output too", name, read);
    }
    return true;
}

int places_check(const cli_options *options, const input_list *inputs,
                 const char *model, const place_list *outputs)
{
    place places[MAX_PLACES];
    const bool has_relations =
        options->relations != NULL && strcmp(options->relations, "default") != 0;
    const char *const others[] = {options->files_from, options->entities,
                                  has_relations ? options->relations : NULL, model};
    for (size_t i = 0; i < outputs->n; i++) {
        places[i] = place_of(outputs->paths[i]);
        for (size_t j = 0; j < i; j++) {
            if (is_same(&places[j], &places[i])) {
                say("%s is named twice as an output", places[i].path);
                return EXIT_USAGE;
            }
        }
    }
    for (size_t i = 0; i < outputs->n; i++) {
        const bool is_table =
            options->update_entities && places[i].path == options->entities;
        for (size_t j = 0; j < inputs->n_files; j++) {
            const input_file *file = &inputs->files[j];
            if (is_refused(&places[i], file->path, &file->identity)) {
                return EXIT_USAGE;
            }
        }
        for (size_t j = 0; j < options->n_operands; j++) { /* the folders */
            const file_identity folder = identity_of_path(options->operands[j]);
            if (folder.is_folder &&
                is_refused(&places[i], options->operands[j], &folder)) {
                return EXIT_USAGE;
            }
        }
        for (size_t j = 0; j < sizeof others / sizeof *others; j++) {
            if (others[j] == NULL || (is_table && others[j] == options->entities)) {
                continue;
            }
            const file_identity other = identity_of_path(others[j]);
            if (is_refused(&places[i], others[j], &other)) {
                return EXIT_USAGE;
            }
        }
    }
    return EXIT_DONE;
}
