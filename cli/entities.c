/* Reads the file of entities, and says why entities were joined. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/entities.h"

#include "cli/messages.h"
#include "cli/text_lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of a file; NULL after a message, or where it is not there and need not be.
 */
static char *read_file(const cli_options *options, size_t *length, bool *is_new)
{
    const char *path = options->entities;
    const size_t most = options->max_bytes == 0 ? TRI_MAX_BYTES : options->max_bytes;
    FILE *file = fopen(path, "rb");
    *is_new = file == NULL && errno == ENOENT && options->update_entities;
    if (*is_new) {
        return NULL;
    }
    char *bytes = file == NULL ? NULL : text_whole(file, most, length);
    if (bytes == NULL && errno == EFBIG) {
        say("%s: a table of more than %zu bytes (--max-bytes raises the limit)", path,
            most);
    } else if (bytes == NULL) {
        say("cannot read %s: %s", path, strerror(errno));
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return bytes;
}

bool entities_read(const cli_options *options, tri_graph *graph)
{
    if (options->entities == NULL) {
        return true;
    }
    size_t length = 0;
    bool is_new = false;
    char *bytes = read_file(options, &length, &is_new);
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
    return say_lines(bytes, length) ? TRI_OK : TRI_ERR_IO;
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
