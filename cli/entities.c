/* Reads the file of entities, and says why entities were joined. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/entities.h"

#include "cli/messages.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of a file; NULL after a message, or where it is not there and need not be.
 */
static char *read_file(const char *path, bool may_be_new, size_t *length, bool *is_new)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t n = 0;
    size_t room = 0;
    *is_new = file == NULL && errno == ENOENT && may_be_new;
    if (*is_new) {
        return NULL;
    }
    while (file != NULL && (bytes == NULL || !feof(file))) {
        if (n == room) {
            room = room == 0 ? 65536 : room * 2;
            char *bigger = realloc(bytes, room);
            if (bigger == NULL) {
                errno = ENOMEM;
                break;
            }
            bytes = bigger;
        }
        errno = 0;
        n += fread(bytes + n, 1, room - n, file);
        if (ferror(file)) {
            break;
        }
    }
    const int failure = errno;
    const bool is_whole = file != NULL && feof(file) && !ferror(file);
    if (file != NULL) {
        (void)fclose(file);
    }
    if (!is_whole) {
        say("cannot read %s: %s", path, strerror(failure));
        free(bytes);
        return NULL;
    }
    *length = n;
    return bytes;
}

bool entities_read(const cli_options *options, tri_graph *graph)
{
    if (options->entities == NULL) {
        return true;
    }
    size_t length = 0;
    bool is_new = false;
    char *bytes =
        read_file(options->entities, options->update_entities, &length, &is_new);
    if (bytes == NULL) {
        return is_new;
    }
    tri_error error = {0};
    const tri_status status =
        tri_graph_read_entities(graph, options->entities, bytes, length, &error);
    free(bytes);
    if (status != TRI_OK) {
        say("%s", error.message);
    }
    return status == TRI_OK;
}

static tri_status print(const void *bytes, size_t length, void *user)
{
    (void)user;
    return fwrite(bytes, 1, length, stderr) == length ? TRI_OK : TRI_ERR_IO;
}

void entities_explain(const cli_options *options, const tri_graph *graph)
{
    if (options->explain) {
        tri_sink sink;
        tri_sink_init(&sink, print, NULL);
        (void)tri_graph_explain(graph, &sink);
        (void)tri_sink_flush(&sink);
    }
}
