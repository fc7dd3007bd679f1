/* Reads the documents of a command's operands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/inputs.h"

#include "cli/ids.h"
#include "cli/library.h"
#include "cli/messages.h"
#include "cli/names.h"
#include "cli/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file that is read now, and all that were. */
typedef struct {
    const cli_options *options;
    const inputs_functions *functions;
    tri_form form;      /* of the file */
    bool has_something; /* the file gave a document or a failure */
    bool is_stopped;    /* a function asked for the end */
    id_set ids;         /* of all documents */
} reading;

static void fail(reading *all, const char *id, const char *message)
{
    all->has_something = true;
    if (all->functions->on_failure(id, message, all->functions->user) != TRI_OK) {
        all->is_stopped = true;
    }
}

/* A record that was skipped, or something that was only repaired: worth a word. */
static void warn(const char *message, bool is_failure, void *user)
{
    reading *all = user;
    if (!is_failure) {
        if (!all->options->quiet) {
            say("%s", message);
        }
        return;
    }
    /* "PATH: line N: what" is of the record PATH:N. */
    const char *line = strstr(message, ": line ");
    char id[4200];
    if (line == NULL) {
        (void)snprintf(id, sizeof id, "%.*s", (int)strcspn(message, ":"), message);
    } else {
        const char *number = line + strlen(": line ");
        (void)snprintf(id, sizeof id, "%.*s:%.*s", (int)(line - message), message,
                       (int)strspn(number, "0123456789"), number);
    }
    fail(all, id, message);
}

static void count_bytes(size_t n_bytes, void *user)
{
    const reading *all = user;
    if (all->functions->on_bytes != NULL) {
        all->functions->on_bytes(n_bytes, all->functions->user);
    }
}

/* Makes the document's id one that no document before it has. */
static bool make_unique(reading *all, tri_document *document)
{
    char *fresh = NULL;
    if (!ids_add(&all->ids, document->meta.id, &fresh)) {
        return false;
    }
    if (fresh == NULL) {
        return true;
    }
    if (!all->options->quiet) {
        say("%s: a document of that id was there before; this one is %s",
            document->meta.id, fresh);
    }
    document->meta.id = tri_arena_string(&document->arena, fresh);
    free(fresh);
    return document->meta.id != NULL;
}

static tri_status receive(tri_document *document, void *user)
{
    reading *all = user;
    all->has_something = true;
    const bool has_text = document->n_words > 0;
    if (!has_text || !make_unique(all, document)) {
        char message[4300];
        (void)snprintf(message, sizeof message, "%s: %s", document->meta.id,
                       has_text ? "out of memory" : "no text");
        fail(all, document->meta.id, message);
        tri_document_free(document);
    } else if (all->functions->on_document(document, all->form, all->functions->user) !=
               TRI_OK) {
        all->is_stopped = true;
    }
    /* Ctrl-C ends the reading between two documents. */
    return all->is_stopped || output_is_interrupted() ? TRI_ERR_STOPPED : TRI_OK;
}

static void read_path(reading *all, const char *path, bool is_one_of_several)
{
    const cli_options *options = all->options;
    all->form = options->from != NULL ? tri_form_from_name(options->from)
                                      : tri_form_from_path(path);
    all->has_something = false;
    const tri_read_options how = {
        .form = all->form,
        .date = options->date,
        .several = is_one_of_several,
        .keep_trees = options->keep_trees,
        .text_field = options->text_field,
        .xpath = options->xpath,
        .max_bytes = options->max_bytes,
        .tei_original = options->tei_original,
        .on_warning = warn,
        .on_bytes = count_bytes,
        .user = all,
    };
    tri_error error = {0};
    const tri_status status = tri_read_file(path, &how, receive, all, &error);
    if (all->is_stopped || output_is_interrupted()) {
        return;
    }
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    if (status != TRI_OK) {
        fail(all, path, error.message[0] != '\0' ? error.message : "out of memory");
    } else if (!all->has_something && all->form != TRI_FORM_JSONL &&
               all->form != TRI_FORM_JSON) {
        /* Of records there may be none, as in a part of many. */
        char message[4300];
        (void)snprintf(message, sizeof message, "%s: no text", name);
        fail(all, path, message);
    }
}

bool inputs_know_form(const cli_options *options)
{
    if (options->from == NULL || tri_form_from_name(options->from) != TRI_FORM_COUNT) {
        return true;
    }
    const char *names[TRI_FORM_COUNT];
    char list[128] = "";
    for (int i = 0; i < TRI_FORM_COUNT; i++) {
        names[i] = tri_form_name((tri_form)i);
        (void)snprintf(list + strlen(list), sizeof list - strlen(list), " %s",
                       names[i]);
    }
    const char *near = nearest_name(options->from, names, TRI_FORM_COUNT);
    if (near != NULL) {
        say("unknown form '%s'; did you mean '%s'?", options->from, near);
    } else {
        say("unknown form '%s'; it is one of%s", options->from, list);
    }
    return false;
}

void inputs_read(const cli_options *options, const input_list *list,
                 const inputs_functions *functions)
{
    reading all = {.options = options, .functions = functions};
    for (size_t i = 0; i < list->n_files && !all.is_stopped && !output_is_interrupted();
         i++) {
        const input_file *file = &list->files[i];
        if (file->failure != NULL) {
            fail(&all, file->path, file->failure);
        } else {
            read_path(&all, file->path, list->n_files > 1);
        }
    }
    ids_clear(&all.ids);
}
