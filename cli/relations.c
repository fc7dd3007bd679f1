/* Opens the table of --relations. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/relations.h"

#include "cli/messages.h"
#include "cli/text_lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool relations_open(const cli_options *options, tri_relations **relations)
{
    const char *path = options->relations;
    tri_error error = {0};
    tri_status status = TRI_OK;
    *relations = NULL;
    if (path == NULL) {
        return true;
    }
    if (strcmp(path, "default") == 0) {
        status = tri_relations_default(relations, &error);
    } else {
        const size_t most =
            options->max_bytes == 0 ? TRI_MAX_BYTES : options->max_bytes;
        size_t length = 0;
        FILE *file = fopen(path, "rb");
        if (file == NULL) {
            say("--relations: cannot open %s: %s", path, strerror(errno));
            return false;
        }
        char *table = text_whole(file, most, &length);
        const int failure = errno;
        (void)fclose(file);
        if (table == NULL && failure == EFBIG) {
            say("--relations: %s: a table of more than %zu bytes (--max-bytes raises "
                "the limit)",
                path, most);
            return false;
        }
        if (table == NULL) {
            say("--relations: cannot read %s: %s", path, strerror(failure));
            return false;
        }
        status = tri_relations_read(table, length, path, relations, &error);
        free(table);
    }
    if (status != TRI_OK) {
        say("--relations: %s",
            error.message[0] != '\0' ? error.message : "out of memory");
    }
    return status == TRI_OK;
}

void relations_report(const cli_options *options, size_t n_kept, size_t n_triples)
{
    if (options->relations != NULL && !options->quiet) {
        say("%zu triple%s of the relations of %s, out of %zu", n_kept,
            n_kept == 1 ? "" : "s", options->relations, n_triples);
    }
}
