/* Reads the documents of a command's operands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* tsearch */
#include "cli/inputs.h"

#include "cli/messages.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char *id;
    size_t n; /* how many documents were given it */
} used_id;

/* A file that is read now, and all that were. */
typedef struct {
    const cli_options *options;
    inputs_function on_document;
    void *user;
    tri_form form; /* TRI_FORM_COUNT: by each file's extension */
    size_t n_files;
    size_t n_handed; /* documents of this file */
    bool has_failed;
    bool is_stopped; /* on_document asked for the end */
    void *ids;       /* of all documents: a tree of used_id (tsearch) */
} reading;

static void warn(const char *message, bool is_failure, void *user)
{
    reading *all = user;
    all->has_failed = all->has_failed || is_failure;
    /* A repair is worth a word, a failure is an error. */
    if (is_failure || !all->options->quiet) {
        say("%s", message);
    }
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const used_id *)a)->id, ((const used_id *)b)->id);
}

/* The entry of an id, made where there is none; NULL where memory is out. `*is_new` is
   set. */
static used_id *enter(reading *all, const char *id, bool *is_new)
{
    used_id *fresh = calloc(1, sizeof *fresh);
    char *copy = strdup(id);
    if (fresh == NULL || copy == NULL) {
        free(fresh);
        free(copy);
        return NULL;
    }
    *fresh = (used_id){.id = copy, .n = 1};
    used_id **entry = tsearch(fresh, &all->ids, by_id);
    *is_new = entry != NULL && *entry == fresh;
    if (!*is_new) {
        free(fresh);
        free(copy);
    }
    return entry == NULL ? NULL : *entry;
}

/* Makes the document's id one that no document before it has. */
static bool make_unique(reading *all, tri_document *document)
{
    const char *given = document->meta.id;
    bool is_new = false;
    used_id *first = enter(all, given, &is_new);
    if (first == NULL || is_new) {
        return first != NULL;
    }
    while (!is_new) {
        const char *fresh =
            tri_arena_printf(&document->arena, "%s#%zu", given, ++first->n);
        if (fresh == NULL || enter(all, fresh, &is_new) == NULL) {
            return false;
        }
        document->meta.id = fresh;
    }
    if (!all->options->quiet) {
        say("%s: a document of that id was there before; this one is %s", given,
            document->meta.id);
    }
    return true;
}

static void free_ids(reading *all)
{
    while (all->ids != NULL) {
        used_id *entry = *(used_id **)all->ids;
        (void)tdelete(entry, &all->ids, by_id);
        free(entry->id);
        free(entry);
    }
}

static tri_status receive(tri_document *document, void *user)
{
    reading *all = user;
    all->n_handed++;
    if (document->n_words == 0) {
        say("%s: no text", document->meta.id);
        all->has_failed = true;
        tri_document_clear(document);
        return TRI_OK;
    }
    if (!make_unique(all, document)) {
        say("%s: out of memory", document->meta.id);
        all->has_failed = true;
        tri_document_clear(document);
        return TRI_ERR_NO_MEMORY;
    }
    const tri_status status = all->on_document(document, all->user);
    all->is_stopped = status != TRI_OK;
    return status;
}

/* Reads one file; false where something in it failed. */
static bool read_path(reading *all, const char *path)
{
    const tri_read_options how = {
        .form = all->form == TRI_FORM_COUNT ? tri_form_from_path(path) : all->form,
        .date = all->options->date,
        .several = all->n_files > 1,
        .on_warning = warn,
        .user = all,
    };
    tri_error error = {0};
    const bool had_failed = all->has_failed;
    all->n_handed = 0;
    all->has_failed = false;
    const tri_status status = tri_read_file(path, &how, receive, all, &error);
    if (status != TRI_OK && !all->is_stopped && !all->has_failed) {
        say("%s", error.message[0] != '\0' ? error.message : "out of memory");
    } else if (status == TRI_OK && all->n_handed == 0 && !all->has_failed) {
        say("%s: no text", strcmp(path, "-") == 0 ? "standard input" : path);
        all->has_failed = true;
    }
    const bool is_whole = status == TRI_OK && !all->has_failed;
    all->has_failed = had_failed || !is_whole;
    return is_whole;
}

static int unknown_form(const char *name)
{
    const char *names[TRI_FORM_COUNT];
    char list[128] = "";
    for (int i = 0; i < TRI_FORM_COUNT; i++) {
        names[i] = tri_form_name((tri_form)i);
        (void)snprintf(list + strlen(list), sizeof list - strlen(list), " %s",
                       names[i]);
    }
    const char *near = nearest_name(name, names, TRI_FORM_COUNT);
    if (near != NULL) {
        say("unknown form '%s'; did you mean '%s'?", name, near);
    } else {
        say("unknown form '%s'; it is one of%s", name, list);
    }
    return EXIT_USAGE;
}

int inputs_read(const cli_options *options, inputs_function on_document, void *user)
{
    reading all = {.options = options,
                   .on_document = on_document,
                   .user = user,
                   .form = TRI_FORM_COUNT};
    if (options->from != NULL) {
        all.form = tri_form_from_name(options->from);
        if (all.form == TRI_FORM_COUNT) {
            return unknown_form(options->from);
        }
    }
    char **paths = NULL;
    bool is_whole = inputs_list(options, &paths, &all.n_files);
    for (size_t i = 0; i < all.n_files && !all.is_stopped; i++) {
        is_whole = read_path(&all, paths[i]) && is_whole;
    }
    inputs_list_free(paths, all.n_files);
    free_ids(&all);
    return is_whole ? EXIT_DONE : EXIT_FAILED;
}
