/* The operands of a command: files, folders, standard input, to documents. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_INPUTS_H
#define TRI_CLI_INPUTS_H

#include "cli/identity.h"
#include "cli/options.h"

/* A file that the operands stand for, or what is wrong with one. */
typedef struct {
    char *path;       /* as given; "-" is standard input */
    char *failure;    /* why there is no file of that name to read, else NULL */
    uint64_t n_bytes; /* its size; UINT64_MAX: not known before it is read */
    file_identity identity;
} input_file;

typedef struct {
    input_file *files; /* (n_files) */
    size_t n_files, capacity;
} input_list;

/* What is done with what is read. */
typedef struct {
    /* Takes a document and owns it from then on. `form`: that of its file. Anything but
       TRI_OK ends the reading. */
    tri_status (*on_document)(tri_document *document, tri_form form, void *user);
    /* A file or a document that is no use; `id` is its path or id, `message` names it,
       too. Anything but TRI_OK ends the reading. */
    tri_status (*on_failure)(const char *id, const char *message, void *user);
    void (*on_bytes)(size_t n_bytes, void *user);
    void *user;
} inputs_functions;

/* The files that the operands and --files-from stand for: a file or "-" as it is, a
   folder's files sorted by name (bytes) with those of folders in it, names that begin
   with a dot left out. False where memory is out, after a message. Free the list with
   inputs_list_free. */
bool inputs_list(const cli_options *options, input_list *list);

/* Adds one file, or "-", as it is. False where memory is out, after a message. */
bool inputs_add(input_list *list, const char *path);
void inputs_list_free(input_list *list);

/* The size of all files; 0 where one is not known. */
uint64_t inputs_size(const input_list *list);

/* Whether --from, if given, names a form; else a message is said. */
bool inputs_know_form(const cli_options *options);

/* Reads the files in order and hands their documents over, ids made unique. */
void inputs_read(const cli_options *options, const input_list *list,
                 const inputs_functions *functions);

#endif
